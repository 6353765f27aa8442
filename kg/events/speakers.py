"""Status -> who says so: the speakers of a claim as actors, and claims that nobody known makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.events.arguments import Roles
from kg.events.forms import is_any
from kg.events.truth import Status
from kg.events.unnamed import nameless
from kg.model import Actor, Factuality, Polarity
from kg.trace import Step
from kg.words import Word


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether it is so what a predicate tells, and who says so, the innermost speaker first."""

    polarity: Polarity = "positive"
    factuality: Factuality = "actual"
    speakers: tuple[Actor, ...] = ()


def truth_of(word: Word, statuses: Mapping[int, Status], roles: Roles) -> Truth:
    """What a sentence makes of any predicate in it, whether or not it is an event.

    Example:
        "close" of "Mali said that it may close the border" is hypothetical, and Mali says so.
    """
    status = statuses[word.i]
    doubt = hearsay(status, roles) if status.factuality == "actual" else ()
    return Truth(status.polarity, "hypothetical" if doubt else status.factuality, speakers(status, roles))


def speakers(truth: Status, roles: Roles) -> tuple[Actor, ...]:
    """The chain of speakers as actors, the innermost first; a nameless speaker has its words for a name.

    Args:
        truth: what a predicate stands under, with the head words of its speakers.
        roles: who is who in the document.
    """
    return tuple(
        dict.fromkeys(
            actor for word in truth.speakers for actor in roles.who(word) or nameless(word, roles.cast)
        )
    )


def hearsay(truth: Status, roles: Roles) -> tuple[Step, ...]:
    """The step that leaves a claim open whose speakers are all unknown; () for any other.

    "I" outside quotations is the document itself.

    Example:
        "Some say that Iran attacked Israel" leaves it open: ``status: hearsay (nobody known is 'Some')``.
    """
    unknown = [word for word in truth.speakers if is_any("first_person", word) is None]
    if not unknown or speakers(truth, roles):
        return ()
    return (Step("status", "hearsay", f"nobody known is '{unknown[0].text}'"),)
