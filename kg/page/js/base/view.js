// What is asked for (`view`), and what of the data answers it (`work`).

const PHONE = 700;
/** With how many states a page opens that folds everybody into his state; a phone has room for fewer. */
const STATES_SHOWN = 24;
let view = null;
let now = null;
let printing = false;
const trail = [];

asks("pick", { fresh: () => null, write: writePick, read: readPick, lasting: true });
asks("focus", {
  fresh: () => null,
  write: (index) => (index === null ? [] : [["focus", actors[index].key]]),
  read: (params) => byKey.get(params.get("focus")) ?? null,
  chips: (index) => (index === null ? [] : [{ text: `Around ${some(index)}`, clear: dropped("focus"), refit: true }]),
});
asks("between", {
  fresh: () => null,
  write: (two) => (two ?? []).map((index) => ["between", actors[index].key]),
  read: readBetween,
  chips: (two) =>
    two ? [{ text: `Only between ${two.map(some).join(" and ")}`, clear: dropped("between"), refit: true }] : [],
});
asks("tab", {
  fresh: () => tabs()[0],
  write: (tab) => (tab === tabs()[0] ? [] : [["tab", tab]]),
  read: (params) => (TABS.has(params.get("tab")) ? params.get("tab") : tabs()[0]),
  lasting: true,
});
/** How many heads are drawn at most; null is as many as the view opens with. */
asks("limit", {
  fresh: () => null,
  write: (n) => (n === null ? [] : [["limit", n]]),
  read: (params) => atLeastOne(params.get("limit")),
  lasting: true,
});
asks("least", {
  fresh: () => 1,
  write: (n) => (n === 1 ? [] : [["least", n]]),
  read: (params) => atLeastOne(params.get("least")) ?? 1,
  chips: (n) => (n > 1 ? [{ text: `Lines of ${n} facts or more`, clear: dropped("least") }] : []),
});
asks("scope", {
  fresh: () => "",
  write: (scope_) => (scope_ ? [["scope", scope_]] : []),
  read: (params) => (isScope(params.get("scope")) ? params.get("scope") : ""),
});
flag("all");
flag("loners");
flag(
  "people",
  () => data.fold,
  (on) => (on ? "States with their people and organs" : "Each actor by itself"),
);
flag("relations");

