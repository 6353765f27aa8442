"""Where names are: "La Paz, Mexico" is in Mexico, and a capital is a place or the government that sits there.

A city never is its state.  Whom a capital stands for is told by what is said of it: "Moscow condemned" and
"talks between Paris and Rome" are of governments, "in Moscow" and "bombed Damascus" of places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.actors.candidates import Candidate
from kg.actors.coordination import first_of
from kg.actors.discourse import Scene
from kg.actors.ids import slug
from kg.actors.runs import PROPER
from kg.lexicon import Entry, word_list
from kg.model import Actor
from kg.words import SUBJECTS, Entity, Relation, Word

_PLACES: frozenset[Entity] = frozenset({"facility", "state", "region"})
_PLACING = word_list("actors.placing")
_LEADING = word_list("actors.leading")
_REACHING = word_list("actors.reaching")
_STORMING = word_list("actors.storming")
_STORMS = word_list("actors.storms")
_STORMED = word_list("actors.stormed")
_CIVIC = word_list("actors.civic")
_GATHERINGS = word_list("actors.gatherings")
_MOTION = word_list("actors.motion")
_CALLED = word_list("actors.of_bodies")
_WITHIN = word_list("actors.within")
_LOCALITIES = word_list("actors.localities")
_WRITTEN = ("name", "alias", "acronym")
_NAMES = ("name", "unknown")


# --- whether a capital is a place ----------------------------------------------------------------


def is_place(word: Word) -> bool:
    """Whether a name stands where a place stands: "in Moscow", "arrived from Amman", "bombed Damascus"."""
    word = first_of(word)
    rule = _PLACED.get(word.relation)
    return rule is not None and rule(word.head)


def _is_placed_by_preposition(prep: Word) -> bool:
    """ "in Moscow"; "to Moscow" only after a word of motion, "on" after an attack, "of" in "mayor of"."""
    if prep.lower in _PLACING:
        return True
    return any(prep.lower in prepositions and holds(prep.head) for prepositions, holds in _LED)


def _is_of_motion(word: Word) -> bool:
    """ "arrived *from* Amman"."""
    return word.lemma in _MOTION


def _is_attack(noun: Word) -> bool:
    """ "airstrikes *on* Damascus"."""
    return noun.lemma in _STORMS


def _is_civic(noun: Word) -> bool:
    """ "the mayor of Paris", "Mayor Anne Hidalgo of Paris"."""
    titles = (child.lower for child in noun.children if child.relation == "compound")
    return noun.lemma in _CIVIC or (noun.pos == "name" and not _CIVIC.isdisjoint(titles))


_LED: tuple[tuple[frozenset[str], Callable[[Word], bool]], ...] = (
    (_LEADING, _is_of_motion), (_CALLED, _is_civic), (_STORMED, _is_attack),
)  # fmt: skip
"""Prepositions, and the words before them that make a place of what is after them."""


def _is_reached(verb: Word) -> bool:
    """ "left Moscow", "captured Kabul"; "Kabul was captured"."""
    return verb.lemma in _REACHING | _STORMING


def _is_taken(verb: Word) -> bool:
    return verb.lemma in _STORMING


def _is_beside_place(other: Word) -> bool:
    """ "Kidal, Bamako"."""
    return other.entity in _PLACES


def _is_met_in(noun: Word) -> bool:
    """ "the Vienna talks", "the Brussels airport"."""
    return noun.lemma in _GATHERINGS | _STORMS


_PLACED: dict[Relation, Callable[[Word], bool]] = {
    "governed": _is_placed_by_preposition,
    "object": _is_reached,
    "passive subject": _is_taken,
    "noun adverb": _is_beside_place,
    "apposition": _is_beside_place,
    "compound": _is_met_in,
    "nominal": _is_met_in,
}
"""By what a name is to its head, whether the head says that it is a place."""


def city_of(candidate: Candidate, capital: Entry) -> Actor | None:
    """The city that a capital is, where it is a place: in the state whose capital it was on the day."""
    places = (entry.actor for entry in candidate.entries if entry.actor.kind == "place")
    city = next(places, None)
    return replace(city, country=capital.actor.country) if city is not None else None


# --- a city with its country ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Pair:
    """A name, and the country or region that is named right after it: "La Paz, *Mexico*"."""

    scene: Scene
    city: Candidate
    land: Candidate
    weights: Mapping[str, int]

    @property
    def name(self) -> str:
        """The name of the city as written."""
        return self.scene.text(self.city.first, self.city.last)

    @property
    def lands(self) -> list[Actor]:
        """What the second name may be, the likeliest first: countries, and regions of a country."""
        found = [entry.actor for entry in self.land.entries if _is_land(entry)]
        return sorted(found, key=lambda land: -self.weights.get(land.country or "", 0))

    @property
    def known(self) -> Actor | None:
        """The city, where we know one of that name there."""
        found = (self.scene.gazetteer.place(self.name, land.country or "") for land in self.lands)
        return next((place for place in found if place is not None), None)

    @property
    def listed(self) -> bool:
        """Whether the second name goes on as a list or begins a clause: "Oslo, Chad and Mali"."""
        head = self.land.head
        closed = self.scene.parse.words[self.land.last + 1 : self.land.last + 2]
        subject = head.relation in SUBJECTS and not any(word.text == "," for word in closed)
        return subject or head.child("coordinator", "conjunct") is not None


def _is_land(entry: Entry) -> bool:
    if entry.actor.kind == "country":
        return entry.how in _WRITTEN
    return entry.actor.kind == "place" and entry.how == "region" and entry.actor.country is not None


def name_cities(scene: Scene, weights: Mapping[str, int]) -> set[Candidate]:
    """Name the cities that their country follows; both candidates of each are done with.

    A place that we do not know by that name in that country is one of its own: "La_Paz_(Honduras)".

    Args:
        scene: The document.
        weights: How often it names each country: "Plains, Georgia" is in the United States or in Georgia.
    """
    done: set[Candidate] = set()
    for pair in _pairs(scene, weights):
        place = _place(pair) if pair.city not in done else None
        if place is not None:
            _settle(pair, place)
            done |= {pair.city, pair.land}
    return done


def _pairs(scene: Scene, weights: Mapping[str, int]) -> Iterator[_Pair]:
    words, by_first = scene.parse.words, {each.first: each for each in scene.candidates}
    for city in scene.candidates:
        land = by_first.get(city.last + 2) if city.form in _NAMES else None
        if land is None or land.form != "name" or words[city.last + 1].text != ",":
            continue
        if not _is_owner(words, land):
            yield _Pair(scene, city, land, weights)


def _is_owner(words: Sequence[Word], land: Candidate) -> bool:
    """ "In Paris, *Mexico*'s president"."""
    after = words[land.last + 1 : land.last + 2]
    return any(word.form == "possessive ending" for word in after)


def _place(pair: _Pair) -> Actor | None:
    """The place that a pair names; None where it may be a list, or the first name somebody."""
    if not pair.lands or (pair.known is None and (pair.listed or not _may_be_city(pair.city))):
        return None
    if pair.known is not None:
        return None if pair.listed and pair.land.head.relation in SUBJECTS else pair.known
    land = pair.lands[0]
    others = pair.scene.gazetteer.lookup(pair.name)
    key = slug(f"{pair.name} ({land.name})") if others else slug(pair.name)
    return Actor(key, pair.name, "place", land.country)


def _may_be_city(candidate: Candidate) -> bool:
    """Whether a name may be a city's: a known place, or an unknown name that stands where a place stands."""
    if candidate.form == "name":
        return any(entry.actor.kind == "place" for entry in candidate.entries)
    body = candidate.noun is not None and candidate.noun.cls in PROPER and candidate.noun.cls != "locale"
    return not body and (is_place(candidate.head) or candidate.label in _PLACES)


