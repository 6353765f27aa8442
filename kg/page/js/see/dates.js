// The histogram of dates, its range, and playing through it.

for (const side of ["since", "until"])
  asks(side, {
    fresh: () => null,
    write: (at) => (at === null ? [] : [[side, isoOf(at)]]),
    read: (params) => windowOf(params)?.[side] ?? null,
    chips: (at, v) =>
      at === null || side === "until" ? [] : [{ text: spanWords(v.since, v.until), clear: dropped("since", "until") }],
    passes: (at, v) =>
      at === null || side === "until" ? null : (fact) => fact.last >= v.since && fact.first <= v.until,
  });
/** The window that an address tells; one that ends before it begins is none. */
function windowOf(params) {
  const [since, until] = [day(params.get("since")), day(params.get("until"))];
  return since <= until ? { since, until } : null;
}

/** Periods that have events, in order; empty stretches are folded, so that one old date does not flatten all others. */
const grain = (() => {
  const known = facts.filter((fact) => !isState(fact) && Number.isFinite(fact.since));
  const units = {
    day: (d) => d,
    week: (d) => d - ((((d + 3) % 7) + 7) % 7),
    month: (d) => at(d, (y, m) => Date.UTC(y, m, 1)),
    quarter: (d) => at(d, (y, m) => Date.UTC(y, m - (m % 3), 1)),
    year: (d) => at(d, (y) => Date.UTC(y, 0, 1)),
    decade: (d) => at(d, (y) => Date.UTC(y - (y % 10), 0, 1)),
    century: (d) => at(d, (y) => Date.UTC(y - (y % 100), 0, 1)),
  };
  const next = {
    day: (d) => d + 1,
    week: (d) => d + 7,
    month: (d) => at(d, (y, m) => Date.UTC(y, m + 1, 1)),
    quarter: (d) => at(d, (y, m) => Date.UTC(y, m + 3, 1)),
    year: (d) => at(d, (y) => Date.UTC(y + 1, 0, 1)),
    decade: (d) => at(d, (y) => Date.UTC(y + 10, 0, 1)),
    century: (d) => at(d, (y) => Date.UTC(y + 100, 0, 1)),
  };
  function at(d, f) {
    const date = new Date(d * DAY);
    return f(date.getUTCFullYear(), date.getUTCMonth()) / DAY;
  }
  for (const unit of Object.keys(units)) {
    const starts = [...new Set(known.map((fact) => units[unit](fact.since)))].sort((x, y) => x - y);
    if (starts.length <= 72 || unit === "century") {
      const coarse = new Map();
      if (unit === "day")
        for (const fact of known)
          coarse.set(fact.since, fact.from === fact.to ? "" : (coarse.get(fact.since) ?? whenWords(fact)));
      return {
        unit,
        floor: units[unit],
        bins: starts.map((start, i) => ({
          start,
          coarse: coarse.get(start),
          end: next[unit](start) - 1,
          gap: i > 0 && next[unit](starts[i - 1]) !== start,
        })),
      };
    }
  }
  return { unit: "day", floor: units.day, bins: [] };
})();
/** The words for a bar: as coarse as the texts are, where none of its events has a day of its own. */
function binWords(bin) {
  if (grain.unit === "day" && bin.coarse) return bin.coarse;
  const d = new Date(bin.start * DAY),
    year = d.getUTCFullYear(),
    month = d.getUTCMonth();
  return {
    day: `${d.getUTCDate()} ${MONTHS[month]} ${year}`,
    week: `${d.getUTCDate()} ${MONTHS[month]} ${year}`,
    month: `${MONTHS[month]} ${year}`,
    quarter: `Q${month / 3 + 1} ${year}`,
    year: `${year}`,
    decade: `${year}s`,
    century: `${year}s`,
  }[grain.unit];
}
function renderDates() {
  const { bins, floor } = grain,
    svg = $("histogram"),
    n = bins.length;
  if (!n) {
    document.querySelector(".dates").hidden = true;
    return;
  }
  const width = svg.clientWidth || 600,
    height = 76,
    middle = 30,
    index = new Map(bins.map((bin, i) => [bin.start, i]));
  const sums = bins.map(() => new Array(data.quads.length).fill(0));
  const { since, until } = view;
  for (const fact of since === null ? now.facts : once(keep({ ...view, since: null, until: null })))
    if (!isState(fact) && Number.isFinite(fact.since)) sums[index.get(floor(fact.since))][fact.quad] += 1;
  const top = Math.max(1, ...sums.map((s) => Math.max(s[0] + s[1], s[2] + s[3]))),
    unit = (middle - 2) / top;
  const slot = (width - 15) / n,
    bar = Math.max(1.5, Math.min(26, slot * 0.72));
  let edge = 0;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(
    draw("line", { class: "axis", x1: 0, x2: width, y1: middle, y2: middle }),
    ...bins.map((bin, i) => {
      const x = 7.5 + slot * (i + 0.5),
        out = since !== null && (bin.end < since || bin.start > until);
      let up = middle,
        down = middle;
      const rects = [1, 0, 3, 2].map((quad) => {
        const h = sums[i][quad] * unit;
        if (!h) return null;
        if (quad < 2) up -= h;
        const rect = draw("rect", {
          class: `q${quad}`,
          x: x - bar / 2,
          y: quad < 2 ? up : down,
          width: bar,
          height: Math.max(0.8, h),
          rx: 1,
        });
        if (quad > 1) down += h;
        return rect;
      });
      const half = 3.2 * binWords(bin).length,
        at = Math.max(x, half),
        room = at - half >= edge && at + half <= width;
      if (room) edge = at + half + 10;
      const label = room && draw("text", { x: at, y: height - 4, "text-anchor": "middle" }, binWords(bin));
      return draw(
        "g",
        { class: `bin${out ? " out" : ""}`, onclick: () => setWindow(i, i) },
        draw(
          "title",
          null,
          `${binWords(bin)}: ${many(
            sums[i].reduce((s, v) => s + v, 0),
            "event",
          )}`,
        ),
        draw("rect", { class: "hit", x: x - slot / 2, y: 0, width: slot, height: 62 }),
        bin.gap && draw("line", { class: "gap", x1: x - slot / 2, x2: x - slot / 2, y1: 4, y2: 58 }),
        ...rects,
        label,
      );
    }),
  );
  const [i, j] = windowBins();
  const [first, last] = since === null ? [bins[0].start, bins.at(-1).end] : [since, until];
  for (const [id, value, date] of [
    ["since", i, first],
    ["until", j + 1, last],
  ]) {
    const input = $(id);
    input.max = n;
    input.value = value;
    input.setAttribute("aria-valuetext", dayWords(date));
  }
  $("window").textContent = since === null ? "All dates" : spanWords(since, until);
}
/** The first and the last bar that the window touches. */
function windowBins() {
  const { bins } = grain;
  if (view.since === null) return [0, bins.length - 1];
  let i = bins.findIndex((bin) => bin.end >= view.since),
    j = bins.findLastIndex((bin) => bin.start <= view.until);
  if (i < 0) i = bins.length - 1;
  if (j < i) j = i;
  return [i, j];
}
function setWindow(i, j) {
  const { bins } = grain;
  setDays(bins[i].start, bins[j].end);
}
/** Exactly these days; all of them is no window. */
function setDays(since, until) {
  const { bins } = grain,
    all = since <= bins[0].start && until >= bins.at(-1).end;
  [view.since, view.until] = all ? [null, null] : [since, until];
  update();
}
/** The handles stand at the edges of bars, so they never lie on each other; each moves its own side of the window only. */
function moveSince() {
  const { bins } = grain,
    [i, j] = windowBins(),
    to = Math.min(+$("since").value, j);
  if (to === i) renderDates();
  else setDays(bins[to].start, view.until ?? bins.at(-1).end);
}
function moveUntil() {
  const { bins } = grain,
    [i, j] = windowBins(),
    to = Math.max(+$("until").value - 1, i);
  if (to === j) renderDates();
  else setDays(view.since ?? bins[0].start, bins[to].end);
}
let timer = 0;
function play() {
  if (timer) {
    stop();
    return;
  }
  const n = grain.bins.length;
  if (n < 2) return;
  let [i, j] = windowBins();
  const span = j - i + 1 >= n ? Math.max(1, Math.round(n / 10)) : j - i + 1;
  if (j >= n - 1) i = -1;
  else i -= 1;
  $("play").setAttribute("aria-pressed", "true");
  const step = () => {
    i += 1;
    if (i + span > n) {
      stop();
      return;
    }
    setWindow(i, i + span - 1);
  };
  step();
  timer = setInterval(step, 650);
}
function stop() {
  clearInterval(timer);
  timer = 0;
  $("play").setAttribute("aria-pressed", "false");
}
function listenDates() {
  for (const [id, move] of [
    ["since", moveSince],
    ["until", moveUntil],
  ])
    $(id).addEventListener("input", () => {
      stop();
      move();
    });
  $("play").addEventListener("click", play);
}
