"""Verbs that tell how things stand: "Spain *recognises* Kosovo" is a state, and nothing was done."""

from __future__ import annotations

from kg.events.drafts import Draft
from kg.events.told import Told
from kg.words import Word

_PRESENT = ("present", "present singular")


def is_standing(draft: Draft, told: Told) -> bool:
    """True where a verb in the present names a state that holds.

    A headline tells news in the present, and has no full stop.
    """
    verb, roles = draft.trigger, told.roles
    clause = roles.clauses.get(verb.i)
    if clause is None or verb.form not in _PRESENT:
        return False
    result = roles.frames.result(clause.lemma, clause.object.lemma if clause.object is not None else "")
    return result is not None and not result.time and _is_told(verb, told)


def _is_told(verb: Word, told: Told) -> bool:
    """True for what is so, in a sentence with a full stop; "unless Serbia recognises it" asks for a deed."""
    if told.statuses[verb.i].factuality != "actual":
        return False
    top = [verb, *verb.ancestors()][-1]
    return any(word.text == "." for word in top.subtree())
