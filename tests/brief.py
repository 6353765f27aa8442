"""Parses in one line a sentence, for tests of noun phrases: what is not said of a word is guessed.

    brief("Turkish/amod/NORP troops/nsubj attacked~attack! the rebels/dobj in Mali/pobj/GPE .")

A word is ``text~lemma/relation>head/ENTITY/POS:TAG``; ``!`` marks the root.  The relation of a noun must be
told, its head only where it is not the nearest that it could be: the noun to the right for modifiers, the
word before for prepositions, the root for subjects and objects.  Sentences are separated by ``|``.
"""

from __future__ import annotations

import re
from datetime import date

from parses import make_parse

from kg.words import Parse

_SMALL = {
    "the": "DET:DT det", "a": "DET:DT det", "The": "DET:DT det", "two": "NUM:CD nummod", "both": "DET:DT det",
    "and": "CCONJ:CC cc", "or": "CCONJ:CC cc", "'s": "PART:POS case", "'": "PART:POS case", "pro": "ADJ:JJ amod",
    **dict.fromkeys(["of", "in", "from", "for", "to", "with", "at", "on", "by", "near", "as"], "ADP:IN prep"),
    **dict.fromkeys(["he", "she", "it", "they", "them", "him", "us", "who"], "PRON:PRP dep"),
    **dict.fromkeys(["his", "her", "its", "their", "our"], "PRON:PRP$ poss"),
}  # fmt: skip
_LEFT = {"det", "amod", "compound", "poss", "nummod", "nmod"}
_ENTITIES = {"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC", "DATE"}


def brief(text: str, published: date | str | None = None) -> Parse:
    """The parse of sentences in the notation above."""
    return make_parse("\n\n".join(_rows(sentence.split()) for sentence in text.split(" | ")), published)


def _rows(tokens: list[str]) -> str:
    words = [_word(token) for token in tokens]
    root = next(n for n, word in enumerate(words) if word["dep"] == "ROOT")
    for n, word in enumerate(words):
        word["at"] = 0 if n == root else 1 + _head(words, n, root)
    return "\n".join(
        f"{w['text']} {w['pos']} {w['tag']} {w['dep']} {w['at']} {w['ent'] or '_'} {w['lemma']}"
        for w in words
    )


def _word(token: str) -> dict[str, str | int]:
    text, *marks = [token] if token == "/" else token.split("/")
    root = text.endswith("!") and len(text) > 1
    text, _, lemma = text.removesuffix("!").partition("~")
    pos, _, tag = "".join(mark for mark in marks if re.fullmatch(r"[A-Z]+:\S+", mark)).partition(":")
    ent = "".join(mark for mark in marks if mark in _ENTITIES)
    told = "".join(mark for mark in marks if re.match(r"[a-zR]", mark))
    dep, _, head = told.partition(">")
    small, _, usual = _SMALL.get(text, "").partition(" ")
    dep = "ROOT" if root else dep or usual or ("dep" if text[0].isalnum() else "punct")
    if not pos:
        pos, _, tag = (small or _guess(text, dep, ent)).partition(":")
    return {
        "text": text,
        "lemma": lemma or text.lower(),
        "pos": pos,
        "tag": tag,
        "dep": dep,
        "head": head,
        "ent": ent,
    }


def _guess(text: str, dep: str, ent: str) -> str:
    if not text[0].isalnum():
        return f"PUNCT:{text}"
    if dep in ("ROOT", "xcomp", "ccomp", "relcl", "acl"):
        return "VERB:VBD"
    if dep == "amod":
        return "ADJ:JJ"
    many = "S" if text.endswith("s") and (text.islower() or ent == "NORP") else ""
    return f"PROPN:NNP{many}" if text[0].isupper() else f"NOUN:NN{many}"


def _head(words: list[dict[str, str | int]], n: int, root: int) -> int:
    dep, told = words[n]["dep"], str(words[n]["head"])
    if told:
        return next((i for i, word in enumerate(words) if word["text"] == told and i != n), root)
    if dep in _LEFT:
        return next(
            (i for i in range(n + 1, len(words)) if words[i]["dep"] not in _LEFT | {"case", "punct", "cc"}),
            root,
        )
    if dep in ("prep", "case"):
        return max(n - 1, 0) if n else root
    if dep in ("pobj", "pcomp"):
        return next((i for i in range(n - 1, -1, -1) if words[i]["dep"] in ("prep", "agent")), root)
    if dep in ("conj", "appos", "cc", "relcl", "acl"):
        nouns = (
            i
            for i in range(n - 1, -1, -1)
            if words[i]["pos"] in ("NOUN", "PROPN") and words[i]["dep"] not in _LEFT
        )
        return next(nouns, root)
    return root
