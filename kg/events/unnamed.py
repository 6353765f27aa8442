"""Noun -> whoever a text speaks of without a name."""

from __future__ import annotations

from kg.actors import Cast, unnamed
from kg.events.drafts import Actors
from kg.words import Word


def nameless(word: Word | None, cast: Cast) -> Actors:
    """Whoever a text speaks of without a name: "officials", "all parties"."""
    if word is None or not word.nominal:
        return ()
    before = [child for child in word.left if child.relation in ("compound", "adjective")]
    pieces = ["".join(ch for ch in part.text if ch.isalnum()) for part in (*before, word)]
    if not any(pieces):
        return ()
    last = pieces[-1] if word.pos == "name" else pieces[-1].lower()
    found = unnamed(cast.document, " ".join(filter(None, (*pieces[:-1], last))), "group")
    return (next((actor for actor in cast.actors if actor.id == found.id), found),)
