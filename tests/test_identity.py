"""What a document is called, which documents are one, and what a store makes of them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import graphs
import pytest
from commands import Done

from kg import api
from kg.errors import DocumentError, OwnOutputError
from kg.files import writer as writers
from kg.graph import renaming
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Document, Evidence, Slot, Triple, document_mark
from kg.rdf.vocabulary import KG
from kg.sparql import ask as queries
from kg.stores import store as stores
from kg.texts import identity
from kg.texts.documents import find_inputs, read_documents

Kg = Callable[..., Done]
NIGER, CHAD = "Niger condemned Mali on 3 March 2021.", "Chad condemned Mali on 3 March 2021."


def put(path: Path, content: str) -> Path:
    """A file with that content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def ids(*paths: Path) -> list[str]:
    """Of the documents in files."""
    return [document.id for document in read_documents(paths)]


def line(**facts: str) -> str:
    """A document as a line of JSON."""
    return json.dumps(facts) + "\n"


def test_an_id_is_the_same_wherever_the_file_lies_and_whatever_lies_beside(tmp_path: Path) -> None:
    """Two files of one name are two documents; each keeps its id in any order, alone or together."""
    one, two = put(tmp_path / "a" / "x.txt", NIGER), put(tmp_path / "b" / "x.txt", CHAD)
    (first,), (second,) = ids(one), ids(two)
    assert first != second and {first[:2], second[:2]} == {"x-"}
    assert ids(one, two) == [first, second] and ids(two, one) == [second, first]
    assert ids(put(tmp_path / "moved" / "x.txt", NIGER)) == [first]


def test_an_id_of_lines_without_one_does_not_depend_on_their_order(tmp_path: Path) -> None:
    """It comes from the line, not from its number."""
    one = put(tmp_path / "one" / "x.jsonl", line(text=NIGER) + line(text=CHAD))
    two = put(tmp_path / "two" / "x.jsonl", line(text=CHAD) + line(text=NIGER))
    assert ids(one) == ids(two)[::-1] and len(set(ids(one))) == 2


def test_the_date_and_the_title_are_of_the_content(tmp_path: Path) -> None:
    """The same words on another day are another document."""
    path = put(tmp_path / "x.txt", NIGER)
    (one,), (two,) = (read_documents([path], published=day) for day in ("2021-03-04", "2021-03-11"))
    assert one.id != two.id


@pytest.mark.parametrize("seed", range(5))
def test_of_texts_with_one_id_the_same_keeps_it_in_any_order(seed: int) -> None:
    """The others get an id of their own, an identical text is left out and told."""
    given = [Document("a", "One."), Document("a", "Two."), Document("a", "One."), Document("b", "One.")]
    shuffled = random.Random(seed).sample(given, len(given))
    found, usual = identity.distinct(shuffled), identity.distinct(given)
    assert {d.id: d.text for d in found.documents} == {d.id: d.text for d in usual.documents}
    assert sorted(d.text for d in found.documents) == ["One.", "Two."]
    assert len(found.identical) == 2 and len(found.renamed) == 1
    assert (found.identical, found.renamed) == (usual.identical, usual.renamed)


PAPERS = ("Gazette", "Herald", "Post", "Sun", "Wire")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ids", ["abcde", "aaaaa", "aabbc"])
def test_what_five_papers_print_in_the_same_words_is_five_documents(ids: str, seed: int) -> None:
    """Each with its source and in any order; what one paper is given for twice is one."""
    given = [Document(id, "One.", source=paper) for id, paper in zip(ids, PAPERS, strict=True)]
    usual = identity.distinct(given)
    twice = random.Random(seed).sample([*given, *given[1:3]], 7)
    found = identity.distinct(twice)
    assert {d.source: d.id for d in found.documents} == {d.source: d.id for d in usual.documents}
    assert len({d.id for d in found.documents}) == len(found.documents) == 5
    assert len(found.identical) == 2 and found.renamed == usual.renamed
    assert len(found.renamed) == 5 - len(set(ids))


