"""KnowledgeGraph -> contested claims: what some say is so and others say is not, side by side.

Why a denial and a claim stand together says ``kg/page/denying.py``; those that share a denial, or a sentence
in which it is claimed, are one case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from kg.graph import KnowledgeGraph, states_of
from kg.model import Actor
from kg.page.denying import HOWS, Told, Two, class_of, may_meet, turns_down, why_denied

Key = tuple[str, str]
Link = tuple[str, int, int]
"""Why, the number of the claim, the number of the denial."""


class Case(NamedTuple):
    """What is claimed and what denies it, by the numbers of the facts, and ``how`` they belong together."""

    how: str
    claims: tuple[int, ...]
    denials: tuple[int, ...]


def contested(graph: KnowledgeGraph) -> list[list[Any]]:
    """Every case as the page has it: the number of its reason, its claims, its denials; the latest first."""
    return [[HOWS.index(case.how), case.claims, case.denials] for case in cases(graph)]


def cases(graph: KnowledgeGraph) -> tuple[Case, ...]:
    """What is contested, the latest denial first."""
    scene = Scene(graph.facts, states_of(graph.actors), {d.id: d.text for d in graph.documents})
    links = [link for denial in scene.denials for link in _links(denial, scene)]
    found = [_case(some, scene.facts) for some in _together(links, scene.facts)]
    return tuple(sorted(found, key=lambda case: (_last(case, graph.facts), case.denials), reverse=True))


@dataclass(frozen=True)
class Scene:
    """The facts, for which state each actor acts, and the texts."""

    facts: tuple[Told, ...]
    states: Mapping[str, Actor]
    texts: Mapping[str, str]

    @cached_property
    def denials(self) -> list[int]:
        """What is told not to be so, and what turns an accusation down."""
        return [i for i, fact in enumerate(self.facts) if fact.status == "denied" or self._answers(fact)]

    def _answers(self, fact: Told) -> bool:
        text = self.texts.get(fact.evidence.document, "")
        return _is_told(fact) and turns_down(fact, fact.evidence.of(text))

    @cached_property
    def by_doer(self) -> Mapping[Key, list[int]]:
        """Claims by the states of those who are to have done it, and by class."""
        return self._gathered(lambda fact: {(head, class_of(fact)) for head in self.heads(_doers(fact))})

    @cached_property
    def by_accused(self) -> Mapping[Key, list[int]]:
        """Accusations by the states of the accused."""
        return self._gathered(lambda fact: {(head, "") for head in self.heads(_accused(fact))})

    def heads(self, actors: Iterable[Actor]) -> set[str]:
        """The states for which they act; who acts for none is his own."""
        return {self.states.get(actor.id, actor).id for actor in actors}

    def _gathered(self, keys: Callable[[Told], Iterable[Key]]) -> Mapping[Key, list[int]]:
        found: dict[Key, list[int]] = defaultdict(list)
        for i, fact in enumerate(self.facts):
            for key in keys(fact) if _is_told(fact) else ():
                found[key].append(i)
        return found


def _is_told(fact: Told) -> bool:
    """Told as so, or as coming; not what is only thought of."""
    return fact.status not in ("denied", "hypothetical")


def _doers(fact: Told) -> tuple[Actor, ...]:
    """Whose deed it is; of what both do alike, both."""
    return (*fact.source, *fact.target) if fact.reciprocal else fact.source


def _accused(fact: Told) -> tuple[Actor, ...]:
    return fact.target if fact.type == "ACCUSE" else ()


def _links(denial: int, scene: Scene) -> Iterator[Link]:
    """What the denial denies, with the reason why it is that."""
    fact = scene.facts[denial]
    for claim in _candidates(fact, scene):
        if how := why_denied(Two(scene.facts[claim], fact, scene.states)):
            yield how, claim, denial


def _candidates(denial: Told, scene: Scene) -> list[int]:
    heads = scene.heads(_doers(denial))
    near = {i for head in heads for i in scene.by_accused.get((head, ""), ())}
    near |= {i for head in heads for i in scene.by_doer.get((head, class_of(denial)), ())}
    return sorted(
        i for i in near if scene.facts[i].trigger != denial.trigger and may_meet(scene.facts[i], denial)
    )


def _together(links: Iterable[Link], facts: tuple[Told, ...]) -> Iterable[list[Link]]:
    """The links in groups that share a denial, or a sentence in which it is claimed."""
    groups: dict[object, list[Link]] = {}
    for link in links:
        keys = (facts[link[1]].evidence, link[2])
        group = [link]
        for old in {id(groups[key]): groups[key] for key in keys if key in groups}.values():
            group += old
        for _, claim, denial in group:
            groups[facts[claim].evidence] = groups[denial] = group
    return {id(group): group for group in groups.values()}.values()


def _case(links: list[Link], facts: tuple[Told, ...]) -> Case:
    """One case; an accusation whose content is there in the same sentence says nothing more."""
    claims = sorted({claim for _, claim, _ in links})
    content = {facts[i].evidence for i in claims if facts[i].type != "ACCUSE"}
    empty = {i for i in claims if facts[i].type == "ACCUSE" and facts[i].evidence in content}
    how = min((how for how, _, _ in links), key=HOWS.index)
    kept = tuple(i for i in claims if i not in empty)
    return Case(how, kept, tuple(sorted({denial for _, _, denial in links})))


def _last(case: Case, facts: tuple[Told, ...]) -> date:
    return max(facts[i].published or date.min for i in case.denials)
