"""KnowledgeGraph -> a store that stays: an Oxigraph folder, or any SPARQL 1.1 endpoint.

Each document has a named graph, which is replaced or removed alone.  The last triple of a graph is a
digest of the others: a graph that has the right one is whole and up to date, so a run that was cut
off goes on where it stopped, and a run that is repeated changes nothing.
"""

from __future__ import annotations

import os
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef

from kg import endpoints, turtle
from kg.errors import QueryError, StoreError
from kg.folders import LOADING, is_store, writing
from kg.graph import KnowledgeGraph
from kg.model import content_id
from kg.statements import Run, document_blocks
from kg.turtle import Block
from kg.vocabulary import DEFAULT_BASE, KG, ONTOLOGY, Minter

BATCH = 400
"""Triples in one INSERT DATA: Virtuoso refuses more than some thousand lines."""

BULK = 200_000
"""Triples of new documents that are loaded at once."""

_DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph <{KG.digest}> ?digest }} }}"


@dataclass(frozen=True, slots=True)
class Change:
    """What ``append`` did: how many documents it wrote and how many were there already."""

    written: int
    unchanged: int


def is_endpoint(where: str | os.PathLike[str]) -> bool:
    """Whether a store is an address rather than a folder."""
    return str(where).startswith(("http://", "https://"))


