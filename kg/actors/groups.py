"""Groups and bodies: who "Turkish troops", "the ministry", "opposition groups" and "Ukraine's ports" are.

A noun with an owner is an actor of its own, named by the owner; one without is who was named so before,
or somebody of the one country that the sentence speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene, listed
from kg.actors.ids import adjective, own_adjective, slug, unnamed
from kg.actors.offices import head_of, plain
from kg.actors.story import MODIFIERS, Seen, Story
from kg.lexicon import Noun, word_list
from kg.model import Actor, Kind, Mention
from kg.words import Word

_INDEFINITE = {"a", "an", "another", "some", "any", "no", "several", "many", "other", "each", "every", "few"}
_FORCES = {"armed", "military", "security", "naval", "peacekeeping", "ethnic", "riot", "special", "regular"}
LOOSE = {"IGO", "NGO", "CVL", "LAB", "BUS", "MED", "EDU", "AGR", "JRN", "CRM", None}
_AGAINST = {"against", "with", "by"}
_BLOCS = {"alliance", "organisation", "organization", "union", "body"}
_FAITHS = word_list("faiths")
_REGIONS = word_list("regions")
_ROVING = word_list("roving")
_SENDING = word_list("sending")
_CROWDS = word_list("crowds")


def add(scene: Scene, candidate: Candidate, actors: Iterable[Actor], how: str = "description") -> None:
    """Record a description with the whole noun phrase before its head."""
    scene.add(candidate, actors, how, first=min(candidate.first, scene.edge(candidate.head)))


def before_head(head: Word) -> set[str]:
    return {child.lower for child in head.children if child.i < head.i}


def is_definite(head: Word) -> bool:
    return bool(before_head(head) & {"the", "this", "that", "these", "those", "both", "all"}) or any(
        child.relation == "possessor" for child in head.children
    )


def _phrase(scene: Scene, candidate: Candidate) -> str:
    """The noun with the nouns that modify it: no determiner, number, plain adjective or owner."""
    words = scene.parse.words
    first = candidate.first
    while first > 0 and first - 1 not in scene.spans and words[first - 1].sentence == candidate.head.sentence:
        word = words[first - 1]
        plain = word.relation == "compound" or (word.lower in _FORCES or word.lower in _FAITHS)
        if not plain or not first - 1 < word.head.i <= candidate.last or not word.text.isalpha():
            break
        first -= 1
    opening = words[first] is scene.parse.sentences[candidate.head.sentence].words[0]
    if (
        (words[first].pos == "noun" or opening)
        and words[first].text[:1].isupper()
        and not words[first].text.isupper()
    ):
        return " ".join(
            word.text if n else word.lower for n, word in enumerate(words[first : candidate.last + 1])
        )
    text = " ".join(scene.parse.text[words[first].start : words[candidate.last].end].split())
    return text.removeprefix("military ") if text in ("military forces", "military troops") else text


def owned(scene: Scene, candidate: Candidate, noun: Noun, kind: Kind, *, right: bool = True) -> list[Actor]:
    """One actor for each owner of a phrase: "American and Iraqi personnel" are two."""
    head = candidate.head
    owners = scene.owners(head, candidate.first, right=right)
    if "ethnic" in before_head(head) and owners and owners[0][1] == "mod":
        there = [o for o in scene.owners(head, head.i) if o[1] in ("in", "from")]
        code = scene.codes(there)[0] if there and scene.codes(there) else None
        owners = [o for o in owners if o[0].actors]
        if code:
            name = f"ethnic {_name_of(owners[0][0])} {_phrase(scene, candidate)}"
            return [Actor(slug(name), name, kind, code, noun.sector)]
    phrase = _phrase(scene, candidate)
    parts = list(_parts(candidate, phrase)) if noun.plural and noun.cls == "body" else [phrase]
    if owners and owners[0][1] not in ("mod", "possessor") and (colour := _colour(scene, head)):
        return [_unnamed(scene, f"{colour} {phrase}", kind, noun.sector)]
    return [
        _one(scene, mention, owner, how, part, noun, kind)
        for mention, how in owners
        for owner in mention.actors
        for part in parts
    ]


def _parts(candidate: Candidate, phrase: str) -> Iterable[str]:
    """The bodies of "foreign and defence ministries", one by one."""
    head = candidate.head
    before = [
        child for child in head.children if child.relation in ("adjective", "compound") and child.i < head.i
    ]
    kinds = [
        word
        for child in before
        for word in child.conjuncts()
        if word.i < head.i and word.entity not in ("state", "nationality")
    ]
    if len(kinds) < 2 or not any(word.relation == "conjunct" for word in kinds):
        yield phrase
        return
    for word in kinds:
        yield f"{word.text.capitalize()} {head.lemma.capitalize()}"


def _colour(scene: Scene, head: Word) -> str:
    """A capitalised adjective that names no country: "Western", "African"; else ""."""
    opening = scene.parse.sentences[head.sentence].words[0]
    for child in head.children:
        if (
            child.i < head.i
            and child.relation == "adjective"
            and child.text[0].isupper()
            and child.i not in scene.spans
        ):
            plain = child.lower in _FAITHS or (
                child is opening and child.entity != "nationality" and child.lower not in _REGIONS
            )
            return "" if plain else child.text
    return ""


def _one(
    scene: Scene, mention: Mention, owner: Actor, how: str, phrase: str, noun: Noun, kind: Kind
) -> Actor:
    sector = noun.sector or (owner.sector if owner.kind == "organization" else None)
    if how not in ("mod", "possessor"):
        article = "the " if scene.parse.text[: mention.start].endswith((" the ", " the\n")) else ""
        name = f"{phrase} {how} {article}{owner.name}"
    elif owner.kind == "country" and owner.country:
        named = mention.text if mention.how == "demonym" else ""
        name = f"{own_adjective(scene, owner.country, named)} {phrase}"
    elif (
        owner.kind == "person"
        and owner.country
        and noun.sector in ("MIL", "COP", "LEG", "GOV")
        and kind != "person"
    ):
        name = f"{adjective(scene, owner.country)} {phrase}"
    else:
        mark = "'" if owner.kind == "group" and owner.name.endswith("s") else "'s"
        name = f"{_name_of(mention) if how == 'mod' else owner.name + mark} {phrase}"
    if owner.kind == "organization" and owner.country is None:
        if owner.sector == "IGO" and sector == "GOV":
            sector = "IGO"  # "a UN official" is of no government
        if kind == "group":
            kind = "organization"  # what UN peacekeepers do the UN does
    if owner.country is None and owner == _unnamed(scene, owner.name, owner.kind, owner.sector):
        return _unnamed(scene, name, kind, sector)  # "the protesters' leaders"
    return Actor(slug(name), name, kind, owner.country, sector)


def _unnamed(scene: Scene, name: str, kind: Kind, sector: str | None) -> Actor:
    return unnamed(scene.parse.document.id, name, kind, sector)


def _name_of(mention: Mention) -> str:
    return mention.text if mention.how == "demonym" else mention.actors[0].name


def anonymous(scene: Scene, candidate: Candidate, noun: Noun, kind: Kind) -> None:
    """Somebody whom the sentence's one country must be the country of: "police", "the rebels"."""
    phrase = _phrase(scene, candidate)
    sender = _sender(scene, candidate.head)
    if sender is not None:
        add(
            scene,
            candidate,
            [_one(scene, sender, actor, "possessor", phrase, noun, kind) for actor in sender.actors],
        )
        return
    head = candidate.head
    near = is_definite(head) or not noun.plural
    code = None if _elsewhere(scene, head) else scene.setting(head.sentence, near=near)
    if code and _opposed(scene, head, code):
        code = None
    if colour := _colour(scene, head):
        phrase = f"{colour} {phrase}"
        add(scene, candidate, [_unnamed(scene, phrase, kind, noun.sector)])
        return
    if code is None and not noun.plural and noun.word not in ("police", "opposition"):
        return
    if code is None:
        add(scene, candidate, [_unnamed(scene, phrase, kind, noun.sector)])
        return
    name = f"{adjective(scene, code)} {phrase}"
    add(scene, candidate, [Actor(slug(name), name, kind, code, noun.sector)])


