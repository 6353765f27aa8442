"""Who a common noun stands for: groups, governments, bodies, and what was named before.

"Turkish troops", "the Sudanese government", "the ministry", "the Russian leader", "both sides",
"his Russian counterpart".  A definite noun without an owner takes who was introduced under it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.mentions import Candidate
from kg.model import Actor
from kg.naming import adjective, slug
from kg.nouns import Noun
from kg.scene import Person, Scene
from kg.words import Word

_DEFINITE = {"the", "this", "that", "these", "those", "both", "its", "his", "her", "their", "our", "my", "all"}
_INDEFINITE = {"a", "an", "another", "some", "any", "no", "several", "many", "other", "each", "every", "few"}
_FORMER = {"former", "ex", "ousted", "deposed", "late", "then", "outgoing", "exiled", "previous", "one-time"}
_TWO = {"two", "both", "2"}
_TOP = ("president", "prime minister", "supreme leader", "general secretary", "chancellor", "king", "head of state")
_LEADERS = frozenset(_TOP)


@dataclass(slots=True)
class Seen:
    """One mention that a later one may go back to."""

    actors: tuple[Actor, ...]
    word: Word
    how: str
    subject: bool
    gender: str


@dataclass(slots=True)
class Story:
    """What was mentioned so far, in order."""

    seen: list[Seen] = field(default_factory=list)
    bodies: dict[str, Actor] = field(default_factory=dict)


def describe(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Resolve a common noun, or leave it unresolved."""
    noun, head = candidate.noun, candidate.head
    assert noun is not None
    if candidate.last in scene.spans or _is_modifier(scene, head):
        return
    named = _apposition(scene, head, noun)
    if named is not None:
        scene.add(candidate, named, "apposition")
        return
    handler = _HANDLERS.get(noun.cls)
    if handler is not None:
        handler(scene, story, candidate, noun)


def _is_modifier(scene: Scene, head: Word) -> bool:
    """A noun before another noun ("government troops") is nobody of its own."""
    return head.dep in ("compound", "amod") and head.head.i > head.i and head.head.pos in ("NOUN", "PROPN")


def _apposition(scene: Scene, head: Word, noun: Noun) -> tuple[Actor, ...] | None:
    """The named actor that stands in apposition: "his counterpart, Sergey Lavrov"."""
    if noun.cls in ("side", "country", "government", "asset"):
        return None
    near = [child for child in head.children if child.dep == "appos"]
    if head.dep == "appos":
        near.append(head.head)
    for other in near:
        mention = scene.mentions.get(other.i)
        if mention is None or len(mention.actors) != 1 or noun.plural:
            continue
        kind = mention.actors[0].kind
        person = noun.kind == "person"
        if (kind == "person") == person and kind != "country":
            return mention.actors
    return None


# --- the phrase ------------------------------------------------------------------------------------


def determiner(scene: Scene, head: Word, first: int) -> str:
    """The determiner of a noun phrase, lower-case; a possessor counts as "the"."""
    for child in head.children:
        if child.i < first + 1 and child.dep in ("det", "poss", "predet", "quantmod"):
            return child.lower if child.dep != "poss" or child.tag == "PRP$" else "the"
    return ""


def _adjectives(head: Word) -> set[str]:
    return {child.lower for child in head.children if child.i < head.i and child.dep in ("amod", "advmod", "nummod", "compound")}


def _phrase(scene: Scene, candidate: Candidate) -> str:
    """The noun with the plain modifiers before it: no determiner, number or owner."""
    words = scene.parse.words
    first = candidate.first
    while (
        first > 0
        and first - 1 not in scene.spans
        and words[first - 1].sentence == candidate.head.sentence
        and (words[first - 1].dep == "compound" or words[first - 1].lower in ("ethnic", "armed", "military", "naval"))
        and words[first - 1].head.i <= candidate.last
        and words[first - 1].text.isalpha()
    ):
        first -= 1
    return scene.parse.text[words[first].start : words[candidate.last].end].replace("\n", " ")


def _grouped(scene: Scene, candidate: Candidate, noun: Noun, kind: str) -> list[Actor]:
    """One actor for each owner of a group: "American and Iraqi personnel"."""
    owners = scene.owners(candidate.head, candidate.first)
    phrase = _phrase(scene, candidate)
    adjectives = _adjectives(candidate.head)
    found: list[Actor] = []
    if "ethnic" in adjectives and owners and owners[0][1] == "mod":
        places = [o for o in _right(scene, candidate.head) if o[1] in ("in", "from")]
        owners = places or owners
    for mention, how in owners:
        for owner in mention.actors:
            if owner.kind == "country" and how in ("mod", "poss"):
                name = f"{adjective(scene, owner.country or owner.id)} {phrase}"
            elif how in ("mod", "poss"):
                name = f"{owner.name} {phrase}"
            else:
                name = f"{phrase} {how} {owner.name}"
            sector = noun.sector or owner.sector
            found.append(Actor(slug(name), name, kind, owner.country, sector))  # type: ignore[arg-type]
    return found


