// Who held which office or was a member of what, and whether that is so on a day: by dates, and by what is told.

/** So many days before and after a day count as near it. */
const NEAR = 366;
const TIE_WORDS = {
  MEMBER_OF: "Member",
  ALLY_OF: "Ally",
  HAS_RELATIONS_WITH: "Relations",
  PART_OF: "Part",
  LOCATED_IN: "Located in",
};
const tenures = records(data.tenures)
  .map((row, index) => ({
    ...row,
    index,
    who: byKey.get(row.who),
    body: byKey.get(row.body),
    facts: row.facts.map((i) => tellings[i]),
  }))
  .filter(({ who, body }) => who !== undefined && body !== undefined);
/** The tenures of each fact, by its number. */
const tenuresOf = new Map();
for (const tenure of tenures) {
  tenure.begins = tenure.since ? day(bounds(tenure.since)[0]) : -Infinity;
  tenure.ends = tenure.until ? day(bounds(tenure.until)[1]) : Infinity;
  tenure.sights = tenure.facts.map(sightOf).filter(Boolean);
  tenure.label = tieLabel(tenure);
  tenure.hay = fold(
    [
      tenure.label,
      tenure.office,
      ...new Set(tenure.facts.map(({ role }) => role)),
      ...namesIn(tenure.who),
      ...namesIn(tenure.body),
    ].join(" "),
  );
  for (const { index } of tenure.facts) tenuresOf.set(index, [...(tenuresOf.get(index) ?? []), tenure]);
}

function namesIn(index) {
  return [actors[index].label, ...actors[index].aliases];
}
/** An office as the texts write it; of other ties the word for them. */
function tieLabel({ kind, office, facts: told }) {
  if (kind !== "office") return TIE_WORDS[kind] ?? words(kind);
  const same = told
    .map(({ role }) => role)
    .filter((role) => role.toLowerCase() === office && role !== role.toUpperCase());
  return words_(ranked(same, (role) => role)[0]?.[0] ?? office) || "Office";
}
function words_(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
/** The days for which a text tells a state; null where it says that it is over. */
function sightOf(fact) {
  const told = day(fact.published),
    [from, to] = [day(fact.from), day(fact.to)];
  if (fact.from && fact.to) return [from, to];
  if (fact.from) return [from, Math.max(from, told || from)];
  return fact.to || Number.isNaN(told) ? null : [told, told];
}
/**
 * How a tenure stands on a day: "holds" (between its bounds, or told both before and after; a known one without a
 * beginning only where it is told), "before" (last told within a year), "after" (first told within a year), "later" and "over" (by its bounds), "far" (told at other times only).
 */
function standing({ begins, ends: end, held, known, sights }, on) {
  if (on < begins) return { how: "later", days: begins - on };
  if (on > end) return { how: "over", days: on - end };
  if (known && begins > -Infinity && on <= day(held)) return { how: "holds", days: 0 };
  const before = Math.min(...sights.map(([from, to]) => (from <= on ? Math.max(0, on - to) : Infinity))),
    after = Math.min(...sights.map(([from]) => (from >= on ? from - on : Infinity)));
  if (!before || !after || before + after <= NEAR) return { how: "holds", days: Math.min(before, after) };
  const near_ = before <= after ? "before" : "after";
  return { how: Math.min(before, after) <= NEAR ? near_ : "far", days: Math.min(before, after) };
}
/** Whether a tie counts on a day: it holds, or was last told within the year before. */
function countsOn(fact, on) {
  const mine = tenuresOf.get(fact.index);
  if (!mine) return fact.first <= on && on <= fact.last;
  return mine.some((tenure) => ["holds", "before"].includes(standing(tenure, on).how));
}
/** From when to when, as precisely as it is known. */
function spellWords({ since, until, known }) {
  const say = (date) => whenWords({ when: date, from: bounds(date)[0], to: bounds(date)[1] });
  if (since && until) return since === until ? say(since) : `${say(since)} – ${say(until)}`;
  if (since) return `since ${say(since)}`;
  return until ? `${known ? "until" : "over by"} ${say(until)}` : "";
}
function toldWords(n) {
  return n === 1 ? "told once" : `told ${num(n)} times`;
}
