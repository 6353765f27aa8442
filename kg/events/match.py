"""Clauses + Cast + Frames -> Drafts: what a predicate means here, and who is on which side of it.

A verb, an event noun or an adjective is looked up in the frames; an operator ("reject", "launch",
"agree to") takes the event that it is applied to as its operand and makes one event of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.events.arguments import Draft, Roles, first, nameless, others, prepositions
from kg.events.corefer import echoed
from kg.lexicon import DEFAULT_SOURCE, DEFAULT_TARGET, TARGETS, Composition, Condition, Reading
from kg.model import STATE_TYPES, Actor
from kg.syntax import Clause
from kg.words import Word

_DEEPEST = 4
"""How many operators may be stacked: "refused to agree to hold talks"."""
_OPERAND_PREPOSITIONS = (
    "to", "on", "for", "in", "into", "with", "from", "against", "over", "of", "about", "at",
    "under",
)  # fmt: skip


class Reader(Roles):
    """Roles together with the readings of the predicates whose they are."""

    __slots__ = ()

    def read(self, word: Word, depth: int = 0) -> Draft | None:
        """What this predicate tells; None where the frames have nothing that fits.

        What is being read is nothing yet, so a verb and the noun it describes never read each other for ever.
        """
        if word.i in self.told:
            return self.told[word.i]
        clause = self.clauses.get(word.i)
        if clause is None or depth > _DEEPEST:
            return self.noun(word) if word.pos in ("noun", "name") else None
        self.told[word.i] = None
        draft = self._verb(clause, depth)
        self.told[word.i] = draft
        return draft

    def noun(self, noun: Word) -> Draft | None:
        """The event that a noun names with its own phrase: "Iran's threat against Israel"."""
        for reading in self._noun_readings(noun):
            if reading.operator or not all(self._noun_holds(c, noun) for c in reading.when):
                continue
            reciprocal = "reciprocal" in reading.flags
            if reciprocal:
                sides = self.sides(noun)
                if len(sides) > 1:
                    return Draft(
                        reading.reading, reading.mode, sides[:1], sides[1:], noun, True, reading.rule
                    )
            source = first(reading.source or ("owner", "by", "from"), lambda slot: self.noun_slot(slot, noun))
            slots = reading.target or _NOUN_TARGET
            target = tuple(
                a for a in first(slots, lambda slot: self.noun_slot(slot, noun), source) if a not in source
            )
            return Draft(
                reading.reading, reading.mode, source, target, noun, reciprocal, reading.rule,
                weak="weak" in reading.flags,
            )  # fmt: skip
        return None

    def echo(self, noun: Word, draft: Draft | None) -> Draft | None:
        """The draft of an event noun, with the sides of what it goes back to: "condemned the invasion"."""
        earlier = echoed(noun, draft, self.past) if draft is not None else None
        if draft is None or earlier is None:
            return draft
        return replace(draft, source=earlier.source, target=draft.target or earlier.target, echo=True)

    def doer(self, *nouns: Word | None) -> tuple[Actor, ...]:
        """Who did what the first of these nouns goes back to: "outraged by the invasion"."""
        for noun in nouns:
            draft = self.noun(noun) if noun is not None else None
            if noun is not None and draft is not None:
                found = self.echo(noun, draft)
                if found is not None and found.echo:
                    return found.source + (found.target if found.reciprocal else ())
        return ()

    def _noun_readings(self, noun: Word) -> tuple[Reading, ...]:
        if noun.entity in ("date", "time") or (noun.pos == "name" and self.cast.at(noun)):
            return ()  # "in March"; part of a name: "the Teachers' Union"
        for child in reversed(noun.children):
            if child.relation in ("compound", "adjective") and child.i == noun.i - 1:
                found = self.frames.nouns.get(f"{child.lower} {noun.lemma}")
                if found:
                    return found
        return self.frames.nouns.get(noun.lemma, ())

    def _verb(self, clause: Clause, depth: int) -> Draft | None:
        for reading in self.verb_readings(clause):
            if reading.reading in STATE_TYPES and clause.infinitive is not None:
                continue  # "led Iran to reply" is no leadership
            if not all(self._holds(condition, clause) for condition in reading.when):
                continue
            draft = (
                self._operator(clause, reading, depth)
                if reading.operator
                else self._plain(clause, reading, depth)
            )
            if draft is not None:
                return draft
        return None

    def verb_readings(self, clause: Clause) -> Iterator[Reading]:
        """The readings that the frames have for a clause, the most particular phrase first."""
        verbs = self.frames.verbs
        if clause.object is not None:
            yield from verbs.get(f"{clause.lemma} {clause.object.lemma}", ())
        for child in clause.predicate.children:
            if child.relation in ("preposition", "adverb", "predicative", "object", "object predicate"):
                if child.lower != clause.lemma and f"{clause.lemma} {child.lower}" in verbs:
                    yield from verbs[f"{clause.lemma} {child.lower}"]
                for inner in child.children:
                    if inner.relation in ("governed", "preposition"):
                        yield from verbs.get(f"{clause.lemma} {child.lower} {inner.lemma}", ())
        attribute = clause.attribute
        if attribute is not None and clause.predicate.lemma in _COPULAS:
            yield from self.frames.adjectives.get(attribute.lemma, ())
        yield from verbs.get(clause.lemma, ())

    def _plain(self, clause: Clause, reading: Reading, depth: int) -> Draft | None:
        embeds = any(condition.kind in ("infinitive", "that") for condition in reading.when)
        operand = self._operand(clause, reading.reading, depth) if embeds else None

        def take(slot: str) -> tuple[Actor, ...]:
            return self.slot(slot, clause, operand)

        source = first(reading.source or DEFAULT_SOURCE, take)
        slots = reading.target or tuple(TARGETS.get(reading.reading, "").split()) or DEFAULT_TARGET
        if "reciprocal" in reading.flags and len(source) > 1:
            slots = ("with",)  # "Turkey and Armenia signed a treaty in Zurich"
        target = first(slots, take, source)
        if not target and reading.reading in _ON_THE_GROUND:
            target = self.inside(clause.object, source, places=True)
        asked = clause.infinitive is not None and clause.object is not None and clause.object.form == "plural"
        if not target and reading.reading == "REQUEST" and asked:
            target = nameless(clause.object, self.cast)
        if not target and reading.reading == "THREATEN":
            target = self.condition(clause)
        if not target and reading.reading in _ATTITUDES:
            target = self.doer(clause.object, *(noun for _, noun in clause.obliques))
        return Draft(
            reading.reading, reading.mode, source, others(target, source), clause.predicate,
            "reciprocal" in reading.flags, reading.rule, operand=operand, weak="weak" in reading.flags,
        )  # fmt: skip

    def _operator(self, clause: Clause, reading: Reading, depth: int) -> Draft | None:
        operand = self._operand(clause, reading.reading, depth)
        composition: Composition | None
        if operand is None:
            composition = self.frames.compositions.get((reading.reading, "none"))
        else:
            composition = self.frames.compose(reading.reading, operand.type)
        if composition is None:
            return None
        if operand is not None and operand.echo and reading.reading == "say":
            return None  # "described the demands": told before
        if operand is not None and reading.reading in ("do", "say") and self._of_another(operand, clause):
            return None
        kind = operand.type if composition.type in ("=", "") and operand is not None else composition.type
        if kind in ("=", ""):
            return None

        def take(slot: str) -> tuple[Actor, ...]:
            return self.slot(slot, clause, operand)

        source = first(reading.source or composition.source or DEFAULT_SOURCE, take)
        if not source and reading.reading in _STATIVE and clause.passive and clause.subject is None:
            source = self.who(clause.object)  # "were engaged in", "is committed to"
        slots = reading.target or composition.target or _OPERATOR_TARGET
        wrong = operand is not None and operand.type in _WRONGS and reading.reading in ("condemn", "praise")
        if "none" not in slots and reading.reading != "condemn" and not wrong:
            slots = (*slots, "owner", "inside")
        target = first(slots, take, source)
        if not target and kind in _ON_THE_GROUND:
            target = self.inside(clause.object, source, places=True)
        if not target and kind == "THREATEN":
            target = self.condition(clause)
        same = operand is not None and kind == operand.type
        reciprocal = "reciprocal" in reading.flags or bool(operand and operand.reciprocal and len(source) > 1)
        reciprocal = reciprocal or bool(same and operand and operand.reciprocal)
        return Draft(
            kind,
            (reading.mode or (operand.mode if same and operand else "")),
            source,
            others(target, source),
            clause.predicate,
            reciprocal,
            f"{reading.rule} {reading.reading}" + (f" {operand.type} ({operand.rule})" if operand else ""),
            composition.factuality or (operand.factuality if same and operand else ""),
            operand,
            "weak" in reading.flags,
        )

    def _of_another(self, operand: Draft, clause: Clause) -> bool:
        """True for "restated Iran's demand": the demand stays Iran's."""
        mine = set(self.who(clause.subject))
        own = operand.trigger.pos == "noun" and not operand.echo
        return own and bool(operand.source) and not set(operand.source) & mine

    def _operand(self, clause: Clause, operator: str, depth: int) -> Draft | None:
        """The event that an operator is applied to: its object, infinitive, oblique or clause."""
        if clause.object is not None:
            found = self._event_noun(clause.object)
            if found is not None:
                return found
        if clause.infinitive is not None:
            found = self.read(clause.infinitive, depth + 1)
            if found is not None:
                return found
        for name, noun in clause.obliques:
            if name in _OPERAND_PREPOSITIONS:
                found = self._event_noun(noun)
                if found is not None:
                    return found
        if clause.attribute is not None:
            for child in clause.attribute.children:
                if child.relation in ("open complement", "complement", "preposition"):
                    inner = (
                        child
                        if child.relation != "preposition"
                        else child.child("governed", "governed clause")
                    )
                    found = self.read(inner, depth + 1) if inner is not None else None
                    if found is not None:
                        return found
        wanted = operator not in ("demand", "REQUEST") or _subjunctive(clause.complement)
        if clause.complement is not None and operator not in _OF_ACTS and wanted:
            return self.read(clause.complement, depth + 1)
        return None

    def _event_noun(self, noun: Word) -> Draft | None:
        noun = self.through(noun)
        found = self.echo(noun, self.noun(noun))
        if found is None:
            for conjunct in noun.conjuncts():
                found = found or (self.noun(conjunct) if conjunct is not noun else None)
        if found is None:
            for name, inner in prepositions(noun):
                if name == "of":
                    found = found or self.noun(inner)
        if found is None:
            for child in noun.children:  # "a decision to send troops"
                if child.relation in ("adnominal", "relative") and child.form == "base":
                    found = found or self.read(child, _DEEPEST - 1)
                    if found is not None:
                        found = replace(
                            found, factuality=self.frames.effect(noun.lemma, "to") or "hypothetical"
                        )
        return found

    # ------------------------------------------------------------------ conditions and slots

    def holds(self, reading: Reading, clause: Clause) -> bool:
        """True where all conditions of a reading hold of a clause."""
        return all(self._holds(condition, clause) for condition in reading.when)

    def _holds(self, condition: Condition, clause: Clause) -> bool:
        if condition.slot == "clause":
            match condition.kind:
                case "infinitive":
                    return clause.infinitive is not None
                case "that":
                    return clause.complement is not None
                case "passive":
                    return clause.passive
                case "plural":
                    return clause.subject is not None and len(self.who(clause.subject)) > 1
                case _:
                    return False
        noun = self._noun_at(condition.slot, clause)
        return self._fits(condition, noun)

    def _noun_at(self, slot: str, clause: Clause) -> Word | None:
        match slot:
            case "object":
                return clause.object
            case "subject":
                return clause.subject
            case "recipient":
                return clause.recipient or clause.oblique("to")
            case "attribute":
                return clause.attribute
        noun = clause.oblique(slot)
        for place in (clause.object, clause.attribute):
            if noun is None and place is not None:
                noun = next((inner for name, inner in prepositions(place) if name == slot), None)
        return noun

    def _noun_holds(self, condition: Condition, noun: Word) -> bool:
        if condition.slot == "clause":
            return condition.kind == "plural" and len(self.sides(noun)) > 1
        if condition.slot in ("owner", "subject"):
            found = bool(self.owner_before(noun))
            return found if condition.kind in ("actor", "any") else not found
        slot = "of" if condition.slot == "object" else condition.slot
        return self._fits(
            condition, next((inner for name, inner in prepositions(noun) if name == slot), None)
        )

    def _fits(self, condition: Condition, noun: Word | None) -> bool:
        if condition.kind == "none":
            return noun is None
        if noun is None:
            return False
        if condition.kind == "any":
            return True
        if condition.kind == "actor":
            return bool(self.who(noun))
        for word in self.through(noun).conjuncts():
            names = _names(word)
            if condition.kind == "class" and any(
                condition.values & self.frames.classes.get(name, frozenset()) for name in names
            ):
                return True
            if condition.kind == "word" and condition.values & {*names, word.lower}:
                return True
            if condition.kind == "type":
                draft = self._event_noun(word)
                if draft is not None and draft.type in condition.values:
                    return True
        return False


