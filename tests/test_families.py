"""The families of the lexicon: every one is shown by sentences, and each sentence is read as it says."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from stored import stored
from tables import each_row

from kg import pipeline
from kg.lexicon import examples, load_gazetteer
from kg.lexicon.families import Family
from kg.lexicon.frames import built_in, load_frames
from kg.model import Event, State

pytestmark = pytest.mark.untraced  # a thousand more sentences for the rules of test_examples.py

FAMILIES = built_in().families
PAIRS = [pytest.param(each, text, id=f"{each.name}: {text}") for each in FAMILIES for text in each.examples]
RULE = re.compile(r"(?:verb|noun|adjective):")
DESCRIBED = ("description", "result:")
"""Rules of states that take the meaning of a noun or verb from its family, and not its slots."""


@lru_cache(maxsize=1)
def families_by_rule() -> dict[str, str]:
    """The family that each rule is of."""
    frames = load_frames()
    return {
        reading.rule: reading.family
        for words in (frames.verbs, frames.nouns, frames.adjectives)
        for readings in words.values()
        for reading in readings
    }


def families_of(fact: Event | State) -> set[str]:
    """The families whose readings made a fact."""
    known = families_by_rule()
    found = set()
    for text in (fact.rule, *(step.rule for step in fact.steps)):
        for match in RULE.finditer(text):
            rest = text[match.start() :]
            longest = next((rest[:end] for end in range(len(rest), 0, -1) if rest[:end] in known), None)
            if longest is not None:
                found.add(known[longest])
    return found


def fires(family: Family, fact: Event | State) -> bool:
    """Whether a family made a fact, or gave the word that a description is read from."""
    described = fact.rule.startswith(DESCRIBED) and fact.type in {row.reading for row in family.rows}
    return family.name in families_of(fact) or described


@each_row([pytest.param(each, id=each.name) for each in FAMILIES], lambda family: family.name[0])
def test_every_family_is_shown(family: Family) -> None:
    """By an example, or it says why no sentence shows it."""
    assert family.examples or "no sentence shows it" in family.note
    assert list(examples.bad_examples(family)) == []


def test_few_families_are_not_shown() -> None:
    """A number that only shrinks."""
    assert sum(not family.examples for family in FAMILIES) <= 29


@each_row(PAIRS, lambda family, _: family.name[0])
def test_an_example_is_read_as_it_says(family: Family, text: str) -> None:
    """Each fact that is written comes out, and the family made one of them."""
    example = examples.parsed(text)
    assert example is not None
    facts = pipeline.interpret(stored(example.sentence), load_gazetteer()).facts
    assert list(examples.missed(example, facts)) == [], [examples.written(fact) for fact in facts]
    if example.facts:
        made = [fact for fact in facts if any(examples.is_written(fact, each) for each in example.facts)]
        assert any(fires(family, fact) for fact in made), [fact.rule for fact in made]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Iran attacked Iraq. -> ASSAULT Iran -> Iraq", ("ASSAULT Iran -> Iraq",)),
        ("He slept. -> nothing", ()),
        ("A met B. -> CONSULT A & B; CONSULT/visit A -> B [denied]",
         ("CONSULT A & B", "CONSULT/visit A -> B [denied]")),
        ("Iran attacked Iraq.", None),
        ("Iran attacked Iraq. -> ASAULT Iran -> Iraq", None),
        (" -> ASSAULT Iran -> Iraq", None),
    ],
)  # fmt: skip
def test_how_an_example_is_written(text: str, facts: tuple[str, ...] | None) -> None:
    found = examples.parsed(text)
    assert (found.facts if found else None) == facts
