"""Predication -> the readings that the lexicon has for it, and which of them hold here.

A reading holds where all its conditions do.  That depends on the predication alone, on who is who, and
on what event nouns name; never on what was read before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.events.arguments import Roles
from kg.events.drafts import Draft
from kg.events.forms import is_any, marks
from kg.events.parties import is_each_other, parties
from kg.events.predications import Predication, prepositions
from kg.lexicon import Condition, Frames, Reading, word_list
from kg.model import STATE_TYPES
from kg.words import TIMES, Relation, Word

_LINKING = word_list("linking")
_HYPHEN_AND_WORD = 2
_TIMING = word_list("events.timing")
_PHRASES: tuple[Relation, ...] = (
    "preposition", "adverb", "predicative", "object", "object predicate", "complement", "interjection",
)  # fmt: skip
"""What may be part of a phrase with its verb: "open fire", "let the sailors go", "say no"."""

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
        if child.relation not in _PHRASES or _leads(child, predication.word):
            continue
        if child.lower != lemma:
            found += frames.verbs.get(f"{lemma} {child.lower}", ())
        for inner in child.children:
            if inner.relation in ("governed", "preposition"):
                found += frames.verbs.get(f"{lemma} {child.lower} {inner.lemma}", ())
    return found


def _leads(child: Word, verb: Word) -> bool:
    """True for a phrase that says when, or opens the sentence: "gave arms *in* May" is no "give in"."""
    if child.relation != "preposition":
        return False
    entities = {each.entity for each in child.children if each.relation == "governed"}
    return child.i < verb.i or not TIMES.isdisjoint(entities)


def _noun_readings(noun: Word, frames: Frames) -> tuple[Reading, ...]:
    """Those of a noun; with the word before it, it may be another: "strike", "hunger strike"."""
    longer = (frames.nouns.get(name) for name in names(noun)[1:])
    return next(filter(None, longer), None) or frames.nouns.get(noun.lemma, ())


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


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """A predication as conditions ask of it: what stands in a slot is looked up once, however many ask."""

    predication: Predication
    roles: Roles
    named: Named
    _called: dict[int, list[tuple[Word, tuple[str, ...]]]] = field(default_factory=dict, init=False)
    _known: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict, init=False)

    def holding(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Those of some readings that hold, in their order."""
        return (reading for reading in readings if self.failing(reading) is None)

    def failing(self, reading: Reading) -> Condition | None:
        """The first condition of a reading that does not hold; None where all do."""
        for condition in reading.when:
            if not self.holds(condition):
                return condition
        return None

    def holds(self, condition: Condition) -> bool:
        """Whether one condition holds."""
        predication, kind = self.predication, condition.kind
        head = predication.nearest.get(condition.slot)
        if head is not None:
            fits = _FITS.get(kind)
            if fits is not None:
                return fits(condition, head, self.roles)
            return not condition.values.isdisjoint(self._values(kind, head))
        if condition.slot == "clause":
            return _CLAUSE[kind](predication, self.roles)
        if predication.form == "noun" and condition.slot in ("owner", "subject"):
            return _before(predication, self.roles) == (kind in ("actor", "any"))
        return kind == "none"

    def called(self, word: Word) -> list[tuple[Word, tuple[str, ...]]]:
        """A word and those that are coordinated with it, each with its names."""
        found = self._called.get(word.i)
        if found is None:
            each = self.roles.through(word).conjuncts()
            found = self._called[word.i] = [(one, _names(one, self.roles.frames)) for one in each]
        return found

    def _values(self, kind: str, word: Word) -> frozenset[str]:
        """The words, classes or types that a word and those coordinated with it are."""
        found = self._known.get((kind, word.i))
        if found is None:
            found = self._known[kind, word.i] = frozenset(_VALUES[kind](word, self))
        return found


def _before(predication: Predication, roles: Roles) -> bool:
    return any(roles.who(each.word) for each in predication.arguments if each.slot == "subject")


def _several(predication: Predication, roles: Roles) -> bool:
    if predication.form == "noun":
        return len(parties(predication.word, roles)) > 1
    return len(roles.who(predication.at("subject"))) > 1


