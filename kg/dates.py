"""Parse -> time expressions with their place on the calendar: find_times.

One scan of the tokens with the grammar of ``calendar_words``, then one reading in text order:
a weekday hangs on the date of writing (publication, dateline or the heading of a digest), "two
days later" on the date that the story has reached, and the tense of the governing verb tells
past from future.  What cannot be placed keeps its words, with start and end None: wrong is
worse than missing.

Requires tokens; uses part-of-speech tags and heads where the parse has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from kg import calendar_words
from kg.calendar_rules import Context, Reading, read
from kg.calendars import Period, day
from kg.model import Evidence, TimeSpan
from kg.words import Parse, Word

_SINCE = frozenset({"since", "from", "starting", "beginning", "effective"})
_UNTIL = frozenset({"until", "till", "til", "through", "by"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words of a time, and what they denote.

    ``first`` and ``last`` are the indexes of the words covered, both inclusive, without the
    ``preposition`` before them ("since", "from", "as of", "" ...).  ``kind`` is "point" (one day,
    week, year ...), "interval" (with an open side or two ends), "duration" ("three days", no
    place), "set" ("every Friday", "recent weeks"; no place), or, for a date that stands over the
    text, "heading" (a paragraph of its own) and "dateline".
    """

    span: TimeSpan
    first: int
    last: int
    preposition: str = ""
    kind: str = "point"


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of the grammar, before it is read."""

    rule: str
    match: re.Match[str]
    first: int
    last: int


def find_times(parse: Parse) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in text order.

    Ranges ("from 2010 to 2014", "3-5 February") are one expression.  A date that stands in a
    paragraph of its own or in a dateline is the date of writing for what follows.
    """
    found = [item for item in _scan(parse) if _plausible(item, parse)]
    context = Context(today=parse.document.published)
    context = replace(context, archive=_is_archive(found, context.today))
    times: list[TimeExpression] = []
    at = 0
    while at < len(found):
        item = found[at]
        preposition = _preposition(parse.words, item)
        tense, strict = _tense(parse.words, item, preposition)
        here = replace(context, tense=tense, strict=strict, preposition=preposition)
        following = found[at + 1] if at + 1 < len(found) else None
        if (
            following
            and (preposition := _joins(parse, item, following, preposition) or preposition) == "from-to"
        ):
            expression = _range(parse, item, following, here)
            at += 2
        else:
            reading = read(item.rule, item.match, here)
            expression = _expression(parse, item, reading, preposition)
            at += 1
            if item.rule == "eve" and following and following.first == item.last + 1:
                expression = _eve(parse, item, following, here)
                at += 1
        if expression is None:
            continue
        place = _over_the_text(parse, item, expression)
        if place and expression.span.start:
            context = Context(expression.span.start, day(expression.span.start))
            expression = replace(expression, kind=place)
        elif (told := _told(expression)) is not None:
            context = replace(context, story=told)
        times.append(expression)
    return tuple(times)


# finding


def _scan(parse: Parse) -> Iterator[_Found]:
    text, words = parse.text, parse.words
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        rules = calendar_words.STARTS.get(_key(word.lower))
        best: _Found | None = None
        if rules:
            for name, pattern in rules:
                match = pattern.match(text, word.start)
                if match and (best is None or match.end() > best.match.end()):
                    best = _Found(name, match, index, index)
        if best is None:
            index += 1
            continue
        last = index
        while last + 1 < count and words[last + 1].start < best.match.end():
            last += 1
        led = words[index].lower in ("from", "between")  # of "from 3 to 5 May": a preposition like any other
        yield replace(best, first=index + led, last=last)
        index = last + 1


def _key(lower: str) -> str:
    head = lower[:1]
    if head.isdigit():
        return "#"
    if head in "'’‘" and len(lower) > 1:
        return head
    if "-" in lower:
        return lower.partition("-")[0]
    return "fy#" if head == "f" and lower[1:2] == "y" and lower[2:].isdigit() else lower


