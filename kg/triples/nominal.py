"""Words -> facts of noun phrases: who is what by an apposition or a title, in n-ary style."""

from __future__ import annotations

from kg.triples.openfact import OpenFact
from kg.triples.phrases import core, full, ordered
from kg.words import Word

_SHORTEST_TITLE = 4
"""Letters: "Mr", "Dr" say nothing of anybody."""


def noun_facts(noun: Word) -> list[OpenFact]:
    """What the noun phrase that this word heads tells by itself."""
    found = [_apposed(noun, child) for child in noun.children if child.relation == "apposition"]
    if noun.entity == "person" and noun.pos == "name":
        found.append(_title(noun))
    return [fact for fact in found if fact is not None]


def _apposed(noun: Word, other: Word) -> OpenFact | None:
    """ "Ann Lee, the envoy": Ann Lee be the envoy."""
    if not other.nominal:
        return None
    thing = tuple(word for word in full(noun) if word.i < other.i)
    return OpenFact("apposition", thing, (), (("complement", full(other)),), "be")


def _title(name: Word) -> OpenFact | None:
    """ "French President Ann Lee": Ann Lee be French President."""
    before = [child for child in name.children if child.i < name.i and _of_title(child)]
    if not before or not _ends_title(before[-1]):
        return None
    title = ordered(*(tuple(word.subtree()) for word in before))
    person = tuple(word for word in core(name) if word.i > before[-1].i)
    return OpenFact("title", person, (), (("complement", title),), "be")


def _of_title(word: Word) -> bool:
    return word.relation in ("compound", "adjective", "possessor") and word.entity != "person"


def _ends_title(word: Word) -> bool:
    """True for "President", "Minister"; not for "Russia's" or "Mr"."""
    noun = word.nominal and word.relation != "possessor"
    return noun and len(word.text) >= _SHORTEST_TITLE
