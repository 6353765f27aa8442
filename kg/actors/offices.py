"""Which person a description means: "the Russian leader", "the minister", "his counterpart".

Somebody introduced under the title goes before whom the gazetteer has in the office on the document's day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import lru_cache
from typing import TypeVar

from kg.actors.coordination import bearer
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun
from kg.actors.story import Seen, Story
from kg.lexicon import Gazetteer, word_list, word_order
from kg.model import Actor, Mention
from kg.words import Word

_TOP = word_order("actors.leading_offices")
_BODY_HEADS = word_order("actors.body_heads")
_LEADERS = frozenset(_TOP)
_SAME = (word_list("actors.same_office.foreign"), word_list("actors.same_office.defence"))
"""Names of one office in different countries."""
_LIKE = (*_SAME, word_list("actors.like_office.government"), word_list("actors.like_office.finance"))
"""Offices whose holders are each other's counterparts."""
WELL_KNOWN = word_list("actors.well_known")
"""Offices whose holders are called by their surname alone."""
_ROLES = {role: word_list(f"actors.role.{role}") for role in word_list("actors.roles")}
_MINISTERIAL = word_list("actors.ministerial")
_MINISTERS = word_list("actors.ministers")
_ANYBODY = word_list("actors.anybody")
_RANKS = word_list("actors.ranks")
_ABROAD = word_list("actors.abroad")
_LINKS = word_list("actors.of_bodies")

_Item = TypeVar("_Item")


def sole(items: Iterable[_Item]) -> _Item | None:
    """The one item that there is; None where there is none, or several."""
    found = list(items)
    return found[0] if len(found) == 1 else None


# --- what somebody is ----------------------------------------------------------------------------


def offices_of(scene: Scene, actor: Actor) -> set[str]:
    """Offices that the document gives a person, and those of the gazetteer on the document's day."""
    return scene.person(actor).offices | {office for _, office in scene.held(actor)}


def plays(scene: Scene, actor: Actor, noun: Noun, *, ever: bool = False) -> bool:
    """Whether a person can be called by a noun, as far as we know.

    Args:
        scene: The document.
        actor: The person.
        noun: "diplomat", "leader", "foreign minister" ...
        ever: Whether an office that is over counts as well.
    """
    return _fits(scene, actor, noun, ever) and (ever or not _is_over(scene, actor, noun))


def _fits(scene: Scene, actor: Actor, noun: Noun, ever: bool) -> bool:
    """Whether a noun goes with what somebody is."""
    person, offices = scene.person(actor), offices_of(scene, actor)
    titles = person.nouns | offices | (person.past | _ever(scene, actor) if ever else set())
    if noun.office in person.offices or any(_is_named_by(noun, title) for title in titles):
        return True
    if noun.cls == "leader":
        return person.leads or not offices.isdisjoint(_LEADERS)
    if noun.word in _MINISTERS:
        return any(shortens(part, office) for office in offices for part in _MINISTERIAL)
    return not offices.isdisjoint(_ROLES.get(noun.word, ()))


def _is_named_by(noun: Noun, title: str) -> bool:
    """Whether a title, or an office, may be said with this noun."""
    return title == noun.office or shortens(noun.word, title)


def _is_over(scene: Scene, actor: Actor, noun: Noun) -> bool:
    """Whether somebody has held this office, but does not on the document's day."""
    had = {title for title in _ever(scene, actor) if _is_named_by(noun, title)}
    return bool(had) and had.isdisjoint(office for _, office in scene.held(actor))


def _ever(scene: Scene, actor: Actor) -> set[str]:
    return {office.office for office in scene.gazetteer.offices(actor.id)}


@lru_cache(maxsize=1 << 14)
def shortens(short: str, title: str) -> bool:
    """Whether a title may be cut to another: "deputy minister" of a deputy foreign minister, not "minister".

    Example:
        >>> shortens("secretary", "secretary of defense"), shortens("secretary", "deputy secretary of state")
        (True, False)
    """
    head, words = _parts(title)
    other, kept = _parts(short)
    return (head, kept & _RANKS) == (other, words & _RANKS) and kept <= words


def _parts(title: str) -> tuple[str, frozenset[str]]:
    """The head of a title and its other words: "secretary" and "state" of "secretary of state"."""
    words = title.replace("-", " ").split()
    end = next((n for n, word in enumerate(words) if n and word in _LINKS), len(words))
    return words[end - 1], frozenset((*words[: end - 1], *words[end + 1 :]))


# --- who somebody is -----------------------------------------------------------------------------


def people_of(story: Story, codes: Sequence[str]) -> list[Actor]:
    """Who was mentioned of these countries, or at all where there are none; the latest first."""
    people = [actor for actor in story.actors if actor.kind == "person"]
    return [actor for actor in people if actor.country in codes] if codes else people


def incumbent(scene: Scene, noun: Noun, code: str | None) -> Actor | None:
    """The one holder of a title in a country on the document's day; of leaders, of the highest office."""
    if code is None:
        return None
    offices = _TOP if noun.cls == "leader" else (noun.office,) if noun.office else ()
    return _head(scene, code, offices)


def incumbent_here(scene: Scene, noun: Noun) -> Actor | None:
    """The one whom they call so, without more, where the document was issued.

    "The Secretary" of a department is secretary of what the department is of.
    """
    if scene.home is None or noun.office is None:
        return None
    issuer = frozenset(f"{scene.parse.document.source} {scene.house}".casefold().split())
    held = scene.gazetteer.holders(scene.home, noun.office, scene.day) if scene.day is not None else ()
    whole = _offices_with_of(scene.gazetteer, noun.word).items()
    return sole(held) or _head(scene, scene.home, (office for tail, office in whole if tail <= issuer))


