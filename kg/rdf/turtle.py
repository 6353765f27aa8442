"""Blocks of RDF -> text: Turtle, TriG and N-Quads, in the order given.

A block is one subject with its properties.  Why not rdflib's own serialisers: the order in which a
person reads (who, what they did, where it says so) is kept, the same values give the same bytes, and
a million triples take seconds (docs/adr/0013).  Terms are rdflib's; there are no blank nodes.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import RDF, XSD

Term = URIRef | Literal
Property = tuple[URIRef, *tuple[Term, ...]]
"""A predicate and its values; where there are none, nothing is written."""


@dataclass(frozen=True, slots=True)
class Block:
    """One subject and its properties in reading order; ``heading`` opens a section of the file."""

    subject: URIRef
    properties: tuple[tuple[URIRef, tuple[Term, ...]], ...]
    heading: str = ""

    def triples(self) -> Iterator[tuple[URIRef, URIRef, Term]]:
        """The block's triples in order."""
        for predicate, objects in self.properties:
            for term in objects:
                yield self.subject, predicate, term


_REMEMBERED = 20_000
"""How many literals of each kind are made but once, and IRIs shortened: a graph repeats them."""
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def block(subject: URIRef, *properties: Property) -> Block:
    """A block of the properties that have a value."""
    return Block(subject, tuple([(each[0], _once(each[1:])) for each in properties if len(each) > 1]))


def _once(values: tuple[Term, ...]) -> tuple[Term, ...]:
    return values if len(values) == 1 else tuple(dict.fromkeys(values))


def _clean(text: str) -> str:
    """The text without what no RDF file can hold: halves of characters and NUL."""
    return _UNWRITABLE.sub("\ufffd", text)


@lru_cache(maxsize=_REMEMBERED)
def english(text: str) -> Literal:
    """Words for people, in English: "accused"@en."""
    return Literal(_clean(text), lang="en")


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> Literal:
    """A string without a language: an id, a name, a quotation."""
    return Literal(_clean(text))


def maybe(text: str | None) -> tuple[Literal, ...]:
    """A string as the values of a property; none where it is empty."""
    return (plain(text),) if text else ()


@lru_cache(maxsize=_REMEMBERED)
def days(day: object) -> tuple[Literal, ...]:
    """A date as the values of a property: "2022-02-01"^^xsd:date; none where it is None."""
    return (Literal(str(day), datatype=XSD.date),) if day else ()


@lru_cache(maxsize=_REMEMBERED)
def number(count: int) -> Literal:
    """A whole number."""
    return Literal(count)


@lru_cache(maxsize=_REMEMBERED)
def decimal(number: float) -> Literal:
    """A number with four digits after the point at most: "0.85"^^xsd:decimal."""
    text = f"{number:.4f}".rstrip("0")
    return Literal(text + "0" if text.endswith(".") else text, datatype=XSD.decimal)


_BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL = re.compile(f"(?:[{_BASE}_0-9]|%[0-9A-Fa-f]{{2}})(?:[{_BASE}_0-9.()-]|%[0-9A-Fa-f]{{2}})*(?<!\\.)")
_ESCAPES = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f",
}  # fmt: skip
_ODD = re.compile(
    # Quotes, controls, and what makes a line read other than it is (bidi, line separators, noncharacters).
    r"[\x00-\x1f\x7f-\x9f\"\\\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff0-\uffff\ud800-\udfff]"
)


def quoted(text: str) -> str:
    """A string between double quotes, legal in N-Triples and Turtle, whatever is in it."""
    plain = text.isascii() and text.isprintable() and '"' not in text and "\\" not in text
    return f'"{text}"' if plain else f'"{_ODD.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    if "\ud800" <= char <= "\udfff":
        return "\\uFFFD"  # half a character: no file in UTF-8 can hold it
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


def ntriples_term(term: Term) -> str:
    """A term as N-Triples and N-Quads write it."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    if term.language:
        return f"{quoted(str(term))}@{term.language}"
    if term.datatype and term.datatype != _STRING:
        return f"{quoted(str(term))}^^<{term.datatype}>"
    return quoted(str(term))


_STRING, _TYPE = XSD.string, RDF.type
_BARE = frozenset((XSD.boolean, XSD.integer, XSD.decimal))
"""What Turtle writes without quotes."""


class Shortener:
    """Writes terms with prefixes.  Remembers IRIs that it has seen: a graph repeats them."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self.base = prefixes.get("", "")
        self._by_space = {space: name for name, space in prefixes.items()}
        self._known: dict[URIRef, str] = {}
        self._verbs: dict[URIRef, str] = {_TYPE: "a"}
        self.used: set[str] = set()

    def term(self, term: Term) -> str:
        """A term as Turtle writes it."""
        if isinstance(term, URIRef):
            return self.iri(term)
        kind, language = term.datatype, term.language
        if language:
            return f"{quoted(str(term))}@{language}"
        if kind is None or kind == _STRING:
            return quoted(str(term))
        return str(term) if kind in _BARE else f"{quoted(str(term))}^^{self.iri(kind)}"

    def verb(self, predicate: URIRef) -> str:
        """A predicate as Turtle writes it."""
        short = self._verbs.get(predicate)
        if short is None:
            short = self._verbs[predicate] = self.iri(predicate)
        return short

    def iri(self, iri: URIRef) -> str:
        """An IRI as a prefixed name, or in angle brackets where it has none."""
        short = self._known.get(iri)
        if short is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            short = self._known[iri] = self._shorten(iri)
        return short

    def _shorten(self, iri: URIRef) -> str:
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        name = self._by_space.get(iri[:cut])
        if name is None or not _LOCAL.fullmatch(iri, cut):
            return f"<{iri.removeprefix(self.base) or iri}>"
        self.used.add(name)
        return f"{name}:{iri[cut:].replace('(', chr(92) + '(').replace(')', chr(92) + ')')}"


