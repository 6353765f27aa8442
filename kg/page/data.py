"""KnowledgeGraph -> what the page's script reads: rows and indices, so that nothing is stored twice.

pyvis builds nodes, edges and options.  What a tab shows beside them is computed by a module of its own and
stands in ``PARTS``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pyvis.edge import Edge
from pyvis.network import Network

from kg.characters import plain
from kg.graph import KnowledgeGraph, states_of
from kg.graph.blocs import blocs
from kg.graph.network import OTHER, STANDING, importance, lines, plain_graph
from kg.identity import notes
from kg.model import EVENT_TYPES, QUAD_CLASSES, STATE_TYPES, Actor, Document, Event, Relation, State
from kg.page.briefing import briefing
from kg.page.contested import contested
from kg.page.corroboration import corroboration
from kg.page.mediators import mediators
from kg.page.places import places
from kg.page.scores import scores
from kg.page.tenures import tenures
from kg.page.world import world_of

QUADS = (*QUAD_CLASSES, STANDING, OTHER)
STATUSES = ("asserted", "reported", "planned", "hypothetical", "denied", "uncertain")
TYPES = (*EVENT_TYPES, *STATE_TYPES, "RELATION")
KINDS = ("country", "organization", "person", "group", "place")

FOLDED = 40
"""With more actors than this a page opens on states, each with its people and organs."""

_FACT = (
    "id", "type", "status", "sources", "targets", "mutual", "speakers", "when", "published",
    "sentence", "start", "end", "predicate", "confidence", "relations", "role", "place", "why", "size",
    "event",
)  # fmt: skip
_NODE = ("id", "label", "value", "key", "kind", "country", "sector", "wikidata", "aliases", "why", "state")
_EDGE = ("from", "to", "arrows", "quad", "asserted")
_QUAD_OF = {kind: name for name, kinds in QUAD_CLASSES.items() for kind in kinds} | {"RELATION": OTHER}
_EVENT = ("documents", "sources", "first")
_DOCUMENT = ("id", "title", "published", "source", "url")
_OPTIONS = {
    "autoResize": True,
    "layout": {"improvedLayout": False},
    "physics": {
        "enabled": False,
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {"gravitationalConstant": -60, "springLength": 90, "avoidOverlap": 0.6},
        "stabilization": {"enabled": False},
    },
    "interaction": {"hover": True, "selectConnectedEdges": False},
    "edges": {"arrowStrikethrough": False, "selectionWidth": 0, "hoverWidth": 0},
}
_LONE = re.compile("[\x00\ud800-\udfff]")


def blocs_of(graph: KnowledgeGraph) -> dict[str, list[list[str]]]:
    """Who deals most with whom, with states for their people and with everybody alone."""
    return {"states": blocs(graph), "actors": blocs(graph, fold=False)}


PARTS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "world": world_of,
    "blocs": blocs_of,
    "tenures": tenures,
    "contested": contested,
    "told_again": corroboration,
    "mediators": mediators,
    "scores": scores,
}
"""What the script finds beside actors, lines and facts, by its name there: a value that JSON knows."""


def data_of(graph: KnowledgeGraph, *, title: str, limit: int, seed: int) -> dict[str, Any]:
    """All that the page's script reads."""
    weight, stands = importance(graph), states_of(graph.actors)
    actors = {actor.id: actor for actor in (*stands.values(), *graph.actors)}
    number = {key: index for index, key in enumerate([*weight, *sorted(set(actors) - set(weight))])}
    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    aliases, why = graph.aliases, notes(graph)
    for actor_id, index in number.items():
        actor, state = actors[actor_id], stands.get(actor_id)
        network.add_node(
            f"n{index}", label=plain(actor.name) or "?", shape="custom",
            value=weight.get(actor_id, 0), state=number[state.id] if state else None,
            **_actor(actor, aliases, why),
        )  # fmt: skip
    of_fact = _lines_of_facts(graph, network, number)
    documents = {document.id: document for document in graph.documents}
    known = {fact.evidence.document for fact in graph.told} | set(documents)
    at = {document_id: index for index, document_id in enumerate(sorted(known))}
    sentences: dict[tuple[str, int, int], int] = {}
    several = {event.event: event.occurrence for event in graph.events if event.occurrence}
    told = {event: index for index, event in enumerate(several)}
    rows = [_fact(fact, documents, number, sentences, of_fact.get(fact.id, []), told) for fact in graph.told]
    phrases, parts = _numbered(rows), {name: part(graph) for name, part in PARTS.items()}
    return {
        "title": title, "limit": limit, "quads": QUADS, "statuses": STATUSES, "types": TYPES, "kinds": KINDS,
        "places": places(graph, number, seed=seed), "fold": _is_folded(graph),
        "phrases": phrases, "quad_of": [QUADS.index(_QUAD_OF.get(kind, STANDING)) for kind in TYPES],
        "nodes": _table(_NODE, [[node[key] for key in _NODE] for node in network.nodes]),
        "edges": _table(_EDGE, [[edge[key] for key in _EDGE] for edge in network.edges]),
        "options": network.options,
        "documents": _table(_DOCUMENT, [_document(documents.get(key, Document(key, ""))) for key in at]),
        "sentences": [[at[key[0]], _text(documents, key)] for key in sentences],
        "facts": _table(_FACT, rows),
        "events": _table(_EVENT, [[e.documents, e.sources, _iso(e.first)] for e in several.values()]),
        "briefing": briefing(graph, fold=_is_folded(graph), contested=parts["contested"]), **parts,
    }  # fmt: skip


