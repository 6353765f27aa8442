// Filters, which are the legend.

const OFF = ["quad", "status", "type", "kind", "country"];
const NAMED = { quad: data.quads, status: data.statuses, type: data.types };
asks("off", {
  fresh: () => Object.fromEntries(OFF.map((key) => [key, new Set()])),
  write: (off) => OFF.flatMap((key) => [...off[key]].map((value) => [`no-${key}`, NAMED[key]?.[value] ?? value])),
  read: (params) =>
    Object.fromEntries(
      OFF.map((key) => [
        key,
        new Set(
          params
            .getAll(`no-${key}`)
            .map((text) => valueOf(key, text))
            .filter((value) => value !== -1),
        ),
      ]),
    ),
  chips: (off) => OFF.flatMap((key) => without(key, off[key])),
  passes: (off) => (OFF.some((key) => off[key].size) ? (fact) => isOpen(fact, off) : null),
});
function valueOf(key, text) {
  return NAMED[key] ? NAMED[key].indexOf(text) : text;
}
function isOpen(fact, off) {
  if (off.quad.has(fact.quad) || off.status.has(fact.status) || off.type.has(fact.type)) return false;
  const open = (i) => !off.kind.has(actors[i].kind) && !off.country.has(actors[i].country || "none");
  return [fact.sources, fact.targets].every((side) => !side.length || side.some(open));
}
asks("confidence", {
  fresh: () => 0,
  write: (least) => (least ? [["confidence", least]] : []),
  read: (params) => Math.max(0, parseFloat(params.get("confidence")) || 0),
  chips: (least) =>
    least ? [{ text: `Confidence at least ${Math.round(least * 100)}%`, clear: dropped("confidence") }] : [],
  passes: (least) => (least ? (fact) => fact.confidence >= least : null),
});
asks("speaker", {
  fresh: () => "",
  write: (who_) => (who_ === "" ? [] : [["speaker", who_ === "-" ? "-" : actors[who_].key]]),
  read: (params) => (params.get("speaker") === "-" ? "-" : (byKey.get(params.get("speaker")) ?? "")),
  chips: (who_) =>
    who_ === ""
      ? []
      : [
          {
            text: who_ === "-" ? "Told by the documents themselves" : `According to ${some(who_)}`,
            clear: dropped("speaker"),
          },
        ],
  passes: (who_) =>
    who_ === "" ? null : who_ === "-" ? (fact) => !fact.speakers.length : (fact) => fact.speakers.includes(who_),
});
asks("document", {
  fresh: () => "",
  write: (text) => (text ? [["document", text]] : []),
  read: (params) => fold(params.get("document") || ""),
  chips: (text) => (text ? [{ text: `Document: ${short(text, 40)}`, clear: dropped("document") }] : []),
  passes: (text) => (text ? (fact) => documents[fact.document].hay.includes(text) : null),
});
documents.forEach((d) => {
  d.hay = fold(`${d.title} ${d.source} ${d.id}`);
});

