"""Words named together: what is coordinated with a noun, and which of several an apposition describes."""

from __future__ import annotations

from collections.abc import Iterator

from kg.words import Word


def listed(word: Word) -> list[Word]:
    """A word and what is coordinated with it: "A, B and C" -> [A, B, C], also where A hangs under C."""
    found = word.conjuncts()
    for child in word.children:
        before = child.relation == "nominal" and child.i < word.i
        if before and child.child("conjunct", "coordinator") is not None:
            found = [*child.conjuncts(), *found]
    return found


def coordinated_with(word: Word) -> Iterator[Word]:
    """What a word is coordinated with, from the nearest up to the first: "A, B and C", of C -> B, A."""
    while word.relation == "conjunct" and word.head is not word:
        word = word.head
        yield word


def first_of(word: Word) -> Word:
    """The first of those that a word is coordinated with, the word itself where it is with none."""
    for other in coordinated_with(word):
        word = other
    return word


def bearer(noun: Word) -> Word:
    """Whom an apposition describes: of several named together, the nearest before it.

    "Kenya's Ruto and Samia Hassan, the Tanzanian president": not the first, where the parser hangs it.
    """
    before = [word for word in noun.head.conjuncts() if word.i < noun.i]
    return before[-1] if before and not noun.plural else noun.head
