"""One run at a time writes into a folder, takes away only what it made, and seals what it wrote."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import made
import pytest
from click.testing import CliRunner
from commands import Done

from kg import api
from kg.cli import cli
from kg.disk import folders
from kg.errors import OutputError, StoreError
from kg.files import writer as writers
from kg.files.manifest import Run
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.stores import store as stores

Kg = Callable[..., Done]
TEXT = "Turkey condemned Greece on 3 March 2021."
SLOW = """
import sys, time
from kg import stores
from kg.files import writer as writers
from kg.__main__ import main

def slowly(*args, **options):
    sys.stderr.write("now\\n")
    sys.stderr.flush()
    time.sleep(60)

{place} = slowly
sys.argv = ["kg", *sys.argv[1:]]
main()
"""
"""The command line, but that it hangs at some place and says so."""


@contextmanager
def hanging(place: str, *args: object) -> Iterator[subprocess.Popen[str]]:
    """``kg ...`` in a process of its own that has come to a place and waits there."""
    code = SLOW.format(place=place)
    command = [sys.executable, "-c", code, *map(str, args)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            assert process.stderr.readline() == "now\n"
            yield process
        finally:
            process.kill()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A file to read."""
    path = tmp_path / "in.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def names(folder: Path) -> set[str]:
    """What lies in a folder, hidden files too."""
    return {path.name for path in folder.iterdir()}


