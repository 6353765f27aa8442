// The window of dates: two days, by field, handle, bar or play, and what passes it.

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

/** What has no date at all, and so no place on the axis, is asked for by itself. */
asks("undated", {
  fresh: () => false,
  write: (on) => (on ? [["undated", 1]] : []),
  read: (params) => params.get("undated") === "1",
  chips: (on) => (on ? [{ text: "Without any date", clear: dropped("undated") }] : []),
  passes: (on) => (on ? (fact) => Number.isNaN(fact.since) : null),
});
function listUndated() {
  dropped("since", "until")(view);
  Object.assign(view, { undated: true, tab: "table" });
  settle();
}

/** The days that the axis has events on, in rising order. */
const axisDays = facts
  .filter((fact) => !isState(fact) && Number.isFinite(fact.since))
  .map((fact) => fact.since)
  .sort((x, y) => x - y);
/** The window; all days where none is set. */
function windowNow() {
  return view.since === null ? [axisDays[0], axisDays.at(-1)] : [view.since, view.until];
}
let settling = 0;
/** Exactly these days; all that there are is no window. While a handle is dragged the rest of the page follows later. */
function setDays(since, until, later = false) {
  const all = since <= axisDays[0] && until >= axisDays.at(-1);
  [view.since, view.until] = all ? [null, null] : [since, until];
  axis.window = [view.since, view.until];
  if (!later) return settle();
  renderAxis();
  settling ||= setTimeout(settle, 140);
}
function settle() {
  clearTimeout(settling);
  settling = 0;
  update({ filters: true });
}
/** A window moved by about so many days, edge by edge to where periods begin. */
function slid([since, until], by, period) {
  const from = nearestStart(since + by, period);
  return [from, nearestStart(until + 1 + from - since, period) - 1];
}
function nearestStart(number, period) {
  const [before, after] = [startOf(number, period), startAfter(number, period)];
  return number - before < after - number ? before : after;
}
/** The window with one edge moved by whole periods; an edge never passes the other. */
function stepped([since, until], side, by, period) {
  if (side === "since") {
    const to = by < 0 ? startOf(since - 1, period) : startAfter(since, period);
    return [to > until ? since : Math.max(to, axis.bounds.from), until];
  }
  const to = (by < 0 ? startOf(until, period) : startAfter(until + 1, period)) - 1;
  return [since, to < since ? until : Math.min(to, axis.bounds.to)];
}
/** What is typed into a field: a day, or the first or last day of a month or year. */
function typeDay(side, field) {
  const found = daysOfWords(field.value);
  field.setAttribute("aria-invalid", String(field.value.trim() !== "" && !found));
  if (field.value.trim() && !found) return;
  stop();
  let [since, until] = windowNow();
  if (side === "since") since = found ? found[0] : axisDays[0];
  else until = found ? found[1] : axisDays.at(-1);
  if (since > until) [since, until] = found;
  setDays(since, until);
  lookAtWindow();
  showRange(axis.range);
}
function renderFields() {
  for (const side of ["since", "until"]) {
    const field = $(`${side}-day`);
    if (field === document.activeElement && field.getAttribute("aria-invalid") === "true") continue;
    field.value = view[side] === null ? "" : dayWords(view[side]);
    field.setAttribute("aria-invalid", "false");
  }
  $("window").textContent = view.since === null ? "All dates" : spanWords(view.since, view.until);
}

let timer = 0;
/** Moves the window on, over stretches in which nothing happens at once; without a window, one of a tenth of all. */
function play() {
  if (timer) return stop();
  const period = stepPeriod(),
    last = axisDays.at(-1);
  const [first, end] = windowNow(),
    whole = view.since === null || end >= last;
  const length = Math.max(1, view.since === null ? Math.round((last - axisDays[0]) / 10) : end - first + 1);
  let next = whole ? startOf(axisDays[0], period) : startAfter(first, period);
  $("play").setAttribute("aria-pressed", "true");
  const step = () => {
    const at = axisDays.find((number) => number >= next);
    if (at === undefined) return stop();
    const from = at < next + length ? next : startOf(at, period),
      to = nearestStart(from + length, period) - 1;
    setDays(from, Math.max(to, startAfter(from, period) - 1));
    next = startAfter(from, period);
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
  for (const side of ["since", "until"])
    $(`${side}-day`).addEventListener("change", (event) => typeDay(side, event.target));
  $("play").addEventListener("click", play);
  $("undated").addEventListener("click", listUndated);
  listenAxis();
}
