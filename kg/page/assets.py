"""What a page is made of beside its data: style, script, the library that draws; and how it is packed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib.resources import files

SCRIPTS = (
    "base/data", "base/fonts", "base/registry",
    "tell/same",
    "base/view", "base/lines", "base/scope", "base/elements",
    "see/paint", "see/places", "see/room", "see/strokes", "see/discs", "see/scene", "see/picture",
    "see/camera", "see/tips", "see/scale", "see/typed", "see/bins", "see/dates", "see/axis",
    "see/brush", "see/lanes", "see/marks", "see/timeline", "see/world", "see/map", "see/frame",
    "see/mapping", "see/matrix", "see/grid",
    "base/facts", "base/panel", "base/address", "base/shell",
    "judge/contested", "judge/mediators", "judge/scores", "judge/dyad", "judge/changes",
    "judge/sides", "judge/compare",
    "ask/words", "ask/names", "ask/choice", "ask/facets", "ask/legend", "ask/properties",
    "judge/told", "ask/query", "ask/rows", "ask/filters", "ask/chips", "ask/finders", "ask/search",
    "judge/tenures", "judge/asof",
    "tell/table", "tell/cite", "tell/csv", "tell/gexf", "tell/about", "tell/frame", "tell/drawing",
    "tell/drawnmap", "tell/take", "tell/passages", "tell/shelf", "tell/reader", "tell/dossier", "tell/basket",
    "tell/merging", "tell/briefing",
    "base/main",
)  # fmt: skip
"""The page's own script, by file; all of them stand in one function."""

FONTS = {"sans": "Inter", "serif": "KG Serif"}
"""The fonts that the page carries, by file: what the style calls them."""

STYLES = ("base", "ask", "see", "time", "map", "matrix", "judge", "tell", "paper")

_COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/)\n", re.MULTILINE)


def asset(name: str) -> str:
    """A file of ours as text with Unix line ends."""
    return (files("kg") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def css() -> str:
    """The style of the page, with its fonts."""
    faces = [_face(name, file) for file, name in FONTS.items()]
    return "\n".join([*faces, *(asset(f"css/{name}.css").strip("\n") for name in STYLES)]) + "\n"


def _face(name: str, file: str) -> str:
    held = base64.b64encode((files("kg") / "page" / "fonts" / f"{file}.woff2").read_bytes()).decode("ascii")
    source = f'url("data:font/woff2;base64,{held}") format("woff2")'
    return f'@font-face {{ font-family: "{name}"; src: {source}; font-weight: 400 700; }}'


@cache
def script() -> str:
    """The page's own script: its files in order without comments, in one scope that nothing else sees."""
    parts = "\n".join(_COMMENT.sub("", asset(f"js/{name}.js")).strip("\n") for name in SCRIPTS)
    return f'\n"use strict";\n(async () => {{\n{parts}\n}})();\n'


@cache
def boot() -> str:
    """The script that unpacks the others."""
    return "\n" + _COMMENT.sub("", asset("js/boot.js"))


@cache
def vis() -> str:
    """vis-network as pyvis ships it, without the link to a source map that nobody has."""
    path = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"\n//# sourceMappingURL=.*", "", text)


def packed(text: str) -> str:
    """The text in few characters that mean nothing in HTML: gzip (of no date) in base64."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode("ascii")


def digest(text: str) -> str:
    """The text as a source of a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
