"""A path, standard input or the member of an archive -> Input: bytes, with the name that reports use."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from kg.errors import DocumentError

LARGEST = 256 * 2**20
"""How many bytes a file may have that can only be read as a whole."""
_PIECE = 2**16
LONGEST_LINE = 64 * 2**20
"""How many bytes of a line are read; what follows up to its end is left out."""


@dataclass(frozen=True, slots=True)
class Hints:
    """How inputs are to be read, where they do not say so themselves.

    Example: ``Hints(columns=(("text", "Body"), ("published", "Day")), dates="mdy")``.

    Attributes:
        columns: Pairs of what is wanted (text, title, published, source, author, url, id) and its column.
        format: The ending by which standard input and files of an unknown ending are read, such as "csv".
        dates: "mdy" or "dmy": what 3/2/2022 means.
        any_language: Whether documents that are in no English are read too.
    """

    columns: tuple[tuple[str, str], ...] = ()
    format: str = ""
    dates: str = ""
    any_language: bool = False

    @property
    def ending(self) -> str:
        """The format as the ending of a file, ".csv"."""
        return f".{self.format.lower().lstrip('.')}" if self.format else ""

    def options(self) -> dict[str, object]:
        """What was said, as a manifest tells it."""
        said = {**asdict(self), "columns": dict(self.columns)}
        return {name: value for name, value in said.items() if value}


PLAIN = Hints()
"""Nothing is said."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file, standard input (no ``path``), or a member of an archive.

    Attributes:
        name: What reports and manifests call it.
        path: Where it lies on the disk.
        data: The bytes of what lies nowhere.
        opened: What opens a member of an archive.
        inner: What a member is called in its archive, "" for what is in none.
        beside: The TOML file beside a member.
        depth: In how many archives it is.
        form: The ending by which it is read, where its name has none.
        given: Whether the user named this very file, and it is not one of a folder or an archive.
        hints: What the user says of it.
    """

    name: str
    path: Path | None
    data: bytes | None = None
    opened: Callable[[], BinaryIO] | None = None
    inner: str = ""
    beside: Input | None = None
    depth: int = 0
    form: str = ""
    given: bool = False
    hints: Hints = PLAIN

    @property
    def called(self) -> str:
        """The bare name of the file; "stdin" for standard input."""
        own = self.path.name if self.path else "stdin"
        return PurePosixPath(self.inner).name or own

    @property
    def stem(self) -> str:
        """The name without its ending, of which an id is made."""
        return PurePosixPath(self.called).stem

    @property
    def ending(self) -> str:
        """By which it is read: ".txt"."""
        return self.form or PurePosixPath(self.called).suffix.lower()

    def open(self) -> BinaryIO:
        """The bytes as a stream, from their beginning.

        Raises:
            DocumentError: It cannot be read.
        """
        if self.opened is not None:
            return self.opened()
        if self.path is None:
            return io.BytesIO(self.data or b"")
        try:
            return self.path.open("rb")
        except OSError as error:
            raise unreadable(self.name, error) from error

    def read(self, most: int = LARGEST) -> bytes:
        """All bytes.

        Raises:
            DocumentError: The file cannot be read, is damaged, or has more than ``most``.
        """
        data, fault = self.read_far(most)
        if fault:
            raise fault
        return data

    def read_far(self, most: int = LARGEST) -> tuple[bytes, DocumentError | None]:
        """As ``read``; of a damaged file the bytes before that place, and what is wrong with it."""
        fault = None
        with self.open() as file:
            try:
                data = file.read(most + 1)
                fault = _fault_after(file) if len(data) <= most else None
            except OSError as error:
                raise unreadable(self.name, error) from error
        if len(data) > most:
            raise too_large(self.name, most)
        return data, fault

    def lines(self) -> Iterator[bytes]:
        """The lines with their ends, one by one: a file may be large.  One that breaks off is none."""
        with self.open() as file:
            try:
                while line := file.readline(LONGEST_LINE):
                    yield line
                    while len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                        line = file.readline(LONGEST_LINE)
            except OSError as error:
                raise unreadable(self.name, error) from error

    def pieces(self) -> Iterator[bytes]:
        """All bytes, some at a time."""
        with self.open() as file:
            try:
                while piece := file.read(_PIECE):
                    yield piece
            except OSError as error:
                raise unreadable(self.name, error) from error

    @contextmanager
    def on_disk(self) -> Iterator[Path]:
        """The path of a file with these bytes: its own, or that of a copy for as long as it is needed.

        Raises:
            DocumentError: It cannot be read.
        """
        with self.saved() as (path, fault):
            if fault:
                raise fault
            yield path

    @contextmanager
    def saved(self) -> Iterator[tuple[Path, DocumentError | None]]:
        """As ``on_disk``; of a damaged file, those bytes that can be read, and what is wrong with it."""
        if self.path is not None:
            yield self.path, None
            return
        fault = None
        with tempfile.NamedTemporaryFile(prefix="kg-") as copy, self.open() as file:
            try:
                shutil.copyfileobj(file, copy, 2**20)
            except DocumentError as error:
                fault = error
            copy.flush()
            yield Path(copy.name), fault

    def sha256(self) -> str:
        """The digest of the bytes, in hex; "" where they cannot be read."""
        digest = hashlib.sha256()
        try:
            for piece in self.pieces():
                digest.update(piece)
        except DocumentError:
            return ""
        return digest.hexdigest()


def _fault_after(file: BinaryIO) -> DocumentError | None:
    """What is wrong with a file of which all was read that can be."""
    try:
        file.read(1)
    except DocumentError as error:
        return error
    return None


def unreadable(where: str, error: OSError) -> DocumentError:
    """The error for what the system says of a file."""
    return DocumentError(where, f"cannot be read ({error.strerror})", "check the path and its permissions")


def too_large(where: str, most: int) -> DocumentError:
    """The error for more bytes, or characters of one value, than are read at once."""
    return DocumentError(
        where, f"is larger than {most // 2**20} MB", "cut it into parts, or give it as JSON lines (.jsonl)"
    )
