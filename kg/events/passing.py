"""Event noun + the clause around its phrase -> a Draft with the side that the clause tells.

"In talks with Iran, Norway offered ..." has Norway in the talks; "came at the invitation of China" has the
guest as whom China asked; who "sent arms in support of Chad" supports Chad; and who "rejected Mali's request"
was asked by Mali.
"""

from __future__ import annotations

from collections.abc import Callable

from kg.events.arguments import fill, names, others
from kg.events.drafts import Actors, Draft
from kg.events.told import Told
from kg.lexicon import word_list
from kg.plover import having
from kg.trace import Step
from kg.words import Word

_DURING = word_list("events.during")
_ASKED = word_list("events.asked")
_STANDING = word_list("events.standing")
_SHOWING = word_list("events.showing")
_STANDS = having("attitude") | {"COOPERATE", "CONSULT"}
_ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
_ASKED_FOR = frozenset({"REQUEST", "AGREE", "THREATEN"})
_ALLEGING = word_list("events.alleging")
_STEP = "subject of the clause around"

Rule = Callable[[Draft, Actors, Told], Draft]
"""What becomes of a noun's draft, given who does what the clause around it tells."""


def in_passing(draft: Draft, told: Told) -> Draft:
    """An event noun with the side that the clause around its phrase tells; unchanged where it tells none."""
    answer = told.verbs.get(governor(draft.trigger).i)
    if (
        answer is not None
        and answers(answer, draft)
        and told.statuses[answer.trigger.i].factuality == "actual"
    ):
        step = Step("target", f"who answers with “{answer.trigger.text}”", names(answer.source))
        return draft.because(step, target=answer.source, factuality="announced")
    if draft.trigger.relation != "governed":
        return draft
    preposition = _shown(draft.trigger).head
    above = preposition.head
    rule = _rule(draft, preposition.lower)
    verb = above.head if rule is _stand and above.relation == "object" else above
    clause = told.predications.get(verb.i)
    if rule is None or clause is None or clause.form == "noun":
        return draft
    return rule(draft, told.roles.who(clause.at("subject")), told)


def answers(answer: Draft, asked: Draft) -> bool:
    """Whether a verb tells the answer to what a noun names, which was then said to whoever answers."""
    if not asked.source or set(answer.target) != set(asked.source):
        return False
    said = asked.type in _ASKED_FOR or asked.mode in _ALLEGING
    return all((said, not asked.target, answer.type in _ANSWERS))


def governor(noun: Word) -> Word:
    """The verb that a noun hangs on, be it on a preposition: "yielded to Mali's *demand*"."""
    return noun.head.head if noun.relation == "governed" else noun.head


def _shown(noun: Word) -> Word:
    """What shows it, "in a *show* of support", else the noun itself."""
    above = noun.head.head
    return above if above.lemma in _SHOWING and above.relation == "governed" else noun


def _rule(draft: Draft, preposition: str) -> Rule | None:
    if draft.type == "REQUEST" and preposition in _ASKED:
        return _invitation
    if draft.source:
        return None
    if draft.type in _STANDS and preposition in _STANDING and _is_bare(draft.trigger):
        return _stand
    return _meeting if draft.type == "CONSULT" and preposition in _DURING else None


def _is_bare(noun: Word) -> bool:
    """True for "in *support* of", not for "in the *fight* against"."""
    return noun.child("determiner", "possessor", "number") is None and not noun.plural


def _meeting(draft: Draft, doing: Actors, told: Told) -> Draft:
    """Who does something "in talks with Iran" is in the talks."""
    source = tuple(actor for actor in doing if actor not in draft.target)
    return draft.because(Step("source", _STEP, names(source)), source=source) if draft.target else draft


def _stand(draft: Draft, doing: Actors, told: Told) -> Draft:
    """Who does something "in support of Chad" supports Chad."""
    verb = told.verbs.get(governor(_shown(draft.trigger)).i)
    against = verb.target if verb is not None and draft.type == "PROTEST" else ()
    target = others(draft.target or against, doing)
    return draft.because(Step("source", _STEP, names(doing)), source=doing, target=target)


def _invitation(draft: Draft, doing: Actors, told: Told) -> Draft:
    """Who comes "at the invitation of China" was asked by China."""
    asking = draft.source or fill("of", told.predications[draft.trigger.i], told.roles)
    target = others(doing, asking)
    steps = (Step("source", "of", names(asking)), Step("target", _STEP, names(target)))
    return draft.because(*steps, source=asking, target=target) if asking else draft
