"""A paragraph that comes again is read once, and as it would be read anew."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from kg.lexicon import load_gazetteer
from kg.model import Document
from kg.pipeline import names_of
from kg.syntax import again, load_language, parse_many
from kg.syntax.again import Memory
from kg.words import Parse

BLANK = spacy.blank("en")
STORY = (
    "President Ana Weber of Norland met Foreign Minister Jo Kov in Lima on Tuesday.\n"
    "They aren't friends, but they'll sign. Weber said: “We don't agree on all.”\n"
    "The Kremlin welcomed it.\n"
)
OTHER = "Weber Industries fell. President Weber of Sudia left for Peru.\nThe Kremlin welcomed it.\n"
END = "(Reporting by our staff; editing by A. Miller)\n"
TEXTS = [
    STORY + END,
    OTHER + END,
    STORY.replace("Tuesday", "Monday") + END,
    END,
    "",
    "\n",
    STORY + END,
    STORY + OTHER,
]


def told(parse: Parse) -> list[tuple[Any, ...]]:
    """All that is known of the words."""
    return [
        (w.i, w.text, w.lemma, w.pos, w.form, w.relation, w.entity, w.head.i, [c.i for c in w.children], w.sentence,
         w.start, w.end)
        for w in parse.words
    ]  # fmt: skip


def parses(texts: list[str]) -> list[list[tuple[Any, ...]]]:
    """By a model that remembers what it read before."""
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    return [*map(told, parse_many(documents, load_language(), names_of(load_gazetteer())))]


@pytest.mark.model
@pytest.mark.parametrize("most", [again.MOST, 30, 0])
def test_what_is_remembered_is_what_is_read(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text in whatever company, after whatever others, is read as alone by a model that has seen nothing."""
    monkeypatch.setattr(again, "MOST", 0)
    alone = [parses([text])[0] for text in TEXTS]
    monkeypatch.setattr(again, "MOST", most)
    assert parses(TEXTS) == alone
    assert parses(TEXTS[::-1]) == alone[::-1]
    assert [parses([text])[0] for text in TEXTS] == alone


class _Model:
    """It counts what it is given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(self, docs: list[Any]) -> list[Any]:
        self.given += [doc.text for doc in docs]
        return docs


def docs(*texts: str) -> list[Any]:
    """Texts as spaCy splits them; no model is needed."""
    return [BLANK.make_doc(text) for text in texts]


def test_the_same_words_are_read_once() -> None:
    """Another blank is another text."""
    memory, model = Memory(), _Model()
    found = [doc.text for doc in memory.read(docs("Peru left.", "It left.", "Peru left."), model)]
    found += [doc.text for doc in memory.read(docs("It left.", "It left .", ""), model)]
    assert found == ["Peru left.", "It left.", "Peru left.", "It left.", "It left .", ""]
    assert model.given == ["Peru left.", "It left.", "It left .", ""]


def test_a_word_that_means_another_is_another() -> None:
    """The "'s" of "let's" is "us"."""
    lets, is_ = docs("let's", "it's")
    parts = [doc[1:2].as_doc() for doc in (lets, is_)]
    model = _Model()
    list(Memory().read(parts, model))
    assert model.given == ["'s", "'s"]


def test_what_was_not_met_for_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that memory is bounded, and what every document ends with stays."""
    monkeypatch.setattr(again, "MOST", 6)
    memory, model = Memory(), _Model()
    for text in ("Peru left.", "It left.", "Peru left.", "We left.", "Peru left.", "It left."):
        list(memory.read(docs(text), model))
    assert model.given == ["Peru left.", "It left.", "We left.", "It left."]


def test_a_model_that_breaks_leaves_the_memory_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next text is read."""
    monkeypatch.setattr(again, "MOST", 6)
    memory = Memory()
    list(memory.read(docs("Peru left."), _Model()))
    with pytest.raises(MemoryError):
        list(memory.read(docs("Peru left.", "It left."), lambda _: (_ for _ in ()).throw(MemoryError)))
    assert len(list(memory.read(docs("It left.", "We left."), _Model()))) == 2
