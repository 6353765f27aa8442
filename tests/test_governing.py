"""Which time governs which predicate, by parses made by hand: its own, its neighbour's, or that of what it is told with."""

from __future__ import annotations

from datetime import date

import pytest
from parses import make_parse

from kg.times.anchoring import governing, heading_date, interval_of
from kg.times.expressions import find_times
from kg.words import Parse, Word

AND = """
In ADP IN prep 4
2007 NUM CD pobj 1 DATE
they PRON PRP nsubj 4
froze VERB VBD ROOT 0 _ freeze
accounts NOUN NNS dobj 4 _ account
and CCONJ CC cc 4
expelled VERB VBD conj 4 _ expel
envoys NOUN NNS dobj 7 _ envoy
"""
LATE = """
They PRON PRP nsubj 2
signed VERB VBD ROOT 0 _ sign
and CCONJ CC cc 2
sealed VERB VBD conj 2 _ seal
it PRON PRP dobj 4
in ADP IN prep 4
2007 NUM CD pobj 6 DATE
"""
BEGAN = """
They PRON PRP nsubj 2
began VERB VBD ROOT 0 _ begin
leaving VERB VBG xcomp 2 _ leave
Goma PROPN NNP dobj 3
in ADP IN prep 3
2007 NUM CD pobj 5 DATE
"""
ADDING = """
He PRON PRP nsubj 2
spoke VERB VBD ROOT 0 _ speak
in ADP IN prep 2
2007 NUM CD pobj 3 DATE
, PUNCT , punct 2
adding VERB VBG advcl 2 _ add
that SCONJ IN mark 8
Mali PROPN NNP dobj 6
"""
AS = """
He PRON PRP nsubj 2
left VERB VBD ROOT 0 _ leave
in ADP IN prep 2
2007 NUM CD pobj 3 DATE
as SCONJ IN mark 7
it PRON PRP nsubj 7
fell VERB VBD advcl 2 _ fall
"""
AFTER = """
He PRON PRP nsubj 2
left VERB VBD ROOT 0 _ leave
in ADP IN prep 2
2007 NUM CD pobj 3 DATE
shortly ADV RB advmod 6
after SCONJ IN mark 8
it PRON PRP nsubj 8
fell VERB VBD advcl 2 _ fall
"""
RAID = """
The DET DT det 2
raid NOUN NN nsubj 3
took VERB VBD ROOT 0 _ take
place NOUN NN dobj 3
in ADP IN prep 3
2007 NUM CD pobj 5 DATE
"""
MEETING = """
He PRON PRP nsubj 2
spoke VERB VBD ROOT 0 _ speak
at ADP IN prep 2
talks NOUN NNS pobj 3 _ talk
in ADP IN prep 4
2007 NUM CD pobj 5 DATE
"""
WHEN = """
It PRON PRP nsubj 2
ended VERB VBD ROOT 0 _ end
in ADP IN prep 2
2007 NUM CD pobj 3 DATE
, PUNCT , punct 2
when ADV WRB advmod 8
it PRON PRP nsubj 8
fell VERB VBD advcl 2 _ fall
"""
BESIDE = """
They PRON PRP nsubj 2
said VERB VBD ROOT 0 _ say
on ADP IN prep 6
Tuesday PROPN NNP pobj 3 DATE
rebels NOUN NNS nsubj 6 _ rebel
attacked VERB VBD ccomp 2 _ attack
"""
OPENS = """
In ADP IN prep 8
2007 NUM CD pobj 1 DATE
, PUNCT , punct 8
troops NOUN NNS nsubj 5 _ troop
left VERB VBD ccomp 8 _ leave
, PUNCT , punct 8
he PRON PRP nsubj 8
said VERB VBD ROOT 0 _ say
"""
SINCE = """
It PRON PRP nsubj 2
was AUX VBD ROOT 0 _ be
the DET DT det 5
first ADJ JJ amod 5
visit NOUN NN attr 2
since SCONJ IN prep 2
2007 NUM CD pobj 6 DATE
"""


def word(parse: Parse, text: str) -> Word:
    """The first word with that text."""
    return next(each for each in parse.words if each.text == text)


def governs(rows: str, predicate: str, *events: str) -> str:
    """The words of the time of a predicate, or "-"."""
    parse = make_parse(rows, "2023-03-15")
    time = governing(word(parse, predicate), find_times(parse), [word(parse, event) for event in events])
    return time.text if time else "-"


