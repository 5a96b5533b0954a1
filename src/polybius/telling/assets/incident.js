// One incident opened: what each mention says, side by side, and each mention's words in its report.

const FIELD_WORDS = { date: "the date", place: "the place", killed: "the killed", injured: "the injured", result: "the result" };

// The sentences around a mention's quote, with the quote, its trigger and supporting words marked.
function quoteInContext(mention) {
  const paragraph = make("p", { dir: "auto" });
  mention.context.forEach(([sentence, gap, aside, ...runs], place) => {
    if (place) paragraph.append(gap ? " […] " : " ");
    const home = aside ? paragraph.appendChild(make("span", { class: "aside" })) : paragraph;
    let at = 0;
    for (let i = 0; i < runs.length; i += 2) {
      home.append(marked(account.sentences[sentence].slice(at, at + runs[i]), runs[i + 1]));
      at += runs[i];
    }
  });
  return make("blockquote", {}, paragraph);
}

function marked(text, bits) {
  let node = document.createTextNode(text);
  const within = (tag, name) => {
    node = make(tag, { class: name }, node);
  };
  if (bits & 8) within("span", "note-mark");
  if (bits & 2) within("span", "trigger");
  if (bits & 4 && !(bits & 1)) within("span", "support");
  if (bits & 1) within("mark", null);
  return node;
}

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

function field(name, value, how) {
  if (value === null || value === undefined || value.length === 0) return null;
  return make("div", {}, make("dt", {}, name), make("dd", {}, value, how ? make("span", { class: "how" }, how) : null));
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

function remarks(mention) {
  const notes = names(mention.notes).map((note) => make("li", {}, note));
  const also = (mention.also || []).map((words) => make("li", {}, "also rests on “", foreign(words), "”"));
  const footnotes = (mention.footnotes || []).map((note) =>
    make("li", {}, `note ${note.mark || ""}: `, foreign(note.words || ""), note.address ? [" ", webLink(note.address)] : null),
  );
  const list = [...notes, ...also, ...footnotes];
  return make(
    "div",
    { class: "remarks" },
    list.length ? make("ul", {}, list) : null,
    "Rule ",
    make("code", {}, said(mention.rule)),
    ", opened by “",
    foreign(mention.trigger),
    "”",
  );
}

// A link out, only to the web; the server has checked it, and it is checked again here.
function webLink(address) {
  if (!/^https?:\/\//i.test(address)) return foreign(address);
  return make("a", { href: address, rel: "noopener noreferrer" }, address);
}

function mentionCard(mention, place, all) {
  const report = account.reports[mention.report];
  const caption = make(
    "figcaption",
    {},
    all.length > 1 ? `${place + 1}. ` : null,
    make("a", { href: `#r${mention.report}` }, foreign(report.title)),
    report.byline ? [" – ", foreign(report.byline)] : null,
    mention.page ? `, page ${mention.page}` : null,
  );
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
    make("div", { class: "mentions" }, make("h5", {}, heading), incident.mentions.map(mentionCard)),
    derivation(incident),
    make("p", { class: "anchor" }, make("a", { href: `#${incident.id}` }, `Link to this incident (${incident.id})`)),
  ].filter(Boolean);
}
