"""Headlines in title case, "Kim Jong Un Accepts Trump's Invitation": which of their capitals are no name's.

There a capital says nothing, and the parser takes verbs for names; so only known names are, and words that
are part of a name in the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.lexicon import Gazetteer, load_frames, word_order
from kg.words import Parse, Pos, Word

_SHORT, _FEWEST = 3, 3
"""Words of so few letters may be written small; a headline has so many longer ones."""
_SMALL: frozenset[Pos] = frozenset(
    {"adposition", "coordinator", "determiner", "particle", "pronoun", "subordinator", "auxiliary"}
)
_ENDINGS = [ending.split("/") for ending in word_order("actors.present_endings")]
"""How verbs of the present end, and what they end with without it."""


def plain_words(parse: Parse, gazetteer: Gazetteer) -> frozenset[int]:
    """The indices of the words in headlines that are no names, whatever the parser says."""
    headlines = [sentence.words for sentence in parse.sentences if _is_headline(sentence.words)]
    if not headlines:
        return frozenset()
    within = {word.i for words in headlines for word in words}
    named = {word.text for word in parse.words if word.i not in within and _is_name(word)}
    return frozenset(i for i in within if not _may_name(parse.words[i], named, gazetteer))


def _may_name(word: Word, named: set[str], gazetteer: Gazetteer) -> bool:
    return word.text in named or bool(gazetteer.surname(word.text))


def _is_name(word: Word) -> bool:
    """Whether a word is part of a name where capitals tell: not the first of its sentence."""
    return word.pos == "name" and word.i > 0 and word.sentence == word.head.sentence


def _is_headline(words: Sequence[Word]) -> bool:
    """Whether all words of some length have a capital, and a verb or a small word is among them."""
    long = [
        word for word in words if len(word.text) > _SHORT and word.text.isalpha() and word.pos not in _SMALL
    ]
    capitals = len(long) >= _FEWEST and all(word.text.istitle() for word in long)
    return capitals and any(_tells(words))


def _tells(words: Sequence[Word]) -> Iterator[bool]:
    """Signs that words with capitals are a sentence: "*To* Visit", "*Slaps*"."""
    for word in words[1:]:
        yield word.text.istitle() and (word.pos in _SMALL or _is_verb(word.lower))


@lru_cache(maxsize=1 << 12)
def _is_verb(lower: str) -> bool:
    """Whether a word is a verb of the present that the frames know: "accepts"."""
    verbs = load_frames().verbs
    return any(lower.endswith(end) and lower.removesuffix(end) + other in verbs for end, other in _ENDINGS)
