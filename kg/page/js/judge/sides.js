// The two sides of a comparison as the view and its address have them: windows, sources or documents.

/** How each kind of side is told, read, and asked of a fact. */
const SIDES = {
  days: {
    label: "Two times",
    write: ([since, until]) => `${isoOf(since)}/${isoOf(until)}`,
    read: (text) => {
      const side = text.split("/").map(day);
      return side[0] <= side[1] ? side : null;
    },
    words: (side) => spanWords(...side),
    has:
      ([since, until]) =>
      (fact) =>
        fact.last >= since && fact.first <= until,
  },
  source: {
    label: "Two sources",
    write: String,
    read: (text) => (sourceNames.includes(text) ? text : null),
    words: (text) => short(text, 60),
    has: (text) => (fact) => documents[fact.document].source === text,
  },
  document: {
    label: "Two documents",
    write: (i) => documents[i].id,
    read: (text) => {
      const i = documents.findIndex(({ id }) => id === text);
      return i < 0 ? null : i;
    },
    words: (i) => short(documents[i].title, 60),
    has: (i) => (fact) => fact.document === i,
  },
};
/** A month counts that has at least this part of what the busiest has. */
const FAIR = 4;
const sourceNames = ranked(
  documents.filter(({ source }) => source),
  ({ source }) => source,
).map(([text]) => text);
/** Documents with facts, the latest first. */
const toldBy = [...new Set(facts.map((fact) => fact.document))].sort(
  (x, y) =>
    (documents[y].published > documents[x].published) - (documents[y].published < documents[x].published) || x - y,
);

/** The last two months that have a fair part of the documents; with one month alone, that and the one before it. */
function lastMonths() {
  const published = documents.map((d) => day(d.published)).filter(Number.isFinite);
  const months = ranked(published, (d) => monthFrom(d, 0)),
    fair = months.filter(([, n]) => n >= months[0][1] / FAIR);
  const starts = fair
    .map(([start]) => start)
    .sort((x, y) => x - y)
    .slice(-2);
  if (!starts.length) return null;
  const [one, other] = starts.length > 1 ? starts : [monthFrom(starts[0], -1), starts[0]];
  return [one, other].map((start) => [start, monthFrom(start, 1) - 1]);
}
/** What a kind of comparison begins with; null where there are no two sides of it. */
function sidesOf(by) {
  if (by === "days") return lastMonths();
  const all = by === "source" ? sourceNames : toldBy;
  return all.length > 1 ? [by === "source" ? all[0] : all[1], by === "source" ? all[1] : all[0]] : null;
}
const kindsOfSides = Object.keys(SIDES).filter((by) => sidesOf(by));
function readSides(params) {
  const [by, ...texts] = (params.get("compare") ?? "").split("~");
  if (!Object.hasOwn(SIDES, by) || texts.length !== 2) return null;
  const sides_ = texts.map((text) => SIDES[by].read(text.replaceAll("%7E", "~").replaceAll("%25", "%")));
  return sides_.includes(null) ? null : { by, sides: sides_ };
}
function writeSides({ by, sides: sides_ }) {
  const texts = sides_.map((side) => SIDES[by].write(side).replaceAll("%", "%25").replaceAll("~", "%7E"));
  return [by, ...texts].join("~");
}
function sideWords({ by, sides: sides_ }) {
  return sides_.map((side) => SIDES[by].words(side));
}
