"""Who the names of a document are: known actors by their entries, unknown ones as actors of their own.

Kinds are decided by the document and the gazetteer; the parser's label is one vote among others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from kg.actors.bodies import (
    name_body,
    name_document,
    name_place,
    name_shortened,
    name_told_body,
    tell_acronyms,
)
from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.ids import slug, tidy
from kg.actors.misprints import misprinted_country
from kg.actors.namesakes import ENOUGH
from kg.actors.newcomers import newcomer
from kg.actors.peoples import is_people, place_people
from kg.actors.persons import name_people
from kg.actors.places import city_of, is_place, land_of, name_cities
from kg.actors.titles import noun_before
from kg.lexicon import Entry, word_list
from kg.model import Actor

_STORMS, _DISEASES = word_list("actors.named_storms"), word_list("actors.diseases")
_METONYMS = {"capital", "seat", "metonym"}
_MODIFYING = {"compound", "nominal", "adjective"}
_LABELS = ("facility", "state", "region", "nationality", "organization", "person")
"""What a name may be; of two that the parser says as often, the earlier."""


def name_actors(scene: Scene) -> None:
    """Resolve every candidate that is a name, first what is known, then who is not."""
    known = [c for c in scene.candidates if c.form in ("name", "demonym")]
    weights = _evidence(known)
    cities = name_cities(scene, weights)
    unnamed = (c for c in scene.candidates if c.form == "unknown" and c not in cities)
    unknown = [c for c in unnamed if not _is_blind_force(scene, c)]
    people = _name_known(scene, [c for c in known if c not in cities], weights)
    named = {c for c in unknown if any(name(scene, c) for name in _BODIES)}
    named |= tell_acronyms(scene, unknown)
    others = [c for c in unknown if c not in named]
    for candidate, votes in name_people(scene, people, others, weights):
        _other(scene, candidate, votes)


# --- known names ---------------------------------------------------------------------------------


def _name_known(scene: Scene, known: Sequence[Candidate], weights: Counter[str]) -> list[Candidate]:
    """Resolve what is known but people, who come back; peoples last, as they may be where another is."""
    people = [c for c in known if c.entries[0].actor.kind == "person"]
    peoples = [c for c in known if is_people(scene, c)]
    homonyms = [c for c in known if len(_places(c)) > 1]
    later = {*people, *peoples, *homonyms}
    for candidate in known:
        if candidate not in later:
            _known(scene, candidate, weights)
    for candidate in homonyms:
        _homonym(scene, candidate, weights)
    for candidate in peoples:
        if not place_people(scene, candidate):
            _known(scene, candidate, weights)
    return people


def _evidence(known: Sequence[Candidate]) -> Counter[str]:
    """How often the document names each country without doubt, and each body of no country, by its id.

    It decides "Georgia" and "Congo", and whom "Lavrov" and "Grossi" mean.
    """
    named = ({_counted(entry.actor) for entry in candidate.entries} for candidate in known)
    found = Counter(key for keys in named if len(keys) == 1 and (key := keys.pop()))
    first = (candidate.entries[0].actor for candidate in known)
    return found + Counter(ground for actor in first if (ground := _ground(actor)))


def _counted(actor: Actor) -> str:
    return actor.country or (actor.id if actor.kind == "organization" else "")


def _ground(actor: Actor) -> str:
    """What a place counts for: Atlanta tells of the Georgia around it, Biden does not."""
    return f"in {actor.country}" if actor.kind == "place" else ""


def _known(scene: Scene, candidate: Candidate, weights: Counter[str]) -> None:
    entries = _spelt_by(candidate.entries, scene.day, weights)
    if not entries:
        return
    entry = _choose(entries, scene.day, weights)
    city = city_of(candidate, entry) if entry.how == "capital" and is_place(candidate.head) else None
    if city is not None:
        scene.seats[city.id] = entry.actor
        scene.add(candidate, [city], "place")
    else:
        scene.add(candidate, [entry.actor], _how(entry))


def _spelt_by(entries: Sequence[Entry], day: date | None, weights: Counter[str]) -> Sequence[Entry]:
    """The entries of a name; of initials that may be several governments that of the one state named.

    "GOI" is India's in a cable about Kashmir, and nobody's in one that names no state of that letter or two.
    """
    initials = [entry for entry in entries if entry.how == "initials"]
    told = [entry for entry in initials if entry.on(day) and weights[entry.actor.country or ""]]
    return told if len(told) == 1 else [entry for entry in entries if entry.how != "initials"]


def _places(candidate: Candidate) -> list[Entry]:
    return [entry for entry in candidate.entries if entry.actor.kind == "place"]


def _homonym(scene: Scene, candidate: Candidate, weights: Counter[str]) -> None:
    """Of cities of one name, the one in the country that its phrase names: "Tripoli in Lebanon"."""
    land = land_of(scene, candidate)
    there = [entry.actor for entry in _places(candidate) if land is not None and entry.actor.country == land]
    if there:
        scene.add(candidate, there[:1], "place")
    else:
        _known(scene, candidate, weights)


def _choose(entries: Sequence[Entry], day: date | None, weights: Counter[str]) -> Entry:
    """Of the entries that the day allows, the best supported; of two, the gazetteer's first.

    Args:
        entries: Who the name may mean.
        day: The document's day: "Moscow" was the Soviet Union's capital, before it was Russia's.
        weights: How often the document names each country.
    """

    def score(entry: Entry) -> tuple[bool, int]:
        dated = day is not None and entry.until is not None and entry.how in _METONYMS
        place = entries[0].actor.kind == "country" and _ground(entry.actor)
        return dated, min(weights[place or entry.actor.country or ""], ENOUGH)

    return max([entry for entry in entries if entry.on(day)] or entries, key=score)


def _how(entry: Entry) -> str:
    """By which means a name means its actor: a capital that is no place is its government."""
    if entry.how in _METONYMS:
        return "metonym"
    if entry.actor.kind == "place":
        return "place"
    return "demonym" if entry.how == "adjective" else entry.how


def _is_blind_force(scene: Scene, candidate: Candidate) -> bool:
    """ "*Cyclone* Idai", "*COVID-19*": what strikes and kills and is nobody."""
    pieces = scene.text(candidate.first, candidate.last).lower().split()
    return pieces[0] in _STORMS or pieces[-1] in _DISEASES


# --- unknown names -------------------------------------------------------------------------------


def _misprinted(scene: Scene, candidate: Candidate) -> bool:
    """Name a country of which a letter is wrong, "Ethiopa"; False where it is no such name."""
    if not candidate.single or candidate.label == "person":
        return False
    country = misprinted_country(scene.gazetteer, scene.parse.words[candidate.first].text)
    if country is None or noun_before(scene, candidate.first) is not None:
        return False
    scene.add(candidate, [country], "spelling")
    return True


_BODIES: tuple[Callable[[Scene, Candidate], bool], ...] = (
    name_document, name_shortened, name_told_body, name_body, _misprinted,
)  # fmt: skip
"""What an unknown name may be before it is looked at as a person; the first that knows it decides."""


def _other(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """An unknown name that is no person: a body or a place by most of the parser's labels, else nobody.

    Args:
        scene: The document.
        candidate: The name.
        votes: The parser's labels for all names that end alike.
    """
    if not votes:
        _owned_body(scene, candidate)
    elif len(states := _split(scene, candidate)) > 1:
        scene.add(candidate, states, "demonym")
    else:
        _OTHERS[max(_LABELS, key=votes.__getitem__)](scene, candidate, votes)


def _owned_body(scene: Scene, candidate: Candidate) -> None:
    """ "*Turkish* Red Lion": what the parser has no label for is a body after a country's adjective."""
    owners = scene.owners(candidate.head, candidate.first, right=False)
    codes = scene.codes(owners) if owners and owners[0][1] == "mod" else []
    if not codes or candidate.single:
        return
    own = scene.parse.text[scene.parse.words[candidate.first].start : candidate.head.end]
    name = tidy(f"{owners[0][0].text} {own}")
    scene.add(candidate, [Actor(slug(name), name, "organization", codes[0])], "name")


