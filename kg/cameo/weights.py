"""Event -> its CAMEO root code and a Goldstein-style weight, by type and mode (``data/cameo.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from kg.model import Event


class Cameo(NamedTuple):
    """The root code of CAMEO, "01" to "20", and a weight from -10 (conflict) to 10 (cooperation)."""

    root: str
    weight: float


def cameo_of(event: Event) -> Cameo:
    """What CAMEO would call an event, and how much of conflict or cooperation it is.

    Weights are in the style of Goldstein (*A Conflict-Cooperation Scale for WEIS Events Data*, 1992), carried
    over to PLOVER by us: the table says from which CAMEO codes.

    Example:
        A meeting is 04 and 1.0, a visit 04 and 1.9, a plain attack 19 and -10.0.
    """
    known = _table()
    return known.get((event.type, event.mode or "")) or known[event.type, ""]


def root_name(root: str) -> str:
    """The name of a root code: "consult" of "04"."""
    return _roots()[root]


def read_table(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of one of the tables in ``data/``, by the names of their columns."""
    text = resources.files("kg").joinpath(f"cameo/data/{name}.csv").read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def _table() -> Mapping[tuple[str, str], Cameo]:
    return {
        (row["type"], row["mode"]): Cameo(row["root"], float(row["weight"])) for row in read_table("cameo")
    }


@cache
def _roots() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in read_table("roots")}
