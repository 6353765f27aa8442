"""A sentence -> how likely it tells of each type of event, by its words alone: a second witness.

A linear classifier that has never seen the rules.  It counts short runs of words, names and numbers masked,
so that no actor decides; ``data/witness.csv`` has the weight of each run for each type, and can be read.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.plover import EVENT_TYPES
from kg.words import NAMED, Sentence, Word

LONGEST = 2
"""Words in a run."""
SCALE = 100
"""Weights are stored as whole hundredths."""
NAME, NUMBER, EDGE, BIAS = "@", "#", "|", "(bias)"

_DATA = Path(__file__).with_name("data") / "witness.csv"
_PASSED = ("punctuation", "space", "symbol")

Weights = Mapping[str, tuple[tuple[int, float], ...]]
"""The weights of a run of words: pairs of a type's place in ``EVENT_TYPES`` and its weight."""


def runs(sentence: Sentence) -> set[str]:
    """The runs of one and two words of a sentence, by their base forms.

    Example:
        "Iran met Iraq" has "@", "meet", "| @", "@ meet", "meet @" and "@ |".
    """
    words = [EDGE, *_masked(sentence), EDGE]
    single = set(words) - {EDGE}
    return single | {f"{one} {other}" for one, other in pairwise(words)}


def _masked(sentence: Sentence) -> Iterator[str]:
    """The base forms in order; of several names or numbers in a row the first."""
    before = ""
    for word in sentence.words:
        if word.pos in _PASSED:
            continue
        shown = _shown(word)
        if shown != before or shown not in (NAME, NUMBER):
            yield shown
        before = shown


def _shown(word: Word) -> str:
    if word.pos == "numeral":
        return NUMBER
    named = word.pos == "name" or word.entity in NAMED
    return NAME if named else word.lemma.lower()


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The weight of each run of words for each type."""
    with _DATA.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        heading = next(rows)
        run, *columns = (heading.index(name) for name in ("run", *EVENT_TYPES))
        return {
            row[run]: tuple((place, int(row[at]) / SCALE) for place, at in enumerate(columns) if row[at])
            for row in rows
        }


def logits(sentence: Sentence, known: Weights) -> list[float]:
    """For each of ``EVENT_TYPES`` the logarithm of the odds that the sentence tells of one."""
    found = [0.0] * len(EVENT_TYPES)
    seen = runs(sentence)
    share = 1 / math.sqrt(len(seen) or 1)
    for run, times in (*((run, share) for run in sorted(seen)), (BIAS, 1.0)):
        for place, weight in known.get(run, ()):
            found[place] += weight * times
    return found
