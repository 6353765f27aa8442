"""KnowledgeGraph -> a store that stays: an Oxigraph folder, or any SPARQL 1.1 endpoint.

Each document has a named graph, which is replaced or removed alone.  The last triple of a graph is a
digest of the others: a graph that has the right one is whole and up to date, so a run that was cut
off goes on where it stopped, and a run that is repeated changes nothing.
"""

from __future__ import annotations

import os
import re
import urllib.parse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import cast

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg import endpoints, folders, identity, joining, settling, turtle
from kg.errors import QueryError, StoreError
from kg.folders import is_store
from kg.graph import KnowledgeGraph
from kg.model import content_id
from kg.statements import Run, document_blocks
from kg.turtle import Block
from kg.vocabulary import DEFAULT_BASE, KG, ONTOLOGY, Minter

BATCH = 400
"""Triples in one INSERT DATA: Virtuoso refuses more than some thousand lines."""

BULK = 200_000
"""Triples of new documents that are loaded at once."""

_LOADING = ox.NamedNode(f"{ONTOLOGY}#loading")
"""An empty graph that is there while new documents are loaded."""

_DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph <{KG.digest}> ?digest }} }}"

_DOCUMENTS = f"""
SELECT DISTINCT ?id ?content WHERE {{ GRAPH ?graph {{
    ?document a <{KG.Document}> ; <{DCTERMS.identifier}> ?id .
    OPTIONAL {{ ?document <{KG.contentDigest}> ?content }}
}} }}"""


def _people(where: str = "") -> str:
    """The query for people of a known state."""
    told = f"?actor a <{KG.Person}> ; <{DCTERMS.identifier}> ?id ; <{KG.country}> ?country"
    return f"SELECT DISTINCT ?id ?country WHERE {{ {where} {{ {told} }} }}"


@dataclass(frozen=True, slots=True)
class Change:
    """What ``append`` did.

    ``new`` and ``unchanged`` are numbers of documents, ``replaced`` the ids of those that were there and
    now tell something else; ``renamed`` are (id, id in the store) where another text has the id there.
    """

    new: int
    unchanged: int
    replaced: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def is_endpoint(where: str | os.PathLike[str]) -> bool:
    """Whether a store is an address rather than a folder."""
    return str(where).startswith(("http://", "https://"))


def open_store(where: str | os.PathLike[str]) -> ox.Store:
    """The Oxigraph store in a folder, made if need be; the ontology is in it.

    Raises:
        StoreError: It cannot be opened, or something else is there.
    """
    folder = Path(where)
    if not is_store(folder):
        _check_empty(folder)
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


def ready(
    where: str | os.PathLike[str], *, user: tuple[str, str] | None = None
) -> ox.Store | str | os.PathLike[str]:
    """A store that can be written to later: opened if there is one, asked if it is a server's.

    Raises:
        StoreError: It cannot be opened or does not answer, or something else is there.
        OutputError: It cannot be made.
    """
    if is_endpoint(where):
        endpoints.ask(
            query_address(str(where)), "ASK { ?s ?p ?o }", {}, 60.0, user=user, retries=endpoints.RETRIES
        )
        return where
    if is_store(Path(where)):
        return open_store(where)
    _check_empty(Path(where))
    folders.check(Path(where))
    return where


def _check_empty(folder: Path) -> None:
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise StoreError(f"{folder} is not empty and no store: give another folder")


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
    replacing: bool = False,
) -> Change:
    """Put every document of a graph into a store; what is there of the same text is brought up to date.

    Args:
        graph: what to put.
        where: a folder, an open store, or the address of an endpoint.
        base: the base IRI.
        run: the reading that made the graph.
        user: name and password for an endpoint.
        replacing: whether another text takes the place of one with its id, instead of getting another id.

    Raises:
        StoreError: The store cannot be opened or written, or the server goes away; says how far it came.
    """
    with _room(where):
        store = _target(where, user)
        ids = identity.settle(graph.documents, store.documents(), replacing=replacing)
        graph = _fitted(identity.renamed(graph, ids), store)
        known = store.digests()
        became: dict[str, str] = {}
        blocks = document_blocks(graph, base=base, run=run)
        for document, (name, told) in zip(graph.documents, blocks, strict=True):
            lines = _lines(told)
            digest = content_id(*lines)
            became[document.id] = _became(known.get(str(name)), digest)
            if became[document.id] == "unchanged":
                continue
            try:
                store.replace(name, [*lines, _mark(name, digest)])
            except (StoreError, QueryError) as error:
                done = f"{len(became) - 1} of {len(graph.documents)} documents are stored"
                raise StoreError(f"{error}; {done}, the same command goes on from there") from None
        _name_codes(store, known)
        store.flush()
    return _change(became, ids)


def _became(before: str | None, after: str) -> str:
    if before is None:
        return "new"
    return "unchanged" if before == after else "replaced"


def _change(became: Mapping[str, str], ids: Mapping[str, str]) -> Change:
    count = Counter(became.values())
    replaced = tuple(each for each, how in became.items() if how == "replaced")
    renamed = tuple((old, new) for old, new in sorted(ids.items()) if became[new] == "new")
    return Change(count["new"], count["unchanged"], replaced, renamed)


@contextmanager
def _room(where: object) -> Iterator[None]:
    """What the disk under a store says, as a StoreError."""
    try:
        yield
    except OSError as error:
        cure = "see that the disk has room, then run the same again: it goes on from what is there"
        raise StoreError(f"the store {where} cannot be written ({error}): {cure}") from None


