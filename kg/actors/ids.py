"""The adjective that a group is named by ("Turkish troops"), and names as readable ids."""

from __future__ import annotations

from functools import lru_cache

from kg.actors.discourse import Scene
from kg.lexicon import Gazetteer, fold
from kg.model import Actor, Kind, document_mark

_CHOSEN = {
    "USA": "US", "GBR": "British", "FRA": "French", "UKR": "Ukrainian", "GHA": "Ghanaian", "SRB": "Serbian",
    "HRV": "Croatian", "AZE": "Azerbaijani", "MYS": "Malaysian", "MNG": "Mongolian", "SVN": "Slovenian",
}  # fmt: skip
"""Where the shortest adjective that begins like the name is a people, a part, or misspelt."""
_USUAL = {"american", "us", "usa", "uk", "british"}


def adjective(scene: Scene, code: str) -> str:
    """The adjective of a country ("Turkish"), its name where there is none."""
    return adjectives(scene.gazetteer).get(code) or (c.name if (c := scene.gazetteer.country(code)) else code)


@lru_cache(maxsize=8)
def adjectives(gazetteer: Gazetteer) -> dict[str, str]:
    """Country code -> adjective: of several, the shortest that begins like the country's name."""
    found: dict[str, list[str]] = {}
    for name in gazetteer.names:
        actor = gazetteer.actor(name.actor) if name.how == "adjective" else None
        if actor is not None and actor.kind == "country" and actor.country and not name.name.endswith("o"):
            found.setdefault(actor.country, []).append(name.name)
    chosen = {}
    for code, names in found.items():
        country = gazetteer.country(code)
        names = [name for name in names if "-" not in name] or names  # not "Franco-German"
        alike = [name for name in names if country is not None and name[:3] == country.name[:3]]
        chosen[code] = min(alike, key=len) if alike else names[0]
    return chosen | _CHOSEN


def own_adjective(scene: Scene, code: str, written: str) -> str:
    """The adjective to name a group by: the country's, unless the text names a part of it ("Chechen")."""
    usual = adjective(scene, code)
    if not written:
        return usual
    key = fold(written).replace(" ", "")
    return usual if key in _USUAL or written[:3] == usual[:3] else written


def slug(name: str) -> str:
    """A readable id from a name."""
    return "_".join(name.replace(".", "").replace("/", " ").split())


def unnamed(document: str, name: str, kind: Kind, sector: str | None = None) -> Actor:
    """Somebody with neither name, country nor organization: others in every document.

    "Protesters" of two documents are two actors; within one they are the same.  The id depends on the
    name and the document's id alone, and no name's id has a full stop in it.
    """
    return Actor(f"{slug(name)}.{document_mark(document)}", name, kind, None, sector)


def tidy(text: str) -> str:
    """A name on one line, with single spaces."""
    return " ".join(text.split())
