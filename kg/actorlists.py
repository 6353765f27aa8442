"""Lists of actors as rows: what the tables in ``kg/data/actors`` and a user's own list say.

`read_builtin` reads our tables; `kg.userlists` reads the user's.  `kg.gazetteer` makes one index of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import cast

from kg.model import Actor, Kind


@dataclass(frozen=True, slots=True)
class Office:
    """A post that somebody held: ``of`` a country code or organisation id, both days inclusive."""

    office: str
    of: str
    since: date | None
    until: date | None


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
    sector: str
    kind: Kind
    plural: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name of an actor: by which means it names it, and when."""

    name: str
    actor: str
    how: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ActorList:
    """What one source of knowledge says.  ``removed`` are names that shall mean nobody."""

    actors: tuple[Actor, ...] = ()
    names: tuple[Name, ...] = ()
    offices: tuple[tuple[str, Office], ...] = ()
    genders: dict[str, str] = field(default_factory=dict)
    successors: dict[str, str] = field(default_factory=dict)
    titles: dict[str, Title] = field(default_factory=dict)
    abbreviations: dict[str, Title] = field(default_factory=dict)
    agents: dict[str, Agent] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def first_day(text: str) -> date | None:
    """The first day of "1962", "1962-10" or "1962-10-22"; None for "".  Raises ValueError."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text) if text else None


def last_day(text: str) -> date | None:
    """The last day of "1962", "1962-10" or "1962-10-22"; None for "".  Raises ValueError."""
    if len(text) == 4:
        return date(int(text), 12, 31)
    if len(text) == 7:
        year, month = int(text[:4]), int(text[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date.fromordinal(after.toordinal() - 1)
    return date.fromisoformat(text) if text else None


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one of our tables ("countries", "names", ...), every value a string."""
    text = resources.files("kg").joinpath(f"data/actors/{table}.csv").read_text("utf-8")
    return csv.DictReader(text.splitlines())


def readable_id(name: str) -> str:
    """A name as an id: "Sergey Lavrov" -> "Sergey_Lavrov"."""
    return "_".join(name.replace(".", "").split())


@lru_cache(maxsize=1)
def read_builtin() -> ActorList:
    """Our own tables as one list.  Method: tools/compile_people.py and kg/data/README.md say where rows come from."""
    actors: list[Actor] = []
    names: list[Name] = []
    offices: list[tuple[str, Office]] = []
    genders: dict[str, str] = {}
    successors: dict[str, str] = {}
    ids: dict[str, str] = {}
    for row in rows("countries"):
        actor = Actor(readable_id(row["name"]), row["name"], "country", row["code"], None, row["wikidata"] or None)
        ids[row["code"]] = actor.id
        actors.append(actor)
        past = row["kind"] == "past"  # a present state is the same country under its name before independence
        since, until = (first_day(row["since"]), last_day(row["until"])) if past else (None, None)
        names.append(Name(row["name"], actor.id, "name", since, until))
        if row["official"] != row["name"]:
            names.append(Name(row["official"], actor.id, "name", since, until))
        if row["successor"]:
            successors[row["code"]] = row["successor"]
    for row in rows("organisations"):
        kind, sector = cast(Kind, row["kind"]), row["sector"] or None
        actors.append(Actor(row["id"], row["name"], kind, row["country"] or None, sector, row["wikidata"] or None))
        since, until = first_day(row["since"]), last_day(row["until"])
        names.append(Name(row["name"], row["id"], "name", since, until))
        if row["acronym"]:
            names.append(Name(row["acronym"], row["id"], "acronym", since, until))
        names.extend(Name(alias, row["id"], "alias", since, until) for alias in row["aliases"].split("|") if alias)
    places: dict[str, Actor] = {}
    for row in rows("names"):
        code, how = row["actor"], row["how"]
        since, until = first_day(row["since"]), last_day(row["until"])
        if how not in ("city", "region"):
            names.append(Name(row["name"], ids.get(code, code), how, since, until))
        if how in ("city", "region", "capital"):
            place = Actor(_place_id(row["name"], row["place"]), row["place"] or row["name"], "place", code)
            places.setdefault(place.id, place)
            names.append(Name(row["name"], place.id, "region" if how == "region" else "city", since, until))
    actors.extend(places.values())
    seen: dict[str, list[tuple[date | None, date | None]]] = {}
    people: dict[str, dict[str, str]] = {}
    for row in rows("people"):
        since, until = first_day(row["since"]), last_day(row["until"])
        offices.append((row["id"], Office(row["office"], row["of"], since, until)))
        seen.setdefault(row["id"], []).append((since, until))
        people.setdefault(row["id"], row)
    for key, row in people.items():
        actors.append(Actor(key, row["name"], "person", row["country"] or None, None, row["wikidata"] or None))
        if row["gender"]:
            genders[key] = row["gender"]
        since = min((day for day, _ in seen[key] if day), default=None)
        ends = [day for _, day in seen[key]]
        until = None if None in ends else max(day for day in ends if day)
        names.append(Name(row["name"], key, "name", since, until))
        names.extend(Name(alias, key, "alias", since, until) for alias in row["aliases"].split("|") if alias)
        names.extend(Name(name, key, "surname", since, until) for name in row["surname"].split("|") if name)
    titles, abbreviations = _titles()
    return ActorList(
        tuple(actors), tuple(names), tuple(offices), genders, successors, titles, abbreviations, _agents()
    )


def _place_id(name: str, place: str) -> str:
    return readable_id(place or name)


def _titles() -> tuple[dict[str, Title], dict[str, Title]]:
    titles: dict[str, Title] = {}
    abbreviations: dict[str, Title] = {}
    for row in rows("titles"):
        title = Title(row["title"], row["office"], row["sector"] or None, row["of"], row["leads"] == "1")
        titles.setdefault(row["title"], title)
        if row["plural"]:
            titles.setdefault(row["plural"], title)
        for short in row["abbreviations"].split("|"):
            if short:
                abbreviations[short.rstrip(".")] = title
    return titles, abbreviations


def _agents() -> dict[str, Agent]:
    found: dict[str, Agent] = {}
    for row in rows("agents"):
        kind = cast(Kind, row["kind"])
        found[row["word"]] = Agent(row["word"], row["sector"], kind, False)
        if row["plural"]:
            found.setdefault(row["plural"], Agent(row["word"], row["sector"], kind, True))
    return found
