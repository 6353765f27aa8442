"""KnowledgeGraph <-> RDF: Turtle, TriG, N-Quads, JSON-LD, and the shapes that every graph keeps."""

from kg.rdf.folder import LOADING, reading, writing
from kg.rdf.graph import Provenance, document_lines
from kg.rdf.reader import RDF_FORMATS, from_ox, load_file, read_rdf
from kg.rdf.shapes import hold_back, validate
from kg.rdf.turtle import Term, ntriples_term
from kg.rdf.versions import other_version
from kg.rdf.vocabulary import CLASSES, CODE, KG, ONTOLOGY, Minter, coordinates, is_legal, ontology
from kg.rdf.writer import to_turtle, write_rdf

__all__ = [
    "CLASSES",
    "CODE",
    "KG",
    "LOADING",
    "ONTOLOGY",
    "RDF_FORMATS",
    "Minter",
    "Provenance",
    "Term",
    "coordinates",
    "document_lines",
    "from_ox",
    "hold_back",
    "is_legal",
    "load_file",
    "ntriples_term",
    "ontology",
    "other_version",
    "read_rdf",
    "reading",
    "to_turtle",
    "validate",
    "write_rdf",
    "writing",
]
