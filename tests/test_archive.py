"""Builds into a folder: the same bytes as in memory, resumed after any end, nothing lost, doubled or read twice."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from coders import Coder, documents
from graphs import small

import kg
from kg import api
from kg.archive import Order, Wishes, archived, joining, kept, reading, recipe, shelf, spool, teams
from kg.archive import parts as parts_of
from kg.archive.kept import Fault, Kept
from kg.cli import cli, options
from kg.errors import KgError, OptionError, OutputError
from kg.files import writer
from kg.gathering import Missed
from kg.identity import Statements
from kg.words import RUBBISH

HERE = Path(__file__).resolve().parent
TOLD = sorted(set(writer.FILES) - {"timings.json"})


class Watched:
    """Notes what a build tells of itself."""

    def __init__(self) -> None:
        self.begun: tuple[int, int, tuple[str, ...]] = (0, 0, ())
        self.done = self.events = 0
        self.stages: dict[str, list[int]] = {}

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        self.begun = (documents, known, changed)

    def read(self, documents: int, sentences: int, events: int) -> None:
        self.done += documents
        self.events += events

    def stage(self, name: str, documents: int) -> None:
        self.stages[name] = [documents, 0]

    def step(self, documents: int) -> None:
        self.stages[[*self.stages][-1]][1] += documents


def told_by(folder: Path) -> dict[str, bytes]:
    """The bytes of all files but the one that tells of time."""
    return {name: (folder / name).read_bytes() for name in TOLD}


def build(given: list[kg.Document], folder: Path, **options: Any) -> Watched:
    """A build, and what it told."""
    watch = Watched()
    kg.build_folder(given, folder, **{"engine": Coder(), "watch": watch, **options})
    return watch


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards of a document or two, parts of three documents."""
    monkeypatch.setattr("kg.archive.build.LARGEST", 40)
    monkeypatch.setattr("kg.archive.build.SMALLEST", 1)
    monkeypatch.setattr("kg.archive.joining.TOGETHER", 3)


# --- the same as in memory --------------------------------------------------------------------------


@pytest.mark.usefixtures("tiny")
def test_a_folder_is_what_the_graph_in_memory_writes(tmp_path: Path) -> None:
    """Whatever the shards, the parts, and the order in which the documents came."""
    given = documents(20)
    kg.build(given, engine=Coder()).write(tmp_path / "memory")
    watch = build(given, tmp_path / "folder")
    assert watch.stages == {name: [20, 20] for name in ("who is who", "join", "write")}
    assert (watch.done, watch.events) == (20, 20)
    build(given[::-1], tmp_path / "turned")
    assert told_by(tmp_path / "folder") == told_by(tmp_path / "turned") == told_by(tmp_path / "memory")


@pytest.mark.usefixtures("tiny")
def test_what_is_left_out_and_renamed_is_so_in_both(tmp_path: Path) -> None:
    """Identical texts, two texts of one id, one that breaks the engine."""
    given = documents(6)
    given += [
        replace(given[0], id="z"),
        replace(given[1], text="Sudia met Boria, twice."),
        replace(given[2], id="b", text="broken"),
    ]
    memory = kg.build(given, engine=Coder(), report=lambda error: None)
    memory.write(tmp_path / "memory")
    build(given, tmp_path / "folder", report=lambda error: None)
    assert told_by(tmp_path / "folder") == told_by(tmp_path / "memory")
    assert [len(told) for told in (memory.run.identical, memory.run.renamed, memory.run.skipped)] == [1, 1, 1]


def test_what_is_exported_again_is_what_was_built(tmp_path: Path) -> None:
    """As long as the texts are kept: passages in Turtle have the words around them."""
    build(documents(5), tmp_path / "folder")
    assert (
        CliRunner().invoke(cli, ["export", str(tmp_path / "folder"), str(tmp_path / "x.ttl")]).exit_code == 0
    )
    built, again = ((tmp_path / name).read_text(encoding="utf-8") for name in ("folder/graph.ttl", "x.ttl"))
    assert again == built
    assert 'oa:suffix ". It was case 0."' in built


