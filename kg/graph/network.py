"""KnowledgeGraph -> networkx: the graph to compute with, positions to draw at, GEXF and GraphML files.

The only place where networkx is imported.  ``to_networkx`` loses nothing (one edge for each fact
and pair of actors); ``lines`` is the same seen from afar, which is what a picture can show.
"""

from __future__ import annotations

import io
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.characters import plain
from kg.errors import OptionError
from kg.graph.between import between, occasion, once, stand_ins
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.spells import spells_of, spells_of_actors
from kg.model import Actor, Document, Event, Relation, State

Positions = dict[str, tuple[int, int]]
Points = npt.NDArray[np.float64]

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
    parts = {(actor.id, occasion(fact)) for fact in graph.facts for actor in (*fact.source, *fact.target)}
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
    """Write GEXF 1.2 (Gephi, Gephi Lite) with the positions of ``layout``; the same bytes on each run.

    Spells tell Gephi's timeline when each fact is so (on the day of publication, where ``date`` is empty).
    """
    graph = graph if relations else plain_graph(graph)
    network = to_networkx(graph, relations=relations)
    for actor_id, (x, y) in layout(graph, seed=seed).items():
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


def layout(graph: KnowledgeGraph, *, seed: int = 1, core: int = 300) -> Positions:
    """A place in pixels for every actor: the same on every run, near to those it deals with.

    The ``core`` most important actors are placed by ForceAtlas2 (Jacomy et al. 2014), pushed apart
    until no two discs touch; the others settle around their neighbours, in order of importance.
    """
    order = list(importance(graph))
    neighbours = _neighbours(order, _lines(graph, graph.facts))
    tied = [actor_id for actor_id in order if neighbours[actor_id]]
    places = _core(tied[:core], neighbours, seed)
    # Whom only relations know stand by those of their relations, and push nobody.
    others = _neighbours(order, _lines(graph, graph.relations))
    for actor_id in (*tied[core:], *(a for a in order if not neighbours[a])):
        near = neighbours[actor_id] or others[actor_id]
        places[actor_id] = _settle(len(places), [places[n] for n in sorted(near) if n in places])
    return {actor_id: (round(places[actor_id][0]), round(places[actor_id][1])) for actor_id in order}


def _neighbours(ids: Iterable[str], drawn: Iterable[Line]) -> dict[str, dict[str, int]]:
    """With whom each actor has lines, and of how many facts."""
    found: dict[str, dict[str, int]] = {actor_id: {} for actor_id in ids}
    for line in drawn:
        for one, other in ((line.source.id, line.target.id), (line.target.id, line.source.id)):
            found[one][other] = found[one].get(other, 0) + len(line.facts)
    return found


def _core(
    ids: list[str], neighbours: Mapping[str, Mapping[str, int]], seed: int
) -> dict[str, tuple[float, float]]:
    """The important actors, placed by their lines with each other."""
    here = set(ids)
    ties = (
        (one, other, facts)
        for one in ids
        for other, facts in sorted(neighbours[one].items())
        if other in here
    )
    return dict(zip(ids, _drawn(tuple(ids), tuple(ties), seed), strict=True))


@lru_cache(maxsize=1)  # a page and a network of one graph are drawn alike
def _drawn(
    ids: tuple[str, ...], ties: tuple[tuple[str, str, int], ...], seed: int
) -> tuple[tuple[float, float], ...]:
    """ForceAtlas2, scaled to pixels and with room for labels."""
    if len(ids) < 2:
        return ((0.0, 0.0),) * len(ids)
    network = nx.Graph()
    network.add_nodes_from(ids)
    for one, other, facts in ties:
        network.add_edge(one, other, weight=1.0 + math.log(facts))
    start = nx.circular_layout(network)
    found = nx.forceatlas2_layout(
        network, pos=start, max_iter=200, scaling_ratio=4.0, gravity=1.5, weight="weight", seed=seed
    )
    points = _lying(np.array([found[actor_id] for actor_id in ids], dtype=float))
    # Screens are about four to three: the same spread in both directions, then a little wider.
    spread = np.sqrt((points**2).mean(axis=0))
    even = 0.65 if spread[1] > 0 else 0.0
    points = points / (spread**even * float(spread.max()) ** (1 - even))
    points *= np.array([55.0, 46.0]) * math.sqrt(len(ids))
    # Few actors have room for the words at their lines, many are drawn closer.
    room = 1.0 + 1.2 * min(1.0, 12.0 / len(ids))
    points = _apart(points, np.array([96.0, 70.0]) * room)
    return tuple((float(x), float(y)) for x, y in points)


def _lying(points: Points) -> Points:
    """The points around their middle, turned so that they spread sideways (their principal axis lies)."""
    points = points - points.mean(axis=0)
    (xx, xy), (_, yy) = points.T @ points
    angle = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    turned: Points = points @ np.array([[cos, -sin], [sin, cos]])
    return turned


def _apart(points: Points, room: Points, rounds: int = 60) -> Points:
    """Push points apart until each has an ellipse of ``room`` pixels (width, height) for itself."""
    for _ in range(rounds):
        gap = (points[:, None, :] - points[None, :, :]) / room
        distance = np.sqrt((gap**2).sum(axis=2))
        np.fill_diagonal(distance, 2.0)
        near = np.clip(1.0 - distance, 0.0, None)
        if not near.any():
            break
        # Points at the same place are pushed along their order, so that they do part.
        angle = np.arange(len(points))[:, None] - np.arange(len(points))[None, :]
        direction = np.where(
            distance[..., None] > 1e-6,
            gap / np.maximum(distance, 1e-6)[..., None],
            np.stack((np.cos(angle), np.sin(angle) * 1.0), axis=2) * np.sign(angle)[..., None],
        )
        points = points + (direction * near[..., None]).sum(axis=1) * room * 0.5
    return points


def _settle(index: int, around: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """A place near the neighbours' middle, on a sunflower spiral so that no two share it."""
    points = list(around)
    angle = index * math.pi * (3 - math.sqrt(5))
    if not points:
        radius = 105.0 * math.sqrt(index + 1.0) + 150.0
        return 1.25 * radius * math.cos(angle), radius * math.sin(angle)
    x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
    radius = 70.0 + 9.0 * math.sqrt(index)
    return x + 1.25 * radius * math.cos(angle), y + radius * math.sin(angle)
