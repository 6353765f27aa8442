"""Text -> blocks: the paragraphs that are parsed each by itself, none too long.

In a transcript whoever has the turn is a block of his own: "MINISTER WEBER:" is no part of what he says.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.syntax.turns import find_heads

# spaCy's parser needs memory in proportion to the text it is given at once.
LONGEST = 50_000
_BREAK = re.compile(r"[ \t\r\f\v]*\n\s*")
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
    start = 0
    width = max((len(line) for line in text.split("\n")), default=0)
    for found in _BREAK.finditer(text):
        before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + 1]
        if found.group().count("\n") == 1 and _is_wrapped(before, after, width):
            continue
        if before:
            yield start, found.start()
        start = found.end()
    if text[start:].strip() or start == 0:
        yield start, len(text)


def _is_wrapped(before: str, after: str, width: int) -> bool:
    """True for a line that stops in the middle of a sentence, before lower case or at the width of a page."""
    line = before[before.rfind("\n") + 1 :]
    if not line or line[-1] in _STOPS:
        return False
    return after.islower() or (width <= _PAGE and len(line) > width * _FULL)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.rfind(". ", start, start + LONGEST)
        at = at + 2 if at > start else start + LONGEST
        yield start, at
        start = at
    yield start, end