function swatch(quad, status = "asserted") {
  const dash = STATUS_DASH[status],
    cls = status === "denied" ? "denied" : `q${quad}`;
  const cross = "M6 5l8 8m0-8l-8 8";
  return draw(
    "svg",
    { viewBox: "0 0 26 18", "aria-hidden": "true" },
    draw("path", {
      class: `swatch ${cls}`,
      d: "M1 9H20",
      "stroke-dasharray": dash ? dash.map((n) => n * 0.6).join(" ") : null,
    }),
    draw("path", { class: `swatch head-of ${cls}`, d: "M18 4.5 25 9l-7 4.5z" }),
    status === "contested" && draw("circle", { class: `swatch ring ${cls}`, cx: 10, cy: 9, r: 6 }),
    ["denied", "contested"].includes(status) && draw("path", { class: "swatch cross", d: cross }),
  );
}
function hasContested() {
  const lists = edges.map(() => []);
  for (const fact of facts) for (const r of fact.relations) lists[r].push(fact);
  return lists.some(isContested);
}
function check(label, count, set, value, icon) {
  const box = make("input", {
    type: "checkbox",
    onchange: () => {
      if (box.checked) set().delete(value);
      else set().add(value);
      update();
    },
  });
  box.checked = !set().has(value);
  return make(
    "label",
    { class: "check" },
    box,
    icon,
    make("span", { title: label }, label),
    make("small", null, num(count)),
  );
}
function slider(id, label, { min, max, step = 1, value, text, set }) {
  const shown = make("output", { class: "number", for: id }, text(value));
  const input = make("input", {
    type: "range",
    id,
    min,
    max,
    step,
    oninput: () => {
      set(+input.value);
      shown.textContent = text(+input.value);
      later();
    },
  });
  input.value = value;
  return make("label", { class: "field" }, make("span", null, label, shown), input);
}
function heading(text, ...rest) {
  return make("div", { class: "head" }, make("h2", null, text), ...rest);
}
function renderFilters() {
  const count = (key) => new Map(ranked(once(pool()), (fact) => fact[key]));
  const quads = count("quad"),
    statuses = count("status"),
    types = count("type");
  const cast_ = cast(),
    kinds = new Map(ranked(cast_, (a) => a.kind)),
    regions = ranked(
      cast_.filter((a) => a.country),
      (a) => a.country,
    );
  const steps = [
    ...new Set(
      [10, 25, 50, 100, data.limit, 300, 600, 1000, 2500, 5000, 10000]
        .filter((n) => n < cast_.length)
        .concat(cast_.length),
    ),
  ].sort((x, y) => x - y);
  const at = steps.findIndex((n) => n >= Math.min(limitOf(), cast_.length));
  const mostFacts = Math.min(
    20,
    edges.reduce((n, e) => Math.max(n, e.n), 1),
  );
  const speakers = ranked(
    pool().flatMap((fact) => fact.speakers),
    (a) => a,
  ).slice(0, 300);
  const speaker = make(
    "select",
    {
      id: "speaker",
      onchange: () => {
        view.speaker = /^\d+$/.test(speaker.value) ? +speaker.value : speaker.value;
        update();
      },
    },
    make("option", { value: "" }, "Anybody"),
    make("option", { value: "-" }, "The documents themselves"),
    ...speakers.map(([index, n]) => make("option", { value: index }, `${short(actors[index].label, 40)} (${num(n)})`)),
  );
  speaker.value = view.speaker;
  const source = make("input", {
    type: "search",
    id: "document",
    list: "titles",
    placeholder: "Title, source …",
    oninput: () => {
      view.document = fold(source.value);
      later();
    },
  });
  source.value = view.document;
  const icon = (kind) =>
    draw(
      "svg",
      { viewBox: "-13 -9 26 18", "aria-hidden": "true" },
      draw("path", { class: "shape", d: outline(kind, 8) }),
    );
  const patch = (country) => {
    const p = draw("path", { class: "token country", d: outline("country", 8) });
    return draw("svg", { viewBox: "-13 -9 26 18", "aria-hidden": "true" }, p);
  };
  const land = ([country, n]) => check(country, n, () => view.off.country, country, patch(country));
  const parts = (items, first, more) => [
    ...items.slice(0, first),
    items.length > first && make("details", { id: "lands" }, make("summary", null, more), ...items.slice(first)),
  ];
  const open = new Set([...$("filters").querySelectorAll("details[open]")].map((box) => box.id));
  $("filters").replaceChildren(
    ...[
      heading("What happened", make("button", { type: "button", class: "link", id: "reset", onclick: reset }, "Reset")),
      ...data.quads.map(
        (label, quad) =>
          quad !== OTHER &&
          quads.has(quad) &&
          check(words(label), quads.get(quad), () => view.off.quad, quad, swatch(quad)),
      ),
      make(
        "details",
        { id: "types" },
        make("summary", null, "By type"),
        ...data.types.map(
          (label, type) =>
            data.quad_of[type] !== OTHER &&
            types.has(type) &&
            check(words(label), types.get(type), () => view.off.type, type),
        ),
      ),
      others > 0 && tick("relations", `Other relations (${num(others)})`, showRelations, swatch(OTHER)),
      heading("How it is told"),
      ...data.statuses.map(
        (label, status) =>
          statuses.has(status) &&
          check(words(label), statuses.get(status), () => view.off.status, status, swatch(1, label)),
      ),
      hasContested() &&
        make("p", { class: "check legend" }, swatch(1, "contested"), make("span", null, "Contested: told and denied")),
      slider("confidence", "Confidence at least", {
        min: 0,
        max: 100,
        step: 5,
        value: Math.round(view.confidence * 100),
        text: (n) => `${n}%`,
        set: (n) => {
          view.confidence = n / 100;
        },
      }),
      make("label", { class: "field" }, make("span", null, "Who says so"), speaker),
      make("label", { class: "field" }, make("span", null, "Document"), source),
      make(
        "datalist",
        { id: "titles" },
        ...documents.slice(0, 200).map((d) => make("option", { value: short(d.title, 100) })),
      ),
      heading("Actors"),
      ...data.kinds.map(
        (kind) => kinds.has(kind) && check(words(kind), kinds.get(kind), () => view.off.kind, kind, icon(kind)),
      ),
      heading("How much"),
      steps.length > 1 &&
        slider("limit", "Actors shown", {
          min: 0,
          max: steps.length - 1,
          value: at < 0 ? steps.length - 1 : at,
          text: (n) => num(steps[n]),
          set: (n) => {
            view.limit = steps[n];
          },
        }),
      mostFacts > 1 &&
        slider("least", "Facts per line at least", {
          min: 1,
          max: mostFacts,
          value: Math.min(view.least, mostFacts),
          text: String,
          set: (n) => {
            view.least = n;
          },
        }),
      tick("all", "All lines, not the strongest only"),
      tick("loners", "Actors without relations"),
      tick("people", "States with their people"),
      regions.length > 0 && heading("Countries"),
      ...parts(regions.map(land), 10, `${regions.length - 10} more`),
    ].filter(Boolean),
  );
  $("filters")
    .querySelectorAll("details")
    .forEach((box) => {
      box.open = open.has(box.id);
    });
}
function tick(key, label, set = (on) => change_(key, on), icon = null) {
  const box = make("input", { type: "checkbox", id: key, onchange: () => set(box.checked) });
  box.checked = view[key];
  return make("label", { class: "check" }, box, icon, make("span", null, label));
}
function change_(key, on) {
  view[key] = on;
  update();
}
function reset() {
  const { tab, pick } = view;
  view = { ...fresh(), tab, pick };
  withoutRelations(view);
  $("search").value = "";
  update({ filters: true, refit: true });
}
let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => update(), 60);
}
