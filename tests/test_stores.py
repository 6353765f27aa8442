"""Stores: a document is put, replaced and removed alone, in a folder and on two servers that others wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import graphs
import pyoxigraph as ox
import pytest
import servers
from rdflib.namespace import OWL, SKOS

from kg import api
from kg.errors import DocumentError, QueryError, StoreError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.rdf import folder as storefolders
from kg.rdf import reader as rdfread
from kg.rdf import shapes
from kg.rdf import writer as rdf
from kg.rdf.vocabulary import KG, ONTOLOGY, Minter
from kg.sparql import ask as queries
from kg.sparql import remote as endpoints
from kg.stores import servergraphs
from kg.stores import store as stores

GRAPH = graphs.small()
FIRST, SECOND = (each.id for each in GRAPH.documents)
DBA = ("dba", "dba")


def quads(where: Path) -> set[str]:
    """What the named graphs of a folder hold; the default graph holds the same, each triple once."""
    store = ox.Store.read_only(str(where))
    named = [quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)]
    merged = [quad.triple for quad in store if isinstance(quad.graph_name, ox.DefaultGraph)]
    assert len(merged) == len(set(merged))
    assert set(merged) == {quad.triple for quad in named if quad.predicate.value != str(KG.digest)}
    return {str(quad) for quad in named if quad.graph_name != ox.NamedNode(ONTOLOGY)}


def part(graph: KnowledgeGraph, document: str) -> KnowledgeGraph:
    """The graph of one document."""
    return KnowledgeGraph.of(
        [each for each in graph.documents if each.id == document],
        [fact for fact in graph.facts if fact.evidence.document == document],
        namings=graph.namings,
        relations=[each for each in graph.relations if each.evidence.document == document],
    )


def changed(graph: KnowledgeGraph, document: str) -> KnowledgeGraph:
    """The same graph as if a document told one thing less and had another title."""
    documents = [replace(each, title="New") if each.id == document else each for each in graph.documents]
    last = [fact for fact in graph.facts if fact.evidence.document == document][-1]
    kept = [fact for fact in graph.facts if fact is not last]
    return KnowledgeGraph.of(documents, kept, namings=graph.namings, relations=graph.relations)


def test_append_is_repeatable(tmp_path: Path) -> None:
    """The second time nothing is written and nothing changes."""
    assert stores.append(GRAPH, tmp_path / "s") == stores.Change(2, 0)
    before = quads(tmp_path / "s")
    assert stores.append(GRAPH, tmp_path / "s") == stores.Change(0, 2)
    assert quads(tmp_path / "s") == before


def test_one_by_one_equals_all_at_once(tmp_path: Path) -> None:
    """The order and number of runs leave no mark."""
    stores.append(GRAPH, tmp_path / "all")
    for document in (SECOND, FIRST):
        stores.append(part(GRAPH, document), tmp_path / "each")
    assert quads(tmp_path / "all") == quads(tmp_path / "each")


def test_a_document_is_replaced_alone(tmp_path: Path) -> None:
    """Only the graph of the changed document differs, and the old one leaves nothing."""
    stores.append(GRAPH, tmp_path / "s")
    before = quads(tmp_path / "s")
    change = stores.append(changed(GRAPH, SECOND), tmp_path / "s", replacing=True)
    assert change == stores.Change(0, 1, replaced=(SECOND,))
    name = f"<{Minter().graph(SECOND)}>"
    assert {q for q in quads(tmp_path / "s") if name not in q} == {q for q in before if name not in q}
    stores.append(GRAPH, tmp_path / "s", replacing=True)
    assert quads(tmp_path / "s") == before


def test_removing_leaves_no_trace(tmp_path: Path) -> None:
    """After removal the store is as if the document had never been read."""
    stores.append(part(GRAPH, FIRST), tmp_path / "s")
    before = quads(tmp_path / "s")
    stores.append(GRAPH, tmp_path / "s")
    assert stores.remove_documents(SECOND, tmp_path / "s") is True
    assert quads(tmp_path / "s") == before
    assert stores.remove_documents(SECOND, tmp_path / "s") is False
    stores.remove_documents(FIRST, tmp_path / "s")
    assert not quads(tmp_path / "s")


def test_a_store_gives_the_graph_back(tmp_path: Path) -> None:
    """What went in comes out, and keeps the shapes."""
    stores.append(GRAPH, tmp_path / "s")
    assert api.open_graph(tmp_path / "s").facts == GRAPH.facts
    assert not shapes.validate(tmp_path / "s")


def test_what_two_documents_tell_counts_once(tmp_path: Path) -> None:
    """A newcomer's count of edges or actors does not grow with the documents that tell the same."""
    graph = graphs.many(60)
    stores.append(graph, tmp_path / "s")
    for ask in (
        "SELECT (COUNT(*) AS ?n) WHERE { ?a kg:country ?c }",
        "SELECT * WHERE { ?a kg:consultedWith|kg:accused ?b }",
    ):
        query = f"PREFIX kg: <{KG}> {ask}"
        ours, whole = queries.run_query(query, tmp_path / "s"), queries.run_query(query, graph)
        assert sorted(map(str, ours.rows)) == sorted(map(str, whole.rows))


