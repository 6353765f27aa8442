"""Real SPARQL servers for tests, started on loopback: ``oxigraph serve`` and OpenLink Virtuoso.

A server whose program is missing skips its tests with the reason; KG_REQUIRE_SERVERS=1 makes that a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 100000
"""


def program(*names: str) -> str:
    """The first of these programs that is there; else skip, or fail where servers are required."""
    here = str(Path(sys.executable).parent)
    for name in names:
        found = shutil.which(name, path=os.pathsep.join([here, os.environ.get("PATH", "")]))
        if found:
            return found
    reason = f"{names[0]} is not installed"
    if os.environ.get("KG_REQUIRE_SERVERS") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """A port of loopback that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(
    command: list[str], address: str, folder: Path, seconds: float = 90
) -> Iterator[subprocess.Popen[bytes]]:
    """A server that answers at an address; it is ended with the block."""
    with (folder / "out.txt").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
    try:
        until = time.monotonic() + seconds
        while not _answers(address):
            if process.poll() is not None or time.monotonic() > until:
                pytest.fail(f"{command[0]} did not start: {(folder / 'out.txt').read_text()[-2000:]}")
            time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False


@contextmanager
def oxigraph(folder: Path, port: int | None = None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """``oxigraph serve`` over a folder; its address and process."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [program("oxigraph"), "serve", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    with running(command, f"{address}/", folder) as process:
        yield address, process


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with an empty database; user and password are both "dba"."""
    binary = program("virtuoso-t")
    http, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(folder=folder, sql=sql, http=http))
    command = [binary, "-f", "-c", str(folder / "virtuoso.ini")]
    with running(command, f"http://127.0.0.1:{http}/sparql", folder):
        yield f"http://127.0.0.1:{http}"
