"""Addresses such as s3://bucket/folder/ -> Inputs, by fsspec.

Only an address that the user gives is asked, and what lies in a folder of his: never one that stands in a
text.  A page of the web is a file; nothing follows its links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from kg.errors import DocumentError, KgError, LibraryError
from kg.texts.formats import SIDECAR, Report, is_known, tell_of_lone, unknown
from kg.texts.inputs import Hints, Input
from kg.texts.packed import PACKINGS, bounded, is_hidden

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_NO_BOUND = 2**63
"""How much is read of a file: it is not packed, or bounded where it is unpacked."""
_WEB = re.compile(r"https?://", re.I)


def is_address(given: str) -> bool:
    """Whether it is an address, and no path."""
    return _ADDRESS.match(given) is not None


def find_remote(address: str, report: Report, hints: Hints) -> Iterator[Input]:
    """The file at an address, or, where that ends with "/", what is in a folder, by the rules of one on disk.

    Raises:
        LibraryError: fsspec, or what it needs for such addresses, is not installed.
        DocumentError: It cannot be read.
    """
    with _reached(address):
        from fsspec.core import url_to_fs

        system, root = url_to_fs(address)
        inside = _files(system, root) if address.endswith("/") and not _WEB.match(address) else {"": root}
    called = PurePosixPath(root).name
    found = {
        name: Input(
            f"{called}/{name}" if name else called, None, opened=partial(_opened, system, path, address),
            inner=name or called, hints=hints,
        )
        for name, path in inside.items()
    }  # fmt: skip
    for name, item in found.items():
        beside = found.get(str(PurePosixPath(name).with_suffix(SIDECAR))) if name else None
        if not name:
            yield replace(item, form="" if item.ending in PACKINGS else hints.ending, given=True)
        elif is_known(name):
            yield replace(item, beside=beside)
        elif item.ending != SIDECAR:
            report(unknown(item))
    tell_of_lone((item.name for name, item in found.items() if name), report)


def _files(system: Any, root: str) -> dict[str, str]:
    """What lies in a folder, by its name there; hidden files are left out."""
    paths = {PurePosixPath(path).relative_to(root).as_posix(): path for path in system.find(root)}
    return {name: paths[name] for name in sorted(paths, key=_order) if not is_hidden(name)}


def _order(name: str) -> list[tuple[bool, str]]:
    """By name, the files of a folder before the folders in it: as on the disk."""
    *folders, file = name.split("/")
    return [*((True, each) for each in folders), (False, file)]


def _opened(system: Any, path: str, address: str) -> BinaryIO:
    with _reached(address):
        return bounded(system.open(path, "rb"), address, lambda: _NO_BOUND)


@contextmanager
def _reached(address: str) -> Iterator[None]:
    """What a library raises over an address, whatever it is, in a sentence."""
    try:
        yield
    except KgError:
        raise
    except ImportError as error:
        told = f'{address} needs a library ({error}): pip install "diplomatic-kg[remote]", and that'
        raise LibraryError(told) from None
    except Exception as error:
        why = f"cannot be read ({type(error).__name__})"
        raise DocumentError(address, why, "see that it is there, and that you may read it") from None
