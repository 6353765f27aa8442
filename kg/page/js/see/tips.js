// What the pointer is on, in words.

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
/** From whom to whom a stroke goes. */
function course({ pair, to }) {
  const [a, b] = [pair.a, pair.b].map((i) => short(actors[i].label, 40));
  if (to[0] === to[1]) return `${a} ↔ ${b}`;
  return to[1] ? `${a} → ${b}` : `${b} → ${a}`;
}
function tipLine(stroke, point) {
  const { pair, quad, facts: list } = stroke;
  tip(
    point,
    course(stroke),
    `${words(data.quads[quad])} · ${many(list.length, "fact")}`,
    ranked(list, (f) => data.statuses[f.status])
      .map(([s, n]) => `${s} ${num(n)}`)
      .join(" · "),
    isContested(list) && "contested",
    pair.facts.length > list.length && `${many(pair.facts.length, "fact")} between the two`,
  );
}
/** Whether two strokes are the same line; each drawing makes them anew. */
function isSameLine(one, other) {
  return one?.pair.key === other?.pair.key && one?.strands[0].key === other?.strands[0].key;
}
function isHovered(pair, part) {
  return hoveredLine !== null && isSameLine(hoveredLine, { pair, strands: part.strands });
}
/** Nodes tell when the pointer is on them; lines are found by us. */
function listenHover() {
  const redraw = () => now.lines.size + now.shown.size < MANY && network.redraw();
  const off = () => {
    hovered = null;
    $("tip").hidden = true;
    redraw();
  };
  network.on("hoverNode", ({ node: id, pointer }) => {
    hovered = +id.slice(1);
    hoveredLine = null;
    tipNode(hovered, pointer.DOM);
    redraw();
  });
  network.on("blurNode", off);
  let waits = false;
  const look = (x, y) => {
    waits = false;
    const stroke = hovered === null && !still ? lineAt(network.DOMtoCanvas({ x, y })) : null;
    $("canvas").style.cursor = stroke || hovered !== null ? "pointer" : "";
    if (stroke) tipLine(stroke, { x, y });
    else if (hoveredLine) $("tip").hidden = true;
    const isOther = !isSameLine(stroke, hoveredLine);
    hoveredLine = stroke;
    if (isOther) redraw();
  };
  $("canvas").addEventListener("mousemove", ({ clientX, clientY, buttons }) => {
    if (waits || buttons) return;
    const box = $("canvas").getBoundingClientRect();
    waits = true;
    requestAnimationFrame(() => look(clientX - box.x, clientY - box.y));
  });
  $("canvas").addEventListener("mouseleave", () => {
    $("tip").hidden = true;
    hoveredLine = null;
  });
}
