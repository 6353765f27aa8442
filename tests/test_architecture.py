"""The order of the layers, where libraries live, and how long a file may be."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

KG = Path(__file__).resolve().parent.parent / "kg"

LAYERS = (
    "errors model locks folders",
    "joining characters",
    "words graph wordlists inputs folding calendars tables arguments",
    "formats calendar_words identity",
    "documents parsing frames calendar_matches calendar_context actorlists",
    "calendar_absolute calendar_relative petrarch",
    "calendar_rules userlists",
    "gazetteer",
    "nouns quotes dates spellings lexicon",
    "mentions timelines",
    "story scene demonyms",
    "persons naming holders groups descriptions pronouns",
    "likely actors clauses repair",
    "phrases nary minimal triples roles truth echoes",
    "readings",
    "circumstances judgements",
    "events states",
    "explanation",
    "pipeline",
    "gathering",
    "records runs network vocabulary codes turtle jsonld factnodes statements rdf storefolders rdfread shapes settling"
    " confinement deadline",
    "page results guard sparql endpoints foldergraphs servergraphs engines stores finding queries protocol serve",
    "writers",
    "api",
    "magic cli __init__ __main__",
)
"""From the nouns to the doors: a module imports from its own layer (in one direction) and those above it."""

_RDF = {
    "vocabulary", "codes", "turtle", "jsonld", "factnodes", "statements", "rdf", "rdfread", "shapes", "settling"
}  # fmt: skip
_STORES = {
    "storefolders", "foldergraphs", "servergraphs", "results", "guard", "sparql", "endpoints", "engines", "stores",
    "finding", "queries", "protocol", "serve",
}  # fmt: skip
HOMES = {
    "spacy": {"parsing"},
    "rdflib": _RDF | _STORES,
    "pyparsing": {"guard"},
    "oxrdflib": _STORES,
    "pyoxigraph": _STORES | _RDF,
    "networkx": {"network"},
    "numpy": {"network"},
    "pyvis": {"page"},
    "jinja2": {"page"},
    "markupsafe": {"page"},
    "trafilatura": {"formats"},
    "markdown_it": {"formats"},
    "pandas": {"results"},
    "IPython": {"magic"},
    "click": {"cli"},
    "tqdm": {"cli"},
}
"""Which modules may import a library; what is not here may be imported nowhere."""

LONGEST = 400


def modules() -> dict[str, list[Path]]:
    """The files of every module; ``cli`` is one."""
    found: dict[str, list[Path]] = {}
    for path in sorted(KG.rglob("*.py")):
        inside = path.relative_to(KG).parts
        found.setdefault(inside[0].removesuffix(".py"), []).append(path)
    return found


def imports(path: Path) -> tuple[set[str], set[str]]:
    """What a file imports at any place but under TYPE_CHECKING: modules of kg, and libraries."""
    ours: set[str] = set()
    theirs: set[str] = set()
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            todo.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            theirs.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            first, _, rest = node.module.partition(".")
            if first != "kg":
                theirs.add(first)
            elif rest:
                ours.add(rest.split(".")[0])
            else:
                ours.update(alias.name for alias in node.names)
        todo.extend(ast.iter_child_nodes(node))
    return ours, {name for name in theirs if name not in sys.stdlib_module_names}


MODULES = modules()
RANK = {module: rank for rank, layer in enumerate(LAYERS) for module in layer.split()}


def test_every_module_has_a_layer() -> None:
    """A new file says where it belongs."""
    assert set(MODULES) - set(RANK) == set()


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_upstream(module: str) -> None:
    """No stage knows of those that come after it."""
    for path in MODULES[module]:
        ours, _ = imports(path)
        late = {other for other in ours if RANK.get(other, 99) > RANK.get(module, 99)}
        assert not late, f"{path.name} imports {sorted(late)}, which come after it"


def test_there_is_no_circle_of_imports() -> None:
    """Also within a layer."""
    graph = {
        module: set().union(*(imports(path)[0] for path in paths)) - {module}
        for module, paths in MODULES.items()
    }
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, f"circle: {' -> '.join((*trail, module))}"
        if module not in done:
            for other in sorted(graph.get(module, ())):
                walk(other, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        walk(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_at_home(module: str) -> None:
    """A foreign library is imported in the files that HOMES names, and nowhere else."""
    for path in MODULES[module]:
        for library in imports(path)[1]:
            assert module in HOMES.get(library, set()), f"{path.name} imports {library}"


@pytest.mark.parametrize("path", [path for paths in MODULES.values() for path in paths], ids=lambda p: p.stem)
def test_files_are_short(path: Path) -> None:
    """A longer file is two nouns."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", [path for paths in MODULES.values() for path in paths], ids=lambda p: p.stem)
def test_every_file_says_what_it_is(path: Path) -> None:
    """In the first line."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_module_is_on_the_map() -> None:
    """docs/how-it-works.md names each file."""
    text = (KG.parent / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    missing = [
        m for m in MODULES if not m.startswith("__") and f"`{m}.py`" not in text and f"`{m}/`" not in text
    ]
    assert missing == []
