"""Where an event happened, and how many or how much."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.events.circumstances import number_before


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("three NUM CD nummod 2\nsoldiers NOUN NNS ROOT 0", 3),
        ("1,200 NUM CD nummod 2\nrefugees NOUN NNS ROOT 0", 1200),
        ("5.1 NUM CD compound 2\nmillion NUM CD nummod 3\ndollars NOUN NNS ROOT 0 _ dollar", 5_100_000),
        ("two NUM CD compound 2\nhundred NUM CD nummod 3\nmen NOUN NNS ROOT 0 _ man", 200),
        ("the DET DT det 2\nsoldiers NOUN NNS ROOT 0", None),
    ],
)
def test_numbers(rows: str, number: int | None) -> None:
    """Words, figures and factors are one number."""
    noun = next(word for word in make_parse(rows).words if word.head is word)
    assert number_before(noun) == number
