"""Groups and bodies: who "Turkish troops", "the ministry", "opposition groups" and "Ukraine's ports" are.

A noun with an owner is an actor of its own, named by the owner; one without is who was named so before,
or somebody of the one country that the sentence speaks of.
"""

from __future__ import annotations

from dataclasses import replace

from kg.actors.coordination import behind
from kg.actors.discourse import Scene
from kg.actors.ids import adjective
from kg.actors.kindred import bloc, kindred
from kg.actors.nameless import led, local, nameless
from kg.actors.nouns import Noun
from kg.actors.offices import head_of, plain
from kg.actors.owned import Owning, of_owner, owned
from kg.actors.peoples import minority
from kg.actors.phrases import Found, Phrase, Rule, apply, one, some
from kg.actors.settings import home_of
from kg.actors.settings import place_of as place_of_people
from kg.actors.story import MODIFIERS
from kg.lexicon import word_list
from kg.model import Actor, Kind, Mention
from kg.words import Word

LOOSE = {"IGO", "NGO", "CVL", "LAB", "BUS", "MED", "EDU", "AGR", "JRN", "CRM", None}
"""Sectors of people who need not be of the country that the text speaks of."""
_ARMS_OF_STATE = {"MIL", "LEG", "GOV", "JUD"}
_OF_A_STATE = _ARMS_OF_STATE | {"COP", "SPY", "OPP"}
"""Sectors of people who are called by their state, and are the same in every document."""
_BELONGING = word_list("actors.groups.belonging")
_BLOCS = word_list("actors.groups.blocs")
_FAR = 6
"""How many sentences back bodies are that are spoken of together."""
_MASSES = word_list("actors.groups.masses")
_SEVERAL = word_list("actors.groups.several")
_STANCES = word_list("actors.groups.stances")
_MINISTERS = word_list("actors.ministers")
_OTHERS = word_list("actors.groups.others")
_ROVING = word_list("actors.roving")
_SENDING = word_list("actors.sending")
_CROWDS = word_list("actors.crowds")
_PARTS = word_list("actors.groups.parts")
_FORCES = {"MIL", "COP", "REB", "UAF"}
_OF_WHOLE = word_list("actors.of_bodies")
_TO = frozenset({"to"})  # a function word: "opposition to the plan"
_OF = frozenset({"of"})  # a function word: "the island of Taiwan"


# ---------------------------------------------------------------- without one


def anonymous(phrase: Phrase, kind: Kind) -> Found:
    """Somebody whom the sentence's one country must be the country of: "police", "the rebels"."""
    sender = _sender(phrase.scene, phrase.head)
    if sender is not None:
        owners = (Owning(actor, sender, "possessor") for actor in sender.actors)
        return Found([of_owner(phrase, owner, phrase.text, kind) for owner in owners])
    if phrase.colour:
        return Found([phrase.unnamed(f"{phrase.colour} {phrase.text}", kind, phrase.noun.sector)])
    code = _country(phrase)
    if code is not None and phrase.noun.sector in _OF_A_STATE and not _counted(phrase):
        return Found([phrase.somebody(f"{adjective(phrase.scene, code)} {phrase.text}", kind, code)])
    many = phrase.noun.plural or phrase.noun.word in _MASSES
    return Found([local(phrase, kind)] if many else [], "nameless")


def _counted(phrase: Phrase) -> bool:
    """True for some of many, who are others in every document: "three ministers", not "the army"."""
    counted = any(word.relation == "number" for word in phrase.left)
    return counted or (phrase.noun.kind, phrase.noun.sector) == ("person", "OPP")


def _country(phrase: Phrase) -> str | None:
    """The country that the sentence is about, where nothing says that they are from elsewhere."""
    if phrase.follows(_BELONGING):
        return None  # "legislators from our countries"
    near = phrase.definite or not phrase.noun.plural
    return home_of(phrase.scene, phrase.head, near=near)


def _sent(head: Word) -> bool:
    return head.relation == "object" and head.head.lemma in _SENDING


def _sender(scene: Scene, head: Word) -> Mention | None:
    """Whoever sends or withdraws somebody: "Argentina landed troops"."""
    subjects = [child for child in head.head.children if child.relation == "subject"] if _sent(head) else []
    mentions = filter(None, (scene.spans.get(subject.i) for subject in subjects))
    alone = [mention for mention in mentions if len(mention.actors) == 1][:1]
    return next((each for each in alone if each.actors[0].kind in ("country", "organization")), None)


