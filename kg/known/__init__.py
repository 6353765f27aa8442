"""Our tables of actors -> what is known before any document tells it, as one dated named graph of RDF."""

from kg.known.statements import is_known, known_digest, known_lines
from kg.known.tables import KnownTerm, known_terms
from kg.known.writing import write_known

__all__ = ["KnownTerm", "is_known", "known_digest", "known_lines", "known_terms", "write_known"]
