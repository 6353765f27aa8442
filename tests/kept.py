"""Own sentences with their parses, kept beside the tables in tests/examples: rules are tested without the model."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import conllu
import pytest

from kg.model import Document
from kg.words import Parse

EXAMPLES = Path(__file__).parent / "examples"
DAY = date(2022, 2, 1)


def rows(table: str) -> list[Any]:
    """All examples of a table as pytest parameters."""
    found = tomllib.loads((EXAMPLES / f"{table}.toml").read_text(encoding="utf-8"))
    return [
        pytest.param(row, id=f"{name}-{n}") for name, each in found.items() for n, row in enumerate(each, 1)
    ]


def parse_of(table: str, text: str, published: date | None = DAY) -> Parse:
    """A fresh parse of an example."""
    return conllu.read(_blocks(table)[text], Document("example", text, "", published))


@cache
def _blocks(table: str) -> dict[str, str]:
    return dict(conllu.blocks((EXAMPLES / f"{table}.conllu").read_text(encoding="utf-8")))