@pytest.mark.model
@pytest.mark.usefixtures("tiny")
def test_our_own_engine_writes_the_same_bytes_in_several_processes(tmp_path: Path) -> None:
    """Persons of several documents, triples, states; by one process, by two, and in memory."""
    texts = (
        "Antony Blinken met Sergey Lavrov in Geneva on Tuesday. Lavrov said Russia rejected the proposal.",
        "US Secretary of State Blinken urged Russia to withdraw. Hungary has been a member of NATO since 1999.",
        "Foreign Minister Lavrov visited Ankara. Lavrov told Blinken that Turkey would not join the sanctions.",
    )
    for n, text in enumerate(texts):
        (tmp_path / f"t{n}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"t{n}.toml").write_text(f"published = 2022-02-0{n + 1}", encoding="utf-8")
    paths = sorted(tmp_path.glob("*.txt"))
    kg.build(paths).write(tmp_path / "memory")
    for jobs in (1, 2):
        kg.build_folder(paths, tmp_path / f"jobs{jobs}", jobs=jobs)
        assert told_by(tmp_path / f"jobs{jobs}") == told_by(tmp_path / "memory")


def test_a_part_of_a_graph_comes_back_as_it_went_in() -> None:
    """Every kind of fact, with its triples or without."""
    graph, file = small(), io.BytesIO()
    parts = parts_of.Parts(file)
    parts.add(parts_of.Sealed.of(graph))
    parts.add(parts_of.Sealed.of(graph))
    assert list(parts.parts(triples=True)) == [graph, graph]
    assert [each.triples for each in parts.parts()] == [(), ()]
    assert [each.facts for each in parts.parts()] == [graph.facts] * 2


def _here_or_dead(parent: int) -> int:
    """What ends every process but one."""
    if os.getpid() != parent:
        os._exit(1)
    return parent


@pytest.mark.server
@pytest.mark.usefixtures("tiny")
def test_several_processes_join_and_write_the_same_bytes(tmp_path: Path) -> None:
    """Parts are made, and every file of them, in any process; what kills one is done in this."""
    given = documents(9)
    build(given, tmp_path / "alone")
    readings, wishes = Read(given), Wishes(Statements(), {}, api.PLAIN, "", False)
    with teams.team_of(teams.LOCAL, 2) as team, (tmp_path / "parts").open("w+b") as file:
        assert list(teams.in_turn(team, [partial(_here_or_dead, os.getpid())] * 3)) == [os.getpid()] * 3
        parts = parts_of.Parts(file, team)
        joining.join(readings, None, wishes, Missed(None, True), parts, Watched())
        writer.write_folder(parts, tmp_path / "several")
    for name in set(TOLD) - {"manifest.json", "graph.ttl"}:  # which say who read
        assert (tmp_path / "several" / name).read_bytes() == (tmp_path / "alone" / name).read_bytes()


class Read:
    """Readings that were not kept."""

    def __init__(self, given: list[kg.Document]) -> None:
        self.all = [Kept.of(each) for each in Coder()(given)]

    def __len__(self) -> int:
        return len(self.all)

    def __iter__(self) -> Iterator[Kept]:
        return iter(self.all)

    def packed(self, number: int) -> bytes:
        """The bytes of one."""
        return kept.to_bytes(self.all[number])

    def text_of(self, document: str) -> str:
        """The text of one."""
        return next(each.document.text for each in self.all if each.document.id == document)


def test_rubbish_is_looked_for_seldom_while_a_graph_is_built(tmp_path: Path) -> None:
    """And as often as the caller wants it afterwards."""
    before, within = gc.get_threshold(), []

    def engine(given: Any) -> Any:
        within.append(gc.get_threshold())
        return [kg.Reading(each) for each in given]

    kg.build(documents(1), engine=engine)
    kg.build_folder(documents(1), tmp_path, engine=engine)
    assert within == [RUBBISH, RUBBISH] and gc.get_threshold() == before


# --- going on ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("tiny")
def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """A later build reads what is new; what has become another text is new."""
    given = documents(12)
    build(given[:8], tmp_path)
    coder = Coder()
    watch = build(
        [*given[:7], replace(given[7], text="Boria met Arlen."), *given[8:]], tmp_path, engine=coder
    )
    assert coder.given == ["d0007", "d0008", "d0009", "d0010", "d0011"]
    assert (watch.begun, watch.done) == ((12, 7, ()), 5)
    coder = Coder()
    build(given[:8], tmp_path, engine=coder, again=True)
    assert len(coder.given) == 8


@pytest.mark.usefixtures("tiny")
def test_another_engine_reads_all_again_and_why_is_told(tmp_path: Path) -> None:
    """What no build needs any more is removed."""
    build(documents(5), tmp_path)
    before = set((tmp_path / ".readings").iterdir())
    watch = build(documents(5), tmp_path, engine=Coder("2"))
    assert watch.begun == (5, 0, ("its version",)) and watch.done == 5
    assert before.isdisjoint((tmp_path / ".readings").iterdir())


def test_an_engine_without_a_version_may_read_otherwise_each_time(tmp_path: Path) -> None:
    """Nobody can know that what was kept is what it would read now."""

    def nothing(given: Any) -> Any:
        return [kg.Reading(each) for each in given]

    assert [build(documents(3), tmp_path, engine=nothing).done for _ in range(2)] == [3, 3]


class Stopping(Coder):
    """A coder that is interrupted over its eleventh document."""

    def __call__(self, given: Any, /) -> Any:
        """Read ten."""
        for each in super().__call__(given):
            if len(self.given) > 10:
                raise KeyboardInterrupt
            yield each


@pytest.mark.usefixtures("tiny")
def test_an_interrupted_build_goes_on_from_there(tmp_path: Path) -> None:
    """What was read is kept and said; the end is that of an undisturbed run."""
    given, coder = documents(20), Coder()
    with pytest.raises(KeyboardInterrupt) as stopped:
        build(given, tmp_path / "out", engine=Stopping())
    assert stopped.value.__notes__ == [
        f"what was read is kept in {tmp_path / 'out'}: the same command goes on from there"
    ]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".readings"}
    build(given, tmp_path / "out", engine=coder)
    assert (
        coder.given == [each.id for each in given[len(given) - len(coder.given) :]] and len(coder.given) <= 12
    )
    build(given, tmp_path / "whole")
    assert told_by(tmp_path / "out") == told_by(tmp_path / "whole")