def test_two_texts_of_two_papers_under_one_id_are_four_documents() -> None:
    """The ids of those of one paper are what they were."""
    given = [Document("a", text, source=paper) for text in ("One.", "Two.") for paper in ("Post", "Wire")]
    found = identity.distinct(given).documents
    assert len({document.id for document in found}) == len(found) == 4
    alone = identity.distinct(given[::2]).documents
    assert {document.id for document in alone} < {document.id for document in found}


def test_a_store_has_the_same_text_of_another_paper_beside_that_of_the_first() -> None:
    """Under an id of its own, which it keeps when it comes again."""
    wire, post, text = (
        Document("a", "One.", source="Wire"), Document("a", "One.", source="Post"), Document("a", "Two.")
    )  # fmt: skip
    known = {"a": identity.likeness(wire)}
    assert identity.fitted_ids([wire], known) == {}
    for newcomer in (post, text):
        there = dict(known)
        (other,) = identity.fitted_ids([newcomer], there).values()
        assert other != "a"
        there[other] = identity.likeness(newcomer)
        assert identity.fitted_ids([newcomer], there) == {"a": other}
        elsewhere = Document("a", newcomer.text, source="Sun")
        assert identity.fitted_ids([elsewhere], there)["a"] not in there
    assert identity.fitted_ids([post], known, replacing=True) == {}
    assert identity.fitted_ids([post], {"a": ("", "")}) == {}


def test_eight_digits_that_collide_do_not_lose_a_document() -> None:
    """Even then the rest of the content tells two apart."""
    one, two = Document("x-00000000", "One."), Document("x-00000000", "Two.")
    assert len({each.id for each in identity.distinct([one, two]).documents}) == 2


def test_a_renamed_graph_differs_in_the_names_of_its_documents_alone() -> None:
    """Evidence, times and nameless actors go along, and come back."""
    graph = graphs.small()
    first = graph.documents[0].id
    there = renaming.renamed_documents(graph, {first: "other"})
    assert {fact.evidence.document for fact in there.facts} == {"other", *(d.id for d in graph.documents[1:])}
    assert renaming.renamed_documents(there, {"other": first}) == graph
    nameless = graphs.Actor(f"crowd.{document_mark('a')}", "crowd", "group")
    moved = renaming._moved(nameless, {"a": "b"}, {document_mark("a"): document_mark("b")})
    assert moved.id == f"crowd.{document_mark('b')}"


def graph_of(*documents: Document) -> KnowledgeGraph:
    """A graph that tells one thing of each document, whose text is one sentence."""
    actor, other = graphs.ARLEN, graphs.BORIA
    facts = [
        graphs.Event(
            type="ACCUSE", source=(actor,), target=(other,), predicate="accused",
            evidence=graphs.Evidence(each.id, 0, len(each.text)), trigger=graphs.Evidence(each.id, 6, 13),
        )
        for each in documents
    ]  # fmt: skip
    return KnowledgeGraph.of(documents, facts)


OLD, NEW = "Arlen accused Boria.", "Arlen accused Boria, and more."


def sentences(where: Path) -> list[str]:
    """All that a store tells, as sentences."""
    query = f"PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?text {{ ?e a <{KG.Event}> ; <{KG.evidence}>/oa:hasSelector/oa:exact ?text }}"
    return sorted(str(row[0]) for row in queries.run_query(query, where).rows)


def test_another_text_under_a_known_id_is_another_document(tmp_path: Path) -> None:
    """And so again when it comes again; nothing that was stored is lost."""
    stores.append(graph_of(Document("a", OLD)), tmp_path / "s")
    change = stores.append(graph_of(Document("a", NEW)), tmp_path / "s")
    ((old, new),) = change.renamed
    assert (change.new, old, new[:2]) == (1, "a", "a-") and not change.replaced
    assert sentences(tmp_path / "s") == sorted([OLD, NEW])
    assert stores.append(graph_of(Document("a", NEW)), tmp_path / "s") == stores.Change(0, 1)
    assert stores.append(graph_of(Document("a", OLD)), tmp_path / "s") == stores.Change(0, 1)
    assert stores.remove_documents(new, tmp_path / "s") and sentences(tmp_path / "s") == [OLD]