def _is_folded(graph: KnowledgeGraph) -> bool:
    """Whether a page opens on states, each with its people and organs."""
    return len(plain_graph(graph).actors) > FOLDED


def _lines_of_facts(
    graph: KnowledgeGraph, network: Network, number: Mapping[str, int]
) -> dict[str, list[int]]:
    """Puts the lines into the network; by the id of each fact the numbers of the lines that it is on."""
    of_fact: dict[str, list[int]] = {}
    for index, line in enumerate(lines(graph)):
        # Edge itself, not add_edge: that looks through the list of all nodes for every edge.
        edge = Edge(
            f"n{number[line.source.id]}", f"n{number[line.target.id]}",
            arrows="to" if line.directed else "",
            quad=QUADS.index(line.quad), asserted=int(line.asserted),
        )  # fmt: skip
        network.edges.append(edge.options)
        for fact in line.facts:
            of_fact.setdefault(fact.id, []).append(index)
    return of_fact


def _numbered(rows: list[list[Any]]) -> list[str]:
    """The words for deeds, reasons and offices, each once; in the rows their numbers take their place."""
    numbers: dict[str, int] = {}
    for row in rows:
        for at in (_FACT.index("predicate"), _FACT.index("why"), _FACT.index("role")):
            if at < len(row) and row[at] is not None:
                row[at] = numbers.setdefault(row[at], len(numbers))
    return list(numbers)


def _table(columns: tuple[str, ...], rows: list[list[Any]]) -> dict[str, Any]:
    """Rows under one heading: half the size of an object for each."""
    return {"columns": columns, "rows": rows}


def _actor(
    actor: Actor, aliases: Mapping[str, tuple[str, ...]], why: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    """What a node tells beside its name, weight and place."""
    names = dict.fromkeys(plain(name) for name in aliases.get(actor.id, ()))
    return {
        "key": actor.id, "kind": actor.kind, "country": plain(actor.country or ""),
        "sector": plain(actor.sector or ""),
        "wikidata": actor.wikidata if re.fullmatch(r"Q[0-9]+", actor.wikidata or "") else "",
        "aliases": [name for name in names if name],
        "why": [plain(told) for told in why.get(actor.id, ())],
    }  # fmt: skip


def _document(document: Document) -> list[Any]:
    url = document.url if re.match(r"https?://", document.url) else ""
    return [plain(document.id), plain(document.title) or plain(document.id), _iso(document.published),
            plain(document.source), _LONE.sub("\ufffd", url)]  # fmt: skip


def _fact(
    fact: Event | State | Relation, documents: dict[str, Document], number: dict[str, int],
    sentences: dict[tuple[str, int, int], int], at: list[int], told: Mapping[str, int],
) -> list[Any]:  # fmt: skip
    evidence = fact.evidence
    key = (evidence.document, evidence.start, evidence.end)
    sentence = sentences.setdefault(key, len(sentences))
    text = _text(documents, key)
    start = min(max(fact.trigger.start - evidence.start, 0), len(text))
    end = min(max(fact.trigger.end - evidence.start, start), len(text))
    time = fact.time
    document = documents.get(evidence.document)
    elsewhere = fact.published if document and fact.published != document.published else None
    return [
        fact.id, TYPES.index(fact.type), STATUSES.index(fact.status),
        [number[actor.id] for actor in fact.source], [number[actor.id] for actor in fact.target],
        int(fact.reciprocal), [number[actor.id] for actor in fact.speakers],
        plain(time.edtf) if time else "", _iso(elsewhere), sentence, _units(text[:start]), _units(text[:end]),
        plain(fact.predicate or fact.lemma), round(fact.confidence, 2), at,
        *_rare(fact, number, told),
    ]  # fmt: skip


def _rare(fact: Event | State | Relation, number: dict[str, int], told: Mapping[str, int]) -> list[Any]:
    """What not every fact has: role, group, place, reasons, numbers, event; the last there is ends it."""
    place = fact.place if isinstance(fact, Event) else None
    role = _role(fact)
    sizes = [f"{what} {count:,}" for what, count in (fact.size if isinstance(fact, Event) else ())]
    row = [
        plain(role) if role else None,
        number[place.id] if place else None,
        plain(fact.why) or None,
        ", ".join(sizes) or None,
        told.get(fact.event) if isinstance(fact, Event) else None,
    ]
    while row and row[-1] is None:
        row.pop()
    return row


def _role(fact: Event | State | Relation) -> str | None:
    """The office of a state; of a relation what it and its likes are called."""
    if isinstance(fact, Relation):
        return fact.group
    return fact.role if isinstance(fact, State) else None


def _text(documents: dict[str, Document], key: tuple[str, int, int]) -> str:
    document = documents.get(key[0])
    return _LONE.sub("\ufffd", document.text[key[1] : key[2]]) if document else ""


def _units(text: str) -> int:
    """How many UTF-16 units JavaScript counts in the text."""
    return len(text) + sum(1 for character in text if character > "\uffff")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def json_of(data: dict[str, Any]) -> str:
    """The data as JSON in few bytes."""
    return _LONE.sub("\ufffd", json.dumps(data, ensure_ascii=False, separators=(",", ":")))
