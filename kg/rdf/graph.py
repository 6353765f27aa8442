"""KnowledgeGraph -> blocks of RDF statements, in the order in which a person reads.

Every fact is a node.  What is asserted is a ``kg:Event`` or ``kg:State`` and has its direct edge from
source to target; what is only claimed (demanded, denied, planned, reported) is a ``kg:Claim`` and has
none, so that the first query that anybody writes is also the safe one.  docs/rdf.md tells the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VOID, XSD

from kg.graph import KnowledgeGraph, Whole
from kg.model import Document, Event, Identity, Naming, Relation, State
from kg.rdf import codes, vocabulary
from kg.rdf.facts import (
    fact_blocks,
    fact_passages,
    intervals,
    relation_blocks,
    span_block,
    spans_of,
)
from kg.rdf.places import classes_of, whereabouts
from kg.rdf.roster import Roster, roster_of
from kg.rdf.turtle import Block, Property, Term, block, days, english, maybe, ntriples_term, plain
from kg.rdf.vocabulary import DEFAULT_BASE, KG, OA, SEM, Minter


@dataclass(frozen=True, slots=True)
class Provenance:
    """The reading that made a graph: what ran, not when, so that the same run gives the same bytes."""

    software: str = "diplomatic-kg"
    version: str = ""
    model: str = ""


SECTIONS = (
    "The data set",
    "Documents",
    "How they were read",
    "Actors, with what is asserted of them",
    "Events, states and claims, in the order of the texts",
    "Relations: what else is told of two actors",
    "Passages: the sentences that say so",
    "Places in the texts, in characters",
    "Intervals and roles of states",
    "Codes used",
)
"""What a graph tells, in the order in which a person reads."""

Sectioned = Iterator[tuple[int, Block]]
"""Blocks, each with the number of its section: those of a section in order, the sections mixed."""


def blocks(whole: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> Iterator[Block]:
    """The whole graph in reading order: data set, documents, actors, facts, passages, intervals, codes."""
    return _in_order(sectioned(whole, base=base, run=run))


def sectioned(whole: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None) -> Sectioned:
    """The same, section by section of each part, then what is said once."""
    mint = Minter(base)
    for part in whole.parts():
        yield from sections_of(part, mint, run)
    yield from sections_once(roster_of(whole, mint), mint, run)


def sections_of(part: KnowledgeGraph, mint: Minter, run: Provenance | None) -> Sectioned:
    """What some documents tell, in their sections."""
    for number, found in enumerate(_of_part(part, mint, run), 1):
        yield from _of_section(number, found)


def sections_once(told: Roster, mint: Minter, run: Provenance | None) -> Sectioned:
    """What is said once for all documents: it comes last in those sections that it shares with them."""
    yield from _of_section(0, _dataset(told, mint, run))
    yield from _shared(told, mint, run)
    yield from _of_section(len(SECTIONS) - 1, _codes(told))


def named_graphs(
    whole: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None
) -> Iterator[tuple[URIRef, Iterator[Block]]]:
    """The same in named graphs: one for the data set and the names of its codes, then one a document."""
    mint = Minter(base)
    told = roster_of(whole, mint)
    yield mint.dataset, chain(_dataset(told, mint, run), _codes(told))
    yield from document_blocks(whole, base=base, run=run)


def document_blocks(
    whole: Whole, *, base: str = DEFAULT_BASE, run: Provenance | None = None
) -> Iterator[tuple[URIRef, Iterator[Block]]]:
    """One named graph a document, with all that the document tells and nothing else."""
    mint = Minter(base)
    for part in chain.from_iterable(map(by_document, whole.parts())):
        shared = _shared(roster_of(part, mint), mint, run)
        yield mint.graph(part.documents[0].id), _in_order(chain(sections_of(part, mint, run), shared))


def document_lines(
    graph: Whole, *, base: str = "", run: Provenance | None = None
) -> Iterator[tuple[URIRef, list[str]]]:
    """As ``document_blocks``, each graph as lines of N-Triples, sorted, none twice."""
    for name, told in document_blocks(graph, base=base, run=run):
        triples = (triple for each in told for triple in each.triples())
        yield name, sorted({f"{' '.join(map(ntriples_term, triple))} .\n" for triple in triples})


def by_document(graph: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
    """A graph for each document, with the words that it uses itself for its actors."""
    facts: dict[str, list[Event | State]] = {document.id: [] for document in graph.documents}
    for fact in graph.facts:
        facts[fact.evidence.document].append(fact)
    namings: dict[str, list[Naming]] = {document.id: [] for document in graph.documents}
    for each in graph.namings:
        namings[each.document].append(each)
    relations: dict[str, list[Relation]] = {document.id: [] for document in graph.documents}
    for relation in graph.relations:
        relations[relation.evidence.document].append(relation)
    reasons: dict[str, list[Identity]] = {document.id: [] for document in graph.documents}
    for why in graph.identities:
        reasons.get(why.document, []).append(why)
    for document in graph.documents:
        key = document.id
        words, why_one, tied = tuple(namings[key]), tuple(reasons[key]), tuple(relations[key])
        yield KnowledgeGraph(
            (document,), tuple(facts[key]), namings=words, identities=why_one, relations=tied
        )


# --- sections -------------------------------------------------------------------------------------------


def _in_order(found: Sectioned) -> Iterator[Block]:
    """The blocks, section by section, the first of each under its heading."""
    sections: list[list[Block]] = [[] for _ in SECTIONS]
    for number, each in found:
        sections[number].append(each)
    for heading, some in zip(SECTIONS, sections, strict=True):
        yield from (replace(each, heading=heading) for each in some[:1])
        yield from some[1:]


def _of_section(number: int, found: Iterable[Block]) -> Sectioned:
    return ((number, each) for each in found)


def _shared(told: Roster, mint: Minter, run: Provenance | None) -> Sectioned:
    """Who read, everybody, the times and roles of states."""
    if run:
        yield from _of_section(2, _readers(mint, run))
    yield from _of_section(3, _actors(told, mint))
    yield from _of_section(8, intervals(told.times, told.roles, mint))


def _of_part(part: KnowledgeGraph, mint: Minter, run: Provenance | None) -> tuple[Iterable[Block], ...]:
    """The sections of some documents, from "Documents" to "Places"."""
    return (
        (_document(document, mint) for document in part.documents),
        _readings(part, mint, run) if run else (),
        (),
        (
            each
            for fact in part.facts
            for each in fact_blocks(fact, mint, _reading(fact.evidence.document, mint, run))
        ),
        (
            each
            for tied in part.relations
            for each in relation_blocks(tied, mint, _reading(tied.evidence.document, mint, run))
        ),
        _passages(part, mint),
        _spans(part, mint),
    )


def _passages(part: KnowledgeGraph, mint: Minter) -> Iterator[Block]:
    texts = {document.id: document.text for document in part.documents}
    return fact_passages(sorted({fact.evidence for fact in part.told}), texts, mint)


def _spans(part: KnowledgeGraph, mint: Minter) -> Iterator[Block]:
    found = {at for fact in part.told for at in (fact.evidence, *spans_of(fact))}
    return (span_block(at, mint) for at in sorted(found))


def _dataset(roster: Roster, mint: Minter, run: Provenance | None) -> Iterator[Block]:
    """What the whole is; its triples are not yet counted here, and its licence is its owner's to say."""
    when = (min(roster.published), max(roster.published)) if roster.published else None
    told: list[Property] = [
        (RDF.type, DCAT.Dataset, VOID.Dataset),
        (DCTERMS.title, english("Diplomatic events")),
        (
            DCTERMS.description,
            english(f"{_many(roster.facts, 'fact')} (events, states and claims) of "
                     f"{_many(len(roster.actors), 'actor')} in {_many(roster.documents, 'document')}."),
        ),
        (DCTERMS.conformsTo, vocabulary.ONTOLOGY_VERSION),
        (DCTERMS.temporal, *([mint.interval(*when)] if when else ())),
        (VOID.uriSpace, Literal(mint.base)),
        (VOID.vocabulary, *(URIRef(str(each)) for each in
                            (vocabulary.ONTOLOGY, SEM, PROV, TIME, ORG, OA, SKOS))),
    ]  # fmt: skip
    if run:
        agent = mint.agent(run.software, run.version)
        told += [(DCTERMS.creator, agent), (PROV.wasAttributedTo, agent)]
    yield block(mint.dataset, *told)
    if when:
        yield block(mint.interval(*when), (RDF.type, DCTERMS.PeriodOfTime), (DCAT.startDate, *days(when[0])),
                     (DCAT.endDate, *days(when[1])))  # fmt: skip


