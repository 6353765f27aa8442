"""Open triples and what is known besides their words: actors, normal form, truth, speakers, times."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from parses import make_parse
from stored import rows, stored

from kg.lexicon import load_gazetteer
from kg.model import Actor, Triple
from kg.pipeline import interpret
from kg.triples.normal import normal_of, predicate_of


def names(actors: Iterable[Actor]) -> str:
    """Who they are, "-" for nobody."""
    return "; ".join(actor.name for actor in actors) or "-"


def told(triple: Triple) -> str:
    """A triple as the table writes it."""
    objects = triple.arguments[0].actors if triple.arguments else ()
    speaker = names(triple.speakers[:1])
    return (
        f"{names(triple.subject.actors)} | {triple.normal} | {names(objects)} | {triple.status} | {speaker}"
    )


@pytest.mark.parametrize("row", rows("linked"))
def test_who_is_meant_and_whether_it_is_so(row: dict[str, Any]) -> None:
    """All triples of two sides or one, in their order, each with its status."""
    found = interpret(stored(row["text"]), load_gazetteer(), style="facts").triples
    assert [told(triple) for triple in found] == row["told"]


def test_a_time_is_that_of_the_argument_or_of_the_verb() -> None:
    """ "Since 1999" is open at one side; the event of the same words is known by its trigger."""
    text = "Sergey Lavrov said that Hungary has been a member of NATO since 1999."
    reading = interpret(stored(text), load_gazetteer(), style="facts")
    member = reading.triples[1]
    assert member.time is not None and member.time.edtf == "1999-01-01/.."
    assert member.trigger in {fact.trigger for fact in reading.facts}


@pytest.mark.parametrize(
    ("rows_", "implied", "normal", "predicate"),
    [
        ("has AUX VBZ aux 2 _ have\nmet VERB VBN ROOT 0 _ meet\nwith ADP IN prep 2", "", "meet with", "meet"),
        (
            "was AUX VBD auxpass 2 _ be\nexpelled VERB VBN ROOT 0 _ expel\nby ADP IN agent 2",
            "", "be expelled by", "expel",
        ),
        ("stationed VERB VBN ROOT 0 _ station\nin ADP IN prep 1", "be", "be stationed in", "station"),
        ("standing VERB VBG ROOT 0 _ stand\nin ADP IN prep 1", "be", "stand in", "stand"),
        ("", "is in", "be in", "be in"),
    ],
)  # fmt: skip
def test_the_normal_form_of_a_relation(rows_: str, implied: str, normal: str, predicate: str) -> None:
    """Lemmas without auxiliaries; the passive stays, and so does the preposition."""
    words = tuple(make_parse(rows_).words) if rows_ else ()
    assert (normal_of(words, implied), predicate_of(words, implied)) == (normal, predicate)
