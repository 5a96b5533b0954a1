// The timeline's bars for the incidents that are asked for; a press on a column asks for its time.

const chart = byId("timeline-chart");

function drawTimeline(answer) {
  if (!chart) return;
  const axis = Number(chart.dataset.axis);
  const scale = Number(chart.dataset.scale);
  const counts = new Map();
  const ranges = new Set();
  for (const incident of answer) {
    if (incident.bin !== undefined) {
      const key = `${incident.bin} ${incident.family}`;
      counts.set(key, (counts.get(key) || 0) + 1);
    }
    if (incident.range !== undefined) ranges.add(incident.range);
  }
  let bin = null;
  let top = axis;
  for (const bar of byId("timeline-bars").children) {
    if (bar.dataset.bin !== bin) {
      bin = bar.dataset.bin;
      top = axis;
    }
    const height = (counts.get(`${bin} ${bar.dataset.family}`) || 0) * scale;
    top -= height;
    bar.setAttribute("y", top.toFixed(2));
    bar.setAttribute("height", height.toFixed(2));
  }
  for (const range of byId("timeline-ranges").children) range.classList.toggle("out", !ranges.has(Number(range.dataset.range)));
}

function listenToTimeline() {
  if (!chart) return;
  byId("timeline-columns").addEventListener("click", (event) => {
    const column = event.target.closest("[data-bin]");
    if (!column) return;
    const [from, to] = account.bins[Number(column.dataset.bin)];
    ask({ from, to }, true);
  });
  byId("timeline-ranges").addEventListener("click", (event) => {
    const range = event.target.closest("[data-range]");
    if (range) ask({ from: range.dataset.first, to: range.dataset.last }, true);
  });
}
