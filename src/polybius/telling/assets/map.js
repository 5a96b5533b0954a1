// The map: nearer, farther, moved about; its marks keep their size and follow what is asked for.

const map = byId("map-chart");
const [, , firstWidth, firstHeight] = account.view;
const [worldX, worldY, worldWidth, worldHeight] = account.world;
const MOST_NEAR = 40;
let view = { x: 0, y: 0, width: firstWidth };
let spotCounts = new Map();

const frame = () => ({ width: map.clientWidth || 900, height: map.clientHeight || 540 });
const unit = () => view.width / frame().width;
const viewHeight = () => view.width * (frame().height / frame().width);

// The first view, wide enough to hold all of it in a frame of any shape.
function wholeView() {
  const shape = frame().height / frame().width;
  const width = Math.max(firstWidth, firstHeight / shape);
  return { x: (firstWidth - width) / 2, y: (firstHeight - width * shape) / 2, width };
}

function look(next) {
  const width = Math.min(Math.max(next.width, firstWidth / MOST_NEAR), Math.max(worldWidth, firstWidth));
  const height = width * (frame().height / frame().width);
  const held = (at, size, least, all) => (size >= all ? least + (all - size) / 2 : Math.min(Math.max(at, least), least + all - size));
  view = { x: held(next.x, width, worldX, worldWidth), y: held(next.y, height, worldY, worldHeight), width };
  map.setAttribute("viewBox", `${view.x} ${view.y} ${width} ${height}`);
  sizeMarks();
}

// Points grow with the root of their incidents, and are smaller where there are many of them.
const pointScale = Math.max(0.5, Math.min(1, Math.sqrt(60 / Math.max(1, account.spots.filter((spot) => spot.shown === "point").length))));
const pointSize = (count) => pointScale * Math.min(5 + 2.6 * Math.sqrt(count), 24);

function sizeMarks() {
  const size = unit();
  for (const spot of byId("map-spots").children) {
    const number = Number(spot.dataset.spot);
    const radius = account.spots[number].radius;
    const count = spotCounts.get(number) || 0;
    const least = spot.classList.contains("area") ? 7 : pointSize(count);
    spot.lastElementChild.setAttribute("r", String(Math.max(radius, least * size)));
  }
  for (const name of byId("map-names").children) name.style.fontSize = `${13 * size}px`;
  nameSpots(size);
  byId("hatch").setAttribute("patternTransform", `rotate(45) scale(${size})`);
  showScale(size);
}

