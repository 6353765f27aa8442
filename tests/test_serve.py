"""The endpoint: the SPARQL protocol, read-only, on loopback, with a page that needs nothing else."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse

import graphs
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal
from rdflib.namespace import XSD

from kg.errors import OptionError
from kg.model import EVENT_TYPES
from kg.rdf.vocabulary import Minter
from kg.sparql import ask as queries
from kg.sparql import serve
from kg.sparql import text as sparql
from kg.sparql.remote import GRAPHS
from kg.stores import store as stores

GRAPH = graphs.small()
SD = "http://www.w3.org/ns/sparql-service-description#"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@contextmanager
def serving(timeout: float) -> Iterator[str]:
    """The address of a server of the small graph."""
    with serve.server(GRAPH, timeout=timeout) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """One for all tests."""
    with serving(timeout=10) as address:
        yield address


def fetch(address: str, body: bytes | None = None, **headers: str) -> tuple[int, str, str]:
    """Status, content type and text of an answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, named), timeout=20) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def test_the_three_ways_to_ask_agree(url: str) -> None:
    """GET, form and body, as SPARQL 1.1 Protocol has them."""
    asked = urllib.parse.urlencode({"query": COUNT})
    answers = {
        fetch(f"{url}sparql?{asked}")[2],
        fetch(f"{url}sparql", asked.encode(), Content_Type="application/x-www-form-urlencoded")[2],
        fetch(f"{url}sparql", COUNT.encode(), Content_Type="application/sparql-query")[2],
    }
    assert len(answers) == 1 and int(json.loads(answers.pop())["results"]["bindings"][0]["n"]["value"]) > 100


@pytest.mark.parametrize(
    ("accept", "kind", "starts"),
    [("", "application/sparql-results+json", "{"), ("text/csv", "text/csv", "n"),
     ("text/csv;q=0.1, application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
     ("text/tab-separated-values", "text/tab-separated-values", "?n"), ("application/xml", "application/xml", "<?xml"),
     ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml", "<?xml"),
     ("*/*", "application/sparql-results+json", "{"), ("text/*", "text/csv", "n"),
     ("application/*;q=0.2, text/csv;q=0.3", "text/csv", "n")],
)  # fmt: skip
def test_tables_come_as_asked(url: str, accept: str, kind: str, starts: str) -> None:
    """The format that the client prefers, JSON by default."""
    status, got, text = fetch(
        f"{url}sparql", COUNT.encode(), Content_Type="application/sparql-query", Accept=accept
    )
    assert (status, got) == (200, kind) and text.startswith(starts)


def test_graphs_come_as_turtle(url: str) -> None:
    """CONSTRUCT gives a graph."""
    query = b"CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    status, kind, text = fetch(f"{url}sparql", query, Content_Type="application/sparql-query")
    assert (status, kind) == (200, "text/turtle") and len(Graph().parse(data=text, format="turtle")) > 100


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [("SELECT", 400, "wrong"), ("DROP ALL", 400, "update"), ("", 400, "empty"),
     ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", 400, "no graph <file:///etc/passwd>"),
     ("SELECT * WHERE { SERVICE <http://127.0.0.1:1> { ?s ?p ?o } }", 400, "SERVICE")],
)  # fmt: skip
def test_what_it_does_not_do_is_said(url: str, query: str, status: int, words: str) -> None:
    """Errors are plain sentences with a 4xx status."""
    got, kind, text = fetch(f"{url}sparql", query.encode(), Content_Type="application/sparql-query")
    assert got == status and words in text and kind.startswith("text/plain")


def test_a_query_that_takes_too_long_is_given_up() -> None:
    """In a sentence, too."""
    endless = b"SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?h) }"
    with serving(timeout=0.5) as url:
        status, _, text = fetch(f"{url}sparql", endless, Content_Type="application/sparql-query")
    assert status == 400 and "given up after 0.5 seconds" in text


def test_it_is_read_only(url: str) -> None:
    """An update is refused and nothing changes; other methods and types are refused too."""
    update = urllib.parse.urlencode({"update": "DROP ALL"}).encode()
    assert fetch(f"{url}sparql", update, Content_Type="application/x-www-form-urlencoded")[0] == 403
    assert fetch(f"{url}sparql", b"x", Content_Type="text/plain")[0] == 415
    assert fetch(f"{url}store", b"x", Content_Type="application/sparql-query")[0] == 404
    assert fetch(f"{url}../../etc/passwd")[0] == 404


