"""The folder of a store while others write it, and after a load that was cut off: with real processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import graphs
import pyoxigraph as ox
import pytest
import servers
from commands import Done

import kg
from kg.errors import OutputError, StoreError
from kg.rdf import folder as storefolders
from kg.sparql import ask as queries
from kg.stores import store as stores

TESTS = Path(__file__).parent
Kg = Callable[..., Done]
LATE = 9.0
"""Seconds: a machine that does much else has its time, and one that waits for the lock in vain still fails."""
FACTS = "SELECT (COUNT(*) AS ?n) WHERE { ?fact kg:evidence ?passage }"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """``kg serve`` of a folder, in a process of its own; its address."""
    port = servers.free_port()
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", str(port), "--timeout", "10"]
    with servers.running(command, f"http://127.0.0.1:{port}/", folder.parent):
        yield f"http://127.0.0.1:{port}/sparql"


@contextmanager
def running(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Python in a process of its own, with the tests' own graphs at hand."""
    paths = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        env={**os.environ, "PYTHONPATH": paths}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def facts(address: str) -> int:
    """How many facts an endpoint has."""
    with urllib.request.urlopen(
        f"{address}?{urllib.parse.urlencode({'query': FACTS})}", timeout=20
    ) as answer:
        return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])


ADD = """
    import sys, graphs
    from kg.stores import store as stores
    from kg.graph import KnowledgeGraph
    graph = graphs.many(100)
    for document in graph.documents:
        facts = [fact for fact in graph.facts if fact.evidence.document == document.id]
        sys.stdin.readline()
        stores.append(KnowledgeGraph.of([document], facts), sys.argv[1])
        print("added", flush=True)
"""
"""Adds ten documents of eleven facts each, one for each line of standard input."""


def test_a_running_server_sees_what_is_added(tmp_path: Path) -> None:
    """Each of ten additions by another process, and a removal, at once; and no answer is late."""
    stores.append(graphs.small(), tmp_path / "s")
    with served(tmp_path / "s") as address, running(ADD, str(tmp_path / "s")) as process:
        assert process.stdin and process.stdout
        seen = [facts(address)]
        for _ in range(10):
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline() == "added\n"
            started = time.monotonic()
            seen.append(facts(address))
            assert time.monotonic() - started < LATE
        assert seen == list(range(seen[0], seen[0] + 111, 11))
        stores.remove_documents(graphs.many(100).documents[0].id, tmp_path / "s")
        assert facts(address) == seen[-2]


def test_questions_while_it_is_written(tmp_path: Path) -> None:
    """Asked all the time while another process adds: each answer is of whole documents, and none fails."""
    stores.append(graphs.small(), tmp_path / "s")
    seen = [queries.run_query(FACTS, tmp_path / "s").rows[0][0]]
    with running(ADD, str(tmp_path / "s")) as process:
        assert process.stdin
        process.stdin.write("\n" * 10)
        process.stdin.close()
        process.stdin = None
        while process.poll() is None:
            seen.append(queries.run_query(FACTS, tmp_path / "s").rows[0][0])
        assert process.returncode == 0
    seen.append(queries.run_query(FACTS, tmp_path / "s").rows[0][0])
    assert seen == sorted(seen) and set(seen) <= set(range(seen[0], seen[0] + 111, 11))  # type: ignore[type-var, operator, arg-type]
    assert seen[-1] == seen[0] + 110  # type: ignore[operator]


def test_the_store_is_closed_before_others_may_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else it tidies up its files under the feet of those who read them."""
    real, opened = stores.writing, []

    @contextmanager
    def writing(folder: Path) -> Iterator[None]:
        with real(folder):
            yield
            opened.append(ox.Store(str(folder)))
            opened.pop()

    monkeypatch.setattr(stores, "writing", writing)
    with stores.feeding(tmp_path / "s"):
        pass
    stores.append(graphs.small(), tmp_path / "s")
    with stores.feeding(tmp_path / "s"):
        pass
    document = graphs.small().documents[0].id
    assert stores.remove_documents(document, tmp_path / "s") and not opened


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose writer was killed in the middle of a load."""
    code = """
        import os, signal, sys, graphs
        from kg.stores import store as stores
        class Dies(stores.Folder):
            def flush(self):
                lines = self.waiting
                self.waiting = lines[: len(lines) // 2]
                self._load()
                os.kill(os.getpid(), signal.SIGKILL)
        stores.Folder = Dies
        stores.append(graphs.many(40), sys.argv[1])
    """
    folder = tmp_path_factory.mktemp("damaged") / "s"
    stores.append(graphs.small(), folder)
    with running(code, str(folder)) as process:
        assert process.wait(60) == -signal.SIGKILL
    return folder


