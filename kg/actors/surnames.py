"""Whom a bare surname means: somebody known only with the support of the document, else nobody known.

    title    "Foreign Minister Hussein": he had that office by then, and the title is of no other country
    fame     "Putin": he holds, or held of late, an office whose holders go by their surname alone
    state    "Grossi" where the IAEA is named, "López" where Venezuela is: nobody else is called so

A first name, or a surname of people of many states, is famous only where his state is named as well.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.offices import sole
from kg.actors.titles import Called, Held, called
from kg.lexicon import Entry, Gazetteer, Office, fold, word_list
from kg.times import days_after
from kg.words import Word

_SLACK = 366 * 6
"""For how many days before and after what we know of him somebody may be in the news."""
_SOON = 366
"""For how many days before an office somebody may have its title: "president-elect"."""
_PLACES = {"state", "region", "facility", "nationality"}
_MIDYEAR = (7, 1)
_NUMERAL = 3
"""Up to so many capitals are a numeral or an acronym: "volume XI"."""
_MANY, _CROWD = 3, 6
"""A surname of people of so many states, or of so many people, is anybody's."""
_MINISTERIAL = word_list("actors.ministerial")
_LEADERS = word_list("actors.leaders")
_LEADING = word_list("actors.leading_offices")
_VAGUE = word_list("actors.vague_titles")
_ALIKE = (
    word_list("actors.same_office.foreign"),
    word_list("actors.same_office.defence"),
    word_list("actors.same_title.ruler"),
    word_list("actors.same_title.envoy"),
)
"""Offices of which one may be called by the title of another."""
_FAMOUS = word_list("actors.famous")


@dataclass(frozen=True, slots=True)
class _Surname:
    """A surname in its document.

    ``title`` is the office that he is called by before it, ``apposed`` the one after it, "" where none is;
    ``codes`` are the countries that he is told to be of, ``day`` when he has the title.  ``alone`` means that
    one known person is called so, ``common`` that the word is a first name as well, or that many states have
    such people, ``ranked`` that he is called by a rank, ``doubted`` that he is called what no such person is.
    """

    scene: Scene
    weights: Counter[str]
    title: str
    apposed: str
    codes: Sequence[str]
    day: date | None
    alone: bool
    common: bool
    doubted: bool
    ranked: bool


def by_surname(
    scene: Scene, candidate: Candidate, held: Held | None, weights: Counter[str], gender: str = ""
) -> Entry | None:
    """The known person that a bare surname means, where the document supports one only.

    Args:
        scene: The document.
        candidate: The surname.
        held: The title before it.
        weights: How often the document names each country, and each body of no country.
        gender: "f" after "Mrs.", "m" after "Mr.", "" where nothing tells.
    """
    word = scene.parse.words[candidate.last]
    if _is_numeral(word) or (held is None and _is_no_person(candidate, word)):
        return None
    whole = scene.gazetteer.surname(scene.text(candidate.first, candidate.last))
    bearers = whole or scene.gazetteer.surname(word.text)
    name = _surname(scene, candidate, held, weights, bearers) if bearers else None
    people = [entry for entry in bearers if not gender or entry.gender in (None, gender)]
    return _single(name, [entry for entry in people if _is_supported(name, entry)]) if name else None


def _surname(
    scene: Scene, candidate: Candidate, held: Held | None, weights: Counter[str], bearers: Sequence[Entry]
) -> _Surname:
    word = fold(scene.parse.words[candidate.last].text)
    apposed = _apposed(scene, candidate)
    owners = scene.owners(candidate.head, candidate.first, right=False, shared=False)
    codes = [code for title in (held, apposed) if title is not None for code in title.codes]
    nouns = [title.noun for title in (held, apposed) if title is not None]
    return _Surname(
        scene,
        weights,
        office_told(held.noun) if held is not None else "",
        office_told(apposed.noun) if apposed is not None else "",
        codes or scene.codes(owners),
        date(held.year, *_MIDYEAR) if held is not None and held.year is not None else scene.day,
        alone=len(bearers) == 1,
        common=_is_shared(bearers) or word in _first_names(scene.gazetteer),
        doubted=any(map(_is_calling, nouns)),
        ranked=any(noun.sector == "MIL" for noun in nouns),
    )


def _is_shared(bearers: Sequence[Entry]) -> bool:
    """Whether so many are called so that fame alone says nothing."""
    return len(bearers) >= _CROWD or len({entry.actor.country for entry in bearers}) >= _MANY


def _apposed(scene: Scene, candidate: Candidate) -> Called | None:
    """What somebody is called after his name."""
    found = called(scene, candidate.head)
    return found if found is not None and found.at > candidate.last else None


