"""Plain text and Markdown, with front matter -> Document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.model import Document
from kg.texts.encodings import decoded
from kg.texts.inputs import Input
from kg.texts.records import Report, named_as_ours, of_file

_FRONT = re.compile(r"---[ \t]*\n(.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def read_text(item: Input, note: Report) -> Iterator[Document]:
    """A text; what stands above it between lines of "---" and is metadata gives those."""
    whole = decoded(item.read(), item.name, note)
    text, facts = _parted(whole)
    known = named_as_ours(facts)
    yield of_file(item, text if known else whole, known, note)


def read_markdown(item: Input, note: Report) -> Iterator[Document]:
    """As of a text, and of the Markdown, the words are kept."""
    text, facts = _parted(decoded(item.read(), item.name, note))
    yield of_file(item, _without_marks(text), facts, note)


def _parted(text: str) -> tuple[str, dict[str, Any]]:
    """The text below the front matter, and what that says; a text that begins with a mere rule is whole."""
    match = _FRONT.match(text)
    facts = _front(match.group(1)) if match else None
    return (text[match.end() :], facts) if match and facts else (text, {})


def _front(block: str) -> dict[str, Any]:
    """Metadata in YAML, or line by line where it is none (``title: Talks: a story``).

    Nor is it metadata where it says things once and means them often: a few aliases are a billion titles.
    """
    import yaml

    try:
        repeats = any(isinstance(each, yaml.AliasEvent) for each in yaml.parse(block))
        found = None if repeats else yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        pairs = (line.partition(":") for line in block.split("\n") if re.match(r"[A-Za-z]", line))
        found = {key.strip(): value.strip().strip("\"'") for key, colon, value in pairs if colon}
    return found if isinstance(found, dict) else {}


def _without_marks(text: str) -> str:
    from markdown_it import MarkdownIt

    blocks = []
    for token in MarkdownIt("commonmark", {"html": False}).parse(text):
        if token.type == "inline":
            blocks.append("".join(_inline(child.type, child.content) for child in token.children or ()))
        elif token.type in ("code_block", "fence"):
            blocks.append(token.content.rstrip("\n"))
    return "\n\n".join(blocks)


def _inline(kind: str, content: str) -> str:
    if kind in ("text", "code_inline", "text_special"):
        return content
    return "\n" if kind in ("softbreak", "hardbreak") else ""
