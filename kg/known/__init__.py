"""Our tables of actors -> what is known before any document tells it, as one dated named graph of RDF."""

from kg.known.statements import is_known, known_digest, known_lines
from kg.known.writing import write_known

__all__ = ["is_known", "known_digest", "known_lines", "write_known"]
