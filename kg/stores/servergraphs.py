"""The named graphs of a store on a server: Oxigraph, Virtuoso, Fuseki, or whatever takes SPARQL updates."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from itertools import chain, islice, repeat

from rdflib import URIRef

from kg.errors import QueryError
from kg.sparql import RETRIES, addresses, ask_remote, remote_request
from kg.stores.foldergraphs import DIGESTS, DOCUMENTS, people

BATCH = 400
"""Triples in one INSERT DATA: Virtuoso refuses more than some thousand lines."""
PART = 20_000
"""Triples in one request of the graph store protocol, some 3 megabytes: Virtuoso hangs up on thirty."""


class Server:
    """A server, spoken to by the graph store protocol or by updates (see ``Addresses``).

    Each request may be repeated: a PUT replaces, and a graph begins by being dropped.
    """

    def __init__(self, address: str, user: tuple[str, str] | None) -> None:
        self.user = user
        self.query, self.graphs, self.update = addresses(address)

    def digests(self) -> dict[str, str]:
        """The digest of what each document tells, by the IRI of its graph."""
        found = ask_remote(self.query, DIGESTS, {}, 60.0, user=self.user, retries=RETRIES)
        return {str(graph): str(digest) for graph, digest in found.terms}

    def people(self) -> dict[str, str]:
        """The people of a known state, by id."""
        asked = people("GRAPH ?graph")
        found = ask_remote(self.query, asked, {}, 60.0, user=self.user, retries=RETRIES)
        return {str(name): str(country) for name, country in found.terms}

    def documents(self) -> dict[str, tuple[str, str]]:
        """Content and source of every document, by its id; "" where it is not told."""
        found = ask_remote(self.query, DOCUMENTS, {}, 60.0, user=self.user, retries=RETRIES)
        return {str(id): (str(content or ""), str(source or "")) for id, content, source in found.terms}

    def replace(self, name: URIRef, lines: list[str]) -> None:
        """Let a graph hold these N-Triples and nothing else."""
        if self.graphs:
            address = f"{self.graphs}?{urllib.parse.urlencode({'graph': str(name)})}"
            for method, part in zip(chain(["PUT"], repeat("POST")), _parts(lines, PART), strict=False):
                self._send(method, address, part.encode(), "application/n-triples")
            if not lines:
                self._delete(address)
            return
        self._change(f"DROP SILENT GRAPH <{name}>")
        for part in _parts(lines, BATCH):
            self._change(f"INSERT DATA {{ GRAPH <{name}> {{ {part} }} }}")

    keep_apart = replace
    """A server keeps no graph of what all tell, or makes it of all that it has."""

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
        remote_request(method, address, body, headers, user=self.user, retries=RETRIES)


def _parts(lines: list[str], size: int) -> Iterator[str]:
    """The lines, so many at a time; a server takes one part after the other."""
    rest = iter(lines)
    while part := list(islice(rest, size)):
        yield "".join(part)
