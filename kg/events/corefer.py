"""Event nouns that go back to what was told before: "the invasion", "this deal", "the attack".

A definite noun without sides of its own names the event of its kind that the text told last.  What it
borrows are the sides; who condemns "the invasion" then accuses the invader.  Such an echo is never an
event once more, and where the text has told of two it is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.events.drafts import Draft
from kg.lexicon import word_list
from kg.plover import EVENT_TYPES, having
from kg.trace import Step
from kg.words import Relation, Word

_DEFINITE = word_list("definite")
_NARROWING: tuple[Relation, ...] = ("adnominal", "relative", "possessor", "number")
_NARROWING_PREPOSITIONS = word_list("events.narrowing")
_PACTS = having("pact")
"""Types of what is told of an agreement; the noun itself is SUPPORT."""
FAR, _NEAR = 12, 4
"""How many sentences back an echo of the same word, and one of the same type, may reach."""
_DEEDS, _OFFERS = word_list("events.deeds"), word_list("events.offers")
_OFFERED = frozenset({"REQUEST", "AGREE"})
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


def summaries(sentence: Sequence[Word], verbs: Mapping[int, Draft]) -> dict[int, Draft]:
    """Nouns that sum up the clause before them, by index, each as what that clause tells.

    Example:
        In "Chad freed ten soldiers, a gesture that Mali hailed" the gesture is CONCEDE Chad -> soldiers.
    """
    found = {}
    for noun in sentence:
        told = verbs.get(noun.head.i) if noun.relation == "apposition" else None
        if told is not None and told.source:
            step = Step("sides", "sums up what was told before", f"“{told.trigger.text}”")
            found[noun.i] = told.because(step, trigger=noun, operand=None, echo=True)
    return found


def _echo(draft: Draft, past: Sequence[Draft]) -> Draft:
    earlier = antecedent(draft, past)
    if earlier is None:
        return draft
    step = Step("sides", "goes back to what was told before", f"“{earlier.trigger.text}”")
    kind, target = draft.type or earlier.type, draft.target or earlier.target
    return draft.because(step, type=kind, source=earlier.source, target=target, echo=True)


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
    if not draft.type:
        return _last_deed(draft.trigger, past)
    noun = draft.trigger
    alike = [each for each in reversed(past) if _is_before(each, noun) and _same_kind(draft, each)]
    for earlier in alike:
        if _same_word(noun, earlier):
            return earlier
    near = {each.source: each for each in reversed(alike) if noun.sentence - each.trigger.sentence <= _NEAR}
    near = {source: each for source, each in near.items() if each.trigger.sentence == noun.sentence} or near
    return next(iter(near.values())) if len(near) == 1 else None


def deeds(sentence: Iterable[Word], nouns: Mapping[int, Draft]) -> dict[int, Draft]:
    """Nouns for any deed that was told before ("hailed the *move*"), by index, as drafts of no type yet."""
    found = (word for word in sentence if word.lemma in _DEEDS and word.pos == "noun" and word.i not in nouns)
    drafts = (Draft("", "", (), (), noun) for noun in found)
    return {draft.trigger.i: draft for draft in drafts if is_open(draft)}


def _last_deed(noun: Word, past: Sequence[Draft]) -> Draft | None:
    """The main clause before a noun, in its sentence or the one above, if all told there is one side's."""
    governor = next((word for word in noun.ancestors() if word.pos == "verb"), None)
    before = [draft for draft in past if draft.trigger is not governor and draft.trigger.i < noun.i]
    for distance in (0, 1):
        told = [draft for draft in before if noun.sentence - draft.trigger.sentence == distance]
        if told:
            main = next((draft for draft in told if draft.trigger.head is draft.trigger), None)
            return main if len({draft.source for draft in told}) == 1 else None
    return None


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
    if not draft.type:
        return frozenset(EVENT_TYPES)
    if draft.trigger.lemma in _OFFERS:
        return _OFFERED
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
