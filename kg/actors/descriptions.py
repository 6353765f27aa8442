"""Who a common noun stands for: governments, holders of offices, and what was named before.

"The Sudanese government", "the Russian leader", "both sides", "the two countries", "the bloc".
A definite noun without an owner takes who was introduced under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.actors.candidates import Candidate
from kg.actors.discourse import PLURAL, Scene, listed
from kg.actors.groups import (
    LOOSE,
    add,
    anonymous,
    before_head,
    describe_asset,
    describe_bloc,
    describe_body,
    describe_group,
    describe_locale,
    describe_members,
    describe_others,
    is_definite,
    owned,
)
from kg.actors.ids import slug, unnamed
from kg.actors.offices import apposed, counterpart, head_of, holder, officer, pair, plain
from kg.actors.story import MODIFIERS, Seen, Story, beside
from kg.lexicon import Noun
from kg.model import Actor
from kg.words import Word

_INDEFINITE = {"a", "an", "another", "some", "any", "no", "several", "many", "other", "each", "every", "few"}
_FORMER = {"former", "ex", "ousted", "deposed", "late", "outgoing", "exiled", "previous", "erstwhile"}
_STATES = {"country", "nation", "republic", "kingdom"}
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


def describe(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Resolve a common noun, or leave it unresolved."""
    noun, head = candidate.noun, candidate.head
    if noun is None or candidate.last in scene.spans or _is_modifier(head) or _titles_list(scene, candidate):
        return
    if (named := _apposition(scene, head, noun)) is not None:
        add(scene, candidate, named, "apposition")
    elif (handler := _HANDLERS.get(noun.cls)) is not None:
        handler(scene, story, candidate, noun)


def _is_modifier(head: Word) -> bool:
    """A noun before another noun ("government troops") is nobody of its own."""
    while head.relation == "conjunct" and head.head is not head:
        head = head.head  # "trade and industry minister"
    return (
        head.relation in MODIFIERS and head.head.i > head.i and head.head.pos in ("noun", "name", "adjective")
    )


def _titles_list(scene: Scene, candidate: Candidate) -> bool:
    """A plural title right before a name: "Presidents Talon and Buhari"."""
    after = scene.spans.get(candidate.last + 1)
    noun = candidate.noun
    return bool(after and noun and noun.plural and noun.kind == "person" and after.actors[0].kind == "person")


def _apposition(scene: Scene, head: Word, noun: Noun) -> tuple[Actor, ...] | None:
    """The named actor in apposition: "his counterpart, Sergey Lavrov"; "the capital's mayor, a critic"."""
    if noun.plural or head.form in PLURAL:
        return _listed_after(scene, head, noun)
    if noun.cls in ("side", "country", "government", "asset", "thing"):
        return None
    near = apposed(head)
    if head.relation == "attribute" and noun.kind == "person":  # "Benko was the minister"
        near.extend(child for child in head.head.children if child.relation == "subject")
    for other in near:
        mention = scene.mentions.get(other.i)
        if mention is not None and len(mention.actors) == 1:
            kind = mention.actors[0].kind
            if noun.cls == "locale":
                fits = kind in ("place", "country")
            elif noun.cls in ("others", "neighbour", "members"):  # "its ally Belarus"
                fits = kind != "place"
            else:
                fits = (kind == "person") == (noun.kind == "person") and kind not in ("country", "place")
            if fits:
                return mention.actors
    return None


