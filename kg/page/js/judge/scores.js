// How much of conflict or cooperation there is between two, by week, month or year: numbers, before they are drawn.

const GRAINS = {
  week: grainOf("week", { label: "Week", days: 200 }),
  month: grainOf("month", { label: "Month", days: 2000 }),
  year: grainOf("year", { label: "Year", days: Infinity }),
};
/** A period of the axis, with its first day and that of the next. */
function grainOf(name_, about) {
  const period = PERIODS.find((one) => one.name === name_);
  return { ...about, start: (d) => startOf(d, period), after: (d) => startAfter(d, period) };
}
/** The first day of the month of a day, or of one so many months later; days are counted since 1970. */
function monthFrom(d, more) {
  return monthStart(monthOf(d) + more);
}
/** The finest period in which so many days are not too many to be told apart. */
function grainFor(first, last) {
  return Object.keys(GRAINS).find((unit) => last - first <= GRAINS[unit].days);
}
function periodWords(start, unit) {
  const date = new Date(start * DAY);
  if (unit === "week") return `week of ${dayWords(start)}`;
  return `${unit === "month" ? `${MONTHS[date.getUTCMonth()]} ` : ""}${date.getUTCFullYear()}`;
}
function weightOf(fact) {
  return data.scores.weights[data.scores.of[fact.index]];
}
const TOLD = data.statuses.indexOf("asserted");
const CLAIMED = ["reported", "uncertain"].map((status) => data.statuses.indexOf(status));
/** The events that can be weighed and dated: told as facts, or only claimed. */
function weighed(list) {
  return list
    .filter((fact) => weightOf(fact) !== undefined && Number.isFinite(fact.since))
    .filter((fact) => fact.status === TOLD || CLAIMED.includes(fact.status))
    .map((fact) => ({ fact, at: fact.since, weight: weightOf(fact), told: fact.status === TOLD }));
}
function mean(list) {
  return list.length ? list.reduce((sum, { weight }) => sum + weight, 0) / list.length : null;
}
/** Periods in order: the mean of what is told as fact, of that with what is only claimed, and what it rests on. */
function scored(points, unit) {
  const found = new Map();
  for (const point of points) {
    const start = GRAINS[unit].start(point.at);
    if (!found.has(start)) found.set(start, []);
    found.get(start).push(point);
  }
  const starts = [...found.keys()].sort((x, y) => x - y);
  return starts.map((start) => {
    const all = found.get(start),
      told_ = all.filter(({ told: isTold }) => isTold);
    return {
      start,
      end: GRAINS[unit].after(start) - 1,
      points: all,
      told: mean(told_),
      all: mean(all),
      n: told_.length,
      claimed: all.length - told_.length,
    };
  });
}
function signed(score) {
  return score === null ? "–" : `${score > 0 ? "+" : score < 0 ? "−" : ""}${Math.abs(score).toFixed(1)}`;
}
/** The facts of the one against the other; what both do alike is in both directions. */
function towards(list, from, to, v = view) {
  const [here, there] = [circle(from, v), circle(to, v)];
  const isOn = (side, ring) => side.some((i) => ring.has(i));
  return list.filter(
    (f) => (isOn(f.sources, here) && isOn(f.targets, there)) || (f.mutual && isParty(f, here) && isParty(f, there)),
  );
}
