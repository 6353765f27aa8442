"""Documents on disk before they are read, so that an archive need not fit into memory."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from kg.archive.kept import document_of, to_bytes
from kg.model import Document
from kg.texts import cleaned, distinct


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that is to be read: its id, where its text lies, how long that is, and its own digest."""

    id: str
    place: int
    size: int
    mark: bytes
    dated: bool = True

    def key(self, engine: str) -> str:
        """Under which name its reading is kept: the same text, read by the same engine, has the same.

        Args:
            engine: the digest of all that the reading depends on.
        """
        told = b"\0".join((engine.encode(), self.id.encode("utf-8", "surrogatepass"), self.mark))
        return hashlib.sha256(told).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Listed:
    """The documents of a spool by id, each once; the rest as in ``kg.texts.identity.Apart``."""

    entries: tuple[Entry, ...]
    renamed: tuple[tuple[str, str], ...]
    identical: tuple[tuple[str, str], ...]

    def entry(self, document: str) -> Entry:
        """The entry of a document; ``entries`` stand in the order of their ids."""
        return self.entries[bisect_left(self.entries, document, key=lambda each: each.id)]


class Spool:
    """A file of documents, which are put in one after the other and taken out in any order."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._starts = array("Q", [0])

    def fill(self, documents: Iterable[Document]) -> Listed:
        """Take documents in, and tell which of them are to be read, and under which ids."""
        heads: list[Document] = []
        sizes, marks, dated = array("Q"), [], bytearray()
        for document in map(cleaned, documents):
            self._add(to_bytes(document))
            heads.append(Document(document.id, "", source=document.source, digest=document.content))
            sizes.append(len(document.text))
            marks.append(hashlib.sha256(to_bytes(replace(document, id=""))).digest()[:16])
            dated.append(document.published is not None)
        self._file.flush()
        apart = distinct(heads)
        entries = (
            Entry(head.id, n, sizes[n], marks[n], bool(dated[n]))
            for head, n in zip(apart.documents, apart.places, strict=True)
        )
        return Listed(tuple(sorted(entries, key=lambda each: each.id)), apart.renamed, apart.identical)

    def read(self, entry: Entry) -> Document:
        """The document of an entry, under the id that it has there."""
        self._file.seek(self._starts[entry.place])
        data = self._file.read(self._starts[entry.place + 1] - self._starts[entry.place])
        return replace(document_of(data), id=entry.id)

    def _add(self, data: bytes) -> None:
        self._file.write(data)
        self._starts.append(self._starts[-1] + len(data))


def batches(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    """Entries in their order, so many together that their texts have about ``size`` characters."""
    batch: list[Entry] = []
    held = 0
    for each in entries:
        batch.append(each)
        held += each.size
        if held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
