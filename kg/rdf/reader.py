"""RDF -> KnowledgeGraph: the way back from a file or store that ``rdf`` wrote.

The texts of the documents are then their passages at their old places, with blanks between, as
``records.graph_of`` makes them; of the open triples only the relations are part of the RDF.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import pyoxigraph as ox
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, SDO, SKOS, XSD
from rdflib.term import Node

from kg.disk import is_store as is_store
from kg.errors import DocumentError
from kg.graph import KnowledgeGraph
from kg.model import Actor, Document, Event, Evidence, Fact, Kind, Naming, Relation, State, TimeSpan
from kg.rdf.facts import Say
from kg.rdf.folder import reading
from kg.rdf.occurrences import with_occurrences
from kg.rdf.versions import CURE, other_version
from kg.rdf.vocabulary import CLASSES, DEFAULT_BASE, KG, OA, coordinates, property_of

RDF_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG, ".jsonld": ox.RdfFormat.JSON_LD,
}  # fmt: skip
"""The format that a file's ending stands for.  Oxigraph parses: quicker, and it opens no address."""

T = TypeVar("T")

MISSING = "run kg build first, or name the folder or file of a graph"
_CURE = "give Turtle, N-Triples, N-Quads, TriG or JSON-LD (.ttl .nt .nq .trig .jsonld)"


def parse(path: str | os.PathLike[str]) -> Graph:
    """A file of RDF, or a store, in rdflib's memory, its named graphs as one.

    Raises:
        DocumentError: It cannot be read.
    """
    made = Graph()
    made.addN((from_ox(s), from_ox(p), from_ox(o), made) for s, p, o, _ in read_quads(path))
    return made


