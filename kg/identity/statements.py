"""A user's file of identities: CSV, one statement a row, who is the same and who is not.

    rule,actor,other,document,name,kind,country,sector,wikidata,note
    same,Antony_Blinken,Tony_Blinken
    same,Ana_Lopez,Mr López,a.txt
    apart,Jan_Kovac,Jana_Kovac
    apart,Peter_Novak,,b.txt
    same-event,1f0c2a9b55e07d13,90b7c1de88a2f604
    actor,Ana_Lopez,,,Ana López,person,CHL,GOV,Q42,from the embassy's list

``same``: the other is the actor, in all documents or in that one.  ``apart``: the two are never joined, or
the actor of that document is a person of his own.  ``actor``: what is known of him.  ``same-event`` and
``apart-event``: two reports, by their ids, are of one event or never are.  Rows may end early.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, NoReturn, get_args

from kg.characters import printable
from kg.errors import LexiconError
from kg.model import SECTORS, Kind

COLUMNS = (
    "rule", "actor", "other", "document", "name", "kind", "country", "sector", "wikidata", "note",
)  # fmt: skip
"""The columns in the order in which ``kg lexicon suggest`` prints them."""

KNOWN = ("name", "kind", "country", "sector", "wikidata")
"""The columns that say what is known of an actor."""


class Statement(NamedTuple):
    """One row; ``at`` is where it stands ("identities.csv, line 3"), "" for what it leaves empty."""

    rule: str
    actor: str = ""
    other: str = ""
    document: str = ""
    name: str = ""
    kind: str = ""
    country: str = ""
    sector: str = ""
    wikidata: str = ""
    note: str = ""
    at: str = ""

    @property
    def known(self) -> dict[str, str]:
        """What it says of its actor, by column."""
        return {column: value for column in KNOWN if (value := getattr(self, column))}


@dataclass(frozen=True)
class Statements:
    """The rows of a user's files, by their rule; ``roots`` is who somebody is in the end."""

    same: tuple[Statement, ...] = ()
    apart: tuple[Statement, ...] = ()
    actors: tuple[Statement, ...] = ()
    one_event: tuple[Statement, ...] = ()
    two_events: tuple[Statement, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)

    def root(self, handle: str) -> str:
        """Whom a name of an actor means in the end: "same" may lead from one to the next."""
        return self.roots.get(handle, handle)

    @cached_property
    def pairs(self) -> frozenset[frozenset[str]]:
        """Who is never one."""
        return frozenset(frozenset((row.actor, row.other)) for row in self.apart if row.other)


def read_statements(paths: Iterable[Path]) -> Statements:
    """Read a user's files of identities, and see that no row gainsays another.

    Raises:
        LexiconError: A file cannot be read, or a row is wrong; names file and line.
    """
    found = [row for path in paths for row in _rows(path)]
    same, apart, actors, one, two = (tuple(row for row in found if row.rule == rule) for rule in _RULES)
    _check_once(((row.other, row.document), row.actor, row) for row in same)
    _check_once(((row.actor, column), value, row) for row in actors for column, value in row.known.items())
    made = Statements(same, apart, actors, one, two, _roots(same))
    _check_apart_from(made)
    _check_events_apart(one, two)
    return made