// Names beside the marks, exact places and those with most incidents first, left out where they would lie on one another.
function nameSpots(size) {
  const texts = [];
  const spots = [...byId("map-spots").children].filter((spot) => !spot.classList.contains("out"));
  const reach = (spot) => ["cx", "cy", "r"].map((name) => Number(spot.lastElementChild.getAttribute(name)));
  const taken = spots.filter((spot) => spot.classList.contains("point")).map((spot) => {
    const [x, y, radius] = reach(spot);
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
  const rank = (spot) => (spotCounts.get(Number(spot.dataset.spot)) || 0) - (spot.classList.contains("area") ? 1e6 : 0);
  const free = (box) =>
    box.right < view.x + view.width && taken.every((other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top);
  for (const spot of spots.sort((one, other) => rank(other) - rank(one))) {
    const [x, y, radius] = reach(spot);
    const name = account.spots[Number(spot.dataset.spot)].name;
    if (name.length > 40 || texts.length >= 40) continue;
    const width = name.length * 6.6 * size;
    const sides = spot.classList.contains("area") ? [x - width / 2] : [x + radius + 4 * size, x - radius - 4 * size - width];
    const box = sides.map((left) => ({ left, right: left + width, top: y - 8 * size, bottom: y + 8 * size })).find(free);
    if (!box) continue;
    taken.push(box);
    const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
    for (const [key, value] of [["x", box.left], ["y", y + 4 * size], ["class", "spot-name"]]) text.setAttribute(key, value);
    text.style.fontSize = `${12 * size}px`;
    text.textContent = name;
    texts.push(text);
  }
  byId("map-spot-names").replaceChildren(...texts);
}

function showScale(size) {
  const bar = byId("map-scale").firstElementChild;
  const kmPerPixel = size / account.kmUnit;
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
  const km = steps.find((step) => step / kmPerPixel >= 60);
  bar.textContent = km ? `${km} km` : "";
  if (km) bar.style.width = `${km / kmPerPixel}px`;
}

// Zoom by a factor, the given point of the frame (its middle unless told) staying where it is.
function zoom(factor, point = { x: frame().width / 2, y: frame().height / 2 }) {
  const size = unit();
  const at = { x: view.x + point.x * size, y: view.y + point.y * size };
  const width = Math.min(Math.max(view.width * factor, firstWidth / MOST_NEAR), Math.max(worldWidth, firstWidth));
  const next = width / frame().width;
  look({ x: at.x - point.x * next, y: at.y - point.y * next, width });
}

const move = (right, down) => look({ x: view.x + right * unit(), y: view.y + down * unit(), width: view.width });

function drawMap(answer) {
  spotCounts = new Map();
  for (const incident of answer) spotCounts.set(incident.spot, (spotCounts.get(incident.spot) || 0) + 1);
  for (const spot of byId("map-spots").children) {
    const number = Number(spot.dataset.spot);
    const count = spotCounts.get(number) || 0;
    spot.classList.toggle("out", count === 0);
    spot.firstElementChild.textContent = `${account.spots[number].name}: ${plural(count, "incident", "incidents")}`;
  }
  for (const country of byId("map-countries").children) {
    country.classList.toggle("out", !spotCounts.get(Number(country.dataset.countrySpot)));
  }
  for (const link of byId("place-list").querySelectorAll("[data-spot]")) {
    const count = spotCounts.get(Number(link.dataset.spot)) || 0;
    link.parentElement.classList.toggle("out", count === 0);
    link.querySelector(".count").textContent = String(count);
  }
  sizeMarks();
}

// The incidents of one place, beside the map; null shows all places again.
function openPlace(number) {
  const panel = byId("place-open");
  for (const spot of byId("map-spots").children) spot.classList.toggle("chosen", Number(spot.dataset.spot) === number);
  panel.hidden = number === null;
  byId("place-list").hidden = number !== null;
  if (number === null) return;
  const held = shown.filter((incident) => incident.spot === number);
  const back = make("button", { type: "button", class: "quiet" }, "All places");
  back.addEventListener("click", () => {
    openPlace(null);
    map.focus({ preventScroll: true });
  });
  const only = make("button", { type: "button" }, "Show only these");
  only.addEventListener("click", () => ask({ spot: String(number) }, true));
  const rows = held.slice(0, 200).map((incident) =>
    make("li", {}, make("a", { href: `#${incident.id}` }, make("span", { class: "date" }, incident.date || "no date"), foreign(incident.label))),
  );
  const name = account.spots[number].name || "No place told";
  if (held.length > rows.length) rows.push(make("li", {}, `and ${held.length - rows.length} more, which “Show only these” lists`));
  panel.replaceChildren(make("p", {}, back), make("h3", { dir: "auto" }, `${name}: ${plural(held.length, "incident", "incidents")}`), make("p", {}, only), make("ul", {}, rows));
}

const KEYS = {
  ArrowLeft: () => move(-60, 0),
  ArrowRight: () => move(60, 0),
  ArrowUp: () => move(0, -60),
  ArrowDown: () => move(0, 60),
  "+": () => zoom(1 / 1.5),
  "=": () => zoom(1 / 1.5),
  "-": () => zoom(1.5),
  0: () => look(wholeView()),
};

function listenToMap() {
  byId("map-nearer").addEventListener("click", () => zoom(1 / 1.6));
  byId("map-farther").addEventListener("click", () => zoom(1.6));
  byId("map-whole").addEventListener("click", () => look(wholeView()));
  map.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  map.addEventListener(
    "wheel",
    (event) => {
      // The page scrolls past the map unless the reader means the map: it has the focus, or Ctrl is held.
      if (!event.ctrlKey && document.activeElement !== map) return;
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, { x: event.offsetX, y: event.offsetY });
    },
    { passive: false },
  );
  listenToPointers();
  byId("place-list").addEventListener("click", (event) => {
    const link = event.target.closest("[data-spot]");
    if (!link) return;
    event.preventDefault();
    openPlace(Number(link.dataset.spot));
    byId("place-open").querySelector("button").focus();
  });
  new ResizeObserver(() => look(view)).observe(map);
  look(wholeView());
}

// Dragging with one finger or the mouse moves the map, two fingers bring it nearer; a press without a drag opens a place.
function listenToPointers() {
  const held = new Map();
  let moved = 0;
  const apart = () => {
    const [one, other] = [...held.values()];
    return Math.hypot(one.x - other.x, one.y - other.y);
  };
  map.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
  });
  map.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const far = held.size === 2 ? apart() : 0;
    const now = { x: event.clientX, y: event.clientY };
    held.set(event.pointerId, now);
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved > 4 && !map.hasPointerCapture(event.pointerId)) map.setPointerCapture(event.pointerId);
    map.classList.toggle("moving", moved > 4);
    if (held.size === 2 && far) zoom(far / Math.max(apart(), 1));
    if (held.size === 1) move(before.x - now.x, before.y - now.y);
  });
  const leave = (event) => {
    held.delete(event.pointerId);
    map.classList.remove("moving");
  };
  map.addEventListener("pointerup", leave);
  map.addEventListener("pointercancel", leave);
  map.addEventListener("click", (event) => {
    if (moved > 4) return;
    const spot = event.target.closest("[data-spot]");
    const country = event.target.closest("[data-country-spot]");
    if (spot) openPlace(Number(spot.dataset.spot));
    else if (country) openPlace(Number(country.dataset.countrySpot));
    else openPlace(null);
  });
}
