// One incident opened: what each mention says, side by side, and each mention's words in its report.

const FIELD_WORDS = { date: "the date", place: "the place", killed: "the killed", injured: "the injured", result: "the result" };

const toldAs = (mention) => (mention.realis === "actual" ? "done" : mention.realis);

function placeWords(told) {
  if (told.place === undefined) return null;
  const words = [foreign(said(told.place))];
  if (told.precision && told.precision !== "exact place") words.push(` (${told.precision})`);
  return words;
}

function withWords(value, words) {
  return words ? [value, " ", make("span", { class: "how" }, "“", foreign(words), "”")] : value;
}

// The mention's own values. An unknown date or place is told with its reason.
function mentionFields(mention) {
  const date = mention.date || "no date";
  const rivals = mention.rivals ? make("span", { class: "how" }, "could also be ", joined(mention.rivals, "; ")) : null;
  return make(
    "dl",
    { class: "fields" },
    field("Kind", codeWords(mention.type) + (mention.mode ? `, ${codeWords(mention.mode)}` : "")),
    field("Date", withWords(date, mention.dateText), said(mention.dateHow)),
    field("Place", [placeWords(mention) || "no place", mention.placeText ? make("span", { class: "how" }, "“", foreign(mention.placeText), "”") : "", rivals].flat(), said(mention.placeHow)),
    field("Doer", joined(names(mention.actors)), mention.doerIs),
    field("Target", joined(names(mention.recipients))),
    field("Weapon", joined(names(mention.weapons))),
    field("Killed", mention.killed && withWords(mention.killed, mention.killedText)),
    field("Injured", mention.injured && withWords(mention.injured, mention.injuredText)),
    field("Result", mention.result),
    field("Happenings", mention.count),
    field("Told as", `${toldAs(mention)}, ${mention.status}`),
    field("Who says so", mention.sources ? joined(names(mention.sources), "; ") : "the report itself"),
  );
}

function mentionCard(mention, place, all) {
  const caption = make("figcaption", {}, all.length > 1 ? `${place + 1}. ` : null, whereItStands(mention));
  return make("figure", { class: "mention" }, caption, quoteInContext(mention), mentionFields(mention), remarks(mention));
}

// The mentions side by side, when there are several: a row for each, fields that cannot both be true marked.
function comparison(incident) {
  if (incident.mentions.length < 2) return null;
  const differs = incident.differs || [];
  const columns = [
    ["date", "Date", (mention) => mention.date],
    ["place", "Place", (mention) => mention.place !== undefined && foreign(said(mention.place))],
    ["doer", "Doer", (mention) => mention.actors && joined(names(mention.actors))],
    ["killed", "Killed", (mention) => mention.killed],
    ["injured", "Injured", (mention) => mention.injured],
    ["result", "Result", (mention) => mention.result],
    ["told", "Told as", (mention) => `${toldAs(mention)}, ${mention.status}`],
  ].filter(([, , value]) => incident.mentions.some(value));
  const head = make("tr", {}, make("th", { scope: "col" }, "Report"), columns.map(([, words]) => make("th", { scope: "col" }, words)));
  const rows = incident.mentions.map((mention, place) => {
    const cells = columns.map(([name, words, value]) => {
      const told = value(mention);
      const differ = (mention.differs || []).includes(name);
      return make("td", { class: differ ? "differ" : told ? null : "silent", "data-name": words }, told || "silent");
    });
    const page = mention.page ? `, p. ${mention.page}` : "";
    return make("tr", {}, make("th", { scope: "row" }, `${place + 1}. `, foreign(account.reports[mention.report].title), page), cells);
  });
  const title = differs.length ? `What each mention says – they differ on ${differs.map((name) => FIELD_WORDS[name]).join(", ")}` : "What each mention says";
  const table = make("table", {}, make("thead", {}, head), make("tbody", {}, rows));
  return make("div", { class: "compare" }, make("h5", {}, title), make("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": title }, table));
}

// Who claimed, denied, accused, confirmed, warned: each statement with its words in its report.
function statementCard(statement) {
  const [who, , , told] = statement.cells;
  const caption = make(
    "figcaption",
    {},
    make("b", { class: "said" }, said(statement.group)),
    " by ",
    make("b", {}, foreign(said(who[0]))),
    told && told.length ? ` (${said(told[0])})` : null,
    " – ",
    whereItStands(statement),
  );
  return make("figure", { class: "mention statement" }, caption, quoteInContext(statement), remarks(statement));
}

function statementsOn(incident) {
  const made = statementsOf.get(incident.id);
  if (!made) return null;
  return make("div", { class: "mentions" }, make("h5", {}, plural(made.length, "statement about it", "statements about it")), made.map(statementCard));
}

function linkTo(incident) {
  const dated = incident.date && !incident.label.includes(String(incident.year));
  return make("a", { href: `#${incident.id}` }, foreign(incident.label), dated ? `, ${incident.date}` : "");
}

function partNotes(incident) {
  const notes = [];
  const whole = incident.partOf && incidentById.get(incident.partOf);
  if (whole) notes.push(make("p", { class: "part-note" }, "Part of: ", linkTo(whole.incident)));
  if (incident.summary) {
    const told = incident.happenings ? `A summary of several happenings (${incident.happenings}).` : "A summary of several happenings.";
    const parts = partsOf.get(incident.id) || [];
    notes.push(make("p", { class: "part-note" }, told, parts.length ? ` Told of one by one: ${parts.length}.` : " None of them is told of one by one."));
    if (parts.length) notes.push(make("ul", {}, parts.map((part) => make("li", {}, linkTo(part)))));
  }
  return notes;
}

function derivation(incident) {
  if (!incident.rules) return null;
  const rules = incident.rules.map(([name, rule]) => `${name}: ${said(rule)}`).join("; ");
  return make("p", { class: "remarks" }, `How the incident’s values were derived – ${rules}.`);
}

function incidentBody(incident) {
  const heading = plural(incident.mentions.length, "mention", "mentions");
  return [
    ...partNotes(incident),
    comparison(incident),
    statementsOn(incident),
    make("div", { class: "mentions" }, make("h5", {}, heading), incident.mentions.map(mentionCard)),
    derivation(incident),
    make("p", { class: "anchor" }, make("a", { href: `#${incident.id}` }, `Link to this incident (${incident.id})`)),
  ].filter(Boolean);
}
