// Hands on the axis: dragging the window, its edges or the axis itself, wheel, two fingers, keys.

/** What is being dragged, from where: { how, day, window, range, x, moved }. */
let drag = null;
const fingers = new Map();

function axisX(event) {
  return event.clientX - $("histogram").getBoundingClientRect().x - AXIS.left;
}
function dayUnder(event, range = axis.range) {
  return scaleOf(range, axisWidth()).at(axisX(event));
}
/** What a pointer that goes down on the axis takes hold of. */
function heldBy(event) {
  const low = event.clientY - $("histogram").getBoundingClientRect().y > AXIS.spans + AXIS.bars,
    at = dayUnder(event);
  if (low) return "pan";
  return view.since !== null && at >= view.since && at < view.until + 1 ? "move" : "draw";
}
/** An edge is moved from where it stands, wherever on its handle it was taken. */
const DRAGS = {
  since(at, { window: [since, until], day: from, range }) {
    const to = Math.max(since, range.from) + at - from;
    setDays(Math.min(nearestStart(to, barPeriod()), until), until, true);
  },
  until(at, { window: [since, until], day: from, range }) {
    const to = Math.min(until + 1, range.to) + at - from;
    setDays(since, Math.max(nearestStart(to, barPeriod()) - 1, since), true);
  },
  move: (at, held) => setDays(...slid(held.window, at - held.day, barPeriod()), true),
  draw: (at, held) => {
    const [from, to] = [Math.min(at, held.day), Math.max(at, held.day)];
    setDays(startOf(from, barPeriod()), startAfter(to, barPeriod()) - 1, true);
  },
  pan: (at, held, event) => {
    const by = dayUnder(event, held.range) - held.day;
    showRange(panned(held.range, -by, axis.bounds));
  },
  asof: (at) => setAsof(Math.floor(Math.min(axis.bounds.to, Math.max(axis.bounds.from, at))), true),
};
function grip(how, event) {
  stop();
  fingers.set(event.pointerId, axisX(event));
  pinched = null;
  drag = { how, day: dayUnder(event), window: windowNow(), range: axis.range, x: event.clientX, moved: false };
  $("range").setPointerCapture(event.pointerId);
}
function follow_(event) {
  if (fingers.has(event.pointerId)) fingers.set(event.pointerId, axisX(event));
  if (fingers.size === 2) return pinch();
  if (!drag) return;
  drag.moved ||= Math.abs(event.clientX - drag.x) > 3;
  if (drag.moved) DRAGS[drag.how](dayUnder(event), drag, event);
}
function letGo(event) {
  fingers.delete(event.pointerId);
  if (!drag) return;
  const { how, moved, day: at } = drag;
  drag = null;
  if (event.type === "pointercancel") return moved && settle();
  if (moved) return how === "pan" ? null : settle();
  if (how === "move" || how === "draw") takeBar(at);
}
/** A click takes the period of a bar, and gives it back when it was the window already. */
function takeBar(at) {
  const period = barPeriod(),
    [since, until] = [startOf(at, period), startAfter(at, period) - 1];
  if (view.since === since && view.until === until) setDays(axisDays[0], axisDays.at(-1));
  else setDays(since, until);
}
/** Two fingers: the days under them stay under them. */
let pinched = null;
function pinch() {
  const [a, b] = [...fingers.values()],
    { at } = scaleOf(axis.range, axisWidth());
  drag = null;
  const gap = Math.max(12, Math.abs(a - b));
  if (pinched) zoomAxis(gap / pinched, at((a + b) / 2));
  pinched = gap;
}
function wheelAxis(event) {
  event.preventDefault();
  const { from, to } = axis.range,
    sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
  const by = (event.deltaX || event.deltaY) / axisWidth();
  if (sideways) showRange(panned(axis.range, by * (to - from), axis.bounds));
  else zoomAxis(Math.exp(-event.deltaY * 0.0022), dayUnder(event));
}
/** Arrows move an edge by a period, with shift the whole window; Page keys by a longer one; plus and minus zoom. */
function keyOnHandle(side, event) {
  const back_ = ["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key) ? -1 : 0,
    by = back_ || (["ArrowRight", "ArrowUp", "PageUp"].includes(event.key) ? 1 : 0);
  const far = event.key.startsWith("Page"),
    period = far ? periodFor(axis.range, axisWidth(), 60) : stepPeriod(),
    held = windowNow();
  const acts = {
    "+": () => zoomAxis(1.6, side === "since" ? held[0] : held[1]),
    "-": () => zoomAxis(1 / 1.6, side === "since" ? held[0] : held[1]),
    Home: () => setDays(...(side === "since" ? [axisDays[0], held[1]] : [held[0], held[0]])),
    End: () => setDays(...(side === "until" ? [held[0], axisDays.at(-1)] : [held[1], held[1]])),
  };
  const act = by
    ? () => setDays(...(event.shiftKey ? slid(held, by * lengthOf(period), period) : stepped(held, side, by, period)))
    : acts[event.key];
  if (!act) return;
  event.preventDefault();
  stop();
  act();
}
function keyOnAsof(event) {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 }[event.key];
  if (!by) return;
  event.preventDefault();
  setAsof(view.asof + by);
}
function listenAxis() {
  keys(
    "Shift ← →",
    "On a date’s handle: the whole window. Page keys: a longer step. + and −: the axis closer or farther",
  );
  const svg = $("histogram"),
    range = $("range");
  svg.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    grip(heldBy(event), event);
  });
  for (const side of ["since", "until"]) {
    $(side).addEventListener("pointerdown", (event) => grip(side, event));
    $(side).addEventListener("keydown", (event) => keyOnHandle(side, event));
  }
  $("asof-handle").addEventListener("pointerdown", (event) => grip("asof", event));
  $("asof-handle").addEventListener("keydown", keyOnAsof);
  range.addEventListener("pointermove", follow_);
  for (const end of ["pointerup", "pointercancel"]) range.addEventListener(end, letGo);
  range.addEventListener("wheel", wheelAxis, { passive: false });
  $("axis-in").addEventListener("click", () => zoomAxis(2));
  $("axis-out").addEventListener("click", () => zoomAxis(0.5));
  $("axis-fit").addEventListener("click", fitAxis);
  $("axis-all").addEventListener("click", () => showRange(axis.bounds));
  $("earlier").addEventListener("click", () => showRange({ from: axis.bounds.from, to: axis.range.to }));
  $("later").addEventListener("click", () => showRange({ from: axis.range.from, to: axis.bounds.to }));
}
