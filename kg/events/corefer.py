"""Event nouns that go back to what was told before: "the invasion", "this deal", "the attack".

A definite noun without sides of its own names the event of its kind that the text told last.  What it
borrows are the sides; who condemns "the invasion" then accuses the invader.  Such an echo is never an
event once more, and where the text has told of two it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.events.drafts import Draft
from kg.lexicon import word_list
from kg.plover import having
from kg.trace import Step
from kg.words import Relation, Word

_DEFINITE = word_list("definite")
_NARROWING: tuple[Relation, ...] = ("adnominal", "relative", "possessor", "number")
_NARROWING_PREPOSITIONS = word_list("events.narrowing")
_PACTS = having("pact")
"""Types of what is told of an agreement; the noun itself is SUPPORT."""
FAR, _NEAR = 12, 4
"""How many sentences back an echo of the same word, and one of the same type, may reach."""
_STEM = 4
"""As many letters are shared by "invade" and "invasion", "attacked" and "attack"."""


def with_echoes(nouns: Mapping[int, Draft], told: Iterable[Draft]) -> dict[int, Draft]:
    """Event nouns by index; those that go back to something have its sides, and ``echo`` is set.

    Args:
        nouns: what each event noun names by itself.
        told: what happened, by the text; the order does not matter.
    """
    past = sorted(told, key=lambda draft: draft.trigger.i)
    return {i: _echo(draft, past) for i, draft in nouns.items()}


def _echo(draft: Draft, past: Sequence[Draft]) -> Draft:
    earlier = antecedent(draft, past)
    if earlier is None:
        return draft
    step = Step("sides", "goes back to what was told before", f"“{earlier.trigger.text}”")
    return draft.because(step, source=earlier.source, target=draft.target or earlier.target, echo=True)


def antecedent(draft: Draft, past: Sequence[Draft]) -> Draft | None:
    """The earlier event that an event noun goes back to, or None.

    The last of the same word within twelve sentences; else the one of its type within four, if there is
    but one.

    Args:
        draft: what the noun names by itself.
        past: what was told, in text order.
    """
    if not is_open(draft):
        return None
    noun = draft.trigger
    alike = [each for each in reversed(past) if _is_before(each, noun) and _same_kind(draft, each)]
    for earlier in alike:
        if _same_word(noun, earlier):
            return earlier
    near = {each.source: each for each in reversed(alike) if noun.sentence - each.trigger.sentence <= _NEAR}
    return next(iter(near.values())) if len(near) == 1 else None


def _is_before(earlier: Draft, noun: Word) -> bool:
    """Whether it was told in a sentence not too far above, or by a verb before it in its own."""
    distance = noun.sentence - earlier.trigger.sentence
    if distance == 0:
        return earlier.trigger.i < noun.i and not earlier.trigger.nominal
    return 0 < distance <= FAR


def is_open(draft: Draft) -> bool:
    """True for a definite noun without a doer that nothing in its phrase tells apart from others."""
    noun = draft.trigger
    if draft.source or not any(c.relation == "determiner" and c.lower in _DEFINITE for c in noun.children):
        return False
    narrow: tuple[Relation, ...] = ("adjective", "compound", *_NARROWING) if draft.reciprocal else _NARROWING
    return not any(child.relation in narrow or _narrows(child) for child in noun.children)


def _narrows(child: Word) -> bool:
    return child.relation == "preposition" and child.lower in _NARROWING_PREPOSITIONS


def kinds(draft: Draft) -> frozenset[str]:
    """The types of events that an event noun may go back to: its own, or those of agreements."""
    return _PACTS if draft.reciprocal and draft.type == "SUPPORT" else frozenset({draft.type})


def _same_kind(draft: Draft, earlier: Draft) -> bool:
    if earlier.type not in kinds(draft):
        return False
    return not draft.reciprocal or earlier.reciprocal or len(earlier.source) > 1


def _same_word(noun: Word, earlier: Draft) -> bool:
    """Whether the noun repeats a word of the earlier event: "attacked ... the attack", one of its number."""
    words = (earlier.trigger, *(inner.trigger for inner in earlier.operands()))
    return any(_alike(noun, word) for word in words)


def _alike(noun: Word, word: Word) -> bool:
    if not (word.lemma.endswith(noun.lemma) or word.lemma[:_STEM] == noun.lemma[:_STEM]):
        return False
    return word.pos == "verb" or (word.form == "plural") == (noun.form == "plural")
