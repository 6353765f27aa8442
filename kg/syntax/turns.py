"""Text -> Heads: where the speakers of a transcript take turns, by the names that begin lines.

"MR. WEBER:", "Weber :", "((Ana Weber))" and the "Q" of a press room; "DATE:" and "MAIN TOPICS:" say nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from kg.lexicon import word_list

_NAME = r"[^\W\d_a-z][\w.&'’\-]*(?:[ \t]+(?:(?:of|for|and|the)[ \t]+)?[^\W_a-z][\w.&'’\-]*){0,6}"
_CLOCK = r"(?:\d{1,2}:\d\d[ \t]+[AP]\.?M\.?[ \t]+(?:[A-Z]{2,4}[ \t]+)?)?"
_HEAD = re.compile(
    rf"^[ \t]*(?:{_CLOCK}(?P<name>{_NAME})(?:[ \t]*\([^)\n]{{1,60}}\))?[ \t]*:(?=\s)"
    rf"|\(\((?P<marked>{_NAME})\)\)|(?P<asks>Q)(?=[ \t]+\S|(?:I|[A-Z][a-z]+)[ \t'’]))",
    re.M,
)
_LOUD = re.compile(r"(?:Mc|Mac|O['’])?[^a-z]*")
_ASKING = word_list("syntax.questioners")
_TITLES = word_list("syntax.turns")
_LABELS, _TOPICS = word_list("syntax.labels"), word_list("syntax.topics")
_HONOURS = word_list("syntax.honours")
_NOBODIES = word_list("syntax.nobodies")
_BEHIND = re.compile(r" (?:of|for|the|on|by|to|in|from|with) ")
"""What ends the noun of a heading: "POINTS of agreement"."""
_TITLED = "|".join(sorted(word.upper() for word in _TITLES))
_INLINE = re.compile(
    rf"(?:^|(?<=[.?!)\]\-–—:\"”] ))(?:(?P<name>(?:{_TITLED})\b\.?(?:[ \t]+[^\W\d_a-z][\w.&'’\-]*){{1,5}})"
    r"[ \t]*:(?=\s)|(?P<asks>Q)(?=[ \t]+[A-Z\-]))",
    re.M,
)
"""The same within the lines of a transcript that has lost its own."""
_INITIALS = 4
"""How many letters the initials of an interviewer have at most."""
_NAMED = 2
"""Of how many words a name with its title is: "MR. CABLE"."""
_OFTEN = 2
"""How often a name in small letters begins a line where it is a speaker's."""


@dataclass(frozen=True, slots=True)
class Head:
    """What begins a turn: characters ``start`` to ``end`` of a line, with a name that ends at ``named``.

    ``marked`` is true of a name in brackets, ``voiced`` of one who is a speaker, ``heading`` of what stands
    over a text and begins no turn: "SUMMARY:".
    """

    start: int
    end: int
    name: str
    named: int
    marked: bool = False
    voiced: bool = True
    heading: bool = False

    @property
    def brief(self) -> bool:
        """True for what is nobody's and ends with its line: an interviewer's initials."""
        return not self.voiced and self.marked


def find_heads(text: str) -> Sequence[Head]:
    """The beginnings of turns, in text order; none where a text is no transcript.

    A questioner and a line whose name is no speaker's begin what is nobody's, a heading what the text tells.

    Args:
        text: The text of a document.
    """
    heads = [_head(match) for match in _HEAD.finditer(text)]
    loud = [head for head in heads if head.marked or _is_loud(head.name)]
    inline = [head for head in map(_head, _INLINE.finditer(text)) if _is_loud(head.name)]
    for found in (loud, inline):
        if _is_transcript([head.name for head in found]):
            return _told_apart(found, {head.name for head in found if _has_voice(head)})
    quiet = [head for head in heads if not _asks(head.name)]
    names = Counter(head.name for head in quiet if not _is_label(head.name))
    speaking = {name for name, count in names.items() if count >= _OFTEN}
    if len(speaking) < _OFTEN:
        return ()
    return _told_apart([head for head in quiet if head.name in names], speaking)


def _head(match: re.Match[str]) -> Head:
    group = str(match.lastgroup)
    name = " ".join(match.group(group).split())
    return Head(match.start(), match.end(), name, match.end(group), group == "marked")


def _has_voice(head: Head) -> bool:
    initials = head.marked and head.name.isupper() and len(head.name) <= _INITIALS
    return not any((initials, *(is_none(head.name) for is_none in (_asks, _is_label, _is_nobody))))


def _told_apart(heads: Sequence[Head], speaking: Set[str]) -> list[Head]:
    """Speakers, nobody's turns, and headings; a word that no list has is rather a name than a heading."""
    return [
        replace(head, voiced=head.name in speaking and not heading, heading=heading)
        for head, heading in ((head, _is_label(head.name)) for head in heads)
    ]


def _is_loud(name: str) -> bool:
    """Whether a name is written in capitals: "MR. McDONOUGH"; one letter is none but that of a questioner."""
    return all(map(_LOUD.fullmatch, name.split())) if len(name) > 1 else _asks(name)


def _asks(name: str) -> bool:
    """ "Q", "QUESTION": somebody without a name asks, or answers."""
    words = [word.rstrip("0123456789") for word in _words(name)]
    return next(filter(None, reversed(words)), "") in _ASKING


def _is_label(name: str) -> bool:
    """ "MAIN TOPICS", "DATE AND TIME", "POINTS OF AGREEMENT"; no "MINISTER OF TRADE", no "TRADE MINISTER"."""
    words = _words(_BEHIND.split(name.lower(), maxsplit=1)[0])
    if words[0] in _HONOURS and len(words) == _NAMED:
        return False
    return not _LABELS.isdisjoint((words[0], words[-1])) or words[-1] in _TOPICS


def _is_nobody(name: str) -> bool:
    """ "UNIDENTIFIED SPEAKER", "LAUGHTER"."""
    first, *_, last = _words(name) * 2
    return not _NOBODIES.isdisjoint((first, last))


def _words(name: str) -> list[str]:
    return [word.rstrip(".") for word in name.lower().split()]


def _is_transcript(heads: Sequence[str]) -> bool:
    """True for two turns or more of which a name comes twice, has a title, or is that of a questioner.

    Below a label of a transcript, full names are enough.
    """
    names = [name for name in heads if not _is_label(name)]
    signs = [len(set(names)) < len(names), *map(_asks, names), *map(_has_title, names)]
    if len(names) < len(heads):
        signs.append(all(" " in name for name in names))
    return len(names) > 1 and any(signs)


def _has_title(name: str) -> bool:
    return _words(name)[0] in _TITLES
