"""Who a common noun stands for: groups, governments, bodies, and what was named before.

"Turkish troops", "the Sudanese government", "the ministry", "the Russian leader", "both sides".
A noun with an owner is an actor of its own; a definite one without takes who was introduced under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.holders import apposed, counterpart, holder, pair
from kg.mentions import Candidate
from kg.model import Actor, Kind, Mention
from kg.naming import adjective, own_adjective, slug
from kg.nouns import Noun
from kg.scene import Scene
from kg.story import MODIFIERS, Seen, Story
from kg.words import Word

_INDEFINITE = {"a", "an", "another", "some", "any", "no", "several", "many", "other", "each", "every", "few"}
_FORMER = {"former", "ex", "ousted", "deposed", "late", "outgoing", "exiled", "previous", "erstwhile"}
_STATES = {"country", "nation", "republic", "kingdom"}
_BLOCS = {"alliance", "organisation", "organization", "union", "body"}
_TWO = {"two", "both", "2"}
_OTHER = {
    "other",
    "neighbouring",
    "neighboring",
    "third",
    "foreign",
    "second",
    "another",
    "host",
    "entire",
    "whole",
}
_FORCES = {"armed", "military", "security", "naval", "peacekeeping", "ethnic", "riot", "special", "regular"}
_LOOSE = {"CVL", "LAB", "BUS", "MED", "EDU", "REL", "AGR", "JRN", "CRM", None}
"""Sectors whose nouns mean somebody of the setting only where the phrase itself says where."""
_SENDING = frozenset(
    ["land", "send", "withdraw", "deploy", "dispatch", "move", "mass", "station", "commit", "contribute", "pull", "order", "recall", "mobilise", "mobilize", "rush", "fly", "airlift", "post", "concentrate", "redeploy"]
)
_CROWDS = {"protester", "demonstrator", "activist", "striker", "hostage", "settler", "refugee", "villager", "resident",
           "civilian", "protestor", "rioter", "marcher"}  # fmt: skip


def describe(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Resolve a common noun, or leave it unresolved."""
    noun, head = candidate.noun, candidate.head
    if noun is None or candidate.last in scene.spans or _is_modifier(head) or _titles_list(scene, candidate):
        return
    if (named := _apposition(scene, head, noun)) is not None:
        add(scene, candidate, named, "apposition")
    elif (handler := _HANDLERS.get(noun.cls)) is not None:
        handler(scene, story, candidate, noun)


def add(scene: Scene, candidate: Candidate, actors: Iterable[Actor], how: str = "description") -> None:
    """Record a description with the whole noun phrase before its head."""
    scene.add(candidate, actors, how, first=min(candidate.first, scene.edge(candidate.head)))


def _is_modifier(head: Word) -> bool:
    """A noun before another noun ("government troops") is nobody of its own."""
    return head.dep in MODIFIERS and head.head.i > head.i and head.head.pos in ("NOUN", "PROPN", "ADJ")


def _titles_list(scene: Scene, candidate: Candidate) -> bool:
    """A plural title right before a name: "Presidents Talon and Buhari"."""
    after = scene.spans.get(candidate.last + 1)
    noun = candidate.noun
    return bool(after and noun and noun.plural and noun.kind == "person" and after.actors[0].kind == "person")


def _apposition(scene: Scene, head: Word, noun: Noun) -> tuple[Actor, ...] | None:
    """The named actor in apposition: "his counterpart, Sergey Lavrov"; "the capital's mayor, a critic"."""
    if noun.plural or noun.cls in ("side", "country", "government", "asset", "thing"):
        return None
    for other in apposed(head, scene.mentions):
        mention = scene.mentions.get(other.i)
        if mention is not None and len(mention.actors) == 1:
            kind = mention.actors[0].kind
            if noun.cls == "locale":
                fits = kind in ("place", "country")
            else:
                fits = (kind == "person") == (noun.kind == "person") and kind not in ("country", "place")
            if fits:
                return mention.actors
    return None


# --- the phrase ------------------------------------------------------------------------------------


def _before(head: Word) -> set[str]:
    return {child.lower for child in head.children if child.i < head.i}


