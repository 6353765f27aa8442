"""Who the names of people are: known people, people that the document introduces, and their surnames.

A name is a person's because of a title, an apposition, a turn of speech, or most of spaCy's labels for
all its mentions; country and sector come from the title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kg.actors.candidates import Candidate
from kg.actors.discourse import Person, Scene
from kg.actors.ids import slug, tidy
from kg.actors.offices import WELL_KNOWN, apposed, offices_of
from kg.lexicon import Entry, Noun, fold, misprinted_person, skeleton
from kg.model import Actor
from kg.times import days_after
from kg.words import Word

_SLACK = 366 * 6
_ABROAD = {
    "ambassador",
    "consul",
    "consul general",
    "envoy",
    "special envoy",
    "high commissioner",
    "chargé d'affaires",
}
"""Who works in a country without being of it."""
_SHE = {"mrs", "ms", "miss", "madam", "lady", "dame", "queen", "princess", "mme"}
_HE = {"mr", "sir", "lord", "king", "prince", "ayatollah", "sheikh", "herr", "emir"}


class Held(NamedTuple):
    """A title before a name: the noun, its first word, the countries it is of, whether it has an owner.

    ``shared`` are the countries of the title that it is coordinated with, which it may be of too.
    """

    noun: Noun
    first: int
    codes: list[str]
    owned: bool
    shared: list[str]


def name_people(
    scene: Scene, known: list[Candidate], unknown: list[Candidate], weights: Counter[str]
) -> list[tuple[Candidate, Counter[str]]]:
    """Resolve the names of people over the whole document: full names first, then what may shorten them.

    Args:
        scene: The document.
        known: Names of people whom the gazetteer knows.
        unknown: Names of nobody known; some are people.
        weights: How often the document names each country.

    Returns:
        The names that are no person's, with spaCy's labels for them and their like.
    """
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
    ends = {candidate.last: actor for candidate, (actor, _) in actor_of.items()}
    for candidate in unknown:
        if candidate in actor_of:
            continue
        key = keys[candidate]
        held = title(candidate)
        if (whole := _shortened(scene, candidate)) is not None and whole in ends:
            actor_of[candidate] = (ends[whole], "alias")
            by_key[key[-1]].append(ends[whole])
            continue
        same = list(dict.fromkeys(by_key[key[-1]])) if len(key) == 1 else []
        if len(same) > 1:
            same = [a for a in same if fold(a.name).split()[-1] == key[-1]] or same
        if len(same) == 1:
            actor_of[candidate] = (same[0], "surname")
        elif len(same) > 1:
            if (near := _nearest(candidate, same, actor_of)) is not None:
                actor_of[candidate] = (near, "surname")
        elif len(key) == 1 and (known_as := _by_surname(scene, candidate, held, weights)) is not None:
            actor_of[candidate] = (known_as.actor, "surname")
            by_key[key[-1]].append(known_as.actor)
            if known_as.gender:
                scene.genders[known_as.actor.id] = known_as.gender
        elif (held is not None and held.noun.cls in ("person", "leader")) or _speaks(scene, candidate):
            person = _unknown_person(scene, candidate, held)
            actor_of[candidate] = (person, "title")
            by_key[key[-1]].append(person)
    rest = []
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
            rest.append((candidate, labels[keys[candidate][-1]]))
    return rest


def _shortened(scene: Scene, candidate: Candidate) -> int | None:
    """The last word of the name that a quoted name in brackets is short for: 'Eugenio Molina ("Molina")'."""
    words = scene.parse.words
    at = candidate.first - 1
    while at > 0 and words[at].text in ("“", '"', "``", "the", "or"):
        at -= 1
    return at - 1 if 0 < at < candidate.first - 1 and words[at].text == "(" else None


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
    owners = scene.owners(candidate.head, start, right=False, shared=False)
    shared = [] if owners else scene.owners(candidate.head, start, right=False)
    if noun.leads and (first := scene.noun_before(candidate.head.head.i)) and first[0].office == noun.office:
        shared = []  # "Kenyan President Ruto and President Hassan": a country has one
    return Held(noun, start, scene.codes(owners), bool(owners), scene.codes(shared))


def _apposed(scene: Scene, head: Word) -> tuple[Noun, list[str]] | None:
    """The noun in apposition to a name: "Tibor Benko, Hungary's defence minister"."""
    for other in apposed(head):
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
            -(
                2 * bool(held and code in (held.codes or held.shared))
                + _office_fits(scene, entry.actor, held)
            ),
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
    if (
        candidate.label in ("state", "region", "facility", "nationality")
        and held is None
        and word.relation == "governed"
    ):
        return None
    if word.text.isupper() and len(word.text) < 4:
        return None  # volume XI
    entries = scene.gazetteer.surname(word.text)
    if not entries:
        return None
    if held is not None:
        if held.codes:
            entries = tuple(e for e in entries if e.actor.country in held.codes)
        elif held.noun.office is not None:
            entries = tuple(e for e in entries if _office_fits(scene, e.actor, held)) or entries
        entries = tuple(e for e in entries if e.actor.country in held.shared) or entries
    plausible = [e for e in entries if _near(e, scene.day)] or (list(entries) if held is not None else [])
    exact = [e for e in plausible if e.on(scene.day)] if scene.day else plausible
    backed = [e for e in plausible if weights[e.actor.country or ""]]
    for choice in (backed, exact, plausible):
        if len(choice) == 1 and (
            held is not None or weights[choice[0].actor.country or ""] or len(plausible) == 1
        ):
            return choice[0]
    both = [e for e in exact if e in backed]
    chief = [e for e in exact if scene.day is not None and offices_of(scene, e.actor) & WELL_KNOWN]
    return both[0] if len(both) == 1 else chief[0] if len(chief) == 1 else None


def _near(entry: Entry, day: date | None) -> bool:
    if day is None:
        return True
    first, last = entry.since or date.min, entry.until or date.max
    return days_after(first, -_SLACK) <= day <= days_after(last, _SLACK)


def _personal(scene: Scene, candidate: Candidate, held: Held | None, votes: Counter[str]) -> bool:
    """Whether an unknown full name is a person's: by title or apposition, else most of spaCy's labels."""
    if held is not None or _apposed(scene, candidate.head) is not None or _speaks(scene, candidate):
        return True
    if candidate.last - candidate.first > 4:
        return False
    total = sum(votes.values())
    return candidate.label == "person" and 2 * votes["person"] >= total


def _speaks(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name stands before a turn of a transcript."""
    return any(
        q.turn and q.speaker is not None and candidate.first <= q.speaker.i <= candidate.last
        for q in scene.turns
    )


def _unknown_person(scene: Scene, candidate: Candidate, held: Held | None) -> Actor:
    words = scene.parse.words
    name = tidy(scene.parse.text[words[candidate.first].start : words[candidate.last].end])
    if name.isupper():
        name = name.title()
    codes: list[str] = []
    sector = None
    if held is not None:
        codes, sector = held.codes or held.shared, held.noun.sector
    if not codes and (apposed := _apposed(scene, candidate.head)) is not None:
        codes, sector = apposed[1], sector or apposed[0].sector
    first = candidate.head
    while (
        not codes and first.relation == "conjunct" and first.head is not first
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
    if (
        not codes
        and held is not None
        and not held.owned
        and held.noun.of == "country"
        and held.noun.office not in _ABROAD
    ):
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
