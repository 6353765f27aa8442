"""What the tree around a time tells: the tense of its verb, and whether it belongs to a noun; by parses made by hand."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.times.expressions import find_times
from kg.times.matches import find_matches
from kg.times.surroundings import opens_nothing, preposition, tense

PAST, NEXT = "2023-03-10", "2023-03-17"
"""The Fridays before and after Wednesday, 15 March 2023."""

OPENED = """
It PRON PRP nsubj 2
opened VERB VBD ROOT 0 _ open
on ADP IN prep 2
Friday PROPN NNP pobj 3 DATE
"""
WILL = """
It PRON PRP nsubj 3
will AUX MD aux 3
open VERB VB ROOT 0
on ADP IN prep 3
Friday PROPN NNP pobj 4 DATE
"""
BARE = """
It PRON PRP nsubj 2
opened VERB VBD ROOT 0 _ open
Friday PROPN NNP npadvmod 2 DATE
"""
TO = """
It PRON PRP nsubj 2
agreed VERB VBD ROOT 0 _ agree
to PART TO aux 4
open VERB VB xcomp 2
on ADP IN prep 4
Friday PROPN NNP pobj 5 DATE
"""
IS_TO = """
It PRON PRP nsubj 2
is AUX VBZ ROOT 0 _ be
to PART TO aux 4
open VERB VB xcomp 2
on ADP IN prep 4
Friday PROPN NNP pobj 5 DATE
"""
SET = """
It PRON PRP nsubjpass 3
is AUX VBZ auxpass 3 _ be
set VERB VBN ROOT 0
for ADP IN prep 3
Friday PROPN NNP pobj 4 DATE
"""
DUE = """
It PRON PRP nsubj 2
is AUX VBZ ROOT 0 _ be
due ADJ JJ acomp 2
on ADP IN prep 3
Friday PROPN NNP pobj 4 DATE
"""
WHILE = """
They PRON PRP nsubj 2
left VERB VBD ROOT 0 _ leave
visiting VERB VBG advcl 2 _ visit
Oslo PROPN NNP dobj 3
on ADP IN prep 3
Friday PROPN NNP pobj 5 DATE
"""
AND = """
They PRON PRP nsubj 3
will AUX MD aux 3
meet VERB VB ROOT 0
and CCONJ CC cc 3
talk VERB VB conj 3
on ADP IN prep 5
Friday PROPN NNP pobj 6 DATE
"""
TALKS = """
Talks NOUN NNS ROOT 0 _ talk
on ADP IN prep 1
Friday PROPN NNP pobj 2 DATE
"""
VOTE = """
They PRON PRP nsubj 2
left VERB VBD ROOT 0 _ leave
after ADP IN prep 2
Friday PROPN NNP poss 6 DATE
's PART POS case 4
vote NOUN NN pobj 3
"""


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (OPENED, ("past", True)),
        (OPENED.replace("opened VERB VBD", "opens VERB VBZ"), ("future", True)),  # a timetable
        (OPENED.replace("opened VERB VBD", "meet VERB VBP").replace("open\n", "meet\n"), ("future", True)),
        (OPENED.replace("opened VERB VBD ROOT 0 _ open", "rules VERB VBZ ROOT 0 _ rule"), ("", True)),
        (OPENED.replace("opened VERB VBD", "opened VERB VBN"), ("past", True)),
        (OPENED.replace("opened VERB VBD", "being VERB VBG"), ("", True)),
        (OPENED.replace("on ADP IN prep 2", "until ADP IN prep 2"), ("past", False)),
        (OPENED.replace("on ADP IN prep 2", "until ADP IN prep 2").replace("opened VERB VBD", "rules VERB VBZ"), ("future", True)),
        (OPENED.replace("on ADP IN prep 2", "until ADP IN prep 2").replace("opened VERB VBD ROOT 0 _ open", "rules VERB VBZ ROOT 0 _ rule"), ("future", False)),
        (BARE, ("past", True)),
        (BARE.replace("opened VERB VBD", "opened VERB VBN"), ("past", True)),
        (WILL, ("future", True)),
        (WILL.replace("will AUX MD", "wo AUX MD"), ("future", True)),
        (WILL.replace("will AUX MD", "would AUX MD"), ("then", True)),
        (WILL.replace("will AUX MD aux 3\nopen VERB VB", "had AUX VBD aux 3\nopened VERB VBN"), ("past", True)),
        (WILL.replace("will AUX MD aux 3\nopen VERB VB", "been AUX VBN auxpass 3\nopened VERB VBN"), ("", True)),
        (WILL.replace("will AUX MD aux", "soon ADV RB advmod"), ("", True)),
        (TO, ("future", True)),  # whoever agrees does it later
        (TO.replace("agreed VERB VBD ROOT 0 _ agree", "began VERB VBD ROOT 0 _ begin"), ("", True)),
        (TO.replace("agreed VERB VBD ROOT 0 _ agree", "begins VERB VBZ ROOT 0 _ begin"), ("future", True)),
        (TO.replace("agreed VERB VBD ROOT 0 _ agree", "due ADJ JJ ROOT 0 _ due"), ("future", True)),
        (TO.replace("agreed VERB VBD ROOT 0 _ agree", "planned VERB VBD ROOT 0 _ plan"), ("then", True)),
        (TO.replace("agreed VERB VBD ROOT 0 _ agree", "it PRON PRP nsubj 4").replace("xcomp 2", "ROOT 0").replace("nsubj 2", "nsubj 4"), ("future", True)),
        (IS_TO, ("future", True)),
        (IS_TO.replace("is AUX VBZ", "was AUX VBD"), ("then", True)),
        (SET, ("future", True)),
        (SET.replace("is AUX VBZ", "was AUX VBD"), ("then", False)),
        (SET.replace("for ADP IN", "on ADP IN"), ("future", True)),
        (SET.replace("set VERB VBN", "set VERB VBD").replace("is AUX VBZ auxpass", "soon ADV RB advmod"), ("then", False)),  # "for"
        (SET.replace("set VERB VBN", "set VERB VBD").replace("is AUX VBZ auxpass", "soon ADV RB advmod").replace("for", "on"), ("past", True)),
        (DUE, ("future", False)),
        (DUE.replace("is AUX VBZ", "was AUX VBD"), ("then", False)),
        (DUE.replace("due ADJ", "busy ADJ"), ("", False)),
        (WHILE, ("past", True)),
        (WHILE.replace("left VERB VBD", "leave VERB VBP"), ("", True)),
        (WHILE.replace("visiting VERB VBG", "visit VERB VB"), ("", True)),
        (AND, ("future", True)),
        (AND.replace("conj 3", "xcomp 3"), ("", True)),
        (TALKS, ("", False)),
        (VOTE, ("past", False)),
    ],
)  # fmt: skip
def test_tenses(rows: str, told: tuple[str, bool]) -> None:
    """The tense, and whether the time hangs on the verb itself."""
    parse = make_parse(rows, "2023-03-15")
    [found] = find_matches(parse)
    assert tense(parse.words, found, preposition(parse.words, found)) == told


@pytest.mark.parametrize(
    ("rows", "day"),
    [
        (OPENED, PAST), (WILL, NEXT), (TALKS, PAST), (SET, NEXT), (BARE, PAST), (AND, NEXT), (VOTE, PAST),
        (WILL.replace("will", "would"), NEXT),  # Friday is nearer ahead
        (WILL.replace("will", "would").replace("Friday", "Tuesday"), "2023-03-14"),  # and Tuesday nearer behind
        (WILL.replace("Friday", "Wednesday"), "2023-03-15"),
        (OPENED.replace("Friday", "Wednesday"), "2023-03-15"),
    ],
)  # fmt: skip
def test_a_weekday_by_its_tense(rows: str, day: str) -> None:
    """A bare weekday is the last one, or the next where its verb lies ahead."""
    [time] = find_times(make_parse(rows, "2023-03-15"))
    assert str(time.span.start) == str(time.span.end) == day


@pytest.mark.parametrize(
    ("verb", "month", "start"),
    [
        ("opened VERB VBD ROOT 0 _ open", "December", "2022-12-01"),
        ("opened VERB VBD ROOT 0 _ open", "March", "2023-03-01"),
        ("opened VERB VBD ROOT 0 _ open", "April", "2022-04-01"),
        ("opens VERB VBZ ROOT 0 _ open", "December", "2023-12-01"),
        ("opens VERB VBZ ROOT 0 _ open", "March", "2023-03-01"),
        ("opens VERB VBZ ROOT 0 _ open", "February", "2024-02-01"),
        ("rules VERB VBZ ROOT 0 _ rule", "April", "2023-04-01"),  # near
        ("rules VERB VBZ ROOT 0 _ rule", "July", "2023-07-01"),
        ("rules VERB VBZ ROOT 0 _ rule", "August", "2022-08-01"),
        ("rules VERB VBZ ROOT 0 _ rule", "September", "2022-09-01"),  # texts tell more of the past
    ],
)
def test_a_month_by_its_tense(verb: str, month: str, start: str) -> None:
    """A month without a year is the last, the next or the nearest."""
    rows = (
        OPENED.replace("opened VERB VBD ROOT 0 _ open", verb)
        .replace("on ADP", "in ADP")
        .replace("Friday", month)
    )
    [time] = find_times(make_parse(rows, "2023-03-15"))
    assert str(time.span.start) == start


def test_a_month_that_lay_ahead() -> None:
    """ "would open in August": the nearest, with no leaning to the past."""
    rows = WILL.replace("will", "would").replace("on ADP", "in ADP").replace("Friday", "August")
    [time] = find_times(make_parse(rows, "2023-03-15"))
    assert str(time.span.start) == "2023-08-01"


def test_what_is_due_in_some_days() -> None:
    """ "will open in three days" has a place, "opened in three days" lasted so long."""
    ahead = WILL.replace(
        "on ADP IN prep 3\nFriday PROPN NNP pobj 4 DATE",
        "in ADP IN prep 3\nthree NUM CD nummod 6\ndays NOUN NNS pobj 4",
    )
    [time] = find_times(make_parse(ahead, "2023-03-15"))
    assert (str(time.span.start), time.kind) == ("2023-03-18", "point")
    [time] = find_times(make_parse(ahead.replace("will AUX MD aux", "then ADV RB advmod"), "2023-03-15"))
    assert (time.span.start, time.kind) == (None, "duration")


@pytest.mark.parametrize(
    ("rows", "lead"),
    [
        (OPENED, "on"),
        (OPENED.replace("on ADP", "till ADP"), "until"),
        (VOTE, ""),
        (VOTE.replace("'s PART POS case 4", "big ADJ JJ amod 6").replace("poss", "compound"), ""),
        (VOTE.replace("'s PART POS case 4", "big ADJ JJ amod 6").replace("poss", "appos"), "after"),
        (VOTE.replace("'s PART POS case 4", "to ADP IN prep 4").replace("poss 6", "compound 2"), "after"),
        (VOTE.replace("vote NOUN NN", "vote VERB VB").replace("'s PART POS case 4", "we PRON PRP nsubj 6").replace("poss", "compound"), "after"),
        (BARE, ""),
    ],
)  # fmt: skip
def test_prepositions(rows: str, lead: str) -> None:
    """A preposition before the day of a noun governs the noun."""
    parse = make_parse(rows, "2023-03-15")
    [found] = find_matches(parse)
    assert preposition(parse.words, found) == lead


def test_from_after_a_noun_opens_nothing() -> None:
    """ "a letter from 2013" is of that year; "ruled from 2013" goes on."""
    letter = make_parse("letter NOUN NN ROOT 0\nfrom ADP IN prep 1\n2013 NUM CD pobj 2")
    ruled = make_parse("ruled VERB VBD ROOT 0\nfrom ADP IN prep 1\n2013 NUM CD pobj 2")
    assert opens_nothing(letter.words, find_matches(letter)[0])
    assert not opens_nothing(ruled.words, find_matches(ruled)[0])
    assert [(str(t.span.end), t.preposition) for p in (letter, ruled) for t in find_times(p)] == [
        ("2013-12-31", "of"),
        ("None", "from"),
    ]


@pytest.mark.parametrize(
    ("rows", "is_time"),
    [
        ("the DET DT det 3\n2014 NUM CD nummod 3\ntreaty NOUN NN ROOT 0", True),
        ("the DET DT det 3\n2014 NUM CD nummod 3\nbig ADJ JJ ROOT 0", True),
        ("some ADV RB det 3\n2014 NUM CD nummod 3\ntreaty NOUN NN ROOT 0", False),
        ("the DET DT det 3\n2014 NUM CD nummod 3\ntreaties NOUN NNS ROOT 0", True),
        ("the DET DT det 3\n1850 NUM CD nummod 3\ntreaties NOUN NNS ROOT 0", False),
        ("the DET DT det 3\n2000 NUM CD nummod 3\nmen NOUN NNS ROOT 0", False),
        ("the DET DT det 3\n1848 NUM CD nummod 3\ntreaty NOUN NN ROOT 0", False),
        ("( PUNCT ( punct 3\n2014 NUM CD nummod 3\nmen NOUN NNS ROOT 0", False),
        ("in ADP IN prep 0\n2014 NUM CD pobj 1\nmen NOUN NNS ROOT 0", True),
        ("in ADP IN prep 0\n2000 NUM CD pobj 1\nmen NOUN NNS ROOT 0", False),
        ("in ADP IN prep 0\n1750 NUM CD pobj 1\nman NOUN NN ROOT 0", True),
        ("the DET DT det 3\nMay PROPN NNP compound 3 PERSON\nJones PROPN NNP ROOT 0 PERSON", False),
        ("the DET DT det 3\nMay PROPN NNP compound 3 DATE\nJones PROPN NNP ROOT 0 PERSON", True),
        ("the DET DT det 3\nMay PROPN NNP compound 3 PERSON\nvote NOUN NN ROOT 0", True),
        ("on ADP IN prep 0\nthe DET DT det 3\n10th ADJ JJ pobj 1\nsummit NOUN NN ROOT 0", False),
        ("on ADP IN prep 0\nthe DET DT det 3\n10th ADJ JJ pobj 1\nhe PRON PRP ROOT 0", True),
    ],
)  # fmt: skip
def test_company(rows: str, is_time: bool) -> None:
    """Numbers and names that are times by the words beside them."""
    assert bool(find_matches(make_parse(rows))) is is_time
