"""Who the names of a document are: known actors by their entries, unknown ones as actors of their own.

Kinds are decided by the document and the gazetteer; spaCy's label is one vote among others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from kg.gazetteer import Entry, Gazetteer, fold
from kg.mentions import Candidate
from kg.model import Actor
from kg.nouns import Noun
from kg.scene import Person, Scene
from kg.spellings import misprinted_country, misprinted_person, skeleton
from kg.words import Word


class Held(NamedTuple):
    """A title before a name: the noun, its first word, the countries it is of, whether it has an owner."""

    noun: Noun
    first: int
    codes: list[str]
    owned: bool


_METONYMS = {"capital", "seat", "metonym"}
_PLACE_PREPS = {"in", "at", "near", "outside", "around", "through", "inside", "over", "across", "into", "off", "within",
                "throughout", "towards", "toward"}  # fmt: skip
_MOTION = {"arrive", "fly", "travel", "go", "come", "return", "leave", "visit", "head", "move", "trip", "flight",
           "journey", "tour", "send", "drive", "march", "deploy", "flee", "reach", "enter"}  # fmt: skip
_SLACK = timedelta(days=366 * 6)
_PERSONAL = {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "sheikh", "ayatollah", "dame", "prof", "madam", "herr",
             "mme", "senor"}  # fmt: skip
_SHE = {"mrs", "ms", "miss", "madam", "lady", "dame", "queen", "princess", "mme"}
_HE = {"mr", "sir", "lord", "king", "prince", "ayatollah", "sheikh", "herr", "emir"}


def name_actors(scene: Scene) -> None:
    """Resolve every candidate that is a name, first what is known, then who is not."""
    candidates = scene.candidates
    known = [c for c in candidates if c.form in ("name", "demonym")]
    weights = _evidence(known)
    ethnic = [
        c
        for c in known
        if c.first and scene.parse.words[c.first - 1].lower == "ethnic" and c.head.tag == "NNPS"
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
        elif candidate.first == candidate.last and candidate.label != "PERSON":
            country = misprinted_country(scene.gazetteer, scene.parse.words[candidate.first].text)
            if country is not None and scene.noun_before(candidate.first) is None:
                scene.add(candidate, [country], "spelling")
                bodies.add(candidate)
    _acronyms(scene, unknown, bodies)
    _people(scene, [c for c in known if c.entries[0].actor.kind == "person"],
            [c for c in unknown if c not in bodies], weights)  # fmt: skip


# --- known names ---------------------------------------------------------------------------------


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
    while word.dep == "conj":
        word = word.head
        prep = word.head
    if word.dep in ("npadvmod", "appos") and prep.ent in ("GPE", "FAC", "LOC"):
        return True
    if word.dep != "pobj":
        return word.dep == "dobj" and prep.lemma in ("visit", "leave", "reach", "enter")
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


# --- unknown bodies --------------------------------------------------------------------------------


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
        if candidate.label == "PERSON":
            break
    return None


def _place(scene: Scene, candidate: Candidate) -> None:
    words = scene.parse.words
    name = title_case(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    inside = [entry.actor.country for entry in candidate.entries if entry.actor.country]
    code = inside[0] if inside else scene.setting(words[candidate.first].sentence)
    scene.add(candidate, [Actor(slug(name), name, "place", code)], "place")


def _is_body(scene: Scene, candidate: Candidate) -> bool:
    return _tail(scene, candidate) is not None


def slug(name: str) -> str:
    """A readable id from a name."""
    return "_".join(name.replace(".", "").replace("/", " ").split())


def title_case(text: str) -> str:
    return " ".join(text.split())


def _body(scene: Scene, candidate: Candidate) -> None:
    noun = _tail(scene, candidate)
    words = scene.parse.words
    if noun is not None and noun.cls == "locale":
        _place(scene, candidate)
        return
    text = title_case(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    owners = scene.owners(candidate.head, candidate.first)
    inside = [entry.actor.country for entry in candidate.entries if entry.actor.country]
    codes = inside or scene.codes(owners)
    code = codes[0] if codes else None
    name = text
    if owners and not inside and owners[0][1] in ("mod", "poss") and code:
        name = f"{adjective(scene, code)} {text}"
    known = scene.gazetteer.lookup(name) or scene.gazetteer.lookup(text)
    fits = [
        entry
        for entry in known
        if entry.actor.kind in ("organization", "group", "country") and entry.on(scene.day)
    ]
    if noun is not None and noun.cls == "government" and code and (country := scene.gazetteer.country(code)):
        scene.add(candidate, [country], "metonym")
        return
    if fits and (len(fits) == 1 or fits[0].actor.country in (code, None)):
        scene.add(candidate, [fits[0].actor], fits[0].how)
        return
    kind = "organization" if noun is None or noun.kind is None or noun.kind == "country" else noun.kind
    scene.add(candidate, [Actor(slug(name), name, kind, code, noun.sector if noun else None)], "name")


def adjective(scene: Scene, code: str) -> str:
    """The adjective of a country ("Turkish"), its name where there is none."""
    return adjectives(scene.gazetteer).get(code) or (c.name if (c := scene.gazetteer.country(code)) else code)


@lru_cache(maxsize=8)
def adjectives(gazetteer: Gazetteer) -> dict[str, str]:
    """Country code -> adjective: of several, the shortest that begins like the country's name."""
    found: dict[str, list[str]] = {}
    for name in gazetteer.names:
        actor = gazetteer.actor(name.actor) if name.how == "adjective" else None
        if actor is not None and actor.kind == "country" and actor.country and not name.name.endswith("o"):
            found.setdefault(actor.country, []).append(name.name)
    chosen = {}
    for code, names in found.items():
        country = gazetteer.country(code)
        alike = [name for name in names if country is not None and name[:3] == country.name[:3]]
        chosen[code] = min(alike, key=len) if alike else names[0]
    return chosen | {"USA": "US", "GBR": "British"}


