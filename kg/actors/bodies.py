"""Who unknown names of bodies and places are: "Ministry of Foreign Affairs", "Lakeland Peace Council (LPC)".

The noun that a name ends with says what it is; who stands before it, or after "of", says whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.ids import adjective, slug
from kg.actors.nouns import Noun
from kg.actors.owners import Owner
from kg.actors.runs import PROPER
from kg.lexicon import word_list
from kg.model import Actor, Kind
from kg.words import Word

_AFTER_BODIES = word_list("actors.after_bodies")
_DOCUMENTS = word_list("actors.documents")
_SAYING = {"compound", "apposition", "nominal"}
_BODIES = {"body", "group", "members"}
_THE = word_list("actors.articles")
_BEFORE = ("mod", "possessor")
_BODY_KINDS = {"organization", "group", "country"}


@dataclass(frozen=True, slots=True)
class _Body:
    """A name that ends like a body: its text, its last noun, whose it is and who is named inside it."""

    candidate: Candidate
    text: str
    noun: Noun
    owners: list[Owner]
    of: list[str]
    inside: list[str]

    @property
    def country(self) -> str | None:
        """The code of the first country that is named inside it, else before or after it."""
        return next(iter((*self.inside, *self.of)), None)


def name_body(scene: Scene, candidate: Candidate) -> bool:
    """Name a body, a government or a place that an unknown name ends with; False where it is none of them."""
    noun = _tail(scene, candidate)
    if noun is None:
        return False
    if noun.cls == "locale":
        name_place(scene, candidate)
        return True
    text = scene.text(candidate.first, candidate.last)
    owners = scene.owners(candidate.head, candidate.first)
    body = _Body(candidate, text, noun, owners, scene.codes(owners), _inside(candidate))
    found, how = next(made for rule in _RULES if (made := rule(scene, body))[0])
    scene.add(candidate, found, how)
    return True


def name_document(scene: Scene, candidate: Candidate) -> bool:
    """Name nobody by what is signed: "Agreement on Technology Cooperation"; False for any other name."""
    words = scene.text(candidate.first, candidate.last).lower().split()
    before = [*takewhile(lambda word: word not in _AFTER_BODIES, words)]
    signed = not _DOCUMENTS.isdisjoint(before[-1:])
    if signed:
        scene.add(candidate, [], "name")
    return signed


def name_shortened(scene: Scene, candidate: Candidate) -> bool:
    """Let "the League" stand for the Danube League, named before it; False where no such body was."""
    before = scene.parse.words[candidate.first - 1].lower if candidate.first else ""
    if not candidate.single or before not in _THE:
        return False
    body = scene.ending_in(candidate.head)
    scene.add(candidate, [body] if body is not None else [], "alias")
    return body is not None


def name_told_body(scene: Scene, candidate: Candidate) -> bool:
    """Name a body that the text says is one: "Ansar Watan, a militia", "the airline Zambezi Airways"."""
    noun = next((noun for word in _said_of(candidate) if (noun := _body_noun(scene, word))), None)
    if noun is None:
        return False
    name = scene.text(candidate.first, candidate.last)
    kind: Kind = "group" if noun.kind == "group" and noun.sector != "BUS" else "organization"
    scene.add(candidate, [Actor(slug(name), name, kind, None, noun.sector)], "name")
    return True


def _said_of(candidate: Candidate) -> Iterator[Word]:
    """The nouns that say what a name is: before it, in apposition to it, or by a copula."""
    head = candidate.head
    yield from (child for child in head.children if child.relation in _SAYING and child.pos == "noun")
    if head.relation == "apposition":
        yield head.head
    if head.relation == "subject":
        yield from (child for child in head.head.children if child.relation == "attribute")


def _body_noun(scene: Scene, word: Word) -> Noun | None:
    noun = scene.lexicon.get(word.lower)
    body = noun is not None and noun.cls in _BODIES and not noun.plural and noun.kind in _BODY_KINDS
    return noun if body and word.pos == "noun" else None


def name_place(scene: Scene, candidate: Candidate) -> None:
    """Name a place, of the country that is named inside it or that the text speaks of."""
    name = scene.text(candidate.first, candidate.last)
    inside = _inside(candidate)
    country = inside[0] if inside else scene.setting(scene.parse.words[candidate.first].sentence)
    scene.add(candidate, [Actor(slug(name), name, "place", country)], "place")


def _inside(candidate: Candidate) -> list[str]:
    """The codes of the countries that are named inside a name, or that it begins with."""
    return [entry.actor.country for entry in candidate.entries if entry.actor.country]


def _tail(scene: Scene, candidate: Candidate) -> Noun | None:
    """The common noun that an unknown name ends with, before any "of" or "for", or else begins with."""
    first, *rest = scene.parse.words[candidate.first : candidate.last + 1]
    last = scene.lexicon.get((rest or [first])[-1].lower)
    if last is not None and last.cls == "government":
        return last  # "Republic of Yemen Government"
    words = [first, *takewhile(lambda word: word.lower not in _AFTER_BODIES, rest)]
    ends = words[-1:] if candidate.label == "person" else (words[-1], first)
    nouns = (scene.lexicon.get(word.lower) for word in ends)
    return next((noun for noun in nouns if noun is not None and noun.cls in PROPER), None)


Made = tuple[list[Actor], str]
"""Actors, and how the name means them; nobody where a rule does not apply."""
_NONE: Made = ([], "")


def _governments(scene: Scene, body: _Body) -> Made:
    """ "Sudanese Government": the country itself; of a plural, "German and French Governments", several."""
    if body.noun.cls != "government":
        return _NONE
    codes = [*body.of, *body.inside] if body.noun.plural else [*filter(None, [body.country])]
    countries = (scene.gazetteer.country(code) for code in dict.fromkeys(codes))
    return [country for country in countries if country is not None], "metonym"


def _listed_body(scene: Scene, body: _Body) -> Made:
    """ "Russia's Foreign Ministry": the gazetteer's "Russian Foreign Ministry", or its one of the name."""
    known = next((found for name in _calls(scene, body) if (found := scene.gazetteer.lookup(name))), ())
    fits = [entry for entry in known if entry.actor.kind in _BODY_KINDS and entry.on(scene.day)]
    others = fits and fits[0].actor.country not in (body.country, None)
    if others and (len(fits) > 1 or body.owners):
        return _NONE  # "Poland's Justice Department" is not that of the United States
    return ([fits[0].actor], fits[0].how) if fits else _NONE


