"""Rows of people.csv, for the tools that compile and check them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from kg.lexicon.folding import fold

ROOT = Path(__file__).resolve().parents[1]
FACTS = ROOT.parent / "shared" / "facts"
DATA = ROOT / "kg" / "lexicon" / "data" / "actors"

Row = dict[str, str]
FIELDS = (
    "id", "name", "surname", "aliases", "country", "office", "of", "since", "until", "gender", "wikidata",
    "source",
)  # fmt: skip


def read(path: Path) -> list[Row]:
    """All rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Known:
    """The people we have, by every folded name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.ids: dict[str, str] = {}
        self.first: dict[str, Row] = {}
        for row in rows:
            self.first.setdefault(row["id"], row)
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    self.ids.setdefault(fold(name), row["id"])

    def find(self, name: str, country: str = "") -> str | None:
        """Our id of a person of that name and, if one is given, that country."""
        key = self.ids.get(fold(name))
        return key if key and (not country or self.first[key]["country"] in ("", country)) else None


def person(
    name: str,
    country: str,
    office: str,
    of: str,
    since: str,
    until: str,
    gender: str,
    wikidata: str,
    source: str,
) -> Row:
    """One row of people.csv."""
    key = "_".join(name.replace(".", "").split())
    values = (key, name, name.split()[-1], "", country, office, of, since, until, gender, wikidata, source)
    return dict(zip(FIELDS, values, strict=True))


def country_codes() -> dict[str, str]:
    """Our code of a country by its folded names."""
    codes = {fold(row["name"]): row["code"] for row in read(DATA / "countries.csv")}
    return {fold(r["name"]): r["actor"] for r in read(DATA / "names.csv") if r["how"] == "alias"} | codes
