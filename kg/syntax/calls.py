""" "Biden called Lula to thank him" -> a call by telephone, and no demand: a rule of `kg.syntax.repair`."""

from __future__ import annotations

from collections.abc import Sequence

from kg.lexicon import word_list
from kg.syntax.changes import Change
from kg.words import TIMES, Word

_CALLS = word_list("syntax.calls.verbs")
_SAID = word_list("syntax.calls.said")
_SAID_TO = word_list("syntax.calls.said_to")
_DEMANDING = word_list("syntax.calls.demanding")
_ONE = word_list("syntax.calls.one")
_TELEPHONE = "telephone"  # the plainest verb of such a call
_BODIES = frozenset({"organization", "nationality", "facility"})


def on_the_phone(said: Word) -> Sequence[Change]:
    """ "*called* Lula to thank him": who calls somebody to say something demands nothing by it.

    "called on Chad to inform Mali", "called parliament to discuss the war" and "called the envoy to explain
    himself" stay what they are.
    """
    call = said.head
    if call.lemma not in _CALLS or said.form != "base" or said.lemma not in _SAID:
        return ()
    if any(child.relation == "particle" or _is_called_for(child) for child in call.children):
        return ()
    called = call.child("object", "passive subject") or said.child("subject")
    if called is None and said.lemma in _SAID_TO:
        called = said.child("object", "recipient")
    if called is None or not _is_somebody(called):
        return ()
    whom = () if called.head is call else (Change(called, head=call, relation="object"),)
    return Change(call, verb=_TELEPHONE), Change(said, relation="adverbial"), *whom


def _is_called_for(phrase: Word) -> bool:
    """ "called *on* Chad", "called *for* talks"; "called *on* Monday" says when."""
    noun = phrase.child("governed")
    return phrase.lower in _DEMANDING and noun is not None and noun.entity not in TIMES


def _is_somebody(word: Word) -> bool:
    """True for one who can be on the phone: a name but not that of a body, a pronoun, "his counterpart"."""
    if word.pos == "name":
        return word.entity not in _BODIES
    return word.pos == "pronoun" or (word.lemma in _ONE and word.form == "singular")
