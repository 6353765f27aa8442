"""Lists of actors as rows: what the tables in ``kg/lexicon/data/actors`` and a user's own list say.

`read_builtin` reads our tables, `kg.lexicon.userlists` reads the user's; the gazetteer is one index of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import NamedTuple, cast

from kg.model import Actor, Kind


class Office(NamedTuple):
    """A post that somebody held: ``of`` a country code or organisation id, both days inclusive.

    ``seen`` tells that he was seen in it about these days, no more, ``last_seen`` that ``until`` is no
    end, but when he was seen in it last; ``sector`` is that of PLOVER.
    """

    office: str
    of: str
    since: date | None
    until: date | None
    seen: bool = False
    sector: str | None = None
    last_seen: bool = False

    def on(self, day: date) -> bool:
        """Whether we know that he held it on that day."""
        return not self.seen and (self.since or date.min) <= day <= (self.until or date.max)

    def is_over(self, day: date) -> bool:
        """Whether we know that he had left it before that day."""
        return self.until is not None and not self.last_seen and self.until < day


_ABOUT = "~"
"""Ends a date on which somebody was seen in office, as in EDTF."""


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says of its holder: the office, the PLOVER sector, and whether it leads a country.

    ``of`` is what the office belongs to: "country", "organisation" or "none".
    """

    title: str
    office: str
    sector: str | None
    of: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun that acts for somebody: "troops" are MIL, "lawmakers" LEG."""

    word: str
    sector: str | None
    kind: Kind
    plural: bool


class Name(NamedTuple):
    """A name of an actor: by which means it names it, and when."""

    name: str
    actor: str
    how: str
    since: date | None = None
    until: date | None = None


class Whereabouts(NamedTuple):
    """What a place is ("city" or "region"), and its number in GeoNames ("" where we know none)."""

    kind: str
    geonames: str


@dataclass(frozen=True, slots=True)
class ActorList:
    """What one source of knowledge says.

    ``removed`` are names that shall mean nobody; ``minorities`` are pairs of countries: of whose people some
    have long been at home in which other.
    """

    actors: tuple[Actor, ...] = ()
    names: tuple[Name, ...] = ()
    offices: tuple[tuple[str, Office], ...] = ()
    genders: dict[str, str] = field(default_factory=dict)
    successors: dict[str, str] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    abbreviations: dict[str, Title] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    minorities: frozenset[tuple[str, str]] = frozenset()
    places: dict[str, Whereabouts] = field(default_factory=dict)


@lru_cache(maxsize=1 << 12)
def first_day(text: str) -> date | None:
    """The first day of "1962", "1962-10" or "1962-10-22"; None for "".  Raises ValueError."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text) if text else None


@lru_cache(maxsize=1 << 12)
def last_day(text: str) -> date | None:
    """The last day of "1962", "1962-10" or "1962-10-22"; None for "".  Raises ValueError."""
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    return date.fromisoformat(text) if text else None


def table(name: str) -> Iterator[list[str]]:
    """The rows of one of our tables ("countries", "names", ...) without the heading, every value a string."""
    text = resources.files("kg").joinpath(f"lexicon/data/actors/{name}.csv").read_text("utf-8")
    found = csv.reader(text.splitlines())
    next(found)
    return found


def readable_id(name: str) -> str:
    """A name as an id: "Sergey Lavrov" -> "Sergey_Lavrov"."""
    return "_".join(name.replace(".", "").split())


@lru_cache(maxsize=1)
def read_builtin() -> ActorList:
    """Our own tables as one list; kg/lexicon/data/README.md says where their rows come from."""
    actors: dict[str, Actor] = {}
    names: list[Name] = []
    ids, successors = _read_countries(actors, names)
    _read_organisations(actors, names)
    _read_names(ids, names)
    places = _read_places(actors, names)
    titles, abbreviations = _titles()
    sectors = {title.office: title.sector for title in titles.values()}
    sectors |= {title.office: title.sector for title in titles.values() if title.title == title.office}
    offices, genders = _read_people(actors, names, sectors)
    everyone = tuple(actors.values())
    minorities = frozenset((people, country) for people, country, _ in table("minorities"))
    return ActorList(
        everyone, tuple(names), tuple(offices), genders, successors, titles, abbreviations, _agents(),
        minorities=minorities, places=places,
    )  # fmt: skip


def _read_countries(actors: dict[str, Actor], names: list[Name]) -> tuple[dict[str, str], dict[str, str]]:
    ids: dict[str, str] = {}
    successors: dict[str, str] = {}
    for code, name, official, kind, since, until, successor, wikidata, _ in table("countries"):
        ids[code] = key = readable_id(name)
        actors[key] = Actor(key, name, "country", code, None, wikidata or None)
        # A present state is the same country under its name before independence.
        dates = (first_day(since), last_day(until)) if kind == "past" else (None, None)
        names.extend(Name(each, key, "name", *dates) for each in dict.fromkeys((name, official)))
        if successor:
            successors[code] = successor
    return ids, successors


