"""Times in bare words, without tags or a tree: what is found, where it lies on the calendar, of what kind.

A row is "text => words | from | to | precision | kind | preposition"; "-" stands for nothing, ";" between two
expressions, "¶" for a new line.  What is not in a row does not come out.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from parses import make_text
from tables import each_row

from kg.times import absolute, grammar, relative
from kg.times.calendar import (
    Part,
    containing,
    day,
    days_after,
    month,
    months,
    move,
    part,
    season,
    shift,
    year,
)
from kg.times.expressions import find_times

READERS = absolute.READERS | relative.READERS
WRITTEN = "2023-03-15"
"""A Wednesday."""

ABSOLUTE = """
on 2022-01-26T10:00Z, => 2022-01-26T10:00Z | 2022-01-26 | 2022-01-26 | day | point | on
3/4/2022 => 3/4/2022 | 2022-01-01 | 2022-12-31 | year | point | -
13/4/2022 => 13/4/2022 | 2022-04-13 | 2022-04-13 | day | heading | -
13.2.2022 => 13.2.2022 | 2022-02-13 | 2022-02-13 | day | heading | -
4.13.2022 => 4.13.2022 | 2022-04-13 | 2022-04-13 | day | heading | -
5/6/21 => 5/6/21 | 2021-01-01 | 2021-12-31 | year | point | -
5/6/34 => 5/6/34 | 1934-01-01 | 1934-12-31 | year | point | -
5/6/32 => 5/6/32 | 2032-01-01 | 2032-12-31 | year | point | -
3.4.21 => -
31/31/2022 => 31/31/2022 | - | - | - | point | -
Feb. 3, 2022 => Feb. 3, 2022 | 2022-02-03 | 2022-02-03 | day | heading | -
Feb. 3-5, 2022 => Feb. 3-5, 2022 | 2022-02-03 | 2022-02-05 | interval | interval | -
3-5 February 2022 => 3-5 February 2022 | 2022-02-03 | 2022-02-05 | interval | interval | -
5-3 February 2022 => 5-3 February 2022 | - | - | - | point | -
3 and 5 February 2022 => 3 and 5 February 2022 | 2022-02-03 | 2022-02-05 | interval | interval | -
the 26th of August, 2021 => the 26th of August, 2021 | 2021-08-26 | 2021-08-26 | day | heading | -
from 27 to 29 September 2020 => 27 to 29 September 2020 | 2020-09-27 | 2020-09-29 | interval | interval | from
August ninth, 2001 => August ninth, 2001 | 2001-08-09 | 2001-08-09 | day | heading | -
February 0, 2022 => -
Tuesday, Feb. 1 => Tuesday, Feb. 1 | 2022-02-01 | 2022-02-01 | day | heading | -
Wednesday, March 15 => Wednesday, March 15 | 2023-03-15 | 2023-03-15 | day | heading | -
Monday, Feb. 29 => Monday, Feb. 29 | 2024-02-29 | 2024-02-29 | day | heading | -
March 20 => March 20 | 2023-03-20 | 2023-03-20 | day | heading | -
20 June => 20 June | 2023-06-20 | 2023-06-20 | day | heading | -
14 October => 14 October | 2022-10-14 | 2022-10-14 | day | heading | -
Feb. 29 => Feb. 29 | 2024-02-29 | 2024-02-29 | day | heading | -
March 3 last year => March 3 last year | 2022-03-03 | 2022-03-03 | day | heading | -
March 3 next year => March 3 next year | 2024-03-03 | 2024-03-03 | day | heading | -
late March 2014 => late March 2014 | 2014-03-21 | 2014-03-31 | interval | interval | -
in March last year => March last year | 2022-03-01 | 2022-03-31 | month | point | in
March of the following year => March of the following year | - | - | - | point | -
in May to => May | 2023-05-01 | 2023-05-31 | month | point | in
in June 2014 and August 2014 => June 2014 | 2014-06-01 | 2014-06-30 | month | point | in ; August 2014 | 2014-08-01 | 2014-08-31 | month | point | -
in May => May | 2023-05-01 | 2023-05-31 | month | point | in
in early May => early May | 2023-05-01 | 2023-05-10 | interval | interval | in
last May => last May | 2022-05-01 | 2022-05-31 | month | point | -
next May => next May | 2023-05-01 | 2023-05-31 | month | point | -
this May => this May | 2023-05-01 | 2023-05-31 | month | point | -
this May 9 => this May 9 | 2023-05-09 | 2023-05-09 | day | heading | -
last May 9 => last May 9 | 2022-05-09 | 2022-05-09 | day | heading | -
next June 3-5 => next June 3-5 | 2023-06-03 | 2023-06-05 | interval | interval | -
this February 29 => this February 29 | 2024-02-29 | 2024-02-29 | day | heading | -
this May 9, 2021 => this May 9, 2021 | 2021-05-09 | 2021-05-09 | day | heading | -
the past May => the past May | 2022-05-01 | 2022-05-31 | month | point | -
this past March => this past March | 2023-03-01 | 2023-03-31 | month | point | -
in March => March | 2023-03-01 | 2023-03-31 | month | point | in
in December => December | 2022-12-01 | 2022-12-31 | month | point | in
in mid-July => mid-July | 2023-07-11 | 2023-07-20 | interval | interval | in
earlier in March => earlier in March | 2023-03-01 | 2023-03-15 | interval | interval | -
later in March => later in March | 2023-03-15 | 2023-03-31 | interval | interval | -
early in March => early in March | 2023-03-01 | 2023-03-10 | interval | interval | -
early 2014 => early 2014 | 2014-01-01 | 2014-04-30 | interval | interval | -
the middle of 2014 => the middle of 2014 | 2014-05-01 | 2014-08-31 | interval | interval | -
the end of 2014 => the end of 2014 | 2014-12-01 | 2014-12-31 | interval | interval | -
the start of 2014 => the start of 2014 | 2014-01-01 | 2014-01-31 | interval | interval | -
late 2014 => late 2014 | 2014-09-01 | 2014-12-31 | interval | interval | -
1949-55 => 1949-55 | 1949-01-01 | 1955-12-31 | interval | interval | -
2014/15 => 2014/15 | 2014-01-01 | 2015-12-31 | interval | interval | -
2014/16 => -
1998-03 => 1998-03 | 1998-01-01 | 2003-12-31 | interval | interval | -
1998-97 => -
1815-1914 => 1815-1914 | 1815-01-01 | 1914-12-31 | interval | interval | -
1815-2014. => 1815-2014 | 1815-01-01 | 2014-12-31 | interval | interval | -
1914-1815 => -
1999/00 => 1999/00 | 1999-01-01 | 2000-12-31 | interval | interval | -
the 1990s => the 1990s | 1990-01-01 | 1999-12-31 | decade | point | -
the late 1990s => the late 1990s | 1997-01-01 | 1999-12-31 | interval | interval | -
the early 1990s => the early 1990s | 1990-01-01 | 1993-12-31 | interval | interval | -
the mid-1990s => the mid-1990s | 1994-01-01 | 1996-12-31 | interval | interval | -
the '90s => the '90s | 1990-01-01 | 1999-12-31 | decade | point | -
in the 90s => the 90s | 1990-01-01 | 1999-12-31 | decade | point | in
in his 80s => -
the sixties => the sixties | 1960-01-01 | 1969-12-31 | decade | point | -
his sixties => -
the 1900s => the 1900s | 1900-01-01 | 1999-12-31 | century | point | -
the 2000s => the 2000s | 2000-01-01 | 2009-12-31 | decade | point | -
the 1850s => the 1850s | 1850-01-01 | 1859-12-31 | decade | point | -
the end of the 1990s => the end of the 1990s | 1999-01-01 | 1999-12-31 | interval | interval | -
the 19th century => the 19th century | 1800-01-01 | 1899-12-31 | century | point | -
the early 20th century => the early 20th century | 1900-01-01 | 1939-12-31 | interval | interval | -
the twentieth century => the twentieth century | 1900-01-01 | 1999-12-31 | century | point | -
the first century => the first century | - | - | - | point | -
the 22nd century => the 22nd century | 2100-01-01 | 2199-12-31 | century | point | -
the 23rd century => the 23rd century | - | - | - | point | -
the start of the 20th century => the start of the 20th century | 1900-01-01 | 1909-12-31 | interval | interval | -
the third quarter of 2022 => the third quarter of 2022 | 2022-07-01 | 2022-09-30 | quarter | point | -
the first half of last year => the first half of last year | 2022-01-01 | 2022-06-30 | half | point | -
the second half of 2021 => the second half of 2021 | 2021-07-01 | 2021-12-31 | half | point | -
the last quarter of 2021 => the last quarter of 2021 | 2021-10-01 | 2021-12-31 | quarter | point | -
the fourth quarter => the fourth quarter | 2022-10-01 | 2022-12-31 | quarter | point | -
the fifth quarter of 2022 => -
the third half of 2022 => -
last summer => last summer | 2022-06-01 | 2022-08-31 | season | point | -
in the spring of 2014 => the spring of 2014 | 2014-03-01 | 2014-05-31 | season | point | in
next winter => next winter | 2023-12-01 | 2024-02-29 | season | point | -
this summer => this summer | 2023-06-01 | 2023-08-31 | season | point | -
in the winter => the winter | 2022-12-01 | 2023-02-28 | season | point | in
in the fall of the city => -
early this winter => early this winter | 2022-12-01 | 2022-12-31 | interval | interval | -
the summer of last year => the summer of last year | 2022-06-01 | 2022-08-31 | season | point | -
winter 2013 => winter 2013 | 2013-12-01 | 2014-02-28 | season | point | -
fiscal 2014 => fiscal 2014 | 2013-10-01 | 2014-09-30 | interval | interval | -
FY24 => FY24 | 2023-10-01 | 2024-09-30 | interval | interval | -
FY35 => FY35 | 1934-10-01 | 1935-09-30 | interval | interval | -
fiscal year 2014 => fiscal year 2014 | 2013-10-01 | 2014-09-30 | interval | interval | -
2014 fiscal year => 2014 fiscal year | 2013-10-01 | 2014-09-30 | interval | interval | -
Christmas 2014 => Christmas 2014 | 2014-12-25 | 2014-12-25 | day | point | -
last Christmas => last Christmas | 2022-12-25 | 2022-12-25 | day | point | -
on Christmas Day => Christmas Day | 2022-12-25 | 2022-12-25 | day | point | on
next May Day => next May Day | 2023-05-01 | 2023-05-01 | day | point | -
on D-Day => D-Day | 1944-06-06 | 1944-06-06 | day | point | on
9/11 => 9/11 | 2001-09-11 | 2001-09-11 | day | point | -
New Year’s Eve => New Year’s Eve | 2022-12-31 | 2022-12-31 | day | point | -
this Christmas => this Christmas | 2022-12-25 | 2022-12-25 | day | point | -
the 3rd inst. => the 3rd inst. | 2023-03-03 | 2023-03-03 | day | point | -
the 3rd ult. => the 3rd ult. | 2023-02-03 | 2023-02-03 | day | point | -
the 3rd prox. => the 3rd prox. | 2023-04-03 | 2023-04-03 | day | point | -
the 31st ult. => the 31st ult. | - | - | - | point | -
on the 10th => the 10th | 2023-03-10 | 2023-03-10 | day | point | on
on the 20th => the 20th | 2023-02-20 | 2023-02-20 | day | point | on
on the 31st => the 31st | 2023-01-31 | 2023-01-31 | day | point | on
until the 20th => the 20th | - | 2023-02-20 | day | interval | until
the 10th summit => -
on the 0th => the 0th | - | - | - | point | on
Christmas¶Day => Christmas Day | 2022-12-25 | 2022-12-25 | day | point | -
New  Year's Day => New Year's Day | 2023-01-01 | 2023-01-01 | day | point | -
"""
"""Dates that name their place."""

RELATIVE = """
on Monday => Monday | 2023-03-13 | 2023-03-13 | day | point | on
on Wednesday => Wednesday | 2023-03-15 | 2023-03-15 | day | point | on
on Friday => Friday | 2023-03-10 | 2023-03-10 | day | point | on
this Friday => this Friday | 2023-03-17 | 2023-03-17 | day | point | -
next Friday => next Friday | 2023-03-24 | 2023-03-24 | day | point | -
last Friday => last Friday | 2023-03-10 | 2023-03-10 | day | point | -
last Wednesday => last Wednesday | 2023-03-08 | 2023-03-08 | day | point | -
coming Friday => coming Friday | 2023-03-17 | 2023-03-17 | day | point | -
this coming Wednesday => this coming Wednesday | 2023-03-22 | 2023-03-22 | day | point | -
the coming Friday => the coming Friday | 2023-03-17 | 2023-03-17 | day | point | -
the past Friday => the past Friday | 2023-03-10 | 2023-03-10 | day | point | -
this past Friday => this past Friday | 2023-03-10 | 2023-03-10 | day | point | -
Tuesday of next week => Tuesday of next week | 2023-03-21 | 2023-03-21 | day | point | -
Tuesday last week => Tuesday last week | 2023-03-07 | 2023-03-07 | day | point | -
the following Monday => the following Monday | - | - | - | point | -
that Monday => that Monday | - | - | - | point | -
late on Tuesday night => late on Tuesday night | 2023-03-14 | 2023-03-14 | day | point | -
Black Friday => -
the Sunday Times => -
every Friday => every Friday | - | - | interval | set | -
Sundays => Sundays | - | - | interval | set | -
today => today | 2023-03-15 | 2023-03-15 | day | point | -
tonight => tonight | 2023-03-15 | 2023-03-15 | day | point | -
yesterday => yesterday | 2023-03-14 | 2023-03-14 | day | point | -
last night => last night | 2023-03-14 | 2023-03-14 | day | point | -
tomorrow => tomorrow | 2023-03-16 | 2023-03-16 | day | point | -
the day before yesterday => the day before yesterday | 2023-03-13 | 2023-03-13 | day | point | -
the day after tomorrow => the day after tomorrow | 2023-03-17 | 2023-03-17 | day | point | -
this morning => this morning | 2023-03-15 | 2023-03-15 | day | point | -
late yesterday => late yesterday | 2023-03-14 | 2023-03-14 | day | point | -
last week => last week | 2023-03-06 | 2023-03-12 | week | point | -
this week => this week | 2023-03-13 | 2023-03-19 | week | point | -
next month => next month | 2023-04-01 | 2023-04-30 | month | point | -
last year => last year | 2022-01-01 | 2022-12-31 | year | point | -
last quarter => last quarter | 2022-10-01 | 2022-12-31 | quarter | point | -
next decade => next decade | 2030-01-01 | 2039-12-31 | decade | point | -
last century => last century | - | - | - | point | -
earlier this month => earlier this month | 2023-03-01 | 2023-03-15 | interval | interval | -
later this week => later this week | 2023-03-15 | 2023-03-19 | interval | interval | -
the end of last year => the end of last year | 2022-12-01 | 2022-12-31 | interval | interval | -
the past month => the past month | 2023-02-15 | 2023-03-15 | interval | interval | -
the coming week => the coming week | 2023-03-15 | 2023-03-22 | interval | interval | -
the past weekend => the past weekend | 2023-03-11 | 2023-03-12 | weekend | point | -
last weekend => last weekend | 2023-03-11 | 2023-03-12 | weekend | point | -
next weekend => next weekend | 2023-03-25 | 2023-03-26 | weekend | point | -
this weekend => this weekend | 2023-03-18 | 2023-03-19 | weekend | point | -
last day => -
next fortnight => -
late last month => late last month | 2023-02-21 | 2023-02-28 | interval | interval | -
the beginning of this week => the beginning of this week | 2023-03-13 | 2023-03-15 | interval | interval | -
over the weekend => the weekend | 2023-03-11 | 2023-03-12 | weekend | point | over
at the weekend => the weekend | 2023-03-11 | 2023-03-12 | weekend | point | -
the weekend => -
later in the day => later in the day | 2023-03-15 | 2023-03-15 | day | point | -
at the end of the day => -
at the end of the year => the end of the year | 2023-12-01 | 2023-12-31 | interval | interval | -
later in the year => later in the year | 2023-03-15 | 2023-12-31 | interval | interval | -
earlier in the month => earlier in the month | 2023-03-01 | 2023-03-15 | interval | interval | -
in the middle of the week => the middle of the week | 2023-03-16 | 2023-03-18 | interval | interval | in
by year-end => year-end | - | 2023-12-31 | interval | interval | by
before year's end => year's end | - | 2023-12-31 | interval | interval | before
two days ago => two days ago | 2023-03-13 | 2023-03-13 | day | point | -
nearly three weeks ago => nearly three weeks ago | 2023-02-20 | 2023-02-26 | week | point | -
more than three weeks ago => more than three weeks ago | - | - | - | point | -
less than three weeks ago => less than three weeks ago | 2023-02-20 | 2023-02-26 | week | point | -
at least two years ago => at least two years ago | - | - | - | point | -
just over two years ago => just over two years ago | - | - | - | point | -
fewer than two years ago => fewer than two years ago | - | - | - | point | -
a few days ago => a few days ago | - | - | - | point | -
several years ago => several years ago | - | - | - | point | -
half a year ago => half a year ago | 2022-09-01 | 2022-09-30 | month | point | -
half a century ago => half a century ago | 1973-01-01 | 1973-12-31 | year | point | -
half a decade ago => half a decade ago | 2018-01-01 | 2018-12-31 | year | point | -
half a month ago => half a month ago | - | - | - | point | -
two and a half years ago => two and a half years ago | 2020-09-01 | 2020-09-30 | month | point | -
one and a half decades ago => one and a half decades ago | 2008-01-01 | 2008-12-31 | year | point | -
ten centuries ago => ten centuries ago | 1023-01-01 | 1023-12-31 | year | point | -
two decades ago => two decades ago | 2003-01-01 | 2003-12-31 | year | point | -
two fortnights ago => two fortnights ago | 2023-02-13 | 2023-02-19 | week | point | -
48 hours ago => 48 hours ago | 2023-03-13 | 2023-03-13 | day | point | -
36 hours ago => 36 hours ago | - | - | - | point | -
3 hours ago => 3 hours ago | 2023-03-15 | 2023-03-15 | day | point | -
5 hours ago => 5 hours ago | - | - | - | point | -
30 minutes ago => 30 minutes ago | 2023-03-15 | 2023-03-15 | day | point | -
120 minutes ago => 120 minutes ago | 2023-03-15 | 2023-03-15 | day | point | -
two quarters ago => two quarters ago | - | - | - | point | -
two weekends ago => two weekends ago | - | - | - | point | -
two dozen days ago => two dozen days ago | 2023-02-19 | 2023-02-19 | day | point | -
two hundred years ago => two hundred years ago | 1823-01-01 | 1823-12-31 | year | point | -
about 18 months ago => about 18 months ago | 2021-09-01 | 2021-09-30 | month | point | -
two days from now => two days from now | 2023-03-17 | 2023-03-17 | day | point | -
a week from tomorrow => a week from tomorrow | 2023-03-20 | 2023-03-26 | week | point | -
a week from today => a week from today | 2023-03-20 | 2023-03-26 | week | point | -
for three days => three days | - | - | interval | duration | for
in three days => three days | - | - | interval | duration | in
three days old => -
three days => -
half a day => -
in days => days | - | - | interval | duration | in
after two weeks => two weeks | - | - | interval | duration | after
the past 18 months => the past 18 months | 2021-09-15 | 2023-03-15 | interval | interval | -
in the past two years => the past two years | 2021-03-15 | 2023-03-15 | interval | interval | in
the next two weeks => the next two weeks | 2023-03-15 | 2023-03-29 | interval | interval | -
the last two years => the last two years | 2021-03-15 | 2023-03-15 | interval | interval | -
the previous two years => the previous two years | - | - | interval | interval | -
the following two years => the following two years | - | - | interval | interval | -
in the last year => the last year | 2022-03-15 | 2023-03-15 | interval | interval | in
over the next month => the next month | 2023-03-15 | 2023-04-15 | interval | interval | over
the past week => the past week | 2023-03-08 | 2023-03-15 | interval | interval | -
the next week => the next week | - | - | - | point | -
the last month => the last month | - | - | interval | interval | -
the past few days => the past few days | - | - | interval | interval | -
the past 48 hours => the past 48 hours | 2023-03-13 | 2023-03-15 | interval | interval | -
the past 12 hours => the past 12 hours | 2023-03-14 | 2023-03-15 | interval | interval | -
the past two quarters => the past two quarters | - | - | interval | interval | -
recent weeks => recent weeks | - | - | interval | set | -
in the coming months => the coming months | - | - | interval | set | in
the last days => the last days | - | - | interval | set | -
the coming two years => the coming two years | 2023-03-15 | 2025-03-15 | interval | interval | -
the eve of the vote => the eve of | - | - | - | point | -
the present => -
now => -
since now => -
the past¶18 months => the past 18 months | 2021-09-15 | 2023-03-15 | interval | interval | -
the  past   week => the past week | 2023-03-08 | 2023-03-15 | interval | interval | -
In the¶following year => the following year | - | - | - | point | in
on the¶same day => the same day | - | - | - | point | on
"""
"""Dates told from the date of writing."""

LEADS = """
since 1999 => 1999 | 1999-01-01 | - | year | interval | since
from 1999 => 1999 | 1999-01-01 | - | year | interval | from
until June 2014 => June 2014 | - | 2014-06-30 | month | interval | until
by June 2014 => June 2014 | - | 2014-06-30 | month | interval | by
through June 2014 => June 2014 | - | 2014-06-30 | month | interval | through
before June 2014 => June 2014 | - | 2014-05-31 | month | interval | before
before the end of June 2014 => the end of June 2014 | - | 2014-06-30 | interval | interval | before
before the close of 2014 => the close of 2014 | - | 2014-12-31 | interval | interval | before
after June 2014 => June 2014 | 2014-07-01 | - | month | interval | after
as of June 2014 => June 2014 | 2014-06-01 | 2014-06-30 | month | point | as of
prior to June 2014 => June 2014 | - | 2014-05-31 | month | interval | before
during 2014 => 2014 | 2014-01-01 | 2014-12-31 | year | point | during
up to June 2014 => June 2014 | - | 2014-06-30 | month | interval | until
in about 2014 => 2014 | 2014-01-01 | 2014-12-31 | year | point | in
since only just about 2014 => 2014 | 2014-01-01 | - | year | interval | since
since early in 2014 => early in 2014 | 2014-01-01 | - | interval | interval | since
starting in 2014 => 2014 | 2014-01-01 | - | year | interval | from
effective on 3 May 2014 => 3 May 2014 | 2014-05-03 | - | day | interval | from
after Tuesday's vote => Tuesday | 2023-03-14 | 2023-03-14 | day | point | -
between 2010 and 2014 => 2010 and 2014 | 2010-01-01 | 2014-12-31 | interval | interval | between
from 2010 until 2014 => 2010 until 2014 | 2010-01-01 | 2014-12-31 | interval | interval | from
from 2014 to 2010 => 2014 to 2010 | - | - | interval | interval | from
from May to June 2014 => May to June 2014 | 2014-05-01 | 2014-06-30 | interval | interval | from
from Nov. to Feb. 2014 => Nov. to Feb. 2014 | 2013-11-01 | 2014-02-28 | interval | interval | from
from 3 May 2014 to June => 3 May 2014 to June | 2014-05-03 | 2014-06-30 | interval | interval | from
from Monday to Friday => Monday to Friday | 2023-03-13 | 2023-03-17 | interval | interval | from
Monday to Wednesday => Monday to Wednesday | 2023-03-13 | 2023-03-15 | interval | interval | from
Friday to Monday => Friday to Monday | 2023-03-10 | 2023-03-13 | interval | interval | from
May-June 2014 => May-June 2014 | 2014-05-01 | 2014-06-30 | interval | interval | from
2010 to present => -
from 2010 to now => 2010 to now | 2010-01-01 | - | interval | interval | from
2010 and 2014 => 2014 | 2014-01-01 | 2014-12-31 | year | point | -
from 2010 to Tuesday => 2010 to Tuesday | - | - | interval | interval | from
1 May 2014 – June 2015 => 1 May 2014 – June 2015 | 2014-05-01 | 2015-06-30 | interval | interval | from
the eve of Tuesday => the eve of Tuesday | 2023-03-13 | 2023-03-13 | day | point | -
the eve of 2014 => the eve of 2014 | - | - | - | point | -
on the eve of 3 May 2014 => the eve of 3 May 2014 | 2014-05-02 | 2014-05-02 | day | point | on
from 3 May to 3 June => 3 May to 3 June | 2023-05-03 | 2023-06-03 | interval | interval | from
3 May 2014 to => 3 May 2014 | 2014-05-03 | 2014-05-03 | day | point | -
from November 3 to February 3 => November 3 to February 3 | 2022-11-03 | 2023-02-03 | interval | interval | from
"""
"""What a preposition, or a second date, makes of a date."""

COMPANY = """
in 2014 => 2014 | 2014-01-01 | 2014-12-31 | year | point | in
in 1648 => 1648 | 1648-01-01 | 1648-12-31 | year | point | in
about 1648 => -
about 1999 => 1999 | 1999-01-01 | 1999-12-31 | year | point | -
1999: the year => 1999 | 1999-01-01 | 1999-12-31 | year | point | -
1999 the year => -
1648: the year => -
(2014) => 2014 | 2014-01-01 | 2014-12-31 | year | point | -
the 2014 => -
Iran's 2014 treaty => -
1850 percent => -
in 2000 percent => -
in 1850 percent => -
some 2000 men => -
2014-2016 => 2014-2016 | 2014-01-01 | 2016-12-31 | interval | interval | -
in 2059, => 2059 | 2059-01-01 | 2059-12-31 | year | point | in
in 2060, => 2060 | 2060-01-01 | 2060-12-31 | year | point | in
in May => May | 2023-05-01 | 2023-05-31 | month | point | in
May spoke => -
and May => -
April and May => May | 2023-05-01 | 2023-05-31 | month | point | -
April or May => May | 2023-05-01 | 2023-05-31 | month | point | -
3 and May => May | 2023-05-01 | 2023-05-31 | month | point | -
then and May => -
from May to July => May to July | 2023-05-01 | 2023-07-31 | interval | interval | from
May to see => -
the May vote => May | 2023-05-01 | 2023-05-31 | month | point | -
Iran's May vote => May | 2023-05-01 | 2023-05-31 | month | point | -
big May vote => -
May - July => May - July | 2023-05-01 | 2023-07-31 | interval | interval | from
on the 15th => the 15th | 2023-03-15 | 2023-03-15 | day | point | on
the 15th => -
over the weekend => the weekend | 2023-03-11 | 2023-03-12 | weekend | point | over
a weekend => -
3/4/22 => 3/4/22 | 2022-01-01 | 2022-12-31 | year | point | -
3.4.22 => -
in the fall => the fall | 2022-09-01 | 2022-11-30 | season | point | in
in the fall of => -
the fall => -
with the fall => -
in fall => -
fiscal 2014 => fiscal 2014 | 2013-10-01 | 2014-09-30 | interval | interval | -
On Friday. => Friday | 2023-03-10 | 2023-03-10 | day | point | on
Good Friday => -
Friday Agreement => -
Sunday Mirror => -
Palm Sunday => -
"""
"""Numbers and names that are dates by their company alone, or are none."""

HEADINGS = """
Oslo, 3 May 2022, 10:30 GMT¶¶They met today. => 3 May 2022 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
3 May 2022 at noon¶¶They met today. => 3 May 2022 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
For immediate release: May 3, 2022¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
Published on May 3, 2022¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | heading | on ; today | 2022-05-03 | 2022-05-03 | day | point | -
[May 3, 2022]¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
They met on May 3, 2022.¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | point | on ; today | 2023-03-15 | 2023-03-15 | day | point | -
OSLO, May 3 (Agency) - They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | dateline | - ; today | 2023-05-03 | 2023-05-03 | day | point | -
Oslo, May 3 - They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | dateline | - ; today | 2023-05-03 | 2023-05-03 | day | point | -
Oslo, May 3 (Agency) They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
OSLO (Agency), May 3 -- They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | dateline | - ; today | 2023-05-03 | 2023-05-03 | day | point | -
Oslo, in May - They met today. => today | 2023-03-15 | 2023-03-15 | day | point | -
Oslo, May 3-5, 2022 - They met today. => May 3-5, 2022 | 2022-05-03 | 2022-05-05 | interval | interval | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
May 3 - They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
the court, May 3 - They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
The court of appeal of the republic of the islands in the Pacific said May 3¶¶They met today. => May 3 | 2023-05-03 | 2023-05-03 | day | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
2022-05-03¶They met today. => 2022-05-03 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
May 3, 2022 10 p.m. EST¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | heading | - ; today | 2022-05-03 | 2022-05-03 | day | point | -
May 3, 2022 a very long line that is none¶¶They met today. => May 3, 2022 | 2022-05-03 | 2022-05-03 | day | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
May 2022¶¶They met today. => May 2022 | 2022-05-01 | 2022-05-31 | month | point | - ; today | 2023-03-15 | 2023-03-15 | day | point | -
"""
"""Dates that stand over the text date what follows; others do not."""

STORIES = """
the 3rd inst. => the 3rd inst. | - | - | - | point | -
on the 3rd => the 3rd | - | - | - | point | on
two days ago => two days ago | - | - | - | point | -
year-end => year-end | - | - | - | point | -
On 26 March 2010 it began. Two days later it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Two days later | 2010-03-28 | 2010-03-28 | day | point | -
On 26 March 2010 it began. Two days earlier it rained. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Two days earlier | 2010-03-24 | 2010-03-24 | day | point | -
On 26 March 2010 it began. Three weeks previously it rained. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Three weeks previously | 2010-03-01 | 2010-03-07 | week | point | -
On 26 March 2010 it began. Two days before, it rained. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Two days before | 2010-03-24 | 2010-03-24 | day | point | -
On 26 March 2010 it began. Two hours later it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Two hours later | - | - | - | point | -
In March 2010 it began. Two days later it ended. => March 2010 | 2010-03-01 | 2010-03-31 | month | point | in ; Two days later | - | - | - | point | -
In March 2010 it began. Two months later it ended. => March 2010 | 2010-03-01 | 2010-03-31 | month | point | in ; Two months later | 2010-05-01 | 2010-05-31 | month | point | -
In 2010 it began. A decade later it ended. => 2010 | 2010-01-01 | 2010-12-31 | year | point | in ; A decade later | 2020-01-01 | 2020-12-31 | year | point | -
In 2010 it began. Half a year later it ended. => 2010 | 2010-01-01 | 2010-12-31 | year | point | in
On 26 March 2010 it began. The same day it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The same day | 2010-03-26 | 2010-03-26 | day | point | -
On 26 March 2010 it began. The very same day it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The very same day | 2010-03-26 | 2010-03-26 | day | point | -
On 26 March 2010 it began. The next day it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The next day | 2010-03-27 | 2010-03-27 | day | point | -
On 26 March 2010 it began. The previous year it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The previous year | 2009-01-01 | 2009-12-31 | year | point | -
On 26 March 2010 it began. The following spring it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The following spring | 2011-03-01 | 2011-05-31 | season | point | -
On 26 March 2010 it began. That spring it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; That spring | 2010-03-01 | 2010-05-31 | season | point | -
On 26 March 2010 it began. The previous summer it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The previous summer | 2009-06-01 | 2009-08-31 | season | point | -
On 26 March 2010 it began. The following May it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The following May | 2010-05-01 | 2010-05-31 | month | point | -
On 26 March 2010 it began. The preceding May it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The preceding May | 2009-05-01 | 2009-05-31 | month | point | -
On 26 March 2010 it began. The very same May it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The very same May | 2010-05-01 | 2010-05-31 | month | point | -
On 26 March 2010 it began. Later that month it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Later that month | 2010-03-01 | 2010-03-31 | month | point | -
On 26 March 2010 it began. At the end of that year it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; the end of that year | 2010-12-01 | 2010-12-31 | interval | interval | -
On 26 March 2010 it began. The following Monday it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The following Monday | 2010-03-29 | 2010-03-29 | day | point | -
On 26 March 2010 it began. The previous Monday it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The previous Monday | 2010-03-22 | 2010-03-22 | day | point | -
On 26 March 2010 it began. That Monday it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; That Monday | 2010-03-22 | 2010-03-22 | day | point | -
On 26 March 2010 it began. The very same Monday it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The very same Monday | 2010-03-22 | 2010-03-22 | day | point | -
In March 2010 it began. The following Monday it ended. => March 2010 | 2010-03-01 | 2010-03-31 | month | point | in ; The following Monday | - | - | - | point | -
On 26 March 2010 it began. The following weekend it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The following weekend | - | - | - | point | -
On 26 March 2010 it began. That morning it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; That morning | 2010-03-26 | 2010-03-26 | day | point | -
On 26 March 2010 it began. The next weeks it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on
On 26 March 2010 it began. The next hour it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on
On 26 March 2010 it began. Over the next week it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; the next week | - | - | interval | interval | over
On 26 March 2010 it began. The next week it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; The next week | 2010-03-29 | 2010-04-04 | week | point | -
On 26 March 2010 it began. In May of the following year it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; May of the following year | 2011-05-01 | 2011-05-31 | month | point | in
On 26 March 2010 it began. On Monday of the same week it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Monday of the same week | 2010-03-22 | 2010-03-22 | day | point | on
On 26 March 2010 it began. Later in the day it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; Later in the day | 2010-03-26 | 2010-03-26 | day | point | -
On 26 March 2010 it began. At the end of the year it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; the end of the year | 2010-12-01 | 2010-12-31 | interval | interval | -
On 26 March 2010 it began. In May it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; May | 2010-05-01 | 2010-05-31 | month | point | in
On 26 March 2010 it began. In January it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; January | 2010-01-01 | 2010-01-31 | month | point | in
On 26 November 2010 it began. In January it ended. => 26 November 2010 | 2010-11-26 | 2010-11-26 | day | point | on ; January | - | - | - | point | in
On 26 March 2010 it began. On the 28th it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; the 28th | 2010-03-28 | 2010-03-28 | day | point | on
On 26 March 2010 it began, in a hall built in 1869. In May it ended. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; 1869 | 1869-01-01 | 1869-12-31 | year | point | in ; May | 2010-05-01 | 2010-05-31 | month | point | in
On 26 March 2010 it began, in a hall built in 1869. That year it fell. => 26 March 2010 | 2010-03-26 | 2010-03-26 | day | point | on ; 1869 | 1869-01-01 | 1869-12-31 | year | point | in ; That year | 1869-01-01 | 1869-12-31 | year | point | -
In the 1960s it began. That year it ended. => the 1960s | 1960-01-01 | 1969-12-31 | decade | point | in ; That year | - | - | - | point | -
In 1869 it stood. On 3 May it fell. => 1869 | 1869-01-01 | 1869-12-31 | year | point | in ; 3 May | 1869-05-03 | 1869-05-03 | day | point | on
From 2010 to 2014 it stood. That year it fell. => 2010 to 2014 | 2010-01-01 | 2014-12-31 | interval | interval | from ; That year | - | - | - | point | -
"""
"""Dates told from the date that the story has reached; no date of writing is known."""

ON_DAYS = {
    "2023-03-18": """
