"""Queries over files, graphs, stores and endpoints; and the cookbook of named ones.

A query is text of one's own or the name of one in ``kg/sparql/cookbook``.  Its parameters are bound by
the engine, never pasted into the text.  Oxigraph answers, in memory or from its folder; an rdflib
graph answers by rdflib's own engine, an endpoint by itself.
"""

from __future__ import annotations

import difflib
import os
import re
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.model import EVENT_TYPES, STATE_TYPES, Actor
from kg.rdf import CODE, KG, Minter, Term, is_legal, load_file, ontology, to_turtle
from kg.sparql import engines, finding, guard, knowing, remote
from kg.sparql.answers import Result
from kg.sparql.engines import Question
from kg.sparql.finding import Ask, Otherwise
from kg.sparql.knowing import Place

Source = KnowledgeGraph | Graph | ox.Store | str | os.PathLike[str]

TIMEOUT = 60.0
"""Seconds after which a query is given up."""

_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_PARAMETER = re.compile(r"# @param (\w+) \((\w+)(?:, ([^)]*))?\): (.*)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query wants to know: ``kind`` is actor, date, number, text, type or flag (yes or no)."""

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
    folder = resources.files("kg").joinpath("sparql", "cookbook")
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


def run_query(
    query: str,
    sources: Source | Sequence[Source],
    parameters: Mapping[str, object] | None = None,
    *,
    allow: bool = False,
    timeout: float = TIMEOUT,
    base: str = "",
) -> Result:
    """Ask a query and return its answer.

    Args:
        query: SPARQL, or the name of a query of the cookbook.  The prefixes of our graphs are known.
        sources: a graph, a file of RDF, the folder of a store, the address of an endpoint;
            or several graphs and files.
        parameters: values for variables of the query; of a named query by the kinds it declares.
        allow: let it use SERVICE, and FROM where an engine would load what that names.
        timeout: seconds after which it is given up.
        base: the base IRI of a KnowledgeGraph's RDF and of actors given by their id; "" for the built-in one.

    Raises:
        QueryError: It is refused, unknown, wrong, too slow, or a parameter is.
        StoreError: A store or endpoint does not answer.
        DocumentError: A file is no RDF.
    """
    known = cookbook().get(query.strip())
    if known is None and query.strip() and not re.search(r"[\s{]", query.strip()):
        near = nearest(query.strip().lower(), names())
        raise QueryError(f"there is no query {query!r}{near}: kg query --list shows those there are")
    place = _place(sources, base)
    if known:
        return _by_name(known, place, parameters or {}, timeout, base)
    text, prefixes = guard.one_line_end(query), Minter(base).prefixes()
    return _putter(place, timeout)(Question(text, _values(parameters or {}), prefixes, allow=allow))


def _by_name(
    known: Named, place: Place, parameters: Mapping[str, object], timeout: float, base: str
) -> Result:
    """The answer to a query of the cookbook."""
    ask = _of_ours(_putter(place, timeout))
    if not knowing.asks_for_known(known.text):
        values = _named_values(known, parameters, ask, base)
        return replace(ask(known.text, values), left_out=_left_out(known, values, ask))
    base = base or knowing.base_of(place, ask)
    values = _named_values(known, parameters, ask, base, partial(knowing.iri_of, base=base))
    about = {str(value) for value in values.values() if isinstance(value, URIRef)}
    return _of_ours(_putter(knowing.beside(place, about, base), timeout))(known.text, values)


def _of_ours(put: Callable[[Question], Result]) -> Ask:
    """The way to put a query of the cookbook."""
    return lambda text, values: put(Question(text, values, ours=True))


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
    when = [place for place, name in enumerate(whole.columns) if name in ("day", "month")]
    return sum(row[place] is None for place in when for row in whole.terms)


def nearest(name: str, known: Iterable[str]) -> str:
    """What may have been meant by a name that is not known, as a part of a message."""
    found = difflib.get_close_matches(name, known, n=3, cutoff=0.7)
    return f" ({' or '.join(found)}?)" if found else ""


def unknown_terms(query: str, base: str = "") -> list[str]:
    """What a query of one's own takes for a word of our vocabulary and is none, each in a sentence."""
    tree = guard.parsed(query)
    if tree is None:
        return []
    found, known = guard.iris(tree, Minter(base).prefixes()), _vocabulary()
    return [
        f"{written} is not in the ontology{nearest(written, known.values())}"
        for iri, written in sorted(found.items())
        if iri.startswith((KG, CODE)) and iri not in known
    ]


@cache
def _vocabulary() -> Mapping[str, str]:
    """The terms of the ontology and the codes, each with its short form."""
    terms = {str(quad.subject.value) for quad in ox.parse(ontology(), format=ox.RdfFormat.TURTLE)}
    spaces = (("kg", str(KG)), ("code", str(CODE)))
    return {
        term: f"{name}:{term.removeprefix(space)}"
        for name, space in spaces
        for term in sorted(terms)
        if term.startswith(space)
    }


def _place(sources: Source | Sequence[Source], base: str) -> Place:
    """Where the sources are asked."""
    several = _several(sources)
    one = several[0] if len(several) == 1 else None
    if isinstance(one, Graph) or (isinstance(one, str) and remote.is_endpoint(one)):
        return one
    return _kept(one, base) if isinstance(one, KnowledgeGraph) else store_of(several, base)


def _putter(place: Place, timeout: float) -> Callable[[Question], Result]:
    """The way to put a question there."""
    if isinstance(place, Graph):
        return lambda question: remote.remote_result(*engines.ask_rdflib(place, question, timeout))
    if isinstance(place, str):
        return lambda question: engines.ask_endpoint(remote.addresses(place).query, question, timeout)
    return lambda question: remote.remote_result(*engines.ask_oxigraph(place, question, timeout))


_stores: dict[tuple[int, str], ox.Store] = {}
"""The stores of graphs that were asked before and are still alive: loading costs more than asking."""


def _kept(graph: KnowledgeGraph, base: str) -> ox.Store:
    key = id(graph), base
    if key not in _stores:
        _stores[key] = load([graph], base)
        weakref.finalize(graph, _stores.pop, key, None)
    return _stores[key]


def _several(sources: Source | Sequence[Source]) -> list[Source]:
    return list(sources) if isinstance(sources, list | tuple) else [cast(Source, sources)]


def store_of(sources: Source | Sequence[Source], base: str = "") -> engines.Store:
    """What Oxigraph is to ask: a store as it is, the folder of one, or graphs and files loaded into one.

    Raises:
        StoreError: A folder is no store, or there are others beside it.
        DocumentError: A file is no RDF.
    """
    several = _several(sources)
    one = several[0] if len(several) == 1 else None
    if isinstance(one, ox.Store):
        return one
    if isinstance(one, str | os.PathLike) and Path(one).is_dir():
        return Path(one)
    return load(several, base)


def load(sources: Iterable[Source], base: str = "") -> ox.Store:
    """Graphs and files in one store in memory.

    Raises:
        StoreError: One of them is a store or an endpoint.
        DocumentError: A file is no RDF.
    """
    store = ox.Store()
    for source in sources:
        if isinstance(source, KnowledgeGraph):
            store.bulk_load(to_turtle(source, base=base).encode(), format=ox.RdfFormat.TURTLE)
        elif isinstance(source, str | os.PathLike) and not remote.is_endpoint(source):
            if Path(source).is_dir():
                raise StoreError(f"{source} is a store: query it alone")
            load_file(store, source)
        elif isinstance(source, Graph | ox.Store | str):
            raise StoreError("an endpoint, a store or an rdflib graph is queried alone")
        else:
            raise QueryError(
                f"{type(source).__name__} is no graph: give a file, a store, an address, or a graph"
            )
    return store


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


def _named_values(
    known: Named, given: Mapping[str, object], ask: Ask, base: str, otherwise: Otherwise = finding.nobody
) -> dict[str, Term]:
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
        values[each.name] = _typed(each, value, ask, base, otherwise)
    first = "since" if "since" in values else "from"
    if "until" in values and str(values[first]) > str(values["until"]):
        raise QueryError(
            f"{first}={values[first]} is after until={values['until']}: give the earlier day first"
        )
    return values


def _typed(parameter: Parameter, value: object, ask: Ask, base: str, otherwise: Otherwise) -> Term:
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
            raise QueryError(f"{value!r} is no type: use one of {', '.join((*EVENT_TYPES, *STATE_TYPES))}")
        return CODE[kind]
    if parameter.kind == "flag":
        return _flag(parameter.name, value)
    if parameter.kind == "number":
        return _number(parameter.name, value)
    if parameter.kind == "actor" and value != parameter.default:
        return _actor(value, ask, base, otherwise)
    return Literal(str(value))


def _flag(name: str, value: object) -> Literal:
    known = {"yes": True, "true": True, "no": False, "false": False}
    if str(value).lower() not in known:
        raise QueryError(f"{name} wants yes or no, not {str(value)!r}")
    return Literal(known[str(value).lower()])


def _number(name: str, value: object) -> Literal:
    if not _DECIMAL.fullmatch(str(value)):
        raise QueryError(f"{name} wants a number such as 0.8, not {str(value)!r}")
    return Literal(str(value), datatype=XSD.decimal)


def find_actor(text: str, sources: Source | Sequence[Source], timeout: float = TIMEOUT) -> URIRef:
    """The actor that a text names, as the parameters of named queries find it.

    Raises:
        QueryError: Nobody is named so, or several are.
    """
    return finding.find_named(text, _of_ours(_putter(_place(sources, ""), timeout)))


def _actor(value: object, ask: Ask, base: str, otherwise: Otherwise) -> Term:
    """An actor by IRI, id or name."""
    if isinstance(value, Actor):
        return Minter(base).actor(value)
    text = str(value)
    if text.startswith(("http://", "https://")):
        return _plain_value("actor", URIRef(text))
    return finding.find_named(text, ask, otherwise)
