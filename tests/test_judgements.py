"""Judgements: to call a deed good is SUPPORT, to call it bad is ACCUSE."""

from __future__ import annotations

import pytest

from kg import pipeline
from kg.lexicon import gazetteer
from kg.lexicon.frames import load_frames as load
from kg.model import Document
from kg.syntax import parsing


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Oman described Yemen's apology as insincere.", "ACCUSE", "Oman", "Yemen"),
        ("Israel found the American strike justified.", "SUPPORT", "Israel", "United States"),
        ("Norway said the German plan was a mistake.", "ACCUSE", "Norway", "Germany"),
        ("Kenya said that Somalia was lying.", "ACCUSE", "Kenya", "Somalia"),
        ("Iran called Israel a terrorist state.", "ACCUSE", "Iran", "Israel"),
        (
            "Norway said the Swedish plan was not acceptable but the Danish offer was constructive.",
            "",
            "",
            "",
        ),
    ],
)
def test_a_judgement_has_a_side(text: str, kind: str, source: str, target: str) -> None:
    """The target is who is judged, or whose deed it is; a word that is in no list judges nothing."""
    facts = pipeline.read(Document("d", text), parsing.load_language(), gazetteer.load_gazetteer()).facts
    found = [f for f in facts if f.rule.startswith("saying:")]
    if kind:
        assert [(f.type, f.source[0].name, f.target[0].name) for f in found] == [(kind, source, target)]
    else:
        assert all(f.type == "SUPPORT" for f in found)


def test_no_word_is_good_and_bad() -> None:
    """Every judging word has one polarity, and there are enough of both."""
    words = load().judgements
    assert set(words.values()) == {"good", "bad"}
    assert min(list(words.values()).count(side) for side in ("good", "bad")) > 60
