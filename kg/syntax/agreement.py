"""With which verb a second one is coordinated: rules of `kg.syntax.repair` for what its form rules out.

"We stress that the path *remains* open and *urge* Mali to talk": a path urges nobody, it would be "urges".
Each rule looks at one word and says which words are to change.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.words import ALL_SUBJECTS, Word

_REPORTING = word_list("reporting")
_AFTER_NOUNS = frozenset({"adnominal", "relative"})
_PRESENT = frozenset({"present", "present singular"})


def agreeing(verb: Word) -> Sequence[Change]:
    """A verb in the number of the one above the clause, or in its tense and telling what is said there.

    "said that the road *is* closed and *urged* Peru to wait": who said so urged.
    """
    clause = verb.head
    while clause.relation == "conjunct":
        clause = clause.head
    above = next((each for each in clause.ancestors() if each.verbal), None)
    if not _is_said(clause) or above is None or verb.form == _form(clause):
        return ()
    alike = verb.form == above.form and _form(clause) in _PRESENT and not _is_whole(verb)
    return (Change(verb, head=above),) if alike and _goes_on(verb) else ()


def _is_said(clause: Word) -> bool:
    """ "said that it *remains* open", "its fear that it *remains* open"."""
    of_a_noun = clause.relation in _AFTER_NOUNS and clause.child("mark") is not None
    return clause.relation == "complement" or of_a_noun


def _form(verb: Word) -> str:
    """The form of what is finite in it: "*is* waiting"."""
    helper = verb.child("auxiliary", "passive auxiliary")
    return helper.form if helper is not None and verb.form in ("gerund", "base") else verb.form


def _is_whole(verb: Word) -> bool:
    """True for a clause of its own: with a subject, a helper or a conjunction before it."""
    return verb.child(*ALL_SUBJECTS, "expletive", "auxiliary", "passive auxiliary", "mark") is not None


def _goes_on(verb: Word) -> bool:
    """A tense alone tells it only of a verb of saying: "says that Mali holds hostages and *killed* two"."""
    return verb.form in _PRESENT or verb.lemma in _REPORTING
