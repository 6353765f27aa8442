"""Open triples -> Relations: those that tie two actors by name and that no event or state tells already.

One wrong line costs more than ten that are missing, so what is often read wrong is refused (``_REFUSALS``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kg.graph.tellings import Tellings
from kg.lexicon import word_list
from kg.model import Actor, Event, Evidence, Relation, Slot, State, Triple

LEAST = 0.5
"""The confidence that a triple needs to become a relation."""

STYLES = frozenset({"facts", "nary"})
"""The styles whose first argument is an object of its own: in "minimal" it may be any part of a clause."""

_ROLES = frozenset({"object", "recipient", "complement"})
"""What the first argument is to a relation, whatever the style."""
_PREPOSITIONAL = frozenset({"oblique", "agent", "companion", "beneficiary", "opponent", "place"})
"""What it is behind a preposition, which style "facts" has in the relation: "is a member of"."""
_DEEP = frozenset({"adverbial", "adnominal", "governed clause", "open complement", "there", "bare"})
"""Kinds of clauses that tell less than they seem to."""
_EMPTY, _NAMING = word_list("relations.empty"), word_list("relations.naming")
_PRONOUNS, _ARTICLES = word_list("relations.pronouns"), word_list("triples.articles")
_WHERE, _PLACING = word_list("relations.where"), word_list("relations.placing")
_BEING = word_list("relations.nouns") | word_list("relations.adjectives")
_BELONGING = word_list("relations.belonging")
_ENDINGS = tuple(f" {ending}" for ending in word_list("relations.endings"))
_BE = "be"
_MARKS = ("'s", "’s", "s'", "s’")


def relations_of(
    triples: Iterable[Triple], facts: Iterable[Event | State], known: Iterable[Relation] = ()
) -> tuple[Relation, ...]:
    """What triples tell of two known actors, asserted or reported, besides the facts.

    Args:
        triples: the open triples of documents.
        facts: their events and states; words that carry one of them between the same two tell nothing new.
        known: relations that are known without a triple.

    Returns:
        Relations in the order of the texts, each once.
    """
    tellings = Tellings.of_facts(facts)
    made = (each for triple in triples for each in _relations(triple, tellings))
    found = {each.id: each for each in (*known, *made)}
    return tuple(sorted(found.values(), key=lambda each: (each.trigger, each.id)))


def _relations(triple: Triple, tellings: Tellings) -> Iterator[Relation]:
    for subject, other in _pair(triple):
        if not any(refuses(triple) for refuses in _REFUSALS) and not tellings.between(triple, subject, other):
            yield _relation(triple, subject, other)


def _pair(triple: Triple) -> Iterator[tuple[Actor, Actor]]:
    """Subject and first argument, if each is one known actor."""
    who = [slot.actors for slot in _ends(triple)]
    if [len(each) for each in who] == [1, 1] and who[0] != who[1]:
        yield who[0][0], who[1][0]


def _ends(triple: Triple) -> tuple[Slot, ...]:
    return (triple.subject, *triple.arguments[:1])


def _is_unsure(triple: Triple) -> bool:
    return triple.status not in ("asserted", "reported") or triple.confidence < LEAST


def _is_deep(triple: Triple) -> bool:
    return triple.style not in STYLES or triple.kind in _DEEP


def _is_aside(triple: Triple) -> bool:
    """The first argument tells when, how or why."""
    role = triple.arguments[0].role
    return role not in _ROLES and (triple.style != "facts" or role not in _PREPOSITIONAL)


def _says_nothing(triple: Triple) -> bool:
    """ "The President has us", "the envoy is the President"."""
    return triple.normal in _NAMING or _verb(triple) in _EMPTY - {_BE}


def _verb(triple: Triple) -> str:
    return triple.predicate.partition(" ")[0]


def _is_strange(triple: Triple) -> bool:
    """What follows "be" is nothing that one is of another: "is aware in", "is the only country in"."""
    being, *said = triple.predicate.split()
    return being == _BE and len(said) > 1 and said[-2] not in _BEING


def _is_chain(triple: Triple) -> bool:
    """ "Refused to accept", "is expected to join": it may not be so at all."""
    return "to" in triple.normal.split()[:-1]


def _is_crowd(triple: Triple) -> bool:
    """People without a name are others in every document."""
    return any(actor.kind == "group" for slot in _ends(triple) for actor in slot.actors)


def _is_nameless(triple: Triple) -> bool:
    """ "It", "the regime", "his head", "Morocco's army": whom that means is often read wrong."""
    return not all(_names(slot) for slot in _ends(triple))


def _names(slot: Slot) -> bool:
    first, *others = slot.text.split() or [""]
    if first.lower() in _PRONOUNS or any(word.endswith(_MARKS) for word in (first, *others)):
        return False
    named = others if first.lower() in _ARTICLES else [first, *others]
    return any(word[:1].isupper() for word in named) and not _is_within(slot, named)


def _is_within(slot: Slot, named: list[str]) -> bool:
    """ "The U.S. Commercial Service" is more than the United States."""
    (actor,) = slot.actors
    whole = " ".join(named) == actor.name or not _BELONGING.isdisjoint(named)
    return actor.kind == "country" and len(named) > 2 and not whole


def _is_setting(triple: Triple) -> bool:
    """ "Was sentenced in": where something happened; not "was born in", "is a professor at"."""
    return _last(triple) in _WHERE and _verb(triple) not in {_BE, *_PLACING}


def _last(triple: Triple) -> str:
    return triple.normal.rpartition(" ")[2]


def _is_end(triple: Triple) -> bool:
    """ "Served as the President": the office is no second person; "left prior to"."""
    return triple.relation.text.lower().endswith(_ENDINGS)


def _is_address(triple: Triple) -> bool:
    """ "For Assistant Secretary Robertson from Ambassador Jones": only "of" says whose the title is."""
    return triple.kind == "title" and _last(triple) not in _BELONGING


_REFUSALS: tuple[Callable[[Triple], bool], ...] = (
    _is_unsure, _is_deep, _is_aside, _says_nothing, _is_strange, _is_chain, _is_crowd, _is_nameless,
    _is_setting, _is_address, _is_end,
)  # fmt: skip
"""What keeps a triple of two actors from being a relation of theirs."""


def _relation(triple: Triple, subject: Actor, other: Actor) -> Relation:
    said = triple.relation
    return Relation(
        source=(subject,),
        target=(other,),
        time=triple.time,
        polarity=triple.polarity,
        factuality=triple.factuality,
        speakers=triple.speakers,
        evidence=triple.evidence,
        trigger=Evidence(triple.evidence.document, said.start, said.end),
        predicate=said.text,
        lemma=triple.normal,
        group=triple.group,
        rule=f"{triple.style}:{triple.kind}",
        confidence=triple.confidence,
        published=triple.published,
    )
