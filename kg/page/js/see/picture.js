// The picture: vis-network holds the actors, the camera, the pointer and the physics; the scene is drawn by us.

opens("network", { label: "Network", order: 10, render: () => network?.redraw(), over: true });

/** With more than this the picture is not drawn anew at every step of a movement. */
const MANY = 1500;
let network = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
let hoveredLine = null;
let unfit = false;
let scene = null;
/** While a large picture moves: what it looked like, and where. */
let still = null;
let resting = 0;
/** Where the reader has put an actor, as long as the others stay where they are. */
const moved = new Map();
let arranged = "";

function startPicture() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  renderSets();
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, data.options);
  network.on("click", ({ nodes, pointer }) => {
    if (nodes.length) choose({ actor: +nodes[0].slice(1) });
    else choose(pickOf(lineAt(pointer.canvas)));
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) focusOn(+nodes[0].slice(1));
  });
  listenHover();
  network.on("dragStart", ({ nodes }) => {
    $("tip").hidden = true;
    if (!nodes.length) hold();
  });
  network.on("dragEnd", ({ nodes }) => {
    for (const id of nodes) moved.set(+id.slice(1), network.getPosition(id));
    release();
  });
  network.on("zoom", () => {
    $("tip").hidden = true;
    hold();
    clearTimeout(resting);
    resting = setTimeout(release, 220);
  });
  network.on("beforeDrawing", under);
  network.on("afterDrawing", over);
  fit(now.shown, false);
}
/** What a line stands for: the one strand that it is, or all between the two. */
function pickOf(stroke) {
  if (!stroke) return null;
  const { pair, strands } = stroke,
    whole = now.lines.get(pair.key);
  return strands.length === 1 && (whole.strands.length === 1 || isApart(pair))
    ? { edge: strands[0].edge }
    : { pair: [pair.a, pair.b] };
}
function lineAt(point) {
  return scene ? strokeAt(scene.strokes, point, 5 / network.getScale()) : null;
}

function spanOf() {
  const { clientWidth, clientHeight } = $("canvas"),
    [a, b] = [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: clientWidth, y: clientHeight })];
  return { left: a.x, top: a.y, right: b.x, bottom: b.y };
}
/** Lines and what lies under the discs. */
function under(ctx) {
  stack();
  const span = spanOf();
  if (still && uncovered(span) > 0.5) still = null;
  if (still) {
    ctx.drawImage(still.image, still.left, still.top, still.right - still.left, still.bottom - still.top);
    return;
  }
  const places = network.getPositions();
  scene = sceneOf({
    scale: network.getScale(),
    place: (i) => places[actors[i].id],
    span,
    measure: (...text) => measured(ctx, ...text),
  });
  scene.byIndex = new Map(scene.discs.map((disc) => [disc.index, disc]));
  paintStrokes(ctx, scene.strokes);
}
/** What lies over the discs: marks, names, plates. */
function over(ctx) {
  if (still) return;
  for (const mark of scene.marks) paintMark(ctx, mark);
  paintNames(ctx, scene.names, scene.unit);
  for (const plate of scene.plates) paintPlate(ctx, plate, scene.unit);
}
/** How much of what is looked at the still picture does not hold. */
function uncovered({ left, top, right, bottom }) {
  const w = Math.min(right, still.right) - Math.max(left, still.left),
    h = Math.min(bottom, still.bottom) - Math.max(top, still.top);
  return w <= 0 || h <= 0 ? 1 : 1 - (w * h) / ((right - left) * (bottom - top));
}
function hold() {
  if (still || now.lines.size + now.shown.size < MANY) return;
  const from = $("canvas").querySelector("canvas"),
    image = make("canvas", { width: from.width, height: from.height });
  image.getContext("2d").drawImage(from, 0, 0);
  still = { image, ...spanOf() };
}
function release() {
  if (!still) return;
  still = null;
  network.redraw();
}
/** Small actors lie under big ones, for the eye and for the pointer: vis-network draws and tries them in this order. */
function stack() {
  const rank = (id) => now.weight[+id.slice(1)];
  network.body.nodeIndices.sort((x, y) => rank(x) - rank(y) || +y.slice(1) - +x.slice(1));
}
function node(index, { x, y }) {
  const render = ({ ctx }) => {
    const disc = scene?.byIndex?.get(index),
      r = seen(index, network.getScale());
    return {
      drawNode() {
        if (disc && !still) paintDisc(ctx, disc, network.getScale());
      },
      nodeDimensions: { width: r * 2, height: r * (actors[index].kind === "country" ? 1.7 : 2) },
    };
  };
  return { id: actors[index].id, x, y, shape: "custom", size: radius(index), ctxRenderer: render, label: undefined };
}
/** Those who are shown, where they are drawn. */
function arrangement() {
  const base = now.order.slice(0, limitOf()),
    inBase = new Set(base);
  const partners = new Map();
  for (const { a, b } of now.lines.values())
    for (const [one, other] of [
      [a, b],
      [b, a],
    ]) {
      if (!partners.has(one)) partners.set(one, []);
      partners.get(one).push(other);
    }
  const level = levels[view.people ? "states" : "all"];
  return placesOf(
    base,
    [...now.shown].filter((i) => !inBase.has(i)),
    level,
    (i) => partners.get(i) ?? [],
  );
}
/** Wider or higher than it was laid out, so that it fills the canvas; nothing comes nearer together. */
function stretched(at) {
  const { clientWidth: width, clientHeight: height } = $("canvas");
  const wide = (width - 120) / (height - 100) / (SCREEN[0] / SCREEN[1]),
    k = width ? Math.max(1 / 1.8, Math.min(1.8, wide)) : 1;
  for (const point of at.values()) {
    point[0] *= Math.max(1, k);
    point[1] *= Math.max(1, 1 / k);
  }
  return at;
}
/** The actors of the picture and their places, where these are others than before. */
function renderSets() {
  const at = stretched(arrangement()),
    ids = new Set([...at.keys()].map((i) => actors[i].id)),
    key = `${view.people}`;
  if (key !== arranged) moved.clear();
  arranged = key;
  const gone = nodeSet.getIds().filter((id) => !ids.has(id));
  if (gone.length) nodeSet.remove(gone);
  const added = [],
    other = [];
  for (const [index, [x, y]] of at) {
    const before = nodeSet.get(actors[index].id),
      place = moved.get(index) ?? { x, y };
    if (!before) added.push(node(index, place));
    else if (before.x !== place.x || before.y !== place.y) other.push({ id: actors[index].id, ...place });
  }
  if (added.length) nodeSet.add(added);
  if (other.length) nodeSet.update(other);
  if (edgeSet.length) renderSprings();
  still = null;
  hoveredLine = null;
}
/** Lines as the physics knows them: drawn by nobody. */
function renderSprings() {
  const springs = [...now.lines.values()].map(({ key, a, b }) => ({
    id: key,
    from: actors[a].id,
    to: actors[b].id,
    hidden: true,
  }));
  edgeSet.clear();
  edgeSet.add(springs);
}
function physics() {
  const on = $("physics").getAttribute("aria-pressed") !== "true";
  $("physics").setAttribute("aria-pressed", String(on));
  if (on) renderSprings();
  network.setOptions({ physics: { ...data.options.physics, enabled: on } });
}
