"""Event nouns that go back to what was told before: "the invasion", "this deal", "the attack".

A definite noun without sides of its own names the event of its kind that the text told last.  What it
borrows are the sides; who condemns "the invasion" then accuses the invader.  Such an echo is never an
event once more, and where the text has told of two it is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.events.drafts import Actors, Draft
from kg.events.told import Told
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
_LATELY = 3
"""In how many sentences, its own among them, a noun for any deed looks for one."""
_DEEDS, _OFFERS, _WORDS = word_list("events.deeds"), word_list("events.offers"), word_list("events.words")
_NAMING = _DEEDS | _WORDS
"""Nouns for any deed, and for any word."""
_LAWS, _ENACTING = word_list("events.laws"), word_list("events.enacting")
_KINDRED, _ENTERING = word_list("events.kindred"), word_list("events.entering")
_SAYING, _SPOKEN = word_list("reporting"), having("spoken")
_OFFERED = frozenset({"REQUEST", "AGREE"})
_STEM = 4
"""As many letters are shared by "invade" and "invasion", "attacked" and "attack"."""


Reacting = Callable[[Word], Actors]
"""Who reacts to what a noun names."""


def with_echoes(nouns: Mapping[int, Draft], told: Iterable[Draft], reacts: Reacting) -> dict[int, Draft]:
    """Event nouns by index; those that go back to something have its sides, and ``echo`` is set.

    Args:
        nouns: what each event noun names by itself.
        told: what happened, by the text; the order does not matter.
        reacts: says who reacts to what a noun names.
    """
    past = sorted(told, key=lambda draft: draft.trigger.i)
    echoes = {i: _echo(draft, past, reacts) for i, draft in nouns.items()}
    return {i: draft for i, draft in echoes.items() if draft.type or draft.echo}


def reacting(noun: Word, told: Told) -> Actors:
    """Who reacts to what a noun names: "*Mali* condemned the move", "the raid was deplored by *Mali*"."""
    verb = next((word for word in noun.ancestors() if word.pos == "verb"), None)
    return told.slot("subject", verb) if verb is not None else ()


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


def _echo(draft: Draft, past: Sequence[Draft], reacts: Reacting) -> Draft:
    earlier = antecedent(draft, past, reacts)
    if earlier is None:
        return draft
    step = Step("sides", "goes back to what was told before", f"“{earlier.trigger.text}”")
    kind, target = draft.type or earlier.type, draft.target or earlier.target
    return draft.because(step, type=kind, source=earlier.source, target=target, echo=True)


def antecedent(draft: Draft, past: Sequence[Draft], reacts: Reacting = lambda noun: ()) -> Draft | None:
    """The earlier event that an event noun goes back to, or None.

    The last of the same word within twelve sentences; else the one of its type within four, if there is
    but one, those of whoever reacts to it left out.

    Args:
        draft: what the noun names by itself.
        past: what was told, in text order.
        reacts: says who reacts to what a noun names.
    """
    if not is_open(draft):
        return None
    noun = draft.trigger
    found = _of_its_kind(draft, past, reacts) if draft.type else None
    if found is not None:
        return found
    if draft.type and noun.lemma not in _WORDS:
        return None
    return _last(noun, list(filter(_goes_back(noun), past)), reacts)


def _goes_back(noun: Word) -> Callable[[Draft], bool]:
    """What a noun may go back to: a word, a law, any deed."""
    if noun.lemma in _WORDS:
        return _is_said
    return _is_enacted if noun.lemma in _LAWS else _is_done


def _of_its_kind(draft: Draft, past: Sequence[Draft], reacts: Reacting) -> Draft | None:
    noun = draft.trigger
    alike = [each for each in reversed(past) if _is_before(each, noun) and _same_kind(draft, each)]
    for earlier in alike:
        if _same_word(noun, earlier):
            return earlier
    near = [each for each in alike if each.type in _own_kinds(draft)]
    near = [each for each in near if noun.sentence - each.trigger.sentence <= _NEAR]
    return _only([each for each in near if each.trigger.sentence == noun.sentence] or near, reacts(noun))


def _only(drafts: Sequence[Draft], reacting: Actors) -> Draft | None:
    """The last of some drafts, in text order, if all are one side's; whoever reacts is left out of two."""
    others = [each for each in drafts if not set(each.source) & set(reacting)] or drafts
    return others[0] if len({each.source for each in others}) == 1 else None


def deeds(
    sentence: Iterable[Word], nouns: Mapping[int, Draft], owned: Reacting = lambda noun: ()
) -> dict[int, Draft]:
    """Nouns for any deed that was told before ("hailed the *move*"), by index, as drafts of no type yet.

    Args:
        sentence: its words.
        nouns: the nouns that name an event by themselves.
        owned: says whose a noun is, as it stands: "the *French* operation" goes back to nothing.
    """
    found = (word for word in sentence if word.lemma in _NAMING and word.pos == "noun")
    drafts = (Draft("", "", owned(noun), (), noun) for noun in found if noun.i not in nouns)
    return {draft.trigger.i: draft for draft in drafts if is_open(draft)}


def _last(noun: Word, past: Sequence[Draft], reacts: Reacting) -> Draft | None:
    """What was done or said in the sentence of a noun or those above, if all told there is one side's."""
    governor = next((word for word in noun.ancestors() if word.pos == "verb"), None)
    before = [each for each in past if each.trigger is not governor and each.trigger.i < noun.i]
    for distance in range(_LATELY):
        told = [each for each in before if noun.sentence - each.trigger.sentence == distance]
        if told:
            return _main(told, reacts(noun))
    return None


def _main(drafts: Sequence[Draft], reacting: Actors) -> Draft | None:
    """What the main clause of a sentence tells, if all that it tells is one side's.

    What a frame names goes before what none does.
    """
    whose = _only(drafts, reacting)
    named = [each for each in drafts if each.type] or drafts
    main = (each for each in named if each.trigger.head is each.trigger)
    return next((each for each in main if whose is not None and each.source == whose.source), None)


def _is_said(draft: Draft) -> bool:
    """True for what somebody said, a demand or a charge among it."""
    return draft.type in _SPOKEN if draft.type else draft.trigger.lemma in _SAYING


def _is_enacted(draft: Draft) -> bool:
    """True for what a house, a court or a state decides: "the law" is no other deed."""
    return draft.trigger.lemma in _ENACTING


def _is_done(draft: Draft) -> bool:
    """True for an event, and for what is no mere word but a deed, or the announcement of one."""
    return bool(draft.type or draft.factuality) or draft.trigger.lemma not in _SAYING


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
    narrow = _NARROWING
    if draft.reciprocal:
        narrow = ("adjective", "compound", *_NARROWING)
    elif not draft.type:
        narrow = ("compound", *_NARROWING)
    return not any(child.relation in narrow or _narrows(child) for child in noun.children)


def _narrows(child: Word) -> bool:
    return child.relation == "preposition" and child.lower in _NARROWING_PREPOSITIONS


def kinds(draft: Draft) -> frozenset[str]:
    """The types of events that an event noun may go back to: its own, or those of agreements.

    Also those of which it may repeat the word: "banned imports ... the ban".
    """
    if not draft.type or draft.trigger.lemma in _WORDS:
        return frozenset(EVENT_TYPES)
    own = _own_kinds(draft)
    return own | _KINDRED if own & _KINDRED else own


def _own_kinds(draft: Draft) -> frozenset[str]:
    if draft.trigger.lemma in _ENTERING:
        return frozenset({draft.type, "MOBILIZE"})
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