_BEFORE_YEAR = frozenset(
    "in since until till by of from to before after during through throughout between around circa early late mid "
    "and or for about as than election summer winter spring autumn".split()
)
_BEFORE_MONTH = frozenset(
    "in since until till by of from to before after during through throughout between around as the a an this that "
    "its his her their our my last next early late mid for".split()
)


def _plausible(item: _Found, parse: Parse) -> bool:
    """What looks like a time but is none: a bare number, a name, a length, an age."""
    words, rule = parse.words, item.rule
    before = words[item.first - 1] if item.first else None
    after = words[item.last + 1] if item.last + 1 < len(words) else None
    if rule == "year":
        return _is_year(item, before, after)
    if rule == "month":
        if item.match["rel"] or item.match["part"] or item.match["side"]:
            return True
        if after is not None and after.pos == "PROPN" and words[item.first].ent == "PERSON":
            return False
        if before is not None and before.lower in ("and", "or"):
            lead = words[item.first - 2] if item.first > 1 else before
            return lead.lower in calendar_words.MONTHS or lead.text[:1].isdigit()
        return before is not None and (before.lower in _BEFORE_MONTH or before.lower in ("'s", "’s"))
    if rule == "weekend":
        return before is not None and before.lower in ("over", "during", "at", "on", "of", "through")
    if rule in ("weekday", "weekdays"):
        if before is not None and before.text in calendar_words.TRAPS_BEFORE and item.first == item.last:
            return False
        return not (after is not None and after.text in calendar_words.TRAPS_AFTER)
    if rule == "season":
        match = item.match
        if match["year"] or match["yrel"] or match["rel"] or match["part"]:
            return True
        return (
            match["the"] is not None
            and before is not None
            and before.lower in ("in", "by", "until", "since", "during")
            and (after is None or after.lower != "of")
        )
    if rule == "the_nth":
        dated = before is not None and before.lower in (
            "on",
            "by",
            "until",
            "till",
            "before",
            "after",
            "since",
            "of",
        )
        return dated and (after is None or after.pos not in ("NOUN", "ADJ", "PROPN", "NUM"))
    if rule == "duration":
        if after is not None and (after.lower in ("old", "ago") or after.text == "-"):
            return False
        return before is not None and before.lower in (
            "for",
            "within",
            "after",
            "over",
            "during",
            "in",
            "lasting",
            "lasted",
        )
    if rule == "numeric":
        return item.match["sep"] == "/" or len(item.match["y"]) == 4
    return True


def _is_year(item: _Found, before: Word | None, after: Word | None) -> bool:
    """A bare number is a year only by its company: "in 2014", "(2014)", "the 2014 treaty"."""
    number = int(item.match["year"])
    if item.match["part"]:
        return True
    counts = (
        after is not None and after.tag in ("NNS", "NNPS") or (after is not None and after.lower == "percent")
    )
    if counts and (number % 50 == 0 or number < 1900):
        return False
    if before is None:
        return 1900 <= number < 2100 and after is not None and after.text in (":", ",", "-", "–", "—")
    if before.lower in _BEFORE_YEAR:
        return number >= 1900 or (
            before.lower in ("in", "since", "until", "by", "of", "from", "after", "before")
        )
    if before.text in ("(", "[", "-", "–", "—") or item.match.group().startswith("the "):
        return 1900 <= number < 2100 and not counts
    modifies = after is not None and after.pos in ("NOUN", "PROPN", "ADJ") and after.text[:1].isalpha()
    owned = before.pos in ("DET", "PRON") or before.lower in ("'s", "’s") or before.pos == "ADJ"
    return owned and modifies and 1900 <= number < 2100


_HEDGES = frozenset(
    "about around early late mid only shortly soon just at least roughly late back “ \" ' ‘".split()
)


