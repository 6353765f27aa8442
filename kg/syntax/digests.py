"""Sentences without a subject, as digests have them, and whose subject they go on with.

"Secretary Shultz travelled to Mazatlan. Met with President de la Madrid. Signed a treaty."
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.lexicon import word_order
from kg.words import ALL_SUBJECTS, Parse, Sentence, Word

OPENINGS = dict(pair.split(":") for pair in word_order("syntax.openings"))
"""Verbs in the past with which a sentence of a digest opens, and their lemmas."""


def carried_subjects(parse: Parse) -> Mapping[int, Word]:
    """For each verb that opens a sentence without a subject, the subject of the sentences right before.

    Args:
        parse: A repaired parse.

    Returns:
        Subjects by the index of the verb that goes on with them.
    """
    found: dict[int, Word] = {}
    last: Word | None = None
    for sentence in parse.sentences:
        root = sentence.root
        own = root.child(*ALL_SUBJECTS) if root.verbal else None
        if own is not None:
            last = own
        elif not _goes_on(sentence):
            last = None
        elif last is not None:
            found[root.i] = last
    return found


def _goes_on(sentence: Sentence) -> bool:
    """True where a verb in the past opens a sentence, perhaps after an adverb: "Later met with X."."""
    root, first = sentence.root, sentence.words[0]
    before = (word.relation == "adverb" for word in sentence.words if word.i < root.i)
    if (root.pos, root.form) != ("verb", "past") or sentence.words[-1].text == "?":
        return False
    return root.child("passive auxiliary") is None if first.lower in OPENINGS else all(before)
