"""Check memberships.csv against the public table of who was a member of what in 2020.

    make check-facts          python tools/check_memberships.py [FACTS]    # FACTS: by default ../shared/facts

Prints how many members of 2020 both have, and those that one alone has.  Source: memberships of the CIA World
Factbook (public domain) as D. Hernangómez (MIT) compiled them; some of its bodies are years older than 2020.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.lexicon.gazetteer import load_gazetteer  # noqa: E402

Row = dict[str, str]
OURS = ROOT / "kg" / "lexicon" / "data" / "actors" / "memberships.csv"
DAY = "2020-01-15"
OTHERWISE = {
    "CE": "Council_of_Europe", "C": "Commonwealth_of_Nations", "AL": "Arab_League", "NC": "Nordic_Council",
    "G-7": "G7", "G-20": "G20", "EuroArea": "Eurozone", "GCC": "Gulf_Cooperation_Council",
}  # fmt: skip
"""What the table calls otherwise than we do."""


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members(rows: Iterable[Row]) -> Mapping[str, set[str]]:
    """The states that were members of each of our bodies on the day."""
    found: dict[str, set[str]] = {}
    for row in rows:
        until = row["until"].rstrip("~")
        if row["status"] == "member" and row["since"] <= DAY and DAY[: len(until)] <= (until or DAY):
            found.setdefault(row["organisation"], set()).add(row["member"])
    return found


def theirs(rows: Iterable[Row]) -> Mapping[str, set[str]]:
    """The same of the table, by our ids; bodies that no name of ours is are left out."""
    ids = load_gazetteer()
    found: dict[str, set[str]] = {}
    for row in rows:
        known = [each.actor.id for each in ids.lookup(row["acronym"]) if each.actor.kind != "country"]
        body = OTHERWISE.get(row["acronym"]) or next(iter(known), "")
        if row["status"] == "member":
            found.setdefault(body, set()).add(row["country"])
    return found


def compared(ours: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> Iterator[str]:
    """A line for each body of which the two know other members."""
    for body in sorted(ours.keys() & other.keys()):
        both = len(ours[body] & other[body])
        here, there = (
            " ".join(sorted(part)) for part in (ours[body] - other[body], other[body] - ours[body])
        )
        yield f"{body}: {both} alike; here alone: {here or 'nobody'}; there alone: {there or 'nobody'}"


if __name__ == "__main__":
    facts = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "facts"
    print(*compared(members(read(OURS)), theirs(read(facts / "memberships_2020.csv"))), sep="\n")