_SAME = {"american", "us", "usa", "uk", "british"}


def own_adjective(scene: Scene, code: str, written: str) -> str:
    """The adjective to name a group by: the country's, unless the text names a part of it ("Chechen")."""
    usual = adjective(scene, code)
    key = fold(written).replace(" ", "")
    return usual if key in _SAME or written[:3] == usual[:3] else written


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


# --- people and what is left -----------------------------------------------------------------------


def _people(scene: Scene, known: list[Candidate], unknown: list[Candidate], weights: Counter[str]) -> None:
    words = scene.parse.words
    actor_of: dict[Candidate, tuple[Actor, str]] = {}
    by_key: dict[str, list[Actor]] = defaultdict(list)
    titles: dict[Candidate, Held | None] = {}

    def title(candidate: Candidate) -> Held | None:
        if candidate not in titles:
            titles[candidate] = _title(scene, candidate)
        return titles[candidate]

    for candidate in known:
        people = [entry for entry in candidate.entries if entry.actor.kind == "person"]
        entry = _who(people, scene, weights, title(candidate))
        actor_of[candidate] = (entry.actor, entry.how)
        if entry.gender:
            scene.genders[entry.actor.id] = entry.gender
    keys = {c: _key(words[c.first : c.last + 1]) for c in unknown}
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for candidate in unknown:
        if candidate.label:
            labels[keys[candidate][-1]][candidate.label] += 1
    for actor, _ in actor_of.values():
        for part in fold(actor.name).split():
            if actor not in by_key[part]:
                by_key[part].append(actor)
    full = [c for c in unknown if len(keys[c]) > 1]
    for candidate in full:
        held = title(candidate)
        key = keys[candidate]
        known_by = [a for a in by_key[key[-1]] if _same_person(fold(a.name).split(), key)]
        if not known_by and len(key[-1]) > 4:
            known_by = [a for a in by_key[key[0]] if skeleton(fold(a.name).split()[-1]) == skeleton(key[-1])]
        if not known_by and (alike := misprinted_person(scene.gazetteer, key[0], key[-1])) is not None:
            known_by = [alike]
            by_key[key[-1]].append(alike)
        if len(known_by) == 1:
            actor_of[candidate] = (known_by[0], "alias")
            continue
        if not _personal(scene, candidate, held, labels[key[-1]]):
            continue
        if held is None or not held.codes:  # a later mention may say more
            better = (t for c in full if keys[c] == key and (t := title(c)) is not None and t.codes)
            held = next(better, held)
        person = _unknown_person(scene, candidate, held)
        actor_of[candidate] = (person, "name")
        for part in (key[0], key[-1]):
            by_key[part].append(person)
    for candidate in unknown:
        if candidate in actor_of:
            continue
        key = keys[candidate]
        held = title(candidate)
        same = list(dict.fromkeys(by_key[key[-1]])) if len(key) == 1 else []
        if len(same) > 1:
            same = [a for a in same if fold(a.name).split()[-1] == key[-1]] or same
        if len(same) == 1:
            actor_of[candidate] = (same[0], "surname")
        elif len(same) > 1:
            if (near := _nearest(candidate, same, actor_of)) is not None:
                actor_of[candidate] = (near, "surname")
        elif len(key) == 1 and (entry := _by_surname(scene, candidate, held, weights)) is not None:
            actor_of[candidate] = (entry.actor, "surname")
            by_key[key[-1]].append(entry.actor)
            if entry.gender:
                scene.genders[entry.actor.id] = entry.gender
        elif (held is not None and held.noun.cls in ("person", "leader")) or _speaks(scene, candidate):
            person = _unknown_person(scene, candidate, held)
            actor_of[candidate] = (person, "title")
            by_key[key[-1]].append(person)
    for candidate in sorted((*known, *unknown), key=lambda c: c.first):
        held = titles.get(candidate)
        if candidate in actor_of:
            actor, how = actor_of[candidate]
            actor = _in_office(scene, actor, held)
            first = held.first if held is not None else candidate.first
            mention = scene.add(
                candidate, [actor], "title" if held and how == "surname" else how, first=first
            )
            _note(scene, candidate, actor, held)
            if mention is not None:
                for i in range(first, candidate.first):
                    if i not in scene.spans:
                        scene.alias(words[i], mention)
        else:
            _other(scene, candidate, labels[keys[candidate][-1]])


