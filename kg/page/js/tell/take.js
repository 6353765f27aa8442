// Taking away: PNG, SVG, CSV, GEXF, a link, paper.

function save(text, type, name_) {
  const url = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  const link = make("a", { href: url, download: name_ });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
function say(text) {
  $("showing").textContent = text;
  setTimeout(renderBar, 2500);
}
/** On paper the picture is a drawing, in light colours, and lists are whole. */
function toPaper() {
  const dark = document.documentElement.dataset.theme === "dark";
  printing = true;
  theme(false);
  const head_ = new DOMParser().parseFromString(paperHead(), "image/svg+xml").documentElement;
  $("paper").replaceChildren(document.importNode(head_, true));
  addEventListener(
    "afterprint",
    () => {
      $("paper").replaceChildren();
      printing = false;
      theme(dark);
    },
    { once: true },
  );
}
/** The drawing as a picture of twice its size. */
function png() {
  const url = URL.createObjectURL(new Blob([svg()], { type: "image/svg+xml" })),
    image = new Image(),
    name_ = nameOf("png");
  image.addEventListener("load", () => {
    const to = make("canvas", { width: 2 * image.width, height: 2 * image.height });
    to.getContext("2d").drawImage(image, 0, 0, to.width, to.height);
    URL.revokeObjectURL(url);
    to.toBlob((blob) => save(blob, "image/png", name_));
  });
  image.src = url;
}
exports_("png", { label: "Picture (PNG)", act: png });
exports_("svg", { label: "Drawing (SVG)", act: () => save(svg(), "image/svg+xml", nameOf("svg")) });
exports_("csv", {
  label: () => `${many(now.scope.list.length, "fact")} (CSV)`,
  act: () => save(csv(), "text/csv", nameOf("csv", "facts")),
});
exports_("gexf", {
  label: "Whole network (GEXF)",
  act: () => save(gexf(), "application/xml", fileName([data.title], "gexf")),
});
exports_("link", { label: "Copy link to this view", act: copyLink });
exports_("print", { label: "Print", act: () => print() });
function copyLink() {
  const frame = location.protocol === "about:";
  const done = frame ? false : copied(location.href);
  Promise.resolve(done).then((is) =>
    say(is ? "Link copied" : frame ? "A link needs the page as a file of its own" : "Copy the address of this window"),
  );
}
/** Puts a text on the clipboard; whether that was let. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedOld(text);
  }
}
/** Where the browser has no clipboard for pages from the disk, or for frames. */
function copiedOld(text) {
  const held = document.activeElement,
    box = make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: -1 });
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  held?.focus({ preventScroll: true });
  return done;
}
