"""Parse -> Candidates: the words that may stand for an actor; `kg.actors.cast` says for whom.

Names come from the gazetteer, from runs of capitalised words, and, as weak evidence, from the parser's
entities; nouns from the lists of titles, agents and common nouns; pronouns from a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.actors.candidates import Candidate
from kg.actors.known import find_known
from kg.actors.pieces import read_run
from kg.actors.runs import find_runs
from kg.lexicon import Gazetteer, Noun, Nouns, Pronoun, load_nouns, load_pronouns, word_list
from kg.words import Parse, Pos, Word

_PEOPLE_ENDINGS = tuple(sorted(word_list("actors.people_endings")))
_ALSO_ACRONYMS = word_list("actors.also_acronyms")
_PAIRS = word_list("actors.pairs")
_NOUN_LIKE: frozenset[Pos] = frozenset({"noun", "name", "adjective", "verb"})
_SIDES = Noun("side", "side", None, None, True)  # the noun that "the two" is short for


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a document, the lists, and which words are in a name."""

    words: Sequence[Word]
    nouns: Nouns
    pronouns: Mapping[str, Pronoun]
    taken: bytearray


def find_candidates(
    parse: Parse, gazetteer: Gazetteer, speakers: Iterable[Word] = ()
) -> tuple[Candidate, ...]:
    """All candidates of a document in text order; one word is in one candidate at most.

    Args:
        parse: The parsed document; needs tags, tree and entity labels.
        gazetteer: The known names.
        speakers: Words that are names whatever they look like: "GIBBS" before a turn.
    """
    words = parse.words
    known = find_known(words, gazetteer)
    text = _Text(words, load_nouns(gazetteer), load_pronouns(), bytearray(len(words)))
    runs = find_runs(words, known, text.nouns, {word.i for word in speakers})
    found = [name for run in runs for name in read_run(words, run, known, text.nouns)]
    for name in found:
        text.taken[name.first : name.last + 1] = b"\1" * (name.last + 1 - name.first)
    found.extend(made for word in words if not text.taken[word.i] and (made := _read_word(text, word)))
    return tuple(sorted(found, key=lambda candidate: candidate.first))


def _read_word(text: _Text, word: Word) -> Candidate | None:
    """The candidate that a word heads that is in no name, by the first kind that it is of."""
    return next((make(text, word) for is_one, make in _KINDS if is_one(text, word)), None)


def _is_pronoun(text: _Text, word: Word) -> bool:
    return word.pos == "pronoun" or word.form in ("personal", "possessive")


def _pronoun(text: _Text, word: Word) -> Candidate | None:
    """ "They", "its"; but "US" is no "us"."""
    pronoun = text.pronouns.get(word.lower)
    if pronoun is None or (word.lower in _ALSO_ACRONYMS and word.text.isupper()):
        return None
    return Candidate(word.i, word.i, word, "pronoun", pronoun=pronoun)


def _is_listed(text: _Text, word: Word) -> bool:
    return word.pos in _NOUN_LIKE and word.lower in text.nouns


def _listed_noun(text: _Text, word: Word) -> Candidate | None:
    """ "troops", "foreign minister": the longest phrase of the lists that ends at a word."""
    first = text.nouns.longest(text.words, word.i)
    while text.taken[first]:
        first += 1
    noun = text.nouns.get(" ".join(each.lower for each in text.words[first : word.i + 1]))
    if noun is None or noun.cls == "thing" or _is_other_word(word, noun):
        return None
    return Candidate(first, word.i, word, "noun", noun=noun)


def _is_other_word(word: Word, noun: Noun) -> bool:
    """ "to guard", "many rebel soldiers": a verb, or an adjective that only ends a longer phrase."""
    if word.pos == "verb":
        return not word.text[0].isupper()
    return word.pos == "adjective" and noun.word != word.lower


def _is_pair(text: _Text, word: Word) -> bool:
    subject = word.relation == "subject" or word.relation == "passive subject"
    return subject and word.lower in _PAIRS and word.child("determiner") is not None


def _pair(text: _Text, word: Word) -> Candidate:
    """ "The two agreed": as if it were "the two sides"."""
    return Candidate(word.i, word.i, word, "noun", noun=_SIDES)


def _is_people(text: _Text, word: Word) -> bool:
    return word.form == "plural" and word.lower.endswith(_PEOPLE_ENDINGS)


def _people(text: _Text, word: Word) -> Candidate:
    """ "administrators", "villagers": people by their ending, without a list."""
    noun = Noun(word.lemma, "other", "group", "CVL", True)
    return Candidate(word.i, word.i, word, "noun", noun=noun)


_KINDS: tuple[tuple[Callable[[_Text, Word], bool], Callable[[_Text, Word], Candidate | None]], ...] = (
    (_is_pronoun, _pronoun),
    (_is_listed, _listed_noun),
    (_is_pair, _pair),
    (_is_people, _people),
)
"""Kinds of words, and the candidate that one of the kind is; only the first kind that fits is asked."""
