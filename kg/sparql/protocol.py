"""SPARQL 1.1 Protocol, without the wire: what a request asks, in which form, and who may ask it."""

from __future__ import annotations

import ipaddress
import socket
import urllib.parse
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message

import pyoxigraph as ox

from kg.errors import OptionError
from kg.rdf import is_legal
from kg.sparql import guard
from kg.sparql.guard import Dataset
from kg.sparql.remote import GRAPHS

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_SD, _FORMATS = "http://www.w3.org/ns/sparql-service-description#", "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class RequestError(Exception):
    """A request that is not answered: the status, and why in a sentence."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Request:
    """One query, and the graphs that it is about if it does not leave that to the server."""

    query: str
    dataset: Dataset | None = None


def read_request(address: str, kind: str = "", body: bytes = b"") -> Request:
    """What is asked by GET, by a form, or directly in the body.

    Args:
        address: the part of the address behind the question mark.
        kind: the media type of the body.
        body: what was posted.

    Raises:
        RequestError: It is no one query.
    """
    asked = _fields(address)
    if kind == FORM:
        asked += _fields(_text(body))
    elif kind == DIRECT:
        asked.append(("query", _text(body)))
    elif kind or body:
        raise RequestError(415, f"send {DIRECT}, or a form with query=")
    if any(name == "update" for name, _ in asked):
        raise RequestError(403, "this endpoint is read-only")
    found = [value for name, value in asked if name == "query"]
    if len(found) != 1:
        raise RequestError(
            400, f"a request has one query, and this has {len(found) or 'none'}: give query= once"
        )
    return Request(guard.one_line_end(found[0]), _dataset(asked))


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return urllib.parse.parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=10_000)
    except ValueError:
        raise RequestError(400, "the request is not UTF-8, or has too many fields") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise RequestError(400, "the request is not UTF-8") from None


def _dataset(asked: Iterable[tuple[str, str]]) -> Dataset | None:
    named = [(name, value) for name, value in asked if name in ("default-graph-uri", "named-graph-uri")]
    for name, value in named:
        if not is_legal(value):
            raise RequestError(400, f"{name}={value} is no legal IRI")
    if not named:
        return None
    return Dataset(
        tuple(value for name, value in named if name == "default-graph-uri"),
        tuple(value for name, value in named if name == "named-graph-uri"),
    )


def chosen(accept: str, offered: Iterable[str]) -> str | None:
    """The offered media type that the client wants most, of equals the first; None if it wants none."""
    wanted = [_wanted(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]

    def weight(kind: str) -> float:
        """By the part of Accept that says most of this type (RFC 9110, 12.5.1)."""
        for pattern in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
            if found := [weight for name, weight in wanted if name == pattern]:
                return found[0]
        return 0.0

    best = max(offered, key=weight)
    return best if weight(best) else None


def _wanted(part: str) -> tuple[str, float]:
    kind, *parameters = (each.strip().lower() for each in part.split(";"))
    weights = [each.removeprefix("q=") for each in parameters if each.startswith("q=")]
    try:
        return kind, float(weights[0]) if weights else 1.0
    except ValueError:
        return kind, 1.0


def names_of(host: str, friends: Iterable[str]) -> frozenset[str]:
    """What a server may be called that listens on ``host``; it may go by its number too."""
    return frozenset({"localhost", host.lower(), socket.gethostname().lower(), *map(_name, friends)})


def refuse_strangers(headers: Message, names: Iterable[str], friends: Iterable[str], *, page: bool) -> None:
    """A page of another site may not ask through the browser of who runs this, but for those allowed.

    Args:
        headers: of the request.
        names: what this server is called: a foreign page may have its own name lead here.
        friends: the origins (``https://example.org``) whose pages may ask.
        page: it is only our page that is fetched, and a link may lead to it.

    Raises:
        RequestError: It may not.
    """
    host, origin = headers.get("Host", ""), headers.get("Origin", "")
    name = _name(f"//{host}")
    if name not in names and not _is_number(name):
        raise RequestError(403, f"this is not {name[:80] or 'a host without a name'}: see kg serve --host")
    if origin in friends or (page and headers.get("Sec-Fetch-Mode") == "navigate"):
        return
    foreign = origin and origin.partition("://")[2].lower() != host.lower()
    if foreign or headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        raise RequestError(403, f"pages of {origin[:80] or 'another site'} may not ask: see kg serve --cors")


def origin(text: str) -> str:
    """An origin as browsers write it.

    Raises:
        OptionError: It is none, or would be everybody.
    """
    parts = urllib.parse.urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        raise OptionError(f"--cors {text} is no origin: give a whole one, such as https://example.org")
    return f"{parts.scheme}://{parts.netloc}".lower()


def service_description(address: str, graphs: Iterable[str], media: str) -> bytes:
    """What an endpoint can do and which graphs it has (SPARQL 1.1 Service Description)."""
    service, dataset, default = (
        ox.NamedNode(f"{address}#{each}") for each in ("service", "dataset", "default")
    )
    found = [
        (service, "endpoint", ox.NamedNode(address)),
        (service, "supportedLanguage", ox.NamedNode(f"{_SD}SPARQL11Query")),
        *((service, "resultFormat", ox.NamedNode(_FORMATS + each)) for each in _RESULTS),
        (service, "defaultDataset", dataset),
        (dataset, "defaultGraph", default),
    ]
    kinds = {service: "Service", dataset: "Dataset", default: "Graph"}
    for number, name in enumerate(graphs, 1):
        each = ox.NamedNode(f"{address}#graph-{number}")
        found += [(dataset, "namedGraph", each), (each, "name", ox.NamedNode(name))]
        kinds[each] = "NamedGraph"
    triples = [ox.Triple(one, ox.NamedNode(_SD + name), other) for one, name, other in found]
    triples += [ox.Triple(one, _TYPE, ox.NamedNode(_SD + kind)) for one, kind in kinds.items()]
    return ox.serialize(sorted(triples, key=str), format=GRAPHS[media], prefixes={"sd": _SD}) or b""


def _is_number(name: str) -> bool:
    """Whether it is an IP address, which cannot be made to lead elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _name(address: str) -> str:
    try:
        return (urllib.parse.urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
