"""The adjective that a group is named by ("Turkish troops"), and names as readable ids."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from kg.actors.discourse import Scene
from kg.lexicon import Gazetteer, fold, word_list
from kg.model import Actor, Kind, document_mark

_CHOSEN: dict[str, str] = tomllib.loads(files("kg").joinpath("actors/adjectives.toml").read_text("utf-8"))
_USUAL = word_list("actors.ids.usual")
_PARTICLES = word_list("actors.particles")


def adjective(scene: Scene, code: str) -> str:
    """The adjective of a country ("Turkish"), its name where there is none."""
    known = adjectives(scene.gazetteer).get(code)
    if known is not None:
        return known
    country = scene.gazetteer.country(code)
    return country.name if country is not None else code


@lru_cache(maxsize=8)
def adjectives(gazetteer: Gazetteer) -> dict[str, str]:
    """Country code -> adjective: of several, the shortest that begins like the country's name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, adjective in _written(gazetteer):
        found[code].append(adjective)
    return {code: _best(gazetteer, code, names) for code, names in found.items()} | _CHOSEN


def _written(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """All adjectives of countries."""
    for name in gazetteer.names:
        if name.how == "adjective":
            actor = gazetteer.actor(name.actor)
            if actor is not None and actor.kind == "country" and actor.country:
                yield actor.country, name.name


def _best(gazetteer: Gazetteer, code: str, names: Sequence[str]) -> str:
    """The shortest that begins like the country's name, else the first, and "Franco-German" last."""
    names = [name for name in names if "-" not in name] or names
    country = gazetteer.country(code)
    alike = [name for name in names if country is not None and name[:3] == country.name[:3]]
    return min(alike, key=len) if alike else names[0]


def own_adjective(scene: Scene, code: str, written: str) -> str:
    """The adjective to name a group by: the country's, unless the text names a part of it ("Chechen")."""
    usual = adjective(scene, code)
    key = fold(written).replace(" ", "")
    return usual if not key or key in _USUAL or written[:3] == usual[:3] else written


def slug(name: str) -> str:
    """A readable id from a name."""
    return "_".join(name.replace(".", "").replace("/", " ").split())


def unnamed(
    document: str, name: str, kind: Kind, sector: str | None = None, country: str | None = None
) -> Actor:
    """Somebody without a name, or whose it is: others in every document.

    "Protesters" of two documents are two actors; within one they are the same.  The id depends on the
    name and the document's id alone, and no name's id has a full stop in it.
    """
    return Actor(f"{slug(name)}.{document_mark(document)}", name, kind, country, sector)


def is_unnamed(document: str, actor: Actor) -> bool:
    """True for somebody of this document alone who has no name: "students in Lagos"; "López" has one.

    >>> is_unnamed("a", Actor(person_id("a", "López"), "López", "person"))
    False
    """
    if not actor.id.endswith(f".{document_mark(document)}"):
        return False
    words = [word for word in actor.name.split() if word not in _PARTICLES]
    return actor.kind != "person" or not all(word[0].isupper() for word in words)


def person_id(document: str, name: str) -> str:
    """The id of a person whom the lists don't know: a surname alone is another man's in every document.

    >>> person_id("a", "Ana López")
    'Ana_López'
    """
    words = [word for word in fold(name).split() if len(word) > 1 and word not in _PARTICLES]
    return slug(name) if len(words) > 1 else f"{slug(name)}.{document_mark(document)}"


def tidy(text: str) -> str:
    """A name on one line, with single spaces."""
    return " ".join(text.split())
