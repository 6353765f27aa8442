"""Rows of an answer: terms as Python values, by place or by the name of the column; as a DataFrame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

from rdflib import Literal, URIRef
from rdflib.term import Node

from kg.characters import printable
from kg.errors import LibraryError
from kg.rdf import CODE, KG

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | bool | date | None


class Row(tuple[Cell, ...]):
    """One row of an answer: ``row[0]``, ``row["day"]``, ``dict(row)``; equal to the tuple of its values.

    ``columns`` are the names.
    """

    columns: tuple[str, ...]

    def __new__(cls, values: Iterable[Cell], columns: Iterable[str]) -> Row:
        """A row of values under columns."""
        row = super().__new__(cls, values)
        row.columns = tuple(columns)
        return row

    @overload  # type: ignore[override]  # a tuple takes no names
    def __getitem__(self, place: int | str) -> Cell: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, place: int | str | slice) -> Any:
        return super().__getitem__(self._place(place) if isinstance(place, str) else place)

    def _place(self, name: str) -> int:
        if name not in self.columns:
            raise KeyError(f"{name!r} is no column of this answer: it has {', '.join(self.columns)}")
        return self.columns.index(name)

    def keys(self) -> tuple[str, ...]:
        """The names of the columns, so that ``dict(row)`` is the row as a dict."""
        return self.columns

    def __getnewargs__(self) -> tuple[tuple[Cell, ...], tuple[str, ...]]:
        return tuple(self), self.columns


def cell(term: Node | None) -> Cell:
    """A term as a Python value: "asserted" for ``code:asserted``, a date for an ``xsd:date``."""
    if term is None:
        return None
    if isinstance(term, URIRef):
        space, mark, name = term.rpartition("#")
        if f"{space}{mark}" not in (str(KG), str(CODE)):
            return str(term)
        return name.removeprefix("mode-").removeprefix("context-").removeprefix("sector-")
    value: Any = term.toPython() if isinstance(term, Literal) else str(term)
    if isinstance(value, str | bool | int | float | date) and not isinstance(value, Literal):
        return value
    return float(str(term)) if str(getattr(term, "datatype", "")).endswith("#decimal") else str(term)


_DTYPES: Mapping[frozenset[type], str] = {
    frozenset({date}): "datetime64[s]",
    frozenset({float}): "float64",
    frozenset({int}): "Int64",
    frozenset({bool}): "boolean",
}
"""What pandas calls a column of such values, some of which may be missing."""


def dataframe(
    rows: Iterable[Sequence[object]], columns: Sequence[str], kinds: Mapping[str, type] = MappingProxyType({})
) -> pandas.DataFrame:
    """Rows as a pandas DataFrame; days are ``datetime64[s]``, which has room for all years from 1 to 9999.

    Args:
        rows: the values, of which None is missing.
        columns: their names.
        kinds: what columns hold, by their names, where all that they could tell it by is missing.

    Raises:
        LibraryError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise LibraryError("a DataFrame needs pandas, which is not installed: pip install pandas") from None
    whole = [[_sound(value) for value in row] for row in rows]
    table: dict[str, Any] = {}
    for place, name in enumerate(columns):
        values = [row[place] for row in whole]
        table[name] = pandas.Series(values, dtype=_dtype(values, kinds.get(name)))
    return pandas.DataFrame(table, columns=list(columns))


def _dtype(values: Iterable[object], kind: type | None) -> str | None:
    """The type of a column, None where pandas is to find it."""
    found = frozenset(type(value) for value in values if value is not None)
    return _DTYPES.get(found or frozenset(filter(None, [kind])))


def _sound(value: object) -> object:
    """The same value; pandas takes no half of a surrogate pair in a text."""
    if isinstance(value, list):
        return [_sound(each) for each in value]
    if not isinstance(value, str) or value.isprintable():  # most are, and this is quick
        return value
    return printable(value)
