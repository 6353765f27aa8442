"""Parse + Cast + times -> States: what holds over time, from titles, appositions, copulas and verbs.

"Hungarian Defense Minister Tibor Benko", "Benko, Hungary's defense minister", "Benko is the defense minister
of Hungary", "Hungary, a member of NATO since 1999", "who has led Hungary since 2010".  The interval is what
the text gives; "former" and "was" close it at the publication date (on a day not known where there is none),
"-elect" makes it future.  A title in a sentence of a time long past ("In 1962 President Kennedy met ...")
holds then: nothing says that it holds now.

Each rule reads one word and yields drafts; ``_RULES`` says which are tried at which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.actors import is_unnamed
from kg.events.described import in_office, of_club, related
from kg.events.speakers import hearsay, speakers
from kg.events.statedrafts import MUTUAL, Scope, StateDraft, apart
from kg.events.titles import titled
from kg.events.told import Told
from kg.events.truth import Status
from kg.lexicon import Gazetteer
from kg.model import STATE_TYPES, Evidence, Factuality, State, TimeSpan
from kg.syntax import Clause
from kg.times import TimeExpression, days_after, interval_of
from kg.trace import Step
from kg.words import Parse, Pos, Word

_UNTIL = "until"
"""The time of a result that ends a state."""


def find_states(
    parse: Parse, told: Told, times: Sequence[TimeExpression], gazetteer: Gazetteer
) -> Iterator[State]:
    """All states of a document in text order, each once.

    Args:
        parse: The parsed document.
        told: Who is who, what its verbs tell, and whether it is so.
        times: Its time expressions.
        gazetteer: The known names and titles.
    """
    scope = Scope(parse, told, times, gazetteer)
    seen: set[tuple[object, ...]] = set()
    for draft in find_drafts(scope):
        if _is_passing(draft, parse.document.id):
            continue
        state = _state(draft, scope)
        key = (state.type, state.source, state.target, state.time and (state.time.start, state.time.end))
        if key not in seen:
            seen.add(key)
            yield state


def _is_passing(draft: StateDraft, document: str) -> bool:
    """True where nobody has a name: "women ran schools"; who leads "the rebels" has a title that says so."""
    sides = draft.source if draft.role else (*draft.source, *draft.target)
    return any(is_unnamed(document, actor) for actor in sides)


def find_drafts(scope: Scope) -> Iterator[StateDraft]:
    """What each rule finds at each word, with the steps of how it was found."""
    for word in scope.parse.words:
        for rule in _RULES.get(word.pos, ()):
            for draft in rule(word, scope):
                yield _closed(draft, scope)


# ---------------------------------------------------------------- verbs


def _resulting(verb: Word, scope: Scope) -> Iterator[StateDraft]:
    """The state that an event results in: "joined NATO in 2023" makes a member since then."""
    clause = scope.roles.clauses.get(verb.i)
    if clause is None:
        return
    result = scope.roles.frames.result(clause.lemma, clause.object.lemma if clause.object is not None else "")
    if result is None or (result.time == _UNTIL and not _is_so(verb, scope)):
        return
    target = tuple(a for a in scope.told.slot(result.target, verb) if a.kind in result.kinds)
    source = tuple(
        a for a in scope.roles.who(_joiner(clause, result.target)) if a.kind == "country" and a not in target
    )
    source, target = (source, target) if target else apart(result.state, source)
    if source and target:
        time, over = _bounded(interval_of(verb, scope.times), result.time), result.time == _UNTIL
        draft = StateDraft(result.state, source, target, verb, f"result:{clause.lemma}", time, over=over)
        yield draft.because("reading", f"result of {clause.lemma}", verb.text)


def _is_so(verb: Word, scope: Scope) -> bool:
    """True for what has happened: nobody's membership is over who only wants to leave."""
    truth = scope.told.statuses[verb.i]
    return (truth.polarity, truth.factuality) == ("positive", "actual")


def _joiner(clause: Clause, target: str) -> Word | None:
    """Who is in the state then: the subject, but whoever "was admitted to NATO"."""
    return clause.object if clause.passive and target != "object" else clause.subject


