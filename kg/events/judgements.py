"""Clause + Reader -> Draft of a judgement: to call a deed good is SUPPORT, to call it bad is ACCUSE.

"called the decision illegal", "described the apology as insincere", "found the strike justified", "said
that the plan was a mistake".  A demand or a proposal that is called bad is rejected.  The target is who
is judged, or whose deed or word it is.  The words are data: ``kg/lexicon/data/frames/judgements.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.events.arguments import Draft, others
from kg.events.match import Reader
from kg.syntax import Clause
from kg.words import Word

_COPULAS = frozenset({"be", "remain", "become", "constitute", "represent"})


def judgement(clause: Clause, roles: Reader, told: frozenset[str]) -> Draft | None:
    """The judgement that a clause passes, or None.  ``told`` are the verbs of saying."""
    verb = clause.predicate
    lemma = "say" if clause.understood == "quote" else verb.lemma
    judges = lemma in roles.frames.judging
    if not judges and lemma not in told:
        return None
    if clause.attribute is not None and f"{lemma} {clause.attribute.lower}" in roles.frames.verbs:
        return None  # "held Iran responsible" has a meaning of its own
    source = roles.who(clause.subject)
    if not source:
        return None
    for thing, verdict in _verdicts(clause, roles, judges):
        polarity = _polarity(verdict, roles)
        target = others(roles.who(thing) or roles.owner(thing) or roles.doer(thing), source)
        if polarity and target:
            asked = roles.noun(thing) if polarity == "bad" else None
            bad = "REJECT" if asked is not None and asked.type == "REQUEST" else "ACCUSE"
            kind = "SUPPORT" if polarity == "good" else bad
            return Draft(kind, "", source, target, verb, False, f"judgement:{lemma} {verdict.lower}")
    return None


def _verdicts(clause: Clause, roles: Reader, judges: bool) -> Iterator[tuple[Word, Word]]:
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
            elif child.lower == "as" and child.child("adjective", "predicative") is not None:
                yield thing, child.child("adjective", "predicative") or child
    inner = clause.complement if clause.complement is not None else clause.infinitive
    if inner is None:
        return
    subject = inner.child("subject", "passive subject")
    if subject is None:
        return
    said = roles.clauses.get(inner.i)
    if inner.lemma in _COPULAS and said is not None and said.attribute is not None:
        yield subject, said.attribute
    elif judges or inner.lemma == "lie":
        yield subject, inner


def _polarity(verdict: Word, roles: Reader) -> str:
    """ "good" or "bad": that of the word, else of what describes it; a negation turns it round."""
    words = (verdict, *(child for child in verdict.children if child.relation in ("adjective", "compound")))
    found = next((p for word in words if (p := _lookup(word, roles))), "")
    above = verdict.head if verdict.relation in ("attribute", "predicative") else verdict
    negated = any(child.relation == "negation" for child in (*verdict.children, *above.children))
    if found and negated:
        return "bad" if found == "good" else "good"
    return found


def _lookup(word: Word, roles: Reader) -> str:
    judged = roles.frames.judgements
    return judged.get(word.lower) or judged.get(word.lemma) or judged.get(_hyphened(word)) or ""


def _hyphened(word: Word) -> str:
    """The whole of a word that the parser takes apart at its hyphens: "non-starter"."""
    found, last = word.lower, word
    for following in word.head.children:
        if following.i == last.i + 1 and not last.space and following.relation != "punctuation":
            found, last = found + following.lower, following
    return found
