"""A folder that is written into: looked at before any work, held by one run at a time, never left half full.

Everything is written under a temporary name beside its place, then renamed.  Only what a run made
itself is taken away again when it fails.
"""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from kg.disk.locks import TakenError, locked
from kg.errors import OutputError

MANIFEST = "manifest.json"
TIMINGS = "timings.json"
_SCRATCH = ".kg-tmp-"


def check_folder(folder: Path) -> None:
    """Refuse at once, before any work, a folder that could not be made or written.

    Raises:
        OutputError: It could not.
    """
    here = folder
    while not here.exists() and here != here.parent:
        here = here.parent
    if not here.is_dir():
        raise OutputError(cannot(folder, f"{here} is a file"))
    try:
        with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=here):
            pass
    except OSError as error:
        raise OutputError(cannot(folder, error)) from error


@contextmanager
def claimed(folder: Path) -> Iterator[Path]:
    """The folder, made if need be, for this run alone; what it had to make and left empty, it removes.

    Raises:
        OutputError: It cannot be made or written, or another run has it.
    """
    check_folder(folder)
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(_locked(folder))
        except OSError as error:
            raise OutputError(cannot(folder, error)) from error
        finally:
            stack.callback(_unmake, made)
        _sweep(folder)
        yield folder


def _unmake(made: list[Path]) -> None:
    for folder in made:
        with suppress(OSError):  # it is in use: ours are in it, or somebody else's
            folder.rmdir()


@contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A temporary folder inside, locked as long as it is in use and gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, dir=folder) as temporary, _locked(Path(temporary)):
        yield Path(temporary)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``, which takes its place if all goes well, and vanishes if not.

    Raises:
        OutputError: The file cannot be written.
    """
    check_folder(path.parent)
    if path.is_dir():
        raise OutputError(f"{path} is a folder: give the name of a file")
    if path.exists() and not path.is_file():  # to rename a file over /dev/null would be the end of it
        raise OutputError(f"{path} is a device or a pipe, and no file: give another name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with scratch_folder(path.parent) as temporary:
            file = temporary / path.name
            yield file
            file.replace(path)
    except OSError as error:
        raise OutputError(cannot(path, error)) from error


def cannot(path: Path, why: OSError | str) -> str:
    """The sentence for a place that cannot be written."""
    told = (why.strerror or str(why)) if isinstance(why, OSError) else why
    cure = "make room there, or give another place" if _is_full(why) else "give another place"
    return f"{path} cannot be written ({'; '.join([told, *getattr(why, '__notes__', ())])}): {cure}"


def _is_full(why: OSError | str) -> bool:
    return isinstance(why, OSError) and why.errno in (errno.ENOSPC, errno.EDQUOT)


def read_manifest(folder: Path) -> Mapping[str, Any] | None:
    """The manifest of the graph that ``kg build`` wrote there, if it did."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    counts = found.get("counts") if isinstance(found, dict) and "kg" in found else None
    return found if isinstance(counts, dict) and isinstance(counts.get("documents"), int) else None


def written_files(folder: Path) -> frozenset[str]:
    """The names of the files in a folder that kg wrote: a graph's, or all of a store."""
    if is_store(folder):
        return frozenset(path.name for path in folder.iterdir())
    told = read_manifest(folder)
    if told is None:
        return frozenset()
    return frozenset({MANIFEST, TIMINGS, *map(str, told.get("files") or ())})


def is_store(folder: Path) -> bool:
    """Whether a folder is a store of Oxigraph's."""
    try:
        return (folder / "CURRENT").read_bytes().startswith(b"MANIFEST-")
    except OSError:
        return False


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder for this run alone.

    Raises:
        OutputError: Another process has it.
    """
    try:
        with locked(folder):
            yield
    except TakenError:
        raise OutputError(
            f"another run is writing into {folder}: wait until it has ended, or give another place"
        ) from None


def _sweep(folder: Path) -> None:
    """Remove what runs that were killed left behind: a temporary folder that nobody holds."""
    for left in folder.glob(f"{_SCRATCH}*"):
        with suppress(OutputError, OSError), _locked(left):
            shutil.rmtree(left, ignore_errors=True)
