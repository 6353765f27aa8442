"""Text -> blocks: the paragraphs that are parsed each by itself, none too long.

In a transcript whoever has the turn is a block of his own: "MINISTER WEBER:" is no part of what he says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.syntax.turns import find_heads

LONGEST = 5_000
"""How many characters a block has at most: a text without line breaks is parsed in pieces, too."""
_BREAK = re.compile(r"\n\s*")
_BLANKS = " \t\r\f\v"
_END = re.compile(r"[^\W\d_]{3}[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])")
"""What ends a sentence for sure: no initial, no "Mr."."""
_BLANK = re.compile(r"\s+")
_STOPS = frozenset('.!?:;"”’')
_PAGE, _FULL = 100, 0.7
"""How many characters the lines of a page have at most, and what part of that a line that is wrapped."""


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end: a headline is not read into what follows it, a wrapped line is.

    A blank line always breaks; a single line break does unless the line before it stops in the
    middle of a sentence, in a text whose lines have the width of a page.
    """
    marks = sorted(at for head in find_heads(text) for at in (head.start, head.end))
    for start, end in _paragraphs(text):
        inside = marks[bisect_right(marks, start) : bisect_left(marks, end)]
        for first, last in pairwise((start, *inside, end)):
            if text[first:last].strip() or first == 0:
                yield from _cut(text, first, last)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = begins = 0  # of the paragraph, and of its last line
    width = max((len(line) for line in text.split("\n")), default=0)
    for found in _BREAK.finditer(text):
        line, after = text[begins : found.start()].rstrip(), text[found.end() : found.end() + 1]
        if found.group().count("\n") == 1 and _is_wrapped(line, after, width):
            begins = found.start() + 1
            continue
        if line or begins > start:
            yield start, begins + len(text[begins : found.start()].rstrip(_BLANKS))
        start = begins = found.end()
    if text[start:].strip() or start == 0:
        yield start, len(text)


def _is_wrapped(line: str, after: str, width: int) -> bool:
    """True for a line that stops in the middle of a sentence, before lower case or at the width of a page."""
    if not line or line[-1] in _STOPS:
        return False
    return after.islower() or (width <= _PAGE and len(line) > width * _FULL)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = _last(_END, text, start) or _last(_BLANK, text, start) or start + LONGEST
        yield start, at
        start = at
    yield start, end


def _last(mark: re.Pattern[str], text: str, start: int) -> int | None:
    """Where the last of these marks ends within reach."""
    return max((found.end() for found in mark.finditer(text, start, start + LONGEST)), default=None)
