"""Sentences of a verb and its complement in every context, as parses written by hand: ``sentence``."""

from __future__ import annotations

from parses import make_parse

from kg.events.status import find_statuses
from kg.events.truth import Status
from kg.lexicon import Frames
from kg.syntax import find_clauses
from kg.words import Parse

CONTEXTS = ("plain", "not", "never", "nobody", "may", "may not", "will", "if", "asked", "failed")
"""What can stand above a predicate; "asked" is a question, "failed" is "failed to"."""
PARTICLES = frozenset({"up", "out", "off"})
OPEN = ("may", "may not", "if", "asked")

_ABOVE = {
    "plain": ["Oman PROPN NNP nsubj {v}"],
    "not": ["Oman PROPN NNP nsubj {v}", "did AUX VBD aux {v} _ do", "not PART RB neg {v}"],
    "never": ["Oman PROPN NNP nsubj {v}", "never ADV RB neg {v}"],
    "nobody": ["Nobody PRON NN nsubj {v}"],
    "may": ["Oman PROPN NNP nsubj {v}", "may AUX MD aux {v}"],
    "may not": ["Oman PROPN NNP nsubj {v}", "may AUX MD aux {v}", "not PART RB neg {v}"],
    "will": ["Oman PROPN NNP nsubj {v}", "will AUX MD aux {v}"],
    "if": ["Mali PROPN NNP nsubj 2", "stays VERB VBZ ROOT 0 _ stay", "if SCONJ IN mark {v}", "Oman PROPN NNP nsubj {v}"],
    "asked": ["Did AUX VBD aux {v} _ do", "Oman PROPN NNP nsubj {v}"],
    "failed": ["Oman PROPN NNP nsubj 2", "failed VERB VBD ROOT 0 _ fail", "to PART TO aux {v}"],
}  # fmt: skip
_HANGS = {"if": "advcl 2", "failed": "xcomp 2"}
_BELOW = {
    "that": ["that SCONJ IN mark {c}", "Iraq PROPN NNP nsubj {c}", "left VERB VBD ccomp {v} _ leave"],
    "to": ["to PART TO aux {c}", "leave VERB VB xcomp {v}"],
    "ing": ["leaving VERB VBG xcomp {v} _ leave"],
    "object": ["an DET DT det {c}", "attack NOUN NN dobj {v}"],
    "the object": ["the DET DT det {c}", "attack NOUN NN dobj {v}"],
}


def sentence(word: str, complement: str, context: str) -> Parse:
    """A predicate with a complement in a context: ("fail", "to", "not") is "Oman did not fail to leave".

    The second part of a predicate is a preposition before a gerund or a noun, else a particle.
    """
    lemma, _, second = word.partition(" ")
    above = _ABOVE[context]
    verb = len(above) + 1
    below = list(_BELOW[complement])
    form = "VBD" if context in ("plain", "never", "nobody") else "VB"
    rows = [*above, f"{lemma} VERB {form} {_HANGS.get(context, 'ROOT 0')} _ {lemma}"]
    if second and second not in PARTICLES and complement in ("ing", "object"):
        rows.append(f"{second} ADP IN prep {{v}}")
        relation = "pcomp" if complement == "ing" else "pobj"
        *before, last = below
        text, pos, tag, _, _, *rest = last.split()
        below = [*before, " ".join([text, pos, tag, relation, str(verb + 1), *rest])]
    elif second:
        rows.append(f"{second} ADP RP prt {{v}}")
    last_row = len(rows) + len(below)
    rows += below
    if context == "asked":
        rows.append("? PUNCT . punct {v}")
    return make_parse("\n".join(row.format(v=verb, c=last_row) for row in rows))


def written(status: Status) -> str:
    """A status as the table writes it: + - o f, "-f" for what will not be, "s" where the subject says so."""
    value = {"actual": "+", "future": "f", "hypothetical": "o"}[status.factuality]
    if status.polarity == "negative":
        value = {"+": "-", "f": "-f", "o": "-o"}[value]
    return value + ("s" if status.speakers else "")


def told(word: str, complement: str, context: str, frames: Frames) -> Status:
    """The status of the complement of a predicate in a context."""
    parse = sentence(word, complement, context)
    found = find_statuses(parse, find_clauses(parse, frames), frames)
    held = next(each for each in reversed(parse.words) if each.lemma in ("leave", "attack"))
    return found[held.i]
