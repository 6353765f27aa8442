"""A lock on a folder, for one process alone or shared by several; it ends with the process, in any case."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SHARABLE = sys.platform != "win32"
"""Windows has no such locks on folders: a file stands for one there, and can be nobody else's."""

_PAUSE = 0.02


class TakenError(Exception):
    """Another process has the lock."""


@contextmanager
def locked(folder: Path, *, shared: bool = False, seconds: float = 0.0) -> Iterator[None]:
    """Hold a folder as long as this lasts.

    Args:
        folder: one that is there.
        shared: with others that share it, instead of alone.
        seconds: how long to wait for it.

    Raises:
        TakenError: Another process had it all the time.
        OSError: The folder cannot be opened.
    """
    handle = _taken(folder, shared, time.monotonic() + seconds)
    try:
        yield
    finally:
        os.close(handle)


def _taken(folder: Path, shared: bool, until: float) -> int:
    if sys.platform == "win32":  # the system removes this file when the process ends
        try:
            return os.open(folder / ".kg-lock", os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except FileExistsError:
            raise TakenError from None
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait(handle, shared, until)
    except BaseException:
        os.close(handle)
        raise
    return handle


def _wait(handle: int, shared: bool, until: float) -> None:
    """Until the lock is ours; a file system without locks is taken as it is."""
    import fcntl

    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    while True:
        try:
            return fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TakenError from None
        except OSError:
            return None
        time.sleep(_PAUSE)
