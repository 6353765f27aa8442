"""TOML -> Families: words of one deed with what they mean, each checked, or the line that is wrong.

[lift]
verbs = "lift ease relax loosen waive roll_back"
nouns = "lifting easing"
reading = "stop"
examples = ["Turkey eased sanctions on Iran. -> CONCEDE Turkey -> Iran"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.lexicon import schema
from kg.lexicon.schema import PARTS, Part, Problem, Reading
from kg.lexicon.spellings import spellings
from kg.plover import TYPES

_HEADER = re.compile(r"^\s*\[\s*([^\]\[]+?)\s*\]")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of a family, as it is written: all its words of a part have it."""

    part: Part
    when: str
    reading: str
    mode: str
    source: str
    target: str
    flags: str
    where: str


@dataclass(frozen=True, slots=True)
class Family:
    """Words of one deed, with what they mean and sentences that show it.

    Attributes:
        name: what its table is called, "lift".
        where: its file and line.
        words: its words by part of speech, as they are written.
        rows: its readings.
        before: families that stand back where this one fits a sentence as well as they do.
        examples: "SENTENCE -> FACT".
        origin: where the words come from, "own" if nobody says.
    """

    name: str
    where: str
    words: Mapping[Part, tuple[str, ...]]
    rows: tuple[Row, ...]
    before: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    origin: str = "own"
    note: str = ""
    text: str = field(default="", repr=False, compare=False)
    """The table as it stands in its file."""

    def at(self, text: str) -> str:
        """File and line of a text within its table; of its header, where the text is not found there."""
        name, _, line = self.where.rpartition(":")
        below = (number for number, each in enumerate(self.text.splitlines()) if text in each)
        return f"{name}:{int(line) + next(below, 0)}"

    def readings(self) -> Iterator[tuple[Part, Reading]]:
        """What each word means, in every spelling."""
        for row in self.rows:
            when = tuple(_every_spelling(schema.condition(text)) for text in row.when.split())
            source, target = tuple(row.source.split()), tuple(row.target.split())
            flags, shown = frozenset(row.flags.split()), f"[{row.when}]" if row.when else ""
            for spelling in (each for word in self.words[row.part] for each in spellings(word)):
                yield row.part, Reading(
                    word=spelling, when=when, reading=row.reading, mode=row.mode,
                    source=source, target=target, flags=flags,
                    rule=f"{row.part}:{spelling}{shown}", family=self.name, where=row.where,
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A file of families: what it is called in messages, its tables, and where they stand."""

    name: str
    lines: tuple[str, ...] = field(repr=False)
    tables: Mapping[str, Any] = field(repr=False)
    headers: Mapping[str, int] = field(repr=False)

    @classmethod
    def of(cls, name: str, text: str) -> Source:
        """A file's text under its name.

        Raises:
            LexiconError: It is no TOML.
        """
        lines = tuple(text.splitlines())
        try:
            tables = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            what = _AT_LINE.sub("", str(error)).strip()
            line = at[1] if at else len(lines)
            raise LexiconError(
                f"{name}:{line} is no TOML ({what}): see docs/lexicon.md for the format"
            ) from error
        except (RecursionError, ValueError) as error:  # brackets in brackets, a number of 5,000 digits
            raise LexiconError(f"{name} holds no families: see docs/lexicon.md for the format") from error
        found = ((number, _HEADER.match(line)) for number, line in enumerate(lines))
        return cls(name, lines, tables, {match[1].strip("\"'"): number for number, match in found if match})

    @classmethod
    def read(cls, path: Path) -> Source:
        """The file at a path.

        Raises:
            LexiconError: It cannot be read.
        """
        return cls.of(str(path), read_text(path))

    def text(self, table: str) -> str:
        """The lines of a table, from its header to the next."""
        start = self.headers[table]
        end = min((line for line in self.headers.values() if line > start), default=len(self.lines))
        return "\n".join(self.lines[start:end]).rstrip()

    def where(self, table: str, text: str = "") -> str:
        """File and line of a text within a table; of its header, where the text is not found there."""
        start = self.headers.get(table, 0)
        for number in range(start + 1, len(self.lines)) if text else ():
            if number in self.headers.values():
                break
            if text in self.lines[number]:
                return f"{self.name}:{number + 1}"
        return f"{self.name}:{start + 1}"


def read_text(path: Path) -> str:
    """What stands in a file of families.

    Raises:
        LexiconError: It cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path} is not in UTF-8: save it in that encoding") from error
    except OSError as error:
        raise LexiconError(f"{path} cannot be read ({error.strerror}): give a file of families") from error


