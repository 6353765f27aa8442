"""Tables for a notebook: HTML in which texts are whole, days unbroken, addresses links, and nothing runs.

Every text is escaped and bounded; a link is an http or https address that could stand in a graph.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from datetime import date

from rdflib import URIRef
from rdflib.term import Node

from kg.characters import plain
from kg.rdf import Minter, is_legal
from kg.sparql.rows import cell

LONGEST = 2_000
"""Characters of a cell: a sentence is whole, a page of a broken file is not."""

_WORD = 30
"""Characters of a word that may be broken."""

_HASH = re.compile("[0-9a-f]{16}")

# Notebooks give tables columns of one width, and turn texts to the right.
_STYLE = (
    "<style>.kg-table.kg-table{table-layout:auto;border-collapse:collapse;margin:0 auto 0 0}"
    ".kg-table tbody td,.kg-table thead th"
    "{text-align:left;vertical-align:top;max-width:44em;white-space:normal}"
    ".kg-table tbody td.kg-day{white-space:nowrap}.kg-table tbody td.kg-long{overflow-wrap:anywhere}</style>"
)


def html_table(columns: Sequence[str], rows: Iterable[Iterable[object]], note: str = "") -> str:
    """A table of terms or Python values; ``note`` is a line below it."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    below = f"<p>{html.escape(note)}</p>" if note else ""
    head = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f'{_STYLE}<table class="kg-table">{head}<tbody>{body}</tbody></table>{below}'


def _cell(value: object) -> str:
    """The cell of a term or of a Python value."""
    if isinstance(value, URIRef):
        return f"<td>{_iri(value)}</td>"
    told = cell(value) if isinstance(value, Node) else value
    if isinstance(told, date):
        return f'<td class="kg-day">{told.isoformat()}</td>'
    text = "" if told is None else plain(str(told))
    long = ' class="kg-long"' if any(len(word) > _WORD for word in text.split()) else ""
    return f"<td{long}>{_link(text, text) if _is_address(text) else html.escape(cut(text, LONGEST))}</td>"


def cut(text: str, width: int) -> str:
    """The text in no more characters than ``width``."""
    return text if len(text) <= width else text[: width - 1] + "…"


def _iri(iri: URIRef) -> str:
    """Our codes by their names, things of a graph by their prefixed names, anything else as a link."""
    named = cell(iri)
    if named != str(iri):
        return html.escape(cut(plain(str(named)), LONGEST))
    prefix, space = max(
        ((name, space) for name, space in Minter().prefixes().items() if iri.startswith(space)),
        key=lambda item: len(item[1]),
        default=("", ""),
    )
    name = iri.removeprefix(space)
    name = f"{name[:6]}…" if _HASH.fullmatch(name) else name
    short = cut(plain(f"{prefix}:{name}" if space else _last(iri)), 60)
    if _is_address(iri) and not iri.startswith(Minter().base):
        return _link(iri, short)
    return f'<span title="{html.escape(cut(plain(iri), LONGEST))}">{html.escape(short)}</span>'


def _last(iri: str) -> str:
    """What a reader needs of a long address: its end."""
    return iri if len(iri) <= 60 else "…/" + iri.rstrip("/").rpartition("/")[2]


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://")) and is_legal(text) and len(text) <= LONGEST


def _link(address: str, text: str) -> str:
    where = html.escape(address)
    return f'<a href="{where}" target="_blank" rel="noopener noreferrer">{html.escape(text)}</a>'