def _elsewhere(scene: Scene, head: Word) -> bool:
    """Whether a phrase says whose it is in words that we cannot place: "legislators from our countries"."""
    return any(
        child.i > head.i and child.relation == "preposition" and child.lower in ("of", "from", "to")
        for child in head.children
    )


def _opposed(scene: Scene, head: Word, code: str) -> bool:
    """Whether a country is named only as whom a group acts on: "rebels attacked France"."""
    while head.relation in ("possessor", "compound"):
        head = head.head  # "the rebels' leaders"
    verb = head.head
    if head.relation != "subject" or not verb.verbal:
        return False
    near = [child for prep in verb.children if prep.lower in _AGAINST for child in prep.children]
    objects = [child for child in (*verb.children, *near) if child.relation in ("object", "governed")]
    named = [
        w for word in objects for w in listed(word) if (m := scene.mentions.get(w.i)) and m.how != "place"
    ]
    return any(a.kind == "country" and a.country == code for w in named for a in scene.mentions[w.i].actors)


def _sent(head: Word) -> bool:
    return head.relation == "object" and head.head.lemma in _SENDING


def _sender(scene: Scene, head: Word) -> Mention | None:
    """Whoever sends or withdraws somebody: "Argentina landed troops"."""
    if not _sent(head):
        return None
    for child in head.head.children:
        mention = scene.spans.get(child.i)
        if child.relation == "subject" and mention is not None and len(mention.actors) == 1:
            return mention if mention.actors[0].kind in ("country", "organization") else None
    return None


