// Two sides of what is told (two windows, two sources, two documents): what is new, gone, stronger, weaker.

/** Of two times the second comes after the first; of two sources or documents neither does. */
const CHANGES = { new: "New", gone: "Gone", stronger: "Stronger", weaker: "Weaker", same: "As before" };
const DIFFERENCES = {
  new: "Only the second",
  gone: "Only the first",
  stronger: "More in the second",
  weaker: "More in the first",
  same: "As much in both",
};
function changeWords(kind, by) {
  return (by === "days" ? CHANGES : DIFFERENCES)[kind];
}

/** The ends and class of what a fact tells: a key for each pair of heads, or for each doer where there is no other. */
function tiesOf(fact, v = view) {
  const pairs = fact.relations.filter((r) => pairKey(edges[r], v) !== null).map((r) => edges[r]);
  if (pairs.length)
    return pairs.map((edge) => {
      const ends_ = [head(edge.a, v), head(edge.b, v)];
      return `${(edge.mutual ? ends_.sort((x, y) => x - y) : ends_).join(" ")} ${fact.quad} ${+edge.mutual}`;
    });
  const alone = fact.sources.length ? fact.sources : fact.targets;
  return alone.map((i) => `${head(i, v)} - ${fact.quad} 0`);
}
/** By key, the facts of each side, each event once a side. */
function gatheredBy(list, isOne, isOther, v = view) {
  const found = new Map();
  for (const [side, isIn] of [isOne, isOther].entries())
    for (const fact of once(list.filter(isIn)))
      for (const key of new Set(tiesOf(fact, v))) {
        if (!found.has(key)) found.set(key, [[], []]);
        found.get(key)[side].push(fact);
      }
  return found;
}
/** Which change it is; by share, where the two sides are not of one size: parts of all that each tells. */
function changeOf(one, other, sums) {
  if (!one) return "new";
  if (!other) return "gone";
  const [before, after] = sums ? [one * sums[1], other * sums[0]] : [one, other];
  return after > before ? "stronger" : after < before ? "weaker" : "same";
}
/** What changed from the one side to the other: { key, a, b, quad, mutual, one, other, kind }, the most first. */
function changes(list, isOne, isOther, byShare, v = view) {
  const sums = byShare ? [isOne, isOther].map((isIn) => once(list.filter(isIn)).length) : null;
  const found = [...gatheredBy(list, isOne, isOther, v)].map(([key, [one, other]]) => {
    const [a, b, quad, mutual] = key.split(" ").map((text) => (text === "-" ? null : Number(text)));
    return { key, a, b, quad, mutual: mutual === 1, one, other, kind: changeOf(one.length, other.length, sums) };
  });
  const size = ({ one, other }) => Math.abs(other.length - one.length) * 1000 + one.length + other.length;
  return found.sort((x, y) => size(y) - size(x) || (x.key < y.key ? -1 : 1));
}
