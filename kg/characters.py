"""Text without the characters that no output can carry, or that act on the screen where it is shown.

Control characters (C0 and C1), overrides of the direction of writing, and non-characters become
spaces, one for one, so that offsets stay as they are; half a surrogate pair becomes U+FFFD.

Python sees at once that a text has none of these, as nearly all have none (``str.isprintable``).
"""

from __future__ import annotations

import re

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
_SURROGATES = "\ud800-\udfff"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
)
_BLANK = re.compile(f"[{_CONTROL}{_OVERRIDES}{_NONCHARACTERS}]")
_HALF = re.compile(f"[{_SURROGATES}]")
_SHOWN = re.compile(f"[\r\u061c\u200e\u200f\u2028\u2029{_CONTROL}{_OVERRIDES}{_NONCHARACTERS}{_SURROGATES}]")


def printable(text: str) -> str:
    """The text with as many characters as before, all of which every output can carry."""
    return text if text.isprintable() else _HALF.sub("\ufffd", _BLANK.sub(" ", text))


def plain(text: str) -> str:
    """A name, title or label: one line, single spaces, no mark that turns the direction of writing."""
    return " ".join(shown(text).split())


def shown(text: str) -> str:
    """Lines for a terminal: nothing in them moves the cursor, colours or renames the window."""
    return text if text.isprintable() else _SHOWN.sub(" ", text)


def escaped(text: str) -> str:
    """The same line of JSON with escapes for what acts on a screen, or ends a line for some readers."""
    return text if text.isprintable() else _SHOWN.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
