"""In which language a short text is: 16 others are found, and no English one is left out."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tables import each_row

from kg.texts.languages import foreign

TEXTS = tomllib.loads(Path(__file__).with_name("foreign.toml").read_text(encoding="utf-8"))


def runs(text: str) -> list[str]:
    """Each run of its sentences."""
    lines = text.strip().split("\n")
    return [" ".join(lines[i:j]) for i in range(len(lines)) for j in range(i + 1, len(lines) + 1)]


RELATED = {"Indonesian": {"Malay"}, "Portuguese": {"Galician"}, "Russian": {"Bulgarian"}}
"""What a sentence may be taken for: left out all the same."""


@each_row(
    [(name, piece) for name, text in TEXTS["foreign"].items() for piece in runs(text)], lambda name, _: name
)
def test_another_language_is_named(name: str, piece: str) -> None:
    """From a sentence to five."""
    assert foreign(piece) in {name, *RELATED.get(name, ())}


@each_row(
    [(name, piece) for name, text in TEXTS["english"].items() for piece in runs(text)], lambda name, _: name
)
def test_no_english_is_left_out(name: str, piece: str) -> None:
    """Headlines, telegrams in capitals, lists of foreign names, foreign words in quotations."""
    for text in (piece, piece.upper(), piece.title()):
        assert foreign(text) == "", text


@pytest.mark.parametrize("times", [1, 20])
def test_the_script_is_looked_at_first(times: int) -> None:
    """A sentence that is repeated is no better English."""
    arabic = "التقى الوزير نظيره في المدينة. "
    assert foreign(arabic * times) == "Arabic"
    assert foreign("外交部长星期二在塞尔会见了对方外长，讨论渔业问题，双方签署了协议。" * times) == "Chinese"
    assert foreign("Weber met Xi (习近平). " * times) == ""


@pytest.mark.parametrize("text", ["", "12 345", "習近平", "Σελ", "x " * 4000, "No. " * 30])
def test_what_nobody_could_tell_is_read(text: str) -> None:
    """Figures, a name, the same word again and again."""
    assert foreign(text) == ""
