"""The folder of a store: read by many or written by one, and never half read.

The files of a store go and come while it is written, and a reader that misses one of them never ends.  So
whoever reads shares a lock on the folder, opens it anew each time, and sees what is there by then; whoever
writes has the lock alone.  Before the folder is a gate: a writer that waits there for the last reader lets
no new one pass.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.disk import SHARABLE, TakenError, is_store, locked
from kg.errors import StoreError
from kg.rdf.versions import CURE, other_version
from kg.rdf.vocabulary import ONTOLOGY

LOADING = ox.NamedNode(f"{ONTOLOGY}#loading")
"""An empty graph that is there while new documents are loaded."""

READER_WAITS, WRITER_WAITS = 20.0, 120.0
"""Seconds: a load takes a moment, a query may take its whole time."""
_GATE = "IDENTITY"
"""A file that each store has from its beginning, and that is never written again."""


@contextmanager
def reading(folder: str | os.PathLike[str]) -> Iterator[ox.Store]:
    """A store as it is now, to read; nobody writes it meanwhile.

    Raises:
        StoreError: It is none, is being written, holds half of what was to be loaded, or another version.
    """
    if not is_store(Path(folder)):
        raise StoreError(f"{folder} is no store: make one with kg build --store, or name a file")
    busy = f"the store {folder} is being written: ask again when kg build has ended"
    with _locked(Path(folder), shared=True, seconds=READER_WAITS, busy=busy):
        try:
            store = ox.Store.read_only(str(folder))
        except OSError as error:
            raise StoreError(f"the store {folder} cannot be opened ({error})") from None
        if store.contains_named_graph(LOADING):
            cure = "run the same kg build --store again"
            raise StoreError(
                f"the store {folder} was cut off while it was loaded, and holds only part: {cure}"
            )
        if other := other_version(store):
            raise StoreError(f"the store {folder} {other}: {CURE}")
        yield store


@contextmanager
def writing(folder: str | os.PathLike[str]) -> Iterator[None]:
    """While this lasts nobody reads the store.

    Raises:
        StoreError: Somebody else reads or writes it, and does not end.
    """
    busy = f"the store {folder} is in use: end what reads or writes it, then run the same again"
    with _locked(Path(folder), shared=False, seconds=WRITER_WAITS, busy=busy):
        yield


@contextmanager
def _locked(folder: Path, *, shared: bool, seconds: float, busy: str) -> Iterator[None]:
    if not (SHARABLE and folder.is_dir()):  # Windows lets nobody remove a file that is open
        yield
        return
    try:
        with ExitStack() as inside:
            with ExitStack() as gate:
                if (folder / _GATE).is_file():
                    gate.enter_context(locked(folder / _GATE, shared=shared, seconds=seconds))
                inside.enter_context(locked(folder, shared=shared, seconds=seconds))
            yield
    except TakenError:
        raise StoreError(busy) from None
