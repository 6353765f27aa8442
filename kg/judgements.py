"""Clause + Roles -> Draft of a judgement: to call a deed good is SUPPORT, to call it bad is ACCUSE.

"called the decision illegal", "described the apology as insincere", "found the strike justified", "said
that the plan was a mistake".  The target is who is judged, or whose deed or word it is.  The words are
data: ``kg/data/frames/judgements.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.clauses import Clause
from kg.roles import Draft, Roles, others
from kg.words import Word

_COPULAS = frozenset({"be", "remain", "become", "constitute", "represent"})


def judgement(clause: Clause, roles: Roles, told: frozenset[str]) -> Draft | None:
    """The judgement that a clause passes, or None.  ``told`` are the verbs of saying."""
    verb = clause.predicate
    judges = verb.lemma in roles.frames.judging
    if not judges and verb.lemma not in told:
        return None
    source = roles.who(clause.subject)
    if not source:
        return None
    for thing, verdict in _verdicts(clause, roles, judges):
        polarity = _polarity(verdict, roles)
        target = others(roles.who(thing) or roles.owner(thing), source)
        if polarity and target:
            kind = "SUPPORT" if polarity == "good" else "ACCUSE"
            return Draft(kind, "", source, target, verb, False, f"judgement:{verb.lemma} {verdict.lower}")
    return None


def _verdicts(clause: Clause, roles: Roles, judges: bool) -> Iterator[tuple[Word, Word]]:
    """(what is judged, the word that judges it) pairs."""
    thing = clause.object
    if judges and thing is not None:
        if clause.attribute is not None:
            yield thing, clause.attribute
        for name, noun in clause.obliques:
            if name == "as":
                yield thing, noun
        for child in clause.predicate.children:
            if any(mark.lower == "as" for mark in child.children):
                yield thing, child
    inner = clause.complement if clause.complement is not None else clause.infinitive
    if inner is None:
        return
    subject = inner.child("nsubj", "nsubjpass")
    if subject is None:
        return
    said = roles.clauses.get(inner.i)
    if inner.lemma in _COPULAS and said is not None and said.attribute is not None:
        yield subject, said.attribute
    elif judges or inner.lemma == "lie":
        yield subject, inner


def _polarity(verdict: Word, roles: Roles) -> str:
    """ "good" or "bad": that of the word, else of what describes it; a negation turns it round."""
    words = (verdict, *(child for child in verdict.children if child.dep in ("amod", "compound")))
    found = next((p for word in words if (p := _lookup(word, roles))), "")
    above = verdict.head if verdict.dep in ("attr", "acomp") else verdict
    negated = any(child.dep == "neg" for child in (*verdict.children, *above.children))
    if found and negated:
        return "bad" if found == "good" else "good"
    return found


def _lookup(word: Word, roles: Roles) -> str:
    judged = roles.frames.judgements
    return judged.get(word.lower) or judged.get(word.lemma) or ""
