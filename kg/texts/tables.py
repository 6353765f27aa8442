"""CSV, TSV and Parquet -> Documents, a row each; which column holds what is known by its name, or told."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from kg.errors import DocumentError, NoteError
from kg.model import Document
from kg.texts.encodings import empty, lines
from kg.texts.inputs import Input
from kg.texts.packed import undamaged
from kg.texts.records import Report, fields_of, no_text, ours, record, tell_of_days
from kg.texts.rows import Dialect, Row, dialect_of, rows

_SAMPLE, _LARGE = 200, 2**20
"""How many lines are looked at for the dialect, and how many characters, but for the last line."""
_PARTERS = {".tsv": "\t,;|", ".tab": "\t,;|"}
_SAID = re.compile(r"""\ufeff?"?sep=(.)"?\s*""", re.IGNORECASE)
"""What Excel writes in a line above the header."""
_CURE = "quote cells that have a delimiter in them, and double the quotation marks in those"
_HEADER = 2000
"""How many characters the names of columns take at most, where nobody says that it is a table."""
_BATCH = 64
"""How many rows of Parquet are in memory at once."""


def read_table(item: Input, note: Report) -> Iterator[Document]:
    """A document a row; the first row names the columns, in any order."""
    sample, every = _sample(_lines(item, note))
    if not "".join(sample).strip():
        raise empty(item.name)
    above, dialect = _dialect(sample, item)
    found = rows(chain(sample[above:], every), dialect)
    row = Row(1, [])
    try:
        names = next(found, row).cells
        _check(names, item)
        for row in found:
            yield from _document(row, names, f"{item.name}:{row.line + above}", item, note)
    except csv.Error:
        why = f"is no table from line {row.line + above} on"
        raise DocumentError(item.name, why, "look for a quotation mark too many") from None


def _lines(item: Input, note: Report = lambda _: None) -> Iterator[str]:
    """The lines of a table, also where an old Mac ends them with a carriage return alone."""
    for line in lines(item, note):
        yield from re.split(r"(?<=\r)(?!\n)(?!\Z)", line) if "\r" in line else (line,)


def _sample(every: Iterator[str]) -> tuple[list[str], Iterator[str]]:
    """The first lines and those that follow, where it is told, too, if nothing does that can be read."""
    found: list[str] = []
    size = 0
    try:
        while size < _LARGE and len(found) < _SAMPLE and (line := next(every, None)) is not None:
            found.append(line)
            size += len(line)
    except DocumentError as error:
        if not found:
            raise
        return found, _failing(error)
    return found, every


def _failing(error: DocumentError) -> Iterator[str]:
    """No line."""
    raise error
    yield ""


def is_table(item: Input) -> bool:
    """Whether the first line names columns, that of the texts among them."""
    sample = list(islice(_lines(item), 2))
    if not sample or len(sample[0]) > _HEADER:
        return False
    above, dialect = _dialect(sample[: 1 + bool(_SAID.fullmatch(sample[0]))], item)
    names = next(rows(sample[above : above + 1], dialect), Row(1, [])).cells
    known = fields_of(names, item)
    return bool(known["text"]) and sum(map(bool, known.values())) > 1


def _document(row: Row, names: Sequence[str], where: str, item: Input, note: Report) -> Iterator[Document]:
    """The document of a row of cells, if it is one; whatever does not fit is told."""
    if row.fault:
        note(DocumentError(where, row.fault, _CURE))
    else:
        missing = len(names) - len(row.cells)
        padded = [*row.cells, *[""] * missing]
        for document in _row(dict(zip(names, padded, strict=False)), where, item, note):
            if missing > 0:
                note(NoteError(where, "has fewer cells than the header", "see that nothing is cut off"))
            yield document


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


def _dialect(sample: Sequence[str], item: Input) -> tuple[int, Dialect]:
    """How many lines are above the header, and what parts cells and how they are quoted."""
    said = _SAID.fullmatch(sample[0])
    parters = said.group(1) if said else _PARTERS.get(item.ending, ",;\t|")
    above = 1 if said else 0
    return above, dialect_of(
        sample[above:], parters, lambda names: sum(map(bool, fields_of(names, item).values()))
    )


def read_parquet(item: Input, note: Report) -> Iterator[Document]:
    """A document a row, read in batches; only the columns that are known are read.

    Raises:
        ImportError: pyarrow is not installed.
        DocumentError: It is damaged, or no column holds texts.
    """
    import pyarrow.parquet as pq

    with item.on_disk() as path, undamaged(item, "Parquet"), pq.ParquetFile(path) as table:
        names = table.schema_arrow.names
        _check(names, item)
        if not fields_of(names, item)["published"]:
            tell_of_days(_days(table.schema_arrow), item, note)
        number = 0
        for batch in table.iter_batches(_BATCH, columns=_known(names, item)):
            for row in batch.to_pylist():
                number += 1
                yield from _row(row, f"{item.name}:{number}", item, note)


def _days(schema: Any) -> list[str]:
    import pyarrow as pa

    return [each.name for each in schema if pa.types.is_date(each.type) or pa.types.is_timestamp(each.type)]


def _known(names: Sequence[str], item: Input) -> list[str]:
    return sorted({name for found in fields_of(names, item).values() for name in found})
