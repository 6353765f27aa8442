"""Words -> facts of noun phrases in style facts: who is what, what lies where, who is among whom.

"Ann Lee, the envoy": Ann Lee is the envoy.  "Foreign Minister Bo Park": Bo Park is Foreign Minister.  "Lyon,
France": Lyon is in France.  "ministers, including Bo Park": Bo Park is among ministers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kg.triples.openfact import OpenFact
from kg.triples.phrases import Phrase, core
from kg.triples.things import small, thing
from kg.triples.titles import described, describes, is_name_of, name_of, several, title_of
from kg.triples.told import Told, beside, gives_examples, things, told_of
from kg.words import TIMES, Entity, Pos, Relation, Word

_PLACES: frozenset[Entity] = frozenset({"state", "region", "facility"})
_UNNAMED: frozenset[Entity] = TIMES | {"cardinal", "money", "percent", "quantity", "ordinal"}
_SPLIT: frozenset[Pos] = frozenset({"noun", "numeral"})
_JOINING: tuple[Relation, ...] = ("conjunct", "coordinator")
_MARKS = frozenset({",", "(", ")", '"', "“", "”", "'", "‘", "’"})
"""What may stand between a name and its description."""
_LONGEST = 7
"""Words of the longest description that stands in a relation: "is a founding member of"."""


def implied_facts(noun: Word) -> Iterator[OpenFact]:
    """What the noun phrase that this word heads tells by itself."""
    if noun.pos == "name":
        yield from _titled(noun)
    for child in noun.right:
        if child.relation in _RULES:
            yield from _RULES[child.relation](noun, child)


def is_or_are(noun: Word) -> str:
    """The copula that a phrase leaves out."""
    return "are" if several(noun) else "is"


class Split(NamedTuple):
    """A description cut at its preposition, "a member" | "of NATO", and what is told ``others``."""

    words: Phrase
    first: Told
    others: tuple[Told, ...]


def split(noun: Word) -> Split | None:
    """A common noun with a preposition right after it that leads to something, and to no time."""
    words = core(noun) if noun.pos in _SPLIT else ()
    if not 0 < len(words) <= _LONGEST:
        return None
    after = (
        child for child in noun.children if child.relation == "preposition" and child.i == words[-1].i + 1
    )
    preposition = next(after, None)
    told = list(told_of(preposition)) if preposition is not None else []
    if not told or not told[0].lead or told[0].role == "time":
        return None
    return Split(words, told[0], (*told[1:], *beside(noun, preposition)))


def _described(who: Phrase, noun: Word, copula: str) -> Iterator[OpenFact]:
    """ "Hungary - is a member of - NATO"."""
    said = split(noun)
    if said is None:
        yield OpenFact("apposition", who, (), (("complement", small(noun)),), copula)
        return
    rest = [(each.role, (*each.lead, *each.members[0])) for each in said.others if each.members]
    for words in said.first.members:
        relation = (*said.words, *said.first.lead)
        yield OpenFact("apposition", who, relation, ((said.first.role, words), *rest), copula)


def _titled(name: Word) -> Iterator[OpenFact]:
    """ "Foreign Minister Li Wei of China": Li Wei - is Foreign Minister of - China."""
    title = title_of(name)
    if any(word.plural for word in title if word.head is name):
        yield from _among("title", name, title)
        return
    homes = [child for child in name.right if child.relation == "preposition"] if title else []
    where = [told for home in homes for told in told_of(home) if told.lead]
    if where:
        relation = (*title, *where[0].lead)
        yield OpenFact("title", name_of(name), relation, (("oblique", where[0].members[0]),), "is")
    elif title:
        yield OpenFact("title", name_of(name), (), (("complement", title),), "is")


def _apposed(noun: Word, other: Word) -> Iterator[OpenFact]:
    """The name is the subject, wherever it stands."""
    if not other.nominal or other.entity in _UNNAMED or _parted(noun, other):
        return
    noun = described(other)
    if is_name_of(other, noun):
        who = thing(other)
        yield from _described(who, noun, "is")
        yield from _owned(noun, who)
    elif noun.pos == "name":
        yield from _describing(noun, other) if describes(other) else _placed(noun, other)


def _parted(noun: Word, other: Word) -> bool:
    """ "Ambassador-at-Large", "SECRETARY LEE: Good morning": other marks than commas stand between them."""
    marks = [mark for mark in (*noun.right, *other.left) if mark.relation == "punctuation"]
    return any(mark.text not in _MARKS for mark in marks if mark.i <= other.i)


def _describing(name: Word, noun: Word) -> Iterator[OpenFact]:
    """ "Ann Lee, the envoy"."""
    if noun.plural and several(name):
        yield from _among("apposition", name, small(noun))
    elif not noun.plural:
        for each in noun.conjuncts():
            if describes(each):
                yield from _described(thing(name), each, "is")


def _among(kind: str, name: Word, group: Phrase) -> Iterator[OpenFact]:
    """ "the envoys Ann Lee and Bo Park": each of them is among the envoys."""
    for words in things(name):
        yield OpenFact(kind, words, (), (("complement", group),), "is among")


def _owned(noun: Word, who: Phrase) -> Iterator[OpenFact]:
    """ "Mali's capital, Bamako": Mali - has capital - Bamako."""
    for owner in noun.left:
        if owner.relation == "possessor" and owner.nominal and noun.text.isalpha():
            words = tuple([word for word in core(noun) if word.i > owner.i if word.relation != "case"])
            holder = tuple([word for word in small(owner) if word.relation != "case"])
            yield OpenFact("possessor", holder, words, (("complement", who),), "has")


def _placed(place: Word, other: Word) -> Iterator[OpenFact]:
    """ "Lyon, France": Lyon - is in - France; not a list, and not what stands in brackets."""
    commas = [mark for mark in place.right if mark.text == "," and mark.i <= other.i]
    if commas and _is_place(place) and _is_place(other):
        yield OpenFact("place", small(place), (), (("place", small(other)),), "is in")


def _is_place(name: Word) -> bool:
    return name.entity in _PLACES and name.child(*_JOINING) is None


def _example(noun: Word, preposition: Word) -> Iterator[OpenFact]:
    """ "ministers, including Bo Park", "countries such as Mali"."""
    if noun.plural and gives_examples(preposition):
        named = [each for each in preposition.children if each.relation == "governed" and each.pos == "name"]
        for name in named:
            if name.child("number") is None:
                yield from _among("example", name, thing(noun))


_RULES: Mapping[Relation, Callable[[Word, Word], Iterator[OpenFact]]] = {
    "apposition": _apposed,
    "preposition": _example,
}
