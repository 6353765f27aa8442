"""Part of speech and lemma word by word: what a model's rules say of a word is asked once, then known.

The attribute ruler and the lemmatiser of spaCy's English models try 180 patterns on every word, a seventh of
all the time, though their answer depends on the word, its tag and its label alone, but for a few patterns of
two words ("gon na").  Import it where a model is loaded: spaCy takes a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy import util
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
_INDEX = "lemma_index"
"""The table of a lemmatiser that holds all words that it knows."""
MOST = 200_000
"""How many words are remembered."""

Key = tuple[int, ...]
"""A word with all that its answer depends on, as numbers of spaCy's vocabulary."""


class Wordwise:
    """In the place of components that look at one word at a time: the same answers."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab
        self.asked: list[Any] = []
        self.longer: Any = Matcher(vocab)
        self.first: Any = Matcher(vocab)
        self.known: dict[Key, Key] = {}
        self.opening: set[Key] = set()
        self.phrases: dict[tuple[Key, ...], list[Key]] = {}

    def stands_for(self, components: list[Any]) -> None:
        """Ask these from now on."""
        self.asked = components
        for number, pattern in enumerate(_longer(components)):
            self.longer.add(str(number), [pattern])
            self.first.add(str(number), [pattern[:1]])

    def __call__(self, doc: Any) -> Any:
        """Label the words of a Doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Label the words of Docs; what is new in a batch of them is asked at once."""
        for docs in util.minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            keys = [[tuple(row) for row in doc.to_array(_ASKED).tolist()] for doc in docs]
            self._learn(sorted({key for some in keys for key in some}.difference(self.known)))
            for doc, some in zip(docs, keys, strict=True):
                self._label(doc, some)
            yield from docs
            if len(self.known) + len(self.phrases) > MOST:
                for remembered in (self.known, self.opening, self.phrases):
                    remembered.clear()

    def _label(self, doc: Any, keys: Sequence[Key]) -> None:
        if not keys:
            return
        rows = [self.known[key] for key in keys]
        if not self.opening.isdisjoint(keys):
            for start, end in self._phrases(doc):
                rows[start:end] = self._phrase(tuple(keys[start:end]))
        doc.from_array(_TOLD, np.array(rows, dtype="uint64"))

    def _phrases(self, doc: Any) -> list[tuple[int, int]]:
        """Where words stand of which rules speak together; those that overlap are one."""
        found: list[tuple[int, int]] = []
        for start, end in sorted((start, end) for _, start, end in self.longer(doc, allow_missing=True)):
            before = found.pop() if found and start < found[-1][1] else (start, end)
            found.append((before[0], max(before[1], end)))
        return found

    def _phrase(self, keys: tuple[Key, ...]) -> list[Key]:
        if keys not in self.phrases:
            self.phrases[keys] = self._ask(self._made(keys))
        return self.phrases[keys]

    def _learn(self, keys: Sequence[Key]) -> None:
        """Ask what is said of words that have nothing to do with each other."""
        if not keys:
            return
        doc = self._made(keys)
        self.opening.update(keys[start] for _, start, _ in self.first(doc, allow_missing=True))
        beside = {at for start, end in self._phrases(doc) for at in range(start, end)}
        self.known.update(zip(keys, self._ask(doc), strict=True))
        for at in beside:
            self.known[keys[at]] = self._ask(self._made([keys[at]]))[0]

    def _made(self, keys: Sequence[Key]) -> Any:
        """A Doc of these words with their labels."""
        doc: Any = Doc(self.vocab, words=[self.vocab.strings[word] for word, *_ in keys])
        doc.from_array(_ASKED[1:], np.array([labels for _, *labels in keys], dtype="uint64"))
        return doc

    def _ask(self, doc: Any) -> list[Key]:
        for component in self.asked:
            doc = component(doc)
        return [tuple(row) for row in doc.to_array(_TOLD).tolist()]


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
    for name, each in slow.items():
        pipe.disable_pipe(name)
        _index(each)


def _index(component: Any) -> None:
    """Let a lemmatiser look words up: it goes through a list of 57,000 nouns for each new one."""
    if isinstance(component, Lemmatizer) and component.lookups.has_table(_INDEX):
        table = component.lookups.get_table(_INDEX)
        for part_of_speech, words in [*table.items()]:
            table.set(part_of_speech, frozenset(words))


def _is_by_word(component: Any) -> bool:
    return isinstance(component, AttributeRuler | Lemmatizer)