def remove(
    document_id: str,
    where: str | os.PathLike[str] | ox.Store,
    *,
    base: str = DEFAULT_BASE,
    user: tuple[str, str] | None = None,
) -> bool:
    """Remove a document and all it told; False if it was not there.

    Raises:
        StoreError: There is no store, or it does not answer.
    """
    if isinstance(where, str | os.PathLike) and not is_endpoint(where) and not is_store(Path(where)):
        raise StoreError(f"there is no store {where}: give the folder that kg build --store wrote")
    with _room(where):
        store, name = _target(where, user), Minter(base).graph(document_id)
        there = str(name) in store.digests()
        store.replace(name, [])
        store.flush()
    return there


def _fitted(graph: KnowledgeGraph, store: _Folder | _Endpoint) -> KnowledgeGraph:
    """The graph with the ids that its people have in the store, where a name is of several states."""
    people = [actor for actor in graph.actors if actor.kind == "person"]
    ids = joining.fitted(people, store.people()) if people else {}
    return graph.renamed(ids) if ids else graph


def _mark(name: URIRef, digest: str) -> str:
    """The last line of a graph."""
    return f"<{name}> <{KG.digest}> {turtle.ntriples_term(Literal(digest))} .\n"


def _name_codes(store: _Folder | _Endpoint, known: Mapping[str, str]) -> None:
    """Put the ontology, which names the codes, into a store that has none or that of another version."""
    lines = sorted(f"{quad.triple} .\n" for quad in ox.parse(_ontology(), format=ox.RdfFormat.TURTLE))
    digest = content_id(*lines)
    if known.get(str(ONTOLOGY)) == digest:
        return
    try:
        store.replace(ONTOLOGY, [*lines, _mark(ONTOLOGY, digest)])
    except (StoreError, QueryError) as error:
        raise StoreError(f"{error}; the documents are stored, the same command goes on from there") from None


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
        self.touched: set[ox.NamedNode] = set()

    def digests(self) -> dict[str, str]:
        found = self.store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)
        return {str(quad.graph_name.value): str(quad.object.value) for quad in found}  # type: ignore[union-attr]

    def people(self) -> dict[str, str]:
        """The people of a known state, by id."""
        found = cast(ox.QuerySolutions, self.store.query(_people()))
        return {str(row["id"].value): str(row["country"].value) for row in found}

    def documents(self) -> dict[str, str]:
        """The content of every document, by its id; "" where it is not told."""
        found = cast(ox.QuerySolutions, self.store.query(_DOCUMENTS))
        return {row["id"].value: row["content"].value if row["content"] else "" for row in found}

    def replace(self, name: URIRef, lines: list[str]) -> None:
        node = ox.NamedNode(name)
        if self.store.contains_named_graph(node):
            self._exchange(node, lines)
        else:
            self.waiting += [f"{line[:-2]}<{name}> .\n" for line in lines]
            if len(self.waiting) >= BULK:
                self.flush()

    def flush(self) -> None:
        """Write what is waiting, the digests last, and say of each actor one thing only."""
        lines, self.waiting = self.waiting, []
        if lines:
            self._load(lines)
        settling.settle(self.store, self.touched)
        self.touched.clear()
        self.store.remove_graph(_LOADING)

    def _load(self, lines: list[str]) -> None:
        digest = f"<{KG.digest}>"
        digests = [line for line in lines if line.split(" ", 2)[1] == digest]
        told = [line for line in lines if line.split(" ", 2)[1] != digest]
        merged = [f"{line[: line.rindex('<')]}.\n" for line in told]
        self.store.add_graph(_LOADING)
        self.store.bulk_load("".join(told + merged).encode(), format=ox.RdfFormat.N_QUADS)
        self.store.load("".join(digests).encode(), format=ox.RdfFormat.N_QUADS)
        self.touched |= settling.disputed(self.store, settling.concerned(told))

    def _exchange(self, node: ox.NamedNode, lines: list[str]) -> None:
        """A graph in the place of an older one, by what differs, in one transaction."""
        parsed = ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
        new = {quad.triple for quad in parsed}
        old = {quad.triple for quad in self.store.quads_for_pattern(None, None, None, node)}
        gone, come = _sorted(old - new), _sorted(new - old)
        lone = [triple for triple in gone if not self._told_elsewhere(triple, node)]
        shared = [triple for triple in come if triple.predicate.value != str(KG.digest)]
        empty = "" if lines else f"; DROP SILENT GRAPH {node}"
        self.touched |= settling.concerned(f"{triple} ." for triple in (*gone, *come))
        self.store.add_graph(_LOADING)
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
    if not store.contains_named_graph(_LOADING):
        return
    whole = {each.graph_name for each in store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)}
    for name in list(store.named_graphs()):
        if name not in whole and name not in (_LOADING, ox.NamedNode(ONTOLOGY)):
            store.remove_graph(name)
    store.clear_graph(ox.DefaultGraph())
    digest = ox.NamedNode(KG.digest)
    store.bulk_extend(ox.Quad(*quad.triple) for quad in store if quad.predicate != digest)
    settling.settle(store, settling.disputed(store, settling.actors(store)))
    store.remove_graph(_LOADING)


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

    def people(self) -> dict[str, str]:
        """The people of a known state, by id."""
        asked = _people("GRAPH ?graph")
        found = endpoints.ask(self.query, asked, {}, 60.0, user=self.user, retries=endpoints.RETRIES)
        return {str(name): str(country) for name, country in found.terms}

    def documents(self) -> dict[str, str]:
        found = endpoints.ask(self.query, _DOCUMENTS, {}, 60.0, user=self.user, retries=endpoints.RETRIES)
        return {str(id): str(content or "") for id, content in found.terms}

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


def _target(where: str | os.PathLike[str] | ox.Store, user: tuple[str, str] | None) -> _Folder | _Endpoint:
    if isinstance(where, ox.Store):
        return _Folder(where)
    return _Endpoint(str(where), user) if is_endpoint(where) else _Folder(open_store(where))