def _preposition(words: tuple[Word, ...], item: _Found) -> str:
    """The preposition that governs the expression itself, "" if none does."""
    index = item.first - 1
    while index >= 0 and words[index].lower in _HEDGES and item.first - index < 4:
        index -= 1
    if index < 0:
        return ""
    found, lead = words[index].lower, words[index - 1].lower if index else ""
    pair = {("as", "of"): "as of", ("prior", "to"): "before", ("ahead", "of"): "before", ("up", "to"): "until",
            ("up", "until"): "until", ("starting", "on"): "from", ("beginning", "on"): "from", ("starting", "in"): "from",
            ("beginning", "in"): "from", ("effective", "on"): "from"}.get((lead, found))  # fmt: skip
    if pair:
        return pair
    if found not in calendar_words.PREPOSITIONS:
        return ""
    if found in ("starting", "beginning", "effective"):
        found = "from"
    if _belongs_to_noun(words, item):
        return ""
    return found


def _belongs_to_noun(words: tuple[Word, ...], item: _Found) -> bool:
    """In "after Tuesday's vote" and "since January talks" the preposition governs the noun."""
    if item.last + 1 >= len(words):
        return False
    after, last = words[item.last + 1], words[item.last]
    if after.lower in ("'s", "’s", "'", "’"):
        return True
    return (
        last.head.i > item.last
        and last.head.pos in ("NOUN", "PROPN")
        and last.dep in ("compound", "nmod", "nummod", "amod", "poss")
    )


_PAST_AUX = frozenset({"had", "has", "have", "'ve", "’ve", "was", "were", "did"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "going"})


def _tense(words: tuple[Word, ...], item: _Found, preposition: str) -> tuple[str, bool]:
    """The tense of what governs the expression, and whether it hangs on the verb itself."""
    before = words[item.first - 1] if item.first else None
    if not preposition and before is not None and before.tag == "VBD":
        return "past", True
    ahead = preposition in ("until", "till", "by", "before", "through", "for")
    node = next((w for w in words[item.first : item.last + 1] if not item.first <= w.head.i <= item.last), None)
    direct = not ahead
    for _ in range(8):
        if node is None or node.head is node:
            break
        parent = node.head
        if parent.pos in ("VERB", "AUX"):
            tense = _verb_tense(parent, preposition)
            return tense or ("future" if ahead else ""), direct
        if parent.lemma in calendar_words.AHEAD:
            return "future", False
        direct = direct and parent.pos in ("ADP", "SCONJ", "ADV")
        node = parent
    return "", False


def _verb_tense(verb: Word, preposition: str) -> str:
    if verb.lemma in calendar_words.AHEAD and (verb.tag == "VBN" or preposition == "for"):
        return "future"
    for _ in range(6):
        auxiliaries = {c.lower for c in verb.children if c.dep in ("aux", "auxpass")}
        if auxiliaries & _WILL:
            return "future"
        if verb.tag == "VBD" or (verb.tag == "VBN" and (auxiliaries & _PAST_AUX or not auxiliaries)):
            return "past"
        parent = verb.head
        if "to" in auxiliaries:
            ahead = parent.lemma in calendar_words.AHEAD or parent.lemma in calendar_words.PROMISES
            return "future" if ahead or parent is verb or parent.tag in ("VBZ", "VBP", "VB", "VBG") else ""
        if verb.tag in ("VBZ", "VBP"):
            return "future" if verb.lemma in calendar_words.TIMETABLE else ""
        if verb.tag != "VBG" or parent is verb or parent.pos not in ("VERB", "AUX"):
            return ""
        verb = parent
    return ""


# reading


def _is_archive(found: list[_Found], published: date | None) -> bool:
    """Told from long ago: no date of writing, or a first date that is years before it."""
    if published is None:
        return True
    for item in found:
        if item.rule in ("deictic", "weekday", "unit", "ago", "past_n", "month"):
            return False
        if item.rule in ("month_day", "day_month", "month_year", "year", "iso", "numeric"):
            reading = read(item.rule, item.match, Context(published))
            return bool(reading.dated and reading.period and reading.period.end.year < published.year - 10)
    return False


