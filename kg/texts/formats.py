"""Input -> Documents, one function a format: text, Markdown, HTML, JSON, JSON lines.

The text of a file is brought to NFC with plain line ends; the text of a JSON document is kept as it
was given, so that its owner can use the offsets on it.
"""

from __future__ import annotations

import codecs
import json
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kg.characters import plain, printable
from kg.errors import DateError, DocumentError, OwnOutputError, ReadingError
from kg.model import Document
from kg.texts.dated import day_of
from kg.texts.inputs import Input

Report = Callable[[DocumentError], None]
"""Is told of every document that was skipped, and (a DateError) of every date that was."""

SIDECAR = ".toml"
_NO_DATES = (None, date.min, date.max)
"""What is no date, and the first and last of the calendar, which programs write where they have none."""
_OUR_PAGE = '<meta name="generator" content="diplomatic-kg">'
_JSON_KEYS = "id, text, title, published, source, author, url"


def read_input(item: Input, note: Report) -> Iterator[Document]:
    """The documents of one input; what is wrong goes to ``note``, and the rest is read on.

    A document whose input gives no id has none yet ("").
    """
    reader = _reader(item)
    if reader is None:
        note(unknown(item))
        return
    try:
        yield from reader(item, note)
    except DocumentError as error:
        note(error)
    except Exception as error:  # a library's, over hostile bytes: it costs this input alone
        note(ReadingError(item.name, error))


def read_date(value: object, where: str) -> date | None:
    """A day from "2022-02-01", a date and time, or nothing at all.

    Raises:
        DateError: It is something else, or a day that programs write for "no date".
    """
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    try:
        found: date | None = (
            date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text).date()
        )
    except ValueError:
        found = None
    if found in _NO_DATES:
        raise DateError(where, f"has the publication date {text[:40]!r}", "write it as YYYY-MM-DD")
    return found


def unknown(item: Input) -> DocumentError:
    """The error for a file whose ending no format has."""
    suffix = Path(item.name).suffix or "no ending"
    return DocumentError(
        item.name, f"is of an unknown format ({suffix})", f"known are {', '.join(sorted(FORMATS))}"
    )


def _reader(item: Input) -> Callable[[Input, Report], Iterator[Document]] | None:
    if item.path is not None:
        return FORMATS.get(item.path.suffix.lower())
    return _jsonl if (item.data or b"").lstrip()[:1] == b"{" else _text


def _text(item: Input, note: Report) -> Iterator[Document]:
    yield _document(item, _decode(item.read(), item.name), {}, note)


def _markdown(item: Input, note: Report) -> Iterator[Document]:
    """Front matter gives the metadata; of the Markdown, the words are kept."""
    text = _decode(item.read(), item.name)
    facts: dict[str, str] = {}
    match = re.match(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if match:
        text = text[match.end() :]
        for line in match.group(1).split("\n"):
            key, colon, value = line.partition(":")
            if colon and not line.startswith((" ", "\t", "#", "-")):
                facts[key.strip().lower()] = value.strip().strip("\"'")
    yield _document(item, _plain_markdown(text), facts, note)


def _plain_markdown(text: str) -> str:
    from markdown_it import MarkdownIt

    blocks = []
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type == "inline":
            blocks.append("".join(_inline(child.type, child.content) for child in token.children or ()))
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content.rstrip("\n"))
    return "\n\n".join(blocks)


def _inline(kind: str, content: str) -> str:
    if kind in ("text", "code_inline", "text_special"):
        return content
    return "\n" if kind in ("softbreak", "hardbreak") else ""


def _html(item: Input, note: Report) -> Iterator[Document]:
    """The article of a page; of its date only what the page itself declares is believed."""
    import trafilatura

    text = _decode(item.read(), item.name, charset=_declared)
    if _OUR_PAGE in text[:4000]:
        raise _ours(item)
    page = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, deduplicate=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    facts: dict[str, Any] = {}
    if page is not None and not isinstance(page, dict):
        facts = {
            "title": page.title,
            "published": page.date,
            "source": page.sitename,
            "url": page.url,
            "author": page.author,
        }
    body = page.text if page is not None and not isinstance(page, dict) else ""
    yield _document(item, body or trafilatura.html2txt(text), facts, note)


def _declared(data: bytes) -> str | None:
    """The character set that the head of a page declares, if Python knows it."""
    match = re.search(rb"""charset=["']?([\w-]+)""", data[:2048], re.IGNORECASE)
    try:
        return codecs.lookup(match.group(1).decode("ascii")).name if match else None
    except LookupError:
        return None


