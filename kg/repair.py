"""Parse -> Parse: attachments that grammar rules out are put right, whatever the parser believed.

The parser errs most in long coordination. What is mended here can be told from tags alone: a verb in
the past tense cannot be coordinated with an infinitive ("said that he must leave and warned").
"""

from __future__ import annotations

from kg.words import Parse, Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def repair(parse: Parse) -> Parse:
    """Mend the tree in place and return it."""
    for word in parse.words:
        if word.dep == "conj" and word.tag in _FINITE and word.head.tag == "VB":
            governor = _finite(word)
            if governor is not None:
                _move(word, governor)
    return parse


def _finite(word: Word) -> Word | None:
    """The nearest verb above that stands in the tense of a stranded conjunct."""
    if not any(child.dep == "aux" and child.tag in ("MD", "TO") for child in word.head.children):
        return None
    for above in word.ancestors():
        if above.tag == word.tag and above.pos in ("VERB", "AUX"):
            return above
    return None


def _move(word: Word, head: Word) -> None:
    word.head.children.remove(word)
    word.head = head
    head.children.append(word)
    head.children.sort(key=lambda child: child.i)
