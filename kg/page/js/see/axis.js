// The axis of dates: bars by period on a linear scale, under them what is only told on a day, over both the window.

/** Room for the rows' names at the left; heights of the strip of long spans, of both rows of bars, of the marks. */
const AXIS = { left: 82, right: 18, spans: 8, bars: 74, marks: 16 };
/** The range shown, the widest one, the facts on it, of which answer they are, their bars, and the window that was looked at. */
const axis = { range: null, bounds: null, list: [], of: null, bins: null, window: [null, null] };
/** Which rows there are at all, so that filters do not change the axis. */
const ROWS = ["dated", "told"].filter((row) =>
  facts.some((fact) => !isState(fact) && Number.isFinite(fact.since) && (row === "told") === !fact.when),
);
const ROW_WORDS = { dated: "On a day", told: "Only told" };

function roomFor(from, to) {
  const room = Math.max(4, (to - from) * 0.02);
  return { from: from - room, to: to + 1 + room };
}
/** The days of nearly all of so many events; of all of them where few lie beyond. */
function rangeOf(days_) {
  const [first, last] = [days_[0], days_.at(-1)],
    [from, to] = bulkOf(days_);
  return to - from > 0.5 * (last - first) ? roomFor(first, last) : roomFor(from, to);
}
function openAxis() {
  axis.bounds = roomFor(axisDays[0], axisDays.at(-1));
  axis.range = rangeOf(axisDays);
}
/** The range of what the bars hold: of a pair, say, the years in which they met. */
function fitAxis() {
  const days_ = axis.list
    .map(({ since }) => since)
    .filter(Number.isFinite)
    .sort((x, y) => x - y);
  if (days_.length) showRange(rangeWithin(rangeOf(days_), axis.bounds));
}
function axisWidth() {
  return Math.max(160, ($("histogram").clientWidth || 600) - AXIS.left - AXIS.right);
}
/** The period of the bars, and of the steps that keys and play make. */
function barPeriod() {
  return periodFor(axis.range, axisWidth(), 4);
}
function stepPeriod() {
  return periodFor(axis.range, axisWidth(), 12);
}
function renderDates() {
  $("dates").hidden = !axisDays.length;
  if (!axisDays.length) return;
  readyAxis();
  if (axis.of !== now) gatherAxis();
  renderAxis();
}
/** The range, once there is one, with a window of dates that was set elsewhere in sight. */
function readyAxis() {
  if (!axis.range) openAxis();
  if (axis.window.join() !== [view.since, view.until].join()) lookAtWindow();
}
/** The events of the scope, also those outside the window. */
function gatherAxis() {
  const v = { ...view, since: null, until: null };
  const { list } = view.since === null ? now.scope : scope(v, answer(v));
  axis.list = list.filter((fact) => !isState(fact));
  axis.of = now;
}
/** A window that comes from elsewhere is brought into sight, and made wide enough to be seen. */
function lookAtWindow() {
  const [since, until] = (axis.window = [view.since, view.until]);
  if (since === null) return;
  const { from, to } = axis.range,
    span = until + 1 - since;
  if (since >= from && until < to && span > (to - from) / 25) return;
  axis.range = rangeWithin({ from: since - span, to: until + 1 + span }, axis.bounds);
}
function showRange(range) {
  axis.range = range;
  renderAxis();
  if (view.tab === "timeline") renderLanes();
}
function zoomAxis(factor, at = (axis.range.from + axis.range.to) / 2) {
  showRange(zoomed(axis.range, factor, at, axis.bounds));
}

