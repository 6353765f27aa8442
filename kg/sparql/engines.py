"""A question put to an engine: Oxigraph, rdflib's own for an rdflib graph, or that of another machine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph, plugin
from rdflib.plugins.stores.memory import Memory, SimpleMemory
from rdflib.query import Processor, ResultSerializer
from rdflib.serializer import Serializer

from kg.errors import QueryError
from kg.rdf import Term, reading
from kg.sparql import guard, remote
from kg.sparql.answers import Result
from kg.sparql.guard import Dataset
from kg.sparql.remote import GRAPHS, JSON, TABLES, TRIPLES
from kg.sparql.text import bound, surely_bound
from kg.sparql.timeout import Answer, within

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query

Store = ox.Store | Path
"""A store in memory, or the folder of one, which is opened anew for each question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and what goes with it.

    Args:
        text: SPARQL.
        values: terms for variables of it.
        prefixes: those that it need not declare.
        ours: it is of the cookbook, so it need not be guarded.
        allow: let it reach other servers, and rdflib the files and addresses of FROM.
        dataset: in the place of FROM; without either all graphs are asked.
    """

    text: str
    values: Mapping[str, Term] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    ours: bool = False
    allow: bool = False
    dataset: Dataset | None = None


def ask_oxigraph(
    source: Store, question: Question, timeout: float, tables: str | None = JSON, graphs: str | None = TRIPLES
) -> Answer:
    """What an Oxigraph store answers, in the media type for a table or that for a graph.

    Raises:
        QueryError: The query is wrong, refused or too slow, or the answer has no media type.
        StoreError: The folder cannot be read.
    """

    def work() -> Answer:
        with opened(source) as store:
            return _by_oxigraph(store, question, tables, graphs)

    return within(timeout, work, files=isinstance(source, Path), network=question.allow)


def opened(source: Store) -> AbstractContextManager[ox.Store]:
    """The store, to read.

    Raises:
        StoreError: The folder cannot be read.
    """
    return reading(source) if isinstance(source, Path) else nullcontext(source)


def ask_rdflib(graph: Graph, question: Question, timeout: float) -> Answer:
    """What an rdflib graph answers by rdflib's engine; one that is not in memory may go where its store is.

    Raises:
        QueryError: The query is wrong, refused or too slow.
    """
    for kind, name in (("sparql", Processor), ("json", ResultSerializer), ("nt", Serializer)):
        plugin.get(kind, name)  # read now what cannot be opened later
    elsewhere = not isinstance(graph.store, Memory | SimpleMemory)
    query = _parsed(question.text) if question.ours and not elsewhere else question.text
    return within(timeout, lambda: _by_rdflib(graph, question, query), network=question.allow or elsewhere)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Query:
    """A query of the cookbook, where there are fewer: rdflib takes longer to parse one than to answer it."""
    from rdflib.plugins.sparql import prepareQuery  # loads a parser: half a second

    return prepareQuery(text)


def ask_endpoint(address: str, question: Question, timeout: float) -> Result:
    """What the engine of another machine answers; it is only ever asked, and told of no value but as a term.

    Raises:
        QueryError: The query is wrong, refused or too slow.
        StoreError: The endpoint does not answer.
    """
    text = _bound(question)
    if not question.ours:
        guard.refuse_update(text, allow=question.allow)
        if not question.allow:
            guard.refuse(guard.reach(text, question.prefixes), graphs=True)
        text = guard.with_prefixes(text, question.prefixes)
    return remote.ask_remote(address, text, {}, timeout)


def _bound(question: Question) -> str:
    """The text for an engine that binds no values; that of the cookbook is known to be sound."""
    if question.ours:
        return bound(question.text, question.values)
    return surely_bound(question.text, question.values, question.prefixes)


def _by_oxigraph(store: ox.Store, question: Question, tables: str | None, graphs: str | None) -> Answer:
    text = _bound(question)
    try:
        answer = _answer(store, text, question.prefixes, _dataset(text, question))
        media = graphs if isinstance(answer, ox.QueryTriples) else tables
        if media is None:
            return "", b""
        kind = GRAPHS[media] if isinstance(answer, ox.QueryTriples) else TABLES[media]
        return media, answer.serialize(format=kind) or b""  # type: ignore[arg-type]
    except (SyntaxError, ValueError) as error:
        raise guard.wrong(text, str(error), question.prefixes) from None


def _dataset(text: str, question: Question) -> Dataset | None:
    """The graphs that are asked, of a query that may be put.

    Oxigraph takes FROM for graphs of its own store, and loads nothing.
    """
    if question.ours:
        return question.dataset
    try:
        found = guard.reach(text, question.prefixes)
    except QueryError:
        if not question.allow:
            raise
        return question.dataset
    if not question.allow:
        guard.refuse(found, graphs=False)
    return question.dataset or found.dataset


def _answer(
    store: ox.Store, text: str, prefixes: Mapping[str, str], dataset: Dataset | None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    known = dict(prefixes)
    if dataset is None:
        return store.query(text, prefixes=known)
    default, named = _nodes(store, dataset.default), _nodes(store, dataset.named)
    if len(default) < 2:
        return store.query(text, prefixes=known, default_graph=default, named_graphs=named)  # type: ignore[arg-type]
    part = ox.Store()  # Oxigraph's own union counts a triple once for each graph that it is in
    for name in named:
        part.extend(store.quads_for_pattern(None, None, None, name))
    for name in default:
        part.extend(ox.Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, name))
    return part.query(text, prefixes=known, default_graph=ox.DefaultGraph(), named_graphs=named)  # type: ignore[arg-type]


def _nodes(store: ox.Store, names: Iterable[str]) -> list[ox.NamedNode]:
    """The graphs of these names: one that is not there would be an empty answer."""
    found = [ox.NamedNode(name) for name in names]
    for name in found:
        if not store.contains_named_graph(name):
            raise QueryError(f"there is no graph {name} here, and nothing is read from elsewhere")
    return found


def _by_rdflib(graph: Graph, question: Question, query: str | Query) -> Answer:
    text, known = question.text, {**dict(graph.namespaces()), **question.prefixes}
    if not (question.ours or question.allow):
        guard.refuse(guard.reach(text, known), graphs=True)
    try:
        found = graph.query(query, initNs=known, initBindings=dict(question.values))
        if found.type in ("CONSTRUCT", "DESCRIBE"):
            return TRIPLES, (found.graph or Graph()).serialize(format="nt", encoding="utf-8")
        if found.type == "SELECT":
            # rdflib makes one empty row of GROUP BY over nothing.
            found.bindings = [row for row in found.bindings if row]
        return JSON, found.serialize(format="json") or b""
    except Exception as error:  # rdflib raises whatever its parser does
        raise guard.wrong(text, str(error), known) from None
