// Who is the same as whom: groups of actors' keys in the address, and the one who stands for each group.

/** "Tony_Blinken~Antony_Blinken"; what would end a key is escaped. */
function sameText(keys_) {
  return keys_.map((key) => key.replaceAll("%", "%25").replaceAll("~", "%7E")).join("~");
}
function sameKeys(text) {
  try {
    return text.split("~").map(decodeURIComponent);
  } catch {
    return [];
  }
}
/** Groups that share somebody are one group; those of one alone are none. */
function joined(groups) {
  const found = [];
  for (const group of groups) {
    const touching = found.filter((other) => other.some((each) => group.includes(each)));
    const whole = [...new Set([...touching.flat(), ...group])];
    for (const other of touching) found.splice(found.indexOf(other), 1);
    if (whole.length > 1) found.push(whole);
  }
  return found;
}

/** What is told before anybody is the same as another. */
const apart = {
  numbers: new Map(byKey),
  facts: tellings.map(({ sources, targets, speakers, place, parties }) => ({
    sources,
    targets,
    speakers,
    place,
    parties,
  })),
  edges: edges.map(({ a, b }) => ({ a, b })),
  actors: actors.map(({ key, label, aliases, terms, value, state }) => ({
    key,
    label,
    aliases,
    terms,
    value,
    state,
    gone: false,
  })),
};
/** The groups that hold now, as text; and who stands for each actor. */
let united = "[]",
  stands = actors.map(({ index }) => index);

// It is read before all that names an actor.
asks("same", {
  fresh: () => [],
  write: (groups) => groups.map((group) => ["same", sameText(group)]),
  read: readSame,
  chips: (groups) => groups.map((group) => ({ text: oneWords(group), clear: parted(group), refit: true })),
  lasting: true,
});
/** Who is counted as one is always told: whoever opens the link has not done it himself. */
function oneWords(group) {
  const [first, ...rest] = group.map((key) => short(apart.actors[apart.numbers.get(key)].label, 30));
  return `${rest.join(", ")} counted as ${first}`;
}
function parted(group) {
  return (v) => {
    v.same = v.same.filter((other) => other.join() !== group.join());
    if (v === view) unite(v.same);
  };
}
function readSame(params) {
  const groups = joined(params.getAll("same").map((text) => sameKeys(text).filter((key) => apart.numbers.has(key))));
  unite(groups);
  return groups;
}
/** Facts, lines and names as if each group were its first. */
function unite(groups) {
  if (JSON.stringify(groups) === united) return;
  united = JSON.stringify(groups);
  stands = actors.map(({ index }) => index);
  for (const group of groups) for (const key of group) stands[apart.numbers.get(key)] = apart.numbers.get(group[0]);
  const all = (list) => [...new Set(list.map((index) => stands[index]))];
  tellings.forEach((fact, i) => {
    const { sources, targets, speakers, place, parties } = apart.facts[i];
    Object.assign(fact, {
      sources: all(sources),
      targets: all(targets),
      speakers: all(speakers),
      parties: all(parties),
    });
    fact.place = place === undefined ? undefined : stands[place];
  });
  edges.forEach((edge, i) => {
    edge.a = stands[apart.edges[i].a];
    edge.b = stands[apart.edges[i].b];
  });
  actors.forEach((actor, i) => Object.assign(actor, apart.actors[i]));
  for (const [key, index] of apart.numbers) byKey.set(key, stands[index]);
  for (const group of groups) gatherSame(group.map((key) => apart.numbers.get(key)));
  countFolk();
}
/** The first of a group has the names and the weight of all; the others are found no more. */
function gatherSame([first, ...rest]) {
  const one = actors[first];
  for (const i of rest) {
    one.aliases = [...new Set([...one.aliases, actors[i].label, ...actors[i].aliases])];
    one.terms = [one.label, ...one.aliases].map(fold);
    one.value += actors[i].value;
    one.state ??= actors[i].state;
    Object.assign(actors[i], { terms: [], value: 0, gone: true });
  }
}
