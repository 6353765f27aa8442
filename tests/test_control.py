"""Who is understood to do what, where the verb has no subject of its own; voice and phrases; by parses made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from parses import make_parse

from kg.syntax.clauses import Clause, find_clauses
from kg.syntax.control import understood_subject
from kg.syntax.repair import repaired
from kg.syntax.surface import is_passive, is_predicate, prepositional
from kg.words import Word

CONTROL = {
    "agree": "subject",
    "plan": "subject",
    "say": "subject",
    "include": "none",
    "urge": "object",
    "call": "object",
    "order": "object",
    "put": "object",
}
"""Whose act the infinitive of a verb or noun is."""


class _Lexicon:
    """The part of ``Frames`` that clauses ask; unknown verbs let their object act."""

    def control(self, lemma: str) -> str:
        """Who does the infinitive."""
        return CONTROL.get(lemma, "object")

    def lemma(self, lower: str, lemma: str) -> str:
        """What the tagger makes of a form is right here."""
        return lemma

    def embeds(self, lemma: str) -> bool:
        """Whether the verb is known."""
        return lemma in CONTROL


FRAMES: Any = _Lexicon()


def word(rows: str, text: str) -> Word:
    """The first word with that text."""
    return next(each for each in make_parse(rows).words if each.text == text)


def clause(rows: str, text: str) -> Clause:
    """The clause of a verb."""
    return next(
        each for each in find_clauses(make_parse(rows), FRAMES).values() if each.predicate.text == text
    )


AGREED = """
Oman PROPN NNP nsubj 2
agreed VERB VBD ROOT 0 _ agree
to PART TO aux 4
leave VERB VB xcomp 2
"""
URGED = """
Oman PROPN NNP nsubj 2
urged VERB VBD ROOT 0 _ urge
Iran PROPN NNP dobj 2
to PART TO aux 5
leave VERB VB xcomp 2
"""
CALLED = """
Oman PROPN NNP nsubj 2
called VERB VBD ROOT 0 _ call
on ADP IN prep 2
Iran PROPN NNP pobj 3
to PART TO aux 6
leave VERB VB xcomp 2
"""
WHICH = """
Oman PROPN NNP nsubj 5
, PUNCT , punct 1
which PRON WDT nsubj 4
left VERB VBD relcl 1 _ leave
fell VERB VBD ROOT 0 _ fall
"""
STATIONED = """
Troops NOUN NNS nsubj 5 _ troop
stationed VERB VBN acl 1 _ station
by ADP IN agent 2
Iran PROPN NNP pobj 3
fled VERB VBD ROOT 0 _ flee
"""
ORDER = """
An DET DT det 2
order NOUN NN nsubj 7
to ADP IN prep 2
Iran PROPN NNP pobj 3
to PART TO aux 6
leave VERB VB acl 2
came VERB VBD ROOT 0 _ come
"""
PLAN = """
Iran PROPN NNP nsubj 2
has VERB VBZ ROOT 0 _ have
plans NOUN NNS dobj 2 _ plan
to PART TO aux 5
leave VERB VB acl 3
"""
ACCUSED = """
Oman PROPN NNP nsubj 2
accused VERB VBD ROOT 0 _ accuse
Iran PROPN NNP dobj 2
of ADP IN prep 2
lying VERB VBG pcomp 4 _ lie
"""
ABLE = """
Oman PROPN NNP nsubj 2
is AUX VBZ ROOT 0 _ be
able ADJ JJ acomp 2
to PART TO aux 5
leave VERB VB xcomp 3
"""
SECOND = """
Oman PROPN NNP nsubj 2
met VERB VBD ROOT 0 _ meet
Iran PROPN NNP dobj 2
and CCONJ CC cc 2
left VERB VBD conj 2 _ leave
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subject", "how"),
    [
        (SECOND, "met", "Oman", "own"),
        (SECOND, "left", "Oman", "shared"),
        (SECOND.replace("met VERB", "met NOUN"), "left", None, "none"),
        (AGREED, "leave", "Oman", "control"),
        (AGREED.replace("Oman PROPN NNP nsubj", "Oman PROPN NNP npadvmod"), "leave", None, "none"),
        (AGREED.replace("xcomp", "dep"), "leave", None, "none"),
        (AGREED.replace("_ agree", "_ include"), "leave", None, "none"),
        (AGREED.replace("Oman PROPN NNP nsubj 2", "who PRON WP nsubj 2"), "agreed", "who", "relative"),
        (URGED, "leave", "Iran", "control"),
        (URGED.replace("_ urge", "_ beseech"), "leave", "Iran", "control"),
        (URGED.replace("_ urge", "_ agree"), "leave", "Oman", "control"),
        (URGED.replace("Iran PROPN NNP dobj", "Iran PROPN NNP dative"), "leave", "Iran", "control"),
        (URGED.replace("Oman PROPN NNP nsubj", "Oman PROPN NNP nsubjpass").replace("Iran PROPN NNP dobj", "Iran PROPN NNP npadvmod"), "leave", "Oman", "control"),
        (URGED.replace("xcomp", "ccomp"), "leave", "Iran", "control"),
        (URGED.replace("xcomp", "advcl"), "leave", "Iran", "control"),
        (URGED.replace("xcomp", "advcl").replace("_ urge", "_ phone"), "leave", "Oman", "control"),  # a purpose
        (URGED.replace("xcomp", "advcl").replace("leave VERB VB ", "leaving VERB VBG "), "leaving", "Oman", "control"),
        ("to PART TO aux 2\nleave VERB VB advcl 4\nOman PROPN NNP nsubj 4\nurged VERB VBD ROOT 0 _ urge\nIran PROPN NNP dobj 4", "leave", "Oman", "control"),
        (CALLED, "leave", "Iran", "control"),
        (CALLED.replace("on ADP", "upon ADP"), "leave", "Iran", "control"),
        (CALLED.replace("on ADP", "in ADP"), "leave", "Oman", "control"),
        (WHICH, "left", "Oman", "relative"),
        (WHICH.replace("which PRON WDT nsubj 4", "who PRON WP nsubj 4"), "left", "Oman", "relative"),
        (WHICH.replace("left VERB VBD relcl 1", "said VERB VBD relcl 1").replace("which PRON WDT nsubj 4", "Iran PROPN NNP nsubj 4"), "said", "Iran", "own"),
        (STATIONED, "stationed", "Troops", "participle"),
        (STATIONED.replace("stationed VERB VBN", "leaving VERB VBG"), "leaving", "Troops", "participle"),
        (STATIONED.replace("acl 1", "relcl 1"), "stationed", "Troops", "relative"),
        (STATIONED.replace("stationed VERB VBN acl 1", "stationed VERB VBN dep 1"), "stationed", None, "none"),
        (ORDER, "leave", "Iran", "control"),
        (ORDER.replace("to ADP IN prep 2", "of ADP IN prep 2"), "leave", None, "control"),  # nobody is named
        (ORDER.replace("to ADP IN prep 2", "of ADP IN prep 2").replace("came VERB", "came NOUN"), "leave", None, "none"),
        (ORDER.replace("to ADP IN prep 2", "of ADP IN prep 7"), "leave", None, "control"),
        (ORDER.replace("to ADP IN prep 2", "on ADP IN prep 7"), "leave", "Iran", "control"),
        (ORDER.replace("to ADP IN prep 2", "for ADP IN prep 7"), "leave", None, "control"),
        (PLAN, "leave", "Iran", "control"),
        (PLAN.replace("dobj 2", "attr 2"), "leave", "Iran", "control"),
        (PLAN.replace("dobj 2", "npadvmod 2"), "leave", None, "none"),
        (PLAN.replace("dobj 2", "nsubj 2").replace("Iran PROPN NNP nsubj", "Iran PROPN NNP npadvmod"), "leave", "plans", "relative"),
        (PLAN.replace("dobj 2", "nsubj 2").replace("Iran PROPN NNP nsubj 2", "Iran PROPN NNP poss 3"), "leave", "Iran", "control"),
        (PLAN.replace("plans NOUN NNS dobj 2", "on ADP IN prep 2\nplans NOUN NNS pobj 3").replace("aux 5", "aux 6").replace("acl 3", "acl 4"), "leave", "Iran", "control"),
        (PLAN.replace("dobj 2", "appos 1"), "leave", "plans", "relative"),
        (PLAN.replace("dobj 2", "appos 1").replace("leave VERB VB ", "leave VERB VBP "), "leave", None, "none"),
        (ACCUSED, "lying", "Iran", "control"),
        (ACCUSED.replace("of ADP", "after ADP"), "lying", "Oman", "control"),
        (ACCUSED.replace("Iran PROPN NNP dobj", "Iran PROPN NNP npadvmod"), "lying", "Oman", "control"),
        (ACCUSED.replace("Oman PROPN NNP nsubj", "Oman PROPN NNP nsubjpass"), "lying", "Oman", "control"),
        (ACCUSED.replace("accused VERB VBD", "accused NOUN NN"), "lying", None, "none"),
        (ABLE, "leave", "Oman", "control"),
        (ABLE.replace("is AUX VBZ", "men NOUN NNS").replace("acomp", "amod"), "leave", "men", "participle"),
        (ABLE.replace("is AUX VBZ", "so ADV RB").replace("acomp", "amod"), "leave", None, "none"),
        ("leave VERB VB ROOT 0", "leave", None, "none"),
    ],
)  # fmt: skip
def test_who_is_understood(rows: str, verb: str, subject: str | None, how: str) -> None:
    """The subject, and how it was found."""
    found, way = understood_subject(word(rows, verb), FRAMES)
    assert (found and found.text, way) == (subject, how)


