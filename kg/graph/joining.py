"""What documents know of their actors -> one Actor for each id, the same in every output.

Each document is read by itself, so one may know that Robert Gibbs speaks for the United States and
another only his name.  What is known beats what is not; where documents disagree, most of them decide.
Two people of one name and of two states are two actors: their ids say of which ("Ann_Lee_(GBR)").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from kg.model import Actor, Event, State

Known = Mapping[Actor, int]
"""What is known of one actor, and how many documents know it so."""
T = TypeVar("T")

_OF_A_STATE = re.compile(r"_\(([A-Z]{3})\)\Z")


def join_actors(facts: Sequence[Event | State]) -> list[Event | State]:
    """The facts, in their order, with one value for each actor.

    >>> from kg.model import Evidence
    >>> at = Evidence("a", 0, 1)
    >>> known, unknown = Actor("Ann_Lee", "Ann Lee", "person", "GBR"), Actor("Ann_Lee", "Ann Lee", "person")
    >>> both = known, unknown
    >>> told = [Event(type="CONSULT", source=(who,), target=(), evidence=at, trigger=at) for who in both]
    >>> [fact.source[0].country for fact in join(told)]
    ['GBR', 'GBR']
    """
    known = _known(facts)
    apart = {old: _apart(old, values) for old, values in known.items() if len(values) > 1}
    renamed = {value: replace(value, id=new) for each in apart.values() for value, new in each.items()}
    united = _unite(known, renamed)
    return [_with(fact, united) for fact in facts]


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


def fitted_actors(actors: Iterable[Actor], known: Mapping[str, str]) -> dict[str, str]:
    """Which ids new actors have to take beside those that are there already, where theirs won't do.

    Args:
        actors: people of new documents, one value an id.
        known: the people that are there, by id, with their state.
    """
    variants: dict[str, dict[str, str]] = {}
    for there, country in sorted(known.items(), reverse=True):
        variants.setdefault(_OF_A_STATE.sub("", there), {})[country] = there
    found = {actor.id: _fitting(actor, variants.get(_OF_A_STATE.sub("", actor.id), {})) for actor in actors}
    return {old: new for old, new in found.items() if old != new}


def rename(facts: Iterable[Event | State], ids: Mapping[str, str]) -> list[Event | State]:
    """The facts with other ids for some of their actors."""
    given = list(facts)
    old = {actor for fact in given for actor in fact.actors if actor.id in ids}
    new = {actor: replace(actor, id=ids[actor.id]) for actor in old}
    return [_with(fact, new) for fact in given]


def _fitting(person: Actor, there: Mapping[str, str]) -> str:
    """The id of the one of that name and state; of an unknown state, of the only one of that name."""
    if person.country is None:
        return next(iter(there.values())) if len(there) == 1 else person.id
    if person.country in there or not there:
        return there.get(person.country, person.id)
    return _of_state(_OF_A_STATE.sub("", person.id), person.country)


def _known(facts: Iterable[Event | State]) -> dict[str, dict[Actor, int]]:
    """The values of each actor, by id, with the number of documents that have them."""
    seen = {(actor, fact.evidence.document) for fact in facts for actor in fact.actors}
    found: dict[str, dict[Actor, int]] = {}
    for actor, _ in seen:
        values = found.setdefault(actor.id, {})
        values[actor] = values.get(actor, 0) + 1
    return found


def _apart(actor_id: str, values: Known) -> dict[Actor, str]:
    """The id of each value: people of several states each get one of their own."""
    states = {value.country for value in values if value.country}
    if _vote(values, lambda value: value.kind) != "person" or len(states) < 2:
        return dict.fromkeys(values, actor_id)
    return {value: _of_state(actor_id, value.country) if value.country else actor_id for value in values}


def _of_state(actor_id: str, country: str) -> str:
    return f"{actor_id}_({country})"


def _unite(known: Mapping[str, Known], renamed: Mapping[Actor, Actor]) -> dict[Actor, Actor]:
    """The one value for each value that there is."""
    groups: dict[str, dict[Actor, int]] = {}
    for values in known.values():
        for value, count in values.items():
            new = renamed.get(value, value)
            groups.setdefault(new.id, {})[new] = count
    ones = {actor_id: one_actor(values) for actor_id, values in groups.items() if len(values) > 1}
    united = {value: renamed.get(value, value) for values in known.values() for value in values}
    return {value: ones.get(new.id, new) for value, new in united.items() if ones.get(new.id, new) != value}


def _with(fact: Event | State, united: Mapping[Actor, Actor]) -> Event | State:
    """The fact with other values for its actors, the same fact where there are none."""
    if united.keys().isdisjoint(fact.actors):
        return fact

    def those(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        return tuple(united.get(actor, actor) for actor in actors)

    made = replace(fact, source=those(fact.source), target=those(fact.target), speakers=those(fact.speakers))
    if isinstance(made, Event) and made.place:
        return replace(made, place=united.get(made.place, made.place))
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
