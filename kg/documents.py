"""Files, folders, JSONL and standard input -> Document.

Offsets everywhere count code points of ``Document.text``.  How each format is read, and what is done
to its text first, is in ``kg.formats``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.errors import DateError, DocumentError
from kg.formats import FORMATS, SIDECAR, Report, read_date, read_input, sidecar, unknown
from kg.inputs import Input
from kg.model import Document, content_id

__all__ = [
    "Input",
    "Report",
    "digests",
    "distinct",
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
        elif path.exists():
            found.append(Input(path.name, path))
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
    top = folder.resolve().name
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(here, name)
            item = Input(f"{top}/{path.relative_to(folder).as_posix()}", path)
            if path.suffix.lower() in FORMATS:
                yield item
            elif path.suffix.lower() != SIDECAR:
                report(unknown(item))


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
        if strict:
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
            yield document if document.published or not default else replace(document, published=default)
    fatal = [error for error in held if not isinstance(error, DateError)]
    if fatal and not good:
        raise fatal[0]
    tell()


def digests(inputs: Iterable[Input]) -> tuple[tuple[str, str], ...]:
    """Name and sha256 of every file that was read, those beside the texts too."""
    files = [file for item in inputs for file in (item, sidecar(item)) if file]
    return tuple((file.name, file.sha256()) for file in files)


def distinct(documents: Iterable[Document]) -> Iterator[Document]:
    """Each document once: the same again is left out, another under the same id gets an id of its own."""
    seen: dict[str, str] = {}
    for document in documents:
        digest = content_id(document.text, document.published, document.title, document.url)
        if document.id in seen and seen[document.id] != digest:
            document = replace(document, id=f"{document.id}-{digest[:8]}")
        if document.id not in seen:
            seen[document.id] = digest
            yield document


def _ignore(error: DocumentError) -> None:
    """Nobody wants to know."""
