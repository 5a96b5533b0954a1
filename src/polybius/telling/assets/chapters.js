// The chapters beside the chronology: tables, some rows at a time, each row opened in place on its words.

const CHAPTER_PAGE = 40;
const CHAPTER_MORE = 200;
const collator = new Intl.Collator("en", { numeric: true });
// Every row with its table, by the id of its mention.
const rowById = new Map();

// The texts of a row's cells, said, in words and remarked.
const cellTexts = (row) => row.cells.flatMap((cell) => cell.slice(0, 3)).filter((number) => number !== null && number !== undefined).map(said);

function cellNodes(cell) {
  const [says, words, remark, , incident] = cell;
  const known = (number) => number !== null && number !== undefined;
  const nodes = [];
  if (known(says)) nodes.push(incident ? make("a", { href: `#${incident}` }, foreign(said(says))) : foreign(said(says)));
  if (known(words)) nodes.push(make("span", { class: known(says) ? "how" : "words" }, "“", foreign(said(words)), "”"));
  if (known(remark)) nodes.push(make("span", { class: "how" }, foreign(said(remark))));
  return spaced(nodes);
}

function rowFields(row) {
  const fields = (row.fields || []).map(([name, value]) => field(said(name), foreign(said(value))));
  return fields.length ? make("dl", { class: "fields" }, fields) : null;
}

class ChapterTable {
  constructor(chapter) {
    this.chapter = chapter;
    this.part = (name) => byId(`${chapter.key}-${name}`);
    this.table = this.part("table");
    this.form = this.part("form");
    this.headings = [...this.table.tHead.rows[0].cells];
    this.sortedBy = null;
    this.descending = false;
    this.searched = new Map();
    for (const row of chapter.rows) rowById.set(row.id, { row, table: this });
    this.fillForm();
    this.listen();
    this.draw();
  }

  fillForm() {
    [...this.form.querySelectorAll("[data-filter]")].forEach((select, place) => {
      const values = count(this.chapter.rows.map((row) => row.sorts[place]));
      for (const [value, number] of values) if (said(value)) select.append(make("option", { value }, `${said(value)} (${number})`));
    });
    const reports = count(this.chapter.rows.map((row) => row.report));
    for (const [value, number] of reports) this.form.elements.report.append(make("option", { value }, `${account.reports[value].title} (${number})`));
  }