def merged(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads, and in the default graph each triple once: what a query sees that names no graph.

    SPARQL asks a merged default graph for each triple once; Oxigraph's own union gives it once a named graph.
    """
    for quad in quads:
        yield quad
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            yield ox.Quad(*quad.triple)


def load_file(store: ox.Store, path: str | os.PathLike[str]) -> None:
    """Put a file of RDF into a store, as named graphs and merged.

    Raises:
        DocumentError: It cannot be read, or is of another version of the vocabulary.
    """
    store.extend(merged(read_quads(path)))
    if other := other_version(store):
        raise DocumentError(str(path), other, CURE)


def read_quads(path: str | os.PathLike[str]) -> Iterator[ox.Quad]:
    """The quads of a file of RDF; of the folder of a store, what all its documents tell.

    Raises:
        DocumentError: It cannot be read.
        StoreError: The store cannot be opened, or was cut off while it was loaded.
    """
    path = Path(path)
    if is_store(path):
        with reading(path) as store:
            yield from store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        return
    if not path.exists():
        raise DocumentError(str(path), "does not exist", MISSING)
    kind = RDF_FORMATS.get(path.suffix.lower())
    if kind is None and path.is_dir():
        raise DocumentError(str(path), "holds no graph", MISSING)
    if kind is None:
        raise DocumentError(str(path), "has an ending that no RDF format has", _CURE)
    try:
        yield from ox.parse(path=path, format=kind, base_iri=DEFAULT_BASE)
    except (OSError, SyntaxError, ValueError) as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
        why = "cannot be read" if isinstance(error, OSError) else f"is no RDF ({first})"
        raise DocumentError(str(path), why, _CURE) from None


def from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | BNode | RdfLiteral:
    """Oxigraph's term as rdflib's.

    Raises:
        ValueError: It is a triple: RDF 1.2 is not read yet.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return RdfLiteral(term.value, lang=term.language)
        plain = term.datatype.value == str(XSD.string)
        return RdfLiteral(term.value, datatype=None if plain else URIRef(term.datatype.value))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise ValueError("a triple as a term (RDF 1.2) is not read")


def read_rdf(path: str | os.PathLike[str]) -> KnowledgeGraph:
    """The KnowledgeGraph that a file of RDF, or a store, was made of.

    Raises:
        DocumentError: It cannot be read, or is not one that ``kg`` wrote.
    """
    made = parse(path)
    for version in made.objects(None, DCTERMS.conformsTo):
        if other := other_version(str(version)):
            raise DocumentError(str(path), other, CURE)
    try:
        return from_rdflib(made)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(
            str(path), f"is RDF, but not of ours ({error})", "give a graph that kg wrote"
        ) from None


def from_rdflib(graph: Graph) -> KnowledgeGraph:
    """The KnowledgeGraph that an rdflib graph was made of.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: It breaks the shapes.
    """
    return _Reader(graph).read()


class _Reader:
    """Reads one graph; actors and evidence are met often, so they are kept."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.actors: dict[Node, Actor] = {}
        self.ids: dict[Node, str] = {}
        self.sentences: dict[str, dict[int, str]] = {}

    def read(self) -> KnowledgeGraph:
        documents = list(self.graph.subjects(RDF.type, KG.Document))
        self.ids = {node: self._text(node, DCTERMS.identifier) or "" for node in documents}
        for kind, classes in CLASSES.items():
            for node in self.graph.subjects(RDF.type, classes[0]):
                self.actors.setdefault(node, self._actor(node, cast(Kind, kind)))
        facts = [
            (self._fact(node, partial(property_of, vouched=cls != KG.Claim)), self._event(node))
            for cls in (KG.Event, KG.State, KG.Claim)
            for node in self.graph.subjects(RDF.type, cls)
        ]
        relations = [self._relation(node) for node in self.graph.subjects(RDF.type, KG.Relation)]
        known = [self._document(node) for node in documents]
        told = list(with_occurrences(facts, known))
        return KnowledgeGraph.of(known, told, namings=self._namings([*told, *relations]), relations=relations)

    def _namings(self, facts: Iterable[Fact]) -> Iterator[Naming]:
        """The words for each actor; RDF does not say which document has them, so each that tells of it."""
        nodes = {actor.id: node for node, actor in self.actors.items()}
        told = {(fact.evidence.document, actor.id) for fact in facts for actor in fact.actors}
        for document, actor in told:
            for text in self.graph.objects(nodes[actor], SKOS.altLabel):
                yield Naming(document, actor, str(text), proper=True)
            for text in self.graph.objects(nodes[actor], KG.mention):
                yield Naming(document, actor, str(text), proper=False)

    def _one(self, node: Node, predicate: URIRef) -> Node | None:
        """One value; of several (two documents may disagree about an actor) the first by name."""
        found = list(self.graph.objects(node, predicate))
        return found[0] if len(found) == 1 else min(found, key=str, default=None)

    def _text(self, node: Node, predicate: URIRef) -> str | None:
        found = self._one(node, predicate)
        return None if found is None else str(found)

    def _code(self, node: Node, predicate: URIRef, prefix: str = "") -> str | None:
        found = self._one(node, predicate)
        return None if found is None else _code(found, prefix)

    def _day(self, node: Node, predicate: URIRef) -> date | None:
        found = self._text(node, predicate)
        return date.fromisoformat(found) if found else None

    def _actor(self, node: Node, kind: Kind) -> Actor:
        same = self._one(node, OWL.sameAs)
        return Actor(
            id=_needed(self._text(node, DCTERMS.identifier), node, "identifier"),
            name=_needed(self._text(node, SKOS.prefLabel), node, "name"),
            kind=kind,
            country=self._text(node, KG.country),
            sector=self._code(node, KG.sector, "sector-"),
            wikidata=str(same).rsplit("/", 1)[1] if same else None,
            coordinates=coordinates(self._text(node, KG.coordinates)),
        )

    def _who(self, nodes: Iterable[Node]) -> tuple[Actor, ...]:
        return tuple(self.actors[node] for node in sorted(nodes, key=str))

    def _document(self, node: Node) -> Document:
        identifier = self.ids[node]
        text = ""
        for start, sentence in sorted(self.sentences.get(identifier, {}).items()):
            text = text[:start].ljust(start) + sentence + text[start + len(sentence) :]
        return Document(
            id=identifier,
            text=text,
            title=self._text(node, DCTERMS.title) or "",
            published=self._day(node, DCTERMS.issued),
            source=self._text(node, KG.sourceName) or "",
            url=self._text(node, SDO.url) or "",
            digest=self._text(node, KG.contentDigest) or "",
            original=self._original(node),
        )

    def _original(self, node: Node) -> str:
        """The id of the document of which this is a copy, "" for none that is told too."""
        original = self._one(node, DCTERMS.isVersionOf)
        return self.ids.get(original, "") if original is not None else ""

    def _span(self, node: Node, document: str) -> Evidence:
        start, end = self._text(node, OA.start), self._text(node, OA.end)
        return Evidence(document, int(_needed(start, node, "start")), int(_needed(end, node, "end")))

    def _passage(self, node: Node, document: str) -> Evidence:
        selectors = list(self.graph.objects(node, OA.hasSelector))
        spans = [each for each in selectors if (each, OA.start, None) in self.graph]
        quotes = [text for each in selectors if (text := self._text(each, OA.exact)) is not None]
        at = self._span(spans[0], document)
        self.sentences.setdefault(document, {})[at.start] = quotes[0]
        return at

    def _time(self, node: Node, document: str) -> TimeSpan | None:
        start, end = self._day(node, KG.start), self._day(node, KG.end)
        precision, text = self._code(node, KG.precision), self._text(node, KG.timeText)
        if (start, end, precision, text) == (None, None, None, None):
            return None
        at = self._one(node, KG.timeSelector)
        return TimeSpan(start, end, precision or "", text or "", self._span(at, document) if at else None)

    def _speakers(self, node: Node) -> tuple[Actor, ...]:
        chain = {
            int(_needed(self._text(link, KG.order), link, "order")): self._one(link, PROV.agent)
            for link in self.graph.objects(node, PROV.qualifiedAttribution)
        }
        if chain:
            return tuple(self.actors[agent] for _, agent in sorted(chain.items()) if agent)
        return self._who(self.graph.objects(node, KG.attributedTo))

    def _event(self, node: Node) -> str:
        """The id of the event that a fact is a report of."""
        found = self._one(node, KG.reportOf) or self._one(node, KG.claimOf)
        return str(found).rsplit("/", 1)[1] if found else ""

    def _relation(self, node: Node) -> Relation:
        say = partial(property_of, vouched=self._code(node, KG.status) == "asserted")
        return Relation(
            source=self._who(self.graph.objects(node, say("subject"))),
            target=self._who(self.graph.objects(node, say("object"))),
            lemma=self._text(node, KG.normal) or "",
            group=self._text(node, KG.group) or "",
            **self._told(node),
        )

    def _told(self, node: Node) -> dict[str, Any]:
        """What facts and relations have in common."""
        document = self.ids[_needed(self._one(node, PROV.wasDerivedFrom), node, "document")]
        return {
            "time": self._time(node, document),
            "polarity": self._code(node, KG.polarity),
            "factuality": self._code(node, KG.factuality),
            "speakers": self._speakers(node),
            "evidence": self._passage(_needed(self._one(node, KG.evidence), node, "evidence"), document),
            "trigger": self._span(_needed(self._one(node, KG.triggerSelector), node, "trigger"), document),
            "predicate": self._text(node, KG.predicate) or "",
            "rule": self._text(node, KG.rule) or "",
            "confidence": float(self._text(node, KG.confidence) or 1),
            "published": self._day(node, KG.reportedOn),
        }

    def _fact(self, node: Node, say: Say) -> Event | State:
        common = self._told(node) | {
            "source": self._who(self.graph.objects(node, say("source"))),
            "target": self._who(self.graph.objects(node, say("target"))),
            "reciprocal": self._text(node, say("reciprocal")) == "true",
            "lemma": self._text(node, KG.lemma) or "",
            "sure": self._code(node, KG.status) != "uncertain",
        }
        state = self._code(node, say("stateType"))
        if state:
            return State(
                type=state, role=self._text(node, say("roleText")) or self._text(node, say("role")), **common
            )
        place = self._one(node, say("place"))
        sizes = sorted(
            (_needed(self._text(part, SDO.unitText), part, "unit"), int(self._text(part, SDO.value) or 0))
            for part in self.graph.objects(node, say("size"))
        )
        return Event(
            type=_needed(self._code(node, say("eventType")), node, "type"),
            mode=self._code(node, say("mode"), "mode-"),
            context=tuple(
                sorted(_code(each, "context-") for each in self.graph.objects(node, say("context")))
            ),
            place=self.actors[place] if place else None,
            size=tuple(sizes),
            **common,
        )


def _needed(value: T | None, node: Node, what: str) -> T:
    if value is None:
        raise ValueError(f"<{node}> has no {what}")
    return value


def _code(node: Node, prefix: str) -> str:
    return str(node).rsplit("#", 1)[1].removeprefix(prefix)
