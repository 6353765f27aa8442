"""A verb -> the clause that states its condition, and to whom the condition is put.

"Senegal will recall its envoy *unless Mali apologises*", "*should Mali refuse*", "*free them*, or we will
strike".  After Quirk et al. (1985), 15.33 to 15.41.
"""

from __future__ import annotations

from kg.events.forms import AUXILIARIES, is_any, marks
from kg.lexicon import word_list
from kg.words import SUBJECTS, Word

_INVERTED = frozenset({"had", "were", "should"})
_PUT = word_list("events.conditions")


def inverted(word: Word, _: object = None) -> Word | None:
    """The auxiliary of a condition without "if": "*Had* Iraq attacked ..."."""
    auxiliary, subject = word.child(*AUXILIARIES), word.child(*SUBJECTS)
    if word.relation != "adverbial" or auxiliary is None or subject is None or auxiliary.i > subject.i:
        return None
    return auxiliary if auxiliary.lower in _INVERTED else None


def condition_of(verb: Word) -> Word | None:
    """The verb of the clause that states the condition of a verb; "even if" states none."""
    clauses = (child for child in verb.children if child.relation == "adverbial")
    return next((clause for clause in clauses if _is_condition(clause)), None) or _or_else(verb)


def _is_condition(clause: Word) -> bool:
    around = marks(clause)
    put = any(mark.lower in _PUT for mark in around)
    return (put and is_any("even", *around) is None) or inverted(clause) is not None


def _or_else(verb: Word) -> Word | None:
    """What is to be done "*or* force will be used": the clause before."""
    first = verb.head
    if verb.relation != "conjunct" or verb.child(*SUBJECTS) is None:
        return None
    between = (child for child in first.children if first.i < child.i < verb.i)
    return first if is_any("or", *between) else None
