"""Parse -> Candidates: the words that may stand for an actor.  Who they stand for is `kg.actors`' to say.

Names come from the gazetteer, from runs of capitalised words, and, as weak evidence, from spaCy's
entities; nouns from the lists of titles, agents and common nouns; pronouns from a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from kg.lexicon import Entry, Gazetteer, Noun, Nouns, Pronoun, load_nouns, load_pronouns, word_list
from kg.words import Parse, Word

Form = Literal["name", "demonym", "unknown", "noun", "pronoun"]

_NAMES = {"person", "organization", "state", "nationality", "facility", "region"}
_PARTICLES = word_list("particles")
_ARTICLES = {"the", "The"}
_LINKS = {"of", "for", "and", "&", "the", "on", "in"}
_HYPHENS = {"-", "‐", "–"}
_PROPER = {"body", "named", "government", "locale", "members"}
_SOMEBODY = re.compile(r"(?:ers|ors|ists|men|women|ees|ians|ants)$")
"""Endings by which English makes nouns of people: what "Palestinian administrators" are without a list."""
_DEMONYMS = {"demonym", "adjective"}
_CALENDAR = word_list("calendar")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """Words ``first`` to ``last`` (both inclusive), what they may be, and the word they hang by."""

    first: int
    last: int
    head: Word
    form: Form
    entries: tuple[Entry, ...] = ()
    label: str = ""
    noun: Noun | None = None
    pronoun: Pronoun | None = None
    titles: tuple[Word, ...] = field(default=())


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
    known = find_names(words, gazetteer)
    taken = bytearray(len(words))
    found: list[Candidate] = []
    lexicon, people = load_nouns(gazetteer), load_pronouns()
    for run in _runs(words, known, lexicon, {word.i for word in speakers}):
        for candidate in _read_run(words, run, known, gazetteer):
            found.append(candidate)
            for i in range(candidate.first, candidate.last + 1):
                taken[i] = 1
    for word in words:
        if taken[word.i]:
            continue
        if word.pos == "pronoun" or word.form in ("personal", "possessive"):
            if (pronoun := people.get(word.lower)) is not None and not (
                word.lower == "us" and word.text == "US"
            ):
                found.append(Candidate(word.i, word.i, word, "pronoun", pronoun=pronoun))
        elif word.pos in ("noun", "name", "adjective", "verb") and word.lower in lexicon:
            first = lexicon.longest(words, word.i)
            while taken[first]:
                first += 1
            noun = lexicon.get(" ".join(w.lower for w in words[first : word.i + 1]))
            if (
                noun is not None
                and noun.cls != "thing"
                and (word.pos != "verb" or word.text[0].isupper())
                and (word.pos != "adjective" or noun.word == word.lower)
            ):
                found.append(Candidate(first, word.i, word, "noun", noun=noun))
        elif (
            word.lower == "two"
            and word.relation in ("subject", "passive subject")
            and word.child("determiner") is not None
        ):
            found.append(Candidate(word.i, word.i, word, "noun", noun=Noun("side", "side", None, None, True)))
        elif word.form == "plural" and _SOMEBODY.search(word.lower):
            found.append(
                Candidate(word.i, word.i, word, "noun", noun=Noun(word.lemma, "other", "group", "CVL", True))
            )
    found.sort(key=lambda candidate: candidate.first)
    return tuple(found)


def find_names(words: Sequence[Word], gazetteer: Gazetteer) -> dict[int, tuple[int, tuple[Entry, ...]]]:
    """Known names by their first word: how many words, and what they may be."""
    texts = [word.text for word in words]
    found: dict[int, tuple[int, tuple[Entry, ...]]] = {}
    lexicon = load_nouns(gazetteer)
    at, end = 0, len(texts)
    while at < end:
        text = texts[at]
        article = text in _ARTICLES and at + 1 < end and texts[at + 1][:1].isupper()
        if (text.islower() and text not in _PARTICLES and not article) or not text[0].isalnum():
            at += 1
            continue
        length, entries = gazetteer.find(texts, at)
        if article and length <= gazetteer.find(texts, at + 1)[0] + 1:
            length = 0  # "the West Bank" is no "the West"
        if length > 1 and texts[at + length - 1].islower() and entries[0].how == "alias":
            noun = lexicon.get(texts[at + length - 1])
            if noun is not None and noun.cls in (
                "body",
                "group",
                "government",
            ):  # "Russian troops" is a phrase, no name
                length, entries = gazetteer.find(texts[: at + length - 1], at)
        if length == 1 and entries[0].how == "acronym" and text.istitle() and words[at].pos != "name":
            length = 0  # "Let" is no "LeT"
        if length == 1 and at and words[at - 1].form == "possessive" and words[at].lower in lexicon:
            length = 0  # "our Allies"
        if length > 1 and text.lower() == "ethnic":
            length = 0
        capital = any(texts[at + n][:1].isupper() for n in range(length))
        if capital and words[at + length - 1].sentence == words[at].sentence:
            found[at] = (length, entries)
        at += length if at in found else 1
    return found


def _runs(
    words: Sequence[Word], known: dict[int, tuple[int, tuple[Entry, ...]]], lexicon: Nouns, named: set[int]
) -> list[tuple[int, int]]:
    """Maximal stretches of names: capitalised proper nouns, known names, and the small words inside them."""
    inside = bytearray(len(words))
    for at, (length, _) in known.items():
        for i in range(at, at + length):
            inside[i] = 1
    for word in words:
        if not inside[word.i] and word.text[0].isupper() and word.lower not in _CALENDAR:
            if (
                word.pos == "name"
                or word.i in named
                or (word.entity in _NAMES and word.pos in ("noun", "adjective"))
            ):
                inside[word.i] = 2
            if (lexicon.opens(word.lower) or word.lower == "minister") and (
                stop := lexicon.title(words, word.i, len(words))
            ) > word.i + 2:
                for i in range(word.i, stop):  # "Secretary of State" is one piece of a run
                    inside[i] = inside[i] or 2
    runs: list[tuple[int, int]] = []
    at, end = 0, len(words)
    while at < end:
        if not inside[at]:
            at += 1
            continue
        stop = at + 1
        if (
            at > 1
            and words[at - 1].text in "-‐–"
            and words[at - 2].lower in _PARTICLES
            and not inside[at - 2]
        ):
            at -= 2
        while stop < end:
            if inside[stop] and words[stop].sentence == words[at].sentence:
                stop += 1
            elif (reach := _link(words, inside, stop, at, lexicon)) and words[reach].sentence == words[
                at
            ].sentence:
                stop = reach + 1
            else:
                break
        runs.append((at, stop))
        at = stop
    return runs


def _link(words: Sequence[Word], inside: bytearray, at: int, first: int, lexicon: Nouns) -> int:
    """Where a run goes on after a particle, a hyphen, or a small word inside one body; 0 where not."""
    word = words[at]
    if at + 1 >= len(words):
        return 0
    if inside[at + 1] and (word.lower in _PARTICLES or (word.text in _HYPHENS and not word.space)):
        return at + 1
    if word.lower in _PARTICLES and at + 2 < len(words) and inside[at + 2] and words[at + 1].text in _HYPHENS:
        return at + 2
    if word.text in _HYPHENS and not word.space and not words[at - 1].space and inside[at - 1] == 2:
        after = words[at + 1]  # "Tsai Ing-wen"
        if after.text.isalpha() and (after.pos == "name" or after.entity == words[at - 1].entity == "person"):
            return at + 1
    if word.lower not in _LINKS:
        return 0
    reach = at + 1
    while reach + 1 < len(words) and words[reach].lower in _LINKS:
        reach += 1
    if not inside[reach]:
        return 0
    if (
        word.entity == "organization"
        and words[at - 1].entity == "organization"
        and words[reach].entity == "organization"
    ):
        return reach
    if word.lower in ("of", "for"):  # "Ministry of Foreign Affairs of Japan", "Gulf of Oman"
        for before in words[max(first, at - 6) : at]:
            noun = lexicon.get(before.lower) if before.text[0].isupper() else None
            if noun is not None and noun.cls in _PROPER:
                return reach
    return 0


def _read_run(
    words: Sequence[Word],
    run: tuple[int, int],
    known: dict[int, tuple[int, tuple[Entry, ...]]],
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """Split a run into demonyms, titles and names: "Russian | Foreign Minister | Sergey Lavrov"."""
    lexicon = load_nouns(gazetteer)
    found: list[Candidate] = []
    at, end = run
    start: int | None = None
    within: tuple[Entry, ...] = ()

    def flush(stop: int) -> None:
        nonlocal start, within
        if start is not None and start < stop:
            found.extend(_unknown(words, start, stop, found, lexicon, within))
        start, within = None, ()

    while at < end:
        if at in known and at + known[at][0] <= end:
            length, entries = known[at]
            if not _swallowed(words, at, length, end, entries, start):
                flush(at)
                form: Form = "demonym" if entries[0].how in _DEMONYMS else "name"
                found.append(
                    Candidate(
                        at, at + length - 1, head_of(words, at, at + length), form, entries, words[at].entity
                    )
                )
                at += length
                continue
            within = within or entries
        elif at not in known and (stop := lexicon.title(words, at, end)):
            flush(at)
            at = stop
            continue
        if start is None and words[at].lower not in _LINKS:
            start = at
        at += 1
    flush(end)
    return found


def _swallowed(
    words: Sequence[Word], at: int, length: int, end: int, entries: tuple[Entry, ...], start: int | None
) -> bool:
    """Whether a known name is only part of a longer unknown one: the "Paris" of "Paris Hilton"."""
    if entries[0].how in _DEMONYMS or entries[0].actor.kind == "person":
        return False
    if start is not None and words[at - 1].lower in _LINKS:
        return True
    same = words[at - 1].entity == words[at].entity
    town = entries[0].how in ("capital", "city") and bool(words[at].entity)
    before = start is not None and start < at and same and (town or words[at].entity == "person")
    after = at + length < end and words[at].entity == words[at + length].entity == "person" and length == 1
    return before or after


def _unknown(
    words: Sequence[Word],
    start: int,
    stop: int,
    found: list[Candidate],
    lexicon: Nouns,
    within: tuple[Entry, ...],
) -> list[Candidate]:
    """An unknown name; one that ends like a body or a place takes the known name right before it along."""
    while start < stop and (not words[start].text[0].isalnum() or words[start].lower in _LINKS):
        start += 1
    while stop > start and (words[stop - 1].lower in _LINKS or not _ends_name(words[stop - 1].text)):
        stop -= 1
    if start == stop or not words[start].text[0].isalpha() or words[stop - 1].lower.endswith("ism"):
        return []
    noun = lexicon.get(words[stop - 1].lower)
    for n in range(start + 1, stop):
        if words[n].lower in ("of", "for"):  # "Institute of Technology"
            noun = lexicon.get(words[n - 1].lower) or noun
            break
    if noun is not None and noun.cls == "thing":
        return []
    before = found[-1] if found and found[-1].last == start - 1 and found[-1].entries else None
    kind = before.entries[0].actor.kind if before is not None else ""
    single = start == stop - 1
    entries = within
    if before is not None and noun is not None and noun.cls in _PROPER:
        if single and kind == "organization":  # "Iranian Revolutionary Guard Corps"
            found.pop()
            whole = head_of(words, before.first, stop)
            return [Candidate(before.first, stop - 1, whole, "name", before.entries, "organization")]
        if (kind in ("country", "place") and not (single and noun.cls == "body")) or noun.cls == "named":
            found.pop()
            start, entries, single = before.first, before.entries, False
    if single and noun is not None and (noun.plural or (noun.cls in _PROPER and noun.cls != "named")):
        return [Candidate(start, start, words[start], "noun", noun=noun)]
    phrase = lexicon.get(" ".join(word.lower for word in words[start:stop])) if not single else None
    if (
        phrase is not None and phrase.cls in ("body", "group") and not entries
    ):  # "Air Force", "Foreign Ministry"
        return [Candidate(start, stop - 1, words[stop - 1], "noun", noun=phrase)]
    labels = [word.entity for word in words[start:stop] if word.entity in _NAMES]
    label = max(sorted(set(labels)), key=labels.count) if labels else ""
    return [Candidate(start, stop - 1, head_of(words, start, stop), "unknown", entries, label, noun)]


def _ends_name(text: str) -> bool:
    return text[-1].isalnum() or (text[-1] == "." and len(text) > 1)


def head_of(words: Sequence[Word], start: int, stop: int) -> Word:
    """The word of a span that the rest hangs on: the last one whose head is outside."""
    for i in range(stop - 1, start - 1, -1):
        if not start <= words[i].head.i < stop or words[i].head is words[i]:
            return words[i]
    return words[stop - 1]
