"""A store as a read-only SPARQL 1.1 endpoint, with a page to ask it that needs no network.

``/sparql`` answers the SPARQL 1.1 Protocol (query by GET, by form, by body); ``/`` is the page.
It listens on loopback unless told otherwise, and only answers requests that name the host they came to.
"""

from __future__ import annotations

import json
import threading
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any

import pyoxigraph as ox

from kg import queries, sparql
from kg.deadline import Answer, within
from kg.endpoints import GRAPHS, TABLES
from kg.errors import KgError, OptionError, QueryError
from kg.model import EVENT_TYPES
from kg.vocabulary import Minter

_LARGEST = 1_000_000
_AT_ONCE = 4
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'"
)
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class Server(ThreadingHTTPServer):
    """The endpoint of one store; ``url`` is where it listens."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], store: ox.Store, timeout: float) -> None:
        self.store, self.limit = store, timeout
        self.slots = threading.Semaphore(_AT_ONCE)
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        return f"http://{self.server_address[0]!s}:{self.server_port}/"

    @property
    def hosts(self) -> tuple[str, ...] | None:
        """The names that a request may give for this host: a foreign page may not borrow the browser."""
        return _LOOPBACK if str(self.server_address[0]) in ("127.0.0.1", "::1") else None


def server(
    sources: queries.Source | Sequence[queries.Source],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    timeout: float = queries.TIMEOUT,
) -> Server:
    """A server of these sources, ready for ``serve_forever``; port 0 takes any that is free.

    Raises:
        OptionError: The port is taken or the host is none of this machine's.
        StoreError, DocumentError: A source cannot be read.
    """
    several = list(sources) if isinstance(sources, list | tuple) else [sources]
    store = several[0] if isinstance(several[0], ox.Store) else queries.load(several)  # type: ignore[arg-type]
    try:
        return Server((host, port), store, timeout)
    except OSError as error:
        raise OptionError(f"cannot listen on {host}:{port} ({error.strerror}): give another --port") from None


def serve(
    sources: queries.Source | Sequence[queries.Source],
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    timeout: float = queries.TIMEOUT,
) -> None:
    """Serve until interrupted."""
    with server(sources, host=host, port=port, timeout=timeout) as running:
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            return


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "kg"
    sys_version = ""
    timeout = 30.0

    def do_GET(self) -> None:
        path, _, rest = self.path.partition("?")
        if not self._is_for_us():
            return
        if path == "/sparql" and rest:
            self._answer(urllib.parse.parse_qs(rest).get("query", [""])[0])
        elif path in ("/", "/sparql"):
            self._send(200, "text/html; charset=utf-8", _file("query.html"))
        elif path == "/page.js":
            self._send(200, "text/javascript; charset=utf-8", _file("query.js"))
        elif path == "/actor":
            self._find(urllib.parse.parse_qs(rest).get("name", [""])[0])
        elif path == "/cookbook.json":
            self._send(200, "application/json", json.dumps(_cookbook()).encode())
        else:
            self._say(404, "there is nothing here: ask /sparql")

    def do_POST(self) -> None:
        if not self._is_for_us():
            return
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > _LARGEST:
            self._say(413, "the query is too long, or does not say how long it is")
            return
        body = self.rfile.read(int(length)).decode("utf-8", "replace")
        kind = self.headers.get("Content-Type", "").split(";")[0].strip()
        if self.path.partition("?")[0] != "/sparql":
            self._say(404, "there is nothing here: ask /sparql")
        elif kind == "application/sparql-query":
            self._answer(body)
        elif kind == "application/x-www-form-urlencoded":
            asked = urllib.parse.parse_qs(body)
            if "update" in asked:
                self._say(403, "this endpoint is read-only")
            else:
                self._answer(asked.get("query", [""])[0])
        else:
            self._say(415, "send application/sparql-query or a form with query=")

    def _is_for_us(self) -> bool:
        name = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if self.server.hosts is None or name.lower() in self.server.hosts:
            return True
        self._say(403, "this endpoint answers on loopback only")
        return False

    def _answer(self, query: str) -> None:
        if not self.server.slots.acquire(timeout=5):
            self._say(503, "too many queries at once: try again")
            return
        try:
            sparql.check(query)
            kind, body = within(self.server.limit, self._work(query))
        except QueryError as error:
            self._say(400, str(error))
        except KgError as error:
            self._say(500, str(error))
        else:
            self._send(200, kind, body)
        finally:
            self.server.slots.release()

    def _find(self, name: str) -> None:
        """The IRI of the actor that a field of the page names."""
        with self.server.slots:
            try:
                found = queries.find_actor(name, self.server.store, self.server.limit)
            except QueryError as error:
                self._say(400, str(error))
            else:
                self._say(200, found)

    def _work(self, query: str) -> Callable[[], Answer]:
        """What answers the query in the media type that the client wants."""
        table, graph = self._chosen(TABLES), self._chosen(GRAPHS)
        return lambda: queries.by_oxigraph(self.server.store, query, table, graph)

    def _chosen(self, offered: dict[str, Any]) -> str:
        """The offered type that the client wants most; the first where it does not say."""
        wanted = []
        for place, part in enumerate(self.headers.get("Accept", "").split(",")):
            kind, _, rest = part.strip().partition(";")
            weight = rest.partition("q=")[2]
            good = float(weight) if weight.replace(".", "", 1).isdigit() else 1.0
            wanted.append((-good, place, kind.strip()))
        return next((kind for _, _, kind in sorted(wanted) if kind in offered), next(iter(offered)))

    def _say(self, status: int, text: str) -> None:
        self._send(status, "text/plain; charset=utf-8", text.encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", _POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: only the command line prints."""


def _file(name: str) -> bytes:
    return resources.files("kg").joinpath("data", name).read_bytes()


def _cookbook() -> dict[str, object]:
    """What the page offers: the cookbook with its parameters, event types, and the prefixes of our RDF."""
    return {
        "prefixes": Minter().prefixes(),
        "types": EVENT_TYPES,
        "queries": [asdict(each) for each in queries.cookbook().values()],
    }
