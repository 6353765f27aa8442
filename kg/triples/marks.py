"""Phrase -> the same without a quotation mark or bracket whose partner is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.words import Word

_CLOSING: Mapping[str, frozenset[str]] = {
    "“": frozenset("”"),
    "„": frozenset("“”"),
    "«": frozenset("»"),
    "‘": frozenset("’"),
    '"': frozenset('"'),
    "``": frozenset({"''", '"'}),
    "`": frozenset("'"),
    "(": frozenset(")"),
    "[": frozenset("]"),
    "-LRB-": frozenset({"-RRB-"}),
}
"""Marks that open a pair, with those that close it."""
_LATEX = ["`", "`"]
"""The words of "``" to some tokenizers."""
PAIRED = frozenset(_CLOSING).union(*_CLOSING.values())
"""Quotation marks and brackets."""


def paired(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without quotation marks and brackets that have no partner among them.

    Example:
        "the Cold War" of "the “Cold War", but "the “Cold War” of old" as it is.
    """
    marks = [word for word in words if word.text in PAIRED]
    lone = _lone(word for word in marks if word.relation != "case")
    return tuple([word for word in words if word not in lone]) if lone else words


def _lone(marks: Iterable[Word]) -> list[Word]:
    opened: list[Word] = []
    closed: list[Word] = []
    for mark in marks:
        partners = _partners([word.text for word in opened[-2:]], mark.text)
        if partners:
            del opened[-partners:]
        else:
            (opened if mark.text in _CLOSING else closed).append(mark)
    return opened + closed


def _partners(opened: list[str], mark: str) -> int:
    """How many of the last words that are open a mark closes."""
    if opened == _LATEX:
        return len(opened) if mark in _CLOSING["``"] else 0
    return sum(mark in _CLOSING[each] for each in opened[-1:])
