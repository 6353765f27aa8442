"""Clauses + Cast + times -> Events: drafts that somebody acts in, with truth status, time and evidence.

Within a sentence the main event comes first: the one highest in the tree, and of two at one height
the earlier.  What a fact stands on is its sentence; no source, no event, but for what befell somebody
(``victims``).  What is left out is kept with the reason, for ``kg explain``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.events.announcements import announced
from kg.events.arguments import Roles, names
from kg.events.circumstances import hosted, place_of, sizes_of
from kg.events.compose import compose, height, read_nouns
from kg.events.contests import opening
from kg.events.contexts import contexts_of
from kg.events.conversations import NO_TALK, addressed, going_on
from kg.events.corefer import FAR, deeds, is_open, kinds, reacting, summaries, with_echoes
from kg.events.dating import Dates
from kg.events.distinct import distinct, told_once
from kg.events.doings import doings
from kg.events.drafts import Actors, Draft
from kg.events.endings import is_over
from kg.events.passing import answers, in_passing
from kg.events.predications import Predication, find_predications
from kg.events.refusals import against, against_noun
from kg.events.speakers import hearsay, speakers
from kg.events.speech_acts import blamed, said, spoken
from kg.events.told import Told
from kg.events.truth import Status
from kg.events.victims import spared, stands_by_its_victim, with_doer
from kg.lexicon import word_list
from kg.model import Event, Evidence, Factuality, Polarity
from kg.plover import having
from kg.times import TimeExpression
from kg.trace import Step
from kg.words import SUBJECTS, Parse, Sentence, Word

_PURSUED = having("pursued")
_FOUNDING = word_list("events.founding")
_STILL_TO_DO, _SPOKEN = having("to do"), having("spoken")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is no event of its own, and why: the last of its steps."""

    trigger: Word
    type: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What was made of a document's predicates."""

    told: Told
    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]


def find_events(
    parse: Parse, roles: Roles, statuses: Mapping[int, Status], times: Sequence[TimeExpression]
) -> Account:
    """All events of a document: by sentence, in a sentence the main one first.

    Args:
        parse: the document.
        roles: who is who in it.
        statuses: whether what a word tells is so, and who says it, by the index of the word.
        times: its time expressions.
    """
    told = _read(parse, roles, statuses)
    events: list[Event] = []
    left: list[LeftOut] = []
    for sentence in parse.sentences:
        drafts = []
        for draft, reason in _weighed(sentence, told):
            if reason:
                left.append(LeftOut(draft.trigger, draft.type, (*draft.steps, Step("left out", reason))))
            else:
                drafts.append(draft)
        drafts.sort(key=lambda draft: (height(draft.trigger), draft.trigger.i))
        context = contexts_of(sentence, told.roles.frames.contexts) if drafts else ()
        dates = Dates(times, parse.document.published, [draft.trigger for draft in drafts])
        made = [_event(parse, sentence, draft, told, dates, context) for draft in drafts]
        events += distinct(made)
    return Account(told, tuple(told_once(events)), tuple(left))


def _read(parse: Parse, roles: Roles, statuses: Mapping[int, Status]) -> Told:
    """What every predicate tells: sentence by sentence, since nouns go back to what was told before."""
    predications = find_predications(parse, roles.clauses, roles.frames.nouns)
    told = Told(roles, predications, {}, {}, {}, statuses, opening(parse.document))
    verbs: dict[int, Draft] = {}
    nouns: dict[int, Draft] = {}
    plain: dict[int, Draft] = {}
    past: list[Told] = []
    talk = NO_TALK
    for sentence in parse.sentences:
        inside = [predications[word.i] for word in sentence.words if word.i in predications]
        here = addressed(_read_sentence(sentence, inside, told, past), talk)
        talk = going_on(sentence, here, talk)
        past.append(here)
        verbs |= here.verbs
        nouns |= here.nouns
        plain |= here.plain
    return replace(told, verbs=verbs, nouns=nouns, plain=plain)


def _read_sentence(
    sentence: Sentence, predications: Sequence[Predication], told: Told, past: Sequence[Told]
) -> Told:
    """What a sentence tells; where a noun in it goes back to something, with the sides of that."""
    plain = read_nouns(predications, told.roles)
    verbs, done = compose(predications, told.roles, plain), tuple(doings(predications, told))
    here = replace(told, verbs=verbs, nouns=plain, plain=plain, doings=done)
    named = plain | deeds(sentence.words, plain, told.roles.before)
    types = [kinds(draft) for draft in named.values() if is_open(draft)]
    if types:
        sought = frozenset().union(*types)
        before = (draft for each in (*past[-FAR:], here) for draft in _happened(each, sought))
        named = with_echoes(named, before, lambda noun: reacting(noun, told))
    nouns = named | summaries(sentence.words, here.verbs)
    if any(draft.echo for draft in nouns.values()):
        here = replace(here, verbs=compose(predications, told.roles, nouns), nouns=nouns)
    return here


