"""Draft -> what is done by announcing it: "will send" promises, "will attack" threatens, "will not" refuses.

PLOVER counts announced cooperation as AGREE and announced conflict as THREATEN.  Under a condition that
somebody else is to meet, hostile deeds are threats to him, and a kind one is neither promised nor done.
"""

from __future__ import annotations

from kg.events.arguments import names
from kg.events.conditions import condition_of
from kg.events.drafts import Actors, Draft, countries
from kg.events.forms import auxiliaries, is_any, marks
from kg.events.told import Told
from kg.events.truth import ASKED
from kg.lexicon import word_list
from kg.plover import having
from kg.trace import Step
from kg.words import Word

_SAYING = word_list("saying")
_WILL = word_list("will")
_WOULD = word_list("events.would")
_MAY = word_list("events.may")
_HAVING = word_list("events.having")
_GOING_ON = word_list("events.going_on")
_KIND, _WRONGS = having("kind"), having("wrong")


def announced(draft: Draft, told: Told) -> Draft | None:
    """The promise, threat or refusal that a draft is besides what it announces, or None.

    Example:
        "Senegal will recall its ambassador unless Mali apologises" -> THREATEN Senegal -> Mali.
    """
    if not draft.source or _is_left_open(draft, told):
        return None
    if _is_denied_plan(draft, told):
        return _act(draft, _refusal(draft, told), ()) if draft.type in _KIND else None
    clause = _first(draft.trigger)
    reported = _is_reported(clause)
    if not (reported or clause.head is clause):
        return None
    if reported and _of_another_state(draft, clause, told):
        return None
    condition = condition_of(draft.trigger) or condition_of(clause)
    if not _is_coming(draft, clause, reported, condition):
        return None
    if condition is None:
        return None if _is_a_schedule(draft, told) else _act(draft, _kind(draft, told), ())
    sure = _is_coming(draft, clause, reported, None)
    return _under_condition(draft, condition, told, sure)


def _act(draft: Draft, kind: str, party: Actors) -> Draft | None:
    """What is done by announcing a draft, aimed at ``party`` if there is one."""
    if kind in ("", draft.type):
        return None
    steps = [Step("type", f"announced {draft.type} = {kind}", f"“will” with “{draft.trigger.text}”")]
    if party:
        steps.append(Step("target", "to whom the condition is put", names(party)))
    return draft.because(
        *steps, type=kind, mode="", factuality="announced", rule=f"will {draft.rule}", reciprocal=False,
        target=party or draft.target,
    )  # fmt: skip


def _first(word: Word) -> Word:
    """The first of the clauses that are coordinated with a word's."""
    while word.relation == "conjunct" and word.head.verbal:
        word = word.head
    return word


def _is_reported(clause: Word) -> bool:
    return clause.relation == "complement" and clause.head.lemma in _SAYING


def _is_left_open(draft: Draft, told: Told) -> bool:
    """True where the very announcement is asked, doubted, or somebody's fiction."""
    return any(step.rule in ASKED for step in told.statuses[draft.trigger.i].steps)


def _is_a_schedule(draft: Draft, told: Told) -> bool:
    """ "Rao will visit Fiji", which nobody there says: a meeting to come, and no promise of one."""
    truth = told.statuses[draft.trigger.i]
    return draft.type == "CONSULT" and truth.polarity == "positive" and not truth.speakers


def _is_denied_plan(draft: Draft, told: Told) -> bool:
    """ "has no plans to send", "does not intend to send"; "knows of no plans" is no refusal."""
    truth = told.statuses[draft.trigger.i]
    if (truth.polarity, truth.factuality) != ("negative", "future") or _modals(draft.trigger, draft.trigger):
        return False
    plan = draft.trigger.head.head if draft.trigger.relation == "governed clause" else draft.trigger.head
    if told.roles.frames.effect(plan.lemma, "to") != "future":
        return False
    return plan.pos == "verb" or (plan.relation == "object" and plan.head.lemma in _HAVING)


