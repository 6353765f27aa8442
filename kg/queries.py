"""Queries over files, graphs, stores and endpoints; and the cookbook of named ones.

A query is text of one's own or the name of one in ``kg/data/queries``.  Its parameters are bound by
the engine, never pasted into the text.  Oxigraph answers, in memory or from its folder; an rdflib
graph answers by rdflib's own engine, an endpoint by itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg import endpoints, finding, rdf, rdfread, sparql, stores
from kg.deadline import Answer, within
from kg.endpoints import JSON, TRIPLES
from kg.errors import QueryError, StoreError
from kg.finding import Ask
from kg.graph import KnowledgeGraph
from kg.model import EVENT_TYPES, STATE_TYPES, Actor
from kg.results import Result
from kg.turtle import Term
from kg.vocabulary import CODE, DEFAULT_BASE, Minter, is_legal

Source = KnowledgeGraph | Graph | ox.Store | str | os.PathLike[str]

TIMEOUT = 60.0
"""Seconds after which a query is given up."""

_PARAMETER = re.compile(r"# @param (\w+) \((\w+)(?:, ([^)]*))?\): (.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query wants to know: ``kind`` is actor, date, text, type or flag (yes or no)."""

    name: str
    kind: str
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query of the cookbook."""

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def cookbook() -> Mapping[str, Named]:
    """The named queries that ship with the package, by name."""
    folder = resources.files("kg").joinpath("data", "queries")
    found = [_named(item.name.removesuffix(".rq"), item.read_text(encoding="utf-8"))
             for item in folder.iterdir() if item.name.endswith(".rq")]  # fmt: skip
    return {each.name: each for each in sorted(found, key=lambda each: each.name)}


def names() -> tuple[str, ...]:
    """The names of the cookbook."""
    return tuple(cookbook())


def _named(name: str, text: str) -> Named:
    parameters = [
        Parameter(*match.groups()) for match in map(_PARAMETER.fullmatch, text.splitlines()) if match
    ]
    return Named(name, text.splitlines()[0].removeprefix("# "), tuple(parameters), text)


def run(
    query: str,
    sources: Source | Sequence[Source],
    parameters: Mapping[str, object] | None = None,
    *,
    allow: bool = False,
    timeout: float = TIMEOUT,
    base: str = DEFAULT_BASE,
) -> Result:
    """Ask a query and return its answer.

    Args:
        query: SPARQL, or the name of a query of the cookbook.
        sources: a graph, a file of RDF, the folder of a store, the address of an endpoint;
            or several graphs and files.
        parameters: values for variables of the query; of a named query by the kinds it declares.
        allow: let it use SERVICE, FROM and LOAD.
        timeout: seconds after which it is given up.
        base: the base IRI of a KnowledgeGraph's RDF and of actors given by their id.

    Raises:
        QueryError: It is refused, unknown, wrong, too slow, or a parameter is.
        StoreError: A store or endpoint does not answer.
        DocumentError: A file is no RDF.
    """
    known = cookbook().get(query.strip())
    if known is None and not re.search(r"[\s{]", query.strip()):
        raise QueryError(f"there is no query {query!r}: kg query --list shows those there are")
    text = known.text if known else query
    sparql.check(text, allow=allow)
    ask = _asker(sources, timeout, base)
    values = _named_values(known, parameters or {}, ask, base) if known else _values(parameters or {})
    found = ask(text, values)
    return replace(found, left_out=_left_out(known, values, ask)) if known else found


def _left_out(known: Named, values: Mapping[str, Term], ask: Ask) -> int:
    """How many rows without a date were left out because days were asked for."""
    ever = {
        each.name: Literal(each.default, datatype=XSD.date)
        for each in known.parameters
        if each.kind == "date" and each.default
    }
    if all(values[name] == default for name, default in ever.items()):
        return 0
    whole = ask(known.text, {**values, **ever})
    when = next(place for place, name in enumerate(whole.columns) if name in ("day", "month"))
    return sum(row[when] is None for row in whole.terms)


def _asker(sources: Source | Sequence[Source], timeout: float, base: str) -> Ask:
    """The way to put a query to the sources."""
    several = list(sources) if isinstance(sources, list | tuple) else [cast(Source, sources)]
    if len(several) == 1:
        one = several[0]
        if isinstance(one, Graph):
            return _local(lambda text, values: by_rdflib(one, text, values), timeout)
        if isinstance(one, str) and one.startswith(("http://", "https://")):
            return lambda text, values: endpoints.ask(stores.query_address(one), text, values, timeout)
        if isinstance(one, ox.Store):
            return _local(lambda text, values: by_oxigraph(one, sparql.bound(text, values)), timeout)
    whole = len(several) == 1 and isinstance(several[0], KnowledgeGraph)
    store = _kept(cast(KnowledgeGraph, several[0]), base) if whole else load(several, base)
    return _local(lambda text, values: by_oxigraph(store, sparql.bound(text, values)), timeout)


def _local(engine: Callable[[str, Mapping[str, Term]], Answer], timeout: float) -> Ask:
    """A way to ask an engine of this machine, which is stopped when it takes too long."""

    return lambda text, values: endpoints.result(*within(timeout, lambda: engine(text, values)))


_last: list[tuple[KnowledgeGraph, str, ox.Store]] = []


def _kept(graph: KnowledgeGraph, base: str) -> ox.Store:
    """The store of the graph that was asked last: loading costs more than asking."""
    for known, at, store in _last:
        if known is graph and at == base:
            return store
    store = load([graph], base)
    _last[:] = [(graph, base, store)]
    return store


def load(sources: Iterable[Source], base: str = DEFAULT_BASE) -> ox.Store:
    """Graphs and files in one store in memory; the folder of a store is opened as it is, read-only.

    Raises:
        StoreError: A folder is no store, or there are others beside it.
        DocumentError: A file is no RDF.
    """
    sources = list(sources)
    store = ox.Store()
    for source in sources:
        if isinstance(source, KnowledgeGraph):
            store.bulk_load(rdf.to_turtle(source, base=base).encode(), format=ox.RdfFormat.TURTLE)
        elif isinstance(source, str | os.PathLike) and not str(source).startswith(("http://", "https://")):
            if Path(source).is_dir():
                if len(sources) > 1:
                    raise StoreError(f"{source} is a store: query it alone")
                return open_folder(source)
            store.extend(rdfread.merged(rdfread.quads(source)))
        else:
            raise StoreError("an endpoint, a store or an rdflib graph is queried alone")
    return store


def open_folder(folder: str | os.PathLike[str]) -> ox.Store:
    """A store's folder, to read.

    Raises:
        StoreError: It is none.
    """
    if not rdfread.is_store(Path(folder)):
        raise StoreError(f"{folder} is no store: make one with kg build --store, or name a file")
    try:
        return ox.Store.read_only(str(folder))
    except OSError as error:
        raise StoreError(f"the store {folder} cannot be opened ({error})") from None


def by_oxigraph(store: ox.Store, text: str, tables: str = JSON, graphs: str = TRIPLES) -> Answer:
    """What an Oxigraph store answers, in one of the media types of ``endpoints``.

    Raises:
        QueryError: The query is wrong.
    """
    try:
        found = store.query(text)
        if isinstance(found, ox.QueryTriples):
            return graphs, found.serialize(format=endpoints.GRAPHS[graphs]) or b""
        return tables, found.serialize(format=endpoints.TABLES[tables]) or b""
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the query is wrong: {_first_line(error)}") from None


def by_rdflib(graph: Graph, text: str, values: Mapping[str, Term]) -> Answer:
    """What an rdflib graph answers by rdflib's engine.

    Raises:
        QueryError: The query is wrong.
    """
    try:
        found = graph.query(text, initBindings=dict(values))
        if found.type == "CONSTRUCT":
            return TRIPLES, (found.graph or Graph()).serialize(format="nt", encoding="utf-8")
        if found.type == "SELECT":
            # rdflib makes one empty row of GROUP BY over nothing.
            found.bindings = [row for row in found.bindings if row]
        return JSON, found.serialize(format="json") or b""
    except Exception as error:  # rdflib raises whatever its parser does
        raise QueryError(f"the query is wrong: {_first_line(error)}") from None


def _values(parameters: Mapping[str, object]) -> dict[str, Term]:
    """Values for a query of one's own, by their Python type; text that is a legal http IRI is one."""
    return {name: _plain_value(name, value) for name, value in parameters.items()}


