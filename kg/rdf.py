"""KnowledgeGraph -> RDF: Turtle, TriG, N-Quads, JSON-LD, rdflib.  ``rdfread`` is the way back.

Every fact is a node.  What is asserted is a ``kg:Event`` or ``kg:State`` and has its direct edge from
source to target; what is only claimed (demanded, denied, planned, reported) is a ``kg:Claim`` and has
none, so that the first query that anybody writes is also the safe one.  docs/rdf.md tells the model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, VOID, XSD

from kg import jsonld, turtle
from kg import vocabulary as names
from kg.errors import OptionError
from kg.graph import KnowledgeGraph
from kg.model import Actor, Document, Event, Evidence, State, TimeSpan
from kg.turtle import Block, Term
from kg.vocabulary import CODE, DEFAULT_BASE, KG, OA, SEM, Minter

FORMATS = {".ttl": "turtle", ".nq": "nquads", ".trig": "trig", ".jsonld": "json-ld"}
"""The format that a file's ending stands for."""

_CONTEXT = 32
"""Characters of the text that a quote selector shows before and after the quote."""

_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")

_ORG_STATES = ("MEMBER_OF", "HOLDS_OFFICE", "LEADS")

_COMMENT = """What the documents tell: who did or said what to whom, when, according to whom.
A direct edge (:A kg:accused :B) stands only for what is positive, actual and told by the narrator or by A itself.
Whatever else is told (demanded, denied, planned, reported) is a kg:Claim with its truth status and speaker."""


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
            key: [name for name in graph.aliases[key] if name in document.text]
            for key in sorted(here)
            if key in graph.aliases
        }
        yield KnowledgeGraph.of([document], facts[document.id], aliases=aliases)


