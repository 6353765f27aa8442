"""Quotation -> who is named beside it without a verb: "From President Weber: `We agree.`"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from kg.words import Word

_DASHES = frozenset({"-", "--", "–", "—"})
_NO_CAPTION = frozenset({"verb", "auxiliary", '"', "``", "“", "«", "„"})
"""Parts of speech, and marks, that are in no caption."""
_REACH = 14
"""How many words a caption has at most."""


def captioned(words: Sequence[Word], first: int, last: int) -> Word | None:
    """The last word of the name in the caption of a quotation; None where it has no caption.

    Args:
        words: The words of the document.
        first: The first word between the marks.
        last: The last word between the marks.
    """
    return _bearer(_before(words, first - 2)) or _bearer(_after(words, last + 2))


def _before(words: Sequence[Word], colon: int) -> Sequence[Word]:
    """The sentence before a colon, where it has no other mark of a quotation."""
    if colon < 1 or words[colon].text != ":":
        return ()
    sentence = words[colon].sentence
    line = [word for word in words[max(0, colon - _REACH) : colon] if word.sentence == sentence]
    return (
        line if sentence != words[max(0, colon - _REACH - 1)].sentence or line[:1] == list(words[:1]) else ()
    )


def _after(words: Sequence[Word], dash: int) -> Sequence[Word]:
    """The words after a dash, as far as their sentence goes."""
    if dash + 1 >= len(words) or words[dash].text not in _DASHES:
        return ()
    sentence = words[dash + 1].sentence
    line = list(takewhile(lambda word: word.sentence == sentence, words[dash + 1 : dash + 2 + _REACH]))
    return line if len(line) <= _REACH else ()


def _bearer(line: Iterable[Word]) -> Word | None:
    """Whose name a line without a verb is: the first person's, else the first in capitals."""
    line = list(line)
    if not _NO_CAPTION.isdisjoint([*(word.pos for word in line), *(word.text for word in line)]):
        return None
    person = _run(line, [word.entity == "person" for word in line])
    return person or _run(line, [word.pos == "name" and word.text[0].isupper() for word in line])


def _run(line: Sequence[Word], holds: Sequence[bool]) -> Word | None:
    """The last word of the first run of words of which something holds."""
    start = next((at for at, held in enumerate(holds) if held), None)
    if start is None:
        return None
    run = takewhile(lambda at: holds[at], range(start, len(line)))
    return line[max(run)]