def _joins(parse: Parse, left: _Found, right: _Found, preposition: str) -> str:
    """ "from-to" where two expressions are the ends of one range."""
    if right.first - left.last not in (1, 2, 3) or left.rule in (
        "duration",
        "recent",
        "eve",
        "weekdays",
        "present",
        "years",
    ):
        return ""
    if right.rule in ("duration", "recent", "eve", "weekdays", "years"):
        return ""
    between = _SPACE.sub(" ", parse.text[left.match.end() : right.match.start()]).strip().lower()
    if between in ("-", "–", "—"):
        return "from-to" if left.rule == right.rule or {left.rule, right.rule} <= _ABSOLUTE else ""
    if between in ("to", "until", "till", "through", "up to", "to the"):
        same = left.rule == right.rule or {left.rule, right.rule} <= _ABSOLUTE
        return "from-to" if preposition == "from" or same else ""
    if between == "and":
        return "from-to" if preposition == "between" else ""
    return ""


_ABSOLUTE = {"month_day", "day_month", "month_year", "month", "year", "iso", "numeric", "present"}


def _range(parse: Parse, left: _Found, right: _Found, context: Context) -> TimeExpression | None:
    """Both ends as one interval; an end without a year takes the other's."""
    if right.rule == "present":
        start = read(left.rule, left.match, context).period
        return _make(
            parse,
            left.first,
            right.last,
            start.start if start else None,
            None,
            "interval",
            "interval",
            "from",
        )
    begin, end = read(left.rule, left.match, context), read(right.rule, right.match, context)
    if end.dated and not begin.dated and end.period:
        begin = read(left.rule, left.match, replace(context, year=end.period.start.year))
        if begin.period and begin.period.start > end.period.end:
            begin = read(left.rule, left.match, replace(context, year=end.period.start.year - 1))
    elif begin.period and not end.dated:
        end = _not_before(right, end, begin.period, begin.dated, context)
    if not begin.period or not end.period or begin.period.start > end.period.end:
        return _make(parse, left.first, right.last, None, None, "interval", "interval", "from")
    return _make(
        parse, left.first, right.last, begin.period.start, end.period.end, "interval", "interval", "from"
    )


def _not_before(right: _Found, end: Reading, begin: Period, dated: bool, context: Context) -> Reading:
    """The other end of a range: the first that does not lie before its start."""
    if right.rule == "weekday" and end.period:
        days = (end.period.start - begin.start).days % 7
        return Reading(day(begin.start + timedelta(days=days)))
    if right.rule in ("month_day", "day_month", "month"):
        for year in (begin.start.year, begin.start.year + 1):
            reading = read(right.rule, right.match, replace(context, year=year))
            if reading.period and reading.period.end >= begin.start:
                return reading
    return end


def _expression(parse: Parse, item: _Found, reading: Reading, preposition: str) -> TimeExpression | None:
    if reading.kind in ("", "present"):
        return None
    period = reading.period
    if period is None:
        grain = "interval" if reading.kind != "point" else ""
        return _make(parse, item.first, item.last, None, None, grain, reading.kind, preposition)
    start: date | None = period.start
    end: date | None = period.end
    kind = "interval" if period.grain == "interval" else reading.kind
    if reading.kind == "interval":
        pass
    elif preposition in _SINCE:
        end, kind = None, "interval"
    elif preposition in _UNTIL:
        start, kind = None, "interval"
    elif preposition == "before":
        start, end, kind = None, period.start - timedelta(days=1), "interval"
    elif preposition == "after":
        start, end, kind = period.end + timedelta(days=1), None, "interval"
    return _make(parse, item.first, item.last, start, end, period.grain, kind, preposition)


