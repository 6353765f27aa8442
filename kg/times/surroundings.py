"""What stands around a match: its preposition, and the tense of what governs it.

Requires heads, relations and forms; a parse that lacks them gives "".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from kg.times import grammar
from kg.times.context import Tense
from kg.times.matches import Found
from kg.words import Word

_MODIFIERS = frozenset({"compound", "nominal", "number", "adjective", "possessor"})
_HELPERS = frozenset({"auxiliary", "passive auxiliary"})
_BETWEEN = frozenset({"adposition", "subordinator", "adverb"})
"""What may stand between a verb and the time that hangs on it."""
_PRESENT = frozenset({"present singular", "present"})
_UNFINISHED = frozenset({*_PRESENT, "base", "gerund"})
_HIGHEST, _LONGEST = 8, 6
"""So many words above an expression, and so many verbs above each other, are asked for their tense."""
_HEDGES = 3
"""So many hedges may stand between a preposition and its date."""


def preposition(words: tuple[Word, ...], found: Found) -> grammar.Lead:
    """The relation of the preposition that governs the expression: "since", "until", "from" ... or "".

    Example:
        "in about 1999" is "in"; "after Tuesday's vote" is "": there it governs the vote.
    """
    index = _over_hedges(words, found)
    if index < 0:
        return ""
    word, lead = words[index], words[index - 1].lower if index else ""
    if pair := grammar.PAIRS.get(f"{lead} {word.lower}"):
        return pair
    single = grammar.PREPOSITIONS.get(word.lower, "")
    return "" if single and _belongs_to_noun(words, found) else single


def _over_hedges(words: tuple[Word, ...], found: Found) -> int:
    """The index of the word before an expression and its hedges: "*by* no later than", "*since* about"."""
    index = found.first - 1
    while index >= max(0, found.first - _HEDGES) and words[index].lower in grammar.COMPANY["hedges"]:
        index -= 1
    return index


def opens_nothing(words: tuple[Word, ...], found: Found) -> bool:
    """ "a letter from 2013" is of that year; "ruled from 2013" goes on."""
    before = words[found.first - 1]
    return before.lower == "from" and before.head.nominal


def _belongs_to_noun(words: tuple[Word, ...], found: Found) -> bool:
    """ "after *Tuesday's* vote", "before the *2014* election"."""
    if found.last + 1 >= len(words):
        return False
    if words[found.last + 1].lower in grammar.COMPANY["owning"]:
        return True
    last = words[found.last]
    return last.relation in _MODIFIERS and last.head.i > found.last and last.head.nominal


# tense


def tense(words: tuple[Word, ...], found: Found, preposition: grammar.Lead) -> tuple[Tense, bool]:
    """The tense of what governs the expression, and whether it hangs on the verb itself.

    Args:
        words: those of the document.
        found: the match.
        preposition: the relation of the preposition before it, or "".

    Returns:
        "past", "future", "then" for what lay ahead of a past ("was due to open on Friday"), or "".
    """
    if not preposition and found.first and words[found.first - 1].form == "past":
        return "past", True
    ahead = preposition in grammar.TENSE["until"]
    direct = not ahead
    for above in islice(_above(words, found), _HIGHEST):
        if above.verbal:
            if _with_particle(above) in grammar.TENSE[_AIMED.get(preposition, "cancelling")]:
                return ("future" if preposition in _AIMED else ""), False
            told = _verb_tense(above, preposition)
            return told or ("future" if ahead else ""), direct or (ahead and told == "future")
        if above.lemma in grammar.TENSE["ahead"]:
            return _ahead(above), False
        direct = direct and above.pos in _BETWEEN
    return "", False


def _with_particle(verb: Word) -> str:
    """ "call off" of "called off"."""
    particle = verb.child("particle")
    return f"{verb.lemma} {particle.lower}" if particle is not None else verb.lemma


_AIMED: Mapping[grammar.Lead, str] = {"until": "moving", "to": "moving"}
"""Verbs whose object's new date lies ahead though they do not, by the preposition before it."""


def _above(words: tuple[Word, ...], found: Found) -> Iterator[Word]:
    """The words above an expression in the tree, from the nearest up."""
    for word in words[found.first : found.last + 1]:
        if not found.first <= word.head.i <= found.last:
            return word.ancestors()
    return iter(())


def _verb_tense(verb: Word, preposition: grammar.Lead) -> Tense:
    """The tense of a verb, or of the nearest above it that tells; "" where none does."""
    if verb.lemma in grammar.TENSE["ahead"] and (verb.form == "participle" or preposition == "for"):
        return _ahead(verb)
    if verb.lemma in grammar.TENSE["put_off"] and verb.child("object", "passive subject") is not None:
        return "then"
    for at in islice(_telling(verb), _LONGEST):
        helpers = frozenset(child.lower for child in at.children if child.relation in _HELPERS)
        for rule in _TENSES:
            found = rule(at, helpers)
            if found is not None:
                return found
    return ""


def _telling(verb: Word) -> Iterator[Word]:
    """A verb, and as long as its form has no tense of its own the verb above it: "began *withdrawing*"."""
    yield verb
    for above in verb.ancestors():
        coordinated = verb.form == "base" and verb.relation == "conjunct"
        if not above.verbal or not (verb.form == "gerund" or coordinated):
            return
        yield above
        verb = above


def _will(verb: Word, helpers: frozenset[str]) -> Tense | None:
    """ "will open"."""
    return "future" if helpers & grammar.TENSE["will"] else None


def _modal(verb: Word, helpers: frozenset[str]) -> Tense | None:
    """ "would open"."""
    return "then" if helpers & grammar.TENSE["modal"] else None


def _past(verb: Word, helpers: frozenset[str]) -> Tense | None:
    """ "opened", "has opened", "opened by the king"; not "being opened"."""
    if verb.form == "participle":
        return "past" if not helpers or helpers & grammar.TENSE["over"] else None
    return "past" if verb.form == "past" else None


def _infinitive(verb: Word, helpers: frozenset[str]) -> Tense | None:
    """ "is to open", "was to open", "was set to open", "agreed to open", "wants to open"."""
    if "to" not in helpers:
        return None
    above = verb.head
    if above.lemma in grammar.TENSE["ahead"]:
        return _ahead(above)
    if above.lemma == "be":  # as an auxiliary of duty
        return "then" if above.form == "past" else "future"
    ahead = above.lemma in grammar.TENSE["promises"] or above.form in _UNFINISHED
    return "future" if ahead or above is verb else ""


def _present(verb: Word, helpers: frozenset[str]) -> Tense | None:
    """ "opens Friday" as in a timetable; other verbs in the present do not tell."""
    if verb.form not in _PRESENT:
        return None
    return "future" if verb.lemma in grammar.TENSE["timetable"] else ""


_TENSES: tuple[Callable[[Word, frozenset[str]], Tense | None], ...] = (
    _will,
    _modal,
    _past,
    _infinitive,
    _present,
)


def _ahead(word: Word) -> Tense:
    """ "is set to" or "was set to"; a participle without an auxiliary takes that of its clause, if any."""
    if any(child.lower in grammar.TENSE["was"] for child in word.children if child.relation in _HELPERS):
        return "then"
    said = word.relation in ("predicative", "adjective")
    return "then" if (word.head if said else word).form == "past" else "future"
