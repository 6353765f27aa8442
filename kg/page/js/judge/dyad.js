// The score of two actors over time: each event a dot that opens its sentence, each period its mean.

asks("period", {
  fresh: () => "",
  write: (unit) => (unit ? [["period", unit]] : []),
  read: (params) => (Object.hasOwn(GRAINS, params.get("period")) ? params.get("period") : ""),
  lasting: true,
});
const PLOT = { width: 344, height: 128, left: 28, right: 8, top: 10, bottom: 18 };

PARTS.pair.push(([a, b], list) => {
  const points = weighed(list);
  if (points.length < 2) return null;
  const days_ = points.map(({ at }) => at),
    first = Math.min(...days_),
    last = Math.max(...days_),
    unit = view.period || grainFor(first, last);
  const ways = [
    [a, b],
    [b, a],
  ].map(([from, to]) => [from, to, weighed(towards(list, from, to))]);
  const frame = { first: GRAINS[unit].start(first), last: GRAINS[unit].after(GRAINS[unit].start(last)), unit };
  return make(
    "section",
    { class: "dyad", "aria-label": "Conflict and cooperation over time" },
    make("div", { class: "dyad-head" }, make("h3", null, "Over time"), unitButtons(unit)),
    make("p", { class: "about" }, ...trend(points, unit)),
    ...ways.map(([from, to, some_]) => plot(from, to, some_, frame)),
    plotKey(),
    inNumbers(ways, unit),
    weighing(points),
  );
});
function unitButtons(on) {
  const one = ([unit, { label }]) =>
    quiet(
      label,
      () =>
        change((v) => {
          v.period = unit;
        }),
      { id: `period-${unit}`, "aria-pressed": String(unit === on) },
    );
  return make(
    "div",
    { class: "units", role: "group", "aria-label": "Period of a mean" },
    ...Object.entries(GRAINS).map(one),
  );
}
/** With fewer events than this in the first or the last period no trend is told. */
const TREND = 3;
/** From the first period to the last, or what there is of one alone. */
function trend(points, unit) {
  const told_ = scored(points, unit).filter(({ n }) => n);
  if (!told_.length) return [`${many(points.length, "event")}, all only claimed or unsure.`];
  const [one, other] = [told_[0], told_.at(-1)];
  const words_ = ({ start, told: score, n }) =>
    `${signed(score)} in ${unit === "week" ? "the " : ""}${periodWords(start, unit)} (${many(n, "event")})`;
  if (one === other) return [`${words_(one)}.`];
  const few = Math.min(one.n, other.n) < TREND ? " Too few for a trend." : "";
  return [`From ${words_(one)} to ${words_(other)}.${few}`];
}
function plot(from, to, points, { first, last, unit }) {
  const { width, height, left, right, top, bottom } = PLOT;
  const x = (at) => left + ((width - left - right) * (at - first)) / Math.max(1, last - first),
    y = (score) => top + ((height - top - bottom) * (10 - score)) / 20;
  const rule = (score) =>
    draw(
      "g",
      null,
      draw("line", { class: score ? "rule" : "rule zero", x1: left, x2: width - right, y1: y(score), y2: y(score) }),
      draw("text", { x: left - 5, y: y(score) + 3.5, "text-anchor": "end" }, signed(score).replace(".0", "")),
    );
  const ends_ = [
    [first, "start"],
    [(first + last) / 2, "middle"],
    [last - 1, "end"],
  ].map(([at, anchor]) =>
    draw(
      "text",
      { x: anchor === "end" ? width - right : x(at), y: height - 4, "text-anchor": anchor },
      shortDay(at, unit),
    ),
  );
  return make(
    "figure",
    null,
    make(
      "figcaption",
      null,
      name(from),
      " → ",
      name(to),
      make("small", null, ` ${points.length ? many(points.length, "event") : "no event"}`),
    ),
    points.length > 0 &&
      draw(
        "svg",
        {
          class: "score",
          viewBox: `0 0 ${width} ${height}`,
          role: "group",
          "aria-label": `Events from ${actors[from].label} to ${actors[to].label}`,
          onkeydown: moveDot,
        },
        ...[10, 5, 0, -5, -10].map(rule),
        ...ends_,
        ...scored(points, unit).flatMap((period) => [band(period, x, y), bar(period, x, y)]),
        ...dots(points, x, y),
      ),
  );
}
function shortDay(at, unit) {
  return unit === "week" ? dayWords(Math.floor(at)) : periodWords(GRAINS[unit].start(at), unit);
}
/** From the mean of what is told as fact to the mean with what is only claimed. */
function band({ start, end, told: one, all, claimed }, x, y) {
  if (!claimed) return null;
  const [low, high] = [Math.min(one ?? all, all), Math.max(one ?? all, all)];
  return draw("rect", {
    class: "band",
    x: x(start),
    y: y(high) - 2,
    width: Math.max(4, x(end + 1) - x(start)),
    height: y(low) - y(high) + 4,
  });
}
function bar({ start, end, told: score }, x, y) {
  return score === null
    ? null
    : draw("line", {
        class: score < 0 ? "mean bad" : "mean",
        x1: x(start),
        x2: Math.max(x(start) + 4, x(end + 1)),
        y1: y(score),
        y2: y(score),
      });
}
/** A dot an event; those of one day and weight stand beside each other. */
function dots(points, x, y) {
  const taken = new Map();
  return points.map(({ fact, at, weight, told: isTold }, i) => {
    const key = `${Math.round(x(at) / 6)} ${weight}`,
      n = taken.get(key) ?? 0;
    taken.set(key, n + 1);
    const cy = y(weight) + (n % 2 ? 1 : -1) * Math.ceil(n / 2) * 3,
      open = () => choose({ fact: fact.id });
    const words_ = `${whenWords(fact)}: ${headed(fact)} ${signed(weight)}, ${data.statuses[fact.status]}`;
    return draw(
      "circle",
      {
        class: `dot q${fact.quad}${isTold ? "" : " hollow"}`,
        cx: x(at),
        cy,
        r: 3.4,
        role: "button",
        tabindex: i ? -1 : 0,
        "aria-label": words_,
        onclick: open,
        onkeypress: open,
      },
      draw("title", null, words_),
    );
  });
}
/** Arrow keys go from dot to dot, Enter opens one. */
function moveDot(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll(".dot")],
    next = all[(all.indexOf(event.target) + step + all.length) % all.length];
  all.forEach((dot) => dot.setAttribute("tabindex", dot === next ? "0" : "-1"));
  next.focus();
}
function plotKey() {
  const sign = (shape) => draw("svg", { viewBox: "0 0 22 12", "aria-hidden": "true" }, shape);
  return make(
    "p",
    { class: "about plot-key" },
    sign(draw("line", { class: "mean", x1: 2, x2: 20, y1: 6, y2: 6 })),
    "mean of what is told as fact ",
    sign(draw("rect", { class: "band", x: 2, y: 1, width: 18, height: 10 })),
    "where it would be with what is only claimed or unsure ",
    sign(draw("circle", { class: "dot hollow q1", cx: 11, cy: 6, r: 3.4 })),
    "only claimed",
  );
}
/** The same as a table; a period leads to its facts. */
function inNumbers(ways, unit) {
  const [there, back_] = ways.map(
    ([, , points]) => new Map(scored(points, unit).map((period) => [period.start, period])),
  );
  const starts = [...new Set([...there.keys(), ...back_.keys()])].sort((x, y) => x - y);
  const cell_ = (period) =>
    make(
      "td",
      null,
      period
        ? `${signed(period.told)} (${num(period.n)}${period.claimed ? ` + ${num(period.claimed)} claimed` : ""})`
        : "",
    );
  const only = (start) => change((v) => Object.assign(v, { since: start, until: GRAINS[unit].after(start) - 1 }));
  const row_ = (start) =>
    make(
      "tr",
      null,
      make(
        "th",
        { scope: "row" },
        make(
          "button",
          { type: "button", class: "link", title: "Only this time", onclick: () => only(start) },
          periodWords(start, unit),
        ),
      ),
      cell_(there.get(start)),
      cell_(back_.get(start)),
    );
  const heads_ = ways.map(([from, to]) => make("th", { scope: "col" }, name(from), " → ", name(to)));
  return make(
    "details",
    { class: "why numbers" },
    make("summary", null, "In numbers"),
    make(
      "table",
      null,
      make("thead", null, make("tr", null, make("td", null), ...heads_)),
      make("tbody", null, ...starts.map(row_)),
    ),
  );
}
/** What is weighed how, and after whom. */
function weighing(points) {
  const types = ranked(points, ({ fact, weight }) => `${words(data.types[fact.type])} ${signed(weight)}`).map(
    ([text]) => text,
  );
  return make(
    "details",
    { class: "why" },
    make("summary", null, "How it is weighed"),
    "From −10, conflict, to +10, cooperation: the weights that GDELT gives to CAMEO’s codes after Goldstein’s scale (1992), carried over to PLOVER’s types. ",
    `Here: ${types.join(", ")}. What is planned, hypothetical or denied counts for nothing, nor do standing ties. What has no date stands at the day on which it was told.`,
  );
}
