"""Everybody of all documents -> who is who, and for each joining and each keeping apart the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.actors import slug
from kg.identity.likeness import Neighbours, likeness
from kg.identity.namesakes import TOLD_APART, difference, namesakes, on_its_own
from kg.identity.persons import Person, alike, kept_apart, merged
from kg.identity.profiles import Profile
from kg.identity.statements import Statements
from kg.model import Identity

_FEW = 5
"""How many of those who are alike a reason names."""


@dataclass(frozen=True, slots=True)
class Settled:
    """People with their profiles; why a profile is of its person (how, other); who is apart from whom."""

    people: dict[str, Person] = field(default_factory=dict)
    joined: dict[Profile, tuple[str, str]] = field(default_factory=dict)
    apart: set[Identity] = field(default_factory=set)

    def put(self, people: Iterable[Person]) -> None:
        """Enter people; those who have one id are one."""
        for each in people:
            there = self.people.get(each.id)
            self.people[each.id] = Person(each.id, (*there.profiles, *each.profiles)) if there else each

    def join(self, people: Sequence[Person], how: Iterable[str]) -> None:
        """Make one of several, with the reason for each."""
        whole = merged(people)
        for each, why in zip(people, how, strict=True):
            del self.people[each.id]
            if each.id != whole.id:
                self.joined.update((profile, (why, whole.id)) for profile in each.profiles)
        self.people[whole.id] = whole

    def keep(self, person: Person, how: str, others: Iterable[Person]) -> None:
        """Note whom somebody is like and why he isn't one of them."""
        names = list(dict.fromkeys(other.id for other in others if other.id != person.id))
        if names:
            self.apart.add(Identity(person.id, "", "", how, "; ".join(names[:_FEW])))


def settle(profiles: Sequence[Profile], statements: Statements) -> Settled:
    """Who is who, in whatever order the profiles are given."""
    settled = Settled()
    _by_name(settled, sorted(profiles, key=lambda each: (each.actor.id, each.document)), statements)
    _by_likeness(settled, statements)
    _by_surname(settled, statements)
    return settled


# --- full names ------------------------------------------------------------------------------------


def _by_name(settled: Settled, profiles: Sequence[Profile], statements: Statements) -> None:
    """Those who have one name in full are one; of two who can't be, each has an id of his own."""
    alone = {(slug(row.actor), row.document): row for row in statements.apart if row.document}
    names: defaultdict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for each in profiles:
        row = alone.get((slug(each.handle), each.document))
        if row is not None:
            settled.put([person := on_its_own(each)])
            settled.joined[each] = "own", row.at
            settled.apart.add(Identity(person.id, "", "", "file", each.actor.id))
        elif each.common:
            settled.put([on_its_own(each)])
            settled.joined[each] = "common", ""
        elif each.listed or each.bare:
            settled.put([Person(each.actor.id, (each,))])
        else:
            names[each.key].append(each)
    for some in names.values():
        _namesakes(settled, some, statements)


def _namesakes(settled: Settled, profiles: Sequence[Profile], statements: Statements) -> None:
    people, undecided = namesakes(profiles, statements.pairs)
    settled.put(people)
    for person in people:
        others = [other for other in people if other is not person]
        for how in sorted({difference(person, other) for other in others}):
            settled.keep(person, how, (other for other in others if difference(person, other) == how))
        if len(person.profiles) > 1 and person.profiles[0].actor.kind in TOLD_APART:
            known = person.country
            hows = ("lone" if known and not each.actor.country else "name" for each in person.profiles)
            settled.joined.update((each, (how, "")) for each, how in zip(person.profiles, hows, strict=True))
    for each, may_be in undecided.items():
        settled.put([person := on_its_own(each)])
        settled.joined[each] = "several", ""
        settled.keep(person, "several", may_be)


# --- names that are nearly one ----------------------------------------------------------------------


def _by_likeness(settled: Settled, statements: Statements) -> None:
    """Full names that are alike, where something else speaks for it."""
    full = [each for each in _persons(settled) if not each.bare]
    neighbours = Neighbours(full, statements.pairs)
    groups, between = alike(full, neighbours.same)
    whole = {each: merged(group) for group in groups for each in group}
    for person in full:
        for other in neighbours.near(person):
            told = kept_apart(person, other, statements.pairs)
            if told or (likeness(person, other) and not (person.listed and other.listed)):
                how = "file" if told else "between" if person in between else "alike"
                settled.keep(whole.get(person, person), how, [whole.get(other, other)])
    for group in groups:
        first = next(each for each in group if each.id == whole[each].id)
        settled.join(group, [likeness(each, first) for each in group])


def _by_surname(settled: Settled, statements: Statements) -> None:
    """Who is known by a surname alone is somebody whose surname, state, office and time are his."""
    people = _persons(settled)
    neighbours = Neighbours(people, statements.pairs)
    namesakes_of: defaultdict[str, list[Person]] = defaultdict(list)
    for each in people:
        namesakes_of[each.key[-1]] += [] if each.bare else [each]
    found: defaultdict[str, list[Person]] = defaultdict(list)
    alone: dict[Person, None] = {}
    for person in (each for each in people if each.bare):
        same = [other for other in neighbours.same(person) if not other.bare]
        if len(same) == 1:
            found[same[0].id].append(person)
        else:
            settled.keep(person, "several" if same else "surname", same or namesakes_of[person.key[-1]])
            alone.update({} if same else {person: None})
    for person_id, some in found.items():
        settled.join([settled.people[person_id], *some], ["office"] * (len(some) + 1))
    for those in alike(list(alone), lambda each: (o for o in neighbours.same(each) if o in alone))[0]:
        settled.join(those, ["office"] * len(those))


def _persons(settled: Settled) -> list[Person]:
    """The people among all actors, by id."""
    return [settled.people[key] for key in sorted(settled.people) if _is_person(settled.people[key])]


def _is_person(each: Person) -> bool:
    named = any(profile.named for profile in each.profiles)
    return each.profiles[0].actor.kind == "person" and bool(each.key) and named
