// The same facts as a table and as a timeline.

const sorting = { column: 0, down: false };
let rowsShown = 100;
const nameList = (list) => list.map((index) => actors[index].label).join(", ");
const COLUMNS = [
  ["When", (f) => (Number.isNaN(f.since) ? Infinity : f.since)],
  ["Who", (f) => nameList(f.sources)],
  ["Did", (f) => data.types[f.type]],
  ["To whom", (f) => nameList(f.targets)],
  ["Told as", (f) => f.status],
  ["According to", (f) => nameList(f.speakers)],
  ["Sentence", (f) => data.sentences[f.sentence][1]],
  ["Document", (f) => documents[f.document].title],
];
function renderTable() {
  const [, key] = COLUMNS[sorting.column],
    sign = sorting.down ? -1 : 1;
  const keyed = now.facts.map((fact) => [key(fact), fact]);
  keyed.sort((x, y) => (x[0] < y[0] ? -sign : x[0] > y[0] ? sign : x[1].index - y[1].index));
  $("table").tHead.replaceChildren(
    make(
      "tr",
      null,
      ...COLUMNS.map(([label], i) =>
        make(
          "th",
          {
            scope: "col",
            "aria-sort": sorting.column === i ? (sorting.down ? "descending" : "ascending") : "none",
          },
          make(
            "button",
            {
              type: "button",
              onclick: () => {
                sorting.down = sorting.column === i && !sorting.down;
                sorting.column = i;
                renderTable();
                $("table").tHead.querySelectorAll("button")[i].focus();
              },
            },
            label,
          ),
        ),
      ),
    ),
  );
  $("table").tBodies[0].replaceChildren(...keyed.slice(0, rowsShown).map(([, fact]) => row(fact)));
  const left = keyed.length - rowsShown;
  $("rows-more").hidden = left <= 0;
  $("rows-more").textContent = `Show ${Math.min(200, left)} more of ${left.toLocaleString("en")}`;
}
function row(fact) {
  return make(
    "tr",
    { class: `q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}` },
    make("td", { class: "when" }, whenWords(fact)),
    make("td", null, ...whos(fact.sources)),
    make(
      "td",
      { class: "did" },
      make(
        "button",
        { type: "button", class: "kind", onclick: () => choose({ fact: fact.id }) },
        words(data.types[fact.type]),
      ),
    ),
    make("td", null, ...whos(fact.targets)),
    make("td", null, badge(fact)),
    make("td", null, ...whos(fact.speakers)),
    make("td", { class: "text", dir: "auto" }, make("div", null, ...sentence(fact))),
    make(
      "td",
      { class: "paper" },
      make(
        "div",
        null,
        safeLink(documents[fact.document].url, make("bdi", null, short(documents[fact.document].title, 90))),
      ),
    ),
  );
}
function renderTimeline() {
  const list = byDate(now.facts).slice(0, rowsShown),
    groups = new Map();
  for (const fact of list) {
    const key = whenWords(fact);
    if (groups.has(key)) groups.get(key).push(fact);
    else groups.set(key, [fact]);
  }
  const left = now.facts.length - list.length;
  $("timeline").replaceChildren(
    ...[...groups].map(([label, some]) =>
      make(
        "section",
        null,
        make("h3", null, label),
        make("ol", null, ...some.map((fact) => make("li", { class: `q${fact.quad}` }, card(fact)))),
      ),
    ),
    left > 0
      ? make(
          "button",
          {
            type: "button",
            class: "quiet",
            onclick: () => {
              rowsShown += 200;
              renderTimeline();
            },
          },
          `Show ${Math.min(200, left)} more of ${left.toLocaleString("en")}`,
        )
      : "",
  );
}
function renderTab() {
  for (const tab of ["network", "timeline", "table"]) {
    const on = view.tab === tab;
    $(`view-${tab}`).hidden = !on;
    $(`tab-${tab}`).setAttribute("aria-selected", String(on));
    $(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
  document.querySelector(".body").classList.toggle("wide", view.tab === "table" && !view.pick && !view.between);
  if (view.tab === "table") renderTable();
  if (view.tab === "timeline") renderTimeline();
  if (view.tab === "network" && network) network.redraw();
}
function listenTabs() {
  const tabs = ["network", "timeline", "table"];
  tabs.forEach((tab, i) => {
    $(`tab-${tab}`).addEventListener("click", () => {
      view.tab = tab;
      rowsShown = 100;
      update({ tabOnly: true });
    });
    $(`tab-${tab}`).addEventListener("keydown", (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (move) {
        const next = $(`tab-${tabs[(i + move + 3) % 3]}`);
        next.focus();
        next.click();
      }
    });
  });
  document.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault();
    $("tab-table").click();
    $("view-table").focus();
  });
  $("rows-more").addEventListener("click", () => {
    rowsShown += 200;
    renderTable();
  });
}