def block_text(block: Block, names: Shortener, indent: str = "") -> str:
    """One block as Turtle, with an empty line after it."""
    parts = []
    for predicate, objects in block.properties:
        parts.append(f"{names.verb(predicate)} {', '.join([names.term(term) for term in objects])}")
    body = f" ;\n{indent}    ".join(parts)
    heading = f"{indent}# {block.heading}\n\n" if block.heading else ""
    return f"{heading}{indent}{names.iri(block.subject)} {body} .\n\n"


def turtle_text(blocks: Iterable[Block], prefixes: dict[str, str], comment: str = "") -> str:
    """A whole Turtle document; only the prefixes in use are declared."""
    names = Shortener(prefixes)
    body = "".join([block_text(block, names) for block in blocks])
    return f"{_head(prefixes, names.used, comment)}\n{body.rstrip()}\n"


def trig_text(
    graphs: Iterable[tuple[URIRef, Iterable[Block]]], prefixes: dict[str, str], comment: str = ""
) -> str:
    """A TriG document: one named graph after the other."""
    names = Shortener(prefixes)
    parts = []
    for name, blocks in graphs:
        body = "".join([block_text(block, names, "    ") for block in blocks])
        parts.append(f"{names.iri(name)} {{\n{body.rstrip()}\n}}\n\n")
    return f"{_head(prefixes, names.used, comment)}\n{''.join(parts).rstrip()}\n"


class Sections(NamedTuple):
    """Some documents as Turtle, section by section, with the prefixes that are in use there."""

    texts: tuple[bytes, ...]
    used: frozenset[str]


def sections(blocks: Iterable[tuple[int, Block]], count: int, prefixes: dict[str, str]) -> Sections:
    """The Turtle of blocks that come with the number of their section.

    Args:
        blocks: those of a section in order, the sections mixed.
        count: how many sections there are.
        prefixes: as of ``turtle_text``.
    """
    names = Shortener(prefixes)
    texts: list[list[str]] = [[] for _ in range(count)]
    for number, each in blocks:
        texts[number].append(block_text(each, names))
    return Sections(tuple("".join(some).encode() for some in texts), frozenset(names.used))


def write_turtle(
    found: Iterable[Sections], headings: Sequence[str], prefixes: dict[str, str], comment: str, path: Path
) -> None:
    """A Turtle document as ``turtle_text`` makes it, of parts that have the same sections.

    Each section grows in a file of its own; then they are put together, behind the head, which tells what
    prefixes are in use.
    """
    used: set[str] = set()
    with ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile(dir=path.parent)) for _ in headings]
        for each in found:
            used |= each.used
            for file, heading, text in zip(files, headings, each.texts, strict=True):
                file.write(f"# {heading}\n\n".encode() if text and not file.tell() else b"")
                file.write(text)
        whole = stack.enter_context(path.open("wb"))
        whole.write(f"{_head(prefixes, used, comment)}\n".encode())
        for file in files:
            file.seek(0)
            shutil.copyfileobj(file, whole)
        whole.truncate(whole.tell() - 1)  # the empty line behind the last block


def _head(prefixes: Mapping[str, str], used: Collection[str], comment: str) -> str:
    said = "".join(f"# {line}\n" for line in comment.splitlines()) + ("\n" if comment else "")
    base = f"@base <{prefixes['']}> .\n" if prefixes.get("") else ""
    return f"{said}{base}" + "".join(
        f"@prefix {name}: <{space}> .\n" for name, space in prefixes.items() if name in used
    )


def nquads_text(graphs: Iterable[tuple[URIRef, Iterable[Block]]]) -> Iterator[str]:
    """Lines of N-Quads, sorted within each graph, each with its line end."""
    for name, blocks in graphs:
        lines = {
            f"{ntriples_term(s)} {ntriples_term(p)} {ntriples_term(o)} <{name}> .\n"
            for block in blocks
            for s, p, o in block.triples()
        }
        yield from sorted(lines)
