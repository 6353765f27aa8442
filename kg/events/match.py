"""Predication -> the readings that the lexicon has for it, and which of them hold here.

A reading holds where all its conditions do.  That depends on the predication alone, on who is who, and
on what event nouns name; never on what was read before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.events.arguments import Roles
from kg.events.drafts import Draft
from kg.events.parties import parties
from kg.events.predications import Predication, prepositions
from kg.lexicon import Condition, Frames, Reading, word_list
from kg.model import STATE_TYPES
from kg.words import Relation, Word

_LINKING = word_list("linking")
_PHRASES: tuple[Relation, ...] = ("preposition", "adverb", "predicative", "object", "object predicate")
"""What may be part of a phrase with its verb: "open fire", "hold responsible"."""

Named = Callable[[Word | None], Draft | None]
"""The event that a noun names, if it does."""


def readings(predication: Predication, frames: Frames) -> tuple[Reading, ...]:
    """The readings that the lexicon has for a predication, the most particular phrase first."""
    if predication.form == "noun":
        return _noun_readings(predication.word, frames)
    attribute = predication.at("attribute") if predication.word.lemma in _LINKING else None
    said_of = _adjective_readings(attribute, frames) if attribute is not None else ()
    return (*_phrase_readings(predication, frames), *said_of, *frames.verbs.get(predication.lemma, ()))


def _adjective_readings(attribute: Word, frames: Frames) -> tuple[Reading, ...]:
    """Those of an adjective, also where the parser takes it for a participle: "remained *aligned* with"."""
    return frames.adjectives.get(attribute.lemma) or frames.adjectives.get(attribute.lower, ())


def _phrase_readings(predication: Predication, frames: Frames) -> list[Reading]:
    """Those of a verb with a word beside it, and with the word behind that: "take to the streets".

    Also with one behind its object: "left nine people *dead*".
    """
    lemma, thing = predication.lemma, predication.at("object")
    found: list[Reading] = []
    if thing is not None:
        found += frames.verbs.get(f"{lemma} {thing.lemma}", ())
        behind = (child for child in thing.right if child.relation == "adjective")
        found += [each for child in behind for each in frames.verbs.get(f"{lemma} {child.lower}", ())]
    for child in predication.word.children:
        if child.relation not in _PHRASES:
            continue
        if child.lower != lemma:
            found += frames.verbs.get(f"{lemma} {child.lower}", ())
        for inner in child.children:
            if inner.relation in ("governed", "preposition"):
                found += frames.verbs.get(f"{lemma} {child.lower} {inner.lemma}", ())
    return found


def _noun_readings(noun: Word, frames: Frames) -> tuple[Reading, ...]:
    """Those of a noun; with the word before it, it may be another: "strike", "hunger strike"."""
    before = word_before(noun)
    two = frames.nouns.get(f"{before.lower} {noun.lemma}") if before is not None else None
    return two or frames.nouns.get(noun.lemma, ())


def word_before(noun: Word) -> Word | None:
    """The adjective or noun that stands directly before a noun in its phrase."""
    for child in noun.children:
        if child.i == noun.i - 1 and child.relation in ("compound", "adjective"):
            return child
    return None


@dataclass(frozen=True, slots=True)
class Tried:
    """A reading that came to nothing: a condition that fails, or (None) no event for it to apply to."""

    reading: Reading
    failing: Condition | None

    def __str__(self) -> str:
        why = (
            f"{words_of(self.failing)} does not hold"
            if self.failing is not None
            else "no event for it to apply to"
        )
        return f"{self.reading.rule} = {self.reading.reading}: {why}"


def words_of(condition: Condition) -> str:
    """A condition as its row writes it: "object:@sanction"."""
    if condition.slot == "clause":
        return condition.kind
    mark = {"class": "@", "type": "="}.get(condition.kind, "")
    values = "|".join(mark + value.replace(" ", "_") for value in sorted(condition.values))
    return f"{condition.slot}:{values or condition.kind}"


def failing(reading: Reading, predication: Predication, roles: Roles, named: Named) -> Condition | None:
    """The first condition of a reading that does not hold of a predication; None where all do."""
    for condition in reading.when:
        if not holds(condition, predication, roles, named):
            return condition
    return None


def holds(condition: Condition, predication: Predication, roles: Roles, named: Named) -> bool:
    """Whether one condition holds of a predication."""
    if condition.slot == "clause":
        test = _CLAUSE.get(condition.kind)
        return test is not None and test(predication, roles)
    if predication.form == "noun" and condition.slot in ("owner", "subject"):
        return bool(_before(predication, roles)) == (condition.kind in ("actor", "any"))
    head = _head(condition.slot, predication)
    if head is None:
        return condition.kind == "none"
    return _FITS[condition.kind](condition, head, roles, named)


def _head(slot: str, predication: Predication) -> Word | None:
    """The word that a condition looks at; somebody addressed with "to" is a recipient too."""
    found = predication.near(slot)
    return predication.at("to") if found is None and slot == "recipient" else found


def _before(predication: Predication, roles: Roles) -> bool:
    return any(roles.who(each.word) for each in predication.arguments if each.slot == "subject")


def _several(predication: Predication, roles: Roles) -> bool:
    if predication.form == "noun":
        return len(parties(predication.word, roles)) > 1
    return len(roles.who(predication.at("subject"))) > 1


_TOPONYM = "toponym"
"""The class of names of places: no list has them, the actors do."""
_CLAUSE: dict[str, Callable[[Predication, Roles], bool]] = {
    "infinitive": lambda predication, roles: predication.at("infinitive") is not None,
    "that": lambda predication, roles: predication.at("that") is not None,
    "passive": lambda predication, roles: predication.passive,
    "plural": _several,
}
"""Conditions on the clause itself."""


def _is_class(condition: Condition, word: Word, roles: Roles, named: Named) -> bool:
    classes = roles.frames.classes
    words = _conjuncts(word, roles)
    if _TOPONYM in condition.values and any(_is_named_place(each, roles) for each in words):
        return True
    names = (name for each in words for name in _names(each))
    return any(not condition.values.isdisjoint(classes.get(name, ())) for name in names)


def _is_named_place(word: Word, roles: Roles) -> bool:
    """ "captured *Goma*"."""
    found = roles.cast.at(word)
    return bool(found) and all(actor.kind == "place" for actor in found)


def _is_word(condition: Condition, word: Word, roles: Roles, named: Named) -> bool:
    names = ((each.lower, *_names(each)) for each in _conjuncts(word, roles))
    return not all(map(condition.values.isdisjoint, names))


def _is_type(condition: Condition, word: Word, roles: Roles, named: Named) -> bool:
    found = (named(each) for each in _conjuncts(word, roles))
    return any(draft is not None and draft.type in condition.values for draft in found)


_FITS: dict[str, Callable[[Condition, Word, Roles, Named], bool]] = {
    "none": lambda condition, word, roles, named: False,
    "any": lambda condition, word, roles, named: True,
    "actor": lambda condition, word, roles, named: bool(roles.who(word)),
    "class": _is_class,
    "word": _is_word,
    "type": _is_type,
}
"""Conditions on the word that stands in a slot; where none does, only "none" holds."""


def _conjuncts(word: Word, roles: Roles) -> list[Word]:
    return roles.through(word).conjuncts()


def _names(word: Word) -> tuple[str, ...]:
    """The lemma of a noun, also with the word before it or what it is of: "task force", "state of siege"."""
    before = word_before(word)
    longer = () if before is None else (f"{before.lower} {word.lemma}",)
    return (word.lemma, *longer, *(f"{word.lemma} {name} {of.lemma}" for name, of in prepositions(word)))


def is_state(reading: Reading) -> bool:
    """True for the reading of what holds over time."""
    return reading.reading in STATE_TYPES
