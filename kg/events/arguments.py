"""Clauses + Cast -> who fills the roles around a predicate: its slots, as the frames name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.actors import Cast, unnamed
from kg.lexicon import Frames
from kg.model import Actor
from kg.syntax import Clause, prepositional
from kg.words import Word

_AIMED = frozenset({"to", "against", "on", "at", "with", "of", "between"})
"""Prepositions whose noun's owner may stand for it: "threats against Israeli cities"."""
_DONE_BY = frozenset({"led", "imposed", "ordered", "organised", "organized", "run", "brokered", "mediated"})
"""Participles that join a doer to a deed: "the US-led invasion"."""
_DEEPEST = 4
"""How many nouns with "of" are looked through."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An event in the making: its type and sides, before truth, time and evidence."""

    type: str
    mode: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    trigger: Word
    reciprocal: bool
    rule: str
    factuality: str = ""
    operand: Draft | None = None
    weak: bool = False
    echo: bool = False
    """Sides borrowed from what was told before: "condemned the invasion"."""
    teller: tuple[Actor, ...] = ()
    """Who tells it, where this is not the narrator: the accuser in "blamed Mali for the raid"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What the earlier stages found in one document, asked who fills which slot."""

    clauses: Mapping[int, Clause]
    cast: Cast
    frames: Frames
    told: dict[int, Draft | None] = field(default_factory=dict, compare=False, repr=False)
    """What predicates were read as, so that each is read once."""
    past: list[Draft] = field(default_factory=list, compare=False, repr=False)
    """What the text has told so far, in its order, for nouns that go back to it."""

    def who(self, word: Word | None, depth: int = 0) -> tuple[Actor, ...]:
        """The actors of a noun phrase with all that is coordinated with it."""
        if word is None:
            return ()
        found: list[Actor] = []
        for noun in word.conjuncts():
            actors = self.cast.at(noun)
            if not actors and depth < _DEEPEST and "partitive" in self.frames.classes.get(noun.lemma, ()):
                of = next((n for p, n in prepositions(noun) if p in ("of", "from", "in")), None)
                actors = self.who(of, depth + 1)
            named = (
                noun.child("apposition") if not actors and noun.form in ("plural", "plural name") else None
            )
            if named is not None and depth < _DEEPEST:
                actors = self.who(named, depth + 1)  # "Presidents A of Mali and B of Chad"
            found.extend(actor for actor in actors if actor not in found)
        return tuple(found)

    def through(self, noun: Word) -> Word:
        """What a partitive noun is of: "part of the town" is the town, "700 tons of grain" grain."""
        measure = any(child.relation == "number" for child in noun.children)
        if not measure and "partitive" not in self.frames.classes.get(noun.lemma, ()):
            return noun
        return next((inner for name, inner in prepositions(noun) if name == "of"), noun)

    def owner(self, noun: Word | None, depth: int = 0) -> tuple[Actor, ...]:
        """Whose it is: possessor, nationality, "of X", "by X", "from X" of a noun phrase."""
        if noun is None:
            return ()
        poss = noun.child("possessor")
        if poss is not None and self.who(poss):
            return self.who(poss)
        near = [
            actor
            for c in noun.children
            if c.relation in ("adjective", "compound", "nominal")
            for actor in self.who(c)
        ]
        if near:
            return tuple(dict.fromkeys(near))
        for child in noun.children:
            if child.relation in ("adnominal", "relative"):
                clause = self.clauses.get(child.i)
                if clause is not None and clause.passive and self.who(clause.subject):
                    return self.who(clause.subject)
        for preposition in ("by", "of", "from"):
            for name, inner in prepositions(noun):
                if name == preposition:
                    found = self.who(inner) or (self.owner(inner, depth + 1) if depth < _DEEPEST else ())
                    if found:
                        return found
        return ()

    def inside(
        self, noun: Word | None, but: tuple[Actor, ...] = (), *, places: bool = False
    ) -> tuple[Actor, ...]:
        """The first actors named anywhere in a phrase who are not on the other side.

        A name that only says where ("the talks in Geneva") counts with ``places`` alone.
        """
        if noun is None:
            return ()
        for word in noun.subtree():
            if word is not noun and word.sentence == noun.sentence:
                mention = self.cast.mention(word)
                passing = ("pronoun",) if places else ("pronoun", "place")
                if mention is not None and mention.how not in passing:
                    found = tuple(actor for actor in self.who(word) if not _own(actor, but))
                    if found and not set(found) & set(but):
                        return found
        return ()

    def sides(self, noun: Word) -> tuple[Actor, ...]:
        found: list[Actor] = []
        for child in noun.children:
            if child.relation in ("possessor", "compound", "adjective", "nominal"):
                found.extend(self.who(child))
                for inner in child.children:
                    if inner.relation in ("compound", "adjective", "nominal", "punctuation"):
                        found.extend(self.who(inner))
        for name, inner in prepositions(noun):
            if name in ("between", "among", "with", "of"):
                found.extend(self.who(inner))
        return tuple(dict.fromkeys(found))

    def noun_slot(self, slot: str, noun: Word) -> tuple[Actor, ...]:
        if slot in ("owner", "subject"):
            return self.owner_before(noun)
        if slot == "object":
            slot = "of"
        if slot == "inside":
            return self.inside(noun)
        for name, inner in prepositions(noun):
            if name == slot:
                found = self.who(inner) or (self.owner(inner) if name in _AIMED else ())
                if found:
                    return found
        if slot == "by":  # "the expulsion of ten envoys by Jordan": the parser hangs "by" on the envoys
            for name, inner in prepositions(noun):
                if name == "of":
                    return self.noun_slot("by", inner)
        return ()

    def owner_before(self, noun: Word) -> tuple[Actor, ...]:
        """The possessor or nationality that stands before a noun."""
        for child in noun.children:
            if child.relation == "possessor" and self.who(child):
                return self.who(child)
        near = [
            actor
            for c in noun.children
            if c.relation in ("adjective", "compound", "nominal")
            for actor in self.who(c)
        ]
        for child in noun.children:  # "the US-led invasion"
            if not near and child.relation == "adjective" and child.lower in _DONE_BY:
                near = [actor for c in child.children if c.i < child.i for actor in self.who(c)]
        return tuple(dict.fromkeys(near))

    def slot(self, slot: str, clause: Clause, operand: Draft | None) -> tuple[Actor, ...]:
        """Who fills a slot of a clause; () if nobody does."""
        match slot:
            case "none":
                return ()
            case "subject":
                return self.who(clause.subject) or self._deed(clause.subject)
            case "object":
                return self.who(clause.object)
            case "recipient":
                return self.who(clause.recipient)
            case "owner" if operand is not None and operand.trigger is clause.object:
                return operand.source  # "the invasion of Kuwait" is not Kuwait's
            case "owner":
                thing = self.who(clause.object)
                if thing and all(actor.kind in ("person", "group") for actor in thing):
                    return thing  # "wounded two British soldiers": they, not Britain
                return self.owner(clause.object) or self.owner(
                    clause.infinitive and self._infinitive_object(clause)
                )
            case "clause":
                return self._clause_subject(clause)
            case "deep":
                return operand.target if operand is not None else ()
            case "deep-source":
                return operand.source if operand is not None else ()
            case "inside":
                return self._anywhere(clause)
        noun = clause.oblique(slot)
        if noun is not None:
            found = self.who(noun) or self.owner(noun)
            if found:
                return found
        for place in (clause.object, clause.attribute, *(inner for _, inner in clause.obliques)):
            if place is not None:
                for name, inner in prepositions(place):
                    if name == slot and (self.who(inner) or self.owner(inner)):
                        return self.who(inner) or self.owner(inner)
        return ()

    def _deed(self, noun: Word | None) -> tuple[Actor, ...]:
        """Whose deed does it: "Israel's strikes killed ten", "Iran's launch drew condemnation"."""
        if noun is None or noun.pos != "noun" or noun.lemma not in self.frames.nouns:
            return ()
        return self.owner_before(noun) or self.noun_slot("by", noun)

    def condition(self, clause: Clause) -> tuple[Actor, ...]:
        """Who is to do, or not to do, what a condition says: "threatened war unless Iraq withdrew"."""
        for child in (*clause.predicate.children, *(clause.infinitive.children if clause.infinitive else ())):
            inner = self.clauses.get(child.i)
            marks = {mark.lower for mark in child.children}
            if inner is not None and child.relation == "adverbial" and marks & {"if", "unless", "until"}:
                return others(self.who(inner.subject), self.who(clause.subject))
        return ()

    def _infinitive_object(self, clause: Clause) -> Word | None:
        inner = self.clauses.get(clause.infinitive.i) if clause.infinitive is not None else None
        return inner.object if inner is not None else None

    def _clause_subject(self, clause: Clause) -> tuple[Actor, ...]:
        for word in (clause.complement, clause.infinitive):
            inner = self.clauses.get(word.i) if word is not None else None
            if inner is not None and inner.subject is not clause.subject:
                found = self.who(inner.subject)
                if found:
                    return found
        return ()

    def _anywhere(self, clause: Clause) -> tuple[Actor, ...]:
        """The first actors in the object phrase, in what the clause is about, or in its infinitive."""
        source = self.who(clause.subject)
        found = self.inside(clause.object, source)
        for name, noun in clause.obliques:
            if not found and name in ("for", "over", "about", "of", "with"):
                found = others(self.who(noun), source) or self.inside(noun, source)
        return found or self.inside(clause.infinitive, source)


