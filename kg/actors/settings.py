"""Where those without an owner are at home: the one country that their sentence, or the text, is set in.

The nearest name is no home: who acts on them, speaks of them or suffers from them lends nobody a country,
nor do news agencies, embassies and the place of a dateline.  A place does ("marched in *Tbilisi*"), and who
is told of in a clause of its own ("after *Mali*'s president fled, the army ...").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import Literal

from kg.actors.coordination import first_of
from kg.actors.discourse import Scene
from kg.lexicon import word_list
from kg.model import Mention
from kg.words import SUBJECTS, Pos, Relation, Word

_WITHIN = word_list("actors.settings.within")
_ELSEWHERE = word_list("actors.settings.elsewhere")
_REPORTING = word_list("reporting") | word_list("actors.settings.judging")
_AWAY = word_list("actors.settings.away")
_COMING = word_list("actors.settings.gathering")
_QUANTITIES = word_list("actors.settings.quantities")
_DASHES = word_list("actors.settings.dashes")
_OF = word_list("states.offices")
_OF_A_STATE = {"GOV", "MIL", "LEG", "JUD", "COP"}
"""Sectors of what each state has one of."""
_AGAINST_A_STATE = {"OPP", "REB"}
_PLACES = {"country", "place"}
_INSIDE: frozenset[Relation] = frozenset(
    {"compound", "adjective", "nominal", "possessor", "apposition", "conjunct"}
)
"""What a word inside a noun phrase is to the noun that it belongs to."""
_APART: frozenset[Relation] = frozenset({"adverbial", "conjunct", "relative", "adnominal"})
"""What stands apart from the sides of a clause."""
_TOLD: frozenset[Relation] = frozenset({"complement", "open complement", "parataxis"})
"""What somebody says, who is where he says it."""
_NAMING: frozenset[Pos] = frozenset(
    {"name", "numeral", "punctuation", "noun", "adposition", "symbol", "other"}
)
"""What words of a dateline are."""
_SAID: frozenset[Relation] = frozenset({"complement", "parataxis"})
_MOST = 40
"""A sentence with more mentions speaks of no one country."""
_HIGHEST = 40
"""How many words above a word are looked at."""
_DATELINE = 12
"""How many words a dateline has at most."""

Stand = Literal["lends", "bars", "neither"]
"""What a mention is to a noun without an owner: of its country, surely not of its country, or neither."""


def home_of(scene: Scene, head: Word, *, near: bool = True) -> str | None:
    """The country that a noun without an owner is of; None where nothing says so, or several things do.

    Args:
        scene: The document.
        head: The noun.
        near: Whether the sentence before, and then the whole document, may say it too.
    """
    here = _told_in(scene, head.sentence)
    if any(child.lower in _ELSEWHERE for child in head.children):
        return None
    placed = [mention for mention in here if _is_where(scene, mention, head)]
    stands = [(mention, _stand(scene, mention, head)) for mention in here]
    found = _codes(placed or (mention for mention, stand in stands if stand == "lends"))
    if not found and near:
        before = _codes(_told_before(scene, head))
        found = (before if before <= scene.topics else set()) or {*filter(None, [scene.stage])}
        found -= {scene.home} if _is_against_a_state(scene, head) else set()
    barred = _codes(mention for mention, stand in stands if stand == "bars" and not placed)
    return _only(found, barred)


def _only(found: set[str], barred: set[str]) -> str | None:
    """The one that was found, if nothing bars it."""
    return next(iter(found)) if len(found) == 1 and found.isdisjoint(barred) else None


def judged_before(scene: Scene, head: Word) -> str | None:
    """The one country that the sentence before speaks of, but not as who does or says it: "the regime"."""
    told = (mention for mention in _told_before(scene, head) if not _acts(scene, mention))
    found = _codes(told) - {scene.home}
    return next(iter(found)) if len(found) == 1 and may_be(scene, head, min(found)) else None


def placed_before(scene: Scene, head: Word) -> str | None:
    """The one country of the places that the sentence before names: "... in Tunis. The government ..."."""
    before = ((mention, scene.parse.words[mention.head]) for mention in _told_in(scene, head.sentence - 1))
    found = _codes(mention for mention, word in before if _is_within(scene, mention, word))
    barred = _codes(_barred(scene, head))
    return _only(found, barred)


def _is_within(scene: Scene, mention: Mention, word: Word) -> bool:
    """True for places after "in" and the like."""
    within = word.preposition in _WITHIN
    places = all(actor.kind in _PLACES and actor.country for actor in mention.actors)
    return within and places and not _in_dateline(scene, word)


def _acts(scene: Scene, mention: Mention) -> bool:
    return _top(scene.parse.words[mention.head]).relation in SUBJECTS


def may_be(scene: Scene, head: Word, code: str | None) -> bool:
    """True where a noun may be of a country: the text is about no other, and that is on no other side."""
    if code is None or scene.stage not in (None, code):
        return False
    return code not in _codes(_barred(scene, head))


def _barred(scene: Scene, head: Word) -> Iterator[Mention]:
    here = _told_in(scene, head.sentence)
    return (mention for mention in here if _stand(scene, mention, head) == "bars")


def place_of(scene: Scene, head: Word) -> Mention | None:
    """The one place that a clause says its people are in: "people marched in *Tbilisi*"."""
    here = _told_in(scene, head.sentence)
    placed = [mention for mention in here if _is_where(scene, mention, head)]
    return placed[0] if len(placed) == 1 else None


def _told_in(scene: Scene, sentence: int) -> Sequence[Mention]:
    here = scene.told_in(sentence)
    return here if len(here) <= _MOST else ()


def _codes(mentions: Iterable[Mention]) -> set[str]:
    return {actor.country for mention in mentions for actor in mention.actors if actor.country}


def _told_before(scene: Scene, head: Word) -> Iterator[Mention]:
    """Whom the sentence before speaks of, but not who speaks there, or judges."""
    for mention in _told_in(scene, head.sentence - 1):
        word = _top(scene.parse.words[mention.head])
        if not _is_aside(scene, word):
            yield mention


def _is_where(scene: Scene, mention: Mention, head: Word) -> bool:
    """True for a place that a clause names as where its people act: not where somebody says so."""
    word = first_of(scene.parse.words[mention.head])
    if not _is_within(scene, mention, word):
        return False
    mine, other = _branches(head, word)
    if mine is None or other is None or mine.head.lemma in _COMING:
        return False
    said = mine.relation in _SAID and mine.head.lemma in _REPORTING
    clauses = (*_between(word, mine.head), *_between(head, mine.head))
    apart = any(each.verbal and each.relation != "open complement" for each in clauses)
    nouns = (each for each in _between(head, mine.head) if each.nominal)
    inside = word.i > head.i and any(each.lemma not in _QUANTITIES for each in nouns)
    return not any((said, apart, inside))


def _between(word: Word, end: Word) -> Iterator[Word]:
    """The words above a word, up to one of them; of coordinated words the first alone."""
    return takewhile(lambda each: each is not end, first_of(word).ancestors())


def _stand(scene: Scene, mention: Mention, head: Word) -> Stand:
    """What somebody named is to the noun, by where both hang in the tree."""
    word = _top(scene.parse.words[mention.head])
    mine, other = _branches(head, word)
    if mine is None or _is_aside(scene, word):
        return "neither"
    relations = {each.relation for each in (mine, other) if each is not None}
    if other is not None and _shares(mine, other):
        return "bars"
    if other is not None and not mine.head.verbal:
        return "neither"
    if relations & _APART:
        return "lends"
    if _is_of_people(scene, mention, word) and _is_of_a_state(scene, head):
        return "lends"
    if _is_of_a_state(scene, head) and all(actor.kind == "person" for actor in mention.actors):
        return "neither"  # who accuses the government may be its opposition
    return "neither" if other is None or relations & _TOLD else "bars"


def _shares(clause: Word, subject: Word) -> bool:
    """True for a clause whose doer is the subject of the verb above: "Algeria objected and *demanded*"."""
    shared = subject.relation in SUBJECTS and clause.relation in ("conjunct", "adverbial")
    return shared and clause.verbal and clause.child(*SUBJECTS) is None


def _is_of_people(scene: Scene, mention: Mention, word: Word) -> bool:
    """True for the adjective of people who are no part of a state: "*Algerian* landowners"."""
    noun = scene.lexicon.get(word.lower)
    return word.i != mention.head and noun is not None and noun.sector not in _OF_A_STATE


def _is_against_a_state(scene: Scene, head: Word) -> bool:
    """True for "the opposition": of whom a government speaks without more is not its own."""
    noun = scene.lexicon.get(head.lower)
    return noun is not None and noun.sector in _AGAINST_A_STATE


def _is_of_a_state(scene: Scene, head: Word) -> bool:
    noun = scene.lexicon.get(head.lower)
    return noun is not None and noun.sector in _OF_A_STATE


def _branches(one: Word, other: Word) -> tuple[Word | None, Word | None]:
    """Where two words part: what they hang by below the word above both; None for one that is above."""
    above = {word.i: below for word, below in _climb(other)}
    for word, below in _climb(one):
        if word.i in above:
            return below, above[word.i]
    return None, None


def _climb(word: Word) -> Iterator[tuple[Word, Word | None]]:
    """A word and all above it, each with the one below it on the way."""
    yield word, None
    below = word
    for above in islice(word.ancestors(), _HIGHEST):
        yield above, below
        below = above


def _top(word: Word) -> Word:
    """The noun whose phrase a word is in: the embassy, of "the *U.S.* Embassy"."""
    while word.head is not word:
        if word.relation in _INSIDE and word.head.nominal:
            word = word.head
        elif word.preposition in _OF and word.head.head.nominal:
            word = word.head.head
        else:
            break
    return word


def _is_aside(scene: Scene, word: Word) -> bool:
    """True for who is not at home, and for who only speaks."""
    return _is_away(scene, word) or _speaks(word)


def _speaks(word: Word) -> bool:
    """True for who says something, or judges others."""
    return word.relation in SUBJECTS and word.head.lemma in _REPORTING


def _is_away(scene: Scene, word: Word) -> bool:
    """True for who works where he is not at home, and for what a dateline names."""
    return word.lemma in _AWAY or _in_dateline(scene, word)


def _in_dateline(scene: Scene, word: Word) -> bool:
    """True for "HARARE" in "HARARE, Zimbabwe (Reuters) - Troops ..."."""
    words = scene.parse.sentences[word.sentence].words[:_DATELINE]
    opening = [*takewhile(lambda each: each.text not in _DASHES, words)]
    if word not in opening or len(opening) == len(words):
        return False
    return all(each.pos in _NAMING for each in opening)
