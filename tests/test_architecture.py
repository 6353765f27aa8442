"""Rooms and doors: what may import what, where libraries live, and how long a file may be."""

from __future__ import annotations

import ast
import re
import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest
from tables import each_row

from kg.words import Entity, Form, Pos, Relation

pytestmark = pytest.mark.untraced

KG = Path(__file__).resolve().parent.parent / "kg"

FLOORS = (
    "errors characters trace plover document timespan model words",
    "disk cameo",
    "texts lexicon",
    "syntax times",
    "actors",
    "events",
    "triples confidence",
    "graph",
    "identity",
    "reports",
    "rdf",
    "known",
    "page",
    "files",
    "exchange",
    "sparql",
    "stores",
    "pipeline vetting engines gathering arguments",
    "archive",
    "wanted cited",
    "graphs",
    "building",
    "api",
    "magic cli __init__ __main__",
)
"""From the nouns to the doors of the house.  A room imports from floors above it in this list, or its own."""

SIDE_DOORS = {"kg.graph.blocs", "kg.graph.layout", "kg.graph.network"}
"""Files that are entered by themselves, since they load a library that few need (networkx, numpy)."""

FEW = 14
"""How many names the door of a room may show; a room that shows more is two rooms, or has its inside outside."""

WIDE = {"files": 18, "rdf": 24, "lexicon": 21}
"""Rooms that show more today.  The numbers only shrink."""

HOMES = {
    "spacy": {"syntax.embedded", "syntax.parsing", "syntax.wordwise"},
    "thinc": {"syntax.embedded", "syntax.products"},
    "threadpoolctl": {"syntax.parsing", "syntax.products"},
    "rdflib": {"known", "rdf", "sparql", "stores"},
    "pyoxigraph": {"known.writing", "rdf", "sparql", "stores"},
    "oxrdflib": {"stores"},
    "pyparsing": {"sparql.guard"},
    "networkx": {"graph.blocs", "graph.network"},
    "numpy": {
        "graph.forces",
        "graph.layout",
        "graph.packing",
        "graph.settling",
        "reports.sketches",
        "syntax.embedded",
        "syntax.products",
        "syntax.wordwise",
    },
    "datasketch": {"reports"},
    "pyvis": {"page"},
    "jinja2": {"page"},
    "markupsafe": {"page"},
    "trafilatura": {"texts.articles"},
    "markdown_it": {"texts.plain"},
    "yaml": {"texts.plain"},
    "charset_normalizer": {"texts.encodings"},
    "py3langid": {"texts.languages"},
    "babel": {"texts.languages", "exchange.money"},
    "feedparser": {"texts.feeds"},
    "fsspec": {"texts.remote"},
    "lxml": {"texts.markup", "texts.books"},
    "pypdf": {"texts.prints"},
    "docx": {"texts.prints"},
    "warcio": {"texts.web"},
    "zstandard": {"texts.packed"},
    "msgspec": {"archive"},
    "distributed": {"archive.teams"},
    "pandas": {"sparql.rows"},
    "pyarrow": {"files.parquet", "texts.tables"},
    "IPython": {"magic"},
    "click": {"cli"},
    "tqdm": {"cli"},
}
"""Which rooms or files may import a library; what is not here may be imported nowhere."""

LONGEST = 400

FILES = sorted(KG.rglob("*.py"))
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor.split()}
ROOMS = sorted(path.name for path in KG.iterdir() if (path / "__init__.py").exists() and path.name != "cli")


def name_of(path: Path) -> str:
    """``kg/times/grammar.py`` -> "times.grammar"; the door of a room is the room."""
    parts = path.relative_to(KG).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


NAMES = {name_of(path) for path in FILES}


def room_of(name: str) -> str:
    """The room of a file, which is the file itself where it stands above the rooms."""
    return name.partition(".")[0]