@pytest.mark.parametrize(
    ("rows", "predicate", "time"),
    [
        (AND, "froze", "2007"),
        (AND, "expelled", "2007"),
        (AND.replace("In ADP IN prep 4", "In ADP IN prep 7"), "froze", "-"),
        (AND.replace("expelled VERB VBD conj", "expelled VERB VBD parataxis"), "expelled", "-"),
        (AND.replace("expelled VERB", "expelled ADJ"), "expelled", "-"),
        (LATE, "signed", "2007"),
        (LATE, "sealed", "2007"),
        (LATE.replace("and CCONJ CC cc 2", "it PRON PRP dobj 2\nand CCONJ CC cc 2").replace("conj 2", "conj 2").replace("it PRON PRP dobj 4", "").replace("\n\n", "\n").replace("prep 4", "prep 5").replace("pobj 6", "pobj 6"), "signed", "-"),
        (LATE.replace("conj 2", "xcomp 2"), "signed", "-"),
        (LATE.replace("prep 4", "prep 2"), "sealed", "-"),  # what comes after the first verb is its own
        (BEGAN, "began", "2007"),
        (BEGAN, "leaving", "2007"),
        (BEGAN.replace("_ begin", "_ want"), "began", "-"),
        (BEGAN.replace("in ADP IN prep 3", "in ADP IN prep 2"), "leaving", "2007"),
        (BEGAN.replace("in ADP IN prep 3", "in ADP IN prep 2").replace("_ begin", "_ want"), "leaving", "-"),
        (BEGAN.replace("in ADP IN prep 3", "in ADP IN prep 2").replace("xcomp", "ccomp"), "leaving", "-"),
        (ADDING, "adding", "2007"),
        (ADDING.replace("VBG advcl", "VBD advcl"), "adding", "-"),
        (ADDING.replace("VBG advcl", "VBG dep"), "adding", "-"),
        (ADDING.replace(", PUNCT , punct 2", "after SCONJ IN mark 6"), "adding", "-"),
        (AS, "fell", "2007"),
        (AS.replace("as SCONJ", "while SCONJ"), "fell", "2007"),
        (AS.replace("as SCONJ", "because SCONJ"), "fell", "-"),
        (AS.replace("as SCONJ IN mark", "as SCONJ IN dep"), "fell", "-"),
        (AFTER, "fell", "2007"),
        (AFTER.replace("shortly ADV RB advmod 6", "shortly ADV RB advmod 8"), "fell", "2007"),
        (AFTER.replace("after SCONJ", "before SCONJ"), "fell", "2007"),
        (AFTER.replace("after SCONJ", "once SCONJ"), "fell", "-"),
        (AFTER.replace("shortly ADV", "long ADV"), "fell", "-"),
        (RAID, "took", "2007"),
        (RAID, "raid", "2007"),
        (RAID.replace("_ take", "_ cost"), "raid", "-"),
        (RAID.replace("nsubj 3", "advmod 3"), "raid", "-"),
        (RAID.replace("raid NOUN NN nsubj 3", "raid NOUN NN nsubjpass 3"), "raid", "2007"),
        (MEETING, "spoke", "2007"),
        (WHEN, "fell", "2007"),
        (WHEN, "ended", "-"),
        (WHEN.replace("when ADV", "since ADV"), "fell", "-"),
        (WHEN.replace("when ADV WRB advmod 8", "when ADV WRB advmod 2"), "ended", "2007"),
        (BESIDE, "said", "Tuesday"),
        (BESIDE, "attacked", "-"),
        (BESIDE.replace("on ADP", "by ADP"), "attacked", "Tuesday"),
        (BESIDE.replace("said VERB VBD", "sad ADJ JJ"), "attacked", "Tuesday"),
        (BESIDE.replace("rebels NOUN NNS nsubj 6", "'s PART POS case 4"), "attacked", "Tuesday"),
        (BESIDE.replace("on ADP IN prep 6", "a DET DT det 6").replace("pobj 3", "compound 5"), "said", "-"),
        (BESIDE.replace("on ADP IN prep 6\n", "").replace("pobj 3", "npadvmod 5").replace("nsubj 6", "nsubj 5"), "said", "Tuesday"),
        (OPENS, "said", "-"),
        (OPENS, "left", "2007"),
        (OPENS.replace("said VERB VBD", "is AUX VBZ"), "is", "2007"),
        (OPENS.replace("ccomp", "advcl"), "said", "2007"),
        ("Now ADV RB advmod 9\n" + OPENS.strip().replace("8", "9").replace("nsubj 5", "nsubj 6").replace("pobj 1", "pobj 2"), "said", "2007"),
        ("\" PUNCT '' punct 9\n" + OPENS.strip().replace("8", "9").replace("nsubj 5", "nsubj 6").replace("pobj 1", "pobj 2"), "left", "2007"),
        (SINCE, "was", "-"),
        (SINCE.replace("first", "big"), "was", "2007"),
        (SINCE.replace("since", "in"), "was", "2007"),
        (SINCE.replace("the DET DT det 5", "had AUX VBD aux 2"), "was", "2007"),
    ],
)  # fmt: skip
def test_governing(rows: str, predicate: str, time: str) -> None:
    """The time of a verb or noun, or none."""
    assert governs(rows, predicate) == time


