"""What is said with a noun: what is coordinated with it, what it describes, what "of" has behind it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.words import Word


def listed(word: Word) -> list[Word]:
    """A word and what is coordinated with it: "A, B and C" -> [A, B, C], also where A hangs under C."""
    found = word.conjuncts()
    for child in [each for each in word.left if each.relation == "nominal"]:
        if child.child("conjunct", "coordinator") is not None:
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


def behind(noun: Word, prepositions: Container[str]) -> Iterator[Word]:
    """What some prepositions after a noun govern: "agency", of "the head *of* China's *agency*"."""
    after = (child for child in noun.right if child.lower in prepositions)
    return (word for each in after for word in each.children if word.relation == "governed")


def bearer(noun: Word) -> Word:
    """Whom an apposition describes: of several named together, the nearest before it.

    "Kenya's Ruto and Samia Hassan, the Tanzanian president": not the first, where the parser hangs it.
    """
    before = [word for word in noun.head.conjuncts() if word.i < noun.i]
    return before[-1] if before and not noun.plural else noun.head
