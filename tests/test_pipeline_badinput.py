"""What users do wrong is one sentence and status 2, and leaves nothing half written."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Done

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
    ("latin.txt", "Monsieur Núñez".encode("latin-1"), ["latin.txt", "not UTF-8", "iconv"]),
    ("broken.jsonl", '\n{"id": "a", "text": \n', ["broken.jsonl:2", "not JSON"]),
    ("paper.pdf", "%PDF-1.4", ["paper.pdf", "unknown format (.pdf)", ".txt"]),
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
    '" } ; DROP ALL ; { "', "Russia " * 400,
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
