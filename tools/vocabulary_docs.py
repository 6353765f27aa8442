#!/usr/bin/env python3
"""Write docs/codebook.md and docs/ontology.md from kg/rdf/ontology.ttl."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.rdf import CODE, KG, ontology

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("codebook", "ontology")
VANN = Namespace("http://purl.org/vocab/vann/")
KINDS = {
    OWL.ObjectProperty: "link",
    OWL.DatatypeProperty: "value",
    OWL.AnnotationProperty: "note",
}


@dataclass(frozen=True)
class Node:
    """One term of the ontology, asked for what is said of it: ``node.one(SKOS.definition)``."""

    graph: Graph
    iri: URIRef

    @property
    def name(self) -> str:
        """Its IRI without the prefix."""
        return self.short.partition(":")[2]

    @property
    def short(self) -> str:
        """Its IRI with a prefix."""
        return self.iri.n3(self.graph.namespace_manager)

    @property
    def ours(self) -> bool:
        """Whether the ontology defines it."""
        return self.iri.startswith(KG)

    def one(self, predicate: URIRef) -> str:
        """The words that it has there, "" for none."""
        return next(iter(self.all(predicate)), "")

    def all(self, predicate: URIRef) -> list[str]:
        """All words that it has there, in the order of the file."""
        return [str(value) for value in self.graph.objects(self.iri, predicate)]

    def nodes(self, predicate: URIRef) -> list[Node]:
        """What it is linked to there."""
        found = self.graph.objects(self.iri, predicate)
        return [Node(self.graph, each) for each in found if isinstance(each, URIRef)]

    def of(self, predicate: URIRef) -> list[Node]:
        """What is linked to it there."""
        found = self.graph.subjects(predicate, self.iri)
        return [Node(self.graph, each) for each in found if isinstance(each, URIRef)]

    def is_a(self, kind: URIRef) -> bool:
        """Whether it is of that class."""
        return (self.iri, RDF.type, kind) in self.graph


def read() -> Graph:
    """The ontology that ships with the package."""
    return Graph().parse(data=ontology(), format="turtle")


def page(name: str) -> str:
    """One of the pages, as Markdown."""
    graph = read()
    env = Environment(loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined,
                      trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)  # fmt: skip
    code: Callable[[str], Node] = lambda local: Node(graph, CODE[local])  # noqa: E731
    term: Callable[[str], Node] = lambda local: Node(graph, KG[local])  # noqa: E731
    return env.get_template(f"{name}.md.jinja").render(
        code=code, term=term, skos=SKOS, rdfs=RDFS, owl=OWL, dcterms=DCTERMS, vann=VANN, head=_head(graph),
        classes=_terms(graph, OWL.Class), properties=[node for kind in KINDS for node in _terms(graph, kind)],
        edges=term("directEdge").of(RDFS.subPropertyOf), kind=_kind,
        own=_but_edges(RDFS.domain), used=_but_edges(RDFS.range), outside=_outside(graph),
    )  # fmt: skip


def _head(graph: Graph) -> Node:
    return Node(graph, next(iter(graph.subjects(RDF.type, OWL.Ontology))))


def _terms(graph: Graph, kind: URIRef) -> list[Node]:
    """Our own terms of a kind, in the order of the file."""
    return [Node(graph, iri) for iri in dict.fromkeys(graph.subjects(RDF.type, kind)) if iri.startswith(KG)]


def _but_edges(link: URIRef) -> Callable[[Node], list[Node]]:
    """The properties that are linked so to a class, but for direct edges."""
    return lambda node: [
        each
        for each in node.of(link)
        if KG.directEdge not in (one.iri for one in each.nodes(RDFS.subPropertyOf))
    ]


def _kind(node: Node) -> str:
    """What a property is, in words."""
    what = next(word for kind, word in KINDS.items() if node.is_a(kind))
    return f"{what}, one a thing" if node.is_a(OWL.FunctionalProperty) else what


def _outside(graph: Graph) -> list[tuple[str, list[Node]]]:
    """What is declared of other vocabularies, by their prefixes."""
    found = {iri for kind in (OWL.Class, *KINDS) for iri in graph.subjects(RDF.type, kind)}
    nodes = [Node(graph, iri) for iri in sorted(found) if not iri.startswith(KG)]
    return [(space, list(some)) for space, some in groupby(nodes, lambda node: node.short.partition(":")[0])]


if __name__ == "__main__":
    for each in PAGES:
        target = ROOT / "docs" / f"{each}.md"
        target.write_text(page(each), encoding="utf-8")
        sys.stdout.write(f"{target}\n")
