"""Work that may run away, in a process of its own that is ended when its time is over.

A query engine cannot be told to stop, and no more can a thread; a forked process can be killed, and it
shares the store of this one without a copy.  It can be confined too, which this one cannot.  Where the
system cannot fork (Windows) a thread does the work: a runaway one is left to itself, and that a query
reaches out is then refused by ``guard`` alone.
"""

from __future__ import annotations

import multiprocessing
import queue
import threading
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection, wait

from kg.errors import KgError, QueryError, StoreError
from kg.sparql import confinement

Answer = tuple[str, bytes]
"""A media type, and the text of that type."""

_RAISED: dict[str, type[KgError]] = {error.__name__: error for error in (QueryError, StoreError)}


def within(
    seconds: float, work: Callable[[], Answer], *, files: bool = False, network: bool = False
) -> Answer:
    """Do work, but no longer than that.

    Args:
        seconds: of the wall.
        work: changes nothing that the caller sees.
        files: it may open files.
        network: it may reach other machines, and open files.

    Raises:
        QueryError: It took too long, or ended without an answer.
        KgError: What the work raised.
    """
    forks = "fork" in multiprocessing.get_all_start_methods()
    kind, body = _forked(seconds, _confined(work, files, network)) if forks else _threaded(seconds, work)
    if kind in _RAISED:
        raise _RAISED[kind](body.decode())
    return kind, body


def _confined(work: Callable[[], Answer], files: bool, network: bool) -> Callable[[], Answer]:
    """The same work, which first gives up what it may not have."""

    def confined() -> Answer:
        if not network:
            confinement.no_sockets()
            if not files:
                confinement.no_files()
        return work()

    return confined


def _done(work: Callable[[], Answer]) -> Answer:
    """The answer, or an error as one."""
    try:
        return work()
    except (QueryError, StoreError) as error:
        return type(error).__name__, str(error).encode()
    except Exception as error:
        told = (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
        return QueryError.__name__, f"the query failed: {told}".encode()


def _forked(seconds: float, work: Callable[[], Answer]) -> Answer:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def target(out: Connection) -> None:
        kind, body = _done(work)
        out.send(kind)
        out.send_bytes(body)

    process = context.Process(target=target, args=(theirs,), daemon=True)
    with warnings.catch_warnings():
        # Python 3.12 warns of forks beside threads: the child takes no lock but those of the engine.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    try:
        if not wait([ours, process.sentinel], seconds):
            raise _late(seconds)
        return str(ours.recv()), ours.recv_bytes()
    except EOFError:
        raise QueryError("the query ended without an answer: it may want too much memory") from None
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def _threaded(seconds: float, work: Callable[[], Answer]) -> Answer:
    found: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    threading.Thread(target=lambda: found.put(_done(work)), daemon=True).start()
    try:
        return found.get(timeout=seconds)
    except queue.Empty:
        raise _late(seconds) from None


def _late(seconds: float) -> QueryError:
    return QueryError(f"the query was given up after {seconds:g} seconds: narrow it, or allow more --timeout")
