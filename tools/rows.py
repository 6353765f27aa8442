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


def taken_names() -> set[str]:
    """The folded names of countries, bodies and places, which stand for nobody."""
    tables = [path for name in ("names", "countries", "places") if (path := DATA / f"{name}.csv").exists()]
    return {fold(row["name"]) for path in tables for row in read(path) if row.get("alone", "1") == "1"}


def country_codes() -> dict[str, str]:
    """Our code of a country by its folded names."""
    codes = {fold(row["name"]): row["code"] for row in read(DATA / "countries.csv")}
    return {fold(r["name"]): r["actor"] for r in read(DATA / "names.csv") if r["how"] == "alias"} | codes


def leader_code(leader: Row) -> str:
    """Our country code of an Archigos row."""
    if leader["cow_abbrev"] == "RUS":
        return "SUN" if leader["start"] < "1991-07" else "RUS"
    if leader["cow_abbrev"] == "ZIM" and leader["start"] < "1980-04":
        return "RHO"
    return COW.get(leader["cow_abbrev"], leader["cow_abbrev"])


# Correlates of War abbreviation -> our code, where the two differ.
COW = {
    "UKG": "GBR", "FRN": "FRA", "GFR": "DEU", "GMY": "DEU", "GDR": "DDR", "RUM": "ROU", "BUL": "BGR",
    "YUG": "YUG", "SER": "SRB", "CRO": "HRV", "SLV": "SVN", "SLO": "SVK", "CZR": "CZE", "CZE": "CSK",
    "AUS": "AUT", "SWZ": "CHE", "SPN": "ESP", "POR": "PRT", "NTH": "NLD", "IRE": "IRL", "SWD": "SWE",
    "DEN": "DNK", "ICE": "ISL", "LAT": "LVA", "LIT": "LTU", "MLD": "MDA", "GRG": "GEO", "MAC": "MKD",
    "BOS": "BIH", "KOS": "XKX", "HAI": "HTI", "TRI": "TTO", "BAR": "BRB", "GUA": "GTM", "HON": "HND",
    "SAL": "SLV", "COS": "CRI", "PAR": "PRY", "URU": "URY", "BHM": "BHS", "CAP": "CPV", "EQG": "GNQ",
    "GAM": "GMB", "MAA": "MRT", "NIR": "NER", "CDI": "CIV", "GUI": "GIN", "BFO": "BFA", "SIE": "SLE",
    "TOG": "TGO", "CAO": "CMR", "NIG": "NGA", "CEN": "CAF", "CHA": "TCD", "CON": "COG", "DRC": "COD",
    "TAZ": "TZA", "BUI": "BDI", "ANG": "AGO", "MZM": "MOZ", "ZAM": "ZMB", "ZIM": "ZWE", "MAW": "MWI",
    "SAF": "ZAF", "LES": "LSO", "BOT": "BWA", "SWA": "SWZ", "MAG": "MDG", "MAS": "MUS", "MOR": "MAR",
    "ALG": "DZA", "LIB": "LBY", "SUD": "SDN", "LEB": "LBN", "KUW": "KWT", "BAH": "BHR", "UAE": "ARE",
    "OMA": "OMN", "TAJ": "TJK", "KYR": "KGZ", "KZK": "KAZ", "MON": "MNG", "TAW": "TWN", "ROK": "KOR",
    "BHU": "BTN", "BNG": "BGD", "MYA": "MMR", "SRI": "LKA", "MAD": "MDV", "NEP": "NPL", "THI": "THA",
    "CAM": "KHM", "DRV": "VNM", "MAL": "MYS", "SIN": "SGP", "BRU": "BRN", "PHI": "PHL", "INS": "IDN",
    "ETM": "TLS", "AUL": "AUS", "NEW": "NZL", "SOL": "SLB", "FJI": "FJI", "YPR": "YMD", "TBT": "CHN",
    "ZAN": "TZA",
}  # fmt: skip