def test_with_replace_it_takes_the_place(tmp_path: Path) -> None:
    """Where it was asked for, and the change names it."""
    stores.append(graph_of(Document("a", OLD)), tmp_path / "s")
    change = stores.append(graph_of(Document("a", NEW)), tmp_path / "s", replacing=True)
    assert change == stores.Change(0, 0, replaced=("a",)) and sentences(tmp_path / "s") == [NEW]


def test_the_same_text_under_another_id_is_the_same_document(tmp_path: Path) -> None:
    """A file that was given another name is not read twice into the store."""
    stores.append(graph_of(Document("a", OLD)), tmp_path / "s")
    assert stores.append(graph_of(Document("b", OLD)), tmp_path / "s") == stores.Change(0, 1)
    dated = Document("b", OLD, published=date(2031, 1, 1))
    assert stores.append(graph_of(dated), tmp_path / "s").new == 1
    assert sentences(tmp_path / "s") == [OLD, OLD]


def test_a_graph_made_again_from_its_records_knows_its_documents(tmp_path: Path) -> None:
    """Though it has only the sentences of the text, it is the same document to a store."""
    told = graph_of(Document("a", OLD + " It rained.", "Title"))
    dull = Document("b", "It rained there.", "Dull")
    rain = Triple(Slot("subject", "It", 0, 2), Slot("relation", "rained", 3, 9), (), Evidence("b", 0, 9))
    whole = KnowledgeGraph.of([*told.documents, dull], told.facts, [rain])
    api.Graph(whole.documents, whole.facts).write(tmp_path / "out")
    stores.append(whole, tmp_path / "s")
    for source in (tmp_path / "out", tmp_path / "out" / "graph.ttl"):
        again = api.open_graph(source)
        assert again.documents[0].content == whole.documents[0].content
        change = stores.append(again, tmp_path / "s")
        assert (change.new, change.renamed) == (0, ())
    assert len(sentences(tmp_path / "s")) == 1


def test_own_outputs_are_never_read(tmp_path: Path) -> None:
    """A folder of kg build or a store among the texts is passed over in a word; beside texts, its files are."""
    put(tmp_path / "in" / "x.txt", NIGER)
    put(tmp_path / "in" / "current" / "CURRENT", "no store")
    put(tmp_path / "in" / "current" / "y.txt", CHAD)
    graph = graph_of(Document("a", OLD))
    api.Graph(graph.documents, graph.facts).write(tmp_path / "in" / "outputs")
    stores.append(graph, tmp_path / "in" / "store")
    told: list[DocumentError] = []
    found = [item.name for item in find_inputs([tmp_path / "in"], told.append)]
    assert found == ["in/x.txt", "in/current/y.txt"]
    passed = [error.where for error in told if isinstance(error, OwnOutputError)]
    assert passed == ["in/outputs", "in/store"] and [e.where for e in told if e.where not in passed] == [
        "in/current/CURRENT"
    ]
    put(tmp_path / "in" / "outputs" / "z.txt", NIGER)
    assert [item.name for item in find_inputs([tmp_path / "in" / "outputs"])] == ["outputs/z.txt"]


@pytest.mark.parametrize("name", ["page.html", "facts.jsonl"])
def test_what_was_exported_beside_the_texts_is_passed_over(name: str, tmp_path: Path) -> None:
    """The whole file in a word, also where bad documents stop the run; alone it is an error."""
    put(tmp_path / "x.txt", NIGER)
    writers.write_file(graphs.small(), tmp_path / name)
    told: list[DocumentError] = []
    found = list(read_documents([tmp_path], strict=True, report=told.append))
    assert [document.text for document in found] == [NIGER]
    assert [(type(error), error.where) for error in told] == [(OwnOutputError, f"{tmp_path.name}/{name}")]
    with pytest.raises(OwnOutputError, match=f"{name} was written by kg"):
        list(read_documents([tmp_path / name]))


