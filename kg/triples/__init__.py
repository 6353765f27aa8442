"""Parse, Cast, truth and times -> Triples: what each clause says, in the words of the text."""

from kg.triples.extract import find_triples
from kg.triples.links import Links

__all__ = ["Links", "find_triples"]
