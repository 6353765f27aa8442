"""What somebody did or said that no frame has a name for, for nouns that go back to it: "the decision".

In "Egypt filled its reservoir. Sudan deplored the move" nothing is known of filling, and yet the move is
Egypt's.  A doing is a draft of no type; it is no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.events.drafts import Actors, Draft
from kg.events.predications import Predication
from kg.events.told import Told
from kg.lexicon import word_list
from kg.words import Word

_NO_DEEDS = word_list("copulas") | word_list("events.no_deeds")


def doings(predications: Iterable[Predication], told: Told) -> Iterator[Draft]:
    """What the main clauses of a sentence tell that somebody did or said, each as a draft of no type.

    Args:
        predications: those of the sentence.
        told: who is who, and what is so.
    """
    main = (each for each in predications if each.form == "verb" and _is_main(each.word))
    for predication in main:
        source = told.roles.who(predication.at("subject"))
        if source and _is_doing(predication.word, told):
            announced = "announced" if _announces(predication, source, told) else ""
            yield Draft("", "", source, (), predication.word, factuality=announced)


def _is_main(verb: Word) -> bool:
    """True for the verb of a main clause, and a second one beside it."""
    first = verb.head if verb.relation == "conjunct" else verb
    return first.head is first


def _is_doing(verb: Word, told: Told) -> bool:
    """True for a deed or a word that is told as done or planned."""
    return verb.lemma not in _NO_DEEDS and (told.happened(verb) or _is_coming(verb, told))


def _is_coming(verb: Word, told: Told) -> bool:
    """True for what is planned, and not denied."""
    status = told.statuses[verb.i]
    return (status.polarity, status.factuality) == ("positive", "future")


def _announces(predication: Predication, source: Actors, told: Told) -> bool:
    """True for a word on a deed of one's own: "said that it would close the port"."""
    deed = predication.at("that") or predication.at("infinitive")
    return deed is not None and _is_coming(deed, told) and told.slot("subject", deed) == source