def _bounded(time: TimeSpan | None, bound: str) -> TimeSpan | None:
    """The time of what begins with an event and goes on, or ends with it."""
    if time is None or not bound:
        return time
    start, end = (None, time.end) if bound == _UNTIL else (time.start, None)
    return TimeSpan(start, end, "interval", time.text, time.at)


def _told(verb: Word, scope: Scope) -> Iterator[StateDraft]:
    """What the frames say that a verb tells: "who has led Hungary since 2010"."""
    read = scope.told.verbs.get(verb.i)
    if read is None or read.type not in STATE_TYPES:
        return
    sides = (read.source, read.target) if read.target else apart(read.type, read.source)
    if all(sides):
        time = interval_of(verb, scope.times)
        draft = StateDraft(read.type, *sides, verb, read.rule, time, reciprocal=read.reciprocal)
        yield draft.because("reading", read.rule, verb.text)


_RULES: Mapping[Pos, tuple[Callable[[Word, Scope], Iterator[StateDraft]], ...]] = {
    "name": (titled, related, in_office, of_club),
    "noun": (related, in_office, of_club),
    "verb": (_resulting, _told),
    "auxiliary": (_resulting, _told),
}
"""What is tried at a word, by its part of speech, in this order."""


# ---------------------------------------------------------------- making


_FORMER = "former"
"""How a text says that an office is over, and the rule by which it is."""


def _closed(draft: StateDraft, scope: Scope) -> StateDraft:
    """The draft with its end on the day before the text, where it is called past and no interval is told.

    In a text of no day it has ended on one that nobody knows.
    """
    if draft.over and (draft.time is None or draft.titled):
        time = TimeSpan(None, _eve(scope), "interval", _FORMER)
        return replace(draft, time=time).because("time", "over", _FORMER)
    if draft.over or draft.time is not None or not _has_ended(draft, scope):
        return draft
    time = TimeSpan(None, _eve(scope), "interval", "")
    return replace(draft, time=time).because("time", "over, by our lists", draft.role or "")


def _eve(scope: Scope) -> date | None:
    """The day before that of the text; None where it has none."""
    published = scope.parse.document.published
    return days_after(published, -1) if published is not None else None


def _has_ended(draft: StateDraft, scope: Scope) -> bool:
    """True where the lists say that somebody had the office, and has it no more on the day of the text."""
    published, title = scope.parse.document.published, scope.titles.get(draft.title)
    if published is None or title is None:
        return False
    held = [each for each in scope.gazetteer.offices(draft.source[0].id) if each.office == title.office]
    return bool(held) and all(each.is_over(published) for each in held)


_ACTUAL = Status()


def _state(draft: StateDraft, scope: Scope) -> State:
    """The state with its truth, speakers and evidence."""
    parse, word = scope.parse, draft.trigger
    truth = _ACTUAL if draft.titled else scope.told.statuses[word.i]
    sentence = parse.sentences[word.sentence]
    coming = draft.title.endswith("-elect")
    doubt = hearsay(truth, scope.roles) if truth.factuality == "actual" and not coming else ()
    status = (Step("status", "elected, not yet in office", draft.role or ""),) if coming else truth.steps
    return State(
        type=draft.type,
        source=draft.source,
        target=draft.target,
        reciprocal=draft.reciprocal or draft.type in MUTUAL,
        role=draft.role,
        time=draft.time,
        polarity=truth.polarity,
        factuality=_factuality(truth, coming, doubt),
        speakers=speakers(truth, scope.roles),
        evidence=Evidence(parse.document.id, sentence.start, sentence.end),
        trigger=Evidence(parse.document.id, word.start, word.end),
        predicate=word.text,
        lemma=word.lemma,
        rule=draft.rule,
        steps=(*draft.steps, *status, *doubt),
        published=parse.document.published,
    )


def _factuality(truth: Status, coming: bool, doubt: tuple[Step, ...]) -> Factuality:
    """That of what the words tell; of who is elected, future; of what nobody known says, hypothetical."""
    if coming:
        return "future"
    return "hypothetical" if doubt else truth.factuality