def _is_coming(draft: Draft, clause: Word, reported: bool, condition: Word | None) -> bool:
    """ "will send"; as reported also "would send" and "planned to send"; "may send" under a condition.

    What will go on ("will continue to send") announces nothing.
    """
    if draft.trigger.lemma in _GOING_ON and condition is None:
        return False
    if reported and draft.factuality == "future":
        return True
    coming = _WILL | _WOULD if reported else _WILL
    if condition is not None:
        coming |= _MAY
    return not coming.isdisjoint(_modals(draft.trigger, clause))


def _modals(word: Word, clause: Word) -> frozenset[str]:
    """The auxiliaries of a verb; a second verb without a subject has those of the first."""
    shares = word.child("subject", "auxiliary") is None
    verbs = (word, clause) if shares else (word,)
    return frozenset(each.lower for verb in verbs for each in auxiliaries(verb) if each.form == "modal")


def _kind(draft: Draft, told: Told) -> str:
    """A promise, threat or refusal, by what is announced."""
    if _is_refused(draft, told):
        return _refusal(draft, told)
    made = told.roles.frames.compose("promise", draft.type)
    return made.type if made is not None else ""


def _is_refused(draft: Draft, told: Told) -> bool:
    """ "will not send", "nobody will send"; also "will not send until"."""
    denied = told.statuses[draft.trigger.i].polarity == "negative"
    return denied or any(child.relation == "negation" for child in draft.trigger.children)


def _refusal(draft: Draft, told: Told) -> str:
    made = told.roles.frames.compose("refuse", draft.type) if draft.type in _KIND else None
    return made.type if made is not None else ""


def _under_condition(draft: Draft, condition: Word, told: Told, sure: bool) -> Draft | None:
    """A threat to whoever is to meet the condition, or a refusal till then; a kind deed is no promise yet.

    Where the deed is aimed at one and the condition put to another, it is the first who is threatened.
    """
    party = _put_to(condition, draft, told)
    kind = _kind(draft, told)
    if _is_own(party, draft) or any(each.lemma == "have" for each in auxiliaries(draft.trigger)):
        return None  # "had it attacked, they would have left"
    if kind == "REJECT":
        return _act(draft, kind, draft.target or party) if sure else None
    if party and _is_demanded(condition):
        kind = "THREATEN"
    aimed = _aimed(draft, condition, party, told, sure)
    return _act(draft, kind, aimed) if kind == "THREATEN" and aimed else None


def _aimed(draft: Draft, condition: Word, party: Actors, told: Told, sure: bool) -> Actors:
    """Whom a deed under a condition threatens: troops are sent against who does wrong, not where they go."""
    if draft.type == "MOBILIZE":
        return party if _is_demanded(condition) or _is_wrong(condition, told) else ()
    if not party:
        return draft.target if sure else ()
    apart = draft.type not in _KIND and countries(draft.target) and not _share(draft.target, party)
    return draft.target if apart else party


def _is_demanded(condition: Word) -> bool:
    """ "*unless* it leaves": it is to leave."""
    return is_any("unless", *marks(condition)) is not None


def _is_wrong(condition: Word, told: Told) -> bool:
    """ "if it *attacks*"."""
    deed = told.verbs.get(condition.i)
    return deed is not None and deed.type in _WRONGS


def _share(some: Actors, others: Actors) -> bool:
    return bool(countries(some) & countries(others))


def _is_own(party: Actors, draft: Draft) -> bool:
    """True where it is for themselves, or their own side, to meet the condition."""
    return bool(set(party) & set(draft.source)) or _share(party, draft.source)


def _put_to(condition: Word, draft: Draft, told: Told) -> Actors:
    """Who is to do, or not to do, what a condition says; "it" may be either side."""
    clause = told.predications.get(condition.i)
    named = clause.at("subject") if clause is not None else condition
    found = told.roles.who(named) or told.roles.owner(named)
    if named is None or named.pos != "pronoun":
        return found
    return () if _is_own(found, draft) else found


def _of_another_state(draft: Draft, clause: Word, told: Told) -> bool:
    """True where somebody of one state, or nobody known, tells what another will do: no promise of his."""
    saying = told.predications.get(clause.head.i)
    if saying is not None and saying.passive and saying.at("subject") is None:
        return True  # "warned that Iran would attack, France ..."
    speakers = countries(told.roles.who(saying.at("subject"))) if saying is not None else set()
    return any(mine != theirs for mine in speakers for theirs in countries(draft.source))
