"""The tree of errors that users can cause.

KgError
├── DocumentError    an input that cannot be read: names file, line and cure
│   ├── DateError       its publication date alone cannot be read: the document is kept without one
│   ├── ReadingError    an engine breaks over a text: that document is left out, the others are read
│   ├── NoteError       a document that is read, of which something was guessed or is missing
│   ├── LanguageError   a document that is in another language: it is left out
│   ├── FactError       a fact that its document does not tell: it is held back
│   └── OwnOutputError  a folder that kg wrote, among the texts: it is no input
├── OutputError      a file or folder that cannot be written
├── ModelError       the language model is missing or unfit
├── LibraryError     a library that is not installed because not everybody needs it
├── LexiconError     an actor list or dictionary that cannot be read
├── OptionError      an option whose value makes no sense
├── EngineError      an engine that gives no readings, or readings of something else
├── QueryError       a query that is refused, unknown, wrong or too slow
├── StoreError       a store or endpoint that does not answer as it should
└── ShapeError       a fact that breaks a shape, where --strict lets none be held back

The command line prints the message of a KgError, alone, and ends with status 2.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Something the user can put right; the message is one sentence that says how."""

    def _render_traceback_(self) -> list[str]:
        """What IPython shows in the place of a traceback: the sentence, as the command line does."""
        return [f"{type(self).__name__}: {self}"]


class DocumentError(KgError):
    """An input that cannot be read.

    Args:
        where: the file as the user named it, with ":" and the line number where there is one.
        problem: what is wrong, in a few words that a summary can count ("is empty").
        cure: what to do about it.
    """

    def __init__(self, where: str, problem: str, cure: str) -> None:
        self.where, self.problem, self.cure = where, problem, cure
        super().__init__(f"{where} {problem}: {cure}")


class DateError(DocumentError):
    """A publication date that is none; the document itself can be read without it."""


class ReadingError(DocumentError):
    """A document over which an engine broke, told so that it can be mended.

    Args:
        document: the id of the document.
        error: what was raised over it.
        engine: the name of an engine that is not ours; "" for our own mistakes.
    """

    def __init__(self, document: str, error: BaseException, engine: str = "") -> None:
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        at = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
        whose = f"the engine {engine}: mend it there" if engine else "kg: report it with the text"
        super().__init__(
            document,
            f"could not be read ({type(error).__name__}{at})",
            f"this is a fault of {whose}; the other documents are not touched by it",
        )


class NoteError(DocumentError):
    """Something to know of a document that is read all the same: a guessed encoding, pages without text."""


class LanguageError(DocumentError):
    """A document that is not in English, and left out.

    Args:
        where: the file or document.
        language: its language, by its English name.
    """

    def __init__(self, where: str, language: str) -> None:
        self.language = language
        super().__init__(where, f"is in {language}", "only English is read, all with --any-language")


class FactError(DocumentError):
    """A fact or triple of an engine of one's own that does not stand in its document; it is held back.

    Args:
        document: the id of the document.
        fact: the fact in a few words.
        why: what is wrong with it.
    """

    def __init__(self, document: str, fact: str, why: str) -> None:
        self.fact, self.why = fact, why
        super().__init__(document, f"does not tell “{fact}”", why)


class OwnOutputError(DocumentError):
    """A folder or file among the texts that kg itself wrote; it is left out, and nothing is lost."""


class OutputError(KgError):
    """A file or folder that cannot be written."""


class ModelError(KgError):
    """A language model that is not installed, or lacks what the reading needs; says how to install it."""


class LibraryError(KgError, ImportError):
    """A library that is not installed because not everybody needs it; says how to install it."""


class LexiconError(KgError):
    """An actor list or dictionary that cannot be read; the message names file and line."""


class OptionError(KgError):
    """An option whose value makes no sense."""


class EngineError(KgError):
    """An engine that gives no readings, or readings of something else; the message says what it gave."""


class QueryError(KgError):
    """A query that is refused, unknown, wrong or too slow."""


class StoreError(KgError):
    """A store or endpoint that does not answer as it should."""


class ShapeError(KgError):
    """A fact that breaks a shape, where none may be held back."""
