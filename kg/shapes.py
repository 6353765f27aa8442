"""RDF -> what is wrong with it, in words: SHACL validation against ``kg/data/shapes.ttl``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg import rdf, rdfread, turtle
from kg.errors import ShapeError
from kg.graph import KnowledgeGraph
from kg.vocabulary import DEFAULT_BASE, KG

_FEW = 5


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
    text = resources.files("kg").joinpath("data", "shapes.ttl").read_text(encoding="utf-8")
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
    if isinstance(source, KnowledgeGraph):
        data = rdf.to_rdflib(source, base=base)
    else:
        data = source if isinstance(source, Graph) else rdfread.parse(source)
    return tuple(sorted({*_by_pyshacl(data), *_by_queries(data)}))


def _by_pyshacl(data: Graph) -> Iterator[Problem]:
    """The constraints of SHACL Core, by pySHACL."""
    import pyshacl

    _, report, text = pyshacl.validate(data, shacl_graph=_core(), inference="none", inplace=True)
    if not isinstance(report, Graph):
        raise RuntimeError(f"the shapes themselves are wrong: {text}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        said = sorted(str(each) for each in report.objects(result, SH.resultMessage))
        value, focus = report.value(result, SH.value), report.value(result, SH.focusNode)
        shown = f" (found {value})" if isinstance(value, Literal) else ""
        yield Problem(str(focus), _name(data, focus), f"{said[0] if said else 'breaks a shape'}{shown}")


def _by_queries(data: Graph) -> Iterator[Problem]:
    """The constraints of SHACL-SPARQL, by Oxigraph: pySHACL takes a hundred times as long for them."""
    store = ox.Store()
    store.bulk_load("".join(_lines(data)).encode(), format=ox.RdfFormat.N_TRIPLES)
    for message, query in _constraints():
        found = cast(ox.QuerySolutions, store.query(query))
        names = [variable.value for variable in found.variables]
        for row in found:
            told = message
            for name, term in zip(names, row, strict=True):
                if isinstance(term, ox.NamedNode):
                    told = told.replace(f"{{?{name}}}", term.value)
            node = rdfread.from_ox(row["value"])
            yield Problem(str(node), _name(data, node), told)


def _lines(data: Graph) -> Iterator[str]:
    for s, p, o in data:
        value = o.n3() if isinstance(o, BNode) else turtle.ntriples_term(cast(turtle.Term, o))
        yield f"{s.n3()} {p.n3()} {value} .\n"


@cache
def _core() -> Graph:
    core = Graph()
    core.addN((s, p, o, core) for s, p, o in shapes() if p != SH.sparql)
    return core


@cache
def _constraints() -> tuple[tuple[str, str], ...]:
    """Message and query of each SPARQL constraint; each has one target, which stands for ``$this``."""
    found = []
    for shape, constraint in shapes().subject_objects(SH.sparql):
        target = shapes().value(shape, SH.targetNode)
        prefixes = "".join(
            f"PREFIX {shapes().value(each, SH.prefix)}: <{shapes().value(each, SH.namespace)}>\n"
            for link in shapes().objects(constraint, SH.prefixes)
            for each in shapes().objects(link, SH.declare)
        )
        query = str(shapes().value(constraint, SH.select)).replace("SELECT $this ", "SELECT ")
        found.append(
            (
                str(shapes().value(constraint, SH.message)),
                f"{prefixes}{query}".replace("$this", f"<{target}>"),
            )
        )
    return tuple(sorted(found))


def check(source: KnowledgeGraph | Graph, *, base: str = DEFAULT_BASE) -> None:
    """Refuse a graph that breaks the shapes.

    Raises:
        ShapeError: It breaks one; the message names the first few problems.
    """
    found = validate(source, base=base)
    if found:
        more = f"; and {len(found) - _FEW} more" if len(found) > _FEW else ""
        told = "; ".join(str(problem) for problem in found[:_FEW])
        raise ShapeError(f"the graph breaks its shapes, so it is not written: {told}{more}")


def _name(data: Graph, node: Node | None) -> str:
    """What people call a node: its label, or that of the fact which it belongs to."""
    for label in (RDFS.label, SKOS.prefLabel):
        found = data.value(node, label)
        if found is not None:
            return f"“{found}”"
    for link in (KG.evidence, KG.trigger, KG.source, KG.target):
        fact = data.value(None, link, node)
        if fact is not None:
            return f"The {link.rsplit('#', 1)[1]} of “{data.value(fact, RDFS.label)}”"
    return "A node"