def _json(item: Input, note: Report) -> Iterator[Document]:
    """One document, or a list of them."""
    found = _load_json(item.read(), item.name)
    many = isinstance(found, list)
    for number, value in enumerate(found if many else [found], 1):
        where = f"{item.name}[{number}]" if many else item.name
        try:
            yield _from_json(value, where, note)
        except DocumentError as error:
            note(error)


def _jsonl(item: Input, note: Report) -> Iterator[Document]:
    """A document a line; a bad line is one bad document."""
    empty = True
    for number, line in enumerate(item.lines(), 1):
        if not line.strip():
            continue
        empty = False
        where = f"{item.name}:{number}"
        try:
            value = _load_json(line, where)
            if _is_record(value):
                raise _ours(item)
            yield _from_json(value, where, note)
        except OwnOutputError:
            raise
        except DocumentError as error:
            note(error)
    if empty:
        raise _empty(item.name)


def _load_json(data: bytes, where: str) -> Any:
    text = _decode(data, where)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        why = f"is not JSON ({str(error)[:80]})"
        raise DocumentError(
            where, why, "write one JSON object a line in .jsonl, one document in .json"
        ) from None


def _is_record(value: Any) -> bool:
    """Whether it is a line of ``events.jsonl`` or ``triples.jsonl``: no text, but a place in one."""
    return isinstance(value, Mapping) and "text" not in value and {"doc", "evidence"} <= value.keys()


def _ours(item: Input) -> OwnOutputError:
    return OwnOutputError(item.name, "was written by kg", "it is not read as a text")


def _from_json(value: Any, where: str, note: Report) -> Document:
    if not isinstance(value, Mapping):
        raise DocumentError(where, "is not a JSON object", f"write an object with the keys {_JSON_KEYS}")
    text = value.get("text")
    if not isinstance(text, str):
        raise DocumentError(where, 'has no "text"', f"write an object with the keys {_JSON_KEYS}")
    return _make(printable(text), value, where, note)


def sidecar(item: Input) -> Input | None:
    """The TOML file beside a text, if there is one."""
    if item.path is None or _reader(item) in (None, _json, _jsonl):
        return None
    beside = item.path.with_suffix(SIDECAR)
    return Input(str(Path(item.name).with_suffix(SIDECAR)), beside) if beside.is_file() else None


def _document(item: Input, text: str | None, facts: Mapping[str, Any], note: Report) -> Document:
    """A document of a file: its own metadata, and over them those of the TOML file beside it."""
    beside = sidecar(item)
    known = {**facts, **(_toml(beside) if beside else {})}
    return _make(unicodedata.normalize("NFC", printable(text or "")), known, item.name, note)


def _toml(beside: Input) -> dict[str, Any]:
    try:
        return tomllib.loads(_decode(beside.read(), beside.name))
    except (ValueError, RecursionError) as error:
        why = f"is not TOML ({str(error)[:80]})"
        raise DocumentError(beside.name, why, "write lines such as published = 2022-02-01") from None


def _make(text: str, facts: Mapping[str, Any], where: str, note: Report) -> Document:
    if not text.strip():
        raise DocumentError(where, "has no text", "leave it out or fill it")

    def word(key: str) -> str:
        value = facts.get(key)
        given = value if isinstance(value, list) else [value]
        return plain("; ".join(str(each) for each in given if isinstance(each, str | int | float)))

    published = None
    try:
        published = read_date(facts.get("published") or facts.get("date"), where)
    except DateError as error:
        note(error)
    return Document(
        id=word("id"), text=text, title=word("title"),
        published=published or day_of(word("title"), text), source=word("source"), url=word("url"),
        author=word("author") or word("byline"),
    )  # fmt: skip


def _decode(data: bytes, where: str, charset: Callable[[bytes], str | None] | None = None) -> str:
    if not data.strip():
        raise _empty(where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = charset(data) if charset else None
        if declared in (None, "utf-8"):
            why = f"is not UTF-8 (byte {error.start})"
            raise DocumentError(where, why, "convert it, for example with iconv -f latin1 -t utf-8") from None
        text = data.decode(str(declared), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _empty(where: str) -> DocumentError:
    return DocumentError(where, "is empty", "leave it out or fill it")


FORMATS: dict[str, Callable[[Input, Report], Iterator[Document]]] = {
    ".txt": _text, ".text": _text,
    ".md": _markdown, ".markdown": _markdown,
    ".html": _html, ".htm": _html, ".xhtml": _html,
    ".json": _json, ".jsonl": _jsonl, ".ndjson": _jsonl,
}  # fmt: skip
"""File ending -> reader.  A new format is one function and one line here."""
