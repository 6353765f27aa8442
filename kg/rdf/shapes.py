"""RDF -> what is wrong with it, in words: SHACL validation against ``kg/rdf/shapes.ttl``.

Each constraint becomes one SPARQL query over the whole graph, which Oxigraph answers: a hundred times
quicker than going from node to node.  A test compares the verdicts with those of pySHACL.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple, cast

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg.errors import DocumentError, ShapeError
from kg.graph import KnowledgeGraph
from kg.rdf import facts, labels, reader, turtle, versions, writer
from kg.rdf.graph import by_document
from kg.rdf.vocabulary import DEFAULT_BASE, KG, Minter

_TOGETHER = 100


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One broken shape: the node's IRI, its name for people, and what is wrong with it."""

    subject: str
    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name} {self.message} <{self.subject}>"


@cache
def shapes() -> Graph:
    """The shapes that ship with the package."""
    text = resources.files("kg").joinpath("rdf", "shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def validate(
    source: KnowledgeGraph | Graph | str | os.PathLike[str], *, base: str = DEFAULT_BASE
) -> tuple[Problem, ...]:
    """What is wrong with a graph, sorted; nothing if it keeps the shapes.

    Args:
        source: a KnowledgeGraph, an rdflib graph, or a file (Turtle, N-Triples, N-Quads, TriG, JSON-LD).
        base: the base IRI of a KnowledgeGraph's RDF.

    Raises:
        DocumentError: The file cannot be read as RDF.
    """
    store = _loaded(source, base)
    found: set[Problem] = set()
    for message, query in constraints():
        answer = cast(ox.QuerySolutions, store.query(query))
        names = [variable.value for variable in answer.variables]
        for row in answer:
            told = message
            for name, term in zip(names, row, strict=True):
                if isinstance(term, ox.NamedNode):
                    told = told.replace(f"{{?{name}}}", term.value)
                elif name == "found" and isinstance(term, ox.Literal):
                    told = f"{message} (found {term.value})"
            node = row["value"]
            found.add(Problem(str(reader.from_ox(node)), _name(store, node), told))
    return tuple(sorted(found))


def _loaded(source: KnowledgeGraph | Graph | str | os.PathLike[str], base: str) -> ox.Store:
    """All triples of a source as one graph."""
    store = ox.Store()
    if isinstance(source, KnowledgeGraph):
        store.bulk_load(writer.to_turtle(source, base=base).encode(), format=ox.RdfFormat.TURTLE)
    elif isinstance(source, Graph):
        store.bulk_load("".join(_lines(source)).encode(), format=ox.RdfFormat.N_TRIPLES)
    else:
        store.extend(ox.Quad(*quad.triple) for quad in reader.read_quads(source))
        if other := versions.other_version(store):
            raise DocumentError(str(source), other, versions.CURE)
    return store


def _lines(data: Graph) -> Iterator[str]:
    for s, p, o in data:
        value = o.n3() if isinstance(o, BNode) else turtle.ntriples_term(cast(turtle.Term, o))
        yield f"{s.n3()} {p.n3()} {value} .\n"


@cache
def constraints() -> tuple[tuple[str, str], ...]:
    """Message and query of each constraint of the shapes; a query finds the nodes that break it.

    Covers what the shapes use of SHACL Core (W3C, 2017, section 4), and SHACL-SPARQL with one target.

    Raises:
        RuntimeError: The shapes use something else.
    """
    graph, made = shapes(), []
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        target = " UNION ".join(_targets(shape))
        for constraint in graph.objects(shape, SH.sparql):
            made.append((_text(constraint, SH.message), _own_query(constraint)))
        if (shape, SH.nodeKind, SH.IRI) in graph:
            query = f"SELECT DISTINCT ?value WHERE {{ {target} FILTER(!isIRI(?value)) }}"
            made.append((_text(shape, SH.message), query))
        for prop in graph.objects(shape, SH.property):
            path = _path(graph.value(prop, SH.path))
            for predicate, value in graph.predicate_objects(prop):
                if predicate not in (SH.path, SH.message):
                    body = _broken(predicate, value, path)
                    query = f"SELECT DISTINCT ?value ?found WHERE {{ {target} {body} }}"
                    made.append((_text(prop, SH.message), query))
    return tuple(sorted(set(made)))


def _text(node: Node, predicate: URIRef) -> str:
    return str(shapes().value(node, predicate))


def _targets(shape: Node) -> Iterator[str]:
    for cls in shapes().objects(shape, SH.targetClass):
        yield f"{{ ?value a <{cls}> }}"
    for link in shapes().objects(shape, SH.targetSubjectsOf):
        yield f"{{ ?value <{link}> ?any }}"
    for link in shapes().objects(shape, SH.targetObjectsOf):
        yield f"{{ ?any <{link}> ?value }}"


def _path(node: Node | None) -> str:
    """A SHACL path as a SPARQL path: a property, a sequence, or alternatives."""
    if isinstance(node, URIRef):
        return f"<{node}>"
    either = shapes().value(node, SH.alternativePath)
    parts = [f"<{part}>" for part in Collection(shapes(), cast(Node, either or node))]
    return f"({'|'.join(parts)})" if either else "/".join(parts)


