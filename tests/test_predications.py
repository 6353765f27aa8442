"""What holds of every reading, tried on all example sentences with their stored parses."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from stored import DAY, rows, stored
from tables import each_row

from kg import pipeline
from kg.events.compose import compose, read_nouns
from kg.events.conversations import OTHER_SIDE
from kg.events.drafts import Draft
from kg.events.explain import explain_reading
from kg.lexicon.gazetteer import load_gazetteer
from kg.model import Event, State
from kg.pipeline import Reading

pytestmark = pytest.mark.untraced  # test_examples.py reads the same sentences

TEXTS = [
    pytest.param(row["text"], row.get("published", DAY), id=param.id)
    for param in rows("events")
    for row in param.values
]


@cache
def reading(text: str, published: date) -> Reading:
    """An example, read once for all tests."""
    return pipeline.interpret(stored(text, published), load_gazetteer())


@each_row(TEXTS)
def test_the_order_of_reading_means_nothing(text: str, published: date) -> None:
    """A predication is read alone as it is read among others, in whatever order they come."""
    account = reading(text, published).account
    assert account is not None
    told = account.told
    some = list(told.predications.values())
    random.Random(text).shuffle(some)
    assert read_nouns(some, told.roles) == told.plain
    assert compose(some, told.roles, told.nouns) == {
        i: _unaddressed(draft) for i, draft in told.verbs.items()
    }
    for one in some:
        if one.form == "noun":
            alone = read_nouns([one], told.roles)
            assert alone.get(one.word.i) == told.plain.get(one.word.i)


def _unaddressed(draft: Draft) -> Draft:
    """Without the other side of the talk, which is known from the sentences before."""
    steps = tuple(step for step in draft.steps if step.rule != OTHER_SIDE)
    return draft if steps == draft.steps else replace(draft, target=(), steps=steps)


@each_row(TEXTS)
def test_every_fact_says_why(text: str, published: date) -> None:
    """Its type, its sides and its status each have a step; an asserted fact of the narrator's needs none for that."""
    for fact in reading(text, published).facts:
        about = {step.about for step in fact.steps}
        assert about & {"reading", "type"}, fact
        if isinstance(fact, Event):
            assert not fact.source or about & {"source", "sides"}, fact.steps
            assert not fact.target or about & {"target", "sides"}, fact.steps
        if fact.status != "asserted":
            assert about & {"status", "speaker", "speakers", "time"}, (fact.status, fact.steps)


@each_row(TEXTS)
def test_explain_tells_the_facts_and_no_other(text: str, published: date) -> None:
    """A line of explain for each fact, with its type, sides and status; and none beyond."""
    found = reading(text, published)
    assert found.parse is not None
    assert found.account is not None
    words = explain_reading(found.parse, found.cast, found.times, found.account, found.facts)
    lines = [line.strip() for line in words.splitlines() if line.startswith("  FACT")]
    assert sorted(lines) == sorted(map(line_of, found.facts))
    for fact in found.facts:
        for step in fact.steps:
            assert str(step) in words


def line_of(fact: Event | State) -> str:
    """The line that stands for a fact."""
    sides = " & " if fact.reciprocal else " -> "
    doers, others = (", ".join(actor.name for actor in side) for side in (fact.source, fact.target))
    names = [doers or "somebody", others]
    kind = f"state {fact.type}" if isinstance(fact, State) else fact.type
    said = f", says {fact.speakers[0].name}" if fact.speakers else ""
    when = f", {fact.time.edtf or fact.time.text}" if fact.time else ""
    nobodys = "no direct edge: nobody is said to do it"
    drawn = "a direct edge" if fact.source else nobodys
    why = drawn if fact.asserted else "a claim, no direct edge"
    return f"FACT     {kind} {sides.join(filter(None, names))}: {fact.status}{said}{when} ({why})"


@each_row(TEXTS)
def test_who_swallows_a_fact_stands(text: str, published: date) -> None:
    """What is told with another word is told: that word is the trigger of a fact of the same sentence."""
    found = reading(text, published)
    assert found.account is not None
    for left in found.account.left_out:
        swallowed = re.fullmatch(r"told with “(.+)”", left.steps[-1].rule)
        if swallowed:
            triggers = {fact.predicate for fact in found.facts}
            deeper = {
                each.trigger.text
                for each in found.account.left_out
                if each.steps[-1].rule.startswith("told with")
            }
            assert swallowed[1] in triggers | deeper, left
