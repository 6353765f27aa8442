// Offices, memberships and alliances as of a day: a tab, a filter of ties, and a part of the details.

asks("asof", {
  fresh: () => null,
  write: (on) => (on === null ? [] : [["asof", isoOf(on)]]),
  read: (params) => (params.has("asof") ? day(params.get("asof")) || null : null),
  chips: (on) => (on === null ? [] : [{ text: `Ties as of ${dayWords(on)}`, clear: dropped("asof") }]),
  passes: (on) => (on === null ? null : (fact) => fact.quad !== TIES || countsOn(fact, on)),
});
opens("asof", {
  label: "As of",
  order: 45,
  render: renderAsof,
  says: () => `Offices and ties on ${dayWords(asofDay())}`,
});

/** The day that is looked at: the one that is set, or the last of the documents, else of the events, else today. */
function asofDay() {
  const published = documents
    .map((document_) => document_.published)
    .filter(Boolean)
    .sort();
  return view.asof ?? [day(published.at(-1) ?? ""), axisDays.at(-1), Date.now() / DAY].find(Number.isFinite);
}
function setAsof(on, later = false) {
  view.asof = on;
  if (!later) return settle();
  renderAxis();
  settling ||= setTimeout(settle, 140);
}
/** What is told of each tenure by facts that pass all filters but those of days. */
const toldNow = { of: null, list: [] };
function tenuresTold() {
  if (toldNow.of === now) return toldNow.list;
  const kept = new Set(keep({ ...view, since: null, until: null, asof: null }));
  const list = tenures
    .map((tenure) => ({ tenure, told: tenure.facts.filter((fact) => kept.has(fact)) }))
    .filter(({ tenure, told }) => told.length || !tenure.facts.length);
  Object.assign(toldNow, { of: now, list });
  return list;
}

const SECTIONS = [
  ["holds", "That day"],
  ["before", "Last told within the year before"],
  ["after", "First told within the year after"],
];
const asofAsked = { text: "", more: 0 };
function renderAsof() {
  if (!$("asof-day")) buildAsof();
  if (document.activeElement !== $("asof-day")) $("asof-day").value = dayWords(asofDay());
  $("asof-text").value = asofAsked.text;
  renderTies();
}
function buildAsof() {
  const say = (event) => {
    const found = daysOfWords(event.target.value);
    event.target.setAttribute("aria-invalid", String(!found));
    if (found) setAsof(found[1]);
  };
  const ask = (event) => {
    Object.assign(asofAsked, { text: event.target.value, more: 0 });
    renderTies();
  };
  const field = (label, input) => make("label", { class: "asof-field" }, make("span", null, label), input);
  $("asof").replaceChildren(
    make(
      "div",
      { class: "asof-head" },
      field("As of", make("input", { id: "asof-day", type: "text", autocomplete: "off", onchange: say })),
      field(
        "Who, what or where",
        make("input", {
          id: "asof-text",
          type: "search",
          autocomplete: "off",
          placeholder: "foreign minister Hungary",
          oninput: ask,
        }),
      ),
    ),
    make("p", { id: "asof-says", class: "about", role: "status" }),
    make("div", { id: "ties" }),
  );
}
function asofMatches({ hay }) {
  return fold(asofAsked.text)
    .split(/\s+/u)
    .every((word) => hay.includes(word));
}
const TIE_ORDER = ["office", "MEMBER_OF", "ALLY_OF", "HAS_RELATIONS_WITH", "PART_OF", "LOCATED_IN"];
/** Offices first, those of the busiest states before others; of the same office who is nearest to the day. */
function inTieOrder(x, y) {
  const rank = ({ tenure }) => TIE_ORDER.indexOf(tenure.kind);
  return (
    rank(x) - rank(y) ||
    x.days - y.days ||
    y.told.length - x.told.length ||
    x.tenure.body - y.tenure.body ||
    x.tenure.index - y.tenure.index
  );
}
function renderTies() {
  const on = asofDay();
  const found = tenuresTold()
    .filter(({ tenure }) => asofMatches(tenure))
    .map((one) => ({ ...one, ...standing(one.tenure, on) }))
    .sort(inTieOrder);
  const of = (how) => found.filter((one) => one.how === how);
  const rest = found.filter(({ how }) => !SECTIONS.some(([key]) => key === how));
  $("asof-says").textContent =
    `${many(of("holds").length, "tie")} on ${dayWords(on)}, of ${num(found.length)} that are told or known.`;
  $("ties").replaceChildren(
    ...SECTIONS.flatMap(([how, label]) => tieSection(label, of(how), on)),
    ...(asofAsked.text ? tieSection("At other times", rest, on) : []),
    ...(found.length ? [] : [make("p", { class: "nothing" }, "No office or tie of that name.")]),
  );
}
function tieSection(label, list, on) {
  if (!list.length) return [];
  const shown = list.slice(0, 60 + asofAsked.more);
  const more = () => {
    asofAsked.more += 200;
    renderTies();
  };
  return [
    make("h3", null, label, make("small", null, ` ${num(list.length)}`)),
    make("ul", { class: "ties" }, ...shown.map((one) => tieRow(one, on))),
    shown.length < list.length &&
      quiet(`Show ${num(Math.min(200, list.length - shown.length))} more of ${num(list.length - shown.length)}`, more),
  ].filter(Boolean);
}
/** One tie: who, what, of whom, from when to when, how often it is told; the sentences open below it. */
function tieRow({ tenure, told, how, days: apart }, on) {
  const near_ = { before: `${many(apart, "day")} before`, after: `${many(apart, "day")} after` }[how];
  return make(
    "li",
    null,
    make("span", { class: "tie-who" }, who(tenure.who)),
    make("span", { class: "tie-what" }, tenure.label),
    make("span", { class: "tie-body" }, who(tenure.body)),
    make("span", { class: "tie-when" }, spellWords(tenure), near_ && make("small", null, near_)),
    ...toldButton(told),
  );
}
/** How often something is told; the sentences open beside it. */
function toldButton(told) {
  if (!told.length) return [make("span", { class: "tie-told about" }, "not told here")];
  const box = make("div", { class: "tie-cards", hidden: true });
  const open = (event) => {
    const on = box.hidden;
    if (on && !box.firstChild) box.append(cards(byDate(told)));
    box.hidden = !on;
    event.currentTarget.setAttribute("aria-expanded", String(on));
  };
  const button = make(
    "button",
    { type: "button", class: "link tie-told", "aria-expanded": "false", onclick: open },
    toldWords(told.length),
  );
  return [button, box];
}

