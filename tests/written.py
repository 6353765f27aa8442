"""What kg writes of a graph into one of its files of lines, as text."""

from __future__ import annotations

import io

from kg.files.rows import HEADS, row_texts
from kg.graph import Whole


def text_of(graph: Whole, name: str) -> str:
    """The file of that name: ``events.jsonl``, ``triples.csv`` ..."""
    return HEADS.get(name, "") + "".join(part[name] for part in row_texts(graph, [name]))


def lines_of(graph: Whole, name: str) -> list[str]:
    """Its lines without their ends."""
    return text_of(graph, name).split("\n")[:-1]


def rows_of(graph: Whole, name: str) -> io.StringIO:
    """A table of it, for ``csv.DictReader``."""
    return io.StringIO(text_of(graph, name), newline="")
