"""Parse -> Triples: subject, relation phrase and arguments of every clause, each cut from the text.

Two styles, see docs/triples.md: n-ary keeps all arguments of a clause together (``nary``), minimal makes
small facts of them (``minimal``).  Confidence is the share of right triples among those of the same
construction on development data (``kg/triples/data/kinds.csv``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Literal

from kg.lexicon import load_frames
from kg.model import Evidence, Slot, Triple
from kg.triples import minimal, nary
from kg.triples.phrases import cut
from kg.words import Parse

LONGEST = 300
"""Words of the longest sentence that is read: beyond it are tables and lists, and the parse is of no use."""

Style = Literal["nary", "minimal"]
MAKERS = {"nary": nary.facts_of, "minimal": minimal.facts_of}


def find_triples(parse: Parse, style: Style = "nary") -> tuple[Triple, ...]:
    """Open triples of a document, in text order, none of them twice."""
    return tuple(triple for _, triple in read_triples(parse, style))


def read_triples(parse: Parse, style: Style = "nary") -> Iterator[tuple[str, Triple]]:
    """The triples of a document, each with the name of the construction that told it."""
    lexicon, likely, facts_of = load_frames(), confidences(), MAKERS[style]
    for sentence in parse.sentences:
        if len(sentence.words) > LONGEST:
            continue
        evidence = Evidence(parse.document.id, sentence.start, sentence.end)
        seen = set()
        for word in sentence.words:
            for fact in facts_of(word, lexicon):
                arguments = tuple(cut(parse, role, words) for role, words in fact.arguments if words)
                if not fact.subject or not (fact.relation or (fact.implied and arguments)):
                    continue
                subject = cut(parse, "subject", fact.subject)
                if fact.relation:
                    relation = cut(parse, "relation", fact.relation)
                    if fact.implied:
                        relation = Slot(
                            "relation", f"{fact.implied} {relation.text}", relation.start, relation.end
                        )
                else:  # "the envoy, Ann Lee": the relation stands between the two and has no words
                    at = min(max(subject.end, arguments[0].start), max(subject.start, arguments[0].end))
                    relation = Slot("relation", fact.implied, at, at)
                key = (subject, relation, arguments)
                if key not in seen:
                    seen.add(key)
                    negated = any(word.relation == "negation" for word in fact.relation)
                    yield (
                        fact.kind,
                        Triple(
                            subject,
                            relation,
                            arguments,
                            evidence,
                            likely.get((style, fact.kind), 0.5),
                            negated,
                        ),
                    )


@lru_cache(maxsize=1)
def confidences() -> dict[tuple[str, str], float]:
    """How often a construction is right, by style and kind."""
    path = resources.files("kg").joinpath("triples", "data", "kinds.csv")
    with path.open(encoding="utf-8") as lines:
        return {(row["style"], row["kind"]): float(row["confidence"]) for row in csv.DictReader(lines)}