def _reading(document_id: str, mint: Minter, run: Provenance | None) -> URIRef | None:
    """The reading of one document: the same whichever others were read in the same run."""
    return mint.run(run.software, run.version, run.model, document_id) if run else None


def _readings(graph: KnowledgeGraph, mint: Minter, run: Provenance) -> Iterator[Block]:
    agent = mint.agent(run.software, run.version)
    model = mint.agent(run.model) if run.model else None
    by = f"Reading by {' '.join(filter(None, (run.software, run.version)))}"
    for document in graph.documents:
        yield block(
            mint.run(run.software, run.version, run.model, document.id),
            (RDF.type, PROV.Activity),
            (RDFS.label, english(by)),
            (PROV.wasAssociatedWith, agent),
            (PROV.used, *([model] if model else ()), mint.document(document.id)),
        )


def _readers(mint: Minter, run: Provenance) -> Iterator[Block]:
    """Who read, by which model."""
    agent = mint.agent(run.software, run.version)
    model = mint.agent(run.model) if run.model else None
    yield block(
        agent,
        (RDF.type, PROV.SoftwareAgent),
        (RDFS.label, english(run.software)),
        (SDO.softwareVersion, *maybe(run.version)),
    )
    if model:
        yield block(model, (RDF.type, PROV.Entity), (RDFS.label, english(run.model)))


