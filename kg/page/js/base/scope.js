// What the lists hold (table, timeline, CSV, paper): the selection's facts, or those asked for instead.

const ABSENT = {
  alone: { label: "With no second actor" },
  inside: {
    label: "Within one state",
    act: "Draw everybody",
    mend: (v) => {
      v.people = false;
    },
  },
  beyond: {
    label: "With an actor who is not drawn",
    act: "Draw all actors",
    mend: (v) => {
      v.limit = cast(v).length;
    },
  },
  weak: {
    label: "On weaker lines",
    act: "Draw all lines",
    mend: (v) => {
      v.all = true;
    },
  },
  thin: {
    label: "On lines of too few facts",
    act: "Draw them",
    mend: (v) => {
      v.least = 1;
    },
  },
  filtered: { label: "Taken out by filters", act: "Drop the filters", mend: dropFilters },
};

/** The actor or line that is selected; an event leaves what was selected before it. */
function subject(v = view) {
  return v.pick?.fact ? (v.pick.of ?? null) : v.pick;
}
function isParty(fact, ring) {
  return fact.parties.some((i) => ring.has(i));
}
/** The facts of an actor or a line among those that pass. */
function factsOf(about, kept, v = view) {
  return once(reportsOf(about, kept, v));
}
/** The same with every report of an event. */
function reportsOf(about, kept, v = view) {
  if (about.actor === undefined) {
    const [keyOf, key] = about.pair
      ? [pairKey, keyOfPick({ ...v, pick: about })]
      : [strandKey, strandKey(edges[about.edge], v)];
    const ground = grounds(v);
    return kept.filter((fact) => fact.relations.some((r) => keyOf(edges[r], v) === key && across(edges[r], ground)));
  }
  const ring = circle(about.actor, v);
  return kept.filter((fact) => isParty(fact, ring));
}
/** Facts that an actor has to do with and is no party to. */
const BESIDE = {
  said: {
    label: "Says of others",
    words: (who_) => ["that ", who_, " tells of others"],
    has: (fact, ring) => fact.speakers.some((i) => ring.has(i)),
  },
  there: {
    label: "Happened there",
    words: (who_) => ["that happened in ", who_],
    has: (fact, ring) => ring.has(fact.place),
  },
};
function besideOf(key, { actor }, kept, v = view) {
  if (actor === undefined) return [];
  const ring = circle(actor, v);
  return once(kept.filter((fact) => !isParty(fact, ring) && BESIDE[key].has(fact, ring)));
}
/** In how many facts the actor is, as its details will say. */
function reach(index) {
  return view.people ? factsOf({ actor: index }, now.kept).length : now.weight[index];
}
/** How many facts more there are with the people and organs of the states that are looked at. */
function widening(v = view, found = now) {
  const about = subject(v),
    wide = { ...v, people: true };
  const states = v.between ?? about?.pair ?? (about?.actor === undefined ? [] : [about.actor]);
  if (v.people || !states.length || !states.every(isLand)) return 0;
  if (v.between) return answer(wide).facts.length - found.facts.length;
  return factsOf(about, found.kept, wide).length - factsOf(about, found.kept, v).length;
}

