// The data of the page, and the one way in which it is put on the page: as text, never as markup.

const account = JSON.parse(document.getElementById("account").textContent);
const incidents = account.incidents;
const incidentById = new Map(incidents.map((incident, place) => [incident.id, { incident, place }]));
const partsOf = new Map();
for (const incident of incidents) {
  if (!incident.partOf) continue;
  if (!partsOf.has(incident.partOf)) partsOf.set(incident.partOf, []);
  partsOf.get(incident.partOf).push(incident);
}
// Statements by the incident that they are about.
const statementsOf = new Map();
for (const row of account.chapters.flatMap((chapter) => chapter.rows)) {
  if (!row.about) continue;
  if (!statementsOf.has(row.about)) statementsOf.set(row.about, []);
  statementsOf.get(row.about).push(row);
}

const byId = (id) => document.getElementById(id);
const said = (number) => account.strings[number];
const names = (numbers) => (numbers || []).map(said);

// An element with attributes and children; strings become text nodes, null and false are left out.
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const plural = (number, one, many) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
const codeWords = (code) => (code === code.toUpperCase() ? code[0] + code.slice(1).toLowerCase() : code.replaceAll("-", " "));
const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f\u2018\u2019\u02bb\u02bc']/g, "").toLowerCase();

// A name of the reports' own, kept from turning the text around it.
const foreign = (text) => make("bdi", {}, text);
function joined(list, separator = ", ") {
  return list.flatMap((text, place) => (place ? [separator, foreign(text)] : [foreign(text)]));
}
