"""Batches of documents -> shards: here, in several processes, or on a cluster; who dies costs one batch."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from kg.archive.kept import Fault, Kept, is_keepable, to_bytes
from kg.archive.recipe import Own, Recipe, to_line
from kg.archive.shelf import shard
from kg.archive.teams import Team
from kg.engines import readings
from kg.errors import DocumentError
from kg.model import Document, Event
from kg.pipeline import Reading

_KILLED = Fault(
    "ended the program that read it", "it may need more memory than there is: leave it out, or cut it"
)


_UNKEPT = Fault(
    "has a reading that cannot be kept",
    "see that all its values are of the types of kg.model, and whole text",
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are read together, with the keys of their readings."""

    keys: tuple[str, ...]
    documents: tuple[Document, ...]

    def halves(self) -> tuple[Batch, Batch]:
        """The same in two."""
        middle = len(self.keys) // 2
        return (
            Batch(self.keys[:middle], self.documents[:middle]),
            Batch(self.keys[middle:], self.documents[middle:]),
        )


@dataclass(frozen=True, slots=True)
class Shard:
    """What was read of a batch, packed; how much that was, and what went wrong over which document.

    ``slowest`` is the document for which the reader waited longest, with those that are parsed together with
    it, and how many seconds that was.
    """

    data: bytes
    documents: int
    sentences: int = 0
    events: int = 0
    faults: tuple[tuple[str, Fault], ...] = ()
    slowest: tuple[float, str] = (0.0, "")


def prepare(recipe: Recipe | Own | None) -> None:
    """Load what reads, before there is something to read; without it, a process has only to start."""
    if recipe is not None:
        recipe.load()


def read_batch(recipe: Recipe | Own, batch: Batch) -> Shard:
    """Read documents, each by itself, and pack what they tell."""
    faults: dict[str, list[Fault]] = {}

    def failed(error: DocumentError, cause: Exception | None) -> None:
        faults.setdefault(error.where, []).append(Fault.of(error))

    found: dict[str, Reading] = {}
    slowest, start = (0.0, ""), time.perf_counter()
    for reading in readings(recipe.load(), batch.documents, failed):
        found[reading.document.id] = reading
        now = time.perf_counter()
        slowest, start = max(slowest, (now - start, reading.document.id)), now
    kept = [
        Kept.of(found[each.id], tuple(faults.get(each.id, ()))) if each.id in found
        else Kept(each, faults=tuple(faults.get(each.id, ())))
        for each in batch.documents
    ]  # fmt: skip
    if isinstance(recipe, Own):
        kept = [each if is_keepable(each) else Kept(each.document, faults=(_UNKEPT,)) for each in kept]
    return replace(_packed(recipe, batch, kept), slowest=slowest)


def _packed(recipe: Recipe | Own, batch: Batch, kept: Sequence[Kept]) -> Shard:
    rows = ((key, to_bytes(each)) for key, each in zip(batch.keys, kept, strict=True))
    faults = tuple((each.document.id, fault) for each in kept for fault in each.faults)
    data = shard(rows, to_line(recipe.origin))
    events = sum(fact.kind == Event.kind for each in kept for fact in each.facts)
    return Shard(data, len(kept), sum(each.sentences for each in kept), events, faults)


def shards(recipe: Recipe | Own, batches: Iterable[Batch], team: Team) -> Iterator[Shard]:
    """The shards of batches, as they are done.

    Of those in hand when a process dies each is read alone; one over which it dies again is halved, and so
    on down to the document.
    """
    waiting, hand = iter(batches), dict[Future[Shard], Batch]()
    suspects: deque[Batch] = deque()
    alone: Batch | None = None
    while True:
        if suspects and not hand:
            alone = suspects.popleft()
            hand[team.begin(partial(read_batch, recipe, alone))] = alone
        elif not suspects and alone is None:
            for batch in islice(waiting, max(0, team.ahead - len(hand))):
                hand[team.begin(partial(read_batch, recipe, batch))] = batch
        if not hand:
            return
        for future in wait(hand, return_when=FIRST_COMPLETED).done:
            batch = hand.pop(future)
            if not isinstance(future.exception(), team.deaths):
                yield future.result()
            elif batch is not alone:
                suspects.append(batch)
            elif len(batch.keys) > 1:
                suspects.extend(batch.halves())
            else:
                yield _packed(recipe, batch, [Kept(batch.documents[0], faults=(_KILLED,))])
            alone = None if batch is alone else alone
