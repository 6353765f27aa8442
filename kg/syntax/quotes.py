"""Parse -> Quotes: which words are somebody's own, and whose they are.

Marks are paired by shape (curly, straight, LaTeX, guillemets); a quote that runs over paragraphs opens
anew in each and closes in the last one only.  The speaker is the subject of the verb that the quote
hangs on, else the nearest reporting clause beside the marks, else whoever spoke just before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.lexicon import word_list
from kg.syntax.captions import captioned
from kg.syntax.surface import RELATIVES
from kg.syntax.turns import find_heads
from kg.words import SUBJECTS, Parse, Relation, Word

_EITHER = frozenset({'"', "''"})
_CLOSING = {
    "“": frozenset("”"),
    "«": frozenset("»"),
    "„": frozenset("“"),
    "``": _EITHER,
    '"': _EITHER,
    "''": _EITHER,
}
"""Marks that open a quote, with those that close it."""
_STOPS = ".?!;"
_LONGEST_SCARE = 3
"""A quote of that many words or fewer that is no sentence is a term held with tongs, not speech."""
_REACH = 14
"""How many words from the marks a reporting clause may be."""
_SENTENCE = 80
"""How many words a sentence may have before its colon."""
_NEAR = 160
"""How many characters may lie between two quotes of one speaker."""
_SUBJECTS = frozenset({"subject", "passive subject", "expletive"})
_SPEAKERS: tuple[Relation, ...] = ("subject", "passive subject", "clausal subject")
_CHAINED = frozenset(
    {"open complement", "conjunct", "auxiliary", "adverbial", "governed clause", "preposition"}
)
REPORTING = word_list("reporting")
"""Lemmas of verbs that report speech."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words: ``start`` and ``end`` are the characters between the marks.

    ``speaker`` is the head word of whoever says them, ``cue`` the reporting verb; both None where the
    text does not tell.  ``partial`` is a few quoted words inside the narrator's own sentence, ``turn``
    what a speaker says in a transcript; the cue of one that is nobody's is the "Q" before it.
    """

    start: int
    end: int
    speaker: Word | None
    cue: Word | None
    partial: bool = False
    turn: bool = False


@dataclass(frozen=True, slots=True)
class _Marked:
    """The words between two marks, ``first`` to ``last``.

    ``continues`` is true where they go on from a paragraph before.
    """

    words: Sequence[Word]
    first: int
    last: int
    continues: bool

    @property
    def inside(self) -> Sequence[Word]:
        return self.words[self.first : self.last + 1]

    def holds(self, word: Word) -> bool:
        """True for a word between the marks."""
        return self.first <= word.i <= self.last


_Said = tuple[Word, Word]
"""Who speaks, and the verb that says so."""


def find_quotes(parse: Parse) -> tuple[Quote, ...]:
    """All quotes of a document, in text order; needs the dependency tree.

    Args:
        parse: The parsed document.

    Returns:
        One quote for each pair of marks and one for each speaker's turn of a transcript.
    """
    quotes: list[Quote] = []
    before: Quote | None = None
    for marked in _paired(parse):
        quote = _read(marked)
        if before is not None and _goes_on(parse.text, before, quote, marked):
            quote = replace(quote, speaker=before.speaker, cue=before.cue)
        quotes.append(quote)
        if not quote.partial:
            before = quote
    turns = tuple(_turns(parse))
    if not turns:
        return tuple(quotes)
    return tuple(sorted((*turns, *quotes), key=lambda quote: (quote.start, -quote.end)))


def _goes_on(text: str, before: Quote, quote: Quote, marked: _Marked) -> bool:
    """True for what the speaker before says on: `"We agree," X said. "It helps."`."""
    if quote.speaker is not None or quote.partial:
        return False
    if marked.continues:
        return True
    between = text[before.end : quote.start]
    return len(between) < _NEAR and between.count(".") <= 1 and not _breaks(text, before.end, quote.start)


# marks


def _paired(parse: Parse) -> Iterator[_Marked]:
    """The words between marks; a paragraph's end closes what was left open."""
    words, text = parse.words, parse.text
    first, closing, continues = -1, _EITHER, False
    for word in words:
        if 0 <= first < word.i and _breaks(text, words[word.i - 1].end, word.start):
            if first < word.i - 1:
                yield _Marked(words, first, word.i - 1, continues)
            continues, first = word.text in _CLOSING, -1
        if first < 0:
            if word.text in _CLOSING:
                first, closing = word.i + 1, _CLOSING[word.text]
        elif word.text in closing:
            if first < word.i:
                yield _Marked(words, first, word.i - 1, continues)
            first, continues = -1, False
    if 0 <= first < len(words):
        yield _Marked(words, first, len(words) - 1, continues)


def _breaks(text: str, start: int, end: int) -> bool:
    """Whether a paragraph ends between two places; gaps are short, so this is cheap."""
    gap = text[start:end]
    return "\n\n" in gap or "\n \n" in gap or ("\n" in gap and text[end : end + 1] in '“"`«')


# speakers


def _read(marked: _Marked) -> Quote:
    """The quote between two marks with whoever says it, as far as the sentence tells."""
    inside = marked.inside
    partial = not _is_speech(marked)
    found = _above(marked)
    if found is None and not (partial and len(inside) <= _LONGEST_SCARE):
        found = _beside(marked)
    if found is None and not partial:
        return Quote(
            inside[0].start, inside[-1].end, captioned(marked.words, marked.first, marked.last), None
        )
    speaker, cue = found or (None, None)
    return Quote(inside[0].start, inside[-1].end, speaker, cue, partial)


