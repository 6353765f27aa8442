"""The page's functions by themselves, in the browser: what each makes of what it is given."""

from __future__ import annotations

import os

import pytest

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

WORDS = {
    "words('VERBAL_cooperation')": "Verbal cooperation",
    "short('Norland', 7)": "Norland",
    "short('Norlanders', 7)": "Norlan…",
    "short('😀😀😀', 2)": "😀…",
    "num(1234567)": "1,234,567",
    "[0, 1, 1000].map((n) => many(n, 'fact'))": ["0 facts", "1 fact", "1,000 facts"],
    "many(2, 'body', 'bodies')": "2 bodies",
    "fold('Élysée İhsan')": "elysee ihsan",
    "ranked(['b', 'a', 'b', 'c'], (x) => x)": [["b", 2], ["a", 1], ["c", 1]],
}

DAYS = {
    "bounds('2031-02-08')": ["2031-02-08", "2031-02-08"],
    "bounds('2032-02')": ["2032-02-01", "2032-02-29"],
    "bounds('2031')": ["2031-01-01", "2031-12-31"],
    "bounds('203X')": ["2030-01-01", "2039-12-31"],
    "bounds('20XX')": ["2000-01-01", "2099-12-31"],
    "bounds('1999-01-01/..')": ["1999-01-01", ""],
    "bounds('../2031-03-01')": ["", "2031-03-01"],
    "bounds('')": ["", ""],
    "isoOf(day('2031-02-08'))": "2031-02-08",
    "dayWords(day('2031-02-08'))": "8 Feb 2031",
    "rangeWords(day('2031-02-08'), day('2031-02-08'))": "8 Feb 2031",
    "rangeWords(day('2031-02-08'), day('2031-02-10'))": "8–10 Feb 2031",
    "rangeWords(day('2031-02-08'), day('2031-03-10'))": "8 Feb – 10 Mar 2031",
    "rangeWords(day('2030-12-31'), day('2031-01-01'))": "31 Dec 2030 – 1 Jan 2031",
    "spanWords(day('2031-01-01'), day('2031-12-31'))": "2031",
    "spanWords(day('2031-02-01'), day('2031-02-28'))": "Feb 2031",
    "spanWords(day('2031-02-01'), day('2032-02-29'))": "Feb 2031 – Feb 2032",
    "spanWords(day('2031-02-01'), day('2031-02-27'))": "1–27 Feb 2031",
}

TYPED = {
    "windowOfWords('Jun 2022').map(isoOf)": ["2022-06-01", "2022-06-30"],
    "windowOfWords('2020 – 2022').map(isoOf)": ["2020-01-01", "2022-12-31"],
    "windowOfWords('1 Jun 2022 to 2022-07-15').map(isoOf)": ["2022-06-01", "2022-07-15"],
    "windowOfWords('2022 – 2020')": None,
    "windowOfWords('next week')": None,
    "windowOfWords('2020 – 2021 – 2022')": None,
    "windowWords(windowOfWords('2022-06'))": "Jun 2022",
    "windowWords(windowOfWords('Feb 2022 – Mar 2023'))": "Feb 2022 – Mar 2023",
    "windowWords(windowOfWords('1 Jun 2022 – 15 Jun 2022'))": "1 Jun 2022 – 15 Jun 2022",
    "windowWords(windowOfWords('3 Jun 2022'))": "3 Jun 2022",
}

FACTS = {
    "facts.length": 10,
    "once(facts).length": 10,
    "once([facts[0], facts[0], facts[1]]).length": 2,
    "facts.map(whenWords)": [
        "8 Feb 2031", "9 Feb 2031", "9 Feb 2031", "5 Feb 2031", "told 1 Mar 2031", "1 May 2031",
        "told 1 Mar 2031", "1 Mar 2031", "since 1999", "told 1 Mar 2031",
    ],
    "['Norland', 'Ana_Vesta', 'Coastal_Union'].map((key) => initials(actors[byKey.get(key)]))": ["NRL", "AV", "CU"],
}  # fmt: skip


TEXTS = {
    "stretches([[4, 8, 'b'], [0, 2, 'a'], [6, 9, 'c']])": [
        {"start": 0, "end": 2, "facts": ["a"]}, {"start": 4, "end": 9, "facts": ["b", "c"]},
    ],
    "passages(9, [{ start: 0, end: 6 }], stretches([[2, 4, 'a'], [2, 4, 'b'], [5, 8, 'c']]))": [
        {"start": 0, "end": 2, "facts": None}, {"start": 2, "end": 4, "facts": ["a", "b"]},
        {"start": 4, "end": 5, "facts": None}, {"start": 5, "end": 8, "facts": ["c"]},
        {"start": 8, "end": 9, "facts": None},
    ],
    "passages(3, [], [])": [{"start": 0, "end": 3, "facts": None}],
    "paragraphs('a\\n\\nb\\nc', passages(6, [], [])).map((list) => list.length)": [1, 1],
    "paragraphs('a\\nb', passages(3, [], [])).length": 1,
    "['a'.repeat(99)].map((a) => paragraphs(a + '\\n' + a, passages(199, [], [])).length)": [2],
    "lined('one two three', 7)": ["one two", "three"],
    "lined('', 7)": [""],
    "slug('Winter: 2022 – “talks”', 40)": "winter-2022-talks",
    "fileName(['À propos', '', '/..'], 'csv')": "a-propos.csv",
    "fileName(['…'], 'svg')": "graph.svg",
    "markdownText('1. *not* [a](b) <i>')": r"1\. \*not\* \[a\](b) \<i\>",
    "xml('<a & \\u0000\"b\">')": "&#60;a &#38;  &#34;b&#34;&#62;",
    "[cell('=1'), cell(' -x'), cell('a\"b')]": ['"\'=1"', '"\' -x"', '"a""b"'],
    "sameKeys(sameText(['a~b', 'c%7E', 'd']))": ["a~b", "c%7E", "d"],
    "sameKeys('%')": [],
    "joined([['a', 'b'], ['c'], ['d', 'e'], ['b', 'd']])": [["a", "b", "d", "e"]],
}  # fmt: skip
"""Of reading and telling: texts in pieces, names of files, text that is safe in another, who is the same as whom."""


@pytest.mark.parametrize(
    "cases", [WORDS, DAYS, TYPED, FACTS, TEXTS], ids=["words", "days", "typed", "facts", "texts"]
)
def test_what_functions_make(inside, cases: dict[str, object]) -> None:
    """Each expression has its value."""
    assert {expression: inside(expression) for expression in cases} == cases
