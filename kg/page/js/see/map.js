// The map: states as areas and dots, what happened between them as arcs, and places; moved, zoomed, chosen.

opens("map", { label: "Map", order: 20, render: renderMap, over: true, says: mapSays });
keys(
  "+ − 0",
  "On the map: closer, further away, all of it. The arrows go to the next state or place in their direction",
);

/** Further away than this only states have dots. */
const FAR = 0.13;
/** What of the world is seen: its middle, and pixels for each unit. */
let frame = null;
/** Who of the map's dots is reached by Tab. */
let dotAt = null;
const pointers = new Map();
let dragged = false;

function mapRoom() {
  const { clientWidth: width, clientHeight: height } = $("map");
  return { width, height };
}
function onMap({ x, y }, { width, height } = mapRoom()) {
  return { x: (x - frame.x) * frame.k + width / 2, y: (y - frame.y) * frame.k + height / 2 };
}
function buildMap() {
  if ($("map-svg")) return;
  const hatch = draw("pattern", {
    id: "disputed",
    width: 5,
    height: 5,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  hatch.append(
    draw("rect", { class: "ground", width: 5, height: 5 }),
    draw("rect", { class: "stripe", width: 1.6, height: 5 }),
  );
  const lands = LANDS.filter((land) => land.path).map((land, i) =>
    draw("path", { class: "land", d: land.path, "data-land": LANDS.indexOf(land) }),
  );
  const area = (id, ...children) => draw("g", { id }, ...children);
  const round = (id, label, text, act) =>
    make("button", { type: "button", id, "aria-label": label, title: label, onclick: act }, text);
  $("map").append(
    draw(
      "svg",
      { id: "map-svg", role: "group", "aria-label": "Map of the world. The table holds the same facts as text." },
      draw("defs", null, hatch),
      area("map-lands", ...lands),
      area("map-arcs"),
      area("map-names"),
      area("map-dots"),
    ),
    make(
      "div",
      { class: "zoom", role: "group", "aria-label": "Map" },
      round("map-in", "Zoom in", "+", () => zoomMap(1.5)),
      round("map-out", "Zoom out", "−", () => zoomMap(1 / 1.5)),
      round(
        "map-fit",
        "Fit everything",
        draw(
          "svg",
          { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" },
          draw("path", { d: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" }),
        ),
        () => fitMap(),
      ),
    ),
    make(
      "p",
      { class: "credit" },
      "Borders show who holds an area, not whose it is; hatched: disputed. Outlines: Natural Earth.",
    ),
    make("div", { id: "map-empty", class: "empty nothing", hidden: true }),
    make("div", { id: "map-tip", class: "tip", role: "tooltip", hidden: true }),
  );
  listenMap();
}
function renderMap() {
  buildMap();
  const { arcs, spots } = sceneNow(),
    busy = new Set(spots.map(({ index }) => index)),
    lit = litOf(arcs);
  for (const path_ of $("map-lands").children) {
    const land = LANDS[path_.dataset.land],
      index = actorOf(land);
    path_.setAttribute(
      "class",
      `land${busy.has(index) ? " on" : ""}${now.picked.has(index) ? " picked" : ""}${land.disputed ? " disputed" : ""}`,
    );
  }
  $("map-arcs").replaceChildren(...arcs.map(arc));
  const first = busy.has(dotAt) ? dotAt : spots[0]?.index;
  $("map-dots").replaceChildren(...[...spots].reverse().map((spot) => dot(spot, lit, first)));
  $("map-empty").hidden = spots.length > 0;
  $("map-empty").replaceChildren(
    ...(spots.length
      ? []
      : now.facts.length
        ? [make("p", null, "Nothing of this has a place on the map.")]
        : nothing()),
  );
  if (frame) placeMap();
  else fitMap();
}
/** Who is not dimmed: the chosen, and those with whom they have arcs; null where nothing is chosen. */
function litOf(arcs) {
  if (!now.near) return null;
  const lit = new Set(now.picked);
  if (view.pick.actor !== undefined)
    for (const pair of arcs) if (isPicked(pair, now.picked)) lit.add(pair.a).add(pair.b);
  return lit;
}
function arc(pair) {
  const dim = now.near && !isPicked(pair, now.picked);
  const group = draw("g", { class: `arc${dim ? " dim" : ""}`, "data-pair": pair.key }, draw("path", { class: "hit" }));
  for (const { quad, status, width } of ribbonSides(pair))
    group.append(
      draw("path", {
        class: `side q${quad}${status === "denied" ? " denied" : ""}`,
        "stroke-width": (width * narrow()).toFixed(2),
        "stroke-dasharray": STATUS_DASH[status] ? STATUS_DASH[status].join(" ") : null,
        "data-width": (width * narrow()).toFixed(2),
      }),
    );
  const mark = markOf(pair.facts);
  if (mark)
    group.append(
      draw("g", { class: `cross ${mark}` }, draw("circle", { r: 6 }), draw("path", { d: "M-3-3L3 3M-3 3L3-3" })),
    );
  return group;
}
/** Small screens have small dots. */
function narrow() {
  return Math.max(0.65, Math.min(1, mapRoom().width / 760));
}
function dotRadius({ index, n, there }) {
  const busiest = sceneNow().spots[0],
    part = Math.sqrt((n + there) / Math.max(1, busiest.n + busiest.there));
  return (actors[index].kind === "place" ? 2.5 + 5 * part : 3 + 7 * part) * narrow();
}
function dot(spot, lit, first) {
  const { index, n, there } = spot,
    { kind, label } = actors[index],
    r = dotRadius(spot);
  const shape =
    kind === "place"
      ? draw("path", { class: "point", d: outline("place", r + 1) })
      : draw("circle", { class: "point", r });
  const told_ = [many(n, "fact"), there && `${many(there, "event")} there`].filter(Boolean).join(", ");
  return draw(
    "g",
    {
      class: `dot ${kind}${now.picked.has(index) ? " picked" : ""}${lit && !lit.has(index) ? " dim" : ""}`,
      id: `dot-${index}`,
      role: "button",
      tabindex: index === first ? 0 : -1,
      "aria-label": `${short(label, 80)}: ${told_}`,
      "data-actor": index,
    },
    draw("circle", { class: "hit", r: Math.max(12, r + 4) }),
    shape,
  );
}
/** Everything at its place on the screen. */
function placeMap() {
  $("map").classList.toggle("far", frame.k < FAR);
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
  const [from, to] = group.dataset.pair.split(" ").map((index) => onMap(sites.get(+index), room)),
    sides_ = [...group.querySelectorAll(".side")],
    total = sides_.reduce((sum, { dataset }) => sum + +dataset.width, 0);
  let aside = total / 2;
  for (const side of sides_) {
    side.setAttribute("d", arcPath(from, to, aside - side.dataset.width / 2));
    aside -= +side.dataset.width;
  }
  const hit = group.querySelector(".hit"),
    { x, y } = arcMiddle(from, to);
  hit.setAttribute("d", arcPath(from, to, 0));
  hit.setAttribute("stroke-width", Math.max(11, total + 5));
  group.querySelector(".cross")?.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
}
/** The names that there is room for: of the chosen, then of states, then of places. */
function nameMap(room) {
  const lit = litOf(sceneNow().arcs),
    ctx = (nameMap.ctx ??= make("canvas").getContext("2d"));
  const rank = ({ index }) =>
    now.picked.has(index) ? 0 : lit?.has(index) ? 1 : actors[index].kind === "place" ? 3 : 2;
  const items = sceneNow()
    .spots.map((spot, i) => ({
      ...spot,
      ...onMap(spot, room),
      i,
      r: dotRadius(spot),
      solid: actors[spot.index].kind !== "place",
    }))
    .filter(({ index }) => (!lit || lit.has(index)) && (frame.k >= FAR || actors[index].kind !== "place"))
    .sort((one, other) => rank(one) - rank(other) || one.i - other.i)
    .map((item) => {
      const size = item.i < 3 || now.picked.has(item.index) ? 14 : item.i < 12 ? 12.5 : 11,
        text = short(actors[item.index].label, 24);
      ctx.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
      return { ...item, size, text, width: ctx.measureText(text).width };
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
  const { arcs, spots } = sceneNow(),
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
  placeMap();
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
function moveMap(dx, dy) {
  frame.x -= dx / frame.k;
  frame.y -= dy / frame.k;
  holdMap();
}