@cache
def tree(path: Path) -> ast.Module:
    """A file as it is parsed."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> tuple[set[tuple[str, str]], set[str]]:
    """What a file imports at any place but under TYPE_CHECKING: (module of kg, name) pairs, and libraries."""
    ours: set[tuple[str, str]] = set()
    theirs: set[str] = set()
    todo: list[ast.AST] = [tree(path)]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            todo.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            theirs.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module.split(".")[0] == "kg":
                ours.update((node.module, alias.name) for alias in node.names)
            else:
                theirs.add(node.module.split(".")[0])
        todo.extend(ast.iter_child_nodes(node))
    return ours, {name for name in theirs if name not in sys.stdlib_module_names}


def entered(path: Path) -> set[str]:
    """The other rooms that a file imports from."""
    mine = room_of(name_of(path))
    rooms = {module.split(".")[1] if "." in module else name for module, name in imports(path)[0]}
    return rooms - {mine}


def test_every_room_has_a_floor() -> None:
    """A new room, or a new file above the rooms, says where it belongs."""
    assert {room_of(name_of(path)) for path in FILES} == set(FLOOR)


@each_row(FILES)
def test_arrows_go_one_way(path: Path) -> None:
    """No room knows of those that come after it."""
    mine = FLOOR[room_of(name_of(path))]
    late = {room for room in entered(path) if FLOOR.get(room, 99) > mine}
    assert not late, f"{name_of(path)} imports {sorted(late)}, which come after it"


@each_row(FILES)
def test_rooms_are_entered_by_their_door(path: Path) -> None:
    """From another room only what ``__all__`` of its ``__init__`` names, or a file that is a side door."""
    mine = room_of(name_of(path))
    for module, name in imports(path)[0]:
        parts = module.split(".")
        if len(parts) == 1 or parts[1] == mine or parts[1] not in ROOMS or module in SIDE_DOORS:
            continue
        assert len(parts) == 2, f"{name_of(path)} goes through the wall: {module}"
        assert name in import_module(module).__all__, f"{name_of(path)}: {name} is no door of {module}"


@pytest.mark.parametrize("room", ROOMS)
def test_doors_are_few_and_used(room: str) -> None:
    """A door that nobody outside uses is a wall."""
    doors = set(import_module(f"kg.{room}").__all__)
    used = {name for path in FILES if room_of(name_of(path)) != room for name in _door_names(path, room)}
    assert doors == used
    assert len(doors) <= WIDE.get(room, FEW)


def _door_names(path: Path, room: str) -> set[str]:
    """What a file takes from a room, also for types alone, also by name (``kg/__init__.py``)."""
    return {name for module, name in _all_imports(path) if module == f"kg.{room}"}


@cache
def _all_imports(path: Path) -> frozenset[tuple[str, str]]:
    return frozenset(
        (node.module, alias.name)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    )


def test_there_is_no_circle_of_files() -> None:
    """Also within a room."""
    graph = {name_of(path): _files(path) for path in FILES}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, f"circle: {' -> '.join((*trail, name))}"
        if name not in done:
            for other in sorted(graph.get(name, ())):
                walk(other, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        walk(name, ())


def _files(path: Path) -> set[str]:
    """The files that a file imports, by name."""
    found = set()
    for module, name in imports(path)[0]:
        inside = module.partition(".")[2]
        whole = f"{inside}.{name}" if inside else name
        found.add(whole if whole in NAMES else inside)
    return found - {name_of(path), ""}


@each_row(FILES)
def test_libraries_stay_at_home(path: Path) -> None:
    """A foreign library is imported in the rooms and files that HOMES names, and nowhere else."""
    name = name_of(path)
    for library in imports(path)[1]:
        assert HOMES.get(library, set()) & {name, room_of(name)}, f"{name} imports {library}"


@each_row(FILES)
def test_a_parsers_labels_stay_in_one_file(path: Path) -> None:
    """Stages speak of subjects and past tenses; which label a model has for them is known to one file."""
    from kg.syntax import relations

    if room_of(name_of(path)) not in ("syntax", "times", "actors", "events", "triples", "words"):
        return
    if name_of(path) == "syntax.relations":
        return
    labels = {
        *relations._RELATIONS,
        *relations._UNIVERSAL,
        *relations._FORMS,
        *relations._POS,
        *relations._ENTITIES,
    }
    ours = {*get_args(Relation), *get_args(Form), *get_args(Pos), *get_args(Entity)}
    tables = {"PART", "ORDINAL", "TO"}  # names in the grammar of dates
    found = {
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not (found & labels) - ours - tables - {"mark"}


@each_row(FILES)
def test_files_are_short(path: Path) -> None:
    """A longer file is two nouns."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@each_row(FILES)
def test_every_file_says_what_it_is(path: Path) -> None:
    """In the first line."""
    assert ast.get_docstring(tree(path))


def test_the_map_of_a_large_room_is_whole() -> None:
    """The door of `kg.actors` says of each of its files what it is for."""
    door = ast.get_docstring(tree(KG / "actors" / "__init__.py")) or ""
    told = set(re.findall(r"^    (\w+) ", door, re.M))
    assert told == {path.stem for path in (KG / "actors").glob("*.py")} - {"__init__"}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_map(room: str) -> None:
    """docs/how-it-works.md names each room."""
    assert f"`{room}/`" in (KG.parent / "docs" / "how-it-works.md").read_text(encoding="utf-8")
