"""What an engine read in one document, as bytes that give the same values again: the rows of a shard."""

from __future__ import annotations

import msgspec

from kg.errors import DocumentError, FactError
from kg.model import Document, Event, Naming, State, Triple
from kg.pipeline import Reading


class Fault(msgspec.Struct, frozen=True):
    """Something that could not be read, or a fact that was held back: ``fact`` is "" where all was lost."""

    problem: str
    cure: str
    fact: str = ""

    @classmethod
    def of(cls, error: DocumentError) -> Fault:
        """What an error tells."""
        if isinstance(error, FactError):
            return cls(error.why, "", error.fact)
        return cls(error.problem, error.cure)

    def error(self, document: str) -> DocumentError:
        """The error again."""
        if self.fact:
            return FactError(document, self.fact, self.problem)
        return DocumentError(document, self.problem, self.cure)


class Kept(msgspec.Struct, frozen=True):
    """All that later stages need of a reading: what was told, by which names, what went wrong."""

    document: Document
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    triples: tuple[Triple, ...] = ()
    namings: tuple[Naming, ...] = ()
    sentences: int = 0
    words: int = 0
    faults: tuple[Fault, ...] = ()

    @classmethod
    def of(cls, reading: Reading, faults: tuple[Fault, ...] = ()) -> Kept:
        """What is kept of a reading."""
        parse = reading.parse
        return cls(
            reading.document,
            tuple(fact for fact in reading.facts if isinstance(fact, Event)),
            tuple(fact for fact in reading.facts if isinstance(fact, State)),
            reading.triples,
            reading.namings,
            len(parse.sentences) if parse is not None else 0,
            len(parse.words) if parse is not None else 0,
            faults,
        )

    @property
    def facts(self) -> tuple[Event | State, ...]:
        """Events, then states."""
        return (*self.events, *self.states)

    @property
    def unread(self) -> bool:
        """Whether the engine broke over the document, so that nothing is told of it."""
        return any(not fault.fact for fault in self.faults)


class _Read(msgspec.Struct, frozen=True):
    """Of what is kept, the document alone."""

    document: Document


_ENCODER = msgspec.msgpack.Encoder()
_KEPT = msgspec.msgpack.Decoder(Kept)
_DOCUMENT = msgspec.msgpack.Decoder(Document)
_READ = msgspec.msgpack.Decoder(_Read)


def to_bytes(value: Kept | Document) -> bytes:
    """A reading or a document as MessagePack."""
    return _ENCODER.encode(value)


def is_keepable(kept: Kept) -> bool:
    """Whether what an engine of somebody's own gave can be kept: text that is no half of a character, say."""
    try:
        return kept_of(to_bytes(kept)) == kept
    except (UnicodeError, TypeError, OverflowError, msgspec.MsgspecError):
        return False


def kept_of(data: bytes) -> Kept:
    """The reading that these bytes were made of.

    Raises:
        msgspec.DecodeError: They are something else.
    """
    return _KEPT.decode(data)


def read_document(data: bytes) -> Document:
    """The document of a reading, without the rest.

    Raises:
        msgspec.DecodeError: They are something else.
    """
    return _READ.decode(data).document


def document_of(data: bytes) -> Document:
    """The document that these bytes were made of."""
    return _DOCUMENT.decode(data)
