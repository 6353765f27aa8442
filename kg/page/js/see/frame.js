// What of the world the map shows, and where on the screen that puts everything.

/** Further away than this only states have dots. */
const FAR = 0.17;
/** What of the world is seen: its middle, and pixels for each unit. */
let frame = null;
let placing = 0;

function mapRoom() {
  const { clientWidth: width, clientHeight: height } = $("map");
  return { width, height };
}
function onMap({ x, y }, { width, height } = mapRoom()) {
  return { x: (x - frame.x) * frame.k + width / 2, y: (y - frame.y) * frame.k + height / 2 };
}
/** Everything at its place on the screen. */
function placeMap() {
  cancelAnimationFrame(placing);
  placing = 0;
  $("map").classList.toggle("distant", frame.k < FAR);
  const room = mapRoom(),
    { x, y, k } = frame;
  if (!room.width) return;
  $("map-svg").setAttribute("viewBox", `0 0 ${room.width} ${room.height}`);
  $("map-lands").setAttribute(
    "transform",
    `translate(${room.width / 2 - x * k} ${room.height / 2 - y * k}) scale(${k})`,
  );
  $("disputed").setAttribute("patternTransform", `scale(${1 / k}) rotate(45)`);
  for (const group of $("map-arcs").children) placeArc(group, room);
  for (const group of $("map-dots").children) {
    const at = onMap(sites.get(+group.dataset.actor), room);
    group.setAttribute("transform", `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
  }
  nameMap(room);
}
function placeArc(group, room) {
  const [a, b] = group.dataset.pair.split(" ").map(Number),
    [from, to] = [a, b].map((index) => onMap(sites.get(index), room)),
    sides_ = [...group.querySelectorAll(".side")];
  group.querySelectorAll(".tip-of").forEach((old) => old.remove());
  for (const side of sides_) {
    side.setAttribute("d", arcPath(from, to, +side.dataset.off));
    const heads = side.dataset.heads.split(" ");
    [a, b].forEach((index, i) => heads[i] === "1" && side.after(tipOf(side, from, to, index, !i)));
  }
  const hit = group.querySelector(".hit"),
    { x, y } = arcMiddle(from, to);
  hit.setAttribute("d", arcPath(from, to, 0));
  hit.setAttribute("stroke-width", Math.max(11, 5 + 2 * Math.abs(sides_[0].dataset.off)));
  const move = `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${narrow()})`;
  group.querySelector(".cross")?.setAttribute("transform", move);
}
/** The head of an arc's side: before the dot at which it arrives. */
function tipOf(side, from, to, index, atStart) {
  const { x, y, angle } = arcEnd(from, to, +side.dataset.off, atStart),
    r = +$(`dot-${index}`).dataset.r + 1,
    size = (5 + +side.getAttribute("stroke-width")) * narrow(),
    look = side.getAttribute("class").replace("side", "tip-of");
  return draw("path", {
    class: look,
    d: `M${-r} 0L${-r - size} ${-size * 0.5}V${size * 0.5}Z`,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`,
  });
}
/** Whether there is a dot for it at this distance. */
function isDotted({ index, tied }) {
  return tied || frame.k >= FAR || actors[index].kind !== "place" || now.picked.has(index);
}
const mapWidths = new Map();
const mapPen = make("canvas").getContext("2d");
/** How wide a name is, measured once. */
function wide(text, size) {
  const key = `${size} ${text}`;
  if (!mapWidths.has(key)) {
    mapPen.font = `600 ${size}px ${ink.sans}`;
    mapWidths.set(key, mapPen.measureText(text).width);
  }
  return mapWidths.get(key);
}
/** The names that there is room for: of the chosen, then of states, then of places. */
function nameMap(room) {
  const lit = litOf(worldNow().arcs);
  const rank = ({ index }) =>
    now.picked.has(index) ? 0 : lit?.has(index) ? 1 : actors[index].kind === "place" ? 3 : 2;
  const items = worldNow()
    .spots.map((spot, i) => ({
      ...spot,
      ...onMap(spot, room),
      i,
      r: dotRadius(spot),
      solid: actors[spot.index].kind !== "place",
    }))
    .filter((item) => (!lit || lit.has(item.index)) && isDotted(item))
    .sort((one, other) => rank(one) - rank(other) || one.i - other.i)
    .map((item) => {
      const size = item.i < 3 || now.picked.has(item.index) ? 14 : item.i < 12 ? 12.5 : 11,
        text = short(actors[item.index].label, 24);
      return { ...item, size, text, width: wide(text, size) };
    });
  $("map-names").replaceChildren(
    ...placedNames(items, room, [
      [room.width - 64, room.height - 136, room.width, room.height],
      [0, room.height - 36, 520, room.height],
    ]).map(({ index, text, size, left, middle }) =>
      draw(
        "text",
        { class: actors[index].kind, x: left.toFixed(1), y: middle.toFixed(1), "font-size": size, "data-actor": index },
        text,
      ),
    ),
  );
}

/** All that is drawn, with room around it, and never closer than a continent. */
function fitMap() {
  const { arcs, spots } = worldNow(),
    ends_ = arcs.length ? new Set(arcs.flatMap(({ a, b }) => [a, b])) : new Set(spots.map(({ index }) => index)),
    at = [...ends_].map((index) => sites.get(index));
  const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
  frameMap(
    at.length
      ? { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
      : WORLD,
  );
}
const WORLD = { left: -1960, right: 2060, top: -1120, bottom: 800 };
function frameMap({ left, right, top, bottom }) {
  const { width, height } = mapRoom();
  if (!width) return;
  const [wide, high] = [right - left, bottom - top].map((n) => Math.max(n, 500));
  frame = {
    x: (left + right) / 2,
    y: (top + bottom) / 2 - high * 0.1,
    k: Math.min((width - Math.min(140, width * 0.16)) / wide, (height - 110) / high),
  };
  holdMap();
}
/** Neither beyond the rims of the world nor closer than it was measured. */
function holdMap() {
  const { width, height } = mapRoom(),
    least = Math.min(width / (WORLD.right - WORLD.left), height / (WORLD.bottom - WORLD.top));
  frame.k = Math.max(least, Math.min(6, frame.k));
  frame.x = held(frame.x, width / frame.k, WORLD.left, WORLD.right);
  frame.y = held(frame.y, height / frame.k, WORLD.top, WORLD.bottom);
  placing ||= requestAnimationFrame(placeMap);
}
/** The middle of what is seen: within the world as far as there is more of it than is seen. */
function held(at, seen_, from, to) {
  const half_ = seen_ / 2;
  return half_ * 2 > to - from ? (from + to) / 2 : Math.max(from + half_, Math.min(to - half_, at));
}
/** Closer, or further away; what is under the point stays there. */
function zoomMap(factor, point) {
  const { width, height } = mapRoom(),
    { x, y } = point ?? { x: width / 2, y: height / 2 },
    before = frame.k;
  const world = { x: frame.x + (x - width / 2) / before, y: frame.y + (y - height / 2) / before };
  frame.k = before * factor;
  holdMap();
  frame.x = world.x - (x - width / 2) / frame.k;
  frame.y = world.y - (y - height / 2) / frame.k;
  holdMap();
}
/** An actor in the middle, no further away than its part of the world. */
function centreMap(index) {
  frame = { ...sites.get(index), k: Math.max(frame.k, mapRoom().width / 1200) };
  holdMap();
}
function moveMap(dx, dy) {
  frame.x -= dx / frame.k;
  frame.y -= dy / frame.k;
  holdMap();
}
