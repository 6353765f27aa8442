"""Documents through an engine -> readings that hold, each document by itself.

What goes wrong over one document costs no other: an engine that breaks is called again for those that it had
taken, one by one, and then for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from kg.errors import DocumentError, EngineError, KgError, OptionError, ReadingError
from kg.model import Document
from kg.pipeline import Engine, Reading, Rules
from kg.vetting import vetted

Failed = Callable[[DocumentError, Exception | None], None]
"""Is told of what was left out, and what was raised over it; may raise the error to stop everything."""


def readings(engine: Engine, documents: Iterable[Document], failed: Failed) -> Iterator[Reading]:
    """What an engine reads in documents.

    Args:
        engine: ours or somebody's own.
        documents: what to read; an engine may take several before it gives the first reading.
        failed: is told of documents that were not read, and of facts that do not stand in their text.

    Raises:
        EngineError: What the engine gives are no readings, or not of these documents.
    """
    given = _Given(documents)
    while given.more():
        try:
            yield from _answers(engine, given, failed)
        except _BrokenError as error:
            if not given.waiting:
                told = f"{name_of(engine)} broke before it took a document: {error.cause!r}"
                raise EngineError(told) from error.cause
            yield from _one_by_one(engine, given.forgotten(), failed)
        else:
            unread = [*given.forgotten(), *given]
            given.forgotten()
            for document in unread:
                failed(DocumentError(document.id, "has no reading", f"{name_of(engine)} gave none"), None)


def _one_by_one(engine: Engine, documents: list[Document], failed: Failed) -> Iterator[Reading]:
    """The documents among which one broke the engine, each in a call of its own."""
    for document in documents:
        given = _Given([document])
        try:
            yield from _answers(engine, given, failed)
        except _BrokenError as error:
            whose = "" if isinstance(engine, Rules) else name_of(engine)
            failed(ReadingError(document.id, error.cause, whose), error.cause)
        else:
            for unread in given.forgotten():
                failed(DocumentError(unread.id, "has no reading", f"{name_of(engine)} gave none"), None)


def _answers(engine: Engine, given: _Given, failed: Failed) -> Iterator[Reading]:
    """The readings of one call of the engine, each held to its document."""
    for reading in _called(engine, given):
        if not isinstance(reading, Reading):
            raise EngineError(f"{name_of(engine)} gave {repr(reading)[:60]}, which is no kg.Reading")
        if reading.document not in given.waiting:
            wrong = f"a reading of {reading.document.id!r}, which it was not given, or had read before"
            raise EngineError(f"{name_of(engine)} gave {wrong}")
        given.waiting.remove(reading.document)
        sound, faults = vetted(reading)
        for fault in faults:
            failed(fault, None)
        yield sound


def _called(engine: Engine, given: _Given) -> Iterator[object]:
    """What the engine gives.

    Raises:
        _BrokenError: It raised something; an error of the user's, or of the documents, goes on as it is.
    """
    try:
        answers = engine(given)
        if not isinstance(answers, Iterable):
            raise EngineError(f"{name_of(engine)} gave {repr(answers)[:60]}, and no readings")
        yield from answers
    except KgError:
        raise
    except Exception as error:
        if error is given.fault:
            raise
        raise _BrokenError(error) from error


class _BrokenError(Exception):
    """An engine raised something that is no error of the user's."""

    def __init__(self, cause: Exception) -> None:
        self.cause = cause


class _Given:
    """Documents as an engine takes them.

    ``waiting`` are those that it has not answered; ``fault`` is what was raised by whoever makes them.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = iter(documents)
        self._next: list[Document] = []
        self.waiting: list[Document] = []
        self.fault: Exception | None = None

    def __iter__(self) -> Iterator[Document]:
        return self

    def __next__(self) -> Document:
        if not self.more():
            raise StopIteration
        document = self._next.pop()
        self.waiting.append(document)
        return document

    def more(self) -> bool:
        """Whether there is another document."""
        if not self._next:
            try:
                self._next.extend(islice(self._documents, 1))
            except Exception as error:
                self.fault = error
                raise
        return bool(self._next)

    def forgotten(self) -> list[Document]:
        """The documents without an answer, which are not waited for any more."""
        forgotten, self.waiting = self.waiting, []
        return forgotten


def checked(engine: object) -> Engine:
    """The engine, if it is one.

    Raises:
        OptionError: It cannot be called.
    """
    if not callable(engine):
        raise OptionError(
            f"{repr(engine)[:60]} is no engine: give a function that takes documents"
            " and yields a kg.Reading of each"
        )
    return engine


def name_of(engine: Engine) -> str:
    """What an engine calls itself, else what its function or class is called."""
    own = getattr(engine, "name", None) or getattr(engine, "__name__", None)
    return str(own or type(engine).__name__)


def version_of(engine: Engine) -> str:
    """The version that an engine gives itself, "" if it gives none."""
    return str(getattr(engine, "version", None) or "")
