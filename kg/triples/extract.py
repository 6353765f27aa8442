"""Parse -> Triples: subject, relation phrase and arguments of every clause, each cut from the text.

Two styles, see docs/triples.md: n-ary keeps all arguments of a clause together (``nary``), minimal makes
small facts of them (``minimal``).  Confidence is the share of right triples among those of the same
construction on development data (``kg/triples/data/kinds.csv``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

from kg.lexicon import Frames
from kg.model import Evidence, Slot, Triple
from kg.triples import minimal, nary
from kg.triples.joined import joined
from kg.triples.openfact import OpenFact
from kg.triples.phrases import cut
from kg.triples.prepositions import rows
from kg.words import Parse, Sentence, Word

LONGEST = 300
"""Words of the longest sentence that is read: beyond it are tables and lists, and the parse is of no use."""

Style = Literal["nary", "minimal"]
MAKERS: Mapping[Style, Callable[[Word, Frames], Iterable[OpenFact]]] = {
    "nary": nary.facts_of,
    "minimal": minimal.facts_of,
}


def find_triples(parse: Parse, frames: Frames, style: Style = "nary") -> tuple[Triple, ...]:
    """What each clause of a document says, in the words of the text.

    Args:
        parse: the document with its words and their relations.
        frames: what verbs govern; of "told Iran to leave" it knows that Iran is to leave.
        style: "nary" (all arguments of a clause together) or "minimal" (one argument a triple).

    Returns:
        Triples in text order, none of them twice within a sentence.

    Example:
        "The envoy met the premier in Oslo." gives The envoy | met | the premier; in Oslo, and in
        minimal style The envoy | met | the premier, The envoy | met the premier in | Oslo.
    """
    readable = (joined(sentence) for sentence in parse.sentences if len(sentence.words) <= LONGEST)
    return tuple(triple for sentence in readable for triple in _triples(parse, sentence, frames, style))


def _triples(parse: Parse, sentence: Sentence, frames: Frames, style: Style) -> Iterator[Triple]:
    seen, facts_of = set(), MAKERS[style]
    evidence = Evidence(parse.document.id, sentence.start, sentence.end)
    for fact in [fact for word in sentence.words for fact in facts_of(word, frames)]:
        triple = _triple(parse, evidence, fact, confidences().get((style, fact.kind), _UNKNOWN))
        if triple is not None:
            key = (triple.subject, triple.relation, triple.arguments)
            if key not in seen:
                seen.add(key)
                yield triple


_UNKNOWN = 0.5
"""Confidence of a construction that was never counted."""


def _triple(parse: Parse, evidence: Evidence, fact: OpenFact, confidence: float) -> Triple | None:
    """The slots of a fact, cut from the text; None without a subject, or without anything said of it."""
    arguments = tuple([cut(parse, role, words) for role, words in fact.arguments if words])
    if not fact.subject or not (fact.relation or (fact.implied and arguments)):
        return None
    subject = cut(parse, "subject", fact.subject)
    return Triple(
        subject,
        _relation(parse, fact) if fact.relation else _unsaid(fact.implied, subject, arguments[0]),
        arguments,
        evidence,
        confidence,
        negated=any(word.relation == "negation" for word in fact.relation),
    )


def _relation(parse: Parse, fact: OpenFact) -> Slot:
    """ "be stationed in" of "troops stationed in"."""
    said = cut(parse, "relation", fact.relation)
    return Slot("relation", f"{fact.implied} {said.text}", said.start, said.end) if fact.implied else said


def _unsaid(implied: str, subject: Slot, argument: Slot) -> Slot:
    """ "the envoy, Ann Lee": the relation stands between the two and has no words."""
    at = min(max(subject.end, argument.start), max(subject.start, argument.end))
    return Slot("relation", implied, at, at)


@lru_cache(maxsize=1)
def confidences() -> dict[tuple[str, str], float]:
    """How often a construction is right, by style and kind."""
    return {(row["style"], row["kind"]): float(row["confidence"]) for row in rows("kinds")}
