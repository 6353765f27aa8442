"""Tables of actors -> who was what from when to when, with dates as precise as we know them."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from kg.lexicon import load_gazetteer, word_list

Row = Mapping[str, str]

TABLES = ("countries", "memberships", "names", "organisations", "people", "places", "sources", "titles")
"""What is published; what a name may mean (spellings, agents) is how we read, and stays here."""

_NOT_OF_A_STATE = word_list("known.not_of_a_state")


class Term(NamedTuple):
    """That somebody held an office, or that a state was a member.

    ``who`` and ``body`` are ids; ``since`` and ``until`` dates as the tables have them ("1962", "2018-03~").
    """

    who: str
    body: str
    role: str
    since: str
    until: str
    source: str
    office: bool


def text(name: str) -> str:
    """One of our tables as it stands."""
    return resources.files("kg").joinpath(f"lexicon/data/actors/{name}.csv").read_text("utf-8")


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of one of our tables."""
    return tuple(csv.DictReader(text(name).splitlines()))


@cache
def described() -> Mapping[str, Row]:
    """The row that describes each country, body, person and place, by its id."""
    ours = load_gazetteer()
    codes = {row["code"]: row for row in rows("countries")}
    countries = {each.id: codes[each.country or ""] for each in ours.actors if each.kind == "country"}
    others = (row for name in ("people", "organisations", "places") for row in rows(name))
    return {row["id"]: row for row in others} | countries


@cache
def capitals() -> Mapping[str, str]:
    """The id of the city that is the capital of a country today, by its code; not where there are several."""
    seats: dict[str, set[str]] = {}
    for row in rows("names"):
        if row["how"] == "capital" and not row["until"]:
            found = load_gazetteer().place(row["place"] or row["name"], row["actor"])
            seats.setdefault(row["actor"], set()).update({found.id} if found else ())
    return {code: min(keys) for code, keys in seats.items() if len(keys) == 1}


class KnownTerm(NamedTuple):
    """A term as precise as it is known: ``since`` and ``until`` are "" where nobody knows.

    ``first`` is the earliest day on which it may have begun ("" for always), ``held`` the last day of which
    the tables say that it holds.
    """

    who: str
    body: str
    role: str
    office: bool
    since: str
    until: str
    first: str
    held: str


@cache
def known_terms() -> tuple[KnownTerm, ...]:
    """Every term; a day on which somebody was but seen bounds nothing."""
    return tuple(_bounded(term) for term in terms())


def _bounded(term: Term) -> KnownTerm:
    since, until = ("" if is_seen(day) else day for day in (term.since, term.until))
    first, end = (first_day(since) if since else ""), term.until.rstrip("~")
    held = last_day(end) if end else as_of()
    return KnownTerm(term.who, term.body, term.role, term.office, since, until, first, held)


@cache
def terms() -> tuple[Term, ...]:
    """Every office that belongs to a state or a body, and every membership."""
    return tuple((*_offices(), *_memberships()))


def _offices() -> Iterator[Term]:
    """Without those who hold none: a dissident "of" a country is nobody's officer."""
    states = {row["code"] for row in rows("countries")}
    for row in rows("people"):
        if row["of"] not in states or row["office"] not in _NOT_OF_A_STATE:
            yield Term(
                row["id"], _id(row["of"]), row["office"], row["since"], row["until"], row["source"], True
            )


def _memberships() -> Iterator[Term]:
    for row in rows("memberships"):
        role = row["status"] if row["status"] == "member" else _STATUS[row["status"]]
        who, body = _id(row["member"]), row["organisation"]
        yield Term(who, body, role, row["since"], row["until"], row["source"], False)


_STATUS = {"suspended": "suspended member", "associate": "associate member", "observer": "observer"}


def _id(key: str) -> str:
    """The id of a country by its code; that of a body or place as it is."""
    found = load_gazetteer().actor(key)
    assert found is not None  # kg lexicon check
    return found.id


def is_seen(day: str) -> bool:
    """Whether somebody was but seen about that day: it begins and ends nothing."""
    return day.endswith("~")


def precision(day: str) -> str:
    """How precise a date is: year, month or day."""
    return {4: "year", 7: "month"}.get(len(day), "day")


def first_day(day: str) -> str:
    """The first day of "1962", "1962-10" or "1962-10-22".

    >>> first_day("1962"), first_day("1962-10")
    ('1962-01-01', '1962-10-01')
    """
    return f"{day}-01-01"[:10]


def last_day(day: str) -> str:
    """The last day of "1962", "1962-10" or "1962-10-22".

    >>> last_day("1962"), last_day("1964-02")
    ('1962-12-31', '1964-02-29')
    """
    if len(day) == 7:
        return f"{day}-{monthrange(int(day[:4]), int(day[5:]))[1]}"
    return f"{day}-12-31"[:10]


def as_of() -> str:
    """The day of our lists: what has no end holds still on it."""
    return max(row["date"] for row in rows("sources") if row["source"] in ("own", "memory"))
