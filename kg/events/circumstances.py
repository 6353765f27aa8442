"""Draft + Cast -> where an event happened and how much it cost: place, dead, injured, arrested, amount.

Sizes are read from the number before the noun: "killed three soldiers", "gave 5.1 million dollars".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce

from kg.events.arguments import Roles, others
from kg.events.drafts import Draft
from kg.events.predications import prepositions
from kg.lexicon import number_words, word_list
from kg.model import Actor
from kg.plover import having
from kg.syntax import Clause
from kg.words import Word

_PLACE_PREPOSITIONS = word_list("circumstances.places")
_VISIT = "visit"
"""The mode of an event whose target is the host of a city."""
_DONE_TO_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Types of events whose target may be a city itself: "bombed Damascus", "withdrew from Kabul"."""
_DONE_IN_PLACES = having("on the ground") | _DONE_TO_PLACES
"""Types of events whose target may stand after "in": "delivered food in Idlib"."""
_TALKS = "object:@talks"
"""The condition of readings that ask for talks to be held; what is but discussed may have been elsewhere."""
_PLACES = frozenset({"place", "metonym", "name", "capital", "city"})
"""By which means a name may say where something happened."""
_SIZE_OF = {
    verb: size
    for size in ("dead", "injured", "arrested", "expelled")
    for verb in word_list(f"circumstances.sizes.{size}")
}
_PAID = frozenset({"AID", "SANCTION", "RETREAT", "AGREE", "COOPERATE"})
"""Types of events in which money changes hands or is held back."""
_CURRENCIES = word_list("circumstances.currencies")
_UNITS, _FACTORS = number_words("units"), number_words("factors")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def hosted(draft: Draft, roles: Roles) -> Draft:
    """The draft with a city as its target only where something is done to that; a city is no source.

    A visit to Tokyo is one to Japan; a summit in Granada is with nobody there.
    """
    seats = roles.cast.seats
    if not any(actor.kind == "place" for actor in draft.source + draft.target):
        return draft
    source = tuple(actor for actor in draft.source if actor.id not in seats)
    left = [actor for actor in draft.target if actor not in _passing(draft, roles)]
    if draft.type in _DONE_TO_PLACES:
        return replace(draft, source=source, target=tuple(left))
    target = dict.fromkeys(seats.get(actor.id, actor) for actor in left)
    return replace(draft, source=source, target=others(tuple(target), source))


def _passing(draft: Draft, roles: Roles) -> tuple[Actor, ...]:
    """Where it happened, but for cities to which it happened: those of others after "in"."""
    if draft.mode == _VISIT:
        return ()
    own = {actor.country for actor in draft.source} - {None}
    to_them = draft.type in _DONE_IN_PLACES
    return tuple(each for each in _where(draft, roles) if not to_them or each.country in own)


def place_of(draft: Draft, roles: Roles) -> Actor | None:
    """The place that hangs on the predicate itself ("met in Geneva"), unless it is a side of the event.

    Else the city whose state is a side of it: "visited Tokyo".
    """
    sides = draft.source + draft.target
    named = (*_where(draft, roles), *_held(draft, roles), *_further(draft, roles))
    found = [each for each in named if each not in sides]
    return found[0] if found else _reached(draft, roles)


def _where(draft: Draft, roles: Roles) -> tuple[Actor, ...]:
    """The places after "in" or "at" that hang on the predicate itself, and those in "the Vienna talks"."""
    clause = roles.clauses.get(draft.trigger.i)
    nouns = clause.obliques if clause is not None else prepositions(draft.trigger)
    thing = (clause.object if clause is not None else None) or draft.trigger
    found = [a for name, noun in nouns if name in _PLACE_PREPOSITIONS for a in _places(noun, roles)]
    return (*found, *roles.where(thing))


