"""Predication -> who speaks, where his words name no doer: "Thank you", "It is an honor to welcome you".

He says so of himself, in a quotation or a turn that is his; elsewhere such words are nobody's.
"""

from __future__ import annotations

from kg.actors import Cast
from kg.events.predications import Predication
from kg.lexicon import word_list
from kg.words import Word

_THANKING = word_list("events.thanking")
_FEELINGS = word_list("events.feelings")
_IT = "it"  # a function word: "It is an honor"


def speaker_of(predication: Predication, cast: Cast) -> Word | None:
    """The name of whoever says of himself what names no doer; None for anything else."""
    unsaid = _is_thanks if predication.at("subject") is None else _is_felt
    if not unsaid(predication):
        return None
    at = predication.word.start
    quotes = (each for each in cast.quotes if each.start <= at < each.end and not each.partial)
    return next((each.speaker for each in quotes if each.speaker is not None), None)


def _is_thanks(predication: Predication) -> bool:
    """ "*Thank* you for coming", "*Thanks* to Japan": nobody is told to thank."""
    word = predication.word
    return word.lemma in _THANKING and word.head is word and not predication.passive


def _is_felt(predication: Predication) -> bool:
    """ "It is a great pleasure *to welcome* you"; "it is good *for Kenya* to welcome you" has a doer."""
    it = predication.at("subject")
    if it is None or it.lower != _IT or predication.understood != "control":
        return False
    said = it.head.child("attribute", "predicative")
    return said is not None and said.lemma in _FEELINGS