def read_families(source: Source, classes: Collection[str]) -> tuple[list[Family], list[str]]:
    """The families of a file, and what is wrong with it: a sentence a problem, with file, line and cure.

    Args:
        source: The file.
        classes: The classes of nouns that conditions may name, "troops" for "@troops".
    """
    found: list[Family] = []
    wrong: list[str] = []
    for name, table in source.tables.items():
        if name == "classes":
            continue
        problems = list(dict.fromkeys(_problems(name, table, classes)))
        if problems:
            wrong += [f"{source.where(name, p.text)}: {p.problem}: {p.cure}" for p in problems]
        else:
            found.append(_family(name, table, source))
    return found, wrong


def read_classes(source: Source) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The classes of nouns that a file adds or extends, and what is wrong with them."""
    table = source.tables.get("classes", {})
    wrong: list[str] = []
    found: dict[str, tuple[str, ...]] = {}
    if not isinstance(table, dict):
        return {}, [f"{source.where('classes')}: 'classes' is no table: write [classes] on a line of its own"]
    for name, text in table.items():
        problems = list(_class_problems(name, text))
        wrong += [f"{source.where('classes', p.text)}: {p.problem}: {p.cure}" for p in problems]
        if not problems:
            found[name] = tuple(each for word in schema.words_of(text) for each in spellings(word))
    return found, wrong


# ------------------------------------------------------------------ what may be wrong


def _class_problems(name: str, text: object) -> Iterator[Problem]:
    if not _NAME.fullmatch(name):
        yield Problem(name, f"'{name}' is no name for a class", "use small letters and hyphens")
    yield from _text_problems(name, text)
    if isinstance(text, str):
        yield from schema.bad_words(text)


def _problems(name: str, table: object, classes: Collection[str]) -> Iterator[Problem]:
    if not _NAME.fullmatch(name):
        yield Problem(name, f"'{name}' is no name for a family", "use small letters and hyphens")
    if isinstance(table, list) and all(isinstance(each, dict) for each in table):
        yield Problem(f"[[{name}]]", f"'{name}' is no list of families", f"write [{name}], in one bracket")
        return
    if not isinstance(table, dict):
        yield Problem(name, f"'{name}' stands outside any family", "write [its name] on a line above it")
        return
    wrong = list(_key_problems(table))
    yield from wrong
    if wrong:
        return
    parts = _parts(table)
    if not parts:
        yield Problem("", f"the family '{name}' has no words", 'write verbs = "...", nouns = "..." or both')
    for part in parts:
        yield from schema.bad_words(table[f"{part}s"])
    if "when" in table and "readings" in table:
        yield Problem(
            "when", "'when' stands beside 'readings', which have their own", "move it into each of them"
        )
    for part in PARTS[1:]:
        if f"{part}_readings" in table and part not in parts:
            key = f"{part}_readings"
            yield Problem(
                key, f"'{key}' speaks of {part}s, and the family has none", f"add {part}s or take it out"
            )
    seen: set[tuple[Part, str]] = set()
    for part, row in _rows(table):
        yield from _row_problems(part, row, classes)
        when = " ".join(sorted(row.get("when", "").split()))
        if (part, when) in seen:
            yield Problem(
                row.get("when", ""), f"'{when or 'no condition'}' is there twice", "take one reading out"
            )
        seen.add((part, when))


def _key_problems(table: Mapping[str, object]) -> Iterator[Problem]:
    for key, value in table.items():
        if key not in schema.KEYS:
            yield Problem(key, f"the key '{key}' is unknown", schema.closest(key, schema.KEYS))
        elif key == "examples":
            yield from _list_problems(key, value, str)
        elif key.endswith("readings"):
            yield from _list_problems(key, value, dict)
        else:
            yield from _text_problems(key, value)
    for each in (row for key in table if key.endswith("readings") for row in _dicts(table[key])):
        for key, value in each.items():
            if key not in schema.READING_KEYS:
                yield Problem(key, f"the key '{key}' is unknown", schema.closest(key, schema.READING_KEYS))
            else:
                yield from _text_problems(key, value)


def _text_problems(key: str, value: object) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield Problem(key, f"'{key}' is no text", f'write {key} = "..."')


def _list_problems(key: str, value: object, kind: type) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(each, kind) for each in value):
        shape = '["...", "..."]' if kind is str else '[{ when = "...", reading = "..." }]'
        yield Problem(key, f"'{key}' is no list", f"write {key} = {shape}")


def _dicts(value: object) -> list[dict[str, object]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _row_problems(part: Part, row: Mapping[str, str], classes: Collection[str]) -> Iterator[Problem]:
    reading = row.get("reading", "")
    if not reading:
        yield Problem(row.get("when", ""), "a reading says nothing", 'write reading = "..."')
        return
    when = row.get("when", "")
    operand = reading in schema.OPERATORS or bool({"infinitive", "that"} & set(when.split()))
    yield from schema.bad_reading(reading, row.get("mode", ""), row.get("flags", ""))
    yield from schema.bad_conditions(when, classes, part)
    for key in ("source", "target"):
        yield from schema.bad_slots(row.get(key, ""), operand)


# ------------------------------------------------------------------ what is right


def _parts(table: Mapping[str, Any]) -> list[Part]:
    return [part for part in PARTS if table.get(f"{part}s", "").split()]


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[Part, dict[str, str]]]:
    """The readings of a table with the part of speech of each: what a reading leaves out, the family says."""
    above = {key: table[key] for key in ("reading", "mode", "source", "target", "flags") if key in table}
    for number, part in enumerate(_parts(table)):
        written = table.get("readings" if number == 0 else f"{part}_readings")
        if written is None and number:
            yield part, {key: above[key] for key in ("reading", "mode") if key in above}
        elif written is None:
            yield part, {**above, **({"when": table["when"]} if "when" in table else {})}
        else:
            yield from ((part, _filled(row, above)) for row in written)


def _filled(row: Mapping[str, str], above: Mapping[str, str]) -> dict[str, str]:
    if "reading" in row:
        above = {}
    return {**above, **row}


def _family(name: str, table: Mapping[str, Any], source: Source) -> Family:
    return Family(
        name=name,
        where=source.where(name),
        words={part: schema.words_of(table[f"{part}s"]) for part in _parts(table)},
        rows=tuple(_row(part, row, source, name) for part, row in _rows(table)),
        before=tuple(table.get("before", "").split()),
        examples=tuple(table.get("examples", ())),
        origin=table.get("origin", "own"),
        note=table.get("note", ""),
        text=source.text(name),
    )


def _row(part: Part, row: Mapping[str, str], source: Source, name: str) -> Row:
    when, reading = row.get("when", ""), row["reading"]
    made = TYPES.get(reading)
    at = source.where(name, f'"{when}"') if when else source.where(name)
    from_, to = row.get("source", ""), row.get("target", "")
    if part == "noun" and made is not None:
        from_, to = from_ or " ".join(made.noun_sources), to or " ".join(made.noun_targets)
    return Row(part, when, reading, row.get("mode", ""), from_, to, row.get("flags", ""), at)


def _every_spelling(condition: schema.Condition) -> schema.Condition:
    if condition.kind != "word":
        return condition
    values = frozenset(other for word in condition.values for other in spellings(word))
    return schema.Condition(condition.slot, condition.kind, values)
