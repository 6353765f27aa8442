"""Who the names of a document are: known actors by their entries, unknown ones as actors of their own.

Kinds are decided by the document and the gazetteer; spaCy's label is one vote among others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.ids import adjective, slug, tidy
from kg.actors.persons import name_people
from kg.lexicon import Entry, Noun, misprinted_country, word_list
from kg.model import Actor
from kg.words import Word

_METONYMS = {"capital", "seat", "metonym"}
_PLACE_PREPS = word_list("placing")
_MOTION = word_list("motion")
_LABELS = ("facility", "state", "region", "nationality", "organization", "person")
"""What a name may be; of two that the parser says as often, the earlier."""


def name_actors(scene: Scene) -> None:
    """Resolve every candidate that is a name, first what is known, then who is not."""
    candidates = scene.candidates
    known = [c for c in candidates if c.form in ("name", "demonym")]
    weights = _evidence(known)
    ethnic = [
        c
        for c in known
        if c.first and scene.parse.words[c.first - 1].lower == "ethnic" and c.head.form == "plural name"
    ]
    for candidate in known:
        if candidate.entries[0].actor.kind != "person" and candidate not in ethnic:
            _known(scene, candidate, weights)
    for candidate in ethnic:
        _ethnic(scene, candidate)
    unknown = [c for c in candidates if c.form == "unknown"]
    bodies = {c for c in unknown if _is_body(scene, c)}
    for candidate in unknown:
        if candidate in bodies:
            _body(scene, candidate)
        elif candidate.first == candidate.last and candidate.label != "person":
            country = misprinted_country(scene.gazetteer, scene.parse.words[candidate.first].text)
            if country is not None and scene.noun_before(candidate.first) is None:
                scene.add(candidate, [country], "spelling")
                bodies.add(candidate)
    _acronyms(scene, unknown, bodies)
    people = [c for c in known if c.entries[0].actor.kind == "person"]
    for candidate, votes in name_people(scene, people, [c for c in unknown if c not in bodies], weights):
        _other(scene, candidate, votes)


def _evidence(known: Iterable[Candidate]) -> Counter[str]:
    """How often the document names each country without doubt: what decides "Georgia" and "Congo"."""
    found: Counter[str] = Counter()
    for candidate in known:
        codes = {entry.actor.country for entry in candidate.entries}
        if len(codes) == 1 and (code := codes.pop()):
            found[code] += 1
    return found


def _choose(entries: tuple[Entry, ...], day: date | None, weights: Counter[str]) -> tuple[Entry, ...]:
    """The entries that the day allows, best supported first; ties stay in the gazetteer's order."""
    fits = [entry for entry in entries if entry.on(day)] or list(entries)
    dated = [
        entry for entry in fits if day is not None and entry.until is not None and entry.how in _METONYMS
    ]
    return tuple(sorted(fits, key=lambda e: (e not in dated, -min(weights[e.actor.country or ""], 3))))


def is_place(word: Word) -> bool:
    """Whether a name stands where a place stands: "in Moscow", "arrived from Amman"."""
    prep = word.head
    while word.relation == "conjunct":
        word = word.head
        prep = word.head
    if word.relation in ("noun adverb", "apposition") and prep.entity in ("state", "facility", "region"):
        return True
    if word.relation != "governed":
        return word.relation == "object" and prep.lemma in ("visit", "leave", "reach", "enter")
    if prep.lower in _PLACE_PREPS:
        return True
    return prep.lower in ("from", "to", "for", "via") and prep.head.lemma in _MOTION


def _known(scene: Scene, candidate: Candidate, weights: Counter[str]) -> None:
    entries = _choose(candidate.entries, scene.day, weights)
    first = entries[0]
    how = first.how
    if first.how in _METONYMS or first.actor.kind == "place":
        place = is_place(candidate.head)
        if first.how in _METONYMS:
            how = "place" if place and first.how == "capital" else "metonym"
        elif first.actor.kind == "place":
            how = "place"
    elif first.how == "adjective":
        how = "demonym"
    scene.add(candidate, [first.actor], how)


def _ethnic(scene: Scene, candidate: Candidate) -> None:
    """Ethnic Albanians are a group where they live, not the country that they are named for."""
    places = scene.owners(candidate.head, candidate.first - 1)
    own = candidate.entries[0].actor
    codes = scene.codes(o for o in places if o[1] != "mod")
    name = f"ethnic {scene.parse.text[candidate.head.start : candidate.head.end]}"
    code = codes[0] if codes else scene.setting(candidate.head.sentence)
    if code == own.country and not codes:
        code = None
    scene.add(
        candidate,
        [Actor(slug(name), name, "group", code or own.country, "CVL")],
        "demonym",
        first=candidate.first - 1,
    )


def _tail(scene: Scene, candidate: Candidate) -> Noun | None:
    """The common noun that an unknown name ends with, before any "of" or "for"."""
    words = scene.parse.words[candidate.first : candidate.last + 1]
    for n, word in enumerate(words):
        if n and word.lower in ("of", "for", "on", "in"):
            words = words[:n]
            break
    for word in (words[-1], words[0]):
        noun = scene.lexicon.get(word.lower)
        if noun is not None and noun.cls in ("body", "named", "government", "locale", "members"):
            return noun
        if candidate.label == "person":
            break
    return None


