"""PLOVER's event types as one table: quad class, where the target of each stands, what follows from each.

The types are those of the Political Language Ontology for Verifiable Event Records (Open Event Data
Alliance, 2021), in the order of its manual.  A *trait* is what rules ask of a type:

    spoken        done by saying so (Austin 1962), and so by whoever may say it for a state
    attitude      aimed at whoever did the thing: "condemned the raid" is aimed at the raider
    wrong         whom it names is its victim, not who is praised or blamed for it
    kind          not to do it is to REJECT; not to do one of the others is a promise at most
    on the ground may be aimed at a place: "cut the power of Kabul"
    pact          what is told of an agreement
    said against  a verbal conflict, or a protest: an aim that is pursued as soon as it is told
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: ``targets`` are the slots in which its target is looked for, the likeliest first."""

    name: str
    quad: str
    targets: tuple[str, ...]
    traits: frozenset[str]


TARGETS = (
    "object", "recipient", "to", "with", "against", "on", "at", "from", "for",
    "clause", "owner", "deep", "inside", "into", "in",
)  # fmt: skip
"""Where a target is looked for if neither the reading nor the type says otherwise."""

_TABLE = (
    ("AGREE", "verbal cooperation", "spoken|kind|pact", "with to recipient object deep owner clause inside"),
    ("CONSULT", "verbal cooperation", "kind", ""),
    ("SUPPORT", "verbal cooperation", "spoken|kind|pact|attitude", ""),
    ("CONCEDE", "verbal cooperation", "spoken|kind", ""),
    ("COOPERATE", "material cooperation", "kind|pact", ""),
    ("AID", "material cooperation", "kind|on the ground", ""),
    ("RETREAT", "material cooperation", "kind", "to deep from"),
    ("REQUEST", "verbal conflict", "spoken|said against",
     "object recipient from of to on upon clause deep owner deep-source inside with for"),
    ("ACCUSE", "verbal conflict", "spoken|attitude|said against",
     "object against for of owner over about at clause deep-source deep inside on to"),
    ("REJECT", "verbal conflict", "spoken|attitude|wrong|said against",
     "object owner from of to with deep-source deep clause inside"),
    ("THREATEN", "verbal conflict", "spoken|wrong|said against",
     "object recipient against to deep clause owner with inside"),
    ("PROTEST", "material conflict", "attitude|said against",
     "against at over object owner deep deep-source about inside"),
    ("SANCTION", "material conflict", "wrong|on the ground", ""),
    ("MOBILIZE", "material conflict", "wrong",
     "against around near in to across into along over object inside"),
    ("COERCE", "material conflict", "wrong|on the ground", ""),
    ("ASSAULT", "material conflict", "wrong|on the ground",
     "object on against at into across owner deep inside in near over around"),
)  # fmt: skip


TYPES = {
    name: EventType(name, quad, tuple(targets.split()) or TARGETS, frozenset(traits.split("|")))
    for name, quad, traits, targets in _TABLE
}
"""Every type of event by its name."""

EVENT_TYPES = tuple(TYPES)
"""The names of the 16 types, in the order of PLOVER's manual."""

STATE_TYPES = (
    "MEMBER_OF", "HOLDS_OFFICE", "LEADS", "ALLY_OF", "PART_OF", "LOCATED_IN",
    "RECOGNIZES", "HAS_RELATIONS_WITH", "AT_WAR_WITH",
)  # fmt: skip
"""Our own types of what holds over time."""

QUAD_CLASSES = {
    quad: tuple(each.name for each in TYPES.values() if each.quad == quad)
    for quad in dict.fromkeys(each.quad for each in TYPES.values())
}
"""PLOVER's four quad classes; every event type is in exactly one."""


def having(trait: str) -> frozenset[str]:
    """The names of the types with a trait.

    Example:
        >>> sorted(having("pact"))
        ['AGREE', 'COOPERATE', 'SUPPORT']
    """
    return frozenset(each.name for each in TYPES.values() if trait in each.traits)