def _document(document: Document, mint: Minter) -> Block:
    return block(
        mint.document(document.id),
        (RDF.type, KG.Document, SDO.CreativeWork),
        (DCTERMS.identifier, plain(document.id)),
        (DCTERMS.title, *maybe(document.title)),
        (DCTERMS.issued, *days(document.published)),
        (KG.sourceName, *maybe(document.source)),
        (SDO.url, *_web(document.url)),
        (KG.contentDigest, *maybe(document.content)),
        (DCTERMS.isVersionOf, *((mint.document(document.original),) if document.original else ())),
    )


def _actors(roster: Roster, mint: Minter) -> Iterator[Block]:
    countries = {country.id: country for country in roster.countries.values()}
    for actor_id, actor in sorted((countries | roster.actors).items()):
        own = countries.get(actor_id)
        country, state = roster.countries.get(actor_id, own), roster.states.get(actor_id, own)
        same = vocabulary.wikidata(actor.wikidata)
        told: dict[URIRef, list[Term]] = {}
        for predicate, object_ in sorted(roster.edges.get(actor_id, ())):
            told.setdefault(predicate, []).append(object_)
        edges_told: list[Property] = [(predicate, *targets) for predicate, targets in told.items()]
        yield block(
            mint.actor(actor),
            (RDF.type, *classes_of(actor)),
            (SKOS.prefLabel, plain(actor.name)),
            (SKOS.altLabel, *map(plain, sorted(roster.names.get(actor_id, ())))),
            (KG.mention, *map(plain, sorted(roster.mentions.get(actor_id, ())))),
            (DCTERMS.identifier, plain(actor.id)),
            (KG.country, *maybe(actor.country)),
            (KG.ofCountry, *([mint.actor(country)] if country else ())),
            (KG.actsFor, *([mint.actor(state)] if state else ())),
            (KG.sector, *([vocabulary.sector(actor.sector)] if actor.sector else ())),
            (OWL.sameAs, *filter(None, (same,))),
            *whereabouts(actor),
            (SKOS.editorialNote, *map(english, roster.notes.get(actor_id, ()))),
            *edges_told,
        )


def _codes(roster: Roster) -> Iterator[Block]:
    """A name for every code in use, so that the file can be read without the ontology."""
    for code in sorted(roster.codes):
        yield block(code, (RDF.type, SKOS.Concept), (SKOS.prefLabel, english(codes.code_label(code))))


# --- small parts ------------------------------------------------------------------------------------------


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _web(url: str) -> tuple[Literal, ...]:
    """An address that a reader may follow: http and https only, and legal."""
    good = url.lower().startswith(("http://", "https://")) and vocabulary.is_legal(url)
    return (Literal(url, datatype=XSD.anyURI),) if good else ()
