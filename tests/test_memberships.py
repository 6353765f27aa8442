"""Which state was what in which organisation: the table, its check, and the tool that compares it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))

import check_memberships

from kg.lexicon import check
from kg.lexicon.lists import table

WRONG = [
    (["FRA", "No_Such_Body", "member", "", "", "own"], "is of somebody whom no table has"),
    (["XXX", "NATO", "member", "", "", "own"], "is of somebody whom no table has"),
    (["FRA", "NATO", "friend", "", "", "own"], "is 'friend', which is none of member"),
    (["FRA", "NATO", "member", "1999", "1998-12", "own"], "ends (1998-12) before it begins (1999)"),
]


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What memberships.csv has, to be filled."""
    made: list[list[str]] = []

    def instead(name: str) -> Iterator[list[str]]:
        return iter(made) if name == "memberships" else table(name)

    monkeypatch.setattr(check, "table", instead)
    return made


@pytest.mark.parametrize(("row", "said"), WRONG)
def test_what_is_wrong_with_a_membership_is_told(row: list[str], said: str, rows: list[list[str]]) -> None:
    """In one sentence that names both."""
    rows.append(row)
    (problem,) = check._wrong_memberships()
    assert f"The membership of {row[0]} in {row[1]}" in problem
    assert said in problem


def test_two_times_of_one_membership_are_apart(rows: list[list[str]]) -> None:
    """But who is suspended remains a member."""
    rows += [["FRA", "NATO", "member", "1949", "1966", ""], ["FRA", "NATO", "suspended", "1950", "1951", ""]]
    assert list(check._wrong_memberships()) == []
    rows.append(["FRA", "NATO", "member", "1966-03", "", ""])
    assert len(list(check._wrong_memberships())) == 1


def test_a_source_that_is_not_described_is_told(rows: list[list[str]]) -> None:
    """Each source has its licence in sources.csv."""
    rows.append(["FRA", "NATO", "member", "1949", "", "own; hearsay"])
    assert list(check._unknown_sources()) == [
        "memberships.csv has the source hearsay, which sources.csv lacks."
    ]


def test_ours_are_compared_with_those_of_2020() -> None:
    """Suspended ones and those of other days do not count."""
    row = {"member": "FRA", "organisation": "NATO", "status": "member", "since": "1949-08-24", "until": ""}
    ours = [row, row | {"member": "FIN", "since": "2023-04-04"}, row | {"member": "GBR", "until": "2020"}]
    found = check_memberships.members([*ours, row | {"member": "RUS", "status": "suspended"}])
    other = check_memberships.theirs(
        [{"acronym": "NATO", "country": code, "status": "member"} for code in ("FRA", "DEU")]
    )
    (line,) = check_memberships.compared(found, other)
    assert line == "NATO: 1 alike; here alone: GBR; there alone: DEU"
