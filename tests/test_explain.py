"""Why a fact is as it is: every fact has its steps, and the explanation prints them and nothing of its own."""

from __future__ import annotations

import tomllib
from functools import lru_cache

import pytest
from complete import TABLE, WRITTEN
from stored import stored

from kg import pipeline
from kg.events import explain_reading
from kg.lexicon import gazetteer
from kg.pipeline import Reading

ROWS = [row for rows in tomllib.loads(TABLE.read_text(encoding="utf-8")).values() for row in rows]


@lru_cache(maxsize=1)
def readings() -> list[Reading]:
    """What is read in each example."""
    known = gazetteer.load_gazetteer()
    return [pipeline.interpret(stored(row["text"], row.get("published", WRITTEN)), known) for row in ROWS]


def explained(text: str) -> list[str]:
    """The lines of an explanation."""
    reading = pipeline.interpret(stored(text, WRITTEN), gazetteer.load_gazetteer())
    return shown(reading).splitlines()


def shown(reading: Reading) -> str:
    """The explanation of a reading."""
    return explain_reading(reading.parse, reading.cast, reading.times, reading.account, reading.facts)


def test_every_fact_says_what_made_it() -> None:
    """Its type or reading, and, where it is not simply asserted, a step that says so."""
    for reading in readings():
        for fact in reading.facts:
            about = {step.about for step in fact.steps}
            assert about & {"reading", "type"}, f"{reading.parse.text}: {fact.type}"
            why = {"status", "speaker", "speakers", "time"}
            elect = "-elect" in (getattr(fact, "role", None) or "")
            assert fact.status == "asserted" or elect or about & why, f"{reading.parse.text}: {fact.type}"


def test_an_explanation_tells_the_facts_and_no_other() -> None:
    """With their status; it can contradict none, since it reads nothing again."""
    for reading in readings():
        told = [line.strip() for line in shown(reading).splitlines() if line.startswith("  FACT ")]
        assert len(told) == len(reading.facts)
        for fact in reading.facts:
            edge = "direct edge" if fact.asserted else "a claim, no direct edge"
            assert any(fact.type in line and f": {fact.status}" in line and edge in line for line in told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Officials could not confirm that Iraq had attacked Israel.", "  FACT     ASSAULT Iraq -> Israel: hypothetical (a claim, no direct edge)"),
        ("Officials could not confirm that Iraq had attacked Israel.", "  who      Israel = Israel [country ISR] (name)"),
        ("Officials could not confirm that Iraq had attacked Israel.", "  clause   attack: subject Iraq, object Israel"),
        ("Iran restated Iraq's demand.", "  no fact"),
        ("Iran restated Iraq's demand.", "  no fact  REQUEST by “demand”"),
        ("Iran restated Iraq's demand.", "           verb:restate = do: no event for it to apply to"),
        ("Officials could not confirm that Iraq had attacked Israel.", "           status: confirm[that] (leaves it open, being denied itself)"),
        ("Blinken will meet Lavrov tomorrow.", "  when     tomorrow = 2022-02-02 (day)"),
        ("Blinken will meet Lavrov tomorrow.", "  FACT     CONSULT Antony Blinken & Sergey Lavrov: planned, 2022-02-02 (a claim, no direct edge)"),
        ("Ghana did not fail to thank Japan.", "  clause   thank: subject Ghana, object Japan (its subject by control)"),
        ("Greece was criticised by Turkey.", "  clause   criticise (passive): subject Turkey, object Greece, by Turkey"),
        ("Norway condemned the coup in Niger.", "           type: condemn + COERCE = ACCUSE (applied to “coup”)"),
    ],
)  # fmt: skip
def test_lines(text: str, line: str) -> None:
    """Who, what, the fact, and why it is so."""
    assert line in explained(text)
