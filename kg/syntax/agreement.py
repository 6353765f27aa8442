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
_INFINITE = frozenset({"gerund", "base"})
_PRESENT = frozenset({"present", "present singular"})


def agreeing(verb: Word) -> Sequence[Change]:
    """A verb in the number of the one above the clause, or in its tense and telling what is said there.

    "said that the road *is* closed and *urged* Peru to wait": who said so urged.
    """
    clause = verb.head
    while clause.relation == "conjunct":
        clause = clause.head
    above = next((each for each in clause.ancestors() if each.verbal), verb)
    alike = verb.form == above.form != _form(clause)
    if not all((alike, _is_said(clause), _form(clause) in _PRESENT, _goes_on(verb))):
        return ()
    return (Change(verb, head=above),)


def _is_said(clause: Word) -> bool:
    """ "said that it *remains* open", "its fear that it *remains* open"."""
    if clause.relation in _AFTER_NOUNS:
        return clause.child("mark") is not None
    return clause.relation == "complement"


def _form(verb: Word) -> str:
    """The form of what is finite in it: "*is* waiting"."""
    helper = verb.child("auxiliary", "passive auxiliary") if verb.form in _INFINITE else None
    return helper.form if helper is not None else verb.form


def _goes_on(verb: Word) -> bool:
    """True for a verb with nothing of its own before it; a tense alone tells it only of a verb of saying.

    "says that Mali holds hostages and *killed* two": Mali did.
    """
    if verb.child(*ALL_SUBJECTS, "expletive", "auxiliary", "passive auxiliary", "mark") is not None:
        return False
    return True if verb.form in _PRESENT else verb.lemma in _REPORTING
