"""The endpoint: the SPARQL protocol, read-only, on loopback, with a page that needs nothing else."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator

import graphs
import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal
from rdflib.namespace import XSD

from kg import queries, serve, sparql
from kg.errors import OptionError
from kg.model import EVENT_TYPES
from kg.vocabulary import Minter

GRAPH = graphs.small()
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A server of the small graph."""
    with serve.server(GRAPH, timeout=0.5) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


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
     ("text/tab-separated-values", "text/tab-separated-values", "?n"), ("image/png", "application/sparql-results+json", "{")],
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
    [("SELECT", 400, "wrong"), ("DROP ALL", 400, "DROP"), ("", 400, "wrong"),
     ("SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", 400, "FROM"),
     ("SELECT * WHERE { SERVICE <http://127.0.0.1:1> { ?s ?p ?o } }", 400, "SERVICE"),
     ("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?h) }", 400, "given up")],
)  # fmt: skip
def test_what_it_does_not_do_is_said(url: str, query: str, status: int, words: str) -> None:
    """Errors are plain sentences with a 4xx status."""
    got, kind, text = fetch(f"{url}sparql", query.encode(), Content_Type="application/sparql-query")
    assert got == status and words in text and kind.startswith("text/plain")


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
        assert fetch(f"{url}sparql", text.encode(), Content_Type="application/sparql-query")[0] == 200


def test_it_is_an_endpoint_for_kg_query(url: str) -> None:
    """What it serves can be queried by address with the same answers."""
    ours = queries.run("timeline", GRAPH, {"actor": "Mira Kov"})
    assert queries.run("timeline", f"{url}sparql", {"actor": "Mira Kov"}).rows == ours.rows
    assert len(queries.run("edges", f"{url}sparql", {"actor": "Arlen"})) > 5


def test_it_finds_actors_for_its_page(url: str) -> None:
    """By any name that kg query takes; a sentence for what is nobody's."""
    found = queries.run("timeline", GRAPH, {"actor": "Olaf Dáne"})
    status, _, iri = fetch(f"{url}actor?name=dane")
    assert status == 200 and queries.run("timeline", GRAPH, {"actor": iri}).rows == found.rows
    status, _, text = fetch(f"{url}actor?name=olav")
    assert status == 400 and "did you mean" in text and "Olaf Dáne" in text
    assert fetch(f"{url}actor?name=dane", Host="evil.example")[0] == 403


def test_a_port_in_use_is_told(url: str) -> None:
    """One sentence with the cure."""
    with pytest.raises(OptionError, match="--port"):
        serve.server(ox.Store(), port=int(url.rstrip("/").rsplit(":", 1)[1]))
