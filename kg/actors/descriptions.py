"""Who a common noun stands for: governments, holders of offices, and what was named before.

"The Sudanese government", "the Russian leader", "both sides", "the two countries", "the bloc".
A definite noun without an owner takes who was introduced under it.  The rules of each class of nouns
stand at the end, in the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.actors.bearers import holder, named_behind, so_called
from kg.actors.candidates import Candidate
from kg.actors.coordination import behind, listed
from kg.actors.discourse import Scene
from kg.actors.governments import AUTHORITIES, GOVERNMENT
from kg.actors.groups import (
    BODY,
    GROUP,
    LOCALE,
    LOOSE,
    anonymous,
    asset,
    chief,
    members,
    others,
    place_of,
)
from kg.actors.headships import head_of_body, post_of_another
from kg.actors.ids import slug
from kg.actors.kindred import BODIES, bloc, learn, shortened
from kg.actors.nameless import is_side, nameless
from kg.actors.nouns import Noun
from kg.actors.offices import apposed, counterpart, is_of_home, officer, pair, plays
from kg.actors.owned import Owning, of_owner, owned
from kg.actors.owners import Owner
from kg.actors.phrases import Found, Phrase, Rule, apply, in_plural, one, some
from kg.actors.settings import home_of
from kg.actors.sides import both_sides, is_country, own_side, parties, two_countries
from kg.actors.story import MODIFIERS, Story, beside
from kg.actors.titles import addressed
from kg.lexicon import word_list
from kg.model import Actor, Kind
from kg.words import Word

_TWO = word_list("actors.two")
_KNOWN = word_list("actors.descriptions.known")
_ONE = word_list("actors.descriptions.one")
_THIS = word_list("actors.descriptions.this")
_STATES = word_list("actors.descriptions.states")
_ELSEWHERE = word_list("actors.descriptions.elsewhere")
_VAGUE = word_list("actors.descriptions.vague")
_SPOKESMEN = word_list("actors.voices.spokesmen")
_BEHIND = word_list("actors.of_bodies")
_GUESTS = word_list("actors.guests")
_OF_STATES = {"GOV", "IGO", "MIL", "LEG", "JUD"}
_TELLS_WHICH = {"relative", "adnominal", "preposition", "apposition"}
_OF = frozenset({"of"})  # a function word: "members of NATO"


def describe(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Put on record who a common noun stands for, or leave it unresolved.

    Args:
        scene: The document; a mention is added to it.
        story: What was mentioned before the noun; learns what a body is called by.
        candidate: The noun; one of another form is left alone.
    """
    if candidate.noun is None or candidate.last in scene.spans:
        return
    phrase = Phrase(scene, story, candidate, candidate.noun)
    found = apply((*_ANY_NOUN, *_RULES.get(phrase.noun.cls, ())), phrase)
    learn(phrase, found)
    if not found.actors:
        return
    scene.add(candidate, found.actors, found.how, first=min(candidate.first, scene.edge(candidate.head)))
    if phrase.noun.plural and phrase.noun.office:
        story.titles[candidate.head.i] = phrase.noun


# ---------------------------------------------------------------- every noun


def _modifier(phrase: Phrase) -> Found | None:
    """A noun before another noun ("government troops") is nobody of its own."""
    head = phrase.head
    while head.relation == "conjunct" and head.head is not head:
        head = head.head  # "trade and industry minister"
    above = head.head
    before = head.relation in MODIFIERS and above.i > head.i and above.pos in ("noun", "name", "adjective")
    return Found() if before else None


def _title_of_many(phrase: Phrase) -> Found | None:
    """A plural title right before a name: "Presidents Talon and Buhari"."""
    after = phrase.scene.spans.get(phrase.candidate.last + 1)
    if after is None or not phrase.noun.plural:
        return None
    return Found() if phrase.noun.kind == after.actors[0].kind == "person" else None


def _spoken_to(phrase: Phrase) -> Found | None:
    """ "Mr. President, we ...": nobody of whom the sentence tells anything."""
    return (
        Found()
        if phrase.noun.one_person and addressed(phrase.scene, phrase.head, phrase.candidate.first)
        else None
    )