def _right(scene: Scene, head: Word) -> list[tuple[object, str]]:
    found = []
    for child in head.children:
        if child.i > head.i and child.dep == "prep":
            for word in child.children:
                mention = scene.spans.get(word.i)
                if mention is not None:
                    found.append((mention, child.lower))
    return found


# --- one handler for each class of noun ----------------------------------------------------------------


def _government(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    owners = scene.owners(candidate.head, candidate.first)
    codes = scene.codes(owners)
    if not codes and owners:
        return
    if codes:
        actors = [c for code in codes if (c := scene.gazetteer.country(code)) is not None]
        scene.add(candidate, actors, "metonym")
        return
    if determiner(scene, candidate.head, candidate.first) in _INDEFINITE or "local" in _adjectives(candidate.head):
        return
    code = scene.setting(candidate.head.sentence)
    country = scene.gazetteer.country(code) if code else None
    if country is not None:
        scene.add(candidate, [country], "description")


def _body(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    kind = "group" if noun.kind == "group" else "organization"
    found = _grouped(scene, candidate, noun, kind)
    if found:
        scene.add(candidate, [_known_body(scene, actor) for actor in found], "description")
        for actor in found:
            story.bodies[noun.word] = _known_body(scene, actor)
        return
    before = story.bodies.get(noun.word) or _named_before(story, noun)
    if determiner(scene, candidate.head, candidate.first) in _INDEFINITE:
        before = None
    if before is not None:
        scene.add(candidate, [before], "description")
    elif noun.sector in ("MIL", "LEG", "GOV", "JUD"):
        _in_setting(scene, candidate, noun, kind)


def _known_body(scene: Scene, actor: Actor) -> Actor:
    for entry in scene.gazetteer.lookup(actor.name):
        if entry.actor.country == actor.country and entry.actor.kind in ("organization", "group"):
            return entry.actor
    return actor


def _named_before(story: Story, noun: Noun) -> Actor | None:
    for seen in reversed(story.seen):
        for actor in seen.actors:
            if actor.kind in ("organization", "group") and noun.word in actor.name.casefold().split():
                return actor
    return None


def _in_setting(scene: Scene, candidate: Candidate, noun: Noun, kind: str) -> None:
    code = scene.setting(candidate.head.sentence)
    phrase = _phrase(scene, candidate)
    if code is None:
        scene.add(candidate, [Actor(slug(phrase), phrase, kind, None, noun.sector)], "description")  # type: ignore[arg-type]
        return
    name = f"{adjective(scene, code)} {phrase}"
    scene.add(candidate, [Actor(slug(name), name, kind, code, noun.sector)], "description")  # type: ignore[arg-type]


def _group(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    found = _grouped(scene, candidate, noun, "group")
    if found:
        scene.add(candidate, found, "description")
    else:
        _in_setting(scene, candidate, noun, "group")


def _asset(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    owners = [o for o in scene.owners(candidate.head, candidate.first, right=False)]
    if owners:
        scene.add(candidate, _grouped(scene, candidate, noun, "group"), "description")


def _person(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    article = determiner(scene, head, candidate.first)
    numbered = any(child.dep == "nummod" for child in head.children)
    if noun.plural:
        two = [c for c in head.children if c.lower in _TWO]
        if article in ("the", "both", "these") and two and (pair := _pair(story, head, noun)):
            scene.add(candidate, pair, "description")
            return
        _group(scene, story, candidate, noun)
        return
    adjectives = _adjectives(head)
    owners = scene.owners(head, candidate.first)
    codes = scene.codes(owners)
    definite = article in _DEFINITE or (not article and not numbered and owners != [])
    if definite:
        who = _holder(scene, story, noun, codes, bool(adjectives & _FORMER), head)
        if who is not None:
            scene.add(candidate, [who], "description")
            return
    if owners:
        scene.add(candidate, _grouped(scene, candidate, noun, "person"), "description")
    elif not definite and article in ("a", "an", "another", "one"):
        _in_setting(scene, candidate, noun, "person")


def _holder(
    scene: Scene, story: Story, noun: Noun, codes: Sequence[str], former: bool, head: Word
) -> Actor | None:
    """Who held the office: somebody introduced with it, else the one holder on the document's day."""
    fits = []
    for seen in reversed(story.seen):
        for actor in seen.actors:
            if actor.kind != "person" or actor in fits or len(seen.actors) > 1:
                continue
            if codes and actor.country not in codes:
                continue
            if _fits(scene, actor, noun, bool(codes)):
                fits.append(actor)
    if len(fits) == 1 or (fits and not codes):
        return fits[0]
    if fits:
        exact = [actor for actor in fits if noun.word in scene.people.get(actor.id, Person()).nouns]
        return exact[0] if exact else fits[0]
    if former or not codes:
        return None
    offices = _TOP if noun.cls == "leader" else ((noun.office,) if noun.office else ())
    for office in offices:
        holders = scene.gazetteer.holders(codes[0], office, scene.day)
        if len(holders) == 1:
            return holders[0]
        if holders and scene.day is not None:
            return None
    return None


def _fits(scene: Scene, actor: Actor, noun: Noun, owned: bool) -> bool:
    person = scene.people.get(actor.id, Person())
    if noun.word in person.nouns or (noun.office and noun.office in person.offices):
        return True
    if noun.cls == "leader":
        return person.leads or bool(person.offices & _LEADERS) or _led(scene, actor)
    if noun.office:
        return any(office.office == noun.office for office in scene.gazetteer.offices(actor.id))
    return owned and noun.word in ("diplomat", "official", "politician", "statesman") and bool(person.nouns or scene.gazetteer.offices(actor.id))


def _led(scene: Scene, actor: Actor) -> bool:
    return any(office.office in _LEADERS for office in scene.gazetteer.offices(actor.id))


def _leader(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    _person(scene, story, candidate, noun)


def _pair(story: Story, head: Word, noun: Noun) -> list[Actor]:
    """The two people last spoken of, where there are two near enough."""
    found: list[Actor] = []
    for seen in reversed(story.seen):
        if head.sentence - seen.word.sentence > 4 or len(found) == 2:
            break
        for actor in seen.actors:
            if actor.kind == "person" and actor not in found:
                found.append(actor)
    return list(reversed(found)) if len(found) == 2 else []


def _side(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    if not noun.plural:
        owners = scene.owners(head, candidate.first, right=False)
        codes = scene.codes(owners)
        actors = [c for code in codes if (c := scene.gazetteer.country(code)) is not None]
        scene.add(candidate, actors, "description")
        return
    words = {child.lower for child in head.children}
    if words & (_TWO | {"the"}) and (two := _parties(story, head)):
        scene.add(candidate, two, "description")


def _parties(story: Story, head: Word) -> list[Actor]:
    """The two parties last spoken of: people if both are, else countries and bodies."""
    found: list[Actor] = []
    for seen in reversed(story.seen):
        if head.sentence - seen.word.sentence > 3:
            break
        if seen.how in ("place", "pronoun") or seen.word.dep in ("amod", "compound"):
            continue
        for actor in reversed(seen.actors):
            if actor.kind != "place" and actor not in found and (not found or found[0].country != actor.country or not actor.country):
                found.append(actor)
                if len(found) == 2:
                    return list(reversed(found))
    return []


def _country(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    words = {child.lower for child in head.children if child.i < head.i}
    if noun.plural:
        if words & _TWO and (two := _last_countries(story, head, 2)):
            scene.add(candidate, two, "description")
        return
    if words & {"the", "this", "that"} and not words & {"other", "neighbouring", "neighboring", "third", "foreign", "second"}:
        if not [c for c in head.children if c.i > head.i and c.dep in ("relcl", "acl", "prep")]:
            one = _last_countries(story, head, 1)
            if one:
                scene.add(candidate, one, "description")


def _last_countries(story: Story, head: Word, count: int) -> list[Actor]:
    found: list[Actor] = []
    for seen in reversed(story.seen):
        if head.sentence - seen.word.sentence > 2:
            break
        for actor in reversed(seen.actors):
            if actor.kind == "country" and actor not in found:
                found.append(actor)
                if len(found) == count:
                    return list(reversed(found))
    return []


def _bloc(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    if determiner(scene, candidate.head, candidate.first) not in ("the", "this", "that"):
        return
    for seen in reversed(story.seen):
        for actor in seen.actors:
            if actor.kind == "organization" and actor.country is None:
                scene.add(candidate, [actor], "description")
                return


def _counterpart(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """The holder, in another country, of the office that the subject holds."""
    owners = scene.owners(candidate.head, candidate.first, right=False)
    codes = scene.codes(owners)
    if not codes:
        return
    subject = next((s for s in reversed(story.seen) if s.actors and s.actors[0].kind == "person"
                    and s.actors[0].country not in codes), None)  # fmt: skip
    others = [s.actors[0] for s in reversed(story.seen) if len(s.actors) == 1 and s.actors[0].kind == "person"
              and s.actors[0].country in codes]  # fmt: skip
    if subject is not None:
        me = subject.actors[0]
        offices = set(scene.people.get(me.id, Person()).offices)
        if not offices:
            offices = {o.office for o in scene.gazetteer.offices(me.id) if scene.day is None or (o.since is None or o.since <= scene.day) and (o.until is None or scene.day <= o.until)}
        same = [a for a in dict.fromkeys(others) if offices & scene.people.get(a.id, Person()).offices]
        if len(same) == 1:
            scene.add(candidate, same, "description")
            return
        for office in sorted(offices):
            holders = scene.gazetteer.holders(codes[0], office, scene.day)
            if len(holders) == 1:
                scene.add(candidate, holders, "description")
                return
    if len(set(others)) == 1:
        scene.add(candidate, others[:1], "description")
        return
    scene.add(candidate, _grouped(scene, candidate, noun, "person"), "description")


_HANDLERS = {
    "government": _government, "authorities": _government, "body": _body, "group": _group, "asset": _asset,
    "person": _person, "leader": _leader, "side": _side, "country": _country, "bloc": _bloc,
    "counterpart": _counterpart, "neighbour": _country,
}  # fmt: skip