def test_an_interruption_before_anything_was_read_leaves_nothing(tmp_path: Path) -> None:
    """And is not said to have kept anything."""

    def stopped(given: Any) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as told:
        build(documents(2), tmp_path / "out", engine=stopped)
    assert told.value.__notes__ == ["nothing was written"] and not (tmp_path / "out").exists()


@pytest.mark.skipif(os.name != "posix", reason="signals are a thing of POSIX")
@pytest.mark.usefixtures("tiny")
@pytest.mark.parametrize("shards", [0, 3, 11])
def test_a_killed_build_goes_on_from_there(shards: int, tmp_path: Path) -> None:
    """SIGKILL while documents are read: the same command ends as if nothing had been."""
    there = tmp_path / "out" / ".readings"
    command = [sys.executable, str(HERE / "coders.py"), str(tmp_path / "out"), "40", "0.02"]
    killed = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    until = time.monotonic() + 60
    while len([*there.glob("*.zip")]) < shards and time.monotonic() < until:
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    watch = build(documents(40), tmp_path / "out")
    assert watch.begun[1] >= 2 * shards
    build(documents(40), tmp_path / "whole")
    assert told_by(tmp_path / "out") == told_by(tmp_path / "whole")
    assert {each.name for each in (tmp_path / "out").iterdir()} == {".readings", *writer.FILES}


# --- what goes wrong --------------------------------------------------------------------------------


def test_a_document_that_cannot_be_read_is_told_every_time(tmp_path: Path) -> None:
    """Also where its failing was kept; strictly, it ends the run."""
    given = [*documents(3), kg.Document("x", "broken")]
    for _ in range(2):
        told: list[KgError] = []
        built = kg.build_folder(given, tmp_path, engine=Coder(), report=told.append)
        assert [str(each).split(":")[0] for each in told] == ["x could not be read (ValueError in coders.py"]
        assert [name for name, _ in built.run.skipped] == ["x"] and "3 documents" in built.summary
    for folder in (tmp_path, tmp_path / "new"):
        with pytest.raises(kg.DocumentError, match="x could not be read"):
            kg.build_folder(given, folder, engine=Coder(), strict=True)