last weekend => last weekend | 2023-03-11 | 2023-03-12 | weekend | point | -
this weekend => this weekend | 2023-03-18 | 2023-03-19 | weekend | point | -
over the weekend => the weekend | 2023-03-18 | 2023-03-19 | weekend | point | over
next weekend => next weekend | 2023-03-25 | 2023-03-26 | weekend | point | -
early last weekend => early last weekend | 2023-03-11 | 2023-03-11 | interval | interval | -
on Saturday => Saturday | 2023-03-18 | 2023-03-18 | day | point | on
the coming Saturday => the coming Saturday | 2023-03-25 | 2023-03-25 | day | point | -
""",
    "2024-02-29": """
last year => last year | 2023-01-01 | 2023-12-31 | year | point | -
Feb. 29 => Feb. 29 | 2024-02-29 | 2024-02-29 | day | heading | -
a year ago => a year ago | 2023-01-01 | 2023-12-31 | year | point | -
a month from now => a month from now | 2024-03-01 | 2024-03-31 | month | point | -
the past year => the past year | 2023-02-28 | 2024-02-29 | interval | interval | -
on the 30th => the 30th | 2024-01-30 | 2024-01-30 | day | point | on
in February => February | 2024-02-01 | 2024-02-29 | month | point | in
fiscal 2024 => fiscal 2024 | 2023-10-01 | 2024-09-30 | interval | interval | -
""",
    "2023-01-01": """
