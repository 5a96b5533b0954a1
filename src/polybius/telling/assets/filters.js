// What is asked for, kept in the address after "#", and which incidents answer it.

const TEXT_FIELDS = ["q", "from", "to", "type", "mode", "actor", "side", "place", "report", "status", "spot"];
const SWITCHES = ["deaths", "differ", "several"];
const REALIS = ["actual", "attempted", "planned", "hypothetical", "negated"];
const form = byId("filters");

let asked = nothingAsked();

function nothingAsked() {
  const empty = Object.fromEntries(TEXT_FIELDS.map((field) => [field, ""]));
  for (const name of SWITCHES) empty[name] = false;
  return { ...empty, without: [] };
}

function askedFromHash(hash) {
  const given = new URLSearchParams(hash);
  const read = nothingAsked();
  for (const field of TEXT_FIELDS) read[field] = (given.get(field) || "").trim();
  for (const name of SWITCHES) read[name] = given.get(name) === "1";
  for (const side of ["from", "to"]) if (!/^\d{4}-\d\d-\d\d$/.test(read[side])) read[side] = "";
  if (!/^\d+$/.test(read.spot) || !account.spots[Number(read.spot)]) read.spot = "";
  read.without = (given.get("without") || "").split(",").filter((realis) => REALIS.includes(realis));
  return read;
}

function hashOfAsked() {
  const parts = new URLSearchParams();
  for (const field of TEXT_FIELDS) if (asked[field]) parts.set(field, asked[field]);
  for (const name of SWITCHES) if (asked[name]) parts.set(name, "1");
  if (asked.without.length) parts.set("without", asked.without.join(","));
  return parts.toString();
}

const anythingAsked = () => hashOfAsked() !== "";

// Everything of an incident that a search for words looks at; made once, when first needed.
const searched = new Map();
function searchText(incident) {
  if (!searched.has(incident)) {
    const parts = [incident.id, incident.label, incident.type, incident.mode, said(incident.place), ...names(incident.actors)];
    parts.push(...names(incident.recipients), ...names(incident.weapons));
    for (const mention of incident.mentions) {
      parts.push(...names(mention.actors), ...names(mention.recipients), ...names(mention.sources), said(mention.place), quoteWords(mention));
    }
    for (const statement of statementsOf.get(incident.id) || []) parts.push(...cellTexts(statement), quoteWords(statement));
    searched.set(incident, fold(parts.filter(Boolean).join(" \n ")));
  }
  return searched.get(incident);
}

const everyActor = (incident) => [...(incident.actors || []), ...(incident.recipients || [])];
const ACTOR_SIDES = {
  "": everyActor,
  doer: (incident) => incident.actors || [],
  target: (incident) => incident.recipients || [],
};

// The tests that what is asked comes to, each with its field's name.
function testsOfAsked() {
  const tests = [];
  const want = (field, test) => asked[field] && tests.push(test);
  const words = fold(asked.q).split(/\s+/).filter(Boolean);
  want("q", (incident) => words.every((word) => searchText(incident).includes(word)));
  want("from", (incident) => !incident.undated && (!incident.to || incident.to >= asked.from));
  want("to", (incident) => !incident.undated && (!incident.from || incident.from <= asked.to));
  want("type", (incident) => incident.type === asked.type);
  want("mode", (incident) => incident.mode === asked.mode);
  want("place", (incident) => incident.place !== undefined && said(incident.place) === asked.place);
  want("spot", (incident) => incident.spot === Number(asked.spot));
  want("status", (incident) => incident.status === asked.status);
  const side = ACTOR_SIDES[asked.side] || everyActor;
  want("actor", (incident) => side(incident).some((number) => said(number) === asked.actor));
  want("report", (incident) => incident.reports.some((number) => account.reports[number].id === asked.report));
  want("deaths", (incident) => incident.deadLow > 0 || (incident.killed !== undefined && incident.deadLow === undefined));
  want("differ", (incident) => incident.differs !== undefined);
  want("several", (incident) => incident.origins > 1);
  if (asked.without.length) tests.push((incident) => !asked.without.includes(incident.realis));
  return tests;
}

function answering() {
  const tests = testsOfAsked();
  return incidents.filter((incident) => tests.every((test) => test(incident)));
}

// How many incidents without a date a question about time leaves out that would answer otherwise.
function undatedLeftOut() {
  if (!asked.from && !asked.to) return 0;
  const kept = asked;
  asked = { ...asked, from: "", to: "" };
  const left = answering().filter((incident) => incident.undated).length;
  asked = kept;
  return left;
}

function askedFromForm() {
  const read = nothingAsked();
  for (const field of TEXT_FIELDS) if (form.elements[field]) read[field] = form.elements[field].value.trim();
  for (const name of SWITCHES) read[name] = form.elements[name].checked;
  read.spot = asked.spot;
  read.without = [...form.querySelectorAll("[data-realis]")].filter((box) => !box.checked).map((box) => box.dataset.realis);
  return read;
}

function showAskedInForm() {
  for (const field of TEXT_FIELDS) {
    const input = form.elements[field];
    if (!input) continue;
    if (input.value.trim() !== asked[field]) input.value = asked[field];
    input.classList.toggle("active", asked[field] !== "");
  }
  for (const name of SWITCHES) form.elements[name].checked = asked[name];
  for (const box of form.querySelectorAll("[data-realis]")) box.checked = !asked.without.includes(box.dataset.realis);
}

// Each value with how often it occurs, commonest first.
function count(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// Fill the lists of the form with what the account holds, commonest first.
function fillForm() {
  const fill = (field, counted, words = (value) => value) => {
    for (const [value, number] of counted) form.elements[field].append(make("option", { value }, `${words(value)} (${number})`));
  };
  fill("type", count(incidents.map((incident) => incident.type)), codeWords);
  fill("mode", count(incidents.map((incident) => incident.mode).filter(Boolean)), codeWords);
  fill("status", count(incidents.map((incident) => incident.status)));
  fill("place", count(incidents.map((incident) => said(incident.place)).filter(Boolean)));
  fill("actor", count(incidents.flatMap((incident) => [...new Set(everyActor(incident))].map(said))));
  const titles = new Map(account.reports.map((report) => [report.id, report.title]));
  fill("report", count(incidents.flatMap((incident) => incident.reports.map((number) => account.reports[number].id))), (id) => titles.get(id));
  const told = count(incidents.map((incident) => incident.realis));
  for (const [realis, number] of told) {
    const box = make("input", { type: "checkbox", "data-realis": realis, checked: true });
    byId("f-realis").append(make("label", {}, box, ` ${realis === "actual" ? "done" : realis} (${number})`));
  }
}
