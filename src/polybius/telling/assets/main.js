// Joining the parts: what is asked changes list, timeline and map together, and stands in the address.

function showAnswer() {
  const answer = answering();
  showAskedInForm();
  drawChronology(answer);
  drawTimeline(answer);
  drawMap(answer);
  openPlace(null);
}

function setHash(hash) {
  history.replaceState(null, "", hash ? `#${hash}` : "#chronology");
}

// Ask for something more (or, for fields given empty, less); `go` scrolls to the list.
function ask(change, go) {
  asked = { ...asked, ...change };
  setHash(hashOfAsked());
  showAnswer();
  if (go) byId("chronology").scrollIntoView();
}

function clearAsked() {
  asked = nothingAsked();
  setHash("");
  showAnswer();
}

// What is open stands in the address too, alone or after what is asked; when nothing is, its section.
function rememberOpen(id, section) {
  const hash = hashOfAsked();
  if (!hash) setHash(id || section);
  else setHash(id ? `${hash}&open=${encodeURIComponent(id)}` : hash);
}

// Follow the address: "#i12" opens incident 12, a mention's id its row in a chapter, "#type=ASSAULT&open=i12" asks and opens, others are places on the page.
function followHash() {
  const hash = location.hash.slice(1);
  const plain = safelyDecoded(hash);
  if (rowById.has(plain)) {
    goToRow(plain);
  } else if (incidentById.has(plain)) {
    goTo(plain);
  } else if (hash.includes("=")) {
    asked = askedFromHash(hash);
    showAnswer();
    const open = new URLSearchParams(hash).get("open");
    if (open && rowById.has(open)) goToRow(open);
    else if (open && incidentById.has(open)) goTo(open);
    else byId("chronology").scrollIntoView();
  }
}

function safelyDecoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

function goTo(id) {
  let button = openIncident(id);
  if (!button) {
    asked = nothingAsked();
    showAnswer();
    button = openIncident(id);
  }
  bringToView(button);
}

function goToRow(id) {
  bringToView(rowById.get(id).table.openRow(id));
}

function bringToView(button) {
  button.scrollIntoView({ block: "start", behavior: "instant" });
  button.focus({ preventScroll: true });
}

let waiting = 0;
function askFromForm() {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask(askedFromForm(), false), 60);
}

// Headings must not hide under the bar of sections, whose height depends on the screen.
function keepClearOfBar() {
  const bar = document.querySelector(".sections");
  new ResizeObserver(() => {
    document.documentElement.style.scrollPaddingTop = `${bar.offsetHeight + 6}px`;
  }).observe(bar);
}

// Going to a section keeps what is asked for in the address.
function listenToSections() {
  document.querySelector(".sections").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !anythingAsked()) return;
    event.preventDefault();
    const section = byId(link.hash.slice(1));
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  });
}

document.documentElement.classList.add("scripted");
fillForm();
form.addEventListener("input", askFromForm);
form.addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", clearAsked);
byId("clear-line").addEventListener("click", clearAsked);
keepClearOfBar();
byId("filter-box").open = window.innerWidth > 700;
listenToSections();
listenToTimeline();
listenToMap();
drawChapters();
showAnswer();
followHash();
window.addEventListener("hashchange", followHash);
