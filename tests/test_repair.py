"""Attachments that grammar rules out are put right."""

from __future__ import annotations

from parses import make_parse

from kg.syntax.repair import repaired

STRANDED = """
Norway PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
Iran PROPN NNP nsubj 5
must AUX MD aux 5
leave VERB VB ccomp 2
and CCONJ CC cc 5
warned VERB VBD conj 5 _ warn
Iraq PROPN NNP dobj 7
"""

SOUND = """
Norway PROPN NNP nsubj 3
will AUX MD aux 3
meet VERB VB ROOT 0
and CCONJ CC cc 3
thank VERB VB conj 3
Iran PROPN NNP dobj 5
"""


def test_a_past_tense_is_no_conjunct_of_an_infinitive() -> None:
    """ "said that Iran must leave and warned": it is the speaker who warned."""
    words = repaired(make_parse(STRANDED)).words
    assert (words[6].head.text, [child.text for child in words[1].children]) == (
        "said",
        ["Norway", "leave", "warned"],
    )


def test_sound_coordination_stays() -> None:
    """Two infinitives are coordinated as they stand."""
    assert repaired(make_parse(SOUND)).words[4].head.text == "meet"
