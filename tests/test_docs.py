"""What the documents promise is so."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from tables import each_row

from kg.cli import cli

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


_OPTIONAL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
EXTRAS = sorted(
    {re.split(r"[><=\[]", each)[0].replace("-", "_") for group in _OPTIONAL.values() for each in group}
    - {"diplomatic_kg"}
)
"""The libraries that ``make`` does not install."""


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def commands(group: click.Group, prefix: str = "kg") -> dict[str, click.Command]:
    """Every command by its full name."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{prefix} {name}"] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{prefix} {name}")
    return found


COMMANDS = commands(cli)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_the_docs_is_that_of_the_command(name: str) -> None:
    """docs/cli.md is written by tools/cli_docs.py; run it when a command changes."""
    context = click.Context(COMMANDS[name], info_name=name, terminal_width=100, **cli.context_settings)
    assert COMMANDS[name].get_help(context) in CLI


def test_readme_begins_with_one_sentence_one_picture_two_commands() -> None:
    """The first screen."""
    title, sentence, picture, block = README.split("\n\n")[:4]
    assert title == "# diplomatic-kg"
    assert sentence.count(". ") == 0 and sentence.endswith(".")
    image = re.fullmatch(r"!\[.+\]\((.+)\)", picture)
    assert image and (ROOT / image.group(1)).is_file()
    assert [line.split("#")[0].strip() for line in block.strip("`sh\n").split("\n")] == ["make", "make test"]


def test_readme_commands_are_targets_of_the_makefile() -> None:
    """``make`` alone makes the graph."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert ".DEFAULT_GOAL := graph" in makefile and re.search(r"^test:", makefile, re.MULTILINE)


@pytest.mark.model
@pytest.mark.parametrize("line", [c for block in blocks(README, "sh")[1:] for c in block.strip().split("\n")])
def test_readme_commands_run(line: str, tmp_path: Path) -> None:
    """Each as it stands, but for the place of the virtual environment and of the outputs."""
    command = line.replace(".venv/bin/kg", f"{sys.executable} -m kg").replace(
        "/tmp/kg-outputs", str(tmp_path)
    )
    if "kg view" in command:
        command += f" -o {tmp_path / 'page.html'}"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stdout.strip(), done.stderr


@pytest.mark.model
@pytest.mark.parametrize("code", blocks(README, "python"))
def test_readme_python_runs(code: str, tmp_path: Path) -> None:
    """As it stands, with what ``make`` installs: none of the libraries of the extras can be imported."""
    bare = "import sys; sys.modules.update(dict.fromkeys(sys.argv[1:]))\n"
    code = bare + code.replace("/tmp/kg-outputs", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", code, *EXTRAS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() and (tmp_path / "graph.html").is_file()


def test_readme_says_what_extras_are_for() -> None:
    """Whoever needs pandas or a notebook reads how to install them."""
    assert {"pandas", "matplotlib"} <= set(EXTRAS)
    assert '.venv/bin/pip install -e ".[notebook]"' in README


def test_readme_tells_the_committed_figures() -> None:
    """benchmarks/bench.py --save writes both."""
    figures = json.loads((ROOT / "benchmarks" / "figures.json").read_text(encoding="utf-8"))
    spec = importlib.util.spec_from_file_location("bench", ROOT / "benchmarks" / "bench.py")
    assert spec and spec.loader
    bench = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(bench)
    assert bench.readme_table(figures) in README


@pytest.mark.parametrize(
    "path", [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], ids=lambda path: path.name
)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link is a file or folder here."""
    for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (path.parent / target).exists(), target


def test_decisions_are_numbered_without_gap() -> None:
    """docs/adr/0001-*.md and on."""
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert numbers == sorted(set(numbers)) and numbers[0] == 1


PAGES = [
    *ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "kg").rglob("*.md"), *(ROOT / "kg").rglob("*.py"),
]  # fmt: skip


@each_row(PAGES)
def test_files_and_names_that_are_told_of_are_there(path: Path) -> None:
    """`kg/events/states.py` is a file, ``kg.graph.joining`` a module, `kg.read` a function."""
    text = path.read_text(encoding="utf-8")
    if path.name == "CHANGELOG.md" or "eplaced by [" in text:
        return  # it tells how it was
    for name in re.findall(r"`((?:kg|tests|tools|docs)/[\w/.-]+)`", text):
        assert (ROOT / name).exists(), name
    for name in re.findall(r"`(kg(?:\.\w+)+)(?:\(.*?\))?`", text):
        assert _resolves(name), name


TABLES = {path.name for path in (ROOT / "kg").rglob("*") if path.suffix in (".csv", ".toml")}


@each_row(path for path in PAGES if "kg" in path.relative_to(ROOT).parts)
def test_tables_that_the_code_tells_of_are_there(path: Path) -> None:
    """``judgements.toml`` by its bare name is a table of some room."""
    named = re.findall(r"`([a-z_]+\.(?:csv|toml))`", path.read_text(encoding="utf-8"))
    assert set(named) <= TABLES | {"events.csv", "triples.csv"}  # kg writes them


@each_row(path for path in PAGES if path.suffix == ".md")
def test_python_in_the_docs_calls_what_is_there(path: Path) -> None:
    """Each block compiles, and each name of kg in it is public."""
    for code in blocks(path.read_text(encoding="utf-8"), "python"):
        compile(code, path.name, "exec")
        for name in re.findall(r"(?<![\w.])kg\.(\w+)", code):
            assert hasattr(importlib.import_module("kg"), name), name
        assert not re.search(r"from kg import|from kg\.", code), "import kg is enough"


def _resolves(name: str) -> bool:
    """Whether a dotted name is a module, or something in one."""
    parts = name.split(".")
    for place in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:place]))
        except ImportError:
            continue
        for part in parts[place:]:
            found = getattr(found, part, None)
        return found is not None
    return False


def test_the_changelog_says_each_thing_once() -> None:
    """No entry begins as another does, and no heading stands twice under a version: what merges leave behind."""
    for version in re.split(r"(?m)^## ", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")):
        headings = re.findall(r"(?m)^### .*$", version)
        entries = [line[:32] for line in version.splitlines() if line.startswith("- ")]
        assert len(headings) == len(set(headings))
        assert len(entries) == len(set(entries))
