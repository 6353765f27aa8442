// Discs: how large an actor is drawn, in which ink, and its names: where each has room.

const outlines = new Map();
const widths = new Map();
const bulks = new Map();

function path(kind) {
  if (!outlines.has(kind)) outlines.set(kind, new Path2D(outline(kind, 24)));
  return outlines.get(kind);
}
/** In how many events and states a head is, whatever the filters leave, and the most that one has. */
function bulk(v = view) {
  if (!bulks.has(v.people)) {
    const weight = weigh(facts, v);
    bulks.set(v.people, { weight, most: weight.reduce((n, one) => Math.max(n, one), 1) });
  }
  return bulks.get(v.people);
}
/** From 0 to 1: how important an actor is beside the busiest. */
function standingOf(index) {
  const { weight, most: all } = bulk();
  return (weight[index] / all) ** 0.4;
}
function radius(index) {
  return 10 + 13 * standingOf(index);
}
/** From afar a disc is drawn larger than it is, so that it never shrinks to a dot. */
function seen(index, scale) {
  return Math.max(radius(index), (4.5 + 8 * standingOf(index)) / scale);
}
function colour(actor) {
  return ink[`disc-${actor.kind}`] ?? ink.soft;
}
/** Wide names are cut; the width of a letter is measured once. */
function measured(ctx, text, size, weight) {
  const key = `${weight} ${text}`;
  if (!widths.has(key)) {
    ctx.font = `${weight} 100px ${ink.sans}`;
    widths.set(key, ctx.measureText(text).width / 100);
  }
  return widths.get(key) * size;
}
/** Names, the important first: under, over or beside the disc, where no other name and no disc is. */
function namesOf(list, { room, unit, important, measure, inside }) {
  const found = [];
  for (const disc of list) {
    const must = important(disc.index),
      size = (11 + (innerWidth < PHONE ? 1.5 : 4) * standingOf(disc.index)) * unit,
      weight = must > 2 ? 700 : standingOf(disc.index) > 0.5 ? 600 : 500;
    const text = short(actors[disc.index].label, 26),
      w = measure(text, size, weight),
      spots = spotsOf(disc, w, size, unit).map((spot) => inside(spot, w, size));
    const spot =
      spots.find((one) => room.isFree(boxOfName(one, w, size, unit, disc.index), disc.index)) ??
      (must > 2 ? spots[0] : null);
    if (!spot) continue;
    room.take(boxOfName(spot, w, size, unit, disc.index));
    found.push({ index: disc.index, text, size, weight, w, ...spot });
  }
  return found;
}
function boxOfName({ x, y }, w, size, unit, whose) {
  return [x - w / 2 - 3 * unit, y - size * 0.6, x + w / 2 + 3 * unit, y + size * 0.6, whose];
}
/** Where a name may stand, by its middle: under the disc, over it, right and left of it. */
function spotsOf({ x, y, r, kind }, w, size, unit) {
  const [high, wide] = kind === "country" ? [0.86, 1.18] : [1, 1],
    down = r * high + size * 0.62 + 3 * unit,
    aside = r * wide + w / 2 + 5 * unit;
  return [
    { x, y: y + down },
    { x, y: y - down },
    { x: x + aside, y },
    { x: x - aside, y },
    { x: x + aside * 0.8, y: y + down * 0.75 },
    { x: x - aside * 0.8, y: y + down * 0.75 },
    { x: x + aside * 0.8, y: y - down * 0.75 },
    { x: x - aside * 0.8, y: y - down * 0.75 },
  ];
}
