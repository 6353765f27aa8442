"""WARC and WET, what crawlers keep of the web -> Documents, a page each."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.articles import article, declared
from kg.texts.encodings import decoded
from kg.texts.inputs import Input
from kg.texts.packed import undamaged
from kg.texts.records import Report, document

_LARGEST = 16 * 2**20
"""How many bytes of a page are read."""


def read_warc(item: Input, note: Report) -> Iterator[Document]:
    """The pages of answers in HTML (WARC) and the texts made of them (WET); all else is passed over.

    The day on which a page was fetched is not taken for that on which it was published.

    Raises:
        ImportError: warcio is not installed.
        DocumentError: It is damaged.
    """
    from warcio.archiveiterator import ArchiveIterator

    with item.open() as file, undamaged(item, "WARC"):
        for number, each in enumerate(_quietly(ArchiveIterator(file)), 1):
            read = _READERS.get(each.rec_type)
            if read is not None:
                yield from read(each, f"{item.name}[{number}]", item, note)


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """The records, without the warnings that the library prints with pieces of them."""
    while True:
        with redirect_stderr(io.StringIO()):
            each = next(records, None)
        if each is None:
            return
        yield each


def _page(each: Any, where: str, item: Input, note: Report) -> Iterator[Document]:
    """An answer of a server, if it is a page."""
    headers = each.http_headers
    kind = headers.get_header("Content-Type", "") if headers else ""
    if "html" not in kind or headers.get_statuscode() != "200":
        return
    data = _body(each, item)
    try:
        text = decoded(data, where, note, _charset(kind))
        body, facts = article(text)
        yield document(body, {**facts, **_told(each)}, where, item, note)
    except DocumentError as error:
        note(error)


def _plain(each: Any, where: str, item: Input, note: Report) -> Iterator[Document]:
    data = _body(each, item)
    try:
        text = decoded(data, where, note)
        yield document(text, _told(each), where, item, note)
    except DocumentError as error:
        note(error)


def _body(each: Any, item: Input) -> bytes:
    """What a record holds.

    Raises:
        DocumentError: The file ends in the middle of it.
    """
    data: bytes = each.content_stream().read(_LARGEST)
    if each.raw_stream.limit and not each.raw_stream.read(1):
        raise DocumentError(item.name, "is cut off", "get it again: records are missing")
    return data


def _told(each: Any) -> dict[str, str]:
    """Where it comes from."""
    return {"url": each.rec_headers.get_header("WARC-Target-URI") or ""}


def _charset(kind: str) -> Any:
    """What the server says of letters goes before what the page does."""
    match = re.search(r"charset=[\"']?([\w-]+)", kind)
    said = declared(match.group(0).encode()) if match else None
    return lambda data: said or declared(data)


_READERS = {"response": _page, "conversion": _plain}
