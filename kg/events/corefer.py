"""Event nouns that go back to what was told before: "the invasion", "this deal", "the attack".

A definite noun without sides of its own names the event of its kind that the text told last.  What it
borrows are the sides; who condemns "the invasion" then accuses the invader.  Such an echo is never an
event once more, and where the text has told of two it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.events.arguments import Draft
from kg.words import Word

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NARROWING = frozenset({"adnominal", "relative", "possessor", "number"})
_NARROWING_PREPOSITIONS = frozenset({"on", "against", "of", "between", "with", "by", "to", "from", "among"})
_PACTS = frozenset({"SUPPORT", "AGREE", "COOPERATE"})
"""Types of what is told of an agreement; the noun itself is SUPPORT."""
_FAR, _NEAR = 12, 4
"""How many sentences back an echo of the same word, and one of the same type, may reach."""
_STEM = 4
"""As many letters are shared by "invade" and "invasion", "attacked" and "attack"."""


def echoed(noun: Word, draft: Draft, past: Iterable[Draft]) -> Draft | None:
    """The earlier event that an event noun goes back to, or None.

    Args:
        noun: The noun.
        draft: What the noun tells by itself.
        past: What was told before, in text order.
    """
    if draft.source or not _open(noun, draft):
        return None
    same_type: dict[tuple[object, ...], Draft] = {}
    for earlier in reversed(list(past)):
        distance = noun.sentence - earlier.trigger.sentence
        if distance > _FAR:
            break
        if earlier.trigger is noun or not _same_kind(draft, earlier):
            continue
        if _same_word(noun, earlier):
            return earlier
        if distance <= _NEAR:
            same_type.setdefault(earlier.source, earlier)
    return next(iter(same_type.values())) if len(same_type) == 1 else None


def _open(noun: Word, draft: Draft) -> bool:
    """True for a definite noun that nothing in its phrase tells apart from others of its kind."""
    if not any(child.relation == "determiner" and child.lower in _DEFINITE for child in noun.children):
        return False
    narrow = {"adjective", "compound", *_NARROWING} if draft.reciprocal else _NARROWING
    if any(child.relation in narrow for child in noun.children):
        return False
    return not any(c.relation == "preposition" and c.lower in _NARROWING_PREPOSITIONS for c in noun.children)


def _same_kind(draft: Draft, earlier: Draft) -> bool:
    if draft.reciprocal:
        mutual = earlier.reciprocal or len(earlier.source) > 1
        kinds = _PACTS if draft.type == "SUPPORT" else frozenset({draft.type})
        return mutual and earlier.type in kinds
    return draft.type == earlier.type


def _same_word(noun: Word, earlier: Draft) -> bool:
    """Whether the noun repeats a word of the earlier event: "attacked ... the attack", one of its number."""
    words = [earlier.trigger]
    inner = earlier.operand
    while inner is not None:
        words.append(inner.trigger)
        inner = inner.operand
    plural = noun.form == "plural"
    for word in words:
        alike = word.lemma.endswith(noun.lemma) or word.lemma[:_STEM] == noun.lemma[:_STEM]
        if alike and (word.pos == "verb" or (word.form == "plural") == plural):
            return True
    return False
