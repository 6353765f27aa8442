"""Why somebody is one actor over many documents, or why two who are alike are two, in plain English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.graph import KnowledgeGraph
from kg.lexicon import Gazetteer, fold
from kg.model import Actor, Identity

JOINED = {
    "name": "the same full name, and nothing against it",
    "lone": "the same full name; no country is told, and there is only one of that name",
    "middle": "a middle name or initial more or less than {}, and the same country",
    "order": "the names of {} in another order, and the same country",
    "spelling": "another spelling of {}: the same first name, consonants and country",
    "first": "another spelling of {}: the same surname, country and office",
    "office": "the same surname, country and office as {}",
    "several": "one of several who have that name, and it is not told which: a person of this document",
    "common": "a common noun, by which each document means a body of its own",
    "own": "kept apart by your file ({})",
    "file": "the same by your file ({})",
    "known": "known from your file ({})",
}
"""Why an actor of a document is this one."""

APART = {
    "state": "the same name, but another country",
    "calling": "the same name, but another walk of life",
    "years": "the same name, but many years between",
    "several": "the same name, and it is not told which of them it is",
    "alike": "alike, but nothing besides the likeness says that they are one",
    "between": "alike, but also like others who are not alike",
    "surname": "the same surname, but the document tells neither first name nor office and country",
    "file": "kept apart by your file",
}
"""Why two who are alike are two."""

NOTABLE = JOINED.keys() - {"name", "lone", "common"}
"""Reasons that a reader wants to see beside an actor."""


def reason(why: Identity) -> str:
    """The reason of an identity, without the actor's own name."""
    return JOINED[why.how].format(why.other) if why.document else f"{why.other}: {APART[why.how]}"


def kept(graph: KnowledgeGraph) -> list[Identity]:
    """Who is alike and kept apart, for whatever reason."""
    return [each for each in graph.identities if not each.document]


def joined_notes(identities: Iterable[Identity]) -> dict[str, tuple[str, ...]]:
    """By actor's id, why others of the documents are he; nothing of those who have one name everywhere."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for each in identities:
        if each.document and each.how in NOTABLE:
            who = f"{each.was}: " if each.was != each.actor else ""
            found[each.actor][f"{who}{reason(each)}"] = None
    return {actor: tuple(told) for actor, told in found.items()}


def notes(graph: KnowledgeGraph) -> dict[str, tuple[str, ...]]:
    """By actor's id, what a reader should know: why others are he, and who is like him and isn't."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple, joined_notes(graph.identities))
    for each in kept(graph):
        found[each.actor] += (f"not {reason(each)}",)
    return dict(found)


def why(graph: KnowledgeGraph, name: str, lists: Gazetteer) -> list[str]:
    """Lines that tell which names in which documents are somebody, and who is like him and isn't he.

    Args:
        graph: of ``kg build``.
        name: an id, or a name that somebody has in the graph or in a document.
        lists: the lists that it was read with.

    Returns:
        No lines where nobody is called so.
    """
    return [line for actor in _meant(graph, name) for line in _about(graph, actor, lists)]


def _meant(graph: KnowledgeGraph, name: str) -> list[Actor]:
    """Who has that id; else those who are called so, or were in their document."""
    actors = {actor.id: actor for actor in graph.actors}
    if name in actors:
        return [actors[name]]
    wanted = fold(name.replace("_", " "))
    called = {n.actor for n in graph.namings if n.proper and fold(n.text) == wanted}
    called |= {i.actor for i in graph.identities if wanted in (fold(i.was.partition(".")[0]), fold(i.was))}
    called |= {key for key, actor in actors.items() if fold(actor.name) == wanted}
    return [actors[key] for key in sorted(called & actors.keys())]


def _about(graph: KnowledgeGraph, actor: Actor, lists: Gazetteer) -> Iterator[str]:
    documents = sorted({f.evidence.document for f in graph.facts if actor in f.actors})
    told = [actor.kind, actor.country, actor.sector, actor.wikidata]
    many = f"{len(documents):,} document{'' if len(documents) == 1 else 's'}"
    yield f"{actor.id}: {', '.join(filter(None, (actor.name, *told)))}, in {many}"
    reasons = {each.document: reason(each) for each in graph.identities if each.actor == actor.id}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for naming in graph.namings:
        if naming.actor == actor.id and naming.proper:
            names[naming.document].append(naming.text)
    known = "the lists know the name" if lists.actor(actor.id) is not None else "its own name"
    for document in documents:
        said = ", ".join(f"“{text}”" for text in sorted({*names[document]} or {actor.name}))
        yield f"  {document}: {said}: {reasons.get(document, known)}"
    yield from _apart(kept(graph), actor)


def _apart(identities: Iterable[Identity], actor: Actor) -> Iterator[str]:
    """Who is alike and another, from whichever side it was noted."""
    found: dict[str, None] = {}
    for each in identities:
        if each.actor == actor.id:
            found[f"  not {reason(each)}"] = None
        elif actor.id in each.other.split("; "):
            found[f"  not {each.actor}: {APART[each.how]}"] = None
    return iter(found)