/** The bars of a period; they are the same wherever the axis stands. */
function axisBins(period) {
  const { bins, list } = axis;
  if (bins?.list !== list || bins.period !== period)
    axis.bins = { list, period, found: binned(list, period, data.quads.length) };
  return axis.bins.found;
}
function renderAxis() {
  const svg = $("histogram"),
    width = axisWidth(),
    period = barPeriod();
  const found = axisBins(period),
    rows = rowsOf(
      ROWS.map((row) => tallest(found[row], axis.range, period)),
      AXIS.bars,
    );
  const place = { ...scaleOf(axis.range, width), width, period, rows };
  svg.setAttribute("viewBox", `0 0 ${width + AXIS.left + AXIS.right} ${AXIS.spans + AXIS.bars + AXIS.marks}`);
  const plot = draw("g", { transform: `translate(${AXIS.left} ${AXIS.spans})` });
  plot.append(...marksDrawn(place), windowDrawn(place), ...spansDrawn(found.over, place), ...barsDrawn(found, place));
  svg.replaceChildren(...namesDrawn(rows), plot);
  renderHandles(place);
  renderFields();
  renderBeyond(found);
}
function namesDrawn(rows) {
  return rows.map(({ middle }, i) =>
    draw(
      "text",
      { class: "row-name", x: AXIS.left - 18, y: AXIS.spans + middle + 3.5, "text-anchor": "end" },
      ROW_WORDS[ROWS[i]],
    ),
  );
}
function marksDrawn({ width, rows }) {
  const lines_ = rows.map(({ middle }) => draw("line", { class: "axis", x1: 0, x2: width, y1: middle, y2: middle }));
  const marks = ticksOf(axis.range, width).flatMap(({ x, text }) => {
    const half = text.length * 3;
    return [
      draw("line", { class: "tick", x1: x, x2: x, y1: -AXIS.spans, y2: AXIS.bars + 3 }),
      x + half < width + AXIS.right &&
        draw("text", { x: Math.max(x, half - 10), y: AXIS.bars + 14, "text-anchor": "middle" }, text),
    ];
  });
  return [...marks.filter(Boolean), ...lines_];
}
function windowDrawn({ x, width }) {
  if (view.since === null) return "";
  const [from, to] = [x(view.since), x(view.until + 1)].map((at) => Math.min(width, Math.max(0, at)));
  return draw("rect", {
    class: "window",
    x: from,
    y: -AXIS.spans,
    width: Math.max(1, to - from),
    height: AXIS.bars + AXIS.spans,
  });
}
/** What lasts longer than a bar ("2020", "since 2014"): a thin line, where it begins or ends within the range. */
function spansDrawn(over, { x, width }) {
  const clip = (at) => Math.min(width, Math.max(0, at));
  const found = [...over].map(([when, sums]) => {
    const [from, to] = bounds(when),
      ends_ = [from ? x(day(from)) : 0, to ? x(day(to) + 1) : width];
    return { when, sums, from: clip(ends_[0]), to: clip(ends_[1]) };
  });
  const seen_ = found
    .filter(({ from, to }) => to - from > 1.5 && to - from < width)
    .sort((a, b) => a.from - b.from || b.to - a.to);
  const rows = stacked(
    seen_.map(({ from, to }) => [from, to]),
    2,
    2,
  );
  return seen_.map(({ when, sums, from, to }, i) =>
    draw(
      "rect",
      {
        class: `span q${sums.indexOf(Math.max(...sums))}`,
        x: from,
        y: 3.5 * rows[i] - AXIS.spans,
        width: to - from,
        height: 2.2,
        rx: 1,
      },
      draw(
        "title",
        null,
        `${whenWords({ when, from: bounds(when)[0], to: bounds(when)[1] })}: ${many(sumOf(sums), "event")}`,
      ),
    ),
  );
}
const sumOf = (sums) => sums.reduce((n, m) => n + m, 0);
function barsDrawn(found, place) {
  const starts = new Set(ROWS.flatMap((row) => [...found[row].keys()]));
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => barDrawn(start, found, place))
    .filter(Boolean);
}
/** All that falls into one period: both rows of it, and the room around them to click on. */
function barDrawn(start, found, { x, width, period, rows }) {
  const end = startAfter(start, period),
    left = Math.max(0, x(start)),
    slot = Math.min(width, x(end)) - left;
  if (slot <= 0) return null;
  const out = view.since !== null && (end <= view.since || start > view.until),
    wide = Math.min(22, Math.max(1.5, slot - 1)),
    at = left + (slot - wide) / 2;
  const told = ROWS.map((row) => [row, sumOf(found[row].get(start) ?? [])]).filter(([, n]) => n);
  const label = told.map(([row, n]) => (row === "told" ? `${num(n)} only told then` : many(n, "event"))).join(", ");
  return draw(
    "g",
    { class: `bin${out ? " out" : ""}`, "data-start": isoOf(start) },
    draw("title", null, `${spanWords(start, end - 1)}: ${label}`),
    draw("rect", { class: "hit", x: left, y: 0, width: slot, height: AXIS.bars }),
    ...ROWS.flatMap((row, i) => stackDrawn(found[row].get(start), { ...rows[i], at, wide, row })),
  );
}
/** Cooperation above the line, conflict under it. */
function stackDrawn(sums, { middle, each, at, wide, row }) {
  let up = middle,
    down = middle;
  return [1, 0, 3, 2].map((quad) => {
    const height = Math.max(0.8, (sums?.[quad] ?? 0) * each);
    if (!sums?.[quad]) return null;
    if (quad < 2) up -= height;
    const bar = draw("rect", { class: `q${quad} ${row}`, x: at, y: quad < 2 ? up : down, width: wide, height });
    if (quad > 1) down += height;
    return bar;
  });
}
/** Each handle stands outside its edge of the window, so that the two never lie on each other. */
function renderHandles({ x, width }) {
  const [since, until] = windowNow();
  const set = (id, at, value) => {
    const handle = $(id);
    handle.style.left = `${AXIS.left + Math.min(width, Math.max(0, at))}px`;
    for (const [key, text] of [
      ["valuemin", axisDays[0]],
      ["valuemax", axisDays.at(-1)],
      ["valuenow", value],
      ["valuetext", dayWords(value)],
    ])
      handle.setAttribute(`aria-${key}`, text);
  };
  set("since", view.since === null ? 0 : x(since), since);
  set("until", view.since === null ? width : x(until + 1), until);
  if (view.asof !== null) set("asof-handle", x(view.asof + 0.5), view.asof);
  $("asof-handle").hidden = view.asof === null;
}
/** What lies before and after the range shown, and what has no date at all. */
function renderBeyond({ never }) {
  const early = axis.list.filter((fact) => fact.since < axis.range.from).length,
    late = axis.list.filter((fact) => fact.since >= axis.range.to).length;
  for (const [id, n, text] of [
    ["earlier", early, `‹ ${num(early)} earlier`],
    ["later", late, `${num(late)} later ›`],
  ]) {
    $(id).hidden = !n;
    $(id).textContent = text;
  }
  $("undated").hidden = !never;
  $("undated").textContent = `${num(never)} without any date`;
  $("axis-all").disabled = axis.range.from <= axis.bounds.from && axis.range.to >= axis.bounds.to;
}
