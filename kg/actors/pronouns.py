"""Who a pronoun stands for: number, kind and gender must agree, and one candidate must clearly be nearest.

Salience follows Lappin and Leass (1994): recency, subject before object, repeated mention.  I, we and you are
told in `kg.actors.voices`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.nouns import Pronoun
from kg.actors.possessives import is_at_home, joined, judged, others
from kg.actors.story import Seen, Story, beside
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import SUBJECTS, Word

_ANIMATE = word_list("actors.pronouns.animate")
_IMPERSONAL = word_list("actors.pronouns.impersonal")
_ONE = word_list("actors.descriptions.one")
_PROMISING = word_list("actors.pronouns.promising")
_CALLING, _UPON = word_list("actors.pronouns.calling"), word_list("actors.pronouns.upon")
_OF = "of"  # a function word: "one of our allies"
_PEOPLE = {"person", "leader", "counterpart"}
"""Classes of nouns for one person."""
_BACK = 3
"""How many sentences back an antecedent may be."""
_MARGIN = 12
"""How much more salient than every other an antecedent must be."""
_LEAST = 20


def refer(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Put on record whom a pronoun stands for, or leave it unresolved.

    Args:
        scene: The document; a mention is added to it.
        story: What was mentioned before the pronoun.
        candidate: A pronoun of the third person; what is none is left alone.
    """
    pronoun = candidate.pronoun
    if pronoun is None:
        return
    actors = _antecedent(Reference(scene, story, candidate.head, pronoun))
    if actors:
        scene.add(candidate, actors, "pronoun")


# ---------------------------------------------------------------- he, she, it and they


@dataclass(frozen=True)
class Reference:
    """A pronoun of the third person in its place, and what its sentence tells of whom it can mean."""

    scene: Scene
    story: Story
    head: Word
    pronoun: Pronoun

    @property
    def neuter(self) -> bool:
        """True for "it" and "its"."""
        return self.pronoun.gender == "n"

    @property
    def gendered(self) -> bool:
        """True for "he" and "she"."""
        return self.pronoun.gender in ("m", "f")

    @property
    def possessive(self) -> bool:
        """True for "his", "its", "their"."""
        return self.head.form == "possessive"

    @property
    def subject(self) -> bool:
        """True where the pronoun is the subject of its clause."""
        return self.head.relation in SUBJECTS

    @cached_property
    def owner(self) -> Word | None:
        """The subject of the clause around a possessive: whose it most likely is."""
        return _subject(self.head) if self.possessive else None

    @cached_property
    def near(self) -> tuple[Actor, ...]:
        """Who that owner is."""
        return self.scene.at(self.owner)

    @cached_property
    def barred(self) -> frozenset[Actor]:
        """Who it cannot be: a personal pronoun that is an object is not the subject of the same verb."""
        bound = self.pronoun.form == "personal" and not self.possessive and not self.subject
        return frozenset(beside(self.scene, self.head)) if bound else frozenset()

    @cached_property
    def speakers(self) -> frozenset[Actor]:
        """Whose words it stands in."""
        quote = self.scene.quote_at(self.head)
        return frozenset(self.scene.at(quote.speaker)) if quote is not None else frozenset()

    def back(self, seen: Seen) -> int:
        """How many sentences before the pronoun a mention is."""
        return self.head.sentence - seen.word.sentence

    def outside(self, seen: Seen) -> bool:
        """True for a mention before the quote in which the pronoun stands."""
        quote = self.scene.quote_at(self.head)
        return quote is not None and seen.word.start < quote.start


def _antecedent(reference: Reference) -> tuple[Actor, ...]:
    """Whom a pronoun goes back to; () where nobody, or more than one, is near enough."""
    if spelled := _spelled_out(reference):
        return spelled
    if reference.pronoun.form == "reflexive":
        return reference.scene.at(_subject(reference.head))
    if reference.possessive and (told := _by_place(reference)) is not None:
        return told
    if any(rule(reference) for rule in _NOBODY):
        return ()
    scores: dict[tuple[Actor, ...], int] = {}
    repeats: Counter[tuple[Actor, ...]] = Counter()
    for seen in reference.story.back(reference.head, _BACK):
        if not any(rule(reference, seen) for rule in _UNFIT):
            scores[seen.actors] = max(_salience(reference, seen), scores.get(seen.actors, 0))
            repeats[seen.actors] += 1
    whole = _without_parts(scores)
    return _clearest({who: score + min(4 * repeats[who], 12) for who, score in whole.items()})


