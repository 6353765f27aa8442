// The tab that compares: what the second side tells and the first does not, and the other way round, with its facts.

asks("compare", {
  fresh: () => null,
  write: (asked) => (asked ? [["compare", writeSides(asked)]] : []),
  read: readSides,
  lasting: true,
});
/** Which of the changes are left, in the picture and the lists, too. */
asks("changed", {
  fresh: () => "",
  write: (kind) => (kind ? [["changed", kind]] : []),
  read: (params) => (Object.hasOwn(CHANGES, params.get("changed") ?? "") ? params.get("changed") : ""),
  chips: (kind, v) =>
    kind && asked_(v)
      ? [
          {
            text: `${changeWords(kind, asked_(v).by)}: ${sideWords(asked_(v)).join(" → ")}`,
            clear: dropped("changed"),
          },
        ]
      : [],
  passes: (kind, v) => (kind && asked_(v) ? oneOf(kind, v) : null),
});
if (kindsOfSides.length)
  opens("compare", {
    label: "Compare",
    order: 70,
    render: renderCompare,
    says: () => (asked_() ? `${sideWords(asked_()).join(" → ")}` : ""),
  });

/** The two sides that are compared: those asked for, or the last two months. */
function asked_(v = view) {
  const [by] = kindsOfSides;
  return v.compare ?? (by ? { by, sides: sidesOf(by) } : null);
}
/** What is compared: all that passes the other filters, whatever the dates; of who is chosen, his. */
function compared(asked, v = view) {
  const kept = keep({ ...v, changed: "", since: null, until: null });
  const about = subject(v);
  const list = about ? reportsOf(about, kept, v) : kept;
  return changes(list, ...asked.sides.map((side) => SIDES[asked.by].has(side)), asked.by !== "days", v);
}
/** The filter that leaves one kind of change; found once for a view, though it is asked for often. */
function oneOf(changed, v) {
  const key = fragment({ ...v, pick: null, tab: tabs()[0], scope: "" });
  if (oneOf.key !== key) {
    const found = compared(asked_(v), { ...v, pick: null }).filter(({ kind }) => kind === changed);
    oneOf.events = new Set(found.flatMap(({ one, other }) => [...one, ...other]).map((fact) => fact.event));
    oneOf.key = key;
  }
  const { events: chosen } = oneOf;
  return (fact) => chosen.has(fact.event);
}
function setSides(how) {
  change((v) => Object.assign(v, { compare: { ...asked_(), ...how }, changed: "" }));
}
function onlyChanged(kind) {
  change((v) => {
    v.changed = kind === v.changed ? "" : kind;
  });
}
function renderCompare() {
  const asked = asked_(),
    rows = compared(asked);
  const kinds = Object.keys(CHANGES).filter((kind) => rows.some((row_) => row_.kind === kind));
  const shown = kinds.filter((kind) => (view.changed ? kind === view.changed : kind !== "same"));
  $("compare").className = "compare-list";
  $("compare").replaceChildren(
    sidesForm(asked),
    make("p", { class: "about" }, basis(asked, rows)),
    kindButtons(asked, rows, kinds),
    ...shown.map((kind) =>
      kindSection(
        kind,
        rows.filter((row_) => row_.kind === kind),
        asked,
      ),
    ),
    rows.length ? "" : make("p", { class: "lead" }, "Nothing is told on either side."),
  );
}
/** Of how many facts each side is, and what "stronger" means. */
function basis(asked, rows) {
  const [one, other] = ["one", "other"].map((side) => once(rows.flatMap((row_) => row_[side])).length);
  const about = subject() ? " of what is chosen" : "";
  const rule_ = asked.by === "days" ? "by number of facts" : "by share of all that each of the two tells";
  return `${many(one, "fact")} against ${num(other)}${about}; stronger or weaker ${rule_}.`;
}
function sidesForm({ by, sides: sides_ }) {
  const choice = (key) =>
    quiet(SIDES[key].label, () => setSides({ by: key, sides: sidesOf(key) }), {
      id: `by-${key}`,
      "aria-pressed": String(key === by),
    });
  const set = (i) => (side) => setSides({ by, sides: sides_.map((other, j) => (i === j ? side : other)) });
  return make(
    "div",
    { class: "compare-form" },
    make(
      "div",
      { class: "ends" },
      make("div", { class: "units", role: "group", "aria-label": "What is compared" }, ...kindsOfSides.map(choice)),
      by === "days" && monthSteps(sides_),
    ),
    make(
      "div",
      { class: "ends" },
      sideField(by, sides_[0], set(0), "First"),
      make("span", { "aria-hidden": "true" }, "→"),
      sideField(by, sides_[1], set(1), "Second"),
    ),
  );
}
function sideField(by, side, set, label) {
  if (by === "days") return windowField(side, set, label);
  const all = by === "source" ? sourceNames : toldBy,
    id = `compare-${label.toLowerCase()}`;
  const field = make(
    "select",
    { id, "aria-label": label, onchange: () => set(all[field.selectedIndex]) },
    ...all.map((one) => make("option", null, SIDES[by].words(one))),
  );
  field.selectedIndex = all.indexOf(side);
  return field;
}
/** A month, a year, a day, or from one to another. */
function windowField(side, set, label) {
  const box = make("input", {
    type: "text",
    id: `compare-${label.toLowerCase()}`,
    "aria-label": `${label} time`,
    title: "Jun 2022, 2022, 30 Jun 2022, or 1 Jun 2022 – 15 Jul 2022",
    autocomplete: "off",
    spellcheck: "false",
    onchange: () => {
      const days_ = windowOfWords(box.value);
      box.setAttribute("aria-invalid", String(!days_));
      if (days_) set(days_);
    },
  });
  box.value = windowWords(side);
  return box;
}
/** Both windows a month earlier or later. */
function monthSteps(sides_) {
  const moved = (more) =>
    setSides({ sides: sides_.map((side) => [monthFrom(side[0], more), monthFrom(side[0], more + 1) - 1]) });
  const step = (label, more, id) =>
    make(
      "button",
      { type: "button", class: "round", id, "aria-label": label, title: label, onclick: () => moved(more) },
      more < 0 ? "‹" : "›",
    );
  return make(
    "span",
    { class: "steps" },
    step("Both a month earlier", -1, "compare-earlier"),
    step("Both a month later", 1, "compare-later"),
  );
}
function kindButtons(asked, rows, kinds) {
  const one = (kind) => {
    const n = rows.filter((row_) => row_.kind === kind).length;
    return quiet(`${changeWords(kind, asked.by)} ${num(n)}`, () => onlyChanged(kind), {
      id: `change-${kind}`,
      class: `quiet ${kind}`,
      "aria-pressed": String(view.changed === kind),
      title: "Only these, also in the picture and the lists",
    });
  };
  return make(
    "div",
    { class: "acts", role: "group", "aria-label": "Only these, also in the picture and the lists" },
    ...kinds.map(one),
  );
}
function kindSection(kind, rows, asked) {
  const box = make("div", { class: "changes" });
  const step = (from) => {
    const next = rows.slice(from, printing ? rows.length : from + 30),
      left = rows.length - from - next.length;
    box.append(...next.map((row_) => changeRow(row_, asked)));
    if (left > 0)
      box.append(
        quiet(`Show ${num(Math.min(30, left))} more of ${num(left)}`, (event) => {
          event.target.remove();
          step(from + 30);
          box.children[from + 30].querySelector("summary").focus();
        }),
      );
  };
  step(0);
  return make(
    "section",
    { class: kind },
    make("h3", null, `${changeWords(kind, asked.by)} (${num(rows.length)})`),
    box,
  );
}
/** Two actors and a class, with the numbers of both sides; opened, the facts of each. */
function changeRow({ a, b, quad, mutual, one, other }, asked) {
  const widest = Math.max(one.length, other.length);
  const side = (list) =>
    make("span", { class: "side-bar" }, list.length ? bars(list, list.length / widest) : "", count(list.length));
  const whom = b === null ? [] : [mutual ? " ↔ " : " → ", name(b)];
  const box = make("details", {
    class: `change q${quad}`,
    ontoggle: () => {
      if (box.open && !box.querySelector(".sides")) box.append(both());
    },
  });
  const both = () =>
    make(
      "div",
      { class: "sides" },
      ...[one, other].map(
        (list, i) =>
          list.length > 0 &&
          make(
            "div",
            { class: "side" },
            make("h4", null, sideWords(asked)[i], make("small", null, ` ${many(list.length, "fact")}`)),
            cards(byDate(list)),
          ),
      ),
    );
  box.append(
    make(
      "summary",
      null,
      make("span", { class: "what" }, name(a), ...whom, make("small", null, words(data.quads[quad]))),
      side(one),
      make("span", { "aria-hidden": "true" }, "→"),
      side(other),
    ),
  );
  return box;
}
