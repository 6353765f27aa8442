// What #data holds, as objects with the names of kg.model, and dates in words.

const data = JSON.parse(await inflate("data"));
const records = ({ columns, rows }) =>
  rows.map((row) => {
    const record = {};
    for (let i = 0; i < row.length; i += 1) record[columns[i]] = row[i];
    return record;
  });
const actors = records(data.nodes);
const edges = records(data.edges).map((edge, index) => ({
  ...edge,
  index,
  a: +edge.from.slice(1),
  b: +edge.to.slice(1),
}));
const documents = records(data.documents);
/** All that is told: facts, and the other relations, which stand beside them and are asked for by themselves. */
const tellings = records(data.facts);
const TIES = data.quads.indexOf("standing tie");
const OTHER = data.quads.indexOf("other relation");
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;
const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");
const days = new Map();
/** One pattern for each status, so that none needs its colour to be told from another. */
const STATUS_DASH = {
  asserted: false,
  reported: [9, 5],
  planned: [2, 5],
  hypothetical: [12, 4, 2, 4],
  denied: [5, 3],
  uncertain: [1, 3],
};
const DENIED = data.statuses.indexOf("denied");
const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;

actors.forEach((actor, index) => {
  actor.index = index;
  actor.state ??= null;
  actor.terms = [actor.label, ...actor.aliases].map(fold);
});
edges.forEach((edge) => {
  edge.other = edge.quad === OTHER;
  edge.mutual = edge.arrows !== "to";
});
tellings.forEach((fact, index) => {
  fact.index = index;
  fact.parties = [...new Set([...fact.sources, ...fact.targets])];
  fact.document = data.sentences[fact.sentence][0];
  fact.quad = data.quad_of[fact.type];
  fact.other = fact.quad === OTHER;
  fact.predicate = data.phrases[fact.predicate];
  fact.why = data.phrases[fact.why];
  fact.place ??= undefined;
  fact.size ??= "";
  fact.event ??= -fact.index - 1;
  fact.role = data.phrases[fact.role] ?? "";
  fact.published ||= documents[fact.document].published;
  [fact.from, fact.to] = bounds(fact.when);
  // Where a text gives no date, the day on which it was published stands in.
  const told = day(fact.published);
  fact.since = fact.from ? day(fact.from) : fact.to ? day(fact.to) : told;
  fact.first = fact.from ? day(fact.from) : fact.to ? -Infinity : told;
  fact.last = fact.to ? day(fact.to) : !fact.from ? told : isState(fact) ? Infinity : day(fact.from);
});
const events = records(data.events);
/** The reports of each event. */
const reports = new Map();
for (const fact of tellings) {
  if (reports.has(fact.event)) reports.get(fact.event).push(fact);
  else reports.set(fact.event, [fact]);
}
/** The first report of each event: what is counted. */
function once(list) {
  const seen = new Set();
  return list.filter((fact) => !seen.has(fact.event) && seen.add(fact.event));
}
const facts = tellings.filter((fact) => !fact.other);
const others = tellings.length - facts.length;
actors.forEach((actor) => {
  actor.other = others > 0;
});
for (const { parties, speakers, place } of facts)
  for (const index of [...parties, ...speakers, ...(place === undefined ? [] : [place])]) actors[index].other = false;
const plainActors = actors.filter((actor) => !actor.other);
const byKey = new Map(actors.map((actor) => [actor.key, actor.index]));
const byFact = new Map(tellings.map((fact) => [fact.id, fact]));
/** Who acts for each state, itself included. */
const folk = new Map();
function countFolk() {
  folk.clear();
  for (const { index, state } of actors) {
    if (state === null) continue;
    if (folk.has(state)) folk.get(state).push(index);
    else folk.set(state, [index]);
  }
}
countFolk();

function isState(fact) {
  return fact.quad >= TIES;
}
/** Small letters without accents; "ł" is an l, too. */
function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter]);
}
/** Days since 1970 of an ISO date, NaN of none. */
function day(iso) {
  if (!days.has(iso)) days.set(iso, iso ? Date.parse(`${iso}T00:00:00Z`) / DAY : NaN);
  return days.get(iso);
}
function ranked(items, key) {
  const sums = new Map();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) || 0) + 1);
  return [...sums].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
}
function words(text) {
  const t = text.replaceAll("_", " ").toLowerCase();
  return t.charAt(0).toUpperCase() + t.slice(1);
}
function short(text, most_) {
  const all = [...text.slice(0, most_ * 2 + 4)];
  return all.length > most_ ? all.slice(0, most_ - 1).join("") + "…" : text;
}
function num(n) {
  return n.toLocaleString("en");
}
function many(n, one, more = one + "s") {
  return `${num(n)} ${n === 1 ? one : more}`;
}

/** First and last day of an EDTF date: 2022-02-01, 2022-02, 2022, 202X, 20XX, 2021-12-01/.. */
function bounds(edtf) {
  if (edtf.includes("/")) return edtf.split("/").map((side) => (side === ".." ? "" : side));
  if (/^\d{4}-\d{2}$/.test(edtf)) {
    const last = new Date(Date.UTC(+edtf.slice(0, 4), +edtf.slice(5), 0)).getUTCDate();
    return [`${edtf}-01`, `${edtf}-${last}`];
  }
  if (/^\d{2,4}X{0,2}$/.test(edtf)) return [`${edtf.replaceAll("X", "0")}-01-01`, `${edtf.replaceAll("X", "9")}-12-31`];
  return [edtf, edtf];
}
function dayWords(number) {
  const d = new Date(number * DAY);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}
function rangeWords(first, last) {
  if (first === last) return dayWords(first);
  const [a, b] = [dayWords(first).split(" "), dayWords(last).split(" ")];
  if (a[2] !== b[2]) return `${a.join(" ")} – ${b.join(" ")}`;
  return a[1] === b[1] ? `${a[0]}–${b.join(" ")}` : `${a[0]} ${a[1]} – ${b.join(" ")}`;
}
/** Exactly these days, in as few words as they allow: a year, some months, or the days themselves. */
function spanWords(first, last) {
  const [a, b] = [new Date(first * DAY), new Date((last + 1) * DAY)];
  const words_ = (date, monthly) => `${monthly ? `${MONTHS[date.getUTCMonth()]} ` : ""}${date.getUTCFullYear()}`;
  const whole = a.getUTCDate() === 1 && b.getUTCDate() === 1;
  if (!whole) return rangeWords(first, last);
  const monthly = a.getUTCMonth() > 0 || b.getUTCMonth() > 0;
  const [from, to] = [words_(a, monthly), words_(new Date(last * DAY), monthly)];
  return from === to ? from : `${from} – ${to}`;
}
function isoOf(number) {
  return new Date(number * DAY).toISOString().slice(0, 10);
}
function whenWords(fact) {
  if (/^\d{4}$/.test(fact.when)) return fact.when;
  if (/^\d{4}-\d{2}$/.test(fact.when)) return `${MONTHS[+fact.when.slice(5) - 1]} ${fact.when.slice(0, 4)}`;
  if (/X$/.test(fact.when)) return `${fact.when.replaceAll("X", "0")}s`;
  if (fact.from && fact.to) return spanWords(day(fact.from), day(fact.to));
  if (fact.from) return `since ${/-01-01$/.test(fact.from) ? fact.from.slice(0, 4) : dayWords(day(fact.from))}`;
  if (fact.to) return `until ${/-12-31$/.test(fact.to) ? fact.to.slice(0, 4) : dayWords(day(fact.to))}`;
  return fact.published ? `told ${dayWords(day(fact.published))}` : "no date";
}