/** The choices of the switch, the widest first; the last of them is what the selection asks for. */
function scopes(v, found) {
  const about = subject(v),
    all = v.between ? answer({ ...v, between: null }).facts : found.facts;
  const words_ = all.length < once(pool(v)).length ? ["that pass the filters"] : [];
  return [
    { key: "all", label: "All", words: words_, list: all },
    v.between && pairScope(v.between, found.facts),
    about && chosenScope(about, factsOf(about, found.kept, v)),
  ].filter(Boolean);
}
function pairScope([a, b], list) {
  return { key: "pair", label: [name(a), " – ", name(b)], words: ["between ", name(a), " and ", name(b)], list };
}
function chosenScope({ actor, edge, pair }, list) {
  if (pair) return { ...pairScope(pair, list), key: "chosen" };
  if (edge !== undefined) return { key: "chosen", label: "This line", words: ["on the line ", ...ends(edge)], list };
  return { key: "chosen", label: name(actor), words: ["of ", name(actor)], list };
}
function besideScopes(v, found) {
  const about = subject(v),
    choices = [];
  for (const [key, { label, words: words_ }] of Object.entries(BESIDE)) {
    const list = about ? besideOf(key, about, found.kept, v) : [];
    if (list.length) choices.push({ key, label, words: words_(name(about.actor)), list });
  }
  return choices;
}
function absentScope(v, found) {
  const list = found.absent?.[v.scope];
  if (!list) return [];
  const { label } = ABSENT[v.scope];
  return [{ key: v.scope, label, words: ["not in the picture: ", label.toLowerCase()], list }];
}
/** The scope that holds, among its choices: what was asked for, or what the selection has. */
function scope(v, found) {
  const main = scopes(v, found),
    beside = besideScopes(v, found),
    choices = [...main, ...beside, ...absentScope(v, found)];
  const own = main.at(-1);
  const chosen = choices.find(({ key }) => key === v.scope) ?? (own.list.length || !beside.length ? own : beside[0]);
  return { ...chosen, choices };
}
function isScope(key) {
  return ["all", "pair", "chosen"].includes(key) || Object.hasOwn(BESIDE, key) || Object.hasOwn(ABSENT, key);
}
function ends(index) {
  const edge = edges[index];
  return [name(head(edge.a)), edge.mutual ? " ↔ " : " → ", name(head(edge.b))];
}
function listIn(key, tab = view.tab) {
  view.scope = key;
  view.tab = tab;
  update();
}

function renderScope() {
  const { key: on, choices } = now.scope;
  $("scope").hidden = choices.length < 2 || !TABS.get(view.tab).lists;
  $("scope").replaceChildren(
    ...choices.map(({ key, label, list }) =>
      make(
        "button",
        { type: "button", id: `scope-${key}`, "aria-pressed": String(key === on), onclick: () => listIn(key) },
        make("span", null, ...[label].flat()),
        make("small", null, num(list.length)),
      ),
    ),
  );
}
/** What is shown of what there is. */
function renderShowing() {
  const { list, words: which } = now.scope;
  const sum = once(pool()).length;
  const { lists, says } = TABS.get(view.tab);
  if (says) {
    $("showing").replaceChildren(...[says()].flat());
    return;
  }
  if (lists) {
    const rest = list.length < sum && ` (of ${num(sum)} in all)`;
    $("showing").replaceChildren(many(list.length, "fact"), ...(which.length ? [" ", ...which] : []), rest || "");
    return;
  }
  $("showing").textContent = heldWords();
}
/** What the picture holds of what there is. */
function heldWords() {
  const sum = once(pool()).length,
    held = sum - Object.values(now.absent).reduce((n, left) => n + left.length, 0);
  const drawn = `${num(now.shown.size)} of ${castWords()}`;
  return `The picture holds ${num(held)} of ${many(sum, "fact")} · ${drawn} · ${many(now.lines.size, "line")}`;
}
/** How many there are to be drawn: actors, or states and those who act for none. */
function castWords() {
  if (!view.people) return many(cast().length, "actor");
  return `${num(new Set(cast().map(({ index }) => head(index))).size)} states and others`;
}
/** The facts that the picture does not hold: how many, why, and the way to them. */
function renderRest() {
  const missing = Object.entries(now.absent).filter(([, list]) => list.length);
  const sum = missing.reduce((n, [, list]) => n + list.length, 0);
  $("rest").hidden = view.tab !== "network" || !sum;
  $("rest-count").textContent = `${num(sum)} not drawn`;
  $("rest-why").replaceChildren(
    ...missing.map(([key, list]) => {
      const { label, act, mend } = ABSENT[key];
      return make(
        "li",
        null,
        make("span", null, make("b", null, num(list.length)), ` ${label.toLowerCase()}`),
        make("button", { type: "button", class: "link", onclick: () => listIn(key, "table") }, "List"),
        act && make("button", { type: "button", class: "link", onclick: () => change(mend, true) }, act),
      );
    }),
  );
}
