"""Text -> the language that it is in, as far as its beginning shows it; what may be English has the doubt.

The thresholds are chosen on the texts of ``tests/foreign.toml`` and on 26,000 pieces of real English, of one
to three sentences: the others have a probability of English under .0001, and English ones that are no list
of names, no title and no telegram one above .009.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.lexicon import word_list

_HEAD = 2000
"""How many characters are looked at."""
_SHORTEST = 30
"""Fewer Latin letters than these are in no language that one could swear to."""
_FEWEST = 10
"""As many letters of another script are enough."""
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
_LEAST = 0.001
"""The probability of English under which a text is in another language."""
_RUNNING = 0.5
"""Of the words of a text that is no list of names, no title and no telegram, the share in small letters."""
_SHARE = 0.06
"""Of the words of an English text, the share that ``texts.english`` has at least."""
_ENGLISH = word_list("texts.english")


def foreign(text: str) -> str:
    """The English name of the language of a text, "" for English and for what cannot be told.

    Args:
        text: A document.
    """
    head = text[:_HEAD]
    words = re.findall(r"[^\W\d_]+", head)
    if sum(word.lower() in _ENGLISH for word in words) >= _SHARE * max(1, len(words)):
        return ""
    letters = sum(map(len, words))
    latin = len(_LATIN.findall(head))
    if latin < letters / 2:
        return _likeliest(head, 1) if letters >= _FEWEST else ""
    is_running = sum(word[0].islower() for word in words) >= _RUNNING * len(words)
    return _likeliest(head, _LEAST) if is_running and latin >= _SHORTEST else ""


def _likeliest(text: str, most: float) -> str:
    """The name of the likeliest language but English, whose probability may be so much at most."""
    ranked = _identifier().rank(text)
    if dict(ranked)["en"] > most:
        return ""
    return _called(next(code for code, _ in ranked if code != "en"))


def _called(code: str) -> str:
    from babel import Locale

    return str(Locale("en").languages.get(code, code))


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