def _calls(scene: Scene, body: _Body) -> Iterator[str]:
    """What a body may be called in a list: "Russian Foreign Ministry", "Foreign Ministry of Russia"."""
    yield _full_name(scene, body)
    country = scene.gazetteer.country(body.country) if body.owners and body.country else None
    if country is not None:
        yield from (f"{country.name} {body.text}", f"{body.text} of {country.name}")
    yield body.text


def _new_body(scene: Scene, body: _Body) -> Made:
    """ "Lakeland Peace Council": a body of its own."""
    kind: Kind = "organization" if body.noun.kind in (None, "country") else body.noun.kind
    name = _full_name(scene, body)
    return [Actor(slug(name), name, kind, body.country, body.noun.sector)], "name"


_RULES: tuple[Callable[[Scene, _Body], Made], ...] = (_governments, _listed_body, _new_body)
"""What a name that ends like a body may be; the first that is somebody."""


def _full_name(scene: Scene, body: _Body) -> str:
    """The name with the country before it: "Lavrov's Foreign Ministry" -> "Russian Foreign Ministry"."""
    before = bool(body.owners) and body.owners[0][1] in _BEFORE
    if body.inside or not before or body.country is None:
        return body.text
    return f"{adjective(scene, body.country)} {body.text}"


# --- acronyms ------------------------------------------------------------------------------------


def tell_acronyms(scene: Scene, unknown: Iterable[Candidate]) -> set[Candidate]:
    """Let acronyms in brackets stand for the name before them wherever they occur; which names those are."""
    meant: dict[str, tuple[Actor, ...]] = {}
    for acronym, actors in _told(scene):
        meant.setdefault(acronym, actors)
    found = {c for c in unknown if c.single and scene.parse.words[c.first].text in meant}
    for candidate in sorted(found, key=lambda candidate: candidate.first):
        scene.add(candidate, meant[scene.parse.words[candidate.first].text], "acronym")
    return found


def _told(scene: Scene) -> Iterator[tuple[str, tuple[Actor, ...]]]:
    """Acronyms with whom they are told to stand for: "Lakeland Peace Council (*LPC*)"."""
    words = scene.parse.words
    for candidate in scene.candidates:
        at, text = candidate.first, words[candidate.first].text
        if not candidate.single or scene.lower(at - 1) != "(":
            continue
        mention = scene.spans.get(at - 2)
        if mention is not None and text.isupper() and _initials(mention.text, text):
            yield text, mention.actors


def _initials(name: str, acronym: str) -> bool:
    """Whether an acronym's letters, all but one, begin words of a name in this order."""
    parts = (part[0].casefold() for part in name.replace("-", " ").split())
    letters = [letter for letter in parts if letter.isalpha()]
    want = acronym.casefold()
    if letters[:1] != [want[0]]:
        return False
    at = 0
    for letter in letters:
        at += want[at : at + 1] == letter
    return 1 < len(want) <= at + 1