def _tells(clause: Word | None) -> bool:
    """True for a clause with "that" or nothing; false for what is asked, "whether it left"."""
    return clause is not None and is_any("asked", *marks(clause)) is None


_FIGURATIVE = {"say", "figure"}
"""What a word means that tells nothing: "charm offensive"."""
_TOPONYM = "toponym"
"""The class of names of places: no list has them, the actors do."""
_CLAUSE: dict[str, Callable[[Predication, Roles], bool]] = {
    "infinitive": lambda predication, roles: predication.at("infinitive") is not None,
    "that": lambda predication, roles: _tells(predication.at("that")),
    "passive": lambda predication, roles: predication.passive,
    "plural": _several,
}
"""Conditions on the clause itself."""


def _classes(word: Word, case: Case) -> Iterator[str]:
    """The classes of its names; "captured *Goma*" names a place by which actor it is."""
    classes = case.roles.frames.classes
    for each, names in case.called(word):
        if _is_named_place(each, case.roles):
            yield _TOPONYM
        for name in names:
            yield from classes.get(name, ())


def _is_named_place(word: Word, roles: Roles) -> bool:
    found = roles.cast.at(word)
    return bool(found) and all(actor.kind == "place" for actor in found)


def _spelt(word: Word, case: Case) -> Iterator[str]:
    """Its names, and its form where they hide nothing."""
    for each, names in case.called(word):
        yield from names
        if each.lemma in names:
            yield each.lower


def _types(word: Word, case: Case) -> Iterator[str]:
    for each in case.roles.through(word).conjuncts():
        draft = case.named(each)
        if draft is not None:
            yield draft.type


_VALUES: dict[str, Callable[[Word, Case], Iterator[str]]] = {
    "class": _classes,
    "word": _spelt,
    "type": _types,
}
"""What a word that stands in a slot is, for conditions that name words, classes or types."""


def _is_when(condition: Condition, word: Word) -> bool:
    """What only says when: "attacked it *for three days*" tells no reason."""
    return word.entity in TIMES and condition.slot in _TIMING


_FITS: dict[str, Callable[[Condition, Word, Roles], bool]] = {
    "none": lambda condition, word, roles: False,
    "any": lambda condition, word, roles: not _is_when(condition, word),
    "actor": lambda condition, word, roles: bool(roles.who(word)) or is_each_other(word),
}
"""Other conditions on the word that stands in a slot; where none does, only "none" holds."""


def names(noun: Word) -> tuple[str, ...]:
    """The lemma of a noun, and of what it is the head of: "task force", "sit-in", "state of siege"."""
    before, hyphen = word_before(noun), _hyphened(noun)
    behind = [f"{noun.lemma} {name} {inner.lemma}" for name, inner in prepositions(noun)]
    pairs = [f"{before.lower} {noun.lemma}"] if before is not None else []
    return (noun.lemma, *pairs, *([f"{hyphen.lower}-{noun.lemma}"] if hyphen is not None else []), *behind)


def _names(word: Word, frames: Frames) -> tuple[str, ...]:
    """Its names; a pair that is known for itself hides its noun: an "air strike" is no strike."""
    called = names(word)
    pairs = (each for each in called[1:] if each.endswith(f" {word.lemma}"))
    return tuple(pair for pair in pairs if _hides(pair, frames)) or called


def _hides(pair: str, frames: Frames) -> bool:
    """Whether a pair of words is known: in a class, as nothing, or as another event than its noun."""
    whole = {reading.reading for reading in frames.nouns.get(pair, ())}
    if not whole:
        return False
    noun = frames.nouns.get(pair.rpartition(" ")[2], ())
    alone = {reading.reading for reading in noun if not reading.operator}
    another = bool(alone) > bool(alone & whole)
    return any((whole <= _FIGURATIVE, pair in frames.classes, another))


def _hyphened(noun: Word) -> Word | None:
    """The word that a hyphen joins to a noun: "*sit*-in", "*counter*-attack"."""
    if not any(child.i == noun.i - 1 and child.text == "-" for child in noun.children):
        return None
    return next((child for child in noun.children if child.i == noun.i - _HYPHEN_AND_WORD), None)


def is_state(reading: Reading) -> bool:
    """True for the reading of what holds over time."""
    return reading.reading in STATE_TYPES
