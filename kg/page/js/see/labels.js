// What is drawn over the picture: names, the marks of what is denied, and plates that say how a line is told.

/** Names of constant size on the screen, the important first; one that would cover another waits for a closer look. */
function labels(ctx) {
  const scale = network.getScale(),
    taken = [],
    size = 12.5 / scale,
    air = (now.shown.size > 40 && !now.near ? 11 : 3) / scale;
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.direction = "ltr";
  const important = (i) => (i === hovered ? 4 : 0) + (now.picked.has(i) ? 3 : 0) + (now.near?.has(i) ? 1 : 0);
  const queue = [...now.shown].sort((x, y) => important(y) - important(x) || now.weight[y] - now.weight[x] || x - y);
  const places = network.getPositions();
  const discs = queue
    .filter((i) => places[actors[i].id] && (!now.near || now.near.has(i)))
    .map((i) => {
      const at = places[actors[i].id],
        r = seen(actors[i]);
      return [at.x - r, at.y - r * 0.8, at.x + r, at.y + r * 0.8, i];
    });
  const covers = (box, index, others) =>
    others.some((b) => b[4] !== index && b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]);
  const crossed = [],
    middle = middles();
  marks(ctx, scale, (box) => covers(box, -1, discs) || covers(box, -1, crossed) || (crossed.push(box), false));
  for (const index of queue) {
    if (now.near && !now.near.has(index) && index !== hovered) continue;
    const actor = actors[index],
      at = places[actor.id];
    if (!at) continue;
    const text = short(actor.label, 26),
      bold = important(index) > 2;
    ctx.font = `${bold ? 700 : 550} ${size}px Inter, system-ui, sans-serif`;
    const key = text + bold;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width / size);
    const w = widths.get(key) * size,
      x = middle(at.x, w / 2 + 4 / scale),
      top = at.y + seen(actor) * (actor.kind === "country" ? 0.9 : 1.05) + 4 / scale;
    const box = [x - w / 2 - air, top - air / 2, x + w / 2 + air, top + size * 1.2 + air / 2];
    // The first dozen may cover a disc, but no name covers another.
    if (!bold && covers(box, index, taken.length < 12 ? taken : taken.concat(discs))) continue;
    taken.push(box);
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = ink.halo;
    ctx.strokeText(text, x, top);
    ctx.fillStyle = ink.ink;
    ctx.fillText(text, x, top);
  }
  badges(ctx, scale, (box) => covers(box, -1, taken.concat(discs, crossed)) || (taken.push(box), false));
  ctx.restore();
}
/** Where the middle of a name is: below its disc, but at the rim as far inside as the whole of it needs. */
function middles() {
  const [left, right] = [0, $("canvas").clientWidth].map((x) => network.DOMtoCanvas({ x, y: 0 }).x);
  return (x, half) => (x < left || x > right ? x : Math.max(left + half, Math.min(right - half, x)));
}
/** A place on a line, as near to its middle as there is room. */
function freeOn(id, isFree) {
  const drawn = network.body.edges[id];
  return drawn?.connected ? [0.5, 0.38, 0.62, 0.28, 0.72].map((t) => drawn.edgeType.getPoint(t)).find(isFree) : null;
}
/** A cross on what is denied; in a ring where others tell it. */
function marks(ctx, scale, covered) {
  const r = (now.lines.size > 150 ? 2.6 : 4) / scale;
  const boxed = ({ x, y }) => [x - 1.9 * r, y - 1.9 * r, x + 1.9 * r, y + 1.9 * r];
  for (const { id, mark, color } of edgeSet.get({ filter: (item) => item.mark && item.bright })) {
    const at = freeOn(id, (point) => !covered(boxed(point))) ?? freeOn(id, () => true);
    if (at) cross(ctx, at, r, mark === "contested" ? color.color : ink.canvas);
  }
}
function cross(ctx, { x, y }, r, ring) {
  ctx.lineWidth = r * 0.45;
  ctx.fillStyle = ink.canvas;
  ctx.strokeStyle = ring;
  ctx.beginPath();
  ctx.arc(x, y, 1.9 * r, 0, 7);
  ctx.fill();
  ctx.stroke();
  ctx.strokeStyle = ink.denied;
  ctx.beginPath();
  ctx.moveTo(x - r, y - r);
  ctx.lineTo(x + r, y + r);
  ctx.moveTo(x - r, y + r);
  ctx.lineTo(x + r, y - r);
  ctx.stroke();
}
/** How a line that is not asserted is told, in a small plate at its middle. */
function badges(ctx, scale, covered) {
  ctx.font = `500 ${10.5 / scale}px Inter, system-ui, sans-serif`;
  ctx.textBaseline = "middle";
  for (const { id, badge: text } of edgeSet.get({ filter: (item) => item.badge })) {
    const w = ctx.measureText(text).width + 10 / scale,
      h = 16 / scale;
    const at = freeOn(id, ({ x, y }) => !covered([x - w / 2, y - h / 2, x + w / 2, y + h / 2]));
    if (!at) continue;
    ctx.beginPath();
    ctx.roundRect(at.x - w / 2, at.y - h / 2, w, h, h / 2);
    ctx.fillStyle = ink.card;
    ctx.strokeStyle = ink.line;
    ctx.lineWidth = 1 / scale;
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = ink.soft;
    ctx.fillText(text, at.x, at.y + 0.5 / scale);
  }
}