# ---------------------------------------------------------------- bodies


def _kind_of_body(phrase: Phrase) -> Kind:
    return "group" if phrase.noun.kind == "group" else "organization"


def _owned_body(phrase: Phrase) -> Found | None:
    """ "The Turkish ministry", and "the ministry" after it."""
    found = [_listed(phrase, actor) for actor in owned(phrase, _kind_of_body(phrase))]
    return Found(found, known=True) if found else None


def _listed(phrase: Phrase, actor: Actor) -> Actor:
    """The gazetteer's own body of this name; armed forces stay what the text calls them."""
    entries = phrase.scene.gazetteer.lookup(actor.name) if phrase.noun.kind != "group" else ()
    alike = (
        entry.actor
        for entry in entries
        if entry.actor.country == actor.country and entry.actor.kind in ("organization", "group")
    )
    return next(alike, actor)


def _body_before(phrase: Phrase) -> Found | None:
    """ "The ministry": whichever the text has named; "a ministry" is none of them."""
    if phrase.noun.plural and phrase.noun.kind == "organization":
        return _bodies_before(phrase)
    known = phrase.story.bodies.get(phrase.noun.word)
    if known is None:
        known = next((actor for actor in phrase.story.actors if _named_with(actor, phrase.noun)), None)
    if known is not None:
        return None if phrase.indefinite else Found([known])
    found = bloc(phrase) if phrase.noun.word in _BLOCS and phrase.definite else None
    return found if found is not None and found.actors else kindred(phrase)


def _bodies_before(phrase: Phrase) -> Found | None:
    """ "The ministries": those that were named together."""
    several = (seen.actors for seen in phrase.story.back(phrase.head, _FAR) if len(seen.actors) > 1)
    alike = (each for each in several if all(_named_with(actor, phrase.noun) for actor in each))
    return some(next(alike, ())) if phrase.definite else None


def _named_with(actor: Actor, noun: Noun) -> bool:
    """True for a body whose name has the noun in it: "the council" is the Security Council."""
    return actor.kind in ("organization", "group") and noun.word in actor.name.casefold().split()


def _body_here(phrase: Phrase) -> Found | None:
    """ "The army": that of the one country that the sentence speaks of."""
    somebody = phrase.noun.kind != "group" or phrase.definite or phrase.noun.plural
    if phrase.noun.sector not in _ARMS_OF_STATE or phrase.indefinite or not somebody:
        return None
    if phrase.noun.word in _SEVERAL and place_of_people(phrase.scene, phrase.head) is None:
        return None
    placed = home_of(phrase.scene, phrase.head) or _sender(phrase.scene, phrase.head)
    return anonymous(phrase, _kind_of_body(phrase)) if placed else None


def _bodies_again(phrase: Phrase) -> Found | None:
    """ "The companies", after "14 companies"."""
    return _group_before(phrase) if phrase.noun.plural else None


BODY: tuple[Rule, ...] = (led, _owned_body, _body_before, _bodies_again, _body_here, nameless)


# ---------------------------------------------------------------- groups


def _against(phrase: Phrase) -> Found | None:
    """ "Opposition to the plan" is nobody."""
    return Found() if phrase.noun.word in _STANCES and phrase.follows(_TO) else None


def _group_named(phrase: Phrase) -> Found | None:
    """ "The group" after "Ansar Watan"; not the police, or the army, of whom each state has one."""
    return kindred(phrase) if phrase.noun.sector not in _OF_A_STATE else None


def _owned_group(phrase: Phrase) -> Found | None:
    """ "Turkish troops"."""
    return some(owned(phrase, "group"))


def _coloured_group(phrase: Phrase) -> Found | None:
    """ "Western diplomats" are of no country."""
    name = f"{phrase.colour} {phrase.text}"
    return one(phrase.unnamed(name, "group", phrase.noun.sector) if phrase.colour else None)


def _holders(phrase: Phrase) -> Found | None:
    """ "The presidents" are those named before."""
    office = phrase.noun.leads or not _MINISTERS.isdisjoint((phrase.noun.office or "").split()[-1:])
    return Found() if office and phrase.definite else None


def _group_before(phrase: Phrase) -> Found | None:
    """The one group that the same noun stood for before: "the police" after "Turkish police"."""
    if not phrase.definite or not phrase.before.isdisjoint(_OTHERS) or _sent(phrase.head):
        return None
    tail = f" {phrase.head.lower}"
    found = [actor for actor in phrase.story.actors if actor.kind == "group" and actor.name.endswith(tail)]
    return one(found[0] if len(found) == 1 else None)


