"""A document as the features see it: who is meant where, whose words they are, and what is told beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.actors import Cast
from kg.confidence.witness import Weights, logits, weights
from kg.model import Actor, Event, Mention, State
from kg.syntax import Quote
from kg.words import Parse, Sentence, Word


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with what the features ask for, found once.

    ``mentions`` and ``told`` (how many events) are by the number of a sentence, ``witnessed`` is what the
    second witness says of each sentence that tells an event.
    """

    parse: Parse
    mentions: Mapping[int, Sequence[Mention]]
    told: Mapping[int, int]
    witnessed: Mapping[int, Sequence[float]]
    quotes: Sequence[Quote]

    @classmethod
    def of(
        cls, facts: Iterable[Event | State], parse: Parse, cast: Cast, known: Weights | None = None
    ) -> Scene:
        """The scene of a document; ``known`` are the weights of another witness than ours."""
        mentions: dict[int, list[Mention]] = defaultdict(list)
        for mention in cast.mentions:
            mentions[parse.words[mention.head].sentence].append(mention)
        told = Counter(_word(fact, parse).sentence for fact in facts if isinstance(fact, Event))
        by_words = {number: logits(parse.sentences[number], known or weights()) for number in told}
        return cls(parse, mentions, told, by_words, sorted(cast.quotes, key=lambda quote: quote.start))

    def trigger(self, fact: Event | State) -> Word:
        """The word that carries a fact."""
        return _word(fact, self.parse)

    def sentence(self, word: Word) -> Sentence:
        """The sentence of a word."""
        return self.parse.sentences[word.sentence]

    def mention(self, actor: Actor, near: Word) -> Mention | None:
        """The words of the same sentence that stand for somebody, the nearest ones."""
        here = (each for each in self.mentions.get(near.sentence, ()) if actor in each.actors)
        return min(here, key=lambda mention: abs(mention.head - near.i), default=None)

    def quote(self, word: Word) -> Quote | None:
        """The quotation, or the turn of a transcript, that a word stands in."""
        at = bisect_right(self.quotes, word.start, key=lambda quote: quote.start)
        last = self.quotes[at - 1] if at else None
        return last if last is not None and word.start < last.end else None


def _word(fact: Event | State, parse: Parse) -> Word:
    at = bisect_left(parse.words, fact.trigger.start, key=lambda word: word.start)
    return parse.words[min(at, len(parse.words) - 1)]
