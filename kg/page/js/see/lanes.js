// Which lanes a timeline has: one for each actor or pair, or for each way between two.

/** Which lanes a list has: those of the choice, else of the busiest actors or pairs; each { key, label, pick, facts, heads }. */
function lanesOf(list) {
  const about = subject();
  if (about?.actor !== undefined) return partnerLanes(head(about.actor), list);
  if (about) return wayLanes(list);
  return view.lanes === "pair" ? pairLanes([...now.pairs.values()], list) : actorLanes(list);
}
function actorLanes(list) {
  const found = new Map();
  for (const fact of list)
    for (const i of new Set(fact.parties.map((party) => head(party)))) {
      if (!found.has(i)) found.set(i, []);
      found.get(i).push(fact);
    }
  return [...found]
    .sort(([a, x], [b, y]) => y.length - x.length || a - b)
    .map(([i, some_]) => ({ key: `${i}`, label: [name(i)], pick: { actor: i }, facts: some_, heads: [i] }));
}
function pairLanes(pairs, list, label = ({ a, b }) => [name(a), " – ", name(b)]) {
  const here = new Set(list.map(({ event }) => event));
  return pairs
    .map((pair) => ({ pair, facts: pair.facts.filter(({ event }) => here.has(event)) }))
    .filter(({ facts: some_ }) => some_.length)
    .sort((x, y) => y.facts.length - x.facts.length || (x.pair.key < y.pair.key ? -1 : 1))
    .map(({ pair, facts: some_ }) => ({
      key: pair.key,
      label: label(pair),
      pick: { pair: [pair.a, pair.b] },
      facts: some_,
      heads: [pair.a, pair.b],
    }));
}
/** With whom an actor has to do, and what he does alone. */
function partnerLanes(index, list) {
  const mine = [...now.pairs.values()].filter(({ a, b }) => a === index || b === index);
  const lanes = pairLanes(mine, list, ({ a, b }) => ["with ", name(a === index ? b : a)]);
  const met = new Set(lanes.flatMap((lane) => lane.facts.map(({ event }) => event)));
  const alone = list.filter(({ event }) => !met.has(event));
  return alone.length
    ? [...lanes, { key: "alone", label: ["with nobody else"], pick: null, facts: alone, heads: [index] }]
    : lanes;
}
/** From one of two to the other, back, and both together: as the strands of their line, whoever else took part. */
function wayLanes(list) {
  const here = new Set(list.map(({ event }) => event)),
    strands = now.pairs.get(keyOfPick({ ...view, pick: subject() }))?.strands ?? [],
    ways = new Map();
  for (const { a, b, mutual, facts: told_ } of strands) {
    const key = mutual ? "both" : `${a} ${b}`;
    if (!ways.has(key)) ways.set(key, { key, label: wayLabel(mutual, a, b), pick: null, facts: [], heads: [a, b] });
    ways.get(key).facts.push(...told_.filter(({ event }) => here.has(event)));
  }
  return [...ways.values()]
    .map((way) => ({ ...way, facts: once(way.facts) }))
    .filter(({ facts: some_ }) => some_.length)
    .sort((x, y) => y.facts.length - x.facts.length || (x.key < y.key ? -1 : 1));
}
function wayLabel(mutual, a, b) {
  return mutual ? ["Together"] : [name(a), " → ", name(b)];
}