def _happened(told: Told, types: frozenset[str]) -> Iterator[Draft]:
    """What of these types is told to have happened, for nouns that go back to it: "the attack"."""
    verbs = [draft for draft in told.verbs.values() if draft.type in types]
    nouns = {i: draft for i, draft in told.plain.items() if draft.type in types}
    used = _swallowed(told.verbs.values(), told) if nouns else {}
    alone = [_placed(in_passing(draft, told), told) for i, draft in nouns.items() if i not in used]
    yield from told.doings
    for draft in (*verbs, *alone):
        if (draft.source or draft.target) and not draft.factuality and told.happened(draft.trigger):
            yield draft


def _placed(draft: Draft, told: Told) -> Draft:
    """An attack with the place that is named in its phrase as its target."""
    if draft.target or draft.type != "ASSAULT":
        return draft
    return replace(draft, target=told.roles.inside(draft.trigger, draft.source, places=True))


def _weighed(sentence: Sentence, told: Told) -> Iterator[tuple[Draft, str]]:
    """What the predicates of a sentence tell, each with the reason why it is no event of its own, or "".

    An operand is told by its operator, and stands by itself where the operator comes to nothing.
    """
    drafts = [
        _mutual(hosted(with_doer(spared(each, told), told), told.roles)) for each in _of_verbs(sentence, told)
    ]
    verbs = [(draft, against(draft, told)) for draft in drafts]
    standing = [draft for draft, reason in verbs if not reason]
    operators = _swallowed(standing, told)
    for draft, reason in verbs:
        operator = operators.get(draft.trigger.i)
        swallowed = f"told with “{operator.trigger.text}”" if operator is not None else ""
        yield draft, reason or swallowed
    taken = {draft.trigger.i for draft in standing} | set(operators)
    for word in sentence.words:
        if word.i in told.plain and word.i not in taken:
            draft = _mutual(hosted(in_passing(told.plain[word.i], told), told.roles))
            yield draft, against_noun(draft, told) or against(draft, told)


def _swallowed(drafts: Iterable[Draft], told: Told) -> dict[int, Draft]:
    """The operands that are told with their operator, by index, each with that operator.

    Who did not hesitate to attack did attack: what an operator that is denied leaves true stands, and so
    does what happened to somebody: "deplored the arrest of two nurses".
    """
    return {
        operand.trigger.i: draft
        for draft in drafts
        for operand in draft.operands()
        if _is_told_by(draft, operand) and not _stands_beside(operand, draft, told)
    }


def _is_told_by(operator: Draft, operand: Draft) -> bool:
    """True where an operand is no event of its own.

    Who names nobody does not tell a clause that does: "refuted that it had attacked Israel".
    """
    clause = operand.trigger.relation == "complement"
    less = clause and operand.sided and not operator.sided
    if less or answers(operator, operand):
        return False
    return is_over(operand, operator) or not _stands_alone(operand, operator)


def _stands_beside(operand: Draft, operator: Draft, told: Told) -> bool:
    if operand.type != operator.type and stands_by_its_victim(operand, told):
        return True
    return told.statuses[operator.trigger.i].polarity == "negative" and told.happened(operand.trigger)


def _of_verbs(sentence: Sentence, told: Told) -> Iterator[Draft]:
    """What the verbs of a sentence tell, and what is done by telling it."""
    for word in sentence.words:
        predication = told.predications.get(word.i)
        if predication is None or predication.form == "noun":
            continue
        words_of = spoken(word, told)
        act = said(words_of, told) if words_of is not None else None
        if act is not None:
            yield replace(act, factuality="spoken")
        draft = said(predication, told) or told.verbs.get(word.i)
        if draft is not None:
            promise = announced(draft, told)
            if promise is not None:
                yield promise
            yield draft
            yield from blamed(draft, told)


def _mutual(draft: Draft) -> Draft:
    """ "Rubio and Jaishankar discussed the border": with each other."""
    mutual = draft.type == "CONSULT" and len(draft.source) > 1 and not draft.target
    return replace(draft, reciprocal=True) if mutual else draft


def _stands_alone(operand: Draft, operator: Draft) -> bool:
    """True where the operand is an event of its own: in "condemned Iran's attack on Iraq", the attack.

    A promise and what is promised are two facts: "committed to sending troops to Mali".
    """
    if not operand.source or operand.echo:
        return False
    noun = operand.trigger.nominal
    if not set(operand.source) & set(operator.source):
        return bool(operand.target) or not noun
    promised = operator.type == "AGREE" and operand.type not in ("AGREE", "CONCEDE")
    return promised and operand.trigger.pos == "verb" and bool(operand.target)


