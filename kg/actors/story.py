"""What was mentioned so far, in order: what descriptions and pronouns go back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.actors.discourse import Scene
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Relation, Word

_MEETING = word_list("meeting")
SUBJECTS: tuple[Relation, ...] = ("subject", "passive subject")
MODIFIERS = {"compound", "adjective", "nominal"}


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
    """Mentions in text order, and the bodies that a noun last stood for."""

    seen: list[Seen] = field(default_factory=list)
    bodies: dict[str, Actor] = field(default_factory=dict)
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
        """Mentions before a word, latest first, at most so many sentences back."""
        for seen in reversed(self.seen):
            if head.sentence - seen.word.sentence > sentences:
                return
            yield seen

    def latest(
        self, head: Word, sentences: int, count: int, fits: Callable[[Seen, Actor], bool]
    ) -> list[Actor]:
        """The last ``count`` different actors that fit, in text order; fewer where there are not so many."""
        found: list[Actor] = []
        for seen in self.back(head, sentences):
            for actor in reversed(seen.actors):
                if actor not in found and fits(seen, actor):
                    found.append(actor)
                    if len(found) == count:
                        return found[::-1]
        return found[::-1]

    def together(self, head: Word, sentences: int, fits: Callable[[Seen, Actor], bool]) -> list[Actor]:
        """The actors that fit of the latest sentence with two or more, nobody beside his own country."""
        found: dict[int, dict[Actor, None]] = {}
        for seen in self.back(head, sentences):
            for actor in seen.actors:
                if fits(seen, actor):
                    found.setdefault(seen.word.sentence, {})[actor] = None
        for sentence in sorted(found, reverse=True):
            states = {actor.country for actor in found[sentence] if actor.kind == "country"}
            parties = [a for a in found[sentence] if a.kind == "country" or a.country not in states]
            if len(parties) > 1:
                return parties[::-1]
        return []


def _met(scene: Scene, word: Word) -> tuple[Actor, ...] | None:
    """Whom somebody meets or talks to: the subject of the verb of meeting that the word is an object of."""
    verb = word.head.head if word.relation == "governed" and word.head.lower in ("with", "to") else word.head
    if word.relation not in ("object", "governed") or verb.lemma not in _MEETING:
        return None
    for child in verb.children:
        mention, mine = scene.mentions.get(child.i), scene.mentions.get(word.i)
        if child.relation == "subject" and mention is not None and mine is not None:
            alike = (
                len(mention.actors) == len(mine.actors) == 1 and mention.actors[0].kind == mine.actors[0].kind
            )
            return mention.actors if alike and mention.actors != mine.actors else None
    return None


def beside(scene: Scene, head: Word) -> set[Actor]:
    """Who a word cannot be: the subject of the verb that it is an object of, those coordinated with it."""
    around = [head, *head.ancestors()]
    if head.relation == "conjunct":
        mentions = (scene.spans.get(other.i) for other in head.head.conjuncts() if other is not head)
        return {actor for mention in mentions if mention is not None for actor in mention.actors}
    for verb in around[1:]:
        if not verb.verbal:
            continue
        subjects = [child for child in verb.children if child.relation in SUBJECTS]
        if any(child in around for child in subjects):
            return set()
        if subjects:
            mentions = (scene.spans.get(child.i) for subject in subjects for child in subject.conjuncts())
            return {actor for mention in mentions if mention is not None for actor in mention.actors}
        if verb.relation not in ("open complement", "conjunct"):
            return set()
    return set()


def remember(scene: Scene, story: Story, words: Sequence[Word], index: int) -> None:
    """Put the mention at a word on the list; coordinated mentions also as one."""
    mention = scene.mentions.get(index)
    if mention is None:
        return
    word = words[index]
    gender = scene.genders.get(mention.actors[0].id, "") if len(mention.actors) == 1 else ""
    first = word
    while first.relation == "conjunct" and first.head is not first:
        first = first.head
    subject = first.relation in SUBJECTS
    story.add(Seen(mention.actors, word, mention.how, subject, gender))
    if (other := _met(scene, first)) is not None and word is first:
        story.add(Seen((*other, *mention.actors), word, "together", True, ""))
    if first is not word:
        joined = [scene.mentions.get(other.i) for other in first.conjuncts() if other.i <= word.i]
        if joined[-1] is mention and all(joined):
            together = tuple(dict.fromkeys(actor for each in joined if each for actor in each.actors))
            if len(together) > 1:
                story.add(Seen(together, word, "together", subject, ""))
