"""A store as a read-only SPARQL 1.1 endpoint, with a page to ask it that needs no network.

``/sparql`` answers the SPARQL 1.1 Protocol (query by GET, by form, by body) and describes itself; ``/`` is
the page.  It listens on loopback unless told otherwise, and answers no page of another site unless told so.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import parse_qs

from kg.errors import OptionError, QueryError, StoreError
from kg.model import EVENT_TYPES
from kg.rdf import LOADING, Minter
from kg.sparql import engines, protocol
from kg.sparql.ask import TIMEOUT, Source, cookbook, find_actor, store_of
from kg.sparql.engines import Question
from kg.sparql.protocol import Request, RequestError
from kg.sparql.remote import GRAPHS, TABLES
from kg.sparql.timeout import Answer, within

_LARGEST = 1_000_000
_AT_ONCE = 4
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_METHODS = "GET, HEAD, POST, OPTIONS"
_PAGE, _WORDS = "text/html", "text/plain; charset=utf-8"
_BODY = ("Content-Length", "Transfer-Encoding")


class Server(ThreadingHTTPServer):
    """The endpoint of one store; ``url`` is where it listens.

    Args:
        address: host and port.
        store: what it answers from.
        timeout: seconds after which a query is given up.
        friends: the origins of pages that may ask.
    """

    daemon_threads = True

    def __init__(
        self, address: tuple[str, int], store: engines.Store, timeout: float, friends: Sequence[str] = ()
    ) -> None:
        self.store, self.limit = store, timeout
        self.friends, self.names = tuple(friends), protocol.names_of(address[0], friends)
        self.prefixes = Minter().prefixes()
        self.slots = threading.Semaphore(_AT_ONCE)
        super().__init__(address, _Handler)

    @property
    def url(self) -> str:
        """Where it is to be opened: ``http://127.0.0.1:8080/``."""
        return f"http://{self.server_address[0]!s}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away is no fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def ask(self, asked: Request, tables: str | None, graphs: str | None) -> Answer:
        """The answer and its media type, "" if there is none that the client wants."""
        question = Question(asked.query, prefixes=self.prefixes, dataset=asked.dataset)
        return engines.ask_oxigraph(self.store, question, self.limit, tables, graphs)

    def description(self, address: str, media: str | None) -> Answer:
        """The description of this service, as ``ask`` answers."""

        def work() -> Answer:
            if media is None:
                return "", b""
            with engines.opened(self.store) as store:
                names = sorted(str(each.value) for each in store.named_graphs() if each != LOADING)
                return media, protocol.service_description(address, names, media)

        return within(self.limit, work, files=True)


