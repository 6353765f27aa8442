// Choosing and going back; the view as the address after #.

function choose(pick, { remember = true, move = false } = {}) {
  if (pick?.fact && remember) pick = { fact: pick.fact, of: subject() };
  if (JSON.stringify(pick) === JSON.stringify(view.pick)) return;
  if (remember) {
    trail.push(view.pick);
    if (trail.length > 60) trail.shift();
  }
  if (!pick && !view.between) trail.length = 0;
  if (!pick?.fact) view.scope = "";
  view.pick = pick;
  update({ push: remember, choice: true });
  if (!remember) write("replaceState");
  if (move && pick?.actor !== undefined) fit(now.near);
}
function back() {
  if (!view.pick && view.between) {
    endBetween();
    if (!trail.length) return;
  }
  choose(trail.pop() ?? null, { remember: false });
}
function endBetween() {
  view.between = null;
  view.scope = "";
  update({ refit: true, choice: true });
}
function focusOn(index) {
  view.focus = index;
  view.between = null;
  update({ refit: true });
}
function onlyBetween(a, b) {
  view.between = [a, b];
  view.focus = null;
  view.scope = "";
  if (view.pick) {
    trail.push(view.pick);
    view.pick = null;
  }
  update({ refit: true, push: true, choice: true });
}
function fragment() {
  const params = new URLSearchParams(),
    put = (key, value) => params.append(key, value);
  const { pick } = view,
    plainView = fresh();
  const about = subject();
  if (about?.actor !== undefined) put("actor", actors[about.actor].key);
  if (pick?.fact) put("event", pick.fact);
  if (about?.edge !== undefined) {
    const edge = edges[about.edge];
    for (const [key, value] of [
      ["source", actors[edge.a].key],
      ["target", actors[edge.b].key],
      ["class", data.quads[edge.quad]],
      ["claimed", 1 - edge.asserted],
      ["mutual", edge.arrows === "to" ? 0 : 1],
    ])
      put(key, value);
  }
  if (view.focus !== null) put("focus", actors[view.focus].key);
  if (view.between) view.between.forEach((index) => put("between", actors[index].key));
  for (const key of ["tab", "limit", "least", "confidence", "document", "scope"])
    if (view[key] !== plainView[key]) put(key, view[key]);
  for (const key of ["all", "loners", "people", "relations"]) if (view[key]) put(key, 1);
  if (view.speaker !== "") put("speaker", view.speaker === "-" ? "-" : actors[+view.speaker].key);
  if (view.since !== null) {
    put("since", isoOf(view.since));
    put("until", isoOf(view.until));
  }
  for (const [key, set] of Object.entries(view.off))
    for (const value of set) put(`no-${key}`, named[key] ? named[key][value] : value);
  return params.toString();
}
const named = { quad: data.quads, status: data.statuses, type: data.types };
let unwritten = 0;
/** Selections are steps of the browser's history; filters only change the address, and not at every move of a slider. */
function writeFragment(push) {
  clearTimeout(unwritten);
  if (push) write("pushState");
  else unwritten = setTimeout(write, 200, "replaceState");
}
function write(how) {
  clearTimeout(unwritten);
  const text = fragment();
  if (text === location.hash.slice(1)) return;
  try {
    history[how](null, "", text ? `#${text}` : location.pathname + location.search);
  } catch {
    /* a srcdoc frame has no address of its own */
  }
}
function readFragment() {
  const params = new URLSearchParams(location.hash.slice(1)),
    next = fresh();
  const actor = (key) => byKey.get(params.get(key));
  if (actor("actor") !== undefined) next.pick = { actor: actor("actor") };
  const edge = edges.find(
    (e) =>
      e.a === actor("source") &&
      e.b === actor("target") &&
      data.quads[e.quad] === params.get("class") &&
      1 - e.asserted === +params.get("claimed") &&
      (e.arrows === "to" ? 0 : 1) === +params.get("mutual"),
  );
  if (edge) next.pick = { edge: edge.index };
  if (byFact.has(params.get("event"))) next.pick = { fact: params.get("event"), of: next.pick };
  if (isScope(params.get("scope"))) next.scope = params.get("scope");
  if (actor("focus") !== undefined) next.focus = actor("focus");
  const two = params
    .getAll("between")
    .map((key) => byKey.get(key))
    .filter((index) => index !== undefined);
  if (two.length === 2) next.between = two;
  for (const key of ["limit", "least", "confidence"])
    if (Number.isFinite(parseFloat(params.get(key))))
      next[key] = Math.max(key === "confidence" ? 0 : 1, parseFloat(params.get(key)));
  if (["network", "timeline", "table"].includes(params.get("tab"))) next.tab = params.get("tab");
  next.document = fold(params.get("document") || "");
  for (const key of ["all", "loners", "people", "relations"]) next[key] = params.get(key) === "1";
  next.speaker =
    params.get("speaker") === "-" ? "-" : actor("speaker") !== undefined ? String(actor("speaker")) : "";
  const [since, until] = [day(params.get("since")), day(params.get("until"))];
  if (since <= until) [next.since, next.until] = [since, until];
  for (const [key, set] of Object.entries(next.off))
    for (const value of params.getAll(`no-${key}`)) {
      if (!named[key]) set.add(value);
      else if (named[key].includes(value)) set.add(named[key].indexOf(value));
    }
  next.relations ||= needsRelations(next);
  view = next;
}