def test_a_foreign_page_cannot_borrow_the_browser(url: str) -> None:
    """A request under another host's name (DNS rebinding) is refused, and no other origin is allowed."""
    assert fetch(url, Host="evil.example")[0] == 403
    with urllib.request.urlopen(url, timeout=20) as answer:
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_page_needs_no_network(url: str) -> None:
    """Page and script name no other host; the usual prefixes come with the cookbook."""
    page, script = fetch(url)[2], fetch(f"{url}page.js")[2]
    assert "http" not in page + script and "innerHTML" not in script
    assert json.loads(fetch(f"{url}cookbook.json")[2])["prefixes"] == Minter().prefixes()


def test_the_page_offers_the_whole_cookbook(url: str) -> None:
    """Each named query has its parameters and runs when what has a default is bound."""
    offered = json.loads(fetch(f"{url}cookbook.json")[2])
    assert [each["name"] for each in offered["queries"]] == list(queries.names())
    assert set(offered["types"]) == set(EVENT_TYPES)
    for each in offered["queries"]:
        known = queries.cookbook()[each["name"]]
        assert [parameter["name"] for parameter in each["parameters"]] == [p.name for p in known.parameters]
        defaults = {p.name: Literal(p.default, datatype=XSD.date) for p in known.parameters if p.default}
        text = sparql.bound(each["text"], defaults)
        status, _, body = fetch(f"{url}sparql", text.encode(), Content_Type="application/sparql-query")
        assert status == 200, (each["name"], body)


def test_it_is_an_endpoint_for_kg_query(url: str) -> None:
    """What it serves can be queried by address with the same answers."""
    ours = queries.run_query("timeline", GRAPH, {"actor": "Mira Kov"})
    assert queries.run_query("timeline", f"{url}sparql", {"actor": "Mira Kov"}).rows == ours.rows
    assert len(queries.run_query("edges", f"{url}sparql", {"actor": "Arlen"})) > 3


def test_it_finds_actors_for_its_page(url: str) -> None:
    """By any name that kg query takes; a sentence for what is nobody's."""
    found = queries.run_query("timeline", GRAPH, {"actor": "Olaf Dáne"})
    status, _, iri = fetch(f"{url}actor?name=dane")
    assert status == 200 and queries.run_query("timeline", GRAPH, {"actor": iri}).rows == found.rows
    status, _, text = fetch(f"{url}actor?name=olav")
    assert status == 400 and "did you mean" in text and "Olaf Dáne" in text
    assert fetch(f"{url}actor?name=dane", Host="evil.example")[0] == 403