def _broken(predicate: Node, value: Node, path: str) -> str:
    """The part of a query that finds a target whose values at a path break one constraint."""
    found, shown = f"?value {path} ?found .", cast("URIRef | Literal", value).n3()
    if (predicate, value) == (SH.minCount, Literal(1)):
        return f"MINUS {{ ?value {path} ?some }}"
    if (predicate, value) == (SH.maxCount, Literal(1)):
        return f"{found} ?value {path} ?other . FILTER(!sameTerm(?found, ?other))"
    if predicate == SH["in"]:
        return (
            f"{found} FILTER(?found NOT IN ({', '.join(each.n3() for each in Collection(shapes(), value))}))"
        )
    if predicate == SH.datatype:
        good = f"DATATYPE(?found) = {shown} && isLiteral({shown}(STR(?found)))"
        return f"{found} FILTER(!COALESCE({good}, false))"
    if (predicate, value) == (SH.nodeKind, SH.IRI):
        return f"{found} FILTER(!isIRI(?found))"
    comparison = {SH.minInclusive: ">=", SH.maxInclusive: "<="}.get(cast(URIRef, predicate))
    if comparison:
        return f"{found} FILTER(!COALESCE(?found {comparison} {shown}, false))"
    if predicate == SH.lessThanOrEquals:
        return f"{found} ?value {shown} ?other . FILTER(!COALESCE(?found <= ?other, false))"
    if predicate == SH.minLength:
        return f"{found} FILTER(STRLEN(STR(?found)) < {value})"
    if predicate == SH.pattern:
        return f"{found} FILTER(!REGEX(STR(?found), {shown}))"
    raise RuntimeError(f"the shapes use {predicate} {value}, which is not known here")


def _own_query(constraint: Node) -> str:
    """The query of a SPARQL constraint with its prefixes; ``$this``, the one target, is not asked for."""
    graph = shapes()
    prefixes = "".join(
        f"PREFIX {graph.value(each, SH.prefix)}: <{graph.value(each, SH.namespace)}>\n"
        for link in graph.objects(constraint, SH.prefixes)
        for each in graph.objects(link, SH.declare)
    )
    query = _text(constraint, SH.select).replace("SELECT $this ", "SELECT DISTINCT ")
    # The same here, as both sides share variables; SHACL forbids MINUS, and Oxigraph answers it sooner.
    return prefixes + query.replace("FILTER NOT EXISTS", "MINUS")


class Held(NamedTuple):
    """A fact that is kept out of a graph because it breaks a shape."""

    document: str
    fact: str
    why: str

    def __str__(self) -> str:
        return f"{self.document}: “{self.fact}” {self.why}"


def hold_back(
    graph: KnowledgeGraph, *, base: str = DEFAULT_BASE, strict: bool = False
) -> tuple[KnowledgeGraph, tuple[Held, ...]]:
    """The graph without the facts that break a shape, and these.

    No shape spans two documents, so some are looked at together and memory stays that of a few.

    Raises:
        ShapeError: There is one, and ``strict`` lets none be held back.
    """
    broken: dict[str, str] = {}
    for part in _parts(graph):
        for problem in validate(part, base=base):
            broken.update(dict.fromkeys(_broken_by(problem, part, Minter(base)), problem.message))
    if not broken:
        return graph, ()
    good = [fact for fact in graph.facts if fact.id not in broken]
    tied = [each for each in graph.relations if each.id not in broken]
    held = [
        Held(each.evidence.document, labels.label(each), broken[each.id])
        for each in graph.told
        if each.id in broken
    ]
    if strict:
        raise ShapeError(f"{held[0]}: leave --strict out, and it is held back")
    return replace(graph, facts=tuple(good), relations=tuple(tied)), tuple(held)


def _parts(graph: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
    rest = iter(by_document(graph))
    while some := list(islice(rest, _TOGETHER)):
        documents = tuple(part.documents[0] for part in some)
        told = tuple(fact for part in some for fact in part.facts)
        yield KnowledgeGraph(
            documents, told, relations=tuple(each for part in some for each in part.relations)
        )


def _broken_by(problem: Problem, graph: KnowledgeGraph, mint: Minter) -> Iterator[str]:
    """The ids of the facts that a problem is about: its own, or those which tell of its node."""
    for fact in graph.told:
        nodes = (
            mint.fact(fact), mint.passage(fact.evidence), *map(mint.span, facts.spans_of(fact)),
            mint.document(fact.evidence.document), *map(mint.actor, fact.actors),
        )  # fmt: skip
        if URIRef(problem.subject) in nodes:
            yield fact.id


def _name(store: ox.Store, node: object) -> str:
    """What people call a node: its label, or that of the fact which it belongs to."""
    if isinstance(node, ox.NamedNode):
        for label in (RDFS.label, SKOS.prefLabel):
            for quad in store.quads_for_pattern(node, ox.NamedNode(label), None):
                return f"“{reader.from_ox(quad.object)}”"
        for link in (
            KG.evidence,
            KG.triggerSelector,
            KG.source,
            KG.target,
            KG.claimedSource,
            KG.claimedTarget,
        ):
            for fact in store.quads_for_pattern(None, ox.NamedNode(link), node):
                for quad in store.quads_for_pattern(fact.subject, ox.NamedNode(RDFS.label), None):
                    what = link.rsplit("#", 1)[1].removesuffix("Selector")
                    return f"The {what} of “{reader.from_ox(quad.object)}”"
    return "A node"
