"""Archives and compressed files -> the Inputs in them, as streams: .gz .bz2 .xz .zst .zip .tar .tgz.

Nothing is unpacked onto the disk under a name of the archive's, and nothing without a bound: what grows
to more than ``RATIO`` times its packed size (and more than ``FLOOR``) is a bomb and refused.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

from kg.errors import DocumentError, KgError
from kg.texts.inputs import Input

RATIO = 200
"""How many times its packed size something may grow to; text seldom packs to less than a twentieth."""
FLOOR = 100 * 2**20
"""What is no more than this many bytes is no bomb."""
DEEPEST = 3
"""In how many archives a text may be, one in the other."""
SIDECAR = ".toml"
"""The ending of the file beside a text that says when it was published."""


def unpacked(item: Input) -> Iterator[Input]:
    """What is in an archive, in its order; hidden files are left out as in a folder.

    Raises:
        DocumentError: It is damaged, encrypted, or a bomb.
    """
    if item.depth == DEEPEST:
        raise DocumentError(
            item.name, f"is packed more than {DEEPEST} times", "unpack it, and give what is in it"
        )
    return PACKINGS[item.ending](item)


def packed_name(name: str) -> str:
    """The name of what a compressed file holds: "x.jsonl" for "x.jsonl.gz", "x.tar" for "x.tgz"."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if ending in _TARS:
        return f"{path.stem}.tar"
    return path.stem if ending in _STREAMS else path.name


def toml_of(name: str) -> str:
    """What the TOML file beside a text is called: "a/x.toml" for "a/x.txt" and "a/x.txt.gz"."""
    folder, slash, own = name.rpartition("/")
    return f"{folder}{slash}{PurePosixPath(packed_name(own)).stem or own}{SIDECAR}"


def sidecar(item: Input) -> Input | None:
    """The TOML file beside a text, if there is one."""
    if item.path is None or item.beside is not None:
        return item.beside
    path = item.path.with_name(toml_of(item.path.name))
    return Input(toml_of(item.name), path) if path.is_file() else None


def _alone(item: Input) -> Iterator[Input]:
    """The one file of a compressed one."""
    inner = packed_name(item.called) if not item.form else ""
    opened = partial(_stream, item, _STREAMS[_TARS.get(item.ending, item.ending)])
    member = _member(item, item.name, opened, inner, sidecar(item))
    yield replace(member, given=item.given)


def _stream(item: Input, opener: Callable[[Any], Any]) -> BinaryIO:
    packed = _Counted(item.open())
    try:
        return bounded(opener(packed), item.name, lambda: _allowed(packed.count), packed)
    except ImportError:
        packed.close()
        raise


def _zstd(file: IO[bytes]) -> Any:
    import zstandard

    window = zstandard.ZstdDecompressor(max_window_size=2**27)
    return window.stream_reader(file, read_across_frames=True)


_STREAMS: dict[str, Callable[[IO[bytes]], Any]] = {
    ".gz": lambda file: gzip.GzipFile(fileobj=file),
    ".bz2": bz2.BZ2File,
    ".xz": lzma.LZMAFile,
    ".zst": _zstd,
}  # fmt: skip
_TARS = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz"}
"""How the endings of two packings are written as one."""


def _zip(item: Input) -> Iterator[Input]:
    with item.on_disk() as path, opened_zip(path, item.name) as archive:
        files = {_plain(info.filename): info for info in archive.infolist() if not info.is_dir()}
        yield from _members(item, {name: partial(_zipped, archive, files[name]) for name in sorted(files)})


def _members(item: Input, files: Mapping[str, Callable[[str], BinaryIO]]) -> Iterator[Input]:
    """What is in an archive, with the TOML files beside it, from what opens each under a name for errors."""
    found = {
        name: _member(item, f"{item.name}/{name}", partial(opened, f"{item.name}/{name}"), name, None)
        for name, opened in files.items()
        if not is_hidden(name)
    }
    for name, member in found.items():
        yield replace(member, beside=found.get(toml_of(name)) if toml_of(name) != name else None)


