"""Who a pronoun stands for: number, kind and gender must agree, and one candidate must clearly be nearest.

Salience follows Lappin and Leass (1994): recency, subject before object, repeated mention.  I and we
are the speaker of the quote around them.
"""

from __future__ import annotations

from collections import Counter

from kg.actors.candidates import Candidate
from kg.actors.discourse import Scene
from kg.actors.offices import offices_of
from kg.actors.story import SUBJECTS, Seen, Story, beside
from kg.lexicon import Gazetteer, Pronoun, word_list
from kg.model import Actor
from kg.words import Word

_PERSONAL = word_list("personal")
_BACK = 3
"""How many sentences back an antecedent may be."""
_MARGIN = 12
_ANIMATE = frozenset(
    {"willing", "unwilling", "ready", "able", "unable", "prepared", "determined", "reluctant", "eager",
     "committed", "opposed", "concerned", "worried", "confident", "hopeful", "keen", "aware", "disappointed"}
)  # fmt: skip
"""What only somebody can be, so that "it" before it is a state or a body."""
_OPENING = 3
"""In how many sentences a statement shows whose it is."""
"""How much more salient than every other an antecedent must be."""
_LEAST = 20


def refer(scene: Scene, story: Story, candidate: Candidate) -> None:
    """Resolve a pronoun, or leave it unresolved."""
    pronoun = candidate.pronoun
    assert pronoun is not None
    actors = (
        _speaker(scene, candidate, pronoun)
        if pronoun.person == 1
        else _antecedent(scene, story, candidate, pronoun)
    )
    if actors:
        scene.add(candidate, actors, "pronoun")


def _speaker(scene: Scene, candidate: Candidate, pronoun: Pronoun) -> tuple[Actor, ...]:
    quote = scene.quote_at(candidate.head)
    if quote is None:
        return _authors(scene) if pronoun.plural else ()
    if quote.speaker is None or (quote.partial and pronoun.plural):
        return ()
    mention = scene.spans.get(quote.speaker.i)
    if mention is None:
        return ()
    return _state_of(scene, candidate.head, mention.actors) if pronoun.plural else mention.actors


def _state_of(scene: Scene, head: Word, speakers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom an official means by "we": his state where it is the state that acts or is acted on.

    A spokesman never speaks for himself; others do of what they say, think and whom they meet.
    """
    who = speakers[0]
    country = scene.gazetteer.country(who.country) if who.country else None
    if len(speakers) > 1 or country is None or who.kind != "person" or who.sector not in ("GOV", "MIL"):
        return speakers
    verb = next((word for word in head.ancestors() if word.verbal), None)
    said_of = head.head if head.form == "possessive" else verb
    subject = head.relation in SUBJECTS or head.form == "possessive"
    offices = offices_of(scene, who)
    if "opposition leader" in offices or (not offices and scene.gazetteer.actor(who.id) is not None):
        return speakers  # who is no longer in office speaks for himself
    spokesman = "spokesperson" in offices or "spokes" in who.name
    if not spokesman and subject and said_of is not None and said_of.lemma in _PERSONAL:
        return speakers
    return (country,)


def _authors(scene: Scene) -> tuple[Actor, ...]:
    """Who a document's own "we" is: those in apposition to it, else the country of its issuer."""
    if scene.authors is None:
        scene.authors = _find_authors(scene)
    return scene.authors


def _find_authors(scene: Scene) -> tuple[Actor, ...]:
    for word in scene.parse.words[:400]:
        if word.lower == "we" and scene.quote_at(word) is None:
            for child in word.children:
                if child.relation == "apposition":
                    named = [
                        m for w in child.subtree() if (m := scene.mentions.get(w.i)) and m.how != "demonym"
                    ]
                    actors = tuple(
                        dict.fromkeys(
                            a for m in named for a in m.actors if a.kind in ("country", "organization")
                        )
                    )
                    if actors:
                        return actors
    issuer = issued_by(scene.gazetteer, scene.parse.document.source)
    return (issuer,) if issuer is not None else _first_voice(scene)


def _first_voice(scene: Scene) -> tuple[Actor, ...]:
    """Who a statement begins with: "The United States is encouraged ... We welcome"."""
    for sentence in scene.parse.sentences[:_OPENING]:
        subject = sentence.root.child(*SUBJECTS)
        if subject is None or subject.lower == "we" or scene.quote_at(subject) is not None:
            continue
        mention = scene.spans.get(subject.i)
        actors = mention.actors if mention is not None else ()
        return actors if len(actors) == 1 and actors[0].kind in ("country", "organization") else ()
    return ()


def issued_by(gazetteer: Gazetteer, source: str) -> Actor | None:
    """The country, else the international body, whose organ a source such as "US Department of State" is."""
    words = source.replace(",", " ").split()
    for at in range(len(words)):
        length, entries = gazetteer.find(words, at)
        if length and entries[0].actor.kind in ("country", "organization"):
            actor = entries[0].actor
            if actor.sector == "MED":
                return None
            return gazetteer.country(actor.country) if actor.country else actor
    return None


def _antecedent(scene: Scene, story: Story, candidate: Candidate, pronoun: Pronoun) -> tuple[Actor, ...]:
    head = candidate.head
    if pronoun.form == "reflexive":
        return _own_subject(scene, head)
    if head.lower == "it" and head.relation in ("object", "passive subject"):
        return ()
    if pronoun.gender == "n" and _expletive(head):
        return ()
    quote = scene.quote_at(head)
    barred = _barred(scene, head, pronoun)
    local: tuple[Actor, ...] = ()
    if head.form == "possessive" and (subject := _subject(head)) is not None:
        local = mention.actors if (mention := scene.spans.get(subject.i)) is not None else ()
        if not local and pronoun.gender not in ("m", "f") and subject.pos in ("noun", "name"):
            return ()  # "the network withdrew its reporters", and we do not know the network
    own = scene.spans.get(quote.speaker.i) if quote is not None and quote.speaker is not None else None
    speakers = set(own.actors) if own is not None else set()
    scores: dict[tuple[Actor, ...], int] = {}
    repeats: Counter[tuple[Actor, ...]] = Counter()
    for seen in reversed(story.seen):
        back = head.sentence - seen.word.sentence
        if back > _BACK:
            break
        if seen.how == "place" and pronoun.gender != "n":
            continue
        if not _agrees(seen, pronoun) or (barred and barred & set(seen.actors)):
            continue
        if speakers & set(seen.actors) and pronoun.gender in ("m", "f"):
            continue
        if pronoun.plural and (
            back > 1 or (quote is not None and back > 0 and seen.word.start < quote.start)
        ):
            continue
        value = _salience(seen, head, pronoun) + (40 if seen.actors == local and back == 0 else 0)
        scores[seen.actors] = max(value, scores.get(seen.actors, 0))
        repeats[seen.actors] += 1
    ranked = sorted(
        ((score + min(4 * repeats[who], 12), who) for who, score in scores.items()), key=lambda r: -r[0]
    )
    if not ranked or ranked[0][0] <= _LEAST or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN):
        return ()
    return ranked[0][1]


