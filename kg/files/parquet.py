"""KnowledgeGraphs -> Parquet with typed columns: the rows of ``kg.files.typed``.

The graph may come in parts (of some documents each): no more than one of them is held at a time, and the
file does not depend on where it is cut.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from kg.characters import printable
from kg.errors import LibraryError
from kg.files.typed import KINDS, TABLES, Parts

GROUP = 20_000
"""Rows of a row group: what is in memory at once."""


def write_parquet(parts: Parts, path: Path, table: str = "facts") -> None:
    """Write a new file; the same graph is the same bytes with the same pyarrow.

    Args:
        parts: graphs of different documents.
        path: where to.
        table: one of ``TABLES``.

    Raises:
        LibraryError: pyarrow is not installed.
        OSError: The file cannot be written.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise LibraryError("Parquet needs pyarrow, which is not installed: pip install pyarrow") from None
    columns, rows = TABLES[table]
    schema = pa.schema([(name, _type(pa, TYPES.get(name, "string"))) for name in columns])
    made = ({name: _cell(row[name]) for name in columns} for row in rows(parts))
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(made, GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema), row_group_size=GROUP)


def _type(pa: Any, name: str) -> Any:
    """ "[string]" is a list of strings, "{int64}" a map of strings to numbers."""
    inner = pa.type_for_alias(name.strip("[]{}"))
    return {"[": pa.list_(inner), "{": pa.map_(pa.string(), inner)}.get(name[0], inner)


def _cell(value: object) -> object:
    """What Parquet has for a value; nothing, "" or not known, is null, and no text breaks its encoding."""
    if isinstance(value, str):
        return printable(value) or None
    if isinstance(value, dict):
        return [(printable(key), each) for key, each in value.items()]
    return [_cell(each) for each in value] if isinstance(value, list) else value


_SEVERAL = (
    "context", "source", "source_ids", "source_country", "target", "target_ids", "target_country",
    "attribution", "attribution_ids", "subject_name", "subject_ids", "object_name", "object_ids",
    "arguments", "aliases",
)  # fmt: skip
_NAMES = {date: "date32", float: "double", int: "int64", bool: "bool"}
TYPES: Mapping[str, str] = {
    **dict.fromkeys(_SEVERAL, "[string]"),
    **{column: _NAMES[kind] for column, kind in KINDS.items()},
    "size": "{int64}",
}
"""The types of the columns that are not plain text."""
