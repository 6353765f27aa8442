// What a lane draws: marks for events, a column where they are too many, bars for what lasts.

/** Pixels of a slot, how many facts lie on one another in it, pixels of a row of bars. */
const LANE = { slot: 9, high: 3, row: 13 };

/** The marks of a lane by place: slots of facts, above (cooperation, ties) and below (conflict) its line. */
function slotsOf(list, { x, width }) {
  const slots = new Map();
  for (const fact of list) {
    const at = x(fact.since + 0.5);
    if (!(at >= 0 && at <= width)) continue;
    const key = Math.floor(at / LANE.slot);
    if (!slots.has(key)) slots.set(key, { x: (key + 0.5) * LANE.slot, up: [], down: [] });
    slots.get(key)[fact.quad === 2 || fact.quad === 3 ? "down" : "up"].push(fact);
  }
  return [...slots.values()];
}
/** What lasts in a lane: tenures told by its facts, as many as find room in three rows, those told most often first. */
function laneTies({ facts: list, heads }, place) {
  const mine = new Map();
  for (const fact of list)
    for (const tenure of tenuresOf.get(fact.index) ?? []) mine.set(tenure, (mine.get(tenure) ?? 0) + 1);
  const ties = [...mine]
    .map(([tenure, n]) => ({ tenure, n, ...tieSpan(tenure, place) }))
    .filter(({ from, to }) => to > 0 && from < place.width)
    .sort((x, y) => y.n - x.n || x.tenure.index - y.tenure.index);
  const drawn = [];
  for (const tie of ties) {
    const row = [0, 1, 2].find((i) =>
      drawn.every((other) => other.row !== i || other.to + 3 <= tie.from || other.from >= tie.to + 3),
    );
    if (row !== undefined) drawn.push({ ...tie, row, words: tieWords(tie.tenure, heads) });
  }
  return { drawn, left: ties.length - drawn.length };
}
function tieSpan({ begins, ends: end, held, known, sights }, { x, width }) {
  const first = Number.isFinite(begins) ? begins : Math.min(...sights.map(([from]) => from)),
    last = Number.isFinite(end) ? end : known ? day(held) : Math.max(...sights.map(([, to]) => to));
  const from = Math.max(0, x(first));
  return { from, to: Math.max(from + 6, Math.min(width, x(last + 1))) };
}
/** What a bar says: in the lane of a person what he was, and of whom; in that of a state who was it. */
function tieWords({ who: index, body, label }, heads) {
  if (!heads.includes(index)) return `${actors[index].label}, ${label}`;
  return heads.includes(body) ? label : `${label}, ${actors[body].label}`;
}

