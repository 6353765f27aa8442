"""Words of violence where nobody is hurt: matches, elections, debates, quarrels.

"Brazil beat Germany 3-1 in the final" is no attack.  What tells a contest is its setting, in the clause
itself or in the one that it hangs on: a score, a final, a ballot, a debate; and what the text is about,
where it is a sports report.  Who bears arms is in no contest: "police beat fans at the match".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.actors import is_unnamed
from kg.events.arguments import Roles
from kg.events.drafts import Draft
from kg.events.told import Told
from kg.lexicon import word_list
from kg.model import Actor, Document
from kg.plover import having
from kg.words import Relation, Word

_SCORE = re.compile(
    r"(?<![\d–-])\d{1,3}[–-]\d{1,3}(?=\s*(?:$|[,.;)]|(?:after|and|at|but|by|for|from|in|last|on|this|to|with)\b))"
)
_WORDS = re.compile(r"[^\W\d_]+")
_DEPENDENT: tuple[Relation, ...] = ("adverbial", "open complement", "complement")
"""What a clause is that shares the setting of the one above it: "won the cup, *beating* Israel"."""
_SPOKEN = having("spoken")
_ABOUT = 400
"""How many characters tell what a text is about."""
_ENOUGH = 3
"""How many different words of sports make a sports report of a text."""


def contest(draft: Draft, told: Told) -> str:
    """The words that show a draft to be a contest and no violence; "" where it may be violence.

    Example:
        "beat" in "Brazil beat Germany in the final" -> "final".
    """
    if any(_is_armed(actor) for actor in (*draft.source, *draft.target)):
        return ""
    played = _played(draft, told) if _is_one_of(draft, "contested", "played") else ""
    return played or (_quarrelled(draft, told) if _is_one_of(draft, "contested") else "")


def _played(draft: Draft, told: Told) -> str:
    """A match or an election: by its setting, its score, or what the text is about."""
    setting = _setting(draft)
    return setting.text if setting is not None else _score(draft.trigger) or _report(told)


def _quarrelled(draft: Draft, told: Told) -> str:
    """A fight with words alone."""
    return _words_only(draft, told) or _quarrel(draft, told.roles)


def _is_one_of(draft: Draft, *lists: str) -> bool:
    words = (draft.trigger, *(inner.trigger for inner in draft.operands()))
    back = any(_is_any(child, "returned") for child in draft.trigger.children)  # "fired back"
    return back or any(word.lemma in word_list(f"contests.{each}") for word in words for each in lists)


def _words_only(draft: Draft, told: Told) -> str:
    """Between two persons with names: "Macron fired back at Trump"."""
    document = told.roles.cast.document
    sides = (*draft.source, *draft.target)
    named = (actor.kind == "person" and not is_unnamed(document, actor) for actor in sides)
    fought = all((draft.source, draft.target, draft.type not in _SPOKEN, *named))
    return draft.trigger.text if fought else ""


def _is_armed(actor: Actor) -> bool:
    return actor.sector in word_list("contests.armed")


def _setting(draft: Draft) -> Word | None:
    """Where it happens, in its clause and in the one above: a word of contests, or two that hint at it."""
    trigger = draft.trigger
    words = [word for word in _clause(trigger) if word.nominal and _is_beside(word, trigger)]
    sure = (word for word in words if _is_any(word, "sports", "elections") or _is_forum(word, draft))
    hints = [word for word in words if _is_any(word, "hints")]
    return next(sure, hints[0] if len({word.lower for word in hints}) > 1 else None)


def _clause(trigger: Word) -> Iterator[Word]:
    """The words of a predicate's clause, and of the one above as far as it depends on that."""
    yield from trigger.subtree()
    if trigger.nominal or trigger.relation in _DEPENDENT:
        yield from trigger.head.subtree()


def _is_any(word: Word, *lists: str) -> bool:
    return any(word.lower in word_list(f"contests.{each}") for each in lists)


def _is_forum(word: Word, draft: Draft) -> bool:
    """ "clashed *at a meeting*"; "attacked him *in a speech*" is no contest where it is an accusation."""
    if draft.type in _SPOKEN or word.relation != "governed" or not _is_any(word, "forums"):
        return False
    trigger = draft.trigger
    return word.head.lower in word_list("contests.at") and word.head.head in (
        trigger,
        trigger.child("object"),
    )


def _is_beside(word: Word, trigger: Word) -> bool:
    """Not the thing that is hit, nor "after the election", "on the day of the match", "despite the talks"."""
    if word is trigger.child("object"):
        return False
    above = word.head
    while above is not above.head and not above.verbal:
        if _is_any(above, "apart"):
            return False
        above = above.head
    return True


def _score(trigger: Word) -> str:
    """ "beat Germany *3-1*"."""
    text = "".join(f"{word.text}{' ' if word.space else ''}" for word in trigger.subtree())
    found = _SCORE.search(text)
    return found.group() if found is not None else ""


def _quarrel(draft: Draft, roles: Roles) -> str:
    """ "clashed *over the dam*", "the *conflict* between the president and senators"."""
    trigger = draft.trigger
    if trigger.lemma not in word_list("contests.quarrels"):
        return ""
    unarmed = word_list("contests.unarmed")
    if all((draft.source, *(actor.sector in unarmed for actor in draft.source))):
        return trigger.text
    over = (word.child("governed") for word in trigger.subtree() if _is_any(word, "about"))
    issue = next((noun for noun in over if noun is not None), None)
    return issue.text if issue is not None and not _is_land(issue, roles) else ""


def _is_land(noun: Word, roles: Roles) -> bool:
    kinds = roles.frames.classes.get(noun.lemma, ())
    named = {actor.kind for actor in roles.who(noun)}
    return bool({"territory", "border"} & set(kinds) or {"place", "country"} & named)


def _report(told: Told) -> str:
    """A sports report, by several words of sports in its first lines."""
    words = word_list("contests.sports") | word_list("contests.hints")
    return "a sports report" if len(told.opening & words) >= _ENOUGH else ""


def opening(document: Document) -> frozenset[str]:
    """The words of a document's title and first lines, in lower case."""
    return frozenset(_WORDS.findall(f"{document.title or ''} {document.text[:_ABOUT]}".lower()))
