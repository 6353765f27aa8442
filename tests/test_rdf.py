"""The RDF: right, complete, safe to ask, the same bytes each time, and readable back."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import graphs
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import ORG, OWL, PROV, RDF, RDFS, TIME, XSD
from rdflib.term import BNode

from kg.errors import DocumentError, OptionError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.rdf import jsonld
from kg.rdf import reader as rdfread
from kg.rdf import writer as rdf
from kg.rdf.edges import EDGES, direct_edges
from kg.rdf.vocabulary import CODE, KG, OA, SEM, Minter

RUN = rdf.Provenance(version="1.2.3", model="a_model 3.8.0")
ENDINGS = ("ttl", "nq", "trig", "jsonld")
MINT = Minter()


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return graphs.small()


@pytest.fixture(scope="module")
def made(graph: KnowledgeGraph) -> Graph:
    return rdf.to_rdflib(graph, run=RUN)


def edges(made: Graph) -> set[tuple[str, str, str]]:
    """All direct edges by short names."""
    words = {KG[name] for name in EDGES.values()}
    return {(s.rsplit("/")[-1], p.rsplit("#")[1], o.rsplit("/")[-1]) for s, p, o in made if p in words}


def test_direct_edges_are_only_what_is_vouched_for(made: Graph) -> None:
    """Demanded, denied, planned and reported facts have no edge, nor has a state; a reciprocal one has two."""
    assert edges(made) == {
        ("Mira_Kov", "consultedWith", "Olaf_Dáne"), ("Olaf_Dáne", "consultedWith", "Mira_Kov"),
        ("Arlen", "accused", "Boria"), ("Northern_League", "supported", "Boria"), ("Arlen", "supported", "Boria"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "lemma", "edge"),
    [
        ("verb:promise[infinitive] promise AID (verb:send)", "promise", "pledgedTo"),
        ("verb:reaffirm[object:@readiness]", "reaffirm", "pledgedTo"),
        ("adjective:committed[infinitive] promise", "be", "pledgedTo"),
        ("adjective:willing[infinitive]", "be", "pledgedTo"),
        ("noun:commitment", "commitment", "pledgedTo"),
        ("will verb:support[object:actor]", "support", "pledgedTo"),
        ("verb:announce[object:@aid|@money]", "announce", "pledgedTo"),
        ("verb:agree[with:actor]", "agree", "agreedWith"),
        ("verb:agree[infinitive] accept AGREE (verb:offer[object:@aid])", "agree", "agreedWith"),
        ("verb:accept[object:offer|pledge]", "accept", "agreedWith"),
        ("verb:sign[object:@agreement]", "sign", "agreedWith"),
    ],
)
def test_what_one_side_says_it_will_do_is_a_pledge(rule: str, lemma: str, edge: str) -> None:
    """Whether the verb, the adjective or what the verb has for an object tells it; to take an offer is to agree."""
    world = graphs.small()
    told = next(event for event in world.events if event.asserted and event.target and not event.reciprocal)
    event = replace(told, type="AGREE", rule=rule, lemma=lemma)
    assert {name for _, name, _ in direct_edges(event)} == {edge}
    assert not {name for _, name, _ in direct_edges(replace(event, reciprocal=True))} & {"pledgedTo"}


def test_what_is_only_claimed_is_no_event(graph: KnowledgeGraph, made: Graph) -> None:
    """A claim is typed kg:Claim alone, with status, polarity, factuality and speaker."""
    for fact in graph.facts:
        kinds = set(made.objects(MINT.fact(fact), RDF.type))
        if fact.asserted:
            assert kinds & {KG.Event, KG.State} and KG.Claim not in kinds
        else:
            assert kinds - {SEM.View} == {KG.Claim}
    denial = MINT.fact(next(fact for fact in graph.facts if fact.status == "denied"))
    assert made.value(denial, KG.attributedTo) == MINT.actor(graphs.BORIA)
    assert made.value(denial, KG.polarity) == CODE.negative
    assert (None, RDF.type, SEM.Event) in made


def test_a_chain_of_speakers_is_kept_in_order(graph: KnowledgeGraph, made: Graph) -> None:
    """The innermost speaker is attributedTo; the chain is numbered."""
    fact = MINT.fact(next(fact for fact in graph.facts if len(fact.speakers) == 2))
    chain = sorted(
        (made.value(link, KG.order).toPython(), made.value(link, PROV.agent))
        for link in made.objects(fact, PROV.qualifiedAttribution)
    )
    assert chain == [(1, MINT.actor(graphs.DANE)), (2, MINT.actor(graphs.KOV))]


def test_dates_are_dates_with_a_precision(made: Graph) -> None:
    """Bounds are xsd:date, nothing is xsd:gYear, and the day of publication is apart."""
    kinds = {term.datatype for term in made.objects() if isinstance(term, Literal)}
    assert XSD.gYear not in kinds and XSD.dateTime not in kinds
    for subject, day in made.subject_objects(KG.start):
        assert (
            day.datatype == XSD.date
            and made.value(subject, KG.precision)
            and made.value(subject, KG.reportedOn)
        )


def test_states_have_intervals_and_offices(graph: KnowledgeGraph, made: Graph) -> None:
    """A membership is an org:Membership over an OWL-Time interval; an office has its role."""
    member = MINT.fact(next(fact for fact in graph.states if fact.time and fact.time.end is None))
    interval = made.value(member, KG.holdsDuring)
    assert made.value(made.value(interval, TIME.hasBeginning), TIME.inXSDDate) == Literal(
        "1999-01-01", datatype=XSD.date
    )
    assert made.value(interval, TIME.hasEnd) is None
    office = MINT.fact(next(fact for fact in graph.states if fact.role))
    assert made.value(office, ORG.role) == MINT.role("Foreign Minister")


def test_evidence_is_the_sentence(graph: KnowledgeGraph, made: Graph) -> None:
    """Quote and position selectors give the words that the document has there."""
    texts = {document.id: document.text for document in graph.documents}
    for fact in graph.facts:
        passage = made.value(MINT.fact(fact), KG.evidence)
        selectors = list(made.objects(passage, OA.hasSelector))
        exact = next(text for each in selectors if (text := made.value(each, OA.exact)))
        start, end = (
            next(n for each in selectors if (n := made.value(each, place)) is not None)
            for place in (OA.start, OA.end)
        )
        assert texts[fact.evidence.document][int(start) : int(end)] == str(exact)


def test_one_activity_a_document(graph: KnowledgeGraph, made: Graph) -> None:
    """The reading of each document is recorded once, with software, version and model, and without a clock."""
    for fact in graph.facts:
        reading = made.value(MINT.fact(fact), PROV.wasGeneratedBy)
        assert (reading, RDF.type, PROV.Activity) in made and not list(
            made.objects(reading, PROV.startedAtTime)
        )
        used = set(made.objects(reading, PROV.used))
        assert MINT.document(fact.evidence.document) in used
        assert {str(made.value(each, RDFS.label)) for each in used} >= {"a_model 3.8.0"}
    assert len(list(made.subjects(RDF.type, PROV.Activity))) == len(graph.documents)


def test_no_blank_nodes(made: Graph) -> None:
    """Everything has an IRI, so files compare and merge."""
    assert not [node for node in made.all_nodes() if isinstance(node, BNode)]


def test_turtle_reads_the_same_everywhere(graph: KnowledgeGraph, made: Graph) -> None:
    """rdflib and Oxigraph read the Turtle as what was meant."""
    text = rdf.to_turtle(graph, run=RUN)
    assert set(Graph().parse(data=text, format="turtle")) == set(made)
    assert len(list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))) == len(made)


@pytest.mark.filterwarnings("ignore:Con:DeprecationWarning")
def test_jsonld_says_the_same(graph: KnowledgeGraph, made: Graph) -> None:
    """rdflib's own JSON-LD reader finds the same triples; the context is inside the file."""
    text = rdf.to_jsonld(graph, run=RUN)
    assert isinstance(json.loads(text)["@context"][0], dict)
    assert set(Graph().parse(data=text, format="json-ld")) == set(made)
    assert json.loads(Path("kg/rdf/context.jsonld").read_text())["@context"] == jsonld.jsonld_context()


