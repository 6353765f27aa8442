"""Words beside a predicate that leave it open or put it off: modals, conditions, hedges, fiction.

Every operator is a function of a word (and what it stands under) that gives the word which does it, or
None; the tables say what comes of it.  Which words count is data: ``[status]`` in ``lexicon/data/sets.toml``.
After the cues of FactBank (Sauri and Pustejovsky 2009) and the modals of Quirk et al. (1985).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.events.conditions import condition_of, inverted
from kg.events.forms import (
    AUXILIARIES,
    adjectives,
    auxiliaries,
    hyphened,
    infinitive_mark,
    is_any,
    is_definite,
    is_past,
    is_performative,
    marks,
)
from kg.events.negation import denying_child
from kg.events.truth import Effect, Status
from kg.lexicon import word_list
from kg.words import SUBJECTS, Relation, Word

_OF_TAGS = frozenset({"pronoun", "particle", "punctuation", "auxiliary"})
_BEFORE: tuple[Relation, ...] = ("adjective", "compound", "nominal")

Operator = Callable[[Word, Status], "Word | None"]


def _modal(word: Word, names: str) -> Word | None:
    return is_any(names, *(each for each in auxiliaries(word) if each.form == "modal"))


def _would(word: Word, _: Status) -> Word | None:
    """ "said it *would* attack": the future of the past."""
    clause = word.head if word.relation == "conjunct" else word
    return _modal(word, "future_of_the_past") if clause.relation == "complement" else None


def _will(word: Word, status: Status) -> Word | None:
    """ "*will* attack", "*shall* attack"."""
    return _modal(word, "future") or _would(word, status)


def _may(word: Word, status: Status) -> Word | None:
    """ "*may* attack"; "cannot attack" is a denial and nothing more."""
    found = _modal(word, "open")
    if found is None or _would(word, status) is not None or is_performative(word, word):
        return None
    unable = is_any("able", found) is not None and denying_child(word) is not None
    return None if unable else found


def _heading(word: Word, _: Status) -> Word | None:
    """A headline's future: "Xi *to* meet Biden"."""
    return infinitive_mark(word) if word.head is word else None


def _hedge(word: Word, _: Status) -> Word | None:
    """ "*allegedly* attacked"."""
    return is_any("hedge", *marks(word))


def _supposed(word: Word, _: Status) -> Word | None:
    """ "an *alleged* attack", "a *so-called* attack"."""
    if word.pos != "noun":
        return None
    joined = (child for child in word.left if hyphened(child) in word_list("status.supposed"))
    return is_any("supposed", *adjectives(word)) or next(joined, None)


def _planned(word: Word, _: Status) -> Word | None:
    """ "a *planned* attack"."""
    return is_any("planned", *adjectives(word))


def _any(word: Word, status: Status) -> Word | None:
    """ "condemned *any* attack"; below a denial "any" is just grammar."""
    return is_any("any", *adjectives(word)) if status.polarity == "positive" else None


def _suspected(word: Word, _: Status) -> Word | None:
    """ "*suspected* Iranian agents attacked": whose deed it was is open."""
    doer = word.child("subject", "agent")
    noun = doer.child("governed") if doer is not None and doer.relation == "agent" else doer
    return is_any("suspected", *noun.children) if noun is not None and word.verbal else None


def _parenthesis(word: Word, _: Status) -> Word | None:
    """ "Iran, it *seems*, attacked"."""
    asides = (child for child in word.children if child.relation == "parataxis")
    lemmas = word_list("status.parenthesis")
    return next((child for child in asides if child.lemma in lemmas), None)


def _pending(word: Word, _: Status) -> Word | None:
    """ "*until* the withdrawal", "*pending* talks"."""
    return is_any("pending", word.head) if word.relation == "governed" else None


def _ahead(word: Word, _: Status) -> Word | None:
    """ "*before* talks with Iran"; "before the war" there was one."""
    if word.relation != "governed" or word.pos != "noun" or is_definite(word):
        return None
    return is_any("ahead", word.head)


def _question(word: Word, _: Status) -> Word | None:
    """ "Will Iran leave*?*", also where the mark hangs on a second clause: "Will it leave or stay?"."""
    clauses = word.conjuncts() if _asks(word) else [word]
    tags = (child for child in word.children if _is_tag(child))
    marked = (child for each in (*clauses, *tags) for child in each.children if child.text == "?")
    return next(marked, None) or _inverted_first(word)


def _is_tag(clause: Word) -> bool:
    """ "It was Iran, *wasn't it*?"."""
    if clause.relation != "conjunct" or not _asks(clause):
        return False
    return all(child.pos in _OF_TAGS for child in clause.children)


def _inverted_first(word: Word) -> Word | None:
    """The auxiliary that opens a sentence, as in a question whatever its end: "*Is* Iran attacking --"."""
    if word.head is not word or not _asks(word):
        return None
    first = next(each for each in word.subtree() if each.pos != "punctuation")
    if first is word:
        return word
    if first.children:  # "*under no circumstances* did Iran attack"
        return None
    return first if first.relation in AUXILIARIES else None


def _asks(word: Word) -> bool:
    subject = word.child(*SUBJECTS)
    helpers = (word,) if word.pos == "auxiliary" else auxiliaries(word)
    return subject is not None and any(each.i < subject.i for each in helpers)


