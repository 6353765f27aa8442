"""Reading -> words: what was seen in a text, and why each fact was or wasn't made.

Nothing is decided here: a line is a step that the stages kept while they read, or a condition asked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.actors import Cast
from kg.events.arguments import names
from kg.events.compose import tried
from kg.events.events import Account, LeftOut
from kg.events.known import Known
from kg.events.predications import Predication
from kg.events.told import Told
from kg.lexicon import Condition
from kg.model import Actor, Event, State
from kg.times import TimeExpression
from kg.trace import Step
from kg.words import Parse, Sentence


def explain_reading(
    parse: Parse,
    cast: Cast,
    times: Sequence[TimeExpression],
    account: Account,
    facts: Sequence[Event | State],
) -> str:
    """A paragraph a sentence: who and when, its predicates, its facts with their steps, what is left out.

    Args:
        parse: the document as it was read.
        cast: who is who in it.
        times: its time expressions.
        account: what was made of its predicates.
        facts: its facts.
    """
    lines: list[str] = []
    for sentence in parse.sentences:
        lines.append(f"“{' '.join(parse.text[sentence.start : sentence.end].split())}”")
        lines += [f"  who      {line}" for line in _mentions(sentence, cast)]
        lines += [f"  when     {line}" for line in _times(sentence, times)]
        lines += [f"  {line}" for line in _predicates(sentence, account)]
        told = [fact for fact in facts if fact.evidence.start == sentence.start]
        lines += [f"  {line}" for fact in told for line in _fact(fact)] or ["  no fact"]
        states = {fact.type for fact in told if isinstance(fact, State)}
        here = [each for each in account.left_out if each.trigger.sentence == sentence.index]
        left = [each for each in here if each.type not in states]  # they are told as states
        lines += [f"  {line}" for each in left for line in _left_out(each)]
        lines.append("")
    return "\n".join(lines)


def _mentions(sentence: Sentence, cast: Cast) -> Iterator[str]:
    for mention in cast.mentions:
        if sentence.start <= mention.start < sentence.end:
            who = ", ".join(_actor(actor) for actor in mention.actors) or "nobody known"
            yield f"{mention.text} = {who} ({mention.how})"


def _actor(actor: Actor) -> str:
    known = " ".join(part for part in (actor.kind, actor.country, actor.sector) if part)
    return f"{actor.name} [{known}]"


def _times(sentence: Sentence, times: Sequence[TimeExpression]) -> Iterator[str]:
    for time in times:
        at = time.span.at
        if at is not None and sentence.start <= at.start < sentence.end:
            yield f"{time.span.text} = {time.span.edtf or 'no place on the calendar'} ({time.span.precision})"


def _predicates(sentence: Sentence, account: Account) -> Iterator[str]:
    """The clauses with what stands in their slots; under one that tells nothing, what was tried."""
    for word in sentence.words:
        predication = account.told.predications.get(word.i)
        if predication is not None and predication.form == "verb":
            yield f"clause   {_clause(predication)}"
            if word.i not in account.told.verbs:
                yield from (f"         {line}" for line in _tried(predication, account.told))


def _tried(predication: Predication, told: Told) -> Sequence[str]:
    """Why each reading of a verb that tells nothing came to nothing; of many, those that are near it."""
    found = tried(predication, Known(told.roles, told.nouns, told.verbs))
    far = [each.failing.slot for each in found if each.failing and _is_far(each.failing, predication)]
    if len(far) <= _FEW:
        return [str(each) for each in found] or [f"the lexicon has no event for “{predication.lemma}”"]
    near = [str(each) for each in found if not (each.failing and _is_far(each.failing, predication))]
    wanted = ", ".join(dict.fromkeys(far))
    return [*near, f"{len(far)} other readings ask for what does not stand beside it: {wanted}"]


_FEW = 9
"""How many readings are told for which nothing speaks: "be" has dozens."""


def _is_far(condition: Condition, predication: Predication) -> bool:
    """Whether nothing at all stands where the condition asks for something."""
    return condition.slot != "clause" and predication.at(condition.slot) is None


def _clause(predication: Predication) -> str:
    own = [f"{each.slot} {each.word.text}" for each in predication.arguments if each.near == "own"]
    subject = predication.at("subject")
    how = f" (its subject by {predication.understood})" if subject and predication.understood != "own" else ""
    passive = " (passive)" if predication.passive else ""
    return f"{predication.lemma}{passive}: " + (", ".join(own) or "nothing beside it") + how


def _fact(fact: Event | State) -> Iterator[str]:
    sides = " & " if fact.reciprocal else " -> "
    who = sides.join(name for name in (names(fact.source) or "somebody", names(fact.target)) if name)
    said = f", says {fact.speakers[0].name}" if fact.speakers else ""
    when = f", {fact.time.edtf or fact.time.text}" if fact.time else ""
    kind = f"state {fact.type}" if isinstance(fact, State) else fact.type
    yield f"FACT     {kind} {who}: {fact.status}{said}{when} ({_edge(fact)})"
    yield from _steps(fact.steps)


def _edge(fact: Event | State) -> str:
    if fact.vouched and not fact.sure:
        return f"confidence {fact.confidence:.2f}, no direct edge"
    if not fact.asserted:
        return "a claim, no direct edge"
    return "a direct edge" if fact.source else "no direct edge: nobody is said to do it"


def _left_out(left: LeftOut) -> Iterator[str]:
    yield f"no fact  {left.type} by “{left.trigger.text}”"
    yield from _steps(left.steps)


def _steps(steps: Iterable[Step]) -> Iterator[str]:
    return (f"         {step}" for step in steps)
