// Drawing it all whenever something was asked for, and the start.

function renderBar() {
  const hiddenLines = now.able - now.lines.size,
    all = now.order.length;
  const shown = now.shown.size;
  $("showing").textContent =
    view.tab !== "network"
      ? many(now.facts.length, "fact")
      : `Showing ${shown.toLocaleString("en")} of ${many(Math.max(all, shown), "actor")}${hiddenLines > 0 ? ` · the ${now.lines.size} strongest of ${many(now.able, "line")}` : ` · ${many(now.lines.size, "line")}`}`;
  const chip = (text, clear) =>
    make(
      "span",
      { class: "chip" },
      make("span", null, make("bdi", null, text)),
      make("button", { type: "button", "aria-label": `Remove: ${text}`, onclick: clear }, "×"),
    );
  $("chips").replaceChildren(
    ...[
      view.focus !== null && chip(`Around ${short(actors[view.focus].label, 40)}`, () => focusOn(null)),
      view.between &&
        chip(`Only between ${view.between.map((i) => short(actors[i].label, 30)).join(" and ")}`, () => {
          view.between = null;
          update({ refit: true });
        }),
      view.since !== null &&
        chip(
          dayWords(view.since) === dayWords(view.until)
            ? dayWords(view.since)
            : `${dayWords(view.since)} – ${dayWords(view.until)}`,
          () => {
            stop();
            setWindow(0, Infinity);
          },
        ),
    ].filter(Boolean),
  );
  const more = $("more"),
    left = all - shown;
  more.hidden = left <= 0;
  if (left > 0)
    more.replaceChildren(
      make("span", null, `The ${shown.toLocaleString("en")} most important of ${all.toLocaleString("en")}`),
      make(
        "button",
        {
          type: "button",
          class: "quiet",
          id: "see-more",
          onclick: () => {
            view.limit = Math.min(all, shown + Math.max(50, shown));
            renderFilters();
            update({ refit: true });
          },
        },
        `See ${Math.min(left, Math.max(50, shown)).toLocaleString("en")} more`,
      ),
    );
  $("empty").hidden = shown > 0;
  $("empty").textContent = facts.length ? "Nothing passes these filters." : "There are no facts in this graph.";
}
function update({ refit = false, push = false, tabOnly = false } = {}) {
  now = work();
  now.near = null;
  now.near = near();
  now.picked = new Set(pickedActors());
  renderBar();
  renderTab();
  writeFragment(push);
  if (tabOnly) return;
  if (network) {
    renderSets();
    network.redraw();
    if (refit) fit();
  }
  renderDates();
  if (view.between && !view.pick) renderBetween(...view.between);
  else renderPanel();
}
function theme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  readInk();
  if (now) update();
}
function listen() {
  listenSearch();
  listenDates();
  listenTabs();
  $("zoom-in").addEventListener("click", () => zoom(1.4));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  $("fit").addEventListener("click", () => fit());
  $("physics").addEventListener("click", physics);
  $("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme !== "dark"));
  $("open-filters").addEventListener("click", () => {
    const open = $("filters").classList.toggle("open");
    $("open-filters").setAttribute("aria-expanded", String(open));
  });
  document.querySelectorAll("[data-take]").forEach((button) =>
    button.addEventListener("click", () => {
      $("take").open = false;
      TAKE[button.dataset.take]();
    }),
  );
  document.addEventListener("click", (event) => {
    if (!$("take").contains(event.target)) $("take").open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== $("search")) {
      if ($("take").open) $("take").open = false;
      else choose(null);
    }
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      $("search").focus();
    }
  });
  const follow = () => {
    clearTimeout(unwritten);
    readFragment();
    renderFilters();
    update();
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
facts.forEach((fact) =>
  fact.relations.forEach((r) => {
    edges[r].n += 1;
  }),
);
theme(matchMedia("(prefers-color-scheme: dark)").matches);
readFragment();
renderFilters();
listen();
update();
startPicture();
/** Where on the screen an actor, or the middle of a line between two, is: for tests and for guides laid over the page. */
window.graphPage = Object.freeze({
  place(key) {
    const box = $("canvas").getBoundingClientRect(),
      at = network.canvasToDOM(network.getPosition(actors[byKey.get(key)].id));
    return { x: box.x + at.x, y: box.y + at.y };
  },
  middle(source, target, quad) {
    const edge = edges.find(
      (e) =>
        actors[e.a].key === source &&
        actors[e.b].key === target &&
        data.quads[e.quad] === quad &&
        now.lines.has(e.index),
    );
    const box = $("canvas").getBoundingClientRect(),
      at = network.canvasToDOM(network.body.edges[`e${edge.index}`].edgeType.getPoint(0.5));
    return { x: box.x + at.x, y: box.y + at.y };
  },
});
document.documentElement.dataset.ready = "yes";
