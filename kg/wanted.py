"""What is asked of a build: sources, what reads them, what the user says, and what is told of it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from kg import arguments
from kg.archive import Own, Recipe, Wishes
from kg.arguments import DEFAULT_MODEL, Source, StrPath
from kg.engines import checked
from kg.errors import OptionError
from kg.files import Run, digest
from kg.graph import load_groups
from kg.identity import read_statements
from kg.model import Style
from kg.pipeline import Engine
from kg.texts import Hints

_UNTOLD = Hints()
"""Nothing is said of the inputs."""
Paths = StrPath | Iterable[StrPath]


@dataclass(frozen=True)
class Wanted:
    """As of ``kg.build``.

    Raises:
        OptionError: A value is none; something is given that an engine of one's own would not see.
    """

    sources: Source | Iterable[Source]
    model: str
    lexicon: Paths
    frames: Paths
    identities: Paths
    relations: Paths
    published: date | str | None
    style: Style
    plain: float
    strict: bool
    base_iri: str
    engine: Engine | None
    hints: Hints = _UNTOLD
    texts: bool = False

    @cached_property
    def given(self) -> tuple[Source, ...]:
        """The sources, in their order."""
        return arguments.sources(self.sources)

    @cached_property
    def recipe(self) -> Recipe | Own:
        """What reads: the engine that was given, else ours."""
        return recipe_of(self.engine, self.model, self.lexicon, self.frames, arguments.style(self.style))

    @cached_property
    def wishes(self) -> Wishes:
        """What the user says of actors, relations and plain edges."""
        statements = read_statements(map(Path, arguments.paths(self.identities)))
        groups = load_groups(map(Path, arguments.paths(self.relations)))
        least = arguments.share(self.plain, "plain")
        return Wishes(statements, groups, least, self.base_iri, self.strict)

    @cached_property
    def run(self) -> Run:
        """What of the manifest is known before anything is read."""
        lists: dict[str, tuple[StrPath, ...]] = {
            name: arguments.paths(getattr(self, name))
            for name in ("lexicon", "frames", "identities", "relations")
        }
        options: dict[str, Any] = {
            **self.hints.options(),
            "base_iri": self.base_iri or None,
            "plain": self.wishes.plain,
            "published": str(self.published) if self.published else None,
            "strict": self.strict,
            "style": self.style,
            **({"texts": True} if self.texts else {}),
        }
        told = {name: [Path(path).name for path in paths] for name, paths in lists.items()}
        named = tuple(digest(path) for paths in lists.values() for path in paths)
        options = dict(sorted({**options, **told}.items()))
        return Run(*self.recipe.credit, base_iri=self.base_iri, options=options, lists=named)


def recipe_of(engine: Engine | None, model: str, lexicon: Paths, frames: Paths, style: Style) -> Recipe | Own:
    """What reads: the engine that was given, else ours with its lists.

    Raises:
        OptionError: The engine is none, or a model or a list is given with it, which it would not see.
    """
    actors, families = (tuple(map(Path, arguments.paths(given))) for given in (lexicon, frames))
    if engine is None:
        return Recipe(model, actors, families, style)
    if model != DEFAULT_MODEL or actors or families:
        raise OptionError("model, lexicon and frames are for the engine of kg: leave them out, or the engine")
    return Own(checked(engine))
