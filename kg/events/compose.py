"""Predications + readings -> Drafts: what each predicate tells, an operator with its operand as one event.

Event nouns are read first, each by its own phrase.  Then verbs, the deepest of the tree first, so that an
operator ("reject", "launch", "agree to") finds its operand read: "lift" is ``stop``, "sanctions" is
SANCTION, and the compositions make CONCEDE of the two.  Each predication is read once, and what it tells
depends on what lies below it and on nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.events import match
from kg.events.arguments import Roles, fill, first, names, others
from kg.events.drafts import Actors, Draft, countries
from kg.events.endings import STOP, ended, ending
from kg.events.known import Known
from kg.events.match import Case, Tried
from kg.events.negation import denying_child
from kg.events.operands import operand_of
from kg.events.parties import parties, with_parties
from kg.events.predications import Predication
from kg.lexicon import Composition, Frames, Reading
from kg.plover import TARGETS, TYPES, having
from kg.trace import Step
from kg.words import TIMES, Word

_SOURCE = {"verb": ("subject",), "noun": ("owner", "by", "from")}
_NOUN_TARGETS = ("to", "with", "against", "on", "at", "into", "of", "for", "in", "about")
_OPERATOR_TARGETS = (
    "recipient", "to", "deep", "deep-source", "clause", "with", "against", "on", "from",
    "owner", "object", "inside",
)  # fmt: skip
_INNER = ("owner", "inside")
"""Where whoever is named inside the object or the aim stands."""
_STATIVE = frozenset({"do", "promise", "plan", "join", "resume", "accept"})
_ON_WRONGS = frozenset({"accept", "condemn", "praise", "refuse", "deny"})
"""Operators on what somebody did or wants to do to a third, who is not the other side."""
_ATTITUDES, _KIND, _WRONGS, _ON_THE_GROUND = (
    having("attitude"),
    having("kind"),
    having("wrong") - {"REJECT"},
    having("on the ground"),
)
_WORDS = frozenset({"PROTEST", "REQUEST", "THREATEN", "ACCUSE", "REJECT"})
"""What only he who does it can give up."""
_AGAINST = _WRONGS | {"ACCUSE"}
"""What is aimed at a third."""


def read_nouns(predications: Iterable[Predication], roles: Roles) -> dict[int, Draft]:
    """The event that each noun names with its own phrase: "Iran's threat against Israel"."""
    found = {}
    for predication in predications:
        draft = _noun(predication, roles) if predication.form == "noun" else None
        if draft is not None:
            found[predication.word.i] = draft
    return found


def _noun(predication: Predication, roles: Roles) -> Draft | None:
    noun = predication.word
    if noun.entity in TIMES or (noun.pos == "name" and roles.cast.at(noun)):
        return None  # "in March"; part of a name: "the Teachers' Union"
    case = Case(predication, roles, lambda noun: None)
    for reading in case.holding(match.readings(predication, roles.frames)):
        if reading.figure:
            return None
        if not reading.operator:
            return _sides(predication, roles, reading) or _phrase(predication, roles, reading)
    return None


def _sides(predication: Predication, roles: Roles, reading: Reading) -> Draft | None:
    """What several do together: "talks between A and B"."""
    sides = parties(predication.word, roles) if "reciprocal" in reading.flags else ()
    if len(sides) < 2:
        return None
    steps = (_named(reading), Step("sides", "together", names(sides)))
    return Draft(
        reading.reading, reading.mode, sides[:1], sides[1:], predication.word, True, reading.rule, steps=steps
    )


def _phrase(predication: Predication, roles: Roles, reading: Reading) -> Draft:
    def take(slot: str) -> Actors:
        return fill(slot, predication, roles)

    by, source = first(reading.source or _SOURCE["noun"], take)
    to, target = first(reading.target or _NOUN_TARGETS, take, source)
    return Draft(
        reading.reading, reading.mode, source, tuple(a for a in target if a not in source), predication.word,
        "reciprocal" in reading.flags, reading.rule, weak="weak" in reading.flags,
        steps=(_named(reading), *_side("source", by, source), *_side("target", to, target)),
    )  # fmt: skip


def compose(
    predications: Iterable[Predication], roles: Roles, nouns: Mapping[int, Draft]
) -> dict[int, Draft]:
    """What each verb tells, by its index.

    Args:
        predications: all of a document.
        roles: who is who.
        nouns: what event nouns name, by themselves or by what they go back to.
    """
    found: dict[int, Draft] = {}
    known = Known(roles, nouns, found)
    for predication in _deepest_first(predications):
        draft = _verb(predication, known)
        if draft is not None:
            found[predication.word.i] = draft
    return found


def _deepest_first(predications: Iterable[Predication]) -> list[Predication]:
    """Verbs, an operand before its operator; a noun's infinitive before its relative clause."""
    verbs = [each for each in predications if each.form == "verb"]
    return sorted(verbs, key=lambda p: (-height(p.word), p.word.relation != "adnominal", p.word.i))


