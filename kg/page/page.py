"""KnowledgeGraph -> one HTML page that explores it: no network, no server, nothing to install.

pyvis builds nodes, edges and options, vis-network (from pyvis's wheel) draws them; the page around
is our own autoescaped template (``kg/page``).  Every text of a document travels as JSON in a
block that cannot be left, is shown by ``textContent`` alone, and a Content-Security-Policy with
hashes lets no other script run and no request out.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from pyvis.edge import Edge
from pyvis.network import Network

from kg.characters import plain
from kg.graph import KnowledgeGraph
from kg.graph.layout import positions
from kg.graph.network import OTHER, STANDING, importance, lines, plain_graph
from kg.identity import notes
from kg.model import EVENT_TYPES, QUAD_CLASSES, STATE_TYPES, Actor, Document, Event, Relation, State

QUADS = (*QUAD_CLASSES, STANDING, OTHER)
STATUSES = ("asserted", "reported", "planned", "hypothetical", "denied", "uncertain")
TYPES = (*EVENT_TYPES, *STATE_TYPES, "RELATION")
KINDS = ("country", "organization", "person", "group", "place")

_SCRIPTS = (
    "data", "view", "scope", "elements", "picture", "labels", "facts", "panel", "address", "filters", "chips",
    "search", "dates", "table", "take", "main",
)  # fmt: skip
_FACT = (
    "id", "type", "status", "sources", "targets", "mutual", "speakers", "when", "published",
    "sentence", "start", "end", "predicate", "confidence", "relations", "role", "place", "why", "size",
    "event",
)  # fmt: skip
_NODE = ("id", "label", "x", "y", "value", "key", "kind", "country", "sector", "wikidata", "aliases", "why")
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
_COMMENT = re.compile(r"^ *(?://.*|/\*\*.*\*/)\n", re.MULTILINE)
_LONE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Inline:
    """The page as notebooks show it: a frame that holds the whole page (``srcdoc``)."""

    html: str
    height: int = 760

    def __repr__(self) -> str:
        """Short: an executed notebook stores it beside the frame."""
        return f"Inline({len(self.html):,} characters of HTML, height={self.height})"

    def _repr_html_(self) -> str:
        """The frame; its scripts run in an origin of their own, away from the notebook's."""
        return (
            f'<iframe srcdoc="{html.escape(self.html, quote=True)}" width="100%" height="{self.height}"'
            ' sandbox="allow-scripts allow-downloads allow-popups allow-modals" title="Knowledge graph"'
            ' style="border:0;border-radius:12px;width:100%"></iframe>'
        )


def inline_page(graph: KnowledgeGraph, *, title: str = "", limit: int = 150, height: int = 760) -> Inline:
    """The page for a notebook's cell (Jupyter, VS Code, Colab); ``height`` in pixels."""
    return Inline(render(graph, title=title, limit=limit), height)


