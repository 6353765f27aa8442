"""A mapping of anybody's keys -> Document: what they call text, title, date, source, address and author."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any

from kg.characters import plain, printable
from kg.errors import DateError, DocumentError, OwnOutputError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.dated import day_of, read_date
from kg.texts.encodings import decoded
from kg.texts.inputs import Input

Report = Callable[[DocumentError], None]
"""Is told of every document (and, by a DateError, date) that was skipped, and of guesses (a NoteError)."""

SIDECAR = ".toml"
_TABLE = tomllib.loads((files("kg.texts") / "keys.toml").read_text(encoding="utf-8"))
_LONGEST_KEY = 100
"""How many characters of a key are looked at."""
FIELDS = tuple(_TABLE["keys"])
"""What of a document can be told: text, title, published ..."""


@lru_cache(maxsize=1024)
def _key(name: object) -> str:
    """ "Published At", "published_at" and "publishedAt" are one key."""
    return re.sub(r"[^a-z0-9.]", "", str(name).lower())


_KEYS = {field: tuple(map(_key, names.split())) for field, names in _TABLE["keys"].items()}
_LISTS = tuple(map(_key, _TABLE["lists"]["keys"].split()))


def fields_of(names: Sequence[str], item: Input) -> dict[str, list[str]]:
    """Which of the names of a table's columns hold which of ``FIELDS``, the best first."""
    told = dict(item.hints.columns)
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(_key(name[:_LONGEST_KEY]), []).append(name)
    found: dict[str, list[str]] = {}
    for field, keys in _KEYS.items():
        wanted = (_key(told[field]),) if field in told else keys
        found[field] = [name for key in wanted for name in by_key.get(key, ())]
    return found


def members(value: Any) -> list[Any] | None:
    """The documents in a value of JSON: of a list, its members; None for what is one document itself.

    Other people's files keep them under a key: "articles", "results", "response.docs".
    """
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping) or isinstance(value.get("text"), str):
        return None
    flat = _flat(value)
    for key in _LISTS:
        found = flat.get(key)
        if isinstance(found, list) and found and all(isinstance(each, Mapping) for each in found):
            return found
    return None


def record(value: Any, where: str, item: Input, note: Report) -> Document:
    """The document of one record.

    The text under the key "text" is kept as it was given, so that its owner can use the offsets on it; of
    others the markup is taken out.

    Raises:
        DocumentError: It has no text, or is no record.
    """
    if not isinstance(value, Mapping):
        raise DocumentError(
            where, "is not a JSON object", f"write an object with the keys {', '.join(FIELDS)}"
        )
    flat = _flat(value)
    told = {field: _key(name) for field, name in item.hints.columns}
    facts = {
        field: next(filter(_filled, (flat.get(key) for key in _wanted(field, told))), None)
        for field in FIELDS
    }
    text = _text(facts["text"])
    if text is None:
        raise (
            _empty(where)
            if any(key in flat for key in _wanted("text", told))
            else no_text(where, list(value))
        )
    if flat.get("text") is not facts["text"]:
        text = without_markup(text)
    return document(text, facts, where, item, note)


def _wanted(field: str, told: Mapping[str, str]) -> tuple[str, ...]:
    return (told[field],) if field in told else _KEYS[field]


def _empty(where: str) -> DocumentError:
    return DocumentError(where, "has no text", "leave it out or fill it")


def no_text(where: str, names: Sequence[object]) -> DocumentError:
    """The error for a record or table none of whose keys or columns is known to hold a text."""
    there = plain(", ".join(map(str, names[:8])))[:120] or "nothing"
    return DocumentError(
        where, 'has no "text"', f"name what holds it, for example --columns text=KEY; there are {there}"
    )


def _flat(value: Mapping[Any, Any]) -> dict[str, Any]:
    """By plain keys, those of a mapping inside as "a.b"."""
    found: dict[str, Any] = {}
    for name, each in value.items():
        key = _key(str(name)[:_LONGEST_KEY])
        found.setdefault(key, each)
        inside = each[0] if isinstance(each, list) and each else each
        if isinstance(inside, Mapping):
            for below, leaf in inside.items():
                found.setdefault(f"{key}.{_key(str(below)[:_LONGEST_KEY])}", leaf)
    return found


def _filled(value: Any) -> bool:
    """False for nothing, and for a mapping, whose keys say more."""
    if isinstance(value, list | tuple):
        return any(isinstance(each, Mapping) or _filled(each) for each in value)
    if isinstance(value, Mapping) or value is None:
        return False
    if isinstance(value, float) and math.isnan(value):
        return False
    return bool(str(value).strip())


def _text(value: Any) -> str | None:
    """A text, or paragraphs."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def sidecar(item: Input) -> Input | None:
    """The TOML file beside a text, if there is one."""
    if item.path is None or item.beside is not None:
        return item.beside
    beside = item.path.with_suffix(SIDECAR)
    name = re.sub(r"\.[^./]*$", "", item.name) + SIDECAR
    return Input(name, beside) if beside.is_file() else None


def of_file(item: Input, text: str | None, facts: Mapping[str, Any], note: Report) -> Document:
    """A document of a file: its own metadata, and over them those of the TOML file beside it.

    Raises:
        DocumentError: It has no text.
    """
    beside = sidecar(item)
    known = {**named_as_ours(facts), **(_toml(beside, note) if beside else {})}
    return document(unicodedata.normalize("NFC", text or ""), known, item.name, item, note)


def named_as_ours(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Metadata under other people's keys, under ours."""
    flat = _flat(facts)
    return {
        field: found
        for field in FIELDS
        if _filled(found := next(filter(_filled, (flat.get(key) for key in _KEYS[field])), None))
    }


def _toml(beside: Input, note: Report) -> dict[str, Any]:
    try:
        return named_as_ours(tomllib.loads(decoded(beside.read(), beside.name, note)))
    except (ValueError, RecursionError) as error:
        why = f"is not TOML ({str(error)[:80]})"
        raise DocumentError(beside.name, why, "write lines such as published = 2022-02-01") from None


def document(text: str, facts: Mapping[str, Any], where: str, item: Input, note: Report) -> Document:
    """A document of our own keys; a date that cannot be read is told, and left out.

    Raises:
        DocumentError: It has no text.
    """
    text = printable(text)
    if not text.strip():
        raise _empty(where)
    title = _words(facts.get("title"))
    return Document(
        id=_words(facts.get("id")), text=text, title=title,
        published=_published(facts.get("published"), where, item, note) or day_of(title, text),
        source=_words(facts.get("source")), url=_words(facts.get("url")), author=_words(facts.get("author")),
    )  # fmt: skip


def _published(value: object, where: str, item: Input, note: Report) -> date | None:
    try:
        return read_date(value, where, item.hints.dates)
    except DateError as error:
        note(error)
        return None


_MANY, _LONGEST = 100, 2_000
"""How many authors are read, and how many characters of a title, an id or an address."""


def _words(value: Any) -> str:
    """ "Ana Weber; Jo Kov" of a list of authors, or of people with names; no more than a title can be."""
    return plain("; ".join(islice(_leaves(value), _MANY))[:_LONGEST])


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _leaves(value.get("name"))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _leaves(each)
    elif isinstance(value, str | int | float) and _filled(value):
        yield str(value)


def ours(item: Input) -> OwnOutputError:
    """The error for a file that kg wrote."""
    return OwnOutputError(item.name, "was written by kg", "it is not read as a text")
