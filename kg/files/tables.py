"""Rows -> CSV that every reader takes for the same rows, and no spreadsheet for a program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from kg.characters import printable

_FORMULA = re.compile(r"[\t\r]|[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection), full width too."""


class _Line:
    """Takes the line of a ``csv.writer``."""

    text = ""

    def write(self, line: str) -> None:
        self.text = line.removesuffix("\r\n") + "\n"


def csv_lines(
    rows: Iterable[Iterable[object]], delimiter: str = ",", *, guarded: bool = True
) -> Iterator[str]:
    """Comma-separated values (or others), a line a row with its end, the same on every Python.

    Nothing (None) is an empty cell.  Text that a spreadsheet would compute gets an apostrophe first, unless
    it is not ``guarded``, since no spreadsheet but a database is to read it.
    """
    line = _Line()
    # Before Python 3.13 the writer quotes a carriage return only where it ends lines with one.
    writer = csv.writer(line, lineterminator="\r\n", delimiter=delimiter)
    for row in rows:
        writer.writerow([_cell(value, guarded) for value in row])
        yield line.text


def _cell(value: object, guarded: bool) -> str:
    if isinstance(value, str):
        text = printable(value)
        return f"'{text}" if guarded and _FORMULA.match(text) else text
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else _cell(str(value), guarded)
