"""CSV, TSV and Parquet -> Documents, a row each; which column holds what is known by its name, or told."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from kg.errors import DocumentError, LibraryError
from kg.model import Document
from kg.texts.encodings import empty, lines
from kg.texts.inputs import Input
from kg.texts.packed import undamaged
from kg.texts.records import Report, fields_of, no_text, ours, record

_WIDEST = 64 * 2**20
"""How many characters a cell may have."""
_SAMPLE = 200
"""How many lines are looked at for the dialect."""
_PARTERS = {".tsv": "\t,;|", ".tab": "\t,;|"}
_QUOTES: tuple[dict[str, Any], ...] = (
    {"doublequote": True},
    {"doublequote": False, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
)
_HEADER = 2000
"""How many characters the names of columns take at most, where nobody says that it is a table."""
_BATCH = 64
"""How many rows of Parquet are in memory at once."""


def read_table(item: Input, note: Report) -> Iterator[Document]:
    """A document a row; the first row names the columns, in any order."""
    csv.field_size_limit(_WIDEST)
    every = lines(item, note)
    sample = list(islice(every, _SAMPLE))
    if not "".join(sample).strip():
        raise empty(item.name)
    dialect = _dialect(sample, item)
    rows = csv.reader(chain(sample, every), **dialect)
    try:
        names = next(filter(any, rows), [])
        _check(names, item)
        for row in rows:
            if any(map(str.strip, row)):
                yield from _row(
                    dict(zip(names, row, strict=False)), f"{item.name}:{rows.line_num}", item, note
                )
    except csv.Error as error:
        raise DocumentError(
            item.name,
            f"is no table from line {rows.line_num} on ({error})",
            "look for a quotation mark too many",
        ) from None


def is_table(item: Input) -> bool:
    """Whether the first line names columns, that of the texts among them."""
    sample = list(islice(lines(item), 1))
    if not sample or len(sample[0]) > _HEADER:
        return False
    names = next(filter(any, _rows(sample, _dialect(sample, item))), [])
    known = fields_of(names, item)
    return bool(known["text"]) and sum(map(bool, known.values())) > 1


def _row(row: Mapping[str, Any], where: str, item: Input, note: Report) -> Iterator[Document]:
    try:
        yield record(row, where, item, note)
    except DocumentError as error:
        note(error)


def _check(names: Sequence[str], item: Input) -> None:
    """Refuse a table of which no column is known to hold texts, once, and not row by row.

    Raises:
        DocumentError: It is such a table, or one that kg wrote.
    """
    if {"doc", "evidence_start"} <= set(names) or {"subject_name", "document_source"} <= set(names):
        raise ours(item)
    if not fields_of(names, item)["text"]:
        raise no_text(item.name, names)
    _check_names(names, fields_of(names, item).values(), item)
    for _, column in item.hints.columns:
        if column not in names:
            raise DocumentError(item.name, f"has no column {column!r}", f"there are {', '.join(names)[:120]}")


def _check_names(names: Sequence[str], wanted: Iterable[list[str]], item: Input) -> None:
    """Refuse a table in which two columns that are wanted have one name: nobody knows which is meant."""
    count = Counter(names)
    for name in chain.from_iterable(wanted):
        if count[name] > 1:
            raise DocumentError(item.name, f"has {count[name]} columns called {name!r}", "rename all but one")


def _dialect(sample: Sequence[str], item: Input) -> dict[str, Any]:
    """What parts cells and how they are quoted: that by which the header is best known, and rows are even."""
    parters = _PARTERS.get(item.ending, ",;\t|")
    tried = [{"delimiter": parter, **quote} for quote in _QUOTES for parter in parters]
    return max(tried, key=lambda dialect: _fit(sample, dialect, item))


def _fit(sample: Sequence[str], dialect: Mapping[str, Any], item: Input) -> tuple[int, float, int]:
    """How many columns are known, the share of rows that are as wide as the header, and how wide that is."""
    full = [row for row in _rows(sample, dialect) if row]
    if not full:
        return (0, 0, 0)
    known = sum(1 for names in fields_of(full[0], item).values() if names)
    even = sum(len(row) == len(full[0]) for row in full) / len(full)
    return known, even, len(full[0])


def _rows(sample: Sequence[str], dialect: Mapping[str, Any]) -> list[list[str]]:
    """The rows of a sample whose end may be in a quotation; none where it is of another dialect."""
    found: list[list[str]] = []
    try:
        found.extend(csv.reader(sample, strict=len(sample) < _SAMPLE, **dialect))
    except csv.Error:
        return []
    return found


def read_parquet(item: Input, note: Report) -> Iterator[Document]:
    """A document a row, read in batches; only the columns that are known are read.

    Raises:
        LibraryError: pyarrow is not installed.
        DocumentError: It is damaged, or no column holds texts.
    """
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise LibraryError(
            'a .parquet file needs the library pyarrow: pip install "diplomatic-kg[archive]"'
        ) from None
    with item.on_disk() as path, undamaged(item, "Parquet"), pq.ParquetFile(path) as table:
        names = table.schema_arrow.names
        _check(names, item)
        number = 0
        for batch in table.iter_batches(_BATCH, columns=_known(names, item)):
            for row in batch.to_pylist():
                number += 1
                yield from _row(row, f"{item.name}:{number}", item, note)


def _known(names: Sequence[str], item: Input) -> list[str]:
    return sorted({name for found in fields_of(names, item).values() for name in found})