def office_told(noun: Noun) -> str:
    """The office that a title tells; "" of a rank, a calling, and "Mr."."""
    told = noun.of != "none" and noun.office not in _VAGUE
    return (noun.office or "") if told else ""


def _is_calling(noun: Noun) -> bool:
    """ "A farmer", "journalist": what known people of an office are not called by."""
    return noun.office is None or (noun.of == "none" and noun.office not in {"", *_VAGUE})


def _is_numeral(word: Word) -> bool:
    return word.text.isupper() and len(word.text) <= _NUMERAL


def _is_no_person(candidate: Candidate, word: Word) -> bool:
    """ "In Washington": the parser takes the name for a place, and it stands where one does; "the Moon"."""
    placed = candidate.label in _PLACES and word.relation == "governed"
    return placed or word.child("determiner") is not None


@lru_cache(maxsize=8)
def _first_names(gazetteer: Gazetteer) -> frozenset[str]:
    """The first names of known people, but those that are a surname more often: "Johnson"."""
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    for name in gazetteer.names:
        if name.how == "surname":
            surnames[fold(name.name)].add(name.actor)
    people = ((actor.id, fold(actor.name).split()) for actor in gazetteer.actors if actor.kind == "person")
    first = Counter(parts[0] for key, parts in people if parts and key not in surnames[parts[0]])
    return frozenset(word for word, count in first.items() if count >= len(surnames[word]))


# --- support -------------------------------------------------------------------------------------


def _is_supported(name: _Surname, entry: Entry) -> bool:
    """Whether the document speaks for somebody: by his title, else by his fame or his state."""
    if name.codes and entry.actor.country not in name.codes:
        return False
    held = name.scene.gazetteer.offices(entry.actor.id)
    terms = [term for term in held if _has_begun(term, name.day)]
    named = _is_named(name, entry, terms)
    if name.title:
        only = name.alone and any(term.office == name.title for term in held if term.office in _LEADING)
        return only or _has(name, name.title, terms, named=named)
    if name.apposed and _has(name, name.apposed, terms, named=named):
        return True
    doubted = name.doubted or bool(name.apposed)
    famous = any(_is_famous(name, term, named=named) for term in terms)
    if name.common or doubted:
        return famous and named and name.common != doubted
    return (famous and (named or not name.ranked)) or (
        named and name.alone and any(_is_news(term, name.day) for term in terms)
    )


def _has(name: _Surname, title: str, terms: Sequence[Office], *, named: bool) -> bool:
    """Whether somebody had the office of a title; long ago, only one of fame in a state that is named."""
    offices = [term for term in terms if _is_called(title, term.office)]
    return any(_is_recent(term, name.day) or (named and term.office in _FAMOUS) for term in offices)


def _is_famous(name: _Surname, term: Office, *, named: bool) -> bool:
    """Whether an office makes a surname mean its holder; one that is over, with his state or nobody else."""
    if term.office not in _FAMOUS:
        return False
    return _holds(term, name.day) or ((named or name.alone) and _is_recent(term, name.day))


def _is_called(title: str, office: str) -> bool:
    """Whether the holder of an office may have a title: a secretary of state "Secretary"."""
    if title in _MINISTERIAL:
        return any(part in office for part in _MINISTERIAL)
    if title in _LEADERS:
        return office in _LEADING
    return office.startswith(title) or any({title, office} <= alike for alike in _ALIKE)


def _is_named(name: _Surname, entry: Entry, terms: Sequence[Office]) -> bool:
    """Whether the document names somebody's country, or the body that he has an office of."""
    own = {entry.actor.country, *(term.of for term in terms)} - {None}
    return bool(name.codes) or name.scene.home in own or any(name.weights[key] for key in own if key)


def _has_begun(term: Office, day: date | None) -> bool:
    return day is None or (term.since or date.min) <= days_after(day, _SOON)


def _holds(term: Office, day: date | None) -> bool:
    return day is None or day <= (term.until or date.max)


def _is_recent(term: Office, day: date | None) -> bool:
    return day is None or _holds(term, days_after(day, -_SLACK))


def _is_news(term: Office, day: date | None) -> bool:
    """Whether an office brings somebody into the news of a day; one of fame does so for ever."""
    return term.office in _FAMOUS or _is_recent(term, day)


def _single(name: _Surname, people: Sequence[Entry]) -> Entry | None:
    """Of several people that are supported, the one for whom day or state speak alone."""
    exact = [entry for entry in people if entry.on(name.day)]
    backed = [entry for entry in people if name.weights[entry.actor.country or ""]]
    both = [entry for entry in exact if entry in backed]
    return next(filter(None, map(sole, (people, exact, backed, both))), None)
