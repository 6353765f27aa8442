// The panel at the right: overview, actor, line, event, two actors.

function renderPanel() {
  const pick = view.pick,
    panel = $("panel");
  const parts = !pick
    ? home()
    : pick.actor !== undefined
      ? ofActor(pick.actor)
      : pick.edge !== undefined
        ? ofEdge(pick.edge)
        : ofFact(byFact.get(pick.fact));
  const crumbs =
    pick &&
    make(
      "div",
      { class: "crumbs" },
      make(
        "button",
        { type: "button", class: "link", id: "back", onclick: back },
        trail.length ? "← Back" : "← Overview",
      ),
      make(
        "button",
        { type: "button", class: "link", onclick: () => choose(null), "aria-label": "Close the details" },
        "Close",
      ),
    );
  panel.replaceChildren(...[crumbs, ...parts].filter(Boolean));
  panel.scrollTop = 0;
}
function ranks(items, cls, row) {
  return make("ul", { class: `ranks ${cls}` }, ...items.map((item) => make("li", null, row(item))));
}
function home() {
  const perActor = new Map();
  for (const fact of now.facts)
    for (const a of fact.parties) {
      if (perActor.has(a)) perActor.get(a).push(fact);
      else perActor.set(a, [fact]);
    }
  const top = [...perActor].sort((x, y) => y[1].length - x[1].length || x[0] - y[0]).slice(0, 10);
  const pairs = new Map();
  for (const [r, list] of now.perEdge) {
    const key = [edges[r].a, edges[r].b].sort((x, y) => x - y).join(" ");
    if (!pairs.has(key)) pairs.set(key, new Set());
    list.forEach((fact) => pairs.get(key).add(fact));
  }
  const busy = [...pairs].sort((x, y) => y[1].size - x[1].size || (x[0] < y[0] ? -1 : 1)).slice(0, 8);
  const strongest = top.length ? top[0][1].length : 1,
    busiest = busy.length ? busy[0][1].size : 1;
  return [
    make("h2", null, "At a glance"),
    make(
      "p",
      { class: "lead" },
      now.facts.length
        ? `${many(now.facts.length, "fact")}. Choose an actor or a line to read what happened, who says so, and in which words.`
        : "Nothing passes the filters.",
    ),
    now.facts.length > 0 && bars(now.facts),
    top.length > 0 && make("h3", null, "Main actors"),
    ranks(top, "", ([index, list]) =>
      make(
        "button",
        { type: "button", onclick: () => choose({ actor: index }) },
        token(index),
        make("span", null, name(index)),
        bars(list, list.length / strongest),
        make("span", { class: "number" }, String(list.length)),
      ),
    ),
    busy.length > 0 && make("h3", null, "Most between"),
    ranks(busy, "pairs", ([key, set]) => {
      const [a, b] = key.split(" ").map(Number),
        list = [...set];
      return make(
        "button",
        { type: "button", onclick: () => onlyBetween(a, b) },
        make("span", null, name(a), " – ", name(b)),
        bars(list, list.length / busiest),
        make("span", { class: "number" }, String(list.length)),
      );
    }),
  ];
}
function ofActor(index) {
  const actor = actors[index];
  const mine = byDate(now.facts.filter((fact) => fact.parties.includes(index)));
  const told = byDate(now.facts.filter((fact) => fact.speakers.includes(index) && !fact.parties.includes(index)));
  const partners = new Map();
  for (const fact of mine)
    for (const r of fact.relations) {
      const { a, b } = edges[r],
        other = a === index ? b : b === index ? a : null;
      if (other === null) continue;
      if (!partners.has(other)) partners.set(other, new Set());
      partners.get(other).add(fact);
    }
  const best = [...partners].sort((x, y) => y[1].size - x[1].size || x[0] - y[0]).slice(0, 12);
  const about = [words(actor.kind), actor.country, actor.sector].filter(Boolean).join(" · ");
  return [
    make(
      "div",
      { class: "title" },
      token(index),
      make(
        "div",
        null,
        make("h2", null, make("bdi", null, short(actor.label, 300))),
        make(
          "p",
          { class: "about" },
          about,
          actor.wikidata && " · ",
          actor.wikidata && safeLink(`https://www.wikidata.org/wiki/${actor.wikidata}`, "Wikidata"),
        ),
      ),
    ),
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
    mine.length > 0 && bars(mine),
    make("p", { class: "about" }, mine.length ? tally(mine) : "Nothing that passes the filters."),
    make(
      "div",
      { class: "acts" },
      make(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-pressed": String(view.focus === index),
          onclick: () => focusOn(view.focus === index ? null : index),
        },
        "Neighbourhood",
      ),
      make(
        "button",
        {
          type: "button",
          class: "quiet",
          onclick: () => {
            centre(index);
          },
        },
        "Centre",
      ),
    ),
    best.length > 0 &&
      make("h3", null, "Deals with", make("small", null, " · choose one for all between the two")),
    ranks(best, "", ([other, set]) =>
      make(
        "button",
        { type: "button", title: "Only between these two", onclick: () => onlyBetween(index, other) },
        token(other),
        make("span", null, name(other)),
        bars([...set], set.size / best[0][1].size),
        make("span", { class: "number" }, String(set.size)),
      ),
    ),
    mine.length > 0 && make("h3", null, many(mine.length, "fact")),
    mine.length > 0 && cards(mine),
    told.length > 0 && make("h3", null, `Says of others (${told.length})`),
    told.length > 0 && cards(told),
  ];
}
function ofEdge(index) {
  const edge = edges[index],
    list = byDate(now.perEdge.get(index) || []);
  return [
    make("h2", null, who(edge.a), edge.arrows === "to" ? " → " : " ↔ ", who(edge.b)),
    make(
      "p",
      { class: "about" },
      `${words(data.quads[edge.quad])} · ${edge.asserted ? "asserted" : "claimed, planned or denied"}`,
    ),
    list.length > 0 && bars(list),
    make(
      "div",
      { class: "acts" },
      make(
        "button",
        { type: "button", class: "quiet", id: "only-between", onclick: () => onlyBetween(edge.a, edge.b) },
        "Only between these two",
      ),
    ),
    make("h3", null, list.length ? many(list.length, "fact") : "Nothing that passes the filters"),
    cards(list),
  ];
}
function ofFact(fact) {
  const actorsOf = [...new Set([...fact.parties, ...fact.speakers])];
  return [
    make("h2", null, words(data.types[fact.type])),
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
        make(
          "span",
          { class: "about" },
          fact.sources.includes(index) ? "source" : fact.targets.includes(index) ? "target" : "speaker",
        ),
        make("span", { class: "number" }, String(now.weight[index])),
      ),
    ),
    fact.relations.length > 0 &&
      make(
        "div",
        { class: "acts" },
        make(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => onlyBetween(edges[fact.relations[0]].a, edges[fact.relations[0]].b),
          },
          "Only between these two",
        ),
      ),
  ];
}
