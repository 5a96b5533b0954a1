// Words in their report: the sentences around a quote, where they stand, and what they rest on besides.

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

// The quote's own words.
function quoteWords(mention) {
  const words = [];
  for (const [sentence, , , ...runs] of mention.context) {
    let at = 0;
    for (let i = 0; i < runs.length; i += 2) {
      if (runs[i + 1] & 1) words.push(account.sentences[sentence].slice(at, at + runs[i]));
      at += runs[i];
    }
  }
  return words.join("").replace(/\s+/g, " ");
}

function whereItStands(mention) {
  const report = account.reports[mention.report];
  return [
    make("a", { href: `#r${mention.report}` }, foreign(report.title)),
    report.byline ? [" – ", foreign(report.byline)] : null,
    mention.page ? `, page ${mention.page}` : null,
  ];
}

function field(name, value, how) {
  if (value === null || value === undefined || value.length === 0) return null;
  return make("div", {}, make("dt", {}, name), make("dd", {}, value, how ? make("span", { class: "how" }, how) : null));
}

function remarks(mention) {
  const notes = names(mention.notes).map((note) => make("li", {}, note));
  const also = (mention.also || []).map((words) => make("li", {}, "also rests on “", foreign(words), "”"));
  const footnotes = (mention.footnotes || []).map((note) =>
    make("li", {}, `note ${note.mark || ""}: `, foreign(note.words || ""), note.address ? [" ", webLink(note.address)] : null),
  );
  const list = [...notes, ...also, ...footnotes];
  const opened = mention.trigger ? [", opened by “", foreign(mention.trigger), "”"] : null;
  const sure = mention.sure === undefined ? null : `; ${mention.sure} % sure`;
  return make("div", { class: "remarks" }, list.length ? make("ul", {}, list) : null, "Rule ", make("code", {}, said(mention.rule)), opened, sure);
}

// A link out, only to the web; the server has checked it, and it is checked again here.
function webLink(address) {
  if (!/^https?:\/\//i.test(address)) return foreign(address);
  return make("a", { href: address, rel: "noopener noreferrer" }, address);
}
