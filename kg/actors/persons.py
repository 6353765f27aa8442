"""Who the names of people are: known people, people that the document introduces, and their surnames.

A name is a person's because of a title, an apposition, a turn of speech, or most of the parser's labels for
all its mentions; country and sector come from the title.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.actors.candidates import Candidate
from kg.actors.discourse import Person, Scene
from kg.actors.headings import introduced
from kg.actors.initials import Initials, has_initials, initials_of
from kg.actors.misprints import misprinted_person, skeleton
from kg.actors.namesakes import in_office, likeliest
from kg.actors.newcomers import newcomer
from kg.actors.nouns import Noun
from kg.actors.offices import plays
from kg.actors.surnames import by_surname, office_told
from kg.actors.titles import Held, among_several, called, serves, speaks, title_of
from kg.lexicon import fold, word_list
from kg.model import Actor
from kg.words import Word

_GENDERS = (
    ("f", word_list("actors.her_titles"), tuple(word_list("actors.her_endings"))),
    ("m", word_list("actors.his_titles"), tuple(word_list("actors.his_endings"))),
)
"""Genders, with the titles and the endings of nouns that tell them; the first that fits."""
_BEFORE_SHORT = word_list("actors.before_short_names") | {"“", '"', "``"}
_GIVEN = word_list("actors.given_titles")
_PARTICLES = word_list("actors.surname_particles")
_LONGEST = 5
"""How many words the name of a person has at most who has neither title nor apposition."""
_DISTINCT = 5
"""From how many letters on a last name is one that two spellings may have in common."""
_OFFICIAL = ("person", "leader")

Resolved = tuple[Actor, str]
"""A person, and how a name means him: "name", "alias", "surname", "title"."""


@dataclass(frozen=True, slots=True, eq=False)
class _Name:
    """A name with the folded words of it, and the title before it."""

    candidate: Candidate
    key: tuple[str, ...]
    held: Held | None

    @property
    def placed(self) -> Held | None:
        """Its title, where that says a country."""
        return self.held if self.held is not None and self.held.codes else None

    @property
    def full(self) -> bool:
        """Whether it is more than a surname: "Ana Weber", but not "van der Berg"."""
        return not _PARTICLES.issuperset(self.key[:-1])


@dataclass(frozen=True, slots=True)
class _Register:
    """The people of a document as far as they are known.

    ``resolved`` are names and who they are; ``called`` the people by each word of their names;
    ``weights`` how often the document names each country; ``labels`` the parser's for each last name,
    ``titles`` those that say a country, by the name that they stand before, ``initials`` those before it.
    """

    scene: Scene
    weights: Counter[str]
    titles: Mapping[tuple[str, ...], Held]
    labels: defaultdict[str, Counter[str]]
    initials: Initials
    resolved: dict[_Name, Resolved] = field(default_factory=dict)
    called: defaultdict[str, dict[Actor, None]] = field(default_factory=lambda: defaultdict(dict))

    def put(self, name: _Name, found: Resolved, parts: Iterable[str]) -> None:
        """Enter who a name is; others may be short for him by these parts of it."""
        self.resolved[name] = found
        for part in parts:
            self.called[part][found[0]] = None


def name_people(
    scene: Scene, known: Sequence[Candidate], unknown: Sequence[Candidate], weights: Counter[str]
) -> list[tuple[Candidate, Counter[str]]]:
    """Resolve the names of people over the whole document: full names first, then what may shorten them.

    Args:
        scene: The document.
        known: Names of people whom the gazetteer knows.
        unknown: Names of nobody known; some are people.
        weights: How often the document names each country.

    Returns:
        The names that are no person's, with the parser's labels for them and their like.
    """
    listed = [_named(scene, candidate) for candidate in known]
    names = [_named(scene, candidate) for candidate in unknown]
    told = initials_of(scene, ((name.candidate, name.key) for name in names))
    register = _Register(scene, weights, _titles(names), _labels(names), told)
    for person, noun in introduced(scene):
        _introduce(register, person, noun)
    for name in listed:
        found = _known(register, name)
        register.put(name, found, (*fold(found[0].name).split(), name.key[-1]))
    for name in names:
        if name.full and (who := _full(register, name)) is not None:
            register.put(name, who, (name.key[0], name.key[-1]) if who[1] == "name" else ())
    ends = {name.candidate.last: actor for name, (actor, _) in register.resolved.items()}
    for name in names:
        if name not in register.resolved and (who := _short(register, name, ends)) is not None:
            register.put(name, who, name.key[-1:])
    return _record(register, sorted((*listed, *names), key=lambda name: name.candidate.first))


def _introduce(register: _Register, who: Actor, noun: Noun | None) -> None:
    """Enter whom the title of the document names."""
    for part in fold(who.name).split():
        register.called[part][who] = None
    if noun is not None:
        person = register.scene.people.setdefault(who.id, Person())
        person.nouns.add(noun.word)
        person.offices.update(filter(None, [noun.office]))


def _named(scene: Scene, candidate: Candidate) -> _Name:
    words = scene.parse.words[candidate.first : candidate.last + 1]
    return _Name(candidate, _key(words), title_of(scene, candidate))


def _key(words: Sequence[Word]) -> tuple[str, ...]:
    """The folded words of a name without initials: "J. K. Róssi" -> ("rossi",)."""
    parts = (part for word in words for part in fold(word.text).split())
    kept = tuple(part for part in parts if len(part) > 1 or len(words) == 1)
    return kept or (words[-1].lower,)


def _labels(names: Iterable[_Name]) -> defaultdict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bodies = {name.key for name in names if _has_article(name)}
    for name in names:
        if name.candidate.label:
            person = name.candidate.label == "person"
            found[name.key[-1]][
                "organization" if person and name.key in bodies else name.candidate.label
            ] += 1
    return found


def _has_article(name: _Name) -> bool:
    """ "*The* Lien Minh" is nobody's name, "the Clintons" are."""
    article = name.candidate.head.child("determiner")
    return article is not None and name.held is None and not name.candidate.head.plural


