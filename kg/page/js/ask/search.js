// Finding an actor by any of its names.

let options = [],
  active = -1;
function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const actor of cast()) {
    let best = 9,
      alias = "";
    actor.terms.forEach((term, i) => {
      const at = term.indexOf(wanted);
      const rank = at < 0 ? 9 : term === wanted ? 0 : at === 0 ? 1 : /\s|-|\(/.test(term[at - 1]) ? 2 : 3;
      if (rank < best) {
        best = rank;
        alias = i ? actor.aliases[i - 1] : "";
      }
    });
    if (best < 9) found.push({ index: actor.index, best, alias });
  }
  const best = found.sort((x, y) => x.best - y.best || x.index - y.index).slice(0, 12);
  // What is found is looked at among all actors, so "focus" and "between" do not count.
  const free = { ...view, focus: null, between: null };
  const kept = free.focus === view.focus && free.between === view.between ? now.kept : keep(free);
  return best.map((option) => ({ ...option, n: factsOf({ actor: option.index }, kept).length }));
}
function renderFound() {
  const list = $("found"),
    input = $("search");
  list.replaceChildren(
    ...options.map((option, i) =>
      make(
        "li",
        {
          role: "option",
          id: `option-${i}`,
          "aria-selected": String(i === active),
          onmousedown: (event) => {
            event.preventDefault();
            take(i);
          },
        },
        token(option.index),
        make(
          "span",
          null,
          name(option.index),
          option.alias && make("small", null, " · ", make("bdi", null, short(option.alias, 50))),
        ),
        make("small", null, num(option.n)),
      ),
    ),
  );
  if (!options.length && input.value.trim())
    list.replaceChildren(
      make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nobody of that name"),
    );
  list.querySelectorAll("svg").forEach((svg) => {
    svg.setAttribute("width", "26");
    svg.setAttribute("height", "23");
  });
  list.hidden = !input.value.trim() || document.activeElement !== input;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (active >= 0) input.setAttribute("aria-activedescendant", `option-${active}`);
  else input.removeAttribute("aria-activedescendant");
}
function take(i) {
  const option = options[i];
  if (!option) return;
  $("search").value = actors[option.index].label.slice(0, 80);
  options = [];
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  if (view.focus !== null || view.between) {
    view.focus = null;
    view.between = null;
  }
  choose({ actor: option.index }, { move: true });
}
keys("/", "Search", () => $("search").focus());
keys("↑ ↓ Enter", "Among what is found: move and choose");
function listenSearch() {
  const input = $("search");
  input.addEventListener("input", () => {
    options = find(input.value);
    active = options.length ? 0 : -1;
    renderFound();
  });
  input.addEventListener("blur", () => {
    $("found").hidden = true;
    input.setAttribute("aria-expanded", "false");
  });
  input.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && options.length) {
      active = (active + move + options.length) % options.length;
      event.preventDefault();
      renderFound();
    }
    if (event.key === "Enter") take(active);
    if (event.key === "Escape") {
      input.value = "";
      options = [];
      renderFound();
    }
  });
}