def _settle(pair: _Pair, place: Actor) -> None:
    """Put a city on record, with the words of its country; a visit there is one to that country."""
    scene = pair.scene
    mention = scene.add(pair.city, [place], "place", last=pair.land.last)
    land = next((each for each in pair.lands if each.country == place.country), None)
    if mention is None or land is None:
        return
    for at in range(pair.land.first, pair.land.last + 1):
        scene.alias(scene.parse.words[at], mention)
    if land.kind == "country":
        scene.seats[place.id] = land


# --- a city after its country --------------------------------------------------------------------


def land_of(scene: Scene, candidate: Candidate) -> str | None:
    """The code of the country that a phrase says a city is in: "the *Mexican* city of La Paz"."""
    noun = _locality(scene, candidate)
    owners = scene.owners(
        noun or candidate.head, noun.i if noun is not None else candidate.first, right=False
    )
    return next(iter(scene.codes(owners)), None) or _inside(scene, candidate)


def _locality(scene: Scene, candidate: Candidate) -> Word | None:
    """The noun that a city is called by: "the *city* of Aleppo", "the *capital* Tripoli"."""
    at = candidate.first - 1
    at -= scene.lower(at) in _CALLED
    return next((word for word in scene.parse.words[max(at, 0) : at + 1] if word.lemma in _LOCALITIES), None)


def _inside(scene: Scene, candidate: Candidate) -> str | None:
    """ "Tripoli in *Lebanon*"."""
    at = candidate.last + 1
    mention = scene.spans.get(at + 1) if scene.lower(at) in _WITHIN else None
    return next((actor.country for actor in mention.actors), None) if mention is not None else None