@pytest.mark.parametrize("name", ["half \ud800", 7])
def test_what_cannot_be_kept_costs_its_document_alone(name: Any, tmp_path: Path) -> None:
    """Half a character in a name, a name that is a number: told with the document."""

    class Odd(Coder):
        def __call__(self, given: Any, /) -> Any:
            for each in super().__call__(given):
                if each.document.id == "d0001":
                    (fact,) = each.facts
                    who = replace(fact.source[0], name=name)
                    yield replace(each, facts=(replace(fact, source=(who,)),))
                else:
                    yield each

    for _ in range(2):
        told: list[KgError] = []
        built = kg.build_folder(documents(3), tmp_path, engine=Odd(), report=told.append)
        assert [str(each).partition(":")[0] for each in told] == ["d0001 has a reading that cannot be kept"]
        assert built.summary.startswith("2 documents")


def test_a_full_disk_is_one_sentence_and_keeps_what_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cure is to make room and to run the same again."""
    monkeypatch.setattr("kg.archive.build.LARGEST", 40)
    monkeypatch.setattr("kg.archive.build.SMALLEST", 1)
    real, count = os.fsync, iter(range(100))

    def full(file: int) -> None:
        if next(count) > 2:
            raise OSError(28, "No space left on device")
        real(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(
        OutputError, match=r"cannot be written \(No space left on device\): see that the disk has room"
    ):
        build(documents(20), tmp_path / "out")
    monkeypatch.setattr(os, "fsync", real)
    assert build(documents(20), tmp_path / "out").begun[1] > 0


@pytest.mark.usefixtures("tiny")
def test_a_damaged_shard_is_read_anew(tmp_path: Path) -> None:
    """One that is no zip file, one with another byte in the midst, one of mere noise."""
    build(documents(9), tmp_path)
    whole = told_by(tmp_path)
    first, second, *_ = sorted((tmp_path / ".readings").iterdir())
    first.write_bytes(b"")
    data = bytearray(second.read_bytes())
    data[len(data) // 2 - 40] ^= 0xFF
    second.write_bytes(data)
    (tmp_path / ".readings" / "0000.zip").write_bytes(os.urandom(500))
    watch = build(documents(9), tmp_path)
    assert watch.begun[1] < 9 and watch.done == 9 - watch.begun[1]
    assert told_by(tmp_path) == whole


def test_where_documents_may_be_read_is_checked(tmp_path: Path) -> None:
    """In a sentence, before anything is read."""
    for given, told in (
        ({"jobs": 0}, "jobs is 0: give a whole number, 1 or more"),
        ({"jobs": 2}, "an engine of your own reads in this process"),
        ({"on": "dask"}, "an engine of your own reads in this process"),
    ):
        with pytest.raises(OptionError, match=told):
            build(documents(1), tmp_path, **given)
    with (
        pytest.raises(OptionError, match="'spark' is no engine: use local, dask, or dask://HOST:PORT"),
        teams.team_of("spark", 1),
    ):
        pass


def test_a_cluster_without_its_library_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not everybody needs Dask."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(kg.LibraryError, match=r'pip install "diplomatic-kg\[cluster\]"'),
        teams.team_of("dask", 2),
    ):
        pass


# --- shards -----------------------------------------------------------------------------------------


def rows(*keys: str) -> list[tuple[str, bytes]]:
    """A reading of a document for each key."""
    return [(key, kept.to_bytes(Kept(kg.Document(key, "x")))) for key in keys]


A, B, C = (letter * 32 for letter in "abc")


def test_a_shelf_knows_its_shards(tmp_path: Path) -> None:
    """Whole ones: what was cut off in the writing is swept away."""
    (tmp_path / "1.part").write_bytes(b"PK")
    there = shelf.Shelf(tmp_path)
    there.put(shelf.shard(rows(A, B), b"origin"))
    there.put(shelf.shard(rows(C), b"origin"))
    again = shelf.Shelf(tmp_path)
    assert [key in again for key in (A, B, C, "d" * 32)] == [True, True, True, False]
    assert again.get(B).document.id == B and list(again.origins()) == [b"origin"] * 2
    again.keep_only([A])
    assert [key in again for key in (A, B, C)] == [True, True, False] and len(list(tmp_path.iterdir())) == 1


def test_a_shard_of_another_time_has_the_same_bytes() -> None:
    """Nothing in it depends on the clock."""
    assert shelf.shard(rows(A), b"") == shelf.shard(rows(A), b"")
    assert zipfile.ZipFile(io.BytesIO(shelf.shard(rows(A), b""))).testzip() is None


def test_a_reading_is_kept_whole() -> None:
    """Facts, states, triples, words for actors and faults, to the last field."""
    graph = small()
    whole = Kept(
        graph.documents[0], graph.events, graph.states, graph.triples, graph.namings, 3, 40, (Fault("a", "b", "c"),)
    )  # fmt: skip
    back = kept.kept_of(kept.to_bytes(whole))
    assert back == whole and [each.steps for each in back.facts] == [each.steps for each in whole.facts]
    assert back.document.author == whole.document.author


def test_documents_lie_in_a_spool_under_the_ids_that_they_get() -> None:
    """Each once, by id; the key tells the text, the id and the engine."""
    one, two = kg.Document("a", "x"), kg.Document("a", "y", author="Ann")
    held = spool.Spool(io.BytesIO())
    listed = held.fill([two, one, replace(one, id="b")])
    assert [each.id for each in listed.entries] == sorted(each.id for each in listed.entries)
    assert {held.read(each).text for each in listed.entries} == {"x", "y"}
    assert (len(listed.renamed), len(listed.identical)) == (1, 1)
    assert [held.read(each).author for each in listed.entries if held.read(each).text == "y"] == ["Ann"]
    assert len(spool.Spool(io.BytesIO()).fill([one, replace(one, source="Post")]).entries) == 2
    keys = {each.key(engine) for each in listed.entries for engine in ("1", "2")}
    assert len(keys) == 4


# --- who dies over a document -----------------------------------------------------------------------


class Mortal:
    """A team whose worker dies over "deadly" and takes with it all that others have in hand."""

    ahead, deaths = 3, (BrokenPipeError,)

    def __init__(self) -> None:
        self.begun: list[tuple[str, ...]] = []
        self.hand: list[tuple[Any, Callable[[], Any]]] = []

    def begin(self, task: Any) -> Any:
        from concurrent.futures import Future

        batch = task.args[1]
        self.begun.append(tuple(each.id for each in batch.documents))
        future: Future[Any] = Future()
        if any("deadly" in each.text for each in batch.documents):
            future.set_exception(BrokenPipeError())
        else:
            future.set_result(task())
        return future


def test_a_document_over_which_a_reader_dies_costs_no_other() -> None:
    """Its batch is halved down to it; the fault is kept, so that it is not tried again."""
    given = documents(8)
    given[5] = replace(given[5], text="deadly")
    batches = [
        reading.Batch(tuple(f"{n:032x}" for n in range(at, at + 4)), tuple(given[at : at + 4]))
        for at in (0, 4)
    ]
    team = Mortal()
    done = list(reading.shards(recipe.Own(Coder()), batches, team))
    read = sorted(
        (each.document.id, bool(each.unread))
        for shard in done
        for each in _kept(shard.data)
    )  # fmt: skip
    assert read == [(each.id, each.id == "d0005") for each in given]
    assert [fault.problem for fault in chain.from_iterable(_faults(done))] == [
        "ended the program that read it"
    ]


def _kept(data: bytes) -> list[Kept]:
    packed = zipfile.ZipFile(io.BytesIO(data))
    return [kept.kept_of(packed.read(name)) for name in packed.namelist() if name != "engine"]


def _faults(done: list[reading.Shard]) -> list[list[Fault]]:
    return [[fault for _, fault in shard.faults] for shard in done]


@pytest.mark.server
@pytest.mark.parametrize("engine", ["local", "dask"])
def test_workers_that_die_are_replaced(engine: str) -> None:
    """Real processes, on this machine or of a cluster; the document that kills them is named."""
    given = documents(6)
    given[2] = replace(given[2], text="deadly")
    batches = [reading.Batch((f"{n:032x}",), (each,)) for n, each in enumerate(given)]
    with teams.team_of(engine, 2) as team:
        done = list(reading.shards(recipe.Own(Coder()), batches, team))
    assert sorted(shard.documents for shard in done) == [1] * 6
    assert [document for shard in done for document, _ in shard.faults] == ["d0002"]


@pytest.mark.server
def test_a_large_part_goes_to_a_worker_without_a_word() -> None:
    """Dask would rather have had it from a disk."""
    with teams.team_of("dask", 1) as team:
        assert list(teams.in_turn(team, [partial(len, bytes(12 * 2**20))])) == [12 * 2**20]


@pytest.mark.server
def test_a_cluster_of_which_a_worker_is_killed_gives_the_same_bytes(tmp_path: Path) -> None:
    """What it had in hand is read by the other; then they join, and write, what one process does."""
    from distributed import LocalCluster

    given = documents(120)
    build(given, tmp_path / "alone", engine=Coder())
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster:
        victim = cluster.workers[0].pid
        threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
        order = Order(recipe.Own(Coder(seconds=0.02)), 2, cluster.scheduler_address.replace("tcp:", "dask:"))
        wanted = Wishes(Statements(), {}, api.PLAIN, "", False)
        (tmp_path / "cluster").mkdir()
        with archived(given, tmp_path / "cluster", order, wanted, Missed(None, True), Watched()) as made:
            found = list(made.whole.parts(triples=True))
            written = list(made.whole.each(_told, triples=True))
        assert cluster.workers[0].pid != victim
    with archived(
        given, tmp_path / "alone", Order(recipe.Own(Coder())), wanted, Missed(None, True), Watched()
    ) as made:
        assert list(made.whole.parts(triples=True)) == found
        alone = list(made.whole.each(_told, triples=True))
    assert [ids for ids, _ in alone] == [ids for ids, _ in written]
    assert all(process == os.getpid() for _, process in alone)
    assert all(process != os.getpid() for _, process in written)


def _told(graph: kg.KnowledgeGraph) -> tuple[list[str], int]:
    """What is made of a part, and by which process."""
    return [each.id for each in (*graph.facts, *graph.triples)], os.getpid()


def test_the_log_for_programs_is_json(kg: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line for what happens, also for what is skipped."""
    real = api.build_folder
    monkeypatch.setattr(
        api, "build_folder",
        lambda paths, place, **told: real(paths, place, **{**told, "engine": Coder(), "jobs": 1}),
    )  # fmt: skip
    (tmp_path / "a.txt").write_text("Norland met Sudia.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("broken", encoding="utf-8")
    done = kg("build", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out", "--log-json", "-q")
    told = [json.loads(line) for line in done.stderr.splitlines()]
    events = ["begin", "read", "stage", "skipped", "stage", "stage", "end"]
    assert [each["event"] for each in told] == events
    assert [each["name"] for each in told if each["event"] == "stage"] == ["who is who", "join", "write"]
    assert {"documents_a_second", "sentences_a_second", "events_a_second"} <= {*told[1]}
    assert (told[1]["documents"], told[-1]["counts"]["documents"]) == (2, 1)
    done = kg("build", tmp_path / "none.txt", "-o", tmp_path / "out", "--log-json")
    assert done.returncode == 2
    assert [json.loads(line)["kind"] for line in done.stderr.splitlines()] == ["DocumentError"]


def test_of_many_that_are_skipped_for_one_reason_a_few_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of a million pictures is no million lines."""
    say = options.Messages(quiet=False)
    for n in range(1000):
        say.report(kg.DocumentError(f"{n}.png", f"is of an unknown format (.png, {n})", "leave it out"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == options.SEVERAL + 1
    assert lines[:2] == [
        "skipped: 0.png is of an unknown format (.png, 0): leave it out",
        "skipped: 1.png is of an unknown format (.png, 1)",
    ]
    assert (
        lines[-1] == "skipped, as it is of an unknown format: and more like these, which manifest.json names"
    )