def _if(word: Word, _: Status) -> Word | None:
    """ "*if* Iran attacks", "unless", "whether", "in case"."""
    around = marks(word)
    before = (child for child in word.children if child.relation == "preposition" and child.i < word.i)
    bare = (child for child in before if not child.children)
    found = is_any("condition", *around, *bare) or _as_though(around)
    return found or next((c for c in around if c.lower == "in" and word.relation == "adverbial"), None)


def _as_though(around: Sequence[Word]) -> Word | None:
    """ "as *though* Iran had attacked": it had not, or it is open."""
    though = is_any("though", *around)
    return though if though is not None and is_any("as", *around) else None


def _condition_below(word: Word, _: Status) -> Word | None:
    """What happens only *if* something else does: "attacks if provoked", "will attack unless it leaves"."""
    if not word.verbal or is_past(word):
        return None
    embeds = word.child("complement", "open complement") is not None
    helped = word.child("auxiliary") is not None
    if (embeds or helped) and _modal(word, "will_or_would") is None:
        return None
    clause = condition_of(word)
    return None if clause is None else is_any("condition", *marks(clause)) or inverted(clause)


def _until(word: Word, _: Status) -> Word | None:
    """ "*until* Iran withdraws", in any tense: the words do not say that it did."""
    return is_any("until", *marks(word)) if word.relation == "adverbial" else None


def _so_that(word: Word, _: Status) -> Word | None:
    """ "*so that* Iran withdraws": a purpose, or a result; it is not plain which."""
    around = marks(word) if word.relation == "adverbial" else ()
    both = is_any("so_that", *around)
    return both if any(mark.lower == "that" for mark in around) else None


def _when_it_comes(word: Word, _: Status) -> Word | None:
    """ "the topic *when* they meet", in the present: a time to come."""
    ahead = word.relation == "relative" and word.verbal and not is_past(word)
    return next((mark for mark in marks(word) if mark.lower == "when"), None) if ahead else None


def _fiction(word: Word, _: Status) -> Word | None:
    """ "in the *novel*, Iran attacks", "In the *exercise*, ...", "a *scenario* in which Iran attacks"."""
    teller = _described(word) or _as_fiction(word.child("subject"))
    if teller is not None:
        return teller
    within = (child for child in word.children if child.relation == "preposition" and is_any("within", child))
    nouns = (child.child("governed") for child in within)
    return next((noun for noun in nouns if noun is not None and _unreal(noun, word)), None)


def _described(word: Word) -> Word | None:
    """ "a *world* in which Iran attacks"."""
    above = word.head if word.relation == "relative" else None
    imagined = above is not None and above.lemma in word_list("status.imagined")
    return above if imagined else _as_fiction(above)


def _as_fiction(noun: Word | None) -> Word | None:
    """A noun of a world that is not ours, also with the word before it: "the television *series*"."""
    if noun is None:
        return None
    before = [child for child in noun.children if child.i < noun.i and child.relation in _BEFORE]
    kinds = (child.lemma for child in before if noun.pos == "name")  # "the *film* The Last Winter"
    names = (noun.lemma, *kinds, *(f"{child.lower} {noun.lemma}" for child in before))
    return noun if not word_list("status.fiction").isdisjoint(names) else None


def _unreal(noun: Word, word: Word) -> bool:
    practice = noun.lemma in word_list("status.exercise") and is_any("practising", noun.head) is not None
    opens = noun.i < word.i and practice
    described = (*adjectives(noun), *(child for child in noun.children if child.relation == "compound"))
    return opens or is_any("unreal", *described) is not None or _as_fiction(noun) is not None


Operators = tuple[tuple[str, Effect, Operator], ...]
"""The name of a rule, what it does, and the function that finds the word which does it."""

CLAUSE: Operators = (
    ("question", "open", _question),
    ("condition", "open", _if),
    ("condition", "open", inverted),
    ("condition", "open", _condition_below),
    ("until", "open", _until),
    ("future", "future", _when_it_comes),
    ("purpose", "open", _so_that),
    ("fiction", "open", _fiction),
)
"""What a clause and all that is coordinated with it stand under."""
VERB: Operators = (
    ("future", "future", _heading),
    ("future", "future", _will),
    ("modal", "open", _may),
    ("hedge", "open", _hedge),
    ("hedge", "open", _parenthesis),
    ("hedge", "open", _suspected),
)
"""What a verb itself stands under; a second verb shares it where it has nothing of its own."""
NOUN: Operators = (
    ("hedge", "open", _hedge),
    ("hedge", "open", _supposed),
    ("hedge", "open", _any),
    ("planned", "future", _planned),
    ("until", "open", _pending),
    ("before", "future", _ahead),
)
"""What a noun, an adjective or another word stands under."""


def of_clause(status: Status, word: Word) -> Status:
    """The status below what a word's whole clause stands under."""
    return _under(status, word, CLAUSE) if word.children else status


def of_word(status: Status, word: Word) -> Status:
    """The status below what stands beside the word itself."""
    return _under(status, word, VERB if word.verbal else NOUN)


def _under(status: Status, word: Word, operators: Operators) -> Status:
    for rule, effect, operator in operators:
        found = operator(word, status)
        if found is not None:
            status = status.under(effect, rule, f"'{found.text}'")
    return status
