"""A word -> the other ways to spell it: British and American, with and without a hyphen, as a tagger has it.

The words of ``frames/*.toml`` stand in one spelling; all their spellings are looked up.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from itertools import product

_BOTH_WAYS = (
    (re.compile(r"(?<=...)iz(e|er|ing|ation)$"), r"is\1"),
    (re.compile(r"(?<=...)is(e|er|ing|ation)$"), r"iz\1"),
    (re.compile(r"(?<=..)yze$"), "yse"),
    (re.compile(r"(?<=..)yse$"), "yze"),
)
_FEW = 3
"""How many words of a phrase are respelt."""


@lru_cache(maxsize=1 << 14)
def spellings(word: str) -> tuple[str, ...]:
    """All spellings of a word or phrase, its own first.

    >>> spellings("mobilize")
    ('mobilize', 'mobilise')
    >>> spellings("labor strike")
    ('labor strike', 'labour strike')
    """
    parts = word.split(" ")
    if len(parts) > _FEW:
        return (word,)
    return tuple(dict.fromkeys(" ".join(found) for found in product(*map(_of_one, parts))))


def _of_one(word: str) -> tuple[str, ...]:
    found = [word]
    for pattern, other in _BOTH_WAYS:
        if pattern.search(word):
            found.append(pattern.sub(other, word))
    found += _listed().get(word, ())
    closed = [each.replace("-", "") for each in found if "-" in each]
    return tuple(dict.fromkeys((*found, *closed)))


@lru_cache(maxsize=1)
def _lists() -> dict[str, dict[str, str]]:
    text = resources.files("kg").joinpath("lexicon/data/frames/spellings.toml").read_text("utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _listed() -> dict[str, tuple[str, ...]]:
    lists = _lists()
    pairs = [tuple(pair.split("=")) for pair in lists["spellings"]["pairs"].split()]
    pairs += [(word, re.sub("or", "our", word, count=1)) for word in lists["spellings"]["or"].split()]
    found: dict[str, tuple[str, ...]] = {}
    for one, other in pairs:
        found[one] = (*found.get(one, ()), other)
        found[other] = (*found.get(other, ()), one)
    for pair in lists["lemmas"]["made_up"].split():
        real, _, made_up = pair.partition("=")
        found[real] = (*found.get(real, ()), made_up)
    return found


def lemma_of(form: str, tagged: str) -> str:
    """The lemma of a form that the tagger takes for another word's: "raped" is no form of "rap".

    >>> lemma_of("raped", "rap"), lemma_of("rapped", "rap")
    ('rape', 'rap')
    """
    return _forms().get(form, tagged)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    return dict(pair.split("=") for pair in _lists()["lemmas"]["forms"].split())
