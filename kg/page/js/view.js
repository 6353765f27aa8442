// What is asked for (`view`), and what of the data answers it (`work`).

const fresh = () => ({
  tab: "network",
  limit: innerWidth < 700 ? Math.min(40, data.limit) : data.limit,
  least: 1,
  loners: false,
  all: false,
  confidence: 0,
  speaker: "",
  document: "",
  off: { quad: new Set(), status: new Set(), type: new Set(), kind: new Set(), country: new Set() },
  since: null,
  until: null,
  focus: null,
  between: null,
  people: false,
  relations: false,
  pick: null,
  scope: "",
});
let view = fresh();
let now = null;
let printing = false;
const trail = [];

/** The same view once more, for asking what another filter would leave. */
function copy(v) {
  const off = Object.fromEntries(Object.entries(v.off).map(([key, set]) => [key, new Set(set)]));
  return { ...v, off };
}
/** What is told, and of whom: other relations only where they are asked for. */
function pool(v = view) {
  return v.relations ? tellings : facts;
}
function cast(v = view) {
  return v.relations ? actors : plainActors;
}
function isOther(pick) {
  if (!pick) return false;
  if (pick.fact) return byFact.get(pick.fact).other || isOther(pick.of);
  return pick.edge !== undefined ? edges[pick.edge].other : actors[pick.actor].other;
}
/** Whether the view is about what only other relations know. */
function needsRelations(v) {
  const named_ = [v.focus, ...(v.between ?? []), /^\d+$/.test(v.speaker) ? +v.speaker : null];
  return isOther(v.pick) || named_.some((index) => index !== null && actors[index].other);
}
function showRelations(on) {
  view.relations = on;
  if (!on) withoutRelations(view);
  update({ filters: true });
}
function withoutRelations(v) {
  if (needsRelations(v)) Object.assign(v, { pick: null, focus: null, between: null, speaker: "", scope: "" });
  trail.splice(0, trail.length, ...trail.filter((pick) => !isOther(pick)));
}
function isLand(index) {
  return actors[index].kind === "country" && actors[index].country !== "";
}
/** The actor alone; a state with its people and organs where the view counts them in. */
function circle(index, v = view) {
  return new Set(v.people && isLand(index) ? compatriots.get(actors[index].country) : [index]);
}
/** Who stands for the actor in lists of actors: itself, or its state where that is counted with its people. */
function head(index) {
  return view.people ? (lands.get(actors[index].country) ?? index) : index;
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
/** Which actors the kind and country filters, "focus" and "only between" leave. */
function allowedActors(v, side) {
  const open = actors.map((a) => !v.off.kind.has(a.kind) && !v.off.country.has(a.country || "none"));
  if (side) return open.map((ok, i) => ok && side[i] > 0);
  if (v.focus === null) return open;
  const near = new Set([v.focus]);
  for (const edge of edges) {
    if (edge.other && !v.relations) continue;
    if (edge.a === v.focus) near.add(edge.b);
    if (edge.b === v.focus) near.add(edge.a);
  }
  return open.map((ok, i) => (ok || i === v.focus) && near.has(i));
}
function grounds(v) {
  const side = sides(v);
  return { side, open: allowedActors(v, side) };
}
/** Whether a line stands between actors that the view leaves, and across the two of "between". */
function across(edge, { open, side }) {
  return side ? side[edge.a] * side[edge.b] === 2 : open[edge.a] && open[edge.b];
}
function told(fact, v) {
  const { off } = v;
  if (off.quad.has(fact.quad) || off.status.has(fact.status) || off.type.has(fact.type)) return false;
  if (fact.confidence < v.confidence) return false;
  if (v.speaker === "-" ? fact.speakers.length : v.speaker !== "" && !fact.speakers.includes(+v.speaker)) return false;
  if (v.document && !documents[fact.document].hay.includes(v.document)) return false;
  return v.since === null || (fact.last >= v.since && fact.first <= v.until);
}
function passes(fact, v, ground) {
  if (!told(fact, v)) return false;
  if (ground.side) return fact.relations.some((r) => across(edges[r], ground));
  const { open } = ground;
  return [fact.sources, fact.targets].every((side) => !side.length || side.some((a) => open[a]));
}
function keep(v) {
  const ground = grounds(v);
  return pool(v).filter((fact) => passes(fact, v, ground));
}
documents.forEach((d) => {
  d.hay = fold(`${d.title} ${d.source} ${d.id}`);
});
/** In how many events each actor is. */
function weigh(list) {
  const weight = new Int32Array(actors.length),
    seen = new Set();
  const isNew = (key) => !seen.has(key) && seen.add(key);
  for (const { event, parties } of list)
    for (const a of parties) if (event < 0 || isNew(`${a} ${event}`)) weight[a] += 1;
  return weight;
}
/** The reports that pass, and the events that they tell of. */
function answer(v) {
  const kept = keep(v);
  return { kept, facts: once(kept) };
}

/** Facts that pass, then the most important actors and the strongest relations of those. */
function work() {
  const ground = grounds(view),
    { open } = ground;
  const kept = pool().filter((fact) => passes(fact, view, ground));
  const weight = weigh(kept);
  const perEdge = new Map();
  for (const fact of kept)
    for (const r of fact.relations) {
      if (!across(edges[r], ground)) continue;
      if (perEdge.has(r)) perEdge.get(r).push(fact);
      else perEdge.set(r, [fact]);
    }
  for (const [r, list] of perEdge) perEdge.set(r, once(list));
  const strong = [...perEdge].filter(([, list]) => list.length >= view.least);
  const tied = new Set(strong.flatMap(([r]) => [edges[r].a, edges[r].b]));
  const order = actors
    .map((a) => a.index)
    .filter((i) => open[i] && weight[i] && (view.loners || tied.has(i)))
    .sort((x, y) => weight[y] - weight[x] || x - y);
  const shown = new Set(order.slice(0, view.limit));
  for (const i of pickedActors()) if (open[i]) shown.add(i);
  if (view.focus !== null) shown.add(view.focus);
  const picked = new Set(pickedActors());
  const able = strong
    .filter(([r]) => shown.has(edges[r].a) && shown.has(edges[r].b))
    .sort((x, y) => y[1].length - x[1].length || x[0] - y[0]);
  const lines = able.filter(
    ([r], i) =>
      view.all ||
      edges[r].other ||
      i < Math.max(80, 2.5 * shown.size) ||
      r === view.pick?.edge ||
      (view.pick?.actor !== undefined && (picked.has(edges[r].a) || picked.has(edges[r].b))),
  );
  const found = { kept, facts: once(kept), open, weight, perEdge, order, shown, lines: new Map(lines), able: able.length };
  found.absent = absent(found);
  found.scope = scope(view, found);
  return found;
}
/** The facts that the picture does not hold, by the reason why. */
function absent({ facts: kept, perEdge, shown, lines }) {
  const drawn = new Set([...lines.values()].flat().map((fact) => fact.event)),
    passing = new Map(kept.map((fact) => [fact.event, fact]));
  const why = ({ event }) => {
    if (!passing.has(event)) return "filtered";
    const ties = passing.get(event).relations.filter((r) => perEdge.has(r));
    if (!ties.length) return "alone";
    const strong = ties.filter((r) => perEdge.get(r).length >= view.least);
    if (!strong.length) return "thin";
    return strong.some((r) => shown.has(edges[r].a) && shown.has(edges[r].b)) ? "weak" : "beyond";
  };
  const found = { alone: [], beyond: [], weak: [], thin: [], filtered: [] };
  for (const fact of once(pool())) if (!drawn.has(fact.event)) found[why(fact)].push(fact);
  return found;
}

function pickedActors() {
  const pick = view.pick;
  if (!pick) return [];
  if (pick.actor !== undefined) return [pick.actor];
  if (pick.edge !== undefined) return [edges[pick.edge].a, edges[pick.edge].b];
  return byFact.get(pick.fact).parties;
}
