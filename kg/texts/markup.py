"""XML that is not known by its ending: TEI or a feed, by its first element, without entities or network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.texts.feeds import read_feed
from kg.texts.inputs import Input
from kg.texts.records import Report, document

_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FIRST, _LAST = (f"{{http://history.state.gov/frus/ns/1.0}}doc-dateTime-{end}" for end in ("min", "max"))
_HISTORIAN = "https://history.state.gov/historicaldocuments/"
_FRUS = "frus"
_OMITTED = {f"{_TEI}{name}" for name in ("note", "pb", "figure", "fw", "index")}
"""Footnotes and what is of the paper: no words of the document."""
_BLOCKS = {
    f"{_TEI}{name}"
    for name in (
        "head", "p", "dateline", "item", "label", "row", "signed", "salute", "l", "ab", "quote", "opener",
        "closer", "postscript", "list", "table", "div", "lg", "byline",
    )
}  # fmt: skip
_CELL = f"{_TEI}cell"
_BAR = " |"
"""What parts the cells of a row, as in a table of DOCX."""
_WHOLE = len("2022-02-01")
_FEEDS = ("rss", "feed", "RDF")
_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_xml(item: Input, note: Report) -> Iterator[Document]:
    """The documents of TEI, or the items of a feed.

    Raises:
        DocumentError: It is not well-formed, or something else.
    """
    root = _root(item)
    name = root.rpartition("}")[2]
    if name in _FEEDS:
        yield from read_feed(item, note)
    elif root.startswith(_TEI):
        yield from read_tei(item, note)
    else:
        raise DocumentError(
            item.name, f"is XML of an unknown kind ({name})", "give RSS, Atom or TEI, or the texts themselves"
        )


def read_tei(item: Input, note: Report) -> Iterator[Document]:
    """Each ``div`` of the type "document", as in the volumes of FRUS; the whole text where there is none.

    Footnotes are left out.  The day is that of the document's own dateline (``date/@when``).
    """
    from lxml import etree

    volume: dict[str, str] = {}
    count = 0
    try:
        with item.open() as file:
            for _, element in etree.iterparse(file, events=("end",), **_SAFE):
                if element.tag == f"{_TEI}teiHeader":
                    volume = _volume(element)
                elif element.tag == f"{_TEI}div" and element.get("type") == "document":
                    count += 1
                    yield from _document(element, volume, item, note, count)
                    _forget(element)
                elif element.tag == f"{_TEI}text" and not count:
                    yield from _document(element, volume, item, note, 0)
    except etree.XMLSyntaxError as error:
        raise _broken(item, error) from None


def _document(
    element: Any, volume: dict[str, str], item: Input, note: Report, number: int
) -> Iterator[Document]:
    where = f"{item.name}[{number}]" if number else item.name
    own = element.get(_ID) or (str(number) if number else "")
    called = element.getroottree().getroot().get(_ID) or item.stem
    is_frus = called.startswith(_FRUS) and bool(own)
    head = element.find(f".//{_TEI}head")
    facts = {
        "id": f"{called}-{own}" if own else "",
        "title": _line(head).removeprefix(f"{element.get('n')}. ") or volume.get("title"),
        "published": _day(element),
        "source": volume.get("title"), "author": volume.get("author"),
        "url": f"{_HISTORIAN}{called}/{own}" if is_frus else "",
    }  # fmt: skip
    try:
        yield document(_text(element), facts, where, item, note)
    except DocumentError as error:
        note(error)


def _volume(header: Any) -> dict[str, str]:
    """What the header says of all documents; its dates are those of the edition."""
    title = header.find(f".//{_TEI}title[@type='complete']")
    title = header.find(f".//{_TEI}titleStmt/{_TEI}title") if title is None else title
    author = header.find(f".//{_TEI}titleStmt/{_TEI}author")
    return {"title": _line(title), "author": _line(author)}


def _line(element: Any) -> str:
    return "" if element is None else " ".join("".join(_words(element)).replace("\0", " ").split())


def _day(element: Any) -> str:
    """The day of a dateline, else the one that the publisher found out; no month, and no span of years."""
    dates = (each.get("when", "") for each in element.iterfind(f".//{_TEI}dateline//{_TEI}date"))
    near = next((when for when in dates if len(when) >= _WHOLE), "")
    first, last = (element.get(end, "")[:_WHOLE] for end in (_FIRST, _LAST))
    return near or (first if first == last else "")


def _text(element: Any) -> str:
    blocks = "".join(_words(element)).split("\0")
    return "\n\n".join(filter(None, (" ".join(block.split()).removesuffix(_BAR) for block in blocks)))


def _words(element: Any) -> Iterator[str]:
    """The words of an element in their order, blocks parted by a zero."""
    todo: list[Any] = [element]
    while todo:
        each = todo.pop()
        if isinstance(each, str):
            yield each
            continue
        part = "\0" if each.tag in _BLOCKS else " " if each.tag == f"{_TEI}lb" else ""
        tail = each.tail or "" if each is not element else ""
        if each.tag in _OMITTED or not isinstance(each.tag, str):
            yield tail
            continue
        yield part + (each.text or "")
        todo.append((f"{_BAR} " if each.tag == _CELL else part) + tail)
        todo.extend(reversed(each))


def _forget(element: Any) -> None:
    """What has been read, and what stood before it, leaves the memory."""
    element.clear(keep_tail=True)
    while element.getprevious() is not None:
        del element.getparent()[0]


def _root(item: Input) -> str:
    from lxml import etree

    try:
        with item.open() as file:
            for _, element in etree.iterparse(file, events=("start",), recover=True, **_SAFE):
                return str(element.tag)
    except etree.XMLSyntaxError as error:
        raise _broken(item, error) from None
    return ""


def _broken(item: Input, error: Exception) -> DocumentError:
    return DocumentError(
        item.name, f"is not well-formed XML ({str(error)[:80]})", "get it again, or mend it with xmllint"
    )
