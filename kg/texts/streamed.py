"""JSON of any size -> its outline, and the members of a list in it, one by one.

Each value is made by Python's json module, so that it is what it would be in the whole file (NaN, half a
surrogate pair, numbers of any length: libraries that stream have their own minds there).  Ours is the way
through the brackets and commas around them.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from typing import Any, TextIO

from kg.texts.inputs import LARGEST, Input, too_large, unreadable
from kg.texts.nested import DEEPEST, SHORT

PIECE = 2**18
"""How many characters are read at a time."""
_TAIL = 16
"""What ends so near to the end of what is in memory may go on: no word and no escape of JSON is longer."""
_CUT = "Unterminated string"
"""What json says of a string that goes on; it points at where that begins."""
_FULL = re.compile(r"[^ \t\n\r]")
_DECODER = json.JSONDecoder()


class Extract(list[Any]):
    """Of a list its first member, the first that is no object, and where the list begins."""

    def __init__(self, start: int) -> None:
        super().__init__()
        self.start = start

    def hear(self, member: Any) -> None:
        """Keep a member, if it is one of those."""
        if not self or (len(self) == 1 and not isinstance(member, dict)):
            self.append(member)


@contextmanager
def streamed(item: Input, encoding: str) -> Iterator[Stream]:
    """The JSON of a file.

    Raises:
        DocumentError: It cannot be read.
    """
    with item.open() as file, io.TextIOWrapper(file, encoding, errors="replace") as text:
        yield Stream(text, item.name)


class Stream:
    """JSON of which the next characters are in memory.

    What is wrong is raised as by ``json.loads``: a ValueError with line and column, or a RecursionError.
    """

    def __init__(self, file: TextIO, name: str) -> None:
        self._file, self._name = file, name
        self._text, self._at = "", 0
        self._gone = self._lines = self._begin = 0  # characters and lines before; where the last begins

    def mark(self) -> str:
        """The next character that is no blank, "" at the end."""
        while True:
            self._at = _next(self._text, self._at)
            if self._at < len(self._text) or not self._more(PIECE):
                return self._text[self._at : self._at + 1]

    def outline(self, depth: int = DEEPEST + 1) -> Any:
        """The next value, lists down to that depth as extracts; of other values only how words begin."""
        mark = self.mark()
        if mark == "[":
            extract = Extract(self._gone + self._at)
            for member in self.members():
                extract.hear(member)
            return extract
        if mark == "{" and depth:
            return {key: self.outline(depth - 1) for key in self._keys()}
        value = self.value()
        return value[: SHORT + 1] if isinstance(value, str) else None

    def value(self) -> Any:
        """The next value; where it may go on, more is read, and it is made again."""
        self.mark()
        size = PIECE
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except JSONDecodeError as error:
                may_go_on = error.msg.startswith(_CUT) or self._is_near(error.pos)
                if not (may_go_on and self._more(size)):
                    raise self._fault(error.msg, error.pos) from None
            else:
                if not (self._is_near(end) and self._more(size)):
                    self._at = end
                    return value
            size *= 2

    def members(self, start: int | None = None) -> Iterator[Any]:
        """The members of the list that begins here, or at a place that is still to come."""
        if start is not None:
            self._skip(start)
        for _ in self._each("]"):
            yield self.value()

    def extra(self) -> ValueError | None:
        """What is wrong where something follows."""
        return self._fault("Extra data", self._at) if self.mark() else None

    def _keys(self) -> Iterator[str]:
        for _ in self._each("}"):
            if self.mark() != '"':
                raise self._fault("Expecting property name enclosed in double quotes", self._at)
            key = self.value()
            if self.mark() != ":":
                raise self._fault("Expecting ':' delimiter", self._at)
            self._at += 1
            yield key

    def _each(self, close: str) -> Iterator[None]:
        """Before each member of the list or object that begins here."""
        self._at += 1
        mark = self.mark()
        while mark != close:
            yield
            mark = self.mark()
            if mark not in (",", close):
                raise self._fault("Expecting ',' delimiter", self._at)
            self._at += mark == ","
        self._at += 1

    def _skip(self, place: int) -> None:
        while self._gone + len(self._text) <= place:
            self._at = len(self._text)
            if not self._more(PIECE):
                break
        self._at = place - self._gone

    def _is_near(self, place: int) -> bool:
        return place > len(self._text) - _TAIL

    def _more(self, size: int) -> bool:
        """Read on, and forget what is done; False at the end."""
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise unreadable(self._name, error) from error
        if not piece:
            return False
        self._begin = self._line_of(self._at)
        self._lines += self._text.count("\n", 0, self._at)
        self._gone += self._at
        self._text, self._at = self._text[self._at :] + piece, 0
        if len(self._text) > LARGEST:
            raise too_large(self._name, LARGEST)
        return True

    def _line_of(self, at: int) -> int:
        """Where the line begins in which a place in memory is, counted from the beginning of all."""
        last = self._text.rfind("\n", 0, at)
        return self._begin if last < 0 else self._gone + last + 1

    def _fault(self, told: str, at: int) -> ValueError:
        place, line = self._gone + at, self._lines + self._text.count("\n", 0, at) + 1
        return ValueError(f"{told}: line {line} column {place - self._line_of(at) + 1} (char {place})")


def _next(text: str, at: int) -> int:
    found = _FULL.search(text, at)
    return found.start() if found else len(text)
