"""The questions of benchmarks/questions.toml, and how their answers are judged."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from kg.sparql import ask as queries
from kg.sparql.ask import unknown_terms

HERE = Path(__file__).resolve().parent.parent / "benchmarks"
sys.path.insert(0, str(HERE))

from questions import Judged, judged  # noqa: E402

QUESTIONS = tomllib.loads((HERE / "questions.toml").read_text(encoding="utf-8"))["question"]


def test_an_answer_is_judged_by_its_rows() -> None:
    """What is right in a wider reading is neither false nor missed; who comes first matters only where it does."""
    question = {"answers": [["A - B", "d1"], ["C - D", "d2"]], "also": [["E - F", "d3"], ["G - H", "d3"]]}
    rows = [("b - a", "d1"), ("E - F", "d3"), ("I - J", "d4")]
    assert judged(question, rows) == Judged(
        right={"E - F": "d3"},
        false={"b - a": "d1", "I - J": "d4"},
        missed={"A - B": "d1", "C - D": "d2"},
    )
    assert judged({**question, "either_way": True}, rows) == Judged(
        right={"b - a": "d1", "E - F": "d3"}, false={"I - J": "d4"}, missed={"C - D": "d2"}
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["name"])
def test_a_question_can_be_asked(question: dict[str, object]) -> None:
    """In words that the ontology has, of no class and no status but what it asks for, and its answers have its columns."""
    ask = str(question["ask"])
    assert not unknown_terms(ask)
    assert not re.search(r"\ba kg:", ask)
    columns = ask.split("WHERE")[0].count("?") - 1
    rows = [row for part in ("answers", "also") for row, _ in question.get(part, ())]  # type: ignore[attr-defined]
    assert {len(row.split(" - ")) for row in rows} <= {columns}
    assert len(set(rows)) == len(rows)
    assert not queries.run_query(ask, []).rows
