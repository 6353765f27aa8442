"""The grammar of a family: what may stand in ``frames/*.toml``, and what to write instead of what may not.

A family is a handful of words for one deed, and what they mean where their conditions hold.  Its format is
described in docs/lexicon.md; ``families.py`` reads the files, and asks here whether each part is legal.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from kg.lexicon.sets import word_list
from kg.model import EVENT_TYPES, STATE_TYPES
from kg.plover import TYPES

Part = Literal["verb", "noun", "adjective"]
Kind = Literal["word", "class", "type", "actor", "any", "none", "infinitive", "that", "passive", "plural"]

PARTS: tuple[Part, ...] = ("verb", "noun", "adjective")

OPERATORS: Mapping[str, str] = {
    "do": "the subject does it: hold, launch, impose",
    "undergo": "it is done to the subject: face, receive, suffer",
    "stop": "lift, end, cancel, suspend",
    "resume": "resume, renew, restore",
    "refuse": "reject, refuse, ignore",
    "accept": "accept, agree to",
    "promise": "promise, offer, pledge, vow",
    "demand": "demand, call for, urge, order",
    "threaten": "threaten",
    "condemn": "condemn, criticise, protest at",
    "praise": "welcome, praise, support",
    "deny": "forbid, prohibit, block",
    "allow": "allow, permit",
    "fail": "fail to, be unable to",
    "break": "violate, breach",
    "plan": "plan, intend",
    "prepare": "prepare, gear up",
    "cause": "order, force, lead: the subject makes the object do it",
    "mediate": "broker, mediate",
    "join": "join, take part in",
    "investigate": "look into, examine",
    "propose": "propose, suggest",
    "say": "describe, mention: told, and not done",
    "figure": "a figure of speech: no event, and no other reading of the word counts",
}
"""Readings that need an operand, the event that the word's object, infinitive or clause names."""

READINGS = (*EVENT_TYPES, *STATE_TYPES, *OPERATORS)
FLAGS = ("reciprocal", "weak")
CLAUSES: tuple[Kind, ...] = ("infinitive", "that", "passive", "plural")

PREPOSITIONS = word_list("prepositions")
PLACES = PREPOSITIONS | {"subject", "object", "recipient", "attribute", "infinitive", "that"}
"""Where a condition may look."""
SLOTS = PREPOSITIONS | {
    "subject",
    "object",
    "recipient",
    "owner",
    "clause",
    "deep",
    "deep-source",
    "ended",
    "condition",
    "inside",
    "none",
}
"""Where a source or a target may be found."""
KEYS = (
    "verbs", "nouns", "adjectives", "when", "reading", "mode", "source", "target", "flags",
    "readings", "noun_readings", "adjective_readings", "before", "examples", "origin", "note",
)  # fmt: skip
READING_KEYS = ("when", "reading", "mode", "source", "target", "flags", "note")

_WORD = re.compile(r"[^\W_A-Z][\w'’.-]*")
_MANY = 60
_ANY_EVENT = "event"
_ANYBODY = ("actor", "any", "none")


@dataclass(frozen=True, slots=True)
class Condition:
    """One test on a predicate's argument: ``slot`` holds something that is one of ``values``.

    ``kind`` is "class", "word", "type" (an event noun), "actor", "any" or "none"; of a test on the clause
    itself, whose ``slot`` is "clause", it is "infinitive", "that", "passive" or "plural".
    """

    slot: str
    kind: Kind
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word means where its conditions hold: an event type, a state type or an operator.

    ``rule`` names the word with its conditions, ``family`` the family that says so, ``where`` its file
    and line.
    """

    word: str
    when: tuple[Condition, ...]
    reading: str
    mode: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]
    rule: str
    family: str = ""
    where: str = ""

    @property
    def figure(self) -> bool:
        """True where the word means nothing that is done: "war" in "the war of words"."""
        return self.reading == "figure"

    @property
    def operator(self) -> bool:
        """True where the word needs an operand to mean something."""
        return self.reading in OPERATORS

    @property
    def outcome(self) -> tuple[object, ...]:
        """All that the reading makes of a sentence; two readings with the same never disagree."""
        return self.reading, self.mode, self.source, self.target, self.flags


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a part of a family: the text that is wrong, why, and what to write instead."""

    text: str
    problem: str
    cure: str


