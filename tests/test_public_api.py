"""What ``import kg`` promises."""

from __future__ import annotations

import subprocess
import sys

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


def test_unknown_names_are_refused() -> None:
    """As by any module."""
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kg.nonsense


def test_import_is_quick() -> None:
    """No library is loaded before it is needed."""
    code = "import sys, kg, kg.cli; print([m for m in ('spacy', 'rdflib', 'networkx', 'pyvis', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_version_is_that_of_the_package() -> None:
    """It is written down once, in pyproject.toml."""
    assert kg.__version__.count(".") == 2
