"""Draft + Cast -> where an event happened and how much it cost: place, dead, injured, arrested, amount.

Sizes are read from the number before the noun: "killed three soldiers", "gave 5.1 million dollars".
"""

from __future__ import annotations

import re

from kg.events.arguments import Roles
from kg.events.drafts import Draft
from kg.model import Actor
from kg.words import Word

_PLACE_PREPOSITIONS = ("in", "at", "near", "outside", "around")
_PLACES = frozenset({"place", "metonym", "name", "capital", "city"})
_SIZES = {
    "dead": ("kill", "murder", "slay", "execute", "assassinate", "massacre"),
    "injured": ("wound", "injure", "hurt"),
    "arrested": ("arrest", "detain", "jail"),
    "expelled": ("expel", "deport"),
}
_SIZE_OF = {verb: size for size, verbs in _SIZES.items() for verb in verbs}
_MONEY = frozenset({"dollar", "euro", "pound", "franc", "mark", "yen", "rouble", "$", "€", "£", "usd"})
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_FACTORS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def place_of(draft: Draft, roles: Roles) -> Actor | None:
    """The place that hangs on the predicate itself ("met in Geneva"), unless it is a side of the event."""
    clause = roles.clauses.get(draft.trigger.i)
    nouns = clause.obliques if clause is not None else ()
    for name, noun in nouns:
        mention = roles.cast.mention(noun) if name in _PLACE_PREPOSITIONS else None
        if mention is None or mention.how not in _PLACES:
            continue
        for actor in roles.cast.at(noun):
            if actor.kind in ("place", "country") and actor not in draft.source + draft.target:
                return actor
    return None


def sizes_of(draft: Draft, roles: Roles) -> tuple[tuple[str, int], ...]:
    """How many were killed, hurt, arrested or expelled, or how much money was given or fined."""
    clause = roles.clauses.get(draft.trigger.i)
    if clause is None or clause.object is None:
        return ()
    kind = _SIZE_OF.get(clause.predicate.lemma)
    number = number_before(clause.object)
    if kind is not None and number is not None:
        return ((kind, number),)
    if draft.type in ("AID", "SANCTION", "RETREAT", "AGREE", "COOPERATE"):
        for word in clause.object.subtree():
            if word.lemma in _MONEY or word.text in _MONEY:
                amount = number_before(word)
                if amount is not None:
                    return (("amount", amount),)
    return ()


def number_before(noun: Word) -> int | None:
    """The whole number that counts a noun: "three", "1,200", "5.1 million"; None where there is none."""
    parts = [
        child
        for child in noun.children
        if child.relation in ("number", "quantifier") or child.lower in _FACTORS
    ]
    words = sorted({word for part in parts for word in part.subtree()}, key=lambda word: word.i)
    value: float | None = None
    for word in words:
        figure = _FIGURE.fullmatch(word.text)
        if figure is not None:
            value = float(figure.group().replace(",", ""))
        elif word.lower in _NUMBERS:
            value = (value or 0) + _NUMBERS[word.lower]
        elif word.lower in _FACTORS:
            value = (value or 1) * _FACTORS[word.lower]
    return int(value) if value else None
