"""Parse -> Triples: what each clause says, in the words of the text."""

from kg.triples.extract import Style, find_triples

__all__ = ["Style", "find_triples"]
