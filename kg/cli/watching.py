"""How far a long build has come: a bar for people, lines of JSON for programs, both on standard error."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.cli import options
from kg.disk import read_manifest
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.building import Built


class Watching:
    """``kg.archive.Watch`` at a terminal; silent where nobody watches."""

    def __init__(self, say: options.Messages) -> None:
        self.say = say
        self.bar: Any = None
        self.sentences = 0

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """Tell what need not be read again, or why it must."""
        if known:
            self.say.note(f"{known:,} of {documents:,} documents were read before")
        elif changed:
            self.say.note(f"read again, as these are not what they were: {', '.join(changed)}")
        if not self.say.quiet and sys.stderr.isatty() and documents > known:
            from tqdm import tqdm

            self.bar = tqdm(total=documents, initial=known, unit="doc", desc="reading", smoothing=0.1)

    def read(self, documents: int, sentences: int) -> None:
        """Go on by so many."""
        self.sentences += sentences
        if self.bar is not None:
            self.bar.update(documents)
            took = max(self.bar.format_dict["elapsed"], 1e-9)
            self.bar.set_postfix_str(f"{self.sentences / took:,.0f} sentences/s")

    def join(self) -> None:
        """The bar is full."""
        if self.bar is not None:
            self.bar.close()


class Logging:
    """``kg.archive.Watch`` for programs: a line of JSON for whatever happens."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.documents = self.done = self.sentences = 0

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """How much there is to do."""
        self.documents = documents - known
        self.start = time.monotonic()
        self.tell("begin", documents=documents, known=known, changed=list(changed))

    def read(self, documents: int, sentences: int) -> None:
        """How much is done, how quickly, and how long the rest will take."""
        self.done += documents
        self.sentences += sentences
        took = max(time.monotonic() - self.start, 1e-9)
        left = (self.documents - self.done) * took / max(self.done, 1)
        self.tell(
            "read", documents=self.done, sentences=self.sentences, seconds=round(took, 1),
            sentences_a_second=round(self.sentences / took, 1), seconds_left=round(left, 1),
        )  # fmt: skip

    def join(self) -> None:
        """All is read."""
        self.tell("join", seconds=round(time.monotonic() - self.start, 1))

    @contextmanager
    def errors(self) -> Iterator[None]:
        """What ends the build is a line too."""
        try:
            yield
        except KgError as error:
            self.tell("error", kind=type(error).__name__, why=str(error))
            raise SystemExit(2) from error

    def end(self, built: Built) -> None:
        """All is written."""
        told = read_manifest(built.folder) or {}
        files, seconds = [str(path) for path in built.files], round(time.monotonic() - self.start, 1)
        self.tell("end", counts=told.get("counts"), files=files, seconds=seconds)

    def tell(self, event: str, **told: object) -> None:
        """One line."""
        options.say(json.dumps({"event": event, **told}))
