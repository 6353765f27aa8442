"""Which person a description means: "the Russian leader", "the minister", "his counterpart".

Somebody introduced under the title goes before whom the gazetteer has in the office on the document's day.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from kg.actors.discourse import Person, Scene, bearer
from kg.actors.story import Seen, Story
from kg.lexicon import Noun
from kg.model import Actor, Mention
from kg.words import Word

_TOP = ("supreme leader", "general secretary", "president", "prime minister", "chancellor", "king", "leader",
        "chairman", "taoiseach", "emir", "sultan")  # fmt: skip
"""The offices that lead a country, the highest first: a party's general secretary goes before a president."""
_LEADERS = frozenset(_TOP)
_EQUAL = (
    {"foreign minister", "foreign secretary", "secretary of state", "minister of foreign affairs"},
    {
        "defence minister",
        "defense minister",
        "secretary of defense",
        "defence secretary",
        "secretary of defence",
    },
    {
        "president",
        "prime minister",
        "chancellor",
        "general secretary",
        "leader",
        "taoiseach",
        "king",
        "supreme leader",
    },
    {"finance minister", "treasury secretary", "chancellor of the exchequer"},
)
WELL_KNOWN = _LEADERS | _EQUAL[0] | {"secretary-general"}
"""Offices whose holders are called by their surname alone."""
_DIPLOMATS = _EQUAL[0] | {
    "ambassador", "envoy", "special envoy", "diplomat", "negotiator", "deputy foreign minister",
    "permanent representative", "deputy secretary of state", "secretary-general",
}  # fmt: skip
_ROLES = {"diplomat": _DIPLOMATS, "leader": _LEADERS, "minister": None, "statesman": _LEADERS}


def offices_of(scene: Scene, actor: Actor) -> set[str]:
    """Offices that the document gives a person, and those of the gazetteer on the document's day."""
    found = set(scene.people[actor.id].offices) if actor.id in scene.people else set()
    for office in scene.gazetteer.offices(actor.id):
        if scene.day is None or (
            (office.since is None or office.since <= scene.day)
            and (office.until is None or scene.day <= office.until)
        ):
            found.add(office.office)
    return found


def plays(scene: Scene, actor: Actor, noun: Noun, *, ever: bool = False) -> bool:
    """Whether a person can be called by a noun, as far as we know; ``ever``: also when the office is over."""
    person = scene.people.get(actor.id, Person())
    if noun.word in person.nouns or (noun.office and noun.office in person.offices):
        return True
    offices = offices_of(scene, actor)
    if noun.cls == "leader":
        return person.leads or bool(offices & _LEADERS)
    if noun.word in _ROLES:
        roles = _ROLES[noun.word]
        if roles is None:
            return any("minister" in office or "secretary" in office for office in offices)
        return bool(offices & roles)
    if noun.office:
        held = {office.office for office in scene.gazetteer.offices(actor.id)} if ever else offices
        return noun.office in held
    return False


def holder(
    scene: Scene,
    story: Story,
    noun: Noun,
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
        codes: The countries that the phrase names.
        former: Whether the phrase says that the office is over ("the former premier").
        but: Who it cannot be.
    """
    people = [
        a for a in story.actors if a.kind == "person" and a not in but and (not codes or a.country in codes)
    ]
    titled = [a for a in people if noun.word in scene.people.get(a.id, Person()).nouns]
    if titled:
        return titled[0]
    if not codes and not former and scene.home and (at_home := _leading(scene, noun, scene.home)):
        return at_home if at_home not in but else None
    fits = [a for a in people if plays(scene, a, noun, ever=former)]
    if fits:
        return fits[0]
    leading = _leading(scene, noun, codes[0]) if codes and not former else None
    return leading if leading not in but else None


def _leading(scene: Scene, noun: Noun, code: str) -> Actor | None:
    """The one holder of a title in a country on the document's day."""
    for office in _TOP if noun.cls == "leader" else (noun.office,) if noun.office else ():
        holders = _holders(scene, code, office)
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def officer(scene: Scene, owners: Sequence[tuple[Mention, str]], noun: Noun) -> Actor | None:
    """The one holder of an office of a body on the document's day: "NATO's secretary general"."""
    bodies = [a for mention, _ in owners for a in mention.actors if a.kind == "organization"]
    found = _holders(scene, bodies[0].id, noun.office) if len(bodies) == 1 and noun.office else ()
    return found[0] if len(found) == 1 else None


def head_of(scene: Scene, owners: Sequence[tuple[Mention, str]]) -> Actor | None:
    """The one head, on the document's day, of a country ("the Kremlin chief") or body ("the UN chief")."""
    if len(owners) != 1 or len(owners[0][0].actors) != 1:
        return None
    owner = owners[0][0].actors[0]
    of = owner.country if owner.kind == "country" and owner.country else owner.id
    for office in (
        *_TOP,
        "secretary-general",
        "high representative",
        "director general",
        "managing director",
    ):
        holders = _holders(scene, of, office)
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def _holders(scene: Scene, code: str, office: str) -> tuple[Actor, ...]:
    """Who held an office, under any of its names, on the document's day; nobody on a day not known."""
    if scene.day is None:
        return ()
    names = next((sorted(equal) for equal in _EQUAL[:2] if office in equal), [office])
    return tuple(
        dict.fromkeys(actor for name in names for actor in scene.gazetteer.holders(code, name, scene.day))
    )


def counterpart(scene: Scene, story: Story, head: Word, codes: Sequence[str]) -> Actor | None:
    """The holder, in one of these countries, of the office that the person spoken of holds elsewhere."""
    people = [s.actors[0] for s in story.back(head, 3) if len(s.actors) == 1 and s.actors[0].kind == "person"]
    own = next((actor for actor in people if actor.country not in codes), None)
    others = [actor for actor in story.actors if actor.kind == "person" and actor.country in codes]
    if own is None:
        return others[0] if len(others) == 1 else None
    offices = offices_of(scene, own)
    alike = set(offices).union(*(equal for equal in _EQUAL if offices & equal))
    same = [a for a in others if alike & offices_of(scene, a)]
    if same:
        return same[0] if len(same) == 1 else None
    for office in sorted(offices):
        holders = _holders(scene, codes[0], office)
        if len(holders) == 1:
            return holders[0]
    return others[0] if len(others) == 1 and not offices_of(scene, others[0]) else None


def pair(scene: Scene, story: Story, head: Word, noun: Noun) -> list[Actor]:
    """The two people that "the two diplomats" are: who can be called so, else the last two who met."""

    def person(seen: Seen, actor: Actor) -> bool:
        return actor.kind == "person" and seen.how != "together"

    def called(seen: Seen, actor: Actor) -> bool:
        return person(seen, actor) and plays(scene, actor, noun)

    if noun.word not in ("man", "woman"):
        found = story.latest(head, 5, 3, called)
        if len(found) == 2:
            return found
        both = story.together(head, 5, called)
        if len(both) == 2:
            return both
        if found:
            return []
    both = story.together(head, 3, person)
    return both if len(both) == 2 else []


def plain(scene: Scene, head: Word, first: int) -> bool:
    """Whether nothing but an owner and a rank stands before a title: not "the UN's human rights chief"."""
    before = [
        child for child in head.children if child.i < first and child.relation in ("compound", "nominal")
    ]
    return all(child.i in scene.spans for child in before)


def apposed(head: Word) -> list[Word]:
    """Words in apposition to a head, either way."""
    near = [child for child in head.children if child.relation == "apposition" and bearer(child) is head]
    if head.relation == "apposition":
        near.append(bearer(head))
    return near