def _titles(names: Iterable[_Name]) -> dict[tuple[str, ...], Held]:
    """The first title of each name that says a country."""
    found: dict[tuple[str, ...], Held] = {}
    for name in names:
        if name.placed is not None:
            found.setdefault(name.key, name.placed)
    return found


def _known(register: _Register, name: _Name) -> Resolved:
    """Whom a name means that the gazetteer has."""
    people = [entry for entry in name.candidate.entries if entry.actor.kind == "person"]
    entry = likeliest(people, register.scene, register.weights, name.held)
    if entry.gender:
        register.scene.genders[entry.actor.id] = entry.gender
    return entry.actor, entry.how


# --- full names ----------------------------------------------------------------------------------


def _full(register: _Register, name: _Name) -> Resolved | None:
    """Who an unknown full name is: one whom the document named otherwise, else somebody new, if a person."""
    same = next(filter(None, (rule(register, name) for rule in _SAME)), [])
    if len(same) == 1:
        return same[0], "alias"
    if not _is_person(register, name):
        return None
    return newcomer(register.scene, name.candidate, _best_title(register, name)), "name"


def _alike(register: _Register, name: _Name) -> list[Actor]:
    """ "Vladimir Vladimirovich Putin" after "Vladimir Putin"."""
    return [actor for actor in register.called[name.key[-1]] if _is_same(fold(actor.name).split(), name.key)]


def _is_same(known: Sequence[str], key: Sequence[str]) -> bool:
    """Two full names of one person: the same last name, and the first one shared or the other's initial."""
    if known[-1] != key[-1]:
        return False
    return known[0] == key[0] or set(key) <= set(known) or set(known) <= set(key)