def _without_parts(scores: Mapping[tuple[Actor, ...], int]) -> dict[tuple[Actor, ...], int]:
    """All but some of the largest group, if that is as near: of "the Secretary and both ministers"."""
    most = max(scores, key=len, default=())
    inside = set(most)
    return {
        who: score
        for who, score in scores.items()
        if who == most or score > scores[most] or not inside.issuperset(who)
    }


def _spelled_out(reference: Reference) -> tuple[Actor, ...]:
    """ "He (*Zarif*) added": whom a bracket after a pronoun names."""
    after = reference.scene.parse.words[reference.head.i + 1 : reference.head.i + 3]
    return reference.scene.at(after[1]) if [word.text for word in after[:1]] == ["("] else ()


def _clearest(scores: dict[tuple[Actor, ...], int]) -> tuple[Actor, ...]:
    """Who is salient enough, and clearly more than every other; else ()."""
    ranked = sorted(scores, key=lambda who: -scores[who])
    best, second, *_ = [*(scores[who] for who in ranked), 0, 0]
    alone = len(ranked) < 2 or best - second >= _MARGIN
    return ranked[0] if best > _LEAST and alone else ()


# whose "his" is, where its place in the clause tells


def _by_place(reference: Reference) -> tuple[Actor, ...] | None:
    """Whose it is by its place alone; () where two may be meant; None where the place tells nothing."""
    named = judged(reference.head, doing=reference.gendered)
    if named is not None and (found := _fitting(reference, named.conjuncts())):
        return found
    if named is not None and _is_unknown_person(reference, named):
        return ()
    if not reference.gendered:
        return None
    beside = joined(reference.head)
    return (_fitting(reference, [beside]) if beside is not None else ()) or _of_two(reference)


def _fitting(reference: Reference, words: Sequence[Word]) -> tuple[Actor, ...]:
    """Who one of these words of the sentence stands for, the last that agrees; () where none does."""
    near = reference.story.back(reference.head, 0)
    fits = (seen for seen in near if seen.word in words and not any(no(reference, seen) for no in _UNFIT))
    return next((seen.actors for seen in fits), ())


def _is_unknown_person(reference: Reference, word: Word) -> bool:
    """ "Criticized *the minister* for his attack", and we do not know the minister."""
    return reference.gendered and reference.scene.lexicon.class_of(word.lower) in _PEOPLE


def _of_two(reference: Reference) -> tuple[Actor, ...] | None:
    """Of the subject and another person of its clause, who alone can do it; () where both can."""
    owner = reference.owner
    yours = _fitting(reference, [*others(reference.head, owner)]) if owner is not None else ()
    if owner is None or not yours:
        return None
    mine = _fitting(reference, [owner])
    if not mine:
        return () if _is_unknown_person(reference, owner) else None
    free = [who for who in {mine, yours} if not is_at_home(reference.scene, reference.head, who[0])]
    return free[0] if len(free) == 1 else ()


# what stands for nobody, or for somebody whom we do not know


def _thing(reference: Reference) -> bool:
    """ "Rejected it": mostly a deed or a thing."""
    return reference.head.lower == "it" and reference.head.relation in ("object", "passive subject")


def _expletive(reference: Reference) -> bool:
    """ "It is clear that", "it would be": stands for nothing; "it was ready to talk" does not."""
    head = reference.head
    if head.lower != "it":
        return reference.neuter and head.relation == "expletive"
    said_of = head.head.child("predicative", "attribute")
    animate = said_of is not None and said_of.lemma in _ANIMATE
    placed = reference.subject or head.relation == "expletive"
    return placed and not animate and head.head.lemma in _IMPERSONAL


def _unknown_owner(reference: Reference) -> bool:
    """ "The network withdrew its reporters", and we do not know the network."""
    owner = reference.owner
    return owner is not None and owner.nominal and not reference.near and not reference.gendered


_NOBODY: tuple[Callable[[Reference], bool], ...] = (_thing, _expletive, _unknown_owner)


# what a pronoun cannot go back to


def _only_where(reference: Reference, seen: Seen) -> bool:
    """A place is "it", never "they": "talks in Geneva"."""
    return seen.how == "place" and not reference.neuter


def _disagrees(reference: Reference, seen: Seen) -> bool:
    """Number, kind or gender are others."""
    if reference.pronoun.plural:
        return not _many(seen)
    return len(seen.actors) != 1 or not (_neuter if reference.neuter else _person)(reference, seen)


def _many(seen: Seen) -> bool:
    """ "They": several, a group, a people ("the Russians"), or a body that does something."""
    kinds = {actor.kind for actor in seen.actors}
    people = kinds == {"group"} or (kinds == {"country"} and seen.word.plural)
    return len(seen.actors) > 1 or people or _acts_as_one(seen)


