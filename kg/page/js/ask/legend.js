// The signs of the picture, as the filters show them: strokes of classes and statuses, shapes of kinds.

function swatch(quad, status = "asserted") {
  const dash = STATUS_DASH[status],
    cls = status === "denied" ? "denied" : `q${quad}`;
  const cross_ = "M6 5l8 8m0-8l-8 8";
  return draw(
    "svg",
    { viewBox: "0 0 26 18", "aria-hidden": "true" },
    draw("path", {
      class: `swatch ${cls}`,
      d: "M1 9H20",
      "stroke-dasharray": dash ? dash.map((n) => n * 0.6).join(" ") : null,
    }),
    draw("path", { class: `swatch head-of ${cls}`, d: "M18 4.5 25 9l-7 4.5z" }),
    status === "contested" && draw("circle", { class: `swatch ring ${cls}`, cx: 10, cy: 9, r: 6 }),
    ["denied", "contested"].includes(status) && draw("path", { class: "swatch cross", d: cross_ }),
  );
}
function shape(kind) {
  return draw(
    "svg",
    { viewBox: "-13 -9 26 18", "aria-hidden": "true" },
    draw("path", { class: "shape", d: outline(kind, 8) }),
  );
}
function hasContested() {
  return facts.some((fact) => fact.relations.length > 0 && isContested([fact]));
}