def raw(url: str, *lines: str, body: bytes = b"") -> tuple[HTTPResponse, bytes, HTTPConnection]:
    """A request as it is written, and the answer; the connection is left open."""
    connection = HTTPConnection(url.split("/")[2], timeout=20)
    method, path = lines[0].split(" ", 1)
    connection.putrequest(
        method, path, skip_host=any(each.startswith("Host:") for each in lines), skip_accept_encoding=True
    )
    for line in lines[1:]:
        connection.putheader(*line.split(": ", 1))
    connection.endheaders(body)
    answer = connection.getresponse()
    return answer, answer.read(), connection


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of a store with a graph for each document, whose friend is one other site."""
    folder = tmp_path_factory.mktemp("serve") / "store"
    stores.append(GRAPH, folder)
    with serve.server(folder, cors=["https://friend.example/"]) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


def count(url: str, way: str, query: str = "SELECT ?s { ?s kg:evidence ?o }", **graphs: list[str]) -> int:
    """How many rows there are, asked in one of the ways."""
    fields = [(f"{name}-graph-uri", each) for name, those in graphs.items() for each in those]
    address, body, kind = (
        f"{url}sparql?{urllib.parse.urlencode(fields)}",
        query.encode(),
        "application/sparql-query",
    )
    if way == "get":
        address, body = f"{url}sparql?{urllib.parse.urlencode([*fields, ('query', query)])}", b""
    if way == "form":
        address, body, kind = (
            f"{url}sparql",
            urllib.parse.urlencode([*fields, ("query", query)]).encode(),
            "application/x-www-form-urlencoded",
        )
    status, _, text = fetch(address, body or None, Content_Type=kind)
    assert status == 200, text
    return len(json.loads(text)["results"]["bindings"])


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_a_request_chooses_its_graphs(documents: str, way: str) -> None:
    """Those of the request are used, before those of the query; several are merged, and count a thing once."""
    one, two = (str(Minter().graph(each.id)) for each in GRAPH.documents)
    facts = (*GRAPH.facts, *GRAPH.relations)
    told = [sum(fact.evidence.document == each.id for fact in facts) for each in GRAPH.documents]
    assert [count(documents, way, default=[each]) for each in (one, two)] == told
    assert count(documents, way) == count(documents, way, default=[one, two]) == sum(told)
    assert count(documents, way, f"SELECT ?s FROM <{two}> {{ ?s kg:evidence ?o }}", default=[one]) == told[0]
    within = "SELECT ?s { GRAPH ?g { ?s kg:evidence ?o } }"
    assert (
        count(documents, way, within, named=[two]) == told[1]
        and count(documents, way, within, default=[two]) == 0
    )
    assert count(documents, way, named=[two]) == 0
    kinds = "SELECT ?s ?kind { ?s a ?kind }"
    both = count(documents, way, kinds, default=[one, two])
    assert both < count(documents, way, kinds, default=[one]) + count(documents, way, kinds, default=[two])


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [("query=ASK{}&query=ASK{}", 400, "has 2"), ("default-graph-uri=http://x/", 400, "has none"),
     ("query=", 400, "empty"), ("query=ASK{}&default-graph-uri=http://x/nix", 400, "no graph <http://x/nix>"),
     ("query=ASK{}&named-graph-uri=http://x/nix", 400, "no graph"), ("query=ASK{}&default-graph-uri=", 400, "no legal IRI"),
     ("query=ASK{}&default-graph-uri=a%20b", 400, "no legal IRI"), ("query=%FF", 400, "UTF-8"), ("update=DROP+ALL", 403, "read-only")],
)  # fmt: skip
def test_no_part_of_a_request_is_passed_over(documents: str, asked: str, status: int, words: str) -> None:
    """What cannot be done as it is asked is refused, by GET and by form."""
    by_form = fetch(f"{documents}sparql", asked.encode(), Content_Type="application/x-www-form-urlencoded")
    for got, _, text in (fetch(f"{documents}sparql?{asked}"), by_form):
        assert got == status and words in text
    if asked.startswith("query=ASK{}&query"):
        assert (
            fetch(f"{documents}sparql?query=ASK{{}}", b"ASK{}", Content_Type="application/sparql-query")[0]
            == 400
        )


def test_the_connection_goes_on(documents: str) -> None:
    """Two questions by one connection, HEAD without a body, OPTIONS; a body that is not read ends it."""
    asked = "/sparql?query=ASK%7B%7D"
    answer, body, connection = raw(documents, f"GET {asked}")
    assert answer.version == 11 and answer.status == 200
    connection.request("HEAD", asked)
    head = connection.getresponse()
    assert (head.status, head.read(), head.headers["Content-Length"]) == (200, b"", str(len(body)))
    connection.request("POST", "/sparql", b"ASK{}", {"Content-Type": "application/sparql-query"})
    assert connection.getresponse().read() == body
    connection.request("OPTIONS", "/sparql")
    options = connection.getresponse()
    assert (options.status, options.read()) == (204, b"")
    assert options.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    connection.close()
    for lines, status in (
        (("POST /sparql", "Transfer-Encoding: chunked", "Content-Type: application/sparql-query"), 411),
        (("POST /sparql", "Content-Length: 99999999"), 413), (("POST /sparql", "Content-Length: -1"), 413),
        (("DELETE /sparql", "Content-Length: 3"), 405), (("PUT /store", "Content-Length: 3"), 405),
    ):  # fmt: skip
        answer, text, connection = raw(documents, *lines)
        assert (answer.status, answer.headers["Connection"]) == (status, "close") and len(text) < 200
        connection.close()
    answer, _, connection = raw(documents, "POST /sparql", "Content-Type: application/sparql-query")
    connection.close()
    assert answer.status == 411


@pytest.mark.parametrize(
    ("headers", "status"),
    [((), 200), (("Origin: OURS",), 200), (("Sec-Fetch-Site: same-origin",), 200), (("Sec-Fetch-Site: none",), 200),
     (("Host: localhost:9999",), 200), (("Host: 127.0.0.1",), 200), (("Host: [::1]:80",), 200), (("Host: 192.168.1.7",), 200),
     (("Host: friend.example",), 200), (("Origin: https://friend.example", "Sec-Fetch-Site: cross-site"), 200),
     (("Sec-Fetch-Site: cross-site",), 403), (("Sec-Fetch-Site: same-site",), 403), (("Origin: https://evil.example",), 403),
     (("Origin: null",), 403), (("Origin: http://[",), 403), (("Origin: https://friend.example.evil.example",), 403), (("Origin: http://friend.example",), 403),
     (("Origin: http://localhost:1",), 403), (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"), 403),
     (("Host: evil.example",), 403), (("Host: localhost.evil.example",), 403), (("Host: 127.0.0.1.evil.example",), 403), (("Host: ",), 403)],
)  # fmt: skip
def test_who_may_ask(documents: str, headers: tuple[str, ...], status: int) -> None:
    """This computer, and the friend; no other site, under whatever name, by GET or by POST."""
    lines = [each.replace("OURS", documents.rstrip("/")) for each in headers]
    answer, text, connection = raw(documents, "GET /sparql?query=ASK%7B%7D", *lines)
    connection.close()
    assert answer.status == status and (status == 200 or b"see kg serve --" in text)
    posted = ("POST /sparql", "Content-Length: 5", "Content-Type: application/sparql-query", *lines)
    answer, _, connection = raw(documents, *posted, body=b"ASK{}")
    connection.close()
    assert answer.status == status and "Origin" in answer.headers["Vary"]
    is_friend = status == 200 and "Origin: https://friend.example" in lines
    assert answer.headers["Access-Control-Allow-Origin"] == ("https://friend.example" if is_friend else None)


def test_a_link_leads_to_the_page(documents: str) -> None:
    """From anywhere, but not into a frame."""
    answer, _, connection = raw(documents, "GET /", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
    connection.close()
    assert answer.status == 200 and "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_a_friend_asks_before_it_asks(documents: str) -> None:
    """A preflight request is answered to the friend, and to nobody else."""
    ask = (
        "OPTIONS /sparql",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: content-type",
    )
    answer, _, connection = raw(
        documents, *ask, "Origin: https://friend.example", "Sec-Fetch-Site: cross-site"
    )
    connection.close()
    assert answer.status == 204 and answer.headers["Access-Control-Allow-Origin"] == "https://friend.example"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    answer, _, connection = raw(documents, *ask, "Origin: https://evil.example")
    connection.close()
    assert answer.status == 403 and "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("bad", ["*", "null", "friend.example", "ftp://x", "https://x/y", "https://"])
def test_an_origin_is_a_whole_one(bad: str) -> None:
    """Everybody is no origin."""
    with pytest.raises(OptionError, match=r"--cors .* is no origin"):
        serve.server(ox.Store(), cors=[bad])


@pytest.mark.parametrize(
    "kind", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_it_describes_itself(documents: str, kind: str) -> None:
    """To who asks for RDF, with the graphs that there are; the page stays for browsers."""
    status, got, text = fetch(f"{documents}sparql", Accept=kind)
    assert (status, got) == (200, kind)
    told = {tuple(str(each.value) for each in quad.triple) for quad in ox.parse(text, format=GRAPHS[kind])}
    [service] = [one for one, _, kind in told if kind == f"{SD}Service"]
    assert (service, f"{SD}endpoint", f"{documents}sparql") in told
    named = {name for _, property, name in told if property == f"{SD}name"}
    assert {str(Minter().graph(each.id)) for each in GRAPH.documents} < named
    for accept in ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*", ""):
        assert fetch(f"{documents}sparql", Accept=accept)[1].startswith("text/html")
    assert fetch(f"{documents}sparql", Accept="image/png")[0] == 406


def test_a_graph_comes_as_json_ld_or_not_at_all(documents: str) -> None:
    """What the client does not take is not sent: 406 with what there is."""
    query = b"CONSTRUCT { ?s kg:status ?o } WHERE { ?s kg:status ?o }"
    kind = "application/ld+json"
    status, got, text = fetch(
        f"{documents}sparql", query, Content_Type="application/sparql-query", Accept=kind
    )
    assert (status, got) == (200, kind)
    assert len(list(ox.parse(text, format=GRAPHS[kind]))) == len(GRAPH.facts) + len(GRAPH.relations)
    for asked, accept in (
        (query, "text/csv"),
        (COUNT.encode(), "text/turtle"),
        (COUNT.encode(), "image/png, text/csv;q=0"),
    ):
        status, _, text = fetch(
            f"{documents}sparql", asked, Content_Type="application/sparql-query", Accept=accept
        )
        assert status == 406 and "text/turtle" in text and "text/csv" in text


@pytest.mark.parametrize("port", [99999, -1])
def test_a_port_that_is_none_is_told(port: int) -> None:
    """In the same sentence as one in use."""
    with pytest.raises(OptionError, match=r"cannot listen on .*: give another --port"):
        serve.server(ox.Store(), port=port)


def test_a_port_in_use_is_told(url: str) -> None:
    """One sentence with the cure."""
    with pytest.raises(OptionError, match="--port"):
        serve.server(ox.Store(), port=int(url.rstrip("/").rsplit(":", 1)[1]))
