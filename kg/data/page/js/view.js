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
  pick: null,
});
let view = fresh();
let now = null;
const trail = [];

/** Which actors the kind and country filters, "focus" and "only between" leave. */
function allowedActors() {
  const open = actors.map((a) => !view.off.kind.has(a.kind) && !view.off.country.has(a.country || "none"));
  if (view.between) return open.map((ok, i) => view.between.includes(i));
  if (view.focus === null) return open;
  const near = new Set([view.focus]);
  for (const edge of edges) {
    if (edge.a === view.focus) near.add(edge.b);
    if (edge.b === view.focus) near.add(edge.a);
  }
  return open.map((ok, i) => (ok || i === view.focus) && near.has(i));
}

function passes(fact, open) {
  const { off } = view;
  if (off.quad.has(fact.quad) || off.status.has(fact.status) || off.type.has(fact.type)) return false;
  if (fact.confidence < view.confidence) return false;
  if (view.speaker === "-" ? fact.speakers.length : view.speaker !== "" && !fact.speakers.includes(+view.speaker))
    return false;
  if (view.document && !documents[fact.document].hay.includes(view.document)) return false;
  if (view.since !== null && !(fact.last >= view.since && fact.first <= view.until)) return false;
  if (view.between) return fact.relations.some((r) => open[edges[r].a] && open[edges[r].b]);
  return fact.sources.some((a) => open[a]) && (!fact.targets.length || fact.targets.some((a) => open[a]));
}
documents.forEach((d) => {
  d.hay = fold(`${d.title} ${d.source} ${d.id}`);
});

/** Facts that pass, then the most important actors and the strongest relations of those. */
function work() {
  const open = allowedActors();
  const kept = facts.filter((fact) => passes(fact, open));
  const weight = new Int32Array(actors.length);
  const perEdge = new Map();
  for (const fact of kept) {
    for (const a of fact.parties) weight[a] += 1;
    for (const r of fact.relations) {
      if (!open[edges[r].a] || !open[edges[r].b]) continue;
      if (perEdge.has(r)) perEdge.get(r).push(fact);
      else perEdge.set(r, [fact]);
    }
  }
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
      i < Math.max(80, 2.5 * shown.size) ||
      r === view.pick?.edge ||
      (view.pick?.actor !== undefined && (picked.has(edges[r].a) || picked.has(edges[r].b))),
  );
  return { facts: kept, weight, perEdge, order, shown, lines: new Map(lines), able: able.length };
}

function pickedActors() {
  const pick = view.pick;
  if (!pick) return [];
  if (pick.actor !== undefined) return [pick.actor];
  if (pick.edge !== undefined) return [edges[pick.edge].a, edges[pick.edge].b];
  return byFact.get(pick.fact).parties;
}
