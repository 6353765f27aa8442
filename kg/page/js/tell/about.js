// What a file that is taken away says of itself: its name, what it is of, its legend, where it is from.

function slug(text, most_) {
  const bare = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...bare].slice(0, most_).join("").replace(/-+$/, "");
}
/** "winter-2022--russia--table.csv" */
function fileName(parts, ending) {
  const found = parts.map((part) => slug(part, 40)).filter(Boolean);
  return `${found.join("--") || "graph"}.${ending}`;
}
/** Whom the view is about, in words; "" where nothing is chosen. */
function chosenWords() {
  const about = subject();
  if (about?.actor !== undefined) return actors[about.actor].label;
  const pair = about?.pair ?? (about ? [edges[about.edge].a, edges[about.edge].b].map((i) => head(i)) : view.between);
  return pair ? pair.map((index) => actors[index].label).join(" – ") : "";
}
/** The file of what is looked at now, or of another thing of the page. */
function nameOf(ending, what = view.tab) {
  return fileName([data.title, chosenWords(), what], ending);
}
/** How many facts of whom, under which filters. */
function aboutWords(count_ = many(now.scope.list.length, "fact")) {
  return [count_, chosenWords(), ...setFilters().map(({ text }) => text)].filter(Boolean).join(" · ");
}
/** How many documents, of which days and sources; and when this was taken. */
function sourceLine() {
  const dates = documents
      .map(({ published }) => published)
      .filter(Boolean)
      .sort(),
    sources = ranked(
      documents.filter(({ source }) => source),
      ({ source }) => source,
    ).map(([source]) => source);
  const span = dates.length ? `, ${rangeWords(day(dates[0]), day(dates.at(-1)))}` : "";
  const named_ =
    sources.length > 4 ? `${sources.slice(0, 3).join(", ")} and ${num(sources.length - 3)} more` : sources.join(", ");
  const today = dayWords(Math.floor(Date.now() / DAY));
  return `${many(documents.length, "document")}${span}${named_ ? `: ${named_}` : ""}. Read by diplomatic-kg, ${today}.`;
}
