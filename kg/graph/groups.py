"""Normal forms of relations -> what they are called together: "join" and "be member of" are "member of".

``data/relations.csv`` is our own list.  A user's file has the same two columns, and goes before it:

    normal,group
    be member of,belongs to the club
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from kg.characters import printable
from kg.errors import LexiconError
from kg.model import Triple

COLUMNS = ["normal", "group"]
LONGEST = 80
"""Characters of the longest name of a group."""


def load_groups(paths: Iterable[Path] = ()) -> Mapping[str, str]:
    """The group of each normal form; what a user's file says of one takes the place of what ours says.

    Args:
        paths: the user's files; of two the first goes before the second.

    Raises:
        LexiconError: A file cannot be read; the message names file and line.

    Example:
        >>> load_groups()["be member of"]
        'member of'
    """
    own = [_read(path) for path in paths]
    return MappingProxyType(
        {key: name for groups in (_ours(), *reversed(own)) for key, name in groups.items()}
    )


def grouped(triples: Iterable[Triple], groups: Mapping[str, str]) -> Iterator[Triple]:
    """The triples, each with its group; what an engine of the user's said itself stays."""
    for each in triples:
        group = each.group or groups.get(each.normal, "")
        yield each if group == each.group else replace(each, group=group)


@cache
def _ours() -> Mapping[str, str]:
    return _groups(
        resources.files("kg").joinpath("graph/data/relations.csv").read_text("utf-8"), "relations.csv"
    )


def _read(path: Path) -> Mapping[str, str]:
    try:
        text = printable(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise LexiconError(f"The list of relations {path} cannot be read: {reason}.") from error
    return _groups(text, str(path))


def _groups(text: str, source: str) -> Mapping[str, str]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if [column.strip() for column in next(reader, [])] != COLUMNS:
            raise ValueError(f"a list of relations begins with the line {','.join(COLUMNS)}")
        return dict(_row(row) for row in reader if row and not row[0].startswith("#"))
    except (ValueError, csv.Error) as error:
        raise LexiconError(f"{source}, line {max(1, reader.line_num)}: {error}.") from error


def _row(row: list[str]) -> tuple[str, str]:
    values = [" ".join(value.split()) for value in row]
    if len(values) != len(COLUMNS) or not all(values):
        raise ValueError("a row is a normal form such as 'be member of' and the name of its group")
    if len(values[1]) > LONGEST:
        raise ValueError(f"the name of a group has at most {LONGEST} characters")
    return values[0].lower(), values[1]