def _in_apposition(phrase: Phrase) -> Found | None:
    """The named actor in apposition: "his counterpart, Sergey Lavrov"; "the capital's mayor, a critic"."""
    if in_plural(phrase):
        found = _listed_after(phrase.scene, phrase.head, phrase.noun)
    elif phrase.noun.cls in _NEVER_APPOSED:
        return None
    else:
        mentions = filter(None, (phrase.scene.mentions.get(word.i) for word in _said_of(phrase)))
        alone = (mention.actors for mention in mentions if len(mention.actors) == 1)
        found = next((actors for actors in alone if _can_be(phrase.noun, actors[0])), None)
    return Found(found, "apposition") if found is not None else None


_NEVER_APPOSED = {"side", "country", "government", "asset", "thing"}
_OF_ANY_KIND = {"others", "neighbour", "members"}
"""Classes of nouns that people, bodies and countries can be: "its ally Belarus"."""


def _said_of(phrase: Phrase) -> Iterator[Word]:
    """What a noun is in apposition to, and whom a copula says it of: "Benko was the minister"."""
    yield from apposed(phrase.head, phrase.scene.speakers)
    if phrase.head.relation == "attribute" and (phrase.noun.kind == "person" or phrase.noun.cls in BODIES):
        yield from (child for child in phrase.head.head.children if child.relation == "subject")


def _can_be(noun: Noun, actor: Actor) -> bool:
    """True where somebody of this kind can be called by the noun."""
    if noun.cls == "locale":
        return actor.kind in ("place", "country")
    if noun.cls in _OF_ANY_KIND:
        return actor.kind != "place"
    return (actor.kind == "person") == (noun.kind == "person") and actor.kind not in ("country", "place")


def _listed_after(scene: Scene, head: Word, noun: Noun) -> tuple[Actor, ...] | None:
    """Those named in apposition to a plural: "two neighbours, Ghana and Togo", "NATO members X and Y".

    The parser may hang them on what the plural is of ("members of NATO, X and Y"), or on its verb.
    """
    named = next(_named_after(head), None)
    found = _all_named(scene, named or next(behind(head, _OF), None))
    if named is None:  # only those that are of another kind than what the plural is of
        found = tuple(actor for actor in found if actor.kind != found[0].kind)
    return found if len(found) > 1 and _can_be_called(noun, {actor.kind for actor in found}) else None


def _named_after(head: Word) -> Iterator[Word]:
    """The words after a plural that may name whom it means."""
    yield from (child for child in head.right if child.relation == "apposition")
    yield from (w for w in head.head.children if w.i == head.i + 1 and w.relation == head.relation)


def _all_named(scene: Scene, first: Word | None) -> tuple[Actor, ...]:
    """The actors of a word and all that is coordinated with it; () if one of them names nobody."""
    mentions = [scene.mentions.get(word.i) for word in listed(first)] if first is not None else []
    named = [mention for mention in mentions if mention is not None and mention.how != "demonym"]
    if len(named) < len(mentions):
        return ()
    return tuple(actor for mention in named for actor in mention.actors)


def _can_be_called(noun: Noun, kinds: set[str]) -> bool:
    """True where those of these kinds can be called by a plural: no countries are "ministers"."""
    ministers = bool(noun.office) and noun.sector == "GOV"
    return kinds == {"person"} or (kinds <= {"country", "organization"} and not ministers)


