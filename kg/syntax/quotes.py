"""Parse -> Quotes: which words are somebody's own, and whose they are.

Marks are paired by shape (curly, straight, LaTeX, guillemets); a quote that runs over paragraphs opens
anew in each and closes in the last one only.  The speaker is the subject of the verb that the quote
hangs on, else the nearest reporting clause beside the marks, else whoever spoke just before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.lexicon import word_list
from kg.words import Parse, Word

_PAIRS = {"“": "”", "``": "''", "«": "»", "„": "“"}
_EITHER = {'"', "''"}
_LONGEST_SCARE = 3
"""A quote of that many words or fewer that is no sentence is a term held with tongs, not speech."""
_SUBJECTS = {"subject", "passive subject", "expletive"}
_CHAINED = {"open complement", "conjunct", "auxiliary", "adverbial", "governed clause", "preposition"}
_REACH = 14
"""How many words from the marks a reporting clause may be."""
_SENTENCE = 80
"""How many words a sentence may have before its colon."""
_TURN = re.compile(
    r"^[ \t]*((?:[A-Z][A-Z.'’\-]*[ \t]+){0,5}[A-Z][A-Z.'’\-]*)(?:[ \t]*\([^)\n]{1,60}\))?:(?=\s)", re.M
)
_QUESTIONER = {"Q", "QUESTION", "A", "ANSWER", "REPORTER", "MODERATOR", "OPERATOR"}
_TITLES = word_list("turns")


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words: ``start`` and ``end`` are the characters between the marks.

    ``speaker`` is the head word of whoever says them, ``cue`` the reporting verb; both None where the
    text does not tell.  ``partial`` is a few quoted words inside the narrator's own sentence.
    """

    start: int
    end: int
    speaker: Word | None
    cue: Word | None
    partial: bool = False
    turn: bool = False


@dataclass(frozen=True, slots=True)
class _Marks:
    first: int
    last: int
    continues: bool


REPORTING = word_list("reporting")
"""Lemmas of verbs that report speech."""


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """All quotes of a document, in text order; needs the dependency tree.

    Args:
        parse: The parsed document.

    Returns:
        One quote for each pair of marks and one for each speaker's turn of a transcript.
    """
    quotes: list[Quote] = list(_turns(parse))
    turns = len(quotes)
    before: Quote | None = None
    for marks in _paired(parse):
        quote = _read(parse, marks)
        if quote.speaker is None and not quote.partial and before is not None:
            near = not _breaks(parse.text, before.end, quote.start)
            if marks.continues or (near and _bare(parse, before, quote)):
                quote = replace(quote, speaker=before.speaker, cue=before.cue)
        quotes.append(quote)
        if not quote.partial:
            before = quote
    if turns:
        quotes.sort(key=lambda quote: (quote.start, -quote.end))
    return tuple(quotes)


def _paired(parse: Parse) -> Iterator[_Marks]:
    """The words between marks; a paragraph's end closes what was left open."""
    opened: int | None = None
    closing: frozenset[str] = frozenset()
    carried = False
    words = parse.words
    for word in words:
        text = word.text
        if opened is not None and word.i > opened and _breaks(parse.text, words[word.i - 1].end, word.start):
            if opened < word.i - 1:
                yield _Marks(opened, word.i - 1, carried)
            carried, opened = text in _PAIRS or text in _EITHER, None
        if opened is None:
            if text in _PAIRS or text in _EITHER:
                opened = word.i + 1
                closing = frozenset({_PAIRS[text]} if text in _PAIRS else _EITHER)
        elif text in closing or (text in _EITHER and "''" in closing):
            if opened < word.i:
                yield _Marks(opened, word.i - 1, carried)
            opened, carried = None, False
    if opened is not None and opened < len(words):
        yield _Marks(opened, len(words) - 1, carried)


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends between two places; gaps are short, so this is cheap."""
    gap = text[start:end]
    return "\n\n" in gap or "\n \n" in gap or ("\n" in gap and text[end : end + 1] in '“"`«')


def _read(parse: Parse, marks: _Marks) -> Quote:
    words = parse.words
    inside = words[marks.first : marks.last + 1]
    start, end = inside[0].start, inside[-1].end
    verbal = any(word.relation in _SUBJECTS or word.head is word for word in inside)
    closed = inside[-1].text in ".?!,;" or (marks.last + 2 < len(words) and words[marks.last + 2].text == ",")
    partial = not (verbal and (closed or inside[0].text[:1].isupper()))
    if partial and len(inside) <= _LONGEST_SCARE:
        speaker, cue = _above(inside, marks) or (None, None)
        return Quote(start, end, speaker, cue, True)
    found = _above(inside, marks) or _beside(words, marks)
    speaker, cue = found or (None, None)
    return Quote(start, end, speaker, cue, partial)


def _above(inside: Sequence[Word], marks: _Marks) -> tuple[Word | None, Word] | None:
    """The verb outside the marks that the quoted words hang on, with its subject."""
    for word in inside:
        head = word.head
        if marks.first <= head.i <= marks.last:
            continue
        for verb in (head, *head.ancestors()):
            if not marks.first <= verb.i <= marks.last and verb.lemma in REPORTING and (who := subject(verb)):
                return who, verb
    for word in inside:  # "said X" may hang under the quote as parataxis
        for child in word.children:
            if (
                not marks.first <= child.i <= marks.last
                and child.lemma in REPORTING
                and (who := subject(child))
            ):
                return who, child
    return None


def subject(verb: Word) -> Word | None:
    """The head word of the verb's subject, looked up through chains and coordinations of verbs."""
    for at in (verb, *verb.ancestors()):
        for child in at.children:
            if (
                child.relation in ("subject", "passive subject", "clausal subject")
                and child.pos != "subordinator"
            ):
                return (
                    child.head.head
                    if child.lower in ("who", "which", "that") and at.relation == "relative"
                    else child
                )
        if at.relation not in _CHAINED:
            return None
        if (
            at.relation == "conjunct"
            and at.form in ("past", "present singular")
            and at.head.form == "base"
            and at.head.head is not at.head
        ):
            return subject(
                at.head.head
            )  # a finite verb goes on after "said that ... must ..." as a second report
    return None


