"""The lines of a table -> its rows: what parts cells and how they are quoted, and which lines are no rows.

A row that breaks the rules costs itself alone: reading goes on with the line after that where it begins.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

WIDEST = 64 * 2**20
"""How many characters a cell may have."""
_PATIENCE = 2 * WIDEST
"""How many characters are read in vain, where nothing closes quotations, before a table is given up."""
_LITTLE = 2**22
"""As much, of a sample."""
_STYLES: tuple[dict[str, Any], ...] = ({}, {"escapechar": "\\"})
_BARE: dict[str, Any] = {"quoting": csv.QUOTE_NONE}
_OPEN = "opens a quotation that nothing closes"
_MARKS = "has quotation marks that do not match"
_WIDE = "has more cells than the header"

Dialect = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A row, the number of the line where it begins, and what is wrong with it."""

    line: int
    cells: list[str]
    fault: str = ""


class _Lines:
    """Lines, of which those that were taken can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._back = iter(lines), deque[str]()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> int:
        """All but the first that was taken; how many characters these are."""
        self._back.extendleft(reversed(self.taken[1:]))
        size = sum(map(len, self.taken[1:]))
        del self.taken[1:]
        return size


def rows(lines: Iterable[str], dialect: Dialect, patience: int = _PATIENCE) -> Iterator[Row]:
    """The rows of a table but blank ones, the header first; one with a fault has no cells to be believed.

    Raises:
        csv.Error: Nothing closes quotations, again and again.
    """
    csv.field_size_limit(WIDEST)
    source = _Lines(lines)
    reader = csv.reader(source, strict=True, **dialect)
    number, vain, width = 1, 0, 0
    while (row := _next(reader, source, number)) is not None:
        is_blank = not any(map(str.strip, row.cells))
        width = width or len(row.cells) * (not is_blank)
        if width and any(map(str.strip, row.cells[width:])):
            row = Row(number, row.cells, _WIDE)
        if row.fault:
            vain += source.give_back()
        if vain > patience:
            raise csv.Error(_MARKS)
        if row.fault or not is_blank:
            yield row
        number += len(source.taken)
        source.taken.clear()


def _next(reader: Iterator[list[str]], source: _Lines, number: int) -> Row | None:
    try:
        return Row(number, next(reader))
    except StopIteration:
        return None
    except csv.Error as error:
        fault = _OPEN if "unexpected end" in str(error) else _MARKS
        return Row(number, [], fault) if source.taken else None


def dialect_of(sample: Sequence[str], parters: str, known: Callable[[Sequence[str]], int]) -> Dialect:
    """What parts cells and how they are quoted: that by which the header is best known, and rows are even.

    Args:
        sample: The first lines.
        parters: What may part cells, the likeliest first.
        known: How many of some names are known as those of columns.
    """
    tried = [
        {"delimiter": parter, "skipinitialspace": skipping, **style}
        for style in (*_STYLES, _BARE)
        for skipping in (False, True)
        for parter in parters
        if style is not _BARE or not _is_quoted(sample, parter)
    ]
    return max(tried, key=lambda dialect: _fit(sample, dialect, known))


def _is_quoted(sample: Sequence[str], parter: str) -> bool:
    """Whether more cells are quotations from one end to the other than only begin with one.

    What is left open may be cut off: only between tabs do people leave marks as they are.
    """
    start = rf'(?:^|{re.escape(parter)}) *"(?:[^"\\]|""|\\.)*+"'
    end = rf" *(?:{re.escape(parter)}|[\r\n]|$)"
    whole, begun = (re.compile(f"{start}({sign}{end})") for sign in ("?=", "?!"))
    more = sum(len(whole.findall(line)) - len(begun.findall(line)) for line in sample)
    has_tabs = parter == "\t" and parter in sample[0]
    return more > 0 if has_tabs else more >= 0


def _fit(
    sample: Sequence[str], dialect: Dialect, known: Callable[[Sequence[str]], int]
) -> tuple[int, float, int, int]:
    """How many columns are known, the share of rows as wide as the header, that width, and how few are loose.

    Loose are a blank or quotation mark that another dialect would have taken off.
    """
    try:
        found = list(rows(sample, dialect, _LITTLE))
    except csv.Error:
        found = []
    if not found:
        return (0, 0, 0, 0)
    header, body = found[0].cells, found[1:]
    even = sum(not row.fault and len(row.cells) == len(header) for row in body)
    blank = sum(name.startswith(" ") for name in header)
    loose = sum(cell.lstrip(" ").startswith('"') for row in body for cell in row.cells if cell[:1] == " ")
    return known(header), even / max(1, len(body)), len(header), -blank - loose
