"""People with one full name: which of those whom the gazetteer knows is meant, by title, country and day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

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
