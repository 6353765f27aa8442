// The world of the map: where actors lie, between whom something happened, and in which place.

const LANDS = data.world.lands.map(([code, title, disputed, x, y, path_]) => ({
  code,
  title,
  disputed,
  x,
  y,
  path: path_,
}));
const landOf = new Map(LANDS.filter(({ code }) => code).map((land) => [land.code, land]));
/** At most so many pairs are drawn, the busiest, until all lines are asked for. */
const ARCS = 40;
/** Where actors lie: a state at its capital, a place whose coordinates are known. */
const sites = new Map(actors.map(({ index }) => [index, siteOf(index)]).filter(([, site]) => site));
/** The state of each code. */
const stateOf = new Map();
for (const index of sites.keys()) {
  const { kind, country } = actors[index];
  if (kind === "country" && !stateOf.has(country)) stateOf.set(country, index);
}

function siteOf(index) {
  const { kind, country, key } = actors[index];
  const land = kind === "country" ? landOf.get(country) : null;
  if (land) return { x: land.x, y: land.y };
  const place = Object.hasOwn(data.world.places, key) && data.world.places[key];
  return place && { x: place[0], y: place[1] };
}
/** The actor that an area of the map stands for, if the graph knows it. */
function actorOf({ code, title }) {
  return code ? stateOf.get(code) : [...sites.keys()].find((index) => actors[index].label === title);
}
/** The events that happened in each place, by its actor. */
function happened(list) {
  const found = new Map();
  for (const fact of list) {
    if (!sites.has(fact.place)) continue;
    if (found.has(fact.place)) found.get(fact.place).push(fact);
    else found.set(fact.place, [fact]);
  }
  return found;
}
/** What the map shows of an answer: the busiest pairs, and everybody who lies somewhere, the busiest first. */
function worldSceneOf({ pairs, kept, weight, picked }) {
  const able = [...pairs.values()]
    .filter(({ a, b, other, facts: list }) => !other && list.length >= view.least && sites.has(a) && sites.has(b))
    .sort((x, y) => y.facts.length - x.facts.length || (x.key < y.key ? -1 : 1));
  const arcs = able.filter((pair, i) => view.all || i < ARCS || isPicked(pair)),
    there = happened(kept),
    tied = new Set(arcs.flatMap(({ a, b }) => [a, b]));
  const spots = [...sites].map(([index, site]) => {
    const beside = (there.get(index) ?? []).filter((fact) => !fact.parties.includes(index));
    return { index, ...site, n: weight[index], there: once(beside).length, tied: tied.has(index) };
  });
  const isBusy = ({ index, n, there: more }) => n + more > 0 || picked.has(index);
  return {
    able,
    arcs,
    spots: spots.filter(isBusy).sort((x, y) => y.n + y.there - x.n - x.there || x.index - y.index),
    events: once([...there.values()].flat()).length,
    places: there.size,
  };
}
/** The scene of what is asked for now, made once. */
let worldScene = {};
function worldNow() {
  if (worldScene.of !== now) worldScene = { of: now, ...worldSceneOf(now) };
  return worldScene;
}
function mapSays() {
  const { able, arcs, events: there, places } = worldNow(),
    held_ = once(arcs.flatMap(({ facts: list }) => list));
  const drawn =
    arcs.length < able.length ? `${num(arcs.length)} of ${many(able.length, "pair")}` : many(arcs.length, "pair");
  const all = (v) => {
    v.all = true;
  };
  return [
    `The map holds ${many(held_.length, "fact")} between ${drawn}`,
    there ? ` · ${many(there, "event")} in ${many(places, "place")}` : "",
    arcs.length < able.length
      ? make(
          "span",
          null,
          " · ",
          make("button", { type: "button", class: "link", id: "map-all", onclick: () => change(all) }, "Draw all"),
        )
      : "",
  ];
}

/** How an arc lies: its length, the unit across it, and how far it bends to the north. */
function arcOf(from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y],
    length = Math.hypot(dx, dy) || 1,
    up = dx < 0 ? -1 : 1;
  return { dx, dy, nx: (up * dy) / length, ny: (-up * dx) / length, bend: Math.min(140, length * 0.2) };
}
/** The curve of an arc, moved aside by some pixels. */
function arcPath(from, to, aside) {
  const { dx, dy, nx, ny, bend } = arcOf(from, to);
  const at = (x, y, far) => `${(x + nx * far).toFixed(1)} ${(y + ny * far).toFixed(1)}`;
  return `M${at(from.x, from.y, aside)}Q${at(from.x + dx / 2, from.y + dy / 2, aside + 2 * bend)} ${at(to.x, to.y, aside)}`;
}
/** Where an arc ends (or begins), and the angle at which it does. */
function arcEnd(from, to, aside, back_) {
  const { dx, dy, nx, ny, bend } = arcOf(from, to),
    end = back_ ? from : to,
    far = aside + 2 * bend;
  const control = { x: from.x + dx / 2 + nx * far, y: from.y + dy / 2 + ny * far },
    [x, y] = [end.x + nx * aside, end.y + ny * aside];
  return { x, y, angle: (Math.atan2(y - control.y, x - control.x) * 180) / Math.PI };
}
function arcMiddle(from, to) {
  const { dx, dy, nx, ny, bend } = arcOf(from, to);
  return { x: from.x + dx / 2 + nx * bend, y: from.y + dy / 2 + ny * bend };
}
/** Where names go, the first first: beside, above or below their dots, and none over another or over a dot. */
function placedNames(items, room, kept) {
  const taken = [...kept, ...items.filter(({ solid }) => solid).map(({ x, y, r }) => [x - r, y - r, x + r, y + r])];
  const isFree = (box) =>
    box[0] > 4 &&
    box[2] < room.width - 4 &&
    box[1] > 4 &&
    box[3] < room.height - 4 &&
    !taken.some((other) => other[0] < box[2] && other[2] > box[0] && other[1] < box[3] && other[3] > box[1]);
  const found = [];
  for (const item of items) {
    const { x, y, r, width, size } = item,
      h = size * 0.62;
    const spots = [
      [x + r + 4, y],
      [x - r - 4 - width, y],
      [x - width / 2, y + r + 2 + h],
      [x - width / 2, y - r - 2 - h],
    ];
    const left = spots.map(([at, middle]) => [at, middle - h, at + width, middle + h]).find(isFree);
    if (!left) continue;
    taken.push([left[0] - 3, left[1], left[2] + 3, left[3]]);
    found.push({ ...item, left: left[0], middle: left[1] + h });
  }
  return found;
}
