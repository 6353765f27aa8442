"""Files, folders, JSONL and standard input -> Document.

Offsets everywhere count code points of ``Document.text``.  How each format is read, and what is done
to its text first, is in ``kg.texts.formats``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.disk import written_files
from kg.errors import DateError, DocumentError, OwnOutputError
from kg.model import Document
from kg.texts import identity
from kg.texts.formats import FORMATS, SIDECAR, Report, read_date, read_input, sidecar, unknown
from kg.texts.inputs import Input, unreadable

__all__ = [
    "Input",
    "Report",
    "digests",
    "find_inputs",
    "read_date",
    "read_documents",
    "read_inputs",
]


def find_inputs(paths: Iterable[str | os.PathLike[str]], report: Report | None = None) -> list[Input]:
    """Every file behind the paths: folders are searched, "-" is standard input.

    Names are relative to the folder that was given, so that they are the same on every machine.
    Hidden files and the TOML files beside texts are no documents.

    Raises:
        DocumentError: A path leads nowhere, or nothing was given.
    """
    found: list[Input] = []
    names = [os.fspath(path) for path in paths]
    for given in names:
        if given == "-":
            found.append(Input("standard input", None, sys.stdin.buffer.read()))
            continue
        path = Path(given)
        if path.is_dir():
            found += _folder(path, report or _ignore)
        elif path.is_file():
            found.append(Input(path.name, path))
        elif path.exists():
            raise _irregular(given)
        else:
            raise DocumentError(
                given, "does not exist", "give the path of a file or a folder, or - for standard input"
            )
    if not found:
        raise DocumentError(
            ", ".join(names) or "the input", "holds no documents",
            f"give files or folders with {', '.join(sorted(FORMATS))}",
        )  # fmt: skip
    return found


def _folder(folder: Path, report: Report) -> Iterator[Input]:
    for path in _walk(folder, report):
        item = Input(_called(path, folder), path)
        ending = path.suffix.lower()
        if not path.is_file():
            report(_irregular(item.name))
        elif ending in FORMATS:
            yield item
        elif ending != SIDECAR:
            report(unknown(item))


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
        yield from (here / name for name in sorted(files) if name not in ours and not name.startswith("."))


def _called(path: Path, folder: Path) -> str:
    return f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"


def _irregular(name: str) -> DocumentError:
    return DocumentError(name, "is a pipe or a device", "give a file, or - for standard input")


def read_documents(
    paths: Iterable[str | os.PathLike[str]],
    *,
    published: date | str | None = None,
    strict: bool = False,
    report: Report | None = None,
) -> Iterator[Document]:
    """Read documents of any known format, in the order of the paths; within a folder, by name.

    Args:
        paths: files, folders, "-".
        published: the date of documents that have none of their own.
        strict: raise at the first bad document instead of skipping it.
        report: is told of every document (and date) that was skipped.

    Raises:
        DocumentError: A path leads nowhere; all documents are bad; any is, if ``strict``.
    """
    return read_inputs(find_inputs(paths, report), published=published, strict=strict, report=report)


def read_inputs(
    inputs: Iterable[Input],
    *,
    published: date | str | None = None,
    strict: bool = False,
    report: Report | None = None,
) -> Iterator[Document]:
    """As ``read_documents``, from inputs that are already found."""
    default = read_date(published, "--published")
    held: list[DocumentError] = []  # until there is a good document; if there is none, the first is raised
    good = False

    def note(error: DocumentError) -> None:
        if strict and not isinstance(error, OwnOutputError):
            raise error
        held.append(error)

    def tell() -> None:
        for error in held:
            (report or _ignore)(error)
        held.clear()

    for item in inputs:
        for document in read_input(item, note):
            good = True
            tell()
            yield identity.named(replace(document, published=document.published or default), item.stem)
    fatal = [error for error in held if not isinstance(error, DateError)]
    if fatal and not good:
        raise fatal[0]
    tell()


def digests(inputs: Iterable[Input]) -> tuple[tuple[str, str], ...]:
    """Name and sha256 of every file that was read, by name, those beside the texts too."""
    files = [file for item in inputs for file in (item, sidecar(item)) if file]
    return tuple(sorted((file.name, digest) for file in files if (digest := file.sha256())))


def _ignore(error: DocumentError) -> None:
    """Nobody wants to know."""
