// Which facts fall into which period of the axis, and how high they stand there.

/** How a fact is dated: "dated" in one period, "over" several, only "told" on a day, or "never". */
function datedAs(fact, period) {
  if (fact.from && fact.to && startOf(day(fact.from), period) === startOf(day(fact.to), period)) return "dated";
  if (fact.from || fact.to) return "over";
  return Number.isNaN(fact.since) ? "never" : "told";
}
/** The facts of a list by period (or span): maps from its start to how many there are of each class. */
function binned(list, period, classes) {
  const found = { dated: new Map(), told: new Map(), over: new Map(), never: 0 };
  const keys = { dated: (f) => startOf(f.since, period), told: (f) => startOf(f.since, period), over: (f) => f.when };
  for (const fact of list) {
    const how = datedAs(fact, period);
    if (how === "never") found.never += 1;
    else addSum(found[how], keys[how](fact), fact.quad, classes);
  }
  return found;
}
function addSum(map, key, quad, classes) {
  if (!map.has(key)) map.set(key, new Array(classes).fill(0));
  map.get(key)[quad] += 1;
}
/** The most that bars within a range have above their line (cooperation) and under it (conflict). */
function tallest(sums, { from, to }, period) {
  let up = 0,
    down = 0;
  for (const [start, n] of sums) {
    if (start >= to || startAfter(start, period) <= from) continue;
    up = Math.max(up, n[0] + n[1]);
    down = Math.max(down, n[2] + n[3]);
  }
  return { up, down };
}
/** Where the lines of rows of bars lie, one under the other, and how high one fact stands: the same in all of them. */
function rowsOf(tops, height) {
  const sum = tops.reduce((n, { up, down }) => n + up + down, 0),
    least = sum ? 6 : height / tops.length / 2,
    each = sum ? (height - 2 * least * tops.length) / sum : 0;
  let bottom = 0;
  return tops.map(({ up, down }) => {
    const top = bottom,
      middle = top + least + up * each;
    bottom = middle + least + down * each;
    return { top, middle, bottom, each };
  });
}
/** The row of each span `[from, to]`: as few rows as can be, none over another; from `most` on they share the last. */
function stacked(spans, most_, gap = 0) {
  const ends_ = [];
  return spans.map(([from, to]) => {
    const free = ends_.findIndex((end) => end + gap <= from),
      row = free < 0 ? Math.min(ends_.length, most_ - 1) : free;
    ends_[row] = Math.max(ends_[row] ?? -Infinity, to);
    return row;
  });
}
