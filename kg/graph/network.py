"""KnowledgeGraph -> networkx: the graph to compute with, GEXF and GraphML files.

The only place where networkx is imported.  ``to_networkx`` loses nothing (one edge for each fact
and pair of actors); ``lines`` is the same seen from afar, which is what a picture can show.
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import networkx as nx

from kg.characters import plain
from kg.errors import OptionError
from kg.graph.between import between, occasion, once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.layout import positions
from kg.graph.spells import spells_of, spells_of_actors
from kg.model import Actor, Document, Event, Relation, State

STANDING = "standing tie"
"""What stands in the place of a quad class where the fact is a state."""

OTHER = "other relation"
"""What stands there where it is a relation, which is no fact of PLOVER."""

Told = Event | State | Relation


@dataclass(frozen=True, slots=True)
class Line:
    """All facts of one class between two actors.

    ``directed`` is False where the facts are reciprocal: then the order of the two means nothing.
    """

    source: Actor
    target: Actor
    quad: str
    asserted: bool
    directed: bool
    facts: tuple[Told, ...]


def quad(fact: Told) -> str:
    """The quad class of an event; "standing tie" for a state, "other relation" for a relation."""
    if isinstance(fact, Relation):
        return OTHER
    return fact.quad if isinstance(fact, Event) else STANDING


def lines(graph: KnowledgeGraph) -> tuple[Line, ...]:
    """The facts gathered by source, target, quad class, direction and whether they are asserted.

    Then the relations in the same way.
    """
    return (*_lines(graph, graph.facts), *_lines(graph, graph.relations))


def _lines(graph: KnowledgeGraph, facts: Iterable[Told]) -> tuple[Line, ...]:
    groups: dict[tuple[str, str, str, bool, bool], list[Told]] = defaultdict(list)
    for fact in facts:
        for source, target in fact.pairs:
            groups[source.id, target.id, quad(fact), fact.asserted, not fact.reciprocal].append(fact)
    actors = {actor.id: actor for actor in graph.actors}
    return tuple(
        Line(actors[source], actors[target], kind, asserted, directed, tuple(facts))
        for (source, target, kind, asserted, directed), facts in sorted(groups.items())
    )


def plain_graph(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph without relations, and without those whom only relations know."""
    return replace(graph, relations=())


def importance(graph: KnowledgeGraph) -> dict[str, int]:
    """By actor's id, in how many events and states it is source or target; the most important first.

    Whom only relations know come last.
    """
    known = {actor.id: 0 for actor in plain_graph(graph).actors}
    parts: set[tuple[str, str]] = set()
    for fact in graph.facts:
        event = occasion(fact)
        parts.update((actor.id, event) for actor in (*fact.source, *fact.target))
    for actor_id, _ in parts:
        known[actor_id] += 1
    order = dict(sorted(known.items(), key=lambda item: (-item[1], item[0])))
    return order | {actor.id: 0 for actor in graph.actors if actor.id not in order}


def to_networkx(
    graph: KnowledgeGraph, *, relations: bool = False, fold: str | None = None
) -> nx.MultiDiGraph:
    """Every actor a node (by id), every fact an edge for each pair it stands between (key: the fact's id).

    Control characters are spaces, in ids too.
    Attributes are strings, numbers and booleans, so that every networkx writer takes them.
    A reciprocal fact has ``directed=False`` and one edge.

    Args:
        graph: what is told.
        relations: these are edges too, of which the label is their group or normal form, and those whom
            only they know are nodes.
        fold: "state" puts each state in the place of the officials, organs and forces that act for it.  An
            event is then one edge for each pair of them, of ``weight`` 1 and with the same key, however many
            ``reports`` tell it; what stays within one state is none.  A node's ``members`` are those in whose
            place it stands.

    Raises:
        OptionError: There is no such fold.
    """
    if fold not in FOLDS:
        raise OptionError(f"{fold!r} is no way to fold actors: use 'state', or None")
    graph = graph if relations else plain_graph(graph)
    return _folded(graph) if fold else _unfolded(graph)


FOLDS = (None, "state")


