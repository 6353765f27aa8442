// Lines as strokes: a ribbon for each pair, cooperation above, conflict under it; the strands of the pair that is chosen.

/** The classes on a ribbon, from its upper side to its lower: cooperation, ties, other relations, conflict. */
const STRIPES = [[0, 1], [TIES], [OTHER], [2, 3]];
const stripes = new WeakMap();

/** How a line is drawn: as most of its facts are told, as denied only where all are. */
function statusOf(list) {
  const claims = list.filter((fact) => fact.status !== DENIED);
  return claims.length ? data.statuses[+ranked(claims, (fact) => fact.status)[0][0]] : "denied";
}
function markOf(list) {
  if (isContested(list)) return "contested";
  return statusOf(list) === "denied" ? "denied" : "";
}
function thick(list) {
  return Math.min(6, 1.6 + 0.85 * Math.log2(list.length));
}
/**
 * What both ways of drawing have in common: `to` says at which ends an arrow stands, at a and at b. Where anything is
 * told as a fact, colour, width and arrows are those of what is told so; claims beside it add nothing to them.
 */
function stripe({ a, b }, strands, list) {
  const sure = strands.filter(({ asserted }) => asserted),
    shown = sure.length ? sure : strands,
    counted = sure.length ? once(sure.flatMap((one) => one.facts)) : list;
  const aims = (end) => shown.some((one) => !one.mutual && one.b === end);
  return {
    quad: +ranked(counted, (fact) => fact.quad)[0][0],
    strands,
    facts: list,
    status: sure.length ? "asserted" : statusOf(list),
    mark: markOf(list),
    to: [aims(a), aims(b)],
    width: thick(counted),
  };
}
/** The stripes of a ribbon: what is for and what is against, whoever of the two acts and whoever tells it. */
function stripesOf(pair) {
  if (!stripes.has(pair)) {
    const groups = STRIPES.map((quads) => pair.strands.filter(({ quad }) => quads.includes(quad))).filter(
      (list) => list.length,
    );
    stripes.set(
      pair,
      groups.map((list) =>
        stripe(pair, list, list.length > 1 ? once(list.flatMap((one) => one.facts)) : list[0].facts),
      ),
    );
  }
  return stripes.get(pair);
}
/** How far from the middle each stripe of a ribbon lies, and what its width is; no ribbon is too thick. */
function lanes(widths_, air = 1, most_ = 12) {
  const k = Math.min(1, most_ / widths_.reduce((sum, w) => sum + w, 0));
  const thin = widths_.map((w) => w * k),
    all = thin.reduce((sum, w) => sum + w, 0) + air * (thin.length - 1);
  let at = all / 2;
  return thin.map((width) => {
    const off = at - width / 2;
    at -= width + air;
    return { off, width };
  });
}
/** How far the outline of a disc is from its middle, in a direction. */
function rim(kind, r, dx, dy) {
  if (kind === "country")
    return Math.min((r * 1.18) / Math.max(Math.abs(dx), 1e-6), (r * 0.86) / Math.max(Math.abs(dy), 1e-6));
  if (kind === "group") return (r * 1.05) / (Math.abs(dx) + Math.abs(dy));
  return r * 0.96;
}
/** A bow from disc to disc: `off` beside the middle, towards the upper side; ends stand off by `room`. */
function bow(from, to, bend, off, room) {
  const [dx, dy] = [to.x - from.x, to.y - from.y],
    far = Math.hypot(dx, dy) || 1,
    up = dx > 0 || (dx === 0 && dy < 0) ? 1 : -1;
  const [nx, ny] = [(up * dy) / far, (-up * dx) / far];
  const mid = [(from.x + to.x) / 2 + dy * bend + nx * off, (from.y + to.y) / 2 - dx * bend + ny * off];
  const end = (disc, gap) => {
    const [x, y] = [disc.x + nx * off, disc.y + ny * off],
      away = Math.hypot(mid[0] - x, mid[1] - y) || 1;
    const [ux, uy] = [(mid[0] - x) / away, (mid[1] - y) / away],
      out = Math.min(rim(disc.kind, disc.r, ux, uy) + gap, away * 0.9);
    return { x: x + ux * out, y: y + uy * out, ux, uy };
  };
  return { mid, tips: [end(from, room), end(to, room)] };
}
/** A bow with its arrows: the curve x0 y0, cx cy, x1 y1, and the heads at its ends. */
function shaped(from, to, { bend, off, width, heads, unit }) {
  const { mid, tips } = bow(from, to, bend, off, 1.5 * unit),
    long = 4.5 * unit + 1.7 * width;
  const ends_ = tips.map(({ x, y, ux, uy }, i) => (heads[i] ? [x + ux * long * 0.75, y + uy * long * 0.75] : [x, y]));
  const found = tips.map(({ x, y, ux, uy }, i) => heads[i] && { x, y, ux, uy, long, half: 1.6 * unit + 0.85 * width });
  return { curve: [...ends_[0], ...mid, ...ends_[1]], heads: found.filter(Boolean) };
}
function pointOn([x0, y0, cx, cy, x1, y1], t) {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * x0 + b * cx + c * x1, y: a * y0 + b * cy + c * y1 };
}
/** The strokes of one pair: its stripes side by side or, chosen, its strands apart. */
function strokesOf(pair, { discOf, unit, isChosen, shade }) {
  const [from, to] = [discOf(pair.a), discOf(pair.b)];
  const apart_ = isChosen(pair) && pair.strands.length > 1;
  const parts = apart_ ? pair.strands.map((strand) => stripe(pair, [strand], strand.facts)) : stripesOf(pair);
  const side = apart_ ? parts.map(({ width }) => ({ off: 0, width })) : lanes(parts.map(({ width }) => width));
  const step = Math.min(0.24, 1.5 / parts.length);
  return parts.map((part, i) => {
    const bend = apart_ ? (i - (parts.length - 1) / 2) * step + (parts.length % 2 ? 0.06 : 0) : 0.06;
    const { colour: colour_, opacity, wider } = shade(pair, part),
      width = (side[i].width + wider) * unit;
    const shape = shaped(from, to, { bend, off: side[i].off * unit, width, heads: part.to, unit });
    const dash = STATUS_DASH[part.status];
    return { pair, ...part, ...shape, width, colour: colour_, opacity, dash: dash ? dash.map((n) => n * unit) : [] };
  });
}
/** All lines of a picture, the strongest last. */
function strokes(pairs, how) {
  return [...pairs].sort((x, y) => x.facts.length - y.facts.length).flatMap((pair) => strokesOf(pair, how));
}
/** The stroke that is nearest to a point, within reach; of several the uppermost. */
function strokeAt(list, { x, y }, reach_) {
  let [best, far] = [null, Infinity];
  for (const stroke of list) {
    const gap = farFrom(stroke, x, y, reach_);
    if (gap <= Math.max(reach_, stroke.width / 2) && gap <= far) [best, far] = [stroke, gap];
  }
  return best;
}
function farFrom({ curve, width }, x, y, reach_) {
  const [x0, y0, cx, cy, x1, y1] = curve,
    room = reach_ + width;
  if (x < Math.min(x0, cx, x1) - room || x > Math.max(x0, cx, x1) + room) return Infinity;
  if (y < Math.min(y0, cy, y1) - room || y > Math.max(y0, cy, y1) + room) return Infinity;
  let far = Infinity,
    before = { x: x0, y: y0 };
  for (let i = 1; i <= 12; i += 1) {
    const after = pointOn(curve, i / 12);
    far = Math.min(far, toSegment(x, y, before, after));
    before = after;
  }
  return far;
}
function toSegment(x, y, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y],
    t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
}
