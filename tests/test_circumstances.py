"""Where an event happened, and how many or how much."""

from __future__ import annotations

import pytest
from kept import parse_of
from parses import make_parse

from kg import pipeline
from kg.events.circumstances import number_before
from kg.lexicon import gazetteer
from kg.model import Event


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


@pytest.mark.parametrize(
    ("rows", "number"),
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
def test_words_of_numbers_add_up_and_factors_multiply(rows: str, number: int | None) -> None:
    """And nothing but numbers counts."""
    noun = next(word for word in make_parse(rows).words if word.head is word)
    assert number_before(noun) == number


FACTS = [
    ("Israeli troops killed three soldiers near Rafah.", "Rafah", (("dead", 3),)),
    ("Israeli troops wounded 12 soldiers near Rafah.", None, (("injured", 12),)),
    ("Egypt detained four Israeli soldiers.", None, (("arrested", 4),)),
    ("Russia expelled twenty-two Swedish diplomats.", None, (("expelled", 22),)),
    ("Denmark gave Malawi 3.4 million dollars.", None, (("amount", 3_400_000),)),
    ("Blinken met Lavrov in Geneva.", "Geneva", ()),
    ("Blinken met Lavrov in Russia.", "Russia", ()),
    ("Blinken met Lavrov with Russia.", None, ()),
    ("Israel attacked Egypt in Egypt.", None, ()),
    ("Israel condemned the killing of three soldiers.", None, ()),
]


@pytest.mark.parametrize(("text", "place", "size"), FACTS)
def test_place_and_size_of_a_kept_parse(
    text: str, place: str | None, size: tuple[tuple[str, int], ...]
) -> None:
    """They hang on the predicate itself; a side of the event is no place of it."""
    facts = pipeline.interpret(parse_of("circumstances", text), gazetteer.load_gazetteer()).facts
    events = [fact for fact in facts if isinstance(fact, Event)]
    assert [(event.place and event.place.name, event.size) for event in events][:1] == [(place, size)]