def height(word: Word) -> int:
    """How deep below the root of its sentence a word stands."""
    above = 0
    while word.head is not word:
        word, above = word.head, above + 1
    return above


def _verb(predication: Predication, known: Known) -> Draft | None:
    """What the first reading makes of a verb that holds and makes something of it."""
    case = Case(predication, known.roles, known.named_by)
    for reading in case.holding(_readings(predication, known.roles.frames)):
        if reading.reading == "AGREE" and known.means_harm(predication.at("object")):
            continue
        if _intends_harm(reading, predication, known):
            return None
        read = _operator if reading.operator else _plain
        draft = read(predication, reading, known)
        if draft is not None:
            return with_parties(draft, reading, predication, known.roles)
        if reading.figure:
            return None
    return None


def _intends_harm(reading: Reading, predication: Predication, known: Known) -> bool:
    """ "reaffirmed its *readiness*, with its allies, to *sanction* Iran", "is ready to *sanction* Iran"."""
    alone = reading.reading == "AGREE" and "reciprocal" not in reading.flags
    return alone and known.harms(predication.at("infinitive"))


def _readings(predication: Predication, frames: Frames) -> Sequence[Reading]:
    """The readings of a verb; "led Iran to reply" is no leadership."""
    found = match.readings(predication, frames)
    if predication.at("infinitive") is None:
        return found
    return [reading for reading in found if not match.is_state(reading)]


def tried(predication: Predication, known: Known) -> tuple[Tried, ...]:
    """The readings of a verb that tells nothing, each with why it came to nothing."""
    case = Case(predication, known.roles, known.named_by)
    return tuple(
        Tried(reading, case.failing(reading)) for reading in _readings(predication, known.roles.frames)
    )


def _plain(predication: Predication, reading: Reading, known: Known) -> Draft:
    """An event or a state that the predicate names by itself."""
    embeds = any(each.kind in ("infinitive", "that") for each in reading.when)
    operand = (
        operand_of(predication, reading.reading, known) if embeds else ended(predication, reading, known)
    )

    def take(slot: str) -> Actors:
        return fill(slot, predication, known.roles, operand)

    by, source = first(reading.source or _whose(reading, operand, known), take)
    kind = TYPES.get(reading.reading)
    slots = reading.target or (kind.targets if kind is not None else TARGETS)
    if "reciprocal" in reading.flags and _are_several(source, predication):
        slots = _beyond(reading, slots)
    to, target = first(slots, take, source)
    if not target:
        to, target = _last_resort(reading.reading, predication, source, known)
    target = others(target, source)
    return Draft(
        reading.reading, reading.mode, source, target, predication.word, "reciprocal" in reading.flags,
        reading.rule, operand=operand, weak=_is_weak(reading, predication),
        steps=(_named(reading), *_subject_side(by, source, predication), *_side("target", to, target)),
    )  # fmt: skip


def _is_weak(reading: Reading, predication: Predication) -> bool:
    """True for what is an event only with somebody on the other side, as an "Iranian-backed" one is."""
    return "weak" in reading.flags or predication.understood == "compound"