/** Opens the tab with these words asked for. */
function askTies(text) {
  Object.assign(asofAsked, { text, more: 0 });
  openTab("asof");
}

/** Offices and ties of somebody in the details. */
function tiesHeld(index) {
  const mine = tenuresTold().filter(({ tenure }) => tenure.who === index && tenure.kind !== "LOCATED_IN");
  const list = mine.sort(
    (x, y) => y.told.length - x.told.length || y.tenure.begins - x.tenure.begins || x.tenure.index - y.tenure.index,
  );
  if (!list.length) return null;
  return make("section", { class: "held" }, make("h3", null, "Offices and ties"), tieList(list));
}
function tieList(list) {
  return make("ul", null, ...list.slice(0, 12).map(({ tenure, told }) => heldLine(tenure, tenure.body, told)));
}
/** An office or tie and with whom; under it from when to when, and how often it is told. */
function heldLine(tenure, other, told) {
  const spell = spellWords(tenure);
  const more = make("small", null, spell && `${spell} · `, ...toldButton(told));
  return make("li", null, make("b", null, tenure.label), " · ", who(other), more);
}
/** Who held office in a state or body on the day that is looked at. */
function officersOf(index) {
  const on = asofDay();
  const list = tenuresTold()
    .filter(({ tenure }) => tenure.body === index && tenure.kind === "office")
    .map((one) => ({ ...one, ...standing(one.tenure, on) }))
    .filter(({ how }) => how === "holds" || how === "before")
    .sort((x, y) => y.told.length - x.told.length || x.tenure.index - y.tenure.index);
  if (!list.length) return null;
  return make(
    "section",
    { class: "held" },
    make("h3", null, `In office on ${dayWords(on)}`),
    make("ul", null, ...list.slice(0, 6).map(({ tenure, told }) => heldLine(tenure, tenure.who, told))),
    list.length > 6 &&
      make(
        "button",
        { type: "button", class: "link", onclick: () => askTies(actors[index].label) },
        `All ${num(list.length)}`,
      ),
  );
}
PARTS.actor.push(tiesHeld, officersOf);
