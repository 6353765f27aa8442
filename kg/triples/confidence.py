"""An open fact -> how likely it is right: a logistic regression over how it was cut.

Features have names that can be read, and their weights are data (``data/weights.csv``, by style).  They were
fitted to sentences whose triples are annotated; ``make confidence`` does it again (``tools/triples.py``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal

from kg.triples.openfact import OpenFact
from kg.triples.phrases import Phrase
from kg.triples.prepositions import rows
from kg.words import Word

BIAS = "(bias)"
LONG, DEEP, FAR, MANY = 40, 6, 10, 12
"""What makes no more difference: words of a sentence, steps to its root, words between subject and verb,
words of an argument."""

Name = Literal[
    "long sentence", "deep in the sentence",
    "subject a pronoun", "subject a name", "long subject", "subject with a clause", "subject in pieces",
    "no word of the relation", "relation first", "far from its subject", "long relation",
    "relation in pieces", "long argument", "argument of one word", "argument in pieces",
    "first argument a name", "first argument a pronoun",
]  # fmt: skip
"""The features but for those that a table has more of: kinds, roles, parts of speech, forms, numbers."""
Features = Mapping[str, float]
Named = Iterator[tuple[str, float]]


def confidence_of(fact: OpenFact, word: Word, words: int, style: str) -> float:
    """How likely a fact is right, from 0 to 1.

    Args:
        fact: the triple as phrases.
        word: the word that heads its clause or noun phrase.
        words: how many words the sentence has.
        style: that of the triple.
    """
    weights = models().get(style, {})
    told = [weights[name] * value for name, value in _named(fact, word, words) if value and name in weights]
    score = weights.get(BIAS, 0.0) + sum(sorted(told))
    return round(1 / (1 + math.exp(-score)), 2)


def features(fact: OpenFact, word: Word, words: int) -> Features:
    """All that is to be said of how a triple was cut, by name; what is not there is 0."""
    return {name: value for name, value in _named(fact, word, words) if value}


def _named(fact: OpenFact, word: Word, words: int) -> Named:
    """Each feature with its name, none twice."""
    kind = ((f"kind {fact.kind}", 1.0),)
    return chain(kind, _of_place(word, words), _of_subject(fact), _of_relation(fact), _of_arguments(fact))


def _of_place(word: Word, words: int) -> Named:
    """The sentence, and how deep in it the clause is."""
    yield "long sentence", min(words, LONG) / LONG
    yield "deep in the sentence", min(len([*word.ancestors()]), DEEP) / DEEP
    yield f"head is {word.form}", 1


def _of_subject(fact: OpenFact) -> Named:
    subject = fact.subject
    yield "subject a pronoun", float(subject[-1].pos == "pronoun")
    yield "subject a name", float(subject[-1].pos == "name")
    yield "long subject", min(len(subject), MANY) / MANY
    yield "subject with a clause", float(any(each.verbal for each in subject))
    yield "subject in pieces", float(_pieces(subject) > 1)


def _of_relation(fact: OpenFact) -> Named:
    relation = fact.relation
    yield "no word of the relation", float(not relation)
    if not relation:
        return
    gap = relation[0].i - fact.subject[-1].i
    yield "relation first", float(gap < 0)
    yield "far from its subject", min(max(gap - 1, 0), FAR) / FAR
    yield "long relation", min(len(relation), MANY) / MANY
    yield "relation in pieces", float(_pieces(relation) > 1)
    yield f"relation ends in {relation[-1].pos}", 1


def _of_arguments(fact: OpenFact) -> Named:
    told = [(role, words) for role, words in fact.arguments if words]
    yield f"{min(len(told), 4)} arguments", 1
    yield "long argument", min(max([len(words) for _, words in told], default=0), MANY) / MANY
    yield "argument of one word", float(any([len(words) == 1 for _, words in told[1:]]))
    yield "argument in pieces", float(any([_pieces(words) > 1 for _, words in told]))
    for role, words in told[:1]:
        yield f"first argument {role}", 1
        yield "first argument a name", float(words[-1].pos == "name")
        yield "first argument a pronoun", float(words[-1].pos == "pronoun")
    for role in sorted({role for role, _ in told[1:]}):
        yield f"also {role}", 1


def _pieces(words: Phrase) -> int:
    """Of how many runs of words a phrase is made."""
    return 1 + sum([after.i != before.i + 1 for before, after in pairwise(words)])


@lru_cache(maxsize=1)
def models() -> Mapping[str, Features]:
    """What each feature weighs, by style."""
    found: dict[str, dict[str, float]] = {}
    for row in rows("weights"):
        found.setdefault(row["style"], {})[row["feature"]] = float(row["weight"])
    return found
