"""Mentions -> Cast: who every mention of a document is, and by which means we know.

    cast = resolve(parse, gazetteer)
    cast.at(word)        # the actors of the noun phrase that this word heads, () for nobody

Names are resolved over the whole document first; then nouns and pronouns in the order of the text.
Nothing is resolved unless one candidate agrees clearly better than every other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kg.actors.candidates import Candidate
from kg.actors.coordination import behind
from kg.actors.descriptions import describe, spell_out
from kg.actors.discourse import Scene
from kg.actors.issuers import publisher
from kg.actors.names import name_actors
from kg.actors.posts import own_bodies, post
from kg.actors.pronouns import refer
from kg.actors.spotting import find_candidates
from kg.actors.story import Story, remember
from kg.actors.voices import Voices
from kg.lexicon import Gazetteer, word_list
from kg.model import Actor, Mention
from kg.syntax import Quote, find_quotes
from kg.words import Parse, Word

_OF = word_list("actors.owning")
_DEEPEST = 6
"""How many nouns with "of" are looked through."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a document, which its id names: its mentions in text order, found by their words.

    ``seats`` says by the id of a place which state a visit there is one to.
    """

    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...] = ()
    document: str = ""
    seats: Mapping[str, Actor] = field(default_factory=dict)
    _spans: Mapping[int, Mention] = field(default_factory=dict, repr=False)

    def mention(self, word: Word) -> Mention | None:
        """The mention that this word heads or belongs to."""
        return self._spans.get(word.i)

    def at(self, word: Word) -> tuple[Actor, ...]:
        """The actors of the noun phrase with this head; () where it stands for nobody known."""
        mention = self._spans.get(word.i)
        return mention.actors if mention is not None else ()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everybody mentioned, by id."""
        found = {actor.id: actor for mention in self.mentions for actor in mention.actors}
        return tuple(found[key] for key in sorted(found))


def resolve(parse: Parse, gazetteer: Gazetteer, quotes: tuple[Quote, ...] | None = None) -> Cast:
    """Find and resolve all mentions of a document.

    Args:
        parse: The parsed document.
        gazetteer: The known names.
        quotes: The document's quotes, if they were found before.
    """
    quotes = find_quotes(parse) if quotes is None else quotes
    scene = _scene(parse, gazetteer, quotes)
    name_actors(scene)
    _voice(scene, filter(_owns, scene.candidates))  # "our troops" are those of whoever is named to speak
    scene.issuers = None
    story = Story(bodies=own_bodies(scene))
    nouns = {candidate.head.i: candidate for candidate in scene.candidates if candidate.form == "noun"}
    for candidate in scene.candidates:
        for owner in _owners_of(candidate, nouns):
            describe(scene, story, owner)
        if candidate.form in _RESOLVERS:
            _RESOLVERS[candidate.form](scene, story, candidate)
        remember(scene, story, parse.words, candidate.head.i)
    _voice(scene, filter(_speaks, scene.candidates))  # whose words "I" stands in may be told after them
    mentions = sorted(scene.mentions.values(), key=lambda m: (m.start, m.end))
    return Cast(tuple(mentions), quotes, parse.document.id, scene.seats, MappingProxyType(scene.spans))


def _owners_of(candidate: Candidate, nouns: Mapping[int, Candidate]) -> list[Candidate]:
    """The nouns that a noun is of, the last first: it is called by whom they are.

    Not those with a pronoun before them, which is understood when its turn comes: "members of his army".
    """
    found = [candidate] if candidate.form == "noun" else []
    for each in found:
        named = (word for first in behind(each.head, _OF) for word in first.conjuncts())
        inner = (nouns[word.i] for word in named if word.i in nouns)
        found += [noun for noun in inner if len(found) < _DEEPEST and noun.head.child("possessor") is None]
    return found[:0:-1]


def _scene(parse: Parse, gazetteer: Gazetteer, quotes: tuple[Quote, ...]) -> Scene:
    """The document with its candidates and the country that it is written in, before anybody is resolved."""
    speakers = [quote.speaker for quote in quotes if quote.turn and quote.speaker is not None]
    askers = [quote.cue for quote in quotes if quote.turn and quote.cue is not None]
    candidates = find_candidates(parse, gazetteer, speakers, askers)
    scene = Scene(parse, gazetteer, candidates, quotes, parse.document.published)
    issuer = publisher(gazetteer, parse.document.source)
    if issuer is not None:
        scene.home, scene.house = issuer.country, issuer.name
        scene.post = post(scene)
    return scene


def _voice(scene: Scene, candidates: Iterable[Candidate]) -> None:
    """Resolve first and second persons, by whom is known to speak."""
    voices = Voices(scene)
    for candidate in candidates:
        if candidate.pronoun is not None:
            actors = voices.of(candidate.head, candidate.pronoun)
            scene.add(candidate, actors, "pronoun")


def _owns(candidate: Candidate) -> bool:
    """True for "my", "our" and "your"."""
    return _speaks(candidate) and candidate.head.form == "possessive"


def _speaks(candidate: Candidate) -> bool:
    """True for "I", "we", "you" and the like."""
    return candidate.pronoun is not None and candidate.pronoun.person < 3


def _refer_back(scene: Scene, story: Story, candidate: Candidate) -> None:
    if not _speaks(candidate):
        refer(scene, story, candidate)


_RESOLVERS: Mapping[str, Callable[[Scene, Story, Candidate], None]] = {
    "noun": describe,
    "name": spell_out,
    "pronoun": _refer_back,
}
"""Who resolves what names alone do not, by the form of the candidate."""


def mention_records(parse: Parse, cast: Cast) -> dict[str, Any]:
    """One document's actors as a row for JSON: every actor with all its mentions.

    Returns:
        ``{"id", "actors": [{"id", "name", "kind", "country", "sector", "wikidata", "mentions": [...]}]}``.
    """
    by_actor: dict[str, list[dict[str, Any]]] = {}
    for mention in cast.mentions:
        row = {"start": mention.start, "end": mention.end, "text": mention.text, "how": mention.how}
        for actor in mention.actors:
            by_actor.setdefault(actor.id, []).append(row)
    rows = [
        {
            "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country,
            "sector": actor.sector, "wikidata": actor.wikidata, "mentions": by_actor[actor.id],
        }
        for actor in cast.actors
    ]  # fmt: skip
    return {"id": parse.document.id, "actors": rows}