def test_event_nouns_own_what_hangs_on_them() -> None:
    """ "spoke at talks in 2007": where the caller reads talks as an event, the verb has its time from them."""
    assert (governs(MEETING, "talks"), governs(MEETING, "talks", "talks")) == ("2007", "2007")
    assert (governs(MEETING, "spoke"), governs(MEETING, "spoke", "talks")) == ("2007", "2007")
    assert governs(MEETING.replace("at ADP", "of ADP"), "spoke", "talks") == "-"


HELD = """
Talks NOUN NNS nsubj 6 _ talk
held VERB VBN acl 1 _ hold
in ADP IN prep 2
2007 NUM CD pobj 3 DATE
have AUX VBP aux 6
failed VERB VBN ROOT 0 _ fail
"""
OPEN = """
It PRON PRP nsubjpass 3
is AUX VBZ auxpass 3 _ be
set VERB VBN ROOT 0
for ADP IN prep 3
talks NOUN NNS dobj 3 _ talk
to PART TO aux 7
open VERB VB xcomp 3
in ADP IN prep 7
2007 NUM CD pobj 8 DATE
"""


@pytest.mark.parametrize(
    ("rows", "noun", "time"),
    [
        (HELD, "Talks", "2007"),
        (HELD.replace("acl 1", "relcl 1"), "Talks", "2007"),
        (HELD.replace("acl 1", "advcl 1"), "Talks", "-"),
        (HELD.replace("_ hold", "_ want"), "Talks", "-"),
        (OPEN, "talks", "2007"),
        (OPEN.replace("dobj", "advmod"), "talks", "-"),
        (OPEN.replace("xcomp", "ccomp"), "talks", "-"),
        (OPEN.replace("open VERB VB xcomp 3", "leave VERB VB xcomp 3"), "talks", "-"),
    ],
)
def test_verbs_that_only_tell_that_something_happens(rows: str, noun: str, time: str) -> None:
    """Their noun has their time."""
    assert governs(rows, noun) == time


THREE = """
In ADP IN prep 4
2007 NUM CD pobj 1 DATE
they PRON PRP nsubj 4
met VERB VBD ROOT 0 _ meet
, PUNCT , punct 4
talked VERB VBD conj 4 _ talk
and CCONJ CC cc 6
left VERB VBD conj 6 _ leave
"""
SAYING = """
He PRON PRP nsubj 2
said VERB VBD ROOT 0 _ say
on ADP IN prep 2
Tuesday PROPN NNP pobj 3 DATE
they PRON PRP nsubj 6
left VERB VBD ccomp 2 _ leave
shortly ADV RB advmod 8
after SCONJ IN mark 10
it PRON PRP nsubj 10
fell VERB VBD advcl 6 _ fall
"""


@pytest.mark.parametrize(
    ("rows", "verb", "time"),
    [
        (THREE, "left", "2007"),
        (THREE.replace("prep 4", "prep 6"), "left", "2007"),
        (THREE.replace("ROOT 0 _ meet", "advcl 9 _ meet") + "as ADV RB ROOT 0\n", "left", "2007"),
        (SAYING, "fell", "Tuesday"),
        (SAYING.replace("ccomp", "dep"), "fell", "-"),
        (SAYING.replace("fell VERB VBD", "falling VERB VBG"), "falling", "-"),
        (SAYING.replace("left VERB VBD ccomp", "left VERB VBD conj"), "fell", "-"),
        (SAYING.replace("left VERB VBD ccomp 2", "leaving VERB VBG advcl 2"), "fell", "Tuesday"),
    ],
)
def test_longer_chains(rows: str, verb: str, time: str) -> None:
    """Through coordination and clauses to the verb that has the time."""
    assert governs(rows, verb) == time


