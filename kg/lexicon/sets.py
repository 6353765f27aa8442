"""Sets of words by name, from ``data/sets.toml``, and words of numbers: so that no word stands in the code.

A set of a table is named with it: ``word_list("times.clitics")``.  A member that begins with "@" is
another set; "_" in a member is a blank.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal


@lru_cache(maxsize=1)
def _lists() -> dict[str, str]:
    text = resources.files("kg").joinpath("lexicon/data/sets.toml").read_text("utf-8")
    return dict(_flat(tomllib.loads(text)))


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield above + name, value
        else:
            yield from _flat(value, f"{above}{name}.")


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a set: lower case, as they stand in a text or as lemmas, which the file says of each.

    Raises:
        KeyError: there is no such set.

    Example:
        >>> "tuesday" in word_list("actors.calendar")
        True
    """
    return frozenset(word_order(name))


@cache
def word_order(name: str) -> tuple[str, ...]:
    """The words of a set in the order in which the file has them, where the first that fits is taken.

    Raises:
        KeyError: there is no such set.

    Example:
        >>> word_order("actors.owning")[:2]
        ('of', 'from')
    """
    words: list[str] = []
    for member in _lists()[name].split():
        words.extend(word_order(member[1:]) if member.startswith("@") else [member.replace("_", " ")])
    return tuple(dict.fromkeys(words))


@cache
def number_words(name: Literal["units", "factors"]) -> Mapping[str, int]:
    """Words of numbers with their value: "units", which add up, or "factors", which multiply.

    Example:
        >>> number_words("units")["seventy"], number_words("factors")["thousand"]
        (70, 1000)
    """
    text = resources.files("kg").joinpath("lexicon/data/numbers.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text)[name])
