"""KnowledgeGraph -> contested claims: what some say is so and others say is not, side by side.

A denial and a claim stand together for one of three reasons, which the page tells:

same      the same deed by the same to the same, of one time, or told within a month
words     the same two and the same class of deed, in other words, within a week
answer    the accused denies, rejects or dismisses what he is accused of, soon after it or towards the accuser

Whoever says both contests nothing, nor does a document that tells both itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from kg.graph import KnowledgeGraph, states_of
from kg.model import Actor, Event, State

Told = Event | State
Key = tuple[str, str]

HOWS = ("same", "words", "answer")
MONTH, WEEK = 31, 7
NEARBY = 600
"""Characters between two sentences of a document of which one may answer the other."""

_DENYING = re.compile(r"deny|denial|refute|disavow|repudiate|contradict")
_TURNING_DOWN = re.compile(r"reject|rejection|dismiss|dismissal|dispute")
_ACCUSATION = re.compile(r"\b(?:accus|alleg|claim|charge|assertion|insinuat|report)", re.IGNORECASE)


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
    links = [(how, claim, denial) for denial in scene.denials for how, claim in _claims_of(denial, scene)]
    found = [_case(some, scene) for some in _together(links, scene.facts)]
    return tuple(sorted(found, key=lambda case: (_last(case, graph.facts), case.denials), reverse=True))


@dataclass(frozen=True)
class Scene:
    """The facts, for which state each actor acts, and the texts."""

    facts: tuple[Told, ...]
    states: Mapping[str, Actor]
    texts: Mapping[str, str]

    def head(self, actor: Actor) -> str:
        """The state for which an actor acts, or itself."""
        return self.states.get(actor.id, actor).id

    def alike(self, some: Iterable[Actor], others: Iterable[Actor]) -> bool:
        """Whether one of some is one of the others, or acts for it, or is the state for which it acts."""
        here, there = ([(actor.id, self.head(actor)) for actor in side] for side in (some, others))
        return any(one[0] in other or other[0] in one for one in here for other in there)

    @cached_property
    def denials(self) -> list[int]:
        """What is told not to be so, and what turns an accusation down."""
        return [i for i, fact in enumerate(self.facts) if fact.status == "denied" or self.turns_down(fact)]

    def turns_down(self, fact: Told) -> bool:
        """Whether somebody is told to have denied something, not to have refused to do it."""
        if fact.type != "REJECT" or not _is_told(fact):
            return False
        text = fact.evidence.of(self.texts.get(fact.evidence.document, ""))
        denies = bool(_DENYING.fullmatch(fact.lemma))
        return denies or (bool(_TURNING_DOWN.fullmatch(fact.lemma)) and bool(_ACCUSATION.search(text)))

    @cached_property
    def by_doer(self) -> Mapping[Key, list[int]]:
        """Claims by the states of those who are to have done it, and by class."""
        return self._gathered(lambda fact: {(self.head(actor), _class(fact)) for actor in _doers(fact)})

    @cached_property
    def by_accused(self) -> Mapping[Key, list[int]]:
        """Accusations by the states of the accused."""
        return self._gathered(lambda fact: {(self.head(actor), "") for actor in _accused(fact)})

    def _gathered(self, keys: Callable[[Told], Iterable[Key]]) -> Mapping[Key, list[int]]:
        found: dict[Key, list[int]] = defaultdict(list)
        for i, fact in enumerate(self.facts):
            for key in keys(fact) if _is_told(fact) else ():
                found[key].append(i)
        return found


def _doers(fact: Told) -> tuple[Actor, ...]:
    """Whose deed it is; of what both do alike, both."""
    return (*fact.source, *fact.target) if fact.reciprocal else fact.source


def _accused(fact: Told) -> tuple[Actor, ...]:
    return fact.target if fact.type == "ACCUSE" else ()


def _class(fact: Told) -> str:
    """The quad class of an event, the type of a state."""
    return fact.quad if isinstance(fact, Event) else fact.type


def _is_told(fact: Told) -> bool:
    """Told as so, or as coming; not what is only thought of."""
    return fact.polarity == "positive" and fact.factuality != "hypothetical"


def _claims_of(denial: int, scene: Scene) -> Iterator[tuple[str, int]]:
    """What the denial denies, with the reason why it is that."""
    fact = scene.facts[denial]
    tests = _tests(fact)
    for claim in _candidates(fact, scene):
        told = scene.facts[claim]
        how = next((how for how, test in tests if test(told, fact, scene)), "")
        if how and _voice(told) != _voice(fact) and told.trigger != fact.trigger:
            yield how, claim


def _candidates(denial: Told, scene: Scene) -> list[int]:
    answers = denial.status != "denied"
    where, of_class = (scene.by_accused, "") if answers else (scene.by_doer, _class(denial))
    whose = {scene.head(actor) for actor in _doers(denial)}
    return sorted({i for key in whose for i in where.get((key, of_class), ())})


def _tests(denial: Told) -> Iterable[tuple[str, Callable[[Told, Told, Scene], bool]]]:
    """The reasons that there may be, the strongest first."""
    return (("same", _same), ("words", _in_words)) if denial.status == "denied" else (("answer", _answers),)


def _voice(fact: Told) -> tuple[str, ...]:
    """Who says so: the innermost speaker, or the document itself; of an accusation, who accuses."""
    who = fact.source if fact.type in ("ACCUSE", "REJECT") else fact.speakers[:1]
    return tuple(sorted(actor.id for actor in who)) or ("", fact.evidence.document)


def _same(claim: Told, denial: Told, scene: Scene) -> bool:
    """The same deed of the same; where one of them does not say to whom, in the same passage."""
    if claim.type != denial.type or claim.factuality != denial.factuality or _modes_differ(claim, denial):
        return False
    if claim.target and denial.target:
        exact = claim.lemma == denial.lemma or _same_names(claim, denial)
        return exact and _same_two(claim, denial, scene) and _within(MONTH, claim, denial)
    same = scene.alike(claim.source, denial.source) and claim.lemma == denial.lemma
    return same and _is_nearby(claim, denial)


def _same_names(claim: Told, denial: Told) -> bool:
    """Whether the two are the very same, not only of the same states."""
    one, other = ({actor.id for actor in (*fact.source, *fact.target)} for fact in (claim, denial))
    return one <= other or other <= one


def _in_words(claim: Told, denial: Told, scene: Scene) -> bool:
    """Another deed of the same class, by the same state to the same other, in the same days."""
    if not (claim.target and denial.target) or claim.factuality != denial.factuality:
        return False
    other = claim.type != denial.type and _is_abroad(denial)
    return other and _same_two(claim, denial, scene) and _soon(claim, denial)


def _is_abroad(fact: Told) -> bool:
    """Whether it is not among people and bodies of one country."""
    source, target = ({actor.country for actor in side} for side in (fact.source, fact.target))
    return not source & target


def _answers(claim: Told, denial: Told, scene: Scene) -> bool:
    """The accused speaks: to the accuser within a month, or to nobody named right after the accusation."""
    if not scene.alike(claim.target, denial.source):
        return False
    if denial.target and scene.alike(denial.target, claim.source):
        return _within(MONTH, claim, denial)
    return not denial.target and claim.trigger < denial.trigger and _is_nearby(claim, denial)


def _modes_differ(claim: Told, denial: Told) -> bool:
    """A visit is no talk by telephone, and one office is not another."""
    one, other = (getattr(fact, "mode", None) or fact.detail for fact in (claim, denial))
    return bool(one and other and one != other)


def _same_two(claim: Told, denial: Told, scene: Scene) -> bool:
    straight = scene.alike(claim.source, denial.source) and scene.alike(claim.target, denial.target)
    crossed = claim.reciprocal or denial.reciprocal
    return straight or (
        crossed and scene.alike(claim.source, denial.target) and scene.alike(claim.target, denial.source)
    )


def _within(days: int, claim: Told, denial: Told) -> bool:
    """Of one time, where both texts tell it; else told within so many days, or in one document."""
    if claim.time and denial.time:
        return _overlap(claim, denial)
    if claim.evidence.document == denial.evidence.document:
        return True
    told = [fact.published for fact in (claim, denial) if fact.published]
    return len(told) == 2 and abs((told[0] - told[1]).days) <= days


def _soon(claim: Told, denial: Told) -> bool:
    """Within a week; of one document, in the same passage."""
    one_document = claim.evidence.document == denial.evidence.document
    return _is_nearby(claim, denial) if one_document else _within(WEEK, claim, denial)


def _overlap(claim: Told, denial: Told) -> bool:
    spans = [
        (fact.time.start or date.min, fact.time.end or date.max) for fact in (claim, denial) if fact.time
    ]
    return max(start for start, _ in spans) <= min(end for _, end in spans)


def _is_nearby(claim: Told, denial: Told) -> bool:
    one, other = claim.evidence, denial.evidence
    return one.document == other.document and max(one.start, other.start) - min(one.end, other.end) <= NEARBY


Link = tuple[str, int, int]


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


def _case(links: list[Link], scene: Scene) -> Case:
    """One case; an accusation whose content is there in the same sentence says nothing more."""
    claims = sorted({claim for _, claim, _ in links})
    content = {scene.facts[i].evidence for i in claims if scene.facts[i].type != "ACCUSE"}
    kept = [i for i in claims if scene.facts[i].type != "ACCUSE" or scene.facts[i].evidence not in content]
    how = min((how for how, _, _ in links), key=HOWS.index)
    return Case(how, tuple(kept), tuple(sorted({denial for _, _, denial in links})))


def _last(case: Case, facts: tuple[Told, ...]) -> date:
    return max(facts[i].published or date.min for i in case.denials)
