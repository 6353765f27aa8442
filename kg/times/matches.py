"""Parse -> Found: where the grammar matches, and what stands around a match.

Requires tokens; parts of speech and heads sharpen the judgement where the parse has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.times import grammar
from kg.words import Parse, Word

_CLITICS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Found:
    """A match of the grammar before it is read: the rule, characters, and words (``last`` inclusive)."""

    rule: str
    match: re.Match[str]
    first: int
    last: int
    start: int

    @property
    def end(self) -> int:
        return self.match.end()


def find_matches(parse: Parse) -> list[Found]:
    """All that looks like a time and is one, in text order, without overlaps."""
    return [found for found in _scan(parse) if _plausible(found, parse.words)]


def _scan(parse: Parse) -> Iterator[Found]:
    text, words = parse.text, parse.words
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        rules = grammar.STARTS.get(_key(word.lower))
        if not rules:
            index += 1
            continue
        best: tuple[str, re.Match[str]] | None = None
        for name, pattern in rules:
            match = pattern.match(text, word.start)
            if match and (best is None or match.end() > best[1].end()):
                best = name, match
        if best is None:
            index += 1
            continue
        first = last = index
        while last + 1 < count and words[last + 1].start < best[1].end():
            last += 1
        if (
            word.lower in ("from", "between") and last > first
        ):  # in "from 3 to 5 May" as anywhere a preposition
            first += 1
        yield Found(*best, first, last, words[first].start)
        index = last + 1


def _key(lower: str) -> str:
    """Under what a token's rules are filed: "#" for digits, "mid" for "mid-1990s"."""
    head = lower[:1]
    if head.isdigit():
        return "#"
    if head in "'’‘" and len(lower) > 1:
        return head
    if "-" in lower and lower not in grammar.STARTS:
        return lower.partition("-")[0]
    return "fy#" if head == "f" and lower[1:2] == "y" and lower[2:].isdigit() else lower


# what looks like a time but is none


def _plausible(found: Found, words: tuple[Word, ...]) -> bool:
    check = _CHECKS.get(found.rule)
    if check is None:
        return True
    before = words[found.first - 1] if found.first else None
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    return check(found, before, after, words)