def _names(word: Word) -> tuple[str, ...]:
    """The lemma of a noun, also with the word before it: "force", "task force"."""
    before = next(
        (c for c in word.children if c.i == word.i - 1 and c.relation in ("compound", "adjective")), None
    )
    return (word.lemma,) if before is None else (word.lemma, f"{before.lower} {word.lemma}")


def _subjunctive(verb: Word | None) -> bool:
    """True for what is asked for ("that he leave", "should leave"), false for what is asserted."""
    if verb is None or verb.form == "base":
        return verb is not None
    return any(child.relation == "auxiliary" and child.lower in _DUTY for child in verb.children)


_ATTITUDES = frozenset({"SUPPORT", "ACCUSE", "REJECT", "PROTEST"})
"""What is aimed at whoever did the thing."""
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID"})
"""Acts that may be aimed at a place: "cut the power of Kabul"."""
_WRONGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
"""Whom such an act names is its victim, and not who is praised or blamed for it."""
_DUTY = frozenset({"should", "must", "ought", "be"})
_OF_ACTS = frozenset({"say", "do", "join", "undergo", "resume", "stop", "cause", "mediate"})
"""Operators of acts, which a clause with "that" is no operand of."""
_STATIVE = frozenset({"do", "promise", "plan", "join", "resume", "accept"})
_COPULAS = frozenset({"be", "remain", "become", "seem", "appear", "stay", "feel", "grow"})
_NOUN_TARGET = ("to", "with", "against", "on", "at", "into", "of", "for", "in", "about")
_OPERATOR_TARGET = (
    "recipient", "to", "deep", "deep-source", "clause", "with", "against", "on", "from",
    "owner", "object", "inside",
)  # fmt: skip