def nameless(word: Word | None, cast: Cast) -> tuple[Actor, ...]:
    """Whoever a text speaks of without a name: "officials", "all parties"."""
    if word is None or word.pos not in ("noun", "name"):
        return ()
    parts = [
        child for child in word.children if child.relation in ("compound", "adjective") and child.i < word.i
    ]
    pieces = ["".join(ch for ch in part.text if ch.isalnum()) for part in (*parts, word)]
    if not any(pieces):
        return ()
    name = " ".join(filter(None, (*pieces[:-1], pieces[-1] if word.pos == "name" else pieces[-1].lower())))
    found = unnamed(cast.document, name, "group")
    return (next((actor for actor in cast.actors if actor.id == found.id), found),)


def first(
    slots: Iterable[str], take: Callable[[str], tuple[Actor, ...]], but: tuple[Actor, ...] = ()
) -> tuple[Actor, ...]:
    """What the first slot holds that names somebody who is not already on the other side."""
    for slot in slots:
        found = take(slot)
        if others(found, but):
            return found
    return ()


def _own(actor: Actor, side: tuple[Actor, ...]) -> bool:
    """True for the country of somebody on the other side, named in passing: "vowed to rebuild Serbia"."""
    return actor.kind == "country" and any(other.country == actor.country for other in side)


def others(target: tuple[Actor, ...], source: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The target without those who are on the source's side too, its own troops among them."""
    return tuple(actor for actor in target if actor not in source and not _own_force(actor, source))


def _own_force(actor: Actor, side: tuple[Actor, ...]) -> bool:
    """True for the troops of a state that moves them, or whose official speaks of them."""
    force = actor.kind == "group" and actor.sector == "MIL" and actor.country is not None
    return force and any(
        other.country == actor.country and (other.kind == "country" or other.sector == "GOV")
        for other in side
    )


def prepositions(noun: Word) -> Iterator[tuple[str, Word]]:
    """(preposition, noun) pairs that hang on a noun."""
    for child in noun.children:
        if child.relation == "preposition":
            yield from prepositional(child)
