"""JSON, JSON lines and lists of documents under a key -> Documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from kg.errors import DocumentError, OwnOutputError
from kg.model import Document
from kg.texts.encodings import empty, encoding, lines
from kg.texts.inputs import Input
from kg.texts.nested import members
from kg.texts.records import Report, ours, record
from kg.texts.streamed import Extract, streamed


def read_json(item: Input, note: Report) -> Iterator[Document]:
    """One document, a list of them, a list under a key ("articles"), objects by id, or JSON lines.

    The file is gone through twice, first for what it is, so that one that breaks off gives nothing.
    """
    guesses: list[DocumentError] = []
    charset = encoding(item, guesses.append)
    outline, fault = _outline(item, charset)
    if fault and isinstance(outline, Mapping) and _has_objects(list(islice(lines(item), 2))):
        yield from read_lines(item, note)
        return
    for guess in guesses:
        note(guess)
    if fault:
        raise _no_json(item.name, fault)
    found = members(outline, _told(item))
    with streamed(item, charset) as stream:
        if isinstance(found, Extract):
            yield from _records(_numbered(stream.members(found.start), item.name), item, note)
        else:
            yield from _documents(stream.value(), item.name, item, note)


def _outline(item: Input, charset: str) -> tuple[Any, Exception | None]:
    """What a file is in outline, and what is wrong with it as JSON."""
    outline = None
    with streamed(item, charset) as stream:
        if not stream.mark():
            raise empty(item.name)
        try:
            outline = stream.outline()
            return outline, stream.extra()
        except (ValueError, RecursionError) as error:
            return outline, error


def _has_objects(first: Sequence[str]) -> bool:
    """Whether two lines are two objects."""
    try:
        return len(first) == 2 and all(isinstance(json.loads(line), Mapping) for line in first)
    except (ValueError, RecursionError):
        return False


def read_lines(item: Input, note: Report) -> Iterator[Document]:
    """A document a line; a bad line is one bad document."""
    is_empty = True
    for number, line in enumerate(lines(item, note), 1):
        if not line.strip():
            continue
        is_empty = False
        where = f"{item.name}:{number}"
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            note(_no_json(where, error))
            continue
        if _is_record(value):
            raise ours(item)
        yield from _documents(value, where, item, note, listed=isinstance(value, Mapping))
    if is_empty:
        raise empty(item.name)


def _documents(
    value: Any, where: str, item: Input, note: Report, *, listed: bool = True
) -> Iterator[Document]:
    many = members(value, _told(item)) if listed else None
    return _records([(where, value)] if many is None else _numbered(many, where), item, note)


def _told(item: Input) -> str:
    return dict(item.hints.columns).get("text", "")


def _numbered(many: Iterable[Any], where: str) -> Iterator[tuple[str, Any]]:
    return ((f"{where}[{number}]", each) for number, each in enumerate(many, 1))


def _records(named: Iterable[tuple[str, Any]], item: Input, note: Report) -> Iterator[Document]:
    for name, each in named:
        try:
            yield record(each, name, item, note)
        except OwnOutputError:
            raise
        except DocumentError as error:
            note(error)


def _no_json(where: str, error: Exception) -> DocumentError:
    why = f"is not JSON ({str(error)[:80]})"
    return DocumentError(where, why, "write one JSON object a line in .jsonl, one document in .json")


def _is_record(value: Any) -> bool:
    """Whether it is a line of ``events.jsonl`` or ``triples.jsonl``: no text, but a place in one."""
    return isinstance(value, Mapping) and "text" not in value and {"doc", "evidence"} <= value.keys()
