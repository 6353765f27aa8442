"""PDF and DOCX -> Document: what was made to be printed."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError, NoteError
from kg.model import Document
from kg.texts.inputs import Input
from kg.texts.packed import opened_zip, undamaged
from kg.texts.records import Report, of_file

_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\n(?=([a-z]\w{0,40}))")
_BEFORE = re.compile(r"\w*\Z")


def read_pdf(item: Input, note: Report) -> Iterator[Document]:
    """The text of all pages; pages without any are counted.

    Words that a line's end divides are joined, unless the same document has them with the hyphen.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are no words to a user of ours
    with item.on_disk() as path, undamaged(item, "PDF"), path.open("rb") as file:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError(item.name, "is encrypted", "save it without a password")
        pages = [page.extract_text().strip() for page in reader.pages]
        told: Any = reader.metadata or {}
        facts = {"title": told.get("/Title"), "author": told.get("/Author")}
    empty = sum(not page for page in pages)
    if empty == len(pages):
        raise DocumentError(item.name, "has no text in any page (a scan?)", "read it with OCR first")
    if empty:
        note(
            NoteError(item.name, f"has pages without text ({empty} of {len(pages)})", "scans need OCR first")
        )
    yield of_file(item, rejoined("\n".join(filter(None, pages))), facts, note)


def rejoined(text: str) -> str:
    """A text without the hyphens that only divide lines: "nego-/tiations", but not "cease-/fire"."""

    def join(match: re.Match[str]) -> str:
        head = _BEFORE.search(text[max(0, match.start() - 40) : match.start()])
        first, last = head.group() if head else "", match.group(1)
        kept = f"{first}-{last}".lower() in whole and f"{first}{last}".lower() not in whole
        return "-" if kept else ""

    whole = set(re.findall(r"\w+(?:-\w+)*", text.lower()))
    return _HYPHEN.sub(join, text)


def read_docx(item: Input, note: Report) -> Iterator[Document]:
    """Paragraphs, and the cells of tables by rows; headers, footers and footnotes are left out."""
    import docx

    with (
        item.on_disk() as path,
        opened_zip(path, item.name),
        undamaged(item, "DOCX"),
        path.open("rb") as file,
    ):
        found = docx.Document(file)
        blocks = [text for block in found.iter_inner_content() for text in _block(block)]
        facts = {"title": found.core_properties.title, "author": found.core_properties.author}
    yield of_file(item, "\n\n".join(filter(str.strip, blocks)), facts, note)


def _block(block: Any) -> Iterator[str]:
    if hasattr(block, "rows"):
        yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
    else:
        yield block.text
