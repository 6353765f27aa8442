"""In a headline in title case a capital makes no name."""

from __future__ import annotations

from typing import Any

import pytest
from parses import make_parse

from kg.actors.headlines import plain_words


class Surnames:
    """What is asked of a gazetteer here."""

    def surname(self, name: str) -> tuple[str, ...]:
        return ("somebody",) if name == "Benko" else ()


SLAPS = """
Oman PROPN NNP nsubj 2
Slaps PROPN NNP ROOT 0
Tariffs PROPN NNPS dobj 2
On ADP IN prep 2
Benko PROPN NNP pobj 4
"""


def plain(rows: str) -> list[str]:
    """The words that are no names."""
    parse, gazetteer = make_parse(rows), Surnames()
    known: Any = gazetteer
    return [parse.words[i].text for i in sorted(plain_words(parse, known))]


def test_a_headline_in_title_case() -> None:
    """All but a surname that a list has, and what is a name in the rest of the text."""
    assert plain(SLAPS) == ["Oman", "Slaps", "Tariffs", "On"]
    body = "\n¶\nThen ADV RB advmod 3\nOman PROPN NNP nsubj 3\nleft VERB VBD ROOT 0\n"
    assert plain(SLAPS + body) == ["Slaps", "Tariffs", "On"]


@pytest.mark.parametrize(
    "rows",
    [
        SLAPS.replace("Tariffs", "tariffs"),
        SLAPS.replace("Slaps PROPN", "Minister PROPN").replace("On ADP IN prep 2\n", "").replace("pobj 4", "appos 2"),
        SLAPS.replace("Oman", "OMAN").replace("Slaps", "SLAPS").replace("Tariffs", "TARIFFS").replace("On ", "ON "),
        "Oman PROPN NNP nsubj 2\nSlaps PROPN NNP ROOT 0\n",
    ],
)  # fmt: skip
def test_what_is_no_headline(rows: str) -> None:
    """Words written small, a title with its name, capitals throughout, and what is too short to tell."""
    assert plain(rows) == []