def test_a_relative_pronoun_under_a_relative_clause() -> None:
    """ "Oman, which he said left": the noun of the relative clause above."""
    rows = WHICH.replace(
        "left VERB VBD relcl 1 _ leave", "left VERB VBD ccomp 5 _ leave\nsaid VERB VBD relcl 1 _ say"
    )
    rows = rows.replace("nsubj 5", "nsubj 6").replace("fell VERB", "fell VERB")
    found, how = understood_subject(word(rows, "left"), FRAMES)
    assert (found and found.text, how) == ("Oman", "relative")


@pytest.mark.parametrize(("verbs", "subject"), [(12, "Oman"), (13, "Oman"), (14, None), (40, None)])
def test_chains_end(verbs: int, subject: str | None) -> None:
    """An understood subject is looked for so many governors up and no more."""
    chain = "".join(f"try VERB VB xcomp {n + 1} _ agree\n" for n in range(1, verbs))
    rows = f"Oman PROPN NNP nsubj 2\nagreed VERB VBD ROOT 0 _ agree\n{chain}leave VERB VB xcomp {verbs + 1}"
    found, how = understood_subject(word(rows, "leave"), FRAMES)
    assert (found and found.text, how) == (subject, "control" if subject else "none")


@pytest.mark.parametrize(
    ("row", "predicate"),
    [
        ("met VERB VBD ROOT 0", True),
        ("is AUX VBZ ROOT 0 _ be", True),
        ("has AUX VBZ aux 2 _ have\nleft VERB VBD ROOT 0", False),
        ("was AUX VBD auxpass 2 _ be\nleft VERB VBD ROOT 0", False),
        ("elected VERB VBN amod 2\nleft VERB VBD ROOT 0", False),
        ("talk NOUN NN ROOT 0", False),
        ("including VERB VBG prep 2 _ include\nleft VERB VBD ROOT 0", False),
        ("including VERB VBG advcl 2 _ include\nleft VERB VBD ROOT 0", True),
        ("leaving VERB VBG prep 2 _ leave\nleft VERB VBD ROOT 0", True),
    ],
)
def test_predicates(row: str, predicate: bool) -> None:
    """What heads a clause."""
    assert is_predicate(make_parse(row).words[0]) is predicate