def _key(span: tuple[Word, ...]) -> list[str]:
    parts = [part for word in span for part in fold(word.text).split() if len(part) > 1 or len(span) == 1]
    return parts or [span[-1].lower]


def _same_person(known: list[str], key: list[str]) -> bool:
    """Two full names of one person: the same last name, and the first one shared or the other's initial."""
    return known[-1] == key[-1] and (known[0] == key[0] or set(key) <= set(known) or set(known) <= set(key))


def _title(scene: Scene, candidate: Candidate) -> Held | None:
    """The title before a name: first word, countries that it is of, and whether it is anybody's at all."""
    before = scene.noun_before(candidate.first)
    if before is None:
        return None
    noun, start = before
    while (further := scene.noun_before(start)) is not None:  # "Vice Chairman General Qi"
        start = further[1]
    owners = scene.owners(candidate.head, start, right=False)
    return Held(noun, start, scene.codes(owners), bool(owners))


def _apposed(scene: Scene, head: Word) -> tuple[Noun, list[str]] | None:
    """The noun in apposition to a name: "Tibor Benko, Hungary's defence minister"."""
    others = [child for child in head.children if child.dep == "appos"]
    if head.dep == "appos":
        others.append(head.head)
    for other in others:
        if other.lower in scene.lexicon and other.i not in scene.spans:
            start = scene.lexicon.longest(scene.parse.words, other.i)
            noun = scene.lexicon.get(" ".join(w.lower for w in scene.parse.words[start : other.i + 1]))
            if noun is not None and noun.cls in ("person", "leader", "counterpart") and not noun.plural:
                return noun, scene.codes(scene.owners(other, start))
    return None