last December => last December | 2022-12-01 | 2022-12-31 | month | point | -
this December => this December | 2022-12-01 | 2022-12-31 | month | point | -
yesterday => yesterday | 2022-12-31 | 2022-12-31 | day | point | -
on the 31st => the 31st | 2022-12-31 | 2022-12-31 | day | point | on
in December => December | 2022-12-01 | 2022-12-31 | month | point | in
last winter => last winter | 2021-12-01 | 2022-02-28 | season | point | -
in the winter => the winter | 2022-12-01 | 2023-02-28 | season | point | in
""",
    "0001-01-01": """
yesterday => yesterday | - | - | - | point | -
last year => last year | - | - | - | point | -
last century => last century | - | - | - | point | -
two years ago => two years ago | - | - | - | point | -
in May => May | 0001-05-01 | 0001-05-31 | month | point | in
""",
    "9999-12-31": """
tomorrow => tomorrow | - | - | - | point | -
next year => next year | - | - | - | point | -
later this week => later this week | - | - | - | point | -
on Monday => Monday | 9999-12-27 | 9999-12-27 | day | point | on
over the weekend => the weekend | - | - | - | point | over
""",
}
"""The same on days when the calendar is awkward: a weekend, a leap day, the first and the last."""


def rows(table: str) -> list[tuple[str, str]]:
    """(text, expected) pairs."""
    pairs = (line.partition(" => ") for line in table.splitlines() if line)
    return [(text.replace("¶", "\n"), expected) for text, _, expected in pairs]


def told(text: str, published: str | None) -> str:
    """What comes out, as the tables write it."""
    return " ; ".join(
        " | ".join((
            " ".join(time.span.text.split()), str(time.span.start or "-"), str(time.span.end or "-"),
            time.span.precision or "-", time.kind, time.preposition or "-",
        ))
        for time in find_times(make_text(text, published))
    ) or "-"  # fmt: skip


@each_row(rows(ABSOLUTE + RELATIVE + LEADS + COMPANY + HEADINGS))
def test_on_a_wednesday(text: str, expected: str) -> None:
    """Written on 15 March 2023."""
    assert told(text, WRITTEN) == expected


@each_row(rows(STORIES))
def test_stories(text: str, expected: str) -> None:
    """Told from long ago."""
    assert told(text, None) == expected


@each_row((day, *row) for day, table in ON_DAYS.items() for row in rows(table))
def test_on_awkward_days(published: str, text: str, expected: str) -> None:
    """Nothing breaks at an end of the calendar, a leap day or a weekend."""
    assert told(text, published) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("18", 18), ("a", 1), ("Two", 2), ("two hundred", 200), ("a  hundred", 100), ("two dozen", 24), ("hundred", 100), ("several", None),
     ("several hundred", None), ("two weeks", None), ("", None)],
)  # fmt: skip
def test_amounts(text: str, value: int | None) -> None:
    """Digits and words; a vague amount has no value."""
    assert grammar.number(text) == value


def test_ordinals_and_units() -> None:
    """Digits, words, and the last; units without their plural."""
    assert [grammar.ordinal(text) for text in ("3rd", "Third", "21st", "last", "many")] == [
        3,
        3,
        21,
        -1,
        None,
    ]
    assert [grammar.unit(text) for text in ("Weeks", "day", "centuries", "century")] == [
        "week",
        "day",
        "century",
        "century",
    ]


@pytest.mark.parametrize(
    ("grain", "start", "end"),
    [
        ("day", "2023-03-15", "2023-03-15"), ("week", "2023-03-13", "2023-03-19"), ("weekend", "2023-03-18", "2023-03-19"),
        ("fortnight", "2023-03-13", "2023-03-26"), ("month", "2023-03-01", "2023-03-31"), ("season", "2023-03-01", "2023-05-31"),
        ("quarter", "2023-01-01", "2023-03-31"), ("half", "2023-01-01", "2023-06-30"), ("year", "2023-01-01", "2023-12-31"),
        ("decade", "2020-01-01", "2029-12-31"), ("century", "2000-01-01", "2099-12-31"),
    ],
)  # fmt: skip
def test_what_holds_a_day(grain: str, start: str, end: str) -> None:
    """The period of each grain around 15 March 2023; those after and before adjoin it."""
    period = containing(grain, date(2023, 3, 15))
    assert (str(period.start), str(period.end), period.grain) == (start, end, grain)
    assert date(2023, 3, 15) in period or grain == "weekend"
    assert days_after(period.start, -1) not in period and days_after(period.end, 1) not in period
    assert shift(shift(period, 3), -3) == period != shift(period, 1)
    if grain not in ("weekend", "fortnight"):
        assert shift(period, 1).start == days_after(period.end, 1)


@pytest.mark.parametrize(
    ("grain", "pieces"),
    [
        ("day", "15-15 15-15 15-15 15-15 15-15"),
        ("week", "13-15 16-18 19-19 13-15 19-19"),
        ("month", "1-10 11-20 21-31 1-10 21-31"),
    ],
)
def test_parts_of_short_periods(grain: str, pieces: str) -> None:
    """Days of March of the early, mid and late part, the start and the end."""
    found = [
        part(containing(grain, date(2023, 3, 15)), which)
        for which in ("early", "mid", "late", "start", "end")
    ]
    assert " ".join(f"{each.start.day}-{each.end.day}" for each in found) == pieces
    assert {each.grain for each in found} == {"interval"}


def test_parts_of_long_periods() -> None:
    """Years have months, decades years, centuries decades."""
    names = ("early", "mid", "late", "start", "end")
    months_of = [part(year(2014), which) for which in names]
    assert [(each.start.month, each.end.month) for each in months_of] == [
        (1, 4),
        (5, 8),
        (9, 12),
        (1, 1),
        (12, 12),
    ]
    years_of = [part(containing("decade", date(1995, 1, 1)), which) for which in names]
    assert [(each.start.year, each.end.year) for each in years_of] == [
        (1990, 1993),
        (1994, 1996),
        (1997, 1999),
        (1990, 1990),
        (1999, 1999),
    ]
    decades_of = [part(containing("century", date(1995, 1, 1)), which) for which in names]
    assert [(each.start.year, each.end.year) for each in decades_of] == [
        (1900, 1939),
        (1940, 1969),
        (1970, 1999),
        (1900, 1909),
        (1990, 1999),
    ]
    quarter = [part(containing("quarter", date(2023, 2, 1)), which) for which in names]
    assert [(each.start.month, each.end.month) for each in quarter] == [
        (1, 1),
        (2, 2),
        (3, 3),
        (1, 1),
        (3, 3),
    ]


def test_moves() -> None:
    """By days, weeks and months; never beyond the calendar by days."""
    assert move(date(2023, 3, 31), 1, "month") == date(2023, 4, 30)
    assert move(date(2023, 3, 31), 2, "week") == date(2023, 4, 14)
    assert move(date(2023, 3, 31), -1, "decade") == date(2013, 3, 31)
    assert days_after(date.max, 1) == date.max and days_after(date.min, -5) == date.min
    assert days_after(date(2023, 3, 1), -1) == date(2023, 2, 28)
    assert months(2022, 11, 3, "season") == season(2022, 11)
    assert day(date(2023, 3, 1)).to(month(2023, 4)).end == date(2023, 4, 30)
    assert (
        containing("season", date(2023, 1, 5)) == containing("season", date(2022, 12, 31)) == season(2022, 12)
    )
    assert containing("season", date(2023, 11, 30)).start == date(2023, 9, 1)


def test_names_of_rules_are_those_of_the_grammar() -> None:
    """Every rule has a reader, and no other; every preposition and part a name that the code knows."""
    named = {name for rules in grammar.STARTS.values() for name, _ in rules}
    assert named == set(get_args(grammar.Rule)) == set(READERS)
    assert {*grammar.PREPOSITIONS.values(), ""} == set(get_args(grammar.Lead))
    assert set(grammar.PARTS.values()) == set(get_args(Part))
    assert set(grammar.RELATIVES.values()) == set(get_args(grammar.Which))


@pytest.mark.parametrize(
    ("words", "year"), [("seventy years ago", 1952), ("eighty years ago", 1942), ("sixty years ago", 1962)]
)
def test_all_tens_count_years(words: str, year: int) -> None:
    """The words of numbers are those that count people and money."""
    (found,) = find_times(make_text(f"It was built {words}.", "2022-03-04"))
    assert found.span.start is not None and found.span.start.year == year


def test_nothing_is_zero_years_ago() -> None:
    """A number of time is one at least."""
    assert find_times(make_text("It was built zero years ago.", "2022-03-04")) == ()
