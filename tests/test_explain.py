"""Why a fact is as it is, in the words of the explanation; that it tells all facts and no other is in test_predications.py."""

from __future__ import annotations

import pytest
from complete import WRITTEN
from stored import stored

from kg import pipeline
from kg.events import explain_reading
from kg.lexicon import gazetteer
from kg.pipeline import Reading


def explained(text: str) -> list[str]:
    """The lines of an explanation."""
    reading = pipeline.interpret(stored(text, WRITTEN), gazetteer.load_gazetteer())
    return shown(reading).splitlines()


def shown(reading: Reading) -> str:
    """The explanation of a reading."""
    return explain_reading(reading.parse, reading.cast, reading.times, reading.account, reading.facts)


def test_of_a_verb_with_many_readings_those_are_told_that_are_near() -> None:
    """ "Be" has dozens, most of which ask for a preposition that isn't there."""
    lines = explained("Norway is an ally determined to help.")
    clauses = [line for line in lines if line.startswith("  clause") or line.startswith("           ")]
    of_be = clauses[1 : next(n for n, line in enumerate(clauses) if "clause   help" in line)]
    assert len(of_be) == 2 and "attribute:object|target|victim does not hold" in of_be[0]
    assert " other readings ask for what does not stand beside it: under, in, on" in of_be[1]


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
