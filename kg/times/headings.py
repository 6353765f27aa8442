"""A date that stands over a text: a heading ("April 1, 2025") or a dateline ("OSLO, May 3 -")."""

from __future__ import annotations

import re
from typing import Literal

from kg.times import grammar
from kg.times.matches import DAYS, Found

_DEEPEST = 60
"""So many characters of a line may stand before its dateline."""
_SHORT = 30
"""So many characters at most stand after a heading in its line."""
_PLACE = re.compile(
    r"(?:\(?[A-Z][\w.'’-]*(?:[ ,/.]+(?:of |de |the |la )?\(?[A-Z][\w.'’-]*\)?){0,5})?[\[\],.\s—–-]*$"
)
_RELEASE = re.compile(rf"[-–— ]*(?:{'|'.join(grammar.HEADINGS['release'])})(?: on)?:?[-–— ]*$", re.I)
_NOON = "|".join(grammar.HEADINGS["noon"])
_HOUR = rf"\d{{1,2}}(?:[:.]?\d\d)?\s*(?:[ap]\.?\s?m\.?|{_NOON}|Z|hours|GMT|[A-Z]{{2,4}})?(?:\s*[A-Z]{{2,4}})?"
_CLOCK = re.compile(rf"[\s,.:;—–-]*(?:at )?(?:{_HOUR}|{_NOON})?[\s.\]):—–-]*$")
_DASHED = re.compile(r"[,.]?\s*(?:\([^()\n]{2,40}\)\s*)?(?:--?|–|—)\s|\s*\([A-Z][^()\n]{1,30}\)\s")
_CITY = re.compile(r"[A-Z][A-Z.'’ -]{2,}(?:, ?[A-Z][\w.'’ -]+)?,? *(?:\([^()\n]{2,30}\))?,? *$")
_CITY_TITLE = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, ?[A-Z][\w.'’ -]+)?,? *$")


def over_the_text(text: str, found: Found) -> Literal["", "heading", "dateline"]:
    """Whether a date stands over the text.

    Args:
        text: the document.
        found: a match that denotes one day.

    Returns:
        "heading" where the date is a paragraph of its own, "dateline" where it opens one, else "".
    """
    if found.rule not in DAYS:
        return ""
    line = text.rfind("\n", 0, found.start) + 1
    if found.start - line > _DEEPEST:
        return ""
    stop = text.find("\n", found.end)
    left, right = text[line : found.start], text[found.end : stop if stop >= 0 else len(text)]
    if _is_heading(left, right):
        return "heading"
    return "dateline" if _is_dateline(left, right) else ""


def _is_heading(left: str, right: str) -> bool:
    """ "Oslo, 3 May 2022, 10:30 GMT", "For immediate release: May 3": nothing else is in the line."""
    alone = len(right) < _SHORT and _CLOCK.match(right)
    return bool(alone and (_PLACE.match(left) or _RELEASE.match(left)))


def _is_dateline(left: str, right: str) -> bool:
    """ "LUSAKA, May 3 (Agency) - ...", "Lusaka, May 3 - ..."; after Title case no agency stands."""
    if not left or not _DASHED.match(right):
        return False
    return bool(_CITY.match(left) or ("(" not in right[:3] and _CITY_TITLE.match(left)))
