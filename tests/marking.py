"""Marked mentions of tests/examples/actors.toml: "[The Kremlin|Soviet Union] made no reply."."""

from __future__ import annotations

import re

from kg.lexicon.gazetteer import fold
from kg.words import Parse, Word

Answer = frozenset[str]
"""The names, folded, of the actors that a mention stands for; none for nobody."""
_MARKED = re.compile(r"\[([^\[\]|]+)\|([^\]]*)\]")


def plain(text: str) -> str:
    """The text without its marks."""
    return _MARKED.sub(r"\1", text)


def mentioned(marked: str) -> tuple[str, list[tuple[int, int, list[Answer]]]]:
    """The text without its marks, and for each mention its place in it and the accepted answers."""
    found = []
    for match in _MARKED.finditer(marked):
        start = len(plain(marked[: match.start()]))
        answers = [_answer(part) for part in match.group(2).split(" / ")]
        found.append((start, start + len(match.group(1)), answers))
    return plain(marked), found


def _answer(text: str) -> Answer:
    return frozenset() if text.strip() == "-" else frozenset(fold(name.strip()) for name in text.split(" + "))


def head(parse: Parse, start: int, end: int) -> Word:
    """The last word of a span whose head is outside."""
    words = [word for word in parse.words if start <= word.start and word.end <= end]
    outer = [word for word in words if word.head is word or not start <= word.head.start < end]
    named = [word for word in outer if word.pos in ("noun", "name", "pronoun", "adjective", "determiner")]
    return (named or outer or words)[-1]
