"""Whose a noun phrase is, and what is coordinated with what, on parses written by hand."""

from __future__ import annotations

import pytest
from brief import brief

from kg.actors.coordination import bearer, coordinated_with, first_of, listed
from kg.actors.discourse import Scene
from kg.actors.names import name_actors
from kg.actors.spotting import find_candidates
from kg.lexicon import load_gazetteer
from kg.words import Parse, Word


def scene_of(parse: Parse) -> Scene:
    """The document after its names are resolved, before its nouns are."""
    gazetteer = load_gazetteer()
    scene = Scene(parse, gazetteer, find_candidates(parse, gazetteer), (), parse.document.published)
    name_actors(scene)
    return scene


def word(parse: Parse, text: str) -> Word:
    """The first word with this text."""
    return next(each for each in parse.words if each.text == text)


OWNERS = [
    # Before the noun
    ("Turkish/amod/NORP troops/nsubj left~leave!", "TUR mod"),
    ("Mali/poss/GPE 's troops/nsubj left~leave!", "MLI possessor"),
    ("Mali/poss>troops/GPE ’s/case/PART:POS troops/nsubj left~leave!", "MLI possessor"),
    ("Mali/poss>troops/GPE 's French/amod>troops/NORP troops/nsubj left~leave!", "FRA mod"),
    ("French/amod>troops/NORP and British/conj>French/NORP troops/nsubj left~leave!", "GBR mod; FRA mod"),
    ("French/amod>troops/NORP , British/conj>French/NORP troops/nsubj left~leave!", "GBR mod; FRA mod"),
    ("French/amod>troops/NORP - British/conj>French/NORP troops/nsubj left~leave!", "GBR mod; FRA mod"),
    ("French/amod>troops/NORP British/amod>troops/NORP troops/nsubj left~leave!", "GBR mod"),
    ("French/amod>troops/NORP elite/amod troops/nsubj left~leave!", "FRA mod"),
    ("French/amod>troops/NORP old/amod and British/amod>troops/NORP troops/nsubj left~leave!", "GBR mod"),
    ("in French/pobj/NORP , troops/nsubj left~leave!", ""),
    ("French/amod>aides/NORP aides/nsubj saw~see! troops/dobj", ""),
    ("French/amod>troops/NORP ( old/amod ) troops/nsubj left~leave!", ""),
    ("French/amod>troops/NORP of old/amod troops/nsubj left~leave!", ""),
    # What only colours it
    ("pro/amod>troops - Iranian/amod>troops/NORP troops/nsubj fled~flee!", ""),
    ("Syrian/amod>troops/NORP - backed/amod>troops troops/nsubj fled~flee!", ""),
    ("Syrian/amod>troops/NORP - old/amod>troops troops/nsubj fled~flee!", "SYR mod"),
    ("neo/amod>troops - Iranian/amod>troops/NORP troops/nsubj fled~flee!", "IRN mod"),
    ("Iraqi/amod>troops/NORP pro/amod>troops - Iranian/amod>troops/NORP troops/nsubj fled~flee!", "IRQ mod"),
    # After the noun
    ("troops/nsubj of Chad/pobj/GPE left~leave!", "TCD of"),
    ("troops/nsubj in Mali/pobj/GPE from/prep>troops Chad/pobj/GPE left~leave!", "TCD from"),
    ("troops/nsubj in Mali/pobj/GPE of/prep>troops Chad/pobj/GPE left~leave!", "TCD of"),
    ("troops/nsubj in Mali/pobj/GPE and Chad/conj/GPE left~leave!", "MLI in; TCD in"),
    ("troops/nsubj with/prep>troops Chad/pobj/GPE left~leave!", ""),
    ("troops/nsubj of the capital/pobj of Mali/pobj/GPE left~leave!", "MLI of"),
    ("troops/nsubj based/acl>troops in/prep>based Mali/pobj/GPE left~leave!", "MLI in"),
    ("troops/nsubj based/relcl>troops in/prep>based Mali/pobj/GPE left~leave!", "MLI in"),
    ("troops/nsubj based/advcl>troops in/prep>based Mali/pobj/GPE left~leave!", ""),
    ("troops/nsubj fighting/acl>troops with/prep>fighting Mali/pobj/GPE left~leave!", ""),
    ("troops/nsubj fighting/acl>troops Mali/dobj>fighting/GPE left~leave!", ""),
    ("troops/nsubj serving/acl>troops in/prep>serving NATO/pobj/ORG left~leave!", ""),
    ("troops/nsubj based/acl>troops in/prep>based Chad/pobj/GPE of/prep>troops Mali/pobj/GPE left~leave!", "MLI of"),
    ("his/poss troops/nsubj of Chad/pobj/GPE left~leave!", ""),
    ("Turkish/amod/NORP troops/nsubj of Chad/pobj/GPE left~leave!", "TUR mod"),
    # Of the noun before
    ("Turkish/amod/NORP officers/nsubj and troops/conj left~leave!", "TUR mod"),
    ("Turkish/amod/NORP officers/nsubj and the troops/conj left~leave!", ""),
    ("Turkish/amod/NORP officers/nsubj and his/poss troops/conj left~leave!", ""),
    ("Turkish/amod/NORP officers/nsubj met~meet! troops/dobj", ""),
]  # fmt: skip
"""A sentence, and whose "troops" are: countries, and how they own them."""


