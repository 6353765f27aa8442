"""Initials before a surname: "C. D. Jackson" is no Rashleigh Jackson, nor is a "Jackson" beside him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.lexicon import fold
from kg.model import Actor

Initials = Mapping[str, set[str]]
"""The first initials that a document has before each last name."""


def initials_of(scene: Scene, names: Iterable[tuple[Candidate, Sequence[str]]]) -> Initials:
    """The first initial before each last name that no first name stands before.

    Args:
        scene: The document.
        names: Its names, each with its folded words but initials.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for candidate, key in names:
        found[key[-1]] |= _initial(scene, candidate, key)
    return found


def has_initials(
    actor: Actor, scene: Scene, candidate: Candidate, key: Sequence[str], initials: Initials
) -> bool:
    """Whether somebody has the initials of a surname: its own, else those that it has elsewhere."""
    told = _initial(scene, candidate, key) or initials[key[-1]]
    return not told or fold(actor.name)[0] in told


def _initial(scene: Scene, candidate: Candidate, key: Sequence[str]) -> set[str]:
    """The first letter of "C. D. Jackson"; none of a surname alone, or where a first name is written out."""
    first = fold(scene.parse.words[candidate.first].text).rstrip(".")
    return {first} if (len(first), len(key)) == (1, 1) else set()