def _unfolded(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    network = nx.MultiDiGraph()
    weight, aliases, was = importance(graph), graph.aliases, _former_ids(graph)
    for actor in graph.actors:
        names = " | ".join(plain(name) for name in aliases.get(actor.id, ()))
        told = {"facts": weight[actor.id], "aliases": names, **_place(actor), "was": was.get(actor.id, "")}
        network.add_node(plain(actor.id), **_node(actor), **told)
    texts = {document.id: document for document in graph.documents}
    for fact in graph.told:
        for source, target in fact.pairs:
            edge = _edge(fact, texts.get(fact.evidence.document))
            network.add_edge(plain(source.id), plain(target.id), key=fact.id, **edge)
    return network


def _folded(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    network = nx.MultiDiGraph()
    stands, texts = stand_ins(graph), {document.id: document for document in graph.documents}
    members: dict[str, list[str]] = defaultdict(list)
    for actor_id, actor in sorted(stands.items()):
        members[actor.id] += [plain(actor_id)] if actor_id != actor.id else []
        whom = " | ".join(members[actor.id])
        network.add_node(plain(actor.id), **_node(actor), **_place(actor), members=whom)
    for fact, reports in (*once(graph.facts), *((each, 1) for each in graph.relations)):
        for source, target in between(fact, stands):
            edge = {**_edge(fact, texts.get(fact.evidence.document)), "weight": 1, "reports": reports}
            network.add_edge(plain(source.id), plain(target.id), key=fact.id, **edge)
    return network


def _node(actor: Actor) -> dict[str, str]:
    known = {name: plain(getattr(actor, name) or "") for name in ("country", "sector", "wikidata")}
    return {"label": plain(actor.name), "kind": actor.kind, **known}


def _place(actor: Actor) -> dict[str, float]:
    return dict(zip(("latitude", "longitude"), actor.coordinates or (), strict=False))


def _former_ids(graph: KnowledgeGraph) -> dict[str, str]:
    """The ids that documents alone give to each actor, by its id."""
    was: dict[str, dict[str, None]] = defaultdict(dict)
    for why in graph.identities:
        was[why.actor].update({plain(why.was): None} if why.was not in ("", why.actor) else {})
    return {actor_id: " | ".join(ids) for actor_id, ids in was.items()}


def _edge(fact: Told, document: Document | None) -> dict[str, str | float | bool]:
    return {
        "label": _label(fact), "fact": fact.kind, "event": fact.type, "quad": quad(fact),
        "status": fact.status, "directed": not fact.reciprocal, "date": fact.time.edtf if fact.time else "",
        "published": fact.published.isoformat() if fact.published else "",
        "speakers": " | ".join(plain(speaker.name) for speaker in fact.speakers),
        "sentence": plain(fact.evidence.of(document.text)) if document else "",
        "document": plain(fact.evidence.document), "confidence": round(fact.confidence, 4),
    }  # fmt: skip


def _label(fact: Told) -> str:
    return plain(fact.group or fact.lemma) if isinstance(fact, Relation) else fact.type


def write_gexf(graph: KnowledgeGraph, path: str | Path, *, seed: int = 1, relations: bool = False) -> Path:
    """Write GEXF 1.2 (Gephi, Gephi Lite) with the places of ``kg.graph.layout``; the same bytes on each run.

    Spells tell Gephi's timeline when each fact is so (on the day of publication, where ``date`` is empty).
    """
    graph = graph if relations else plain_graph(graph)
    network = to_networkx(graph, relations=relations)
    for actor_id, (x, y) in positions(graph, seed=seed).items():
        network.nodes[plain(actor_id)]["viz"] = {"position": {"x": float(x), "y": float(-y), "z": 0.0}}
    when = spells_of_actors(graph)
    for actor in graph.actors:
        network.nodes[plain(actor.id)]["spells"] = when[actor.id]
    told = {fact.id: spells_of(fact) for fact in graph.told}
    for _, _, key, edge in network.edges(keys=True, data=True):
        edge["spells"] = told[key]
    text = "\n".join(nx.generate_gexf(network))
    # networkx writes today's date into the file, and a name of the graph that GEXF does not know.
    return _write(path, re.sub(r' (lastmodifieddate="[^"]*"|name="")', "", text))


def write_graphml(graph: KnowledgeGraph, path: str | Path, *, relations: bool = False) -> Path:
    """Write GraphML (yEd, igraph, Cytoscape); the same bytes on each run."""
    file = io.BytesIO()
    nx.write_graphml_xml(to_networkx(graph, relations=relations), file, prettyprint=True)
    return _write(path, file.getvalue().decode("utf-8"))


def _write(path: str | Path, text: str) -> Path:
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8", newline="\n")
    return path
