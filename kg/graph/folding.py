"""Actors -> the country that they are of, and the state for which they act: Blinken for the United States."""

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
    told = {actor.id: actor for actor in actors}
    return {key: country for key, country in countries_of(told.values()).items() if _is_official(told[key])}


def countries_of(actors: Iterable[Actor]) -> Mapping[str, Actor]:
    """By an actor's id, the country that it is of, whatever it is: also a firm, a rebel, a city.

    Countries that only a user's list knows are found among the actors themselves.
    """
    told = sorted(actors, key=lambda actor: actor.id)  # of two countries with one code always the same
    here = {actor.country or actor.id: actor for actor in told if actor.kind == "country"}
    found = {actor.id: here.get(code, _country(code)) for actor in told if (code := actor.country)}
    own = {actor.id: actor for actor in told if actor.kind == "country"}
    return {key: country for key, country in found.items() if country} | own


def _is_official(actor: Actor) -> bool:
    return (
        actor.sector in STATE
        if actor.kind in ("person", "organization", "group")
        else actor.kind == "country"
    )


@cache
def _country(code: str) -> Actor | None:
    return load_gazetteer().country(code)
