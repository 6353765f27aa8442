"""KnowledgeGraph -> files, each written whole or not at all: under a temporary name, then renamed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from kg.characters import escaped
from kg.disk import MANIFEST, TIMINGS, cannot, claimed, read_manifest, scratch_folder, written_whole
from kg.errors import OptionError, OutputError
from kg.files import actors, manifest, typed
from kg.files.manifest import Run, provenance
from kg.files.rows import ROWS, Texts, row_texts, write_rows
from kg.graph import KnowledgeGraph, Whole, drawn

Writer = Callable[[Whole, Run, Path], None]


def write_folder(graph: Whole, folder: str | os.PathLike[str], run: Run | None = None) -> list[Path]:
    """Write every file of ``FILES``; the folder changes only when all of them are there.

    Raises:
        OutputError: The folder cannot be made or written, or another run is writing into it.
    """
    with claimed(Path(folder)) as place:
        return fill(graph, place, run)


def fill(
    graph: Whole, folder: Path, run: Run | None = None, step: Callable[[int], None] | None = None
) -> list[Path]:
    """As ``write_folder``, into a folder that is claimed already; ``step`` is told of so many documents more.

    Raises:
        OutputError: It cannot be written.
    """
    try:
        with scratch_folder(folder) as temporary:
            texts = row_texts(graph)
            for name in PICTURES:  # drawn here, while others, if there are any, make the texts
                FILES[name](graph, run or Run(), temporary / name)
            write_rows(_watched(texts, step), {name: temporary / name for name in ROWS})
            for name in (name for name in FILES if name not in {*PICTURES, *ROWS}):
                FILES[name](graph, run or Run(), temporary / name)
            _move(temporary, folder)
    except OSError as error:
        raise OutputError(cannot(folder, error)) from error
    return [folder / name for name in FILES]


def _watched(texts: Texts, step: Callable[[int], None] | None) -> Texts:
    for told in texts:
        yield told
        if step is not None:
            step(told["documents.jsonl"].count("\n"))


def _move(temporary: Path, folder: Path) -> None:
    """Every file to its place, the manifest last: it tells whether all that stands there belongs together."""
    new: list[str] = []
    try:
        for name in FILES:
            (temporary / name).replace(folder / name)
            new.append(name)
    except BaseException as error:
        if new:
            error.add_note(f"some files in {folder} are new and some old: run the same again")
        raise


def write_file(
    graph: Whole,
    path: str | os.PathLike[str],
    run: Run | None = None,
    *,
    relations: bool = False,
    bom: bool = False,
) -> Path:
    """Write one file in the format of its name or ending (``BY_NAME``, ``BY_ENDING``).

    Args:
        graph: what is written.
        path: where to.
        run: how it was made.
        relations: of a network, relations are lines too.
        bom: CSV begins with a byte order mark.

    Raises:
        OutputError: The ending is unknown, or the file cannot be written.
        LibraryError: A library that the format needs is not installed.
    """
    path = Path(path)
    writer = writer_of(path, relations=relations, bom=bom)
    with written_whole(path) as temporary:
        writer(graph, run or Run(), temporary)
    return path


def noted(path: Path) -> None:
    """Tell the manifest beside a file that the file was made again, from the graph that lies there.

    Raises:
        OutputError: It cannot be written.
    """
    told = read_manifest(path.parent) or {}
    files = told.get("files")
    if isinstance(files, dict) and path.name in files:
        with written_whole(path.with_name(MANIFEST)) as temporary:
            _write_manifest(
                {**told, "files": {**files, **manifest.digests_of(path.parent, [path.name])}}, temporary
            )


def writer_of(path: Path, *, relations: bool = False, bom: bool = False) -> Writer:
    """What writes the file of this name, as ``kg build`` does, or else the format of its ending.

    Raises:
        OutputError: There is none.
    """
    known = BY_ENDING | BY_NAME | (WITH_RELATIONS if relations else {}) | (WITH_BOM if bom else {})
    writer = known.get(path.name) or known.get(path.suffix.lower())
    if writer is None:
        what = "has an ending that no format has" if path.suffix else "has no ending"
        raise OutputError(f"{path} {what}: use one of {', '.join(sorted(BY_ENDING))}")
    return writer


def is_file_name(path: Path) -> bool:
    """Whether a path that is to be written means a file: it ends like one, and no folder is there."""
    return path.suffix[1:2].isalpha() and not path.is_dir()


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _rows(graph: Whole, run: Run, path: Path, *, name: str, encoding: str = "utf-8") -> None:
    write_rows(row_texts(graph, [name]), {name: path}, encoding)


def _actors(graph: Whole, run: Run, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in actors.actor_lines(graph))


def _rdf(graph: Whole, run: Run, path: Path) -> None:
    from kg.rdf import write_rdf

    write_rdf(graph, path, base=run.base_iri, run=provenance(run))


def _gexf(graph: Whole, run: Run, path: Path, *, relations: bool = False) -> None:
    from kg.graph.network import write_gexf

    write_gexf(drawn(graph).graph, path, relations=relations)


def _graphml(graph: Whole, run: Run, path: Path, *, relations: bool = False) -> None:
    from kg.graph.network import write_graphml

    write_graphml(drawn(graph).graph, path, relations=relations)


def _html(graph: Whole, run: Run, path: Path) -> None:
    from kg.page import write_page

    found = drawn(graph)
    write_page(found.graph, path, note=found.note, texts=run.texts)


def _sqlite(graph: Whole, run: Run, path: Path) -> None:
    from kg.files.sqlite import write_sqlite

    write_sqlite(graph.parts(triples=True), path, run)


def _parquet(graph: Whole, run: Run, path: Path, *, table: str = "facts") -> None:
    from kg.files.parquet import write_parquet

    write_parquet(graph.parts(triples=True), path, table)


def _manifest(graph: Whole, run: Run, path: Path) -> None:
    _write_manifest(manifest.manifest_of(graph, run, manifest.digests_of(path.parent, FILES)), path)


def _write_manifest(told: Mapping[str, Any], path: Path) -> None:
    _write_text(path, escaped(json.dumps(told, indent=1, ensure_ascii=False)) + "\n")


def _timings(graph: Whole, run: Run, path: Path) -> None:
    _write_text(path, json.dumps(manifest.timings_of(run), indent=1) + "\n")


_ROWS: dict[str, Writer] = {name: partial(_rows, name=name) for name in ROWS}

FILES: dict[str, Writer] = {
    "events.jsonl": _ROWS["events.jsonl"],
    "events.csv": _ROWS["events.csv"],
    "triples.jsonl": _ROWS["triples.jsonl"],
    "triples.csv": _ROWS["triples.csv"],
    "actors.jsonl": _actors,
    "documents.jsonl": _ROWS["documents.jsonl"],
    "graph.ttl": _rdf,
    "graph.gexf": _gexf,
    "graph.html": _html,
    TIMINGS: _timings,
    MANIFEST: _manifest,
}
"""What ``kg build`` writes, the manifest last.  A new file is one function and one line here."""

PICTURES = ("graph.gexf", "graph.html")


def table(
    graph: KnowledgeGraph, what: str
) -> tuple[list[tuple[object, ...]], tuple[str, ...], Mapping[str, type]]:
    """The rows of a table with Python's own values, its columns, and what they hold; not known is None.

    Raises:
        OptionError: There is no such table.
    """
    if what not in typed.TABLES:
        raise OptionError(f"there is no table {what!r}: use one of {', '.join(typed.TABLES)}")
    columns, rows = typed.TABLES[what]
    found = (tuple(row[column] for column in columns) for row in rows(graph.parts(triples=True)))
    return [tuple(None if cell == "" else cell for cell in row) for row in found], columns, typed.KINDS


BY_ENDING: dict[str, Writer] = {
    ".ttl": _rdf, ".nq": _rdf, ".trig": _rdf, ".jsonld": _rdf,
    ".html": _html, ".gexf": _gexf, ".graphml": _graphml,
    ".jsonl": _ROWS["events.jsonl"], ".csv": _ROWS["events.csv"],
    ".db": _sqlite, ".sqlite": _sqlite, ".parquet": _parquet,
}  # fmt: skip
"""What ``kg export`` writes, by the ending of the file's name."""

BY_NAME: dict[str, Writer] = {
    **{name: _ROWS[name] for name in ("triples.jsonl", "triples.csv", "documents.jsonl")},
    "actors.jsonl": _actors,
    **{f"{table}.parquet": partial(_parquet, table=table) for table in ("triples", "actors", "documents")},
}  # fmt: skip
"""What ``kg export`` writes by the whole name of the file, where its ending alone would mean the facts."""

_EXCEL = "utf-8-sig"
WITH_BOM: dict[str, Writer] = {
    ".csv": partial(_rows, name="events.csv", encoding=_EXCEL),
    "triples.csv": partial(_rows, name="triples.csv", encoding=_EXCEL),
}  # fmt: skip
"""Tables that begin with a byte order mark, without which Excel takes UTF-8 for something else."""

WITH_RELATIONS: dict[str, Writer] = {
    ".gexf": partial(_gexf, relations=True), ".graphml": partial(_graphml, relations=True),
}  # fmt: skip
"""Networks in which relations are lines too; the other files have them anyhow, or never."""
