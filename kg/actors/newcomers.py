"""People whom only the document knows: an actor for a name, with country and sector.

Who has one name only is another in every document.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.actors.candidates import Candidate
from kg.actors.coordination import coordinated_with
from kg.actors.discourse import Scene
from kg.actors.ids import person_id
from kg.actors.nouns import Noun
from kg.actors.offices import WELL_KNOWN, is_of_home
from kg.actors.titles import Held, called, noun_before
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Word

_ABROAD = word_list("actors.abroad")
_AT_HOME = word_list("actors.at_home")
_MINISTERS = word_list("actors.ministers")
_OF = "of"  # a function word: "Minister Kruger of South Africa"


def newcomer(scene: Scene, candidate: Candidate, held: Held | None) -> Actor:
    """The actor of an unknown name; country and sector come from what he is called."""
    name = scene.text(candidate.first, candidate.last)
    name = name.title() if name.isupper() else name
    countries = (rule(scene, candidate, held) for rule in _COUNTRIES)
    country = next(filter(None, countries), None)
    key = person_id(scene.parse.document.id, name)
    return Actor(key, name, "person", country, _sector(scene, candidate, held))


def _sector(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """The sector of the title, else of the apposition; a title without a country leaves it to that too."""
    sector = held.noun.sector if held is not None else None
    if held is not None and held.countries:
        return sector
    other = called(scene, candidate.head)
    return sector or (other.noun.sector if other is not None else None)


def _by_title(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "*Hungarian* Defence Minister Tibor Benko"."""
    return next(iter(held.countries), None) if held is not None else None


def _by_apposition(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Tibor Benko, *Hungary's* defence minister"."""
    other = called(scene, candidate.head)
    return next(iter(other.codes), None) if other is not None else None


def _by_coordination(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "*Chad's* Interior Minister Deby and Defence Minister Idriss" are of one country."""
    others = coordinated_with(candidate.head) if held is not None else ()
    return next(filter(None, (_country_of(scene, other) for other in others)), None)


def _country_of(scene: Scene, word: Word) -> str | None:
    """The country before a name without a title: what it has before a title is of the title."""
    edge = scene.edge(word)
    if word.i in scene.spans:
        return None
    if noun_before(scene, edge) or noun_before(scene, word.i):
        return None
    return next(iter(scene.codes(scene.owners(word, edge + 1, right=False))), None)


def _by_origin(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Justice Minister Jimmy Kruger *of South Africa*"."""
    if held is None or held.owned:
        return None
    owners = scene.owners(candidate.head, candidate.first, shared=False)
    return next(iter(scene.codes(owner for owner in owners if owner[1] == _OF)), None)


def _by_bracket(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Mr. Aaltonen *(Finland)*", as minutes and transcripts have it."""
    at = candidate.last + 1
    place = scene.spans.get(at + 1) if scene.lower(at) == "(" else None
    if place is None or place.actors[0].kind != "country":
        return None
    alone = scene.parse.words[at + 1].end == place.end and scene.lower(at + 2).startswith(")")
    return place.actors[0].country if alone else None


def _by_issuer(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Assistant Secretary Lewis" is of the country that issued the document."""
    return scene.home if held is not None and not held.owned and held.noun.office in _AT_HOME else None


def _by_setting(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Defence Minister Tibor Benko" is of the country that the text speaks of; an ambassador is not."""
    if held is None or held.owned or held.noun.of != "country" or held.noun.office in _ABROAD:
        return None
    stage = scene.stage
    taken = stage is None or _is_taken(scene, held.noun, stage)
    code = _named_before(scene, scene.parse.words[candidate.first]) if taken else stage
    own = code == scene.home and _is_alone(scene, candidate, code)
    return code if own or _is_foreign(scene, held.noun) else None


def _is_alone(scene: Scene, candidate: Candidate, code: str | None) -> bool:
    """Whether a sentence names no other country: "led the US delegation, and General Hansen the *Thai*"."""
    words = scene.parse.sentences[candidate.head.sentence].words
    named = (actor for word in words if (at := scene.spans.get(word.i)) is not None for actor in at.actors)
    return all(actor.country in (code, None) for actor in named)


def _is_foreign(scene: Scene, noun: Noun) -> bool:
    """Whether somebody is not of the country that issued the document, by his title.

    "General Hansen" in a cable on Germany may be of either army.
    """
    if scene.home is None or noun.leads:
        return True
    ministers = any(part in _MINISTERS for part in noun.word.split())
    return ministers and not is_of_home(scene, noun)


def _named_before(scene: Scene, word: Word) -> str | None:
    """The one country that is named before a word, in its sentence or else at all.

    Not "French" of whoever is met there.
    """
    start = scene.parse.sentences[word.sentence].words[0].i
    before = [mention for i, mention in scene.mentions.items() if i < word.i]
    here = [mention for mention in before if mention.head >= start]
    named = here or before
    codes = {actor.country for mention in named for actor in mention.actors if actor.country}
    lent = all(mention.how == "demonym" for mention in named)
    return codes.pop() if len(codes) == 1 and not lent else None


def _is_taken(scene: Scene, noun: Noun, code: str) -> bool:
    """Whether somebody else is known to hold an office that has one holder: who is new is of elsewhere."""
    if noun.office not in WELL_KNOWN or scene.day is None:
        return False
    return bool(scene.gazetteer.holders(code, noun.office or "", scene.day))


_COUNTRIES: tuple[Callable[[Scene, Candidate, Held | None], str | None], ...] = (
    _by_title,
    _by_apposition,
    _by_bracket,
    _by_origin,
    _by_coordination,
    _by_issuer,
    _by_setting,
)
"""Where the country of somebody new comes from; the first that gives one."""