@pytest.mark.model
def test_a_store_keeps_two_files_of_one_name_and_two_texts_of_standard_input(kg: Kg, tmp_path: Path) -> None:
    """Day after day into one store: nothing goes but by --replace, and the summary says which."""
    store, out = tmp_path / "store", tmp_path / "out"

    def build(what: object, *more: object, text: str | None = None) -> str:
        done = kg("build", "-q", what, "-o", out, "--store", store, *more, input=text)
        assert done.returncode == 0, done.stderr
        return next(row for row in done.stdout.splitlines() if row.startswith("  stored"))

    assert "1 new, 0 replaced, 0 unchanged" in build(put(tmp_path / "a" / "x.txt", NIGER))
    assert "1 new, 0 replaced, 0 unchanged" in build(put(tmp_path / "b" / "x.txt", CHAD))
    assert "0 new, 0 replaced, 1 unchanged" in build(put(tmp_path / "c" / "y.txt", CHAD))
    assert "1 new" in build("-", text="Togo condemned Mali.")
    assert "1 new" in build("-", text="Benin condemned Mali.")
    assert "1 new" in build("-", text=line(id="k", text="Ghana condemned Mali."))
    assert ", as another document is k)" in build("-", text=line(id="k", text="Kenya condemned Mali."))
    told = kg("query", "actors", store, "-f", "csv").stdout
    assert all(name in told for name in ("Niger", "Chad", "Togo", "Benin", "Ghana", "Kenya"))
    assert "1 replaced (k)" in build("-", "--replace", text=line(id="k", text="Egypt condemned Mali."))
    assert "Ghana" not in kg("query", "actors", store, "-f", "csv").stdout


@pytest.mark.model
def test_extract_and_build_call_documents_alike(kg: Kg, tmp_path: Path) -> None:
    """Also those that share an id; what was left out or renamed is counted in summary and manifest."""
    put(tmp_path / "in" / "x.jsonl", line(id="a", text=NIGER) + line(id="a", text=CHAD))
    put(tmp_path / "in" / "y.txt", NIGER)
    extracted = kg("extract", "-q", tmp_path / "in").stdout.splitlines()
    done = kg("build", "-q", tmp_path / "in", "-o", tmp_path / "out")
    built = (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert set(built) <= set(extracted) and len(built) == 2 and len(extracted) == 3
    assert "left out 1 identical" in done.stdout and "renamed  1 " in done.stdout
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["identical"] == 1 and len(manifest["renamed"]) == 1


@pytest.mark.model
def test_any_order_of_arguments_gives_the_same_bytes(kg: Kg, tmp_path: Path) -> None:
    """The manifest's too."""
    paths = [
        put(tmp_path / "a" / "x.txt", NIGER), put(tmp_path / "b" / "x.txt", CHAD),
        put(tmp_path / "c" / "y.jsonl", line(id="k", text=NIGER) + "{broken\n" + line(id="k", text=CHAD)),
        put(tmp_path / "d" / "z.txt", ""),
    ]  # fmt: skip
    kg("build", "-q", *paths, "-o", tmp_path / "one")
    kg("build", "-q", *reversed(paths), "-o", tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        if path.name not in ("timings.json", ".readings"):
            assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.mark.model
def test_a_build_says_which_graph_it_replaces_and_never_reads_it(kg: Kg, tmp_path: Path) -> None:
    """The default folder of yesterday is not gone without a word."""
    put(tmp_path / "x.txt", NIGER)
    out = tmp_path / "outputs"
    assert "replaced" not in kg("build", tmp_path, "-o", out).stdout
    again = kg("build", tmp_path, "-o", out)
    assert "replaced" not in again.stdout and "1 document," in again.stdout
    assert [row for row in again.stderr.splitlines() if "outputs" in row] == [
        f"passed over: {tmp_path.name}/outputs was written by kg: texts in it are not read"
    ]
    put(tmp_path / "y.txt", CHAD)
    assert f"replaced the graph of 1 document that was in {out}" in kg("build", tmp_path, "-o", out).stdout


def test_replace_is_about_a_store(kg: Kg, tmp_path: Path) -> None:
    """Without one it would do nothing, and that is said."""
    done = kg("build", put(tmp_path / "x.txt", NIGER), "--replace", "-o", tmp_path / "out")
    assert done.returncode == 2 and "--store" in done.stderr and not (tmp_path / "out").exists()