def _whose(reading: Reading, operand: Draft | None, known: Known) -> Sequence[str]:
    """Where a verb has its source; "sanctions were lifted" is done by whoever had imposed them."""
    ends = ending(reading, operand, known)
    return (ends.source if ends is not None else ()) or _SOURCE["verb"]


def _beyond(reading: Reading, slots: Sequence[str]) -> tuple[str, ...]:
    """Where a third side of what several do stands: no place, "Iran and Oman signed a pact *in Paris*"."""
    sure = {each.slot for each in reading.when if each.kind == "actor"} | {"with"}
    return tuple(slot for slot in (*slots, "with") if slot in sure)


def _are_several(source: Actors, predication: Predication) -> bool:
    """True where the subject can do it among themselves: "Turkey and Armenia", "eight governments"."""
    subject = predication.at("subject")
    counted = subject is not None and subject.plural and subject.child("number") is not None
    return len(source) > 1 or (bool(source) and counted)


Resort = Callable[[Predication, Actors, Known], Actors]


def _last_resort(kind: str, predication: Predication, source: Actors, known: Known) -> tuple[str, Actors]:
    """Where a type's target may stand when no slot has it, by the rules for that type."""
    for types, rule, find in _RESORTS:
        if kind in types and (found := find(predication, source, known)):
            return rule, found
    return "", ()


def _place(predication: Predication, source: Actors, known: Known) -> Actors:
    """The place in the object phrase: "bombed the port of Aden"; not in "a campaign to save Aden"."""
    thing = predication.at("object")
    aim = thing.child("adnominal") if thing is not None else None
    if aim is not None and aim.form == "base":
        return ()
    return known.roles.inside(predication.at("object"), source, places=True)


def _condition(predication: Predication, source: Actors, known: Known) -> Actors:
    return fill("condition", predication, known.roles)


def _doer(predication: Predication, source: Actors, known: Known) -> Actors:
    """Who did what the object goes back to: "was outraged by the invasion"."""
    core = (predication.at("object"), predication.at("subject"))
    nouns = (*core, *(noun for _, noun in predication.obliques()))
    drafts = (known.nouns.get(noun.i) for noun in nouns if noun is not None)
    found = next((draft for draft in drafts if draft is not None and draft.echo), None)
    if found is None:
        return ()
    return found.source + (found.target if found.reciprocal else ())


_RESORTS: tuple[tuple[frozenset[str], str, Resort], ...] = (
    (_ON_THE_GROUND, "place in the object", _place),
    (frozenset({"THREATEN"}), "who is to meet the condition", _condition),
    (_ATTITUDES, "who did it, as told before", _doer),
)


def _operator(predication: Predication, reading: Reading, known: Known) -> Draft | None:
    """What an operator makes of its operand; None where it makes nothing."""
    operand = operand_of(predication, reading.reading, known)
    composition = _composition(reading.reading, operand, known)
    if composition is None or _not_its_own(operand, reading.reading, predication, known):
        return None
    kind = composition.type
    if kind in ("=", ""):
        kind = operand.type if operand is not None else ""
    return _composed(kind, predication, reading, composition, operand, known) if kind else None


def _composition(operator: str, operand: Draft | None, known: Known) -> Composition | None:
    """What the lexicon makes of an operator and its operand; who promises not to do it refuses kindness."""
    frames = known.roles.frames
    if operand is None:
        return frames.compositions.get((operator, "none"))
    if operator == "promise" and operand.trigger.verbal and denying_child(operand.trigger) is not None:
        kind = operand.type in _KIND
        return frames.compose("refuse", operand.type) if kind else frames.compositions.get((operator, "none"))
    return frames.compose(operator, operand.type)


def _not_its_own(operand: Draft | None, operator: str, predication: Predication, known: Known) -> bool:
    """True where what is done or said is told already, or is somebody else's: "restated Iran's demand"."""
    if operand is None:
        return False
    if operator == STOP:
        return _is_of_others(operand, predication, known)
    if operator not in ("do", "say"):
        return False
    if operand.echo and (operator == "say" or not operand.rule):
        return True  # "took this step": no deed once more
    if operand.trigger.pos != "noun" or not operand.source:
        return False
    return not set(operand.source) & set(known.roles.who(predication.at("subject")))