@pytest.mark.parametrize(
    ("rows", "verb", "passive"),
    [
        ("was AUX VBD auxpass 2\nmet VERB VBN ROOT 0", "met", True),
        ("Iran PROPN NNP nsubjpass 2\nmet VERB VBD ROOT 0", "met", True),
        ("met VERB VBN ROOT 0", "met", True),
        ("met VERB VBD ROOT 0", "met", False),
        ("has AUX VBZ aux 2\nmet VERB VBN ROOT 0", "met", False),
        ("troops NOUN NNS ROOT 0\nmet VERB VBN acl 1", "met", True),
        ("troops NOUN NNS ROOT 0\nmet VERB VBN amod 1", "met", False),
        ("was AUX VBD auxpass 2\nhit VERB VBN ROOT 0\nmet VERB VBN conj 2", "met", True),
        (
            "was AUX VBD auxpass 2\nhit VERB VBN ROOT 0\nmet VERB VBN conj 2\nhe PRON PRP nsubj 3",
            "met",
            False,
        ),
        ("hit NOUN NN ROOT 0\nmet VERB VBN conj 1", "met", False),
        ("has AUX VBZ aux 2\nhit VERB VBN ROOT 0\nmet VERB VBN conj 2", "met", False),
    ],
)
def test_voice(rows: str, verb: str, passive: bool) -> None:
    """With an auxiliary or without, and in coordination."""
    assert is_passive(word(rows, verb)) is passive


