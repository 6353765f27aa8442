// The frame around a drawing that is taken away: title, filters in words, legend, source and date.

const FRAME = { edge: 48, serif: "'KG Serif', 'Source Serif 4', Georgia, serif", sans: "Inter, system-ui, sans-serif" };

/** A text in lines of about so many letters; a word that is longer stands alone. */
function lined(text, letters) {
  const found = [""];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
    if (longer.length <= letters || !found.at(-1)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}
function svgText(text, x, y, size, { fill: ink_, family = FRAME.sans, weight = 400 }) {
  return `<text x="${x}" y="${y}" font-size="${size}" font-family="${family}" font-weight="${weight}" fill="${ink_}">${xml(text)}</text>`;
}
/** Entries of a legend, { mark: SVG of 34 by 14, words }, in rows. */
function legendRows(entries, y, width, ink_) {
  const out = [];
  let x = FRAME.edge;
  for (const { mark, words: words_ } of entries) {
    const wide = 44 + words_.length * 8.4 + 22;
    if (x + wide > width - FRAME.edge && x > FRAME.edge) {
      x = FRAME.edge;
      y += 28;
    }
    out.push(`<g transform="translate(${x} ${y - 11})">${mark}</g>`, svgText(words_, x + 44, y, 15, { fill: ink_ }));
    x += wide;
  }
  return { out, y };
}
/** Several lines of text, one under the other: { out, y } of the last. */
function svgLines(lines_, y, step, size, how) {
  return {
    out: lines_.map((text, i) => svgText(text, FRAME.edge, y + (i + 1) * step, size, how)),
    y: y + lines_.length * step,
  };
}
/** The drawing inside its frame, as wide as that and as high as it needs. */
function framedPicture({ picture, box }, y, width) {
  if (!picture) return { out: [], y };
  const inner = width - 2 * FRAME.edge,
    high = Math.round(Math.max(420, Math.min(1100, (inner * box[3]) / box[2])));
  const frame = `x="${FRAME.edge}" y="${y + 22}" width="${inner}" height="${high}" viewBox="${box.join(" ")}"`;
  return { out: [`<svg ${frame} preserveAspectRatio="xMidYMid meet">${picture}</svg>`], y: y + high + 22 };
}
/**
 * A whole drawing: title, about (what it is of), legend and source around a picture (SVG of the box x, y, width, height).
 * Without a picture it is what a printed list says of itself.
 */
function framed({
  title,
  about,
  source,
  legend: entries,
  fonts,
  width = 1600,
  colours: { ink: ink_, soft, paper, line: line_ },
  ...drawn
}) {
  const { edge, serif } = FRAME,
    letters = (size) => Math.floor((width - 2 * edge) / (0.57 * size));
  const first = svgLines(title ? lined(title, letters(34)).slice(0, 3) : [], edge, 36, 32, {
      fill: ink_,
      family: serif,
      weight: 600,
    }),
    under = svgLines(lined(about, letters(16)).slice(0, 4), first.y, 26, 16, { fill: soft }),
    middle_ = framedPicture(drawn, under.y, width),
    rows = legendRows(entries, middle_.y + 40, width, ink_),
    rule = rows.y + 22,
    last = svgLines(lined(source, letters(15)).slice(0, 3), rule, 26, 15, { fill: soft }),
    high = last.y + edge - 14;
  const parts = [
    ...first.out,
    ...under.out,
    ...middle_.out,
    ...rows.out,
    `<path d="M${edge} ${rule}H${width - edge}" stroke="${line_}"/>`,
    ...last.out,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${high}" viewBox="0 0 ${width} ${high}"><title>${xml(title)}</title>${fonts ? `<style>${fonts}</style>` : ""}<rect width="${width}" height="${high}" fill="${paper}"/>\n${parts.join("\n")}\n</svg>\n`;
}
