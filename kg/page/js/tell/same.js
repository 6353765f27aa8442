// Who is the same as whom: groups of actors' keys in the address, and the one who stands for each group.

/** "Tony_Blinken~Antony_Blinken"; what would end a key is escaped. */
function sameText(keys) {
  return keys.map((key) => key.replaceAll("%", "%25").replaceAll("~", "%7E")).join("~");
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

/** What documents tell, before anybody is the same as another. */
const apart = {
  facts: tellings.map(({ sources, targets, speakers, place, parties }) => ({ sources, targets, speakers, place, parties })),
  edges: edges.map(({ a, b }) => ({ a, b })),
  actors: actors.map(({ key, state, aliases, terms, value }) => ({ key, state, aliases, terms, value })),
};
/** The groups that hold now, as text. */
let united = "";

asks("same", {
  fresh: () => [],
  write: (groups) => groups.map((group) => ["same", sameText(group)]),
  read: readSame,
  lasting: true,
});

/** The groups of an address; who is chosen is then the one who stands for his group. */
function readSame(params, next) {
  const known = (key) => apart.actors.some((actor) => actor.key === key);
  const groups = joined(params.getAll("same").map((text) => sameKeys(text).filter(known)));
  unite(groups);
  const stands = (index) => (index === null ? null : byKey.get(apart.actors[index].key));
  if (next.pick?.actor !== undefined) next.pick.actor = stands(next.pick.actor);
  if (next.pick?.pair) next.pick.pair = next.pick.pair.map(stands);
  for (const part of ["between", "focus"]) if (next[part] != null) next[part] = [next[part]].flat().map(stands);
  if (next.focus) [next.focus] = next.focus;
  return groups;
}
/** Facts, lines and names as if each group were its first. */
function unite(groups) {
  if (JSON.stringify(groups) === united) return;
  united = JSON.stringify(groups);
  const numbers = new Map(apart.actors.map(({ key }, index) => [key, index]));
  const stands = actors.map((a, index) => index);
  for (const group of groups) for (const key of group) stands[numbers.get(key)] = numbers.get(group[0]);
  const all = (list) => [...new Set(list.map((index) => stands[index]))];
  tellings.forEach((fact, i) => {
    const { sources, targets, speakers, place, parties } = apart.facts[i];
    Object.assign(fact, { sources: all(sources), targets: all(targets), speakers: all(speakers), parties: all(parties) });
    fact.place = place === undefined ? undefined : stands[place];
  });
  edges.forEach((edge, i) => {
    edge.a = stands[apart.edges[i].a];
    edge.b = stands[apart.edges[i].b];
  });
  actors.forEach((actor, i) => Object.assign(actor, apart.actors[i]));
  apart.actors.forEach(({ key }, index) => byKey.set(key, stands[index]));
  for (const group of groups) gather(group.map((key) => numbers.get(key)));
}
/** The first of a group has the names and the weight of all. */
function gather([first, ...rest]) {
  const one = actors[first];
  one.aliases = [...new Set([...one.aliases, ...rest.flatMap((i) => [actors[i].label, ...actors[i].aliases])])];
  one.terms = [...new Set([...one.terms, ...rest.flatMap((i) => actors[i].terms)])];
  one.value += rest.reduce((sum, i) => sum + actors[i].value, 0);
  for (const i of rest) Object.assign(actors[i], { terms: [], value: 0 });
}
function setSame(groups) {
  unite(groups);
  view.same = groups;
  trail.length = 0;
  renderFilters();
  update({ refit: true });
}
/** Whom a name may mean, too: the same last word, or one name that begins the other; the busiest first. */
function likely(index) {
  const last = (text) => fold(text).split(/\s+/).at(-1);
  const one = actors[index],
    ends_ = new Set([one.label, ...one.aliases].map(last));
  const alike = (other) => other.index !== index && other.kind === one.kind && other.value > 0 && ends_.has(last(other.label));
  return cast().filter(alike).sort((x, y) => y.value - x.value || x.index - y.index).slice(0, 6);
}
PARTS.actor.push((index) => {
  const key = apart.actors[index].key,
    group = view.same.find((each) => each.includes(key));
  const merge = (other) => setSame(joined([...view.same, [key, other.key]]));
  const label = (one) => actors[apart.actors.findIndex((actor) => actor.key === one)].label;
  const offers = likely(index);
  if (!group && !offers.length) return null;
  return make(
    "details",
    { class: "why same", open: Boolean(group) },
    make("summary", null, group ? "Counted as one" : "Is it the same as ...?"),
    group && make("p", null, make("bdi", null, group.map(label).join(" = "))),
    group && quiet("Part them again", () => setSame(view.same.filter((each) => each !== group)), { id: "part" }),
    ...offers.map((other) =>
      quiet("", () => merge(other), { id: `same-${other.index}`, "aria-label": `The same as ${other.label}` }),
    ),
  );
});
