"""Parses written by hand: make_parse."""

from __future__ import annotations

from datetime import date

from kg.model import Document
from kg.syntax.relations import named
from kg.words import Parse, Sentence, Word


def make_parse(rows: str, published: date | str | None = None, *, id: str = "doc", title: str = "") -> Parse:
    """Build a Parse from one row a word: ``word pos tag dep head [ent] [lemma]``.

    ``head`` is the 1-based number of the head word in its sentence, 0 for the root; a blank line
    ends a sentence, a row ``¶`` a paragraph.  ``_`` stands for no entity.  The lemma is the lower-case word unless given.
    Words are joined by one space, except before closing punctuation and clitics.

    >>> make_parse("Putin PROPN NNP nsubj 2\\nspoke VERB VBD ROOT 0 _ speak").text
    'Putin spoke'
    """
    words: list[Word] = []
    sentences: list[Sentence] = []
    text = ""
    current: list[tuple[Word, int]] = []
    glue = True

    def close() -> None:
        for word, head in current:
            word.head = current[head - 1][0] if head else word
            if head:
                word.head.children.append(word)
            word.sentence = len(sentences)
        if current:
            inside = tuple(word for word, _ in current)
            sentences.append(Sentence(len(sentences), inside, inside[0].start, inside[-1].end))
            current.clear()

    for line in [*rows.strip().splitlines(), ""]:
        cells = line.split()
        if not cells:
            close()
            continue
        if cells == ["¶"]:
            close()
            text += "\n\n"
            glue = True
            continue
        token, pos, tag, dep, head, *more = cells
        if not glue and not _clings(token):
            text += " "
            words[-1].space = True
        word = Word(
            len(words), token, token.lower(), more[1] if len(more) > 1 else token.lower(),
            *named(pos, tag, dep, more[0].replace("_", "") if more else ""),
            len(text), len(text) + len(token), False,
        )  # fmt: skip
        text += token
        glue = token in "([“‘$"
        words.append(word)
        current.append((word, int(head)))
    published = date.fromisoformat(published) if isinstance(published, str) else published
    return Parse(Document(id, text, title, published), tuple(words), tuple(sentences))


def make_text(text: str, published: date | str | None = None, *, id: str = "doc") -> Parse:
    """A Parse of bare tokens (words, numbers, punctuation; no tags, no tree, one sentence)."""
    import re

    words: list[Word] = []
    pattern = r"'s|’s|[A-Z][a-z]{2,3}\.(?=\s+\d)|(?:[A-Za-z]\.){2,}|[^\W\d_]+|\d[\w.,:/-]*\w|\w+|[^\w\s]"
    for match in re.finditer(pattern, text):
        token = match.group()
        words.append(
            Word(
                len(words),
                token,
                token.lower(),
                token.lower(),
                *named("X", "XX", "dep", ""),
                match.start(),
                match.end(),
                False,
            )
        )
    for word in words:
        word.head = word
    published = date.fromisoformat(published) if isinstance(published, str) else published
    sentences = (Sentence(0, tuple(words), 0, len(text)),) if words else ()
    return Parse(Document(id, text, "", published), tuple(words), sentences)


def _clings(token: str) -> bool:
    return token in {
        ".",
        ",",
        ";",
        ":",
        "?",
        "!",
        ")",
        "]",
        "”",
        "’",
        "'s",
        "’s",
        "n't",
        "n’t",
        "%",
        "'ll",
        "’ll",
    }
