"""Who reads batches: this process, several on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from itertools import islice
from typing import Any, Protocol, TypeVar

from kg.errors import LibraryError, OptionError
from kg.words import RUBBISH

T = TypeVar("T")
Task = Callable[[], T]

LOCAL, DASK = "local", "dask"
_PER_WORKER = 2
"""How many batches a worker has before it, so that none waits for the next."""
_WAITING = 256
"""How many batches of a cluster are waited for at the same time."""
_SECONDS = 10
"""How long a cluster may take to answer."""


class Team(Protocol):
    """Who does tasks."""

    @property
    def ahead(self) -> int:
        """How many may be begun before the first is done."""

    @property
    def deaths(self) -> tuple[type[BaseException], ...]:
        """The errors of tasks whose worker ended."""

    def begin(self, task: Task[T]) -> Future[T]:
        """Have a task done."""


def team_of(engine: str, jobs: int) -> AbstractContextManager[Team]:
    """Who reads, by the name of an engine: "local", "dask", or "dask://host:port" of a running scheduler.

    Raises:
        OptionError: There is no engine of that name, or no such cluster.
        LibraryError: Dask is not installed.
    """
    if engine == LOCAL:
        return _processes(jobs) if jobs > 1 else _alone()
    if engine == DASK or engine.startswith(f"{DASK}://"):
        return _cluster(engine.removeprefix(DASK).removeprefix("://"), jobs)
    raise OptionError(f"{engine!r} is no engine: use local, dask, or dask://HOST:PORT")


def in_turn(team: Team | None, tasks: Iterable[Task[T]]) -> Iterator[T]:
    """What tasks give, in their order; the first are begun at once, each other when there is room.

    A task whose worker ended is done here, and so are all where there is no team.
    """
    if team is None:
        return (task() for task in tasks)
    waiting = iter(tasks)
    hand = deque(_begun(team, islice(waiting, team.ahead)))
    return _in_turn(team, waiting, hand)


def _in_turn(team: Team, waiting: Iterator[Task[T]], hand: deque[tuple[Task[T], Future[T]]]) -> Iterator[T]:
    while hand:
        task, future = hand.popleft()
        found = task() if isinstance(future.exception(), team.deaths) else future.result()
        hand.extend(_begun(team, islice(waiting, 1)))
        yield found


def _begun(team: Team, tasks: Iterable[Task[T]]) -> Iterator[tuple[Task[T], Future[T]]]:
    return ((task, team.begin(task)) for task in tasks)


# --- this process -----------------------------------------------------------------------------------


class _Alone:
    """Does each task at once."""

    ahead, deaths = 1, ()

    def begin(self, task: Task[T]) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(task())
        return future


@contextmanager
def _alone() -> Iterator[Team]:
    yield _Alone()


# --- processes --------------------------------------------------------------------------------------


class _Processes:
    """A pool of processes; a new one where somebody in it died."""

    deaths = (BrokenProcessPool,)

    def __init__(self, jobs: int) -> None:
        self.jobs, self.ahead = jobs, jobs * _PER_WORKER
        self.pool = self._new()

    def begin(self, task: Task[T]) -> Future[T]:
        try:
            return self.pool.submit(task)
        except BrokenProcessPool:
            self.close()
            self.pool = self._new()
            return self.pool.submit(task)

    def close(self) -> None:
        """End the processes, whatever they do."""
        workers = list((getattr(self.pool, "_processes", None) or {}).values())
        self.pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()

    def _new(self) -> Executor:
        # A process that is forked would have the locks of threads which it has not (spaCy's, Oxigraph's).
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.jobs, context, _born, (os.getpid(),))


@contextmanager
def _processes(jobs: int) -> Iterator[Team]:
    team = _Processes(jobs)
    try:
        yield team
    finally:
        team.close()


def _born(parent: int) -> None:
    """A worker leaves Control-C to its parent, and ends when that is gone, in whatever way."""
    gc.set_threshold(*RUBBISH)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


# --- a cluster --------------------------------------------------------------------------------------


class _Cluster:
    """Workers of Dask: what one of them was doing when it died is done by another."""

    def __init__(self, client: Any, deaths: tuple[type[BaseException], ...]) -> None:
        self.client, self.deaths = client, deaths
        self._threads = ThreadPoolExecutor(_WAITING)

    @property
    def ahead(self) -> int:
        """Workers may come and go."""
        threads: int = sum(self.client.nthreads().values())
        return max(1, threads) * _PER_WORKER

    def begin(self, task: Task[T]) -> Future[T]:
        """What a worker that died had done is done again as long as somebody waits for it."""
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Sending large graph")  # a part of long documents is
            future = self.client.submit(task, pure=False)
        waiting: Future[T] = self._threads.submit(future.result)
        return waiting


@contextmanager
def _cluster(address: str, jobs: int) -> Iterator[Team]:
    """A scheduler that runs, or, without an address, workers on this machine."""
    try:
        from distributed import Client, KilledWorker, LocalCluster
    except ImportError:
        told = "dask.distributed is not installed, which --engine dask needs"
        raise LibraryError(f'{told}: pip install "diplomatic-kg[cluster]"') from None
    if address:
        try:
            client = Client(address, timeout=_SECONDS)
        except (OSError, ValueError) as error:
            raise OptionError(f"no Dask scheduler answers at {address} ({error}): see that it runs") from None
        with client:
            yield _Cluster(client, (KilledWorker,))
        return
    with (
        LocalCluster(jobs, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield _Cluster(client, (KilledWorker,))
