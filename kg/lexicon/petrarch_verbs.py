"""PETRARCH's verb dictionaries -> Families: blocks of verbs with a CAMEO code, and patterns around them.

    --- AGREE [050] ---
    AGREE
    +COME_TO_TERMS {+COMES_TO_TERMS +CAME_TO_TERMS}
    - * (TO &CEASEFIRE)    [0871]
    - &MILITARY * &WEAPON  [190]

The format is documented in the PETRARCH manual (Schrodt, Beieler and Idris 2014).  A block becomes a family,
its patterns become readings: what stands before ``*`` is the subject, a word, ``&SET`` or ``{PHRASE}`` behind
it the object, ``(PREPOSITION NOUN)`` an oblique, ``+`` or ``$`` somebody, ``%`` several who act together.
CAMEO's codes become PLOVER's types (``cameo.csv``).  A pattern that asks for more than arguments, such as a
row of words or a tense, has no reading: it is left out and counted.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import resources

from kg.lexicon.families import Family, Row
from kg.lexicon.petrarch import without_comments
from kg.lexicon.schema import PREPOSITIONS

ORIGIN = "PETRARCH"

_BLOCK = re.compile(r"---(?P<name>.*)\[(?P<code>[^][]*)\][\s-]*$")
_CODE = re.compile(r"\[([^][]*)\]\s*$")
_FORMS = re.compile(r"\{[^{}]*\}")
_TOKEN = re.compile(r"\{[^{}]*\}|\([^()]*\)|\S+")
_SOMEBODY = frozenset("+$")
_WORD = re.compile(r"[\w'’.-]+")
_LONGEST = 2
"""Words of a noun phrase that a condition can ask for."""
_MOST = 2_000
"""Phrases that one condition can ask for."""


class _UnsayableError(Exception):
    """A pattern that no reading can express; the message says why, in a few words that can be counted."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a dictionary says in families, and how many of its patterns were left out, by reason."""

    families: tuple[Family, ...]
    patterns: int
    left_out: Mapping[str, int]

    def note(self, name: str) -> str:
        """What was left out, in a sentence; "" where all was read."""
        missing = sum(self.left_out.values())
        why = ", ".join(f"{count} {reason}" for reason, count in sorted(self.left_out.items()))
        return f"{name}: {missing} of {self.patterns} patterns have no reading ({why})" if missing else ""


