"""Who bears a title that stands without an owner: "the Secretary", "the deputy minister".

Nobody is meant only because he was the last whom the text called so: he must be in office on the day, and
be of the country that the text is at home in, or be whom the last sentences speak of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.offices import (
    incumbent,
    incumbent_here,
    is_of_home,
    offices_of,
    people_of,
    plays,
    shortens,
    sole,
)
from kg.actors.phrases import Found, Phrase
from kg.actors.story import Seen, Story
from kg.lexicon import word_list
from kg.model import Actor
from kg.words import Word

_BACK, _FAR = 2, 4
"""How many sentences back whom a text speaks of was its subject, and was named with others by a title."""
_OF = "of"  # a function word: "secretary of state"
_PLACING, _SENT = word_list("actors.bearers.placing"), word_list("actors.bearers.sent")
_MOST = 9
"""How many people have a title in common at most."""


def holder(
    scene: Scene,
    story: Story,
    noun: Noun,
    head: Word,
    codes: Sequence[str],
    *,
    former: bool,
    but: Set[Actor] = frozenset(),
) -> Actor | None:
    """Who "the Russian leader" or "the minister" is.

    Args:
        scene: The document.
        story: What was mentioned before.
        noun: The title.
        head: Its word.
        codes: The countries that the phrase names.
        former: Whether the phrase says that the office is over ("the former premier").
        but: Who it cannot be.

    Returns:
        In a country named: who was called so before, else who was mentioned and can be called so, else who
        is in office there.  Where none is named, see `_bearer`.
    """
    able = (actor for actor in people_of(story, codes) if plays(scene, actor, noun, ever=former))
    bearers = [actor for actor in able if actor not in but]
    if not codes and not former:
        return _bearer(scene, story, noun, head, bearers, but)
    titled = (actor for actor in bearers if _is_called(scene, actor, noun))
    official = None if former else incumbent(scene, noun, codes[0])
    found = next(titled, None) or next(iter(bearers), official)
    return found if found not in but else None


def _is_called(scene: Scene, actor: Actor, noun: Noun) -> bool:
    person = scene.person(actor)
    return noun.word in person.nouns | person.past


def _bearer(
    scene: Scene, story: Story, noun: Noun, head: Word, bearers: Sequence[Actor], but: Set[Actor]
) -> Actor | None:
    """Whom a title alone means; None where the text's country and its topic tell different people.

    Where the country of issue has such an office itself, no foreigner is meant.
    """
    bearers = _closest(scene, noun, bearers)
    if is_of_home(scene, noun) and _is_of_elsewhere(scene, bearers):
        return _topic(story, head, bearers)
    ours, topic = _ours(scene, noun, bearers, but), _topic(story, head, bearers)
    if is_of_home(scene, noun) or (ours is not None and topic is not None):
        return ours if topic in (ours, None) else None
    return ours or topic or sole(bearers)


def _closest(scene: Scene, noun: Noun, bearers: Sequence[Actor]) -> Sequence[Actor]:
    """Those whom the text calls just so, else "of" something, else all: a foreign secretary comes last."""
    called = [actor for actor in bearers if _is_called(scene, actor, noun)]
    return called or [actor for actor in bearers if _is_of_something(scene, actor, noun)] or bearers


def _is_of_elsewhere(scene: Scene, bearers: Sequence[Actor]) -> bool:
    """Whether a text is about others than its issuer, and calls them alone so: a cable on President Rhee."""
    codes = {actor.country for actor in bearers}
    return bool(codes & scene.topics) and scene.home not in codes | scene.topics


def _is_of_something(scene: Scene, actor: Actor, noun: Noun) -> bool:
    titles = scene.person(actor).nouns | offices_of(scene, actor)
    return any(title.startswith(f"{noun.word} {_OF} ") for title in titles)


def _ours(scene: Scene, noun: Noun, bearers: Iterable[Actor], but: Set[Actor]) -> Actor | None:
    """Who is in that office where the document was issued; else the one bearer of the country it is about.

    In a text of no day: the one of that country whom it anywhere calls so.
    """
    main = scene.home or scene.stage
    people = bearers if scene.day is not None else _called_so(scene, noun)
    ours = incumbent_here(scene, noun) or sole(who for who in people if main and who.country == main)
    ours = ours or (None if is_of_home(scene, noun) else incumbent(scene, noun, scene.post))
    return ours if ours not in but else None


def _called_so(scene: Scene, noun: Noun) -> Iterator[Actor]:
    """The people whom the document calls so, before a noun or after it."""
    return (scene.actors[key] for key, person in scene.people.items() if noun.word in person.nouns)


def _topic(story: Story, head: Word, bearers: Iterable[Actor]) -> Actor | None:
    """The one bearer who is a subject of the latest sentence of which one is."""
    known, found = set(bearers), dict[int, set[Actor]]()
    for seen in story.back(head, _BACK):
        if seen.subject and len(seen.actors) == 1 and seen.actors[0] in known:
            found.setdefault(seen.word.sentence, set()).add(seen.actors[0])
    return sole(found[max(found)]) if found else None


# --- named behind a preposition -------------------------------------------------------------------


def named_behind(phrase: Phrase) -> Found | None:
    """ "Foreign minister under Yeltsin *Andrei Kozyrev*": whose name ends the phrase, else nobody known.

    The parser hangs the name on the preposition, beside what stands there or with it as one name.
    """
    for child in phrase.head.right if phrase.noun.one_person else ():
        governed = [word for word in child.children if word.relation == "governed"]
        named = (actor for word in governed[-1:] for actor in phrase.scene.at(word))
        people = [actor for actor in named if actor.kind == "person"]
        if people and _ends_phrase(phrase.scene, governed):
            fits = people[0].country in (None, *phrase.codes) or not phrase.codes
            return Found(people if fits else (), "apposition")
        if people and child.lower in _PLACING and phrase.head.lemma not in _SENT:
            return Found()
    return None


def _ends_phrase(scene: Scene, governed: Sequence[Word]) -> bool:
    """Whether the last noun of a preposition is a name behind another: "in the *government* | *Kotzias*"."""
    last = governed[-1]
    parts = (child for child in last.children if child.relation == "compound")
    others = [child for child in parts if child.i in scene.spans and scene.at(child) != scene.at(last)]
    return len(governed) + len(others) > 1


# --- several -------------------------------------------------------------------------------------


def so_called(phrase: Phrase, count: int = 0) -> Sequence[Actor]:
    """Whom "the ministers" means: who was last named together by such a title, or as people who bear it.

    Args:
        phrase: A title in the plural.
        count: How many they are, if the phrase says so.
    """
    story, head = phrase.story, phrase.head
    named = (seen.actors for seen in story.back(head, _FAR) if _are_called(phrase, seen))
    found = next(named, None) or story.latest(head, _BACK, _MOST, lambda _, who: _bears(phrase, who))
    return found if len(found) == count or (not count and _are_many(found)) else ()


def _are_called(phrase: Phrase, seen: Seen) -> bool:
    """True for a group of such people, and for people named together who are all called so."""
    title = phrase.story.titles.get(seen.word.i)
    if title is not None and seen.how != "together":
        return _is_like(phrase.noun, title)
    return len(seen.actors) > 1 and all(_bears(phrase, actor) for actor in seen.actors)


def _bears(phrase: Phrase, actor: Actor) -> bool:
    return actor.kind == "person" and plays(phrase.scene, actor, phrase.noun)


def _is_like(noun: Noun, title: Noun) -> bool:
    """True for titles of one office: the presidents of some countries are "the leaders"."""
    leaders = noun.cls == "leader" and title.leads
    return leaders or noun.office == title.office or shortens(noun.word, title.word)


def _are_many(actors: Sequence[Actor]) -> bool:
    return len(actors) > 1 or any(actor.kind != "person" for actor in actors)
