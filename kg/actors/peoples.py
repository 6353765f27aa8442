"""Peoples: a minority belongs to where it lives, and a people without a state is a group in a country.

"Hungarians in Romania" and "Iraqi Kurds" are actors of their own, never Hungary or Kurdistan.
"""

from __future__ import annotations

from kg.actors.candidates import Candidate
from kg.actors.coordination import behind
from kg.actors.discourse import Scene
from kg.actors.ids import slug, tidy, unnamed
from kg.actors.phrases import Found, Phrase
from kg.lexicon import word_list
from kg.model import Actor, Kind
from kg.words import Relation, Word

_MINORITIES = word_list("actors.groups.minorities")
_ETHNIC = word_list("actors.ethnic")
_LIVING = word_list("actors.living")
_PLURALS = ("plural", "plural name")
_LANDS = ("country", "place")
_CIVILIANS = "CVL"
_PICKING: tuple[Relation, ...] = ("adjective", "number", "quantifier", "relative")
"""How what is said of people tells some of them from their nation."""
_INSIDE: tuple[Relation, ...] = ("adjective", "compound", "nominal", "possessor")
_ONE = word_list("actors.one_of_them")
_QUANTITIES = word_list("actors.settings.quantities")


def is_people(scene: Scene, candidate: Candidate) -> bool:
    """Whether a name is that of people by descent or by where they live, or may be."""
    people = _is_people(candidate.entries[0].actor) or candidate.form == "demonym"
    many = candidate.head.form in _PLURALS or _is_one(candidate.head)
    return many and (people or _marked(scene, candidate))


def place_people(scene: Scene, candidate: Candidate) -> bool:
    """Name a people: by descent, by the adjective before, or by the country after; False for a nation."""
    if _marked(scene, candidate):
        _by_descent(scene, candidate)
        return True
    return any(rule(scene, candidate) for rule in (_by_adjective, _by_country, _some_of_them))


def minority(phrase: Phrase) -> Found | None:
    """ "The Turkish *minority* in Bulgaria", "Russian *speakers* in Latvia": at home where they live."""
    before = phrase.owners_before
    if phrase.noun.word not in _MINORITIES or not before or before[0][1] != "mod":
        return None
    mentions = (phrase.scene.spans.get(word.i) for word in behind(phrase.head, _LIVING))
    land = next((each.actors[0] for each in mentions if each is not None), None)
    name = f"{before[0][0].text} {phrase.text}"
    if land is None or land.kind not in _LANDS:
        return Found([phrase.unnamed(name, "group", _CIVILIANS)])
    name = f"{name} in {land.name}"
    return Found([Actor(slug(name), name, "group", land.country, _CIVILIANS)])


def _is_people(actor: Actor) -> bool:
    """ "Kurds", "Tamils": a group that is no league of states."""
    return actor.kind == "group" and actor.sector is None


def _marked(scene: Scene, candidate: Candidate) -> bool:
    before = scene.parse.words[candidate.first - 1].lower if candidate.first else ""
    return before in _ETHNIC


def _by_descent(scene: Scene, candidate: Candidate) -> None:
    """Ethnic Albanians are a group where they live, not the country that they are named for."""
    owners = scene.owners(candidate.head, candidate.first - 1)
    there = scene.codes(owner for owner in owners if owner[1] != "mod")
    own = candidate.entries[0].actor.country
    name = scene.parse.text[candidate.head.start : candidate.head.end]
    name = f"{scene.parse.words[candidate.first - 1].lower} {name}"
    country = there[0] if there else scene.setting(candidate.head.sentence) or own
    _add(scene, candidate, name, country, candidate.first - 1)


def _by_adjective(scene: Scene, candidate: Candidate) -> bool:
    """ "*Iraqi* Kurds", "*Latvian* Russians"."""
    before = scene.spans.get(candidate.first - 1)
    if before is None or before.how != "demonym" or before.actors[0].kind != "country":
        return False
    country = before.actors[0].country
    if country == candidate.entries[0].actor.country:
        return False
    name = f"{before.text} {scene.text(candidate.first, candidate.last)}"
    _add(scene, candidate, name, country, candidate.first - 1)
    return True


def _by_country(scene: Scene, candidate: Candidate) -> bool:
    """ "Hungarians *in Romania*", "Kurds *in Turkey*"."""
    at = candidate.last + 1
    mention = scene.spans.get(at + 1) if scene.lower(at) in _LIVING else None
    if mention is None or {actor.kind for actor in mention.actors} - set(_LANDS):
        return False
    people, land = candidate.entries[0].actor, mention.actors[0]
    minority = land.country and scene.gazetteer.is_minority(people.country, land.country)
    if people.country == land.country or not (minority or _is_people(people)):
        return False
    text = scene.text(candidate.first, candidate.last)
    _add(scene, candidate, f"{text} {scene.lower(at)} {land.name}", land.country, candidate.first)
    return True


def _some_of_them(scene: Scene, candidate: Candidate) -> bool:
    """ "*Nine* Egyptians", "*a* Moldovan", "Chileans *who marched*": people of a state, not the state."""
    head, nation = candidate.head, candidate.entries[0].actor
    said = [child for child in head.children if _picks(scene, child) and child.i not in scene.spans]
    before = [child for child in said if child.i < candidate.first]
    one = _is_one(head)
    if nation.kind != "country" or not (said or one or _counted(head)):
        return False
    first = min((child.i for child in before), default=candidate.first)
    name = tidy(scene.text(first, candidate.last))
    name = name[0].lower() + name[1:] if before else name
    kind: Kind = "person" if one else "group"
    people = unnamed(scene.parse.document.id, name, kind, _CIVILIANS, nation.country)
    scene.add(candidate, [people], "nameless", first=first)
    return True


def _picks(scene: Scene, word: Word) -> bool:
    """Whether a word tells some people from their nation, also "*Young* Chileans" that open a sentence."""
    opens = word is scene.parse.sentences[word.sentence].words[0]
    return word.relation in _PICKING or (opens and word.relation == "compound")


def _is_one(head: Word) -> bool:
    """ "*a* Moldovan", but not "a Moldovan diplomat"."""
    article = head.child("determiner")
    return head.relation not in _INSIDE and article is not None and article.lower in _ONE


def _counted(head: Word) -> bool:
    """ "*Thousands of* Iranians"."""
    of = head.head
    return head.relation == "governed" and of.head.lower in _QUANTITIES and of.head is not of


def _add(scene: Scene, candidate: Candidate, name: str, country: str | None, first: int) -> None:
    group = Actor(slug(name), name, "group", country, _CIVILIANS)
    scene.add(candidate, [group], "demonym", first=first)
