"""On which word a preposition hangs: rules of `kg.syntax.repair` for what the parser hangs on a neighbour.

Each looks at one preposition and says which words are to change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from kg.lexicon import word_list, word_order
from kg.syntax.changes import Change, Rule
from kg.syntax.surface import has_subject
from kg.words import TIMES, Relation, Word

_CIRCUMSTANTIAL = word_list("syntax.circumstantial")
_TAKING = {word: word_list(f"syntax.taking.{word}") for word in word_order("syntax.taken")}
"""Nouns by the preposition that they take."""
_MEANS = word_list("syntax.means")
_MANNERS = word_list("syntax.manners")
_STANDING = word_list("syntax.standing")
_STANCES = word_list("syntax.stances")
_PUTTING = word_list("syntax.putting")
_BY = word_list("syntax.by")
_AMOUNTS = word_list("syntax.amounts")
_GIVING = word_list("syntax.giving")
_UPON = word_list("syntax.upon")
_PARTNERS = word_list("syntax.partners")
_BETWEEN = word_list("syntax.between")
_TAKING_AWAY = word_list("syntax.taking_away")
_SUFFERING: tuple[Relation, ...] = ("object", "passive subject")
_OF = "of"  # a function word: "deprived them of food"


def _of_the_noun(preposition: Word) -> Sequence[Change]:
    """ "blocked aid *to* Ukraine": a noun that takes a preposition has it where it follows at once."""
    nouns = _TAKING.get(preposition.lower, frozenset())
    taking = (noun for noun in _beside(preposition) if noun.lemma in nouns)
    return _after(preposition, next(taking, None))


def _after(preposition: Word, noun: Word | None) -> Sequence[Change]:
    """A preposition hung on the noun right before it, if it is that."""
    last = noun.subtree()[-1].i if noun is not None else None
    return (Change(preposition, head=noun),) if last == preposition.i - 1 else ()


def _hung(preposition: Word, verb: Word) -> Sequence[Change]:
    """A preposition hung on a verb, if it is one."""
    return (Change(preposition, head=verb),) if verb.verbal else ()


def _beside(preposition: Word) -> Iterator[Word]:
    """The object of the verb that a preposition hangs on, and what its other prepositions govern.

    Of a noun only bare ones, that say of what kind it is: "a show of solidarity *with* Chad".
    """
    for child in preposition.head.children:
        if child.relation == "object":
            yield child
        elif child is not preposition:
            inside = (each for each in child.children if each.relation == "governed")
            yield from (each for each in inside if preposition.head.verbal or not each.child("determiner"))


def _done_by(preposition: Word) -> Sequence[Change]:
    """ "rejected a proposal *by* Chad": the proposal is, where somebody else rejected it."""
    if preposition.lower not in _BY:
        return ()
    doer = next((child for child in preposition.children if child.pos == "name"), None)
    somebody_else = preposition.head.child("subject")
    things = (child for child in preposition.head.children if child.relation == "object")
    thing = next((child for child in things if child.pos == "noun"), None)
    return _after(preposition, thing) if doer and somebody_else else ()


def _of_no_moment(preposition: Word) -> Sequence[Change]:
    """ "met on Monday *with* Putin", "sided in the end *with* Iran": a day or a manner is with nobody.

    "held in a hall in Brussels *between* Serbia and Kosovo": nor is a place between others.
    """
    noun, verb = preposition.head, preposition.head.head.head
    if preposition.lower not in _PARTNERS or not noun.preposition:
        return ()
    passing = _is_circumstance(noun) or _is_apart(preposition, noun)
    return _hung(preposition, verb) if passing else ()


def _of_no_amount(preposition: Word) -> Sequence[Change]:
    """ "credits worth 18 billion *to* Laos": what is given to Laos is the credits."""
    verb = _verb_above(preposition) if preposition.lower in _GIVING else None
    amount = preposition.head.lemma in _AMOUNTS or preposition.head.pos == "numeral"
    return (Change(preposition, head=verb),) if verb and amount else ()


def _is_apart(preposition: Word, noun: Word) -> bool:
    """True for "between" and two sides behind a name, or behind more than the noun it hangs on."""
    if preposition.lower not in _BETWEEN:
        return False
    ends = (child for child in preposition.children if child.nominal)
    sides = any(end.entity not in TIMES for end in ends)
    return sides and (noun.pos == "name" or noun.i + 1 < preposition.i)


def _is_circumstance(noun: Word) -> bool:
    return any((noun.entity in TIMES, noun.lemma in _MANNERS))


def _stance(preposition: Word) -> Sequence[Change]:
    """ "marched to the embassy *in* solidarity *with* Chad": so did they march, and with Chad they stand."""
    noun = next((each for each in preposition.children if _is_stance(each)), None)
    verb = _verb_above(preposition) if noun else None
    if verb is None:
        return ()
    last = max(word.i for each in preposition.children for word in each.subtree())
    next_ = (word for word in verb.subtree() if word.i == last + 1)
    after = [Change(word, head=noun) for word in next_ if word.relation == "preposition"]
    return (*(_hung(preposition, verb) if preposition.head.preposition else ()), *after)


def _is_stance(noun: Word) -> bool:
    """True for the bare noun of a stand: "in *support* of", not "in *their support* for"."""
    if noun.preposition not in _STANDING:
        return False
    bare = noun.child("determiner", "possessor") is None
    return bare and noun.lemma in _STANCES


def _verb_above(word: Word) -> Word | None:
    return next((each for each in word.ancestors() if each.verbal), None)


def _put_on(preposition: Word) -> Sequence[Change]:
    """ "blamed the attack on the mosque *on* Chad": the last "on" says who is blamed."""
    noun, verb = preposition.head, preposition.head.head
    if verb.lemma not in _PUTTING:
        return ()
    on = [child for child in (*noun.children, *verb.children) if child.lower in _UPON]
    last = max(on, key=lambda child: child.i, default=None)
    return _hung(preposition, verb) if last is preposition else ()


def late_object(noun: Word) -> Sequence[Change]:
    """ "condemned in the strongest terms *the government*": it is no other word for the terms."""
    terms = noun.head
    if not terms.preposition or not _is_circumstance(terms):
        return ()
    verb, at_once = terms.head.head, noun.subtree()[0].i == terms.i + 1
    if verb.child("object") is not None:
        return ()
    return (Change(noun, head=verb, relation="object"),) if at_once and verb.verbal else ()


def _by_phone(preposition: Word) -> Sequence[Change]:
    """ "spoke by phone *with* Kuleba": he speaks with him, not the phone."""
    by = preposition.head.head
    if preposition.head.lemma not in _MEANS or by.relation != "preposition":
        return ()
    return (Change(preposition, head=by.head),)


def _of_the_verb(preposition: Word) -> Sequence[Change]:
    """ "stripped a leader *of* citizenship": what somebody loses is not whose he is."""
    verb = preposition.head.head
    if verb.lemma not in _TAKING_AWAY or preposition.head.relation not in _SUFFERING:
        return ()
    lost = preposition.child("governed") if preposition.lower == _OF else None
    return (Change(preposition, head=verb),) if lost is not None and lost.pos == "noun" else ()


def _elsewhere(preposition: Word) -> Sequence[Change]:
    """ "received by Wang Yi *in* Beijing": nobody is in a place or on a day, what is done to him is."""
    if preposition.head.entity != "person" or preposition.lower not in _CIRCUMSTANTIAL:
        return ()
    verbs = (word for word in preposition.ancestors() if word.verbal)
    return tuple(Change(preposition, head=verb) for verb in islice(verbs, 1) if verb.i < preposition.i)


def _on_the_day(preposition: Word) -> Sequence[Change]:
    """ "On Sunday *Presidents A and B* met": who met is no part of the day."""
    verb, noun = preposition.head, preposition.child("governed")
    day = next(iter(noun.children), None) if noun is not None else None
    if noun is None or day is None:
        return ()
    in_its_phrase = (day.entity in TIMES) > (noun.entity in TIMES) and day.i == preposition.i + 1
    if not all((in_its_phrase, verb.verbal, verb.i > noun.i, not has_subject(verb))):
        return ()
    return (
        Change(day, head=preposition, relation="governed"),
        Change(noun, head=verb, relation="subject"),
    )


HANGING: tuple[Rule, ...] = (
    _by_phone, _stance, _of_no_moment, _of_no_amount, _of_the_noun, _done_by, _put_on, _of_the_verb,
    _elsewhere, _on_the_day,
)  # fmt: skip
"""The rules, in their order."""
