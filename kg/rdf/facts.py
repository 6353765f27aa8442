"""Event, State, Relation -> blocks of RDF: the node, its time, its office, its passage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from rdflib import Literal, URIRef
from rdflib.namespace import ORG, PROV, RDF, RDFS, SDO, SKOS, TIME

from kg.graph import days_of
from kg.model import Actor, Event, Evidence, Fact, Relation, State, TimeSpan
from kg.rdf import vocabulary
from kg.rdf.edges import edge_of
from kg.rdf.labels import fact_label, relation_label
from kg.rdf.turtle import Block, Property, block, days, decimal, english, maybe, number, plain
from kg.rdf.vocabulary import CODE, KG, OA, SEM, Minter

Bounds = tuple[date | None, date | None]
"""The first and the last day of a time; None at an open side."""

Say = Callable[[str], URIRef]
"""The property of a fact by its name, as ``vocabulary.property_of`` gives it."""

_CONTEXT = 32
"""Characters of the text that a quote selector shows before and after the quote."""

_ORG_STATES = ("MEMBER_OF", "HOLDS_OFFICE", "LEADS")


def fact_blocks(fact: Event | State, mint: Minter, run: URIRef | None) -> Iterator[Block]:
    """One fact as RDF: its own block, then those of its speakers' order and of its sizes.

    A property without a value leaves no line.

    Args:
        fact: an event or state; one that is not asserted becomes a ``kg:Claim``.
        mint: makes the IRIs.
        run: the reading that the fact came of, None if that is not told.
    """
    iri = mint.fact(fact)
    event = fact if isinstance(fact, Event) else None
    sizes = [(mint.part(iri, "size", what), what, count) for what, count in (event.size if event else ())]
    say = partial(vocabulary.property_of, vouched=fact.asserted)
    yield block(
        iri,
        (RDF.type, *_classes(fact)),
        (RDFS.label, english(fact_label(fact))),
        *(_of_event(event, mint, say) if event else ()),
        *(_of_state(fact, mint, say) if isinstance(fact, State) else ()),
        *_sides(fact, mint, say),
        (say("size"), *(part for part, _, _ in sizes)),
        (KG.edge, *([KG[edge]] if (edge := edge_of(fact)) else ())),
        *_days(fact),
        *(_time(fact.time, mint) if fact.time else ()),
        *(_sem(event, mint) if event and event.asserted else ()),
        *_told(fact, mint),
        (KG.lemma, *maybe(fact.lemma)),
        *_known_by(fact, mint, run),
    )
    yield from _speaker_blocks(fact, mint)
    if event and not event.is_repeated:
        kind = KG.Occurrence if event.asserted else KG.ClaimedOccurrence
        yield block(mint.occurrence(event), (RDF.type, kind))
    for part, what, count in sizes:
        yield block(part, (RDF.type, SDO.QuantitativeValue), (SDO.unitText, plain(what)),
                     (SDO.value, number(count)))  # fmt: skip


def _of_event(event: Event, mint: Minter, say: Say) -> Iterator[Property]:
    yield say("eventType"), vocabulary.concept(event.type)
    yield say("mode"), *([vocabulary.mode(event.mode)] if event.mode else ())
    yield say("context"), *(vocabulary.context(name) for name in event.context)
    yield say("quadClass"), vocabulary.quad_class(event.quad)
    yield say("place"), *([mint.actor(event.place)] if event.place else ())
    yield KG.reportOf if event.asserted else KG.claimOf, mint.occurrence(event)


def _of_state(state: State, mint: Minter, say: Say) -> Iterator[Property]:
    yield say("stateType"), vocabulary.concept(state.type)
    name = role_name(state.role or "")
    yield say("role"), *maybe(name)
    yield say("roleText"), *maybe(state.role if state.role != name else "")
    yield KG.holdsDuring, *([_interval_of(state, mint)] if _placed(state.time) else ())
    yield from _membership(state, mint)


def _sides(fact: Fact, mint: Minter, say: Say) -> Iterator[Property]:
    yield say("source"), *map(mint.actor, fact.source)
    yield say("target"), *map(mint.actor, fact.target)
    yield say("party"), *map(mint.actor, (*fact.source, *fact.target))
    yield say("reciprocal"), *([Literal(True)] if fact.reciprocal else ())


def _days(fact: Fact) -> Iterator[Property]:
    """A day to sort by, which kind of day it is, and within which days the fact lies."""
    found = days_of(fact)
    if found:
        yield KG.day, *days(found.day)
        yield KG.dayKind, CODE[f"day-{found.kind}"]
        yield KG.earliest, *days(found.earliest)
        yield KG.latest, *days(found.latest)


def relation_blocks(relation: Relation, mint: Minter, run: URIRef | None) -> Iterator[Block]:
    """One relation as RDF, with the same evidence as a fact; never an event, a state or a claim of one."""
    say = partial(vocabulary.property_of, vouched=relation.asserted)
    yield block(
        mint.fact(relation),
        (RDF.type, KG.Relation),
        (RDFS.label, english(relation_label(relation))),
        (say("subject"), *map(mint.actor, relation.source)),
        (say("object"), *map(mint.actor, relation.target)),
        (KG.normal, *maybe(relation.lemma)),
        (KG.group, *maybe(relation.group)),
        *_days(relation),
        *(_time(relation.time, mint) if relation.time else ()),
        *_told(relation, mint),
        *_known_by(relation, mint, run),
    )
    yield from _speaker_blocks(relation, mint)


def _told(fact: Fact, mint: Minter) -> Iterator[Property]:
    """Whether it is so, who says so, and in which words."""
    yield KG.status, CODE[fact.status]
    yield KG.polarity, CODE[fact.polarity]
    yield KG.factuality, CODE[fact.factuality]
    yield KG.attributedTo, *map(mint.actor, fact.speakers[:1])
    yield SEM.accordingTo, *map(mint.actor, fact.speakers[:1] if _is_view(fact) else ())
    yield KG.selfTold, *([Literal(True)] if fact.asserted and fact.speakers else ())
    yield PROV.qualifiedAttribution, *(link for link, _, _ in _speakers(fact, mint))
    yield KG.predicate, *maybe(fact.predicate)


def _known_by(fact: Fact, mint: Minter, run: URIRef | None) -> Iterator[Property]:
    """How it is known, and of which document."""
    yield KG.rule, *maybe(fact.rule)
    yield KG.confidence, decimal(fact.confidence)
    yield KG.reportedOn, *days(fact.published)
    yield KG.evidence, mint.passage(fact.evidence)
    yield KG.triggerSelector, mint.span(fact.trigger)
    yield PROV.wasDerivedFrom, mint.document(fact.evidence.document)
    yield PROV.wasGeneratedBy, *filter(None, (run,))


def _speakers(fact: Fact, mint: Minter) -> list[tuple[URIRef, int, Actor]]:
    """The places of a chain of speakers, the innermost first; none where one says it."""
    chain = enumerate(fact.speakers, 1) if len(fact.speakers) > 1 else ()
    return [(mint.part(mint.fact(fact), "speaker", place), place, speaker) for place, speaker in chain]


def _speaker_blocks(fact: Fact, mint: Minter) -> Iterator[Block]:
    for link, place, speaker in _speakers(fact, mint):
        yield block(link, (RDF.type, PROV.Attribution), (PROV.agent, mint.actor(speaker)),
                     (KG.order, number(place)))  # fmt: skip


def _classes(fact: Event | State) -> tuple[URIRef, ...]:
    if not fact.asserted:
        return (KG.Claim, SEM.View) if _is_view(fact) else (KG.Claim,)
    if isinstance(fact, Event):
        return KG.Event, SEM.Event
    return (KG.State, ORG.Membership) if _is_membership(fact) else (KG.State,)


def _sem(event: Event, mint: Minter) -> Iterator[Property]:
    """An asserted event in the words of SEM (the Simple Event Model, 2011)."""
    yield SEM.eventType, vocabulary.concept(event.type)
    yield SEM.hasActor, *map(mint.actor, (*event.source, *event.target))
    yield SEM.hasPlace, *([mint.actor(event.place)] if event.place else ())
    yield SEM.hasEarliestBeginTimeStamp, *days(event.time.start if event.time else None)
    found = days_of(event)
    yield SEM.hasLatestEndTimeStamp, *days(found.latest if found else None)


def _is_view(fact: Fact) -> bool:
    """Whether a claim is what SEM calls a view: what somebody, its authority, holds to be so."""
    return isinstance(fact, Event) and fact.status == "reported"


def _is_membership(state: State) -> bool:
    """Whether W3C ORG has the words for a state: of a member in a body or a country."""
    bodies = [actor.kind for actor in state.target] in (["organization"], ["country"])
    return state.asserted and state.type in _ORG_STATES and bodies and len(state.source) == 1


def _membership(state: State, mint: Minter) -> Iterator[Property]:
    """The same state in the words of W3C ORG, where it is asserted."""
    if _is_membership(state):
        yield ORG.member, mint.actor(state.source[0])
        yield ORG.organization, mint.actor(state.target[0])
        yield ORG.role, *([mint.role(state.role)] if state.role else ())
        yield ORG.memberDuring, *([_interval_of(state, mint)] if _placed(state.time) else ())


def _time(time: TimeSpan, mint: Minter) -> Iterator[Property]:
    yield KG.start, *days(time.start)
    yield KG.end, *days(time.end)
    yield KG.precision, *([vocabulary.concept(time.precision)] if time.precision else ())
    yield KG.edtf, *maybe(time.edtf)
    yield KG.timeText, *maybe(time.text)
    yield KG.timeSelector, *([mint.span(time.at)] if time.at else ())


def fact_passages(found: Iterable[Evidence], texts: Mapping[str, str], mint: Minter) -> Iterator[Block]:
    """The sentences of facts as annotation targets, each with its words and the words around them.

    Args:
        found: where the sentences stand.
        texts: the text of each document, by its id.
        mint: makes the IRIs.
    """
    for at in found:
        text = texts[at.document]
        yield block(
            mint.passage(at),
            (RDF.type, KG.Passage, OA.SpecificResource),
            (OA.hasSource, mint.document(at.document)),
            (OA.hasSelector, mint.quote(at), mint.span(at)),
        )
        yield block(
            mint.quote(at),
            (RDF.type, OA.TextQuoteSelector),
            (OA.exact, plain(at.of(text))),
            (OA.prefix, plain(text[max(0, at.start - _CONTEXT) : at.start])),
            (OA.suffix, plain(text[at.end : at.end + _CONTEXT])),
        )


def span_block(at: Evidence, mint: Minter) -> Block:
    """A stretch of a text, by its characters."""
    return block(
        mint.span(at),
        (RDF.type, OA.TextPositionSelector),
        (OA.start, number(at.start)),
        (OA.end, number(at.end)),
    )


def bounds_of(state: State) -> Bounds | None:
    """From when to when a state is placed on the calendar; None where it is not."""
    return (state.time.start, state.time.end) if state.time and _placed(state.time) else None


def role_of(state: State) -> str | None:
    """The role of a membership, None where there is none."""
    return state.role if _is_membership(state) else None


def intervals(placed: Iterable[Bounds], roles: Iterable[str], mint: Minter) -> Iterator[Block]:
    """The times and offices of states, each once: intervals, then the days that bound them, then roles."""
    by_iri = {mint.interval(*bounds): bounds for bounds in placed}
    for iri, (start, end) in sorted(by_iri.items()):
        yield block(
            iri,
            (RDF.type, TIME.Interval),
            (TIME.hasBeginning, *([mint.day(start)] if start else ())),
            (TIME.hasEnd, *([mint.day(end)] if end else ())),
        )
    for day in sorted({day for bounds in by_iri.values() for day in bounds if day}):
        yield block(mint.day(day), (RDF.type, TIME.Instant), (TIME.inXSDDate, *days(day)))
    yield from _roles(roles, mint)


def role_name(role: str) -> str:
    """What a role is called however documents spell it: "foreign minister" of "Foreign Minister"."""
    return role.lower()


def _roles(roles: Iterable[str], mint: Minter) -> Iterator[Block]:
    """Roles that differ in capitals are one, with one name in all documents; their spellings are kept."""
    by_role: dict[URIRef, list[str]] = {}
    for role in sorted(roles):
        by_role.setdefault(mint.role(role), []).append(role)
    for iri, spelt in sorted(by_role.items()):
        name = role_name(spelt[0])
        yield block(iri, (RDF.type, ORG.Role), (SKOS.prefLabel, plain(name)),
                     (SKOS.altLabel, *(plain(role) for role in spelt if role != name)))  # fmt: skip


def spans_of(fact: Fact) -> tuple[Evidence, ...]:
    """The stretches of text that a fact points at beside its sentence: its trigger, the words of its time."""
    return (fact.trigger, fact.time.at) if fact.time and fact.time.at else (fact.trigger,)


def _placed(time: TimeSpan | None) -> bool:
    return time is not None and (time.start is not None or time.end is not None)


def _interval_of(fact: Event | State, mint: Minter) -> URIRef:
    assert fact.time is not None
    return mint.interval(fact.time.start, fact.time.end)
