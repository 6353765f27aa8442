"""KnowledgeGraph -> one HTML page that explores it: no network, no server, nothing to install.

pyvis builds nodes, edges and options, vis-network (from pyvis's wheel) draws them; the page around
is our own autoescaped template (``kg/page``).  Every text of a document travels packed in a block that
cannot be left, is shown by ``textContent`` alone, and a Content-Security-Policy with hashes lets no other
script run and no request out.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from kg.characters import plain
from kg.graph import KnowledgeGraph
from kg.graph.network import plain_graph
from kg.page.assets import asset, boot, css, digest, packed, script, vis
from kg.page.data import data_of, json_of
from kg.page.texts import texts_of


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


def inline_page(
    graph: KnowledgeGraph, *, title: str = "", limit: int = 150, height: int = 760, texts: bool = False
) -> Inline:
    """The page for a notebook's cell (Jupyter, VS Code, Colab); ``height`` in pixels."""
    return Inline(render(graph, title=title, limit=limit, texts=texts), height)


def write_page(
    graph: KnowledgeGraph, path: str | Path, *, title: str = "", limit: int = 150, note: str = "",
    texts: bool = False,
) -> Path:  # fmt: skip
    """Write the page to ``path`` (UTF-8, Unix line ends); folders are made."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    told = render(graph, title=title, limit=limit, note=note, texts=texts)
    path.write_text(told, encoding="utf-8", newline="\n")
    return path


def render(
    graph: KnowledgeGraph, *, title: str = "", limit: int = 150, seed: int = 1, note: str = "",
    texts: bool = False,
) -> str:  # fmt: skip
    """The whole page as HTML text; the same graph gives the same bytes.

    Args:
        graph: what is shown.
        title: the heading; without one, the title of the only document, or "Who did what to whom".
        limit: how many actors the picture opens with, the most important first; the page can show more.
        seed: of the layout.
        note: what of a larger graph this is.
        texts: whether it holds the whole texts of the documents, as far as the graph has them.
    """
    data = data_of(graph, title=plain(title) or _title(graph), limit=max(1, limit), seed=seed)
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"script-src {digest(boot())} {digest(vis())} {digest(script())}; style-src {digest(css())}; "
        "font-src data:; img-src data: blob:"
    )
    jinja = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return jinja.from_string(asset("page.html.jinja")).render(
        title=data["title"], policy=policy, css=Markup(css()), script=packed(script()), boot=Markup(boot()),
        vis=packed(vis()), data=packed(json_of(data)), actors=len(plain_graph(graph).actors),
        events=len({event.event for event in graph.events}), states=len(graph.states),
        documents=len(graph.documents), span=_span(graph), note=note,
        texts=packed(json_of(texts_of(graph))) if texts else "",
    )  # fmt: skip


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
