"""What a page is made of beside its data: style, script, the library that draws; and how it is packed."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from importlib.resources import files

SCRIPTS = (
    "base/data", "base/registry", "base/view", "base/lines", "base/scope", "base/elements",
    "see/picture", "see/labels", "see/scale", "see/typed", "see/bins", "see/dates", "see/axis", "see/brush",
    "see/lanes", "see/marks", "see/timeline",
    "base/facts", "base/panel", "base/address", "base/shell",
    "ask/filters", "ask/chips", "ask/search",
    "judge/tenures", "judge/asof",
    "tell/table", "tell/take",
    "base/main",
)  # fmt: skip
"""The page's own script, by file; all of them stand in one function."""

STYLES = ("base", "ask", "see", "time", "judge", "tell", "paper")

_COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/)\n", re.MULTILINE)


def asset(name: str) -> str:
    """A file of ours as text with Unix line ends."""
    return (files("kg") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def css() -> str:
    """The style of the page."""
    return "\n".join(asset(f"css/{name}.css").strip("\n") for name in STYLES) + "\n"


@cache
def script() -> str:
    """The page's own script: its files in order without comments, in one scope that nothing else sees."""
    parts = "\n".join(_COMMENT.sub("", asset(f"js/{name}.js")).strip("\n") for name in SCRIPTS)
    return f'\n"use strict";\n(async () => {{\n{parts}\n}})();\n'


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
