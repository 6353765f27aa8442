// The briefing: what the whole graph tells, each number a way to its list.

/** Whether the view is that of the whole graph, which the briefing is about. */
function isWhole() {
  return !setFilters().length;
}
/** To the view that an address names; the basket, what is the same and the folded panels stay. */
function goTo(address) {
  const params = new URLSearchParams(address);
  for (const key of ["same", "keep", "folded"])
    for (const [name_, text] of ASKED.get(key).write(view[key], view)) params.append(name_, text);
  view = readView(params);
  update({ push: true, filters: true, refit: true, choice: true });
}
function briefed(pieces) {
  const piece = (part) =>
    typeof part === "string"
      ? part
      : make(
          "a",
          { class: "link", href: `#${part[1]}`, onclick: (event) => followed(event, part[1]) },
          make("bdi", null, short(part[0], 160)),
        );
  return pieces.map(piece);
}
function followed(event, address) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  goTo(address);
}
/** The lead in paragraphs, the rest in lists under small headings. */
PARTS.lead.push(() => {
  if (!isWhole() || !data.briefing.length) return null;
  const [first, ...rest] = data.briefing;
  const section = ({ head: title, lines }) => [
    make("h3", null, title),
    make("ul", null, ...lines.map((line_) => make("li", null, ...briefed(line_)))),
  ];
  return make(
    "div",
    { class: "briefing" },
    ...first.lines.map((line_) => make("p", null, ...briefed(line_))),
    ...rest.flatMap(section),
  );
});