def _held(draft: Draft, roles: Roles) -> Iterator[Actor]:
    """The places of talks that are one deed with their verb: "held talks *in Colombo*"."""
    clause = roles.clauses.get(draft.trigger.i)
    talks = clause.object if clause is not None and draft.type == "CONSULT" else None
    inner = prepositions(talks) if talks is not None and _TALKS in draft.rule else ()
    for name, noun in inner:
        if name in _PLACE_PREPOSITIONS:
            yield from _places(noun, roles)


def _further(draft: Draft, roles: Roles) -> Iterator[Actor]:
    """The places of what it happened in or at: "killed in an ambush *in Mali*", "a raid *in Mali* hit"."""
    clause = roles.clauses.get(draft.trigger.i)
    if clause is None:
        return
    around = [noun for name, noun in clause.obliques if name in _PLACE_PREPOSITIONS]
    if draft.type == "ASSAULT" and clause.subject is not None and clause.subject.pos == "noun":
        around.append(clause.subject)
    for noun in around:
        if not roles.cast.at(noun):
            for inner, place in prepositions(noun):
                if inner in _PLACE_PREPOSITIONS:
                    yield from _places(place, roles)


def _reached(draft: Draft, roles: Roles) -> Actor | None:
    """The city of a visit: what its verb or noun reaches."""
    clause = roles.clauses.get(draft.trigger.i) if draft.mode == _VISIT else None
    if clause is None:
        return None
    nouns = (clause.object, *(noun for _, noun in clause.obliques))
    cities = (actor for noun in nouns if noun is not None for actor in roles.cast.at(noun))
    return next((actor for actor in cities if actor.id in roles.cast.seats), None)


def _places(noun: Word, roles: Roles) -> Iterator[Actor]:
    """The places and countries that a noun names."""
    if roles.how(noun) in _PLACES:
        yield from (actor for actor in roles.cast.at(noun) if actor.kind in ("place", "country"))


def sizes_of(draft: Draft, roles: Roles) -> tuple[tuple[str, int], ...]:
    """How many were killed, hurt, arrested or expelled, or how much money was given or fined.

    Returns:
        One pair ("dead", 3) or ("amount", 5_100_000), or () where the text counts nothing.
    """
    clause = roles.clauses.get(draft.trigger.i)
    if clause is None or clause.object is None:
        return ()
    counted = _people(clause, clause.object) or _amount(draft, clause.object)
    return (counted,) if counted is not None else ()


def _people(clause: Clause, noun: Word) -> tuple[str, int] | None:
    """ "Killed three soldiers": ("dead", 3); one who has a name is no number of people."""
    kind = _SIZE_OF.get(clause.predicate.lemma) if noun.form != "singular name" else None
    number = number_before(noun)
    return (kind, number) if kind is not None and number is not None else None


def _amount(draft: Draft, noun: Word) -> tuple[str, int] | None:
    """ "Gave 5.1 million dollars": ("amount", 5_100_000); of several sums the first."""
    sums = noun.subtree() if draft.type in _PAID else []
    amounts = (number_before(word) for word in sums if not _CURRENCIES.isdisjoint((word.lemma, word.text)))
    return next((("amount", amount) for amount in amounts if amount is not None), None)


def number_before(noun: Word) -> int | None:
    """The whole number that counts a noun: "three", "1,200", "5.1 million"; None where there is none."""
    counting = (child for child in noun.children if _counts(child))
    words = {word.i: word for child in counting for word in child.subtree()}
    return _number(words[i].lower for i in sorted(words))


def _counts(word: Word) -> bool:
    return word.relation in ("number", "quantifier") or word.lower in _FACTORS


def _number(words: Iterable[str]) -> int | None:
    """What words and figures come to: ["twenty", "two"] is 22, ["5.1", "million"] 5,100,000."""
    value = reduce(_count_on, words, 0.0)
    return int(value) if value else None


def _count_on(value: float, word: str) -> float:
    """The number so far with one more word: a figure begins anew, a factor multiplies."""
    if _FIGURE.fullmatch(word):
        return float(word.replace(",", ""))
    if word in _FACTORS:
        return (value or 1) * _FACTORS[word]
    return value + _UNITS.get(word, 0)
