// Where actors are drawn: the places of the tier that holds them; the others near those with whom they deal.

/** Each level with the rank of an actor in it, and its tiers: x, y, x, y in order of rank. */
const levels = Object.fromEntries(
  Object.entries(data.places).map(([key, { order, tiers }]) => [
    key,
    { tiers, rank: new Map(order.map((index, i) => [index, i])) },
  ]),
);
levels.all.rank.forEach((rank, index) => {
  const tier = levels.all.tiers.at(-1);
  [actors[index].x, actors[index].y] = [tier[2 * rank], tier[2 * rank + 1]];
});
/** How many pixels a picture has on an ordinary screen; how near two discs may come; how much lower a name makes one. */
const SCREEN = [760, 580],
  ALONE = 42,
  LOW = 18;

/** The most important first, but each only where one comes with whom it deals; those with nobody come last. */
function together(order, pairs) {
  const rank = new Map(order.map((index, i) => [index, i])),
    enters = new Map();
  for (const { a, b } of pairs) {
    const at = Math.max(rank.get(a), rank.get(b));
    for (const i of [a, b]) enters.set(i, Math.min(enters.get(i) ?? Infinity, at));
  }
  const when = (i) => enters.get(i) ?? order.length;
  return [...order].sort((x, y) => when(x) - when(y) || rank.get(x) - rank.get(y));
}
/** The first tier that holds three in four of them; the last where none does. */
function tierOf(ranks, sizes) {
  const found = sizes.findIndex((size) => ranks.filter((rank) => rank < size).length >= 0.75 * ranks.length);
  return found < 0 ? sizes.length - 1 : found;
}
/** By actor where it is drawn. `base` is laid out together, `rest` comes in where there is room. */
function placesOf(base, rest, level, partners) {
  const rankOf = (i) => level.rank.get(i) ?? Infinity,
    sizes = level.tiers.map((tier) => tier.length / 2);
  const tier = level.tiers[tierOf(base.map(rankOf), sizes)] ?? [],
    at = new Map();
  for (const i of base) if (2 * rankOf(i) < tier.length) at.set(i, [tier[2 * rankOf(i)], tier[2 * rankOf(i) + 1]]);
  if (at.size < 0.3 * tier.length && at.size <= 200) gather(at);
  for (const i of [...base, ...rest])
    if (!at.has(i))
      at.set(
        i,
        freePlace(
          partners(i)
            .map((j) => at.get(j))
            .filter(Boolean),
          at,
        ),
      );
  return new Map([...at].map(([i, [x, y]]) => [i, [x, y]]));
}
/** Few of a large tier come nearer together, in the order in which they lie. */
function gather(at) {
  const list = [...at.keys()],
    boxes = boxesOf(list.map((i) => Math.min(26, actors[i].label.length)));
  const found = pushedApart(spread([...at.values()], boxes), boxes);
  list.forEach((i, n) => at.set(i, found[n]));
}
/** The box of each: for its disc, and for the first ones with the name under it; few have more room. */
function boxesOf(letters) {
  const named_ = Math.max(20, 55 - letters.length / 5);
  const boxes = letters.map((n, i) => (i < named_ ? [Math.max(ALONE, 6.8 * n + 14), ALONE + LOW] : [ALONE, ALONE])),
    few = Math.sqrt((0.45 * SCREEN[0] * SCREEN[1]) / boxes.reduce((sum, [w, h]) => sum + w * h, 1));
  return boxes.map((box) => box.map((side) => side * Math.min(2, Math.max(1, few))));
}
/** Over the area that the boxes ask for: half-way between where they were and evenly filled. */
function spread(points, boxes) {
  if (points.length < 2) return points.map(() => [0, 0]);
  const area = boxes.reduce((sum, [w, h]) => sum + w * h, 0) / 0.6,
    k = Math.sqrt(area / SCREEN[0] / SCREEN[1]);
  const sides_ = [0, 1].map((side) => {
    const values = points.map((point) => point[side]),
      low = Math.min(...values),
      size = Math.max(...values) - low;
    const rank = new Array(points.length);
    [...values.keys()]
      .sort((x, y) => values[x] - values[y] || x - y)
      .forEach((i, n) => {
        rank[i] = n / (points.length - 1);
      });
    return values.map((value, i) => (size < 1 ? 0 : ((value - low) / size + rank[i] - 1) * 0.5 * SCREEN[side] * k));
  });
  return points.map((_, i) => [sides_[0][i], sides_[1][i]]);
}
/** Boxes pushed apart, each pair the shorter way, until none touch. */
function pushedApart(points, boxes, rounds = 200) {
  let found = points;
  for (let round = 0, touch = true; touch && round < rounds; round += 1) {
    touch = false;
    const next = found.map((point) => [...point]);
    for (let i = 1; i < found.length; i += 1)
      for (let j = 0; j < i; j += 1) {
        const gap = [0, 1].map((side) => found[i][side] - found[j][side]),
          over = [0, 1].map((side) => (boxes[i][side] + boxes[j][side]) / 2 - Math.abs(gap[side]));
        if (Math.min(...over) <= 0.5) continue;
        touch = true;
        const side = over[0] < over[1] ? 0 : 1,
          push = (gap[side] < 0 ? -1 : 1) * over[side] * 0.35;
        next[i][side] += push;
        next[j][side] -= push;
      }
    found = next;
  }
  return found;
}
/** The nearest free place around some, or below all. */
function freePlace(near, at) {
  const all = [...at.values()],
    air = ALONE * Math.max(1.2, Math.min(2.8, Math.sqrt(100 / all.length)));
  const [x, y] = near.length
    ? [0, 1].map((side) => near.reduce((sum, point) => sum + point[side], 0) / near.length)
    : [0, all.reduce((low, point) => Math.max(low, point[1]), 0) + 2 * ALONE];
  for (let n = 1; ; n += 1) {
    const turn = n * Math.PI * (3 - Math.sqrt(5)),
      far = (ALONE / 2) * Math.sqrt(n);
    const spot = [x + far * Math.cos(turn), y + far * Math.sin(turn)];
    if (all.every((point) => Math.hypot(point[0] - spot[0], point[1] - spot[1]) > air)) return spot;
  }
}
