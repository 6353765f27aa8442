"""Reading -> the same with only those facts and triples that stand in its document, and what the others lack.

No evidence, no fact: our own engine keeps to that by its tests, any other is held to it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar, get_args

from kg.errors import EngineError, FactError
from kg.model import (
    EVENT_TYPES,
    STATE_TYPES,
    Document,
    Event,
    Evidence,
    Factuality,
    Polarity,
    State,
    Triple,
)
from kg.pipeline import Reading

Fact = Event | State
Telling = TypeVar("Telling", Event | State, Triple)


def vetted(reading: Reading) -> tuple[Reading, tuple[FactError, ...]]:
    """Hold a reading to what its document says.

    Facts without a day of publication get that of their document.

    Returns:
        The reading with what stands in its text, and an error for each fact and triple that does not.

    Raises:
        EngineError: There is something else than facts among the facts, or than triples among the triples.
    """
    document = reading.document
    facts, false = _apart(reading.facts, document, (Event, State), _fact_problem, _fact_label)
    triples, untold = _apart(reading.triples, document, (Triple,), _triple_problem, _triple_label)
    dated = tuple(
        replace(fact, published=document.published) if fact.published is None else fact for fact in facts
    )
    return replace(reading, facts=dated, triples=triples), (*false, *untold)


def _apart(
    told: tuple[Telling, ...],
    document: Document,
    kinds: tuple[type, ...],
    problem: Callable[[Telling, Document], str],
    label: Callable[[Telling], str],
) -> tuple[tuple[Telling, ...], list[FactError]]:
    """What holds, and an error for each that does not."""
    wrong = {}
    for each in told:
        if not isinstance(each, kinds):
            wanted = " or ".join(f"kg.{kind.__name__}" for kind in kinds)
            raise EngineError(f"the reading of {document.id} has {_short(each)} where a {wanted} belongs")
        if why := problem(each, document):
            wrong[id(each)] = FactError(document.id, label(each), why)
    return tuple(each for each in told if id(each) not in wrong), list(wrong.values())


def _fact_problem(fact: Fact, document: Document) -> str:
    """The first thing that is wrong with a fact, "" where nothing is."""
    return next((why for rule in _RULES for why in rule(fact, document)), "")


def _has_evidence(fact: Fact, document: Document) -> Iterator[str]:
    if not _stands_in(fact.evidence, document):
        yield "its evidence is no place in the text"


def _has_trigger(fact: Fact, document: Document) -> Iterator[str]:
    outer, inner = fact.evidence, fact.trigger
    if not (_stands_in(inner, document) and outer.start <= inner.start and inner.end <= outer.end):
        yield "its trigger does not lie in its evidence"


def _has_a_known_type(fact: Fact, document: Document) -> Iterator[str]:
    known = EVENT_TYPES if isinstance(fact, Event) else STATE_TYPES
    if fact.type not in known:
        yield f"{fact.type!r} is no type of {'events' if isinstance(fact, Event) else 'states'}"


def _has_a_status(fact: Fact, document: Document) -> Iterator[str]:
    for value, known in ((fact.polarity, get_args(Polarity)), (fact.factuality, get_args(Factuality))):
        if value not in known:
            yield f"{value!r} is none of {', '.join(known)}"


_RULES = (_has_evidence, _has_trigger, _has_a_known_type, _has_a_status)
"""What a fact must have; each yields what is wrong, if it is."""


def _triple_problem(triple: Triple, document: Document) -> str:
    slots = (triple.subject, triple.relation, *triple.arguments)
    inside = all(0 <= slot.start <= slot.end <= len(document.text) for slot in slots)
    return "" if inside and _stands_in(triple.evidence, document) else "its words are no place in the text"


def _stands_in(evidence: Evidence, document: Document) -> bool:
    return evidence.document == document.id and 0 <= evidence.start < evidence.end <= len(document.text)


def _fact_label(fact: Fact) -> str:
    """ "ASSAULT Russia -> Ukraine", whatever else is wrong with it."""
    source, target = (", ".join(actor.name for actor in side) for side in (fact.source, fact.target))
    return f"{fact.type} {source or 'somebody'}" + (f" -> {target}" if target else "")


def _triple_label(triple: Triple) -> str:
    return " | ".join(slot.text for slot in (triple.subject, triple.relation, *triple.arguments))


def _short(value: object) -> str:
    return repr(value)[:60]
