"""HTML -> the words of an article, or of a piece of a page."""

from __future__ import annotations

import codecs
import html
import re
from typing import Any

_MARKUP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|img|table|blockquote)\b[^<>]{0,2000}>", re.I
)


def without_markup(text: str) -> str:
    """A text that may be a piece of HTML, without its tags; entities are letters."""
    if _MARKUP.search(text) is None:
        return html.unescape(text) if "&" in text else text
    return _words_of(text)


def article(text: str) -> tuple[str, dict[str, Any]]:
    """The words of a page's article, and what the page declares of it."""
    import trafilatura

    page = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    if page is None or isinstance(page, dict):
        return trafilatura.html2txt(text), {}
    facts = {
        "title": page.title, "published": page.date, "source": page.sitename, "url": page.url,
        "author": page.author,
    }  # fmt: skip
    return page.text or trafilatura.html2txt(text), facts


def _words_of(piece: str) -> str:
    """The words of a piece of HTML, as the content of a feed is: a paragraph a line."""
    import trafilatura

    whole = f"<html><body><article>{piece}</article></body></html>"
    found = trafilatura.bare_extraction(whole, include_comments=False, deduplicate=False, favor_recall=True)
    text = "" if found is None or isinstance(found, dict) else found.text
    return text or trafilatura.html2txt(whole)


def declared(data: bytes) -> str | None:
    """The character set that the head of a page declares, if Python knows it."""
    match = re.search(rb"""charset=["']?([\w-]+)""", data[:2048], re.IGNORECASE)
    try:
        return codecs.lookup(match.group(1).decode("ascii")).name if match else None
    except LookupError:
        return None