@dataclass(slots=True)
class _Block:
    name: str
    code: str
    line: int
    verbs: dict[str, str] = field(default_factory=dict)
    patterns: list[tuple[int, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def is_verb_dictionary(text: str) -> bool:
    """Whether a text is a dictionary of verbs, and not one of actors: some line opens a block of verbs."""
    return any(_BLOCK.match(line) for line in _bare(text))


def read_verbs(text: str, name: str) -> Dictionary:
    """Read a dictionary of verbs; ``name`` names it in messages."""
    lines = list(enumerate(_bare(text), 1))
    sets = dict(_sets(lines))
    families: list[Family] = []
    left_out: Counter[str] = Counter()
    patterns = 0
    for block in _blocks(lines):
        rows, why = _rows(block, sets, name)
        patterns += len(block.patterns)
        left_out.update(why)
        families += _families(block, rows, name)
    return Dictionary(tuple(_named_once(families)), patterns, dict(left_out))


def _families(block: _Block, rows: list[Row], name: str) -> Iterator[Family]:
    """A block as families: the verbs with the block's code, then those with codes of their own."""
    where = f"{name}:{block.line}"
    for code in dict.fromkeys(block.verbs.values()):
        verbs = tuple(verb for verb, mine in block.verbs.items() if mine == code and verb)
        mine = _once((*rows, *_alone(code, where)))
        if verbs and mine:
            text = "\n".join(block.lines)
            yield Family(_slug(block.name), where, {"verb": verbs}, mine, origin=ORIGIN, text=text)


def _alone(code: str, where: str) -> Iterator[Row]:
    """The reading of a verb without a pattern."""
    made = _type(code)
    if made is not None:
        yield Row("verb", "", *made, "", "", "weak reciprocal" if _mutual(code) else "weak", where)


def _named_once(families: list[Family]) -> Iterator[Family]:
    """The families, those of the same name with a number."""
    taken: Counter[str] = Counter()
    for family in families:
        taken[family.name] += 1
        count = taken[family.name]
        yield replace(family, name=f"{family.name}-{count}") if count > 1 else family


def _bare(text: str) -> list[str]:
    """The lines without comments."""
    return [re.split(r"#|\s;", line, maxsplit=1)[0].rstrip() for line in without_comments(text).splitlines()]


def _sets(lines: list[tuple[int, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sets of words: ``&NAME``, and lines with ``+`` below it."""
    name = ""
    words: list[str] = []
    for _, line in lines:
        text = line.strip()
        if re.fullmatch(r"&\S+", text):
            name, words = text, []
        elif name and text.startswith("+"):
            words.append(text[1:].strip().strip("_").lower().replace(" ", "_"))
        elif name:
            yield name, tuple(words)
            name = ""
    if name:
        yield name, tuple(words)


def _blocks(lines: list[tuple[int, str]]) -> Iterator[_Block]:
    block: _Block | None = None
    for number, line in lines:
        opened = _BLOCK.match(line)
        if opened:
            if block is not None:
                yield block
            block = _Block(opened["name"].strip(), opened["code"].strip(), number, lines=[line])
        elif block is not None and line.strip():
            text = line.strip()
            block.lines.append(text)
            if text.startswith(("-", "*")):
                block.patterns.append((number, text.lstrip("- ")))
            elif not text.startswith("&"):
                code = _CODE.search(text)
                verb = _FORMS.sub("", _CODE.sub("", text)).strip()
                block.verbs[_lemma(verb)] = code[1].strip() if code else block.code
    if block is not None:
        yield block


def _lemma(verb: str) -> str:
    return verb.lower().strip("_").replace("+", "").replace("_", " ").strip()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "verbs"


def _rows(block: _Block, sets: Mapping[str, tuple[str, ...]], name: str) -> tuple[list[Row], Counter[str]]:
    rows: list[Row] = []
    why: Counter[str] = Counter()
    for number, text in block.patterns:
        try:
            rows.append(_row(text, sets, f"{name}:{number}"))
        except _UnsayableError as reason:
            why[str(reason)] += 1
    return rows, why


def _once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Each condition once: of two patterns for the same, PETRARCH takes the first."""
    found: dict[str, Row] = {}
    for row in rows:
        found.setdefault(" ".join(sorted(row.when.split())), row)
    return tuple(found.values())


# ------------------------------------------------------------------ a pattern


def _row(text: str, sets: Mapping[str, tuple[str, ...]], where: str) -> Row:
    code = _CODE.search(text)
    made = _type(code[1].strip()) if code else None
    if code is None or made is None:
        raise _UnsayableError("that make no event")
    before, star, after = _CODE.sub("", text).replace("**", "*").partition("*")
    if not star:
        raise _UnsayableError("without their verb")
    conditions = [*_subject(before, sets), *_behind(after, sets)]
    if not conditions:
        raise _UnsayableError("that ask for nothing")
    slots = [condition.partition(":")[0] for condition in conditions]
    if len(set(slots)) < len(slots):
        raise _UnsayableError("with two arguments of one kind")
    flags = "reciprocal" if _mutual(code[1].strip()) or "plural" in conditions else "weak"
    return Row("verb", " ".join(conditions), *made, "", "", flags, where)


def _subject(text: str, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    tokens = [token for token in _TOKEN.findall(text) if token not in _SOMEBODY]
    if tokens == ["%"]:
        yield "plural"
    elif "+" in text:
        raise _UnsayableError("whose target comes first")
    elif len(tokens) == 1 and not tokens[0].startswith("("):
        yield f"subject:{_noun(tokens[0].strip('{}'), sets)}"
    elif tokens:
        raise _UnsayableError("with words before the verb")


def _behind(text: str, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    tokens = [token for token in _TOKEN.findall(text) if token not in ("^", "%")]
    waiting = ""
    for number, token in enumerate(tokens):
        word = token.lower()
        if token.startswith("("):
            yield _oblique(token.strip("()"), sets)
        elif waiting:
            yield f"{waiting}:{'actor' if token in _SOMEBODY else _noun(token.strip('{}'), sets)}"
            waiting = ""
        elif word in PREPOSITIONS and number + 1 < len(tokens):
            waiting = word
        elif word in PREPOSITIONS:
            yield f"{word}:any"
        elif number and not tokens[number - 1].startswith("("):
            raise _UnsayableError("with a row of words")
        else:
            yield f"object:{'actor' if token in _SOMEBODY else _noun(token.strip('{}'), sets)}"


def _oblique(text: str, sets: Mapping[str, tuple[str, ...]]) -> str:
    preposition, _, noun = text.partition(" ")
    if preposition.lower() not in PREPOSITIONS:
        raise _UnsayableError("with a phrase that no preposition opens")
    noun = noun.replace("^", "").strip()
    if noun in _SOMEBODY:
        return f"{preposition.lower()}:actor"
    return f"{preposition.lower()}:{_noun(noun, sets) if noun else 'any'}"


def _noun(phrase: str, sets: Mapping[str, tuple[str, ...]]) -> str:
    """The words that a noun may be: "PEACE &TREATY" -> "peace_treaty|peace_pact"."""
    names = [""]
    parts = phrase.split()
    if len(parts) > _LONGEST:
        raise _UnsayableError("with a long phrase")
    for part in parts:
        words = sets.get(part, ()) if part.startswith("&") else (part.lower().strip("_"),)
        if len(names) * len(words) > _MOST:
            raise _UnsayableError("with too large a set")
        names = [f"{name}_{word}" if name else word for name in names for word in words]
    if not names:
        raise _UnsayableError("with a set that is not there")
    short = [name for name in names if len(name.split("_")) <= _LONGEST and _WORD.fullmatch(name)]
    if not short:
        raise _UnsayableError("with a long phrase")
    return "|".join(dict.fromkeys(form for name in short for form in (name, _singular(name))))


def _singular(noun: str) -> str:
    """ "ties" -> "tie", "countries" -> "country": conditions ask for lemmas."""
    if noun.endswith("ies") and len(noun.rpartition("_")[2]) > len("ties"):
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


# ------------------------------------------------------------------ a code


def _mutual(code: str) -> bool:
    """True for "040:040": both sides do it."""
    one, colon, other = code.partition(":")
    return bool(colon) and one == other


def _type(code: str) -> tuple[str, str] | None:
    """The PLOVER type and mode of a CAMEO code; None where it makes no event from the subject."""
    digits = re.match(r"\d{0,4}", code.partition(":")[0])
    text = digits[0] if digits else ""
    known = _cameo()
    return next((known[text[:size]] for size in range(len(text), 1, -1) if text[:size] in known), None)


@lru_cache(maxsize=1)
def _cameo() -> dict[str, tuple[str, str]]:
    text = resources.files("kg").joinpath("lexicon/data/frames/cameo.csv").read_text("utf-8")
    return {row["code"]: (row["type"], row["mode"]) for row in csv.DictReader(text.splitlines())}
