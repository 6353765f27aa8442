"""What a model knows of a word by itself, as numbers: computed once for a word, then known.

A small model of spaCy begins with a row of numbers for each word, made of its form alone (its norm, its first
and last letters, its shape); only what comes after looks at the words around it.  That beginning is a third
of the work, and a text says the same words again and again.  Import it where a model is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc
from thinc.api import Model

_HALVES = "embed encode"
"""How spaCy calls the two halves of such a model: the second one looks at what stands around."""
_COLUMNS = "columns"
_OF_THE_FORM = frozenset(("ORTH", "LOWER", "NORM", "PREFIX", "SHAPE", "SUFFIX", "SPACY", "IS_SPACE"))
"""What is known with what we ask with: a word, its norm ("n't" is "not"), and whether a blank follows."""
_ASKED = [ORTH, NORM, SPACY]
MOST = 30_000
"""How many words are remembered: some 12 MB a model."""

Key = tuple[int, ...]


def once(pipe: Any) -> None:
    """Let the models of a pipeline compute what depends on a word alone once for a word."""
    for _, component in pipe.pipeline:
        model = getattr(component, "model", None)
        for part in [*model.walk()] if isinstance(model, Model) else ():
            if " ".join(part.ref_names) == _HALVES and _is_of_the_form(part.layers[0]):
                part.layers[0] = _remembering(part.layers[0], pipe.vocab)


def _is_of_the_form(embed: Any) -> bool:
    """Whether the rows depend on the forms of words alone."""
    columns = [column for part in embed.walk() for column in part.attrs.get(_COLUMNS, ())]
    return bool(columns) and _OF_THE_FORM.issuperset(columns)


def _remembering(embed: Any, vocab: Any) -> Any:
    return Model("remembered", _forward, layers=[embed], attrs={"rows": _Rows(embed, vocab)}, ops=embed.ops)


def _forward(model: Any, docs: Sequence[Any], is_train: bool) -> tuple[list[Any], Any]:
    if is_train:
        return model.layers[0](docs, is_train)  # type: ignore[no-any-return]
    return [*model.attrs["rows"].of(docs)], None


class _Rows:
    """The rows of the words that were seen."""

    def __init__(self, embed: Any, vocab: Any) -> None:
        self.embed = embed
        self.vocab = vocab
        self.places: dict[Key, int] = {}
        self.table: Any = None

    def of(self, docs: Sequence[Any]) -> Iterator[Any]:
        """The rows of the words of each Doc."""
        if len(self.places) > MOST:
            self.places, self.table = {}, None
        keys = [[tuple(row) for row in doc.to_array(_ASKED).tolist()] for doc in docs]
        self._learn(sorted({key for some in keys for key in some}.difference(self.places)))
        for some in keys:
            yield self.table[[self.places[key] for key in some]]

    def _learn(self, keys: Sequence[Key]) -> None:
        if not keys and self.table is not None:
            return
        texts = [self.vocab.strings[orth] for orth, _, _ in keys]
        words: Any = Doc(self.vocab, words=texts, spaces=[bool(blank) for _, _, blank in keys])
        words.from_array([NORM], np.array([[norm] for _, norm, _ in keys], dtype="uint64"))
        (rows,) = self.embed.predict([words])
        self.places.update((key, at) for at, key in enumerate(keys, len(self.places)))
        self.table = rows if self.table is None else np.concatenate([self.table, rows])