def _event(
    parse: Parse, sentence: Sentence, draft: Draft, told: Told, dates: Dates, context: tuple[str, ...]
) -> Event:
    trigger, truth = draft.trigger, _status(draft, told)
    polarity, factuality = _truth(draft, truth)
    ahead = dates.ahead(draft) if factuality == "actual" else ()
    factuality = "future" if ahead else factuality
    telling = _telling(draft, truth, told.roles)
    doubt = hearsay(truth, told.roles) if factuality == "actual" and draft.factuality != "spoken" else ()
    return Event(
        type=draft.type,
        mode=draft.mode or _mode(draft, told.roles) or None,
        context=context,
        source=draft.source,
        target=draft.target,
        reciprocal=draft.reciprocal and bool(draft.target or len(draft.source) > 1),
        place=place_of(draft, told.roles),
        size=sizes_of(draft, told.roles),
        time=dates.of(draft, (polarity, factuality) == ("positive", "actual")),
        polarity=polarity,
        factuality="hypothetical" if doubt else factuality,
        speakers=telling,
        evidence=Evidence(parse.document.id, sentence.start, sentence.end),
        trigger=Evidence(parse.document.id, trigger.start, trigger.end),
        predicate=trigger.text,
        lemma=trigger.lemma,
        rule=draft.rule,
        published=parse.document.published,
        steps=(
            *draft.steps,
            *_status_steps(draft, truth, factuality),
            *ahead,
            *doubt,
            *_speaker_steps(telling),
        ),
    )


def _truth(draft: Draft, truth: Status) -> tuple[Polarity, Factuality]:
    """Whether it is so: what is done by saying it; else what the sentence, then the operator, makes of it."""
    if draft.factuality in ("announced", "spoken"):
        return "positive", "actual"
    if draft.factuality and truth.factuality == "actual":
        return truth.polarity, "future" if draft.factuality == "future" else "hypothetical"
    return truth.polarity, truth.factuality


def _status(draft: Draft, told: Told) -> Status:
    """The status of a draft's own word, but of three kinds.

    An aim that is pursued as soon as it is told is as its main clause; "announced a withdrawal" is told as
    done, and the withdrawal is planned; of "sent ships to attack Israel" the attack is as its infinitive.
    """
    word = draft.trigger
    own, inner = told.statuses[word.i], draft.operand
    if _is_under_way(draft):
        return told.statuses[word.head.i]
    if not own.plain or inner is None or inner.type != draft.type:
        return own
    deed = told.statuses[inner.trigger.i]
    spoken = draft.type in _SPOKEN and word.lemma not in _FOUNDING
    if inner.trigger.verbal and (not spoken or deed.polarity == "negative"):
        return own if deed.plain else deed
    if deed.factuality == "hypothetical" and inner.trigger.relation == "governed":
        return deed if inner.trigger.nominal else own  # "faces the prospect of sanctions"
    return deed if deed.factuality == "future" and draft.type in _STILL_TO_DO else own


def _is_under_way(draft: Draft) -> bool:
    """True for a protest that is an aim: "began a strike to protest against": the protest is on.

    Not in "it is easy for Iran to protest": what somebody of its own is to do is open.
    """
    word = draft.trigger
    purpose = word.relation == "adverbial" and word.form == "base" and draft.type in _PURSUED
    own = any(child.form == "modal" or child.relation == "subject" for child in word.children)
    return purpose and word.head.verbal and not own


def _telling(draft: Draft, truth: Status, roles: Roles) -> Actors:
    """Who says so, the innermost first; an announcement of one's own is no report."""
    found = () if draft.factuality == "spoken" else speakers(truth, roles)
    if draft.factuality == "announced":
        found = tuple(actor for actor in found if actor not in draft.source)
    return (*draft.teller, *(actor for actor in found if actor not in draft.teller))


def _status_steps(draft: Draft, truth: Status, factuality: Factuality) -> tuple[Step, ...]:
    if draft.factuality in ("announced", "spoken"):
        return (Step("status", draft.factuality, "what is done by saying it is so"),)
    if draft.factuality and truth.factuality == "actual":
        return (
            *truth.steps,
            Step("status", factuality, f"“{draft.trigger.text}” with what it is applied to"),
        )
    return truth.steps


def _speaker_steps(telling: Actors) -> tuple[Step, ...]:
    return (Step("speakers", "who says so, the innermost first", names(telling)),) if telling else ()


def _mode(draft: Draft, roles: Roles) -> str:
    """The mode that a word of the event's own phrase gives, the subject's words left out."""
    subject = draft.trigger.child(*SUBJECTS)
    apart = set(subject.subtree()) if subject is not None else set()
    lemmas = (roles.frames.lemma(w.lower, w.lemma) for w in draft.trigger.subtree() if w not in apart)
    return next(filter(None, (roles.frames.modes.get((draft.type, lemma)) for lemma in lemmas)), "")
