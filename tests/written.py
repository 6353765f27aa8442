"""What kg writes of a graph: its files of lines as text, and what its page carries packed."""

from __future__ import annotations

import base64
import gzip
import io
import re

from kg.files.rows import HEADS, row_texts
from kg.graph import Whole


def text_of(graph: Whole, name: str) -> str:
    """The file of that name: ``events.jsonl``, ``triples.csv`` ..."""
    return HEADS.get(name, "") + "".join(part[name] for part in row_texts(graph, [name]))


def lines_of(graph: Whole, name: str) -> list[str]:
    """Its lines without their ends."""
    return text_of(graph, name).split("\n")[:-1]


def rows_of(graph: Whole, name: str) -> io.StringIO:
    """A table of it, for ``csv.DictReader``."""
    return io.StringIO(text_of(graph, name), newline="")


def unpacked(page: str, block: str = "data") -> str:
    """What a packed block of a page holds."""
    found = re.search(f'<script type="application/gzip" id="{block}">(.*?)</script>', page)
    assert found
    return gzip.decompress(base64.b64decode(found.group(1))).decode("utf-8")