def _spelt_otherwise(register: _Register, name: _Name) -> list[Actor]:
    """ "Qasem Suleimani" after "Qasem Soleimani"."""
    if len(name.key[-1]) < _DISTINCT:
        return []
    sound = skeleton(name.key[-1])
    return [actor for actor in register.called[name.key[0]] if skeleton(_last_name(actor)) == sound]


def _misprinted(register: _Register, name: _Name) -> list[Actor]:
    """A person of the gazetteer's by another spelling, whom the last name means from here on."""
    actor = misprinted_person(register.scene.gazetteer, name.key[0], name.key[-1])
    if actor is None or not _is_spoken_of(register, name, actor):
        return []
    register.called[name.key[-1]][actor] = None
    return [actor]


def _is_spoken_of(register: _Register, name: _Name, actor: Actor) -> bool:
    """Whether the title, else the document, names the country of a known person, if they name any."""
    titled = name.held.countries if name.held is not None else []
    named = titled or [key for key in register.weights if register.scene.gazetteer.country(key) is not None]
    return not named or actor.country is None or actor.country in named


_SAME: tuple[Callable[[_Register, _Name], list[Actor]], ...] = (_alike, _spelt_otherwise, _misprinted)
"""Whom a full name may be another name of; those that the first rule finds, if it is one only."""


def _last_name(actor: Actor) -> str:
    return fold(actor.name).split()[-1]


def _is_person(register: _Register, name: _Name) -> bool:
    """Whether a full name is a person's: by title, apposition or turn, else by most of the labels."""
    scene, candidate = register.scene, name.candidate
    if name.held is not None or any(tells(scene, candidate) for tells in _TELLING):
        return True
    votes = register.labels[name.key[-1]]
    mostly = candidate.label == "person" and 2 * votes["person"] >= votes.total()
    return mostly and candidate.last - candidate.first < _LONGEST


def _opens_as_title(scene: Scene, candidate: Candidate) -> bool:
    """ "*Shah* Mahmood Qureshi", "*Prince* Harry"."""
    return scene.parse.words[candidate.first].lower in _GIVEN and not candidate.single


_TELLING: tuple[Callable[[Scene, Candidate], bool], ...] = (
    lambda scene, candidate: called(scene, candidate.head) is not None,
    speaks,
    among_several,
    serves,
    _opens_as_title,
)
"""What besides a title before it says that a name is a person's."""


def _best_title(register: _Register, name: _Name) -> Held | None:
    """The title of a name, or of the same name elsewhere where that says more."""
    return name.placed or register.titles.get(name.key, name.held)


# --- surnames ------------------------------------------------------------------------------------


def _short(register: _Register, name: _Name, ends: dict[int, Actor]) -> Resolved | None:
    """Who a name is that is no full name, or no known person's.

    Args:
        register: The people so far.
        name: The name.
        ends: Full names by their last word.
    """
    whole = ends.get(_spelt_out(register.scene, name.candidate))
    if whole is not None:
        return whole, "alias"
    if same := _namesakes(register, name):
        if (who := _by_office(register, name, same)) is not None:
            return who
        actor = same[0] if len(same) == 1 else _nearest(register, name, same)
        return (actor, "surname") if actor is not None else None
    return _of_gazetteer(register, name) or _of_title(register, name)


def _by_office(register: _Register, name: _Name, same: Sequence[Actor]) -> Resolved | None:
    """Of known people with one surname, whom the title means: "*President* Clinton", "Secretary Clinton"."""
    scene, held = register.scene, name.held
    known = all(scene.gazetteer.offices(actor.id) for actor in same)
    if not known or held is None or not office_told(held.noun):
        return None
    able = [actor for actor in same if plays(scene, actor, held.noun, ever=True)]
    if able:
        return (able[0], "surname") if len(able) == 1 else None
    return _of_gazetteer(register, name)


