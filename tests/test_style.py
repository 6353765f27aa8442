"""How the code is written, where ruff does not see it: figures that only shrink."""

from __future__ import annotations

import ast
import csv
import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from kg.lexicon import schema
from kg.model import Mention

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).resolve().parent.parent
KG = ROOT / "kg"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = sorted(path.name for path in KG.iterdir() if (path / "__init__.py").exists())

RATCHET: dict[str, int] = {}
"""Functions that have more branches than ruff's C901 lets pass today, with their figure.  Nothing is added."""

BOOLEANS = {"syntax": 9.5, "times": 11, "actors": 14, "events": 14, "triples": 10.5, "lexicon": 6.5}
"""Times that "and" and "or" stand in 100 lines of a room; a room that is not here has at most ``FEW``.

What moves from branches into conditions is as hard to read as before.
"""
FEW = 6

WORDS = 25
"""English words in the code of the rooms that read: function words, each with its rule."""

READING = ("syntax", "times", "actors", "events", "triples")
SLACK = 0.1
"""How far below its ceiling a figure may lie before the ceiling is to come down."""


@lru_cache(maxsize=1)
def complex_functions() -> dict[str, int]:
    """Functions above the limit, as ruff counts them, whatever pyproject.toml lets pass."""
    limit = PROJECT["tool"]["ruff"]["lint"]["mccabe"]["max-complexity"]
    command = ["-m", "ruff", "check", "--isolated", "--no-cache", "--exit-zero", "--select", "C901"]
    options = ["--config", f"lint.mccabe.max-complexity={limit}", "--output-format", "json"]
    done = subprocess.run(
        [sys.executable, *command, *options, KG], capture_output=True, text=True, check=True
    )
    found = {}
    for each in json.loads(done.stdout):
        name, figure = re.findall(r"`(\w+)` is too complex \((\d+)", each["message"])[0]
        found[f"{Path(each['filename']).relative_to(KG).as_posix()} {name}"] = int(figure)
    return found


def test_no_function_becomes_more_complex() -> None:
    """None rises, none is added."""
    rose = {name: figure for name, figure in complex_functions().items() if figure > RATCHET.get(name, 0)}
    assert not rose, f"more branches than before: find the shape, do not raise the figure: {rose}"


def test_the_ratchet_turns() -> None:
    """A function that became simpler loses its figure, or gets its new one."""
    stale = {name: figure for name, figure in RATCHET.items() if complex_functions().get(name, 0) < figure}
    assert not stale, f"lower or delete in RATCHET: {stale}"


def test_ruff_passes_over_the_files_of_the_ratchet_alone() -> None:
    """The exceptions of pyproject.toml are those of RATCHET."""
    ignored = PROJECT["tool"]["ruff"]["lint"]["per-file-ignores"]
    files = {path.removeprefix("kg/") for path, rules in ignored.items() if "C901" in rules}
    assert files == {name.split()[0] for name in RATCHET}


@pytest.mark.parametrize("room", ROOMS)
def test_conditions_are_few(room: str) -> None:
    """ "and" and "or" in 100 lines."""
    operators = lines = 0
    for path in (KG / room).rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        lines += sum(1 for line in text.splitlines() if line.strip())
        nodes = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.BoolOp))
        operators += sum(len(node.values) - 1 for node in nodes)
    figure, ceiling = 100 * operators / lines, BOOLEANS.get(room, FEW)
    assert figure <= ceiling, "name the condition, or make a table of it"
    if room in BOOLEANS:
        assert figure > max(FEW, ceiling * (1 - SLACK)), "lower it in BOOLEANS, or take it out"


def test_english_words_stay_in_the_data() -> None:
    """A word that a rule asks for is a row or a member of a set, not a literal."""
    files = (path for room in READING for path in (KG / room).rglob("*.py"))
    found = {word for path in files for word in words(path)}
    assert len(found) <= WORDS, "move words to a data file, kg/lexicon/data/sets.toml for example"
    assert len(found) >= WORDS * (1 - SLACK), f"{len(found)} words are left: lower WORDS"


def words(path: Path) -> Iterator[str]:
    """Lower-case words that a file compares with, or holds in a set, list, tuple or as keys.

    Our own names (members of ``Literal``, fields of classes, keys of data files) are none.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not _is_doors(node)]
    for node in ast.walk(tree):
        for each in _compared(node):
            word = each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else ""
            if _WORD.fullmatch(word) and word not in names():
                yield word


def _is_doors(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


_WORD = re.compile(r"[a-z]+(?:[-' ][a-z]+)*")


def _compared(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Compare():
            return [node.left, *node.comparators]
        case ast.Set() | ast.Tuple() | ast.List():
            return node.elts
        case ast.Dict():
            return [key for key in node.keys if key is not None]
        case ast.MatchValue():
            return [node.value]
    return []


@lru_cache(maxsize=1)
def names() -> frozenset[str]:
    """Our own names, each defined somewhere: codes and keys, not English."""
    found = {*OWN, *schema.OPERATORS, *schema.FLAGS, *(schema.SLOTS - schema.PREPOSITIONS)}
    found |= set(re.findall(r'"(\w+)"', inspect.getdoc(Mention) or ""))  # by which means somebody is known
    for path in KG.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= set(_defined(node, path.stem))
    for path in KG.rglob("*.csv"):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            found |= {row[column] for column in COLUMNS if row.get(column)}
    return frozenset(found | set(tomllib.loads((KG / "times" / "dates.toml").read_text(encoding="utf-8"))))


def _defined(node: ast.AST, stem: str) -> Iterator[str]:
    """Members of a ``Literal``, fields of the nouns, rules by name, a parser's labels."""
    match node:
        case ast.Subscript(value=ast.Name(id="Literal")):
            yield from (each.value for each in ast.walk(node.slice) if isinstance(each, ast.Constant))
        case ast.AnnAssign(target=ast.Name(id=name)) if stem in ("model", "timespan"):
            yield name
        case ast.Dict() if all(isinstance(value, ast.Name) for value in node.values):
            yield from (key.value for key in node.keys if isinstance(key, ast.Constant))
        case ast.Constant() if stem in ("relations", "universal"):
            yield node.value


OWN = (
    # precisions of a TimeSpan, and units below them
    "day", "weekend", "week", "fortnight", "month", "season", "quarter", "half", "year", "decade", "century",
    "interval", "hour", "minute", "unit",
    # groups and readings of the grammar of dates; where a time lies from the day of writing
    "ago", "duration", "edtf", "eve", "fy", "part", "point", "recent", "story", "tens", "weekday",
    "dateline", "heading", "over", "begun", "here", "ahead", "then",
    # how a phrase is owned, how actors were met, what stands before a noun, why two actors may be one
    "mod", "together", "mentions", "comma", "ending", "plain", "wall", "initial", "spelling",
    # sizes of an event, what is done by saying it, what holds back a fact, sides of a speech act
    "amount", "arrested", "dead", "expelled", "injured", "announced", "spoken", "speaker", "judging", "theirs",
    "condition", "fiction", "hedge", "planned", "purpose", "question",
    "nameless people who are asked", "place in the object", "who is to meet the condition",
    # how a subject is understood
    "control",
)  # fmt: skip
"""Names that are defined where no rule above finds them."""
COLUMNS = ("class", "form", "gender", "how", "kind", "person")
"""Of the data: what stands in them are codes."""