def _is_of_others(operand: Draft, predication: Predication, known: Known) -> bool:
    """ "reduced the threat *from Iran*", "ended the *students'* protest": who does so concedes nothing."""
    mine = known.roles.who(predication.at("subject"))
    theirs = operand.source or known.roles.done(operand.trigger)
    apart = countries(mine).isdisjoint(countries(theirs))
    return all((apart, mine, theirs, operand.type in _WORDS, operand.trigger.pos == "noun"))


def _composed(
    kind: str,
    predication: Predication,
    reading: Reading,
    composition: Composition,
    operand: Draft | None,
    known: Known,
) -> Draft:
    def take(slot: str) -> Actors:
        return fill(slot, predication, known.roles, operand)

    by, source = first(reading.source or composition.source or _SOURCE["verb"], take)
    if (
        not source
        and reading.reading in _STATIVE
        and predication.passive
        and predication.at("subject") is None
    ):
        by, source = "object", take("object")  # "were engaged in", "is committed to"
    slots = _operator_slots(reading, composition, operand)
    if known.aimed_at_harm(predication.at("infinitive")):
        slots = tuple(slot for slot in slots if slot not in _INNER)
    to, target = first(slots, take, source)
    if not target:
        to, target = _operator_resort(kind, predication, source, known)
    target = others(target, source)
    inherited = operand if operand is not None and kind == operand.type else None
    rule = f"{reading.rule} {reading.reading}" + (f" {operand.type} ({operand.rule})" if operand else "")
    return Draft(
        kind,
        reading.mode or (inherited.mode if inherited else ""),
        source,
        target,
        predication.word,
        _reciprocal(reading, operand, inherited, source),
        rule,
        composition.factuality or (inherited.factuality if inherited else ""),
        operand,
        _is_weak(reading, predication),
        steps=(
            _named(reading),
            _applied(kind, reading, operand),
            *_subject_side(by, source, predication),
            *_side("target", to, target),
        ),
    )


def _operator_slots(reading: Reading, composition: Composition, operand: Draft | None) -> tuple[str, ...]:
    """Where an operator looks for its target; whose the object is counts where that is no victim."""
    slots = reading.target or composition.target or _OPERATOR_TARGETS
    judged = reading.reading in _ON_WRONGS
    victim = operand is not None and operand.type in _AGAINST and judged
    if "none" in slots or reading.reading == "condemn" or victim:
        return slots
    return (*slots, *_INNER)


def _operator_resort(kind: str, predication: Predication, source: Actors, known: Known) -> tuple[str, Actors]:
    if kind in _ON_THE_GROUND | _ATTITUDES:
        return _last_resort(kind, predication, source, known)
    return "", ()


def _reciprocal(reading: Reading, operand: Draft | None, inherited: Draft | None, source: Actors) -> bool:
    if "reciprocal" in reading.flags or (inherited is not None and inherited.reciprocal):
        return True
    return operand is not None and operand.reciprocal and len(source) > 1


def _named(reading: Reading) -> Step:
    return Step("reading", reading.rule, f"is {reading.reading}, by the family {reading.family}")


def _applied(kind: str, reading: Reading, operand: Draft | None) -> Step:
    if operand is None:
        return Step("type", f"{reading.reading} alone", kind)
    return Step(
        "type", f"{reading.reading} + {operand.type} = {kind}", f"applied to “{operand.trigger.text}”"
    )


def _side(about: str, slot: str, actors: Actors) -> tuple[Step, ...]:
    return (Step(about, slot, names(actors)),) if actors else ()


def _subject_side(slot: str, source: Actors, predication: Predication) -> tuple[Step, ...]:
    how = (
        f"{slot}, {predication.understood}" if slot == "subject" and predication.understood != "own" else slot
    )
    return _side("source", how, source)
