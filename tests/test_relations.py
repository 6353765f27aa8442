"""Relations: which open triples become one, how they are grouped, and that no query for facts sees them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import graphs
import pytest
from rdflib import Graph

from kg import api
from kg.errors import LexiconError, QueryError
from kg.graph import KnowledgeGraph, grouped, load_groups, network
from kg.graph.network import plain_graph
from kg.model import Actor, Event, Evidence, Relation, Slot, Triple
from kg.page import data
from kg.rdf import reader, shapes, writer
from kg.rdf.vocabulary import KG, Minter
from kg.sparql import ask as queries

GRAPH = graphs.small()
PLAIN = plain_graph(GRAPH)
PEKKA = Actor("Pekka_Lund", "Pekka Lund", "person", "FIN")
UNION = Actor("Baltic_Union", "Baltic Union", "organization")
MALI = Actor("Mali", "Mali", "country", "MLI")
CROWD = Actor("miners.1a", "miners", "group")


def triple(
    subject: tuple[str, Actor | None] = ("Pekka Lund", PEKKA),
    relation: str = "is a founder of",
    other: tuple[str, Actor | None] = ("the Baltic Union", UNION),
    *,
    role: str = "oblique",
    normal: str = "",
    **more: object,
) -> Triple:
    """A triple of these words, one behind the other."""
    slots, start = [], 0
    for name, (text, actor) in (("subject", subject), ("relation", (relation, None)), (role, other)):
        slots.append(Slot(name, text, start, start + len(text), (actor,) if actor else ()))
        start += len(text) + 1
    given = {
        "style": "facts",
        "kind": "main",
        "predicate": normal or "be founder of",
        "confidence": 0.8,
        **more,
    }
    return Triple(
        slots[0], slots[1], (slots[2],), Evidence("d", 0, start),
        normal=normal or "be founder of", **given,  # type: ignore[arg-type]
    )  # fmt: skip


def relations(*triples: Triple, facts: tuple[Event, ...] = ()) -> tuple[Relation, ...]:
    return KnowledgeGraph.of([], facts, triples).relations


def test_a_triple_of_two_names_is_a_relation() -> None:
    """With its words, their normal form, its speakers and its place; the graph knows its actors."""
    told = triple(speakers=(MALI,))
    (found,) = relations(told)
    assert (found.source, found.target, found.predicate) == ((PEKKA,), (UNION,), "is a founder of")
    assert (found.lemma, found.status, found.trigger) == ("be founder of", "reported", Evidence("d", 11, 26))
    graph = KnowledgeGraph.of([], [], [told])
    assert graph.actors == (UNION, MALI, PEKKA) and plain_graph(graph).actors == ()


NONE = {
    "denied": triple(polarity="negative"),
    "planned": triple(factuality="future"),
    "hypothetical": triple(factuality="hypothetical"),
    "unsure": triple(confidence=0.1),
    "minimal": triple(style="minimal"),
    "deep": triple(kind="adverbial"),
    "nobody": triple(other=("the Baltic Union", None)),
    "itself": triple(other=("Lund", PEKKA)),
    "time": triple(role="time"),
    "crowd": triple(other=("the Miners", CROWD)),
    "pronoun": triple(("He", PEKKA)),
    "possessed": triple(other=("Mali’s army", MALI)),
    "description": triple(("the regime", MALI)),
    "longer name": triple(other=("the Mali Trade Service", MALI)),
    "copula": triple(relation="is", normal="be", role="complement"),
    "had": triple(relation="has", normal="have", role="object"),
    "state of mind": triple(relation="is aware in", normal="be aware in", predicate="be aware in"),
    "chain": triple(relation="refused to join", normal="refuse to join", predicate="join", role="object"),
    "setting": triple(relation="was sentenced in", normal="be sentenced in", predicate="sentence"),
    "role": triple(relation="served as", normal="serve as", predicate="serve"),
    "before": triple(relation="left prior to", normal="leave to", predicate="leave"),
    "lower case": triple(("a mayor of Mali", PEKKA)),
    "thing": triple(relation="fired", normal="fire", predicate="fire", role="object"),
    "apostrophe": triple(relation="d’Affaires", normal="d’affaire", predicate="d’affaire"),
    "torn": replace(triple(), relation=Slot("relation", "was struck by", 11, 46)),
    "sender": triple(relation="is Secretary from", normal="be secretary from", kind="title"),
}


@pytest.mark.parametrize("name", NONE)
def test_what_is_read_wrong_too_often_is_no_relation(name: str) -> None:
    assert relations(NONE[name]) == ()


def test_the_words_of_a_fact_are_no_relation() -> None:
    """But those of a fact of others are."""
    at = Evidence("d", 11, 13)
    said = triple(trigger=at)
    event = Event(type="CONSULT", source=(UNION,), target=(PEKKA,), evidence=said.evidence, trigger=at)
    assert relations(said, facts=(event,)) == ()
    assert len(relations(said, facts=(replace(event, source=(MALI,)),))) == 1


def test_other_documents_and_names_go_with_relations() -> None:
    """A graph that is recast or renamed derives nothing twice."""
    graph = KnowledgeGraph.of([], [], [triple()])
    new = Actor("Lund_(FIN)", "Pekka Lund", "person", "FIN")
    again = graph.recast({"d": {"Pekka_Lund": new}})
    assert [each.source for each in again.relations] == [(new,)]


# ---------------------------------------------------------------- groups


def test_groups_of_the_user_go_first(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("normal,group\n# ours\nJoin,enters\nbe fond  of,likes\n", encoding="utf-8")
    groups = load_groups([own])
    assert (groups["join"], groups["be fond of"], groups["be member of"]) == ("enters", "likes", "member of")
    first, second = grouped([triple(), replace(triple(), group="mine")], groups)
    assert (first.group, second.group) == ("founded", "mine")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "begins with the line normal,group"),
        ("group,normal\na,b\n", "begins with the line normal,group"),
        ("normal,group\nbe member of\n", "line 2: a row is a normal form"),
        ("normal,group\na,b,c\n", "line 2: a row is a normal form"),
        ("normal,group\na,\n", "line 2: a row is a normal form"),
        (f"normal,group\na,{'b' * 81}\n", "line 2: the name of a group has at most 80"),
        ('normal,group\na,"b\n', "line 2:"),
    ],
)
def test_a_bad_list_is_told_in_a_sentence(text: str, why: str, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=why):
        load_groups([own])


def test_a_list_that_is_not_there_is_told_before_hours_of_reading(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        api.build([], relations=tmp_path / "none.csv")


def test_our_own_groups_are_one_each() -> None:
    """No normal form stands in two groups."""
    path = Path(network.__file__).parent / "data" / "relations.csv"
    forms = [line.partition(",")[0] for line in path.read_text("utf-8").splitlines()[1:]]
    assert len(forms) == len(set(forms)) == len(load_groups())


# ---------------------------------------------------------------- RDF


def test_relations_are_apart_from_events() -> None:
    """Their nodes are no events and have no source; only asserted ones have an edge, of one property."""
    told, mint = writer.to_rdflib(GRAPH), Minter()
    for relation in GRAPH.relations:
        node = mint.fact(relation)
        has = {str(each).removeprefix(KG) for each in told.predicates(node)}
        assert not {"source", "target", "party", "eventType", "claimedSource", "claimedParty"} & has
        assert has & {"subject", "claimedSubject"} == {"subject" if relation.asserted else "claimedSubject"}
    edges = {(s.rsplit("/", 1)[1], o.rsplit("/", 1)[1]) for s, o in told.subject_objects(KG.related)}  # type: ignore[attr-defined]
    assert edges == {("Arlen", "Boria"), ("Corv", "Arlen")}


@pytest.mark.parametrize("ending", writer.FORMATS)
def test_relations_come_back(ending: str, tmp_path: Path) -> None:
    for number, graph in enumerate((GRAPH, graphs.hostile())):
        path = tmp_path / f"{number}{ending}"
        writer.write_rdf(graph, path)
        again = reader.read_rdf(path)
        assert len(again.relations) == len(graph.relations)
        if graph is GRAPH:
            assert again.relations == graph.relations and again.actors == graph.actors


BROKEN = {
    "event too": "<r> a kg:Event .",
    "source": "<r> kg:source <Arlen> .",
    "two subjects": "<r> kg:subject <Boria> .",
    "itself": "<r> kg:object <Arlen> .",
    "status": "<r> kg:status code:denied .",
    "edge": "<Boria> kg:related <Corv> .",
    "on another's word": "<r> kg:attributedTo <Boria> .",
    "claimed too": "<r> kg:claimedObject <Boria> .",
}


@pytest.mark.parametrize("name", BROKEN)
def test_shapes_see_what_is_wrong(name: str) -> None:
    text = writer.to_turtle(GRAPH)
    node = str(Minter().fact(next(each for each in GRAPH.relations if not each.speakers)))
    more = BROKEN[name].replace("<r>", f"<{node}>")
    assert shapes.validate(Graph().parse(data=text, format="turtle")) == ()
    assert shapes.validate(Graph().parse(data=f"{text}\n{more}", format="turtle")) != ()


def test_a_reported_relation_has_no_edge() -> None:
    """Kov admires Dáne, says Dáne: a direct edge for it is a fault."""
    text = f"{writer.to_turtle(GRAPH)}\n<Mira_Kov> kg:related <Olaf_D%C3%A1ne>, <Olaf_Dáne> ."
    assert any("no asserted relation" in each.message for each in shapes.validate(Graph().parse(data=text)))


# ---------------------------------------------------------------- queries

GIVEN = {
    "actor": "Arlen", "other": "Boria", "speaker": "Mira Kov", "about": "Boria", "text": "Arlen", "type": "ASSAULT",
    "on": "2031-06-01", "since": "2031-01-01", "from": "2031-01-01", "until": "2031-12-31", "organization": "Northern League", "event": GRAPH.events[0].id,
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in queries.names() if name != "relations"])
def test_no_query_for_facts_sees_relations(name: str) -> None:
    wanted = {
        each.name: GIVEN[each.name] for each in queries.cookbook()[name].parameters if each.name in GIVEN
    }
    one, other = queries.run_query(name, GRAPH, wanted), queries.run_query(name, PLAIN, wanted)
    assert one.to_csv() == other.to_csv() if one.columns else one.to_turtle() == other.to_turtle()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, ["has been a neighbour of", "“resembles”", "admires"]),
        ({"actor": "Arlen"}, ["has been a neighbour of", "“resembles”"]),
        ({"actor": "Corv"}, ["“resembles”"]),
        ({"relation": "Neighbour of"}, ["has been a neighbour of"]),
        ({"relation": "admire"}, ["admires"]),
        ({"status": "reported"}, ["admires"]),
        ({"actor": "Arlen", "status": "reported"}, []),
    ],
)
def test_relations_are_asked_for(given: dict[str, str], words: list[str]) -> None:
    """By whose, which and how told, on both engines."""
    for source in (GRAPH, writer.to_rdflib(GRAPH)):
        answer = queries.run_query("relations", source, given)
        place = answer.columns.index("words")
        assert [row[place] for row in answer.rows] == words


def test_an_unknown_actor_of_relations_is_told() -> None:
    with pytest.raises(QueryError):
        queries.run_query("relations", GRAPH, {"actor": "Nobody At All"})


# ---------------------------------------------------------------- networks and the page


def test_networks_have_relations_on_demand(tmp_path: Path) -> None:
    """Without them a file is as if there were none; with them weights of facts stay."""
    for write in (network.write_gexf, network.write_graphml):
        plain, same, more = (tmp_path / name for name in ("plain", "same", "more"))
        write(PLAIN, plain)
        write(GRAPH, same)
        write(GRAPH, more, relations=True)
        assert plain.read_bytes() == same.read_bytes() != more.read_bytes()
    few, all_ = network.to_networkx(GRAPH), network.to_networkx(GRAPH, relations=True)
    assert set(all_) - set(few) == {"Corv"} and all_.number_of_edges() == few.number_of_edges() + 3
    assert {key: all_.nodes[key]["facts"] for key in few} == {key: few.nodes[key]["facts"] for key in few}
    assert {each["label"] for *_, each in all_.edges(data=True)} >= {"neighbour of", "admire", "resemble"}


def test_the_page_keeps_its_places_with_relations() -> None:
    """Facts, lines and actors come first, as they are without relations."""
    few, all_ = (data.data_of(graph, title="", limit=9, seed=1) for graph in (PLAIN, GRAPH))
    for part in ("facts", "edges"):
        assert all_[part]["rows"][: len(few[part]["rows"])] == few[part]["rows"]
    places = [{row[5]: row[2:4] for row in each["nodes"]["rows"]} for each in (few, all_)]
    assert places[1].items() >= places[0].items() and len(places[1]) == len(places[0]) + 1