@pytest.mark.parametrize(("text", "expected"), OWNERS, ids=[row[0] for row in OWNERS])
def test_owners_of_troops(text: str, expected: str) -> None:
    """The nearest first."""
    parse = brief(text)
    head = word(parse, "troops")
    owners = scene_of(parse).owners(head, head.i)
    assert "; ".join(f"{mention.actors[0].country} {how}" for mention, how in owners) == expected


def test_owners_on_one_side_alone() -> None:
    """What comes after, and what the noun shares, is left out where it is not wanted."""
    parse = brief("Turkish/amod/NORP officers/nsubj and troops/conj of Chad/pobj/GPE left~leave!")
    scene, head = scene_of(parse), word(parse, "troops")
    assert scene.codes(scene.owners(head, head.i)) == ["TUR"]
    assert scene.codes(scene.owners(head, head.i, shared=False)) == ["TCD"]
    assert scene.codes(scene.owners(head, head.i, right=False, shared=False)) == []


def test_what_is_coordinated() -> None:
    """Lists from their first word, wherever the parser hangs it."""
    parse = brief("Chad/nsubj , Mali/conj and Togo/conj>Mali left~leave!")
    chad, _, mali, _, togo, _ = parse.words
    assert listed(chad) == [chad, mali, togo]
    assert [*coordinated_with(togo)] == [mali, chad] and [*coordinated_with(chad)] == []
    assert first_of(togo) is first_of(chad) is chad
    other = brief("Chad/nmod>Togo , Mali/conj>Chad and Togo/nsubj left~leave!")
    assert [each.text for each in listed(other.words[4])] == ["Chad", "Mali", "Togo"]
    plain = brief("Chad/nmod>Togo Togo/nsubj left~leave!")
    assert listed(plain.words[1]) == [plain.words[1]]


def test_an_apposition_describes_the_nearest() -> None:
    """A plural one all that are named."""
    parse = brief("Ruto/nsubj and Hassan/conj , the president/appos>Ruto , left~leave!")
    assert bearer(word(parse, "president")).text == "Hassan"
    parse = brief("Ruto/nsubj and Hassan/conj , the presidents/appos>Ruto , left~leave!")
    assert bearer(word(parse, "presidents")).text == "Ruto"


@pytest.mark.parametrize(
    ("text", "near", "alone"),
    [
        ("Mali/nsubj/GPE fell~fall! .", "MLI", "MLI"),
        ("Mali/nsubj/GPE met~meet! Chad/dobj/GPE .", None, None),
        ("Mali/nsubj/GPE fell~fall! . | they left~leave!", "MLI", None),
        ("Mali/nsubj/GPE met~meet! Chad/dobj/GPE . | they left~leave!", None, None),
        ("Mali/nsubj/GPE fell~fall! . | Mali/nsubj/GPE fell~fall! . | Mali/nsubj/GPE fell~fall! . | they left~leave! . | they left~leave!", "MLI", None),
        ("Mali/nsubj/GPE fell~fall! . | Mali/nsubj/GPE fell~fall! . | they left~leave! . | they left~leave!", None, None),
        ("Mali/nsubj/GPE met~meet! Chad/dobj/GPE . | Mali/nsubj/GPE fell~fall! . | Mali/nsubj/GPE fell~fall! . | they left~leave! . | they left~leave!", "MLI", None),
        ("Mali/nsubj/GPE met~meet! Chad/dobj/GPE . | Mali/nsubj/GPE met~meet! Togo/dobj/GPE . | Mali/nsubj/GPE fell~fall! . | they left~leave! . | they left~leave!", None, None),
    ],
)  # fmt: skip
def test_the_setting_of_the_last_sentence(text: str, near: str | None, alone: str | None) -> None:
    """The one country of the sentence, of the one before, or of two thirds of the document."""
    parse = brief(text)
    scene = scene_of(parse)
    last = parse.words[-1].sentence
    assert (scene.setting(last), scene.setting(last, near=False)) == (near, alone)
