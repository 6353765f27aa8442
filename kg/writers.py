"""KnowledgeGraph -> files, each written whole or not at all: under a temporary name, then renamed."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg import records, runs
from kg.errors import OutputError
from kg.graph import KnowledgeGraph
from kg.runs import Run

if TYPE_CHECKING:
    from kg import rdf

Writer = Callable[[KnowledgeGraph, Run, Path], None]


def write_folder(graph: KnowledgeGraph, folder: str | os.PathLike[str], run: Run | None = None) -> list[Path]:
    """Write every file of ``FILES``; the folder changes only when all of them are there.

    Raises:
        OutputError: The folder cannot be made or written.
    """
    folder = Path(folder)
    check_folder(folder)
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=folder) as temporary:
            for name, writer in FILES.items():
                writer(graph, run or Run(), Path(temporary, name))
            for name in FILES:
                Path(temporary, name).replace(folder / name)
    except BaseException as error:
        if made:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(_cannot(folder, error.strerror or str(error))) from error
        raise
    return [folder / name for name in FILES]


def write_file(graph: KnowledgeGraph, path: str | os.PathLike[str], run: Run | None = None) -> Path:
    """Write one file in the format of its ending (``BY_ENDING``).

    Raises:
        OutputError: The ending is unknown, or the file cannot be written.
    """
    path = Path(path)
    writer = BY_ENDING.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            f"{path} has an ending that no format has: use one of {', '.join(sorted(BY_ENDING))}"
        )
    with atomic(path) as temporary:
        writer(graph, run or Run(), temporary)
    return path


@contextmanager
def atomic(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``, which takes its place if all goes well, and vanishes if not.

    Raises:
        OutputError: The file cannot be written.
    """
    check_folder(path.parent)
    if path.is_dir():
        raise OutputError(f"{path} is a folder: give the name of a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=path.parent) as temporary:
            file = Path(temporary, path.name)
            yield file
            file.replace(path)
    except OSError as error:
        raise OutputError(_cannot(path, error.strerror or str(error))) from error


def check_folder(folder: Path) -> None:
    """Refuse at once, before any work, a folder that could not be made or written.

    Raises:
        OutputError: It could not.
    """
    here = folder
    while not here.exists() and here != here.parent:
        here = here.parent
    if not here.is_dir():
        raise OutputError(_cannot(folder, f"{here} is a file"))
    try:
        with tempfile.TemporaryDirectory(prefix=".kg-", dir=here):
            pass
    except OSError as error:
        raise OutputError(_cannot(folder, error.strerror or str(error))) from error


def _cannot(path: Path, why: str) -> str:
    return f"{path} cannot be written ({why}): give another place with -o"


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _events(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_lines(path, records.event_lines(graph))


def _csv(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_text(path, records.to_csv(graph))


def _triples(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_lines(path, records.triple_lines(graph))


def _actors(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_lines(path, records.actor_lines(graph))


def _rdf(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    from kg import rdf

    rdf.write(graph, path, base=base_of(run), run=made_by(run))


def made_by(run: Run) -> rdf.Run:
    """A run as RDF tells it: no times, so that the same run gives the same bytes."""
    from kg import rdf

    return rdf.Run(version=run.version, model=f"{run.model} {run.model_version}".strip())


def base_of(run: Run) -> str:
    """What its IRIs begin with."""
    from kg import vocabulary

    return run.base_iri or vocabulary.DEFAULT_BASE


def _gexf(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    from kg import network

    network.write_gexf(graph, path)


def _graphml(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    from kg import network

    network.write_graphml(graph, path)


def _html(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    from kg import page

    page.write(graph, path)


def _manifest(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_text(path, json.dumps(runs.manifest(graph, run), indent=1, ensure_ascii=False) + "\n")


def _timings(graph: KnowledgeGraph, run: Run, path: Path) -> None:
    _write_text(path, json.dumps(runs.timings(run), indent=1) + "\n")


FILES: dict[str, Writer] = {
    "events.jsonl": _events,
    "events.csv": _csv,
    "triples.jsonl": _triples,
    "actors.jsonl": _actors,
    "graph.ttl": _rdf,
    "graph.gexf": _gexf,
    "graph.html": _html,
    "manifest.json": _manifest,
    "timings.json": _timings,
}
"""What ``kg build`` writes.  A new file is one function and one line here."""

BY_ENDING: dict[str, Writer] = {
    ".ttl": _rdf, ".nq": _rdf, ".trig": _rdf, ".jsonld": _rdf,
    ".html": _html, ".gexf": _gexf, ".graphml": _graphml, ".jsonl": _events, ".csv": _csv,
}  # fmt: skip
"""What ``kg export`` writes, by the ending of the file's name."""
