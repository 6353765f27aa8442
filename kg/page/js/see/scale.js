// Calendar and scale, nothing but numbers: which periods there are, where a day lies, how a range is zoomed.

/** From the finest period to the coarsest; a period has so many days, or so many months. */
const PERIODS = [
  { name: "day", days: 1 },
  { name: "week", days: 7 },
  { name: "month", months: 1 },
  { name: "quarter", months: 3 },
  { name: "year", months: 12 },
  { name: "5 years", months: 60 },
  { name: "decade", months: 120 },
  { name: "century", months: 1200 },
];
/** The marks on the axis have more steps. */
const STEPS = [
  { days: 1 },
  { days: 2 },
  { days: 7 },
  ...[1, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map((months) => ({ months })),
];
/** The fewest days that the axis shows. */
const CLOSEST = 14;

function modulo(n, m) {
  return ((n % m) + m) % m;
}
/** Months since the year 0 of a day. */
function monthOf(number) {
  const date = new Date(Math.floor(number) * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
/** The first day of a month; `Date.UTC` takes the years before 100 for others. */
function monthStart(month) {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), modulo(month, 12), 1) / DAY;
}
/** The first day of the period in which a day lies; weeks begin on Mondays. */
function startOf(number, { days: n, months }) {
  if (months) return monthStart(monthOf(number) - modulo(monthOf(number), months));
  const whole = Math.floor(number);
  return whole - modulo(whole + (n === 7 ? 3 : 0), n);
}
/** The first day of the period after. */
function startAfter(number, period) {
  const start = startOf(number, period);
  return period.months ? monthStart(monthOf(start) + period.months) : start + period.days;
}
/** About how many days a period has. */
function lengthOf({ days: n, months }) {
  return n ?? months * 30.44;
}
/** Where each day lies in a range `{ from, to }` (`to` is the first day beyond it) that is `width` wide, and back. */
function scaleOf({ from, to }, width) {
  const each = width / (to - from);
  return { each, width, x: (number) => (number - from) * each, at: (x) => from + x / each };
}
/** The finest period that is at least so wide; the coarsest where none is. */
function periodFor(range, width, least, periods = PERIODS) {
  const { each } = scaleOf(range, width);
  return periods.find((period) => lengthOf(period) * each >= least) ?? periods.at(-1);
}
/** The starts of all periods that touch a range. */
function startsIn({ from, to }, period) {
  const found = [];
  for (let at = startOf(from, period); at < to; at = startAfter(at, period)) found.push(at);
  return found;
}
/** The marks of an axis: days with their words, none over another. The first says its year. */
function ticksOf(range, width, room = 56) {
  const { each, x } = scaleOf(range, width);
  const wide = (step) => lengthOf(step) * each >= (step.months ? room * 0.65 : room);
  const period = STEPS.find(wide) ?? STEPS.at(-1);
  const inside = startsIn(range, period).filter((start) => start >= range.from);
  let end = -Infinity;
  return inside
    .map((start, i) => ({ start, x: x(start), text: tickWords(start, period, i === 0) }))
    .filter(({ x: at, text }) => {
      const half = text.length * 3 + 3,
        free = at - half >= end;
      if (free) end = at + half;
      return free;
    });
}
function tickWords(start, period, first) {
  const date = new Date(start * DAY);
  const month = MONTHS[date.getUTCMonth()],
    year = date.getUTCFullYear();
  if (period.months >= 12) return `${year}`;
  if (period.months) return yearTurns(date, 31) ? `${year}` : first ? `${month} ${year}` : month;
  const short_ = `${date.getUTCDate()} ${month}`;
  return first || yearTurns(date, period.days) ? `${short_} ${year}` : short_;
}
function yearTurns(date, within_) {
  return date.getUTCMonth() === 0 && date.getUTCDate() <= within_;
}
/** A range pushed back into `bounds`: no closer than a fortnight, no wider than they are. */
function rangeWithin({ from, to }, bounds) {
  const most_ = bounds.to - bounds.from,
    span = Math.min(most_, Math.max(CLOSEST, to - from));
  const middle = (from + to) / 2,
    start = Math.min(bounds.to - span, Math.max(bounds.from, middle - span / 2));
  return { from: start, to: start + span };
}
/** The range `factor` times as close; the day `at` stays where it is. */
function zoomed({ from, to }, factor, at, bounds) {
  const span = Math.max(CLOSEST, (to - from) / factor),
    share = (at - from) / (to - from);
  return rangeWithin({ from: at - share * span, to: at + (1 - share) * span }, bounds);
}
function panned({ from, to }, by, bounds) {
  return rangeWithin({ from: from + by, to: to + by }, bounds);
}
/** The fewest days that hold nearly all of so many (in rising order): one old date does not flatten all others. */
function bulkOf(sorted) {
  const most_ = Math.ceil(sorted.length * 0.94) - 1;
  let best = 0;
  for (let i = 1; i + most_ < sorted.length; i += 1)
    if (sorted[i + most_] - sorted[i] < sorted[best + most_] - sorted[best]) best = i;
  return [sorted[best], sorted[best + most_]];
}
