"""CSV, TSV and Parquet -> Documents, a row each; which column holds what is known by its name, or told."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from kg.errors import DocumentError, LibraryError
from kg.model import Document
from kg.texts.encodings import empty, lines
from kg.texts.inputs import Input
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
    names = next(filter(any, rows), [])
    _check(names, item)
    try:
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
    sample = list(islice(lines(item, _quiet), _SAMPLE))
    known = _fit(sample, _dialect(sample, item), item)[0]
    names = next(filter(any, csv.reader(sample, **_dialect(sample, item))), [])
    return known > 1 and bool(fields_of(names, item)["text"])


def _quiet(error: DocumentError) -> None:
    """It is told when the table is read."""


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
    for _, column in item.hints.columns:
        if column not in names:
            raise DocumentError(item.name, f"has no column {column!r}", f"there are {', '.join(names)[:120]}")


def _dialect(sample: Sequence[str], item: Input) -> dict[str, Any]:
    """What parts cells and how they are quoted: that by which the header is best known, and rows are even."""
    parters = _PARTERS.get(item.ending, ",;\t|")
    tried = [{"delimiter": parter, **quote} for quote in _QUOTES for parter in parters]
    return max(tried, key=lambda dialect: _fit(sample, dialect, item))


def _fit(sample: Sequence[str], dialect: Mapping[str, Any], item: Input) -> tuple[int, float, int]:
    """How many columns are known, the share of rows that are as wide as the header, and how wide that is."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(sample, strict=True, **dialect))
    except csv.Error:
        if len(sample) < _SAMPLE:  # else it is the end of the sample that is in a quotation
            return (0, 0, 0)
        rows.extend(csv.reader(sample, **dialect))
    full = [row for row in rows if row]
    if not full:
        return (0, 0, 0)
    known = sum(1 for names in fields_of(full[0], item).values() if names)
    even = sum(len(row) == len(full[0]) for row in full) / len(full)
    return known, even, len(full[0])


def read_parquet(item: Input, note: Report) -> Iterator[Document]:
    """A document a row, read in batches; only the columns that are known are read.

    Raises:
        LibraryError: pyarrow is not installed.
        DocumentError: It is damaged, or no column holds texts.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise LibraryError(
            'a .parquet file needs the library pyarrow: pip install "diplomatic-kg[archive]"'
        ) from None
    with item.on_disk() as path:
        try:
            table = pq.ParquetFile(path)
            names = table.schema_arrow.names
            _check(names, item)
            number = 0
            for batch in table.iter_batches(_BATCH, columns=_known(names, item)):
                for row in batch.to_pylist():
                    number += 1
                    yield from _row(row, f"{item.name}:{number}", item, note)
        except (pa.ArrowException, OSError) as error:
            raise DocumentError(
                item.name, f"is cut off or damaged ({type(error).__name__})", "get it again"
            ) from None


def _known(names: Sequence[str], item: Input) -> list[str]:
    return sorted({name for found in fields_of(names, item).values() for name in found})
