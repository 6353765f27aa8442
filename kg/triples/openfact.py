"""OpenFact: a triple as phrases, before its slots are cut from the text."""

from __future__ import annotations

from dataclasses import dataclass

from kg.triples.phrases import Phrase

Argument = tuple[str, Phrase]
"""What an argument tells (docs/triples.md has the roles) and its words."""


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A triple as phrases.

    ``kind`` names its construction, one of ``data/kinds.csv``; ``implied`` is a verb that the text
    leaves out: "be" of "Ann Lee, the envoy".
    """

    kind: str
    subject: Phrase
    relation: Phrase
    arguments: tuple[Argument, ...]
    implied: str = ""


OBJECTS = {
    "object": "object",
    "recipient": "recipient",
    "attribute": "complement",
    "object predicate": "complement",
}
"""What a noun that hangs on a verb tells, by its relation to it."""