def test_a_load_that_was_cut_off_is_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run drops what is half there, and goes on as if nothing had happened."""
    stores.append(GRAPH, tmp_path / "whole")
    stores.append(part(GRAPH, FIRST), tmp_path / "s")

    def dies(self: stores.Folder) -> None:
        half = "".join(line for line in self.waiting[::2] if "ontology#digest" not in line)
        self.store.add_graph(storefolders.LOADING)
        self.store.bulk_load(half.encode(), format=ox.RdfFormat.N_QUADS)
        self.store.bulk_load(half.encode(), format=ox.RdfFormat.N_QUADS, to_graph=ox.DefaultGraph())
        raise KeyboardInterrupt

    monkeypatch.setattr(stores.Folder, "flush", dies)
    with pytest.raises(KeyboardInterrupt):
        stores.append(GRAPH, tmp_path / "s")
    monkeypatch.undo()
    assert stores.append(GRAPH, tmp_path / "s") == stores.Change(1, 1)
    assert quads(tmp_path / "s") == quads(tmp_path / "whole")


def test_hostile_documents_are_stored(tmp_path: Path) -> None:
    """Text full of syntax stays text when a graph is replaced by an update."""
    stores.append(graphs.hostile(), tmp_path / "s")
    again = changed(graphs.hostile(), graphs.hostile().documents[0].id)
    assert len(stores.append(again, tmp_path / "s", replacing=True).replaced) == 1
    assert stores.append(GRAPH, tmp_path / "s").new == 2


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_rdflib_opens_the_same_store(tmp_path: Path) -> None:
    """Through oxrdflib, for those who want rdflib's interface."""
    stores.append(GRAPH, tmp_path / "s")
    dataset = stores.open_rdflib(tmp_path / "s")
    found = dataset.query(
        "SELECT (COUNT(?e) AS ?n) WHERE { ?e a <https://w3id.org/diplomatic-kg/ontology#Event> }"
    )
    assert [int(row[0]) for row in found] == [4]
    dataset.close()


def test_a_folder_that_is_no_store_is_refused(tmp_path: Path) -> None:
    """Nothing is written into somebody's documents."""
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    for where in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(StoreError, match="not empty and no store"):
            stores.append(GRAPH, where)


def test_nobody_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is not there is one sentence, after a few tries."""
    monkeypatch.setattr(endpoints, "_PAUSE", 0.001)
    with pytest.raises(StoreError, match="does not answer"):
        stores.append(GRAPH, f"http://127.0.0.1:{servers.free_port()}")


class _Flaky(BaseHTTPRequestHandler):
    """Fails every second time, and remembers what was put."""

    calls = 0
    put: dict[str, bytes] = {}  # noqa: RUF012

    def do_POST(self) -> None:
        body = b'{"head": {"vars": ["graph", "digest"]}, "results": {"bindings": []}}'
        self._reply(body)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).calls += 1
        if type(self).calls % 2:
            self.send_error(503)
            return
        type(self).put[self.path] = body
        self._reply(b"")

    def _reply(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_busy_server_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A 503 is repeated, and each document (and the ontology, once) arrives whole."""
    monkeypatch.setattr(endpoints, "_PAUSE", 0.001)
    with HTTPServer(("127.0.0.1", 0), _Flaky) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            change = stores.append(GRAPH, f"http://127.0.0.1:{server.server_port}/store")
        finally:
            server.shutdown()
            thread.join()
    assert change.new == 2 == len(_Flaky.put) - 1


