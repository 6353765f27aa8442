"""Two facts -> why the one denies what the other claims: a table of reasons and their tests.

same      the same deed by the same to the same, of one time, or told within a month
words     the same two and the same class of deed, in other words, within a week
answer    the accused denies, rejects or dismisses what he is accused of, right after it or to the accuser
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from kg.model import Actor, Event, State

Told = Event | State

HOWS = ("same", "words", "answer")
MONTH, WEEK = 31, 7
NEARBY = 600
"""Characters between two sentences of a document of which one may answer the other."""

_DENYING = re.compile(r"deny|denial|refute|disavow|repudiate|contradict")
_REFUSING = re.compile(rf"{_DENYING.pattern}|reject|rejection|dismiss|dismissal|dispute")
_ACCUSATION = re.compile(r"\b(?:accus|alleg|claim|charge|assertion|insinuat|report)", re.IGNORECASE)


def why_denied(two: Two) -> str:
    """The first reason that holds, "" where none does.

    Whoever says both contests nothing, nor does a document that tells both itself.
    """
    if _voice(two.claim) == _voice(two.denial):
        return ""
    return next((how for how, tests in _REASONS if all(test(two) for test in tests)), "")


def turns_down(fact: Told, sentence: str) -> bool:
    """Whether somebody is told to have denied something, not to have refused to do it."""
    if fact.type != "REJECT" or not _REFUSING.fullmatch(fact.lemma):
        return False
    return bool(_DENYING.fullmatch(fact.lemma) or _ACCUSATION.search(sentence))


def class_of(fact: Told) -> str:
    """The quad class of an event, the type of a state."""
    return fact.quad if isinstance(fact, Event) else fact.type


def may_meet(claim: Told, denial: Told) -> bool:
    """Whether they are near enough for any reason: of one document, of one time, or told within a month."""
    if claim.evidence.document == denial.evidence.document:
        return True
    if claim.time and denial.time:
        return _overlap(claim, denial)
    days = (claim.published, denial.published)
    return bool(days[0] and days[1] and abs((days[0] - days[1]).days) <= MONTH)


@dataclass(frozen=True, slots=True)
class Two:
    """A claim and what may deny it, and for which state each actor acts."""

    claim: Told
    denial: Told
    states: Mapping[str, Actor]

    def alike(self, some: Iterable[Actor], others: Iterable[Actor]) -> bool:
        """Whether one of some is one of the others, or acts for it, or is the state for which it acts."""
        pairs = product(*([self._names(actor) for actor in side] for side in (some, others)))
        return any({one[0], other[0]} & set(one) & set(other) for one, other in pairs)

    def _names(self, actor: Actor) -> tuple[str, str]:
        return actor.id, self.states.get(actor.id, actor).id


def _voice(fact: Told) -> tuple[str, ...]:
    """Who says so: the innermost speaker, or the document itself; of an accusation, who accuses."""
    who = fact.source if fact.type in ("ACCUSE", "REJECT") else fact.speakers[:1]
    return tuple(sorted(actor.id for actor in who)) or ("", fact.evidence.document)


def _is_denied(two: Two) -> bool:
    return two.denial.status == "denied"


def _is_answered(two: Two) -> bool:
    return two.denial.status != "denied"


def _is_same_type(two: Two) -> bool:
    return two.claim.type == two.denial.type


def _is_of_its_class(two: Two) -> bool:
    """Another deed of the same class."""
    return class_of(two.claim) == class_of(two.denial) and not _is_same_type(two)


def _is_same_mood(two: Two) -> bool:
    """The denial of a plan answers a plan, of a deed a deed."""
    return two.claim.factuality == two.denial.factuality


def _is_same_mode(two: Two) -> bool:
    """A visit is no talk by telephone, and one office is not another; what is not told may be either."""
    modes = {getattr(fact, "mode", None) or fact.detail for fact in (two.claim, two.denial)}
    return len(modes - {"", None}) < 2


def _is_same_words(two: Two) -> bool:
    return two.claim.lemma == two.denial.lemma


def _is_named_alike(two: Two) -> bool:
    """The same word, or the very same two, not only others of the same states."""
    one, other = ({actor.id for actor in (*f.source, *f.target)} for f in (two.claim, two.denial))
    return _is_same_words(two) or one & other in (one, other)


def _says_to_whom(two: Two) -> bool:
    return min(len(two.claim.target), len(two.denial.target)) > 0


def _leaves_out_whom(two: Two) -> bool:
    """One of them; where both do, too little is told."""
    return bool(two.claim.target) != bool(two.denial.target)


def _is_same_doer(two: Two) -> bool:
    return two.alike(two.claim.source, two.denial.source)


def _is_same_two(two: Two) -> bool:
    """Of what both do alike, in either order."""
    claim, denial = two.claim, two.denial
    straight = _is_same_doer(two) and two.alike(claim.target, denial.target)
    if straight or not any(fact.reciprocal for fact in (claim, denial)):
        return straight
    return two.alike(claim.source, denial.target) and two.alike(claim.target, denial.source)


def _is_abroad(two: Two) -> bool:
    """Not among people and bodies of one country."""
    source, target = ({actor.country for actor in side} for side in (two.denial.source, two.denial.target))
    return not source & target


def _is_accused(two: Two) -> bool:
    """Who answers is the accused."""
    return two.claim.type == "ACCUSE" and two.alike(two.claim.target, two.denial.source)


def _is_own_denial(two: Two) -> bool:
    """Who denies it speaks for the accused."""
    return two.alike(two.denial.speakers[:1], two.claim.target)


def _is_conflict(two: Two) -> bool:
    return class_of(two.denial).endswith("conflict")


def _is_disputed_abroad(two: Two) -> bool:
    """Somebody of one country says so, and somebody of another denies it."""
    sides = [{actor.country or actor.id for actor in f.speakers[:1]} for f in (two.claim, two.denial)]
    return min(map(len, sides)) > 0 and not sides[0] & sides[1]


def _is_to_accuser(two: Two) -> bool:
    return two.alike(two.denial.target, two.claim.source)


def _is_to_nobody(two: Two) -> bool:
    return not two.denial.target


def _comes_after(two: Two) -> bool:
    return two.claim.trigger < two.denial.trigger


def _within(days: int) -> Callable[[Two], bool]:
    """Of one time, where both texts tell it; else told within so many days, or in one document."""

    def test(two: Two) -> bool:
        if two.claim.time and two.denial.time:
            return _overlap(two.claim, two.denial)
        told = sorted(fact.published for fact in (two.claim, two.denial) if fact.published)
        apart = (told[1] - told[0]).days if len(told) == 2 else days + 1
        return _is_one_document(two) or apart <= days

    return test


def _overlap(*facts: Told) -> bool:
    times = [fact.time for fact in facts if fact.time]
    return max(time.start or date.min for time in times) <= min(time.end or date.max for time in times)


def _is_one_document(two: Two) -> bool:
    return two.claim.evidence.document == two.denial.evidence.document


def _is_nearby(two: Two) -> bool:
    """In one passage of a document."""
    one, other = two.claim.evidence, two.denial.evidence
    return max(one.start, other.start) - min(one.end, other.end) <= NEARBY


def _is_soon(two: Two) -> bool:
    """Within a week; of one document, in the same passage."""
    return _is_nearby(two) if _is_one_document(two) else _within(WEEK)(two)


Test = Callable[[Two], bool]
_PASSAGE: tuple[Test, ...] = (_is_one_document, _is_nearby)
_DEED: tuple[Test, ...] = (_is_denied, _is_same_type, _is_same_mood, _is_same_mode)
_OTHER_DEED: tuple[Test, ...] = (_is_denied, _is_of_its_class, _is_same_mood)
_ANSWER: tuple[Test, ...] = (_is_answered, _is_accused)
_REASONS: tuple[tuple[str, tuple[Test, ...]], ...] = (
    ("same", (*_DEED, _says_to_whom, _is_named_alike, _is_same_two, _within(MONTH))),
    ("same", (*_DEED, _leaves_out_whom, _is_same_words, _is_same_doer, *_PASSAGE)),
    ("words", (*_OTHER_DEED, _says_to_whom, _is_abroad, _is_same_two, _is_soon)),
    ("words", (*_DEED, _is_same_doer, _is_disputed_abroad, *_PASSAGE)),
    ("answer", (_is_denied, _is_accused, _is_own_denial, _is_conflict, _comes_after, *_PASSAGE)),
    ("answer", (*_ANSWER, _is_to_accuser, _within(MONTH))),
    ("answer", (*_ANSWER, _is_to_nobody, _comes_after, *_PASSAGE)),
)
