"""What ``kg.build`` and ``kg.build_folder`` do: texts -> a graph in memory, or a folder and a store."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.archive import READINGS, WRITE, Order, Watch, archived
from kg.disk import claimed, read_manifest
from kg.files import Run, fill, provenance, run_summary
from kg.gathering import Missed, gather
from kg.graph import Whole
from kg.graphs import Graph
from kg.model import Document
from kg.rdf import hold_back
from kg.reports import told_once, unmet_reports
from kg.texts import Input, digests, distinct, find_inputs, read_inputs
from kg.wanted import Wanted
from kg.words import RUBBISH

if TYPE_CHECKING:
    from kg.stores import Change


@dataclass(frozen=True, slots=True)
class Built:
    """What ``build_folder`` made: the files, how they were made, what they hold.

    ``dateless`` are the ids of documents without a date, ``replaced`` the manifest of another graph that
    was in the folder, ``change`` what became of the documents in the store.
    """

    folder: Path
    files: tuple[Path, ...]
    run: Run
    summary: str
    dateless: tuple[str, ...] = ()
    replaced: Mapping[str, Any] | None = None
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Store:
    """A store that is to hold the graph too: where, for whom, and whether texts take the place of others."""

    where: str | os.PathLike[str]
    user: tuple[str, str] | None = None
    replace: bool = False


Progress = Callable[[Sequence[Document]], Iterable[Document]]


@contextmanager
def _seldom_rubbish() -> Iterator[None]:
    """Python looks for rubbish as seldom as under the command ``kg``: else that takes a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(*RUBBISH)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@_seldom_rubbish()
def build_graph(wanted: Wanted, missed: Missed, progress: Progress) -> Graph:
    """As ``kg.build``."""
    wishes, recipe = wanted.wishes, wanted.recipe
    start = time.perf_counter()
    inputs, documents = _texts(wanted, missed)
    apart = distinct(documents)
    loaded = time.perf_counter()
    engine = recipe.load()
    ready = time.perf_counter()
    found = gather(engine, progress(list(apart.documents)), missed)
    done = time.perf_counter()
    joined, unmet = found.graph(recipe.lists, wishes.statements, wishes.groups)
    sound, held = hold_back(joined.weighed(wishes.plain), base=wishes.base, strict=wishes.strict)
    graph = told_once(sound, wishes.statements)
    unmet = (*unmet, *unmet_reports((event.id for event in graph.events), wishes.statements))
    run = replace(
        _noted(wanted.run, missed), inputs=digests(inputs), identical=apart.identical, renamed=apart.renamed,
        held=(*missed.held, *held), unmet=unmet, sentences=found.sentences, words=found.words,
        seconds={
            "load documents": loaded - start, "load model": ready - loaded,
            "read": done - ready, "check": time.perf_counter() - done,
        },
    )  # fmt: skip
    return Graph.made(graph, run)


@_seldom_rubbish()
def build_folder(
    wanted: Wanted, folder: Path, order: Order, store: Store | None, missed: Missed, watch: Watch
) -> Built:
    """As ``kg.build_folder``."""
    fed = nullcontext() if store is None else _feeding(store)
    with claimed(folder), _told_of_readings(folder), fed:
        before = read_manifest(folder)
        inputs, documents = _texts(wanted, missed)
        with archived(documents, folder, order, wanted.wishes, missed, watch) as made:
            joined, listed = made.joined, made.listed
            run = replace(
                _noted(wanted.run, missed), inputs=digests(inputs), identical=listed.identical,
                renamed=listed.renamed, held=(*missed.held, *joined.held), unmet=joined.unmet,
                sentences=joined.sentences, words=joined.words,
                seconds=made.clock.seconds, slowest=made.clock.slowest,
            )  # fmt: skip
            watch.stage(WRITE, len(listed.entries))
            files = fill(made.whole, folder, run, watch.step)
            change = _stored(made.whole, run, store, folder) if store is not None else None
            after = read_manifest(folder) or {}
            summary = run_summary(made.whole, run, after.get("counts"))
    replaced = before if before not in (None, after) else None
    return Built(folder, tuple(files), run, summary, made.dateless, replaced, change)


def _texts(wanted: Wanted, missed: Missed) -> tuple[list[Input], Iterator[Document]]:
    """The files behind the sources, and their documents after those that were given."""
    paths = [each for each in wanted.given if not isinstance(each, Document)]
    inputs = find_inputs(paths, missed.note, wanted.hints) if paths else []
    read = read_inputs(inputs, published=wanted.published, strict=missed.strict, report=missed.note)
    return inputs, chain((each for each in wanted.given if isinstance(each, Document)), read)


def _noted(run: Run, missed: Missed) -> Run:
    return replace(
        run, skipped=tuple(sorted(missed.skipped)), undated=tuple(sorted(missed.undated)),
        noted=tuple(sorted(missed.noted)), foreign=tuple(sorted(missed.foreign)),
    )  # fmt: skip


class Unwatched:
    """Nobody wants to know how far a build has come."""

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """Nothing."""

    def read(self, documents: int, sentences: int, events: int) -> None:
        """Nothing."""

    def stage(self, name: str, documents: int) -> None:
        """Nothing."""

    def step(self, documents: int) -> None:
        """Nothing."""


def _feeding(store: Store) -> AbstractContextManager[None]:
    """What guards a store meanwhile; its room is entered by who has one, as it loads what parses SPARQL."""
    from kg.stores import feeding

    return feeding(store.where, user=store.user)


def _stored(whole: Whole, run: Run, store: Store, folder: Path) -> Change:
    from kg.stores import add_known, append

    try:
        change = append(
            whole, store.where, base=run.base_iri, run=provenance(run), user=store.user,
            replacing=store.replace,
        )  # fmt: skip
        add_known(store.where, base=run.base_iri, user=store.user)
        return change
    except KeyboardInterrupt as error:
        error.add_note(f"the files in {folder} are written, the store is not whole: run it again")
        raise


@contextmanager
def _told_of_readings(folder: Path) -> Iterator[None]:
    """What is to be said of an interruption, unless somebody knew better."""
    try:
        yield
    except KeyboardInterrupt as error:
        if not getattr(error, "__notes__", ()):
            kept = any((folder / READINGS).glob("*"))
            told = f"what was read is kept in {folder}: the same command goes on from there"
            error.add_note(told if kept else "nothing was written")
        raise