def _is_body(scene: Scene, candidate: Candidate) -> bool:
    return _tail(scene, candidate) is not None


def _body(scene: Scene, candidate: Candidate) -> None:
    noun = _tail(scene, candidate)
    words = scene.parse.words
    if noun is not None and noun.cls == "locale":
        _place(scene, candidate)
        return
    text = tidy(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    owners = scene.owners(candidate.head, candidate.first)
    inside = [entry.actor.country for entry in candidate.entries if entry.actor.country]
    codes = inside or scene.codes(owners)
    code = codes[0] if codes else None
    name = text
    if owners and not inside and owners[0][1] in ("mod", "possessor") and code:
        name = f"{adjective(scene, code)} {text}"
    known = scene.gazetteer.lookup(name) or scene.gazetteer.lookup(text)
    fits = [
        entry
        for entry in known
        if entry.actor.kind in ("organization", "group", "country") and entry.on(scene.day)
    ]
    if noun is not None and noun.cls == "government" and code:
        several = dict.fromkeys((*scene.codes(owners), *inside) if noun.plural else (code,))
        countries = [country for code in several if (country := scene.gazetteer.country(code)) is not None]
        if countries:
            scene.add(candidate, countries, "metonym")
            return
    if fits and (len(fits) == 1 or fits[0].actor.country in (code, None)):
        scene.add(candidate, [fits[0].actor], fits[0].how)
        return
    kind = "organization" if noun is None or noun.kind is None or noun.kind == "country" else noun.kind
    scene.add(candidate, [Actor(slug(name), name, kind, code, noun.sector if noun else None)], "name")


def _place(scene: Scene, candidate: Candidate) -> None:
    words = scene.parse.words
    name = tidy(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    inside = [entry.actor.country for entry in candidate.entries if entry.actor.country]
    code = inside[0] if inside else scene.setting(words[candidate.first].sentence)
    scene.add(candidate, [Actor(slug(name), name, "place", code)], "place")


def _acronyms(scene: Scene, unknown: list[Candidate], bodies: set[Candidate]) -> None:
    """Acronyms in brackets after the name that they shorten stand for it wherever they occur."""
    words = scene.parse.words
    meant: dict[str, tuple[Actor, ...]] = {}
    for candidate in scene.candidates:
        at = candidate.first
        text = words[at].text
        if at < 2 or at != candidate.last or words[at - 1].text != "(" or not text.isupper() or len(text) < 2:
            continue
        mention = scene.spans.get(at - 2)
        if mention is not None and mention.actors and _initials(mention.text, text):
            meant.setdefault(text, mention.actors)
    for candidate in unknown:
        if candidate.first == candidate.last and words[candidate.first].text in meant:
            scene.add(candidate, meant[words[candidate.first].text], "acronym")
            bodies.add(candidate)


def _initials(name: str, acronym: str) -> bool:
    """Whether an acronym's letters occur in this order at the beginnings of a name's words."""
    letters = [part[0].casefold() for part in name.replace("-", " ").split() if part[0].isalpha()]
    want = acronym.casefold()
    if not letters or letters[0] != want[0]:
        return False
    at = 0
    for letter in letters:
        if at < len(want) and letter == want[at]:
            at += 1
    return at >= len(want) - 1


def _other(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """An unknown name that is no person: a body or a place by most of spaCy's labels, else nobody."""
    words = scene.parse.words
    if not votes:
        owners = scene.owners(candidate.head, candidate.first, right=False)
        codes = scene.codes(owners) if owners and owners[0][1] == "mod" else []
        if codes and candidate.last > candidate.first:
            own = scene.parse.text[words[candidate.first].start : candidate.head.end]
            name = tidy(f"{owners[0][0].text} {own}")
            scene.add(candidate, [Actor(slug(name), name, "organization", codes[0])], "name")
        return
    label = max(_LABELS, key=votes.__getitem__)
    if candidate.first == candidate.last and len(states := _split(scene, words[candidate.first].text)) > 1:
        scene.add(candidate, states, "demonym")
        return
    name = tidy(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    if label == "organization":
        codes = scene.codes(scene.owners(candidate.head, candidate.first))
        scene.add(candidate, [Actor(slug(name), name, "organization", codes[0] if codes else None)], "name")
    elif label in ("state", "region", "facility") and words[candidate.last].relation in (
        "compound",
        "nominal",
        "adjective",
    ):
        return
    elif label in ("state", "region", "facility"):
        _place(scene, candidate)
    elif label == "nationality" and words[candidate.last].relation in (
        "adjective",
        "compound",
        "nominal",
    ):
        return
    elif label == "nationality":
        code = scene.setting(words[candidate.first].sentence)
        scene.add(candidate, [Actor(slug(name), name, "group", code)], "name")
    elif (label == "person" and candidate.first != candidate.last) or votes["person"] > 1:
        scene.add(candidate, [Actor(slug(name), name, "person")], "name")


def _split(scene: Scene, text: str) -> list[Actor]:
    """The countries of a word such as "U.S.–U.K."."""
    found = []
    for part in re.split(r"[-–/]", text):
        entries = scene.gazetteer.lookup(part) if part else ()
        if not entries or entries[0].actor.kind != "country":
            return []
        found.append(entries[0].actor)
    return found