def _definite(head: Word) -> bool:
    return bool(_before(head) & {"the", "this", "that", "these", "those", "both", "all"}) or any(
        child.dep == "poss" for child in head.children
    )


def _phrase(scene: Scene, candidate: Candidate) -> str:
    """The noun with the nouns that modify it: no determiner, number, plain adjective or owner."""
    words = scene.parse.words
    first = candidate.first
    while first > 0 and first - 1 not in scene.spans and words[first - 1].sentence == candidate.head.sentence:
        word = words[first - 1]
        plain = word.dep == "compound" or word.lower in _FORCES
        if not plain or not first - 1 < word.head.i <= candidate.last or not word.text.isalpha():
            break
        first -= 1
    if words[first].pos == "NOUN" and words[first].text[:1].isupper() and not words[first].text.isupper():
        return " ".join(
            word.text if n else word.lower for n, word in enumerate(words[first : candidate.last + 1])
        )
    text = " ".join(scene.parse.text[words[first].start : words[candidate.last].end].split())
    return text.removeprefix("military ") if text in ("military forces", "military troops") else text


def _owned(scene: Scene, candidate: Candidate, noun: Noun, kind: Kind, *, right: bool = True) -> list[Actor]:
    """One actor for each owner of a phrase: "American and Iraqi personnel" are two."""
    head = candidate.head
    owners = scene.owners(head, candidate.first, right=right)
    if "ethnic" in _before(head) and owners and owners[0][1] == "mod":
        there = [o for o in scene.owners(head, head.i) if o[1] in ("in", "from")]
        code = scene.codes(there)[0] if there and scene.codes(there) else None
        owners = [o for o in owners if o[0].actors]
        if code:
            name = f"ethnic {_name_of(owners[0][0])} {_phrase(scene, candidate)}"
            return [Actor(slug(name), name, kind, code, noun.sector)]
    phrase = _phrase(scene, candidate)
    parts = list(_parts(candidate, phrase)) if noun.plural and noun.cls == "body" else [phrase]
    if owners and owners[0][1] not in ("mod", "poss") and (colour := _colour(scene, head)):
        return [Actor(slug(f"{colour} {phrase}"), f"{colour} {phrase}", kind, None, noun.sector)]
    return [
        _one(scene, mention, owner, how, part, noun, kind)
        for mention, how in owners
        for owner in mention.actors
        for part in parts
    ]


def _parts(candidate: Candidate, phrase: str) -> Iterable[str]:
    """The bodies of "foreign and defence ministries", one by one."""
    head = candidate.head
    before = [child for child in head.children if child.dep in ("amod", "compound") and child.i < head.i]
    kinds = [
        word
        for child in before
        for word in child.conjuncts()
        if word.i < head.i and word.ent not in ("GPE", "NORP")
    ]
    if len(kinds) < 2:
        yield phrase
        return
    for word in kinds:
        yield f"{word.text.capitalize()} {head.lemma.capitalize()}"


def _colour(scene: Scene, head: Word) -> str:
    """A capitalised adjective that names no country: "Western", "African"; else ""."""
    for child in head.children:
        if (
            child.i < head.i
            and child.dep == "amod"
            and child.text[0].isupper()
            and child.i not in scene.spans
        ):
            return (
                ""
                if child.i == scene.parse.sentences[child.sentence].words[0].i and child.ent != "NORP"
                else child.text
            )
    return ""


def _one(
    scene: Scene, mention: Mention, owner: Actor, how: str, phrase: str, noun: Noun, kind: Kind
) -> Actor:
    sector = noun.sector or (owner.sector if owner.kind == "organization" else None)
    if how not in ("mod", "poss"):
        article = "the " if scene.parse.text[: mention.start].endswith((" the ", " the\n")) else ""
        name = f"{phrase} {how} {article}{owner.name}"
    elif owner.kind == "country" and owner.country:
        demonym = mention.how == "demonym"
        name = f"{own_adjective(scene, owner.country, mention.text) if demonym else adjective(scene, owner.country)} {phrase}"
    elif (
        owner.kind == "person"
        and owner.country
        and noun.sector in ("MIL", "COP", "LEG", "GOV")
        and kind != "person"
    ):
        name = f"{adjective(scene, owner.country)} {phrase}"
    else:
        name = f"{_name_of(mention) if how == 'mod' else owner.name + chr(39) + 's'} {phrase}"
    if kind == "group" and owner.kind == "organization" and owner.country is None and owner.sector == "IGO":
        kind = "organization"  # what UN peacekeepers do the UN does
    return Actor(slug(name), name, kind, owner.country, sector)