def _who(entries: list[Entry], scene: Scene, weights: Counter[str], held: Held | None) -> Entry:
    """Of people with one name, the one whom title, countries and day speak for."""

    def score(entry: Entry) -> tuple[int, int, int]:
        code = entry.actor.country or ""
        return (
            -(2 * bool(held and code in held.codes) + _office_fits(scene, entry.actor, held)),
            -int(entry.on(scene.day)),
            -min(weights[code], 3),
        )

    return min(entries, key=score)


def _office_fits(scene: Scene, actor: Actor, held: Held | None) -> int:
    if held is None or held.noun.office is None:
        return 0
    return int(any(office.office == held.noun.office for office in scene.gazetteer.offices(actor.id)))


def _by_surname(scene: Scene, candidate: Candidate, held: Held | None, weights: Counter[str]) -> Entry | None:
    """The known person that a bare surname means, where one only is plausible."""
    word = scene.parse.words[candidate.last]
    if candidate.label in ("GPE", "LOC", "FAC", "NORP") and held is None and word.dep == "pobj":
        return None
    entries = scene.gazetteer.surname(word.text)
    if not entries:
        return None
    if held is not None:
        if held.codes:
            entries = tuple(e for e in entries if e.actor.country in held.codes)
        elif held.noun.office is not None:
            entries = tuple(e for e in entries if _office_fits(scene, e.actor, held)) or entries
    plausible = [e for e in entries if _near(e, scene.day)] or (list(entries) if held is not None else [])
    exact = [e for e in plausible if e.on(scene.day)] if scene.day else plausible
    backed = [e for e in plausible if weights[e.actor.country or ""]]
    for choice in (backed, exact, plausible):
        if len(choice) == 1 and (
            held is not None or weights[choice[0].actor.country or ""] or len(plausible) == 1
        ):
            return choice[0]
    both = [e for e in exact if e in backed]
    return both[0] if len(both) == 1 else None


def _near(entry: Entry, day: date | None) -> bool:
    if day is None:
        return True
    return (entry.since is None or entry.since - _SLACK <= day) and (
        entry.until is None or day <= entry.until + _SLACK
    )


def _personal(scene: Scene, candidate: Candidate, held: Held | None, votes: Counter[str]) -> bool:
    """Whether an unknown full name is a person's: a title or apposition says so, else most of spaCy's labels."""
    if held is not None or _apposed(scene, candidate.head) is not None or _speaks(scene, candidate):
        return True
    if candidate.last - candidate.first > 4:
        return False
    total = sum(votes.values())
    return candidate.label == "PERSON" and 2 * votes["PERSON"] >= total


