"""Many documents, read one after the other -> what they tell together, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg import pipeline
from kg.errors import DateError, DocumentError, OwnOutputError, ReadingError
from kg.graph import KnowledgeGraph
from kg.lexicon import Gazetteer
from kg.model import Document, Event, Naming, State, Triple
from kg.syntax import Failed, Language
from kg.texts import Report


@dataclass(slots=True)
class Missed:
    """What could not be read, as (name, why); told as it is met, or raised where ``strict``."""

    report: Report | None
    strict: bool
    skipped: list[tuple[str, str]] = field(default_factory=list)
    undated: list[tuple[str, str]] = field(default_factory=list)

    def note(self, error: DocumentError) -> None:
        """Count and tell; what kg itself wrote is no document, and told only."""
        if isinstance(error, DateError):
            self.undated.append((error.where, error.problem))
        elif not isinstance(error, OwnOutputError):
            self.skipped.append((error.where, error.problem))
        if self.report is not None:
            self.report(error)

    def failed(self, document: Document, error: Exception) -> None:
        """A stage of the reading broke over a document.

        Raises:
            ReadingError: ``strict`` lets none be left out.
        """
        told = ReadingError(document.id, error)
        if self.strict:
            raise told from error
        self.note(told)


@dataclass(slots=True)
class Found:
    """What documents tell, in the order in which they were read."""

    documents: list[Document] = field(default_factory=list)
    facts: list[Event | State] = field(default_factory=list)
    triples: list[Triple] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    sentences: int = 0
    words: int = 0

    def graph(self) -> KnowledgeGraph:
        """All of it as one value."""
        return KnowledgeGraph.of(self.documents, self.facts, self.triples, self.namings)


def gather(texts: Iterable[Document], language: Language, gazetteer: Gazetteer, failed: Failed) -> Found:
    """Read documents; one over which the reading breaks goes to ``failed``, and the rest is read."""
    found = Found()
    for reading in pipeline.read_many(texts, language, gazetteer, failed=failed):
        found.documents.append(reading.document)
        found.facts.extend(reading.facts)
        found.triples.extend(reading.triples)
        found.namings.extend(reading.namings)
        found.sentences += len(reading.parse.sentences)
        found.words += len(reading.parse.words)
    return found