@contextmanager
def opened_zip(path: Path, where: str) -> Iterator[zipfile.ZipFile]:
    """A ZIP file (also an EPUB or a DOCX) that is no bomb.

    Raises:
        DocumentError: It is none, or what is in it is far larger than it is.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(where, error) from None
    with archive:
        if sum(info.file_size for info in archive.infolist()) > _allowed(path.stat().st_size):
            raise _bomb(where)
        yield archive


@contextmanager
def undamaged(item: Input, kind: str) -> Iterator[None]:
    """What a library raises over damaged bytes, whatever it is, in a sentence.

    Raises:
        DocumentError: It is damaged.
    """
    try:
        yield
    except KgError:
        raise
    except Exception as error:
        raise DocumentError(
            item.name, f"is damaged, or no {kind} ({type(error).__name__})", "open it, and save it again"
        ) from None


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str) -> BinaryIO:
    if info.flag_bits & 1:
        raise DocumentError(where, "is encrypted", "unpack it, and give what is in it")
    try:
        file = archive.open(info)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError) as error:
        raise _damaged(where, error) from None
    return bounded(file, where, lambda: info.file_size)


def _tar(item: Input) -> Iterator[Input]:
    with item.saved() as (path, fault):
        allowed = _allowed(path.stat().st_size)
        files = {}
        try:
            archive = tarfile.open(path, "r:")  # noqa: SIM115
        except (tarfile.TarError, EOFError, OSError) as error:
            raise fault or _damaged(item.name, error) from None
        with archive:
            try:
                for info in archive:
                    if info.isreg():
                        files[_plain(info.name)] = partial(_taped, archive, info, allowed)
            except (tarfile.TarError, EOFError, OSError) as error:
                fault = fault or _damaged(item.name, error)
            yield from _members(item, files)
        if fault:
            raise fault


def _taped(archive: tarfile.TarFile, info: tarfile.TarInfo, allowed: int, where: str) -> BinaryIO:
    return bounded(archive.extractfile(info), where, lambda: allowed)


def _member(
    item: Input, name: str, opened: Callable[[], BinaryIO], inner: str, beside: Input | None
) -> Input:
    return replace(
        item, name=name, path=None, data=None, opened=opened, inner=inner, beside=beside,
        depth=item.depth + 1, form="", given=False,
    )  # fmt: skip


def _plain(name: str) -> str:
    return name.replace("\\", "/")


def is_hidden(name: str) -> bool:
    """ ".git/x.txt", and what macOS adds; never of where a name points, as nothing is written there."""
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts)


class _Counted:
    """A stream that knows how many bytes were read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, most: int = -1) -> bytes:
        """The next bytes."""
        data = self._stream.read(most)
        self.count += len(data)
        return data

    def close(self) -> None:
        """Close what is counted."""
        self._stream.close()


class _Bounded(io.RawIOBase):
    """A stream that ends in an error where it is damaged, or has more bytes than ``allowed`` says by then."""

    def __init__(self, stream: Any, where: str, allowed: Callable[[], int], outer: Any = None) -> None:
        self._stream, self._where, self._allowed, self._outer = stream, where, allowed, outer
        self._read = getattr(stream, "read1", stream.read)  # what stands before the damage, a piece at a time
        self._count = 0
        self._damage: DocumentError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._damage is not None:
            raise self._damage
        try:
            data: bytes = self._read(len(buffer))
        except DocumentError as error:
            self._damage = error
            raise
        except Exception as error:  # each library has its own words for the same
            self._damage = _damaged(self._where, error)
            raise self._damage from None
        self._count += len(data)
        if self._count > self._allowed():
            raise _bomb(self._where)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        for stream in (self._stream, self._outer):
            if stream is not None:
                stream.close()
        super().close()


class _Patient(io.BufferedReader):
    """A stream that gives all that stands before the damage, and raises when more is asked for."""

    def read(self, size: int | None = -1) -> bytes:
        if size is None or size < 0:
            return super().read()
        found = bytearray()
        try:
            while len(found) < size and (piece := self.read1(size - len(found))):
                found += piece
        except DocumentError:
            if not found:
                raise
        return bytes(found)


def bounded(stream: Any, where: str, allowed: Callable[[], int], outer: Any = None) -> BinaryIO:
    """A stream of which no more is read than is allowed, and what a library raises is a sentence."""
    return _Patient(_Bounded(stream, where, allowed, outer), 2**16)


def _allowed(size: int) -> int:
    return max(FLOOR, RATIO * size)


def _bomb(where: str) -> DocumentError:
    return DocumentError(
        where, f"unpacks to more than {RATIO} times its size", "unpack it yourself if you trust it"
    )


def _damaged(where: str, error: Exception) -> DocumentError:
    return DocumentError(
        where, f"is cut off or damaged ({type(error).__name__})", "get it again, and look whether it unpacks"
    )


PACKINGS: dict[str, Callable[[Input], Iterator[Input]]] = {
    **dict.fromkeys((*_STREAMS, *_TARS), _alone), ".zip": _zip, ".tar": _tar,
}  # fmt: skip
"""Ending -> what is in a file of it."""