def is_statements(path: Path) -> bool:
    """Whether a file is one of identities, by its heading."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return [column.strip() for column in file.readline().split(",")[:2]] == ["rule", "actor"]
    except (OSError, UnicodeDecodeError):
        return False


def _rows(path: Path) -> Iterator[Statement]:
    try:
        text = printable(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise LexiconError(f"The file of identities {path} cannot be read: {reason}.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = _heading(next(reader, []))
        for row in reader:
            if row and not row[0].startswith("#"):
                yield _statement(heading, row, f"{path.name}, line {reader.line_num}")
    except (ValueError, csv.Error) as error:
        raise LexiconError(f"{path}, line {max(1, reader.line_num)}: {error}.") from error


def _heading(row: list[str]) -> list[str]:
    heading = [column.strip() for column in row]
    if heading[:2] != ["rule", "actor"]:
        raise ValueError(f"a file of identities begins with the line {','.join(COLUMNS)}")
    if unknown := [column for column in heading if column not in COLUMNS]:
        raise ValueError(f"there is no column '{unknown[0]}': the columns are {', '.join(COLUMNS)}")
    if len(set(heading)) < len(heading):
        raise ValueError("a column stands there twice: leave one out")
    return heading


def _statement(heading: list[str], row: list[str], at: str) -> Statement:
    values = [" ".join(value.split()) for value in row]
    if len(values) > len(heading):
        raise ValueError(f"the row has {len(values)} fields and the heading {len(heading)}: quote commas")
    made = Statement(**dict(zip(heading, values, strict=False)), at=at)
    if made.rule not in _RULES:
        raise ValueError(f"the rule '{made.rule}' is unknown: write {', '.join(_RULES)}")
    if not made.actor:
        raise ValueError(f"'{made.rule}' needs an actor: write the id that kg lexicon why shows")
    _RULES[made.rule](made)
    return made


def _check_same(row: Statement) -> None:
    if not row.other:
        raise ValueError("'same' needs the other in the third column: who is this actor too")
    if row.known:
        raise ValueError("what is known of the actor stands in a row of its own: write rule 'actor'")


def _check_apart(row: Statement) -> None:
    if bool(row.other) == bool(row.document):
        raise ValueError("'apart' needs the other actor or a document, and not both")
    if row.other == row.actor:
        raise ValueError(f"{row.actor} is never apart from itself: give a document")


def _check_actor(row: Statement) -> None:
    if row.other or row.document:
        raise ValueError("'actor' is about all documents: leave other and document empty")
    if not row.known:
        raise ValueError(f"'actor' says nothing of {row.actor}: fill one of {', '.join(KNOWN)}")
    for column, (pattern, cure) in _VALUES.items():
        if (value := getattr(row, column)) and not pattern.fullmatch(value):
            raise ValueError(f"the {column} '{value}' is unknown: write {cure}")


def _check_events(row: Statement) -> None:
    if row.document or row.known:
        raise ValueError(f"'{row.rule}' is about two reports: leave all but their two ids empty")
    if not row.other or row.other == row.actor:
        raise ValueError(f"'{row.rule}' needs the ids of two reports: kg explain prints them")


def _one_of(values: Iterable[str]) -> tuple[re.Pattern[str], str]:
    known = tuple(values)
    return re.compile("|".join(map(re.escape, known))), f"one of {', '.join(known)}"


_VALUES = {
    "kind": _one_of(get_args(Kind)),
    "sector": _one_of(SECTORS),
    "country": (re.compile("[A-Z]{3}"), "three capitals, such as CHL"),
    "wikidata": (re.compile("Q[1-9][0-9]*"), "Q and digits, such as Q42"),
}
"""What a column may hold, and what to write instead."""

_RULES = {
    "same": _check_same,
    "apart": _check_apart,
    "actor": _check_actor,
    "same-event": _check_events,
    "apart-event": _check_events,
}


# --- rows together --------------------------------------------------------------------------------


def _check_once(said: Iterable[tuple[tuple[str, str], str, Statement]]) -> None:
    """Nobody is two others, and nobody has two countries."""
    first: dict[tuple[str, str], tuple[str, Statement]] = {}
    for key, value, row in said:
        before, at = first.setdefault(key, (value, row))
        if before != value:
            _refuse(row, f"{key[0]} is {before} by {at.at}, and {value} here")


def _roots(same: Iterable[Statement]) -> dict[str, str]:
    """Who each other is in the end; "same,Carney,Carney" makes one of all who are called so."""
    leads = {row.other: row for row in same if not row.document}
    found: dict[str, str] = {}
    for start in leads:
        path, at = {start: None}, start
        while at in leads and at not in found and leads[at].actor != at:
            at = leads[at].actor
            if at in path:
                _refuse(leads[at], f"{at} and {leads[at].actor} are each the other")
            path[at] = None
        found.update(dict.fromkeys(path, found.get(at, at)))
    return found


def _check_apart_from(all_: Statements) -> None:
    for row in all_.apart:
        if row.other and all_.root(row.actor) == all_.root(row.other):
            _refuse(row, f"{row.actor} and {row.other} are the same by another row")


def _check_events_apart(one: Iterable[Statement], two: Iterable[Statement]) -> None:
    """No two reports are of one event, by however many rows, and kept apart."""
    home: dict[str, set[str]] = {}
    for row in one:
        joined = home.get(row.actor, {row.actor}) | home.get(row.other, {row.other})
        home |= dict.fromkeys(joined, joined)
    for row in two:
        if row.other in home.get(row.actor, ()):
            _refuse(row, f"{row.actor} and {row.other} are of one event by another row")


def _refuse(row: Statement, what: str) -> NoReturn:
    raise LexiconError(f"{row.at}: {what}: leave one of the rows out.")
