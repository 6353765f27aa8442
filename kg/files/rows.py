"""A part of a graph -> its lines of the files that have one for each fact, triple or document.

The part is gone through once for all of them: a record is made once for its line of JSON and its row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from kg.files import records, tables, triples
from kg.files.actors import Record, record_line
from kg.graph import KnowledgeGraph, Whole


@dataclass(frozen=True)
class Leaf:
    """A part of a graph with the records of its facts and triples, each made where it is asked for."""

    part: KnowledgeGraph

    @cached_property
    def facts(self) -> list[Record]:
        """The records of its facts, in the order of the texts."""
        return list(records.event_records(self.part))

    @cached_property
    def triples(self) -> list[Record]:
        """The records of its triples, in the order of the texts."""
        part = self.part
        return list(triples.triple_records(part.triples, part.documents, part.facts))


def _facts(leaf: Leaf) -> Iterator[str]:
    return _ended(map(record_line, leaf.facts))


def _facts_csv(leaf: Leaf) -> Iterator[str]:
    return records.csv_rows(leaf.facts)


def _triples(leaf: Leaf) -> Iterator[str]:
    return _ended(triples.lines_of(leaf.triples))


def _triples_csv(leaf: Leaf) -> Iterator[str]:
    return triples.csv_rows(leaf.part, leaf.triples)


def _documents(leaf: Leaf) -> Iterator[str]:
    return _ended(records.document_lines(leaf.part))


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (f"{line}\n" for line in lines)


ROWS: Mapping[str, Callable[[Leaf], Iterator[str]]] = {
    "events.jsonl": _facts, "events.csv": _facts_csv,
    "triples.jsonl": _triples, "triples.csv": _triples_csv, "documents.jsonl": _documents,
}  # fmt: skip
"""The files, and the lines of a part in each."""

HEADS: Mapping[str, str] = {
    "events.csv": next(tables.csv_lines([records.CSV_COLUMNS])),
    "triples.csv": next(tables.csv_lines([triples.COLUMNS])),
}


Texts = Iterator[Mapping[str, str]]
"""What each part adds to each file."""


def row_texts(whole: Whole, names: Iterable[str] = ROWS) -> Texts:
    """The texts of these files, part by part; where there are several processes, these begin at once."""
    return whole.each(partial(_texts, tuple(names)), triples=True)


def write_rows(texts: Texts, paths: Mapping[str, Path], encoding: str = "utf-8") -> None:
    """Write these files.

    Args:
        texts: as ``row_texts`` gives them.
        paths: where each file is to go, by its name in ``ROWS``.
        encoding: "utf-8-sig" begins a table with a byte order mark.
    """
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(path.open("w", encoding=encoding, newline="\n"))
            for name, path in paths.items()
        }
        for told in chain([HEADS], texts):
            for name in told.keys() & files.keys():
                files[name].write(told[name])


def _texts(names: Iterable[str], part: KnowledgeGraph) -> dict[str, str]:
    leaf = Leaf(part)
    return {name: "".join(ROWS[name](leaf)) for name in names}
