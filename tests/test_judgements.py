"""Judgements: to call a deed good is SUPPORT, to call it bad is ACCUSE."""

from __future__ import annotations

from kg.lexicon.frames import load_frames as load


def test_no_word_is_good_and_bad() -> None:
    """Every judging word has one polarity, and there are enough of both."""
    words = load().judgements
    assert set(words.values()) == {"good", "bad"}
    assert min(list(words.values()).count(side) for side in ("good", "bad")) > 60