def test_phrases() -> None:
    """Each noun with the names of the phrases that it ends, in text order."""

    def pairs(rows: str) -> list[tuple[str, str]]:
        return [(name, noun.text) for name, noun in prepositional(make_parse(rows).words[0])]

    assert pairs("in ADP IN ROOT 0\nOslo PROPN NNP pobj 1") == [("in", "Oslo")]
    assert pairs("out ADP IN ROOT 0\nof ADP IN prep 1\nOslo PROPN NNP pobj 2") == [
        ("out of", "Oslo"),
        ("of", "Oslo"),
    ]
    assert pairs(
        "in ADP IN ROOT 0\nOslo PROPN NNP pobj 1\nand CCONJ CC cc 1\nnear ADP IN conj 1\nRome PROPN NNP pobj 4"
    ) == [("in", "Oslo"), ("near", "Rome")]
    assert pairs("with ADP IN ROOT 0\nand CCONJ CC cc 1\nfor ADP IN conj 1\nIran PROPN NNP pobj 3") == [
        ("for", "Iran"),
        ("with", "Iran"),
    ]
    assert pairs("in ADP IN ROOT 0\nthen ADV RB advmod 1") == []


OBJECT = """
the DET DT det 2
plan NOUN NN nsubj 5
Iran PROPN NNP nsubj 4
made VERB VBD relcl 2 _ make
fell VERB VBD ROOT 0 _ fall
"""


@pytest.mark.parametrize(
    ("rows", "verb", "thing"),
    [
        (OBJECT, "made", "plan"),
        (OBJECT.replace("fell VERB", "up ADP RP prep 4\nfell VERB").replace("nsubj 5", "nsubj 6"), "made", None),
        (OBJECT.replace("fell VERB", "up ADP RP prt 4\nfell VERB").replace("nsubj 5", "nsubj 6"), "made", "plan"),
        (OBJECT.replace("fell VERB", "left VERB VBD ccomp 4\nfell VERB").replace("nsubj 5", "nsubj 6"), "made", None),
        (OBJECT.replace("the DET DT det 2", "where ADV WRB advmod 4"), "made", None),
        (OBJECT.replace("Iran PROPN NNP nsubj 4", "that PRON WDT nsubj 4"), "made", None),
        (OBJECT.replace("the DET DT det 2", "that PRON WDT dobj 4"), "made", "plan"),
        (OBJECT.replace("the DET DT det 2", "it PRON PRP dobj 4"), "made", "it"),
        (OBJECT.replace("made VERB VBD relcl", "made VERB VBD ccomp"), "made", None),
        (OBJECT.replace("Iran PROPN NNP nsubj 4", "Iran PROPN NNP nsubjpass 4"), "made", "Iran"),
        ("He PRON PRP nsubj 2\nmade VERB VBD ROOT 0\nand CCONJ CC cc 2\nsaw VERB VBD conj 2\nit PRON PRP dobj 4", "made", "it"),
        ("He PRON PRP nsubj 2\nmade VERB VBD ROOT 0\nand CCONJ CC cc 2\nshe PRON PRP nsubj 5\nsaw VERB VBD conj 2\nit PRON PRP dobj 5", "made", None),
        ("He PRON PRP nsubj 2\nmade VERB VBD ROOT 0\nand CCONJ CC cc 2\ndid AUX VBD aux 6\nnot PART RB neg 6\nsee VERB VB conj 2\nit PRON PRP dobj 6", "made", "it"),
        ("He PRON PRP nsubj 2\nmade VERB VBD ROOT 0\nin ADP IN prep 2\nOslo PROPN NNP pobj 3\nand CCONJ CC cc 2\nsaw VERB VBD conj 2\nit PRON PRP dobj 6", "made", None),
        ("He PRON PRP nsubj 2\nlet VERB VBD ROOT 0\nhim PRON PRP nsubj 4\nleave VERB VB xcomp 2", "let", "him"),
        (URGED, "urged", "Iran"),
    ],
)  # fmt: skip
def test_objects(rows: str, verb: str, thing: str | None) -> None:
    """On the verb itself, in front of a relative clause, or shared with the next verb."""
    found = clause(rows, verb).object
    assert (found and found.text) == thing


GIVEN = """
Oman PROPN NNP nsubjpass 3
was AUX VBD auxpass 3 _ be
given VERB VBN ROOT 0 _ give
aid NOUN NN dobj 3
by ADP IN agent 3
Iran PROPN NNP pobj 5
"""