def _is_year(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    """A bare number is a year only by its company: "in 2014", "(2014)", "the 2014 treaty"."""
    number = int(found.match["year"])
    if found.match["part"]:
        return True
    modern = 1900 <= number < 2060
    counts = after is not None and (after.form in ("plural", "plural name") or after.lower == "percent")
    if counts and (number % 50 == 0 or number < 1900):
        return False
    if before is None:
        return modern and after is not None and after.text in (":", ",", "-", "–", "—")
    if before.lower in grammar.BEFORE_YEAR:
        return modern or before.lower in ("in", "since", "until", "by", "of", "from", "after", "before")
    if before.text in ("(", "[", "-", "–", "—") or found.match.group().startswith("the "):
        return modern and not counts
    modifies = after is not None and after.pos in ("noun", "name", "adjective") and after.text[:1].isalpha()
    owned = before.pos in ("determiner", "pronoun", "adjective") or before.lower in _CLITICS
    return owned and modifies and modern


def _is_month(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    """A bare month needs company too: May and April are people, March is a walk."""
    if found.match["rel"] or found.match["part"] or found.match["side"]:
        return True
    follower = words[found.last + 2] if found.last + 2 < len(words) else None
    if after is not None and follower is not None and after.lower in ("-", "–", "—", "to", "through"):
        return follower.lower in grammar.MONTHS
    if before is None or (
        after is not None and after.pos == "name" and words[found.first].entity == "person"
    ):
        return False
    if before.lower in ("and", "or", "-", "–", "—", "through"):
        lead = words[found.first - 2] if found.first > 1 else before
        return lead.lower in grammar.MONTHS or lead.text[:1].isdigit()
    return before.lower in grammar.BEFORE_MONTH or before.lower in _CLITICS


def _is_weekday(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    """Not the day in "Black Friday", "the Sunday Times" and "the Good Friday Agreement"."""
    if before is not None and before.text in grammar.TRAPS_BEFORE and found.first == found.last:
        return False
    return after is None or after.text not in grammar.TRAPS_AFTER


def _is_season(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    """ "in the fall" is a season, "the fall of the city" is not."""
    match = found.match
    if match["year"] or match["yrel"] or match["rel"] or match["part"]:
        return True
    led = before is not None and before.lower in ("in", "by", "until", "since", "during")
    return led and match["the"] is not None and (after is None or after.lower != "of")


def _is_the_nth(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    led = before is not None and before.lower in (
        "on",
        "by",
        "until",
        "till",
        "before",
        "after",
        "since",
        "of",
    )
    return led and (after is None or after.pos not in ("noun", "adjective", "name", "numeral"))


def _is_duration(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    if after is not None and (after.lower in ("old", "ago") or after.text == "-"):
        return False
    leads = ("for", "within", "after", "over", "during", "in", "lasting", "lasted")
    return before is not None and before.lower in leads


def _is_weekend(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    return before is not None and before.lower in ("over", "during", "at", "on", "of", "through")


def _is_numeric(found: Found, before: Word | None, after: Word | None, words: tuple[Word, ...]) -> bool:
    return found.match["sep"] == "/" or len(found.match["y"]) == 4


_CHECKS = {
    "year": _is_year, "month": _is_month, "weekday": _is_weekday, "weekdays": _is_weekday,
    "season": _is_season, "the_nth": _is_the_nth, "duration": _is_duration, "weekend": _is_weekend,
    "numeric": _is_numeric,
}  # fmt: skip


# what stands around a match


def preposition(words: tuple[Word, ...], found: Found) -> str:
    """The preposition that governs the expression; "" in "after Tuesday's vote": it governs the vote."""
    index = found.first - 1
    while index >= 0 and words[index].lower in grammar.HEDGES and found.first - index < 4:
        index -= 1
    if index < 0:
        return ""
    word, lead = words[index], words[index - 1].lower if index else ""
    pair = grammar.PAIRS.get(f"{lead} {word.lower}")
    if pair:
        return pair
    single = grammar.PREPOSITIONS.get(word.lower, "")
    if not single or _belongs_to_noun(words, found):
        return ""
    return single


def opens_nothing(words: tuple[Word, ...], found: Found) -> bool:
    """ "a letter from 2013" is of that year; "ruled from 2013" goes on."""
    before = words[found.first - 1]
    return before.lower == "from" and before.head.pos in ("noun", "name")


def _belongs_to_noun(words: tuple[Word, ...], found: Found) -> bool:
    if found.last + 1 >= len(words):
        return False
    last = words[found.last]
    if words[found.last + 1].lower in _CLITICS:
        return True
    modifies = last.relation in ("compound", "nominal", "number", "adjective", "possessor")
    return modifies and last.head.i > found.last and last.head.pos in ("noun", "name")


_PAST = frozenset({"had", "has", "have", "'ve", "’ve", "was", "were", "did"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_MODAL = frozenset({"would", "could", "may", "might", "can", "should", "must"})
_WAS = frozenset({"was", "were", "had", "been"})
_AHEAD = frozenset({"until", "till", "by", "before", "through", "for"})


def tense(words: tuple[Word, ...], found: Found, preposition: str) -> tuple[str, bool]:
    """The tense of what governs the expression, and whether it hangs on the verb itself.

    "past", "future", "then" for what lay ahead of a past ("was due to open on Friday"), or "".
    """
    before = words[found.first - 1] if found.first else None
    if not preposition and before is not None and before.form == "past":
        return "past", True
    ahead = preposition in _AHEAD
    direct = not ahead
    node = next(
        (w for w in words[found.first : found.last + 1] if not found.first <= w.head.i <= found.last), None
    )
    for _ in range(8):
        if node is None or node.head is node:
            break
        parent = node.head
        if parent.verbal:
            told = _verb_tense(parent, preposition)
            return told or ("future" if ahead else ""), direct or told == "future"
        if parent.lemma in grammar.AHEAD:
            return _ahead(parent), False
        direct = direct and parent.pos in ("adposition", "subordinator", "adverb")
        node = parent
    return "", False


def _verb_tense(verb: Word, preposition: str) -> str:
    if verb.lemma in grammar.AHEAD and (verb.form == "participle" or preposition == "for"):
        return _ahead(verb)
    for _ in range(6):
        auxiliaries = {
            child.lower for child in verb.children if child.relation in ("auxiliary", "passive auxiliary")
        }
        parent = verb.head
        if auxiliaries & _WILL:
            return "future"
        if auxiliaries & _MODAL:
            return "then"
        if verb.form == "past" or (verb.form == "participle" and (auxiliaries & _PAST or not auxiliaries)):
            return "past"
        if "to" in auxiliaries:
            if parent.lemma in grammar.AHEAD:
                return _ahead(parent)
            if parent.lemma == "be":
                return "then" if parent.form == "past" else "future"
            ahead = parent.lemma in grammar.PROMISES or parent.form in (
                "present singular",
                "present",
                "base",
                "gerund",
            )
            return "future" if ahead or parent is verb else ""
        if verb.form in ("present singular", "present"):
            return "future" if verb.lemma in grammar.TIMETABLE else ""
        if parent is verb or not parent.verbal:
            return ""
        if verb.form != "gerund" and not (verb.form == "base" and verb.relation == "conjunct"):
            return ""
        verb = parent
    return ""


def _ahead(word: Word) -> str:
    """ "is set to" or "was set to"; a participle without an auxiliary takes that of its clause, if any."""
    past = any(
        child.lower in _WAS for child in word.children if child.relation in ("auxiliary", "passive auxiliary")
    )
    copula = word.head.form if word.relation in ("predicative", "adjective") else word.form
    return "then" if past or copula == "past" else "future"
