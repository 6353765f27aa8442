"""The named graphs of a store in a folder, and its default graph, which holds what they all tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import DCTERMS

from kg.known import is_known
from kg.rdf import KG, LOADING, ONTOLOGY
from kg.stores import settling

BULK = 200_000
"""Triples of new documents that are loaded at once."""

DIGESTS = f"SELECT ?graph ?digest WHERE {{ GRAPH ?graph {{ ?graph <{KG.digest}> ?digest }} }}"

DOCUMENTS = f"""
SELECT DISTINCT ?id ?content ?source WHERE {{ GRAPH ?graph {{
    ?document a <{KG.Document}> ; <{DCTERMS.identifier}> ?id .
    OPTIONAL {{ ?document <{KG.contentDigest}> ?content }}
    OPTIONAL {{ ?document <{KG.sourceName}> ?source }}
}} }}"""


def people(where: str = "") -> str:
    """The query for people of a known state."""
    told = f"?actor a <{KG.Person}> ; <{DCTERMS.identifier}> ?id ; <{KG.country}> ?country"
    return f"SELECT DISTINCT ?id ?country WHERE {{ {where} {{ {told} }} }}"


class Folder:
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
        """The digest of what each document tells, by the IRI of its graph."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)
        return {str(quad.graph_name.value): str(quad.object.value) for quad in found}  # type: ignore[union-attr]

    def people(self) -> dict[str, str]:
        """The people of a known state, by id."""
        found = cast(ox.QuerySolutions, self.store.query(people()))
        return {str(row["id"].value): str(row["country"].value) for row in found}

    def documents(self) -> dict[str, tuple[str, str]]:
        """Content and source of every document, by its id; "" where it is not told."""
        found = cast(ox.QuerySolutions, self.store.query(DOCUMENTS))
        told = ([term.value if term else "" for term in row] for row in found)
        return {id: (content, source) for id, content, source in told}

    def replace(self, name: URIRef, lines: list[str]) -> None:
        """Let a graph hold these N-Triples and nothing else; a new one may wait until ``flush``."""
        node = ox.NamedNode(name)
        if self.store.contains_named_graph(node):
            self._exchange(node, lines)
        else:
            self.waiting += [f"{line[:-2]}<{name}> .\n" for line in lines]
            if len(self.waiting) >= BULK:
                self._load()

    def keep_apart(self, name: URIRef, lines: list[str]) -> None:
        """Let a graph hold these N-Triples, and the default graph nothing of them; the digest comes last."""
        node = ox.NamedNode(name)
        self.store.remove_graph(node)
        for some in (lines[:-1], lines[-1:]):
            self.store.bulk_load("".join(some).encode(), format=ox.RdfFormat.N_TRIPLES, to_graph=node)

    def flush(self) -> None:
        """Write what is waiting, and say of each actor one thing only: now all is there that was to come."""
        self._load()
        settling.settle(self.store, self.touched)
        self.touched.clear()
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
        self.store.add_graph(LOADING)
        self.store.update(
            f"DELETE DATA {{ GRAPH {node} {{ {_listed(gone)} }} {_listed(lone)} }};"
            f"INSERT DATA {{ GRAPH {node} {{ {_listed(come)} }} {_listed(shared)} }}{empty}"
        )

    def _told_elsewhere(self, triple: ox.Triple, here: ox.NamedNode) -> bool:
        own, (subject, predicate, object_) = (here, ox.DefaultGraph()), triple
        return any(
            quad.graph_name not in own and not is_known(str(quad.graph_name))
            for quad in self.store.quads_for_pattern(subject, predicate, object_, None)
        )


def _sorted(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return sorted(triples, key=str)


def _listed(triples: Iterable[ox.Triple]) -> str:
    return " . ".join(map(str, triples))


def mend(store: ox.Store) -> None:
    """After a load that was cut off: graphs without their digest go, and the default graph is made again."""
    if not store.contains_named_graph(LOADING):
        return
    whole = {each.graph_name for each in store.quads_for_pattern(None, ox.NamedNode(KG.digest), None)}
    for name in list(store.named_graphs()):
        if name not in whole and name not in (LOADING, ox.NamedNode(ONTOLOGY)):
            store.remove_graph(name)
    store.clear_graph(ox.DefaultGraph())
    digest = ox.NamedNode(KG.digest)
    told = (quad for quad in store if not is_known(str(quad.graph_name)))
    store.bulk_extend(ox.Quad(*quad.triple) for quad in told if quad.predicate != digest)
    settling.settle(store, settling.disputed(store, settling.settled_actors(store)))
    store.remove_graph(LOADING)