def _is_speech(marked: _Marked) -> bool:
    """True for a whole sentence: it has a subject or a root, and begins or ends as a sentence does."""
    inside, words = marked.inside, marked.words
    if not any(word.relation in _SUBJECTS or word.head is word for word in inside):
        return False
    follows = words[marked.last + 2].text if marked.last + 2 < len(words) else ""
    return inside[-1].text in ".?!,;" or follows == "," or inside[0].text[:1].isupper()


def _above(marked: _Marked) -> _Said | None:
    """The verb outside the marks that the quoted words hang on, or one that hangs on them."""
    return next(chain(_governors(marked), _hangers(marked)), None)


def _governors(marked: _Marked) -> Iterator[_Said]:
    """ "Weber said that they `would not` leave": reporting verbs above the quoted words."""
    for word in marked.inside:
        if not marked.holds(word.head):
            yield from _reports(marked, (word.head, *word.head.ancestors()))


def _hangers(marked: _Marked) -> Iterator[_Said]:
    """`"They left," said Weber`, where the parser hangs "said" under what was said."""
    for word in marked.inside:
        yield from _reports(marked, word.children)


def _reports(marked: _Marked, verbs: Iterable[Word]) -> Iterator[_Said]:
    """Those of the verbs that report speech, outside the marks, with their subjects."""
    for verb in verbs:
        if verb.lemma in REPORTING and not marked.holds(verb) and (who := _speaker(verb)):
            yield who, verb


def _speaker(verb: Word) -> Word | None:
    """The head word of the verb's subject, looked up through chains and coordinations of verbs.

    "Weber came to say", "Weber met X and said", "Weber, who said".
    """
    for at in (verb, *verb.ancestors()):
        subject = _subject(at)
        if subject is not None:
            return at.head if subject.lower in RELATIVES and at.relation == "relative" else subject
        if at.relation not in _CHAINED:
            return None
        if _second_report(at):
            return _speaker(at.head.head)
    return None


def _subject(verb: Word) -> Word | None:
    """The subject on the verb itself; a "that" taken for one is none."""
    subjects = (child for child in verb.children if child.relation in _SPEAKERS)
    return next((child for child in subjects if child.pos != "subordinator"), None)


def _second_report(verb: Word) -> bool:
    """ "said that Iran must leave and *warned*": finite after an infinitive, so a second report."""
    first = verb.head
    finite = verb.relation == "conjunct" and verb.form in ("past", "present singular")
    return finite and first.form == "base" and first.head is not first


def _beside(marked: _Marked) -> _Said | None:
    """A reporting clause beside the marks: the first place that has one."""
    return next((found for look in _PLACES if (found := look(marked))), None)


def _after(marked: _Marked) -> _Said | None:
    """`"We agree," Weber said`: the clause after the closing mark, up to a stop or another quote."""
    if marked.words[marked.last].text[-1] in ".;":
        return None
    for word in marked.words[marked.last + 2 :][:_REACH]:
        if word.text in _STOPS or word.text in _CLOSING:
            return None
        if word.lemma in REPORTING:
            who = _inverted(word) if word.i == marked.last + 2 else None
            who = (_speaker(word) if word.verbal else None) or who
            if who is not None and not marked.holds(who):
                return who, word
    return None


def _inverted(verb: Word) -> Word | None:
    """`said a protester`: the speaker after the verb, taken for its object."""
    after = (child for child in verb.children if child.i > verb.i)
    return next((child for child in after if child.relation in ("object", "attribute")), None)


def _before_colon(marked: _Marked) -> _Said | None:
    """`Weber was clear: "We agree."`: the clause before a colon, also where it hangs under the quote."""
    at = marked.first - 2
    if at < 0 or marked.words[at].text != ":":
        return None
    sentence = marked.words[at].sentence
    for word in marked.words[max(0, at - _SENTENCE) : at]:
        if word.verbal and word.sentence == sentence and (who := _on_top(marked, word)):
            return who, word
    return None


def _on_top(marked: _Marked, verb: Word) -> Word | None:
    """The subject before the colon of a verb that is the root, or hangs on the quote alone."""
    who = None
    if verb.head is verb:
        who = _speaker(verb)
    elif verb.head.i >= marked.first:
        who = verb.child(*SUBJECTS)
    return who if who is not None and who.i < marked.first - 2 else None


def _before(marked: _Marked) -> _Said | None:
    """`Weber said "we agree"`: the nearest verb before the opening mark, down to a stop or another quote."""
    mark = marked.first - 1
    for word in reversed(marked.words[max(0, mark - _REACH) : mark]):
        if word.text in _STOPS or word.text in _EITHER or word.text in "”»":
            return None
        if word.lemma in REPORTING and word.pos == "verb" and (who := _speaker(word)):
            return who, word
    return None


_PLACES: tuple[Callable[[_Marked], _Said | None], ...] = (_after, _before_colon, _before)


# transcripts


def _turns(parse: Parse) -> Iterator[Quote]:
    """The turns of a transcript: "MR. CARNEY: ..." up to the next speaker's name."""
    heads = find_heads(parse.text)
    words = {word.end: word for word in parse.words} if heads else {}
    stops = [*(head.start for head in heads[1:]), len(parse.text)]
    for head, stop in zip(heads, stops, strict=False):
        if head.heading:
            continue
        line = parse.text.find("\n", head.end, stop) if head.brief else -1
        said = parse.text[head.end : line if line > 0 else stop]
        start = head.end + len(said) - len(said.lstrip())
        speaker, cue = words.get(head.named), None
        if not head.voiced:
            speaker, cue = None, speaker
        yield Quote(start, start + len(said.strip()), speaker, cue, turn=True)
