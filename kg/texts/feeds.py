"""RSS and Atom -> Documents, an item each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.inputs import Input
from kg.texts.packed import undamaged
from kg.texts.records import Report, document


def read_feed(item: Input, note: Report) -> Iterator[Document]:
    """The items of a feed: the full content where there is one, else the description; HTML is taken out.

    Raises:
        DocumentError: It is no feed, or one without items.
    """
    import feedparser

    data, fault = item.read_far()
    with undamaged(item, "feed"):
        feed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": "application/xml"})
    entries = feed.entries[:-1] if fault else feed.entries  # the last may be cut off
    if not entries:
        raise fault or DocumentError(item.name, "has no items", "give a feed in RSS or Atom")
    for number, entry in enumerate(entries, 1):
        where = f"{item.name}[{number}]"
        facts = {
            "id": entry.get("id"), "title": without_markup(entry.get("title") or ""),
            "published": entry.get("published") or entry.get("updated"), "url": _address(entry),
            "source": entry.get("source", {}).get("title") or feed.feed.get("title"),
            "author": entry.get("author"),
        }  # fmt: skip
        try:
            yield document(_text(entry), facts, where, item, note)
        except DocumentError as error:
            note(error)
    if fault:
        raise fault
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        raise DocumentError(
            item.name,
            "is not well-formed",
            "get it again: items may be missing",
        )


def _address(entry: Any) -> str:
    """Its link; feedparser takes the id for one where there is none, also one that is no address."""
    link = entry.get("link") or ""
    return "" if link == entry.get("id") and not link.startswith(("http://", "https://")) else link


def _text(entry: Any) -> str:
    """The longest of its contents, else its summary."""
    bodies = [each.get("value") or "" for each in entry.get("content", ())]
    return without_markup(max(bodies, key=len, default="") or entry.get("summary") or "")