function fresh() {
  return Object.fromEntries([...ASKED].map(([key, part]) => [key, part.fresh()]));
}
/** Back to its beginning, for a chip. */
function dropped(...parts) {
  return (v) =>
    parts.forEach((key) => {
      v[key] = ASKED.get(key).fresh();
    });
}
function atLeastOne(text) {
  const n = parseFloat(text);
  return Number.isFinite(n) ? Math.max(1, n) : null;
}
function some(index) {
  return short(actors[index].label, 30);
}
function limitOf(v = view) {
  if (v.limit !== null) return v.limit;
  if (v.people) return Math.min(innerWidth < PHONE ? STATES_SHOWN / 2 : STATES_SHOWN, data.limit);
  return innerWidth < PHONE ? Math.min(40, data.limit) : data.limit;
}
/** The same view once more, for asking what another filter would leave. */
function copy(v) {
  return structuredClone(v);
}
/** What is told, and of whom: other relations only where they are asked for. */
function pool(v = view) {
  return v.relations ? tellings : facts;
}
function cast(v = view) {
  return (v.relations ? actors : plainActors).filter(({ gone }) => !gone);
}
function isOther(pick) {
  if (!pick) return false;
  if (pick.fact) return byFact.get(pick.fact).other || isOther(pick.of);
  if (pick.edge !== undefined) return edges[pick.edge].other;
  return (pick.pair ?? [pick.actor]).some((index) => actors[index].other);
}
/** Whether the view is about what only other relations know. */
function needsRelations(v) {
  const named_ = [v.focus, ...(v.between ?? [])];
  return isOther(v.pick) || named_.some((index) => index !== null && actors[index].other);
}
function showRelations(on) {
  view.relations = on;
  if (!on) withoutRelations(view);
  update({ filters: true });
}
function withoutRelations(v) {
  if (needsRelations(v)) dropped("pick", "focus", "between", "scope")(v);
  trail.splice(0, trail.length, ...trail.filter((pick) => !isOther(pick)));
}
function isLand(index) {
  return folk.has(index);
}
/** The actor alone; a state with those who act for it where the view counts them in. */
function circle(index, v = view) {
  return new Set((v.people && folk.get(index)) || [index]);
}
/** Who stands for the actor: itself, or its state where that is counted with its people. */
function head(index, v = view) {
  const one = stands[index];
  return v.people ? (actors[one].state ?? one) : one;
}
/** On which side of "between" each actor stands: 1 or 2, 0 on neither. */
function sides(v) {
  if (!v.between) return null;
  const side = new Uint8Array(actors.length),
    [a, b] = v.between;
  for (const i of circle(b, v)) side[i] = 2;
  for (const i of circle(a, v)) side[i] = 1;
  side[b] = 2;
  return side;
}
/** The heads that have lines with the actor in focus, and itself. */
function around(index, v) {
  const found = new Set([head(index, v)]);
  for (const edge of edges) {
    if (edge.other && !v.relations) continue;
    const [a, b] = [head(edge.a, v), head(edge.b, v)];
    if (a === head(index, v)) found.add(b);
    if (b === head(index, v)) found.add(a);
  }
  return found;
}
/** Whom "focus" and "only between" leave. */
function allowedActors(v, side) {
  if (side) return actors.map((a, i) => side[i] > 0);
  if (v.focus === null) return actors.map(() => true);
  const near = around(v.focus, v);
  return actors.map((a, i) => near.has(head(i, v)));
}
/** What a view asks of each fact: the filters that are set, and who may take part. */
function grounds(v) {
  const side = sides(v);
  const tests = [...ASKED].map(([key, part]) => part.passes?.(v[key], v)).filter(Boolean);
  return { side, open: allowedActors(v, side), tests };
}
/** Whether a line stands between actors that the view leaves, and across the two of "between". */
function across(edge, { open, side }) {
  return side ? side[edge.a] * side[edge.b] === 2 : open[edge.a] && open[edge.b];
}
function passes(fact, ground) {
  if (!ground.tests.every((test) => test(fact))) return false;
  if (ground.side) return fact.relations.some((r) => across(edges[r], ground));
  const { open } = ground;
  return [fact.sources, fact.targets].every((side) => !side.length || side.some((a) => open[a]));
}
function keep(v) {
  const ground = grounds(v);
  return pool(v).filter((fact) => passes(fact, ground));
}
/** In how many events and states each head is. */
function weigh(list, v = view) {
  const weight = new Int32Array(actors.length),
    seen = new Set();
  const isNew = (key) => !seen.has(key) && seen.add(key);
  for (const { event, parties } of list)
    for (const a of new Set(parties.map((i) => head(i, v)))) if (event < 0 || isNew(`${a} ${event}`)) weight[a] += 1;
  return weight;
}
/** The reports that pass, and the events that they tell of. */
function answer(v) {
  const kept = keep(v);
  return { kept, facts: once(kept) };
}
/** Facts that pass, then the most important heads and the strongest lines of those. */
function work() {
  const ground = grounds(view),
    kept = pool().filter((fact) => passes(fact, ground)),
    weight = weigh(kept),
    pairs = pairsOf(kept, ground);
  const strong = [...pairs.values()].filter((pair) => pair.facts.length >= view.least);
  const tied = new Set(strong.flatMap(({ a, b }) => [a, b]));
  const ranked_ = actors
    .map((a) => a.index)
    .filter((i) => head(i) === i && weight[i] && (view.loners || tied.has(i)))
    .sort((x, y) => weight[y] - weight[x] || x - y);
  const order = view.loners ? ranked_ : together(ranked_, strong);
  const picked = pickedHeads(),
    shown = new Set([...order.slice(0, limitOf()), ...picked, ...company(strong)]);
  if (view.focus !== null) shown.add(head(view.focus));
  const able = strong
    .filter(({ a, b }) => shown.has(a) && shown.has(b))
    .sort((x, y) => y.facts.length - x.facts.length || (x.key < y.key ? -1 : 1));
  const drawn = able.filter(
    (pair, i) => view.all || pair.other || i < Math.max(80, 2.5 * shown.size) || isPicked(pair),
  );
  const lines = new Map(drawn.map((pair) => [pair.key, pair]));
  const found = { kept, facts: once(kept), weight, pairs, order, shown, lines, able: able.length, picked };
  found.near = nearPick(found);
  found.absent = absent(found);
  found.scope = scope(view, found);
  return found;
}
const COMPANY = 12;
/** With whom the chosen actor has most to do: they are drawn with it, also where the picture has not come to them. */
function company(strong, v = view) {
  if (v.pick?.actor === undefined) return [];
  const own = head(v.pick.actor, v);
  return strong
    .map(({ key, a, b, facts: list }) => ({ key, other: a === own ? b : a, n: sharedBy({ a, b, facts: list }, v) }))
    .filter(({ n }) => n > 0)
    .sort((x, y) => y.n - x.n || (x.key < y.key ? -1 : 1))
    .slice(0, COMPANY)
    .map(({ other }) => other);
}
/** How many facts of a line the chosen actor is in: of an official only what it has itself to do with. */
function sharedBy({ a, b, facts: list }, v = view) {
  const { actor } = v.pick,
    own = head(actor, v);
  if (a !== own && b !== own) return 0;
  return actor === own ? list.length : list.filter(({ parties }) => parties.includes(actor)).length;
}
/** Who is chosen, by the heads that the picture knows. */
function pickedHeads(v = view) {
  const pick = v.pick;
  if (!pick) return new Set();
  if (pick.fact) return new Set(byFact.get(pick.fact).parties.map((i) => head(i, v)));
  if (pick.edge !== undefined) return new Set([edges[pick.edge].a, edges[pick.edge].b].map((i) => head(i, v)));
  return new Set((pick.pair ?? [pick.actor]).map((i) => head(i, v)));
}
/** Whether a line is one of those that the choice is about. */
function isPicked({ key, a, b, facts: list }, v = view) {
  if (!v.pick) return false;
  if (v.pick.actor !== undefined) return sharedBy({ a, b, facts: list }, v) > 0;
  if (v.pick.fact) return byFact.get(v.pick.fact).relations.some((r) => pairKey(edges[r], v) === key);
  return key === keyOfPick(v);
}
/** The chosen heads and, around an actor, those with whom it has lines; null where nothing is chosen. */
function nearPick({ lines, picked }) {
  if (!view.pick) return null;
  const set = new Set(picked);
  if (view.pick.actor !== undefined) for (const pair of lines.values()) if (sharedBy(pair)) set.add(pair.a).add(pair.b);
  return set;
}
