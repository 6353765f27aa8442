"""How a document is cut for the parser and put together again, with a parser of its own that splits at blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from kg.model import Document
from kg.syntax import blocks, parsing


class _Doc(list):  # type: ignore[type-arg]
    """Tokens of which each hangs on the one before it; a sentence ends at a full stop."""

    vocab = None
    tensor = np.zeros(0)

    def __init__(self, vocab: None, words: list[str], spaces: list[bool]) -> None:
        at = 0
        for n, (word, space) in enumerate(zip(words, spaces, strict=True)):
            text = word or " "
            self.append(
                SimpleNamespace(i=n, text=text, lower_=text.lower(), lemma_=text.upper(), pos_="NOUN", tag_="NN",
                                dep_="dobj", ent_type_="", idx=at, whitespace_=" " * space, is_stop=False, norm=0)
            )  # fmt: skip
            self[-1].head = self[max(0, n - 1)]
            at += len(word) + space

    def __getitem__(self, key: Any) -> Any:
        """A word, or some as a Doc."""
        return SimpleNamespace(as_doc=lambda: self) if isinstance(key, slice) else list.__getitem__(self, key)

    def to_array(self, names: Any) -> Any:
        """Numbers by which words are told apart; all have the same norm."""
        words = [(hash(token.text), 0, len(token.whitespace_)) for token in self]
        return np.array(words if isinstance(names, list) else [norm for _, norm, _ in words], dtype="int64")

    @property
    def sents(self) -> Iterator[SimpleNamespace]:
        """Where the sentences are."""
        start = 0
        for token in self:
            if token.text.endswith(".") or token is self[-1]:
                yield SimpleNamespace(start=start, end=token.i + 1)
                start = token.i + 1


class _Pipe:
    """It splits at blanks; "!" breaks it."""

    pipeline = ()
    pipe_names = ("parser",)

    def __init__(self) -> None:
        self.pipe_labels = {"parser": ["nsubj"]}
        self.seen: list[str] = []

    def make_doc(self, text: str) -> _Doc:
        """The words of a text."""
        self.seen.append(text)
        if "!" in text:
            raise MemoryError
        words = text.split(" ")
        return _Doc(None, words, [True] * len(words))

    def pipe(self, docs: Any, batch_size: int, disable: list[str]) -> Iterator[_Doc]:
        """They hang together from the start."""
        yield from docs


def language() -> parsing.Language:
    """A new one, that has seen nothing."""
    return parsing.Language("none", "0", _Pipe())


def pieces(text: str) -> list[str]:
    """What the parser is given of a text."""
    own = language()
    parsing.parse_document(Document("d", text), own)
    seen: list[str] = own.pipe.seen
    return seen


WIDE = "x" * 60
WIDER = "x" * 120


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("One line.", ["One line."]),
        ("", [""]),
        ("\n\n", []),
        ("Head\nBody of it.", ["Head", "Body of it."]),
        ("A line that\ngoes on.", ["A line that\ngoes on."]),
        ("A line.\ngoes on.", ["A line.", "goes on."]),
        ("A line:\ngoes on.", ["A line:", "goes on."]),
        ("A line”\ngoes on.", ["A line”", "goes on."]),
        ("A line\n\ngoes on.", ["A line", "goes on."]),
        ("A line\n \ngoes on.", ["A line", "goes on."]),
        (f"{WIDE}\nNorway left.", [f"{WIDE}\nNorway left."]),  # a line as wide as the page
        (f"{WIDE}\n{'y' * 42}\nNorway left.", [f"{WIDE}\n{'y' * 42}", "Norway left."]),  # and one that is not
        (f"{WIDE}\n{'y' * 43}\nNorway left.", [f"{WIDE}\n{'y' * 43}\nNorway left."]),
        (f"{WIDER}\nNorway left.", [WIDER, "Norway left."]),  # no page is as wide
        ("One.\n", ["One."]),
        ("One.  \r\n\tTwo.", ["One.", "Two."]),
        ("\nOne.", ["One."]),
    ],
)
def test_blocks(text: str, given: list[str]) -> None:
    """A headline is not read into what follows; a wrapped line is."""
    assert pieces(text) == given


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("He is gone. She left. It rained all day.", ["He is gone. ", "She left. ", "It rained all day."]),
        ("Then Mr. Weber left for Oslo.", ["Then Mr. Weber left ", "for Oslo."]),  # no sentence ends
        ("J. B. Weber spoke at e.g. Oslo", ["J. B. Weber spoke at ", "e.g. Oslo"]),
        ('He said "go away!" Then he went.', ['He said "go away!" ', "Then he went."]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnopqrstu", "vwxyz"]),
        ("abcdefghijklmnopqrstu", ["abcdefghijklmnopqrstu"]),
        (" " * 25 + "Peru", [" " * 21, " " * 4 + "Peru"]),
    ],
)
def test_long_blocks_are_cut(monkeypatch: pytest.MonkeyPatch, text: str, given: list[str]) -> None:
    """At the last end of a sentence within reach, between words, or in a word where there is none; nothing is lost."""
    monkeypatch.setattr(blocks, "LONGEST", 21)
    assert [text[start:end] for start, end in blocks.blocks(text)] == given


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_paragraphs_are_those_of_the_definition(seed: int, wide: bool) -> None:
    """Line by line in one go: the same as looking at all that stands before each break."""
    random = Random(seed)
    marks = [
        "\n",
        "\n",
        "\n\n",
        " ",
        "  ",
        "\r\n",
        "\t",
        ".",
        "a",
        "B",
        "c d",
        "word",
        "x" * 50,
        "\x85",
        "\u00a0",
    ]
    text = "".join(random.choices(marks, k=random.randrange(60))) + ("y" * 120 if wide else "")
    assert list(blocks._paragraphs(text)) == list(_by_definition(text))


def _by_definition(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    width = max(len(line) for line in text.split("\n"))
    for found in re.finditer(r"[ \t\r\f\v]*\n\s*", text):
        before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + 1]
        line = before[before.rfind("\n") + 1 :]
        if found.group().count("\n") == 1 and blocks._is_wrapped(line, after, width):
            continue
        if before:
            yield start, found.start()
        start = found.end()
    if text[start:].strip() or start == 0:
        yield start, len(text)


def test_words_and_sentences() -> None:
    """Offsets are those of the document, numbers go on from block to block; white space is in no sentence."""
    parse = parsing.parse_document(Document("d", "One two. Three.\n\n Four  five."), language())
    assert [parse.text[word.start : word.end] for word in parse.words if word.text.strip()] == [
        "One",
        "two.",
        "Three.",
        "Four",
        "five.",
    ]
    assert [word.i for word in parse.words] == list(range(len(parse.words)))
    assert [(each.index, parse.text[each.start : each.end]) for each in parse.sentences] == [
        (0, "One two."),
        (1, "Three."),
        (2, "Four  five."),
    ]
    assert [word.sentence for word in parse.words if word.text.strip()] == [0, 0, 1, 2, 2]
    assert {word.lemma for word in parse.words} >= {"one", "two."}
    assert parse.words[1].head is parse.words[0] and parse.words[0].head is parse.words[0]
    assert parse.words[0].children == [parse.words[1]]
    assert all(word.head.i <= word.i for word in parse.words)


def test_nothing_but_blanks() -> None:
    """A text without words has no sentence."""
    parse = parsing.parse_document(Document("d", "  "), language())
    assert parse.sentences == () and all(not word.text.strip() for word in parse.words)


@pytest.mark.parametrize("count", [50, 51, 52, 200])
def test_deep_trees_become_flat(count: int) -> None:
    """What lies deeper than fifty words below its root hangs on the root."""
    parse = parsing.parse_document(Document("d", "w " * count + "w"), language())
    root = parse.words[0]
    assert [word.head.i for word in parse.words[1:51]] == list(range(50))
    assert all(word.head is root and word.relation == "other" for word in parse.words[51:])
    assert [word.i for word in root.children] == [1, *range(51, count + 1)]
    assert all(word.relation == "object" for word in parse.words[1:51])


def test_batches() -> None:
    """Documents come back in their order, each by itself, however many there are."""
    documents = [Document(str(n), f"Text {n}.") for n in range(150)]
    own = language()
    parses = list(parsing.parse_many(documents, own))
    assert [parse.document for parse in parses] == documents
    assert [parse.text for parse in parses] == own.pipe.seen
    assert list(parsing.parse_many([], language())) == []


def test_a_document_that_breaks_the_parser() -> None:
    """The error is raised; who parses decides what becomes of the others."""
    documents = [Document("a", "One."), Document("b", "Two!"), Document("c", "Three.")]
    with pytest.raises(MemoryError):
        list(parsing.parse_many(documents, language()))


def test_a_big_document_is_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is parsed together than fits."""
    monkeypatch.setattr(parsing, "TOGETHER", 10)
    taken: list[int] = []
    real = parsing._parse_batch
    monkeypatch.setattr(
        parsing, "_parse_batch", lambda batch, *rest: taken.append(len(batch)) or real(batch, *rest)
    )
    list(parsing.parse_many([Document(str(n), "abcd") for n in range(7)], language()))
    assert taken == [3, 3, 1]
