"""Truth by signature, on parses written by hand: every predicate in every context, and what must never come out."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest
from tables import each_row
from truths import CONTEXTS, DENIED, OPEN, SAID_OF, predicate, sentence, told, written

from kg.errors import LexiconError
from kg.events.status import find_statuses
from kg.events.truth import Status
from kg.lexicon import Signature, load_frames
from kg.lexicon.signatures import COLUMNS, read_signatures
from kg.syntax import find_clauses

FRAMES = load_frames()
LETTER = {"future": "f"}
HEADING = ",".join(COLUMNS)
TABLE = list(
    csv.DictReader((Path(__file__).parent / "examples" / "truth.csv").read_text("utf-8").splitlines())
)
CASES = [
    pytest.param(row["predicate"], row["complement"], context, row[context], id=f"{row['predicate']}-{row['complement']}-{context}")
    for row in TABLE
    for context in CONTEXTS
]  # fmt: skip


@pytest.mark.untraced
@each_row(CASES, lambda predicate, complement, context, wanted: context)
def test_table(predicate: str, complement: str, context: str, wanted: str) -> None:
    """The value and the speaker of the complement of each predicate, in each context."""
    assert written(told(predicate, complement, context, FRAMES)) == wanted


@cache
def every() -> dict[tuple[str, str, str], Status]:
    """The status of the complement for every row of the lexicon in every context."""
    return {(*key, context): told(*key, context, FRAMES) for key in FRAMES.signatures for context in CONTEXTS}


@pytest.mark.untraced
def test_every_row() -> None:
    """What stands in a row comes out in a positive and in a negative context."""
    for (word, complement), signature in FRAMES.signatures.items():
        plain, denied = every()[word, complement, "plain"], every()[word, complement, "not"]
        assert written(plain).rstrip("s") == LETTER.get(signature.yes, signature.yes), word
        indefinite = signature.factive and complement == "object"
        no = "o" if indefinite else LETTER.get(signature.no, signature.no)
        assert written(denied).rstrip("s").removesuffix("f") == no, word
        assert bool(plain.speakers) == signature.speaker, word


@pytest.mark.untraced
def test_nothing_plain_below_what_is_open() -> None:
    """Below a modal, a condition, a question and a future only what is presupposed is told as done."""
    for (word, complement, context), found in every().items():
        if context in (*OPEN, "will") and not FRAMES.signatures[word, complement].factive:
            assert not found.plain, (word, complement, context)


@pytest.mark.untraced
def test_what_is_not_said_is_not_asserted() -> None:
    """A negation above a claim never leaves a plain fact that nobody vouches for, nor invents a speaker."""
    for (word, complement, context), found in every().items():
        if context in DENIED and FRAMES.signatures[word, complement].speaker:
            assert not (found.plain and not found.speakers), (word, context)
            assert not (found.factuality == "hypothetical" and found.speakers), (word, context)


@pytest.mark.untraced
def test_every_change_is_a_step() -> None:
    """Whatever is not plain, and every speaker, has a step that tells why."""
    for key, found in every().items():
        about = [step.about for step in found.steps]
        assert about.count("speaker") == len(found.speakers), key
        assert "status" in about or found.plain, key
        assert all(step.rule and step.because for step in found.steps), key


def test_statuses_cannot_be_changed() -> None:
    """What was found once stays."""
    parse = sentence("fail", "to", "if")
    found = find_statuses(parse, find_clauses(parse, FRAMES), FRAMES)
    assert set(found) == {word.i for word in parse.words}
    with pytest.raises(TypeError):
        found[0] = Status()  # type: ignore[index]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("fail,to,-,+,,subject", "7 cells"),
        ("fail,to,-,+,,subject,a,b", "7 cells"),
        ("Fail,to,-,+,,subject,", "lower case"),
        (",to,-,+,,subject,", "is no lemma"),
        ("fail,infinitive,-,+,,subject,", "write that, to, ing or object"),
        ("fail,to,not,+,,subject,", "'not' is no yes: write +, -, o or future"),
        ("fail,to,-,,,subject,", "'' is no no: write +, -, o or future"),
        ("fail,to,-,+,he,subject,", "write nothing or subject"),
        ("fail,to,-,+,,me,", "'me' is no control: write nothing, subject, object or none"),
        ("manage,to,+,-,,subject,", "'manage to' has a row already"),
    ],
)
def test_broken_rows_are_refused(row: str, message: str) -> None:
    """With file, line, and what to write instead."""
    with pytest.raises(LexiconError) as caught:
        read_signatures([HEADING, "manage,to,+,-,,subject,", row], "mine.csv")
    assert str(caught.value).startswith("mine.csv:3: ")
    assert message in str(caught.value)


def test_other_columns_are_refused() -> None:
    """A file with a heading of its own says which one it needs."""
    with pytest.raises(LexiconError, match=r"mine\.csv:1: .* write word,complement,yes,no"):
        read_signatures(["verb,effect", "fail,not"], "mine.csv")


@pytest.mark.parametrize(
    ("signature", "effect"),
    [
        (Signature("+", "-"), "same"),
        (Signature("+", "+"), "known"),
        (Signature("+", "o", True), "said"),
        (Signature("-", "+"), "not"),
        (Signature("o", "o"), "hypothetical"),
        (Signature("future", "-"), "future"),
    ],
)
def test_effect(signature: Signature, effect: str) -> None:
    """The value in a positive context, in a word."""
    assert signature.effect == effect


PREDICATES = {
    "plain": "+", "not": "-", "never": "-", "nobody": "-", "may": "o", "may not": "-o", "will": "f",
    "if": "o", "asked": "o", "failed": "-", "hardly": "-", "no longer": "-", "neither": "-", "few": "-",
    "would": "o", "as if": "o", "too weak": "-",
}  # fmt: skip


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("name", SAID_OF)
def test_any_predicate(name: str, context: str) -> None:
    """A verb, a noun and an adjective that are in no list have the value of their context."""
    assert written(predicate(name, context, FRAMES)) == PREDICATES[context]
