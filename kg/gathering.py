"""Many documents, read by an engine -> what they tell together, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.engines import readings
from kg.errors import DateError, DocumentError, FactError, LanguageError, NoteError, OwnOutputError
from kg.graph import KnowledgeGraph, grouped
from kg.identity import Statements, identify
from kg.lexicon import Gazetteer
from kg.model import Document, Event, Naming, State, Triple
from kg.pipeline import Engine
from kg.texts import Report


@dataclass(slots=True)
class Missed:
    """What could not be read, as (name, why); told as it is met, or raised where ``strict``.

    ``noted`` is (name, what) of what was guessed of documents that were read, ``foreign`` (document,
    language) of those in other languages, and ``held`` are facts that their document does not tell, as
    (document, fact, why).
    """

    report: Report | None
    strict: bool
    skipped: list[tuple[str, str]] = field(default_factory=list)
    undated: list[tuple[str, str]] = field(default_factory=list)
    held: list[tuple[str, str, str]] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    foreign: list[tuple[str, str]] = field(default_factory=list)

    def note(self, error: DocumentError) -> None:
        """Count and tell; what kg itself wrote is no document, and told only."""
        if isinstance(error, DateError):
            self.undated.append((error.where, error.problem))
        elif isinstance(error, FactError):
            self.held.append((error.where, error.fact, error.why))
        elif isinstance(error, NoteError):
            self.noted.append((error.where, error.problem))
        elif isinstance(error, LanguageError):
            self.foreign.append((error.where, error.language))
        elif not isinstance(error, OwnOutputError):
            self.skipped.append((error.where, error.problem))
        if self.report is not None:
            self.report(error)

    def failed(self, error: DocumentError, cause: Exception | None = None) -> None:
        """An engine broke over a document, or told what it does not say.

        Raises:
            DocumentError: ``strict`` lets nothing be left out.
        """
        if self.strict:
            raise error from cause
        self.note(error)


@dataclass(slots=True)
class Found:
    """What documents tell, in the order in which they were read."""

    documents: list[Document] = field(default_factory=list)
    facts: list[Event | State] = field(default_factory=list)
    triples: list[Triple] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    sentences: int = 0
    words: int = 0

    def graph(
        self, gazetteer: Gazetteer | None, statements: Statements, groups: Mapping[str, str]
    ) -> tuple[KnowledgeGraph, tuple[str, ...]]:
        """All of it as one value, in which everybody has one id; and what the user says of nobody in it."""
        told = self.documents, self.facts, grouped(self.triples, groups), self.namings
        return identify(*told, gazetteer=gazetteer, statements=statements)


def gather(engine: Engine, texts: Iterable[Document], missed: Missed) -> Found:
    """Read documents; what an engine breaks over goes to ``missed``, and the rest is read."""
    found = Found()
    for reading in readings(engine, texts, missed.failed):
        found.documents.append(reading.document)
        found.facts.extend(reading.facts)
        found.triples.extend(reading.triples)
        found.namings.extend(reading.namings)
        if reading.parse is not None:
            found.sentences += len(reading.parse.sentences)
            found.words += len(reading.parse.words)
    return found
