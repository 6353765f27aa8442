"""Relation phrase -> its normal form: lemmas without what only inflects, measures or colours it.

"has since been seen as" and "were seen as" are one relation, "be seen as".  The passive stays: who is
seen sees nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.lexicon import word_list, word_order
from kg.triples.phrases import Phrase
from kg.words import Relation, Word

_DROPPED: frozenset[Relation] = frozenset(
    {
        "auxiliary", "negation", "determiner", "predeterminer", "adverb", "adjective", "possessor", "case",
        "number", "quantifier", "noun adverb", "punctuation", "interjection", "coordinator", "preconjunct",
    }
)  # fmt: skip
_ARTICLES = word_list("triples.articles")
_WEIGHING = word_list("triples.past") | word_list("triples.doubting")
_LEMMAS = dict(pair.split(":") for pair in word_order("triples.implied"))
_HANGING: frozenset[Relation] = frozenset({"preposition", "agent", "mark"})


def normal_of(relation: Phrase, implied: str = "") -> str:
    """The key by which relations are grouped.

    Args:
        relation: the words of a relation phrase.
        implied: a verb that the text leaves out, before them.

    Example:
        "has not agreed to meet with" -> "agree to meet with"; "was a founding member of" -> "be member of".
    """
    kept = [word for word in relation if _is_kept(word)]
    verb = next((word for word in kept if word.verbal), None)
    unsaid = "" if verb is not None and verb.form == "gerund" else implied  # "troops [be] standing in"
    forms = (_form(word, passive=bool(unsaid) and word is verb) for word in _opened(kept))
    return " ".join([*_unsaid(unsaid), *forms])


def predicate_of(relation: Phrase, implied: str = "") -> str:
    """The verb that says most, with its particle; a copula with what it says.

    Example:
        "has not agreed to meet with" -> "meet"; "was a member of" -> "be member of".
    """
    verbs = [word for word in relation if word.verbal and word.relation not in _DROPPED]
    last = next((word for word in reversed(verbs) if word.relation != "passive auxiliary"), None)
    if last is None or last.lemma == "be":
        return normal_of(relation, implied)
    particles = (child.lower for child in last.children if child.relation == "particle" and child in relation)
    return " ".join([last.lemma, *particles])


def _unsaid(implied: str) -> Iterator[str]:
    """A form of "be" or "have", before what else is implied: "is a member of"."""
    return (_LEMMAS.get(word, word) for word in implied.split() if word not in _ARTICLES)


def _is_kept(word: Word) -> bool:
    """Also an adjective without which it would not be true: "is a *former* member of"."""
    return word.form == "to" or word.lower in _WEIGHING or word.relation not in _DROPPED


def _opened(kept: list[Word]) -> list[Word]:
    """Without a "to" before the first verb: "the plan *to* leave" is the relation "leave"."""
    return kept[1:] if kept and kept[0].form == "to" else kept


def _form(word: Word, *, passive: bool) -> str:
    """A participle after "be" as it stands; all else by its lemma."""
    passive = passive or word.child("passive auxiliary") is not None
    return word.lower if passive or word.relation in _HANGING else word.lemma.lower()
