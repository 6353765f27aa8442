// Contested claims: who says so and who denies it, side by side; and what is denied that nobody here claims.

opens("contested", { label: "Contested", order: 60, render: renderContested, lists: true, says: contestedWords });

const HOWS = [
  "The same deed, told by some and denied by others",
  "The same kind of deed, told in other words at the same time",
  "An accusation, and the answer of the accused",
];
const cases = data.contested.map(([how, claims, denials], index) => ({
  index,
  how,
  claims: claims.map((i) => tellings[i]),
  denials: denials.map((i) => tellings[i]),
}));
/** The cases in which a fact stands. */
const casesOf = new Map();
for (const one of cases)
  for (const fact of [...one.claims, ...one.denials]) casesOf.set(fact, [...(casesOf.get(fact) ?? []), one]);

/** Whether somebody denies something of it, and others tell it: what the mark of a line says. */
function isContested(list) {
  return list.some((fact) => casesOf.has(fact));
}
/** What of a case passes the filters; null unless both sides do, and one of its facts is in the list. */
function caseIn(one, kept, listed) {
  const [claims, denials] = [one.claims, one.denials].map((side) => side.filter((fact) => kept.has(fact)));
  const isListed = [...claims, ...denials].some((fact) => listed.has(fact.event));
  return claims.length && denials.length && isListed ? { ...one, claims, denials } : null;
}
function openCases(list = now.scope.list) {
  const kept = new Set(now.kept),
    listed = new Set(list.map((fact) => fact.event));
  return cases.map((one) => caseIn(one, kept, listed)).filter(Boolean);
}
/** Denials of what nobody in this list claims. */
function loneDenials(open, list = now.scope.list) {
  const answered = new Set(open.flatMap(({ denials }) => denials).map((fact) => fact.event));
  return list.filter((fact) => fact.status === DENIED && !answered.has(fact.event));
}
function contestedWords() {
  const open = openCases();
  return `${many(open.length, "contested claim")} · ${many(loneDenials(open).length, "other denial")}`;
}
function renderContested() {
  const open = openCases(),
    lone = lateFirst(loneDenials(open));
  $("contested").className = "contested-list";
  $("contested").replaceChildren(
    ...(open.length
      ? open.map(caseOf)
      : [make("p", { class: "lead" }, "Nothing here is told by some and denied by others.")]),
    ...(lone.length ? [make("h3", null, `Denied, and claimed by nobody here (${num(lone.length)})`), cards(lone)] : []),
  );
}
/** The latest first; at the end what has no day. */
function lateFirst(list) {
  const dated = (fact) => Number.isFinite(fact.since);
  return [...byDate(list.filter(dated)).reverse(), ...list.filter((fact) => !dated(fact))];
}
function caseOf(one) {
  const heads_ = [
    ["Says so", one.claims.filter((fact) => tellersOf(fact).length)],
    ["Denies it", one.denials],
    ["Told as a fact", one.claims.filter((fact) => !tellersOf(fact).length)],
  ];
  return make(
    "section",
    { class: "case", id: `case-${one.index}`, tabindex: -1 },
    make("h3", null, ...caseTitle(one)),
    make("p", { class: "about" }, `${HOWS[one.how]}.`),
    make("div", { class: "sides" }, ...heads_.filter(([, list]) => list.length).map(sideOf)),
  );
}
/** Who is to have done what to whom. */
function caseTitle({ claims }) {
  const [fact] = claims;
  const whom = fact.targets.length ? [fact.mutual ? " ↔ " : " → ", ...names(fact.targets)] : [];
  return [...(fact.sources.length ? names(fact.sources) : ["Nobody named"]), " · ", headed(fact), ...whom];
}
function names(indices) {
  return indices.flatMap((index, i) => [i ? ", " : "", name(index)]);
}
/** Who says so: the speakers; of an accusation, and of an answer to one, who makes it. */
function tellersOf(fact) {
  const speaks = ["ACCUSE", "REJECT"].includes(data.types[fact.type]);
  return fact.speakers.length ? fact.speakers.slice(0, 1) : speaks ? fact.sources : [];
}
function sideOf([label, list]) {
  const tellers = [...new Set(list.flatMap(tellersOf))],
    sources = [...new Set(list.map((fact) => documents[fact.document].source || documents[fact.document].title))];
  const by = tellers.length
    ? names(tellers)
    : sources.flatMap((text, i) => [i ? ", " : "", make("bdi", null, short(text, 60))]);
  return make("div", { class: "side" }, make("h4", null, label, make("small", null, " ", ...by)), ...list.map(card));
}
function openCase(index) {
  listIn("all", "contested");
  $(`case-${index}`)?.scrollIntoView({ block: "start" });
  $(`case-${index}`)?.focus({ preventScroll: true });
}
/** On a card: that others deny it, or tell it, and the way there. */
CARD.push((fact) => {
  if (view.tab === "contested" || !casesOf.has(fact)) return null;
  const [one] = casesOf.get(fact),
    [verb, others_] = one.denials.includes(fact) ? ["told", one.claims] : ["denied", one.denials];
  const by = [...new Set(others_.flatMap(tellersOf))];
  const open = make("button", { type: "button", class: "link", onclick: () => openCase(one.index) }, "both sides");
  return make(
    "p",
    { class: "why contested" },
    `Contested: ${verb} by `,
    ...(by.length ? names(by) : ["others"]),
    " · ",
    open,
  );
});
function contestedPart(list) {
  const open = openCases(list);
  const button = quiet(`${many(open.length, "contested claim")}: both sides`, () => listIn("", "contested"));
  return open.length ? make("div", { class: "acts" }, button) : null;
}
for (const where of ["actor", "pair", "line"]) PARTS[where].push((subject_, list) => contestedPart(list));
