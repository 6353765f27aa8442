"""Telegrams between a ministry and its embassies, told by the title of their file.

"Telegram From the Embassy in Chile to the Department of State": in it "the Department" is the one that the
file's source is of, "the Embassy" its own, and "the Prime Minister", which nobody at home is called, Chile's.
"""

from __future__ import annotations

from itertools import pairwise

from kg.actors.discourse import Scene
from kg.actors.ids import adjective, slug
from kg.actors.issuers import publisher
from kg.actors.lines import read_line
from kg.lexicon import word_list
from kg.model import Actor

_POSTS = word_list("actors.telegrams.posts")
_AT = word_list("actors.telegrams.at")
_EMBASSY = next(iter(word_list("actors.headings.embassies")))
_MINISTRIES = word_list("actors.telegrams.ministries")


def post(scene: Scene) -> str | None:
    """The country in which the embassy is that writes or is written to; None where the title tells of none.

    Args:
        scene: The document; its source is an organ of the state whose embassy it is.
    """
    if scene.home is None:
        return None
    tokens = read_line(scene, scene.parse.document.title)
    at = [n for n, (one, other) in enumerate(pairwise(tokens)) if one.lower in _POSTS and other.lower in _AT]
    abroad = {
        actor.country
        for n in at
        for token in tokens[n + 2 : n + 4]
        for actor in token.actors
        if actor.kind == "country" and actor.country != scene.home
    }
    return abroad.pop() if len(abroad) == 1 else None


def own_bodies(scene: Scene) -> dict[str, Actor]:
    """Whom "the Department" and "the Embassy" mean in a telegram, by the noun; nobody in other texts."""
    house = publisher(scene.gazetteer, scene.parse.document.source)
    if scene.post is None or house is None:
        return {}
    words = house.name.casefold().split()
    named = {word: house for word in words if word in _MINISTRIES}
    embassy = f"{adjective(scene, house.country)} {_EMBASSY}" if house.country else _EMBASSY
    return {**named, _EMBASSY: Actor(slug(embassy), embassy, "organization", house.country, "GOV")}
