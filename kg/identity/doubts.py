"""Who may be the same over many documents and isn't, as rows for a user's file: the weightiest first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.actors import suggest_duplicates
from kg.graph import KnowledgeGraph
from kg.identity.namesakes import TOLD_APART
from kg.identity.persons import differ
from kg.identity.reasons import APART, kept
from kg.identity.statements import Statement
from kg.lexicon import Gazetteer, fold
from kg.model import Actor, document_mark

_FEW = 3
"""How many are proposed for one surname."""
_OFTEN = 3
"""From how many facts on it is worth while to say where somebody is from."""


class Doubt(NamedTuple):
    """A row that the user may take over, and how many facts it would change."""

    row: Statement
    facts: int


class _Told(NamedTuple):
    """A graph, counted: facts and documents by actor, those known by a surname, by it."""

    actors: Mapping[str, Actor]
    facts: Mapping[str, int]
    documents: Mapping[str, set[str]]
    bare: Mapping[str, list[Actor]]

    @property
    def alone(self) -> frozenset[str]:
        """The ids of those who are known by a surname."""
        return frozenset(each.id for some in self.bare.values() for each in some)


def doubts(graph: KnowledgeGraph, lists: Gazetteer) -> list[Doubt]:
    """What is doubtful in a graph: surnames alone, near names, namesakes, people of no country.

    Args:
        graph: of ``kg build``.
        lists: the lists that it was read with.
    """
    told = _count(graph)
    found = [*_surnames(told, lists), *_namesakes(graph, told), *_near(told, lists), *_placeless(told, lists)]
    once: dict[tuple[str, ...], Doubt] = {}
    settled = _settled(graph)
    for each in found:
        pair = (each.row.rule, *sorted((each.row.actor, each.row.other)))
        if pair not in settled:
            once.setdefault(pair, each)
    return sorted(once.values(), key=lambda each: (-each.facts, each.row))


def _count(graph: KnowledgeGraph) -> _Told:
    facts: Counter[str] = Counter()
    documents: defaultdict[str, set[str]] = defaultdict(set)
    for fact in graph.facts:
        for actor in {actor.id for actor in fact.actors}:
            facts[actor] += 1
            documents[actor].add(fact.evidence.document)
    bare: defaultdict[str, list[Actor]] = defaultdict(list)
    for each in graph.actors:
        base, _, mark = each.id.rpartition(".")
        alone = len(fold(each.name).split()) < 2
        if each.kind in TOLD_APART and alone and mark in map(document_mark, documents[each.id]):
            bare[base].append(each)
    return _Told({actor.id: actor for actor in graph.actors}, facts, documents, bare)


def _row(told: _Told, actor: str, other: Iterable[str], called: str, why: str) -> Doubt:
    """ "same": with the facts and documents of those who would be the actor too."""
    others = list(other)
    facts = sum(told.facts[each] for each in others)
    documents = len({name for each in others for name in told.documents[each]})
    return Doubt(Statement("same", actor, called, note=f"{why}; {_many(facts, documents)}"), facts)


def _many(facts: int, documents: int) -> str:
    def plural(count: int, what: str) -> str:
        return f"{count:,} {what}{'' if count == 1 else 's'}"

    return f"{plural(facts, 'fact')} in {plural(documents, 'document')}"


def _surnames(told: _Told, lists: Gazetteer) -> Iterator[Doubt]:
    """ "Mr López" in documents that have no first name for him, "the Council" in others."""
    full: defaultdict[tuple[str, str], list[Actor]] = defaultdict(list)
    for actor in told.actors.values():
        if len(words := fold(actor.name).split()) > 1:
            full[actor.kind, words[-1]].append(actor)
    for base, those in told.bare.items():
        last = fold(those[0].name).split()[-1:]
        may_be = [
            each for word in last for each in (*full[those[0].kind, word], *_listed(word, lists, those))
        ]
        fitting = {
            each.id: each
            for each in may_be
            if any(not differ(each.country, other.country) for other in those)
        }
        for actor_id in sorted(fitting, key=lambda key: (-told.facts.get(key, 0), key))[:_FEW]:
            yield _row(told, actor_id, (each.id for each in those), base, "the same last name")
        if len(those) > 1 and not fitting:
            yield _row(told, base, (each.id for each in those), base, "one in all of them?")


def _listed(word: str, lists: Gazetteer, those: Iterable[Actor]) -> list[Actor]:
    """People of the lists with a surname and a country that one of those has."""
    countries = {each.country for each in those} - {None}
    return [entry.actor for entry in lists.surname(word) if entry.actor.country in countries]


def _near(told: _Told, lists: Gazetteer) -> Iterator[Doubt]:
    """Spellings, initials, acronyms; two whom the lists know are two."""
    alone = told.alone
    for pair in suggest_duplicates(each for each in told.actors.values() if each.id not in alone):
        if lists.actor(pair.one.id) and lists.actor(pair.other.id):
            continue
        less, more = sorted((pair.one.id, pair.other.id), key=lambda key: (told.facts[key], key))
        yield _row(told, more, [less], less, f"{pair.why}, likeness {pair.likeness:.2f}")


def _namesakes(graph: KnowledgeGraph, told: _Told) -> Iterator[Doubt]:
    """Those whom we keep apart, although they are alike."""
    for each in kept(graph):
        others = each.other.split("; ") if each.how not in ("file", "surname") else ()
        for other in filter(told.actors.__contains__, others):
            less, more = sorted((each.actor, other), key=lambda key: (told.facts[key], key))
            yield _row(told, more, [less], less, APART[each.how])


def _placeless(told: _Told, lists: Gazetteer) -> Iterator[Doubt]:
    """Those who are met often, and no document says where they are from."""
    alone = told.alone
    for key, actor in told.actors.items():
        facts, documents = told.facts[key], len(told.documents[key])
        known = (
            actor.country,
            actor.sector == "IGO",
            lists.actor(key),
            actor.kind not in TOLD_APART,
            key in alone,
        )
        if facts >= _OFTEN and not any(known):
            note = f"of no country; {_many(facts, documents)}"
            yield Doubt(Statement("actor", key, name=actor.name, kind=actor.kind, note=note), facts)


def _settled(graph: KnowledgeGraph) -> set[tuple[str, ...]]:
    """What the user has decided already."""
    return {
        ("same", *sorted((each.actor, other)))
        for each in kept(graph)
        if each.how == "file"
        for other in each.other.split("; ")
    }
