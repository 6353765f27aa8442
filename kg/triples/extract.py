"""Parse + Links -> Triples: subject, relation and arguments of every clause, each cut from the text.

Three styles, see docs/triples.md: n-ary keeps all arguments of a clause together (``nary``), minimal makes
one fact of each (``minimal``), facts cuts them small and side by side (``facts``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.lexicon import Frames
from kg.model import Evidence, Slot, Style, Triple
from kg.triples import facts, minimal, nary
from kg.triples.confidence import confidence_of
from kg.triples.joined import joined
from kg.triples.links import Links, head_of
from kg.triples.marks import paired
from kg.triples.normal import normal_of, predicate_of
from kg.triples.openfact import OpenFact
from kg.triples.phrases import Phrase, cut
from kg.words import Parse, Sentence, Word

LONGEST = 600
"""Words of the longest sentence that is read: beyond it are tables and lists, and the parse is of no use."""

MAKERS: Mapping[Style, Callable[[Word, Frames], Iterable[OpenFact]]] = {
    "nary": nary.facts_of,
    "minimal": minimal.facts_of,
    "facts": facts.facts_of,
}


def find_triples(
    parse: Parse, frames: Frames, style: Style = "nary", links: Links | None = None
) -> tuple[Triple, ...]:
    """What each clause of a document says, in the words of the text.

    Args:
        parse: the document with its words and their relations.
        frames: what verbs govern; of "told Iran to leave" it knows that Iran is to leave.
        style: "nary" (all arguments of a clause together), "minimal" (one argument a triple) or "facts"
            (small arguments side by side, members apart, and what is implied).
        links: what is known of the document besides its words; None where nothing is.

    Returns:
        Triples in text order, none of them twice within a sentence.

    Example:
        "The envoy met the premier in Oslo." gives The envoy | met | the premier; in Oslo, and in
        minimal style The envoy | met | the premier, The envoy | met the premier in | Oslo.
    """
    scene = Scene(parse, frames, style, links or Links())
    readable = (sentence for sentence in parse.sentences if len(sentence.words) <= LONGEST)
    return tuple(triple for sentence in readable for triple in _triples(sentence, scene))


class Scene(NamedTuple):
    """What triples are made of: the parse, what verbs govern, the style, and what else is known."""

    parse: Parse
    frames: Frames
    style: Style
    links: Links


def facts_in(sentence: Sentence, frames: Frames, style: Style) -> Iterator[tuple[Word, OpenFact]]:
    """What a sentence tells, as phrases, each with the word that heads its clause or noun phrase."""
    facts_of = MAKERS[style]
    for word in joined(sentence).words:
        for fact in facts_of(word, frames):
            yield word, fact


def _triples(sentence: Sentence, scene: Scene) -> Iterator[Triple]:
    seen = set()
    for word, fact in facts_in(sentence, scene.frames, scene.style):
        triple = _triple(sentence, word, fact, scene)
        if triple is not None:
            key = (triple.subject, triple.relation, triple.arguments)
            if key not in seen:
                seen.add(key)
                yield triple


def _triple(sentence: Sentence, word: Word, fact: OpenFact, scene: Scene) -> Triple | None:
    """The slots of a fact with what is known of them; None where it has no subject or says nothing."""
    parse, links = scene.parse, scene.links
    arguments = tuple([_linked(parse, role, words, links) for role, words in fact.arguments if words])
    if not fact.subject or not (fact.relation or (fact.implied and arguments)):
        return None
    subject = _linked(parse, "subject", fact.subject, links)
    truth = links.truth_of(word, fact)
    return Triple(
        subject,
        _relation(parse, fact) if fact.relation else _unsaid(fact.implied, subject, arguments[0]),
        arguments,
        Evidence(parse.document.id, sentence.start, sentence.end),
        confidence_of(fact, word, len(sentence.words), scene.style),
        style=scene.style,
        kind=fact.kind,
        predicate=predicate_of(fact.relation, fact.implied),
        normal=normal_of(fact.relation, fact.implied),
        polarity=truth.polarity,
        factuality=truth.factuality,
        speakers=truth.speakers,
        time=next((slot.time for slot in arguments if slot.time), None) or links.time_of(word),
        trigger=links.trigger_of(fact),
        published=parse.document.published,
    )


def _linked(parse: Parse, role: str, words: Phrase, links: Links) -> Slot:
    """A slot of these words, whom they name and when they are."""
    slot, head = cut(parse, role, words), head_of(words)
    actors, time = links.who(words, head), links.when(head)
    return Slot(role, slot.text, slot.start, slot.end, actors, time) if actors or time else slot


def _relation(parse: Parse, fact: OpenFact) -> Slot:
    """ "be stationed in" of "troops stationed in"."""
    said = cut(parse, "relation", paired(fact.relation) or fact.relation)
    return Slot("relation", f"{fact.implied} {said.text}", said.start, said.end) if fact.implied else said


def _unsaid(implied: str, subject: Slot, argument: Slot) -> Slot:
    """ "the envoy, Ann Lee": the relation stands between the two and has no words."""
    at = min(max(subject.end, argument.start), max(subject.start, argument.end))
    return Slot("relation", implied, at, at)