def server(
    sources: Source | Sequence[Source],
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    timeout: float = TIMEOUT,
    cors: Sequence[str] = (),
) -> Server:
    """A server of these sources, ready for ``serve_forever``; port 0 takes any that is free.

    Args:
        sources: graphs, files of RDF, or the folder of a store, which may grow meanwhile.
        host: where to listen.
        port: on which port.
        timeout: seconds after which a query is given up.
        cors: the origins (``https://example.org``) of pages of others that may ask.

    Raises:
        OptionError: The port is taken, the host is none of this machine's, or an origin is none.
        StoreError, DocumentError: A source cannot be read.
    """
    store, friends = store_of(sources), [protocol.origin(each) for each in cors]
    with engines.opened(store):
        pass  # it can be read
    try:
        return Server((host, port), store, timeout, friends)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or "there is no such port"
        raise OptionError(f"cannot listen on {host}:{port} ({why}): give another --port") from None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "kg"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30.0
    ends = False
    """Whether the client wants the connection to end with this answer."""

    def do_GET(self) -> None:
        self._reply(self._get)

    def do_HEAD(self) -> None:
        self._reply(self._get)

    def do_POST(self) -> None:
        self._reply(self._post)

    def do_OPTIONS(self) -> None:
        self._reply(lambda path, asked: self._send(204, "", b""))

    def do_PUT(self) -> None:
        self._reply(self._refuse_method)

    def do_DELETE(self) -> None:
        self._reply(self._refuse_method)

    def do_PATCH(self) -> None:
        self._reply(self._refuse_method)

    def _reply(self, answer: Callable[[str, str], None]) -> None:
        """Answer, or say why not; an unread body ends the connection."""
        path, _, asked = self.path.partition("?")
        self.ends = self.close_connection
        self.close_connection = self.ends or any(name in self.headers for name in _BODY)
        page = self.command == "GET" and path in ("/", "/sparql") and not asked
        try:
            protocol.refuse_strangers(self.headers, self.server.names, self.server.friends, page=page)
            answer(path, asked)
        except RequestError as error:
            self._say(error.status, str(error))
        except QueryError as error:
            self._say(400, str(error))
        except StoreError as error:
            self._say(503, str(error))

    def _get(self, path: str, asked: str) -> None:
        if path == "/sparql" and asked:
            self._answer(protocol.read_request(asked))
        elif path == "/sparql":
            self._describe()
        elif path == "/":
            self._send(200, f"{_PAGE}; charset=utf-8", _file("query.html"))
        elif path == "/page.js":
            self._send(200, "text/javascript; charset=utf-8", _file("query.js"))
        elif path == "/actor":
            self._find(asked)
        elif path == "/cookbook.json":
            self._send(200, "application/json", json.dumps(_cookbook()).encode())
        else:
            raise RequestError(404, "there is nothing here: ask /sparql")

    def _post(self, path: str, asked: str) -> None:
        body = self._body()
        if path != "/sparql":
            raise RequestError(404, "there is nothing here: ask /sparql")
        kind = self.headers.get("Content-Type", "").split(";")[0].strip().lower()
        self._answer(protocol.read_request(asked, kind or "none", body))

    def _refuse_method(self, path: str, asked: str) -> None:
        raise RequestError(405, f"this endpoint is read-only: {_METHODS} are answered")

    def _body(self) -> bytes:
        """What was posted, read to its end, so that the connection can go on."""
        length = self.headers.get("Content-Length", "")
        if "Transfer-Encoding" in self.headers or not length:
            raise RequestError(411, "say how long the query is (Content-Length): it is not read in chunks")
        if not length.isdecimal() or int(length) > _LARGEST:
            raise RequestError(413, f"the query is longer than {_LARGEST:,} bytes")
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise RequestError(400, "the query ended before its Content-Length")
        self.close_connection = self.ends
        return body

    def _answer(self, asked: Request) -> None:
        accept = self.headers.get("Accept", "")
        tables, graphs = protocol.chosen(accept, TABLES), protocol.chosen(accept, GRAPHS)
        self._in_turn(lambda: self.server.ask(asked, tables, graphs))

    def _describe(self) -> None:
        """The page, or for who asks for RDF the description of the service."""
        media = protocol.chosen(self.headers.get("Accept", ""), (_PAGE, *GRAPHS))
        if media == _PAGE:
            self._send(200, f"{_PAGE}; charset=utf-8", _file("query.html"))
        else:
            address = f"http://{self.headers['Host']}/sparql"
            self._in_turn(lambda: self.server.description(address, media))

    def _in_turn(self, ask: Callable[[], Answer]) -> None:
        """Few at once, so that others can work on this machine too."""
        if not self.server.slots.acquire(timeout=5):
            raise RequestError(503, "too many queries at once: try again")
        try:
            kind, body = ask()
        finally:
            self.server.slots.release()
        if not kind:
            raise RequestError(406, f"a table is {', '.join(TABLES)}; a graph is {', '.join(GRAPHS)}")
        self._send(200, kind, body)

    def _find(self, asked: str) -> None:
        """The IRI of the actor that a field of the page names."""
        name = parse_qs(asked).get("name", [""])[0]
        self._in_turn(lambda: (_WORDS, find_actor(name, self.server.store, self.server.limit).encode()))

    def _say(self, status: int, text: str) -> None:
        self._send(status, _WORDS, text.encode("utf-8", "replace"))

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**self._headers(status), **self._cors()}.items():
            self.send_header(name, value)
        if kind:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _headers(self, status: int) -> dict[str, str]:
        always = {
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
            "Vary": "Accept, Origin",
        }
        return {**always, "Allow": _METHODS} if status in (204, 405) else always

    def _cors(self) -> dict[str, str]:
        """What lets a page of one of these origins read the answer, or ask before it does."""
        origin = self.headers.get("Origin", "")
        if origin not in self.server.friends:
            return {}
        allowed = {"Access-Control-Allow-Origin": origin}
        if self.command == "OPTIONS":
            allowed["Access-Control-Allow-Methods"] = _METHODS
            allowed["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            allowed["Access-Control-Max-Age"] = "600"
        return allowed

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: only the command line prints."""


def _file(name: str) -> bytes:
    return resources.files("kg").joinpath("sparql", name).read_bytes()


def _cookbook() -> dict[str, object]:
    """What the page offers: the cookbook with its parameters, event types, and the prefixes of our RDF."""
    return {
        "prefixes": Minter().prefixes(),
        "types": EVENT_TYPES,
        "queries": [asdict(each) for each in cookbook().values()],
    }
