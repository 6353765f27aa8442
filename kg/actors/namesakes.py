"""People whom the gazetteer knows: which of one full name is meant, and for which country he acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.actors.discourse import Scene
from kg.actors.titles import Held
from kg.lexicon import Entry
from kg.model import Actor

ENOUGH = 3
"""A country that is named so often is named often."""


def likeliest(entries: Sequence[Entry], scene: Scene, weights: Counter[str], held: Held | None) -> Entry:
    """Of people with one full name, the one whom title, countries and day speak for.

    Args:
        entries: The people, in the order of the gazetteer; one at least.
        scene: The document.
        weights: How often it names each country.
        held: The title before the name.
    """
    ours = held.countries if held is not None else []

    def score(entry: Entry) -> tuple[int, bool, int]:
        country = entry.actor.country or ""
        titled = 2 * (country in ours) + had_office(scene, entry.actor, held)
        return titled, entry.on(scene.day), min(weights[country], ENOUGH)

    return max(entries, key=score)


def had_office(scene: Scene, actor: Actor, held: Held | None) -> bool:
    """Whether a known person ever had the office that a title names."""
    office = held.noun.office if held is not None else None
    return any(each.office == office for each in scene.gazetteer.offices(actor.id))


def in_office(scene: Scene, actor: Actor, held: Held | None) -> Actor:
    """A person with the country that the text's title is of; none for who serves an international body.

    Args:
        scene: The document.
        actor: The person, known or new.
        held: The title before the name.
    """
    if held is None or scene.gazetteer.actor(actor.id) is None:
        return scene.actors.get(actor.id, actor)
    code = held.codes[0] if held.codes else None
    if code is not None and code != actor.country:
        if had_office(scene, actor, held) or _served(scene, actor, code):
            return replace(actor, country=code)
    elif held.noun.sector == "IGO":
        return replace(actor, country=None, sector="IGO")
    elif _is_of_no_country(held):
        return replace(actor, country=None)
    return scene.actors.get(actor.id, actor)


def _served(scene: Scene, actor: Actor, code: str) -> bool:
    return any(office.of == code for office in scene.gazetteer.offices(actor.id))


def _is_of_no_country(held: Held) -> bool:
    """ "NATO Secretary General": the title has an owner that is of no country."""
    return held.owned and not held.codes and held.noun.of != "country"
