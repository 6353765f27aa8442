"""Names as keys: one spelling for the many in which news and archives print a name.

"Zelenskyy", "Zelensky" and "Zelenskiy" fold to one key, as do "Côte d'Ivoire" and "Cote d’Ivoire".
A folded name is a key to look things up with, never something to show.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib import resources

LOWER, CAPITAL, UPPER = 0, 1, 2
"""How a word of a name is written; an acronym is UPPER, so that "us" is never the United States."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_DROPPED = re.compile(r"[.'’‘ʼʻʿʾ`´\"“”]")
_BREAKS = re.compile(r"[\s\-‐‑–—/_]+")
_SKY = re.compile(r"sk(?:yy|iy|yi|ii|ij|yj|i)$")
_POSSESSIVE = re.compile(r"['’]s$")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    text = resources.files("kg").joinpath("lexicon/data/actors/spellings.csv").read_text("utf-8")
    return {row[0]: row[1] for row in csv.reader(text.splitlines()[1:])}


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """One word without case, accents, quotes and full stops, in the spelling that stands for its variants."""
    if word.isascii() and word.isalpha():
        return _spelled(word.lower())
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    return _spelled(_DROPPED.sub("", word.casefold()).strip(",();:"))


def _spelled(word: str) -> str:
    if len(word) > 4:
        word = _SKY.sub("sky", word) if "sk" in word else word
        if word.endswith("ei"):
            word = word[:-2] + "ey"
    return _spellings().get(word, word)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The key of a name: folded words with one space between them."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return " ".join(map(fold_word, name.split()))
    return " ".join(key for key, _ in pieces(name))


@lru_cache(maxsize=1 << 16)
def pieces(text: str) -> tuple[tuple[str, int], ...]:
    """The folded words of a name or token, each with how it is written (LOWER, CAPITAL or UPPER).

    Words part at spaces, hyphens and before a possessive 's, so that a name meets the tokens of
    any tokenizer; punctuation gives nothing.
    """
    found = []
    for word in _BREAKS.split(text):
        parts = (word[:-2], "s") if len(word) > 2 and _POSSESSIVE.search(word) else (word,)
        for part in parts:
            key = fold_word(part)
            if key:
                found.append((key, _written(part)))
    return tuple(found)


def _written(word: str) -> int:
    if word.isupper() or (len(word) < 6 and sum(map(str.isupper, word)) > 1):  # "LeT" is no "Let"
        return UPPER
    return CAPITAL if any(letter.isupper() for letter in word) else LOWER