  listen() {
    let waiting = 0;
    this.form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.draw(), 60);
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.headings.forEach((heading, column) => heading.firstElementChild.addEventListener("click", () => this.sortBy(column)));
    this.part("some").addEventListener("click", () => this.drawMore(this.drawn + CHAPTER_MORE));
    this.part("all").addEventListener("click", () => this.drawMore(this.shown.length));
    window.addEventListener("beforeprint", () => this.drawMore(this.shown.length));
  }

  // Press once to sort, again to turn round, a third time for the chapter's own order.
  sortBy(column) {
    const again = this.sortedBy === column;
    if (again && this.descending) this.sortedBy = null;
    else this.sortedBy = column;
    this.descending = again && !this.descending;
    this.draw();
  }

  answering() {
    const words = fold(this.form.elements.q.value).split(/\s+/).filter(Boolean);
    const report = this.form.elements.report.value;
    const sure = Number(this.form.elements.sure?.value || 0);
    const wanted = [...this.form.querySelectorAll("[data-filter]")].map((select) => select.value);
    return this.chapter.rows.filter(
      (row) =>
        (report === "" || row.report === Number(report)) &&
        (sure === 0 || row.sure >= sure) &&
        wanted.every((value, place) => value === "" || row.sorts[place] === Number(value)) &&
        words.every((word) => this.searchText(row).includes(word)),
    );
  }

  searchText(row) {
    if (!this.searched.has(row)) this.searched.set(row, fold([row.id, ...cellTexts(row), quoteWords(row), account.reports[row.report].title].join(" \n ")));
    return this.searched.get(row);
  }

  // What a column is sorted by: a number, a day or words; null, which comes last both ways, when the cell is empty.
  orderOf(row, column) {
    const cell = row.cells[column];
    if (!cell) return account.reports[row.report].title;
    const [says, words, , order] = cell;
    if (order !== null && order !== undefined) return order;
    const text = says ?? words;
    return text === null || text === undefined ? null : said(text);
  }

  sorted(rows) {
    if (this.sortedBy === null) return rows;
    const groups = new Map([...new Set(this.chapter.rows.map((row) => row.group))].map((group, place) => [group, place]));
    const turn = this.descending ? -1 : 1;
    const keyed = rows.map((row) => [groups.get(row.group), this.orderOf(row, this.sortedBy), row]);
    keyed.sort(([groupA, a], [groupB, b]) => {
      if (groupA !== groupB) return groupA - groupB;
      if (a === null || b === null) return (a === null) - (b === null);
      return turn * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)));
    });
    return keyed.map(([, , row]) => row);
  }

  draw() {
    this.shown = this.sorted(this.answering());
    this.inGroup = new Map();
    for (const row of this.shown) this.inGroup.set(row.group, (this.inGroup.get(row.group) || 0) + 1);
    this.drawn = 0;
    this.body = null;
    for (const body of [...this.table.tBodies]) body.remove();
    this.headings.forEach((heading, column) => {
      if (column === this.sortedBy) heading.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    this.drawMore(CHAPTER_PAGE);
    const all = this.chapter.rows.length;
    const words = plural(all, this.chapter.one, this.chapter.many);
    this.part("result").textContent = this.shown.length === all ? words : `${this.shown.length.toLocaleString("en")} of ${words}`;
  }

  drawMore(upTo) {
    for (const row of this.shown.slice(this.drawn, upTo)) {
      if (!this.body || row.group !== this.group) this.beginGroup(row.group);
      this.body.append(this.rowOf(row));
    }
    this.drawn = Math.min(Math.max(upTo, this.drawn), this.shown.length);
    this.part("more").hidden = this.drawn >= this.shown.length;
    this.part("more-words").textContent = `${(this.shown.length - this.drawn).toLocaleString("en")} more`;
  }

  beginGroup(group) {
    this.group = group;
    this.body = this.table.appendChild(make("tbody", {}));
    if (group === undefined) return;
    const heading = make("th", { scope: "rowgroup", colspan: this.headings.length }, codeWords(said(group)), " ", make("span", { class: "count" }, String(this.inGroup.get(group))));
    this.body.append(make("tr", { class: "group" }, heading));
  }

  rowOf(row) {
    const [first, ...others] = row.cells;
    const button = make("button", { type: "button", id: row.id, "aria-expanded": "false" }, cellNodes(first));
    button.addEventListener("click", () => this.toggle(row, button.getAttribute("aria-expanded") !== "true", true));
    const cells = others.map((cell, place) => {
      const heading = this.headings[place + 1];
      return make("td", { class: heading.className || null, "data-name": heading.textContent }, cellNodes(cell));
    });
    const report = make("td", { class: "report", "data-name": "Report" }, foreign(account.reports[row.report].title));
    return make("tr", {}, make("th", { scope: "row" }, button), cells, report);
  }

  toggle(row, open, byHand) {
    const button = byId(row.id);
    const line = button.closest("tr");
    const opened = line.nextElementSibling;
    button.setAttribute("aria-expanded", String(open));
    if (opened && opened.classList.contains("opened")) opened.remove();
    if (open) {
      const body = `${row.id}-body`;
      button.setAttribute("aria-controls", body);
      const figure = make("figure", { class: "mention" }, make("figcaption", {}, whereItStands(row)), quoteInContext(row), rowFields(row), remarks(row));
      const link = make("p", { class: "anchor" }, make("a", { href: `#${row.id}` }, `Link to this ${this.chapter.one}`));
      line.after(make("tr", { class: "opened", id: body }, make("td", { colspan: this.headings.length }, figure, link)));
    }
    if (byHand) rememberOpen(open ? row.id : "", this.chapter.key);
  }

  // Bring a row into the table and open it; gives its button. A filter that hides it is given up.
  openRow(id) {
    const { row } = rowById.get(id);
    if (!this.shown.includes(row)) {
      this.form.reset();
      this.draw();
    }
    const place = this.shown.indexOf(row);
    if (place >= this.drawn) this.drawMore(place + CHAPTER_PAGE);
    this.toggle(row, true, false);
    return byId(id);
  }
}

function drawChapters() {
  for (const chapter of account.chapters) new ChapterTable(chapter);
}
