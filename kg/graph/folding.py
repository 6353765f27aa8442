"""Actors -> the states for which they act: Blinken and the State Department for the United States."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.lexicon import load_gazetteer
from kg.model import Actor

STATE = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "SPY"})
"""The sectors whose people and bodies act for their state: not opposition, rebels, firms, media, citizens."""


def states_of(actors: Iterable[Actor]) -> Mapping[str, Actor]:
    """By an actor's id, the country for which it acts; who acts for none is not in it.

    Officials, organs and forces act for their country, and a country for itself.  Bodies of several countries
    act for none.  This is what ``kg:actsFor``, the cookbook and ``to_networkx(fold="state")`` agree on.

    Example:
        Antony Blinken and the Pentagon act for the United States, Alexei Navalny for nobody.
    """
    told = tuple(actors)
    here = {actor.country: actor for actor in told if actor.kind == "country"}
    found = {actor.id: actor if actor.kind == "country" else _state(actor, here) for actor in told}
    return {key: state for key, state in found.items() if state}


def _state(actor: Actor, here: Mapping[str | None, Actor]) -> Actor | None:
    """Countries that only a user's list knows are found among the actors themselves."""
    official = actor.sector in STATE and actor.kind != "place"
    if not (official and actor.country):
        return None
    return here.get(actor.country) or _country(actor.country)


@cache
def _country(code: str) -> Actor | None:
    return load_gazetteer().country(code)
