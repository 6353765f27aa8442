// How the map is used: pointer, wheel, keys; what a click chooses and what the pointer is told.

/** Where each pointer that is down was last, and whether one has moved the map. */
const pointers = new Map();
let dragged = false;

function listenMap() {
  const svg_ = $("map-svg");
  svg_.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, pointAt(event));
    dragged = false;
  });
  svg_.addEventListener("pointermove", followPointer);
  for (const type of ["pointerup", "pointercancel", "pointerleave"])
    svg_.addEventListener(type, (event) => {
      pointers.delete(event.pointerId);
      $("map-tip").hidden = true;
    });
  svg_.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      $("map-tip").hidden = true;
      zoomMap(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), pointAt(event));
    },
    { passive: false },
  );
  svg_.addEventListener("click", (event) => {
    if (!dragged) chooseOnMap(event.target);
  });
  $("map").addEventListener("keydown", mapKey);
  svg_.addEventListener("focusin", ({ target }) => {
    const dot_ = target.closest(".dot");
    if (dot_) dotAt = +dot_.dataset.actor;
  });
  addEventListener("resize", () => {
    if (view.tab === "map" && frame) placeMap();
  });
}
function pointAt({ clientX, clientY }) {
  const { left, top } = $("map-svg").getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
/** One pointer moves the map, two zoom it; none is told what lies under it. */
function followPointer(event) {
  const at = pointAt(event),
    before = pointers.get(event.pointerId);
  if (!before) {
    hint(event.target, at);
    return;
  }
  if (!dragged && Math.hypot(at.x - before.x, at.y - before.y) < 4) return;
  if (!dragged) $("map-svg").setPointerCapture(event.pointerId);
  dragged = true;
  $("map-tip").hidden = true;
  const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
  pointers.set(event.pointerId, at);
  if (!other) moveMap(at.x - before.x, at.y - before.y);
  else {
    const far = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
    zoomMap(far(at) / far(before), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
  }
}
/** What an element of the map stands for. */
function meant(target) {
  const { actor, pair, land } = target.closest("[data-actor], [data-pair], [data-land]")?.dataset ?? {};
  const index = actor === undefined && land !== undefined ? actorOf(LANDS[land]) : actor;
  return { actor: index === undefined ? undefined : +index, pair, land };
}
function chooseOnMap(target) {
  const { actor, pair } = meant(target);
  if (actor !== undefined) choose({ actor });
  else if (pair) choosePair(...pair.split(" ").map(Number));
  else choose(null);
}
function hint(target, at) {
  const { actor, pair, land } = meant(target),
    told_ = pair
      ? pairHint(now.pairs.get(pair))
      : actor !== undefined
        ? actorHint(actor)
        : land && [LANDS[land].title, "no fact"];
  const disputed = land && LANDS[land].disputed && "disputed";
  if (told_) tipAt($("map-tip"), $("map"), at, [...told_, disputed]);
  else $("map-tip").hidden = true;
}
function actorHint(index) {
  const there = worldNow().spots.find((spot) => spot.index === index)?.there;
  return [short(actors[index].label, 120), many(reach(index), "fact"), there > 0 && `${many(there, "event")} there`];
}
function pairHint({ a, b, facts: list }) {
  return [`${some(a)} – ${some(b)}`, tally(list), isContested(list) && "contested"];
}
/** A box of words beside the pointer, within its room. */
function tipAt(box, room, { x, y }, [title, ...lines]) {
  box.replaceChildren(make("b", null, title), ...lines.filter(Boolean).map((text) => make("small", null, text)));
  box.hidden = false;
  box.style.left = `${Math.max(8, Math.min(x + 14, room.clientWidth - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(y + 14, room.clientHeight - box.offsetHeight - 8))}px`;
}

const TOWARDS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function mapKey(event) {
  const dot_ = event.target.closest(".dot"),
    act = { "−": () => zoomMap(1 / 1.4), 0: fitMap }[event.key];
  const towards = dot_ && TOWARDS[event.key];
  if (dot_ && (event.key === "Enter" || event.key === " ")) choose({ actor: +dot_.dataset.actor });
  else if (towards) stepTo(nextDot(+dot_.dataset.actor, towards));
  else if (act) act();
  else return;
  event.preventDefault();
}
/** The dot that lies nearest in a direction. */
function nextDot(index, [dx, dy]) {
  const from = sites.get(index);
  const far = ({ x, y }) => {
    const [along, across_] = [(x - from.x) * dx + (y - from.y) * dy, (x - from.x) * dy + (y - from.y) * dx];
    return along > Math.abs(across_) * 0.5 ? along + 2 * Math.abs(across_) : Infinity;
  };
  const [best] = worldNow()
    .spots.filter((spot) => far(spot) < Infinity && spot.index !== index && isDotted(spot))
    .sort((one, other) => far(one) - far(other));
  return best?.index;
}
function stepTo(index) {
  if (index === undefined) return;
  for (const dot_ of $("map-dots").children) dot_.setAttribute("tabindex", +dot_.dataset.actor === index ? 0 : -1);
  const { x, y } = onMap(sites.get(index)),
    { width, height } = mapRoom();
  if (x < 30 || y < 30 || x > width - 30 || y > height - 30) moveMap(width / 2 - x, height / 2 - y);
  $(`dot-${index}`).focus({ preventScroll: true });
}