def _name_of(mention: Mention) -> str:
    return mention.text if mention.how == "demonym" else mention.actors[0].name


def _anonymous(scene: Scene, candidate: Candidate, noun: Noun, kind: Kind) -> None:
    """Somebody whom the sentence's one country must be the country of: "police", "the rebels"."""
    phrase = _phrase(scene, candidate)
    sender = _sender(scene, candidate.head)
    if sender is not None:
        add(
            scene,
            candidate,
            [_one(scene, sender, actor, "poss", phrase, noun, kind) for actor in sender.actors],
        )
        return
    head = candidate.head
    near = _definite(head) or not noun.plural
    code = None if _elsewhere(scene, head) else scene.setting(head.sentence, near=near)
    if colour := _colour(scene, head):
        phrase = f"{colour} {phrase}"
        add(scene, candidate, [Actor(slug(phrase), phrase, kind, None, noun.sector)])
        return
    if code is None and not noun.plural and noun.word not in ("police", "opposition"):
        return
    name = f"{adjective(scene, code)} {phrase}" if code else phrase
    add(scene, candidate, [Actor(slug(name), name, kind, code, noun.sector)])


def _elsewhere(scene: Scene, head: Word) -> bool:
    """Whether the phrase says whose it is in words that we could not place: "legislators from our countries"."""
    return any(
        child.i > head.i and child.dep == "prep" and child.lower in ("of", "from", "to")
        for child in head.children
    )


def _sender(scene: Scene, head: Word) -> Mention | None:
    """Whoever sends or withdraws somebody: "Argentina landed troops"."""
    if head.dep != "dobj" or head.head.lemma not in _SENDING:
        return None
    for child in head.head.children:
        mention = scene.spans.get(child.i)
        if child.dep == "nsubj" and mention is not None and len(mention.actors) == 1:
            return mention if mention.actors[0].kind in ("country", "organization") else None
    return None


# --- one handler for each class of noun ----------------------------------------------------------------