def _beside(words: Sequence[Word], marks: _Marks) -> tuple[Word | None, Word] | None:
    """A reporting clause after the closing mark, or before the opening one."""
    after = marks.last + 2 if words[marks.last].text[-1] not in ".;" else len(words)
    for word in words[after : after + _REACH]:
        if word.text in ".?!;" or word.text in _PAIRS or word.text in _EITHER:
            break
        who = subject(word) if word.lemma in REPORTING and word.verbal else None
        if who is None and word.i == after and word.lemma in REPORTING:  # "... ," said a protester
            who = next(
                (c for c in word.children if c.relation in ("object", "attribute") and c.i > word.i), None
            )
        if who is not None and not marks.first <= who.i <= marks.last:
            return who, word
    if marks.first > 1 and words[marks.first - 2].text == ":":
        colon = words[marks.first - 2]
        for word in words[
            max(0, colon.i - _SENTENCE) : colon.i
        ]:  # the clause before it, also under the quote
            top = word.head is word or word.head.i >= marks.first
            if word.sentence == colon.sentence and top and word.verbal:
                who = subject(word) if word.head is word else next(iter(_own_subject(word)), None)
                if who is not None and who.i < colon.i:
                    return who, word
    for word in reversed(words[max(0, marks.first - 1 - _REACH) : marks.first - 1]):
        if word.text in ".?!;" or word.text in _EITHER or word.text in "”»":
            break
        if word.lemma in REPORTING and word.pos == "verb" and (who := subject(word)):
            return who, word
    return None


def _own_subject(verb: Word) -> Iterator[Word]:
    yield from (child for child in verb.children if child.relation in ("subject", "passive subject"))


def _bare(parse: Parse, before: Quote, quote: Quote) -> bool:
    """Whether nothing but the reporting clause of ``before`` stands between two quotes."""
    return quote.start - before.end < 160 and parse.text[before.end : quote.start].count(".") <= 1


def _turns(parse: Parse) -> Iterator[Quote]:
    """The turns of a transcript: "MR. CARNEY: ..." up to the next speaker's name."""
    heads = [m for m in _TURN.finditer(parse.text) if len(m.group(1)) > 1 or m.group(1) in _QUESTIONER]
    names = {m.group(1) for m in heads}
    titled = any(name.split()[0].rstrip(".").lower() in _TITLES for name in names)
    if len(heads) < 2 or not (len(heads) > len(names) or names & _QUESTIONER or titled):
        return
    starts = {word.end: word for word in parse.words}
    for n, match in enumerate(heads):
        stop = heads[n + 1].start() if n + 1 < len(heads) else len(parse.text)
        start = match.end()
        while start < stop and parse.text[start].isspace():
            start += 1
        while stop > start and parse.text[stop - 1].isspace():
            stop -= 1
        speaker = None if match.group(1) in _QUESTIONER else starts.get(match.end(1))
        yield Quote(start, stop, speaker, None, turn=True)
