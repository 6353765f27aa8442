"""The lexicon of predicates: ``Frames``, and ``load_frames`` which reads ours and the user's families.

The format of the families is in docs/lexicon.md, that of the tables beside them in the README of the data.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources
from pathlib import Path

from kg.errors import LexiconError
from kg.lexicon import precedence
from kg.lexicon.examples import bad_examples
from kg.lexicon.families import Family, Source, read_classes, read_families, read_text
from kg.lexicon.petrarch_verbs import ORIGIN, Dictionary, is_verb_dictionary, read_verbs
from kg.lexicon.schema import PARTS, Part, Reading, closest, words_of
from kg.lexicon.signatures import Signatures, read_signatures
from kg.lexicon.spellings import lemma_of, spellings

DATA = "lexicon/data/frames"


@dataclass(frozen=True, slots=True)
class Composition:
    """What an operator makes of the event that it is applied to."""

    type: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    factuality: str


@dataclass(frozen=True, slots=True)
class Result:
    """The state that an event leaves behind: who joins an organisation is a member of it ever since.

    ``time`` is "from" where the state begins with the event, "until" where it ends, "" where it only holds.
    """

    nouns: frozenset[str]
    state: str
    target: str
    kinds: frozenset[str]
    time: str


@dataclass(frozen=True, slots=True)
class Frames:
    """The lexicon of predicates; readings are in the order in which they are tried."""

    verbs: Mapping[str, tuple[Reading, ...]]
    nouns: Mapping[str, tuple[Reading, ...]]
    adjectives: Mapping[str, tuple[Reading, ...]]
    classes: Mapping[str, frozenset[str]]
    """The classes that a noun belongs to: "soldier" -> {"troops", "person"}."""
    compositions: Mapping[tuple[str, str], Composition]
    signatures: Signatures
    modes: Mapping[tuple[str, str], str]
    contexts: Mapping[str, tuple[str, ...]]
    judgements: Mapping[str, str] = field(default_factory=dict)
    """Words that judge: "illegal" -> "bad", "constructive" -> "good"."""
    judging: frozenset[str] = frozenset()
    """Verbs that pass a judgement: call, describe, find."""
    results: Mapping[str, Result] = field(default_factory=dict)
    """The states that events leave behind, by the verb."""
    families: tuple[Family, ...] = ()
    """The user's families and ours, by name."""

    def control(self, lemma: str) -> str:
        """Who does the infinitive of this verb or noun: "subject" or "object"."""
        for complement in ("to", "that", "ing", "object"):
            found = self.signatures.get((lemma, complement))
            if found is not None and found.control:
                return found.control
        return "subject" if (lemma, "that") in self.signatures else "object"

    def lemma(self, form: str, tagged: str) -> str:
        """The lemma of a verb as the families have it: the tagger takes "raped" for a form of "rap"."""
        return lemma_of(form, tagged)

    def embeds(self, lemma: str) -> bool:
        """True where the lexicon knows what the word does to an infinitive."""
        return (lemma, "to") in self.signatures

    def effect(self, lemma: str, complement: str) -> str:
        """What the word does to the truth of such a complement, "" where the lexicon does not say."""
        found = self.signatures.get((lemma, complement))
        return found.effect if found is not None else ""

    def compose(self, operator: str, operand: str) -> Composition | None:
        """What the operator makes of an event of this type; None where it makes nothing."""
        return self.compositions.get((operator, operand)) or self.compositions.get((operator, "*"))

    def result(self, verb: str, thing: str) -> Result | None:
        """The state that a verb with such an object begins, ends or names; None where there is none."""
        found = self.results.get(verb)
        return found if found is not None and (not found.nouns or thing in found.nouns) else None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Families of some files, the classes of nouns that they speak of, and what is wrong with the files."""

    families: tuple[Family, ...]
    classes: Mapping[str, frozenset[str]]
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()
    """What of a dictionary has no reading: a sentence a file."""


def load_frames(paths: Sequence[Path] = ()) -> Frames:
    """Our frames, with the families of the user's files before them.

    Raises:
        LexiconError: A file cannot be read, or says what cannot be said; the message names file and line,
            and what to write instead.
    """
    return _frames(tuple(paths)) if paths else _ours()


@lru_cache(maxsize=1)
def _ours() -> Frames:
    return _frames(())


def read_lexicon(sources: Iterable[Source], ours: Lexicon | None = None) -> Lexicon:
    """The families of files that are equal among themselves, with all that is wrong with them.

    Args:
        sources: The files.
        ours: What the files may build upon: its classes may be named and get more members.
    """
    sources = tuple(sources)
    wrong: list[str] = []
    members: dict[str, frozenset[str]] = dict(ours.classes) if ours else {}
    for source in sources:
        added, problems = read_classes(source)
        wrong += problems
        for name, words in added.items():
            members[name] = members.get(name, frozenset()) | frozenset(words)
    families: list[Family] = []
    for source in sources:
        found, problems = read_families(source, members)
        families += found
        wrong += problems
    families.sort(key=lambda family: family.name)
    wrong += _repeated(families, {family.name for family in ours.families} if ours else ())
    return Lexicon(tuple(families), members, tuple(wrong))


@lru_cache(maxsize=1)
def built_in() -> Lexicon:
    """Our own families and classes."""
    folder = resources.files("kg").joinpath(DATA)
    files = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    names = [name for name in files if name not in TABLES]
    return read_lexicon(Source.of(f"kg/{DATA}/{name}", _text(name)) for name in names)


def is_families(path: Path) -> bool:
    """Whether a file holds families of words, and not actors: TOML, or a PETRARCH verb dictionary."""
    if path.suffix.lower() == ".toml":
        return True
    return path.suffix.lower() in (".txt", ".verbs") and is_verb_dictionary(read_text(path))


def read_own(paths: Sequence[Path]) -> Lexicon:
    """The user's families and classes, with ours to build upon.

    Raises:
        LexiconError: A file cannot be read at all.
    """
    ours = built_in()
    if not paths:
        return Lexicon((), ours.classes, ())
    tables = [path for path in paths if path.suffix.lower() == ".toml"]
    own = read_lexicon(map(Source.read, tables), ours)
    foreign = [(path.name, _dictionary(path)) for path in paths if path not in tables]
    return replace(
        own,
        families=(*own.families, *(family for _, found in foreign for family in found.families)),
        notes=tuple(filter(None, (found.note(name) for name, found in foreign))),
    )


def _dictionary(path: Path) -> Dictionary:
    text = read_text(path)
    if not is_verb_dictionary(text):
        raise LexiconError(f"{path} holds no families: give a file of TOML, or a PETRARCH verb dictionary")
    return read_verbs(text, str(path))


TABLES = ("spellings.toml", "contexts.toml", "judgements.toml", "modes.toml")
"""Files beside the families that hold other things."""


def _frames(paths: tuple[Path, ...]) -> Frames:
    ours, own = built_in(), read_own(paths)
    examples = (problem for family in own.families for problem in bad_examples(family))
    problems = (*own.problems, *ours.problems, *disagreements(own), *examples)
    if problems:
        more = f" (and {len(problems) - 1} more: kg lexicon check lists them)" if len(problems) > 1 else ""
        raise LexiconError(problems[0] + more)
    mine, yours = _by_word(own.families), _by_word(ours.families)
    return Frames(
        verbs=_joined(mine["verb"], yours["verb"]),
        nouns=_joined(mine["noun"], yours["noun"]),
        adjectives=_joined(mine["adjective"], yours["adjective"]),
        classes=_turned(own.classes),
        families=(*own.families, *ours.families),
        **_tables(),  # type: ignore[arg-type]
    )


def _by_word(families: Sequence[Family]) -> dict[Part, dict[str, tuple[Reading, ...]]]:
    found: dict[Part, dict[str, list[Reading]]] = {part: {} for part in PARTS}
    for family in families:
        for part, reading in family.readings():
            found[part].setdefault(reading.word, []).append(reading)
    before = _before(families)
    return {
        part: {word: precedence.ordered(readings, before) for word, readings in words.items()}
        for part, words in found.items()
    }


def _joined(
    first: Mapping[str, tuple[Reading, ...]], then: Mapping[str, tuple[Reading, ...]]
) -> dict[str, tuple[Reading, ...]]:
    return {word: first.get(word, ()) + then.get(word, ()) for word in {**then, **first}}


def _turned(members: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, words in members.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


# ------------------------------------------------------------------ what families say of one another


def _before(families: Iterable[Family]) -> dict[str, frozenset[str]]:
    return {family.name: frozenset(family.before) for family in families if family.before}


def _repeated(families: Sequence[Family], ours: Collection[str]) -> Iterator[str]:
    names: dict[str, Family] = {}
    for family in families:
        if family.name in names:
            there = names[family.name].where
            yield f"{family.where}: the family '{family.name}' stands also in {there}: rename one"
        names[family.name] = family
    for family in families:
        for other in family.before:
            where = family.at("before =")
            if other not in names and other in ours:
                yield f"{where}: 'before' names '{other}', which is ours: leave it out, yours go first anyway"
            elif other not in names:
                yield f"{where}: 'before' names '{other}', which is no family: {closest(other, names)}"
            elif family.name in names[other].before:
                both = f"'{family.name}' and '{other}'"
                yield f"{family.where}: {both} each go before the other: take one 'before' out"


def disagreements(lexicon: Lexicon) -> list[str]:
    """Readings of one word that fit the same sentences equally well: one message for two families."""
    readings: dict[tuple[Part, str], list[Reading]] = {}
    for family in (each for each in lexicon.families if each.origin != ORIGIN):
        for part, reading in family.readings():
            readings.setdefault((part, reading.word), []).append(reading)
    before = _before(lexicon.families)
    told: dict[tuple[str, str], str] = {}
    for (_, word), found in readings.items():
        for one, other in precedence.ties(found, before, lexicon.classes):
            told.setdefault(
                (one.where, other.where),
                f"{one.where}: '{word}' means something else in {other.where} ({other.family}), and both "
                f"fit equally well: give one more conditions, "
                f'or write before = "{other.family}" in [{one.family}]',
            )
    return list(told.values())


# ------------------------------------------------------------------ the tables beside the families


def _tables() -> dict[str, object]:
    judged = tomllib.loads(_text("judgements.toml"))["judgements"]
    return {
        "compositions": dict(_compositions()),
        "signatures": read_signatures(_text("signatures.csv").splitlines()),
        "modes": {
            (kind, word): mode
            for kind, modes in tomllib.loads(_text("modes.toml")).items()
            for mode, text in modes.items()
            for word in _spelt(text)
        },
        "contexts": _contexts(tomllib.loads(_text("contexts.toml"))),
        "judgements": {word: polarity for polarity in ("good", "bad") for word in _spelt(judged[polarity])},
        "judging": frozenset(_spelt(judged["verbs"])),
        "results": {
            spelling: _result(row) for row in _rows("results.csv") for spelling in spellings(row["verb"])
        },
    }


def _compositions() -> Iterator[tuple[tuple[str, str], Composition]]:
    for row in _rows("compositions.csv"):
        for operand in row["operand"].split("|"):
            yield (
                (row["operator"], operand),
                Composition(
                    row["type"], tuple(row["source"].split()), tuple(row["target"].split()), row["factuality"]
                ),
            )


def _result(row: Mapping[str, str]) -> Result:
    return Result(
        frozenset(filter(None, row["noun"].split("|"))),
        row["state"],
        row["target"],
        frozenset(row["kinds"].split("|")),
        row["time"],
    )


def _contexts(told: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """Of each word and phrase what it is about; of a phrase that stands apart, nothing."""
    return {**_turned_in_order(told["contexts"]), **dict.fromkeys(_spelt(told["apart"]["phrases"]), ())}


def _turned_in_order(lists: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, text in lists.items():
        for word in _spelt(text):
            found[word] = (*found.get(word, ()), name)
    return found


def _spelt(text: str) -> Iterator[str]:
    for word in words_of(text):
        yield from spellings(word)


def _text(file: str) -> str:
    return resources.files("kg").joinpath(DATA, file).read_text(encoding="utf-8")


def _rows(file: str) -> Iterator[dict[str, str]]:
    for row in csv.DictReader(_text(file).splitlines()):
        yield {key: value or "" for key, value in row.items() if key}
