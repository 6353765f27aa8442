"""Words -> facts of noun phrases in style facts: who is what, what lies where, who is among whom.

"Ann Lee, the envoy": Ann Lee is the envoy.  "Foreign Minister Bo Park": Bo Park is Foreign Minister.  "Lyon,
France": Lyon is in France.  "ministers, including Bo Park": Bo Park is among ministers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from kg.triples.openfact import OpenFact
from kg.triples.phrases import Phrase, core
from kg.triples.things import agree, apart, gives_examples, name_of, names, small, thing, title_of
from kg.triples.told import things, told_of
from kg.words import TIMES, Entity, Relation, Word

_PLACES: frozenset[Entity] = frozenset({"state", "region", "facility"})
_UNNAMED: frozenset[Entity] = TIMES | {"cardinal", "money", "percent", "quantity", "ordinal"}
_COMMAS = frozenset({",", "(", ")", '"', "“", "”", "'", "‘", "’"})
_LONGEST = 7
"""Words of the longest description that stands in a relation: "is a founding member of"."""


def implied_facts(noun: Word) -> Iterator[OpenFact]:
    """What the noun phrase that this word heads tells by itself."""
    yield from _titled(noun)
    for child in noun.right:
        if child.relation in _RULES:
            yield from _RULES[child.relation](noun, child)


def is_or_are(noun: Word) -> str:
    """The copula that a phrase leaves out."""
    return "are" if noun.plural or noun.child("conjunct") is not None else "is"


class Split(NamedTuple):
    """A description whose preposition can stand in the relation: "a member of" | "NATO"."""

    words: Phrase
    preposition: Word


def split(noun: Word) -> Split | None:
    """A common noun with a preposition right after it that leads to something, and to no time."""
    if noun.pos != "noun" and noun.pos != "numeral":
        return None
    words = core(noun)
    found = noun.child("preposition")
    if found is None or not words or found.i != words[-1].i + 1 or len(words) > _LONGEST:
        return None
    first = next(told_of(found), None)
    return Split(words, found) if first is not None and first.lead and first.role != "time" else None


def _described(kind: str, who: Phrase, noun: Word, copula: str) -> Iterator[OpenFact]:
    """ "Hungary - is a member of - NATO"."""
    said = split(noun)
    if said is None:
        yield OpenFact(kind, who, (), (("complement", small(noun)),), copula)
        return
    first, *others = told_of(said.preposition)
    beyond = (
        child for child in noun.right if child.relation == "preposition" and child is not said.preposition
    )
    further = chain(others, chain.from_iterable(map(told_of, beyond)))
    rest = tuple((each.role, (*each.lead, *each.members[0])) for each in further if each.members)
    for words in first.members:
        yield OpenFact(kind, who, (*said.words, *first.lead), ((first.role, words), *rest), copula)


def _titled(name: Word) -> Iterator[OpenFact]:
    """ "Foreign Minister Li Wei of China": Li Wei - is Foreign Minister of - China."""
    title = title_of(name)
    if not title:
        return
    home = name.child("preposition")
    thing = home.child("governed") if home is not None and home.lower == "of" else None
    if home is not None and thing is not None and not any(word.relation == "possessor" for word in title):
        yield OpenFact("title", name_of(name), (*title, home), (("oblique", small(thing)),), "is")
    else:
        yield OpenFact("title", name_of(name), (), (("complement", title),), "is")


def _apposed(noun: Word, other: Word) -> Iterator[OpenFact]:
    """The name is the subject, wherever it stands."""
    if not other.nominal or other.entity in _UNNAMED or _parted(noun, other):
        return
    if names(noun, other):
        for who in apart(other, lambda member, joined: thing(member, joined=joined))[:1]:
            yield from _described("apposition", who, noun, "is")
            yield from _owned(noun, who)
    elif noun.pos == other.pos == "name":
        yield from _placed(noun, other)
    elif noun.pos == "name" and agree(other, noun):
        yield from _described("apposition", thing(noun), other, is_or_are(noun))


def _parted(noun: Word, other: Word) -> bool:
    """ "Ambassador-at-Large", "SECRETARY LEE: Good morning": no comma, or nothing, stands between the two."""
    marks = [
        mark for mark in (*noun.right, *other.left) if mark.relation == "punctuation" and mark.i <= other.i
    ]
    return any(mark.text not in _COMMAS for mark in marks)


def _owned(noun: Word, who: Phrase) -> Iterator[OpenFact]:
    """ "Mali's capital, Bamako": Mali - has capital - Bamako."""
    owner = noun.child("possessor")
    if owner is not None and owner.nominal and noun.text.isalpha():
        words = tuple(word for word in core(noun) if word.i > owner.i and word.relation != "case")
        holder = tuple(word for word in small(owner) if word.relation != "case")
        yield OpenFact("possessor", holder, words, (("complement", who),), "has")


def _placed(place: Word, other: Word) -> Iterator[OpenFact]:
    """ "Lyon, France": Lyon - is in - France; not a list, and not what stands in brackets."""
    if place.entity in _PLACES and other.entity in _PLACES and _by_comma(place, other):
        yield OpenFact("place", small(place), (), (("place", small(other)),), "is in")


def _by_comma(place: Word, other: Word) -> bool:
    alone = place.child("conjunct") is None and other.child("conjunct", "coordinator") is None
    return alone and any(mark.text == "," and place.i < mark.i <= other.i for mark in place.right)


def _example(noun: Word, preposition: Word) -> Iterator[OpenFact]:
    """ "ministers, including Bo Park", "countries such as Mali"."""
    if not gives_examples(preposition) or not noun.plural:
        return
    member = preposition.child("governed")
    if member is not None and member.pos == "name" and member.child("number") is None:
        for words in things(member):
            yield OpenFact("example", words, (), (("complement", thing(noun)),), "is among")


_RULES: Mapping[Relation, Callable[[Word, Word], Iterator[OpenFact]]] = {
    "apposition": _apposed,
    "preposition": _example,
}
