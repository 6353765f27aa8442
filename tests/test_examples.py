"""Behaviour as a table: example sentences of our own with the events and states that they tell, and no other.

``tests/examples/events.toml`` holds one table a phenomenon; each example is

    [[passive]]
    text = "..."
    facts = ["SANCTION/expel Russia -> Sweden @2021-05-12"]  # all that comes out and is right
    missed = ["ACCUSE Sweden -> Russia"]                     # what should come out, and does not yet
    faults = ["ACCUSE Russia -> Sweden"]                     # what comes out today, and should not
    wish = "pronoun"                                         # why: a cause of tests/examples/causes.toml
    not = ["RETREAT Russia"]                                 # the trap: whatever else, not this
    nothing = true                                           # no fact at all
    published = 1962-10-25                                   # else 1 February 2022

A fact is written as ``notation`` says: exactly in ``facts`` and ``faults``; loosely in ``missed`` and ``not``, where what is left out
is not looked at.  ``python tests/complete.py`` shows where the table differs from what comes out, and helps to bring it up to date.
"""

from __future__ import annotations

from typing import Any

import causes
import complete
import pytest
from complete import compare, facts_of
from notation import loosely, parsed, written
from stored import rows
from tables import each_row


@each_row(rows("events"))
def test_example(row: dict[str, Any]) -> None:
    """The sentence tells what the table says, whole and exactly."""
    facts = facts_of(row)
    found = compare(row, facts)
    assert not found, f"{row['text']}\n{found}\nsee: python tests/complete.py"
    known = set(row.get("faults", []))
    for trap in row.get("not", []):
        false = [written(fact) for fact in facts if loosely(fact, trap) and written(fact) not in known]
        assert not false, f"{row['text']}: {false} is what 'not' excludes: {trap}"


def test_table_is_whole() -> None:
    """It has hundreds of examples, none stands in it twice, and a quarter of them at most is not yet right."""
    table = [param.values[0] for param in rows("events")]
    texts = [row["text"] for row in table]
    assert len(texts) == len(set(texts)) >= 1000
    assert sum("wish" in row for row in table) < len(table) / 4
    for row in table:
        lists = [row.get(key, []) for key in ("facts", "missed", "faults", "not")]
        assert all(parsed(fact) for each in lists for fact in each)
        assert any(lists) or row.get("nothing")
        assert not (row.get("nothing") and row.get("facts")), row["text"]
        assert ("wish" in row) == bool(row.get("missed") or row.get("faults")), f"why? {row['text']}"


BLOCK = """[[active]]
text = "Ghana condemned Togo."
facts = ["ACCUSE Ghana"] # a comment
not = [
    "ASSAULT *",
]

# The next.
"""


def test_the_table_is_brought_up_to_date_in_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """New facts become unjudged, and from there facts or faults; all else stays as it is."""
    monkeypatch.setattr(
        complete, "compare", lambda *_: complete.Compared(new=["SUPPORT Togo", "REJECT Ghana"])
    )
    monkeypatch.setattr(complete, "facts_of", lambda _: ())
    fresh = complete.update(BLOCK)
    assert '# a comment\nunjudged = ["SUPPORT Togo", "REJECT Ghana"]\nnot = [\n' in fresh
    marked = complete.update(fresh.replace('"SUPPORT', '"! SUPPORT'))
    row = complete.row_of(complete.accept(marked))[1]
    assert row["facts"] == ["ACCUSE Ghana", "REJECT Ghana"] and row["faults"] == ["SUPPORT Togo"]
    assert "unjudged" not in row and complete.accept(BLOCK) == BLOCK


def test_every_wish_has_a_cause() -> None:
    """And ERRORS.md counts them: ``python tests/causes.py`` writes its table."""
    assert set(causes.counts()) == set(causes.CAUSES)
    assert causes.written() == causes.table()