def _eve(parse: Parse, item: _Found, following: _Found, context: Context) -> TimeExpression | None:
    """ "the eve of Tuesday's vote" is the day before Tuesday."""
    period = read(following.rule, following.match, context).period
    if period is None or period.grain != "day":
        return _make(parse, item.first, following.last, None, None, "", "point", "on")
    before = period.start - timedelta(days=1)
    return _make(parse, item.first, following.last, before, before, "day", "point", "on")


def _make(
    parse: Parse,
    first: int,
    last: int,
    start: date | None,
    end: date | None,
    precision: str,
    kind: str,
    preposition: str,
) -> TimeExpression:
    words = parse.words
    at = Evidence(parse.document.id, words[first].start, words[last].end)
    span = TimeSpan(start, end, precision, at.of(parse.text), at)
    return TimeExpression(span, first, last, preposition, kind)


def _told(expression: TimeExpression) -> Period | None:
    """The period to which an expression brings the story, if it does."""
    span = expression.span
    if expression.kind not in ("point", "interval") or span.start is None or span.end is None:
        return None
    if span.precision in ("decade", "century") or (span.end - span.start).days > 366:
        return None
    return Period(span.start, span.end, span.precision)


_PLACE = re.compile(
    r"(?:\(?[A-Z][\w.'’-]*(?:[ ,/.]+(?:of |de |the |la )?\(?[A-Z][\w.'’-]*\)?){0,5})?[,.\s—–-]*$"
)
_CLOCK = re.compile(
    r"[\s,.:;—–-]*(?:at )?(?:\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?\s?m\.?|noon|midnight|Z|hours|GMT)?(?:\s*[A-Z]{2,4})?|noon|midnight)?[\s.\]):—–-]*$"
)
_DATELINE = re.compile(
    r"(?:,? ?\d{4})?[,.]?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|–|—)\s|\s*\([A-Z][^()\n]{1,30}\)\s"
)
_CITY = re.compile(r"[A-Z][A-Z.'’ -]{2,}(?:, ?[A-Z][\w.'’ -]+)?,? *(?:\([^()\n]{2,30}\))?,? *$")
_CITY_TITLE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, ?[A-Z][\w.'’ -]+)?,? *$")


def _over_the_text(parse: Parse, item: _Found, expression: TimeExpression) -> str:
    """ "heading" where the date is a paragraph of its own, "dateline" where it opens one."""
    if (
        item.rule not in ("month_day", "day_month", "iso", "numeric")
        or expression.span.start != expression.span.end
    ):
        return ""
    text, (start, end) = parse.text, item.match.span()
    line = text.rfind("\n", 0, start) + 1
    if start - line > 60:
        return ""
    stop = text.find("\n", end)
    left, right = text[line:start], text[end : stop if stop >= 0 else len(text)]
    if len(right) < 30 and _CLOCK.match(right) and _PLACE.match(left):
        return "heading"
    if (
        left
        and _DATELINE.match(right)
        and (_CITY.match(left) or (_CITY_TITLE.match(left) and "(" not in right[:3]))
    ):
        return "dateline"
    return ""


# records


def records(parse: Parse, times: Iterable[TimeExpression]) -> dict[str, Any]:
    """The record of one document for ``kg extract --dates``.

    Returns:
        ``{"id", "dates": [{"start", "end", "text", "from", "to", "precision", "edtf"}]}``:
        ``start`` and ``end`` are characters, ``from`` and ``to`` ISO dates or None.
    """
    dates = []
    for time in times:
        span = time.span
        assert span.at is not None
        dates.append(
            {
                "start": span.at.start,
                "end": span.at.end,
                "text": span.text,
                "from": span.start.isoformat() if span.start else None,
                "to": span.end.isoformat() if span.end else None,
                "precision": span.precision,
                "edtf": span.edtf,
            }
        )
    return {"id": parse.document.id, "dates": dates}
