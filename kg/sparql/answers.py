"""What a query answers: a table, or a graph again."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.characters import shown
from kg.errors import LibraryError
from kg.files import csv_lines
from kg.rdf import CODE, KG, Minter

if TYPE_CHECKING:
    import pandas

Cell = str | int | float | bool | date | None
_SHOWN = 200


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """Rows of terms under column names; or, for CONSTRUCT, ``graph``; for ASK one row "answer".

    ``for row in answer``, ``answer[0]`` and ``len(answer)`` are of the rows as Python values.
    ``left_out`` is how many rows without a date were left out because days were asked for.  In a
    notebook it shows itself as a table of at most 200 rows.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Node | None, ...], ...]
    graph: Graph | None = None
    left_out: int = 0

    @property
    def note(self) -> str:
        """What was left out, in words; nothing where nothing was."""
        if not self.left_out:
            return ""
        those = (
            "1 row without a date is" if self.left_out == 1 else f"{self.left_out:,} rows without a date are"
        )
        return f"{those} not in this answer: ask without days to see all"

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows as Python values; our own codes and words by their short name."""
        return tuple(tuple(map(cell, row)) for row in self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return (tuple(map(cell, row)) for row in self.terms)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[tuple[Cell, ...], ...]: ...
    def __getitem__(self, place: int | slice) -> tuple[Any, ...]:
        return self.rows[place] if isinstance(place, slice) else tuple(map(cell, self.terms[place]))

    def __repr__(self) -> str:
        if self.graph is not None:
            return f"Result({_count(len(self.graph), 'triple')})"
        return f"Result({_count(len(self), 'row')} of {', '.join(self.columns)})"

    def to_csv(self) -> str:
        """Comma-separated values; a cell that a spreadsheet would compute gets an apostrophe first."""
        return "".join(csv_lines([self.columns, *self.rows]))

    def to_json(self) -> str:
        """A list of objects, one a row."""
        items = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return json.dumps(items, ensure_ascii=False, default=str, indent=1) + "\n"

    def to_sparql_json(self) -> str:
        """SPARQL 1.1 Query Results JSON."""
        if self.columns == ("answer",) and len(self.terms) == 1:
            return json.dumps({"head": {}, "boolean": self.rows[0][0]})
        rows = [
            {name: _json_term(term) for name, term in zip(self.columns, row, strict=True) if term is not None}
            for row in self.terms
        ]
        return json.dumps({"head": {"vars": self.columns}, "results": {"bindings": rows}}, ensure_ascii=False)

    def to_turtle(self) -> str:
        """The graph as Turtle, with the prefixes of our own files; of a table, nothing."""
        if self.graph is None:
            return ""
        for prefix, space in Minter().prefixes().items():
            self.graph.bind(prefix, space, replace=True)
        return self.graph.serialize(format="turtle")

    def to_text(self, width: int = 60) -> str:
        """A table for a terminal; long cells are cut."""
        rows = [self.columns, *([_cut(value, width) for value in row] for row in self.rows)]
        widths = [max(len(row[place]) for row in rows) for place in range(len(self.columns))]
        lines = [
            "  ".join(text.ljust(size) for text, size in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([lines[0], "  ".join("-" * size for size in widths), *lines[1:]]) + "\n"

    def to_dataframe(self) -> pandas.DataFrame:
        """A pandas DataFrame; days are ``datetime.date``, what is not known is missing.

        Raises:
            LibraryError: pandas is not installed.
        """
        return dataframe(self.rows, self.columns)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_cut(value, 300))}</td>" for value in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{_SHOWN} of {len(self):,} rows</p>" if len(self) > _SHOWN else ""
        more += f"<p>{self.note}</p>" if self.note else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def dataframe(rows: Iterable[Sequence[object]], columns: Iterable[str]) -> pandas.DataFrame:
    """Rows as a pandas DataFrame.

    Raises:
        LibraryError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise LibraryError("a DataFrame needs pandas, which is not installed: pip install pandas") from None
    return pandas.DataFrame(list(rows), columns=list(columns))


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


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _cut(value: Cell, width: int) -> str:
    text = "" if value is None else " ".join(shown(str(value)).split())
    return text if len(text) <= width else text[: width - 1] + "…"


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if not isinstance(term, Literal):
        return {"type": "bnode", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype:
        found["datatype"] = str(term.datatype)
    return found
