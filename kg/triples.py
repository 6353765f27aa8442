"""Parse -> Triples: subject, relation phrase and arguments of every clause, each cut from the text."""

from __future__ import annotations

from typing import Literal

from kg.model import Evidence, Slot, Triple
from kg.words import Parse, Word

Style = Literal["nary", "minimal"]


def find_triples(parse: Parse, style: Style = "nary") -> tuple[Triple, ...]:
    """Open triples of a document, in text order."""
    found = []
    for sentence in parse.sentences:
        for word in sentence.words:
            subject, thing = word.child("nsubj"), word.child("dobj", "attr")
            if word.pos in ("VERB", "AUX") and subject is not None and thing is not None:
                found.append(
                    Triple(
                        _slot(parse, "subject", subject),
                        Slot("relation", word.text, word.start, word.end),
                        (_slot(parse, "object", thing),),
                        Evidence(parse.document.id, sentence.start, sentence.end),
                    )
                )
    return tuple(found)


def _slot(parse: Parse, role: str, word: Word) -> Slot:
    words = word.subtree()
    start, end = words[0].start, words[-1].end
    return Slot(role, parse.text[start:end], start, end)
