"""Clauses on parses written by hand and on a table of sentences: logical arguments, voice, understood subjects."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from parses import make_parse
from stored import rows, stored

from kg.lexicon import Signature
from kg.lexicon.frames import Frames, load_frames
from kg.syntax.clauses import Clause, find_clauses
from kg.syntax.repair import repaired

FRAMES = Frames(
    verbs={},
    nouns={},
    adjectives={},
    classes={},
    compositions={},
    signatures={
        ("urge", "to"): Signature("o", "o", control="object"),
        ("agree", "to"): Signature("future", "-", control="subject"),
        ("say", "that"): Signature("+", "o", True, "subject"),
    },
    modes={},
    contexts={},
)

MET = """
Norway PROPN NNP nsubj 2
met VERB VBD ROOT 0 _ meet
Iran PROPN NNP dobj 2
"""

ATTACKED = """
Kuwait PROPN NNP nsubjpass 3
was AUX VBD auxpass 3 _ be
attacked VERB VBN ROOT 0 _ attack
by ADP IN agent 3
Iraq PROPN NNP pobj 4
"""

AGREED = """
Norway PROPN NNP nsubj 2
agreed VERB VBD ROOT 0 _ agree
to PART TO aux 4
meet VERB VB xcomp 2
Iran PROPN NNP dobj 4
"""

URGED = """
Norway PROPN NNP nsubj 2
urged VERB VBD ROOT 0 _ urge
Iran PROPN NNP dobj 2
to PART TO aux 5
leave VERB VB xcomp 2
"""

RELATIVE = """
Norway PROPN NNP nsubj 5
which PRON WDT nsubj 3
met VERB VBD relcl 1 _ meet
Iran PROPN NNP dobj 3
left VERB VBD ROOT 0 _ leave
"""

SHARED = """
Norway PROPN NNP nsubj 2
met VERB VBD ROOT 0 _ meet
Iran PROPN NNP dobj 2
and CCONJ CC cc 2
thanked VERB VBD conj 2 _ thank
Oman PROPN NNP dobj 5
"""

DEMANDED = """
guarantees NOUN NNS ROOT 0 _ guarantee
demanded VERB VBN acl 1 _ demand
by ADP IN agent 2
Russia PROPN NNP pobj 3
"""


def clause(rows: str, verb: str) -> Clause:
    """The clause of a verb in a parse written by hand."""
    found = find_clauses(make_parse(rows), FRAMES)
    return next(each for each in found.values() if each.predicate.text == verb)


@pytest.mark.parametrize(
    ("rows", "verb", "subject", "thing", "understood"),
    [
        (MET, "met", "Norway", "Iran", "own"),
        (ATTACKED, "attacked", "Iraq", "Kuwait", "own"),
        (AGREED, "meet", "Norway", "Iran", "control"),
        (URGED, "leave", "Iran", None, "control"),
        (RELATIVE, "met", "Norway", "Iran", "relative"),
        (SHARED, "thanked", "Norway", "Oman", "shared"),
        (DEMANDED, "demanded", "Russia", "guarantees", "participle"),
    ],
)
def test_who_does_it_to_whom(rows: str, verb: str, subject: str, thing: str | None, understood: str) -> None:
    """The logical subject and object are found, and how is on record."""
    found = clause(rows, verb)
    assert found.subject is not None
    assert (found.subject.text, found.object and found.object.text, found.understood) == (
        subject,
        thing,
        understood,
    )


def test_an_auxiliary_heads_no_clause() -> None:
    """ "was attacked" is one predicate."""
    assert [each.predicate.text for each in find_clauses(make_parse(ATTACKED), FRAMES).values()] == [
        "attacked"
    ]


def test_a_verb_without_control_in_the_lexicon_gives_its_object_the_infinitive() -> None:
    """An unknown verb with an object and an infinitive is read as one that makes the object act."""
    rows = URGED.replace("urge", "beseech")
    assert clause(rows, "leave").subject is not None
    assert replace(FRAMES, signatures={}).control("beseech") == "object"


def test_prepositions_that_hang_on_each_other() -> None:
    """A noun has the name of each phrase that it ends, and a long chain no more than its length of them."""
    out = make_parse(
        "came VERB VBD ROOT 0\nfrom ADP IN prep 1\nout ADP IN prep 2\nof ADP IN prep 3\nIran PROPN NNP pobj 4"
    )
    [clause] = find_clauses(out, FRAMES).values()
    assert [name for name, _ in clause.obliques] == ["from out of", "out of", "of"]
    chain = [f"on ADP IN prep {max(1, n - 2)}\nFriday PROPN NNP pobj {n}" for n in range(2, 42, 2)]
    [clause] = find_clauses(make_parse("\n".join(["met VERB VBD ROOT 0", *chain])), FRAMES).values()
    assert len(clause.obliques) == sum(range(1, 21))


def told(clause: Clause) -> str:
    """A clause as tests/examples/clauses.toml writes it."""
    sides = {"subject": clause.subject, "object": clause.object, "recipient": clause.recipient}
    below = {"that:": clause.complement, "to:": clause.infinitive, "is:": clause.attribute}
    return ", ".join([
        clause.lemma,
        *(["passive"] if clause.passive else []),
        *(f"{name} {word.text}" for name, word in sides.items() if word),
        *(f"{name} {word.text}" for name, word in clause.obliques),
        *(f"{name} {word.text}" for name, word in below.items() if word),
        *([] if clause.understood == "own" else [f"({clause.understood})"]),
    ])  # fmt: skip


@pytest.mark.parametrize("row", rows("clauses"))
def test_example(row: dict[str, Any]) -> None:
    """All clauses of a sentence, each with all its arguments."""
    found = find_clauses(repaired(stored(row["text"])), load_frames())
    assert [told(clause) for clause in found.values()] == row["clauses"]
