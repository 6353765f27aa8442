"""PLOVER's event types in one table: quad class, modes, and what the reading makes of a type.

Open Event Data Alliance (2021), PLOVER: Political Language Ontology for Verifiable Event Records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Trait = Literal["amount", "attitude", "blame", "friendly", "ground", "harm", "pact", "spoken", "wrong"]

TRAITS: dict[Trait, str] = {
    "amount": "a sum of money in its object is its size",
    "attitude": "aimed at whoever did the thing that it is about",
    "blame": "told in anger: who does it is no judge of it",
    "friendly": "not to do it is to REJECT it",
    "ground": "may be aimed at a place: cut the power of Kabul",
    "harm": "whom it names is its victim, and not who is praised or blamed for it",
    "pact": "a pact may be told as any of these",
    "spoken": "done by saying so (Austin 1962), and so by whoever may say it for a state",
    "wrong": "who says that somebody did it accuses them",
}
"""What may follow from being of a type."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DEFAULT_SOURCE = ("subject",)
DEFAULT_TARGET = _words("object recipient to with against on at from for clause owner deep inside into in")


@dataclass(frozen=True, slots=True)
class EventType:
    """One type of event, and what follows from being of it.

    Attributes:
        name: as in PLOVER, "ACCUSE".
        quad: its quad class.
        modes: the modes that it may have, () for a type without.
        traits: what follows from being of it, keys of ``TRAITS``.
        target: the slots of a verb where its target is looked for; the first that names somebody wins.
        noun_source: the slots of a noun where its source is looked for: "Iran's threat against Israel".
        noun_target: the same of its target.
    """

    name: str
    quad: Quad
    modes: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    target: tuple[str, ...] = DEFAULT_TARGET
    noun_source: tuple[str, ...] = ("owner", "by", "from")
    noun_target: tuple[str, ...] = ()


_ALL = (
    EventType(
        "AGREE", "verbal cooperation",
        traits=_words("amount friendly pact spoken"),
        target=_words("with to recipient object deep owner clause inside"),
        noun_source=_words("owner by of"), noun_target=_words("to with"),
    ),
    EventType(
        "CONSULT", "verbal cooperation",
        modes=_words("visit phone third-party multilateral"),
        traits=_words("friendly"),
        noun_source=_words("owner by"), noun_target=_words("with between to among of in"),
    ),
    EventType(
        "SUPPORT", "verbal cooperation",
        traits=_words("attitude friendly pact spoken"),
        noun_source=_words("owner by"), noun_target=_words("for to of inside with"),
    ),
    EventType(
        "CONCEDE", "verbal cooperation",
        traits=_words("friendly spoken"),
        noun_source=_words("owner by"), noun_target=_words("to of from"),
    ),
    EventType(
        "COOPERATE", "material cooperation",
        traits=_words("amount friendly pact"),
        noun_source=_words("owner by between"), noun_target=_words("with between to among"),
    ),
    EventType(
        "AID", "material cooperation",
        traits=_words("amount friendly ground"),
        noun_target=_words("to for of in"),
    ),
    EventType(
        "RETREAT", "material cooperation",
        modes=_words("withdraw release return disarm ceasefire access resign"),
        traits=_words("amount friendly"),
        target=_words("to deep from"),
        noun_source=_words("owner by of"), noun_target=_words("from in"),
    ),
    EventType(
        "REQUEST", "verbal conflict",
        modes=_words("assist change yield meet"),
        traits=_words("blame spoken"),
        target=_words("object recipient from of to on upon clause deep owner deep-source inside with for"),
        noun_target=_words("to for on inside"),
    ),
    EventType(
        "ACCUSE", "verbal conflict",
        modes=_words("disapprove allege investigate"),
        traits=_words("attitude blame spoken"),
        target=_words("object against for of owner over about at clause deep-source deep inside on to"),
        noun_target=_words("of against over at to about with inside"),
    ),
    EventType(
        "REJECT", "verbal conflict",
        modes=_words("assist change yield meet"),
        traits=_words("attitude blame spoken wrong"),
        target=_words("object owner from of to with deep-source deep clause inside"),
        noun_target=_words("of to inside"),
    ),
    EventType(
        "THREATEN", "verbal conflict",
        modes=_words("restrict ban arrests relations expel territory violence political"),
        traits=_words("blame harm spoken wrong"),
        target=_words("object recipient against to deep clause owner with inside"),
        noun_target=_words("to against of at inside"),
    ),
    EventType(
        "PROTEST", "material conflict",
        modes=_words("demo hunger boycott obstruct riot"),
        traits=_words("attitude blame"),
        target=_words("against at over object owner deep deep-source about inside"),
        noun_source=_words("owner by of"), noun_target=_words("against at over outside"),
    ),
    EventType(
        "SANCTION", "material conflict",
        modes=_words("expel withdraw discontinue restrict"),
        traits=_words("amount ground harm wrong"),
        noun_target=_words("on against of to"),
    ),
    EventType(
        "MOBILIZE", "material conflict",
        modes=_words("troops weapons police militia"),
        traits=_words("harm wrong"),
        target=_words("against around near in to across into along over object inside"),
        noun_source=_words("owner by of"), noun_target=_words("in to near along against with"),
    ),
    EventType(
        "COERCE", "material conflict",
        modes=_words(
            "seize restrict ban censor curfew martial-law arrest deport withhold misinformation cyber"
        ),
        traits=_words("ground harm wrong"),
        noun_source=_words("by owner"), noun_target=_words("of in"),
    ),
    EventType(
        "ASSAULT", "material conflict",
        modes=_words(
            "abduct beat sexual torture execute assassinate suicide-attack explosives firearms heavy-weapons "
            "massacre cleansing unconventional crowd-control"
        ),
        traits=_words("ground harm wrong"),
        target=_words("object on against at into across owner deep inside in near over around"),
        noun_source=_words("by owner from"), noun_target=_words("on against of at in into"),
    ),
)  # fmt: skip

TYPES = {each.name: each for each in _ALL}
"""Every event type by its name, in the order of PLOVER's manual."""


def types_with(trait: Trait) -> frozenset[str]:
    """The names of the types with a trait.

    >>> sorted(types_with("attitude"))
    ['ACCUSE', 'PROTEST', 'REJECT', 'SUPPORT']
    """
    return frozenset(name for name, each in TYPES.items() if trait in each.traits)


def types_of(quad: Quad) -> tuple[str, ...]:
    """The names of the types of a quad class, in PLOVER's order.

    >>> types_of("material cooperation")
    ('COOPERATE', 'AID', 'RETREAT')
    """
    return tuple(name for name, each in TYPES.items() if each.quad == quad)


def target_slots(name: str) -> tuple[str, ...]:
    """Where a verb of a type, or of a state, looks for its target unless its family says otherwise."""
    return TYPES[name].target if name in TYPES else DEFAULT_TARGET