def closest(word: str, legal: Collection[str]) -> str:
    """What to write instead of a word: the legal one that is most like it, or all where there are few.

    >>> closest("objekt", SLOTS)
    "write 'object'"
    """
    names = sorted(legal)
    near = get_close_matches(word, names, 1, 0.6) or get_close_matches(word.upper(), names, 1, 0.6)
    if near:
        return f"write '{near[0]}'"
    return (
        f"use one of {', '.join(names)}" if len(names) <= _MANY else "see docs/lexicon.md for what there is"
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list: blanks part them, "_" is the blank inside one.

    >>> words_of("lift ease roll_back")
    ('lift', 'ease', 'roll back')
    """
    return tuple(word.replace("_", " ") for word in text.split())


def bad_words(text: str) -> Iterator[Problem]:
    """What is wrong with a list of words."""
    seen: set[str] = set()
    for word in text.split():
        if not all(_WORD.fullmatch(part) for part in word.split("_")):
            yield Problem(
                word, f"the word '{word}' is no lemma", "write it in lower case, with _ for a blank"
            )
        if word in seen:
            yield Problem(word, f"the word '{word}' is there twice", "take one out")
        seen.add(word)


def condition(text: str) -> Condition:
    """A condition as it is written: "object:@sanction|@restriction", "infinitive"; it must be legal."""
    slot, colon, value = text.partition(":")
    if not colon:
        return Condition("clause", slot, frozenset())  # type: ignore[arg-type]
    if value in _ANYBODY:
        return Condition(slot, value, frozenset())  # type: ignore[arg-type]
    names = value.split("|")
    if value.startswith("@"):
        return Condition(slot, "class", frozenset(name[1:] for name in names))
    if value.startswith("="):
        types = frozenset(name.lstrip("=") for name in names)
        return Condition(slot, "type", frozenset(EVENT_TYPES) if _ANY_EVENT in types else types)
    return Condition(slot, "word", frozenset(name.replace("_", " ") for name in names))


def bad_conditions(text: str, classes: Collection[str], part: Part) -> Iterator[Problem]:
    """What is wrong with the conditions of a reading; ``classes`` are those that there are."""
    seen: set[str] = set()
    for each in text.split():
        slot, colon, value = each.partition(":")
        if slot in seen:
            yield Problem(
                each, f"'{slot}' has two conditions", "join them in one with |, or write two readings"
            )
        seen.add(slot)
        if not colon:
            if slot not in CLAUSES:
                yield Problem(each, f"the condition '{each}' is unknown", closest(slot, (*CLAUSES, *PLACES)))
            elif part == "noun" and slot != "plural":
                yield Problem(each, f"'{each}' is no condition on a noun", "leave it out")
            continue
        legal = PLACES | {"owner"} if part == "noun" else PLACES
        if slot not in legal:
            yield Problem(each, f"the place '{slot}' in '{each}' is unknown", closest(slot, legal))
        yield from _bad_value(each, value, classes)


def _bad_value(text: str, value: str, classes: Collection[str]) -> Iterator[Problem]:
    if value in _ANYBODY:
        return
    if not value:
        yield Problem(text, f"the condition '{text}' names no value", "write one after the colon")
        return
    names = value.split("|")
    if _mixed(names):
        yield Problem(text, f"'{text}' mixes words, classes and types", "write one reading for each")
    elif value.startswith("@"):
        yield from _unknown(text, "class", names, [f"@{name}" for name in classes])
    elif value.startswith("="):
        yield from _unknown(
            text, "event type", [name.lstrip("=") for name in names], (*EVENT_TYPES, _ANY_EVENT)
        )
    else:
        yield from _bad_nouns(text, names)


def _mixed(names: Sequence[str]) -> bool:
    """Whether words stand beside classes or types; types need their sign but once: "=SANCTION|COERCE"."""
    marks = {name[:1] if name[:1] in "@=" else "" for name in names}
    return "" in names or len(marks - {""} if names[0].startswith("=") else marks) > 1


def _unknown(text: str, what: str, names: Sequence[str], legal: Collection[str]) -> Iterator[Problem]:
    for name in names:
        if name not in legal:
            yield Problem(text, f"the {what} '{name}' is unknown", closest(name, legal))


def _bad_nouns(text: str, names: Sequence[str]) -> Iterator[Problem]:
    for problem in (problem for name in names for problem in bad_words(name)):
        yield Problem(text, problem.problem, problem.cure)
    near = get_close_matches(names[0], _ANYBODY, 1, 0.85) if len(names) == 1 else []
    if near:
        yield Problem(text, f"'{names[0]}' in '{text}' looks misspelt", f"write '{near[0]}'")


def bad_slots(text: str, operand: bool) -> Iterator[Problem]:
    """What is wrong with a source or target; ``operand`` is true where there may be one to look into."""
    seen: set[str] = set()
    for slot in text.split():
        if slot not in SLOTS:
            yield Problem(slot, f"the slot '{slot}' is unknown", closest(slot, SLOTS))
        elif slot in ("deep", "deep-source", "ended") and not operand:
            yield Problem(slot, f"'{slot}' looks into an operand, and there is none", "leave it out")
        if slot in seen:
            yield Problem(slot, f"the slot '{slot}' is there twice", "take one out")
        seen.add(slot)
    if "none" in seen and len(seen) > 1:
        yield Problem("none", "'none' stands beside other slots", "leave it alone or take it out")


def bad_reading(reading: str, mode: str, flags: str) -> Iterator[Problem]:
    """What is wrong with a reading's type or operator, its mode and its flags."""
    if reading not in READINGS:
        yield Problem(reading, f"the reading '{reading}' is unknown", closest(reading, READINGS))
    elif mode:
        modes = TYPES[reading].modes if reading in TYPES else ()
        if not modes:
            yield Problem(mode, f"{reading} has no modes, and so not '{mode}'", "leave it out")
        elif mode not in modes:
            yield Problem(mode, f"the mode '{mode}' is none of {reading}", closest(mode, modes))
    for flag in flags.split():
        if flag not in FLAGS:
            yield Problem(flag, f"the flag '{flag}' is unknown", closest(flag, FLAGS))