def _listed_after(scene: Scene, head: Word, noun: Noun) -> tuple[Actor, ...] | None:
    """Those named in apposition to a plural: "two neighbours, Ghana and Togo", "NATO members X and Y".

    The parser may hang them on what the plural is of ("members of NATO, X and Y"), or on its verb.
    """
    near = (
        *head.children,
        *(w for w in head.head.children if w.i == head.i + 1 and w.relation == head.relation),
    )
    named = next(
        (w for w in near if w.i > head.i and (w.relation == "apposition" or w not in head.children)), None
    )
    of = next(
        (child for child in head.children if child.relation == "preposition" and child.lower == "of"), None
    )
    first = named or (of.child("governed") if of is not None else None)
    mentions = [scene.mentions.get(word.i) for word in listed(first)] if first is not None else []
    if not all(mention and mention.how != "demonym" for mention in mentions):
        return None
    found = tuple(actor for mention in mentions if mention is not None for actor in mention.actors)
    if named is None and found:  # only those that are of another kind than what the plural is of
        found = tuple(actor for actor in found if actor.kind != found[0].kind)
    kinds = {actor.kind for actor in found}
    fits = kinds <= {"person"} or (
        kinds <= {"country", "organization"} and not (noun.office and noun.sector == "GOV")
    )
    return found if len(found) > 1 and fits else None


def spell_out(scene: Scene, candidate: Candidate) -> None:
    """Let the name of a group stand for those that the text tells it is: "the Baltic states X, Y and Z"."""
    mention = scene.mentions.get(candidate.head.i)
    if mention is not None and mention.actors[0].kind == "group" and candidate.head.form in PLURAL:
        named = candidate.head.child("apposition")
        noun = Noun(candidate.head.lemma, "country", "country", None, True)
        if named is not None and (found := _listed_after(scene, candidate.head, noun)) is not None:
            scene.add(candidate, found, "apposition")


