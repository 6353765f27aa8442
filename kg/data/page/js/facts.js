// A fact in words: its card with the sentence, who says so, and where.

function sentence(fact) {
  const text = data.sentences[fact.sentence][1];
  return [text.slice(0, fact.start), make("mark", null, text.slice(fact.start, fact.end)), text.slice(fact.end)];
}
function badge(fact) {
  return make(
    "span",
    { class: `badge s${fact.status}` },
    `${fact.status === 4 ? "✕ " : ""}${data.statuses[fact.status]}`,
  );
}
function deed(fact) {
  const type = make(
    "button",
    { type: "button", class: "kind", title: "This event alone", onclick: () => choose({ fact: fact.id }) },
    words(data.types[fact.type]),
  );
  const arrow = fact.targets.length ? (fact.mutual ? " ↔ " : " → ") : "";
  return make(
    "p",
    { class: "deed" },
    ...whos(fact.sources),
    " · ",
    type,
    fact.predicate && make("span", { class: "about" }, ` (${short(fact.predicate, 60)})`),
    arrow,
    ...whos(fact.targets),
    ...(fact.place === undefined ? [] : [" in ", who(fact.place)]),
  );
}
function origin(fact) {
  const source = documents[fact.document];
  const said = fact.speakers.length
    ? [
        "According to ",
        ...fact.speakers.flatMap((index, i) => [
          i ? ", as told by " : "",
          make("span", { class: "by" }, who(index)),
        ]),
        " · ",
      ]
    : [];
  const parts = [source.source, source.published && dayWords(day(source.published))].filter(Boolean).join(", ");
  return make(
    "p",
    { class: "origin" },
    ...said,
    safeLink(source.url, make("bdi", null, short(source.title, 140))),
    parts && ` · ${parts}`,
    fact.confidence < 1 && ` · confidence ${Math.round(fact.confidence * 100)}%`,
  );
}
function card(fact) {
  return make(
    "article",
    { class: `card q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}`, "data-fact": fact.id },
    make("div", { class: "row" }, make("time", null, whenWords(fact)), badge(fact)),
    deed(fact),
    make("blockquote", { class: "said", dir: "auto" }, ...sentence(fact)),
    origin(fact),
  );
}
function byDate(list) {
  const key = (fact) => (Number.isNaN(fact.since) ? Infinity : fact.since);
  return [...list].sort((x, y) => key(x) - key(y) || x.index - y.index);
}
/** Cards, forty at a time. */
function cards(list, tag = "div") {
  const box = make(tag, { class: "cards" });
  let at = 0;
  const more = make("button", { type: "button", class: "quiet", onclick: () => step() });
  function step() {
    more.remove();
    box.append(...list.slice(at, at + 40).map(card));
    at += 40;
    if (at < list.length) {
      more.textContent = `Show ${Math.min(40, list.length - at)} more of ${list.length - at}`;
      box.append(more);
    }
  }
  step();
  return box;
}
function bars(list, scale = 1) {
  const box = make("div", { class: "bars", "aria-hidden": "true" });
  data.quads.forEach((label, quad) => {
    const n = list.filter((fact) => fact.quad === quad).length;
    if (!n) return;
    const bar = make("i", { class: `q${quad}` });
    bar.style.width = `${(100 * scale * n) / list.length}%`;
    box.append(bar);
  });
  return box;
}
function tally(list) {
  return ranked(list, (fact) => fact.quad)
    .map(([quad, n]) => (quad === data.quads.length - 1 ? many(n, data.quads[quad]) : `${n} ${data.quads[quad]}`))
    .join(", ");
}
