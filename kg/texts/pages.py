"""HTML -> Document: the article of a page."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document
from kg.texts.articles import article, declared
from kg.texts.encodings import decoded
from kg.texts.inputs import Input
from kg.texts.records import Report, of_file, ours

_OUR_PAGE = '<meta name="generator" content="diplomatic-kg">'


def read_page(item: Input, note: Report) -> Iterator[Document]:
    """The article of a page; of its date only what the page itself declares is believed."""
    text = decoded(item.read(), item.name, note, charset=declared)
    if _OUR_PAGE in text[:4000]:
        raise ours(item)
    body, facts = article(text)
    yield of_file(item, body, facts, note)