def describe_body(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    kind: Kind = "group" if noun.kind == "group" else "organization"
    found = owned(scene, candidate, noun, kind)
    if found:
        bodies = [_known(scene, actor, noun) for actor in found]
        add(scene, candidate, bodies)
        story.bodies[noun.word] = bodies[-1]
        return
    before = story.bodies.get(noun.word) or _named_before(story, noun)
    if before is None and noun.word in _BLOCS and is_definite(candidate.head):
        describe_bloc(scene, story, candidate, noun)
        return
    if before is not None and not before_head(candidate.head) & _INDEFINITE:
        add(scene, candidate, [before])
    elif (
        noun.sector in ("MIL", "LEG", "GOV", "JUD")
        and (scene.setting(candidate.head.sentence) or _sender(scene, candidate.head))
        and not before_head(candidate.head) & _INDEFINITE
        and (noun.kind != "group" or is_definite(candidate.head) or noun.plural)
    ):
        anonymous(scene, candidate, noun, kind)


def _known(scene: Scene, actor: Actor, noun: Noun) -> Actor:
    """The gazetteer's own body of this name; armed forces stay what the text calls them."""
    if noun.kind != "group":
        for entry in scene.gazetteer.lookup(actor.name):
            if entry.actor.country == actor.country and entry.actor.kind in ("organization", "group"):
                return entry.actor
    return actor


def _named_before(story: Story, noun: Noun) -> Actor | None:
    for actor in story.actors:
        if actor.kind in ("organization", "group") and noun.word in actor.name.casefold().split():
            return actor
    return None


def describe_group(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    found = owned(scene, candidate, noun, "group")
    if noun.word == "opposition" and any(
        child.relation == "preposition" and child.lower == "to" for child in candidate.head.children
    ):
        return
    if found:
        add(scene, candidate, found)
    elif colour := _colour(scene, candidate.head):
        name = f"{colour} {_phrase(scene, candidate)}"
        add(scene, candidate, [_unnamed(scene, name, "group", noun.sector)])
    elif (noun.leads or (noun.office or "").endswith("minister")) and is_definite(candidate.head):
        return  # "the presidents" are those named before
    elif (same := _grouped_before(story, candidate)) is not None:
        add(scene, candidate, [same])
    elif (
        (noun.sector not in LOOSE and noun.word not in _ROVING)
        or noun.word in _CROWDS
        or _sender(scene, candidate.head)
    ):
        anonymous(scene, candidate, noun, "group")


def _grouped_before(story: Story, candidate: Candidate) -> Actor | None:
    """The one group that the same noun stood for before: "the police" after "Turkish police"."""
    if before_head(candidate.head) & (_INDEFINITE | {"two", "three", "other"}) or _sent(candidate.head):
        return None
    if not is_definite(candidate.head):
        return None
    tail = f" {candidate.head.lower}"
    found = [actor for actor in story.actors if actor.kind == "group" and actor.name.endswith(tail)]
    return found[0] if len(found) == 1 else None


def describe_members(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """ "Opposition groups", "rebel sources": the noun before says what they are."""
    sector = noun.sector
    words = scene.parse.words
    before = scene.lexicon.get(words[candidate.first - 1].lower) if candidate.first else None
    if before is not None and words[candidate.first - 1].relation in MODIFIERS and before.sector:
        sector = before.sector
    else:
        before = None
    kind: Kind = "person" if noun.kind == "person" and not noun.plural else "group"
    if (
        kind == "person"
        and plain(scene, candidate.head, candidate.first)
        and (chief := head_of(scene, scene.owners(candidate.head, candidate.first))) is not None
    ):
        add(scene, candidate, [chief])
        return
    told = Noun(noun.word, noun.cls, kind, sector, noun.plural)
    found = owned(scene, candidate, told, kind)
    if found:
        add(scene, candidate, found)
    elif before is not None:
        anonymous(scene, candidate, told, kind)


def describe_asset(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    add(scene, candidate, owned(scene, candidate, noun, "group", right=False))


def describe_locale(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """A place named by its owner, or "the island of Taiwan"."""
    for child in candidate.head.children:
        if child.relation == "preposition" and child.lower == "of":
            for word in child.children:
                mention = scene.spans.get(word.i)
                if mention is not None and all(a.kind in ("place", "country") for a in mention.actors):
                    add(scene, candidate, mention.actors)
                    return
    found = owned(scene, candidate, noun, "place", right=noun.plural)
    if not found and not noun.plural and is_definite(candidate.head):
        for actor in story.actors:
            if actor.kind == "place" and noun.word in actor.name.casefold().split():
                found = [actor]
                break
    add(scene, candidate, found)


def describe_others(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """Allies and partners are of somebody, but not of that country."""
    found = owned(scene, candidate, noun, "group")
    phrase = _phrase(scene, candidate)
    if found:
        add(scene, candidate, [replace(actor, country=None, sector=None) for actor in found])
    elif noun.plural:
        add(scene, candidate, [_unnamed(scene, phrase, "group", None)])


def describe_bloc(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    def body(seen: Seen, actor: Actor) -> bool:
        known = actor.kind == "organization" and actor.country is None
        return known and (actor.sector == "IGO" or scene.gazetteer.actor(actor.id) is not None)

    plain = all(
        child.i >= candidate.first or child.relation == "determiner" for child in candidate.head.children
    )
    if plain and not noun.plural and before_head(candidate.head) & {"the", "this", "that"}:
        add(scene, candidate, story.latest(candidate.head, 6, 1, body))