def _government(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    owners = scene.owners(candidate.head, candidate.first)
    codes = scene.codes(owners)
    if (
        (owners
        and not codes)
        or (noun.word == "leadership"
        and (not owners or owners[0][1] not in ("mod", "poss")))
    ):
        return
    if codes:
        add(scene, candidate, _countries(scene, codes), "metonym")
        if len(codes) == 1 and (country := scene.gazetteer.country(codes[0])) is not None:
            story.bodies[noun.word] = country
    elif (
        not _before(candidate.head) & (_INDEFINITE | {"local", "regional", "foreign"})
        and noun.cls == "government"
    ):
        before = story.bodies.get(noun.word)
        code = scene.setting(candidate.head.sentence)
        add(scene, candidate, [before] if before and not code else _countries(scene, [code] if code else []))
    elif noun.cls == "authorities" and (code := scene.setting(candidate.head.sentence)):
        add(scene, candidate, _countries(scene, [code]))


def _countries(scene: Scene, codes: Iterable[str]) -> list[Actor]:
    return [country for code in codes if (country := scene.gazetteer.country(code)) is not None]


def _body(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    kind: Kind = "group" if noun.kind == "group" else "organization"
    found = _owned(scene, candidate, noun, kind)
    if found:
        bodies = [_known(scene, actor, noun) for actor in found]
        add(scene, candidate, bodies)
        story.bodies[noun.word] = bodies[-1]
        return
    before = story.bodies.get(noun.word) or _named_before(story, noun)
    if before is None and noun.word in _BLOCS and _definite(candidate.head):
        _bloc(scene, story, candidate, noun)
        return
    if before is not None and not _before(candidate.head) & _INDEFINITE:
        add(scene, candidate, [before])
    elif noun.sector in ("MIL", "LEG", "GOV", "JUD") and (
        scene.setting(candidate.head.sentence) or _sender(scene, candidate.head)
    ) and not _before(candidate.head) & _INDEFINITE and (
        noun.kind != "group" or _definite(candidate.head) or noun.plural
    ):
        _anonymous(scene, candidate, noun, kind)


def _known(scene: Scene, actor: Actor, noun: Noun) -> Actor:
    """The gazetteer's own body of this name; armed forces stay what the text calls them."""
    if noun.kind != "group":
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


def _group(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    found = _owned(scene, candidate, noun, "group")
    if noun.word == "opposition" and any(
        child.dep == "prep" and child.lower == "to" for child in candidate.head.children
    ):
        return
    if found:
        add(scene, candidate, found)
    elif noun.sector not in _LOOSE or noun.word in _CROWDS or _sender(scene, candidate.head):
        _anonymous(scene, candidate, noun, "group")


def _members(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """ "Opposition groups", "rebel sources": the noun before says what they are."""
    sector = noun.sector
    words = scene.parse.words
    before = scene.lexicon.get(words[candidate.first - 1].lower) if candidate.first else None
    if before is not None and words[candidate.first - 1].dep in MODIFIERS and before.sector:
        sector = before.sector
    else:
        before = None
    kind: Kind = "person" if noun.kind == "person" and not noun.plural else "group"
    told = Noun(noun.word, noun.cls, kind, sector, noun.plural)
    found = _owned(scene, candidate, told, kind)
    if found:
        add(scene, candidate, found)
    elif before is not None:
        _anonymous(scene, candidate, told, kind)


def _asset(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    add(scene, candidate, _owned(scene, candidate, noun, "group", right=False))


def _locale(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """A place named by its owner, or "the island of Taiwan"."""
    for child in candidate.head.children:
        if child.dep == "prep" and child.lower == "of":
            for word in child.children:
                mention = scene.spans.get(word.i)
                if mention is not None and all(a.kind in ("place", "country") for a in mention.actors):
                    add(scene, candidate, mention.actors)
                    return
    found = _owned(scene, candidate, noun, "place", right=noun.plural)
    if not found and not noun.plural and _definite(candidate.head):
        for seen in reversed(story.seen):
            actor = seen.actors[0]
            if actor.kind == "place" and noun.word in actor.name.casefold().split():
                found = [actor]
                break
    add(scene, candidate, found)


def _person(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    before = _before(head)
    if noun.plural:
        if before & _TWO and before & {"the", "both", "these"} and (two := pair(scene, story, head, noun)):
            add(scene, candidate, two)
        elif not before & _TWO or scene.owners(head, candidate.first):
            _group(scene, story, candidate, noun)
        return
    owners = scene.owners(head, candidate.first)
    codes = scene.codes(owners)
    titled = not before & _INDEFINITE and head.pos == "PROPN"
    if _definite(head) or titled or (owners and not before & _INDEFINITE):
        if not (owners and not codes):
            who = holder(scene, story, noun, codes, former=bool(before & _FORMER))
            if who is not None:
                add(scene, candidate, [who])
                return
    if owners:
        add(scene, candidate, _owned(scene, candidate, noun, "person"))
    elif (
        before & {"a", "an", "another", "one"} and noun.sector not in _LOOSE and scene.setting(head.sentence)
    ):
        _anonymous(scene, candidate, noun, "person")


def _leader(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """Who leads a country; who leads a party, a union or a sect is a person like others."""
    words = scene.parse.words
    before = words[candidate.first - 1] if candidate.first else None
    if (
        before is not None
        and before.dep == "compound"
        and before.i not in scene.spans
        and before.head is candidate.head
    ):
        noun = Noun(noun.word, "person", "person", None, noun.plural)
    _person(scene, story, candidate, noun)


def _counterpart(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    codes = scene.codes(scene.owners(candidate.head, candidate.first, right=False))
    who = counterpart(scene, story, candidate.head, codes) if codes and not noun.plural else None
    add(
        scene,
        candidate,
        [who] if who else _owned(scene, candidate, noun, "group" if noun.plural else "person", right=False),
    )


def _side(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    if not noun.plural:
        add(
            scene, candidate, _countries(scene, scene.codes(scene.owners(head, candidate.first, right=False)))
        )
        return

    def party(seen: Seen, actor: Actor) -> bool:
        of = seen.word.dep == "pobj" and seen.word.head.lower == "of"
        return (
            not of
            and actor.kind != "place"
            and seen.how not in ("place", "pronoun", "together")
            and seen.word.dep not in MODIFIERS
        )

    if _before(head) & (_TWO | {"the"}):
        found = story.together(head, 2, party)
        states = [actor for actor in found if actor.kind in ("country", "organization")]
        found = states if len(states) == 2 else found
        if len(found) == 2:
            add(scene, candidate, found)


def _country(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    before = _before(head)

    def state(seen: Seen, actor: Actor) -> bool:
        return actor.kind == "country" and seen.how != "together" and seen.word.dep not in MODIFIERS

    if noun.plural:
        if before & _TWO:
            add(scene, candidate, _two_countries(scene, story, head) or story.latest(head, 2, 2, state))
        else:
            _some_countries(scene, candidate, noun)
    elif any(child.tag == "PRP$" for child in head.children):
        codes = scene.codes(scene.owners(head, candidate.first, right=False))
        add(scene, candidate, _countries(scene, codes[:1]))
    elif before & {"the", "this", "that"} and not before & _OTHER and noun.word in _STATES and not any(
        child.i > head.i and child.dep in ("relcl", "acl", "prep", "appos") for child in head.children
    ):
        add(scene, candidate, story.latest(head, 2, 1, state))


def _some_countries(scene: Scene, candidate: Candidate, noun: Noun) -> None:
    """Countries without names: "foreign powers", "27 nations"; those of a region are nobody's group."""
    words = scene.parse.words
    told = [
        c
        for c in candidate.head.children
        if c.dep in ("amod", "nummod", "compound") and c.i < candidate.head.i
    ]
    if (
        told
        and not any(word.i in scene.spans for word in told)
        and not _before(candidate.head) & {"other", "many", "some"}
    ):
        first = min(word.i for word in told)
        name = " ".join(scene.parse.text[words[first].start : words[candidate.last].end].split())
        add(scene, candidate, [Actor(slug(name), name, "group")])


def _others(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """Allies and partners are of somebody, but not of that country."""
    found = _owned(scene, candidate, noun, "group")
    phrase = _phrase(scene, candidate)
    if found:
        add(scene, candidate, [Actor(actor.id, actor.name, "group") for actor in found])
    elif noun.plural:
        add(scene, candidate, [Actor(slug(phrase), phrase, "group")])


def _two_countries(scene: Scene, story: Story, head: Word) -> list[Actor]:
    """The countries of the two last named together: "Britain and France", "Blinken and Lavrov"."""
    for seen in story.back(head, 3):
        if seen.how == "together":
            codes = list(dict.fromkeys(actor.country for actor in seen.actors if actor.country))
            if len(codes) == 2 and len(seen.actors) == 2:
                return _countries(scene, codes)
    return []


def _bloc(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    def body(seen: Seen, actor: Actor) -> bool:
        known = actor.kind == "organization" and actor.country is None
        return known and (actor.sector == "IGO" or scene.gazetteer.actor(actor.id) is not None)

    plain = all(child.i >= candidate.first or child.dep == "det" for child in candidate.head.children)
    if plain and not noun.plural and _before(candidate.head) & {"the", "this", "that"}:
        add(scene, candidate, story.latest(candidate.head, 6, 1, body))


def _world(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    add(scene, candidate, [Actor(slug(noun.word), noun.word, "group")])


_HANDLERS: dict[str, Callable[[Scene, Story, Candidate, Noun], None]] = {
    "government": _government, "authorities": _government, "body": _body, "group": _group, "members": _members,
    "asset": _asset, "locale": _locale, "person": _person, "leader": _leader, "counterpart": _counterpart,
    "side": _side, "country": _country, "bloc": _bloc, "others": _others, "world": _world, "other": _asset,
}  # fmt: skip
