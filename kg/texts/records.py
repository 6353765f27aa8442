"""A mapping of anybody's keys -> Document: what they call text, title, date, source, address and author."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from kg.characters import plain, printable
from kg.errors import DateError, DocumentError, NoteError, OwnOutputError
from kg.model import Document
from kg.texts.articles import without_markup
from kg.texts.dated import day_of, is_day, read_date
from kg.texts.encodings import decoded
from kg.texts.inputs import Input
from kg.texts.keys import FIELDS, KEYS, filled, flat, plain_key
from kg.texts.nested import paths, told_value, unwrapped
from kg.texts.packed import sidecar

Report = Callable[[DocumentError], None]
"""Is told of every document (and, by a DateError, date) that was skipped, and of guesses (a NoteError)."""


def fields_of(names: Sequence[str], item: Input) -> dict[str, list[str]]:
    """Which of the names of a table's columns hold which of ``FIELDS``, the best first."""
    told = dict(item.hints.columns)
    by_key: dict[str, list[str]] = {}
    for name in names:
        by_key.setdefault(plain_key(name), []).append(name)
    found: dict[str, list[str]] = {}
    for field, keys in KEYS.items():
        wanted = (plain_key(told[field]),) if field in told else keys
        found[field] = [name for key in wanted for name in by_key.get(key, ())]
    return found


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
    value = unwrapped(value)
    keys, told = flat(value), dict(item.hints.columns)
    facts = {field: _filled_of(value, keys, field, told.get(field, "")) for field in FIELDS}
    text = _text(facts["text"])
    if text is None:
        raise _empty(where) if _is_there(keys, told) else no_text(where, list(islice(paths(value), _FEW)))
    if keys.get("text") is not facts["text"]:
        text = without_markup(text)
    found = document(text, facts, where, item, note)
    if not (facts["published"] or found.published):
        days = [str(name) for name, each in value.items() if is_day(each)]
        tell_of_days(days, item, note)
    return found


class UnknownDayError(NoteError):
    """Days of documents that have no other, under keys that nobody knows."""


def tell_of_days(names: Sequence[str], item: Input, note: Report) -> None:
    """Tell of keys or columns that may be those of the day of publication."""
    if names:
        why = f"has days under names that are not known ({plain(', '.join(names))[:80]})"
        cure = f'if that is when it was published, give --columns "published={plain(names[0])[:40]}"'
        note(UnknownDayError(item.name, why, cure))


def _filled_of(value: Mapping[str, Any], keys: Mapping[str, Any], field: str, told: str) -> Any:
    """What is that field: under the path that was told, else the first that is filled."""
    found = [told_value(value, told)] if told else map(keys.get, KEYS[field])
    return next(filter(filled, found), None)


def _is_there(keys: Mapping[str, Any], told: Mapping[str, str]) -> bool:
    """Whether the key of a text is there, with nothing under it."""
    wanted = (plain_key(told["text"]),) if "text" in told else KEYS["text"]
    return any(key in keys and not isinstance(keys[key], Mapping) for key in wanted)


_FEW = 8
"""How many keys are named where none is known."""


def _empty(where: str) -> DocumentError:
    return DocumentError(where, "has no text", "leave it out or fill it")


def no_text(where: str, names: Sequence[object]) -> DocumentError:
    """The error for a record or table none of whose keys or columns is known to hold a text."""
    there = plain(", ".join(map(str, names[:_FEW])))[:120]
    cure = f"name what holds it, for example --columns text=KEY; there are {there}"
    return DocumentError(where, 'has no "text"', cure if there else "leave it out, as no other key has words")


def _text(value: Any) -> str | None:
    """A text, or paragraphs."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def of_file(item: Input, text: str | None, facts: Mapping[str, Any], note: Report) -> Document:
    """A document of a file: its own metadata, and over them those of the TOML file beside it.

    Raises:
        DocumentError: It has no text.
    """
    beside = sidecar(item)
    known = {**named_as_ours(facts), **(_toml(beside, item, note) if beside else {})}
    return document(unicodedata.normalize("NFC", text or ""), known, item.name, item, note)


def named_as_ours(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Metadata under other people's keys, under ours."""
    keys = flat(facts)
    return {
        field: found
        for field in FIELDS
        if filled(found := next(filter(filled, (keys.get(key) for key in KEYS[field])), None))
    }


def _toml(beside: Input, item: Input, note: Report) -> dict[str, Any]:
    """What the TOML file beside a text tells; one that cannot be read costs the text its metadata alone."""
    try:
        found = tomllib.loads(decoded(beside.read(), beside.name, note))
    except (ValueError, RecursionError) as error:
        why, cure = f"is not TOML ({str(error)[:80]})", "write lines such as published = 2022-02-01"
        note(_without(item, DocumentError(beside.name, why, cure)))
        return {}
    except DocumentError as error:
        note(_without(item, error))
        return {}
    if strange := [key for key in found if plain_key(key) not in _FIRST]:
        why = f"has a key that is not known ({plain(', '.join(strange))[:80]})"
        note(NoteError(beside.name, why, f"known are {', '.join(FIELDS)}"))
    return named_as_ours(found)


_FIRST = {key.partition(".")[0] for keys in KEYS.values() for key in keys}
"""Keys that are known, and of those inside others the outer ones."""


def _without(item: Input, error: DocumentError) -> DocumentError:
    return DocumentError(error.where, error.problem, f"{item.name} is read without it; {error.cure}")


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
    elif isinstance(value, str | int | float) and filled(value):
        yield str(value)


def ours(item: Input) -> OwnOutputError:
    """The error for a file that kg wrote."""
    return OwnOutputError(item.name, "was written by kg", "it is not read as a text")