def _plain_value(name: str, value: object) -> Term:
    if not re.fullmatch(r"[A-Za-z_]\w*", name):
        raise QueryError(f"{name!r} is no name of a variable")
    if isinstance(value, URIRef | Literal):
        if isinstance(value, URIRef) and not is_legal(value):
            raise QueryError(f"{name}: <{value}> is no legal IRI")
        return value
    if isinstance(value, str):
        return (
            URIRef(value) if value.startswith(("http://", "https://")) and is_legal(value) else Literal(value)
        )
    return Literal(value)


def _named_values(known: Named, given: Mapping[str, object], ask: Ask, base: str) -> dict[str, Term]:
    wanted = {each.name: each for each in known.parameters}
    for name in given:
        if name not in wanted:
            those = ", ".join(wanted) or "none"
            raise QueryError(f"the query {known.name} has no parameter {name!r}: it takes {those}")
    values: dict[str, Term] = {}
    for each in known.parameters:
        value = given.get(each.name, each.default)
        if value is None or value == "":
            raise QueryError(f"the query {known.name} wants {each.name}: {each.description}")
        values[each.name] = _typed(each, value, ask, base)
    return values


def _typed(parameter: Parameter, value: object, ask: Ask, base: str) -> Term:
    if isinstance(value, URIRef | Literal):
        return _plain_value(parameter.name, value)
    if parameter.kind == "date":
        try:
            return Literal(date.fromisoformat(str(value)).isoformat(), datatype=XSD.date)
        except ValueError:
            raise QueryError(
                f"{parameter.name} wants a date such as 2022-02-01, not {str(value)!r}"
            ) from None
    if parameter.kind == "type":
        kind = str(value).upper()
        if kind not in (*EVENT_TYPES, *STATE_TYPES):
            raise QueryError(f"{value!r} is no event type: use one of {', '.join(EVENT_TYPES)}")
        return CODE[kind]
    if parameter.kind == "flag":
        return _flag(parameter.name, value)
    if parameter.kind == "actor":
        return _actor(value, ask, base)
    return Literal(str(value))


def _flag(name: str, value: object) -> Literal:
    known = {"yes": True, "true": True, "no": False, "false": False}
    if str(value).lower() not in known:
        raise QueryError(f"{name} wants yes or no, not {str(value)!r}")
    return Literal(known[str(value).lower()])


def find_actor(text: str, sources: Source | Sequence[Source], timeout: float = TIMEOUT) -> URIRef:
    """The actor that a text names, as the parameters of named queries find it.

    Raises:
        QueryError: Nobody is named so, or several are.
    """
    return finding.find(text, _asker(sources, timeout, DEFAULT_BASE))


def _actor(value: object, ask: Ask, base: str) -> Term:
    """An actor by IRI, id or name."""
    if isinstance(value, Actor):
        return Minter(base).actor(value)
    text = str(value)
    if text.startswith(("http://", "https://")):
        return _plain_value("actor", URIRef(text))
    return finding.find(text, ask)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
