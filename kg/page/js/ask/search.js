// The search box: one list of all that answers, in groups; arrows, Enter and Esc.

const found = { options: [], active: -1, typed: "" };

function renderFound() {
  const box = $("found"),
    input = $("search"),
    typed = input.value.trim();
  box.hidden = !typed || document.activeElement !== input;
  input.setAttribute("aria-expanded", String(!box.hidden));
  if (typed !== found.typed) lookFor(typed);
  markActive();
}
function lookFor(typed) {
  const groups = typed ? findAll(typed) : [];
  const shown = groups.map((group) => ({ ...group, shown: group.found.slice(0, group.most) }));
  Object.assign(found, { typed, options: shown.flatMap((group) => group.shown), active: shown.length ? 0 : -1 });
  const number = new Map(found.options.map((option, i) => [option, i]));
  $("found").replaceChildren(...shown.map((group) => foundGroup(group, number)));
  const none = { role: "option", "aria-selected": "false", "aria-disabled": "true" };
  if (typed && !groups.length) $("found").append(make("div", none, `Nothing found for ${quotedWords(typed)}`));
  $("found").scrollTop = 0;
}
function foundGroup({ label, found: all, shown }, number) {
  const more = all.length > shown.length ? ` · ${num(shown.length)} of ${num(all.length)}` : "";
  return make(
    "div",
    { role: "group", "aria-label": label },
    make("h3", { "aria-hidden": "true" }, label, make("small", null, more)),
    ...shown.map((option) => foundRow(option, number.get(option))),
  );
}
function foundRow({ icon, says, also, n }, i) {
  const count_ = n();
  return make(
    "div",
    {
      role: "option",
      id: `option-${i}`,
      class: count_ === 0 && "none",
      onmousedown: (event) => {
        event.preventDefault();
        takeFound(i);
      },
    },
    icon(),
    make("span", null, ...says),
    also && make("small", { class: "also" }, make("bdi", null, also)),
    count_ !== null && make("small", null, num(count_)),
  );
}
function markActive() {
  const input = $("search");
  found.options.forEach((_, i) => $(`option-${i}`)?.setAttribute("aria-selected", String(i === found.active)));
  const isMarked = !$("found").hidden && found.active >= 0;
  if (!isMarked) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  input.setAttribute("aria-activedescendant", `option-${found.active}`);
  $(`option-${found.active}`).scrollIntoView({ block: "nearest" });
}
function takeFound(i) {
  const option = found.options[i];
  if (!option) return;
  $("search").value = "";
  closeFound();
  option.act();
}
function closeFound() {
  Object.assign(found, { options: [], active: -1, typed: "" });
  $("found").replaceChildren();
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  markActive();
}
/** The box holds the words that are asked for, unless somebody is typing. */
function renderSearch() {
  if (document.activeElement !== $("search")) $("search").value = view[QUERY];
}
function searchKeys(event) {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key],
    isAnswer = move || event.key === "Enter";
  if (isAnswer) lookNow();
  const n = found.options.length;
  if (move && n) {
    found.active = (found.active + move + n) % n;
    event.preventDefault();
    markActive();
  }
  if (event.key === "Enter") takeFound(found.active);
  if (event.key === "Escape") {
    $("search").value = view[QUERY];
    closeFound();
  }
}
let typing = 0;
function lookNow() {
  clearTimeout(typing);
  renderFound();
}
function listenSearch() {
  const input = $("search");
  const look = () => {
    clearTimeout(typing);
    typing = setTimeout(lookNow, data.facts.rows.length > 20000 ? 120 : 0);
  };
  input.addEventListener("input", () => {
    if (!input.value && view[QUERY]) change(dropped(QUERY));
    look();
  });
  input.addEventListener("focus", look);
  input.addEventListener("blur", closeFound);
  input.addEventListener("keydown", searchKeys);
}
keys("/", "Search", () => $("search").focus());
keys("↑ ↓ Enter", "In what was found: move and choose. In a list of filters: move, and only this one");
