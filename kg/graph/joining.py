"""What documents know of their actors -> one Actor for each id, the same in every output.

Each document is read by itself, so one may know that Robert Gibbs speaks for the United States and
another only his name.  What is known beats what is not; where documents disagree, most of them decide.
Who has which id is for ``kg.identity`` to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import Actor, Event, Fact, Relation, State, Triple, document_mark

Known = Mapping[Actor, int]
"""What is known of one actor, and how many documents know it so."""
T = TypeVar("T")
Told = TypeVar("Told", Event, State, Event | State, Triple, Relation, Event | State | Triple | Relation)

_OF_A_STATE = re.compile(r"_\(([A-Z]{3})\)\Z")


def join_actors(told: Sequence[Told]) -> list[Told]:
    """Facts and triples, in their order, with one value for each actor.

    >>> from kg.model import Evidence
    >>> at = Evidence("a", 0, 1)
    >>> known, unknown = Actor("Ann_Lee", "Ann Lee", "person", "GBR"), Actor("Ann_Lee", "Ann Lee", "person")
    >>> both = known, unknown
    >>> told = [Event(type="CONSULT", source=(who,), target=(), evidence=at, trigger=at) for who in both]
    >>> [fact.source[0].country for fact in join(told)]
    ['GBR', 'GBR']
    """
    ones = {key: one_actor(values) for key, values in _known(told).items() if len(values) > 1}
    return [_with(each, lambda actor: ones.get(actor.id, actor)) for each in told]


def one_actor(values: Known) -> Actor:
    """Several values of one actor as one: what is known beats what is not, then most documents decide."""
    country = _vote(values, _state_of) or None
    of_it = {value: count for value, count in values.items() if value.country == country} or values
    return Actor(
        id=_vote(values, lambda value: value.id) or "",
        name=_vote(values, lambda value: value.name) or "",
        kind=_vote(values, lambda value: value.kind) or "person",
        country=country,
        sector=_vote(of_it, lambda value: value.sector) or _vote(values, lambda value: value.sector),
        wikidata=_vote(values, lambda value: value.wikidata),
        coordinates=_vote(values, lambda value: value.coordinates),
    )


def fitted_actors(
    people: Iterable[tuple[str, Actor]], known: Mapping[str, str]
) -> dict[str, dict[str, Actor]]:
    """Which of the people of new documents must be others beside those that are there already.

    Args:
        people: they, with the document of each.
        known: the people that are there, by id, with their state.

    Returns:
        By document and id, the actor with the id that it has to have.
    """
    variants: dict[str, dict[str, str]] = {}
    for there, country in sorted(known.items(), reverse=True):
        variants.setdefault(_OF_A_STATE.sub("", there), {})[country] = there
    found: dict[str, dict[str, Actor]] = {}
    for document, person in people:
        new = _fitting(person, variants.get(_OF_A_STATE.sub("", person.id), {}), document)
        if new != person.id:
            found.setdefault(document, {})[person.id] = replace(person, id=new)
    return found


def recast(told: Iterable[Told], actors: Mapping[str, Mapping[str, Actor]]) -> list[Told]:
    """Facts and triples with other actors, by document and the id that they have there."""
    nobody: Mapping[str, Actor] = {}

    def new(each: Told) -> Told:
        here = actors.get(each.evidence.document, nobody)
        return _with(each, lambda actor: here.get(actor.id, actor))

    return [new(each) for each in told]


def _fitting(person: Actor, there: Mapping[str, str], document: str) -> str:
    """The id of the one of that name and state; of an unknown state, of the only one of that name.

    Where several have the name, somebody of an unknown state is a person of his document.
    """
    if person.country is None:
        several = f"{person.id}.{document_mark(document)}"
        return several if len(there) > 1 else next(iter(there.values()), person.id)
    if person.country in there or not there:
        return there.get(person.country, person.id)
    return f"{_OF_A_STATE.sub('', person.id)}_({person.country})"


def _known(told: Iterable[Fact | Triple]) -> dict[str, dict[Actor, int]]:
    """The values of each actor, by id, with the number of documents that have them."""
    seen = {(actor, each.evidence.document) for each in told for actor in each.actors}
    found: dict[str, dict[Actor, int]] = {}
    for actor, _ in seen:
        values = found.setdefault(actor.id, {})
        values[actor] = values.get(actor, 0) + 1
    return found


def _with(told: Told, new: Callable[[Actor], Actor]) -> Told:
    """The same with other values for its actors, each once on a side; the same value where they stay."""
    if all((now := new(actor)) is actor or now == actor for actor in told.actors):
        return told

    def those(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(dict.fromkeys(map(new, actors)))

    if isinstance(told, Triple):
        subject, *arguments = (
            replace(slot, actors=those(slot.actors)) for slot in (told.subject, *told.arguments)
        )
        return replace(told, subject=subject, arguments=tuple(arguments), speakers=those(told.speakers))
    made = replace(told, source=those(told.source), target=those(told.target), speakers=those(told.speakers))
    if isinstance(made, Event) and made.place:
        return replace(made, place=new(made.place))
    return made


def _state_of(actor: Actor) -> str | None:
    """The state that somebody acts for; "" for an officer of an international body, who acts for none."""
    return actor.country or ("" if actor.sector == "IGO" else None)


def _vote(values: Known, what: Callable[[Actor], T | None]) -> T | None:
    """What most documents know; of two that are as many, the first by name."""
    tally: Counter[T] = Counter()
    for value, count in values.items():
        if (said := what(value)) is not None:
            tally[said] += count
    return min(tally, key=lambda each: (-tally[each], str(each)), default=None)
