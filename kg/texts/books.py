"""EPUB -> Documents, a chapter each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.inputs import Input
from kg.texts.packed import opened_zip, undamaged
from kg.texts.records import Report, document


def read_epub(item: Input, note: Report) -> Iterator[Document]:
    """A document for each chapter, in the order of reading."""
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
        names = [links.get(each.get("idref")) for each in book.iterfind(".//{*}spine/{*}itemref")]
        folder = package.rpartition("/")[0]
        pages = [archive.read(f"{folder}/{name}".lstrip("/")) for name in names if name]
    for number, page in enumerate(pages, 1):
        text = page.decode("utf-8", errors="replace")
        title = re.search(r"<title[^>]{0,300}>([^<]{1,300})", text)
        named = {**facts, "title": title.group(1) if title else facts["source"]}
        body = without_markup(re.sub(r"(?s)^.*?<body[^>]{0,300}>|</body>.*$", "", text))
        try:
            yield document(body, named, f"{item.name}[{number}]", item, note)
        except DocumentError:
            continue  # a cover, a page of pictures