def test_of_two_times_the_placed_and_near() -> None:
    """A time with a place before one without, a closed before an open one, the nearer before the other."""
    pair = "They PRON PRP nsubj 2\nmet VERB VBD ROOT 0\n{} ADP IN prep 2\n{} NUM CD pobj 3 DATE\n{} ADP IN prep 2\n{} NUM CD pobj 5 DATE"
    assert governs(pair.format("in", "2007", "in", "2010"), "met") == "2007"
    assert governs(pair.format("since", "2007", "in", "2010"), "met") == "2010"
    assert governs(pair.format("in", "2010", "by", "2012"), "met") == "2010"
    before = "In ADP IN prep 5\n2007 NUM CD pobj 1 DATE\n, PUNCT , punct 5\nthey PRON PRP nsubj 5\nmet VERB VBD ROOT 0\nin ADP IN prep 5\n2010 NUM CD pobj 6 DATE"
    assert governs(before, "met") == "2010"
    week = "They PRON PRP nsubj 2\nmet VERB VBD ROOT 0\nthe DET DT det 5\nfollowing ADJ JJ amod 5\nweek NOUN NN npadvmod 2\nin ADP IN prep 2\n2010 NUM CD pobj 6 DATE"
    assert governs(week, "met") == "2010"


MEMBER = """
Malta PROPN NNP nsubj 2
is AUX VBZ ROOT 0 _ be
a DET DT det 4
member NOUN NN attr 2
since SCONJ IN prep 2
2004 NUM CD pobj 5 DATE
, PUNCT , punct 2
formally ADV RB advmod 2
, PUNCT , punct 2
until ADP IN prep 2
2010 NUM CD pobj 10 DATE
"""
SERVED = """
Ali PROPN NNP nsubj 2
served VERB VBD ROOT 0 _ serve
as ADP IN prep 2
minister NOUN NN pobj 3
in ADP IN prep 2
2004 NUM CD pobj 5 DATE
"""


@pytest.mark.parametrize(
    ("rows", "holder", "interval"),
    [
        (MEMBER, "member", ("2004-01-01", "2010-12-31", "2004 ... 2010", "interval")),
        (MEMBER, "is", ("2004-01-01", "2010-12-31", "2004 ... 2010", "interval")),
        (MEMBER.replace("2010", "2003"), "member", ("2004-01-01", "None", "2004", "year")),
        (MEMBER.replace("until", "of"), "member", ("2004-01-01", "None", "2004", "year")),
        (MEMBER.replace("since SCONJ", "of ADP"), "member", ("None", "2010-12-31", "2010", "year")),
        (MEMBER.replace("since SCONJ", "in ADP").replace("until", "in"), "member", ("2004-01-01", "2004-12-31", "2004", "year")),
        (MEMBER.replace("attr 2", "dobj 2"), "member", None),
        (MEMBER.replace("attr 2", "dobj 2").replace("_ be", "_ become"), "member", ("2004-01-01", "2010-12-31", "2004 ... 2010", "interval")),
        (MEMBER.replace("attr 2", "dobj 2").replace("since SCONJ IN prep 2", "since SCONJ IN prep 4"), "member", ("2004-01-01", "None", "2004", "year")),
        (MEMBER, "Malta", None),
        (SERVED, "minister", ("2004-01-01", "2004-12-31", "2004", "year")),
        (SERVED.replace("as ADP IN prep 2", "as ADP IN prep 1"), "minister", None),
        (SERVED.replace("_ serve", "_ go"), "minister", ("2004-01-01", "2004-12-31", "2004", "year")),
        (SERVED.replace("pobj 3", "npadvmod 2"), "minister", ("2004-01-01", "2004-12-31", "2004", "year")),
        (SERVED.replace("pobj 3", "npadvmod 2").replace("_ serve", "_ go"), "minister", None),
        (SERVED.replace("2004 NUM CD pobj 5 DATE", "days NOUN NNS pobj 5"), "served", None),
    ],
)  # fmt: skip
def test_intervals_of_states(rows: str, holder: str, interval: tuple[str, ...] | None) -> None:
    """What began and what ended a state, by its verb, its noun or the noun's copula."""
    parse = make_parse(rows, "2023-03-15")
    span = interval_of(word(parse, holder), find_times(parse))
    assert (span and (str(span.start), str(span.end), span.text, span.precision)) == interval


def test_times_of_other_sentences_do_not_count() -> None:
    """Nor do headings."""
    rows = AND + "\n" + LATE.replace("2007", "2009")
    parse = make_parse(rows, "2023-03-15")
    times = find_times(parse)
    spans = [governing(each, times) for each in parse.words if each.pos == "verb"]
    assert [span and span.text for span in spans] == ["2007", "2007", "2009", "2009"]
    assert governing(word(parse, "froze"), ()) is None
    heading = make_parse("May PROPN NNP ROOT 0\n3 NUM CD nummod 1\n\n¶\n" + LATE.strip(), "2023-03-15")
    over = heading_date(word(heading, "signed"), find_times(heading))
    assert over is not None and over.start == date(2023, 5, 3)
    assert governing(word(heading, "May"), find_times(heading)) is None
