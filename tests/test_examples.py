"""Behaviour as a table: example sentences of our own with the events and states that they tell.

``tests/examples/events.toml`` holds one table a phenomenon; each example is

    [[passive]]
    text = "..."
    facts = ["CONSULT United States -> Russia"]     # all that must be found
    not = ["RETREAT Russia"]                         # what must not be found
    wish = true                                      # not yet: a strict expected failure

A fact is written ``TYPE source, source -> target, target [status] (says speaker) @from/to``; sides that act alike are
joined by " & ".  What an example leaves out is not looked at.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg import gazetteer, parsing, pipeline
from kg.model import Document, Event, State

TABLE = Path(__file__).parent / "examples" / "events.toml"
PATTERN = re.compile(
    r"^(?P<type>[A-Z_]+) (?P<left>[^>&\[(@]*?)(?: (?P<arrow>->|&) (?P<right>[^\[(@]*?))?"
    r"(?: \[(?P<status>\w+)\])?(?: \(says (?P<speaker>[^)]+)\))?(?: @(?P<time>\S+))?$"
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
    return {name.strip() for name in (side or "").split(",") if name.strip()}


def told(fact: Event | State, wanted: str) -> bool:
    """Whether a fact is the one that is written so."""
    match = PATTERN.match(wanted)
    assert match, f"not a fact: {wanted}"
    if fact.type != match["type"]:
        return False
    left, right = ({actor.name for actor in side} for side in (fact.source, fact.target))
    if match["arrow"] == "&":
        if not fact.reciprocal or left | right != names(match["left"]) | names(match["right"]):
            return False
    elif left != names(match["left"]) or (match["arrow"] and right != names(match["right"])):
        return False
    if match["status"] and fact.status != match["status"]:
        return False
    if match["speaker"] and (not fact.speakers or fact.speakers[0].name != match["speaker"]):
        return False
    return not match["time"] or (fact.time is not None and fact.time.edtf == match["time"])


@pytest.mark.model
@pytest.mark.parametrize("row", examples())
def test_example(row: dict[str, Any]) -> None:
    """The sentence tells what the table says, and not what the table excludes."""
    published = row.get("published", date(2022, 2, 1))
    document = Document("example", row["text"], published=published)
    facts = pipeline.read(document, parsing.load(), gazetteer.load()).facts
    shown = [
        f"{f.type} {[a.name for a in f.source]} -> {[a.name for a in f.target]} [{f.status}]" for f in facts
    ]
    for wanted in row.get("facts", []):
        assert any(told(fact, wanted) for fact in facts), f"missed: {wanted}; found: {shown}"
    for unwanted in row.get("not", []):
        assert not any(told(fact, unwanted) for fact in facts), f"false: {unwanted}; found: {shown}"


def test_table_is_whole() -> None:
    """The table has hundreds of examples and none stands in it twice."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    texts = [row["text"] for rows in table.values() for row in rows]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 200
