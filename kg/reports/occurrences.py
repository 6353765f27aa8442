"""Reports -> which of them are of one event: near n log n, and the same whatever their order.

Reports meet only in blocks of one type, status, pair of actors and day, and there only those that stand near
each other when they are sorted (M. Hernandez and S. Stolfo, "The Merge/Purge Problem", 1995): five thousand
reports of one day's talks are not compared five thousand times five thousand times.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations, islice

from kg.identity import Statements
from kg.model import Occurrence
from kg.reports.agreement import days_between, disagreement, kinship, shared_words
from kg.reports.clusters import FACES, Clusters
from kg.reports.copies import DAYS, Copy
from kg.reports.report import AGO, WEEK, Report

NEAR = 40
"""With how many of its neighbours in a block a report is compared."""

Pair = tuple[Report, Report]


def find_events(
    reports: Iterable[Report], copies: Mapping[str, Copy] | None = None, statements: Statements | None = None
) -> dict[str, Occurrence]:
    """The event of each report that is not the only one of it, by the id of its fact.

    Args:
        reports: of all documents, in any order.
        copies: which documents are made of others.
        statements: what the user says of two reports.
    """
    families = copies or {}
    ordered = sorted(reports, key=lambda report: report.order)
    clusters = Clusters(ordered, statements or Statements())
    for one, other in _next_of(ordered, lambda report: _retelling(report, families)):
        if _is_retold(one, other):
            clusters.join(one, other, "copy")
    for one, other in _next_of(ordered, lambda report: (report.type, report.status, report.alike)):
        if not disagreement(one, other):
            clusters.join(one, other, "exact")
    near = sorted(_near(clusters.faces()), key=_strength)
    exact = [pair for pair in near if kinship(*pair) == "exact"]
    _join(clusters, exact, clusters.clash)
    _join(clusters, [pair for pair in near if kinship(*pair) != "exact"], clusters.misfit)
    return clusters.occurrences(families)


def _retelling(report: Report, copies: Mapping[str, Copy]) -> Hashable:
    """What a report of a copy shares with that of the original: its sentence, and what was read in it."""
    copy = copies.get(report.document)
    family = copy.original if copy else report.document
    return family, report.sentence, report.type, report.status, report.sides


def _is_retold(one: Report, other: Report) -> bool:
    """A copy of the next day may say "today" still; of the next week it tells of another Friday."""
    return days_between(one, other) <= (AGO if one.dated and other.dated else DAYS)


def _next_of(ordered: Iterable[Report], key: Callable[[Report], Hashable]) -> Iterator[Pair]:
    """Each report with the one before it that has the same key."""
    last: dict[Hashable, Report] = {}
    for report in ordered:
        before = last.get(key(report))
        if before is not None:
            yield before, report
        last[key(report)] = report


def _near(reports: Iterable[Report]) -> set[Pair]:
    """Neighbours in a block that nothing keeps apart."""
    found: set[Pair] = set()
    for block in _blocks(reports):
        block.sort(key=lambda report: (report.sides, report.mode, report.order))
        for at, one in enumerate(block):
            found |= {_in_order(one, other) for other in block[at + 1 : at + 1 + NEAR]}
    return {pair for pair in found if not disagreement(*pair)}


def _blocks(reports: Iterable[Report]) -> Iterable[list[Report]]:
    """The reports of a type and status that share two actors (as their states) and a day."""
    found: defaultdict[Hashable, list[Report]] = defaultdict(list)
    for report in reports:
        for day in _each_day(report):
            for pair in report.pairs:
                found[report.type, report.status, pair, day].append(report)
    return found.values()


def _each_day(report: Report) -> Iterator[Hashable]:
    """The days on which it can have been; none where these are too many."""
    if report.days:
        first, last = report.days
        if report.aside and report.aside < first:
            yield report.aside
        if (last - first).days < WEEK:
            yield from (first + timedelta(days) for days in range((last - first).days + 1))


def _in_order(one: Report, other: Report) -> Pair:
    return (one, other) if one.order <= other.order else (other, one)


def _strength(pair: Pair) -> tuple[object, ...]:
    """The most alike first; of those that are as much alike the first by day."""
    one, other = pair
    return one.days != other.days, -shared_words(one, other), one.order, other.order


def _join(clusters: Clusters, pairs: Iterable[Pair], apart: Callable[[str, str], bool]) -> None:
    """Join what fits, but for what may be of two events: that is joined with neither.

    "They met on Monday" fits a meeting in the morning and one at night, "the two states held talks" those of
    their ministers and those of their presidents.  What fits two that only the user keeps apart goes with the
    one that it is more like.

    Args:
        clusters: the events so far.
        pairs: reports that agree, the most alike first.
        apart: whether two events cannot be one.
    """
    fitting = [pair for pair in pairs if clusters.agree(*map(clusters.root, pair))]
    beside: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for pair in fitting:
        here, there = map(clusters.root, pair)
        beside[here][there] = beside[there][here] = None
    torn = {
        root
        for root, others in beside.items()
        if any(apart(*two) for two in combinations(islice(others, FACES), 2))
    }
    for one, other in fitting:
        roots = clusters.root(one), clusters.root(other)
        if not torn.intersection(roots) and clusters.agree(*roots):
            clusters.join(one, other, kinship(one, other))
