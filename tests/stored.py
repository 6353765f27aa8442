"""Parses of the example texts, stored beside their tables, so that all but the parser is tested without the model.

    python tests/stored.py          # stores them anew: after an example is added, or with another model

``stored(text)`` is a fresh parse each time: later stages mend the trees that they are given.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import conllu
import pytest
from marking import plain

from kg.lexicon import examples, load_gazetteer
from kg.lexicon.frames import built_in
from kg.model import Document
from kg.words import Parse

EXAMPLES = Path(__file__).parent / "examples"
TABLES = (
    "actors",
    "circumstances",
    "clauses",
    "dates",
    "descriptions",
    "events",
    "facts",
    "linked",
    "governing",
    "names",
    "places",
    "pronouns",
    "sides",
    "slots",
    "states",
    "triples",
    "voices",
)
"""The tables of examples."""
PARSED = (*TABLES, "families")
"""Whose parses are stored: the tables, and the families of the lexicon with theirs."""
MARKED = ("actors", "pronouns", "voices")
COMMAND = "python tests/stored.py"
DAY = date(2022, 2, 1)
"""The day on which an example is printed that names none."""


def rows(table: str) -> list[Any]:
    """All examples of a table as pytest parameters, named by their heading and number."""
    found = _table(table)
    return [
        pytest.param(row, id=f"{name}-{n}") for name, group in found.items() for n, row in enumerate(group, 1)
    ]


def _table(table: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((EXAMPLES / f"{table}.toml").read_text(encoding="utf-8"))


def texts(table: str) -> list[str]:
    """The texts of a table in its order, each once; of marked mentions the words alone.

    Those of ``families`` stand in the lexicon itself, with the family that they show.
    """
    if table == "families":
        written = (examples.parsed(text) for family in built_in().families for text in family.examples)
        return list(dict.fromkeys(each.sentence for each in written if each is not None))
    found = [row["text"] for group in _table(table).values() for row in group]
    return list(dict.fromkeys(plain(text) if table in MARKED else text for text in found))


def stored(
    text: str,
    published: date | None = None,
    *,
    id: str = "example",
    title: str = "",
    source: str = "",
    author: str = "",
) -> Parse:
    """A fresh parse of an example's text, as the model gave it when it was stored."""
    block = _stored().get(text)
    assert block, f"no parse of this text is stored, run '{COMMAND}': {text}"
    return conllu.read(block, Document(id, text, title, published, source, author=author))


@lru_cache(maxsize=1)
def _stored() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in PARSED:
        found.update(conllu.blocks((EXAMPLES / f"{table}.conllu").read_text(encoding="utf-8")))
    return found


def parsed(table: str) -> Iterator[str]:
    """What ``TABLE.conllu`` holds: the model's name, and the rows of every text, as it is parsed now."""
    from kg import pipeline
    from kg.syntax import parsing

    language, names = parsing.load_language(), pipeline.names_of(load_gazetteer())
    yield f"# parsed by {language.name} {language.version}; stored by: {COMMAND}\n"
    documents = [Document("example", text) for text in texts(table)]
    yield from map(conllu.write, parsing.parse_many(documents, language, names))


def main() -> None:
    """Store the parses of all tables."""
    for table in PARSED:
        path = EXAMPLES / f"{table}.conllu"
        path.write_text("".join(parsed(table)), encoding="utf-8")
        print(f"{path}: {len(texts(table))} texts", file=sys.stderr)


if __name__ == "__main__":
    main()
