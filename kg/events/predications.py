"""Clauses + nouns -> Predications: one shape for verbs, event nouns and adjectives, with their slots.

A predication is a word that may tell something, with whatever stands in its slots.  Passive, control,
relative clauses and shared objects are undone before (``kg.syntax``), so that "Iran attacked Iraq", "Iraq
was attacked by Iran" and "Iran's attack on Iraq" have Iran as their subject.  After PredPatt (White et
al. 2016), whose nominal predicates have the same shape as its verbs, and NomBank (Meyers et al. 2004).

Slots: ``subject``, ``object``, ``recipient``, ``attribute`` (what a copula says), ``that`` (a clause),
``to`` as ``infinitive`` (an infinitive or gerund), and each preposition by its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from kg.lexicon import word_list
from kg.syntax import Clause, prepositional
from kg.words import HYPHENS, TIMES, Parse, Word

Near = Literal["own", "object", "attribute", "oblique", "kind", "owner", "modifier", "doer"]
"""How an argument belongs to its predication: it is its own; it hangs on its object, attribute or another
oblique ("lifted sanctions *on Iran*"), or on what says of what kind that is ("a note of protest *to Iran*"),
where only sides are looked for; or, of a noun, it is the possessor, a nationality or name before it, or the
doer in "US-*led* invasion"."""

_DONE_BY = word_list("events.done_by")
_DONE_TO = word_list("events.done_to")
_FIRST = frozenset({"root", "subject", "passive subject"})
_BELOW: tuple[Near, ...] = ("object", "attribute")


class Argument(NamedTuple):
    """What stands in a slot, by its head word (coordination is not expanded yet)."""

    slot: str
    word: Word
    near: Near = "own"


@dataclass(frozen=True, slots=True, eq=False)
class Predication:
    """A word that may tell an event or a state.

    ``lemma`` includes a particle ("break off"); ``understood`` is how the subject was found (own,
    relative, shared, control, participle, quote, turn, or "phrase" of a noun).
    """

    word: Word
    lemma: str
    form: Literal["verb", "noun"]
    arguments: tuple[Argument, ...]
    passive: bool = False
    understood: str = "own"
    own: Mapping[str, Word] = field(init=False, repr=False)
    """The first word in each slot that is the predication's own, a time only where nothing else is there."""
    nearest: Mapping[str, Word] = field(init=False, repr=False)
    """The same, and where nothing else is there, the first in the phrase of the object or attribute; somebody
    addressed with "to" is a recipient too."""

    def __post_init__(self) -> None:
        """Put the words where they are looked up: conditions ask for slots again and again."""
        own = _firsts(each for each in self.arguments if each.near == "own")
        below = _firsts(each for each in self.arguments if each.near in _BELOW)
        nearest = own | {slot: word for slot, word in below.items() if _is_free(slot, own)}
        addressed = own.get("to")
        if addressed is not None:
            nearest.setdefault("recipient", addressed)
        object.__setattr__(self, "own", own)
        object.__setattr__(self, "nearest", nearest)

    def at(self, slot: str) -> Word | None:
        """The first word in a slot that is the predication's own."""
        return self.own.get(slot)

    def obliques(self) -> Iterator[tuple[str, Word]]:
        """(preposition, noun) pairs of the predication itself, in text order."""
        return (
            (each.slot, each.word) for each in self.arguments if each.near == "own" and each.slot not in CORE
        )


def _firsts(arguments: Iterable[Argument]) -> dict[str, Word]:
    """The first word in each slot, a time only where nothing else is there."""
    found: dict[str, Word] = {}
    for slot, word, _ in arguments:
        if slot not in found or (word.entity not in TIMES and _is_free(slot, found)):
            found[slot] = word
    return found


def _is_free(slot: str, found: Mapping[str, Word]) -> bool:
    """True where nothing but a time is in a slot."""
    return slot not in found or found[slot].entity in TIMES


CORE = frozenset({"subject", "object", "recipient", "attribute", "that", "infinitive"})
"""Slots that are no prepositions."""


def find_predications(
    parse: Parse, clauses: Mapping[int, Clause], nouns: Iterable[str]
) -> dict[int, Predication]:
    """Every predication of a document by the index of its word.

    Args:
        parse: the document.
        clauses: its clauses by the index of their predicate.
        nouns: nouns that may name an event, by lemma, also with the word before them ("hunger strike").
    """
    known = _heads(tuple(nouns))
    found = {}
    for word in parse.words:
        clause = clauses.get(word.i)
        if clause is not None:
            found[word.i] = of_clause(clause)
        elif word.nominal and word.lemma in known:
            found[word.i] = of_noun(word)
        elif word.verbal and (compound := of_compound(word)) is not None:
            found[word.i] = compound
    return found


