// The frame around a drawing that is taken away: title, filters in words, legend, source and date.

const FRAME = { width: 1600, edge: 48, serif: "'Source Serif 4', Georgia, serif", sans: "Inter, system-ui, sans-serif" };

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
function legendRows(entries, y, ink_) {
  const out = [];
  let x = FRAME.edge;
  for (const { mark, words: words_ } of entries) {
    const wide = 44 + words_.length * 8.4 + 22;
    if (x + wide > FRAME.width - FRAME.edge && x > FRAME.edge) {
      x = FRAME.edge;
      y += 28;
    }
    out.push(`<g transform="translate(${x} ${y - 11})">${mark}</g>`, svgText(words_, x + 44, y, 15, { fill: ink_ }));
    x += wide;
  }
  return { out, y };
}
/**
 * A whole drawing: title, about (what it is of), source and legend around a picture (SVG of the box x, y, width, height).
 * The picture keeps its own measure inside the frame.
 */
function framed({ title, about, source, legend, picture, box, fonts, colours: { ink: ink_, soft, paper, line: line_ } }) {
  const { width, edge, serif } = FRAME,
    inner = width - 2 * edge,
    high = Math.round(Math.max(420, Math.min(1100, (inner * box[3]) / box[2])));
  const out = [];
  let y = edge;
  for (const words_ of lined(title, 70).slice(0, 3)) out.push(svgText(words_, edge, (y += 34), 32, { fill: ink_, family: serif, weight: 600 }));
  for (const words_ of lined(about, 170).slice(0, 4)) out.push(svgText(words_, edge, (y += 26), 16, { fill: soft }));
  y += 22;
  out.push(
    `<svg x="${edge}" y="${y}" width="${inner}" height="${high}" viewBox="${box.join(" ")}" preserveAspectRatio="xMidYMid meet">${picture}</svg>`,
  );
  y += high + 40;
  const rows = legendRows(legend, y, ink_);
  out.push(...rows.out);
  y = rows.y + 22;
  out.push(`<path d="M${edge} ${y}H${width - edge}" stroke="${line_}"/>`);
  for (const words_ of lined(source, 170).slice(0, 3)) out.push(svgText(words_, edge, (y += 26), 15, { fill: soft }));
  y += edge - 14;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y}" viewBox="0 0 ${width} ${y}"><title>${xml(title)}</title>${fonts ? `<style>${fonts}</style>` : ""}<rect width="${width}" height="${y}" fill="${paper}"/>\n${out.join("\n")}\n</svg>\n`;
}
