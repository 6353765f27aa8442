"""Texts -> one graph in parts, however many they are: read once, kept in shards, then joined."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from kg.archive import joining
from kg.archive.joining import Joined, Wishes, join
from kg.archive.kept import Kept
from kg.archive.parts import Parts
from kg.archive.reading import Batch, Shard, prepare, shards
from kg.archive.recipe import Own, Recipe, differences, digest_of
from kg.archive.shelf import Shelf, documents_on
from kg.archive.spool import Entry, Listed, Spool, batches
from kg.archive.teams import LOCAL, Team, team_of
from kg.archive.watch import Watch
from kg.disk import scratch_folder
from kg.errors import OutputError
from kg.gathering import Missed
from kg.graph import Whole
from kg.model import Document

T = TypeVar("T")

READINGS = ".readings"
"""The folder, in that of a graph, of what was read."""

LARGEST, SMALLEST = 400_000, 20_000
"""How many characters of text a shard holds: some fifteen seconds, less where many read few."""
_ROUNDS = 4
"""How many shards each worker has at least, so that all end at about the same time."""


@dataclass(frozen=True, slots=True)
class Order:
    """By what an archive is read: the engine, in how many processes, on what ("local", "dask").

    ``again`` is for reading what was read before, too.
    """

    recipe: Recipe | Own
    jobs: int = 1
    engine: str = LOCAL
    again: bool = False


def whole_texts(folder: Path) -> dict[str, str]:
    """The texts that were read into a folder, by the ``content`` of their documents."""
    return {each.content: each.text for each in documents_on(folder / READINGS)}


@dataclass(slots=True)
class Clock:
    """Seconds by stage, and of the slowest document, with those that were parsed together with it."""

    slowest: tuple[float, str] = (0.0, "")
    seconds: dict[str, float] = field(default_factory=dict)
    _start: float = field(default_factory=time.perf_counter)

    def lap(self, stage: str) -> None:
        """A stage is over."""
        now = time.perf_counter()
        self.seconds[stage], self._start = now - self._start, now


@dataclass(frozen=True, slots=True)
class Archived:
    """A graph in parts, which are there as long as the archive is open; how much was read, in what time."""

    whole: Whole
    listed: Listed
    joined: Joined
    clock: Clock

    @property
    def dateless(self) -> tuple[str, ...]:
        """The ids of the documents without a date."""
        return tuple(each.id for each in self.listed.entries if not each.dated)


@contextmanager
def archived(
    documents: Iterable[Document], folder: Path, order: Order, wishes: Wishes, missed: Missed, watch: Watch
) -> Iterator[Archived]:
    """The graph of documents, read into a folder that goes on from what it holds.

    Args:
        documents: what to read.
        folder: where the shards are kept (in ``READINGS``), and what is needed for a while.
        order: what reads, and how many.
        wishes: what the user says of actors, relations and plain edges.
        missed: is told of what could not be read.
        watch: is told how far it has come.

    Raises:
        KgError: as of ``kg.build``.
    """
    with (
        scratch_folder(folder) as scratch,
        _disk(folder),
        closing(Shelf(folder / READINGS)) as shelf,
        (scratch / "texts").open("w+b") as texts,
        (scratch / "graph").open("w+b") as file,
        _helpers(order, shelf) as helpers,
    ):
        clock, spool = Clock(), Spool(texts)
        listed = spool.fill(documents)
        clock.lap("load documents")
        keys = _read(spool, listed, shelf, order, helpers, missed, watch, clock)
        clock.lap("read")
        parts = Parts(file, helpers if len(keys) > joining.TOGETHER else None)
        joined = join(_Readings(shelf, keys, spool, listed), order.recipe.lists, wishes, missed, parts, watch)
        clock.lap("join")
        yield Archived(parts, listed, joined, clock)
        shelf.keep_only(keys)


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        told = "see that the disk has room, then run the same again: it goes on from what is there"
        raise OutputError(f"{folder} cannot be written ({error.strerror or error}): {told}") from error


@contextmanager
def _helpers(order: Order, shelf: Shelf) -> Iterator[Team | None]:
    """Who reads, joins and writes: processes of this machine or workers of a cluster; none where one does it.

    Processes start while the texts are taken in, and load what reads where nothing has been read yet.
    """
    if order.engine == LOCAL and order.jobs == 1:
        yield None
        return
    with team_of(order.engine, order.jobs) as team:
        for _ in range(order.jobs if order.engine == LOCAL else 0):
            team.begin(partial(prepare, order.recipe if shelf.is_empty else None))
        yield team


def _read(
    spool: Spool, listed: Listed, shelf: Shelf, order: Order, helpers: Team | None, missed: Missed,
    watch: Watch, clock: Clock,
) -> tuple[str, ...]:  # fmt: skip
    """Read what has not been read yet; the keys of all readings, in the order of the documents."""
    shelf.mend()
    origin = order.recipe.origin
    engine = digest_of(origin)
    keys = tuple(each.key(engine) for each in listed.entries)
    new = {e.id: key for e, key in zip(listed.entries, keys, strict=True) if order.again or key not in shelf}
    entries = [each for each in listed.entries if each.id in new]
    changed = {part for line in shelf.origins() for part in differences(origin, line)} if new else set()
    watch.begin(len(keys), len(keys) - len(new), tuple(part for part in origin if part in changed))

    def batch(some: list[Entry]) -> Batch:
        return Batch(tuple(new[each.id] for each in some), tuple(map(spool.read, some)))

    size = sum(each.size for each in entries) // (order.jobs * _ROUNDS)
    cut = batches(entries, min(LARGEST, max(SMALLEST, size)))
    if entries:
        with nullcontext(helpers) if helpers else team_of(order.engine, order.jobs) as team:
            for shard in shards(order.recipe, map(batch, cut), team):
                _refuse_faults(shard, missed)
                shelf.put(shard.data)
                clock.slowest = max(clock.slowest, shard.slowest)
                watch.read(shard.documents, shard.sentences, shard.events)
    return keys


def _refuse_faults(shard: Shard, missed: Missed) -> None:
    """Where nothing may be left out, the first fault ends the run; else they are told when all is joined."""
    if missed.strict:
        for document, fault in shard.faults:
            missed.failed(fault.error(document))


class _Readings:
    """All readings of some documents (``kg.archive.joining.Readings``)."""

    def __init__(self, shelf: Shelf, keys: tuple[str, ...], spool: Spool, listed: Listed) -> None:
        self._shelf, self._keys = shelf, keys
        self._spool, self._listed = spool, listed

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Kept]:
        return (_sound(self._shelf.get, key) for key in self._keys)

    def packed(self, number: int) -> bytes:
        """The bytes of one of them."""
        return _sound(self._shelf.packed, self._keys[number])

    def text_of(self, document: str) -> str:
        """The text of a document by its id."""
        return self._spool.read(self._listed.entry(document)).text


def _sound(get: Callable[[str], T], key: str) -> T:
    try:
        return get(key)
    except KeyError:
        told = "what was read of a document is damaged on the disk"
        raise OutputError(f"{told}: run the same again, and it is read anew") from None
