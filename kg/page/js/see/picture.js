// The picture: vis-network with our own discs, names and plates.

opens("network", { label: "Network", order: 10, render: () => network?.redraw(), over: true });

const ink = {};
let network = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
let unfit = false;
const outlines = new Map();
const widths = new Map();

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const key of [
    "ink",
    "soft",
    "canvas",
    "card",
    "line",
    "accent",
    "denied",
    "halo",
    "q0",
    "q1",
    "q2",
    "q3",
    "q4",
    "q5",
  ])
    ink[key] = style.getPropertyValue(`--${key}`).trim();
}
function path(kind) {
  if (!outlines.has(kind)) outlines.set(kind, new Path2D(outline(kind, 24)));
  return outlines.get(kind);
}
function node(index) {
  const actor = actors[index],
    letters = initials(actor);
  const render = ({ ctx, x, y }) => ({
    drawNode() {
      const r = seen(actor),
        scale = network.getScale(),
        bright = !now.near || now.near.has(index),
        chosen = now.picked.has(index);
      ctx.globalAlpha = bright ? 1 : 0.22;
      ctx.translate(x, y);
      const zoomed = r / 24,
        shape = path(actor.kind);
      ctx.scale(zoomed, zoomed);
      const thin = 1 / (zoomed * Math.max(scale, 0.45));
      ctx.lineWidth = (chosen ? 9 : 3) * thin;
      ctx.strokeStyle = chosen || hovered === index ? ink.accent : ink.canvas;
      ctx.stroke(shape);
      if (chosen) {
        ctx.lineWidth = 3 * thin;
        ctx.strokeStyle = ink.canvas;
        ctx.stroke(shape);
      }
      ctx.fillStyle = colour(actor);
      ctx.fill(shape);
      if (letters && scale * r > 8) {
        ctx.fillStyle = "#fff";
        ctx.font = `600 ${[19, 19, 19, 16.5, 13][letters.length]}px Inter, system-ui, sans-serif`;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.fillText(letters, 0, 1);
      }
    },
    nodeDimensions: { width: seen(actor) * 2, height: seen(actor) * (actor.kind === "country" ? 1.7 : 2) },
  });
  return {
    id: actor.id,
    x: actor.x,
    y: actor.y,
    shape: "custom",
    size: radius(actor),
    ctxRenderer: render,
    label: undefined,
  };
}
/** The bend that keeps the relations of one pair apart, the same whichever of them are shown. */
const bends = (() => {
  const groups = new Map();
  edges.forEach((edge) => {
    const key = edge.a < edge.b ? `${edge.a} ${edge.b}` : `${edge.b} ${edge.a}`;
    if (groups.has(key)) groups.get(key).push(edge);
    else groups.set(key, [edge]);
  });
  const found = new Array(edges.length);
  for (const group of groups.values()) {
    // Other relations, the last of a pair, bend further out: what they join stays where it is without them.
    const plain = group.filter((edge) => !edge.other).length || group.length;
    group.forEach((edge, i) => {
      const bend = (i - (plain - 1) / 2) * 0.24 + (plain % 2 ? 0.06 : 0);
      found[edge.index] = edge.a < edge.b ? bend : -bend;
    });
  }
  return found;
})();
/** Whether some tell it and others deny it. */
function isContested(list) {
  const denied = list.filter((fact) => fact.status === DENIED).length;
  return denied > 0 && denied < list.length;
}
/** How a line is drawn: as most of its facts are told, as denied only where all are. */
function statusOf(list) {
  const claims = list.filter((fact) => fact.status !== DENIED);
  return claims.length ? data.statuses[+ranked(claims, (fact) => fact.status)[0][0]] : "denied";
}
function markOf(list) {
  if (isContested(list)) return "contested";
  return statusOf(list) === "denied" ? "denied" : "";
}
function line({ edge: index, a, b, facts: list }) {
  const edge = edges[index],
    status = statusOf(list),
    bend = bends[index];
  const chosen = view.pick?.edge !== undefined && strandKey(edges[view.pick.edge]) === strandKey(edge);
  const bright =
    !now.near ||
    (view.pick.edge !== undefined && chosen) ||
    (view.pick.pair && now.picked.has(a) && now.picked.has(b)) ||
    (view.pick.actor !== undefined && (now.picked.has(a) || now.picked.has(b))) ||
    (view.pick.fact && byFact.get(view.pick.fact).relations.some((r) => strandKey(edges[r]) === strandKey(edge)));
  const badge = !edge.asserted && (now.near ? bright && now.near.size <= 25 : now.lines.size <= 60);
  const base = now.lines.size > 150 ? 0.5 : 0.8;
  const colour_ = status === "denied" ? ink.denied : ink[`q${edge.quad}`];
  return {
    id: `e${index}`,
    from: actors[a].id,
    to: actors[b].id,
    arrows: { to: { enabled: !edge.mutual, scaleFactor: 0.55 } },
    width: Math.min(7, 1.3 + 1.15 * Math.log2(list.length) + (edge.quad % 2 === 1 ? 0.5 : 0)) + (chosen ? 2 : 0),
    color: {
      color: colour_,
      highlight: colour_,
      hover: colour_,
      inherit: false,
      opacity: bright ? (now.near ? 1 : base) : 0.07,
    },
    dashes: STATUS_DASH[status],
    smooth: { enabled: true, type: bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(bend) },
    mark: markOf(list),
    bright,
    badge: badge ? [...new Set(list.map((fact) => data.statuses[fact.status]))].join(", ") : "",
  };
}
function startPicture() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  renderSets();
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, data.options);
  network.on("click", ({ nodes, edges: lines }) => {
    if (nodes.length) choose({ actor: +nodes[0].slice(1) });
    else if (lines.length) choose({ edge: +lines[0].slice(1) });
    else choose(null);
  });
  network.on("doubleClick", ({ nodes }) => {
    if (nodes.length) focusOn(+nodes[0].slice(1));
  });
  network.on("hoverNode", ({ node: id, pointer }) => {
    hovered = +id.slice(1);
    tipNode(hovered, pointer.DOM);
    network.redraw();
  });
  network.on("blurNode", () => {
    hovered = null;
    $("tip").hidden = true;
    network.redraw();
  });
  network.on("hoverEdge", ({ edge, pointer }) => tipEdge(+edge.slice(1), pointer.DOM));
  network.on("blurEdge", () => {
    $("tip").hidden = true;
  });
  for (const type of ["dragStart", "zoom"])
    network.on(type, () => {
      $("tip").hidden = true;
    });
  network.on("beforeDrawing", stack);
  network.on("afterDrawing", labels);
  fit(now.shown, false);
}
/** Small actors lie under big ones, for the eye and for the pointer: vis-network draws and tries them in this order. */
function stack() {
  network.body.nodeIndices.sort((x, y) => +y.slice(1) - +x.slice(1));
}
function renderSets() {
  sync(nodeSet, [...now.shown].map(node));
  sync(edgeSet, [...now.lines.values()].flatMap(({ strands }) => strands).map(line));
}
function sync(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  const known = new Set(set.getIds());
  const old = items.filter((item) => known.has(item.id)),
    added = items.filter((item) => !known.has(item.id));
  if (added.length) set.add(added);
  // A node that is there stays where the reader has put it.
  if (old.length) set.update(old.map(({ x, y, ...rest }) => rest));
}
function tip(point, title, ...lines) {
  const box = $("tip");
  box.replaceChildren(make("b", null, title), ...lines.filter(Boolean).map((text) => make("small", null, text)));
  box.hidden = false;
  const room = $("view-network").getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(point.x + 14, room.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(point.y + 14, room.height - box.offsetHeight - 8))}px`;
}
function tipNode(index, point) {
  const actor = actors[index],
    alone = factsOf({ actor: index }, now.absent.alone).length;
  tip(
    point,
    short(actor.label, 120),
    [words(actor.kind), actor.country].filter(Boolean).join(" · "),
    many(reach(index), "fact"),
    alone > 0 && `${num(alone)} with no second actor`,
  );
}
function tipEdge(index, point) {
  const edge = edges[index],
    pair = now.lines.get(pairKey(edge)),
    strand = pair?.strands.find(({ key }) => key === strandKey(edge));
  if (!strand) return;
  const { a, b, facts: list } = strand;
  tip(
    point,
    `${short(actors[a].label, 40)} ${edge.mutual ? "↔" : "→"} ${short(actors[b].label, 40)}`,
    `${words(data.quads[edge.quad])} · ${many(list.length, "fact")}`,
    ranked(list, (f) => data.statuses[f.status])
      .map(([s, n]) => (edge.asserted ? s : `${s} ${num(n)}`))
      .join(" · "),
    isContested(list) && "contested",
  );
}
/** The box around actors and the bends of the lines between them. */
function boxOf(indices) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const reach_ = ({ x, y }, r) => {
    box.left = Math.min(box.left, x - r);
    box.right = Math.max(box.right, x + r);
    box.top = Math.min(box.top, y - r);
    box.bottom = Math.max(box.bottom, y + r);
  };
  const places = network.getPositions();
  for (const i of indices) if (places[actors[i].id]) reach_(places[actors[i].id], radius(actors[i]));
  for (const { a, b, edge } of [...now.lines.values()].flatMap(({ strands }) => strands)) {
    const drawn = indices.has(a) && indices.has(b) && network.body.edges[`e${edge}`];
    if (drawn?.connected) for (const t of [0.25, 0.5, 0.75]) reach_(drawn.edgeType.getPoint(t), 0);
  }
  return box;
}
/** All that is shown, or some of it, with room for the names at the rim and, above, for the chips. */
function fit(indices = now.shown, animate = !reduced) {
  if (!network || !indices.size) return;
  const { left, top, right, bottom } = boxOf(indices);
  const { clientWidth: width, clientHeight: height } = $("canvas");
  unfit = !width;
  if (unfit || left > right) return;
  const [rimX, rimY, chips] = [Math.min(200, width * 0.3), Math.min(90, height * 0.2), $("chips").offsetHeight];
  const scale = Math.min((width - rimX) / (right - left), (height - chips - rimY) / (bottom - top), 1.4);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom - chips / scale) / 2 },
    scale,
    animation: animate && { duration: 450, easingFunction: "easeInOutQuad" },
  });
}
/** What could not be fitted while the picture was out of sight. */
function fitLate() {
  if (!network || !unfit || view.tab !== "network") return;
  network.setSize("100%", "100%");
  fit(now.near ?? now.shown, false);
}
function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: !reduced && { duration: 180 } });
}
function centre(index) {
  if (!network || !now.shown.has(index)) return;
  const scale = Math.max(network.getScale(), 0.75);
  network.focus(actors[index].id, {
    scale,
    animation: !reduced && { duration: 450, easingFunction: "easeInOutQuad" },
  });
}
function physics() {
  const on = $("physics").getAttribute("aria-pressed") !== "true";
  $("physics").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { ...data.options.physics, enabled: on } });
}
