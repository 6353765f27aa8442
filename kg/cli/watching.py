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


_SELDOM = 5.0
"""After how many seconds a stage tells programs again how far it is."""


class Watching:
    """``kg.archive.Watch`` at a terminal; silent where nobody watches."""

    def __init__(self, say: options.Messages) -> None:
        self.say = say
        self.bar: Any = None
        self.sentences = self.events = 0

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """Tell what need not be read again, or why it must."""
        if known:
            self.say.note(f"{known:,} of {documents:,} documents were read before")
        elif changed:
            self.say.note(f"read again, as these are not what they were: {', '.join(changed)}")
        self._draw("read", documents, known)

    def read(self, documents: int, sentences: int, events: int) -> None:
        """Go on by so many."""
        self.sentences += sentences
        self.events += events
        if self.bar is not None:
            self.bar.update(documents)
            took = max(self.bar.format_dict["elapsed"], 1e-9)
            told = f"{self.sentences / took:,.0f} sentences/s, {self.events / took:,.0f} events/s"
            self.bar.set_postfix_str(told)

    def stage(self, name: str, documents: int) -> None:
        """The bar is full; the next one."""
        self.close()
        self._draw(name, documents)

    def step(self, documents: int) -> None:
        """Go on by so many."""
        if self.bar is not None:
            self.bar.update(documents)

    def close(self) -> None:
        """No bar is needed any more."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def _draw(self, name: str, documents: int, known: int = 0) -> None:
        if not self.say.quiet and sys.stderr.isatty() and documents > known:
            from tqdm import tqdm

            self.bar = tqdm(total=documents, initial=known, unit="doc", desc=name, smoothing=0.1)


class Logging:
    """``kg.archive.Watch`` for programs: a line of JSON for whatever happens."""

    def __init__(self) -> None:
        self.name = "read"
        self.begun = self.told = time.monotonic()
        self.start = self.begun
        self.documents = self.done = self.sentences = self.events = 0

    def begin(self, documents: int, known: int, changed: tuple[str, ...]) -> None:
        """How much there is to do."""
        self.documents = documents - known
        self.tell("begin", documents=documents, known=known, changed=list(changed))

    def read(self, documents: int, sentences: int, events: int) -> None:
        """How much is done, how quickly, and how long the rest will take."""
        self.done += documents
        self.sentences += sentences
        self.events += events
        pace = self._pace()
        took = max(pace["seconds"], 0.1)
        self.tell(
            "read", sentences=self.sentences, events=self.events, **pace,
            sentences_a_second=round(self.sentences / took, 1), events_a_second=round(self.events / took, 1),
        )  # fmt: skip

    def stage(self, name: str, documents: int) -> None:
        """All is read; of what follows this begins."""
        self.name, self.documents, self.done = name, documents, 0
        self.begun = self.told = time.monotonic()
        self.tell("stage", name=name, documents=documents, seconds=round(self.begun - self.start, 1))

    def step(self, documents: int) -> None:
        """Now and then how much of it is done."""
        self.done += documents
        if time.monotonic() - self.told > _SELDOM:
            self.told = time.monotonic()
            self.tell(self.name, **self._pace())

    def _pace(self) -> dict[str, float]:
        """Of the stage: how many documents, in what time, how many a second, and how long the rest takes."""
        took = max(time.monotonic() - self.begun, 1e-9)
        left = (self.documents - self.done) * took / max(self.done, 1)
        pace = {"documents": self.done, "documents_a_second": self.done / took, "seconds": took}
        pace["seconds_left"] = left
        return {name: round(figure, 1) for name, figure in pace.items()}

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
        slow, document = built.run.slowest
        slowest = {"doc": document, "seconds": round(slow, 1)} if document else None
        self.tell("end", counts=told.get("counts"), files=files, seconds=seconds, slowest=slowest)

    def tell(self, event: str, **told: object) -> None:
        """One line."""
        options.say(json.dumps({"event": event, **told}))