function laneDrawn(lane, place) {
  const ties = laneTies(lane, place),
    slots = slotsOf(
      lane.facts.filter(({ index }) => !tenuresOf.has(index)),
      place,
    );
  const high = (side) => Math.min(LANE.high, Math.max(0, ...slots.map((slot) => slot[side].length)));
  const middle = 8 + high("up") * LANE.slot,
    base = middle + high("down") * LANE.slot + 5,
    rows = Math.max(-1, ...ties.drawn.map(({ row }) => row)) + 1;
  const height = Math.max(26, base + rows * LANE.row + (rows ? 3 : 0));
  const svg = draw("svg", { class: "lane-plot", width: place.width, height, role: "group" });
  svg.append(
    ...place.ticks.map(({ x }) => draw("line", { class: "tick", x1: x, x2: x, y1: 0, y2: height })),
    draw("line", { class: "axis", x1: 0, x2: place.width, y1: middle, y2: middle }),
    ...lane.facts.map((fact) => spanDrawn(fact, middle, place)).filter(Boolean),
    ...(isDense(slots)
      ? columnsDrawn(slots, middle)
      : slots.flatMap((slot) => [...pileDrawn(slot, slot.up, middle, -1), ...pileDrawn(slot, slot.down, middle, 1)])),
    ...ties.drawn.map((tie) => tieDrawn(tie, base)),
  );
  return { svg, left: ties.left };
}
/** A thin line for an event of more days than one mark. */
function spanDrawn(fact, middle, { x, width }) {
  if (isState(fact) || !fact.from || !fact.to) return null;
  const [from, to] = [Math.max(0, x(fact.first)), Math.min(width, x(day(fact.to) + 1))];
  return (
    to - from > LANE.slot && draw("line", { class: `lasting q${fact.quad}`, x1: from, x2: to, y1: middle, y2: middle })
  );
}
/** Whether marks would hide each other: more than find room in slots that are side by side. */
function isDense(slots) {
  const full = slots
    .filter(({ up, down }) => Math.max(up.length, down.length) > LANE.high)
    .map(({ x }) => x)
    .sort((a, b) => a - b);
  return full.some((x, i) => i > 0 && x - full[i - 1] < 4 * LANE.slot);
}
/** Then a column for each slot, as high as it has facts. */
function columnsDrawn(slots, middle) {
  const most_ = Math.max(...slots.flatMap(({ up, down }) => [up.length, down.length])),
    each = (LANE.high * LANE.slot) / most_;
  return slots.flatMap(({ x, up, down }) =>
    [up, down].flatMap((list, side) => columnDrawn(list, x, middle, side ? 1 : -1, each)),
  );
}
function columnDrawn(list, x, middle, way, each) {
  if (!list.length) return [];
  const days_ = list.map(({ since }) => since),
    label = `${spanWords(Math.min(...days_), Math.max(...days_))}: ${many(list.length, "fact")}`;
  let at = middle;
  const part = ([quad, n]) => {
    const height = Math.max(0.8, n * each),
      y = way < 0 ? at - height : at;
    at += way * height;
    return draw("rect", { class: `q${quad}`, x: x - LANE.slot / 2 + 1, y, width: LANE.slot - 2, height });
  };
  const parts = ranked(list, ({ quad }) => quad)
    .sort(([a], [b]) => b - a)
    .map(part);
  return [
    draw(
      "g",
      { class: "column", role: "button", tabindex: -1, "aria-label": label, onclick: () => closerTo(list) },
      draw("title", null, label),
      ...parts,
    ),
  ];
}
/** The facts of one slot, one mark on the other; where they are too many, their number. */
function pileDrawn({ x }, list, middle, way) {
  const y = (i) => middle + way * (i + 0.5) * LANE.slot,
    shown = list.length > LANE.high ? list.slice(0, LANE.high - 1) : list;
  const rest = list.slice(shown.length);
  return [
    ...shown.map((fact, i) => markDrawn(fact, x, y(i))),
    rest.length && restDrawn(rest, x, y(shown.length) + way * 2),
  ].filter(Boolean);
}
function markDrawn(fact, x, y) {
  const chosen = view.pick?.fact === fact.id;
  const label = `${whenWords(fact)}: ${nameList(fact.sources) || "nobody named"}, ${headed(fact)}${fact.targets.length ? `, ${nameList(fact.targets)}` : ""} (${data.statuses[fact.status]})`;
  return draw(
    "g",
    {
      class: `bead q${fact.quad} s${fact.status}${fact.when ? "" : " told"}${chosen ? " chosen" : ""}`,
      role: "button",
      tabindex: -1,
      "aria-label": label,
      onclick: () => choose({ fact: fact.id }),
    },
    draw("title", null, label),
    draw("circle", { cx: x, cy: y, r: 3.7 }),
    fact.status === DENIED && draw("path", { d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` }),
  );
}
function restDrawn(list, x, y) {
  const text = `+${num(list.length)}`,
    half = 4 + text.length * 3;
  const label = `${many(list.length, "more fact")} about ${dayWords(list[0].since)}`;
  return draw(
    "g",
    { class: "pile", role: "button", tabindex: -1, "aria-label": label, onclick: () => closerTo(list) },
    draw("title", null, label),
    draw("rect", { x: x - half, y: y - 6, width: half * 2, height: 12, rx: 6 }),
    draw("text", { x, y: y + 3.4, "text-anchor": "middle" }, text),
  );
}
function tieDrawn({ from, to, row, words: text, tenure, n }, base) {
  const y = base + row * LANE.row,
    room = Math.floor((to - from - 8) / 6);
  const label = [text, spellWords(tenure), toldWords(n)].filter(Boolean).join(", ");
  return draw(
    "g",
    {
      class: "tie-bar",
      role: "button",
      tabindex: -1,
      "aria-label": label,
      onclick: () => choose({ fact: tenure.facts[0].id }),
    },
    draw("title", null, label),
    draw("rect", { x: from, y, width: to - from, height: LANE.row - 2, rx: 2 }),
    room > 4 && draw("text", { x: from + 4, y: y + 8.6 }, short(text, room)),
  );
}
/** Zooms to where several facts lie on one another; if they are of one day, the cards of that day come up. */
function closerTo(list) {
  if (list.length === 1) return choose({ fact: list[0].id });
  const all = list.map(({ since }) => since),
    [from, to] = [Math.min(...all), Math.max(...all)];
  if (to - from < 3) return jumpTo(from);
  showRange(rangeWithin({ from: from - 2, to: to + 3 }, axis.bounds));
}
