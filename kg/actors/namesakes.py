"""People with one name: which of those whom the gazetteer knows a text means.

Title, country and day speak for one of them; a bare surname means somebody known only where all but one
are ruled out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.offices import WELL_KNOWN, offices_of, sole
from kg.actors.titles import Held
from kg.lexicon import Entry
from kg.model import Actor
from kg.times import days_after
from kg.words import Word

_SLACK = 366 * 6
"""For how many days before and after what we know of him somebody may be in the news."""
_PLACES = {"state", "region", "facility", "nationality"}
_ENOUGH = 3
"""A country that is named so often is named often."""
_NUMERAL = 3
"""Up to so many capitals are a numeral or an acronym: "volume XI"."""


def likeliest(entries: Sequence[Entry], scene: Scene, weights: Counter[str], held: Held | None) -> Entry:
    """Of people with one full name, the one whom title, countries and day speak for.

    Args:
        entries: The people, in the order of the gazetteer; one at least.
        scene: The document.
        weights: How often it names each country.
        held: The title before the name.
    """
    ours = (held.codes or held.shared) if held is not None else []

    def score(entry: Entry) -> tuple[int, bool, int]:
        country = entry.actor.country or ""
        titled = 2 * (country in ours) + had_office(scene, entry.actor, held)
        return titled, entry.on(scene.day), min(weights[country], _ENOUGH)

    return max(entries, key=score)


def had_office(scene: Scene, actor: Actor, held: Held | None) -> bool:
    """Whether a known person ever had the office that a title names."""
    office = held.noun.office if held is not None else None
    return any(each.office == office for each in scene.gazetteer.offices(actor.id))


def by_surname(scene: Scene, candidate: Candidate, held: Held | None, weights: Counter[str]) -> Entry | None:
    """The known person that a bare surname means, where one only is plausible.

    Args:
        scene: The document.
        candidate: The surname.
        held: The title before it.
        weights: How often the document names each country.
    """
    word = scene.parse.words[candidate.last]
    if _is_numeral(word) or (held is None and _is_place(candidate, word)):
        return None
    people = _under_title(scene, scene.gazetteer.surname(word.text), held)
    plausible = [entry for entry in people if _is_near(entry, scene.day)]
    if held is not None:
        return _single(scene, plausible or people, weights, sure=True)
    return _single(scene, plausible, weights, sure=len(plausible) == 1)


def _single(scene: Scene, people: Sequence[Entry], weights: Counter[str], *, sure: bool) -> Entry | None:
    """Of several people the one for whom country, day or fame speak alone.

    Args:
        scene: The document.
        people: All that are plausible.
        weights: How often the document names each country.
        sure: Whether it is one of them beyond doubt; else none counts whose country is not named.
    """
    exact = [entry for entry in people if entry.on(scene.day)]
    backed = [entry for entry in people if weights[entry.actor.country or ""]]
    both = [entry for entry in exact if entry in backed]
    chiefs = (entry for entry in exact if _is_well_known(scene, entry.actor))
    choices = (backed, exact, people, both, chiefs) if sure else (backed, both, chiefs)
    return next(filter(None, map(sole, choices)), None)


def _is_numeral(word: Word) -> bool:
    return word.text.isupper() and len(word.text) <= _NUMERAL


def _is_place(candidate: Candidate, word: Word) -> bool:
    """ "in Washington": the parser takes the name for a place, and it stands where a place does."""
    return candidate.label in _PLACES and word.relation == "governed"


def _under_title(scene: Scene, people: Sequence[Entry], held: Held | None) -> Sequence[Entry]:
    """Those whom a title before the name fits: of its country, else with its office, where some are."""
    if held is None:
        return people
    if held.codes:
        people = [entry for entry in people if entry.actor.country in held.codes]
    else:
        people = [entry for entry in people if had_office(scene, entry.actor, held)] or people
    return [entry for entry in people if entry.actor.country in held.shared] or people


def _is_near(entry: Entry, day: date | None) -> bool:
    """Whether somebody was in the news within some years of the day."""
    if day is None:
        return True
    first, last = entry.since or date.min, entry.until or date.max
    return days_after(first, -_SLACK) <= day <= days_after(last, _SLACK)


def _is_well_known(scene: Scene, actor: Actor) -> bool:
    """Whether somebody is in an office on the document's day whose holders go by their surname."""
    return scene.day is not None and not offices_of(scene, actor).isdisjoint(WELL_KNOWN)
