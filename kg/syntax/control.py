"""A verb -> who is understood to do it, where the verb has no subject of its own: control and raising.

An infinitive has the subject that its governor gives it, a relative or participial clause that of the
noun it describes, a second verb that of the first.  The rules are tried in their order; the first that
applies decides.  What each verb and noun controls is data (``Frames.control``, ``Frames.embeds``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kg.lexicon import Frames, word_list
from kg.syntax.surface import RELATIVES, is_passive, obliques_of, recipient_of
from kg.words import ALL_SUBJECTS, Word

How = Literal["own", "relative", "shared", "control", "participle", "carried", "none"]
"""How a subject was found."""
Understood = tuple[Word | None, How]
"""A subject and how it was found."""
_NOBODY: Understood = None, "none"
_DEEPEST = 12
"""How many governors up an understood subject is looked for."""

_LINKED = frozenset({"relative", "adnominal"})
_GOVERNED = frozenset({
    "open complement", "complement", "adverbial", "governed clause", "predicative", "object predicate",
    "preposition",
})  # fmt: skip
_PARTICIPLES = frozenset({"participle", "past", "gerund"})
_BLAMING = word_list("syntax.blaming")
_ADDRESSING = word_list("syntax.addressing")
_PRESSING = word_list("syntax.pressing")
_OWNING = word_list("syntax.owning")
_NAMING = frozenset({"compound", "adjective", "nominal"})
_NAMES = frozenset({"state", "nationality", "organization", "person"})


@dataclass(frozen=True, slots=True)
class _Search:
    """A verb whose subject is wanted, and how many governors lie between it and the first question."""

    verb: Word
    frames: Frames
    carried: Mapping[int, Word]
    depth: int

    def subject_of(self, governor: Word) -> Understood:
        """The subject of a verb further up."""
        return understood_subject(governor, self.frames, self.carried, self.depth + 1)


_Rule = Callable[[_Search], Understood | None]
_RuleBelow = Callable[[_Search, Word], Understood | None]


def understood_subject(
    verb: Word, frames: Frames, carried: Mapping[int, Word] = MappingProxyType({}), depth: int = 0
) -> Understood:
    """The surface subject of a verb and how it was found: own, relative, shared, control, carried ...

    Args:
        verb: a predicate.
        frames: says what each governor controls.
        carried: subjects from the sentence before, by the verbs that go on with them.
        depth: how many governors lie below already; the search ends at the twelfth.

    Returns:
        The head word of the subject, in a passive of who is acted on, and how it was found;
        ``(None, "none")`` where nobody is to be understood.

    Example:
        "Norway urged Iran to leave": (Iran, "control") for "leave".
    """
    search = _Search(verb, frames, carried, depth)
    for rule in _RULES:
        found = rule(search)
        if found is not None:
            return found
    return _NOBODY


# what a verb is understood with


def _own(search: _Search) -> Understood | None:
    """ "*Norway* met Iran"; "Norway, *which* met Iran" is the noun that the relative clause describes."""
    own = search.verb.child(*ALL_SUBJECTS)
    if own is None:
        return None
    if own.lower not in RELATIVES:
        return own, "own"
    at = search.verb
    if at.relation != "relative":
        at = next((word for word in at.ancestors() if word.relation == "relative"), at)
    return (_antecedent(at) if at.relation == "relative" else own), "relative"


def _antecedent(clause: Word) -> Word:
    """What a relative clause describes: of several that a singular verb follows, the last.

    "Oman and *Egypt*, which backs the army": one of them does.
    """
    if clause.form != "present singular":
        return clause.head
    return [each for each in clause.head.conjuncts() if each.i < clause.i][-1]


def _end(search: _Search) -> Understood | None:
    """A root without a subject goes on with that before it, or has nobody; nor has an endless chain one."""
    before = search.carried.get(search.verb.i)
    if before is not None:
        return before, "carried"
    return _NOBODY if search.depth > _DEEPEST or search.verb.head is search.verb else None


def _shared(search: _Search) -> Understood | None:
    """ "*Norway* met Iran and thanked Oman": a second verb has the subject of the first."""
    head = search.verb.head
    if search.verb.relation != "conjunct" or not head.verbal:
        return None
    subject, how = search.subject_of(head)
    return subject, "shared" if how == "own" else how


def _linked(search: _Search) -> Understood | None:
    """ "*troops* stationed abroad", "plans to leave": a clause that hangs on a noun."""
    return _of_noun(search, search.verb.head) if search.verb.relation in _LINKED else None


def _governed(search: _Search) -> Understood | None:
    """A clause under a verb, a noun or an adjective, perhaps with a preposition between."""
    if search.verb.relation not in _GOVERNED:
        return None
    governor = search.verb.head
    while governor.pos in ("adposition", "subordinator") and governor.head is not governor:
        governor = governor.head
    if governor.nominal:
        return _of_noun(search, governor)
    if governor.pos == "adjective":
        governor = governor.head
        if governor.nominal:
            return governor, "participle"  # "states able to make bombs"
    return _under(_UNDER_VERB, search, governor) if governor.verbal else None


_RULES: tuple[_Rule, ...] = (_own, _end, _shared, _linked, _governed)


# what a governing verb gives


def _blamed(search: _Search, governor: Word) -> Understood | None:
    """ "sanctioned *Iran* for testing missiles", "accused *Iran* of lying"."""
    if search.verb.relation != "governed clause" or search.verb.head.lower not in _BLAMING:
        return None
    thing = governor.child("object")
    if thing is None or thing.i > search.verb.i or is_passive(governor):
        return None
    return thing, "control"


def _uncontrolled(search: _Search, governor: Word) -> Understood | None:
    """ "measures which include lifting the ban": nobody does it yet."""
    return _NOBODY if search.frames.control(governor.lemma) == "none" else None


def _told(search: _Search, governor: Word) -> Understood | None:
    """ "urged *Iran* to leave", "called on *Iran* to leave": the object, where one is given."""
    if not _may_be_told(search, governor) or is_passive(governor):
        return None
    thing = governor.child("object") or recipient_of(governor) or _addressed(governor, _ADDRESSING)
    return (thing, "control") if thing is not None and thing.i < search.verb.i else None


def _may_be_told(search: _Search, governor: Word) -> bool:
    """False for a purpose: who "telephoned Lavrov to discuss the war" discusses it."""
    if search.frames.control(governor.lemma) != "object":
        return False
    if search.verb.relation == "adverbial":
        return search.verb.form == "base" and search.frames.embeds(governor.lemma)
    return search.verb.relation in ("open complement", "complement")


def _governors_own(search: _Search, governor: Word) -> Understood | None:
    """ "*Norway* agreed to meet Iran": the subject of the governor."""
    subject, how = search.subject_of(governor)
    return subject, "control" if how != "none" else how


_UNDER_VERB: tuple[_RuleBelow, ...] = (_blamed, _uncontrolled, _told, _governors_own)


# what a noun gives to a clause that hangs on it


def _described(search: _Search, noun: Word) -> Understood | None:
    """ "*Norway*, which met Iran": a finite relative clause describes its noun."""
    finite = search.verb.relation == "relative" and search.verb.form != "base"
    return (noun, "relative") if finite else None


def _participle(search: _Search, noun: Word) -> Understood | None:
    """ "*troops* stationed in Mali"; "the cost *of* keeping troops" hangs on the preposition and is none."""
    describes = search.verb.form in _PARTICIPLES and search.verb.relation in _LINKED
    return (noun, "participle") if describes else None


def _owned(search: _Search, noun: Word) -> Understood | None:
    """ "*Denmark's* leadership in imposing sanctions": nobody is told to do what he does."""
    return _owner(search, noun) if search.verb.form == "gerund" else None


def _ordered(search: _Search, noun: Word) -> Understood | None:
    """ "an order to the *army* to fire", "put pressure on *Iran* to leave"; nobody where no one is named."""
    if search.frames.control(noun.lemma) != "object":
        return None
    for child in noun.children:
        if child.relation == "preposition" and child.lower in _ADDRESSING:
            addressed = child.child("governed")
            if addressed is not None:
                return addressed, "control"
    if noun.head.pos == "verb":
        return _addressed(noun.head, _PRESSING), "control"
    return _NOBODY


def _owner(search: _Search, noun: Word) -> Understood | None:
    """ "*Iran*'s decision to leave", "the decision by *Iran* to leave", "the role of *Iran* in freeing"."""
    owner = noun.child("possessor") or _behind(noun, search.verb) or _named_before(search, noun)
    return (owner, "control") if owner is not None else None


def _behind(noun: Word, verb: Word) -> Word | None:
    """Whose it is, as "by" or "of" says between a noun and the verb: "the role of *Norway* in freeing"."""
    owning = (child for child in noun.children if child.lower in _OWNING and child.i < verb.i)
    return next(filter(None, (each.child("governed") for each in owning)), None)


def _named_before(search: _Search, noun: Word) -> Word | None:
    """ "*Swedish* efforts to mediate"; "a *Swedish* envoy to mediate" is himself who does it."""
    if not search.frames.embeds(noun.lemma):
        return None
    before = (child for child in noun.left if child.relation in _NAMING)
    return next((child for child in before if child.entity in _NAMES), None)


def _holder(search: _Search, noun: Word) -> Understood | None:
    """ "*Iran* has plans to leave", "*Iran* insisted on a right to leave": the subject of the noun's verb."""
    verb = noun.head
    if noun.relation == "governed" and verb.relation == "preposition":
        verb = verb.head
    elif noun.relation not in ("object", "attribute"):
        return None
    return (search.subject_of(verb)[0], "control") if verb.verbal else None


def _doer(search: _Search, noun: Word) -> Understood | None:
    """ "the first *state* to leave": an infinitive describes the noun where nobody else is there."""
    alone = noun.relation in ("subject", "apposition", "governed") and search.verb.form == "base"
    return (noun, "relative") if alone else None


_ON_NOUN: tuple[_RuleBelow, ...] = (_described, _participle, _owned, _ordered, _owner, _holder, _doer)


def _of_noun(search: _Search, noun: Word) -> Understood:
    return _under(_ON_NOUN, search, noun)


def _under(rules: tuple[_RuleBelow, ...], search: _Search, governor: Word) -> Understood:
    for rule in rules:
        found = rule(search, governor)
        if found is not None:
            return found
    return _NOBODY


def _addressed(verb: Word, prepositions: frozenset[str]) -> Word | None:
    """Who is told by one of these prepositions on a verb: "called on *Iran* to leave"."""
    return next((noun for name, noun in obliques_of(verb) if name in prepositions), None)