@lru_cache(maxsize=8)
def _heads(nouns: tuple[str, ...]) -> frozenset[str]:
    """Nouns, and the last word of those that have several: "strike" of "hunger strike", "in" of "sit-in"."""
    return frozenset(re.split("[ -]", noun)[-1] for noun in nouns) | frozenset(nouns)


def of_compound(participle: Word) -> Predication | None:
    """The predication of a participle that a hyphen joins to its doer: "*Iranian-backed* rebels"."""
    if participle.relation != "adjective" or participle.lower not in _DONE_TO:
        return None
    hyphen = any(child.text in HYPHENS for child in participle.left)
    doer = next((child for child in participle.left if child.i == participle.i - 2), None)
    if doer is None or not hyphen:
        return None
    sides = (Argument("subject", doer), Argument("object", participle.head))
    return Predication(participle, participle.lemma, "verb", sides, understood="compound")


def of_clause(clause: Clause) -> Predication:
    """The predication of a clause."""
    return Predication(
        clause.predicate,
        clause.lemma,
        "verb",
        tuple(_of_clause(clause)),
        clause.passive,
        clause.understood,
    )


def _of_clause(clause: Clause) -> list[Argument]:
    core = {
        "subject": clause.subject,
        "object": clause.object,
        "recipient": clause.recipient,
        "attribute": clause.attribute,
        "that": clause.complement,
        "infinitive": clause.infinitive,
    }
    found = [Argument(slot, word) for slot, word in core.items() if word is not None]
    found += [Argument(name, noun) for name, noun in clause.obliques]
    if clause.object is not None:
        found += _phrase(clause.object, "object")
    if clause.attribute is not None:
        found += _phrase(clause.attribute, "attribute")
    for _, noun in clause.obliques:
        found += _phrase(noun, "oblique")
    return found


def _phrase(noun: Word, near: Near) -> list[Argument]:
    hung = prepositions(noun)
    of_kind = (Argument(name, inner, "kind") for name, inner in _through_kinds(hung))
    return [*(Argument(name, inner, near) for name, inner in hung), *of_kind]


def of_noun(noun: Word) -> Predication:
    """The predication of an event noun: who stands before it is its subject, what it is of its object.

    The parser hangs "by" on the inner noun: "the expulsion of ten envoys by Jordan".
    """
    return Predication(noun, noun.lemma, "noun", tuple(_of_noun(noun)), understood="phrase")


def _of_noun(noun: Word) -> Iterator[Argument]:
    yield from (Argument("subject", word, "owner") for word in possessors(noun))
    for child in noun.children:
        if child.relation in ("adjective", "compound", "nominal"):
            yield Argument("subject", child, "modifier")
    for child in noun.children:
        if child.relation == "adjective" and child.lower in _DONE_BY:
            yield from (Argument("subject", c, "doer") for c in child.children if c.i < child.i)
    hung = prepositions(noun)
    yield from (Argument(name, inner, "kind") for name, inner in _through_kinds(hung))
    for name, inner in hung:
        yield Argument(name, inner)
        if name == "of":
            yield Argument("object", inner)
    for name, inner in hung:
        if name == "of":
            yield from (Argument("by", doer, "oblique") for by, doer in prepositions(inner) if by == "by")


def possessors(noun: Word) -> list[Word]:
    """Whose an event is: no event is beside somebody, so that "A and B's talks" failed of A's too."""
    own = [child for child in noun.children if child.relation == "possessor"]
    named = [child for child in own if child.pos == "name"]
    return [*_owner_beside(noun), *own] if named else own


def _owner_beside(noun: Word) -> list[Word]:
    """The name that a noun is coordinated with at the head of its clause: "*A* and B's talks"."""
    first = noun.head
    if (noun.relation, first.pos) != ("conjunct", "name") or first.relation not in _FIRST:
        return []
    return [first] if first.child("preposition") is None else []


def hanging(noun: Word) -> list[tuple[str, Word]]:
    """(preposition, noun) pairs of a phrase, with those of what only says of what kind it is.

    "A note of protest to Chad" is one to Chad; "the head of the mission to Chad" is not.
    """
    hung = prepositions(noun)
    return [*hung, *_through_kinds(hung)]


def _through_kinds(hung: Iterable[tuple[str, Word]]) -> list[tuple[str, Word]]:
    kinds = [inner for name, inner in hung if name == "of" and _is_kind(inner)]
    return [pair for inner in kinds for pair in prepositions(inner)]


def _is_kind(noun: Word) -> bool:
    """True for a bare noun: "of *protest*"."""
    return noun.pos == "noun" and not noun.plural and noun.child("determiner", "possessor", "number") is None


def prepositions(noun: Word) -> list[tuple[str, Word]]:
    """(preposition, noun) pairs that hang on a noun: "talks with Iran in Oman" -> with Iran, in Oman."""
    return [
        pair for child in noun.children if child.relation == "preposition" for pair in prepositional(child)
    ]