def test_what_others_put_into_a_new_folder_stays(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that is interrupted removes its own, also where the folder was new when it began."""
    out = tmp_path / "new" / "out"

    def interrupted(graph: KnowledgeGraph, run: Run, path: Path) -> None:
        (out / "my-notes.txt").write_text("mine", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setitem(writers.FILES, "graph.html", interrupted)
    with pytest.raises(KeyboardInterrupt):
        writers.write_folder(graph, out)
    assert names(out) == {"my-notes.txt"}


def test_folders_that_were_made_in_vain_go_again_and_no_others(tmp_path: Path) -> None:
    """From the innermost outwards, as far as they were made by this run."""
    (tmp_path / "there").mkdir()
    with pytest.raises(KeyboardInterrupt), folders.claimed(tmp_path / "there" / "a" / "b"):
        raise KeyboardInterrupt
    assert names(tmp_path / "there") == set()


def test_a_folder_is_one_runs_at_a_time(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """The second is refused in a sentence, and may come when the first has ended."""
    with folders.claimed(tmp_path / "out"):
        with pytest.raises(OutputError, match=r"another run is writing into .*out"):
            writers.write_folder(graph, tmp_path / "out")
        assert names(tmp_path / "out") == set()
    writers.write_folder(graph, tmp_path / "out")


@pytest.mark.model
def test_a_second_build_is_refused_before_it_reads(kg: Kg, texts: Path, tmp_path: Path) -> None:
    """No hours are lost; and a run that was killed blocks nobody and leaves nothing for ever."""
    out = tmp_path / "out"
    with hanging('writers.FILES["graph.html"]', "build", "-q", texts, "-o", out) as first:
        assert any(name.startswith(".kg-") for name in names(out))
        done = kg("build", tmp_path / "in.txt", "-o", out)
        assert done.returncode == 2 and "another run is writing into" in done.stderr
        first.kill()
        first.wait()
    assert any(name.startswith(".kg-") for name in names(out))
    assert kg("build", "-q", texts, "-o", out).returncode == 0
    assert names(out) == {".readings", *writers.FILES}


def test_leftovers_that_somebody_still_writes_are_not_swept(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """``kg view`` may write its page while a build claims the folder; what is not ours stays."""
    (tmp_path / ".kg-notes").mkdir()
    with folders.written_whole(tmp_path / "page.html") as page:
        page.write_text("page", encoding="utf-8")
        writers.write_folder(graph, tmp_path)
    assert names(tmp_path) == {*writers.FILES, "page.html", ".kg-notes"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name is a thing of POSIX")
def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    """What stands there is no file: as root, /dev/null would be gone."""
    pipe = tmp_path / "page.html"
    os.mkfifo(pipe)
    with pytest.raises(OutputError, match="is a device or a pipe"), folders.written_whole(pipe):
        pass
    assert pipe.is_fifo() and names(tmp_path) == {"page.html"}


@pytest.mark.model
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_a_build_cleanly(name: str, texts: Path, tmp_path: Path) -> None:
    """One sentence that is true, 128 and the number; what was read is left, and nothing else."""
    with hanging('writers.FILES["graph.html"]', "build", "-q", texts, "-o", tmp_path / "out") as process:
        process.send_signal(getattr(signal, name))
        out, errors = process.communicate(timeout=30)
    how = "interrupted" if name == "SIGINT" else f"ended by {name}"
    assert process.returncode == 128 + getattr(signal, name)
    kept = f"what was read is kept in {tmp_path / 'out'}: the same command goes on from there"
    assert (out, errors) == ("", f"kg: {how}; {kept}\n")
    assert names(tmp_path / "out") == {".readings"}


@pytest.mark.model
def test_an_interruption_while_storing_says_what_is_written(texts: Path, tmp_path: Path) -> None:
    """The files are there, the store is not, and both are said."""
    out = tmp_path / "out"
    args = ("build", "-q", texts, "-o", out, "--store", tmp_path / "store")
    with hanging("stores.append", *args) as process:
        process.send_signal(signal.SIGINT)
        told, errors = process.communicate(timeout=30)
    assert (process.returncode, told) == (130, "")
    assert (
        errors == f"kg: interrupted; the files in {out} are written, the store is not whole: run it again\n"
    )
    assert names(out) == {".readings", *writers.FILES}


def test_an_interruption_while_it_is_still_loading_is_no_traceback(tmp_path: Path) -> None:
    """Also in the first tenths of a second."""
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(Path(api.__file__).parent.parent)])
    done = subprocess.run(
        [sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (130, "kg: interrupted\n")


def test_an_interruption_while_the_arguments_are_read_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """In our words, with the status that a signal has."""

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.Group.parse_args", interrupted)
    done = CliRunner().invoke(cli, ["validate", "x"])
    assert (done.exit_code, done.output) == (130, "kg: interrupted\n")


def test_files_of_two_builds_are_told_apart(graph: KnowledgeGraph, kg: Kg, tmp_path: Path) -> None:
    """The manifest has a digest of every file beside it; ``kg validate`` names the one that does not belong."""
    one, two = tmp_path / "one", tmp_path / "two"
    writers.write_folder(graph, one)
    writers.write_folder(made.many(8), two)
    told = json.loads((one / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert set(told) == set(writers.FILES) - {"manifest.json", "timings.json"}
    assert kg("validate", one).returncode == 0
    (two / "events.jsonl").replace(one / "events.jsonl")
    (one / "graph.gexf").unlink()
    done = kg("validate", one)
    assert done.returncode == 1 and done.stdout.splitlines() == [
        f"{one}: events.jsonl is not the one that this build wrote: build the graph again",
        f"{one}: graph.gexf is missing: build the graph again",
    ]
    (one / "graph.ttl").unlink()
    assert "graph.ttl is missing" in kg("validate", one).stdout


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(5, "Input/output error")])
def test_an_end_in_the_midst_of_renaming_is_told(
    error: BaseException, graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest comes last, so that the mixture shows; and the message does not say that nothing was written."""
    assert list(writers.FILES)[-1] == "manifest.json"
    writers.write_folder(made.many(8), tmp_path)
    replace, moved = Path.replace, []

    def fails(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 3:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises((KeyboardInterrupt, OutputError)) as caught:
        writers.write_folder(graph, tmp_path)
    monkeypatch.undo()
    told = "; ".join([str(caught.value), *getattr(caught.value, "__notes__", ())])
    assert "some files in" in told and "run the same again" in told
    assert [row.split()[0] for row in api.validate(tmp_path)] == ["events.jsonl", "events.csv"]


@pytest.mark.model
def test_a_store_that_cannot_be_written_is_refused_before_reading(
    kg: Kg, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Something else is there, another program has it open, the server is away: nothing was read for nothing."""
    stores.append(made.small(), tmp_path / "open")
    held = stores.open_store(tmp_path / "open")

    def reads(*args: object, **options: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(api, "build", reads)
    monkeypatch.setattr("kg.sparql.remote._PAUSE", 0.001)
    for store, why in (
        (texts.parent, "no store"), (tmp_path / "open", "cannot be opened"), (texts, "no store"),
        ("http://127.0.0.1:9/", "does not answer"), ("/proc/store", "cannot be written"),
    ):  # fmt: skip
        done = kg("build", texts, "-o", tmp_path / "out", "--store", store)
        assert done.returncode == 2 and why in done.stderr and done.stdout == "", (store, done)
    del held
    assert not (tmp_path / "out").exists()


def test_a_full_disk_under_a_store_is_one_sentence(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As RocksDB reports it, an OSError."""

    def full(self: stores.Folder) -> None:
        raise OSError("IO error: No space left on device: While appending to file")

    monkeypatch.setattr(stores.Folder, "flush", full)
    with pytest.raises(StoreError, match=r"store .* cannot be written .*No space left.* run the same again"):
        stores.append(graph, tmp_path / "s")


def test_a_second_build_may_come_at_once(graph: KnowledgeGraph, tmp_path: Path) -> None:
    """Locks are let go of: a hundred claims leave no file open."""
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    for _ in range(100):
        with folders.claimed(tmp_path / "out"):
            time.sleep(0)
    after = len(list(Path("/proc/self/fd").iterdir())) if before else 0
    assert after == before and not (tmp_path / "out").exists()
