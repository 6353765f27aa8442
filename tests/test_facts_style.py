"""Open triples in style facts: small arguments side by side, members apart, and what is implied."""

from __future__ import annotations

from typing import Any

import pytest
from stored import rows, stored

from kg.lexicon import load_frames
from kg.model import Triple
from kg.syntax import repaired
from kg.triples import find_triples
from kg.words import Parse


def facts(parse: Parse) -> tuple[Triple, ...]:
    """With the frames that we ship."""
    return find_triples(repaired(parse), load_frames(), "facts")


def written(triple: Triple) -> str:
    """A triple as the table writes it."""
    slots = "; ".join(slot.text for slot in triple.arguments)
    return f"{triple.subject.text} | {triple.relation.text} | {slots}"


@pytest.mark.parametrize("row", rows("facts"))
def test_all_facts_of_a_sentence(row: dict[str, Any]) -> None:
    """Every fact in its order, and no other."""
    assert [written(triple) for triple in facts(stored(row["text"]))] == row["facts"]


@pytest.mark.parametrize("row", rows("facts"))
def test_slots_are_of_the_text(row: dict[str, Any]) -> None:
    """Who and what is told is a slice of it; a relation may begin with a verb that is only understood."""
    parse = stored(row["text"])
    for triple in facts(parse):
        for slot in (triple.subject, *triple.arguments):
            assert set(slot.text.split()) <= set(parse.text[slot.start : slot.end].split())


@pytest.mark.parametrize(
    ("text", "kind", "normal"),
    [
        ("Hungary, a member of NATO since 1999, voted", "apposition", "be member of"),
        ("Tonga's capital, Nukualofa, and the port", "possessor", "have capital"),
        ("Several donors, including Japan", "example", "be among"),
        ("Togo has no plans to attack Benin", "place", "be in"),
        ("The opposition leader Ann Lee met", "title", "be"),
    ],
)
def test_implied_verbs_have_a_normal_form(text: str, kind: str, normal: str) -> None:
    """What is understood groups with what is said: "is in" is the relation "be in"."""
    (sentence,) = [row.values[0]["text"] for row in rows("facts") if row.values[0]["text"].startswith(text)]
    found = {triple.normal for triple in facts(stored(sentence)) if triple.kind == kind}
    assert normal in found