def spell_out(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Let the name of a group stand for those that the text tells it is: "the Baltic states X, Y and Z"."""
    mention, head = scene.mentions.get(candidate.head.i), candidate.head
    if mention is None or mention.actors[0].kind != "group" or not head.plural:
        return
    noun = Noun(head.lemma, "country", "country", None, True)
    found = _listed_after(scene, head, noun) if head.child("apposition") is not None else None
    scene.add(candidate, found or (), "apposition")


# ---------------------------------------------------------------- people


def _two_people(phrase: Phrase) -> Found | None:
    """ "The two diplomats": who met, or who can be called so."""
    if not phrase.noun.plural or any(phrase.before.isdisjoint(words) for words in (_TWO, _KNOWN)):
        return None
    two = pair(phrase.scene, phrase.story, phrase.head, phrase.noun)
    return some(two) or some(so_called(phrase, 2)) or (None if phrase.owners else Found())


def _people(phrase: Phrase) -> Found | None:
    """ "Turkish officials": a group."""
    if not phrase.noun.plural:
        return None
    named = so_called(phrase) if phrase.definite and not phrase.owners else ()
    return some(named) or apply(GROUP, phrase)


def _head(phrase: Phrase) -> Found | None:
    """ "The head of NATO": its one head."""
    return chief(phrase) if phrase.noun.office == "head" else None


def _owned_others(phrase: Phrase) -> Found | None:
    """ "Palestinian administrators"."""
    return some(asset(phrase).actors)


def _is_known(phrase: Phrase) -> bool:
    """True where a title means somebody that the reader knows: "the minister", "Minister"."""
    return phrase.definite or (not phrase.indefinite and (phrase.head.pos == "name" or bool(phrase.owners)))


def _officer(phrase: Phrase) -> Found | None:
    """ "NATO's secretary general": the one holder of an office of a body on the document's day."""
    known = _is_known(phrase) and not phrase.former
    return one(officer(phrase.scene, phrase.owners, phrase.noun) if known else None)


def _holder(phrase: Phrase) -> Found | None:
    """ "The Russian leader", "the former premier": who is known by the title."""
    placed = bool(phrase.codes) or not (phrase.owners or _restricted(phrase.head))
    if not placed or not _is_known(phrase):
        return None
    but = beside(phrase.scene, phrase.head)
    scene, story, codes = phrase.scene, phrase.story, phrase.codes
    return one(holder(scene, story, phrase.noun, phrase.head, codes, former=phrase.former, but=but))


def _restricted(head: Word) -> bool:
    """True where a clause tells which of many it is, who may be nobody named: "the minister who signed"."""
    clauses = (child for child in head.right if child.relation == "relative")
    clause = next(clauses, head)
    return clause.subtree()[0].i == head.i + 1


def _speaks_for(phrase: Phrase) -> Found | None:
    """ "A spokesman for the Polish government" acts for Poland; a spokesman of somebody else is a person."""
    if phrase.noun.office not in _SPOKESMEN or phrase.noun.plural:
        return None
    owners = [mention for mention, how in phrase.owners if how in _BEHIND and mention.how == "metonym"]
    countries = [actor for mention in owners for actor in mention.actors if actor.kind == "country"]
    return Found(countries, "metonym") if len(countries) == len(phrase.owners) == 1 else None


def _owned_person(phrase: Phrase) -> Found | None:
    """ "A Turkish officer"."""
    return Found(owned(phrase, "person")) if phrase.owners else None


def _person_here(phrase: Phrase) -> Found | None:
    """ "A general": one of the sentence's one country."""
    settled = phrase.noun.sector not in LOOSE and not phrase.before.isdisjoint(_ONE)
    return anonymous(phrase, "person") if settled and home_of(phrase.scene, phrase.head) else None


def _unknown_holder(phrase: Phrase) -> Found | None:
    """ "The Secretary", where nobody is named who may be: one of this document, called by the title.

    Where somebody may be, and the text does not say that he is, it is nobody.
    """
    noun, scene = phrase.noun, phrase.scene
    office = bool(noun.office) and noun.sector in _OF_STATES and not noun.plural
    does = phrase.head.relation == "subject" or noun.word not in _GUESTS
    lone = office and does and phrase.definite and is_side(phrase.head)
    which = any(child.relation in _TELLS_WHICH for child in phrase.head.children)
    longer = phrase.written(phrase.candidate.first).casefold() != noun.word
    told = any((phrase.owners, phrase.former, which, longer))
    if not lone or told or is_of_home(scene, noun):
        return None
    people = (actor for actor in scene.actors.values() if actor.kind == "person")
    if any(plays(scene, actor, noun, ever=True) for actor in people):
        return None
    return Found([phrase.unnamed(phrase.text, "person", noun.sector)], "nameless")


_PERSON: tuple[Rule, ...] = (
    _two_people,
    _people,
    named_behind,
    head_of_body,
    _head,
    _officer,
    _holder,
    _speaks_for,
    _owned_person,
    _person_here,
    _unknown_holder,
    nameless,
)


def _leader(phrase: Phrase) -> Found:
    """Who leads a country; who leads a party, a union or a sect is a person like others."""
    first, words = phrase.candidate.first, phrase.scene.parse.words
    before = (word for word in words[max(0, first - 1) : first] if word.i not in phrase.scene.spans)
    if any(word.relation == "compound" and word.head is phrase.head for word in before):
        phrase = replace(phrase, noun=Noun(phrase.noun.word, "person", "person", None, phrase.noun.plural))
    return apply(_PERSON, phrase)


def _counterpart(phrase: Phrase) -> Found:
    """ "His Russian counterpart", "his counterpart from Russia": who holds there the office of the person."""
    before = [owner for owner in phrase.owners_before if owner[1] != "possessor"]
    codes = phrase.scene.codes(before or phrase.owners_after)
    lone = bool(codes) and not phrase.noun.plural
    who = counterpart(phrase.scene, phrase.story, phrase.head, codes) if lone else None
    return one(who) or Found(_unknown_counterparts(phrase, before))


def _unknown_counterparts(phrase: Phrase, before: Sequence[Owner]) -> list[Actor]:
    """The "Russian counterpart" or the "counterpart from Russia" of whom no more is known."""
    kind: Kind = "group" if phrase.noun.plural else "person"
    if before or not phrase.owners_after:
        return owned(phrase, kind, right=False)
    owners = [Owning(actor, mention, how) for mention, how in phrase.owners_after for actor in mention.actors]
    return [of_owner(phrase, owner, phrase.text, kind) for owner in owners]


# ---------------------------------------------------------------- countries


def _state_of(phrase: Phrase) -> Found | None:
    """ "The republic of Fiji"."""
    return place_of(phrase) if not phrase.noun.plural and phrase.definite else None


def _named_countries(phrase: Phrase) -> Found | None:
    """ "The two German states" have their name before them."""
    modifiers = (child for child in phrase.head.children if child.relation in MODIFIERS)
    named = phrase.noun.plural and any(child.i in phrase.scene.spans for child in modifiers)
    return Found() if named else None


def _some_countries(phrase: Phrase) -> Found | None:
    """Countries without names: "foreign powers", "27 nations"; those of a region are nobody's group."""
    if not phrase.noun.plural:
        return None
    told = [word for word in phrase.left if word.relation in ("adjective", "number", "compound")]
    named = any(word.i in phrase.scene.spans for word in told)
    if not told or any((named, phrase.before & _VAGUE)):
        return Found()
    first = min(told, key=lambda word: word.i)
    name = phrase.written(first.i)
    opens = first is phrase.opening and not first.entity
    return Found([phrase.unnamed(name[0].lower() + name[1:] if opens else name, "group")])


def _own_country(phrase: Phrase) -> Found | None:
    """ "His country"."""
    if all(child.form != "possessive" for child in phrase.head.children):
        return None
    return Found(phrase.countries(phrase.scene.codes(phrase.owners_before)[:1]))


def _this_country(phrase: Phrase) -> Found | None:
    """ "The country": the one named last, unless something says which; not "a neighbouring country"."""
    here = phrase.noun.word in _STATES and not phrase.before.isdisjoint(_THIS)
    told = any(child.relation in _TELLS_WHICH for child in phrase.head.right)
    if not here or told or not phrase.before.isdisjoint(_ELSEWHERE):
        return None
    return Found(phrase.story.latest(phrase.head, 2, 1, is_country))


def _world(phrase: Phrase) -> Found:
    """ "The international community"."""
    return Found([Actor(slug(phrase.noun.word), phrase.noun.word, "group")])


_ANY_NOUN: tuple[Rule, ...] = (_modifier, _title_of_many, _spoken_to, post_of_another, _in_apposition)
"""What is tried for every noun, before the rules of its class."""
_RULES: Mapping[str, tuple[Rule, ...]] = {
    "government": GOVERNMENT,
    "authorities": AUTHORITIES,
    "person": _PERSON,
    "leader": (_leader,),
    "counterpart": (_counterpart,),
    "side": (own_side, both_sides),
    "thing": (shortened,),
    "country": (_state_of, _named_countries, two_countries, _some_countries, _own_country, _this_country),
    "bloc": (bloc,),
    "world": (_world,),
    "body": (parties, *BODY),
    "group": GROUP,
    "members": (members,),
    "others": (others,),
    "asset": (asset,),
    "other": (_owned_others, nameless),
    "locale": LOCALE,
}
"""The rules of each class of nouns in ``nouns.csv``; the first that has something to say decides."""