def _spelt_out(scene: Scene, candidate: Candidate) -> int:
    """The last word of the name that a quoted name in brackets is short for: 'Eugenio Molina ("Molina")'.

    -1 where the name is not in brackets.
    """
    words = scene.parse.words
    at = candidate.first - 1
    while at > 0 and words[at].text in _BEFORE_SHORT:
        at -= 1
    return at - 1 if 0 < at < candidate.first - 1 and words[at].text == "(" else -1


def _namesakes(register: _Register, name: _Name) -> list[Actor]:
    """The people of the document whom a single name may mean; those with this last name, if some are."""
    people = [] if name.full else [*register.called[name.key[-1]]]
    if len(people) < 2:
        return people
    return [actor for actor in people if _last_name(actor) == name.key[-1]] or people


def _nearest(register: _Register, name: _Name, same: Sequence[Actor]) -> Actor | None:
    """The one of several whose full name stands nearest before a surname."""
    ids = {actor.id for actor in same}
    before = {
        other.candidate.first: actor
        for other, (actor, how) in register.resolved.items()
        if how != "surname" and actor.id in ids and other.candidate.first < name.candidate.first
    }
    return before[max(before)] if before else None


def _of_gazetteer(register: _Register, name: _Name) -> Resolved | None:
    """ "Lavrov", whom the document nowhere names in full."""
    if name.full:
        return None
    scene, candidate = register.scene, name.candidate
    gender = _gender(scene, candidate, [name.held.noun.word] if name.held is not None else [])
    entry = by_surname(scene, candidate, name.held, register.weights, gender)
    if entry is None or not has_initials(entry.actor, scene, candidate, name.key, register.initials):
        return None
    if entry.gender:
        scene.genders[entry.actor.id] = entry.gender
    return entry.actor, "surname"


def _of_title(register: _Register, name: _Name) -> Resolved | None:
    """ "General Qi", "GIBBS:": a person of whom no more is told than title or turn."""
    official = name.held is not None and name.held.noun.cls in _OFFICIAL
    if not official and not speaks(register.scene, name.candidate):
        return None
    return newcomer(register.scene, name.candidate, name.held), "title"


# --- on record -----------------------------------------------------------------------------------


def _record(register: _Register, names: Iterable[_Name]) -> list[tuple[Candidate, Counter[str]]]:
    """Put mentions on record, with their titles; the names that are nobody's come back with their labels."""
    scene, rest = register.scene, []
    for name in names:
        if name not in register.resolved:
            rest.append((name.candidate, register.labels[name.key[-1]]))
            continue
        actor, how = register.resolved[name]
        actor = in_office(scene, actor, name.held)
        first = name.held.first if name.held is not None else name.candidate.first
        if name.held is not None and how == "surname":
            how = "title"
        mention = scene.add(name.candidate, [actor], how, first=first)
        _note(scene, name.candidate, actor, name.held)
        for i in range(first, name.candidate.first):
            if mention is not None and i not in scene.spans:
                scene.alias(scene.parse.words[i], mention)
    return rest


def _note(scene: Scene, candidate: Candidate, actor: Actor, held: Held | None) -> None:
    """Remember what a person was called, and what that says of gender."""
    person = scene.people.setdefault(actor.id, Person())
    for title in (held, called(scene, candidate.head)):
        if title is not None and title.past:
            person.past.add(title.noun.word)
        elif title is not None:
            person.nouns.add(title.noun.word)
            person.leads |= title.noun.leads
            person.offices.update(filter(None, [title.noun.office]))
    called_by = person.nouns | person.past
    if actor.id not in scene.genders and (gender := _gender(scene, candidate, called_by)):
        scene.genders[actor.id] = gender


def _gender(scene: Scene, candidate: Candidate, nouns: Iterable[str]) -> str:
    """ "f" for Ms. and a spokeswoman, "m" for Mr. and a chairman, "" where nothing tells."""
    before = scene.parse.words[candidate.first - 1].lower.rstrip(".") if candidate.first else ""
    for gender, titles, endings in _GENDERS:
        if before in titles or any(noun.endswith(endings) for noun in nouns):
            return gender
    return ""