def _group_here(phrase: Phrase) -> Found | None:
    """ "Police": those of the country that the sentence speaks of, if such people are at home in one."""
    noun = phrase.noun
    settled = noun.sector not in LOOSE and noun.word not in _ROVING
    at_home = settled or noun.word in _CROWDS or _sender(phrase.scene, phrase.head) is not None
    return anonymous(phrase, "group") if at_home else None


GROUP: tuple[Rule, ...] = (
    _against, led, minority, _group_named, _owned_group, _coloured_group, _holders, _group_before,
    _group_here, nameless,
)  # fmt: skip


def members(phrase: Phrase) -> Found:
    """ "Opposition groups", "rebel sources": the noun before says what they are."""
    what = _noun_before(phrase)
    sector = what.sector if what is not None else phrase.noun.sector
    kind: Kind = "person" if phrase.noun.one_person else "group"
    told = replace(phrase, noun=Noun(phrase.noun.word, phrase.noun.cls, kind, sector, phrase.noun.plural))
    rules: tuple[Rule, ...] = (
        _group_named,
        chief,
        _of_a_force,
        _owned_members,
        *((_members_here,) if what is not None else ()),
    )
    return apply(rules, told)


def _noun_before(phrase: Phrase) -> Noun | None:
    """The noun that says of members which they are, if it has a sector."""
    first = phrase.candidate.first
    before = phrase.scene.parse.words[first - 1] if first else None
    noun = phrase.scene.lexicon.get(before.lower) if before and before.relation in MODIFIERS else None
    return noun if noun is not None and noun.sector else None


def chief(phrase: Phrase) -> Found | None:
    """ "The Kremlin chief", "the head of NATO": the one head of a country or body."""
    lone = phrase.noun.kind == "person" and plain(phrase.scene, phrase.head, phrase.candidate.first)
    return one(head_of(phrase.scene, phrase.owners) if lone else None)


def _of_a_force(phrase: Phrase) -> Found | None:
    """ "Members of the Sudanese army" are the army."""
    if phrase.noun.word not in _PARTS or phrase.head.form != "plural":
        return None
    actors = [actor for mention, how in phrase.owners if how in _OF_WHOLE for actor in mention.actors]
    forces = [actor for actor in actors if actor.kind != "country" and actor.sector in _FORCES]
    return Found(forces) if forces and len(forces) == len(actors) else None


def _owned_members(phrase: Phrase) -> Found | None:
    """ "Members of NATO", "Hezbollah members"."""
    return some(owned(phrase, phrase.noun.kind or "group"))


def _members_here(phrase: Phrase) -> Found | None:
    return anonymous(phrase, phrase.noun.kind or "group")


def asset(phrase: Phrase) -> Found:
    """ "Ukraine's ports": what acts or suffers for its owner."""
    return Found(owned(phrase, "group", right=False))


def others(phrase: Phrase) -> Found:
    """Allies and partners are of somebody, but not of that country."""
    found = owned(phrase, "group")
    if found:
        return Found([replace(actor, country=None, sector=None) for actor in found])
    return Found([phrase.unnamed(phrase.text, "group")] if phrase.noun.plural else ())


# ---------------------------------------------------------------- places


def place_of(phrase: Phrase) -> Found | None:
    """ "The island of Taiwan"."""
    mentions = filter(None, (phrase.scene.spans.get(word.i) for word in behind(phrase.head, _OF)))
    places = filter(_is_place, mentions)
    return next((Found(mention.actors) for mention in places), None)


def _is_place(mention: Mention) -> bool:
    return all(actor.kind in ("place", "country") for actor in mention.actors)


def _owned_place(phrase: Phrase) -> Found | None:
    """ "Ukraine's border region"."""
    return some(owned(phrase, "place", right=phrase.noun.plural))


def _place_before(phrase: Phrase) -> Found | None:
    """ "The island" after "Snake Island"."""
    if phrase.noun.plural or not phrase.definite:
        return None
    places = (actor for actor in phrase.story.actors if actor.kind == "place")
    return one(next((each for each in places if phrase.noun.word in each.name.casefold().split()), None))


LOCALE: tuple[Rule, ...] = (place_of, _owned_place, _place_before)