def _speaks(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands before a turn of a transcript."""
    return any(
        q.turn and q.speaker is not None and candidate.first <= q.speaker.i <= candidate.last
        for q in scene.turns
    )


def _unknown_person(scene: Scene, candidate: Candidate, held: Held | None) -> Actor:
    words = scene.parse.words
    name = title_case(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    if name.isupper():
        name = name.title()
    codes: list[str] = []
    sector = None
    if held is not None:
        codes, sector = held.codes, held.noun.sector
    if not codes and (apposed := _apposed(scene, candidate.head)) is not None:
        codes, sector = apposed[1], sector or apposed[0].sector
    first = candidate.head
    while (
        not codes and first.dep == "conj" and first.head is not first
    ):  # "interior minister A and defence minister B"
        first = first.head
        other = scene.noun_before(scene.edge(first)) or scene.noun_before(first.i)
        mention = scene.spans.get(first.i)
        if (
            mention is not None
            and mention.actors[0].kind == "person"
            and mention.actors[0].country
            and held is not None
        ):
            codes = [mention.actors[0].country]
        elif held is not None and other is None and mention is None:
            codes = scene.codes(scene.owners(first, scene.edge(first) + 1, right=False))
    if not codes and held is not None and not held.owned and held.noun.of == "country":
        setting = scene.setting(words[candidate.first].sentence)
        codes = [setting] if setting else []
    return Actor(slug(name), name, "person", codes[0] if codes else None, sector)


def _nearest(
    candidate: Candidate, same: list[Actor], actor_of: dict[Candidate, tuple[Actor, str]]
) -> Actor | None:
    before = [
        c
        for c, (actor, how) in actor_of.items()
        if actor in same and how != "surname" and c.first < candidate.first
    ]
    return actor_of[max(before, key=lambda c: c.first)][0] if before else None


def _in_office(scene: Scene, actor: Actor, held: Held | None) -> Actor:
    """A person with the country that the text's title is of; none for who serves an international body."""
    if held is None or scene.gazetteer.actor(actor.id) is None:
        return scene.actors.get(actor.id, actor)
    offices = scene.gazetteer.offices(actor.id)
    if held.codes and held.codes[0] != actor.country:
        if any(office.of == held.codes[0] or office.office == held.noun.office for office in offices):
            return replace(actor, country=held.codes[0])
    elif held.noun.sector == "IGO" or (held.owned and not held.codes and held.noun.of != "country"):
        return replace(actor, country=None)
    return scene.actors.get(actor.id, actor)


def _note(scene: Scene, candidate: Candidate, actor: Actor, held: Held | None) -> None:
    """Remember titles and what they say of gender."""
    person = scene.people.setdefault(actor.id, Person())
    apposed = _apposed(scene, candidate.head)
    for noun in (held.noun if held else None, apposed[0] if apposed else None):
        if noun is not None:
            person.nouns.add(noun.word)
            person.leads |= noun.leads
            if noun.office:
                person.offices.add(noun.office)
    before = scene.parse.words[candidate.first - 1].lower.rstrip(".") if candidate.first else ""
    if actor.id not in scene.genders:
        if before in _SHE or any(noun.endswith("woman") for noun in person.nouns):
            scene.genders[actor.id] = "f"
        elif before in _HE or any(noun.endswith("man") for noun in person.nouns):
            scene.genders[actor.id] = "m"


def _split(scene: Scene, text: str) -> list[Actor]:
    """The countries of a word such as "U.S.–U.K."."""
    found = []
    for part in re.split(r"[-–/]", text):
        entries = scene.gazetteer.lookup(part) if part else ()
        if not entries or entries[0].actor.kind != "country":
            return []
        found.append(entries[0].actor)
    return found


def _other(scene: Scene, candidate: Candidate, votes: Counter[str]) -> None:
    """An unknown name that is no person: an organisation or a place by most of spaCy's labels, else nobody."""
    words = scene.parse.words
    if not votes:
        owners = scene.owners(candidate.head, candidate.first, right=False)
        codes = scene.codes(owners) if owners and owners[0][1] == "mod" else []
        if codes and candidate.last > candidate.first:
            name = f"{owners[0][0].text} {title_case(scene.parse.text[words[candidate.first].start : candidate.head.end])}"
            scene.add(candidate, [Actor(slug(name), name, "organization", codes[0])], "name")
        return
    label = max(sorted(votes), key=votes.__getitem__)
    if candidate.first == candidate.last and len(states := _split(scene, words[candidate.first].text)) > 1:
        scene.add(candidate, states, "demonym")
        return
    name = title_case(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    if label == "ORG":
        codes = scene.codes(scene.owners(candidate.head, candidate.first))
        scene.add(candidate, [Actor(slug(name), name, "organization", codes[0] if codes else None)], "name")
    elif label in ("GPE", "LOC", "FAC"):
        _place(scene, candidate)
    elif label == "NORP" and words[candidate.last].dep in ("amod", "compound", "nmod"):
        return
    elif label == "NORP":
        code = scene.setting(words[candidate.first].sentence)
        scene.add(candidate, [Actor(slug(name), name, "group", code)], "name")
    elif (label == "PERSON" and candidate.first != candidate.last) or votes["PERSON"] > 1:
        scene.add(candidate, [Actor(slug(name), name, "person")], "name")