def open_store(where: str | os.PathLike[str]) -> ox.Store:
    """The Oxigraph store in a folder, made if need be; the ontology is in it.

    Raises:
        StoreError: It cannot be opened, or something else is there.
    """
    folder = Path(where)
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir()) and not is_store(folder)):
        raise StoreError(f"{where} is not empty and no store: give another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = ox.Store(str(folder))
    except OSError as error:
        cure = "close the program that has it open, or give another folder"
        raise StoreError(f"the store {where} cannot be opened ({error}): {cure}") from None
    _mend(store)
    name = ox.NamedNode(ONTOLOGY)
    if not store.contains_named_graph(name):
        store.load(_ontology(), format=ox.RdfFormat.TURTLE)
        store.load(_ontology(), format=ox.RdfFormat.TURTLE, to_graph=name)
    return store


def open_rdflib(where: str | os.PathLike[str]) -> Dataset:
    """The same store as an rdflib Dataset, through oxrdflib; queries see what all documents tell.

    Raises:
        StoreError: It cannot be opened.
    """
    open_store(where)
    dataset = Dataset(store="Oxigraph")
    dataset.open(str(where))
    return dataset


def append(
    graph: KnowledgeGraph,
    where: str | os.PathLike[str] | ox.Store,
    *,
    base: str = DEFAULT_BASE,
    run: Run | None = None,
    user: tuple[str, str] | None = None,
) -> Change:
    """Put every document of a graph into a store; a document that is there already is replaced.

    Args:
        graph: what to put.
        where: a folder, an open store, or the address of an endpoint.
        base: the base IRI.
        run: the reading that made the graph.
        user: name and password for an endpoint.

    Raises:
        StoreError: The store cannot be opened, or the server goes away; says how far it came.
    """
    with _alone(where):
        return _append(graph, _target(where, user), base, run)


def _append(graph: KnowledgeGraph, store: _Folder | _Endpoint, base: str, run: Run | None) -> Change:
    known = store.digests()
    total, written, unchanged = len(graph.documents), 0, 0
    for name, blocks in document_blocks(graph, base=base, run=run):
        lines = _lines(blocks)
        digest = content_id(*lines)
        if known.get(str(name)) == digest:
            unchanged += 1
            continue
        mark = f"<{name}> <{KG.digest}> {turtle.ntriples_term(Literal(digest))} .\n"
        try:
            store.replace(name, [*lines, mark])
        except (StoreError, QueryError) as error:
            done = f"{written + unchanged} of {total} documents are stored"
            raise StoreError(f"{error}; {done}, the same command goes on from there") from None
        written += 1
    store.flush()
    return Change(written, unchanged)


def remove(
    document_id: str,
    where: str | os.PathLike[str] | ox.Store,
    *,
    base: str = DEFAULT_BASE,
    user: tuple[str, str] | None = None,
) -> bool:
    """Remove a document and all it told; False if it was not there.

    Raises:
        StoreError: The store does not answer.
    """
    with _alone(where):
        return _remove(Minter(base).graph(document_id), _target(where, user))


def _remove(name: URIRef, store: _Folder | _Endpoint) -> bool:
    there = str(name) in store.digests()
    store.replace(name, [])
    return there


def _lines(blocks: Iterable[Block]) -> list[str]:
    term = turtle.ntriples_term
    return sorted({f"{term(s)} {term(p)} {term(o)} .\n" for block in blocks for s, p, o in block.triples()})


def _ontology() -> bytes:
    return resources.files("kg").joinpath("data", "ontology.ttl").read_bytes()


class _Folder:
    """Oxigraph in this process.

    Each document is a named graph; the default graph holds what they all tell, each triple once, so that
    a query which names no graph counts a thing once (Oxigraph's own union counts it once a document).
    New documents are loaded in bulk, which no transaction guards: a mark tells the next run to mend.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.waiting: list[str] = []

    def digests(self) -> dict[str, str]:
        found = self.store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)
        return {str(quad.graph_name.value): str(quad.object.value) for quad in found}  # type: ignore[union-attr]

    def replace(self, name: URIRef, lines: list[str]) -> None:
        node = ox.NamedNode(name)
        if self.store.contains_named_graph(node):
            self._exchange(node, lines)
        else:
            self.waiting += [f"{line[:-2]}<{name}> .\n" for line in lines]
            if len(self.waiting) >= BULK:
                self._load()

    def flush(self) -> None:
        """Write what is waiting: now all is there that was to come."""
        self._load()
        self.store.remove_graph(LOADING)

    def _load(self) -> None:
        """Write what is waiting; the digests last."""
        lines, self.waiting = self.waiting, []
        if not lines:
            return
        digest = f"<{KG.digest}>"
        digests = [line for line in lines if line.split(" ", 2)[1] == digest]
        told = [line for line in lines if line.split(" ", 2)[1] != digest]
        merged = [f"{line[: line.rindex('<')]}.\n" for line in told]
        self.store.add_graph(LOADING)
        self.store.bulk_load("".join(told + merged).encode(), format=ox.RdfFormat.N_QUADS)
        self.store.load("".join(digests).encode(), format=ox.RdfFormat.N_QUADS)

    def _exchange(self, node: ox.NamedNode, lines: list[str]) -> None:
        """A graph in the place of an older one, by what differs, in one transaction."""
        parsed = ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
        new = {quad.triple for quad in parsed}
        old = {quad.triple for quad in self.store.quads_for_pattern(None, None, None, node)}
        gone, come = _sorted(old - new), _sorted(new - old)
        lone = [triple for triple in gone if not self._told_elsewhere(triple, node)]
        shared = [triple for triple in come if triple.predicate.value != str(KG.digest)]
        empty = "" if lines else f"; DROP SILENT GRAPH {node}"
        self.store.update(
            f"DELETE DATA {{ GRAPH {node} {{ {_listed(gone)} }} {_listed(lone)} }};"
            f"INSERT DATA {{ GRAPH {node} {{ {_listed(come)} }} {_listed(shared)} }}{empty}"
        )

    def _told_elsewhere(self, triple: ox.Triple, here: ox.NamedNode) -> bool:
        own, (subject, predicate, object_) = (here, ox.DefaultGraph()), triple
        return any(
            quad.graph_name not in own
            for quad in self.store.quads_for_pattern(subject, predicate, object_, None)
        )


def _sorted(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)


def _listed(triples: Iterable[ox.Triple]) -> str:
    return " . ".join(map(str, triples))


def _mend(store: ox.Store) -> None:
    """After a load that was cut off: graphs without their digest go, and the default graph is made again."""
    if not store.contains_named_graph(LOADING):
        return
    whole = {each.graph_name for each in store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)}
    for name in list(store.named_graphs()):
        if name not in whole and name not in (LOADING, ox.NamedNode(ONTOLOGY)):
            store.remove_graph(name)
    store.clear_graph(ox.DefaultGraph())
    digest = ox.NamedNode(KG.digest)
    store.bulk_extend(ox.Quad(*quad.triple) for quad in store if quad.predicate != digest)
    store.remove_graph(LOADING)


class _Endpoint:
    """A server.  ``/store``, ``/data`` or ``...graph-crud...`` is taken for the graph store protocol.

    A bare host is taken for ``oxigraph serve`` (``/query``, ``/store``); any other address gets updates.
    Each request may be repeated: a PUT replaces, and a graph begins by being dropped.
    """

    def __init__(self, address: str, user: tuple[str, str] | None) -> None:
        self.user = user
        parts = urllib.parse.urlsplit(address)
        if parts.path in ("", "/"):
            root = f"{parts.scheme}://{parts.netloc}"
            self.query, self.graphs, self.update = f"{root}/query?union-default-graph", f"{root}/store", ""
        elif found := re.search(r"/(store|data|sparql-graph-crud(-auth)?)/?$", parts.path):
            other = {"store": "/query", "data": "/query"}.get(found[1], "/sparql")
            self.query = address[: address.rindex(found[0])] + other
            self.graphs, self.update = address, ""
        else:
            self.query, self.graphs, self.update = address, "", address

    def digests(self) -> dict[str, str]:
        found = endpoints.ask(self.query, _DIGESTS, {}, 60.0, user=self.user, retries=endpoints.RETRIES)
        return {str(graph): str(digest) for graph, digest in found.terms}

    def replace(self, name: URIRef, lines: list[str]) -> None:
        if self.graphs:
            address = f"{self.graphs}?{urllib.parse.urlencode({'graph': str(name)})}"
            if lines:
                self._send("PUT", address, "".join(lines).encode(), "application/n-triples")
            else:
                self._delete(address)
            return
        self._change(f"DROP SILENT GRAPH <{name}>")
        rest: Iterator[str] = iter(lines)
        while batch := list(islice(rest, BATCH)):
            self._change(f"INSERT DATA {{ GRAPH <{name}> {{ {''.join(batch)} }} }}")

    def flush(self) -> None:
        """Nothing waits: each document is sent at once."""

    def _change(self, update: str) -> None:
        body = urllib.parse.urlencode({"update": update}).encode()
        self._send("POST", self.update, body, "application/x-www-form-urlencoded")

    def _delete(self, address: str) -> None:
        try:
            self._send("DELETE", address, None, "text/plain")
        except QueryError as error:
            if "(404 " not in str(error):
                raise

    def _send(self, method: str, address: str, body: bytes | None, kind: str) -> None:
        headers = {"Content-Type": kind, "Accept": "*/*"}
        endpoints.request(method, address, body, headers, user=self.user, retries=endpoints.RETRIES)


def query_address(address: str) -> str:
    """Where to put questions to the server that ``append`` takes for a store."""
    return _Endpoint(address, None).query


def _alone(where: str | os.PathLike[str] | ox.Store) -> AbstractContextManager[None]:
    """While this lasts a folder is read by nobody; a server sees to that itself."""
    return nullcontext() if isinstance(where, ox.Store) or is_endpoint(where) else writing(where)


def _target(where: str | os.PathLike[str] | ox.Store, user: tuple[str, str] | None) -> _Folder | _Endpoint:
    if isinstance(where, ox.Store):
        return _Folder(where)
    return _Endpoint(str(where), user) if is_endpoint(where) else _Folder(open_store(where))
