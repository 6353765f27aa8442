// What stands around the views: tabs, the two panels that fold, the menus, the help.

let rowsShown = 100;
let tabInSight = "";

/** The next rows; the focus goes to the first of them. */
function showMore(box) {
  const from = rowsShown;
  rowsShown += 200;
  renderTab();
  $(box).querySelectorAll(".kind")[from].focus();
}
/** A button for each tab, and a section for each that the template does not have. */
function makeTabs() {
  for (const key of tabs()) {
    const { lists } = TABS.get(key),
      label = labelOfTab(key);
    const button = make(
      "button",
      {
        type: "button",
        role: "tab",
        id: `tab-${key}`,
        "aria-controls": `view-${key}`,
        onclick: () => openTab(key),
        onkeydown: moveTab,
      },
      label,
    );
    $("tabs").append(button);
    if ($(`view-${key}`)) continue;
    const section = make(
      "section",
      { id: `view-${key}`, role: "tabpanel", "aria-labelledby": `tab-${key}`, tabindex: lists ? 0 : -1, hidden: true },
      make("h2", { class: "unseen" }, label),
      make("div", { id: key }),
    );
    $("dates").before(section);
  }
}
function labelOfTab(key) {
  const { label } = TABS.get(key);
  return typeof label === "function" ? label() : label;
}
function moveTab(event) {
  const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!move) return;
  const all = tabs(),
    next = $(`tab-${all[(all.indexOf(view.tab) + move + all.length) % all.length]}`);
  next.focus();
  next.click();
}
function renderTab() {
  const { render, over, wide } = TABS.get(view.tab);
  for (const key of tabs()) {
    const on = view.tab === key;
    $(`view-${key}`).hidden = !on;
    $(`tab-${key}`).setAttribute("aria-selected", String(on));
    $(`tab-${key}`).tabIndex = on ? 0 : -1;
    $(`tab-${key}`).textContent = labelOfTab(key);
  }
  $("chips-line").classList.toggle("over", over === true);
  document.querySelector(".body").classList.toggle("wide", wide === true && !view.pick && !view.between);
  if (tabInSight !== view.tab) showTab(view.tab);
  render();
}
/** Where there is not room for all tabs, the one that is on is in the middle. */
function showTab(key) {
  tabInSight = key;
  const [bar, tab] = [$("tabs"), $(`tab-${key}`)].map((element) => element.getBoundingClientRect());
  $("tabs").scrollLeft += tab.left + tab.width / 2 - bar.left - bar.width / 2;
}
function openTab(tab) {
  view.tab = tab;
  rowsShown = 100;
  update({ tabOnly: true });
}

/** The panels that are folded: those at the left and at the right of the views. */
const FOLDS = { filters: "Filters and legend", panel: "Details" };
asks("folded", {
  fresh: () => [],
  write: (list) => list.map((key) => ["folded", key]),
  read: (params) => params.getAll("folded").filter((key) => Object.hasOwn(FOLDS, key)),
  lasting: true,
});
function foldPanel(key) {
  view.folded = view.folded.includes(key) ? view.folded.filter((other) => other !== key) : [...view.folded, key];
  update({ tabOnly: true });
}
function foldAll() {
  view.folded = view.folded.length ? [] : Object.keys(FOLDS);
  update({ tabOnly: true });
}
function renderFolds() {
  for (const [key, words_] of Object.entries(FOLDS)) {
    const folded = view.folded.includes(key),
      button = $(`fold-${key}`);
    document.body.classList.toggle(`no-${key}`, folded);
    button.setAttribute("aria-expanded", String(!folded));
    button.title = `${folded ? "Show" : "Hide"} ${words_.toLowerCase()}`;
    button.setAttribute("aria-label", button.title);
  }
}
/** All keys that do something, for the help. */
function renderKeys() {
  const kbd = (key) => key.split(" ").flatMap((one, i) => [i ? " " : "", make("kbd", null, one)]);
  $("keys-list").replaceChildren(
    ...[...KEYS].flatMap(([key, { does }]) => [make("dt", null, ...kbd(key)), make("dd", null, does)]),
  );
}
function renderExports() {
  $("take-list").replaceChildren(
    ...[...TAKE].map(([key, { label, act }]) =>
      make(
        "button",
        {
          type: "button",
          id: `take-${key}`,
          "data-take": key,
          onclick: () => {
            $("take").open = false;
            $("take").querySelector("summary").focus();
            act();
          },
        },
        typeof label === "function" ? label() : label,
      ),
    ),
  );
}
function listenShell() {
  makeTabs();
  for (const key of Object.keys(FOLDS)) $(`fold-${key}`).addEventListener("click", () => foldPanel(key));
  keys("Esc", "One step out: close the menu, the selection, “only between”, the neighbourhood");
  keys("f", "Hide both panels, or show them again", foldAll);
  keys("← →", "On the tabs: the next view. On a date’s handle: one period");
  keys("Tab", "At the top of the page: skip to the views, the table, the details");
  keys("?", "This list", () => $("keys").showModal());
  const skip = (to, how) =>
    document.querySelector(`[data-skip=${to}]`).addEventListener("click", (event) => {
      event.preventDefault();
      how();
    });
  skip("table", () => {
    openTab("table");
    $("view-table").focus();
  });
  skip("details", () => landing().focus());
  skip("views", () => $(`tab-${view.tab}`).focus());
  renderKeys();
}
