"""SPARQL 1.1 over HTTP: questions, and documents put, replaced and removed, safe to repeat."""

from __future__ import annotations

import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import NamedTuple, cast

import pyoxigraph as ox
from rdflib import Graph, Literal
from rdflib.term import Node

from kg.errors import QueryError, StoreError
from kg.rdf import Term, from_ox
from kg.sparql.answers import Result
from kg.sparql.text import bound

JSON, TRIPLES = "application/sparql-results+json", "application/n-triples"
TABLES = {
    JSON: ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""The media types of a table, the usual one first."""
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    TRIPLES: ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""The media types of a graph."""
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.5"
RETRIES = 4
"""How often a request is repeated; each wait is twice the one before."""
_PAUSE = 0.5


class Addresses(NamedTuple):
    """Where a server takes questions, whole graphs ("" if it has no graph store) and updates."""

    query: str
    graphs: str
    update: str


def is_endpoint(where: str | os.PathLike[str]) -> bool:
    """Whether a store is an address rather than a folder."""
    return str(where).startswith(("http://", "https://"))


def addresses(address: str) -> Addresses:
    """The addresses of the server that somebody calls by one of them.

    ``/store``, ``/data`` or ``...graph-crud...`` is taken for the graph store protocol, a bare host for
    ``oxigraph serve`` (``/query``, ``/store``); any other address gets questions and updates.
    """
    parts = urllib.parse.urlsplit(address)
    if parts.path in ("", "/"):
        root = f"{parts.scheme}://{parts.netloc}"
        return Addresses(f"{root}/query?union-default-graph", f"{root}/store", "")
    found = re.search(r"/(store|data|sparql-graph-crud(-auth)?)/?$", parts.path)
    if found is None:
        return Addresses(address, "", address)
    other = {"store": "/query", "data": "/query"}.get(found[1], "/sparql")
    return Addresses(address[: address.rindex(found[0])] + other, address, "")


def ask_remote(
    address: str,
    text: str,
    values: Mapping[str, Term],
    timeout: float,
    *,
    user: tuple[str, str] | None = None,
    retries: int = 0,
) -> Result:
    """Put a query to an endpoint.

    Raises:
        QueryError: The endpoint finds it wrong, or it takes too long.
        StoreError: The endpoint does not answer.
    """
    body = urllib.parse.urlencode({"query": bound(text, values)}).encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": _ACCEPT}
    return remote_result(
        *remote_request("POST", address, body, headers, timeout=timeout, user=user, retries=retries)
    )


def remote_result(kind: str, body: bytes) -> Result:
    """The text of an answer, of one of the media types above, as a Result; rows of a graph are sorted.

    Raises:
        StoreError: It is nothing of the kind.
    """
    kind = kind.split(";")[0].strip()
    try:
        if kind in TABLES:
            return _table(ox.parse_query_results(body, format=TABLES[kind]))
        made = Graph()
        triples = ox.parse(body, format=GRAPHS.get(kind, ox.RdfFormat.TURTLE))
        made.addN((from_ox(s), from_ox(p), from_ox(o), made) for s, p, o, _ in triples)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"the answer is no {kind or 'RDF'} ({error}): is it a SPARQL endpoint?") from None
    return Result(("subject", "predicate", "object"), tuple(sorted(made)), made)


def _table(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return Result(("answer",), ((Literal(bool(found)),),))
    solutions = cast(ox.QuerySolutions, found)
    columns = tuple(variable.value for variable in solutions.variables)
    rows: list[tuple[Node | None, ...]] = [
        tuple(None if term is None else from_ox(term) for term in row) for row in solutions
    ]
    return Result(columns, tuple(rows))


def _opener(address: str, user: tuple[str, str] | None) -> urllib.request.OpenerDirector:
    """Answers Basic and Digest challenges if there is a user."""
    if user is None:
        return urllib.request.build_opener()
    keys = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    keys.add_password(None, address, *user)
    return urllib.request.build_opener(
        urllib.request.HTTPDigestAuthHandler(keys), urllib.request.HTTPBasicAuthHandler(keys)
    )


def remote_request(
    method: str,
    address: str,
    body: bytes | None,
    headers: Mapping[str, str],
    *,
    timeout: float = 60.0,
    user: tuple[str, str] | None = None,
    retries: int = 0,
) -> tuple[str, bytes]:
    """One HTTP request, repeated after a pause where the server is away or busy; content type and body.

    Raises:
        QueryError: The server finds the request wrong (4xx), or it took too long.
        StoreError: The server does not answer, or fails each time.
    """
    opener = _opener(address, user)
    for attempt in range(retries + 1):
        try:
            asked = urllib.request.Request(address, data=body, headers=dict(headers), method=method)
            with opener.open(asked, timeout=timeout) as answer:
                return answer.headers.get("Content-Type", ""), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                told = " ".join(error.read(400).decode("utf-8", "replace").split())
            if error.code < 500 and error.code != 429:
                raise QueryError(
                    f"{address} refuses the request ({error.code} {error.reason}): {told}"
                ) from None
            problem = f"{error.code} {error.reason}"
        except TimeoutError:
            raise QueryError(f"{address} did not answer within {timeout:g} seconds") from None
        except (OSError, ValueError) as error:
            problem = str(getattr(error, "reason", error))
        if attempt < retries:
            time.sleep(_PAUSE * 2**attempt)
    raise StoreError(f"{address} does not answer ({problem}): see that it runs, then run the same again")
