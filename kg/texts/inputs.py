"""A path or standard input -> Input: the bytes of a file with the name by which reports call it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input (no ``path``); ``name`` is what reports and manifests call it."""

    name: str
    path: Path | None
    data: bytes | None = None

    @property
    def stem(self) -> str:
        """The name without its ending, of which an id is made; "stdin" for standard input."""
        return self.path.stem if self.path else "stdin"

    def read(self) -> bytes:
        """All bytes.

        Raises:
            DocumentError: the file cannot be read.
        """
        if self.path is None:
            return self.data or b""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise unreadable(self.name, error) from error

    def lines(self) -> Iterator[bytes]:
        """The lines, one by one: a JSONL file may be large."""
        if self.path is None:
            yield from (self.data or b"").split(b"\n")
            return
        try:
            with self.path.open("rb") as file:
                yield from file
        except OSError as error:
            raise unreadable(self.name, error) from error

    def sha256(self) -> str:
        """The digest of the bytes, in hex; "" where they cannot be read."""
        if self.path is None:
            return hashlib.sha256(self.data or b"").hexdigest()
        try:
            with self.path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""


def unreadable(where: str, error: OSError) -> DocumentError:
    """The error for what the system says of a file."""
    return DocumentError(where, f"cannot be read ({error.strerror})", "check the path and its permissions")
