"""Reading -> words: what was seen in a text, and why each fact was or wasn't made."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors import Cast
from kg.events.match import Reader
from kg.model import EVENT_TYPES, Actor, Event, State
from kg.syntax import Clause
from kg.times import TimeExpression
from kg.words import Parse, Sentence, Word


def explain_reading(
    parse: Parse,
    cast: Cast,
    times: tuple[TimeExpression, ...],
    reader: Reader,
    facts: tuple[Event | State, ...],
) -> str:
    """One paragraph a sentence: who was seen, which predicates, what they came to and what they lacked."""
    lines: list[str] = []
    for sentence in parse.sentences:
        lines.append(f"“{' '.join(parse.text[sentence.start : sentence.end].split())}”")
        lines += [f"  who      {line}" for line in _mentions(sentence, cast)]
        lines += [f"  when     {line}" for line in _times(sentence, times)]
        told = [fact for fact in facts if fact.evidence.start == sentence.start]
        for word in sentence.words:
            lines += [f"  {line}" for line in _predicate(word, reader, told)]
        lines += [f"  FACT     {line}" for line in map(_fact, told)] or ["  no fact"]
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


def _times(sentence: Sentence, times: tuple[TimeExpression, ...]) -> Iterator[str]:
    for time in times:
        at = time.span.at
        if at is not None and sentence.start <= at.start < sentence.end:
            yield f"{time.span.text} = {time.span.edtf or 'no place on the calendar'} ({time.span.precision})"


def _predicate(word: Word, reader: Reader, told: list[Event | State]) -> Iterator[str]:
    clause = reader.clauses.get(word.i)
    if clause is not None:
        yield f"clause   {_clause(clause)}"
        yield from (f"         {line}" for line in _tried(clause, reader))
    elif word.pos in ("noun", "name") and reader.noun(word) is not None:
        draft = reader.noun(word)
        made = any(fact.trigger.start == word.start for fact in told)
        if draft is not None and not made:
            yield f"noun     {word.text}: {draft.type} by {draft.rule}, {_lack(draft.source, draft.target)}"


def _clause(clause: Clause) -> str:
    parts = [f"subject {clause.subject.text} ({clause.understood})" if clause.subject else "no subject"]
    for name, word in (
        ("object", clause.object),
        ("recipient", clause.recipient),
        ("that", clause.complement),
        ("to", clause.infinitive),
        ("is", clause.attribute),
        *clause.obliques,
    ):
        if word is not None:
            parts.append(f"{name} {word.text}")
    return f"{clause.lemma}{' (passive)' if clause.passive else ''}: " + ", ".join(parts)


def _tried(clause: Clause, reader: Reader) -> Iterator[str]:
    """The readings of a verb that were looked at, up to the one that held."""
    readings = list(reader.verb_readings(clause))
    if not readings:
        yield f"'{clause.lemma}' is not in the frames"
    draft = reader.read(clause.predicate)
    for reading in readings:
        if draft is not None and draft.rule.startswith(reading.rule):
            yield f"{reading.rule} -> {draft.type}, {_lack(draft.source, draft.target)}"
            break
        if not reader.holds(reading, clause):
            yield f"{reading.rule} -> {reading.reading}: its condition does not hold"
        else:
            yield f"{reading.rule} -> {reading.reading}: no event for it to apply to"


def _lack(source: tuple[Actor, ...], target: tuple[Actor, ...]) -> str:
    if not source:
        return "but nobody is known to do it"
    names = ", ".join(actor.name for actor in source)
    return f"{names} -> {', '.join(actor.name for actor in target) or 'nobody named'}"


def _fact(fact: Event | State) -> str:
    sides = " & " if fact.reciprocal else " -> "
    names = [", ".join(actor.name for actor in side) for side in (fact.source, fact.target)]
    said = f", says {fact.speakers[0].name}" if fact.speakers else ""
    when = f", {fact.time.edtf or fact.time.text}" if fact.time else ""
    kind = fact.type if fact.type in EVENT_TYPES or not isinstance(fact, State) else f"state {fact.type}"
    why = "a direct edge" if fact.asserted else "a claim, no direct edge"
    return (
        f"{kind} {sides.join(name for name in names if name)}: {fact.status}{said}{when} ({why}; {fact.rule})"
    )
