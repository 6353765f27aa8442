"""Check organisations.csv against the public table of international bodies.

    make check-facts            python tools/check_bodies.py [FACTS]    # FACTS: by default ../shared/facts

A body of ours is found there by one of its names.  Prints how many are found, for how many of these the
Wikidata id and the year of foundation agree, those that do not, and the bodies of the great families that
we do not know by any name.  Source: SupraVerden (CC BY-SA 4.0, consulted); the ids are Wikidata's (CC0).
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.lexicon.folding import fold  # noqa: E402
from kg.lexicon.gazetteer import load_gazetteer  # noqa: E402

Row = dict[str, str]
BODIES = ROOT / "kg" / "lexicon" / "data" / "actors" / "organisations.csv"
FAMILIES = (
    "UN and affiliates",
    "African Union entities",
    "EU institutions and bodies",
    "OAS institutions and bodies",
)
LEAST = 5
"""Letters that a name must have to say by itself which body is meant."""


def read(path: Path) -> list[Row]:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_name(table: Iterable[Row]) -> Mapping[str, list[Row]]:
    """The bodies of the table by each of their folded names."""
    found: dict[str, list[Row]] = {}
    for row in table:
        for name in filter(None, (row["name"], *row["other_names"].split("|"))):
            found.setdefault(fold(name), []).append(row)
    return found


def pairs(ours: Iterable[Row], index: Mapping[str, list[Row]]) -> Iterator[tuple[Row, Row]]:
    """Our bodies, each with the one of the table that has one of its names."""
    for row in ours:
        names = (name for name in (row["name"], *row["aliases"].split("|")) if len(name) >= LEAST)
        found = {id(each): each for name in names for each in index.get(fold(name), ())}
        if len(found) == 1:
            yield row, next(iter(found.values()))


def compare(found: Iterable[tuple[Row, Row]], column: str, theirs: str, length: int) -> tuple[int, list[str]]:
    """How many agree in a column where both know it, and those that do not.

    Args:
        found: Our bodies with theirs.
        column: Our column.
        theirs: Theirs.
        length: How many characters count: 4 of a day are its year.
    """
    told = [(row, row[column][:length], other[theirs][:length]) for row, other in found]
    both = [each for each in told if each[1] and each[2]]
    apart = (each for each in both if each[1] != each[2])
    wrong = [f"{row['id']}: {column} {mine}, the table has {other}" for row, mine, other in apart]
    return len(both), wrong


def main(facts: Path) -> None:
    """Print what agrees and what does not."""
    table, gazetteer = read(facts / "international_bodies.csv"), load_gazetteer()
    found = list(pairs(read(BODIES), by_name(table)))
    print(f"{len(found)} of our organisations are in the table")
    for column, theirs, length in (("wikidata", "wikidata", 12), ("since", "established", 4)):
        both, wrong = compare(found, column, theirs, length)
        print(f"{both - len(wrong)} of {both} agree on {column}", *wrong, sep="\n  ")
    great = (row["name"] for row in table if row["family"] in FAMILIES)
    missing = [name for name in great if not gazetteer.lookup(name)]
    print(f"{len(missing)} bodies of the great families have no such name here", *missing, sep="\n  ")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "facts")
