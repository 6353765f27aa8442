"""Where an event happened, and how many or how much."""

from __future__ import annotations

from typing import Any

import pytest
from parses import make_parse
from stored import DAY, rows, stored

from kg import pipeline
from kg.events.circumstances import number_before
from kg.lexicon import gazetteer
from kg.model import Event


@pytest.mark.parametrize(
    ("tree", "number"),
    [
        ("three NUM CD nummod 2\nsoldiers NOUN NNS ROOT 0", 3),
        ("1,200 NUM CD nummod 2\nrefugees NOUN NNS ROOT 0", 1200),
        ("5.1 NUM CD compound 2\nmillion NUM CD nummod 3\ndollars NOUN NNS ROOT 0 _ dollar", 5_100_000),
        ("two NUM CD compound 2\nhundred NUM CD nummod 3\nmen NOUN NNS ROOT 0 _ man", 200),
        ("the DET DT det 2\nsoldiers NOUN NNS ROOT 0", None),
    ],
)
def test_numbers(tree: str, number: int | None) -> None:
    """Words, figures and factors are one number."""
    noun = next(word for word in make_parse(tree).words if word.head is word)
    assert number_before(noun) == number


@pytest.mark.parametrize(
    ("tree", "number"),
    [
        ("twenty NUM CD compound 2\ntwo NUM CD nummod 3\nmen NOUN NNS ROOT 0 _ man", 22),
        ("million NOUN NN compound 2\neuros NOUN NNS ROOT 0 _ euro", 1_000_000),
        ("0 NUM CD nummod 2\nmen NOUN NNS ROOT 0 _ man", None),
        ("zero NUM CD nummod 2\nmen NOUN NNS ROOT 0 _ man", None),
        ("many ADJ JJ amod 2\nmen NOUN NNS ROOT 0 _ man", None),
        ("two ADJ JJ amod 2\nmen NOUN NNS ROOT 0 _ man", None),
        ("three NUM CD quantmod 3\nbillion NUM CD compound 1\nyen NOUN NN ROOT 0", 3_000_000_000),
        ("2.5 NUM CD compound 2\ntrillion NUM CD nummod 3\nyen NOUN NN ROOT 0", 2_500_000_000_000),
        ("ninety NUM CD compound 2\nthousand NUM CD nummod 3\nmen NOUN NNS ROOT 0 _ man", 90_000),
    ],
)
def test_words_of_numbers_add_up_and_factors_multiply(tree: str, number: int | None) -> None:
    """And nothing but numbers counts."""
    noun = next(word for word in make_parse(tree).words if word.head is word)
    assert number_before(noun) == number


@pytest.mark.parametrize("row", rows("circumstances"))
def test_place_and_size(row: dict[str, Any]) -> None:
    """They hang on the predicate itself; a side of the event is no place of it."""
    facts = pipeline.interpret(stored(row["text"], DAY), gazetteer.load_gazetteer()).facts
    event = next(fact for fact in facts if isinstance(fact, Event))
    assert (event.place and event.place.name) == row.get("place")
    assert dict(event.size) == row.get("size", {})
