"""Short lists of words that rules ask for, from ``kg/lexicon/data/sets.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    text = resources.files("kg").joinpath("lexicon/data/sets.toml").read_text("utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


def word_list(name: str) -> frozenset[str]:
    """The list of that name.  Raises KeyError where there is none."""
    return _lists()[name]
