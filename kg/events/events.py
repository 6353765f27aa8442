"""Clauses + Cast + times -> Events: drafts that somebody acts in, with truth status, time and evidence.

Within a sentence the main event comes first: the one highest in the tree, and of two at one height
the earlier.  What a fact stands on is its sentence; no source, no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.events.arguments import Draft, nameless, others, prepositions
from kg.events.circumstances import place_of, sizes_of
from kg.events.judgements import judgement
from kg.events.match import Reader
from kg.events.status import WILL, Status, status
from kg.model import EVENT_TYPES, Actor, Event, Evidence, Factuality, TimeSpan
from kg.syntax import Clause
from kg.times import TimeExpression, governing, heading_date
from kg.words import Parse, Sentence, Word

_DUTY = frozenset({"must", "should", "ought", "need"})
_TOLD = frozenset({"say", "tell", "declare", "state", "insist", "stress", "argue", "add", "reiterate", "warn",
                   "write", "reply", "maintain", "emphasize", "emphasise", "note", "repeat", "underline",
                   "underscore", "announce", "respond"})  # fmt: skip
_KIND = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""Not to do such a thing is to REJECT; not to do the others is a promise at most."""
_STILL_TO_DO = frozenset({"RETREAT", "CONSULT", "COOPERATE", "AID", "MOBILIZE", "ASSAULT"})
"""What is not done by announcing it, as sanctions and promises are."""
_DURING = frozenset({"in", "during", "after", "following", "at", "before", "on"})
_ASKED = frozenset({"at", "on", "upon"})
_WRONGS = frozenset({"REJECT", "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})


def find_events(parse: Parse, reader: Reader, times: Sequence[TimeExpression]) -> Iterator[Event]:
    """All events of a document: by sentence, in a sentence the main one first."""
    for sentence in parse.sentences:
        drafts = list(_drafts(sentence, reader))
        triggers = [draft.trigger for draft in drafts]
        drafts.sort(key=lambda draft: (_height(draft.trigger), draft.trigger.i))
        yield from _distinct(_event(parse, sentence, draft, reader, times, triggers) for draft in drafts)


def _height(word: Word) -> int:
    """How deep below the root a predicate stands; a reporting clause does not count."""
    return sum(1 for _ in word.ancestors())


def _drafts(sentence: Sentence, reader: Reader) -> Iterator[Draft]:
    """Drafts of every predicate of a sentence; an operand is told by its operator."""
    found: list[Draft] = []
    told: set[int] = set()
    for word in sentence.words:
        draft = None
        if word.i in reader.clauses:
            spoken = _spoken(word, reader)
            said = _said(spoken, reader) if spoken is not None else None
            if said is not None:
                found.append(replace(said, factuality="spoken"))
            draft = _said(reader.clauses[word.i], reader) or reader.read(word)
        if draft is None:
            continue
        announced = _announced(word, draft, reader)
        if announced is not None:
            found.append(announced)
        found.append(draft)
        found.extend(_blamed(word, draft, reader))
        _remember(draft, reader)
        operand = draft.operand
        while operand is not None:
            if not _stands_alone(operand, draft):
                told.add(operand.trigger.i)
            operand = operand.operand
    consumed = {draft.trigger.i for draft in found} | told
    for word in sentence.words:
        if word.pos in ("noun", "name") and word.i not in consumed:
            draft = reader.noun(word)
            draft = _in_passing(word, draft, reader) if draft is not None else None
            if draft is not None and _noun_stands(word, draft, reader):
                found.append(draft)
            if draft is not None and not draft.target and draft.type == "ASSAULT":
                draft = replace(draft, target=reader.inside(word, draft.source, places=True))
            _remember(draft, reader)
    for draft in found:
        if draft.trigger.i in told or _idle(draft, reader):
            continue
        if draft.type == "CONSULT" and len(draft.source) > 1 and not draft.target:
            draft = replace(draft, reciprocal=True)  # "Rubio and Jaishankar discussed the border"
        sided = bool(draft.target) or draft.reciprocal
        if draft.source and (sided or not draft.weak) and draft.type in EVENT_TYPES:
            yield draft


def _remember(draft: Draft | None, reader: Reader) -> None:
    """Keep what happened for nouns that go back to it: "the attack"."""
    if draft is not None and not draft.echo and (draft.source or draft.target):
        truth = status(draft.trigger, reader.clauses, reader.frames)
        if truth.polarity == "positive" and truth.factuality == "actual" and not draft.factuality:
            reader.past.append(draft)


def _idle(draft: Draft, reader: Reader) -> bool:
    """True for a mere aim without anybody as its target: "met to end the war"."""
    word = draft.trigger
    aim = word.form == "base" and not draft.target and word.head is not word
    if not aim or any(child.form == "modal" for child in word.children):
        return False
    return status(word, reader.clauses, reader.frames).factuality != "actual"


def _stands_alone(operand: Draft, operator: Draft) -> bool:
    """True where the operand is an event of its own: in "condemned Iran's attack on Iraq", the attack."""
    if not operand.source or operand.echo:
        return False
    if set(operand.source) & set(operator.source):
        # A promise and what is promised are two facts: "committed to sending troops to Mali".
        promised = operator.type == "AGREE" and operand.type not in ("AGREE", "CONCEDE")
        return promised and operand.trigger.pos == "verb" and bool(operand.target)
    if operand.trigger.pos in ("noun", "name"):
        return bool(operand.target)
    return True


def _in_passing(noun: Word, draft: Draft, reader: Reader) -> Draft:
    """With the side that the clause around a phrase tells: "in talks with Iran, Norway offered ..."."""
    preposition = noun.head
    clause = reader.clauses.get(preposition.head.i)
    if noun.relation != "governed" or clause is None:
        return draft
    doing = reader.who(clause.subject)
    if draft.type == "CONSULT" and draft.target and not draft.source and preposition.lower in _DURING:
        return replace(draft, source=tuple(actor for actor in doing if actor not in draft.target))
    if draft.type == "REQUEST" and preposition.lower in _ASKED:  # "came at the invitation of China"
        asking = draft.source or reader.noun_slot("of", noun)
        return replace(draft, source=asking, target=others(doing, asking)) if asking else draft
    return draft


def _noun_stands(noun: Word, draft: Draft, reader: Reader) -> bool:
    """A bare event noun is an event only with both sides in its own phrase; a resignation has but one."""
    if noun.relation in ("compound", "adjective", "nominal"):
        return False
    resigned = draft.type == "RETREAT" and all(actor.kind == "person" for actor in draft.source)
    return bool(draft.source and (draft.target or resigned))


def _announced(word: Word, draft: Draft, reader: Reader) -> Draft | None:
    """ "will send", told as settled, is a promise (AGREE) or a threat besides what it announces.

    PLOVER counts announced cooperation as AGREE and announced conflict as THREATEN.
    """
    reported = word.relation == "complement" and word.head.lemma in _TOLD
    coming = WILL | {"would"} if reported else WILL
    will = any(child.relation == "auxiliary" and child.lower in coming for child in word.children)
    will = will or (reported and draft.factuality == "future")  # "announced that it planned to join"
    if not will or not (word.head is word or reported) or not draft.source:
        return None
    conditions = {
        mark.lower
        for child in (word, *word.children)
        if child.relation != "complement"
        for mark in child.children
    }
    if conditions & {"if", "unless"}:
        return None
    refused = any(child.relation == "negation" for child in word.children)
    if refused and draft.type not in _KIND:
        return None
    composition = reader.frames.compose("refuse" if refused else "promise", draft.type)
    if composition is None or draft.type == composition.type:
        return None
    if reported:
        clause = reader.clauses.get(word.head.i)
        saying = reader.who(clause.subject) if clause is not None else ()
        if any(a.country and b.country and a.country != b.country for a in saying for b in draft.source):
            return None
    rule = f"will {draft.rule}"
    return replace(draft, type=composition.type, mode="", factuality="announced", rule=rule, reciprocal=False)


def _said(clause: Clause, reader: Reader) -> Draft | None:
    """What is done by saying something: to demand, to judge, to accuse."""
    return _demand(clause, reader) or judgement(clause, reader, _TOLD) or _charge(clause, reader)


def _spoken(word: Word, reader: Reader) -> Clause | None:
    """A sentence that is wholly somebody's words, as if "said" stood before it: "... . Iran must leave.\""""
    if word.head is not word and not (word.relation == "conjunct" and word.head.head is word.head):
        return None
    for quote in reader.cast.quotes:
        if quote.start <= word.start < quote.end and not quote.partial and quote.speaker is not None:
            return Clause(word, "say", False, quote.speaker, None, None, (), word, None, None, "quote")
    return None


def _demand(clause: Clause, reader: Reader) -> Draft | None:
    """ "said that X must withdraw" is a REQUEST to X, whatever X is to do."""
    inner = reader.clauses.get(clause.complement.i) if clause.complement is not None else None
    if inner is None or clause.lemma not in _TOLD:
        return None
    duty = any(child.lower in _DUTY for child in inner.predicate.children if child.relation == "auxiliary")
    has_to = inner.predicate.lemma in ("have", "need") and inner.infinitive is not None
    if not (duty or has_to):
        return None
    source = reader.who(clause.subject)
    addressed = reader.who(clause.object) or reader.who(clause.recipient)
    thing = inner.object if inner.passive else inner.subject
    asked = (
        addressed
        or reader.who(thing)
        or (nameless(thing, reader.cast) if thing and thing.form in ("plural", "plural name") else ())
    )
    asked = tuple(actor for actor in asked if actor not in source)
    if not source or not asked or (not addressed and thing is not None and thing.lower in ("we", "i")):
        return None
    return Draft("REQUEST", "", source, asked, clause.predicate, False, f"verb:{clause.lemma}+duty")


def _charge(clause: Clause, reader: Reader) -> Draft | None:
    """ "said that X had wronged us" is an ACCUSE of X; "officials said" after it is none."""
    if clause.complement is None or clause.lemma not in _TOLD or clause.complement.i < clause.predicate.i:
        return None
    inner = reader.read(clause.complement)
    if inner is None or inner.type not in _WRONGS or not inner.source:
        return None
    truth = status(inner.trigger, reader.clauses, reader.frames)
    source = reader.who(clause.subject)
    ours = {actor.country for actor in source if actor.country}
    wronged = {actor.country for actor in inner.target} & ours
    theirs = {actor.country for actor in inner.source} & ours
    if not wronged or theirs or truth.factuality != "actual" or truth.polarity != "positive":
        return None
    return Draft("ACCUSE", "", source, inner.source, clause.predicate, False, f"verb:{clause.lemma}+wrong")


def _blamed(word: Word, draft: Draft, reader: Reader) -> Iterator[Draft]:
    """What somebody is blamed for, as the accuser tells it: "blamed Mali for the raid"."""
    if draft.type != "ACCUSE" or not draft.target or draft.trigger is not word:
        return
    clause = reader.clauses[word.i]
    verdict = clause.attribute or clause.complement
    inner = prepositions(verdict) if verdict is not None and verdict.pos == "adjective" else ()
    for name, noun in (*clause.obliques, *inner):
        deed = reader.echo(noun, reader.noun(noun)) if name in ("for", "of") else None
        if deed is None or deed.type not in _WRONGS or (deed.source and not deed.echo):
            continue
        victim = others(deed.target, draft.target)
        if victim:
            rule = f"{draft.rule} {deed.rule}"
            yield Draft(deed.type, deed.mode, draft.target, victim, noun, False, rule, teller=draft.source)


def _event(
    parse: Parse,
    sentence: Sentence,
    draft: Draft,
    reader: Reader,
    times: Sequence[TimeExpression],
    triggers: Iterable[Word],
) -> Event:
    truth = _truth(draft, reader)
    telling = () if draft.factuality == "spoken" else speakers(truth, reader)
    if draft.factuality == "announced":  # an announcement of one's own is no report
        telling = tuple(actor for actor in telling if actor not in draft.source)
    trigger = draft.trigger
    return Event(
        type=draft.type,
        mode=draft.mode or _mode(draft, reader) or None,
        context=_contexts(sentence, reader),
        source=draft.source,
        target=draft.target,
        reciprocal=draft.reciprocal and bool(draft.target or len(draft.source) > 1),
        place=place_of(draft, reader),
        size=sizes_of(draft, reader),
        time=_time(trigger, times, triggers),
        polarity="positive" if draft.factuality in ("announced", "spoken") else truth.polarity,
        factuality=_factuality(draft, truth),
        speakers=(*draft.teller, *(a for a in telling if a not in draft.teller)),
        evidence=Evidence(parse.document.id, sentence.start, sentence.end),
        trigger=Evidence(parse.document.id, trigger.start, trigger.end),
        predicate=trigger.text,
        lemma=trigger.lemma,
        rule=draft.rule,
        confidence=_confidence(draft),
        published=parse.document.published,
    )


def _truth(draft: Draft, reader: Reader) -> Status:
    """The status of a draft: "announced a withdrawal" tells what is done now, the withdrawal is planned."""
    truth = status(draft.trigger, reader.clauses, reader.frames, reader.cast.quotes)
    inner = draft.operand
    if inner is None or inner.type != draft.type or draft.type not in _STILL_TO_DO or not truth.plain:
        return truth
    deed = status(inner.trigger, reader.clauses, reader.frames, reader.cast.quotes)
    return deed if deed.factuality == "future" else truth


def _factuality(draft: Draft, truth: Status) -> Factuality:
    if draft.factuality in ("announced", "spoken"):
        return "actual"
    if draft.factuality in ("future", "hypothetical") and truth.factuality == "actual":
        return "future" if draft.factuality == "future" else "hypothetical"
    trigger = draft.trigger
    purpose = trigger.relation == "adverbial" and trigger.form == "base" and draft.type in _VERBAL_CONFLICT
    if purpose and not any(child.form == "modal" for child in trigger.children):
        return "actual"  # "began a strike to protest against": the protest is on
    return truth.factuality


def _time(trigger: Word, times: Sequence[TimeExpression], triggers: Iterable[Word]) -> TimeSpan | None:
    if not times:
        return None
    found = governing(trigger, times, triggers)
    if found is None and (
        trigger.head is trigger or (trigger.relation == "conjunct" and trigger.head.head is trigger.head)
    ):
        return heading_date(trigger, times)
    return found


def speakers(truth: Status, reader: Reader) -> tuple[Actor, ...]:
    """The chain of speakers as actors, the innermost first; a nameless speaker has its words for a name."""
    found: list[Actor] = []
    for word in truth.speakers:
        actors = reader.who(word) or nameless(word, reader.cast)
        found.extend(actor for actor in actors if actor not in found)
    return tuple(found)


def _mode(draft: Draft, reader: Reader) -> str:
    subject = draft.trigger.child("subject", "passive subject")
    for word in draft.trigger.subtree():
        if subject is not None and (word is subject or subject in word.ancestors()):
            continue
        mode = reader.frames.modes.get((draft.type, word.lemma))
        if mode:
            return mode
    return ""


def _contexts(sentence: Sentence, reader: Reader) -> tuple[str, ...]:
    found = {name for word in sentence.words for name in reader.frames.contexts.get(word.lemma, ())}
    return tuple(sorted(found))


def _confidence(draft: Draft) -> float:
    """An ordinal estimate: particular rules and full sides are surer than composed ones."""
    value = 0.9 if draft.target else 0.7
    depth = 0
    operand = draft.operand
    while operand is not None:
        depth, operand = depth + 1, operand.operand
    return round(value - 0.05 * depth - (0.1 if draft.trigger.pos == "noun" else 0.0), 2)


def _distinct(events: Iterable[Event]) -> Iterator[Event]:
    """One sentence tells one fact once: equal type, sides and truth are the same event.

    One that names nobody as its target adds nothing to one that does: "began a strike to protest against".
    """
    found = list(events)
    aimed = {(event.type, event.source) for event in found if event.target}
    seen: set[tuple[object, ...]] = set()
    for event in found:
        if not event.target and not event.reciprocal and (event.type, event.source) in aimed:
            continue
        sides = frozenset(event.source + event.target) if event.reciprocal else (event.source, event.target)
        key = (event.type, sides, event.polarity, event.factuality)
        if key not in seen:
            seen.add(key)
            yield event
