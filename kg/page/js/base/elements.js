// Elements (text goes in by textContent alone), and shapes: one path for canvas, SVG and legend.

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
}
const $ = (id) => document.getElementById(id);
const name = (index) => make("bdi", null, short(actors[index].label, 80));
function who(index) {
  return make(
    "button",
    {
      type: "button",
      class: "who",
      title: short(actors[index].label, 200),
      onclick: () => choose({ actor: index }),
    },
    name(index),
  );
}
function whos(indices) {
  return indices.flatMap((index, i) => [i ? (i === indices.length - 1 ? " and " : ", ") : "", who(index)]);
}
/** Who did it, or that the text names nobody. */
function doers(fact) {
  return fact.sources.length ? whos(fact.sources) : [make("span", { class: "about" }, "Nobody named")];
}
function safeLink(url, text) {
  if (!/^https?:\/\//i.test(url)) return text;
  return make("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

function outline(kind, r) {
  if (kind === "country") {
    const w = r * 1.18,
      h = r * 0.86,
      c = r * 0.24;
    return `M${-w + c} ${-h}H${w - c}Q${w} ${-h} ${w} ${-h + c}V${h - c}Q${w} ${h} ${w - c} ${h}H${-w + c}Q${-w} ${h} ${-w} ${h - c}V${-h + c}Q${-w} ${-h} ${-w + c} ${-h}Z`;
  }
  if (kind === "organization") {
    const s = r * 0.88,
      t = r * 0.5;
    return `M${-r} 0L${-t} ${-s}H${t}L${r} 0L${t} ${s}H${-t}Z`;
  }
  if (kind === "group") {
    const s = r * 1.05;
    return `M0 ${-s}L${s} 0L0 ${s}L${-s} 0Z`;
  }
  if (kind === "place") {
    const s = r * 0.95;
    return `M0 ${s}L${-s} ${-s * 0.7}H${s}Z`;
  }
  return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
}
function initials(actor) {
  if (actor.kind === "country") return [...(actor.country || actor.label)].slice(0, 3).join("").toUpperCase();
  if (/^\p{Lu}{2,5}$/u.test(actor.label)) return actor.label.slice(0, 4);
  const parts = actor.label.split(/[\s\-–.]+/u).filter((part) => /^[\p{Lu}\p{Lo}]/u.test(part));
  if (actor.kind === "group" || actor.kind === "place") return "";
  return (parts.length > 1 && actor.kind === "person" ? [parts[0], parts.at(-1)] : parts.slice(0, 3))
    .map((part) => [...part][0])
    .join("");
}
function token(index) {
  const actor = actors[index],
    letters = initials(actor);
  const path_ = draw("path", { class: `token ${actor.kind}`, d: outline(actor.kind, 14) });
  return draw(
    "svg",
    { viewBox: "-18 -16 36 32", "aria-hidden": "true" },
    path_,
    letters && draw("text", { y: 0, class: letters.length > 3 ? "four" : null }, letters),
  );
}
