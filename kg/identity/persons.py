"""Somebody over many documents, as the rules see him: what they all know of him, and what two may share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from kg.identity.profiles import Profile
from kg.model import SECTORS

N = TypeVar("N", bound=Hashable)

Pairs = frozenset[frozenset[str]]
"""Ids that the user keeps apart."""

PRIVATE = frozenset({"AGR", "BUS", "CRM", "CVL", "EDU", "HLH", "LAB", "MED", "NGO", "REF", "REL"})
"""Sectors of those who act for no state and want none."""


def calling(sector: str | None) -> str | None:
    """Whether a sector is of public or private life; None where it isn't known."""
    if sector not in SECTORS:
        return None
    return "private" if sector in PRIVATE else "public"


@dataclass(frozen=True)
class Person:
    """Profiles that are one, and the id that they have in the graph."""

    id: str
    profiles: tuple[Profile, ...]

    @cached_property
    def key(self) -> tuple[str, ...]:
        """The folded name."""
        return self.profiles[0].key

    @cached_property
    def name(self) -> str:
        """His name as it stands in the id, where a document writes it so."""
        base = self.id.partition("_(")[0]
        called = (each.actor.name for each in self.profiles if base in (each.handle, each.actor.id))
        return next(called, self.profiles[0].actor.name)

    @cached_property
    def listed(self) -> bool:
        """Whether the lists know him."""
        return any(each.listed for each in self.profiles)

    @cached_property
    def bare(self) -> bool:
        """Whether no document knows more of his name than the surname."""
        return all(each.bare for each in self.profiles)

    @cached_property
    def country(self) -> str | None:
        """The state of those that know it; None where they don't agree."""
        return one({each.actor.country for each in self.profiles})

    @cached_property
    def calling(self) -> str | None:
        """Public or private life, where all agree."""
        return one({calling(each.actor.sector) for each in self.profiles})

    @cached_property
    def offices(self) -> frozenset[str]:
        """The offices in any document."""
        return frozenset().union(*(each.offices for each in self.profiles))

    @cached_property
    def documents(self) -> frozenset[str]:
        """Where he is met."""
        return frozenset(each.document for each in self.profiles)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year of the documents that have a day."""
        known = [each.day.year for each in self.profiles if each.day is not None]
        return (min(known), max(known)) if known else None

    @cached_property
    def handles(self) -> frozenset[str]:
        """What a user's file may call him."""
        return frozenset((self.id, *(h for each in self.profiles for h in (each.actor.id, each.handle))))


def merged(people: Sequence[Person]) -> Person:
    """Several as one, under the id of the lists, else of him who is in most documents."""
    first = min(people, key=lambda each: (not each.listed, each.bare, -len(each.profiles), each.id))
    return Person(first.id, tuple(profile for each in people for profile in each.profiles))


def one(values: Iterable[str | None]) -> str | None:
    """The only one that is known, None where there is none or another."""
    known = set(values) - {None}
    return known.pop() if len(known) == 1 else None


def differ(first: str | None, second: str | None) -> bool:
    """Whether two things are known and not the same."""
    return len({first, second} - {None}) > 1


def gap(first: Person, second: Person) -> int:
    """How many years lie between what is told of two; 0 where a time isn't known."""
    if first.years is None or second.years is None:
        return 0
    return max(0, first.years[0] - second.years[1], second.years[0] - first.years[1])


def kept_apart(first: Person, second: Person, pairs: Pairs) -> bool:
    """Whether the user's file says so."""
    return any(frozenset((a, b)) in pairs for a in first.handles for b in second.handles) if pairs else False


def alike(
    nodes: Sequence[N], linked: Callable[[N], Iterable[N]]
) -> tuple[list[tuple[N, ...]], Mapping[N, tuple[N, ...]]]:
    """Groups in which everybody is linked with everybody, and who stands between two that are not.

    Likeness leads no further: where A is like B and B like C, but A not like C, B is left alone.

    Returns:
        The groups of two or more, and, for each who is left out, those between whom he stands.
    """
    near = {node: dict.fromkeys(other for other in linked(node) if other != node) for node in nodes}
    between = {node: tuple(others) for node, others in near.items() if not _all_near(near, others)}
    groups: dict[N, tuple[N, ...]] = {}
    for node in nodes:
        if node not in groups and node not in between:
            group = (node, *(other for other in near[node] if other not in between))
            groups.update(dict.fromkeys(group, group))
    return [group for group in dict.fromkeys(groups.values()) if len(group) > 1], between


def _all_near(near: Mapping[N, Mapping[N, None]], nodes: Mapping[N, None]) -> bool:
    """Whether each of some nodes is like every other."""
    return all(nodes.keys() - {node} <= near[node].keys() for node in nodes)
