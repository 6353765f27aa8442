"""What reads: our own engine in words by which another process can load it, or one that was given."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from uuid import uuid4

from kg.engines import name_of, version_of
from kg.lexicon import Gazetteer, load_frames, load_gazetteer
from kg.model import Style
from kg.pipeline import Engine, Rules
from kg.syntax import Language, load_language

_READING = (
    "actors", "characters.py", "confidence", "document.py", "engines.py", "events", "lexicon", "model.py",
    "pipeline.py", "plover.py", "syntax", "times", "timespan.py", "triples", "vetting.py", "words.py",
)  # fmt: skip
"""The parts of kg on which it depends what is read."""
_PARTS = (".py", ".csv", ".toml")
Credit = tuple[str, str, str, str]
"""What reads: the model and its version, or an engine of somebody's own and its version."""


@dataclass(frozen=True)
class Recipe:
    """How our own engine is made; hashable, so that a process makes it once."""

    model: str
    lexicon: tuple[Path, ...] = ()
    frames: tuple[Path, ...] = ()
    style: Style = "facts"

    def load(self) -> Rules:
        """The engine with what it needs: the language model, the known actors, what words mean.

        Raises:
            ModelError: The model is not installed.
            LexiconError: A list of actors or a file of families cannot be read.
        """
        return _loaded(self, _digest((*self.lexicon, *self.frames)))

    @property
    def lists(self) -> Gazetteer:
        """The known actors that it reads with."""
        return load_gazetteer(self.lexicon)

    @cached_property
    def credit(self) -> Credit:
        """As of ``Run``; nothing is loaded for it."""
        return *Language.title_of(self.model), "", ""

    @cached_property
    def origin(self) -> Mapping[str, str]:
        """All that a reading depends on, each part in words with its digest or version."""
        return {
            "the rules of kg": _rules(),
            "the language model": " ".join(self.credit[:2]),
            "the version of spaCy": version("spacy"),
            "your lists of actors": _digest(self.lexicon),
            "your families of words": _digest(self.frames),
            "the style of triples": self.style,
        }


@dataclass(frozen=True)
class Own:
    """An engine of somebody's own.  Without a version nobody can know whether it still reads the same."""

    engine: Engine

    def load(self) -> Engine:
        """The engine."""
        return self.engine

    @property
    def lists(self) -> Gazetteer | None:
        """The known actors that it reads with, if it is ours."""
        return self.engine.gazetteer if isinstance(self.engine, Rules) else None

    @cached_property
    def credit(self) -> Credit:
        """As of ``Run``."""
        if isinstance(self.engine, Rules):
            return self.engine.language.name, self.engine.language.version, "", ""
        return "", "", name_of(self.engine), version_of(self.engine)

    @cached_property
    def origin(self) -> Mapping[str, str]:
        """Its name and its version."""
        return {
            "the engine": name_of(self.engine),
            "its version": version_of(self.engine) or f"none {uuid4().hex}",
        }


def digest_of(origin: Mapping[str, str]) -> str:
    """One digest of all parts."""
    return hashlib.sha256(to_line(origin)).hexdigest()[:16]


def to_line(origin: Mapping[str, str]) -> bytes:
    """The parts as a line of JSON."""
    return json.dumps(dict(origin), sort_keys=True).encode()


def differences(now: Mapping[str, str], line: bytes) -> list[str]:
    """What of an engine is another than in the line that was kept of one."""
    try:
        before = json.loads(line)
    except ValueError:
        return ["the form of what is kept"]
    return [part for part, value in now.items() if before.get(part) != value]


@lru_cache(maxsize=1)
def _loaded(recipe: Recipe, lists: str) -> Rules:
    """As ``load``; once, unless the user's lists have become others."""
    frames = load_frames(recipe.frames)
    gazetteer = load_gazetteer(recipe.lexicon)
    return Rules(load_language(recipe.model), gazetteer, recipe.style, frames)


@cache
def _rules() -> str:
    """A digest of the code and the data that read."""
    here = Path(str(files("kg")))
    found = {path for name in _READING for path in (here / name, *(here / name).rglob("*"))}
    return _digest(sorted(path for path in found if path.suffix in _PARTS))


def _digest(paths: tuple[Path, ...] | list[Path]) -> str:
    told = hashlib.sha256()
    for path in paths:
        told.update(f"{path.name}\0".encode())
        told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:16]
