"""OpenFact -> who and when its words mean, whether it is so and who says so, and which event says the same.

What the other rooms know of a document is joined here to the words of a triple: the cast to its slots, the
truth to its predicate, times to both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from kg.actors import Cast
from kg.events import Truth, members
from kg.lexicon import word_list
from kg.model import Actor, Evidence, TimeSpan
from kg.times import TimeExpression, governing, interval_of
from kg.triples.openfact import OpenFact
from kg.triples.phrases import Phrase
from kg.words import Word

_last = attrgetter("last")
_COPULAS = word_list("triples.copulas")
_DENYING, _DOUBTING = word_list("triples.none"), word_list("triples.doubting")


def _untold(_: Word) -> Truth:
    return Truth()


@dataclass(frozen=True, slots=True)
class Links:
    """What is known of a document besides its words.

    ``truth`` says of a predicate whether it is so and who says so; ``triggers`` are the places of the words
    that carry an event or a state, by their first character.
    """

    cast: Cast = field(default_factory=lambda: Cast(()))
    times: Sequence[TimeExpression] = ()
    truth: Callable[[Word], Truth] = _untold
    triggers: Mapping[int, Evidence] = field(default_factory=dict)

    def who(self, words: Phrase, head: Word) -> tuple[Actor, ...]:
        """Whom a phrase with this head names, () unless that is known of each of its members.

        Example:
            "Iran and the rebels" names nobody, where nobody knows the rebels.
        """
        found: list[Actor] = []
        for member in _members(words, head):
            mention = self.cast.mention(member)
            if mention is None or mention.head != member.i:
                return ()
            found += mention.actors
        return tuple(dict.fromkeys(found))

    def when(self, head: Word) -> TimeSpan | None:
        """What a phrase with this head dates, if it is a time: "since May"; not "the talks in May"."""
        i = _noun(head).i
        at = bisect_left(self.times, i, key=_last)
        if at == len(self.times) or self.times[at].first > i:
            return None
        return self.times[at].span

    def truth_of(self, word: Word, fact: OpenFact) -> Truth:
        """Whether it is so what a clause tells; an apposition and a title hold whatever their clause does.

        "No friend of Togo" is none, and "an alleged spy" may be one.
        """
        truth, said = self.truth(word), _said_of(fact)
        if not word.verbal:
            said = (*said, *(child for child in word.right if child.relation == "negation"))
            denied = any(each.lower in _DENYING for each in said)
            truth = replace(truth, polarity="negative" if denied else "positive", factuality="actual")
        doubted = any([each.lower in _DOUBTING for each in said])
        return replace(truth, factuality="hypothetical") if doubted else truth

    def time_of(self, word: Word) -> TimeSpan | None:
        """When it is so what a clause tells."""
        if not self.times or not word.verbal:
            return None
        attribute = word.child("attribute") if word.lemma == "be" else None
        return interval_of(attribute, self.times) if attribute is not None else governing(word, self.times)

    def trigger_of(self, fact: OpenFact) -> Evidence | None:
        """Where an event or a state says the same: at its verbs, or the first thing that is said of it."""
        for word in _tellers(fact):
            if word.start in self.triggers:
                return self.triggers[word.start]
        return None


def _said_of(fact: OpenFact) -> tuple[Word, ...]:
    """What stands before the noun that says what somebody is: "is an *alleged* spy of"."""
    if not fact.implied and all(word.lemma not in _COPULAS for word in fact.relation if word.verbal):
        return ()
    said = (head_of(words) for _, words in fact.arguments[:1] if words)
    nouns = [word for word in (*fact.relation, *said) if word.nominal]
    return tuple(child for noun in nouns for child in noun.children if child.i < noun.i)


def head_of(words: Phrase) -> Word:
    """The word of a phrase on which the others hang; of a title, the last: "Prime *Minister*"."""
    if len(words) == 1:
        return words[0]
    here = {word.i for word in words}
    tops = [word for word in words if word.head is word or word.head.i not in here]
    one = len(tops) == 1 or len({word.head.i for word in tops}) == 1
    return tops[-1] if one else tops[0]


def _noun(head: Word) -> Word:
    """What a preposition at the head of a phrase leads to: "in *Oslo*"."""
    return (head.child("governed") or head) if head.pos == "adposition" else head


def _members(words: Phrase, head: Word) -> list[Word]:
    """The members of a coordination, or the only thing that a phrase with this head names."""
    here = {word.i for word in words}
    return [member for member in members(_noun(head)) if member.i in here]


def _tellers(fact: OpenFact) -> Iterator[Word]:
    """The words of a relation, and the noun that goes with its verb: "held *talks*"."""
    yield from (word for word in reversed(fact.relation) if word.verbal or word.nominal)
    heads = (head_of(words) for _, words in fact.arguments[:1] if words)
    yield from (head for head in heads if head.nominal)
