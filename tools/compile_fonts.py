"""Make the two fonts of the page: Inter for its words, Source Serif for headings and sentences.

    npm pack inter-ui@4.1.1 source-serif@4.5.1, and unpack both
    pip install fonttools brotli && python tools/compile_fonts.py inter-ui/package source-serif/package

Both are under the SIL Open Font License 1.1, which lies beside them.  Ours are parts of them; that of Source
Serif bears another name, KG Serif, since "Source" is reserved.  What is kept: Latin, Greek and Cyrillic
letters of the languages of Europe, the signs of the page, kerning, figures of one width; the weights from
regular to bold; one optical size.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[1] / "kg" / "page" / "fonts"

LATIN = [range(0x20, 0x7F), range(0xA0, 0x180), (0x192, 0x218, 0x219, 0x21A, 0x21B, 0x2BC, 0x1E9E)]
GREEK = [(0x386, *range(0x388, 0x38B), 0x38C, *range(0x38E, 0x3A2), *range(0x3A3, 0x3CF))]
CYRILLIC = [range(0x400, 0x460), (0x490, 0x491)]
ACCENTS = [range(0x300, 0x305), (0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x327, 0x328)]
SIGNS = [tuple(map(ord, "–—‘’‚“”„†•…‰‹›€№™−×÷≈≤≥←↑→↓↔✓✗▲▼▶◀●○◆■⊗"))]
ALIASES = {"✕": "✗"}
"""Signs that are drawn as another one."""
SOURCES = {
    "sans": ("Inter", "variable/InterVariable.woff2", {"opsz": 14, "wght": (400, 700)}),
    "serif": ("KG Serif", "VAR/SourceSerif4Variable-Roman.ttf", {"opsz": 14, "wght": (400, 700)}),
}
LICENSES = {"sans": "LICENSE.txt", "serif": "LICENSE.md"}
NAMES = [0, 1, 2, 4, 6, 13, 14]
"""Whose it is, what it is called, and its license."""
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"]


def main(*packages: str) -> int:
    """Cut both fonts, write them with their licenses, say how large they are."""
    FONTS.mkdir(exist_ok=True)
    for (key, (name, file, axes)), package in zip(SOURCES.items(), packages, strict=True):
        target = FONTS / f"{key}.woff2"
        _cut(Path(package) / file, target, name, axes)
        license_ = (Path(package) / LICENSES[key]).read_text(encoding="utf-8").strip()
        (FONTS / f"{key}-OFL.txt").write_text(license_ + "\n", encoding="utf-8")
        print(f"{target.name}: {target.stat().st_size:,} bytes")
    return 0


def _cut(source: Path, target: Path, name: str, axes: dict[str, int | tuple[int, int]]) -> None:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, name_IDs=NAMES, hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={code for part in (LATIN, GREEK, CYRILLIC, ACCENTS, SIGNS) for each in part
                                 for code in ([each] if isinstance(each, int) else each)})  # fmt: skip
    subsetter.subset(font)
    font = instantiateVariableFont(font, axes)
    _alias(font)
    for number, text in {1: name, 2: "Regular", 4: name, 6: name.replace(" ", "")}.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(target)


def _alias(font: Any) -> None:
    for table in font["cmap"].tables:
        known = {sign: table.cmap.get(ord(shape)) for sign, shape in ALIASES.items()}
        table.cmap.update({ord(sign): glyph for sign, glyph in known.items() if glyph})


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
