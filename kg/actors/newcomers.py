"""People whom only the document knows: an actor for a name, with country and sector."""

from __future__ import annotations

from collections.abc import Callable

from kg.actors.candidates import Candidate
from kg.actors.coordination import coordinated_with
from kg.actors.discourse import Scene
from kg.actors.ids import person_id
from kg.actors.titles import Held, called, noun_before
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Word

_ABROAD = word_list("actors.abroad")


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
    if held is not None and (held.codes or held.shared):
        return sector
    other = called(scene, candidate.head)
    return sector or (other.noun.sector if other is not None else None)


def _by_title(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "*Hungarian* Defence Minister Tibor Benko"."""
    return next(iter(held.codes or held.shared), None) if held is not None else None


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


def _by_setting(scene: Scene, candidate: Candidate, held: Held | None) -> str | None:
    """ "Defence Minister Tibor Benko" is of the country that the sentence speaks of; an ambassador is not."""
    if held is None or held.owned or held.noun.of != "country" or held.noun.office in _ABROAD:
        return None
    return scene.setting(scene.parse.words[candidate.first].sentence)


_COUNTRIES: tuple[Callable[[Scene, Candidate, Held | None], str | None], ...] = (
    _by_title,
    _by_apposition,
    _by_coordination,
    _by_setting,
)
"""Where the country of somebody new comes from; the first that gives one."""
