"""Words -> acronyms that a text spells out itself: "Nationally Determined Contribution (NDC)".

What such an acronym is short for elsewhere is nobody in this text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.lexicon import Gazetteer, word_list

_SMALL = (
    word_list("actors.links") | word_list("actors.articles") | word_list("actors.possessive_endings") | {"-"}
)
_ACRONYM = re.compile("[A-Z]{3,8}")


def spelt_acronyms(texts: Sequence[str], gazetteer: Gazetteer) -> frozenset[str]:
    """The acronyms in brackets that are spelt by words before them which are no known name.

    Args:
        texts: The words of the document.
        gazetteer: The known names.
    """
    found = set()
    for at, acronym in _in_brackets(texts):
        first = _first(texts, at - 1, acronym)
        if first is not None and not _is_known(texts, first, at - 1, gazetteer):
            found.add(acronym)
    return frozenset(found)


def _in_brackets(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    opened = (at for at in range(1, len(texts) - 1) if texts[at - 1] == "(" and texts[at + 1] == ")")
    return ((at, texts[at]) for at in opened if _ACRONYM.fullmatch(texts[at]))


def _first(texts: Sequence[str], stop: int, acronym: str) -> int | None:
    """Where the words begin that spell an acronym, one a letter, before a place; None where they do not."""
    at = stop
    for letter in reversed(acronym.lower()):
        at -= 1
        while at > 0 and texts[at].lower() in _SMALL and texts[at][0].lower() != letter:
            at -= 1
        if at < 0 or texts[at][0].lower() != letter:
            return None
    return at


def _is_known(texts: Sequence[str], first: int, stop: int, gazetteer: Gazetteer) -> bool:
    """Whether a known name ends where the words do that spell an acronym."""
    while stop > first and texts[stop - 1].lower() in _SMALL:
        stop -= 1
    return any(start + gazetteer.find(texts, start)[0] >= stop for start in range(first, stop))