def _read_organisations(actors: dict[str, Actor], names: list[Name]) -> None:
    for key, name, acronym, aliases, kind, country, sector, since, until, wikidata, _ in table(
        "organisations"
    ):
        actors[key] = Actor(key, name, cast(Kind, kind), country or None, sector or None, wikidata or None)
        dates = first_day(since), last_day(until)
        names.append(Name(name, key, "name", *dates))
        if acronym:
            names.append(Name(acronym, key, "acronym", *dates))
        names.extend(Name(alias, key, "alias", *dates) for alias in aliases.split("|") if alias)


def _read_names(ids: dict[str, str], names: list[Name]) -> None:
    for name, owner, how, since, until, place, _ in table("names"):
        dates = first_day(since), last_day(until)
        names.append(Name(name, ids.get(owner, owner), how, *dates))
        if how == "capital":
            names.append(Name(name, readable_id(place or name), "city"))


def _read_places(actors: dict[str, Actor], names: list[Name]) -> dict[str, Whereabouts]:
    places: dict[str, Whereabouts] = {}
    for key, name, aliases, kind, country, alone, wikidata, latitude, longitude, number, _ in table("places"):
        where = (float(latitude), float(longitude)) if latitude and longitude else None
        actors[key] = Actor(key, name, "place", country or None, None, wikidata or None, where)
        how = kind if alone == "1" else "qualified"
        names.extend(Name(each, key, how) for each in dict.fromkeys((name, *aliases.split("|"))) if each)
        places[key] = Whereabouts(kind, number)
    return places


def _read_people(
    actors: dict[str, Actor], names: list[Name], sectors: dict[str, str | None]
) -> tuple[list[tuple[str, Office]], dict[str, str]]:
    offices: list[tuple[str, Office]] = []
    genders: dict[str, str] = {}
    terms: dict[str, list[Office]] = {}
    called: list[tuple[str, ...]] = []
    for key, name, surname, aliases, country, office, of, since, until, gender, wikidata, _ in table(
        "people"
    ):
        seen = since.endswith(_ABOUT)
        days = first_day(since.rstrip(_ABOUT)), last_day(until.rstrip(_ABOUT))
        sector = _sector(sectors.get(office, "GOV"), actors.get(of))
        term = Office(office, of, *days, seen, sector, until.endswith(_ABOUT))
        offices.append((key, term))
        if key in terms:
            terms[key].append(term)
            continue
        terms[key] = [term]
        called.append((key, name, surname, aliases, country, wikidata))
        if gender:
            genders[key] = gender
    for key, name, surname, aliases, country, wikidata in called:
        held = terms[key]
        acts_for = _acts_for(held, country, actors)
        actors[key] = Actor(key, name, "person", *acts_for, wikidata or None)
        since_day = min((term.since for term in held if term.since), default=None)
        ends = [term.until for term in held if term.until]
        dates = since_day, max(ends) if len(ends) == len(held) else None
        names.append(Name(name, key, "name", *dates))
        if aliases:
            names.extend(Name(alias, key, "alias", *dates) for alias in aliases.split("|"))
        if surname:
            names.extend(Name(each, key, "surname", *dates) for each in surname.split("|"))
    return offices, genders


def _sector(named: str | None, body: Actor | None) -> str | None:
    """The sector of an office: that of an international body, where the title is one of governments."""
    return body.sector if body is not None and body.country is None and named == "GOV" else named


def _acts_for(held: list[Office], country: str, actors: dict[str, Actor]) -> tuple[str | None, str | None]:
    """Country and sector of somebody: who has served only a body without a country acts for that body."""
    bodies = [actors.get(term.of) for term in held]
    if all(body is not None and body.country is None for body in bodies):
        return None, next(body.sector for body in bodies if body)
    own = {term.sector for term in held}
    return country or None, own.pop() if len(own) == 1 else "GOV" if "GOV" in own else None


def _titles() -> tuple[dict[str, Title], dict[str, Title]]:
    titles: dict[str, Title] = {}
    abbreviations: dict[str, Title] = {}
    for name, plural, office, sector, of, leads, short, _ in table("titles"):
        title = Title(name, office, sector or None, of, leads == "1")
        titles.setdefault(name, title)
        if plural:
            titles.setdefault(plural, title)
        abbreviations.update({each.rstrip("."): title for each in short.split("|") if each})
    return titles, abbreviations


def _agents() -> dict[str, Agent]:
    found: dict[str, Agent] = {}
    for word, plural, sector, kind, _ in table("agents"):
        found[word] = Agent(word, sector, cast(Kind, kind), False)
        if plural:
            found.setdefault(plural, Agent(word, sector, cast(Kind, kind), True))
    return found
