"""Parse -> Candidates: the words that may stand for an actor; `kg.actors.cast` says for whom.

Names come from the gazetteer, from runs of capitalised words, and, as weak evidence, from the parser's
entities; nouns from the lists of titles, agents and common nouns; pronouns from a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.actors.candidates import Candidate
from kg.actors.headlines import plain_words
from kg.actors.known import find_known
from kg.actors.nouns import Noun, Nouns, Pronoun, load_nouns, load_pronouns
from kg.actors.pieces import read_run
from kg.actors.runs import find_runs
from kg.lexicon import Gazetteer, word_list
from kg.words import SUBJECTS, Form, Parse, Pos, Word

_PEOPLE_ENDINGS = tuple(sorted(word_list("actors.people_endings")))
_ARTICLES = word_list("actors.articles")
_PAIRS = word_list("actors.pairs")
_NOUN_LIKE: frozenset[Pos] = frozenset({"noun", "name", "adjective", "verb"})
_PRONOMINAL: frozenset[Form] = frozenset({"personal", "possessive"})
_SIDES = Noun("side", "side", None, None, True)  # the noun that "the two" is short for


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a document, the lists, which words are in a name, and which in headlines are none."""

    words: Sequence[Word]
    nouns: Nouns
    pronouns: Mapping[str, Pronoun]
    taken: bytearray
    plain: frozenset[int]


def find_candidates(
    parse: Parse, gazetteer: Gazetteer, speakers: Iterable[Word] = (), askers: Iterable[Word] = ()
) -> tuple[Candidate, ...]:
    """All candidates of a document in text order; one word is in one candidate at most.

    Args:
        parse: The parsed document; needs tags, tree and entity labels.
        gazetteer: The known names.
        speakers: Words that are names whatever they look like: "GIBBS" before a turn.
        askers: Words that are none: the "Q" before a turn.
    """
    words = parse.words
    known = find_known(words, gazetteer, parse.document.published)
    plain = plain_words(parse, gazetteer) | {word.i for word in askers}
    text = _Text(words, load_nouns(gazetteer), load_pronouns(), bytearray(len(words)), plain)
    runs = find_runs(words, known, text.nouns, {word.i for word in speakers}, plain)
    titles = _titles(parse)
    found = [
        name
        for run in runs
        for name in read_run(words, run, known, text.nouns)
        if name.form != "unknown" or name.last not in titles
    ]
    for name in found:
        text.taken[name.first : name.last + 1] = b"\1" * (name.last + 1 - name.first)
    found.extend(made for word in words if not text.taken[word.i] and (made := _read_word(text, word)))
    return tuple(sorted(found, key=lambda candidate: candidate.first))


def _titles(parse: Parse) -> frozenset[int]:
    """The words of the titles that were one word with a name to the parser: they name nobody new."""
    parts = (part for name in parse.names for part in name.parts if part.relation == "compound")
    return frozenset(i for part in parts for i in range(part.first, part.stop))


def _read_word(text: _Text, word: Word) -> Candidate | None:
    """The candidate that a word heads that is in no name; what kind of word it is decides."""
    if word.pos == "pronoun" or word.form in _PRONOMINAL:
        return _pronoun(text, word)
    if word.pos in _NOUN_LIKE and word.lower in text.nouns:
        return _listed_noun(text, word)
    if word.lower in _PAIRS:
        return _pair(word)
    return _people(word) if word.form == "plural" else None


def _pronoun(text: _Text, word: Word) -> Candidate | None:
    """ "They", "its"."""
    pronoun = text.pronouns.get(word.lower)
    return Candidate(word.i, word.i, word, "pronoun", pronoun=pronoun) if pronoun is not None else None


def _listed_noun(text: _Text, word: Word) -> Candidate | None:
    """ "troops", "foreign minister": the longest phrase of the lists that ends at a word."""
    first = text.nouns.longest(text.words, word.i)
    while text.taken[first]:
        first += 1
    noun = text.nouns.get(" ".join(each.lower for each in text.words[first : word.i + 1]))
    if noun is None or _is_other_word(word, noun) or _is_unclear(text, first):
        return None
    if noun.cls == "thing" and not (first == word.i and _is_short_name(text, word)):
        return None
    return Candidate(first, word.i, word, "noun", noun=noun)


def _is_unclear(text: _Text, first: int) -> bool:
    """ "Kenya *Recalls* Ambassador": the parser makes one phrase of a noun and a verb of a headline."""
    before = text.words[first - 1] if first else None
    return before is not None and before.i in text.plain and before.relation == "compound"


def _is_other_word(word: Word, noun: Noun) -> bool:
    """ "to guard", "many rebel soldiers": a verb, or an adjective that only ends a longer phrase."""
    if word.pos == "verb":
        return not word.text[0].isupper()
    return word.pos == "adjective" and noun.word != word.lower


def _is_short_name(text: _Text, word: Word) -> bool:
    """ "the Pact": what may be the end of a name that the text has in full."""
    before = text.words[word.i - 1].lower if word.i else ""
    return word.text[0].isupper() and before in _ARTICLES


def _pair(word: Word) -> Candidate | None:
    """ "The two agreed": as if it were "the two sides"; not "two agreed", nor "the two ministers"."""
    if word.relation not in SUBJECTS or word.child("determiner") is None:
        return None
    return Candidate(word.i, word.i, word, "noun", noun=_SIDES)


def _people(word: Word) -> Candidate | None:
    """ "administrators", "villagers": people by their ending, without a list."""
    if not word.lower.endswith(_PEOPLE_ENDINGS):
        return None
    return Candidate(word.i, word.i, word, "noun", noun=Noun(word.lemma, "other", "group", "CVL", True))
