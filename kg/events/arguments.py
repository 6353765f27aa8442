"""Predications + Cast -> who fills the roles around a predicate: its slots, as the frames name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.actors import Cast
from kg.events.asides import examples, is_aside, reached
from kg.events.conditions import condition_of
from kg.events.drafts import Actors, Draft
from kg.events.forms import members
from kg.events.predications import Predication, of_noun, prepositions
from kg.events.unsaid import speaker_of
from kg.lexicon import Frames, word_list
from kg.model import Actor
from kg.syntax import Clause
from kg.words import TIMES, Relation, Word

MODIFIERS: tuple[Relation, ...] = ("adjective", "compound", "nominal")
"""What stands before a noun and says of whom or of what kind it is."""
_AIMED = word_list("events.aimed")
_ABOUT = word_list("events.about")
_OF = word_list("actors.of_bodies")
_DOCUMENTS = word_list("events.documents")
_ISSUING = word_list("events.issuing")
_BY = "by"  # a function word: "by Iran and by Syria"
_LED = word_list("events.led")
_COMMITTING = word_list("events.committing")
_VICTIMS = word_list("events.victims.nouns")
_OF_OWNER, _OF_VICTIM = ("by", "of", "from"), ("by",)
"""What tells whose it is; "the jailing *of* Ruiz" is not his."""
_DONE = word_list("events.done")
"""Classes of nouns whose owner is the doer of what they do."""
_PASSING = ("pronoun", "place", "nameless")
"""How a word names somebody who is no side of what only speaks of him."""
_DEEPEST = 4
"""How many nouns with "of" are looked through."""


@dataclass(frozen=True, slots=True)
class Roles:
    """What the earlier stages found in one document, asked who stands where."""

    clauses: Mapping[int, Clause]
    cast: Cast
    frames: Frames

    def who(self, word: Word | None, depth: int = 0) -> Actors:
        """The actors of a noun phrase with all that is coordinated with it."""
        meant = members(word) if word is not None else ()
        return distinct([actor for noun in meant for actor in self._one(noun, depth)])

    def _one(self, noun: Word, depth: int) -> Actors:
        """The actors of one conjunct: its own; else those it is a part of, or whom it introduces.

        "dozens of Syrians" are Syrians; "Presidents A of Mali and B of Chad" are A and B.
        """
        found = self.cast.at(noun)
        if found or depth >= _DEEPEST:
            return found
        if self.is_a(noun.lemma, "partitive"):
            found = self.who(
                next((n for p, n in prepositions(noun) if p in ("of", "from", "in")), None), depth + 1
            )
        named = next(examples(noun), None) if noun.plural else None
        return found or self.who(named, depth + 1) or self._leader(noun)

    def _leader(self, noun: Word) -> Actors:
        """Who leads people of whom no more is known: "a delegation *led by* the minister"."""
        clauses = (self.clauses.get(child.i) for child in noun.children if child.relation == "adnominal")
        led = (each for each in clauses if each is not None and each.lemma in _LED and each.passive)
        return next((self.who(each.subject) for each in led), ())

    def is_a(self, lemma: str, kind: str) -> bool:
        """Whether the lexicon has a noun in a class."""
        return kind in self.frames.classes.get(lemma, ())

    def through(self, noun: Word) -> Word:
        """What a partitive noun is of: "part of the town" is the town, "700 tons of grain" grain."""
        if not self.is_a(noun.lemma, "partitive") and noun.child("number") is None:
            return noun
        return next((inner for name, inner in prepositions(noun) if name == "of"), noun)

    def owner(self, noun: Word | None, depth: int = 0) -> Actors:
        """Whose it is: possessor, nationality, doer of its clause, "by X", "of X", "from X"."""
        if noun is None or depth > _DEEPEST:
            return ()
        return self.before(noun) or self.done(noun) or self._after(noun, depth)

    def before(self, noun: Word) -> Actors:
        """The possessor, else the nationalities and names that stand before a noun."""
        for child in noun.children:
            if child.relation == "possessor" and (found := self.who(child)):
                return found
        return distinct(
            [a for child in noun.children if child.relation in MODIFIERS for a in self.who(child)]
        )

    def where(self, noun: Word) -> Actors:
        """The places that stand before a noun and only say where: "the *Vienna* talks"."""
        whole = self.cast.mention(noun)
        before = (child for child in noun.children if child.relation in MODIFIERS and self.is_passing(child))
        return distinct(
            [a for child in before if self.cast.mention(child) is not whole for a in self.who(child)]
        )

    def is_passing(self, word: Word) -> bool:
        """Whether a word names a place and only says where."""
        return self.how(word) == "place"

    def how(self, word: Word) -> str:
        """By which means a word names somebody, as ``Mention.how`` has it; "" where it names nobody."""
        mention = self.cast.mention(word)
        return mention.how if mention is not None else ""

    def done(self, noun: Word, by: frozenset[str] = frozenset()) -> Actors:
        """Who did it, as a clause that describes it says: "the camp built by Iran".

        Args:
            noun: what was done or made.
            by: the lemmas of the verbs that count; all where it is empty.
        """
        for child in noun.children:
            clause = self.clauses.get(child.i) if child.relation in ("adnominal", "relative") else None
            if clause is None or not clause.passive or (by and clause.lemma not in by):
                continue
            if found := self.who(clause.subject):
                return found
        return ()

    def _after(self, noun: Word, depth: int) -> Actors:
        hung = prepositions(noun)
        for preposition in _OF_VICTIM if noun.lemma in _VICTIMS else _OF_OWNER:
            for name, inner in hung:
                if name == preposition and (found := self.who(inner) or self.owner(inner, depth + 1)):
                    return found
        return ()

    def inside(self, phrase: Word | None, but: Actors = (), *, places: bool = False) -> Actors:
        """The first actors named anywhere in a phrase who are not on the other side.

        Args:
            phrase: the head of the phrase.
            but: the other side.
            places: whether a name counts that only says where ("the talks in Geneva").
        """
        if phrase is None:
            return ()
        passing = ("pronoun",) if places else _PASSING[:2]
        for word in phrase.subtree():
            mention = self.cast.mention(word) if word is not phrase else None
            if mention is None or mention.how in passing or word.sentence != phrase.sentence:
                continue
            if is_aside(word, mention):
                continue
            if mention.how == "nameless":
                return ()  # who is named behind them is further away
            found = tuple(actor for actor in self.who(word) if not _own_country(actor, but))
            if found and not set(found) & set(but):
                return found
        return ()


Fill = Callable[[Predication, Roles, Draft | None], Actors]


def fill(slot: str, predication: Predication, roles: Roles, operand: Draft | None = None) -> Actors:
    """Who fills a slot of a predication; () if nobody does.

    Args:
        slot: a slot of ``Predication``, a preposition, or one of the slots that look further: ``owner``,
            ``clause``, ``deep``, ``deep-source``, ``ended``, ``condition``, ``inside``, ``none`` (README).
        predication: the predicate.
        roles: who is who in the document.
        operand: the event that the predicate is applied to.
    """
    rule = _SLOTS.get((predication.form, slot))
    return rule(predication, roles, operand) if rule is not None else _argument(slot, predication, roles)


def _argument(slot: str, predication: Predication, roles: Roles) -> Actors:
    """Who stands in a slot, or whose it is that stands there ("threats against *Israeli* cities").

    What is further away counts only where nothing behind the predicate itself but a time is in that slot.
    """
    aimed = predication.form == "verb" or slot in _AIMED
    words = [each for each in predication.arguments if each.slot == slot]
    behind = [each for each in words if each.word.i > predication.word.i]
    own = [each for each in behind if each.near == "own" and each.word.entity not in TIMES]
    for each in own or words:
        if found := roles.who(each.word) or (roles.owner(each.word) if aimed else ()):
            return distinct([*found, *_once_more(slot, predication, roles)])
    return ()


def _once_more(slot: str, predication: Predication, roles: Roles) -> Actors:
    """Who stands behind a preposition that is told again: "sanctions on Iran and *on Syria*"."""
    words = (each.word for each in predication.arguments if each.slot == slot)
    return distinct([a for word in words if word.head.relation == "conjunct" for a in roles.who(word)])


def _nobody(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    return ()


def _subject(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """The subject, or whose deed or word it is: "*Mali's* policy angered", "a *UN* report accused"."""
    noun = speaker_of(predication, roles.cast) or predication.at("subject")
    if noun is None:
        return ()
    if found := roles.who(noun):
        return distinct([*found, *(_once_more(_BY, predication, roles) if predication.passive else ())])
    return (doer_of(noun, roles) if _is_deed(noun, roles) else ()) or author_of(noun, roles)


def _is_deed(noun: Word, roles: Roles) -> bool:
    """True for what somebody does, decides or fires: "strike", "policy", "missile"."""
    if noun.pos != "noun":
        return False
    return noun.lemma in roles.frames.nouns or any(roles.is_a(noun.lemma, each) for each in _DONE)


def author_of(noun: Word, roles: Roles) -> Actors:
    """Whose word a document is: "a *UN* report", "a resolution of *NATO*", one that Chad adopted."""
    if noun.pos != "noun" or noun.lemma not in _DOCUMENTS:
        return ()
    clause = roles.clauses.get(noun.head.i) if noun.relation == "object" else None
    issued = clause is not None and noun.head.lemma in _ISSUING
    bodies = (roles.who(inner) for name, inner in prepositions(noun) if name in _OF)
    of = next((found for found in bodies if found and all(each.kind == "organization" for each in found)), ())
    return doer_of(noun, roles) or of or (roles.who(clause.subject) if issued and clause is not None else ())


def doer_of(noun: Word, roles: Roles) -> Actors:
    """Who stands before an event noun as its doer, or behind it with "by"."""
    phrase = of_noun(noun)
    return _before(phrase, roles, None) or _argument("by", phrase, roles)


def _before(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """The possessor of an event noun, else who is named before it, else the doer in "US-led invasion"."""
    for near in ("owner", "modifier", "doer"):
        words = [each.word for each in predication.arguments if each.slot == "subject" and each.near == near]
        found = distinct([actor for word in words for actor in roles.who(word)])
        if found:
            return found
    return roles.who(speaker_of(predication, roles.cast))


def _core(slot: str) -> Fill:
    return lambda predication, roles, operand: roles.who(predication.at(slot))


def _owner(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """Whose the object is; "wounded two British soldiers" is done to them, not to Britain.

    An operand has its own sides: "the invasion of Kuwait" is not Kuwait's.
    """
    thing = predication.at("object")
    if operand is not None and operand.trigger is thing:
        return operand.source or roles.done(thing, _COMMITTING)
    named = roles.who(thing)
    if named and all(actor.kind in ("person", "group") for actor in named):
        return named
    if thing is not None and _is_city(thing, named, roles):
        return named
    return roles.owner(thing) or roles.owner(_object_of(predication.at("infinitive"), roles))


def _is_city(noun: Word, named: Actors, roles: Roles) -> bool:
    """ "shelled the Syrian *city* of Aleppo", which is no property of Syria's."""
    if not named or any(actor.kind != "place" for actor in named):
        return False
    of = next((inner for name, inner in prepositions(noun) if name == "of"), None)
    return roles.how(noun) == "place" or named == roles.who(of)


