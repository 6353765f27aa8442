"""What is over: the deed that a predicate ends, told with its end and no fact of its own.

"Iran's sanctions on Iraq were lifted" is a concession by Iran, who had imposed them, and no sanction.
"""

from __future__ import annotations

from kg.events.drafts import Draft
from kg.events.known import Known
from kg.events.predications import Predication
from kg.lexicon import Composition, Reading
from kg.plover import having

STOP = "stop"
"""The operator that ends a deed."""
_MEASURES = having("measure")


def stopped(predication: Predication, known: Known) -> Draft | None:
    """What a verb of ending ends: its object, else a measure that ends by itself: "the *embargo* expired"."""
    thing = predication.at("object")
    deed = known.named_by(thing or predication.at("subject"))
    return deed if thing is not None or (deed is not None and deed.type in _MEASURES) else None


def ended(predication: Predication, reading: Reading, known: Known) -> Draft | None:
    """The measure that a reading with a type of its own ends: "lifted *sanctions*" is read as CONCEDE."""
    deed = known.named_by(predication.at("object"))
    return deed if ending(reading, deed, known) is not None else None


def ending(reading: Reading, deed: Draft | None, known: Known) -> Composition | None:
    """How a measure is ended by a reading that makes of it what ``stop`` makes; None where it doesn't."""
    if deed is None or deed.type not in _MEASURES:
        return None
    found = known.roles.frames.compose(STOP, deed.type)
    return found if found is not None and found.type == reading.reading else None


def is_over(deed: Draft, ending: Draft) -> bool:
    """True for a measure, whosever it was, that somebody's concession ends."""
    return ending.type == "CONCEDE" and deed.type in _MEASURES
