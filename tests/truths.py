"""Sentences of a verb and its complement in every context, as parses written by hand: ``sentence``."""

from __future__ import annotations

from parses import make_parse

from kg.events.status import find_statuses
from kg.events.truth import Status
from kg.lexicon import Frames
from kg.syntax import find_clauses
from kg.words import Parse

CONTEXTS = (
    "plain", "not", "never", "nobody", "may", "may not", "will", "if", "asked", "failed",
    "hardly", "no longer", "neither", "few", "would", "as if", "too weak",
)  # fmt: skip
"""What can stand above a predicate; "asked" is a question, "failed" is "failed to"."""
PARTICLES = frozenset({"up", "out", "off"})
DETERMINERS = frozenset({"no", "little"})
OPEN = ("may", "may not", "if", "asked", "would", "as if")
DENIED = ("not", "never", "nobody", "failed", "hardly", "no longer", "neither", "few")

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
    "hardly": ["Oman PROPN NNP nsubj {v}", "hardly ADV RB advmod {v}"],
    "no longer": ["Oman PROPN NNP nsubj {v}", "no ADV RB advmod 3", "longer ADV RBR advmod {v} _ long"],
    "neither": ["Neither DET DT det 2", "country NOUN NN nsubj {v}"],
    "few": ["Few ADJ JJ amod 2", "countries NOUN NNS nsubj {v} _ country"],
    "would": ["Oman PROPN NNP nsubj {v}", "would AUX MD aux {v}"],
    "as if": ["Mali PROPN NNP nsubj 2", "acts VERB VBZ ROOT 0 _ act", "as SCONJ IN mark {v}", "though SCONJ IN mark {v}", "Oman PROPN NNP nsubj {v}"],
    "too weak": ["Oman PROPN NNP nsubj 2", "is AUX VBZ ROOT 0 _ be", "too ADV RB advmod 4", "weak ADJ JJ acomp 2", "to PART TO aux {v}"],
}  # fmt: skip
_HANGS = {"if": "advcl 2", "failed": "xcomp 2", "as if": "advcl 2", "too weak": "xcomp 4"}
_FINITE = ("plain", "never", "nobody", "hardly", "no longer", "neither", "few", "as if")
_BELOW = {
    "that": ["that SCONJ IN mark {c}", "Iraq PROPN NNP nsubj {c}", "left VERB VBD ccomp {v} _ leave"],
    "to": ["to PART TO aux {c}", "leave VERB VB xcomp {v}"],
    "ing": ["leaving VERB VBG xcomp {v} _ leave"],
    "object": ["an DET DT det {c}", "attack NOUN NN dobj {v}"],
    "the object": ["the DET DT det {c}", "attack NOUN NN dobj {v}"],
}


def sentence(word: str, complement: str, context: str) -> Parse:
    """A predicate with a complement in a context: ("fail", "to", "not") is "Oman did not fail to leave".

    The second part of a predicate is a preposition before a gerund or a noun, else a particle; "little hope" is one word.
    """
    lemma, _, second = word.partition(" ")
    above = _ABOVE[context]
    verb = len(above) + 1
    below = list(_BELOW[complement])
    form = "VBD" if context in _FINITE else "VB"
    rows = [*above, f"{lemma} VERB {form} {_HANGS.get(context, 'ROOT 0')} _ {lemma}"]
    governing = second not in PARTICLES and lemma not in DETERMINERS
    if second and governing and complement in ("ing", "object"):
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


SAID_OF = {
    "sing": [],
    "be ally": ["an DET DT det {c}", "ally NOUN NN attr {v}"],
    "be neutral": ["neutral ADJ JJ acomp {v}"],
}
"""Predicates that are in no list of ours: a verb, a noun and an adjective with its copula."""


def predicate(name: str, context: str, frames: Frames) -> Status:
    """The status in a context of a predicate that no list knows."""
    lemma = name.split()[0]
    above = _ABOVE[context]
    verb, below = len(above) + 1, SAID_OF[name]
    pos = "AUX" if lemma == "be" else "VERB"
    form = "VBD" if context in _FINITE else "VB"
    rows = [*above, f"{lemma} {pos} {form} {_HANGS.get(context, 'ROOT 0')} _ {lemma}", *below]
    if context == "asked":
        rows.append("? PUNCT . punct {v}")
    parse = make_parse("\n".join(row.format(v=verb, c=verb + len(below)) for row in rows))
    found = find_statuses(parse, find_clauses(parse, frames), frames)
    return found[next(word.i for word in parse.words if word.lemma == name.split()[-1])]
