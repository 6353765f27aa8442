"""Behaviour as a table: example sentences of our own with the events and states that they tell.

``tests/examples/events.toml`` holds one table a phenomenon; each example is

    [[passive]]
    text = "..."
    facts = ["SANCTION/expel Russia -> Sweden @2021-05-12"]  # all that must be found
    not = ["RETREAT Russia"]                                 # what must not be found
    nothing = true                                           # no fact at all may be found
    published = 1962-10-25                                   # else 1 February 2022
    wish = true                                              # not yet: a strict expected failure

A fact is written ``TYPE/mode source, source -> target, target [status] (says Y < X) (in Place) (dead 5) @from/to``,
of which all but the type and the first side may be left out.  Sides that act alike are joined by `` & ``; ``~SWE``
is anybody of that country, ``*`` anybody, ``nobody`` an empty side; ``Y < X`` is a chain of speakers with the
innermost first, and what follows ``@`` is EDTF, ``-`` for no time.  What an example leaves out is not looked at.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from stored import stored

from kg import gazetteer, pipeline
from kg.model import Actor, Event, State

TABLE = Path(__file__).parent / "examples" / "events.toml"
PATTERN = re.compile(
    r"^(?P<type>[A-Z_]+)(?:/(?P<mode>[a-z-]+))? (?P<left>[^>&\[(@]*?)(?: (?P<arrow>->|&) (?P<right>[^\[(@]*?))?"
    r"(?: \[(?P<status>\w+)\])?(?: \(says (?P<speakers>[^)]+)\))?"
    r"(?: \(in (?P<place>[^)]+)\))?(?: \((?P<size>\w+ \d+)\))?(?: @(?P<time>\S+))?$"
)


def examples() -> list[Any]:
    """All examples as pytest parameters; wishes must fail."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    found = []
    for phenomenon, rows in table.items():
        for number, row in enumerate(rows, 1):
            marks = [pytest.mark.xfail(strict=True, reason="a wish")] if row.get("wish") else []
            found.append(pytest.param(row, id=f"{phenomenon}-{number}", marks=marks))
    return found


def names(side: str | None) -> set[str]:
    """The names on one side of a written fact."""
    found = {name.strip() for name in (side or "").split(",") if name.strip()}
    return set() if found == {"nobody"} else found


def sizes(event: Event) -> set[str]:
    """How many, each as a word and a number: "dead 5"."""
    return {f"{what} {count}" for what, count in event.size}


def fits(side: tuple[Actor, ...], wanted: set[str]) -> bool:
    """Whether the actors of one side are those that are written."""
    if wanted == {"*"}:
        return True
    everybody = all(any(called(actor, name) for name in wanted) for actor in side)
    return everybody and all(any(called(actor, name) for actor in side) for name in wanted)


def called(actor: Actor, name: str) -> bool:
    """Whether an actor is meant by a name, or by "~" and its country."""
    return actor.country == name[1:] if name.startswith("~") else actor.name == name


def told(fact: Event | State, wanted: str) -> bool:
    """Whether a fact is the one that is written so."""
    match = PATTERN.match(wanted)
    assert match, f"not a fact: {wanted}"
    if fact.type != match["type"]:
        return False
    left, right = names(match["left"]), names(match["right"])
    if match["arrow"] == "&":
        if not fact.reciprocal or not fits(fact.source + fact.target, left | right):
            return False
    elif not fits(fact.source, left) or (match["arrow"] and not fits(fact.target, right)):
        return False
    if match["mode"] and getattr(fact, "mode", None) != match["mode"]:
        return False
    if match["place"] and (
        not isinstance(fact, Event) or not fact.place or fact.place.name != match["place"]
    ):
        return False
    if match["size"] and (not isinstance(fact, Event) or match["size"] not in sizes(fact)):
        return False
    if match["status"] and fact.status != match["status"]:
        return False
    if match["speakers"] and [a.name for a in fact.speakers] != match["speakers"].split(" < "):
        return False
    return not match["time"] or match["time"] == (fact.time.edtf if fact.time else "-")


@pytest.mark.parametrize("row", examples())
def test_example(row: dict[str, Any]) -> None:
    """The sentence tells what the table says, and not what the table excludes."""
    published = row.get("published", date(2022, 2, 1))
    facts = pipeline.interpret(stored(row["text"], published), gazetteer.load()).facts
    shown = [
        f"{f.type} {[a.name for a in f.source]} -> {[a.name for a in f.target]} [{f.status}]" for f in facts
    ]
    for wanted in row.get("facts", []):
        assert any(told(fact, wanted) for fact in facts), f"missed: {wanted}; found: {shown}"
    for unwanted in row.get("not", []):
        assert not any(told(fact, unwanted) for fact in facts), f"false: {unwanted}; found: {shown}"
    assert not (row.get("nothing") and facts), f"found: {shown}"


def test_table_is_whole() -> None:
    """The table has hundreds of examples, each looks at something, and none stands in it twice."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    rows = [row for phenomenon in table.values() for row in phenomenon]
    texts = [row["text"] for row in rows]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 200
    assert all(row.get("facts") or row.get("not") or row.get("nothing") for row in rows)
    assert sum(bool(row.get("wish")) for row in rows) < len(rows) / 3