def is_of_home(scene: Scene, noun: Noun) -> bool:
    """Whether the country where the document was issued has an office that goes by this name; one at home."""
    if scene.home is None or noun.office is None or noun.office in _ABROAD:
        return False
    longer = _offices_with_of(scene.gazetteer, noun.word).values()
    offices = (noun.office, *(office for office in longer if office.startswith(noun.word)))
    return any(scene.gazetteer.holders(scene.home, office) for office in offices)


@lru_cache(maxsize=1 << 10)
def _offices_with_of(gazetteer: Gazetteer, short: str) -> dict[frozenset[str], str]:
    """The offices whose titles go on with "of", by the words after it: "secretary of *state*"."""
    begin = f"{short} of "
    longer = ((form, title.office) for form, title in gazetteer.titles.items() if form.startswith(begin))
    return {frozenset(form.removeprefix(begin).split()): office for form, office in longer}


def _head(scene: Scene, of: str, offices: Iterable[str]) -> Actor | None:
    """The one holder of the first of these offices that is held."""
    held = (_holders(scene, of, office) for office in offices)
    return sole(next(filter(None, held), ()))


def officer(scene: Scene, owners: Sequence[tuple[Mention, str]], noun: Noun) -> Actor | None:
    """The one holder of an office of a body on the document's day: "NATO's secretary general"."""
    body = sole(a for mention, _ in owners for a in mention.actors if a.kind == "organization")
    return sole(_holders(scene, body.id, noun.office)) if body is not None and noun.office else None


def head_of(scene: Scene, owners: Sequence[tuple[Mention, str]]) -> Actor | None:
    """The one head, on the document's day, of a country ("the Kremlin chief") or body ("the UN chief")."""
    mention = sole(mention for mention, _ in owners)
    owner = sole(mention.actors) if mention is not None else None
    if owner is None:
        return None
    state = owner.country if owner.kind == "country" else None
    return _head(scene, state or owner.id, (*_TOP, *_BODY_HEADS))


def _holders(scene: Scene, of: str, office: str) -> tuple[Actor, ...]:
    """Who held an office, under any of its names, on the document's day; nobody on a day not known."""
    if scene.day is None:
        return ()
    names = next((sorted(same) for same in _SAME if office in same), [office])
    found = (actor for name in names for actor in scene.gazetteer.holders(of, name, scene.day))
    return tuple(dict.fromkeys(found))


def counterpart(scene: Scene, story: Story, head: Word, codes: Sequence[str]) -> Actor | None:
    """The holder, in one of these countries, of the office that the person spoken of holds elsewhere.

    Args:
        scene: The document.
        story: What was mentioned before.
        head: The noun, "counterpart".
        codes: The countries that the phrase names; one at least.
    """
    own, others = _spoken_of(story, head, codes), people_of(story, codes)
    if own is None:
        return sole(others)
    offices = offices_of(scene, own)
    alike = offices.union(*(like for like in _LIKE if not offices.isdisjoint(like)))
    same = [actor for actor in others if not alike.isdisjoint(offices_of(scene, actor))]
    return sole(same) if same else _official(scene, codes[0], offices) or _without_office(scene, others)


def _spoken_of(story: Story, head: Word, codes: Sequence[str]) -> Actor | None:
    """The person mentioned last who is of another country than these."""
    people = (seen.actors[0] for seen in story.back(head, 3) if [a.kind for a in seen.actors] == ["person"])
    return next((actor for actor in people if actor.country not in codes), None)


def _official(scene: Scene, code: str, offices: Iterable[str]) -> Actor | None:
    """The one holder of one of these offices in a country."""
    found = (sole(_holders(scene, code, office)) for office in sorted(offices))
    return next(filter(None, found), None)


def _without_office(scene: Scene, people: Iterable[Actor]) -> Actor | None:
    """The one person, if no office of his is known: he may have any."""
    only = sole(people)
    return only if only is not None and not offices_of(scene, only) else None


def pair(scene: Scene, story: Story, head: Word, noun: Noun) -> list[Actor]:
    """The two people that "the two diplomats" are: who can be called so, else the last two who met.

    Args:
        scene: The document.
        story: What was mentioned before.
        head: The noun's word.
        noun: What they are called.
    """

    def person(seen: Seen, actor: Actor) -> bool:
        return actor.kind == "person" and seen.how != "together"

    def called(seen: Seen, actor: Actor) -> bool:
        return person(seen, actor) and plays(scene, actor, noun)

    if noun.word not in _ANYBODY:
        found = story.latest(head, 5, 3, called)
        if len(found) == 2:
            return found
        if two := _two(story, head, 5, called):
            return two
        if found:
            return []
    return _two(story, head, 3, person)


def _two(story: Story, head: Word, sentences: int, fits: Callable[[Seen, Actor], bool]) -> list[Actor]:
    both = story.together(head, sentences, fits)
    return both if len(both) == 2 else []


# --- the phrase around a title -------------------------------------------------------------------


def plain(scene: Scene, head: Word, first: int) -> bool:
    """Whether nothing but an owner and a rank stands before a title: not "the UN's human rights chief"."""
    before = (
        child for child in head.children if child.i < first and child.relation in ("compound", "nominal")
    )
    return all(child.i in scene.spans for child in before)


def apposed(head: Word, labels: Set[int] = frozenset()) -> list[Word]:
    """Words in apposition to a head, either way; none where the head or the word is one of these labels.

    What follows "GIBBS:" is no apposition of who speaks.
    """
    near = [child for child in head.children if child.relation == "apposition" and bearer(child) is head]
    if head.relation == "apposition":
        near.append(bearer(head))
    return [word for word in near if word.i not in labels] if head.i not in labels else []
