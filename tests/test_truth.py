"""Truth status on parses written by hand: negation, modals, signatures, speakers."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.events.status import find_statuses
from kg.lexicon import Signature
from kg.lexicon.frames import Frames
from kg.syntax.clauses import find_clauses

FRAMES = Frames(
    verbs={},
    nouns={},
    adjectives={},
    classes={},
    compositions={},
    signatures={
        ("say", "that"): Signature("+", "o", True, "subject"),
        ("claim", "that"): Signature("+", "o", True, "subject"),
        ("demand", "that"): Signature("o", "o", True, "subject"),
        ("fail", "to"): Signature("-", "+", control="subject"),
        ("manage", "to"): Signature("+", "-", control="subject"),
        ("plan", "to"): Signature("future", "-", control="subject"),
    },
    modes={},
    contexts={},
)

PLAIN = "Iran PROPN NNP nsubj 2\nleft VERB VBD ROOT 0 _ leave"
NOT = "Iran PROPN NNP nsubj 4\ndid AUX VBD aux 4 _ do\nnot PART RB neg 4\nleave VERB VB ROOT 0"
WILL = "Iran PROPN NNP nsubj 3\nwill AUX MD aux 3\nleave VERB VB ROOT 0"
MAY = "Iran PROPN NNP nsubj 3\nmay AUX MD aux 3\nleave VERB VB ROOT 0"
IF = "If SCONJ IN mark 3\nIran PROPN NNP nsubj 3\nleaves VERB VBZ advcl 5 _ leave\nOman PROPN NNP nsubj 5\nstays VERB VBZ ROOT 0 _ stay"
FAILED = "Iran PROPN NNP nsubj 2\nfailed VERB VBD ROOT 0 _ fail\nto PART TO aux 4\nleave VERB VB xcomp 2"
MANAGED = "Iran PROPN NNP nsubj 2\nmanaged VERB VBD ROOT 0 _ manage\nto PART TO aux 4\nleave VERB VB xcomp 2"
NOT_FAILED = """Iran PROPN NNP nsubj 4
did AUX VBD aux 4 _ do
not PART RB neg 4
fail VERB VB ROOT 0
to PART TO aux 6
leave VERB VB xcomp 4"""
PLANS = "Iran PROPN NNP nsubj 2\nplans VERB VBZ ROOT 0 _ plan\nto PART TO aux 4\nleave VERB VB xcomp 2"
SAID = "Oman PROPN NNP nsubj 2\nsaid VERB VBD ROOT 0 _ say\nIran PROPN NNP nsubj 4\nleft VERB VBD ccomp 2 _ leave"
SAID_CLAIMED = """Oman PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
Iraq PROPN NNP nsubj 4
claimed VERB VBD ccomp 2 _ claim
Iran PROPN NNP nsubj 6
left VERB VBD ccomp 4 _ leave"""
DEMANDED = """Oman PROPN NNP nsubj 2
demanded VERB VBD ROOT 0 _ demand
that SCONJ IN mark 5
Iran PROPN NNP nsubj 5
leave VERB VB ccomp 2"""


@pytest.mark.parametrize(
    ("rows", "verb", "polarity", "factuality", "speakers"),
    [
        (PLAIN, "left", "positive", "actual", []),
        (NOT, "leave", "negative", "actual", []),
        (WILL, "leave", "positive", "future", []),
        (MAY, "leave", "positive", "hypothetical", []),
        (IF, "leaves", "positive", "hypothetical", []),
        (FAILED, "leave", "negative", "actual", []),
        (NOT_FAILED, "leave", "positive", "actual", []),
        (MANAGED, "leave", "positive", "actual", []),
        (PLANS, "leave", "positive", "future", []),
        (SAID, "left", "positive", "actual", ["Oman"]),
        (SAID_CLAIMED, "left", "positive", "actual", ["Iraq", "Oman"]),
        (DEMANDED, "leave", "positive", "hypothetical", ["Oman"]),
    ],
)
def test_truth(rows: str, verb: str, polarity: str, factuality: str, speakers: list[str]) -> None:
    """Polarity, factuality and who says so, the innermost speaker first."""
    parse = make_parse(rows)
    word = next(word for word in parse.words if word.text == verb)
    found = find_statuses(parse, find_clauses(parse, FRAMES), FRAMES)[word.i]
    assert (found.polarity, found.factuality, [w.text for w in found.speakers]) == (
        polarity,
        factuality,
        speakers,
    )
