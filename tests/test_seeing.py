"""Who is named, before the parse: by capitals and lists, and by the model in sentences that hold a name of nobody listed."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from kg.lexicon import load_gazetteer
from kg.model import Document
from kg.pipeline import names_of
from kg.syntax import seeing

STOPS = {"the", "he", "a", "in", "on", "they", "it"}


class _Doc(list):  # type: ignore[type-arg]
    """Words between blanks, as a Doc: no word has a norm of its own."""

    def __init__(self, vocab: Any, words: Sequence[str], spaces: Sequence[bool]) -> None:
        self.vocab = vocab
        at = 0
        for i, (text, space) in enumerate(zip(words, spaces, strict=True)):
            self.append(
                SimpleNamespace(
                    i=i,
                    text=text,
                    lower_=text.lower(),
                    idx=at,
                    whitespace_=" " * space,
                    is_stop=text.lower() in STOPS,
                    ent_type_="",
                )
            )
            at += len(text) + space

    def to_array(self, _: str) -> Any:
        """All norms are alike."""
        return np.zeros(len(self))


def make_doc(text: str) -> _Doc:
    """The words of a text, which stand between blanks."""
    words = text.split(" ")
    return _Doc(None, words, [True] * len(words))


def drafted(text: str) -> seeing.Draft:
    """A document of one block or several."""
    return seeing.drafted(Document("d", text), SimpleNamespace(make_doc=make_doc))


def asked(text: str) -> list[str]:
    """The sentences that the model is asked about."""
    draft = drafted(text)
    sight = names_of(load_gazetteer()).look(draft.unread())
    return [" ".join(word.text for word in doubt.words) for doubt in seeing.doubts(draft, sight)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The envoy of France met Sergey Lavrov in Geneva on Monday .", []),
        ("He met Ana Weber . They left Peru . It rained .", ["He met Ana Weber ."]),
        ("He met Weber .\n\nWeber left . Protesters came .", ["He met Weber .", "Weber left ."]),
        ("Then Mr. Weber spoke ! The talks failed ?", ["Then Mr. Weber spoke !"]),
        ("Mr. Weber spoke . The president left .", ["Mr. Weber spoke ."]),
        ("Protesters came . He left in May .", []),
        ("He saw the Foreign Minister of Peru .", []),
        ("Guterres spoke .", ["Guterres spoke ."]),
        ("nothing", []),
    ],
)
def test_the_model_is_asked_about_names_of_nobody_listed(text: str, sentences: list[str]) -> None:
    """A capital after a full stop says nothing, unless the same word is a name elsewhere in the text or a known surname."""
    assert asked(text) == sentences


def test_lists_label_what_they_know() -> None:
    """People, states, bodies, nationality and times have the labels that the model would give them."""
    draft = drafted("The Russian envoy met Angela Merkel of Germany and NATO on 3 May 2021 at midnight .")
    list(seeing.doubts(draft, names_of(load_gazetteer()).look(draft.unread())))
    labels = {word.text: word.entity for word in draft.words if word.entity}
    assert labels == {
        "Russian": "nationality", "Angela": "person", "Merkel": "person", "Germany": "state", "NATO": "organization",
        "3": "date", "May": "date", "2021": "date", "midnight": "time",
    }  # fmt: skip


def test_in_doubt_the_model_decides() -> None:
    """Its labels go before those of the lists, and make a name of what begins a sentence."""
    draft = drafted("Weber met Georgia .")
    draft.words[2].entity = "state"
    doubt = seeing.Doubt(None, draft.words)
    labels = ["PERSON", "", "PERSON", ""]
    doubt.settle([SimpleNamespace(ent_type_=label, is_stop=False) for label in labels])
    assert [(word.entity, word.pos) for word in draft.words] == [
        ("person", "name"), ("", "other"), ("person", "name"), ("", "other"),
    ]  # fmt: skip


def test_offsets_are_those_of_the_document() -> None:
    """Blocks are numbered, words go on from one to the next."""
    text = "He left .\n\nShe came ."
    draft = drafted(text)
    assert [word.i for word in draft.words] == [*range(len(draft.words))]
    assert [word.sentence for word in draft.words] == [0] * 3 + [1] * (len(draft.words) - 3)
    assert all(text[word.start : word.end] == word.text for word in draft.words)
    assert [[word.text for word in words] for _, words in draft.pieces()] == [
        ["He", "left", "."],
        ["She", "came", "."],
    ]
