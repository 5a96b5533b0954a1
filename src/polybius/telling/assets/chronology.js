// The list of incidents: a row each, some hundreds at a time, opened in place.

const PAGE = 300;
const list = byId("incidents");
const more = byId("more");
let shown = incidents;
let drawn = 0;
let lastYear;
let openList = null;

function tagsOf(incident) {
  const tags = [];
  const tag = (words, name) => tags.push(make("span", { class: `tag ${name || ""}`.trim() }, words));
  if (incident.killed) tag(harmWords("killed", incident.killed), incident.killed === "none" ? "" : "dead");
  if (incident.injured && incident.injured !== "none") tag(harmWords("injured", incident.injured));
  if (incident.result) tag(incident.result);
  if (incident.realis !== "actual") tag(incident.realis, "not-done");
  if (incident.status !== "asserted") tag(incident.status);
  if (incident.summary) tag(incident.happenings ? `summary of ${incident.happenings}` : "summary");
  if (incident.differs) tag("reports differ", "differs");
  const reports = incident.reports.length > 1 ? `, ${incident.reports.length} reports` : "";
  tag(plural(incident.mentions.length, "mention", "mentions") + reports);
  const statements = (statementsOf.get(incident.id) || []).length;
  if (statements) tag(plural(statements, "statement", "statements"));
  return make("span", { class: "tags" }, spaced(tags));
}

function harmWords(harm, count) {
  if (count === "none") return `none ${harm}`;
  return count === "number not told" ? `some ${harm}` : `${harm} ${count}`;
}

// Blanks between tags, so that they are read as words apart.
const spaced = (nodes) => nodes.flatMap((node) => [node, " "]);

function whoToWhom(incident) {
  const doers = joined(names(incident.actors));
  const targets = joined(names(incident.recipients));
  if (!doers.length && !targets.length) return null;
  const parts = [doers.length ? make("b", {}, doers) : "doer not named"];
  if (incident.doersAre) parts.push(` (${incident.doersAre})`);
  if (targets.length) parts.push(make("span", { "aria-hidden": "true" }, " → "), make("span", { class: "hidden" }, " to "), make("b", {}, targets));
  return make("span", { class: "line" }, parts);
}

// The label without a date at its end: the row begins with the date.
const headline = (incident) => (incident.date && incident.label.replace(/, [^,]*\b\d{4}$/, "")) || incident.label;

function rowOf(incident) {
  const kind = codeWords(incident.type) + (incident.mode ? `, ${codeWords(incident.mode)}` : "");
  const place = placeWords(incident);
  const date = incident.date
    ? make("span", { class: "date" }, incident.date)
    : make("span", { class: "date none" }, `no date: ${said(incident.dateHow)}`);
  const what = make(
    "span",
    {},
    make("span", { class: "label", dir: "auto" }, headline(incident)),
    " ",
    whoToWhom(incident),
    " ",
    make("span", { class: "line" }, kind, place ? [" · ", place] : " · place not told"),
  );
  const body = `${incident.id}-body`;
  const button = make("button", { type: "button", class: "head", id: incident.id, "aria-expanded": "false", "aria-controls": body }, date, " ", what, " ", tagsOf(incident));
  button.addEventListener("click", () => toggle(incident, button.getAttribute("aria-expanded") !== "true", true));
  return make("li", { class: `incident fam-${incident.family}` }, make("h4", {}, button), make("div", { class: "body", id: body, hidden: true }));
}

function toggle(incident, open, byHand) {
  const button = byId(incident.id);
  const body = byId(`${incident.id}-body`);
  button.setAttribute("aria-expanded", String(open));
  body.hidden = !open;
  if (open && !body.hasChildNodes()) body.append(...incidentBody(incident));
  if (byHand) rememberOpen(open ? incident.id : "", "chronology");
}

function yearHeading(year) {
  const number = shown.filter((incident) => incident.year === year).length;
  return make("h3", { class: "year" }, year === undefined ? "No date" : String(year), make("span", { class: "count" }, plural(number, "incident", "incidents")));
}

function drawMore(upTo = drawn + PAGE) {
  for (const incident of shown.slice(drawn, upTo)) {
    if (!openList || incident.year !== lastYear) {
      lastYear = incident.year;
      openList = make("ol", { class: "incident-list" });
      list.append(yearHeading(incident.year), openList);
    }
    openList.append(rowOf(incident));
  }
  drawn = Math.min(Math.max(upTo, drawn), shown.length);
  more.hidden = drawn >= shown.length;
  byId("more-words").textContent = `${(shown.length - drawn).toLocaleString("en")} more`;
}

function drawChronology(answer) {
  shown = answer;
  drawn = 0;
  openList = null;
  list.replaceChildren();
  drawMore(PAGE);
  if (!shown.length) list.append(make("p", { class: "nothing" }, "No incident answers all of this. Clear a filter to see more."));
  showCounts();
}

function showCounts() {
  const all = incidents.length;
  const left = undatedLeftOut();
  const words = shown.length === all ? plural(all, "incident", "incidents") : `${shown.length.toLocaleString("en")} of ${plural(all, "incident", "incidents")}`;
  byId("result").textContent = left ? `${words}; ${left} without a date cannot answer a question about time` : words;
  byId("shown-words").textContent = `Showing ${words}.`;
  byId("shown-line").hidden = !anythingAsked();
  byId("clear").hidden = !anythingAsked();
}

// Bring an incident into the list and open it; give its button, or null when it does not answer what is asked.
function openIncident(id) {
  const { incident } = incidentById.get(id);
  const place = shown.indexOf(incident);
  if (place < 0) return null;
  if (place >= drawn) drawMore(place + PAGE / 2);
  toggle(incident, true, false);
  return byId(id);
}

byId("more-some").addEventListener("click", () => drawMore());
byId("more-all").addEventListener("click", () => drawMore(shown.length));
window.addEventListener("beforeprint", () => drawMore(shown.length));
