"""What was mentioned so far, in order: what descriptions and pronouns go back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kg.actors.coordination import first_of
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.lexicon import word_list
from kg.model import Actor, Mention
from kg.words import SUBJECTS, Relation, Word

_MEETING = word_list("actors.meeting")
_MEETING_WITH = word_list("actors.meeting_with")
MODIFIERS = {"compound", "adjective", "nominal"}
_UNDERSTOOD: tuple[Relation, ...] = ("open complement", "conjunct")
"""What verbs are whose subject stands further up: "promised to *help* Chad"."""

_NEAR = 200
"""How many mentions back anybody remembers."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention that a later one may go back to; ``how`` is "together" for coordinated actors as one."""

    actors: tuple[Actor, ...]
    word: Word
    how: str
    subject: bool
    gender: str


@dataclass(slots=True)
class Story:
    """Mentions in text order, the bodies that a noun last stood for, and titles of many by their words."""

    seen: list[Seen] = field(default_factory=list)
    bodies: dict[str, Actor] = field(default_factory=dict)
    titles: dict[int, Noun] = field(default_factory=dict)
    order: dict[Actor, None] = field(default_factory=dict)

    def add(self, seen: Seen) -> None:
        """Put a mention on the list."""
        self.seen.append(seen)
        for actor in seen.actors:
            self.order.pop(actor, None)
            self.order[actor] = None

    @property
    def actors(self) -> Iterator[Actor]:
        """Everybody mentioned so far, the latest first, once each."""
        return reversed(self.order)

    def back(self, head: Word, sentences: int) -> Iterator[Seen]:
        """Mentions before a word, latest first, at most so many sentences back; of endless ones, the near."""
        for seen in islice(reversed(self.seen), _NEAR):
            if head.sentence - seen.word.sentence > sentences:
                return
            yield seen

    def latest(
        self, head: Word, sentences: int, count: int, fits: Callable[[Seen, Actor], bool]
    ) -> list[Actor]:
        """The last ``count`` different actors that fit, in text order; fewer where there are not so many.

        Args:
            head: The word that goes back to them.
            sentences: How many sentences back they may be.
            count: How many are wanted.
            fits: Whether a mention, and one of its actors, is such a one.
        """
        found: dict[Actor, None] = {}
        for seen in self.back(head, sentences):
            for actor in reversed(seen.actors):
                if len(found) < count and fits(seen, actor):
                    found[actor] = None
        return [*found][::-1]

    def together(self, head: Word, sentences: int, fits: Callable[[Seen, Actor], bool]) -> list[Actor]:
        """The actors that fit of the latest sentence with two or more, nobody beside his own country.

        Args:
            head: The word that goes back to them.
            sentences: How many sentences back they may be.
            fits: Whether a mention, and one of its actors, is such a one.
        """
        found: dict[int, dict[Actor, None]] = {}
        for seen in self.back(head, sentences):
            fitting = (actor for actor in seen.actors if fits(seen, actor))
            found.setdefault(seen.word.sentence, {}).update(dict.fromkeys(fitting))
        parties = (_parties(found[sentence]) for sentence in sorted(found, reverse=True))
        return next((several for several in parties if len(several) > 1), [])[::-1]


def _parties(actors: Iterable[Actor]) -> list[Actor]:
    """Those who are not beside their own country: of Russia and Lavrov, Russia."""
    actors = list(actors)
    states = {actor.country for actor in actors if actor.kind == "country"}
    return [actor for actor in actors if actor.kind == "country" or actor.country not in states]


def beside(scene: Scene, head: Word) -> set[Actor]:
    """Who a word cannot be: the subject of the verb that it is an object of, those coordinated with it.

    Example:
        Turkey, for "it" of "Turkey blames it"; nobody, for "it" of "it blames Turkey".
    """
    if head.relation == "conjunct":
        return _named(scene, (other for other in head.head.conjuncts() if other is not head))
    subjects = _subjects_above(head)
    around = [head, *head.ancestors()]
    if any(subject in around for subject in subjects):
        return set()
    return _named(scene, (each for subject in subjects for each in subject.conjuncts()))


def _subjects_above(head: Word) -> list[Word]:
    """The subjects of the nearest verb above a word that has some, or must have its own."""
    for verb in filter(lambda word: word.verbal, head.ancestors()):
        subjects = [child for child in verb.children if child.relation in SUBJECTS]
        if subjects or verb.relation not in _UNDERSTOOD:
            return subjects
    return []


def _named(scene: Scene, words: Iterable[Word]) -> set[Actor]:
    return {actor for word in words for actor in scene.at(word)}


def remember(scene: Scene, story: Story, words: Sequence[Word], index: int) -> None:
    """Put the mention at a word on the list; coordinated mentions also as one.

    Args:
        scene: The document.
        story: The list.
        words: The document's words.
        index: The word; nothing happens where it heads no mention.
    """
    mention = scene.mentions.get(index)
    if mention is None:
        return
    word = words[index]
    first = first_of(word)
    subject = first.relation in SUBJECTS
    gender = scene.genders.get(mention.actors[0].id, "") if len(mention.actors) == 1 else ""
    story.add(Seen(mention.actors, word, mention.how, subject, gender))
    if first is not word:
        if len(together := _joined(scene, first, word)) > 1:
            story.add(Seen(together, word, "together", subject, ""))
    elif (other := _met(scene, word, mention)) is not None:
        story.add(Seen((*other.actors, *mention.actors), word, "together", True, ""))


def _joined(scene: Scene, first: Word, last: Word) -> tuple[Actor, ...]:
    """Who is coordinated, from the first to the last, once each; nobody where one of them is not known."""
    mentions = [scene.mentions.get(other.i) for other in first.conjuncts() if other.i <= last.i]
    known = [mention for mention in mentions if mention is not None]
    if len(known) < len(mentions):
        return ()
    return tuple(dict.fromkeys(actor for mention in known for actor in mention.actors))


def _met(scene: Scene, word: Word, mention: Mention) -> Mention | None:
    """Whom somebody alone meets: the subject of the verb whose object he is, "*Lavrov* talked to Kerry"."""
    verb = _meeting(word)
    if verb is None or word.child("conjunct") is not None:
        return None
    subjects = (scene.mentions.get(child.i) for child in verb.children if child.relation == "subject")
    other = next(filter(None, subjects), None)
    return other if other is not None and _is_like(other.actors, mention.actors) else None


def _meeting(word: Word) -> Word | None:
    """The verb of meeting that a word is an object of, straight or with "with" or "to"."""
    if word.relation == "governed":
        verb = word.head.head if word.head.lower in _MEETING_WITH else word.head
    elif word.relation == "object":
        verb = word.head
    else:
        return None
    return verb if verb.lemma in _MEETING else None


def _is_like(one: Sequence[Actor], other: Sequence[Actor]) -> bool:
    """Whether both are one actor, of one kind, and not the same."""
    return len(one) == len(other) == 1 and one[0].kind == other[0].kind and one != other
