// The fonts that the page carries, ready before anything is measured or drawn.

await Promise.allSettled(["Inter", "KG Serif"].map((family) => document.fonts.load(`14px "${family}"`)));

/** Their rules, for a drawing that is to look the same outside the page. */
function fontRules() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join("\n");
}
