"""Gerunds -> what they hang on: rules of `kg.syntax.repair`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.words import SUBJECTS, Word

_JUDGED = word_list("syntax.gerunds.judged")


def doing_judged(gerund: Word) -> Sequence[Change]:
    """ "welcomed *Togo joining* the pact": what is welcomed is that it joins."""
    verb = gerund.head
    doer = verb.child("object") if verb.lemma in _JUDGED else None
    own = gerund.child(*SUBJECTS) is not None
    if doer is None or own or gerund.form != "gerund" or not verb.i < doer.i < gerund.i:
        return ()
    return Change(doer, head=gerund, relation="subject"), Change(gerund, relation="complement")
