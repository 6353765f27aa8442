"""Parse -> Clauses: every predicate with who does it to whom, also where the subject is only understood.

A clause is one verb with its *logical* arguments: the agent of a passive is its subject, and who is
understood (``kg.syntax.control``) counts as if it stood there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.lexicon import Frames, word_list
from kg.syntax.control import How, understood_subject
from kg.syntax.digests import carried_subjects
from kg.syntax.surface import (
    RELATIVES,
    has_subject,
    is_passive,
    is_predicate,
    obliques_of,
    recipient_of,
)
from kg.words import ALL_SUBJECTS, Parse, Relation, Word

_COMPLETING = word_list("syntax.completing")
_PLACED = word_list("syntax.relative_adverbs")
_RELATIVE = frozenset({"relative", "adnominal"})
_FOR = "for"  # a function word: "called for Iran to leave"
_BETWEEN = frozenset({"auxiliary", "negation", "adverb"})
"""What may stand between two verbs that share an object."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One predicate with its logical arguments, each by its head word (coordination not yet expanded).

    ``lemma`` includes a particle ("break off"); ``obliques`` are (preposition, noun) pairs in text
    order; ``complement`` heads a that-clause, ``infinitive`` a to-infinitive or gerund;
    ``attribute`` what a copula says of its subject; ``understood`` how the subject was found.
    """

    predicate: Word
    lemma: str
    passive: bool
    subject: Word | None
    object: Word | None
    recipient: Word | None
    obliques: tuple[tuple[str, Word], ...]
    complement: Word | None
    infinitive: Word | None
    attribute: Word | None
    understood: How = "own"


def find_clauses(parse: Parse, frames: Frames) -> dict[int, Clause]:
    """All clauses of a document by the index of their predicate, in text order.

    Args:
        parse: a repaired parse.
        frames: says what each verb and noun controls.
    """
    carried = carried_subjects(parse)
    return {word.i: _clause(word, frames, carried) for word in parse.words if is_predicate(word)}


def _clause(verb: Word, frames: Frames, carried: Mapping[int, Word]) -> Clause:
    passive = is_passive(verb)
    surface, understood = understood_subject(verb, frames, carried)
    asked = _asked_for(verb, frames)
    obliques = (*obliques_of(verb), *((_FOR, each.child(*ALL_SUBJECTS) or each) for each in asked))
    attribute = verb.child("attribute", "predicative", "object predicate")
    complement, infinitive = _complements(verb, attribute)
    infinitive = infinitive or next(iter(asked), None)
    subject, thing, recipient = surface, _object(verb), recipient_of(verb)
    if passive:
        subject = _agent(verb, obliques)
        if thing is not None and recipient is None:
            recipient = surface  # "was given a warning"
        else:
            thing = surface or thing
    elif thing is None:
        thing = _active_object(verb, understood, infinitive)
    return Clause(
        predicate=verb,
        lemma=_lemma(verb, frames),
        passive=passive,
        subject=subject,
        object=thing,
        recipient=recipient,
        obliques=obliques,
        complement=complement,
        infinitive=infinitive,
        attribute=attribute,
        understood=understood,
    )


def _lemma(verb: Word, frames: Frames) -> str:
    """ "break", or "break off" with its particle."""
    particle, lemma = verb.child("particle"), frames.lemma(verb.lower, verb.lemma)
    return lemma if particle is None else f"{lemma} {particle.lower}"


def _agent(verb: Word, obliques: tuple[tuple[str, Word], ...]) -> Word | None:
    """Who does what is told in the passive: "attacked by *Iraq*"."""
    agent = verb.child("agent")
    noun = agent.child("governed") if agent is not None else None
    return noun or next((word for name, word in obliques if name == "by"), None)  # the preposition of agents


# objects


def _object(verb: Word) -> Word | None:
    """The object on the verb itself; "the plan *that* Iran made" is the plan."""
    thing = verb.child("object")
    relative = thing is not None and verb.relation in _RELATIVE and thing.lower in RELATIVES
    return verb.head if relative else thing


def _active_object(verb: Word, understood: How, infinitive: Word | None) -> Word | None:
    """The object of an active verb that has none on itself, from a place where grammar may leave it."""
    if verb.relation == "relative" and understood == "own" and _gapped(verb):
        return verb.head  # "the plan Iran made"
    thing = _shared_object(verb)
    if thing is None and infinitive is not None:
        thing = infinitive.child("subject")  # "allowed the rebels to leave"
    return thing


def _gapped(verb: Word) -> bool:
    """True where a relative clause has a subject of its own, so that its noun may be the object.

    "the man he met"; not "the man who left", "the town he lived in", "the man he said left", "the day
    when he left".
    """
    return not any(_fills(child) for child in verb.children)


def _fills(child: Word) -> bool:
    """True for a child that says that the noun of its relative clause is something else than the object."""
    if child.relation in ALL_SUBJECTS:
        return child.lower in RELATIVES
    if child.relation == "preposition":
        return not child.children
    return child.relation in ("complement", "open complement") or child.lower in _PLACED


def _shared_object(verb: Word) -> Word | None:
    """ "condemned and rejected the plan", "condemned but did not attack Togo": one object for both verbs."""
    for child in verb.children:
        if child.relation == "conjunct" and child.pos == "verb" and _adjoins(verb, child):
            return child.child("object")
    return None


def _adjoins(verb: Word, second: Word) -> bool:
    """True where nothing but "and", an adverb and helpers stand between two verbs of one subject."""
    helpers = sum(child.relation in _BETWEEN and child.i < second.i for child in second.children)
    return second.i - verb.i <= 3 + helpers and not has_subject(second)


# complements


def _complements(verb: Word, attribute: Word | None) -> tuple[Word | None, Word | None]:
    """The that-clause and the infinitive of a verb, or of what its copula says ("is ready to leave")."""
    infinitive = next((found for child in verb.children if (found := _infinitive(child))), None)
    clauses = (child for child in verb.children if child.relation == "complement")
    complement = next((clause for clause in clauses if clause is not infinitive), None)
    if complement is not None and _to(complement):
        # "urged that it withdraw", "urged Iran to withdraw": both have a subject of their own.
        complement, infinitive = None, complement
    if attribute is None:
        return complement, infinitive
    return complement or _finite(attribute), infinitive or attribute.child("open complement")


def _finite(attribute: Word) -> Word | None:
    """The that-clause of an adjective: "is furious that Iran *left*"."""
    found = attribute.child("complement") if attribute.pos == "adjective" else None
    return None if found is None or _to(found) else found


def _to(clause: Word) -> bool:
    """True for an infinitive with its mark."""
    return clause.form == "base" and any(
        child.form == "to" and child.relation == "auxiliary" for child in clause.children
    )


def _asked_for(verb: Word, frames: Frames) -> list[Word]:
    """ "called for Iran *to leave*": what a verb wants somebody of its own to do."""
    if not frames.embeds(verb.lemma):
        return []
    return [child for child in verb.children if _is_of_another(child)]


def _is_of_another(clause: Word) -> bool:
    """True for an infinitive after "for" and its subject."""
    if clause.relation != "adverbial" or not _to(clause):
        return False
    first = clause.children[0]
    return (first.relation, first.lower) == ("mark", _FOR) and has_subject(clause)


def _infinitive(child: Word) -> Word | None:
    """The infinitive or gerund that completes a verb, if this child of the verb is one or holds one."""
    find = _INFINITIVES.get(child.relation)
    return find(child) if find is not None else None


def _bare(child: Word) -> Word | None:
    """ "let him *leave*", "denied *lying*": a complement without subject, mark or modal."""
    if child.form not in ("base", "gerund") or has_subject(child):
        return None
    finite = any(each.relation == "mark" or each.form == "modal" for each in child.children)
    return None if finite else child


def _purpose(child: Word) -> Word | None:
    """ "came *to talk*"."""
    purpose = child.form == "base" and child.child("auxiliary") is not None and not has_subject(child)
    return child if purpose else None


def _after_preposition(child: Word) -> Word | None:
    """ "accused of *lying*"; "left after *lying*" tells when."""
    return child.child("governed clause") if child.lower in _COMPLETING else None


_INFINITIVES: dict[Relation, Callable[[Word], Word | None]] = {
    "complement": _bare,
    "open complement": lambda child: child,
    "adverbial": _purpose,
    "preposition": _after_preposition,
}
