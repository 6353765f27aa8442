"""Parse -> Clauses: every predicate with who does it to whom, also where the subject is only understood.

A clause is one verb with its *logical* arguments: the agent of a passive is its subject, an infinitive
has the subject that its governor gives it (control and raising), a relative or participial clause that
of the noun it describes, a second verb that of the first.  Needs the dependency tree (ClearNLP labels)
and Penn tags.  What each verb controls is data: ``kg/lexicon/data/frames/embeddings.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon import Frames
from kg.words import Parse, Relation, Word

SUBJECTS: tuple[Relation, ...] = ("subject", "passive subject", "clausal subject", "passive clausal subject")
RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_GOVERNED = (
    "open complement",
    "complement",
    "adverbial",
    "governed clause",
    "predicative",
    "object predicate",
)
_ARGUMENTS = frozenset(
    {"of", "from", "for", "to", "in", "at", "on", "with", "about", "against", "into", "over"}
)
"""Prepositions whose gerund completes a verb ("accused of", "refrained from"); others tell when or how."""
_BLAMED = frozenset({"for", "of", "from"})
_DEEPEST = 12
"""How many governors up an understood subject is looked for."""


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
    understood: str = "own"

    def oblique(self, preposition: str) -> Word | None:
        """The noun after this preposition, if there is one."""
        return next((word for name, word in self.obliques if name == preposition), None)


def is_predicate(word: Word) -> bool:
    """True for a verb that heads a clause; auxiliaries and participles before a noun do not."""
    if not word.verbal or word.relation in (
        "auxiliary",
        "passive auxiliary",
        "adjective",
        "compound",
        "punctuation",
    ):
        return False
    return word.relation != "preposition" or word.lemma not in (
        "include",
        "accord",
        "follow",
        "concern",
        "regard",
    )


def is_passive(verb: Word) -> bool:
    """True for a passive participle, with its auxiliary or without ("troops stationed in")."""
    if any(
        child.relation in ("passive auxiliary", "passive subject", "passive clausal subject")
        for child in verb.children
    ):
        return True
    if verb.form != "participle" or any(child.relation == "auxiliary" for child in verb.children):
        return False
    if verb.relation == "conjunct" and verb.head.verbal:
        own = any(child.relation in SUBJECTS for child in verb.children)
        return not own and is_passive(verb.head)
    return verb.relation in (
        "adnominal",
        "adverbial",
        "relative",
        "complement",
        "open complement",
        "object predicate",
        "root",
        "governed clause",
    )


def find_clauses(parse: Parse, frames: Frames) -> dict[int, Clause]:
    """All clauses of a document by the index of their predicate, in text order."""
    return {word.i: _clause(word, frames) for word in parse.words if is_predicate(word)}


def _clause(verb: Word, frames: Frames) -> Clause:
    passive = is_passive(verb)
    surface, understood = understood_subject(verb, frames)
    obliques = tuple(_obliques(verb))
    objects = [child for child in verb.children if child.relation in ("object", "obj")]
    recipient = next(iter(_recipients(verb)), None)
    thing = objects[0] if objects else None
    if verb.relation == "relative" and (
        thing.lower in RELATIVES
        if thing is not None
        else not passive and understood == "own" and _gapped(verb)
    ):
        thing = verb.head
    elif thing is None and not passive:
        thing = _shared_object(verb)
    subject: Word | None
    if passive:
        agent = verb.child("agent")
        subject = agent.child("governed") if agent is not None else None
        if subject is None:
            subject = next((noun for name, noun in obliques if name == "by"), None)
        if thing is not None and recipient is None:
            recipient = surface  # "was given a warning"
        else:
            thing = surface or thing
    else:
        subject = surface
    particle = verb.child("particle")
    complement, infinitive = _complements(verb)
    attribute = verb.child("attribute", "predicative", "object predicate")
    if infinitive is None and attribute is not None:
        infinitive = attribute.child("open complement")
    if thing is None and infinitive is not None and not passive:
        thing = infinitive.child("subject")  # "allowed the rebels to leave"
    return Clause(
        predicate=verb,
        lemma=f"{verb.lemma} {particle.lower}" if particle is not None else verb.lemma,
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


def _gapped(verb: Word) -> bool:
    """True where a relative clause has a subject of its own, so that its noun may be the object."""
    relatives = [child for child in verb.children if child.lower in RELATIVES]
    if any(child.relation in SUBJECTS for child in relatives):
        return False
    stranded = any(child.relation == "preposition" and not child.children for child in verb.children)
    inner = any(child.relation in ("complement", "open complement") for child in verb.children)
    return not stranded and not inner and not any(child.lower in ("where", "when") for child in verb.children)


def _shared_object(verb: Word) -> Word | None:
    """ "condemned and rejected the plan", "condemned but did not attack Togo": one object for both verbs."""
    for child in verb.children:
        helpers = sum(
            1 for c in child.children if c.relation in ("auxiliary", "negation", "adverb") and c.i < child.i
        )
        beside = child.relation == "conjunct" and child.pos == "verb" and child.i - verb.i <= 3 + helpers
        if beside and not any(c.relation in SUBJECTS for c in child.children):
            return child.child("object")
    return None


def _recipients(verb: Word) -> Iterator[Word]:
    for child in verb.children:
        if child.relation == "recipient":
            noun = child.child("governed") if child.pos == "adposition" else child
            if noun is not None:
                yield noun


def _obliques(verb: Word) -> Iterator[tuple[str, Word]]:
    for child in verb.children:
        if child.relation in ("preposition", "agent") or (
            child.relation == "recipient" and child.pos == "adposition"
        ):
            yield from prepositional(child)


def prepositional(preposition: Word, before: tuple[str, ...] = ()) -> Iterator[tuple[str, Word]]:
    """(preposition, noun) pairs of a prepositional phrase: "out of X" is ("out of", X) and ("of", X).

    ``before`` are the names of the phrase that this one ends, the longest first.
    """
    names = (*(f"{name} {preposition.lower}" for name in before), preposition.lower)
    for child in preposition.children:
        if child.relation == "governed":
            yield from ((name, child) for name in names)
        elif child.relation == "preposition":
            yield from prepositional(child, names)
        elif child.relation == "conjunct" and child.pos == "adposition":
            yield from prepositional(child, before)
    if not any(child.relation == "governed" for child in preposition.children):
        for child in preposition.children:  # "with and against Iran"
            shared = child.child("governed") if child.relation == "conjunct" else None
            if shared is not None:
                yield from ((name, shared) for name in names)


def _complements(verb: Word) -> tuple[Word | None, Word | None]:
    complement = infinitive = None
    for child in verb.children:
        if child.relation == "complement":
            infinite = child.form in ("base", "gerund") and not any(
                c.relation in SUBJECTS or c.relation == "mark" or c.form == "modal" for c in child.children
            )
            if infinite and infinitive is None:
                infinitive = child
            elif complement is None:
                complement = child
        elif child.relation == "open complement" and infinitive is None:
            infinitive = child
        elif (
            child.relation == "adverbial"
            and infinitive is None
            and child.form == "base"
            and child.child("auxiliary")
        ):
            if not any(c.relation in SUBJECTS for c in child.children):
                infinitive = child
        elif child.relation == "preposition" and infinitive is None and child.lower in _ARGUMENTS:
            infinitive = child.child("governed clause")
    if complement is not None and complement.form == "base":
        # "urged that it withdraw", "urged Iran to withdraw": both have a subject of their own.
        to = any(c.lower == "to" and c.relation == "auxiliary" for c in complement.children)
        if to:
            complement, infinitive = None, complement
    return complement, infinitive


def understood_subject(verb: Word, frames: Frames, depth: int = 0) -> tuple[Word | None, str]:
    """The surface subject of a verb and how it was found: own, relative, shared, control, participle.

    In a passive this is who is acted on.  None where nobody is to be understood.
    """
    own = next((child for child in verb.children if child.relation in SUBJECTS), None)
    if own is not None:
        if own.lower in RELATIVES:
            if verb.relation == "relative":
                return verb.head, "relative"
            noun = next((word for word in verb.ancestors() if word.relation == "relative"), None)
            return (noun.head if noun is not None else own), "relative"
        return own, "own"
    if depth > _DEEPEST or verb.head is verb:
        return None, "none"
    head = verb.head
    if verb.relation == "conjunct" and head.verbal:
        subject, how = understood_subject(head, frames, depth + 1)
        return subject, "shared" if how == "own" else how
    if verb.relation in ("relative", "adnominal"):
        return _of_noun(verb, head, frames, depth)
    if verb.relation in _GOVERNED or verb.relation == "preposition":
        governor = head
        while governor.pos in ("adposition", "subordinator") and governor.head is not governor:
            governor = governor.head
        if governor.pos in ("noun", "name"):
            return _of_noun(verb, governor, frames, depth)
        if governor.pos == "adjective":
            governor = governor.head
            if governor.pos in ("noun", "name"):
                return governor, "participle"  # "states able to make bombs"
        if governor.verbal:
            return _controlled(verb, governor, frames, depth)
    return None, "none"


def _controlled(verb: Word, governor: Word, frames: Frames, depth: int) -> tuple[Word | None, str]:
    """The subject that a governing verb gives to its infinitive: its object where it has one to give."""
    if verb.relation == "governed clause" and verb.head.lower in _BLAMED and not is_passive(governor):
        thing = governor.child("object")
        if thing is not None and thing.i < verb.i:
            return thing, "control"  # "sanctioned Iran for testing missiles", "accused Iran of lying"
    if frames.control(governor.lemma) == "none":
        return None, "none"  # "which include lifting the ban": nobody does it yet
    if verb.relation in ("open complement", "complement") or (
        verb.relation == "adverbial" and verb.form == "base"
    ):
        control = frames.control(governor.lemma)
        if verb.relation == "adverbial" and not frames.embeds(governor.lemma):
            control = "subject"  # a purpose: "telephoned Lavrov to discuss the war"
        if not is_passive(governor) and control == "object":
            thing = governor.child("object") or next(iter(_recipients(governor)), None)
            if thing is None:
                thing = next(
                    (n for name, n in _obliques(governor) if name in ("to", "on", "upon", "for")), None
                )
            if thing is not None and thing.i < verb.i:
                return thing, "control"
    subject, how = understood_subject(governor, frames, depth + 1)
    return subject, "control" if how != "none" else how


def _of_noun(verb: Word, noun: Word, frames: Frames, depth: int) -> tuple[Word | None, str]:
    """The subject of a clause that hangs on a noun.

    A participle describes the noun itself; an infinitive is done by whom the noun is addressed to
    ("an order to the army to fire"), by its owner ("Iran's decision to leave"), or by the subject of
    its verb ("has plans to leave").
    """
    if verb.relation == "relative" and verb.form != "base":
        return noun, "relative"
    if verb.form in ("participle", "past", "gerund") and verb.relation in ("adnominal", "relative"):
        return noun, "participle"
    if frames.control(noun.lemma) == "object":
        for child in noun.children:
            if child.relation == "preposition" and child.lower in ("to", "on", "for"):
                addressed = child.child("governed")
                if addressed is not None:
                    return addressed, "control"
        if noun.head.pos == "verb":
            addressed = next((n for name, n in _obliques(noun.head) if name in ("to", "on")), None)
            return addressed, "control"
        return None, "none"
    owner = noun.child("possessor")
    if owner is not None:
        return owner, "control"
    if noun.relation == "governed" and noun.head.relation == "preposition" and noun.head.head.verbal:
        return understood_subject(noun.head.head, frames, depth + 1)[0], "control"
    if noun.relation in ("object", "attribute") and noun.head.verbal:
        return understood_subject(noun.head, frames, depth + 1)[0], "control"
    if noun.relation in ("subject", "apposition", "governed") and verb.form == "base":
        return noun, "relative"
    return None, "none"
