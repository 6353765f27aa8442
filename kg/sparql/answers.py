"""What a query answers: a table, or a graph again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from kg.characters import plain
from kg.errors import QueryError
from kg.files import csv_lines
from kg.rdf import Minter
from kg.sparql.looks import cut, html_table
from kg.sparql.rows import Cell, Row, cell, dataframe

if TYPE_CHECKING:
    import pandas

_SHOWN = 200
_FIRST = 5


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """Rows of terms under column names; or, for CONSTRUCT, ``graph``; for ASK one row "answer".

    ``for row in answer``, ``answer[0]`` and ``len(answer)`` are of the rows as Python values:
    ``row["day"]``, ``row[0]``, ``dict(row)``.
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
    def rows(self) -> tuple[Row, ...]:
        """The rows as Python values; our own codes and words by their short name."""
        return tuple(self)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.terms)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(map(self._row, self.terms[place]))
        return self._row(self.terms[place])

    def _row(self, terms: tuple[Node | None, ...]) -> Row:
        return Row(map(cell, terms), self.columns)

    def __repr__(self) -> str:
        if self.graph is not None:
            return f"Result({_count(len(self.graph), 'triple')})"
        shape = f"Result({_count(len(self), 'row')} of {cut(', '.join(self.columns), 200)})"
        return "\n".join([shape, *(cut(str(tuple(map(_short, row))), 300) for row in self[:_FIRST])])

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
        return "" if self.graph is None else self.to_rdflib().serialize(format="turtle")

    def to_text(self, width: int = 60) -> str:
        """A table for a terminal; long cells are cut."""
        rows = [self.columns, *([cut(_line(value), width) for value in row] for row in self)]
        widths = [max(len(row[place]) for row in rows) for place in range(len(self.columns))]
        lines = [
            "  ".join(text.ljust(size) for text, size in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([lines[0], "  ".join("-" * size for size in widths), *lines[1:]]) + "\n"

    def to_rdflib(self) -> Graph:
        """What a CONSTRUCT or DESCRIBE made, as an rdflib Graph that knows our prefixes.

        Raises:
            QueryError: The answer is a table.
        """
        if self.graph is None:
            raise QueryError("this answer is a table and no graph: ask with CONSTRUCT or DESCRIBE")
        for prefix, space in Minter().prefixes().items():
            self.graph.bind(prefix, space, replace=True)
        return self.graph

    def to_dataframe(self) -> pandas.DataFrame:
        """A pandas DataFrame; days are ``datetime64[s]``, what is not known is missing (``isna``).

        Raises:
            LibraryError: pandas is not installed.
        """
        return dataframe(self, self.columns)

    def _repr_html_(self) -> str:
        more = f"{_SHOWN} of {len(self):,} rows" if len(self) > _SHOWN else ""
        return html_table(self.columns, self.terms[:_SHOWN], ". ".join(filter(None, (more, self.note))))


def turtle_graph(text: str) -> Graph:
    """Turtle as an rdflib Graph that knows its prefixes."""
    return Graph(bind_namespaces="none").parse(data=text, format="turtle")


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _line(value: Cell) -> str:
    return "" if value is None else plain(str(value))


def _short(value: Cell) -> Cell:
    return cut(plain(value), 60) if isinstance(value, str) else value


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
