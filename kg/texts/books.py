"""EPUB -> Documents, a chapter each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.inputs import Input
from kg.texts.packed import opened_zip, undamaged
from kg.texts.records import Report, document


def read_epub(item: Input, note: Report) -> Iterator[Document]:
    """A document for each chapter, in the order of reading; one that is missing is told."""
    from lxml import etree

    safe = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with item.on_disk() as path, opened_zip(path, item.name) as archive, undamaged(item, "EPUB"):
        place = etree.fromstring(archive.read("META-INF/container.xml"), safe)
        package = place.find(".//{*}rootfile").get("full-path")
        book = etree.fromstring(archive.read(package), safe)
        facts = {
            field: book.findtext(f".//{{http://purl.org/dc/elements/1.1/}}{name}")
            for field, name in (("source", "title"), ("author", "creator"), ("published", "date"))
        }
        links = {each.get("id"): each.get("href") for each in book.iterfind(".//{*}manifest/{*}item")}
        named = [links.get(each.get("idref")) for each in book.iterfind(".//{*}spine/{*}itemref")]
        names = [_place(package, name) for name in named if name]
        there = set(archive.namelist())
        pages = [archive.read(name) if name in there else None for name in names]
    for number, (name, page) in enumerate(zip(names, pages, strict=True), 1):
        if page is None:
            note(DocumentError(f"{item.name}/{name}", "is missing in the book", "get the book again"))
        else:
            yield from _chapter(page, facts, f"{item.name}[{number}]", item, note)


def _place(package: str, link: str) -> str:
    """Where a chapter is in the archive: links are addresses, seen from the file that has them."""
    folder = posixpath.dirname(package)
    return posixpath.normpath(posixpath.join("/", folder, unquote(urlsplit(link).path))).lstrip("/")


def _chapter(
    page: bytes, facts: Mapping[str, Any], where: str, item: Input, note: Report
) -> Iterator[Document]:
    text = page.decode("utf-8", errors="replace")
    title = re.search(r"<title[^>]{0,300}>([^<]{1,300})", text)
    named = {**facts, "title": without_markup(title.group(1)).strip() if title else facts["source"]}
    body = without_markup(re.sub(r"(?s)^.*?<body[^>]{0,300}>|</body>.*$", "", text))
    try:
        yield document(body, named, where, item, note)
    except DocumentError:
        return  # a cover, a page of pictures
