"""Files, folders, JSONL and standard input -> Document.

Offsets everywhere count code points of ``Document.text``.  How each format is read, and what is done
to its text first, is in ``kg.texts.formats``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.disk import written_files
from kg.errors import DateError, DocumentError, LanguageError, NoteError, OptionError, OwnOutputError
from kg.model import Document
from kg.texts.dated import read_date
from kg.texts.formats import (
    FORMATS,
    SIDECAR,
    Report,
    endings,
    is_known,
    read_input,
    sidecar,
    tell_of_lone,
    unknown,
)
from kg.texts.inputs import PLAIN, Hints, Input, unreadable
from kg.texts.keys import FIELDS
from kg.texts.languages import foreign
from kg.texts.packed import PACKINGS
from kg.texts.remote import find_remote, is_address

__all__ = [
    "Input",
    "Report",
    "digests",
    "find_inputs",
    "read_date",
    "read_documents",
    "read_inputs",
]


_LONGEST = 10_000_000
"""How many characters a document may have: some ten novels."""


def find_inputs(
    paths: Iterable[str | os.PathLike[str]], report: Report | None = None, hints: Hints = PLAIN
) -> list[Input]:
    """Every file behind the paths: folders are searched, "-" is standard input, "s3://..." is asked for.

    Names are relative to the folder that was given, so that they are the same on every machine.
    Hidden files and the TOML files beside texts are no documents.

    Raises:
        DocumentError: A path leads nowhere, or nothing was given.
        OptionError: The hints make no sense.
    """
    _check(hints)
    found: list[Input] = []
    names = [os.fspath(path) for path in paths]
    for given in names:
        if given == "-":
            data = sys.stdin.buffer.read()
            found.append(Input("standard input", None, data, form=hints.ending, given=True, hints=hints))
            continue
        path = Path(given)
        if is_address(given):
            found += find_remote(given, report or _ignore, hints)
        elif path.is_dir():
            found += _folder(path, report or _ignore, hints)
        elif path.is_file():
            form = "" if path.suffix.lower() in PACKINGS else hints.ending
            found.append(Input(path.name, path, form=form, given=True, hints=hints))
        elif path.exists() or path.is_symlink():
            raise _irregular(given, path)
        else:
            raise DocumentError(
                given, "does not exist", "give the path of a file or a folder, or - for standard input"
            )
    if not found:
        raise DocumentError(
            ", ".join(names) or "the input", "holds no documents",
            f"give files or folders with {endings()}",
        )  # fmt: skip
    return found


def _check(hints: Hints) -> None:
    wrong = [field for field, _ in hints.columns if field not in FIELDS]
    if wrong:
        raise OptionError(f"{wrong[0]!r} is nothing that a column holds: known are {', '.join(FIELDS)}")
    if hints.ending and hints.ending not in {**FORMATS, **PACKINGS}:
        raise OptionError(f"{hints.format!r} is no format: known are {endings()}")
    if hints.dates not in ("", "mdy", "dmy"):
        raise OptionError(f"{hints.dates!r} is no order of dates: write mdy or dmy")


def _folder(folder: Path, report: Report, hints: Hints) -> Iterator[Input]:
    names = []
    for path in _walk(folder, report):
        item = Input(_called(path, folder), path, hints=hints)
        names.append(item.name)
        if not path.is_file():
            report(_irregular(item.name, path))
        elif is_known(path.name):
            yield item
        elif path.suffix.lower() != SIDECAR:
            report(unknown(item))
    tell_of_lone(names, report)


def _walk(folder: Path, report: Report) -> Iterator[Path]:
    """The files in a folder and those in it, by name; what kg itself wrote is passed over, in a word."""

    def closed(error: OSError) -> None:
        report(unreadable(_called(Path(error.filename), folder), error))

    for walked, inside, files in os.walk(folder, onerror=closed):
        here = Path(walked)
        ours = written_files(here)
        if ours and here != folder:
            report(OwnOutputError(_called(here, folder), "was written by kg", "texts in it are not read"))
            inside.clear()
            continue
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        for linked in (here / name for name in inside if (here / name).is_symlink()):
            report(DocumentError(_called(linked, folder), "is a link to a folder", _LINKED))
        yield from (here / name for name in sorted(files) if name not in ours and not name.startswith("."))


_LINKED = "it is not followed, as it may lead round in a circle: give that folder too, by its own name"


def _called(path: Path, folder: Path) -> str:
    return f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"


def _irregular(name: str, path: Path) -> DocumentError:
    if path.is_symlink() and not path.exists():
        return DocumentError(name, "is a link to what is not there", "mend the link, or take it away")
    return DocumentError(name, "is a pipe or a device", "give a file, or - for standard input")


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: date | str | None = None,
    strict: bool = False,
    report: Report | None = None,
    hints: Hints = PLAIN,
) -> Iterator[Document]:
    """Read documents of any known format, in the order of the paths; within a folder, by name.

    docs/input.md tells the formats.

    Args:
        paths: files, folders, "-".
        published: the date of documents that have none of their own.
        strict: raise at the first bad document instead of skipping it.
        report: is told of every document (and date) that was skipped, and of what was guessed.
        hints: how inputs are to be read where they do not say so themselves.

    Raises:
        DocumentError: A path leads nowhere; all documents are bad; any is, if ``strict``.
        OptionError: The hints make no sense.
        LibraryError: A file that is named needs a library that not everybody has; one of a folder is told.
    """
    found = find_inputs(paths, report, hints)
    return read_inputs(found, published=published, strict=strict, report=report)


def read_inputs(
    inputs: Iterable[Input],
    *,
    published: date | str | None = None,
    strict: bool = False,
    report: Report | None = None,
) -> Iterator[Document]:
    """As ``read_documents``, from inputs that are already found; a document at a time."""
    default = read_date(published, "--published")
    held: list[DocumentError] = []  # until there is a good document; if there is none, the first is raised
    good = False

    def note(error: DocumentError) -> None:
        if strict and not isinstance(error, _NO_FAULTS):
            raise error
        held.append(error)

    def tell() -> None:
        for error in held:
            (report or _ignore)(error)
        held.clear()

    for item in inputs:
        for document in read_input(item, note, default):
            if (why := _left_out(document, item)) is not None:
                note(why)
                continue
            good = True
            tell()
            yield document
    fatal = [error for error in held if not isinstance(error, DateError | NoteError)]
    if fatal and not good:
        raise fatal[0]
    tell()


_NO_FAULTS = (OwnOutputError, NoteError, LanguageError)
"""What is told, and does not stop a run that stops at the first bad document."""


def _left_out(document: Document, item: Input) -> DocumentError | None:
    """Why a document is not read, though it could be."""
    if len(document.text) > _LONGEST:
        why = f"has more than {_LONGEST // 10**6} million characters"
        return DocumentError(document.id, why, "cut it into documents")
    language = "" if item.hints.any_language else foreign(document.text)
    return LanguageError(document.id, language) if language else None


def digests(inputs: Iterable[Input]) -> tuple[tuple[str, str], ...]:
    """Name and sha256 of every file that was read, by name, those beside the texts too."""
    files = [file for item in inputs for file in (item, sidecar(item)) if file]
    return tuple(sorted((file.name, digest) for file in files if (digest := file.sha256())))


def _ignore(error: DocumentError) -> None:
    """Nobody wants to know."""
