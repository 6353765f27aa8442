"""Text -> the language that it is in, as far as its beginning shows it; a short text has the doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.lexicon import word_list

_HEAD = 2000
"""How many characters are looked at."""
_SHORTEST = 200
"""Fewer letters than these are in no language that one could swear to."""
_SURE = 0.9
"""The probability that another language needs."""
_SHARE = 0.06
"""Of the words of an English text, the share that ``texts.english`` has at least."""
_ENGLISH = word_list("texts.english")


def foreign(text: str) -> str:
    """The English name of the language of a text, "" for English and for what cannot be told.

    Args:
        text: A document.
    """
    head = text[:_HEAD]
    words = re.findall(r"\w+", head.lower())
    if len(head) < _SHORTEST or sum(word in _ENGLISH for word in words) >= _SHARE * len(words):
        return ""
    code, share = _identifier().classify(head)
    return _called(code) if code != "en" and share >= _SURE else ""


def _called(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