def _acts_as_one(seen: Seen) -> bool:
    """ "Hamas said that *they* had accepted"; an agency reports of others."""
    body = len(seen.actors) == 1 and seen.actors[0].kind == "organization"
    return body and seen.subject and seen.actors[0].sector != "MED"


def _neuter(reference: Reference, seen: Seen) -> bool:
    """ "It": a state, a body, or a group in the singular ("the army")."""
    kind = seen.actors[0].kind
    return kind in ("country", "organization") or (kind == "group" and not seen.word.plural)


def _person(reference: Reference, seen: Seen) -> bool:
    """ "He", "she": a person of that gender, or of none that we know."""
    return seen.actors[0].kind == "person" and seen.gender in ("", reference.pronoun.gender)


def _beside_it(reference: Reference, seen: Seen) -> bool:
    """ "Putin told him": not Putin."""
    return not reference.barred.isdisjoint(seen.actors)


def _says_it(reference: Reference, seen: Seen) -> bool:
    """Who speaks of himself says "I"."""
    return reference.gendered and not reference.speakers.isdisjoint(seen.actors)


def _many_too_far(reference: Reference, seen: Seen) -> bool:
    """ "They" goes back one sentence, and not out of a quote."""
    back = reference.back(seen)
    return reference.pronoun.plural and (back > 1 or (back > 0 and reference.outside(seen)))


def _is_whole(reference: Reference, seen: Seen) -> bool:
    """ "One of *our allies*": of whom one alone is meant."""
    return seen.word.preposition == _OF and seen.word.head.head.lower in _ONE


def _is_in_passing(reference: Reference, seen: Seen) -> bool:
    """Who has no name, and does nothing."""
    return seen.how == "nameless" and not seen.subject


_UNFIT: tuple[Callable[[Reference, Seen], bool], ...] = (
    _disagrees, _only_where, _beside_it, _says_it, _many_too_far, _is_in_passing, _is_whole,
)  # fmt: skip


# how near at hand an earlier mention is

_WEIGHTS: tuple[tuple[int, Callable[[Reference, Seen], bool]], ...] = (
    (42, lambda reference, seen: seen.subject and reference.subject),
    (30, lambda reference, seen: seen.subject and not reference.subject),
    (-15, lambda reference, seen: seen.word.relation in ("compound", "adjective", "possessor")),
    (-25, lambda reference, seen: seen.how in ("place", "demonym")),
    (-45, lambda reference, seen: seen.how == "nameless"),
    (12, lambda reference, seen: seen.how == "pronoun"),
    (20, lambda reference, seen: seen.gender != "" and seen.gender == reference.pronoun.gender),
    (40, lambda reference, seen: seen.actors == reference.near and reference.back(seen) == 0),
    (-40, lambda reference, seen: reference.head.lower == "it" and not reference.subject),
    (-35, lambda reference, seen: reference.pronoun.plural and _acts_as_one(seen)),
)
"""What an earlier mention gains and loses: weights after Lappin and Leass (1994), simplified."""


def _salience(reference: Reference, seen: Seen) -> int:
    """How near at hand an earlier mention is: recency, and what its place in the sentence gives it."""
    distance = 30 * reference.back(seen) + min((reference.head.i - seen.word.i) // 4, 12)
    return 100 - distance + sum(weight for weight, holds in _WEIGHTS if holds(reference, seen))


# ---------------------------------------------------------------- the subject of a clause


def _subject(head: Word) -> Word | None:
    """The subject of a word's own clause; a relative pronoun gives the noun before it.

    Of "South Korea said its government would act" and "its" that is South Korea, since "its" stands in the
    other subject; where a verb has none ("promised to cut its forces") it is the subject of the verb above.
    """
    around = [head, *head.ancestors()]
    for verb in filter(lambda word: word.verbal, around[1:]):
        subjects = [child for child in verb.children if child.relation in SUBJECTS]
        other = next((child for child in subjects if child not in around), None)
        if other is not None:
            relative = other.form in ("who", "which") and verb.relation == "relative"
            return verb.head if relative else other
        if not subjects and (asked := _asked(verb)) is not None:
            return asked
        if not subjects and verb.relation not in ("open complement", "conjunct", "adverbial"):
            return None
    return None


def _asked(infinitive: Word) -> Word | None:
    """Who is asked to do it: "urged *Iran* to end its raids", "called on *Iran* to end"."""
    call = infinitive.head
    if infinitive.form != "base":
        return None
    named = call.child("object")
    if named is not None and named.pos == "name" and call.lemma not in _PROMISING:
        return named
    if call.lemma not in _CALLING:
        return None
    hung = (child for child in call.children if child.lower in _UPON and child.i < infinitive.i)
    return next((noun for each in hung if (noun := each.child("governed")) is not None), None)
