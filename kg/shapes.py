"""RDF -> what is wrong with it, in words: SHACL validation against ``kg/data/shapes.ttl``."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from rdflib import Graph, Literal
from rdflib.namespace import RDF, RDFS, SH, SKOS
from rdflib.term import Node

from kg import rdf, rdfread
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
    return Graph().parse(data=_read("shapes.ttl"), format="turtle")


def validate(
    source: KnowledgeGraph | Graph | str | os.PathLike[str], *, base: str = DEFAULT_BASE
) -> tuple[Problem, ...]:
    """What is wrong with a graph, sorted; nothing if it keeps the shapes.

    Args:
        source: a KnowledgeGraph, an rdflib graph, or a file (Turtle, N-Quads, TriG, JSON-LD).
        base: the base IRI of a KnowledgeGraph's RDF.

    Raises:
        DocumentError: The file cannot be read as RDF.
    """
    if isinstance(source, KnowledgeGraph):
        data = rdf.to_rdflib(source, base=base)
    elif isinstance(source, Graph):
        data = source
    else:
        data = rdfread.parse(Path(source))
    if not len(data):
        return ()
    import pyshacl

    conforms, report, _ = pyshacl.validate(
        data, shacl_graph=shapes(), inference="none", advanced=False, inplace=True, meta_shacl=False
    )
    if conforms or not isinstance(report, Graph):
        return ()
    return tuple(
        sorted({_problem(report, result, data) for result in report.subjects(RDF.type, SH.ValidationResult)})
    )


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


def _problem(report: Graph, result: Node, data: Graph) -> Problem:
    focus = report.value(result, SH.focusNode)
    said = sorted(str(text) for text in report.objects(result, SH.resultMessage))
    value = report.value(result, SH.value)
    message = said[0] if said else "breaks a shape"
    if focus is None or focus == KG.directEdge:
        return Problem(str(focus), "An actor", message)
    shown = f" (found {value})" if isinstance(value, Literal) and str(value) not in message else ""
    return Problem(str(focus), _name(data, focus), f"{message}{shown}")


def _name(data: Graph, node: Node) -> str:
    for label in (RDFS.label, SKOS.prefLabel):
        found = data.value(node, label)
        if found is not None:
            return f"“{found}”"
    return "A node"


def _read(name: str) -> str:
    return resources.files("kg").joinpath("data", name).read_text(encoding="utf-8")