def test_trig_and_nquads_agree(graph: KnowledgeGraph) -> None:
    """Both have the same named graph for each document, and one for the data set."""
    nq = set(ox.parse(rdf.to_nquads(graph, run=RUN).encode(), format=ox.RdfFormat.N_QUADS))
    trig = set(ox.parse(rdf.to_trig(graph, run=RUN).encode(), format=ox.RdfFormat.TRIG))
    assert nq == trig
    assert {quad.graph_name.value for quad in nq} == {
        str(MINT.dataset), *(str(MINT.graph(each.id)) for each in graph.documents)
    }  # fmt: skip


def test_a_document_graph_is_of_that_document_alone(graph: KnowledgeGraph) -> None:
    """What a document's graph says does not depend on which other documents were read."""
    both = dict(_graphs(graph))
    for part in rdf_parts(graph):
        alone = dict(_graphs(part))
        assert alone == {name: both[name] for name in alone}


def _graphs(graph: KnowledgeGraph) -> list[tuple[str, set[str]]]:
    found: dict[str, set[str]] = {}
    for line in rdf.to_nquads(graph).splitlines():
        found.setdefault(line.rsplit(" ", 2)[1], set()).add(line)
    del found[f"<{MINT.dataset}>"]
    return list(found.items())


def rdf_parts(graph: KnowledgeGraph) -> list[KnowledgeGraph]:
    """One graph for each document, with all the aliases there are."""
    return [
        KnowledgeGraph.of(
            [each],
            [f for f in graph.facts if f.evidence.document == each.id],
            namings=graph.namings,
            relations=[f for f in graph.relations if f.evidence.document == each.id],
        )
        for each in graph.documents
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_graph_comes_back(graph: KnowledgeGraph, tmp_path: Path, ending: str) -> None:
    """What is written can be read again: facts, actors, documents with their sentences."""
    path = tmp_path / f"graph.{ending}"
    rdf.write_rdf(graph, path, run=RUN)
    again = rdfread.read_rdf(path)
    assert again.facts == graph.facts
    assert again.actors == graph.actors
    assert again.documents == graph.documents
    assert (again.aliases, again.mentions) == (graph.aliases, graph.mentions)


@pytest.mark.parametrize("ending", ENDINGS)
def test_hostile_text_stays_text(tmp_path: Path, ending: str) -> None:
    """Names full of syntax give legal RDF with as many facts, and the words come back."""
    graph = graphs.hostile()
    path = tmp_path / f"graph.{ending}"
    rdf.write_rdf(graph, path)
    again = rdfread.read_rdf(path)
    assert [fact.type for fact in again.facts] == [fact.type for fact in graph.facts]
    assert again.documents[0].url == ""
    made = rdfread.parse(path)
    assert not [iri for iri in made.objects(None, OWL.sameAs)]


def test_same_graph_same_bytes() -> None:
    """Input order and the hash seed change nothing."""
    graph = graphs.small()
    facts = list(graph.facts)
    random.Random(3).shuffle(facts)
    shuffled = KnowledgeGraph.of(
        reversed(graph.documents), facts, namings=graph.namings, relations=reversed(graph.relations)
    )
    for writer in rdf.WRITERS.values():
        assert writer(graph, run=RUN) == writer(shuffled, run=RUN)


def test_same_bytes_for_every_hash_seed() -> None:
    """Two processes with different hash seeds write the same Turtle, N-Quads and JSON-LD."""
    code = (
        "import hashlib, graphs; from kg.rdf import writer as rdf; g = graphs.small();"
        "print(hashlib.sha256(''.join(w(g) for w in rdf.WRITERS.values()).encode()).hexdigest())"
    )
    seen = set()
    for seed in ("0", "4711"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"tests{os.pathsep}."}
        done = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1


def test_another_base_moves_every_iri(graph: KnowledgeGraph) -> None:
    """--base-iri changes all that is ours and nothing else."""
    text = rdf.to_nquads(graph, base="http://data.example.com/x")
    assert "https://example.org/diplomatic-kg/" not in text and "<http://data.example.com/x/Mira_Kov>" in text


def test_an_unknown_format_is_refused(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The message lists the formats there are."""
    with pytest.raises(OptionError, match="turtle, nquads, trig, json-ld"):
        rdf.write_rdf(graph, tmp_path / "graph.xyz")


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.ttl", "this is no turtle"), ("a.nq", "<a> <b>"), ("a.jsonld", '{"@context": "http://example.org/c"}'),
     ("a.xyz", ""), ("b.ttl", None)],
)  # fmt: skip
def test_a_file_that_is_no_rdf_is_named(tmp_path: Path, name: str, text: str | None) -> None:
    """One sentence says which file; a context on the network is not fetched."""
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError, match=name):
        rdfread.parse(tmp_path / name)


def test_rdf_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    """A fact without what facts have cannot become a graph."""
    (tmp_path / "a.ttl").write_text(f"<http://x/e> a <{KG.Event}> .", encoding="utf-8")
    with pytest.raises(DocumentError, match="not of ours"):
        rdfread.read_rdf(tmp_path / "a.ttl")


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
def test_datasets_hold_named_graphs(graph: KnowledgeGraph) -> None:
    """In rdflib the same named graphs, and queries see their union."""
    made = rdf.to_dataset(graph)
    assert isinstance(made, Dataset)
    assert {URIRef(str(each.identifier)) for each in made.graphs()} >= {
        MINT.graph(d.id) for d in graph.documents
    }
    asked = made.query("SELECT (COUNT(?e) AS ?n) WHERE { ?e a ?t }", initBindings={"t": KG.Event})
    assert [int(row[0]) for row in asked] == [4]
