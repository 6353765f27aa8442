"""States by titles, descriptions, copulas and verbs: every state of every example, with the rule that found it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from stored import DAY, rows, stored

from kg import pipeline
from kg.lexicon import load_gazetteer
from kg.model import State


def states(text: str, published: date | None = DAY) -> list[State]:
    """The states of an example."""
    facts = pipeline.interpret(stored(text, published), load_gazetteer()).facts
    return [fact for fact in facts if isinstance(fact, State)]


def written(state: State) -> str:
    """A state as the table has it."""
    source, target = (", ".join(actor.name for actor in side) for side in (state.source, state.target))
    sides = f"{state.type} {source} {'&' if state.reciprocal else '->'} {target} [{state.status}]"
    time = f" @{state.time.edtf}" if state.time else ""
    return f"{sides}{time}{f' as {state.role}' if state.role else ''}: {state.steps[0].rule}"


@pytest.mark.parametrize("row", rows("states"))
def test_every_state_comes_out_and_no_other(row: dict[str, Any]) -> None:
    """With its status, time and role."""
    assert [written(state) for state in states(row["text"])] == row["states"]


def test_what_is_over_says_why() -> None:
    """Its end is a decision of its own; in a text of no day it is over on one that nobody knows."""
    text = "Exiled Tunisian President Moncef Marzouki thanked Qatar."
    (state,) = states(text)
    told = [step.short for step in state.steps if step.about != "confidence"]
    assert told == ["reading: title before a name", "time: over"]
    (undated,) = states(text, None)
    assert undated.time is not None and (undated.time.edtf, undated.time.text) == ("", "former")


@pytest.mark.parametrize(
    ("title", "edtf"), [("President Ronald Reagan", "../2022-01-31"), ("Ambassador Hersey Kyota", "-")]
)
def test_who_was_last_seen_in_an_office_has_not_left_it(title: str, edtf: str) -> None:
    """A list that saw somebody ends nothing, and no list gives a text words that it has not."""
    (state,) = states(f"{title} met the Taliban.")
    assert (state.time.edtf if state.time else "-") == edtf
    assert state.time is None or state.time.text == ""


def test_where_a_state_is_told() -> None:
    """Its evidence is the sentence, its trigger the word."""
    text = "Hungary stays a member of NATO."
    (state,) = states(text)
    assert state.evidence.of(text) == text and state.trigger.of(text) == state.predicate == "member"
    assert (state.lemma, state.rule, state.published) == ("member", "description", DAY)


def test_an_old_title_holds_at_its_time_alone() -> None:
    """News are a month old at most; without a date a sentence dates its own titles."""
    text = "French President Emmanuel Macron met Mario Draghi on 10 January."
    (late,) = states(text, date(2022, 2, 11))
    (news,) = states(text, date(2022, 2, 10))
    assert late.time is not None and late.time.edtf == "2022-01-10" and news.time is None
    (undated,) = states("In 1962 President Charles de Gaulle met Konrad Adenauer.", None)
    assert undated.time is not None and undated.time.edtf == "1962"
