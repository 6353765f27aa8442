"""Part of speech and lemma word by word: what a model's rules say of a word is asked once, then known.

The attribute ruler and the lemmatiser of spaCy's English models try 180 patterns on every word, a seventh of
all the time, though their answer depends on the word, its tag and its label alone, but for a few patterns of
two words ("gon na").  Import it where a model is loaded: spaCy takes a second.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import DEP, IDS, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_NAME = "wordwise"
_ASKED = [ORTH, TAG, DEP, POS, MORPH]
_TOLD = [TAG, DEP, POS, LEMMA]
_LOOKED_AT = frozenset(name for name, each in IDS.items() if each in (*_ASKED, LOWER, IS_SPACE))
"""What the patterns of a ruler may look at for its answer to depend on what we ask with."""
MOST = 200_000
"""How many words are remembered."""


class Wordwise:
    """In the place of components that look at one word at a time: the same answers."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab
        self.asked: list[Any] = []
        self.longer: Any = Matcher(vocab)
        self.known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def stands_for(self, components: list[Any]) -> None:
        """Ask these from now on."""
        self.asked = components
        for number, pattern in enumerate(_longer(components)):
            self.longer.add(str(number), [pattern])

    def __call__(self, doc: Any) -> Any:
        """Label the words of a Doc."""
        if not len(doc) or self.longer(doc, allow_missing=True):
            return self._ask(doc)
        keys = [tuple(row) for row in doc.to_array(_ASKED).tolist()]
        for key in {*keys}.difference(self.known):
            self._learn(key)
        doc.from_array(_TOLD, np.array([self.known[key] for key in keys], dtype="uint64"))
        if len(self.known) > MOST:
            self.known.clear()
        return doc

    def _ask(self, doc: Any) -> Any:
        for component in self.asked:
            doc = component(doc)
        return doc

    def _learn(self, key: tuple[int, ...]) -> None:
        word, *labels = key
        doc: Any = Doc(self.vocab, words=[self.vocab.strings[word]])
        doc.from_array(_ASKED[1:], np.array([labels], dtype="uint64"))
        self.known[key] = tuple(self._ask(doc).to_array(_TOLD)[0].tolist())


def _longer(components: list[Any]) -> list[Any]:
    """The patterns of more than one word."""
    return [pattern for pattern in _patterns(components) if len(pattern) > 1]


def _patterns(components: list[Any]) -> list[Any]:
    rulers: list[Any] = [each for each in components if isinstance(each, AttributeRuler)]
    return [pattern for ruler in rulers for rule in ruler.patterns for pattern in rule["patterns"]]


@Language.factory(_NAME)
def _made(nlp: Any, name: str) -> Wordwise:
    return Wordwise(nlp.vocab)


def remember(pipe: Any) -> None:
    """Let a model remember what its rules say of a word, if it has such as spaCy's English models."""
    slow = {name: each for name, each in pipe.pipeline if _is_by_word(each)}
    looked_at = {key for pattern in _patterns([*slow.values()]) for word in pattern for key in word}
    if not slow or not looked_at <= _LOOKED_AT:
        return
    pipe.add_pipe(_NAME, after=[*slow][-1]).stands_for([*slow.values()])
    for name in slow:
        pipe.disable_pipe(name)


def _is_by_word(component: Any) -> bool:
    return isinstance(component, AttributeRuler | Lemmatizer)
