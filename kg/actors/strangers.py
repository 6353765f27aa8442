"""Words -> what lists say of them before the parse, and which may be a name that no list has.

The parser's own guess who is named is needed for the latter alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.actors.known import Known, find_known
from kg.actors.nouns import load_nouns
from kg.lexicon import Gazetteer, word_list
from kg.times import find_matches
from kg.words import Entity, Parse, Sight, Word

_HOURS = word_list("names.hours")
_LONGEST_TITLE = 12
_LABELS: Mapping[str, Entity] = {"person": "person", "country": "state", "place": "state"}
_NATIONAL = frozenset({"adjective", "demonym", "joining"})
"""Means by which a word names a country's people or what is theirs."""


def look(parse: Parse, gazetteer: Gazetteer) -> Sight:
    """What is seen at first sight: the labels of known names and of times, and the names that nobody knows.

    The latter are words with a capital in the middle of a sentence, the same words at the start of one, and
    surnames of people whom we know there.

    Args:
        parse: What is known before the parse; a word with a capital within a sentence is a "name".
        gazetteer: The known names.
    """
    labels = _times(parse)
    for at, name in find_known(parse.words, gazetteer).items():
        labels.update(dict.fromkeys(range(at, at + name.length), _label(name)))
    unknown = _unlisted(parse.words, gazetteer, labels)
    texts = {parse.words[i].text for i in unknown}
    found = (word.i for word in parse.words if word.text in texts and word.i not in labels)
    return Sight(labels, frozenset(found))


def _times(parse: Parse) -> dict[int, Entity]:
    """The labels of the words that tell a time."""
    labels: dict[int, Entity] = {word.i: "time" for word in parse.words if word.lower in _HOURS}
    for found in find_matches(parse):
        labels.update(dict.fromkeys(range(found.first, found.last + 1), "date"))
    return labels


def _label(name: Known) -> Entity:
    entry = name.entries[0]
    return "nationality" if entry.how in _NATIONAL else _LABELS.get(entry.actor.kind, "organization")


def _unlisted(words: Sequence[Word], gazetteer: Gazetteer, labels: Collection[int]) -> set[int]:
    """The words that look like names and are in no name, title or date of the lists."""
    nouns = load_nouns(gazetteer)
    found: set[int] = set()
    titled = 0
    for word in words:
        if word.pos != "name" and not (word.text[0].isupper() and gazetteer.surname(word.text)):
            continue
        titled = max(titled, nouns.title(words, word.i, min(len(words), word.i + _LONGEST_TITLE)))
        if word.i >= titled and word.i not in labels:
            found.add(word.i)
    return found
