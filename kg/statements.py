"""KnowledgeGraph -> blocks of RDF statements, in the order in which a person reads.

Every fact is a node.  What is asserted is a ``kg:Event`` or ``kg:State`` and has its direct edge from
source to target; what is only claimed (demanded, denied, planned, reported) is a ``kg:Claim`` and has
none, so that the first query that anybody writes is also the safe one.  docs/rdf.md tells the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VOID, XSD

from kg import factnodes
from kg import vocabulary as names
from kg.graph import KnowledgeGraph
from kg.model import Actor, Document, Event, State
from kg.turtle import Block, Property, Term, block, days, english, maybe, plain
from kg.vocabulary import CODE, DEFAULT_BASE, KG, OA, SEM, Minter


@dataclass(frozen=True, slots=True)
class Run:
    """The reading that made a graph: what ran, not when, so that the same run gives the same bytes."""

    software: str = "diplomatic-kg"
    version: str = ""
    model: str = ""


def blocks(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> Iterator[Block]:
    """The whole graph in reading order: data set, documents, actors, facts, passages, intervals, codes."""
    mint = Minter(base)
    yield from _headed("The data set and the run that made it", _dataset(graph, mint, run))
    yield from _content(graph, mint, run)
    yield from _headed("Codes used", _codes(graph))


def document_blocks(
    graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None
) -> Iterator[tuple[URIRef, Iterator[Block]]]:
    """One named graph a document, with all that the document tells and nothing else."""
    mint = Minter(base)
    for part in by_document(graph):
        content = _content(part, mint, run)
        record = _run(part, mint, run) if run else iter(())
        yield mint.graph(part.documents[0].id), _chain(content, record)


def by_document(graph: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
    """A graph for each document.  Of the aliases, those that the document's text has."""
    facts: dict[str, list[Event | State]] = {document.id: [] for document in graph.documents}
    for fact in graph.facts:
        facts[fact.evidence.document].append(fact)
    for document in graph.documents:
        here = {actor.id for fact in facts[document.id] for actor in _actors_of(fact)}
        aliases = {
            key: tuple(name for name in graph.aliases[key] if name in document.text)
            for key in sorted(here)
            if key in graph.aliases
        }
        yield KnowledgeGraph((document,), tuple(facts[document.id]), aliases=aliases)


# --- sections -------------------------------------------------------------------------------------------


def _headed(heading: str, found: Iterator[Block]) -> Iterator[Block]:
    for each in found:
        yield Block(each.subject, each.properties, heading)
        heading = ""


def _chain(*parts: Iterator[Block]) -> Iterator[Block]:
    for part in parts:
        yield from part


def _content(graph: KnowledgeGraph, mint: Minter, run: Run | None) -> Iterator[Block]:
    made = mint.run(run.software, run.version, run.model) if run else None
    passages = {fact.evidence: fact for fact in graph.facts}
    spans = sorted(passages.keys() | {at for fact in graph.facts for at in factnodes.spans_of(fact)})
    texts = {document.id: document.text for document in graph.documents}
    yield from _headed("Documents", (_document(document, mint) for document in graph.documents))
    yield from _headed("Actors, with what is asserted of them", _actors(graph, mint))
    yield from _headed(
        "Events, states and claims, in the order of the texts",
        (each for fact in graph.facts for each in factnodes.fact_blocks(fact, mint, made)),
    )
    yield from _headed(
        "Passages: the sentences that say so", factnodes.passages(sorted(passages), texts, mint)
    )
    yield from _headed("Places in the texts, in characters", (factnodes.span(at, mint) for at in spans))
    yield from _headed("Intervals and roles of states", factnodes.intervals(graph.states, mint))


