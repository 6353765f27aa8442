"""Words -> facts of noun phrases: who is what by an apposition or a title, in n-ary style."""

from __future__ import annotations

from collections.abc import Iterator

from kg.triples.facts import OpenFact
from kg.triples.phrases import core, full, ordered
from kg.words import Word

_SHORTEST_TITLE = 4
"""Letters: "Mr", "Dr" say nothing of anybody."""


def noun_facts(noun: Word) -> Iterator[OpenFact]:
    """What the noun phrase that this word heads tells by itself."""
    yield from _appositions(noun)
    if noun.entity == "person" and noun.pos == "name":
        yield from _title(noun)


def _appositions(noun: Word) -> Iterator[OpenFact]:
    """ "Ann Lee, the envoy": Ann Lee be the envoy."""
    for child in noun.children:
        if child.relation == "apposition" and child.nominal:
            thing = tuple(word for word in full(noun) if word.i < child.i)
            yield OpenFact("apposition", thing, (), (("complement", full(child)),), "be")


def _title(name: Word) -> Iterator[OpenFact]:
    """ "French President Ann Lee": Ann Lee be French President."""
    before = [child for child in name.children if child.i < name.i and _of_title(child)]
    if not before or not _ends_title(before[-1]):
        return
    title = ordered(*(tuple(word.subtree()) for word in before))
    person = tuple(word for word in core(name) if word.i > before[-1].i)
    yield OpenFact("title", person, (), (("complement", title),), "be")


def _of_title(word: Word) -> bool:
    return word.relation in ("compound", "adjective", "possessor") and word.entity != "person"


def _ends_title(word: Word) -> bool:
    """True for "President", "Minister"; not for "Russia's" or "Mr"."""
    noun = word.nominal and word.relation != "possessor"
    return noun and len(word.text) >= _SHORTEST_TITLE
