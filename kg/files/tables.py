"""Rows -> CSV that every reader takes for the same rows, and no spreadsheet for a program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from kg.characters import printable

_FORMULA = re.compile(r"[\t\r]|[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection), full width too."""


class _Lines(list[str]):
    """Takes the lines of a ``csv.writer``."""

    def write(self, line: str) -> None:
        self.append(line.removesuffix("\r\n") + "\n")


def csv_text(rows: Iterable[Iterable[object]]) -> str:
    """Comma-separated values, a line a row, the same on every Python.

    Nothing (None) is an empty cell; text that a spreadsheet would compute gets an apostrophe first.
    """
    lines = _Lines()
    # Before Python 3.13 the writer quotes a carriage return only where it ends lines with one.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "".join(lines)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    text = printable(str(value))
    return f"'{text}" if _FORMULA.match(text) else text
