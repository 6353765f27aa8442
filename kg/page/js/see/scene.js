// The picture as data, in its own coordinates: strokes, discs, names, marks and plates. Canvas and SVG draw it.

/**
 * What there is to draw at a scale; `place(index)` -> { x, y }, `span` -> the part that is looked at, or null for all;
 * `measure(text, size, weight)` -> its width. Text and marks have the same size on the screen at every scale.
 */
function sceneOf({ scale, place, span, measure }) {
  const unit = 1 / scale,
    crowd = Math.max(0.45, Math.min(1, Math.sqrt(80 / now.lines.size))),
    thin = (crowd * Math.max(0.6, Math.min(1.15, Math.sqrt(scale)))) / scale;
  const here = [...now.shown].filter((index) => place(index)),
    all = new Map(here.map((index) => [index, discOf(index, place(index), scale)]));
  const list = [...all.values()]
    .filter((disc) => isIn(disc, span))
    .sort((x, y) => now.weight[x.index] - now.weight[y.index] || y.index - x.index);
  const pairs = [...now.lines.values()].filter(
    ({ a, b }) => all.has(a) && all.has(b) && mayBeIn(all.get(a), all.get(b), span),
  );
  const drawn = strokes(
    pairs.map((pair) => ownPart(pair)),
    { discOf: (i) => all.get(i), unit: thin, isChosen: isApart, shade },
  );
  const room = newRoom(60 * unit);
  for (const disc of list) if (!now.near || now.near.has(disc.index)) room.take(boxOfDisc(disc));
  const signs = marksOf(drawn, room, unit);
  return {
    unit,
    strokes: drawn,
    discs: list,
    marks: signs,
    names: named_(list, room, unit, measure, span),
    plates: platesOf(drawn, room, unit, measure),
  };
}
function discOf(index, { x, y }, scale) {
  const actor = actors[index];
  return {
    index,
    x,
    y,
    r: seen(index, scale),
    kind: actor.kind,
    colour: colour(actor),
    letters: initials(actor),
    opacity: !now.near || now.near.has(index) ? 1 : 0.2,
    chosen: now.picked.has(index),
  };
}
function boxOfDisc({ index, x, y, r, kind }) {
  const [w, h] = kind === "country" ? [1.18, 0.86] : [1, 1];
  return [x - r * w, y - r * h, x + r * w, y + r * h, index];
}
function isIn({ x, y, r }, span) {
  return !span || (x > span.left - 3 * r && x < span.right + 3 * r && y > span.top - 3 * r && y < span.bottom + 3 * r);
}
/** Whether a line between two may cross what is looked at. */
function mayBeIn(a, b, span) {
  if (!span) return true;
  const air = (span.right - span.left) / 4;
  return !(
    (a.x < span.left - air && b.x < span.left - air) ||
    (a.x > span.right + air && b.x > span.right + air) ||
    (a.y < span.top - air && b.y < span.top - air) ||
    (a.y > span.bottom + air && b.y > span.bottom + air)
  );
}
/** Whether the strands of a pair lie apart: the pair, the line or the event is chosen. */
function isApart(pair) {
  return Boolean(view.pick) && view.pick.actor === undefined && isPicked(pair);
}
function isOn(strand) {
  const { pick } = view;
  if (pick.edge !== undefined) return strandKey(edges[pick.edge]) === strand.key;
  return !pick.fact || byFact.get(pick.fact).relations.some((r) => strandKey(edges[r]) === strand.key);
}
/** Its colour is its own whatever is chosen; what is chosen is wider, the rest fades. */
function shade(pair, part) {
  const bright = !view.pick || (isPicked(pair) && (!isApart(pair) || part.strands.some(isOn)));
  const wider = isHovered(pair, part) ? 1.5 : view.pick && bright && isApart(pair) ? 1 : 0;
  const faint = view.pick && isPicked(pair) ? 0.45 : 0.08;
  return {
    colour: part.status === "denied" ? ink.denied : ink[`q${part.quad}`],
    opacity: bright ? (now.near ? 1 : 0.85) : faint,
    wider,
  };
}
function isBright({ opacity }) {
  return opacity > 0.5;
}
/** Names: of what is chosen and near, else of all, the important first. */
function named_(list, room, unit, measure, span) {
  const important = (i) => (i === hovered ? 4 : 0) + (now.picked.has(i) ? 3 : 0) + (now.near?.has(i) ? 1 : 0);
  const queue = list
    .filter(({ index }) => !now.near || now.near.has(index) || index === hovered)
    .sort(
      (x, y) =>
        important(y.index) - important(x.index) || now.weight[y.index] - now.weight[x.index] || x.index - y.index,
    );
  const inside = ({ x, y }, w) =>
    !span || x < span.left || x > span.right
      ? { x, y }
      : { x: Math.max(span.left + w / 2 + 4 * unit, Math.min(span.right - w / 2 - 4 * unit, x)), y };
  return namesOf(queue.slice(0, 400), { room, unit, important, measure, inside });
}
/** A place on a line, as near to its middle as there is room. */
function freeOn({ curve }, isFree) {
  return [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].map((t) => pointOn(curve, t)).find(isFree);
}
/** A cross on what is denied; in a ring where others tell it. */
function marksOf(drawn, room, unit) {
  const r = (now.lines.size > 40 ? 2.6 : 3.6) * unit;
  return drawn
    .filter((stroke) => stroke.mark && isBright(stroke))
    .map((stroke) => {
      const boxed = ({ x, y }) => [x - 1.9 * r, y - 1.9 * r, x + 1.9 * r, y + 1.9 * r];
      const at = freeOn(stroke, (point) => room.isFree(boxed(point))) ?? pointOn(stroke.curve, 0.5);
      room.take(boxed(at));
      return { ...at, r, contested: stroke.mark === "contested", colour: stroke.colour };
    });
}
/** How a line that is not asserted is told, in a small plate at its middle, where lines are few. */
function platesOf(drawn, room, unit, measure) {
  const few = innerWidth >= PHONE && (now.near ? now.near.size <= 25 : now.lines.size <= 30);
  if (!few) return [];
  const found = [];
  const crowded = ({ pair }) => isApart(pair) && pair.strands.length > 4;
  for (const stroke of drawn.filter((one) => one.status !== "asserted" && isBright(one) && !crowded(one))) {
    const text = [...new Set(stroke.facts.map((fact) => data.statuses[fact.status]))].join(", "),
      w = measure(text, 10.5 * unit, 500) + 10 * unit,
      h = 16 * unit;
    const boxed = ({ x, y }) => [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
    const [x0, y0, , , x1, y1] = stroke.curve,
      isLong = Math.hypot(x1 - x0, y1 - y0) > w + 30 * unit,
      at = isLong && freeOn(stroke, (point) => room.isFree(boxed(point)));
    if (!at) continue;
    room.take(boxed(at));
    found.push({ ...at, w, h, text, size: 10.5 * unit });
  }
  return found;
}
