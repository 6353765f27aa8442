// The scene on the canvas. Many lines are drawn by their looks, so that five thousand actors do not stutter.

const ink = {};
const INKS = [
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
  "disc-country",
  "disc-organization",
  "disc-person",
  "disc-group",
  "disc-place",
  "disc-ink",
  "sans",
];

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const key of INKS) ink[key] = style.getPropertyValue(`--${key}`).trim();
}
/** Strokes that look alike are one path: thin ones first, so that thick ones lie on top. */
function paintStrokes(ctx, list) {
  const looks = new Map(),
    small = list.length > 3000;
  for (const stroke of list) {
    const width = list.length > 600 ? Math.ceil(stroke.width * 2) / 2 : stroke.width;
    const key = `${stroke.colour} ${stroke.opacity} ${width} ${stroke.dash.length ? stroke.status : ""}`;
    if (!looks.has(key)) looks.set(key, { ...stroke, width, lines: new Path2D(), arrows: new Path2D() });
    const { lines, arrows } = looks.get(key),
      [x0, y0, cx, cy, x1, y1] = stroke.curve;
    lines.moveTo(x0, y0);
    lines.quadraticCurveTo(cx, cy, x1, y1);
    if (!small) for (const head_ of stroke.heads) addHead(arrows, head_);
  }
  ctx.save();
  ctx.lineCap = "butt";
  for (const { colour: colour_, opacity, width, dash, lines, arrows } of looks.values()) {
    ctx.globalAlpha = opacity;
    ctx.strokeStyle = colour_;
    ctx.fillStyle = colour_;
    ctx.lineWidth = width;
    ctx.setLineDash(dash);
    ctx.stroke(lines);
    ctx.fill(arrows);
  }
  ctx.restore();
}
/** The corners of an arrowhead: its tip and the two ends of its base. */
function corners({ x, y, ux, uy, long, half }) {
  const [bx, by] = [x + ux * long, y + uy * long];
  return [
    [x, y],
    [bx - uy * half, by + ux * half],
    [bx + uy * half, by - ux * half],
  ];
}
function addHead(path_, head_) {
  const [tip_, left, right] = corners(head_);
  path_.moveTo(...tip_);
  path_.lineTo(...left);
  path_.lineTo(...right);
  path_.closePath();
}
function paintDisc(ctx, { x, y, r, kind, colour: colour_, letters, opacity, chosen, index }, scale) {
  const k = r / 24,
    shape = path(kind),
    thin = 1 / (k * scale);
  ctx.save();
  ctx.globalAlpha = opacity;
  ctx.translate(x, y);
  ctx.scale(k, k);
  ctx.lineWidth = (chosen ? 8 : 3) * thin;
  ctx.strokeStyle = chosen || hovered === index ? ink.accent : ink.canvas;
  ctx.stroke(shape);
  if (chosen) {
    ctx.lineWidth = 3 * thin;
    ctx.strokeStyle = ink.canvas;
    ctx.stroke(shape);
  }
  ctx.fillStyle = colour_;
  ctx.fill(shape);
  if (letters && scale * r > 9) {
    ctx.fillStyle = ink["disc-ink"];
    ctx.font = `600 ${[19, 19, 19, 16.5, 13][letters.length]}px ${ink.sans}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText(letters, 0, 1);
  }
  ctx.restore();
}
function paintNames(ctx, list, unit) {
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.direction = "ltr";
  ctx.lineWidth = 3.5 * unit;
  ctx.strokeStyle = ink.halo;
  ctx.fillStyle = ink.ink;
  for (const { text, x, y, size, weight } of list) {
    ctx.font = `${weight} ${size}px ${ink.sans}`;
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }
  ctx.restore();
}
function paintMark(ctx, { x, y, r, contested, colour: colour_ }) {
  ctx.lineWidth = r * 0.45;
  ctx.fillStyle = ink.canvas;
  ctx.strokeStyle = contested ? colour_ : ink.canvas;
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
function paintPlate(ctx, { x, y, w, h, text, size }, unit) {
  ctx.font = `500 ${size}px ${ink.sans}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.beginPath();
  ctx.roundRect(x - w / 2, y - h / 2, w, h, h / 2);
  ctx.fillStyle = ink.card;
  ctx.strokeStyle = ink.line;
  ctx.lineWidth = unit;
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = ink.soft;
  ctx.fillText(text, x, y + 0.5 * unit);
}