def _organization(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    name = scene.text(candidate.first, candidate.last)
    country = next(iter(scene.codes(scene.owners(candidate.head, candidate.first))), None)
    scene.add(candidate, [Actor(slug(name), name, "organization", country)], "name")


def _somewhere(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """A place, unless it only tells of another noun: "the Kidal road"."""
    if not _modifies(scene, candidate):
        name_place(scene, candidate)


def _people(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """A group of the country that the text speaks of: "the Tuareg"."""
    if _modifies(scene, candidate):
        return
    name = scene.text(candidate.first, candidate.last)
    country = scene.setting(scene.parse.words[candidate.first].sentence)
    scene.add(candidate, [Actor(slug(name), name, "group", country)], "name")


def _somebody(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """A person after all, if there is more than a word or a label to say so, or known ones are called so."""
    text = scene.parse.words[candidate.last].text
    if not candidate.single or votes["person"] > 1 or scene.gazetteer.surname(text):
        scene.add(candidate, [newcomer(scene, candidate, None)], "name")


_OTHERS: dict[str, Callable[[Scene, Candidate, Counter[str]], None]] = {
    "organization": _organization,
    "state": _somewhere,
    "region": _somewhere,
    "facility": _somewhere,
    "nationality": _people,
    "person": _somebody,
}
"""What becomes of a name by the label that it has most often."""


def _modifies(scene: Scene, candidate: Candidate) -> bool:
    return scene.parse.words[candidate.last].relation in _MODIFYING


def _split(scene: Scene, candidate: Candidate) -> list[Actor]:
    """The countries of a word such as "U.S.–U.K."; none where a part of it is no country."""
    text = scene.parse.words[candidate.first].text if candidate.single else ""
    found = []
    for part in re.split(r"[-–/]", text):
        entries = scene.gazetteer.lookup(part) if part else ()
        countries = [entry.actor for entry in entries[:1] if entry.actor.kind == "country"]
        if not countries:
            return []
        found += countries
    return found
