"""Changes the engine in small ways and counts how many of the changes the fast tests notice.

    python tools/mutants.py [--files GLOB ...] [--count 20] [--seed 1] [--survivors]

Of each file a fixed sample of mutants is drawn (a comparison turned round, `and` for `or`, a condition
dropped or negated, an element taken out of a set, a constant changed, None returned); each is run against
the tests of the reading half that need no model, in copies of the tree, two at a time.  A mutant that no
test notices is a line of which nobody says what it does: a test is missing, or the line is one too many.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENGINE = (
    "kg/events/[!_]*.py", "kg/syntax/[!_]*.py", "kg/actors/pronouns.py", "kg/times/[!_]*.py",
)  # fmt: skip
TESTS = (
    "clauses", "truth", "actors", "dates", "timelines", "triples", "judgements", "circumstances",
    "mentions", "explain", "predications", "quotes", "repair", "status", "match", "arguments", "corefer",
    "pronouns", "anchoring",
    "control", "universal", "speakers", "pieces", "times", "tense", "governing",
)  # fmt: skip
"""The tests of the reading half besides the examples of events (tests/test_NAME.py, where there is one)."""
SECONDS = 90
"""A mutant that takes longer runs in a circle, which is noticed."""
JOBS = 2
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip

Change = Callable[[ast.AST], None]


@dataclass(frozen=True)
class Mutant:
    """One change of one file: where, what, and the whole text after it."""

    file: str
    line: int
    what: str
    text: str


def mutants(path: Path, count: int, seed: int) -> list[Mutant]:
    """A sample of the changes that can be made in a file, the same each time."""
    name = path.relative_to(ROOT).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = [(n, what, change) for n, node in enumerate(live(tree)) for what, change in changes(node)]
    chosen = random.Random(f"{seed} {name}").sample(places, min(count, len(places)))
    return [_made(name, tree, *place) for place in sorted(chosen, key=lambda place: place[:2])]


def _made(name: str, tree: ast.Module, n: int, what: str, change: Change) -> Mutant:
    other = copy.deepcopy(tree)
    node = list(live(other))[n]
    before = ast.unparse(node).splitlines()[0][:60]
    change(node)
    text = ast.unparse(ast.fix_missing_locations(other))
    return Mutant(name, getattr(node, "lineno", 0), f"{what}: {before}", text)


def live(node: ast.AST) -> Iterator[ast.AST]:
    """A node and all below it that does something: no annotations, docstrings, words for people."""
    if _idle(node):
        return
    yield node
    for field, value in ast.iter_fields(node):
        if field not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from live(child)


def _idle(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.Raise | ast.JoinedStr)


def changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What can be changed at a node."""
    if isinstance(node, ast.Compare):
        yield "turned round", _turn
    elif isinstance(node, ast.BoolOp):
        yield "and/or", _swap
        for at in range(len(node.values)):
            yield f"condition {at + 1} dropped", _without("values", at)
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        yield "negated", _negate
    elif isinstance(node, ast.comprehension):
        for at in range(len(node.ifs)):
            yield f"filter {at + 1} dropped", _without("ifs", at)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", _affirm
    elif isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 1 and _constant(node.elts):
        middle = len(node.elts) // 2
        yield f"element {middle + 1} taken out", _without("elts", middle)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool | int):
        yield "constant changed", _other
    elif isinstance(node, ast.Return) and not (node.value is None or isinstance(node.value, ast.Constant)):
        yield "returns None", _none
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        yield "plus/minus", _sign


def _constant(nodes: list[ast.expr]) -> bool:
    return all(isinstance(node, ast.Constant) for node in nodes)


def _turn(node: ast.AST) -> None:
    assert isinstance(node, ast.Compare)
    node.ops[0] = _TURNED[type(node.ops[0])]()


def _swap(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _without(field: str, at: int) -> Change:
    def change(node: ast.AST) -> None:
        del getattr(node, field)[at]

    return change


def _negate(node: ast.AST) -> None:
    assert isinstance(node, ast.If | ast.IfExp | ast.While)
    node.test = ast.UnaryOp(ast.Not(), node.test)


def _affirm(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)


def _other(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant) and isinstance(node.value, int)
    node.value = not node.value if isinstance(node.value, bool) else node.value + 1


def _none(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    node.value = ast.Constant(None)


def _sign(node: ast.AST) -> None:
    assert isinstance(node, ast.BinOp)
    node.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()


def copied(folder: Path) -> Path:
    """A copy of what the tests need."""
    for name in ("kg", "tests", "benchmarks", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(
                source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "browser", "*.png")
            )
        else:
            shutil.copy(source, folder / name)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "kg", "tests"], cwd=folder, check=True)
    return folder


def noticed(mutant: Mutant, tree: Path) -> bool:
    """Whether a test fails where the mutant stands in the place of its file."""
    path = tree / mutant.file
    kept = path.read_text(encoding="utf-8")
    for cached in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
        cached.unlink()
    path.write_text(mutant.text, encoding="utf-8")
    try:
        return not passes(tree)
    finally:
        path.write_text(kept, encoding="utf-8")


def passes(tree: Path) -> bool:
    """Whether all tests of the reading half pass in a tree: first the examples, which find most mutants."""
    files = [path for name in TESTS if (path := tree / "tests" / f"test_{name}.py").exists()]
    options = ["-x", "--assert=plain", "-p", "no:cacheprovider", "-m", "not model"]
    commands = (["tests/complete.py", "--first"], ["-m", "pytest", *options, *map(str, files)])
    environment = {
        **os.environ,
        "PYTHONPATH": str(tree),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }

    def runs(command: list[str]) -> bool:
        whole = [sys.executable, *command]
        done = subprocess.run(whole, cwd=tree, env=environment, capture_output=True, timeout=SECONDS)
        return done.returncode == 0

    try:
        return all(map(runs, commands))
    except subprocess.TimeoutExpired:
        return False


def tried(every: list[Mutant]) -> Iterator[tuple[Mutant, bool]]:
    """Each mutant with whether it is noticed, by several workers with a copy of the tree each."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(JOBS) as pool:
        trees: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(JOBS):
            trees.put(copied(Path(folder) / str(number)))

        def work(mutant: Mutant) -> bool:
            tree = trees.get()
            try:
                return noticed(mutant, tree)
            finally:
                trees.put(tree)

        first = trees.get()
        assert passes(first), "the tests fail without a mutant"
        trees.put(first)
        yield from zip(every, pool.map(work, every), strict=True)


def main() -> None:
    """Print a line a file, and the survivors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--files", nargs="*", default=ENGINE, help="which files, as globs")
    parser.add_argument("--count", type=int, default=20, help="how many mutants a file")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument("--survivors", action="store_true", help="print those that no test noticed")
    given = parser.parse_args()
    files = [path for glob in given.files for path in sorted(ROOT.glob(glob))]
    every = [mutant for path in files for mutant in mutants(path, given.count, given.seed)]
    survivors = []
    for file, group in groupby(tried(every), key=lambda pair: pair[0].file):
        mine = list(group)
        alive = [mutant for mutant, killed in mine if not killed]
        survivors += alive
        print(f"{file:32} {len(mine) - len(alive):3} / {len(mine)}", flush=True)
    print(f"{'all':32} {len(every) - len(survivors):3} / {len(every)}")
    for mutant in survivors if given.survivors else ():
        print(f"{mutant.file}:{mutant.line}: {mutant.what}")


if __name__ == "__main__":
    main()