def _government(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    owners = scene.owners(candidate.head, candidate.first)
    codes = scene.codes(owners)
    if (owners and not codes) or (
        noun.word == "leadership" and (not owners or owners[0][1] not in ("mod", "possessor"))
    ):
        return
    if codes:
        add(scene, candidate, _countries(scene, codes), "metonym")
        if len(codes) == 1 and (country := scene.gazetteer.country(codes[0])) is not None:
            story.bodies[noun.word] = country
    elif noun.plural and noun.cls == "government":
        return
    elif (
        not before_head(candidate.head) & (_INDEFINITE | {"local", "regional", "foreign"})
        and noun.cls == "government"
    ):
        before = story.bodies.get(noun.word)
        code = scene.setting(candidate.head.sentence)
        add(scene, candidate, [before] if before and not code else _countries(scene, [code] if code else []))
    elif noun.cls == "authorities" and (code := scene.setting(candidate.head.sentence)):
        add(scene, candidate, _countries(scene, [code]))


def _countries(scene: Scene, codes: Iterable[str]) -> list[Actor]:
    return [country for code in codes if (country := scene.gazetteer.country(code)) is not None]


def _person(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    before = before_head(head)
    if noun.plural:
        if before & _TWO and before & {"the", "both", "these"} and (two := pair(scene, story, head, noun)):
            add(scene, candidate, two)
        elif not before & _TWO or scene.owners(head, candidate.first):
            describe_group(scene, story, candidate, noun)
        return
    owners = scene.owners(head, candidate.first)
    codes = scene.codes(owners)
    titled = not before & _INDEFINITE and head.pos == "name"
    if (
        noun.office == "head"
        and plain(scene, head, candidate.first)
        and (chief := head_of(scene, owners)) is not None
    ):
        add(scene, candidate, [chief])
        return
    known = is_definite(head) or titled or (owners and not before & _INDEFINITE)
    if known and not before & _FORMER and (chief := officer(scene, owners, noun)) is not None:
        add(scene, candidate, [chief])
        return
    if known and (codes or not owners) and (codes or not _restricted(head)):
        who = holder(scene, story, noun, codes, former=bool(before & _FORMER), but=beside(scene, head))
        if who is not None:
            add(scene, candidate, [who])
            return
    if owners:
        add(scene, candidate, owned(scene, candidate, noun, "person"))
    elif before & {"a", "an", "another", "one"} and noun.sector not in LOOSE and scene.setting(head.sentence):
        anonymous(scene, candidate, noun, "person")


def _restricted(head: Word) -> bool:
    """Whether a clause tells which of many it is, so that it is nobody named: "the minister who signed"."""
    clause = next(
        (child for child in head.children if child.relation == "relative" and child.i > head.i), None
    )
    first = clause.subtree()[0] if clause is not None else head
    return first.i == head.i + 1


def _leader(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    """Who leads a country; who leads a party, a union or a sect is a person like others."""
    words = scene.parse.words
    before = words[candidate.first - 1] if candidate.first else None
    if (
        before is not None
        and before.relation == "compound"
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
        [who] if who else owned(scene, candidate, noun, "group" if noun.plural else "person", right=False),
    )


def _side(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    if not noun.plural:
        add(
            scene, candidate, _countries(scene, scene.codes(scene.owners(head, candidate.first, right=False)))
        )
        return

    def party(seen: Seen, actor: Actor) -> bool:
        of = seen.word.relation == "governed" and seen.word.head.lower == "of"
        return (
            not of
            and actor.kind != "place"
            and seen.how not in ("place", "pronoun", "together")
            and seen.word.relation not in MODIFIERS
        )

    if before_head(head) & (_TWO | {"the"}):
        found = story.together(head, 2, party)
        states = [actor for actor in found if actor.kind in ("country", "organization")]
        found = states if len(states) == 2 else found
        if len(found) == 2:
            add(scene, candidate, found)


def _country(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    head = candidate.head
    before = before_head(head)

    def state(seen: Seen, actor: Actor) -> bool:
        return actor.kind == "country" and seen.how != "together" and seen.word.relation not in MODIFIERS

    if noun.plural:
        if any(child.i in scene.spans for child in head.children if child.relation in MODIFIERS):
            return  # "the two German states"
        if before & _TWO:
            add(scene, candidate, _two_countries(scene, story, head) or story.latest(head, 2, 2, state))
        else:
            _some_countries(scene, candidate, noun)
    elif any(child.form == "possessive" for child in head.children):
        codes = scene.codes(scene.owners(head, candidate.first, right=False))
        add(scene, candidate, _countries(scene, codes[:1]))
    elif (
        before & {"the", "this", "that"}
        and not before & _OTHER
        and noun.word in _STATES
        and not any(
            child.i > head.i and child.relation in ("relative", "adnominal", "preposition", "apposition")
            for child in head.children
        )
    ):
        add(scene, candidate, story.latest(head, 2, 1, state))


def _some_countries(scene: Scene, candidate: Candidate, noun: Noun) -> None:
    """Countries without names: "foreign powers", "27 nations"; those of a region are nobody's group."""
    words = scene.parse.words
    told = [
        c
        for c in candidate.head.children
        if c.relation in ("adjective", "number", "compound") and c.i < candidate.head.i
    ]
    if (
        told
        and not any(word.i in scene.spans for word in told)
        and not before_head(candidate.head) & {"other", "many", "some"}
    ):
        first = min(word.i for word in told)
        name = " ".join(scene.parse.text[words[first].start : words[candidate.last].end].split())
        if (
            words[first] is scene.parse.sentences[candidate.head.sentence].words[0]
            and not words[first].entity
        ):
            name = name[0].lower() + name[1:]
        add(scene, candidate, [unnamed(scene.parse.document.id, name, "group")])


def _two_countries(scene: Scene, story: Story, head: Word) -> list[Actor]:
    """The countries of the two last named together: "Britain and France", "Blinken and Lavrov"."""
    for seen in story.back(head, 3):
        if seen.how == "together":
            codes = list(dict.fromkeys(actor.country for actor in seen.actors if actor.country))
            if len(codes) == 2 and len(seen.actors) == 2:
                return _countries(scene, codes)
    return []


def _world(scene: Scene, story: Story, candidate: Candidate, noun: Noun) -> None:
    add(scene, candidate, [Actor(slug(noun.word), noun.word, "group")])


_HANDLERS: dict[str, Callable[[Scene, Story, Candidate, Noun], None]] = {
    "government": _government, "authorities": _government, "person": _person, "leader": _leader,
    "counterpart": _counterpart, "side": _side, "country": _country, "bloc": describe_bloc, "world": _world,
    "body": describe_body, "group": describe_group, "members": describe_members, "others": describe_others,
    "asset": describe_asset, "other": describe_asset, "locale": describe_locale,
}  # fmt: skip
