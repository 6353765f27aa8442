// Lines: all facts between two heads, and their strands, each of one class, direction and way of telling.

function ordered(a, b) {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
/** Between which two heads a line of the data stands; null within one. */
function pairKey(edge, v = view) {
  const [a, b] = [head(edge.a, v), head(edge.b, v)];
  return a === b ? null : ordered(a, b);
}
function strandKey(edge, v = view) {
  const [a, b] = [head(edge.a, v), head(edge.b, v)];
  return `${edge.mutual ? ordered(a, b) : `${a} ${b}`} ${edge.quad} ${edge.asserted} ${edge.mutual}`;
}
function keyOfPick(v = view) {
  const { pair, edge } = v.pick;
  if (pair) return ordered(...pair.map((i) => head(i, v)));
  return edge === undefined ? null : pairKey(edges[edge], v);
}
/** The pairs that the facts stand between: { key, a, b, other, facts, strands }. */
function pairsOf(kept, ground, v = view) {
  const pairs = new Map();
  for (const fact of kept)
    for (const r of fact.relations) {
      const edge = edges[r],
        key = across(edge, ground) ? pairKey(edge, v) : null;
      if (key === null) continue;
      if (!pairs.has(key)) pairs.set(key, newPair(key));
      addTo(pairs.get(key), edge, fact, v);
    }
  for (const pair of pairs.values()) finish(pair);
  return pairs;
}
function newPair(key) {
  const [a, b] = key.split(" ").map(Number);
  return { key, a, b, facts: [], strands: new Map() };
}
function addTo(pair, edge, fact, v) {
  pair.facts.push(fact);
  const key = strandKey(edge, v),
    { quad, asserted, mutual, index, other } = edge;
  if (!pair.strands.has(key))
    pair.strands.set(key, {
      key,
      edge: index,
      edges: [],
      a: head(edge.a, v),
      b: head(edge.b, v),
      quad,
      asserted,
      mutual,
      other,
      facts: [],
    });
  const strand = pair.strands.get(key);
  if (!strand.edges.includes(index)) strand.edges.push(index);
  strand.facts.push(fact);
}
/** Each event once; strands in the order of the data. */
function finish(pair) {
  pair.facts = once(pair.facts);
  pair.strands = [...pair.strands.values()].sort((x, y) => x.edge - y.edge);
  for (const strand of pair.strands) strand.facts = once(strand.facts);
  pair.other = pair.strands.every(({ other }) => other);
}
/** A line as it is drawn: where an official is chosen who stands in his state, of it only what he has to do with. */
function ownPart(pair, v = view) {
  const actor = v.pick?.actor;
  if (actor === undefined || head(actor, v) === actor || !isPicked(pair, v)) return pair;
  const own = (list) => list.filter(({ parties }) => parties.includes(actor));
  const strands = pair.strands.map((strand) => ({ ...strand, facts: own(strand.facts) }));
  return { ...pair, facts: own(pair.facts), strands: strands.filter(({ facts: list }) => list.length) };
}
/** The facts that the picture does not hold, by the reason why. */
function absent({ facts: kept, pairs, shown, lines }) {
  const on = new Map();
  for (const pair of pairs.values())
    for (const { event } of pair.facts) {
      if (on.has(event)) on.get(event).push(pair);
      else on.set(event, [pair]);
    }
  const passing = new Map(kept.map((fact) => [fact.event, fact]));
  const why = ({ event }) => {
    if (!passing.has(event)) return "filtered";
    const ties = on.get(event) ?? [];
    if (!ties.length) return passing.get(event).relations.some((r) => pairKey(edges[r]) === null) ? "inside" : "alone";
    const strong = ties.filter((pair) => pair.facts.length >= view.least);
    if (!strong.length) return "thin";
    return strong.some(({ a, b }) => shown.has(a) && shown.has(b)) ? "weak" : "beyond";
  };
  const isDrawn = ({ event }) => (on.get(event) ?? []).some(({ key }) => lines.has(key));
  const found = { alone: [], inside: [], beyond: [], weak: [], thin: [], filtered: [] };
  for (const fact of once(pool())) if (!isDrawn(fact)) found[why(fact)].push(fact);
  return found;
}
