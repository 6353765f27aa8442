"""The forms that ``kg export --as`` and ``graph.write(form=...)`` know: a new one is a row here.

dyads, claims, polecat, icews, gdelt     tables, whose columns are in data/columns.csv
actor-day, dyad-week, state-month ...    panels
neo4j                                    a folder for neo4j-admin database import
ftm                                      entities of FollowTheMoney, a line each
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from importlib import resources
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from kg.disk import written_whole
from kg.errors import OptionError, OutputError
from kg.exchange.money import entity_lines
from kg.exchange.neo4j import node_rows, relationship_rows
from kg.exchange.panels import Panel, panel_rows
from kg.exchange.rows import Row, event_rows, pair_rows
from kg.exchange.told import Telling, asserted_once, claims
from kg.files import Run, csv_lines, is_file_name
from kg.graph import Whole

Lines = Iterator[str]
Maker = Callable[[Whole, Run, str], Lines]
"""The lines of a file, with their ends; cells of a table are parted by the given character."""

_DELIMITERS = {".csv": ",", ".tsv": "\t", ".txt": "\t"}
_LINES = {".jsonl": "", ".json": "", ".ijson": ""}


class Form(NamedTuple):
    """What makes each file of a form, and the endings that its one file ("") may have; a folder has none."""

    make: Mapping[str, Maker]
    endings: Mapping[str, str]


def write_form(
    graph: Whole, target: str | os.PathLike[str], form: str, run: Run | None = None, *, bom: bool = False
) -> list[Path]:
    """Write a graph in a form of another data set.

    Args:
        graph: what is written.
        target: a file, whose ending says how a table is written: .csv with commas, .tsv and .txt with tabs.
        form: its name, one of ``FORMS``.
        run: how the graph was made.
        bom: a table begins with a byte order mark; other forms never do.

    Raises:
        OptionError: There is no such form.
        OutputError: The form has not this ending, or the file cannot be written.
    """
    path, delimiter = Path(target), check_target(Path(target), form)
    encoding = "utf-8-sig" if bom and path.suffix.lower() in _DELIMITERS else "utf-8"
    makers = {path / name: make for name, make in form_of(form).make.items()}
    with ExitStack() as stack:  # of several files all are written, or none is
        files = {place: stack.enter_context(written_whole(place)) for place in makers}
        for place, make in makers.items():
            _write(files[place], make(graph, run or Run(), delimiter), encoding)
    return list(makers)


def form_of(name: str) -> Form:
    """The form of a name.

    Raises:
        OptionError: There is none.
    """
    if name not in FORMS:
        raise OptionError(f"there is no form {name!r}: use one of {', '.join(FORMS)}")
    return FORMS[name]


def check_target(path: Path, form: str) -> str:
    """The character that parts the cells of a file of this form.

    Raises:
        OptionError: There is no such form.
        OutputError: A file of this form ends otherwise.
    """
    endings, ending = form_of(form).endings, path.suffix.lower()
    if endings and ending not in endings:
        raise OutputError(f"{path} is no name for {form}: let it end with {' or '.join(endings)}")
    if not endings and (path.is_file() or is_file_name(path)):
        raise OutputError(f"{path} is the name of a file, and {form} is a folder of several: give another")
    return endings.get(ending, ",")


def _write(path: Path, lines: Lines, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="\n") as file:
        file.writelines(lines)


def columns_of(form: str) -> Mapping[str, str]:
    """The columns of a table in their order, with what of ours is in each; "" where we have nothing."""
    return {row["column"]: row["value"] for row in columns() if row["form"] == form}


def columns() -> Iterator[Mapping[str, str]]:
    """The rows of ``data/columns.csv``, by the names of its columns."""
    text = resources.files("kg").joinpath("exchange/data/columns.csv").read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _table(
    tell: Callable[[Whole], Iterable[Telling]],
    rows: Callable[[Telling], Iterable[Row]],
    form: str,
    graph: Whole,
    run: Run,
    delimiter: str,
) -> Lines:
    columns = columns_of(form)
    told = {"version": f"kg {run.version}"}
    filled = (
        [{**row, **told}.get(value) for value in columns.values()]
        for each in tell(graph)
        for row in rows(each)
    )
    return csv_lines(chain([tuple(columns)], filled), delimiter)


def _panel(panel: Panel, graph: Whole, run: Run, delimiter: str) -> Lines:
    return csv_lines(chain([panel.columns], panel_rows(asserted_once(graph), panel)), delimiter)


def _nodes(graph: Whole, run: Run, delimiter: str) -> Lines:
    return csv_lines(node_rows(graph), delimiter, guarded=False)


def _relationships(graph: Whole, run: Run, delimiter: str) -> Lines:
    return csv_lines(relationship_rows(graph), delimiter, guarded=False)


def _entities(graph: Whole, run: Run, delimiter: str) -> Lines:
    return (f"{line}\n" for line in entity_lines(graph))


_TABLES: dict[str, Maker] = {
    "dyads": partial(_table, asserted_once, pair_rows, "dyads"),
    "claims": partial(_table, claims, pair_rows, "claims"),
    "polecat": partial(_table, asserted_once, event_rows, "polecat"),
    "icews": partial(_table, asserted_once, pair_rows, "icews"),
    "gdelt": partial(_table, asserted_once, pair_rows, "gdelt"),
}
_UNITS = {
    "actor": ("actor", False), "dyad": ("dyad", False), "state": ("actor", True), "state-dyad": ("dyad", True)
}  # fmt: skip
_PANELS: dict[str, Maker] = {
    f"{name}-{period}": partial(_panel, Panel(unit, period, folded))
    for (name, (unit, folded)), period in product(_UNITS.items(), ("day", "week", "month"))
}

FORMS: Mapping[str, Form] = {
    **{name: Form({"": make}, _DELIMITERS) for name, make in (_TABLES | _PANELS).items()},
    "neo4j": Form({"nodes.csv": _nodes, "relationships.csv": _relationships}, {}),
    "ftm": Form({"": _entities}, _LINES),
}
"""Every form by its name."""
