// Drawing it all whenever something was asked for, and the start.

function renderBar() {
  renderShowing();
  renderScope();
  renderRest();
  renderChips();
  renderMore();
  $("empty").hidden = now.shown.size > 0;
  $("empty").replaceChildren(...(now.shown.size ? [] : nothingDrawn()));
}
/** The way to the actors beyond the limit. */
function renderMore() {
  const shown = now.shown.size,
    all = now.order.length,
    next = Math.min(all - shown, Math.max(50, shown));
  $("more").hidden = next <= 0;
  if (next <= 0) return;
  const see = (v) => {
    v.limit = shown + next;
  };
  $("more").replaceChildren(
    make("span", null, `${num(shown)} of ${num(all)} with lines`),
    quiet(`See ${num(next)} more`, () => change(see, true), { id: "see-more" }),
  );
}
function update({ refit = false, push = false, tabOnly = false, filters = false, choice = false } = {}) {
  const held = document.activeElement;
  now = work();
  if (filters) renderFilters();
  else renderRows();
  renderBar();
  renderSearch();
  renderFolds();
  // The picture has its actors before its tab draws it.
  if (network && !tabOnly) renderSets();
  renderTab();
  renderExports();
  writeFragment(push);
  if (network && !tabOnly && refit) fit();
  fitLate();
  renderDates();
  if (tabOnly) return;
  renderPanel();
  keepFocus(held, choice);
  if (choice) uncover();
}
/** After a choice the details have the focus; else it stays, also where its control was drawn anew. */
function keepFocus(held, choice) {
  const stays = (element) => element?.isConnected && element.getClientRects().length > 0;
  const kept = choice ? null : [held, $(held.id)].find(stays);
  if (kept === held) return;
  (kept ?? landing()).focus({ preventScroll: true });
}
/** The heading of the details, or the list that stands alone. */
function landing() {
  const title = $("panel").querySelector("h2");
  return title.offsetParent ? title : $(`view-${view.tab}`);
}
function theme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  readInk();
  if (now) update();
}
const menus = () => document.querySelectorAll("details.menu");
function isTyping(element) {
  return element.matches("select, textarea, input:not([type=checkbox]):not([type=range])");
}
/** One step out: the open menu, the event, the selection, the two actors, the neighbourhood. */
function stepOut() {
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (view.pick) choose(view.pick.of ?? null);
  else if (view.between) endBetween();
  else if (view.focus !== null) focusOn(null);
}
function listen() {
  listenSearch();
  listenDates();
  listenShell();
  $("zoom-in").addEventListener("click", () => zoom(1.4));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  $("fit").addEventListener("click", () => fit());
  $("physics").addEventListener("click", physics);
  $("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme !== "dark"));
  $("open-filters").addEventListener("click", () => {
    const open = $("filters").classList.toggle("open");
    $("open-filters").setAttribute("aria-expanded", String(open));
  });
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  $("help").addEventListener("click", () => KEYS.get("?").act());
  $("keys-close").addEventListener("click", () => $("keys").close());
  document.addEventListener("keydown", (event) => {
    if ($("keys").open) return;
    if (event.key === "Escape" && event.target !== $("search")) stepOut();
    const isPlain = !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const act = isPlain && KEYS.get(event.key)?.act;
    if (!act) return;
    event.preventDefault();
    act();
  });
  const follow = () => {
    clearTimeout(unwritten);
    readFragment();
    update({ filters: true });
  };
  addEventListener("popstate", follow);
  addEventListener("hashchange", () => {
    if (fragment() !== location.hash.slice(1)) follow();
  });
  addEventListener("resize", () => renderDates());
  addEventListener("beforeprint", toPaper);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => theme(event.matches));
}

edges.forEach((edge) => {
  edge.n = 0;
});
tellings.forEach((fact) =>
  fact.relations.forEach((r) => {
    edges[r].n += 1;
  }),
);
theme(matchMedia("(prefers-color-scheme: dark)").matches);
listen();
readFragment();
renderFilters();
update();
startPicture();
/** Where on the screen an actor, or the middle of a line between two, is: for tests and for guides laid over the page. */
window.graphPage = Object.freeze({ place: placeOf, middle: middleOf, drawn: seenNow });
document.documentElement.dataset.ready = "yes";
