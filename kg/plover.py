"""PLOVER's event types as one table: quad class, modes, where the target of each stands, what follows.

The types are those of the Political Language Ontology for Verifiable Event Records (Open Event Data
Alliance, 2021), in the order of its manual.  A *trait* is what rules ask of a type:

    spoken        done by saying so (Austin 1962), and so by whoever may say it for a state
    attitude      aimed at whoever did the thing: "condemned the raid" is aimed at the raider
    wrong         whom it names is its victim, not who is praised or blamed for it
    kind          not to do it is to REJECT; not to do one of the others is a promise at most
    on the ground may be aimed at a place: "cut the power of Kabul"
    pact          what is told of an agreement
    to do         not done by announcing it, as a sanction or a promise is
    measure       in force until it is lifted
    pursued       on as soon as it is aimed at: "began a strike to protest"
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: the slots in which its sides are looked for, the likeliest first.

    ``targets`` are those of a verb; ``noun_sources`` and ``noun_targets`` those of a noun ("Iran's threat
    against Israel") where its family does not say otherwise.
    """

    name: str
    quad: str
    targets: tuple[str, ...]
    traits: frozenset[str]
    modes: tuple[str, ...]
    noun_sources: tuple[str, ...]
    noun_targets: tuple[str, ...]


TARGETS = (
    "object", "recipient", "to", "with", "against", "on", "at", "from", "for",
    "clause", "owner", "deep", "inside", "into", "in",
)  # fmt: skip
"""Where a target is looked for if neither the reading nor the type says otherwise."""

_TABLE = (
    ("AGREE", "verbal cooperation", "spoken|kind|pact", "with to recipient object deep owner clause inside"),
    ("CONSULT", "verbal cooperation", "kind|to do", ""),
    ("SUPPORT", "verbal cooperation", "spoken|kind|pact|attitude", ""),
    ("CONCEDE", "verbal cooperation", "spoken|kind", ""),
    ("COOPERATE", "material cooperation", "kind|pact|to do", ""),
    ("AID", "material cooperation", "kind|on the ground|to do|measure", ""),
    ("RETREAT", "material cooperation", "kind|to do", "to deep from"),
    ("REQUEST", "verbal conflict", "spoken",
     "object recipient from of to on upon clause deep owner deep-source inside with for"),
    ("ACCUSE", "verbal conflict", "spoken|attitude",
     "object against for of owner over about at clause deep-source deep inside on to"),
    ("REJECT", "verbal conflict", "spoken|attitude|wrong",
     "object owner from of to with deep-source deep clause inside"),
    ("THREATEN", "verbal conflict", "spoken|wrong",
     "object recipient against to condition deep clause owner with inside"),
    ("PROTEST", "material conflict", "attitude|pursued",
     "against at over object owner deep deep-source about inside"),
    ("SANCTION", "material conflict", "wrong|on the ground|measure", ""),
    ("MOBILIZE", "material conflict", "wrong|to do",
     "against around near in to across into along over object inside"),
    ("COERCE", "material conflict", "wrong|on the ground|measure", ""),
    ("ASSAULT", "material conflict", "wrong|on the ground|to do",
     "object on against at into across owner deep inside in near over around"),
)  # fmt: skip


_MODES = {
    "CONSULT": "visit phone third-party multilateral",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove allege investigate",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrests relations expel territory violence political",
    "PROTEST": "demo hunger boycott obstruct riot",
    "SANCTION": "expel withdraw discontinue restrict",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat sexual torture execute assassinate suicide-attack explosives firearms "
    "heavy-weapons massacre cleansing unconventional crowd-control",
}
"""The modes that an event of a type may have."""

_NOUNS = {
    "AGREE": ("owner by from of", "to with"),
    "CONSULT": ("owner by", "with between to among of in"),
    "SUPPORT": ("owner by", "for to of inside with"),
    "CONCEDE": ("owner by", "to of from"),
    "COOPERATE": ("owner by between", "with between to among"),
    "AID": ("owner by from", "to for of in"),
    "RETREAT": ("owner by of", "from in"),
    "REQUEST": ("owner by from of", "to for on inside"),
    "ACCUSE": ("owner by from", "of against over at to about with inside"),
    "REJECT": ("owner by from", "of to inside"),
    "THREATEN": ("owner by from", "to against of at inside"),
    "PROTEST": ("owner by of", "against at over outside"),
    "SANCTION": ("owner by from", "on against of to"),
    "MOBILIZE": ("owner by of", "in to near along against with"),
    "COERCE": ("by owner", "of in"),
    "ASSAULT": ("by owner from", "on against of at in into"),
}
"""Where a noun of a type has its source and its target unless its family says otherwise."""


def _type(name: str, quad: str, traits: str, targets: str) -> EventType:
    source, target = (tuple(slots.split()) for slots in _NOUNS[name])
    modes = tuple(_MODES.get(name, "").split())
    return EventType(
        name, quad, tuple(targets.split()) or TARGETS, frozenset(traits.split("|")), modes, source, target
    )


TYPES = {row[0]: _type(*row) for row in _TABLE}
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