def to_turtle(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> str:
    """The graph as Turtle, the same bytes for the same graph.

    Raises:
        OptionError: ``base`` is no IRI to build on.
    """
    return turtle.turtle(blocks(graph, base=base, run=run), Minter(base).prefixes(), _COMMENT)


def to_nquads(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> str:
    """The graph as N-Quads: sorted lines, one named graph a document."""
    return "".join(turtle.nquads(document_blocks(graph, base=base, run=run)))


def to_trig(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> str:
    """The graph as TriG: the same named graphs as N-Quads, for people."""
    return turtle.trig(document_blocks(graph, base=base, run=run), Minter(base).prefixes(), _COMMENT)


def to_jsonld(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> str:
    """The graph as JSON-LD with the package's context inside."""
    return jsonld.text(blocks(graph, base=base, run=run), Minter(base))


WRITERS = {"turtle": to_turtle, "nquads": to_nquads, "trig": to_trig, "json-ld": to_jsonld}


def write(
    graph: KnowledgeGraph,
    path: Path | str,
    format: str | None = None,
    *,
    base: str = DEFAULT_BASE,
    run: Run | None = None,
) -> None:
    """Write the graph to a file, in the format named or else the one of the file's ending.

    Raises:
        OptionError: No such format.
    """
    path = Path(path)
    kind = format or FORMATS.get(path.suffix.lower(), "")
    if kind not in WRITERS:
        raise OptionError(f"{kind or path.name!r} is no RDF format: use one of {', '.join(WRITERS)}")
    path.write_text(WRITERS[kind](graph, base=base, run=run), encoding="utf-8", newline="\n")


def write_turtle(
    graph: KnowledgeGraph, path: Path | str, *, base: str = DEFAULT_BASE, run: Run | None = None
) -> None:
    """Write ``graph.ttl``."""
    write(graph, path, "turtle", base=base, run=run)


def to_rdflib(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> Graph:
    """The graph in rdflib's memory, without its named graphs."""
    made = bound(Graph(bind_namespaces="none"), base)
    made.addN((s, p, o, made) for block in blocks(graph, base=base, run=run) for s, p, o in block.triples())
    return made


def to_dataset(graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, run: Run | None = None) -> Dataset:
    """The graph in rdflib's memory with a named graph a document; queries see the union."""
    made = Dataset(default_union=True)
    for name, content in document_blocks(graph, base=base, run=run):
        part = made.graph(name)
        part.addN((s, p, o, part) for block in content for s, p, o in block.triples())
    return made


def bound(graph: Graph, base: str = DEFAULT_BASE) -> Graph:
    """The same graph, knowing our prefixes."""
    for prefix, space in Minter(base).prefixes().items():
        graph.bind(prefix, space)
    return graph


# --- sections -------------------------------------------------------------------------------------------


def _headed(heading: str, found: Iterator[Block]) -> Iterator[Block]:
    for block in found:
        yield Block(block.subject, block.properties, heading)
        heading = ""


def _chain(*parts: Iterator[Block]) -> Iterator[Block]:
    for part in parts:
        yield from part


def _content(graph: KnowledgeGraph, mint: Minter, run: Run | None) -> Iterator[Block]:
    made = mint.run(run.software, run.version, run.model) if run else None
    passages = {fact.evidence: fact for fact in graph.facts}
    spans = sorted(passages.keys() | {at for fact in graph.facts for at in _spans_of(fact)})
    texts = {document.id: document.text for document in graph.documents}
    yield from _headed("Documents", (_document(document, mint) for document in graph.documents))
    yield from _headed("Actors, with what is asserted of them", _actors(graph, mint))
    yield from _headed(
        "Events, states and claims, in the order of the texts",
        (block for fact in graph.facts for block in _fact(fact, mint, made)),
    )
    yield from _headed("Passages: the sentences that say so", _passages(sorted(passages), texts, mint))
    yield from _headed("Places in the texts, in characters", (_span(at, mint) for at in spans))
    yield from _headed("Intervals and roles of states", _intervals(graph, mint))


def _dataset(graph: KnowledgeGraph, mint: Minter, run: Run | None) -> Iterator[Block]:
    facts = len(graph.facts)
    told = [
        (RDF.type, DCAT.Dataset, VOID.Dataset),
        (DCTERMS.title, _english("Diplomatic events")),
        (
            DCTERMS.description,
            _english(f"{facts} events, states and claims of {len(graph.actors)} actors "
                     f"in {len(graph.documents)} documents."),
        ),
        (DCTERMS.conformsTo, names.ONTOLOGY_VERSION),
        (VOID.uriSpace, Literal(mint.base)),
        (VOID.entities, Literal(facts)),
        (VOID.vocabulary, *(URIRef(str(space)) for space in (KG, SEM, PROV, TIME, ORG, OA, SKOS))),
    ]  # fmt: skip
    if run:
        told.append((PROV.wasGeneratedBy, mint.run(run.software, run.version, run.model)))
    yield _block(mint.dataset, *told)
    if run:
        yield from _run(graph, mint, run)


def _run(graph: KnowledgeGraph, mint: Minter, run: Run) -> Iterator[Block]:
    agent = mint.agent(run.software, run.version)
    model = mint.agent(run.model) if run.model else None
    yield _block(
        mint.run(run.software, run.version, run.model),
        (RDF.type, PROV.Activity),
        (RDFS.label, _english(f"Reading by {' '.join(filter(None, (run.software, run.version)))}")),
        (PROV.wasAssociatedWith, agent),
        (PROV.used, *filter(None, (model,)), *(mint.document(document.id) for document in graph.documents)),
    )
    yield _block(
        agent,
        (RDF.type, PROV.SoftwareAgent),
        (RDFS.label, _english(run.software)),
        (SDO.softwareVersion, *_maybe(run.version)),
    )
    if model:
        yield _block(model, (RDF.type, PROV.Entity), (RDFS.label, _english(run.model)))


def _document(document: Document, mint: Minter) -> Block:
    return _block(
        mint.document(document.id),
        (RDF.type, KG.Document, SDO.CreativeWork),
        (DCTERMS.identifier, Literal(document.id)),
        (DCTERMS.title, *_maybe(document.title)),
        (DCTERMS.issued, *_days(document.published)),
        (KG.sourceName, *_maybe(document.source)),
        (SDO.url, *([Literal(document.url, datatype=XSD.anyURI)] if document.url else ())),
    )


def _actors(graph: KnowledgeGraph, mint: Minter) -> Iterator[Block]:
    edges: dict[str, dict[tuple[URIRef, URIRef], None]] = {}
    for fact in graph.facts:
        for source, target in direct_pairs(fact):
            key = (names.edge(fact.type), mint.actor(target))
            edges.setdefault(source.id, {})[key] = None
    for actor in graph.actors:
        same = names.wikidata(actor.wikidata)
        others = [name for name in graph.aliases.get(actor.id, ()) if name != actor.name]
        told: dict[URIRef, list[Term]] = {}
        for predicate, target in sorted(edges.get(actor.id, {})):
            told.setdefault(predicate, []).append(target)
        yield _block(
            mint.actor(actor),
            (RDF.type, *names.CLASSES[actor.kind]),
            (SKOS.prefLabel, Literal(actor.name)),
            (SKOS.altLabel, *(Literal(name) for name in others)),
            (DCTERMS.identifier, Literal(actor.id)),
            (KG.country, *_maybe(actor.country)),
            (KG.sector, *([CODE[f"sector-{names.slug(actor.sector)}"]] if actor.sector else ())),
            (OWL.sameAs, *filter(None, (same,))),
            *((predicate, *targets) for predicate, targets in told.items()),
        )


def direct_pairs(fact: Event | State) -> tuple[tuple[Actor, Actor], ...]:
    """Between whom a fact puts its direct edge: nobody unless it is asserted and, if a state, not over.

    An edge has no date, so "was a member until 1958" read in 2022 would pass for a membership.
    """
    over = (
        isinstance(fact, State)
        and fact.time is not None and fact.time.end is not None
        and fact.published is not None and fact.time.end < fact.published
    )  # fmt: skip
    if not fact.asserted or over:
        return ()
    pairs = [(source, target) for source in fact.source for target in fact.target if source.id != target.id]
    return (*pairs, *((target, source) for source, target in pairs if fact.reciprocal))


def label(fact: Event | State) -> str:
    """A fact in one line for people: "Ana Vesta consulted with Igor Pell, 2031-02-08"."""
    source = ", ".join(actor.name for actor in fact.source) or "Somebody"
    target = ", ".join(actor.name for actor in fact.target)
    when = fact.time.edtf if fact.time else ""
    phrase = names.PHRASES[fact.type]
    if not target:
        phrase = re.sub(r" (with|to|from|of|against|in)$", "", phrase)
    told = f"{source} {phrase}{' ' if target else ''}{target}{', ' if when else ''}{when}"
    if fact.status == "asserted":
        return told
    says = f", says {fact.speakers[0].name}" if fact.speakers else ""
    return f"{told} ({fact.status}{says})"


def _fact(fact: Event | State, mint: Minter, run: URIRef | None) -> Iterator[Block]:
    iri = mint.fact(fact)
    event = fact if isinstance(fact, Event) else None
    state = fact if isinstance(fact, State) else None
    chain = list(enumerate(fact.speakers, 1)) if len(fact.speakers) > 1 else []
    links = [mint.part(iri, "speaker", place) for place, _ in chain]
    sizes = [(mint.part(iri, "size", what), what, count) for what, count in (event.size if event else ())]
    yield _block(
        iri,
        (RDF.type, *_classes(fact)),
        (RDFS.label, _english(label(fact))),
        (KG.eventType if event else KG.stateType, names.concept(fact.type)),
        (KG.mode, *([names.mode(event.mode)] if event and event.mode else ())),
        (KG.context, *(names.context(name) for name in (event.context if event else ()))),
        (KG.quadClass, *([names.quad_class(event.quad)] if event else ())),
        (KG.source, *map(mint.actor, fact.source)),
        (KG.target, *map(mint.actor, fact.target)),
        (KG.reciprocal, *([Literal(True)] if fact.reciprocal else ())),
        (KG.place, *([mint.actor(event.place)] if event and event.place else ())),
        (KG.size, *(part for part, _, _ in sizes)),
        (KG.role, *_maybe(state.role if state else None)),
        *(_time(fact.time, mint) if fact.time else ()),
        (KG.holdsDuring, *([_interval_of(fact, mint)] if state and _placed(fact.time) else ())),
        *(_membership(state, mint) if state else ()),
        (KG.status, CODE[fact.status]),
        (KG.polarity, CODE[fact.polarity]),
        (KG.factuality, CODE[fact.factuality]),
        (KG.attributedTo, *map(mint.actor, fact.speakers[:1])),
        (PROV.qualifiedAttribution, *links),
        (KG.predicate, *_maybe(fact.predicate)),
        (KG.lemma, *_maybe(fact.lemma)),
        (KG.rule, *_maybe(fact.rule)),
        (KG.confidence, Literal(f"{fact.confidence:.4f}".rstrip("0") + "0" * (fact.confidence in (0, 1)), datatype=XSD.decimal)),
        (KG.reportedOn, *_days(fact.published)),
        (KG.evidence, mint.passage(fact.evidence)),
        (KG.trigger, mint.span(fact.trigger)),
        (PROV.wasDerivedFrom, mint.document(fact.evidence.document)),
        (PROV.wasGeneratedBy, *filter(None, (run,))),
    )  # fmt: skip
    for link, (place, speaker) in zip(links, chain, strict=True):
        yield _block(link, (RDF.type, PROV.Attribution), (PROV.agent, mint.actor(speaker)),
                     (KG.order, Literal(place)))  # fmt: skip
    for part, what, count in sizes:
        yield _block(part, (RDF.type, SDO.QuantitativeValue), (SDO.unitText, Literal(what)),
                     (SDO.value, Literal(count)))  # fmt: skip


def _classes(fact: Event | State) -> tuple[URIRef, ...]:
    if not fact.asserted:
        return (KG.Claim,)
    if isinstance(fact, Event):
        return KG.Event, SEM.Event
    return (KG.State, ORG.Membership) if _is_membership(fact) else (KG.State,)


def _is_membership(state: State) -> bool:
    pair = len(state.source) == 1 and len(state.target) == 1
    return state.asserted and state.type in _ORG_STATES and pair


def _membership(state: State, mint: Minter) -> Iterator[tuple[URIRef, *tuple[Term, ...]]]:
    """The same state in the words of W3C ORG, where it is asserted."""
    if _is_membership(state):
        yield ORG.member, mint.actor(state.source[0])
        yield ORG.organization, mint.actor(state.target[0])
        yield ORG.role, *([mint.role(state.role)] if state.role else ())


def _time(time: TimeSpan, mint: Minter) -> Iterator[tuple[URIRef, *tuple[Term, ...]]]:
    yield KG.start, *_days(time.start)
    yield KG.end, *_days(time.end)
    yield KG.precision, names.concept(time.precision)
    yield KG.edtf, *_maybe(time.edtf)
    yield KG.timeText, *_maybe(time.text)
    yield KG.timeSelector, *([mint.span(time.at)] if time.at else ())


def _passages(found: Iterable[Evidence], texts: dict[str, str], mint: Minter) -> Iterator[Block]:
    for at in found:
        text = texts[at.document]
        yield _block(
            mint.passage(at),
            (RDF.type, KG.Passage, OA.SpecificResource),
            (OA.hasSource, mint.document(at.document)),
            (OA.hasSelector, mint.quote(at), mint.span(at)),
        )
        yield _block(
            mint.quote(at),
            (RDF.type, OA.TextQuoteSelector),
            (OA.exact, _plain(at.of(text))),
            (OA.prefix, _plain(text[max(0, at.start - _CONTEXT) : at.start])),
            (OA.suffix, _plain(text[at.end : at.end + _CONTEXT])),
        )


def _span(at: Evidence, mint: Minter) -> Block:
    return _block(
        mint.span(at),
        (RDF.type, OA.TextPositionSelector),
        (OA.start, Literal(at.start, datatype=XSD.nonNegativeInteger)),
        (OA.end, Literal(at.end, datatype=XSD.nonNegativeInteger)),
    )


def _intervals(graph: KnowledgeGraph, mint: Minter) -> Iterator[Block]:
    placed = {
        (fact.time.start, fact.time.end): fact for fact in graph.states if fact.time and _placed(fact.time)
    }
    by_iri = {mint.interval(*bounds): bounds for bounds in placed}
    for iri, (start, end) in sorted(by_iri.items()):
        yield _block(
            iri,
            (RDF.type, TIME.Interval),
            (TIME.hasBeginning, *([mint.day(start)] if start else ())),
            (TIME.hasEnd, *([mint.day(end)] if end else ())),
        )
    for day in sorted({day for bounds in placed for day in bounds if day}):
        yield _block(mint.day(day), (RDF.type, TIME.Instant), (TIME.inXSDDate, *_days(day)))
    roles = {state.role for state in graph.states if state.role and _is_membership(state)}
    by_role: dict[URIRef, list[str]] = {}
    for role in sorted(roles):
        by_role.setdefault(mint.role(role), []).append(role)
    for iri, spelt in sorted(by_role.items()):
        yield _block(iri, (RDF.type, ORG.Role), (SKOS.prefLabel, Literal(spelt[0])),
                     (SKOS.altLabel, *map(Literal, spelt[1:])))  # fmt: skip


def _codes(graph: KnowledgeGraph) -> Iterator[Block]:
    """A name for every code in use, so that the file can be read without the ontology."""
    used: dict[URIRef, str] = {}
    for fact in graph.facts:
        for word in (fact.type, fact.status, fact.polarity, fact.factuality):
            used[CODE[word]] = word
        if fact.time:
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
        yield _block(iri, (RDF.type, SKOS.Concept), (SKOS.prefLabel, _english(name)))


# --- small parts ------------------------------------------------------------------------------------------


def _block(subject: URIRef, *properties: tuple[URIRef, *tuple[Term, ...]]) -> Block:
    """A block of the properties that have a value."""
    return Block(subject, tuple((first, tuple(dict.fromkeys(rest))) for first, *rest in properties if rest))


def _actors_of(fact: Event | State) -> tuple[Actor, ...]:
    place = (fact.place,) if isinstance(fact, Event) and fact.place else ()
    return (*fact.source, *fact.target, *fact.speakers, *place)


def _spans_of(fact: Event | State) -> tuple[Evidence, ...]:
    return (fact.trigger, fact.time.at) if fact.time and fact.time.at else (fact.trigger,)


def _placed(time: TimeSpan | None) -> bool:
    return time is not None and (time.start is not None or time.end is not None)


def _interval_of(fact: Event | State, mint: Minter) -> URIRef:
    assert fact.time is not None
    return mint.interval(fact.time.start, fact.time.end)


def _clean(text: str) -> str:
    """The text without what no RDF file can hold: halves of characters and NUL."""
    return _UNWRITABLE.sub("\ufffd", text)


def _english(text: str) -> Literal:
    return Literal(_clean(text), lang="en")


def _plain(text: str) -> Literal:
    return Literal(_clean(text))


def _maybe(text: str | None) -> tuple[Literal, ...]:
    return (_plain(text),) if text else ()


def _days(day: object) -> tuple[Literal, ...]:
    return (Literal(str(day), datatype=XSD.date),) if day else ()
