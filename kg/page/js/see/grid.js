// The matrix drawn: rows and columns with their names, cells with two bars, and the way through them by keys.

function renderMatrix() {
  const { members, cells } = gridNow(),
    most_ = Math.max(1, ...[...cells.values()].flatMap(({ good, bad }) => [good.length, bad.length]));
  const box = $("matrix");
  if (!members.length) {
    box.replaceChildren(make("div", { class: "nothing" }, ...nothingDrawn()));
    return;
  }
  const known = members.some(({ index }) => cellAt.split(" ").includes(String(index)));
  if (!known) cellAt = ` ${members[0].index}`;
  const starts = ({ bloc }, i) => (i > 0 && members[i - 1].bloc !== bloc ? " first" : "");
  const head_ = (member, i, role) => heading_(member, role, starts(member, i));
  const rows = members.map((row, r) =>
    make(
      "div",
      { role: "row", class: `line${starts(row, r)}` },
      head_(row, r, "rowheader"),
      ...members.map((column, c) => matrixCell(row, column, cells, most_, starts(column, c))),
    ),
  );
  const table = make(
    "div",
    {
      role: "grid",
      class: "matrix",
      "aria-label": "Who does what to whom: rows act on columns",
      "aria-rowcount": members.length + 1,
    },
    make(
      "div",
      { role: "row", class: "line top-line" },
      make("div", { role: "columnheader", class: "corner" }, make("span", { class: "unseen" }, "Who acts")),
      ...members.map((column, c) => head_(column, c, "columnheader")),
    ),
    ...rows,
  );
  table.style.setProperty("--n", members.length);
  table.addEventListener("keydown", matrixKey);
  table.addEventListener("focusin", ({ target }) => {
    if (target.dataset.at) moveTo(target);
  });
  box.replaceChildren(table, matrixLegend(most_));
}
function heading_({ index }, role, start) {
  const at = role === "rowheader" ? `${index} ` : ` ${index}`;
  return make(
    "div",
    {
      role,
      class: `name${start}${now.picked.has(index) ? " chosen" : ""}`,
      id: `cell-${at.replace(" ", "-")}`,
      "data-at": at,
      tabindex: at === cellAt ? 0 : -1,
      title: short(actors[index].label, 200),
      onclick: () => choose({ actor: index }),
    },
    make("bdi", null, short(actors[index].label, 40)),
  );
}
const BLANK = make("div", { role: "gridcell" });
function matrixCell({ index: a }, { index: b }, cells, most_, start) {
  const at = `${a} ${b}`,
    cell_ = cells.get(at),
    chosen = now.picked.has(a) && now.picked.has(b) && a !== b;
  const element = BLANK.cloneNode();
  element.className = `cell${start}${a === b ? " self" : ""}${chosen ? " chosen" : ""}`;
  if (cell_ || at === cellAt) reached(element, at, at === cellAt ? 0 : -1);
  if (!cell_) return element;
  element.append(...["good", "bad"].flatMap((side) => half(cell_[side], side, most_)));
  if (cell_.ties.length) element.append(make("i", { class: "tie q4" }));
  if (isContested(cell_.facts)) element.append(make("i", { class: "doubt" }));
  element.setAttribute("aria-label", cellWords(a, b, cell_));
  element.title = cellWords(a, b, cell_);
  element.addEventListener("click", () => choosePair(a, b));
  return element;
}
/** A cell that may have the focus; most are empty, and get there by arrows alone. */
function reached(element, at, tabindex = -1) {
  element.id = `cell-${at.replace(" ", "-")}`;
  element.dataset.at = at;
  element.tabIndex = tabindex;
}
/** A bar of one side: what is material nearest to the line in the middle, what is verbal beyond; hatched where not told as fact. */
function half(list, side, most_) {
  if (!list.length) return [];
  const bar = make("i", { class: side });
  bar.style.height = `${Math.max(8, 50 * Math.sqrt(list.length / most_))}%`;
  for (const quad of [...new Set(list.map((fact) => fact.quad))].sort((x, y) => y - x))
    for (const sure of [true, false]) {
      const told_ = list.filter((fact) => fact.quad === quad && isTold(fact) === sure);
      if (!told_.length) continue;
      const part = make("b", { class: `q${quad}${sure ? "" : " claimed"}` });
      part.style.flexGrow = told_.length;
      bar.append(part);
    }
  return [bar];
}
/** Told as a fact, not as a claim, a plan, a wish, or denied. */
function isTold({ status }) {
  return data.statuses[status] === "asserted";
}
function toldAsFact(list) {
  const n = list.filter(isTold).length;
  return n === list.length ? "" : `; ${n ? num(n) : "none"} told as fact`;
}
function cellWords(a, b, { good, bad, ties, facts: list }) {
  const parts = [
    good.length && many(good.length, "cooperation", "cooperation"),
    bad.length && `${num(bad.length)} conflict`,
    ties.length && many(ties.length, "standing tie"),
  ];
  return `${some(a)} → ${some(b)}: ${parts.filter(Boolean).join(", ")}${isContested(list) ? ", contested" : ""}${toldAsFact(list)}`;
}
function matrixLegend(most_) {
  const sample = (side, text) => make("span", { class: "sample" }, make("i", { class: side }), text);
  return make(
    "p",
    { class: "matrix-key" },
    "A row acts, a column is acted upon: ",
    sample("q0", "cooperation, upward"),
    sample("q2", "conflict, downward"),
    sample("claimed", "not told as fact"),
    sample("tie q4", "standing tie"),
    sample("doubt", "contested"),
    ` The highest bar is ${many(most_, "fact")}; dark is material, light is verbal. Groups deal most with each other.`,
  );
}

/** The cell that has the focus is the one that Tab comes back to. */
function moveTo(element) {
  const before = document.querySelector(".matrix [tabindex='0']");
  if (before) before.tabIndex = -1;
  element.tabIndex = 0;
  cellAt = element.dataset.at;
}
function matrixKey(event) {
  const { target, key } = event,
    line_ = target.closest("[role=row]");
  if (!line_ || !target.dataset.at) return;
  const lines = [...line_.parentElement.children],
    [r, c] = [lines.indexOf(line_), [...line_.children].indexOf(target)],
    last = lines.length - 1;
  const to = {
    ArrowLeft: [r, c - 1],
    ArrowRight: [r, c + 1],
    ArrowUp: [r - 1, c],
    ArrowDown: [r + 1, c],
    Home: [r, 0],
    End: [r, last],
  }[key];
  if (key === "Enter" || key === " ") target.click();
  else if (!to) return;
  else stepInto(lines, ...to.map((n) => Math.max(0, Math.min(last, n))));
  event.preventDefault();
}
function stepInto(lines, r, c) {
  const cell_ = lines[r].children[c],
    [row, column] = [lines[r].children[0], lines[0].children[c]].map((head_) => head_.dataset.at?.trim() ?? "");
  if (!cell_.dataset.at) reached(cell_, `${row} ${column}`);
  cell_.focus();
}
