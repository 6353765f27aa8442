// A fact in words: its card with the sentence, who says so, and where.

/** The sentence from some place on, with marks on the words of the fact and on those that were asked for. */
function sentence({ sentence: index, start, end }, from = 0) {
  const text = data.sentences[index][1];
  return [
    ...withMarks(text, from, start),
    make("mark", null, ...withMarks(text, start, end)),
    ...withMarks(text, end, text.length),
  ];
}
function badge(fact) {
  return make(
    "span",
    { class: `badge s${fact.status}` },
    `${fact.status === 4 ? "✕ " : ""}${data.statuses[fact.status]}`,
  );
}
/** The type of a fact; of an other relation its own words. */
function headed(fact) {
  return fact.other ? short(fact.predicate, 80) : words(data.types[fact.type]);
}
/** The office held, or the words for what was done; of an other relation what it and its likes are called. */
function inWords(fact) {
  return fact.role || (fact.other ? "" : fact.predicate);
}
/** How many were killed, hurt or arrested, or how much was paid. */
function sized(fact) {
  return fact.size ? [make("span", { class: "about" }, ` · ${fact.size}`)] : [];
}
function deed(fact) {
  const type = make(
    "button",
    { type: "button", class: "kind", title: "This event alone", onclick: () => choose({ fact: fact.id }) },
    make("bdi", null, headed(fact)),
  );
  const arrow = fact.targets.length ? (fact.mutual ? " ↔ " : " → ") : "";
  return make(
    "p",
    { class: "deed" },
    ...doers(fact),
    " · ",
    type,
    inWords(fact) && make("span", { class: "about" }, ` (${short(inWords(fact), 60)})`),
    arrow,
    ...whos(fact.targets),
    ...(fact.place === undefined ? [] : [" in ", who(fact.place)]),
    ...sized(fact),
  );
}
/** When a document was published, and by whom. */
function whence(source) {
  return [source.published && dayWords(day(source.published)), source.source].filter(Boolean).join(", ");
}
function origin(fact) {
  const source = documents[fact.document];
  const said = fact.speakers.length
    ? [
        "According to ",
        ...fact.speakers.flatMap((index, i) => [i ? ", as told by " : "", make("span", { class: "by" }, who(index))]),
        " · ",
      ]
    : [];
  const parts = whence(source);
  return make(
    "p",
    { class: "origin" },
    ...said,
    safeLink(source.url, make("bdi", null, short(source.title, 140))),
    parts && ` · ${parts}`,
    fact.confidence < 1 && ` · confidence ${Math.round(fact.confidence * 100)}%`,
  );
}
function quoted(fact) {
  return make("blockquote", { class: "said", dir: "auto" }, ...sentence(fact));
}
function card(fact) {
  return make(
    "article",
    { class: `card q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}`, "data-fact": fact.id },
    make("div", { class: "row" }, make("time", null, whenWords(fact)), badge(fact)),
    deed(fact),
    quoted(fact),
    origin(fact),
    retold(fact),
    fact.why && make("details", { class: "why" }, make("summary", null, "Why"), fact.why),
    ...CARD.map((part) => part(fact)),
    TOOLS.length > 0 && make("div", { class: "tools-of" }, ...TOOLS.map((part) => part(fact))),
  );
}
function byDate(list) {
  const key = (fact) => (Number.isNaN(fact.since) ? Infinity : fact.since);
  return [...list].sort((x, y) => key(x) - key(y) || x.index - y.index);
}
/** Cards, forty at a time; all of them on paper. */
function cards(list) {
  const box = make("div", { class: "cards" });
  let at = 0;
  const more = make("button", { type: "button", class: "quiet", onclick: () => step().focus() });
  box.append(more);
  function step() {
    const next = list.slice(at, printing ? list.length : at + 40).map(card);
    more.before(...next);
    at += next.length;
    const left = list.length - at;
    more.textContent = `Show ${num(Math.min(40, left))} more of ${num(left)}`;
    if (!left) more.remove();
    return next[0]?.querySelector(".kind");
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
    .map(([quad, n]) => (quad >= TIES ? many(n, data.quads[quad]) : `${num(n)} ${data.quads[quad]}`))
    .join(", ");
}
