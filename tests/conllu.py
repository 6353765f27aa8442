"""Parse <-> CoNLL-U, one text a block: ``write`` and ``read``.

A text begins with ``# newdoc text = ...`` (line breaks as ``\\n``), then come its names that were one word to the parser
(``# name = Smith 0-2:compound 2-4:root``: the word, then the parts); its sentences end with a blank line.  UPOS, XPOS and DEPREL
are the labels of spaCy's English models, ``_`` where the engine asks for none (``kg.syntax.relations`` knows what they are to
it); LEMMA is ``_`` where it is the word; MISC holds ``Ent=GPE`` (the type of the entity), ``SpaceAfter=No``, and
``start_char=17`` where a word does not begin right behind the one before it and its space.
https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import get_args

from kg.model import Document
from kg.syntax import relations
from kg.words import Parse, Part, Relation, Sentence, StandIn, Word

HEAD = "# newdoc text = "
NAME = "# name = "
_POS, _FORMS, _RELATIONS, _ENTITIES = (
    {ours: label for label, ours in table.items()}
    for table in (relations._POS, relations._FORMS, relations._RELATIONS, relations._ENTITIES)
)
_ESCAPES = (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))


def write(parse: Parse) -> str:
    """The rows of a parse, from the line with its text to the blank line behind its last sentence."""
    lines = [HEAD + escape(parse.text), *map(_name_line, parse.names)]
    end = 0
    for _, group in groupby(parse.words, key=lambda word: word.sentence):
        words = list(group)
        for word in words:
            lines.append("\t".join(_row(word, words[0].i, end)))
            end = word.end + word.space
        lines.append("")
    return "\n".join(lines if len(lines) > 1 else [*lines, ""]) + "\n"


def read(block: str, document: Document) -> Parse:
    """The parse that ``write`` wrote, of a document with that text."""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for rows in _sentences(block):
        mine: list[Word] = []
        for cells in rows:
            before = (mine or words)[-1:]
            mine.append(_word(cells, len(words) + len(mine), before[0] if before else None))
        _hang(mine, [int(cells[6]) for cells in rows])
        inside = _stripped(mine)
        if inside:
            for word in mine:
                word.sentence = len(sentences)
            sentences.append(Sentence(len(sentences), inside, inside[0].start, inside[-1].end))
        words.extend(mine)
    names = tuple(_name(line) for line in block.split("\n") if line.startswith(NAME))
    return Parse(document, tuple(words), tuple(sentences), names)


def _name_line(name: StandIn) -> str:
    parts = " ".join(f"{part.first}-{part.stop}:{part.relation}" for part in name.parts)
    return f"{NAME}{name.word or '_'} {parts}"


def _name(line: str) -> StandIn:
    word, *parts = line.removeprefix(NAME).split(" ")
    return StandIn(tuple(map(_part, parts)), word if word != "_" else "")


def _part(text: str) -> Part:
    bounds, _, relation = text.partition(":")
    first, _, stop = bounds.partition("-")
    assert relation in get_args(Relation)
    return Part(int(first), int(stop), relation)  # type: ignore[arg-type]


def blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each text of a file with its rows."""
    for block in text.split(HEAD)[1:]:
        yield unescape(block.partition("\n")[0]), HEAD + block


def escape(text: str) -> str:
    """A text on one line."""
    for plain, escaped in _ESCAPES:
        text = text.replace(plain, escaped)
    return text


def unescape(text: str) -> str:
    """What was escaped."""
    first, *rest = text.split("\\\\")
    parts = [first, *rest]
    for plain, escaped in _ESCAPES[1:]:
        parts = [part.replace(escaped, plain) for part in parts]
    return "\\".join(parts)


def _row(word: Word, first: int, end: int) -> tuple[str, ...]:
    head = 0 if word.head is word else word.head.i - first + 1
    lemma = "_" if word.lemma == word.lower else escape(word.lemma)
    pos, form, relation = (
        _POS.get(word.pos, "_"),
        _FORMS.get(word.form, "_"),
        _RELATIONS.get(word.relation, "_"),
    )
    misc = [f"Ent={_ENTITIES.get(word.entity, '_')}"] if word.entity else []
    misc += [] if word.space else ["SpaceAfter=No"]
    misc += [f"start_char={word.start}"] if word.start != end else []
    number = str(word.i - first + 1)
    return number, escape(word.text), lemma, pos, form, "_", str(head), relation, "_", "|".join(misc) or "_"


def _sentences(block: str) -> Iterator[list[list[str]]]:
    for chunk in block.split("\n\n"):
        rows = [line.split("\t") for line in chunk.split("\n") if line and not line.startswith("# ")]
        if rows:
            yield rows


def _word(cells: list[str], i: int, before: Word | None) -> Word:
    text = unescape(cells[1])
    misc = dict(item.split("=", 1) for item in cells[9].split("|") if item != "_")
    start = int(misc.get("start_char", before.end + before.space if before else 0))
    lower = text.lower()
    labels = relations.named(cells[3], cells[4], cells[7], misc.get("Ent", ""))
    lemma = lower if cells[2] == "_" else unescape(cells[2])
    space = "SpaceAfter" not in misc
    return Word(i, text, lower, lemma, *labels, start, start + len(text), space)


def _hang(words: list[Word], heads: list[int]) -> None:
    for word, head in zip(words, heads, strict=True):
        word.head = words[head - 1] if head else word
        if head:
            word.head.children.append(word)


def _stripped(words: list[Word]) -> tuple[Word, ...]:
    """Without white space at both ends, as ``kg.parsing`` has a sentence."""
    inside = [n for n, word in enumerate(words) if word.text.strip()]
    return tuple(words[inside[0] : inside[-1] + 1]) if inside else ()
