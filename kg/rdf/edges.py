"""Event -> its direct edges: who did what to whom, in one triple that is safe to ask first.

Only events have them: what was done stays done.  A state holds over time and an edge has no date, so who
held an office or was a member is asked of the state's node.
"""

from __future__ import annotations

import re

from kg.lexicon import word_list
from kg.model import Actor, Event, Fact, Relation

EDGES: dict[str, str] = {
    "AGREE": "agreedWith", "CONSULT": "consultedWith", "SUPPORT": "supported", "CONCEDE": "concededTo",
    "COOPERATE": "cooperatedWith", "AID": "aided", "RETREAT": "retreatedFrom",
    "REQUEST": "requestedOf", "ACCUSE": "accused", "REJECT": "rejected", "THREATEN": "threatened",
    "PROTEST": "protestedAgainst", "SANCTION": "sanctioned", "MOBILIZE": "mobilizedAgainst",
    "COERCE": "coerced", "ASSAULT": "assaulted",
}  # fmt: skip
"""The direct edge of each type of event; kg/rdf/ontology.ttl describes them."""

PLEDGE = "pledgedTo"
"""The edge of an AGREE that only one side has said it will keep."""

RELATED = "related"
"""The edge of a relation, whichever it is."""

_PLEDGING = word_list("rdf.pledging")
_CONDITIONS = r"\[.*?\]"
"""What a rule asks for: "take_up[on:offer]" takes the offer of another."""


def edge_of(fact: Fact) -> str | None:
    """The property of a fact's direct edges, None where it has none.

    Only what is asserted has: an event, and a relation of two.
    """
    if not (fact.asserted and fact.pairs):
        return None
    if isinstance(fact, Relation):
        return RELATED
    if not isinstance(fact, Event):
        return None
    return PLEDGE if is_pledge(fact) else EDGES[fact.type]


def is_pledge(fact: Fact) -> bool:
    """Whether an AGREE is a promise of one side: "promised Ukraine support", "is committed to Ukraine"."""
    told_by, _, _ = fact.rule.partition("(")
    words = {
        fact.lemma,
        *re.findall(r"@(\w+)", told_by),
        *re.findall(r"\w+", re.sub(_CONDITIONS, "", told_by)),
    }
    return fact.type == "AGREE" and not fact.reciprocal and not words.isdisjoint(_PLEDGING)


def direct_edges(fact: Fact) -> tuple[tuple[Actor, str, Actor], ...]:
    """The direct edges of a fact, each with the name of its property; of a reciprocal fact each way."""
    edge = edge_of(fact)
    if edge is None:
        return ()
    back = ((other, one) for one, other in fact.pairs if fact.reciprocal)
    return tuple((one, edge, other) for one, other in (*fact.pairs, *back))
