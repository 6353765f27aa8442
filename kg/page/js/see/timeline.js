// The timeline: lanes on the range of the axis, and under them the same facts as cards by date.

opens("timeline", { label: "Timeline", order: 40, render: renderTimeline, lists: true });
asks("lanes", {
  fresh: () => "actor",
  write: (by) => (by === "actor" ? [] : [["lanes", by]]),
  read: (params) => (params.get("lanes") === "pair" ? "pair" : "actor"),
  lasting: true,
});
const LANES = 8;
let lanesShown = LANES;

function renderTimeline() {
  const box = $("timeline");
  if (!$("lanes"))
    box.replaceChildren(make("div", { id: "lanes" }), make("div", { id: "chronicle", class: "chronicle" }));
  renderLanes();
  renderCards();
}
/** The lanes, made anew only where what they hold or what they are of has changed. */
const laned = { of: null, by: "", list: [] };
function lanesNow() {
  if (laned.of !== now || laned.by !== view.lanes)
    Object.assign(laned, { of: now, by: view.lanes, list: lanesOf(now.scope.list) });
  return laned.list;
}
function renderLanes() {
  $("lanes").hidden = !axisDays.length || !now.scope.list.length;
  if ($("lanes").hidden) return;
  readyAxis();
  const all = lanesNow(),
    width = laneWidth();
  const place = { ...scaleOf(axis.range, width), width, ticks: ticksOf(axis.range, width, 72) };
  $("lanes").replaceChildren(
    laneHead(place),
    make(
      "ol",
      { class: "lanes", onkeydown: moveMark },
      ...all.slice(0, lanesShown).map((lane) => laneRow(lane, place)),
    ),
    all.length > lanesShown
      ? quiet(
          `Show ${num(Math.min(LANES, all.length - lanesShown))} more of ${many(all.length - lanesShown, "lane")}`,
          moreLanes,
        )
      : "",
    make("p", { class: "about" }, "Full: on that day. Hollow: only told then. Bars: offices and ties."),
  );
  $("lanes").querySelector(".lane-plot [role=button]")?.setAttribute("tabindex", "0");
}
function moreLanes() {
  lanesShown += LANES;
  renderLanes();
  $("lanes").querySelectorAll(".lane > :first-child")[lanesShown - LANES]?.focus();
}
/** The room of the lanes beside their names. */
function laneWidth() {
  const style = getComputedStyle($("lanes")),
    room = $("lanes").clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return Math.max(120, room - (innerWidth <= 560 ? 96 : 190));
}
/** What the lanes are of, and the days at which their marks stand; a day brings up its cards. */
function laneHead({ ticks, width }) {
  const by = (key, label) =>
    make("button", { type: "button", "aria-pressed": String(view.lanes === key), onclick: () => laneBy(key) }, label);
  const tick = ({ x, start, text }) => {
    const button = make(
      "button",
      { type: "button", class: "tick-day", title: `Cards from ${dayWords(start)}`, onclick: () => jumpTo(start) },
      text,
    );
    button.style.left = `${Math.min(x, width - 3 * text.length)}px`;
    return button;
  };
  const choice = subject()
    ? make("span")
    : make(
        "span",
        { class: "scope", role: "group", "aria-label": "Lanes" },
        by("actor", "Actors"),
        by("pair", "Pairs"),
      );
  return make("div", { class: "lane-head" }, choice, make("div", { class: "tick-days" }, ...ticks.map(tick)));
}
function laneBy(key) {
  view.lanes = key;
  lanesShown = LANES;
  update({ tabOnly: true });
}
function laneRow(lane, place) {
  const { svg, left } = laneDrawn(lane, place);
  svg.setAttribute("aria-label", `${many(lane.facts.length, "fact")} by date`);
  const label = make("span", { class: "lane-name" }, ...lane.label),
    small = make("small", null, many(lane.facts.length, "fact"), left > 0 && `, ${many(left, "more tie")}`);
  const title = lane.pick
    ? make("button", { type: "button", class: "lane-who", onclick: () => choose(lane.pick) }, label, small)
    : make("div", { class: "lane-who" }, label, small);
  return make("li", { class: "lane" }, title, svg);
}
/** From mark to mark by the arrows: along a lane, and to the next one. */
function moveMark(event) {
  const mark = event.target.closest(".lane-plot [role=button]");
  if (!mark) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  }
  const to = {
    ArrowRight: () => placeBeside(mark, 1),
    ArrowLeft: () => placeBeside(mark, -1),
    ArrowDown: () => nextLane(mark, 1),
    ArrowUp: () => nextLane(mark, -1),
  }[event.key]?.();
  if (!to) return;
  event.preventDefault();
  mark.setAttribute("tabindex", "-1");
  to.setAttribute("tabindex", "0");
  to.focus();
}
const marksIn = (lane) =>
  [...lane.querySelectorAll("[role=button]")].sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x);
function placeBeside(mark, by) {
  const all = marksIn(mark.closest("svg"));
  return all[all.indexOf(mark) + by];
}
function nextLane(mark, by) {
  const lanes_ = [...document.querySelectorAll(".lane-plot")].filter((lane) => lane.querySelector("[role=button]"));
  const lane = lanes_[lanes_.indexOf(mark.closest("svg")) + by];
  return lane && marksIn(lane)[0];
}

/** The facts as cards, under the days on which they are. */
function renderCards() {
  const all = byDate(now.scope.list),
    list = printing ? all : all.slice(0, rowsShown),
    groups = new Map();
  for (const fact of list) {
    const key = whenWords(fact);
    if (groups.has(key)) groups.get(key).push(fact);
    else groups.set(key, [fact]);
  }
  const left = all.length - list.length;
  const day_ = ([label, some_]) =>
    make(
      "section",
      null,
      make("h3", null, label),
      make("ol", null, ...some_.map((fact) => make("li", { class: `q${fact.quad}` }, card(fact)))),
    );
  $("chronicle").replaceChildren(
    ...[...groups].map(day_),
    ...(all.length ? [] : [make("div", { class: "nothing" }, ...nothing())]),
    left > 0 ? quiet(`Show ${num(Math.min(200, left))} more of ${num(left)}`, () => showMore("chronicle")) : "",
  );
}
/** Brings up the first card on a day or after it. */
function jumpTo(number) {
  const at = byDate(now.scope.list).findIndex((fact) => fact.since >= number);
  if (at < 0) return;
  rowsShown = Math.max(rowsShown, at + 40);
  renderCards();
  const kind = $("chronicle").querySelectorAll(".card .deed .kind")[at];
  kind.closest(".card").scrollIntoView({ block: "start" });
  kind.focus({ preventScroll: true });
}
