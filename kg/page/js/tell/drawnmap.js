// The map as a drawing: what is on the screen, with the looks that the style gives it.

const LOOKS = {
  fill: "rgb(0, 0, 0)",
  stroke: "none",
  "stroke-width": "1px",
  "stroke-dasharray": "none",
  "stroke-linejoin": "miter",
  opacity: "1",
  "vector-effect": "none",
  "paint-order": "normal",
  "font-family": "",
  "font-size": "",
  "font-weight": "400",
  "dominant-baseline": "auto",
};
/** Where a look is that of its likes anyway, it is not told again. */
function looksOf(element) {
  const style = getComputedStyle(element),
    isText = element.tagName === "text";
  return Object.entries(LOOKS)
    .map(([key, usual]) => [key, style.getPropertyValue(key), usual])
    .filter(([key, value, usual]) => value && value !== usual && (isText || !/^(font|dominant|paint)/.test(key)))
    .map(([key, value]) => `${key}="${xml(value.replace(/url\("?#disputed"?\)/, "url(#hatched)"))}"`);
}
function drawnElement(element) {
  const kept = ["d", "x", "y", "r", "cx", "cy", "width", "height", "transform", "patternUnits", "patternTransform"]
    .filter((key) => element.hasAttribute(key))
    .map((key) => `${key}="${xml(element.getAttribute(key))}"`);
  const tag = element.tagName,
    id = tag === "pattern" ? ['id="hatched"'] : [],
    looks = ["path", "circle", "rect", "text", "g"].includes(tag) ? looksOf(element) : [];
  const inside = element.children.length ? drawnElements(element) : xml(element.textContent);
  return `<${[tag, ...id, ...kept, ...looks].join(" ")}>${inside}</${tag}>`;
}
function drawnElements(element) {
  const isSeen = (child) => !child.classList.contains("hit") && getComputedStyle(child).display !== "none";
  return [...element.children]
    .filter((child) => child.closest("defs") || isSeen(child))
    .map(drawnElement)
    .join("\n");
}
/** The map as it is framed now: { picture, box, about }. */
function drawnMap() {
  const { width, height } = mapRoom();
  if (!width) return null;
  const [held_] = mapSays();
  return {
    picture: drawnElements($("map-svg")),
    box: [0, 0, width, height],
    about: `${aboutWords(held_)}. ${CREDIT}`,
    legend: legend(false),
  };
}