def test_passives() -> None:
    """The agent does it; the subject is the object, or the recipient where there is an object."""
    given = clause(GIVEN, "given")
    sides = (given.subject, given.object, given.recipient)
    assert [each and each.text for each in sides] == ["Iran", "aid", "Oman"] and given.passive
    left = clause(GIVEN.replace("dobj", "npadvmod").replace("agent", "prep"), "given")
    assert [each and each.text for each in (left.subject, left.object, left.recipient)] == [
        "Iran",
        "Oman",
        None,
    ]
    both = clause(GIVEN.replace("aid NOUN NN dobj", "Mali PROPN NNP dative"), "given")
    assert [each and each.text for each in (both.object, both.recipient)] == ["Oman", "Mali"]
    near = clause(GIVEN.replace("by ADP IN agent", "near ADP IN prep"), "given")
    assert near.subject is None and [name for name, _ in near.obliques] == ["near"]


COMPLETED = """
Oman PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
Iran PROPN NNP nsubj 4
left VERB VBD ccomp 2 _ leave
"""


@pytest.mark.parametrize(
    ("rows", "complement", "infinitive"),
    [
        (COMPLETED, "left", None),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB"), "leave", None),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB").replace("Iran PROPN NNP nsubj", "Iran PROPN NNP npadvmod"), None, "leave"),
        (COMPLETED.replace("left VERB VBD", "leaving VERB VBG").replace("Iran PROPN NNP nsubj", "Iran PROPN NNP npadvmod"), None, "leaving"),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB").replace("Iran PROPN NNP nsubj", "that SCONJ IN mark"), "leave", None),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB").replace("Iran PROPN NNP nsubj", "may AUX MD aux"), "leave", None),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB") + "to PART TO aux 4", None, "leave"),
        (COMPLETED.replace("left VERB VBD", "leave VERB VB") + "to PART TO dep 4", "leave", None),
        (COMPLETED + "to PART TO aux 4", "left", None),
        (COMPLETED.replace("ccomp", "xcomp"), None, "left"),
        (COMPLETED.replace("ccomp", "xcomp") + "go VERB VB xcomp 2", None, "left"),
        (COMPLETED.replace("ccomp", "advcl"), None, None),
        ("He PRON PRP nsubj 2\ncame VERB VBD ROOT 0\nto PART TO aux 4\ntalk VERB VB advcl 2", None, "talk"),
        ("He PRON PRP nsubj 2\ncame VERB VBD ROOT 0\nhe PRON PRP nsubj 5\nto PART TO aux 5\ntalk VERB VB advcl 2", None, None),
        ("He PRON PRP nsubj 2\ncame VERB VBD ROOT 0\nso SCONJ IN mark 4\ntalk VERB VB advcl 2", None, None),
        ("He PRON PRP nsubj 2\nspoke VERB VBD ROOT 0\nof ADP IN prep 2\nleaving VERB VBG pcomp 3", None, "leaving"),
        ("He PRON PRP nsubj 2\nspoke VERB VBD ROOT 0\nafter ADP IN prep 2\nleaving VERB VBG pcomp 3", None, None),
        (ABLE, None, "leave"),
    ],
)  # fmt: skip
def test_complements(rows: str, complement: str | None, infinitive: str | None) -> None:
    """A that-clause, and an infinitive or gerund."""
    found = next(iter(find_clauses(make_parse(rows), FRAMES).values()))
    texts = (found.complement and found.complement.text, found.infinitive and found.infinitive.text)
    assert texts == (complement, infinitive)


DIGEST = """
Lula PROPN NNP nsubj 2
flew VERB VBD ROOT 0 _ fly
. PUNCT . punct 2

Met PROPN NNP ROOT 0
with ADP IN prep 1
Boric PROPN NNP pobj 2
and CCONJ CC cc 1
signed VERB VBD conj 1 _ sign
treaties NOUN NNS dobj 5 _ treaty
. PUNCT . punct 1

Held VERB VBN amod 2 _ hold
talks NOUN NNS ROOT 0 _ talk
. PUNCT . punct 2
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [
        (DIGEST, "Met", "Lula"),
        (DIGEST, "signed", "Lula"),
        (DIGEST, "Held", "Lula"),
        (DIGEST.replace(". PUNCT . punct 1\n\nHeld", "? PUNCT . punct 1\n\nHeld"), "Met", None),
        (DIGEST.replace("flew VERB VBD ROOT 0 _ fly", "flight NOUN NN ROOT 0 _ flight"), "Met", None),
        (DIGEST.replace("Met PROPN NNP", "Meet VERB VB"), "Meet", None),
    ],
)
def test_a_digest_goes_on_with_the_subject_before(rows: str, verb: str, subject: str | None) -> None:
    """A verb in the past that opens a sentence, whatever the parser takes it for; no question, no order."""
    clauses = find_clauses(repaired(make_parse(rows)), FRAMES)
    found = next(each.subject for each in clauses.values() if each.predicate.text == verb)
    assert (found.text if found is not None else None) == subject