def test_an_older_ontology_is_replaced(tmp_path: Path) -> None:
    """A store that another version made has the codes of this one after the next document, each once."""
    stores.append(GRAPH, tmp_path / "new")
    old = ox.Store(str(tmp_path / "old"))
    gone = f"<{ONTOLOGY}#gone> <http://www.w3.org/2000/01/rdf-schema#label> 'gone' ."
    old.update(f"INSERT DATA {{ {gone} GRAPH <{ONTOLOGY}> {{ {gone} }} }}")
    del old
    assert stores.append(GRAPH, tmp_path / "old").new == 2
    both = [set(ox.Store.read_only(str(tmp_path / name))) for name in ("new", "old")]
    assert both[0] == both[1]


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One for both ways in: a test leaves it empty."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso put", "virtuoso update"])
def endpoint(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, object]]:
    """Where to store, and as whom."""
    folder = tmp_path_factory.mktemp("server")
    if request.param == "oxigraph":
        with servers.oxigraph(folder) as (address, _):
            yield address, None
    else:
        address = request.getfixturevalue("virtuoso")
        yield address + ("/sparql-graph-crud-auth" if "put" in request.param else "/sparql-auth"), DBA


@pytest.mark.server
def test_a_server_holds_what_a_folder_holds(
    endpoint: tuple[str, tuple[str, str] | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put, put again, replace, remove; and the cookbook gives the same answers as in this process.

    A graph goes in several requests, as one of what is known does.
    """
    monkeypatch.setattr(servergraphs, "PART", 100)
    address, user = endpoint
    asked = address.replace("-auth", "") if "sparql-auth" in address else address
    assert stores.append(GRAPH, address, user=user) == stores.Change(2, 0)
    assert stores.append(GRAPH, address, user=user) == stores.Change(0, 2)
    other = stores.append(changed(GRAPH, SECOND), address, user=user, replacing=True)
    assert other == stores.Change(0, 1, replaced=(SECOND,))
    assert stores.append(GRAPH, address, user=user, replacing=True) == other
    given = {"actor": "Arlen", "other": "Boria", "speaker": "Kov", "about": "Boria", "on": "2031-06-01",
             "organization": "Northern League", "since": "2031-05-20", "from": "2031-01-01", "until": "2031-12-31", "type": "ASSAULT", "text": "Shelled", "event": GRAPH.events[0].id}  # fmt: skip
    here = queries.load([GRAPH])
    for name, each in queries.cookbook().items():
        parameters = {p.name: given[p.name] for p in each.parameters if p.name in given}
        ours, theirs = queries.run_query(name, here, parameters), queries.run_query(name, asked, parameters)
        if each.text.count("CONSTRUCT"):
            assert len(ours) == len(theirs), name
        else:
            assert sorted(map(str, ours.rows)) == sorted(map(str, theirs.rows)), name
    assert stores.remove_documents(SECOND, address, user=user) is True
    assert stores.remove_documents(SECOND, address, user=user) is False
    assert stores.remove_documents(FIRST, address, user=user) is True
    assert not queries.run_query("types", asked).rows


@pytest.mark.server
def test_a_server_that_dies_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run says how far it came; the same command later goes on from there."""
    monkeypatch.setattr(endpoints, "_PAUSE", 0.001)
    graph = graphs.many(60)
    port, sent = servers.free_port(), 0
    put = stores.Server.replace
    with servers.oxigraph(tmp_path, port) as (address, process):

        def dies(self: stores.Server, name: object, lines: list[str]) -> None:
            nonlocal sent
            sent += 1
            if sent == 4:
                process.kill()
                process.wait()
            put(self, name, lines)  # type: ignore[arg-type]

        monkeypatch.setattr(stores.Server, "replace", dies)
        with pytest.raises(StoreError, match=r"3 documents are stored, the same command goes on from there"):
            stores.append(graph, address)
    monkeypatch.setattr(stores.Server, "replace", put)
    with servers.oxigraph(tmp_path, port) as (address, _):
        assert stores.append(graph, address) == stores.Change(3, 3)
        assert sum(row[1] for row in queries.run_query("types", address).rows) == 60  # type: ignore[misc]


def test_a_server_knows_the_names_of_codes(tmp_path: Path) -> None:
    """The first query of the quick start has rows there too."""
    asked = f"SELECT DISTINCT ?label WHERE {{ ?fact <{KG.status}>/<{SKOS.prefLabel}> ?label }}"
    with servers.oxigraph(tmp_path) as (address, _):
        stores.append(GRAPH, address)
        assert {row[0] for row in queries.run_query(asked, address)} == {fact.status for fact in GRAPH.facts}


def test_an_endpoint_that_refuses_is_heard(tmp_path: Path) -> None:
    """What a server says against a request is passed on."""
    from kg.sparql import serve

    with serve.server(GRAPH) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(QueryError, match="400"):
                queries.run_query("SELECT ?x (COUNT(*) AS ?n) WHERE { ?x ?p ?o }", f"{server.url}sparql")
            with pytest.raises(StoreError, match="0 documents"):
                stores.append(GRAPH, f"{server.url}sparql")
        finally:
            server.shutdown()
            thread.join()


def test_nquads_file_and_store_agree(tmp_path: Path) -> None:
    """The N-Quads of a graph and its store have the same named graphs."""
    rdf.write_rdf(GRAPH, tmp_path / "g.nq")
    stores.append(GRAPH, tmp_path / "s")
    filed = ox.Store()
    header = ox.NamedNode(Minter().dataset)
    filed.extend(quad for quad in rdfread.read_quads(tmp_path / "g.nq") if quad.graph_name != header)
    assert {str(quad) for quad in filed} == {q for q in quads(tmp_path / "s") if "ontology#digest" not in q}


OLD = "https://w3id.org/diplomatic-kg/ontology/1.0.0"


def test_what_another_version_wrote_is_told_and_left_alone(tmp_path: Path) -> None:
    """Its words mean something else: neither asked nor added to, and the cure is in the sentence."""
    words = r"was written in version 1\.0\.0 of the vocabulary, and this is 2\.0\.0.*build it again"
    rdf.write_rdf(GRAPH, tmp_path / "g.ttl")
    text = (tmp_path / "g.ttl").read_text(encoding="utf-8")
    (tmp_path / "g.ttl").write_text(text.replace("ontology/2.0.0", "ontology/1.0.0"), encoding="utf-8")
    for ask in (
        lambda: queries.run_query("types", tmp_path / "g.ttl"),
        lambda: shapes.validate(tmp_path / "g.ttl"),
        lambda: api.open_graph(tmp_path / "g.ttl"),
    ):
        with pytest.raises(DocumentError, match=words):
            ask()
    folder = tmp_path / "s"
    stores.append(GRAPH, folder)
    store = ox.Store(str(folder))
    here = ox.NamedNode(ONTOLOGY)
    for quad in list(store.quads_for_pattern(here, ox.NamedNode(str(OWL.versionIRI)), None, None)):
        store.remove(quad)
        store.add(ox.Quad(here, quad.predicate, ox.NamedNode(OLD), quad.graph_name))
    del store
    for ask in (
        lambda: queries.run_query("types", folder),
        lambda: stores.append(GRAPH, folder),
        lambda: stores.feeding(folder).__enter__(),
    ):
        with pytest.raises(StoreError, match=words):
            ask()


def test_a_server_of_another_version_is_told() -> None:
    """Of one of ours nothing is said."""
    stores._check_version("http://h/sparql", [(OLD.replace("1.0.0", "2.3.0"),)])
    with pytest.raises(StoreError, match=r"version 1\.0\.0 of the vocabulary"):
        stores._check_version("http://h/sparql", [(OLD,)])
