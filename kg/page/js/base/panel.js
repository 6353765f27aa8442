// The panel at the right: overview, actor, line, event, two actors.

function renderPanel() {
  const pick = view.pick,
    panel = $("panel");
  panel.replaceChildren(...[crumbs(), ...details(pick)].filter(Boolean));
  panel.classList.toggle("risen", Boolean(pick || view.between));
  panel.querySelector("h2").tabIndex = -1;
  panel.scrollTop = 0;
}
function details(pick) {
  if (!pick) return view.between ? ofPair(...view.between) : home();
  if (pick.pair) return ofPair(...(isWithin() ? pick.pair : pick.pair.map((i) => head(i))));
  if (pick.actor !== undefined) return ofActor(pick.actor);
  return pick.edge !== undefined ? ofEdge(pick.edge) : ofFact(byFact.get(pick.fact));
}
function crumbs() {
  if (!view.pick && !view.between) return null;
  return make(
    "div",
    { class: "crumbs" },
    make(
      "button",
      { type: "button", class: "link", id: "back", onclick: back },
      trail.length ? "← Back" : "← Overview",
    ),
    view.pick &&
      make(
        "button",
        { type: "button", class: "link", onclick: () => choose(null), "aria-label": "Close the details" },
        "Close",
      ),
  );
}
function ranks(items, cls, row) {
  return make("ul", { class: `ranks ${cls}` }, ...items.map((item) => make("li", null, row(item))));
}
function count(n) {
  return make("span", { class: "number" }, num(n));
}
function quiet(text, onclick, more = {}) {
  return make("button", { type: "button", class: "quiet", onclick, ...more }, text);
}
/** The facts under each key, each once; the longest list first. */
function gathered(list, keys) {
  const found = new Map();
  for (const fact of list)
    for (const key of new Set(keys(fact))) {
      if (found.has(key)) found.get(key).push(fact);
      else found.set(key, [fact]);
    }
  const counted = [...found].map(([key, told_]) => [key, once(told_)]);
  return counted.sort((x, y) => y[1].length - x[1].length || (x[0] < y[0] ? -1 : 1));
}
function choosePair(a, b) {
  choose({ pair: [a, b] });
}
/** The first page: what modules lead with, then the main actors and pairs. */
function home() {
  const top = gathered(now.kept, (fact) => fact.parties.map((i) => head(i))).slice(0, 10);
  const busy = [...now.pairs.values()]
    .sort((x, y) => y.facts.length - x.facts.length || (x.key < y.key ? -1 : 1))
    .slice(0, 8);
  const [strongest, busiest] = [top[0]?.[1].length, busy[0]?.facts.length];
  return [
    make("h2", null, "At a glance"),
    now.facts.length > 0 ? homeLead() : make("div", { class: "nothing" }, ...nothing()),
    now.facts.length > 0 && bars(now.facts),
    ...added("lead", null, now.facts),
    top.length > 0 && make("h3", null, "Main actors"),
    ranks(top, "", ([index, list]) =>
      make(
        "button",
        { type: "button", onclick: () => choose({ actor: index }) },
        token(index),
        make("span", null, name(index)),
        bars(list, list.length / strongest),
        count(list.length),
      ),
    ),
    busy.length > 0 && make("h3", null, "Most between"),
    ranks(busy, "pairs", ({ a, b, facts: list }) =>
      make(
        "button",
        { type: "button", onclick: () => choosePair(a, b) },
        make("span", null, name(a), " – ", name(b)),
        bars(list, list.length / busiest),
        count(list.length),
      ),
    ),
    ...added("home", null, now.facts),
  ];
}
function homeLead() {
  return make(
    "p",
    { class: "lead" },
    isWhole() ? "" : `${many(now.facts.length, "fact")}. `,
    "Choose an actor or a line to read what happened, who says so, and in which words.",
  );
}
/** What a state's people and organs add, and the way there and back. */
function peopleToo() {
  const more = widening(),
    whose = view.pick?.actor === undefined ? "their" : "its";
  const text = `and ${many(more, "fact")} with ${whose} people and organs`;
  return more > 0 && quiet(text, () => change(withPeople), { id: "people" });
}
/** Two actors: all between them, whichever of the two acts. */
function ofPair(a, b) {
  const list = byDate(view.pick ? factsOf({ pair: [a, b] }, now.kept) : now.facts);
  return [
    make("h2", null, who(a), " – ", who(b)),
    list.length ? make("p", { class: "about" }, tally(list)) : make("div", { class: "nothing" }, ...nothing()),
    list.length > 0 && bars(list),
    make(
      "div",
      { class: "acts" },
      view.pick && quiet("Only between these two", () => onlyBetween(a, b), { id: "only-between" }),
      list.length > 0 && peopleToo(),
    ),
    ...added("pair", [a, b], list),
    make("h3", null, many(list.length, "fact")),
    cards(list),
  ];
}
/** With whom an actor has facts in common: heads, and the facts that it has with each. */
function partners(index, mine) {
  const ring = circle(index);
  const other = (r) => {
    const { a, b } = edges[r];
    return ring.has(a) === ring.has(b) ? [] : [head(ring.has(a) ? b : a)].filter((i) => i !== head(index));
  };
  return gathered(mine, (fact) => fact.relations.flatMap(other)).slice(0, 12);
}
/** All between an actor and a head: a pair of the picture, or what one official has with it. */
function chooseBetween(index, other) {
  if (head(index) === index) choosePair(index, other);
  else onlyBetween(index, other);
}
function actorTitle(index) {
  const actor = actors[index];
  const about = [words(actor.kind), actor.country, actor.sector].filter(Boolean).join(" · ");
  const link = actor.wikidata && safeLink(`https://www.wikidata.org/wiki/${actor.wikidata}`, "Wikidata");
  return make(
    "div",
    { class: "title" },
    token(index),
    make(
      "div",
      null,
      make("h2", null, make("bdi", null, short(actor.label, 300))),
      make("p", { class: "about" }, about, link && " · ", link),
    ),
  );
}
/** For which state an official counts in the picture. */
function standIn(index) {
  const state = head(index);
  if (state === index) return null;
  return make(
    "p",
    { class: "about stand-in" },
    "Counts for ",
    who(state),
    " in the picture; the lines that are lit are of these facts alone.",
  );
}
function ofActor(index) {
  const actor = actors[index],
    about = { actor: index };
  const mine = byDate(factsOf(about, now.kept)),
    beside = Object.keys(BESIDE).map((key) => [BESIDE[key].label, byDate(besideOf(key, about, now.kept))]),
    best = partners(index, reportsOf(about, now.kept));
  return [
    actorTitle(index),
    standIn(index),
    actor.aliases.length > 0 &&
      make(
        "p",
        { class: "about" },
        "Also: ",
        make(
          "bdi",
          null,
          actor.aliases
            .slice(0, 12)
            .map((alias) => short(alias, 60))
            .join(", "),
        ),
      ),
    actor.why.length > 0 &&
      make(
        "details",
        { class: "why" },
        make("summary", null, "Who this is"),
        ...actor.why.slice(0, 12).map((told) => make("div", null, make("bdi", null, short(told, 300)))),
      ),
    mine.length > 0 && bars(mine),
    mine.length || beside.some(([, list]) => list.length)
      ? make("p", { class: "about" }, tally(mine) || "No fact of its own passes the filters.")
      : make("div", { class: "nothing" }, ...nothing()),
    make(
      "div",
      { class: "acts" },
      quiet("Neighbourhood", () => focusOn(view.focus === index ? null : index), {
        id: "neighbourhood",
        "aria-pressed": String(view.focus === index),
      }),
      quiet("Centre", () => centre(index), { id: "centre" }),
      peopleToo(),
    ),
    best.length > 0 && make("h3", null, "Deals with", make("small", null, " · choose one for all between the two")),
    ranks(best, "", ([other, list]) =>
      make(
        "button",
        { type: "button", title: "All between these two", onclick: () => chooseBetween(index, other) },
        token(other),
        make("span", null, name(other)),
        bars(list, list.length / best[0][1].length),
        count(list.length),
      ),
    ),
    ...added("actor", index, mine),
    mine.length > 0 && make("h3", null, many(mine.length, "fact")),
    mine.length > 0 && cards(mine),
    ...beside
      .filter(([, list]) => list.length)
      .flatMap(([label, list]) => [make("h3", null, `${label} (${num(list.length)})`), cards(list)]),
  ];
}
function ofEdge(index) {
  const edge = edges[index],
    [a, b] = [head(edge.a), head(edge.b)],
    list = byDate(factsOf({ edge: index }, now.kept));
  return [
    make("h2", null, who(a), edge.mutual ? " ↔ " : " → ", who(b)),
    make("p", { class: "about" }, `${words(data.quads[edge.quad])} · ${edge.asserted ? "asserted" : unsure(edge)}`),
    isContested(list) && make("p", { class: "about contested" }, "Contested: told by some, denied by others."),
    list.length > 0 && bars(list),
    make(
      "div",
      { class: "acts" },
      quiet("All between these two", () => choosePair(a, b), { id: "all-between" }),
      quiet("Only between these two", () => onlyBetween(a, b), { id: "only-between" }),
    ),
    ...added("line", index, list),
    make("h3", null, many(list.length, "fact")),
    list.length ? cards(list) : make("div", { class: "nothing" }, ...nothing()),
  ];
}
function unsure(edge) {
  return edge.other ? "reported" : "uncertain, claimed, planned or denied";
}
function partIn(fact, index) {
  if (fact.sources.includes(index)) return "source";
  return fact.targets.includes(index) ? "target" : "speaker";
}
function ofFact(fact) {
  const actorsOf = [...new Set([...fact.parties, ...fact.speakers])];
  const tie = fact.relations.length > 0 && edges[fact.relations[0]];
  return [
    make("h2", null, make("bdi", null, headed(fact))),
    make("p", { class: "about" }, `${words(data.quads[fact.quad])} · ${whenWords(fact)}`),
    make("h3", null, "The evidence"),
    card(fact),
    make("h3", null, "Who is in it"),
    ranks(actorsOf, "", (index) =>
      make(
        "button",
        { type: "button", onclick: () => choose({ actor: index }) },
        token(index),
        make("span", null, name(index)),
        make("span", { class: "about" }, partIn(fact, index)),
        count(reach(index)),
      ),
    ),
    tie &&
      make(
        "div",
        { class: "acts" },
        quiet("All between these two", () => chooseBetween(tie.a, head(tie.b))),
      ),
    ...added("fact", fact, [fact]),
  ];
}
