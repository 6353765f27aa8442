"""Document and Evidence: a text with what is known about it, and a place in it.

All offsets are Unicode code points into ``Document.text``, end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from kg.errors import DocumentError


def content_id(*parts: object) -> str:
    """Sixteen hex digits that depend on the parts alone: the same on every run and machine."""
    text = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_mark(document_id: str) -> str:
    """What the ids of a document's nameless actors end with: "protesters" of two documents are two."""
    return content_id(document_id)[:8]


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known about it.  ``published`` is the date that "Tuesday" hangs on.

    ``digest`` is given where the text here is not the whole of it, as in a graph that was made again
    from its records: the ``content`` of the whole, "" if that is not known.  ``author`` is the byline, by
    which it is known whose "I" and "we" the text is; no output carries it.  ``original`` is the id of the
    document of which this is a copy or an update, "" for none or where that was not asked.
    """

    id: str
    text: str
    title: str = ""
    published: date | None = None
    source: str = ""
    url: str = ""
    digest: str | None = field(default=None, compare=False)
    author: str = field(default="", compare=False)
    original: str = field(default="", compare=False)

    @property
    def content(self) -> str:
        """A hash of text, date, title and address: two documents of one source with the same are one."""
        if self.digest is not None:
            return self.digest
        return content_id(self.text, self.published, self.title, self.url)

    def __post_init__(self) -> None:
        """Refuse what type checkers would: ``Document("a", None)``, ``published="2022-02-01"``.

        Raises:
            DocumentError: A value is of another type.
        """
        for name in ("id", "text", "title", "source", "url", "author"):
            if not isinstance(value := getattr(self, name), str):
                raise DocumentError(
                    f"the document {self.id!r}", f"has {value!r} for its {name}", "give a str"
                )
        if not (self.published is None or type(self.published) is date):
            cure = "give a datetime.date, such as date(2022, 2, 1)"
            raise DocumentError(f"the document {self.id!r}", f"was published {self.published!r}", cure)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a document says it: ``text[start:end]`` of the document with that id."""

    document: str
    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, cut from the document's text."""
        return text[self.start : self.end]
