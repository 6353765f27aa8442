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
  // What is chosen is told: the details come back.
  if (pick) view.folded = view.folded.filter((key) => key !== "panel");
  update({ push: remember, choice: true });
  if (!remember) write("replaceState");
  if (move && pick) fit(now.near);
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
function writePick(pick, v) {
  const about = subject(v),
    found = [];
  const put = (key, value) => found.push([key, value]);
  if (about?.actor !== undefined) put("actor", actors[about.actor].key);
  if (about?.pair) about.pair.forEach((index) => put("pair", actors[index].key));
  if (pick?.fact) put("event", pick.fact);
  if (about?.edge !== undefined) {
    const edge = edges[about.edge];
    put("source", actors[edge.a].key);
    put("target", actors[edge.b].key);
    put("class", data.quads[edge.quad]);
    put("claimed", 1 - edge.asserted);
    put("mutual", +edge.mutual);
  }
  return found;
}
function readPick(params) {
  const of = byKey.has(params.get("actor"))
    ? { actor: byKey.get(params.get("actor")) }
    : (readPair(params) ?? readEdge(params));
  return byFact.has(params.get("event")) ? { fact: params.get("event"), of } : of;
}
function readPair(params) {
  const pair = two(params.getAll("pair"));
  return pair && { pair };
}
function readEdge(params) {
  const [a, b] = [byKey.get(params.get("source")), byKey.get(params.get("target"))];
  const isIt = (edge) =>
    edge.a === a &&
    edge.b === b &&
    data.quads[edge.quad] === params.get("class") &&
    1 - edge.asserted === +params.get("claimed") &&
    +edge.mutual === +params.get("mutual");
  const edge = edges.find(isIt);
  return edge ? { edge: edge.index } : null;
}
function readBetween(params) {
  return two(params.getAll("between"));
}
/** Two actors by their keys, or null. */
function two(keys_) {
  const found = keys_.map((key) => byKey.get(key)).filter((index) => index !== undefined);
  return found.length === 2 && found[0] !== found[1] ? found : null;
}
function fragment(v = view) {
  const params = new URLSearchParams();
  for (const [key, part] of ASKED) for (const [name_, text] of part.write(v[key], v)) params.append(name_, text);
  return params.toString();
}
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
  view = readView(location.hash.slice(1));
}
/** The view that an address tells. */
function readView(address) {
  const params = new URLSearchParams(address),
    next = {};
  for (const [key, part] of ASKED) next[key] = part.read(params, next);
  next.relations ||= needsRelations(next);
  return next;
}
