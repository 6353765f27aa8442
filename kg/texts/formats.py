"""Input -> Documents: which reader a file has, by its ending or its first bytes, and what is packed in it.

A new format is one function and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from kg.errors import DocumentError, LibraryError, NoteError, ReadingError
from kg.model import Document
from kg.texts.books import read_epub
from kg.texts.feeds import read_feed
from kg.texts.identity import named
from kg.texts.inputs import Input
from kg.texts.mail import read_mail, read_mailbox
from kg.texts.markup import read_xml
from kg.texts.objects import read_json, read_lines
from kg.texts.packed import PACKINGS, SIDECAR, packed_name, sidecar, toml_of, unpacked
from kg.texts.pages import read_page
from kg.texts.plain import read_markdown, read_text
from kg.texts.prints import read_docx, read_pdf
from kg.texts.records import Report, UnknownDayError
from kg.texts.sniffing import ending_of
from kg.texts.tables import read_parquet, read_table
from kg.texts.web import read_warc

__all__ = [
    "FORMATS",
    "SIDECAR",
    "Report",
    "endings",
    "is_known",
    "read_input",
    "sidecar",
    "tell_of_lone",
    "unknown",
]

FORMATS: dict[str, Callable[[Input, Report], Iterator[Document]]] = {
    ".txt": read_text, ".text": read_text,
    ".md": read_markdown, ".markdown": read_markdown,
    ".html": read_page, ".htm": read_page, ".xhtml": read_page,
    ".json": read_json, ".jsonl": read_lines, ".ndjson": read_lines,
    ".csv": read_table, ".tsv": read_table, ".tab": read_table,
    ".parquet": read_parquet,
    ".rss": read_feed, ".atom": read_feed, ".xml": read_xml, ".tei": read_xml,
    ".pdf": read_pdf, ".docx": read_docx, ".epub": read_epub,
    ".eml": read_mail, ".mbox": read_mailbox,
    ".warc": read_warc, ".wet": read_warc,
}  # fmt: skip
"""File ending -> reader."""


def read_input(item: Input, note: Report, published: date | None = None) -> Iterator[Document]:
    """The documents of one input; what is wrong goes to ``note``, and the rest is read on.

    A document whose input gives no id is called by the name of its file and its content; ``published`` is
    the day of those that have none.

    Raises:
        LibraryError: A file that the user named needs a library that is not installed.
    """
    item = _told_apart(item)
    try:
        if item.ending in PACKINGS:
            names = []
            for member in unpacked(item):
                names.append(member.name)
                if _is_read(member, note):
                    yield from read_input(member, note, published)
            tell_of_lone(names, note)
        elif item.ending in FORMATS:
            for document in _something(item, _once(note, dated=published is not None)):
                dated = replace(document, published=document.published or published)
                yield named(dated, item.stem)
        else:
            note(unknown(item))
    except DocumentError as error:
        note(error)
    except LibraryError:
        raise
    except ImportError as error:
        note(_lacking(item, error))
    except Exception as error:  # a library's, over hostile bytes: it costs this input alone
        note(ReadingError(item.name, error))


def _something(item: Input, note: Report) -> Iterator[Document]:
    """The documents of a file; where there are none, and nobody has said why, that is said.

    Those before the place from which it cannot be read on are documents all the same.
    """
    told: list[DocumentError] = []

    def noted(error: DocumentError) -> None:
        told[:] = [error]
        note(error)

    count = 0
    try:
        for document in FORMATS[item.ending](item, noted):
            yield document
            count += 1
    except DocumentError as error:
        raise _late(error, count) from None
    if not (count or told):
        raise DocumentError(
            item.name, "holds no document", "leave it out, or see that it is what its ending says"
        )


def _lacking(item: Input, error: ImportError) -> DocumentError:
    """What a file lacks that is one of many.

    Raises:
        LibraryError: The user named it.
    """
    why = f"needs the library {(error.name or '').partition('.')[0]}"
    cure = 'pip install "diplomatic-kg[archive]"'
    if item.given:
        raise LibraryError(f"{item.name} {why}: {cure}") from None
    return DocumentError(item.name, why, cure)


def _once(note: Report, *, dated: bool) -> Report:
    """Days that may be those of publication are told once a file, if nobody said which day that is."""
    told = set()

    def noted(error: DocumentError) -> None:
        if isinstance(error, UnknownDayError):
            if dated or error.problem in told:
                return
            told.add(error.problem)
            error = NoteError(error.where, error.problem, error.cure)
        note(error)

    return noted


def _late(error: DocumentError, count: int) -> DocumentError:
    """What is wrong with a file, with how much of it was read all the same."""
    if not count or type(error) is not DocumentError:
        return error
    many = f"{count:,} document{'s' if count > 1 else ''}"
    return DocumentError(error.where, f"{error.problem} after {many}", f"they are read; {error.cure}")


def _told_apart(item: Input) -> Input:
    """The input with the ending that its bytes show, where its name has none."""
    is_nameless = item.path is None and not PurePosixPath(item.called).suffix
    return replace(item, form=item.form or ending_of(item)) if is_nameless else item


def _is_read(member: Input, note: Report) -> bool:
    """Whether a member of an archive is read, by the rules of a folder."""
    if is_known(member.called) or not member.inner:
        return True
    if member.ending != SIDECAR:
        note(unknown(member))
    return False


def is_known(name: str) -> bool:
    """Whether a file of this name is read: "x.csv", "x.csv.gz", "x.zip"."""
    inner = packed_name(name)
    ending = PurePosixPath(inner).suffix.lower()
    return ending in FORMATS or ending in PACKINGS


_OF_FILES = (read_text, read_markdown, read_page, read_pdf, read_docx)
"""Readers of files that are a document each, and may have a TOML file beside them."""


def tell_of_lone(names: Iterable[str], note: Report) -> None:
    """Tell of each TOML file of a folder or an archive that is beside no text."""
    every = sorted(names)
    used = {
        toml_of(name)
        for name in every
        if FORMATS.get(PurePosixPath(packed_name(name)).suffix.lower()) in _OF_FILES
    }
    for name in every:
        if name.lower().endswith(SIDECAR) and name not in used:
            cure = "call it as its text: talks.toml for talks.txt"
            note(DocumentError(name, "is beside no text whose date or title it could tell", cure))


def endings() -> str:
    """The endings that are read, in words."""
    return f"{', '.join(sorted(FORMATS))}, and any of these in {', '.join(sorted(PACKINGS))}"


def unknown(item: Input) -> DocumentError:
    """The error for a file whose ending no format has."""
    suffix = PurePosixPath(item.called).suffix or "no ending"
    return DocumentError(item.name, f"is of an unknown format ({suffix})", f"known are {endings()}")
