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
