"""Shards on disk: what was read already, so that a run which was stopped goes on and nothing is read twice.

A shard is a zip file with a reading a member, named by a digest of what it holds.  It is written under
another name and renamed once, so it is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from kg.archive.kept import Kept, kept_of, read_document
from kg.errors import OutputError
from kg.model import Document

T = TypeVar("T")

_ENDING = ".zip"
_UNFINISHED = ".part"
_ORIGIN = "engine"
"""The member that tells what read."""
_OPEN = 8
"""How many shards are held open."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BROKEN = (OSError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, msgspec.MsgspecError)


def shard(rows: Iterable[tuple[str, bytes]], origin: bytes) -> bytes:
    """A shard of readings with their keys; the same bytes for the same readings."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, data in ((_ORIGIN, origin), *rows):
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def documents_on(folder: Path) -> Iterator[Document]:
    """The documents of all readings of a folder, whole, which somebody else may be writing to."""
    for path in sorted(folder.glob(f"*{_ENDING}")):
        with suppress(*_BROKEN), zipfile.ZipFile(path) as packed:
            yield from (read_document(packed.read(name)) for name in packed.namelist() if name != _ORIGIN)


class Shelf:
    """The shards of a folder."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise OutputError(f"{folder} is a file, and the folder of what was read: remove it") from None
        self.folder = folder
        self._where: dict[bytes, Path] = {}
        self._open: dict[Path, zipfile.ZipFile] = {}
        for left in folder.glob(f"*{_UNFINISHED}"):
            left.unlink()
        for path in sorted(folder.glob(f"*{_ENDING}")):
            self._enter(path)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been read."""
        return not self._where

    def __contains__(self, key: str) -> bool:
        return bytes.fromhex(key) in self._where

    def mend(self) -> None:
        """Forget the shards that a disk has damaged, so that their documents are read anew."""
        for path in sorted(set(self._where.values())):
            try:
                damaged = self._opened(path).testzip() is not None
            except _BROKEN:
                damaged = True
            if damaged:
                self._forget(path)

    def get(self, key: str) -> Kept:
        """The reading with that key.

        Raises:
            KeyError: There is none, or it is damaged.
        """
        return self._read(key, kept_of)

    def packed(self, key: str) -> bytes:
        """The bytes of the reading with that key.

        Raises:
            KeyError: There is none, or it is damaged.
        """
        return self._read(key, bytes)

    def _read(self, key: str, form: Callable[[bytes], T]) -> T:
        path = self._where[bytes.fromhex(key)]
        try:
            return form(self._opened(path).read(key))
        except _BROKEN as error:
            self._forget(path)
            raise KeyError(key) from error

    def put(self, data: bytes) -> None:
        """Keep a shard.

        Raises:
            OSError: The disk is full, or the folder is gone.
        """
        name = hashlib.sha256(data).hexdigest()[:16]
        unfinished = self.folder / f"{name}{_UNFINISHED}"
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            path = unfinished.replace(self.folder / f"{name}{_ENDING}")
        except OSError:
            with suppress(OSError):
                unfinished.unlink()
            raise
        self._enter(path)

    def origins(self) -> Iterator[bytes]:
        """What read the shards that are there, as ``shard`` was told."""
        for path in sorted(set(self._where.values())):
            with suppress(*_BROKEN):
                yield self._opened(path).read(_ORIGIN)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Remove the shards of which no reading is wanted any more."""
        wanted = {self._where[key] for each in keys if (key := bytes.fromhex(each)) in self._where}
        for path in set(self._where.values()) - wanted:
            self._forget(path)

    def close(self) -> None:
        """Close the files; a folder without any goes again."""
        for packed in self._open.values():
            packed.close()
        self._open.clear()
        with suppress(OSError):
            self.folder.rmdir()

    def _enter(self, path: Path) -> None:
        """Note what a shard holds; one that is damaged goes, and its documents are read again."""
        try:
            names = self._opened(path).namelist()
            self._where.update({bytes.fromhex(name): path for name in names if name != _ORIGIN})
        except _BROKEN:
            self._forget(path)

    def _opened(self, path: Path) -> zipfile.ZipFile:
        packed = self._open.pop(path, None) or zipfile.ZipFile(path)
        self._open[path] = packed
        while len(self._open) > _OPEN:
            self._open.pop(next(iter(self._open))).close()
        return packed

    def _forget(self, path: Path) -> None:
        if path in self._open:
            self._open.pop(path).close()
        self._where = {key: where for key, where in self._where.items() if where != path}
        with suppress(OSError):
            path.unlink()