def _salience(seen: Seen, head: Word, pronoun: Pronoun) -> int:
    """How near at hand an earlier mention is: weights after Lappin and Leass (1994), simplified."""
    value = 100 - 30 * (head.sentence - seen.word.sentence) - min((head.i - seen.word.i) // 4, 12)
    if seen.subject:
        value += 42 if head.relation in SUBJECTS else 30
    if seen.word.relation in ("compound", "adjective", "possessor"):
        value -= 15
    if seen.how in ("place", "demonym"):
        value -= 25
    if seen.how == "pronoun":
        value += 12
    if seen.gender and seen.gender == pronoun.gender:
        value += 20
    if head.lower == "it" and head.relation not in SUBJECTS:
        value -= 40
    return value


def _subject(head: Word) -> Word | None:
    """The subject of a word's own clause; a relative pronoun gives the noun before it."""
    around = [head, *head.ancestors()]
    for verb in around[1:]:
        if not verb.verbal:
            continue
        inside = False
        for child in verb.children:
            if child.relation in SUBJECTS:
                inside = child in around
                if not inside:
                    return (
                        verb.head if child.form in ("who", "which") and verb.relation == "relative" else child
                    )
        if inside:  # "South Korea said its government ..."
            continue
        if verb.relation not in (
            "open complement",
            "conjunct",
            "adverbial",
        ):  # whose verb is understood: "promised to cut its forces"
            return None
    return None


def _own_subject(scene: Scene, head: Word) -> tuple[Actor, ...]:
    """Whom a reflexive goes back to: the subject of its own clause."""
    subject = _subject(head)
    mention = scene.spans.get(subject.i) if subject is not None else None
    return mention.actors if mention is not None else ()


def _agrees(seen: Seen, pronoun: Pronoun) -> bool:
    actors = seen.actors
    kinds = {actor.kind for actor in actors}
    if pronoun.plural:
        return (
            len(actors) > 1
            or kinds <= {"group"}
            or (kinds == {"country"} and seen.word.form in ("plural", "plural name"))
        )
    if len(actors) != 1:
        return False
    if pronoun.gender == "n":
        return bool(kinds & {"country", "organization"}) or (
            kinds == {"group"} and seen.word.form not in ("plural", "plural name")
        )
    return kinds == {"person"} and seen.gender in ("", pronoun.gender)


def _expletive(head: Word) -> bool:
    """ "It is clear that", "it would be": a subject that stands for nothing."""
    if head.lower != "it" or head.relation not in (*SUBJECTS, "expletive"):
        return head.relation == "expletive"
    said_of = head.head.child("predicative", "attribute")
    if said_of is not None and said_of.lemma in _ANIMATE:
        return False  # "said it was ready to talk"
    return head.head.lemma in (
        "be",
        "’",
        "’s",
        "'s",
        "seem",
        "appear",
        "become",
        "happen",
        "take",
        "rain",
        "turn",
        "matter",
    )


def _barred(scene: Scene, head: Word, pronoun: Pronoun) -> set[Actor]:
    """A personal pronoun that is an object is not the subject of the same verb."""
    if pronoun.form != "personal" or head.form == "possessive" or head.relation in SUBJECTS:
        return set()
    return beside(scene, head)