def _dataset(graph: KnowledgeGraph, mint: Minter, run: Run | None) -> Iterator[Block]:
    facts = len(graph.facts)
    told: list[Property] = [
        (RDF.type, DCAT.Dataset, VOID.Dataset),
        (DCTERMS.title, english("Diplomatic events")),
        (
            DCTERMS.description,
            english(f"{_many(facts, 'fact')} (events, states and claims) of "
                     f"{_many(len(graph.actors), 'actor')} in {_many(len(graph.documents), 'document')}."),
        ),
        (DCTERMS.conformsTo, names.ONTOLOGY_VERSION),
        (VOID.uriSpace, Literal(mint.base)),
        (VOID.entities, Literal(facts)),
        (VOID.vocabulary, *(URIRef(str(each)) for each in (names.ONTOLOGY, SEM, PROV, TIME, ORG, OA, SKOS))),
    ]  # fmt: skip
    if run:
        told.append((PROV.wasGeneratedBy, mint.run(run.software, run.version, run.model)))
    yield block(mint.dataset, *told)
    if run:
        yield from _run(graph, mint, run)


def _run(graph: KnowledgeGraph, mint: Minter, run: Run) -> Iterator[Block]:
    agent = mint.agent(run.software, run.version)
    model = mint.agent(run.model) if run.model else None
    used: list[URIRef] = [model] if model else []
    used.extend(mint.document(document.id) for document in graph.documents)
    yield block(
        mint.run(run.software, run.version, run.model),
        (RDF.type, PROV.Activity),
        (RDFS.label, english(f"Reading by {' '.join(filter(None, (run.software, run.version)))}")),
        (PROV.wasAssociatedWith, agent),
        (PROV.used, *used),
    )
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
    )


def _actors(graph: KnowledgeGraph, mint: Minter) -> Iterator[Block]:
    edges: dict[str, dict[tuple[URIRef, URIRef], None]] = {}
    for fact in graph.facts:
        for source, target in factnodes.direct_pairs(fact):
            key = (names.edge(fact.type), mint.actor(target))
            edges.setdefault(source.id, {})[key] = None
    for actor in graph.actors:
        same = names.wikidata(actor.wikidata)
        others = [name for name in graph.aliases.get(actor.id, ()) if name != actor.name]
        told: dict[URIRef, list[Term]] = {}
        for predicate, object_ in sorted(edges.get(actor.id, {})):
            told.setdefault(predicate, []).append(object_)
        edges_told: list[Property] = [(predicate, *targets) for predicate, targets in told.items()]
        yield block(
            mint.actor(actor),
            (RDF.type, *names.CLASSES[actor.kind]),
            (SKOS.prefLabel, plain(actor.name)),
            (SKOS.altLabel, *(plain(name) for name in others)),
            (DCTERMS.identifier, plain(actor.id)),
            (KG.country, *maybe(actor.country)),
            (KG.sector, *([CODE[f"sector-{names.slug(actor.sector)}"]] if actor.sector else ())),
            (OWL.sameAs, *filter(None, (same,))),
            *edges_told,
        )


def _codes(graph: KnowledgeGraph) -> Iterator[Block]:
    """A name for every code in use, so that the file can be read without the ontology."""
    used: dict[URIRef, str] = {}
    for fact in graph.facts:
        for word in (fact.type, fact.status, fact.polarity, fact.factuality):
            used[CODE[word]] = word
        if fact.time and fact.time.precision:
            used[names.concept(fact.time.precision)] = fact.time.precision
        if isinstance(fact, Event):
            used[names.quad_class(fact.quad)] = fact.quad
            used.update({names.context(name): name for name in fact.context})
            if fact.mode:
                used[names.mode(fact.mode)] = fact.mode
    for actor in graph.actors:
        if actor.sector:
            used[CODE[f"sector-{names.slug(actor.sector)}"]] = actor.sector
    for iri, name in sorted(used.items()):
        yield block(iri, (RDF.type, SKOS.Concept), (SKOS.prefLabel, english(name)))


# --- small parts ------------------------------------------------------------------------------------------


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _web(url: str) -> tuple[Literal, ...]:
    """An address that a reader may follow: http and https only, and legal."""
    good = url.lower().startswith(("http://", "https://")) and names.is_legal(url)
    return (Literal(url, datatype=XSD.anyURI),) if good else ()


def _actors_of(fact: Event | State) -> tuple[Actor, ...]:
    place = (fact.place,) if isinstance(fact, Event) and fact.place else ()
    return (*fact.source, *fact.target, *fact.speakers, *place)