def write_page(
    graph: KnowledgeGraph, path: str | Path, *, title: str = "", limit: int = 150, note: str = ""
) -> Path:
    """Write the page to ``path`` (UTF-8, Unix line ends); folders are made."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(graph, title=title, limit=limit, note=note), encoding="utf-8", newline="\n")
    return path


def render(graph: KnowledgeGraph, *, title: str = "", limit: int = 150, seed: int = 1, note: str = "") -> str:
    """The whole page as HTML text; the same graph gives the same bytes.

    Args:
        graph: what is shown.
        title: the heading; without one, the title of the only document, or "Who did what to whom".
        limit: how many actors the picture opens with, the most important first; the page can show more.
        seed: of the layout.
        note: what of a larger graph this is.
    """
    data = _data(graph, title=plain(title) or _title(graph), limit=max(1, limit), seed=seed)
    css, script = _asset("page.css"), _script()
    vis = _vis()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {_hash(vis)} {_hash(script)}; style-src {_hash(css)}; img-src data: blob:"
    )
    jinja = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return jinja.from_string(_asset("page.html.jinja")).render(
        title=data["title"], policy=policy, css=Markup(css), vis=Markup(vis), script=Markup(script),
        data=Markup(_json(data)), actors=len(plain_graph(graph).actors), events=len(graph.events),
        states=len(graph.states), documents=len(graph.documents), span=_span(graph), note=note,
    )  # fmt: skip


def _data(graph: KnowledgeGraph, *, title: str, limit: int, seed: int) -> dict[str, Any]:
    """All that the page's script reads: rows and indices, so that nothing is stored twice."""
    weight = importance(graph)
    actors, aliases, why = {actor.id: actor for actor in graph.actors}, graph.aliases, notes(graph)
    number = {actor_id: index for index, actor_id in enumerate(weight)}
    places = positions(graph, seed=seed)
    network = Network(directed=True)
    network.set_options(json.dumps(_OPTIONS))
    for actor_id, facts in weight.items():
        actor = actors[actor_id]
        x, y = places[actor_id]
        network.add_node(
            f"n{number[actor_id]}", label=plain(actor.name) or "?", shape="custom", x=x, y=y, value=facts,
            **_actor(actor, aliases, why),
        )  # fmt: skip
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
    documents = {document.id: document for document in graph.documents}
    known = {fact.evidence.document for fact in graph.told} | set(documents)
    order = {document_id: index for index, document_id in enumerate(sorted(known))}
    sentences: dict[tuple[str, int, int], int] = {}
    several = {event.event: event.occurrence for event in graph.events if event.occurrence}
    told = {event: index for index, event in enumerate(several)}
    rows = [_fact(fact, documents, number, sentences, of_fact.get(fact.id, []), told) for fact in graph.told]
    phrases = _numbered(rows)
    return {
        "title": title, "limit": limit, "quads": QUADS, "statuses": STATUSES, "types": TYPES, "kinds": KINDS,
        "phrases": phrases, "quad_of": [QUADS.index(_QUAD_OF.get(kind, STANDING)) for kind in TYPES],
        "nodes": _table(_NODE, [[node[key] for key in _NODE] for node in network.nodes]),
        "edges": _table(_EDGE, [[edge[key] for key in _EDGE] for edge in network.edges]),
        "options": network.options,
        "documents": _table(_DOCUMENT, [_document(documents.get(key, Document(key, ""))) for key in order]),
        "sentences": [[order[key[0]], _text(documents, key)] for key in sentences],
        "facts": _table(_FACT, rows),
        "events": _table(_EVENT, [[e.documents, e.sources, _iso(e.first)] for e in several.values()]),
    }  # fmt: skip


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


def _title(graph: KnowledgeGraph) -> str:
    only = graph.documents[0].title if len(graph.documents) == 1 else ""
    return plain(only)[:120] or "Who did what to whom"


def _span(graph: KnowledgeGraph) -> str:
    """From when to when the documents are; of how many it is not known."""
    days = sorted(document.published for document in graph.documents if document.published)
    if not days:
        return ""
    first, last = _day(days[0]), _day(days[-1])
    undated = len(graph.documents) - len(days)
    span = first if first == last else f"{first} – {last}"
    return f"{span} ({undated:,} without a date)" if undated else span


def _day(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _json(data: dict[str, Any]) -> str:
    """JSON that no text in it can end: what HTML or JavaScript could read otherwise is escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return _LONE.sub("\ufffd", text)


def _hash(text: str) -> str:
    """The text as a source of a Content-Security-Policy."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    return (files("kg") / "page" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _script() -> str:
    """The page's own script: its files in order without comments, in one scope that nothing else sees."""
    parts = "\n".join(_COMMENT.sub("", _asset(f"js/{name}.js")).strip("\n") for name in _SCRIPTS)
    return f'\n"use strict";\n(() => {{\n{parts}\n}})();\n'


@cache
def _vis() -> str:
    """vis-network as pyvis ships it, without the link to a source map that nobody has."""
    path = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"\n//# sourceMappingURL=.*", "", text)
    if re.search("</script|<!--", text, re.IGNORECASE):
        raise ValueError("the vis-network bundle of this pyvis cannot stand in a page")
    return f"\n{text}\n"