def _object_of(word: Word | None, roles: Roles) -> Word | None:
    clause = roles.clauses.get(word.i) if word is not None else None
    return clause.object if clause is not None else None


def _clause(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """The subject of the clause or infinitive, where it is somebody else."""
    mine = predication.at("subject")
    for word in (predication.at("that"), predication.at("infinitive")):
        inner = roles.clauses.get(word.i) if word is not None else None
        if inner is not None and inner.subject is not mine and (found := roles.who(inner.subject)):
            return found
    return ()


def _deep(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """The operand's target, but for the country of whoever acts: a request to it is one to its envoys."""
    found = operand.target if operand is not None and not operand.meets_there else ()
    return tuple(each for each in found if not _own_country(each, roles.who(predication.at("subject"))))


def _deep_source(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    return operand.source if operand is not None else ()


def _ended(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """Whose deed is over, where nobody else is said to have ended it: "*Iran's* ban on fish was lifted"."""
    if operand is None or operand.reciprocal:
        return ()
    return operand.source if predication.at("subject") in (None, operand.trigger) else ()


def _inside(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """The first actors in the object phrase, in what the clause is about, or in its infinitive."""
    source = roles.who(predication.at("subject"))
    found = roles.inside(predication.at("object"), source)
    behind = ((name, noun) for name, noun in predication.obliques() if noun.i > predication.word.i)
    for name, noun in behind:
        if not found and name in _ABOUT:
            found = others(roles.who(noun), source) or roles.inside(noun, source)
    return found or _inside_infinitive(predication.at("infinitive"), roles, source)


def _inside_infinitive(verb: Word | None, roles: Roles, source: Actors) -> Actors:
    """The first actors in what an infinitive does something to: "ready to lend *Chad* its port in Mali"."""
    for noun in reached(roles.clauses.get(verb.i) if verb is not None else None):
        own = () if roles.how(noun) in _PASSING else others(roles.who(noun), source)
        if found := own or roles.inside(noun, source):
            return found
    return ()


def _inside_noun(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    return roles.inside(predication.word)


def _condition(predication: Predication, roles: Roles, operand: Draft | None) -> Actors:
    """Who is to do, or not to do, what a condition says: "threatened war unless *Iraq* withdrew"."""
    verbs = (predication.word, predication.at("infinitive"), predication.at("that"))
    stated = next((found for verb in verbs if verb is not None and (found := condition_of(verb))), None)
    inner = roles.clauses.get(stated.i) if stated is not None else None
    return others(roles.who(inner.subject), _subject(predication, roles, None)) if inner else ()


_SLOTS: dict[tuple[str, str], Fill] = {
    ("verb", "none"): _nobody,
    ("verb", "subject"): _subject,
    ("verb", "object"): _core("object"),
    ("verb", "recipient"): _core("recipient"),
    ("verb", "owner"): _owner,
    ("verb", "clause"): _clause,
    ("verb", "deep"): _deep,
    ("verb", "deep-source"): _deep_source,
    ("verb", "ended"): _ended,
    ("verb", "condition"): _condition,
    ("verb", "inside"): _inside,
    ("noun", "none"): _nobody,
    ("noun", "subject"): _before,
    ("noun", "owner"): _before,
    ("noun", "inside"): _inside_noun,
}
"""How a slot is filled that is more than a preposition."""


def first(slots: Iterable[str], take: Callable[[str], Actors], but: Actors = ()) -> tuple[str, Actors]:
    """The first slot that holds somebody who is not already on the other side, and who that is."""
    for slot in slots:
        found = take(slot)
        if found and others(found, but):
            return slot, found
    return "", ()


def others(target: Actors, source: Actors) -> Actors:
    """The target without those who are on the source's side too, its own troops among them."""
    return tuple(actor for actor in target if actor not in source and not _own_force(actor, source))


def distinct(actors: Sequence[Actor]) -> Actors:
    """Each once, in order."""
    return tuple(dict.fromkeys(actors) if len(actors) > 1 else actors)


def _own_country(actor: Actor, side: Actors) -> bool:
    """True for the country of somebody on the other side, named in passing: "vowed to rebuild Serbia"."""
    return actor.kind == "country" and any(other.country == actor.country for other in side)


def _own_force(actor: Actor, side: Actors) -> bool:
    """True for the troops of a state that moves them, or whose official speaks of them."""
    if (actor.kind, actor.sector) != ("group", "MIL") or actor.country is None:
        return False
    return any(other.country == actor.country and _governs(other) for other in side)


def _governs(actor: Actor) -> bool:
    return actor.kind == "country" or actor.sector == "GOV"


def names(actors: Actors) -> str:
    """Their names, for people."""
    return ", ".join(actor.name for actor in actors)
