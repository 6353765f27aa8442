"""Engines for the tests of archives: quick ones, slow ones, and ones that break or die over a document."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

import kg
from kg.archive import build

STATES = {"Norland": "NRL", "Sudia": "SUD", "Boria": "BOR", "Arlen": "ARL"}
_MET = re.compile(rf"({'|'.join(STATES)}) (met|attacked) ({'|'.join(STATES)})")
_TYPES = {"met": "CONSULT", "attacked": "ASSAULT"}


class Coder:
    """Reads "A met B" and "A attacked B"; notes what it was given, breaks over "broken", dies over "deadly"."""

    name = "coder"

    def __init__(self, version: str = "1", seconds: float = 0.0) -> None:
        self.version, self.seconds = version, seconds
        self.given: list[str] = []

    def __call__(self, documents: Iterable[kg.Document], /) -> Iterator[kg.Reading]:
        """A document after the other."""
        for document in documents:
            self.given.append(document.id)
            time.sleep(self.seconds)
            if "deadly" in document.text:
                os._exit(9)
            if "broken" in document.text:
                raise ValueError("no")
            yield kg.Reading(document, tuple(_facts(document)))


def _facts(document: kg.Document) -> Iterator[kg.Event]:
    for found in _MET.finditer(document.text):
        source, target = (kg.Actor(name, name, "country", STATES[name]) for name in found.group(1, 3))
        at = kg.Evidence(document.id, found.start(), found.end())
        yield kg.Event(
            type=_TYPES[found[2]], source=(source,), target=(target,), evidence=at, trigger=at,
            reciprocal=found[2] == "met", published=document.published,
        )  # fmt: skip


def documents(count: int) -> list[kg.Document]:
    """So many, of some days; no two tell quite the same."""
    names = list(STATES)
    return [
        kg.Document(
            f"d{n:04}", f"{names[n % 4]} {('met', 'attacked')[n % 3 == 0]} {names[(n + 1) % 4]}. It was case {n}.",
            published=date(2031, 1, 1) + timedelta(days=n % 9),
        )
        for n in range(count)
    ]  # fmt: skip


if __name__ == "__main__":  # a build that a test can kill, with a shard for every two documents
    build.LARGEST, build.SMALLEST = 80, 1
    kg.build_folder(documents(int(sys.argv[2])), Path(sys.argv[1]), engine=Coder(seconds=float(sys.argv[3])))