@pytest.fixture
def cut_off(damaged: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(damaged, tmp_path / "s"))


@pytest.mark.parametrize(
    "command",
    [("query", "types", "S"), ("query", "SELECT * { ?s ?p ?o } LIMIT 1", "S"), ("serve", "S", "--port", "0"),
     ("validate", "S"), ("view", "S"), ("export", "S", "out.ttl")],
    ids=lambda command: command[0],
)  # fmt: skip
def test_half_a_load_is_told(
    kg: Kg, cut_off: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By every command that reads, in one sentence with the cure; and none answers in part."""
    monkeypatch.chdir(cut_off.parent)
    done = kg(*(str(cut_off) if each == "S" else each for each in command))
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("kg: the store ") and len(done.stderr.splitlines()) == 1
    assert (
        "was cut off while it was loaded" in done.stderr
        and "run the same kg build --store again" in done.stderr
    )
    assert sorted(path.name for path in cut_off.parent.iterdir()) == ["s"]


def test_the_cure_cures(cut_off: Path) -> None:
    """The same again, and the store is whole."""
    stores.append(graphs.many(40), cut_off)
    found = queries.run_query(FACTS, cut_off).rows[0][0]
    assert found == queries.run_query(FACTS, graphs.small()).rows[0][0] + 44  # type: ignore[operator]


def test_a_server_whose_store_was_cut_off_says_so(tmp_path: Path, cut_off: Path) -> None:
    """Also if that happens while it runs: 503, and right again after the cure."""
    stores.append(graphs.many(40), cut_off)
    with served(cut_off) as address:
        whole = facts(address)
        store = ox.Store(str(cut_off))
        store.add_graph(storefolders.LOADING)
        del store
        with pytest.raises(urllib.error.HTTPError) as told:
            facts(address)
        with told.value as error:
            assert error.code == 503 and b"cut off" in error.read()
        stores.append(graphs.many(40), cut_off)
        assert facts(address) == whole


def test_a_store_that_stays_locked_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers and writers wait for each other, but not for ever."""
    stores.append(graphs.small(), tmp_path / "s")
    monkeypatch.setattr(storefolders, "READER_WAITS", 0.05)
    monkeypatch.setattr(storefolders, "WRITER_WAITS", 0.05)
    late = pytest.raises(StoreError, match="is being written: ask again")
    with storefolders.writing(tmp_path / "s"), late:
        queries.run_query("types", tmp_path / "s")
    late = pytest.raises(StoreError, match="is in use: end what")
    with storefolders.reading(tmp_path / "s"), storefolders.reading(tmp_path / "s"), late:
        stores.append(graphs.many(20), tmp_path / "s")
    assert stores.append(graphs.many(20), tmp_path / "s").new == 2


def test_a_writer_gets_in_among_many_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ask without a pause: a writer waits for those that are there, and nobody passes it."""
    stores.append(graphs.small(), tmp_path / "s")
    monkeypatch.setattr(storefolders, "WRITER_WAITS", 5.0)
    over, reads = threading.Event(), []

    def read(first: float) -> None:
        time.sleep(first)
        while not over.is_set():
            with storefolders.reading(tmp_path / "s"):
                reads.append(1)
                over.wait(0.2)

    readers = [threading.Thread(target=read, args=(number * 0.05,)) for number in range(4)]
    for each in readers:
        each.start()
    time.sleep(0.5)
    try:
        assert stores.append(graphs.many(20), tmp_path / "s").new == 2
        before = len(reads)
        time.sleep(0.5)
        assert len(reads) > before
    finally:
        over.set()
        for each in readers:
            each.join()


def test_a_store_is_one_builds_at_a_time(tmp_path: Path) -> None:
    """The second is refused before it reads; who asks is answered; nothing stays of what holds it."""
    with stores.feeding(tmp_path / "new" / "s"):
        pass
    assert list(tmp_path.iterdir()) == []
    stores.append(graphs.small(), tmp_path / "s")
    (tmp_path / "s" / ".kg-feeding").mkdir()  # of a build that was killed

    def engine(given: object) -> list[kg.Reading]:
        raise AssertionError("nothing is to be read")

    with stores.feeding(tmp_path / "s"):
        with pytest.raises(OutputError, match="another run is writing into"):
            kg.build_folder(
                [kg.Document("a", "A.")], tmp_path / "out", engine=engine, store=kg.Store(tmp_path / "s")
            )
        with storefolders.reading(tmp_path / "s") as store:
            assert len(store)
        stores.append(graphs.small(), tmp_path / "s")
    assert not (tmp_path / "s" / ".kg-feeding").exists()
