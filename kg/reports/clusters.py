"""Reports that are one event so far, and how each came to it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, product

from kg.identity import Statements
from kg.model import Occurrence
from kg.reports.agreement import clash, disagreement
from kg.reports.copies import Copy
from kg.reports.report import Report

FACES = 12
"""How many reports of an event, each other than the rest, a new one has to agree with."""


class Clusters:
    """Which reports are one; at first each is alone, but for what the user's file joins."""

    def __init__(self, ordered: Iterable[Report], statements: Statements) -> None:
        self._members = {report.fact: [report] for report in ordered}
        self._faces = {fact: members[:] for fact, members in self._members.items()}
        self._home = {fact: fact for fact in self._members}
        self._links: dict[str, list[tuple[Report, str]]] = {fact: [] for fact in self._members}
        here = self._members.keys()
        self._apart = [(row.actor, row.other) for row in statements.two_events if {*row[1:3]} <= here]
        for row in statements.one_event:
            if {*row[1:3]} <= here:
                self.join(self._members[row.actor][0], self._members[row.other][0], row.at)

    def root(self, report: Report) -> str:
        """What the event of a report is called so far."""
        return self._home[report.fact]

    def join(self, one: Report, other: Report, how: str) -> None:
        """Make one event of the two, unless the user keeps any of their reports apart."""
        to, away = sorted((self.root(one), self.root(other)), key=self._size, reverse=True)
        if to == away or self._is_forbidden(to, away):
            return
        self._links[one.fact].append((other, how))
        self._links[other.fact].append((one, how))
        for report in self._members[away]:
            self._home[report.fact] = to
        self._members[to] += self._members.pop(away)
        faces = {face.alike: face for face in (*self._faces[to], *self._faces.pop(away))}
        self._faces[to] = list(faces.values())[:FACES]

    def _size(self, root: str) -> tuple[int, str]:
        return len(self._members[root]), root

    def _is_forbidden(self, to: str, away: str) -> bool:
        ends = {to, away}
        return any({self._home[one], self._home[other]} == ends for one, other in self._apart)

    def agree(self, one: str, other: str) -> bool:
        """Whether all that is told of two events fits together, and the user keeps nothing of it apart."""
        return not self.misfit(one, other) and not self._is_forbidden(one, other)

    def misfit(self, one: str, other: str) -> bool:
        """Whether something that is told of two events does not fit together."""
        return any(disagreement(*pair) for pair in product(self._faces[one], self._faces[other]))

    def clash(self, one: str, other: str) -> bool:
        """Whether what is told of two events cannot be told of one."""
        return any(clash(*pair) for pair in product(self._faces[one], self._faces[other]))

    def faces(self) -> Iterator[Report]:
        """Reports of all events, of those that are alike in everything one."""
        return chain.from_iterable(self._faces.values())

    def occurrences(self, copies: Mapping[str, Copy]) -> dict[str, Occurrence]:
        """What is known of the event of each report that isn't alone, by its fact."""
        found: dict[str, Occurrence] = {}
        for members in self._members.values():
            if len(members) > 1:
                found |= self._told(sorted(members, key=lambda report: report.order), copies)
        return found

    def _told(self, members: list[Report], copies: Mapping[str, Copy]) -> Iterator[tuple[str, Occurrence]]:
        first = members[0]
        tellers: dict[str, str] = {}
        for report in members:
            tellers.setdefault(_family(report.document, copies), report.teller)
        documents = len({report.document for report in members})
        for fact, (other, how) in self._ways(first).items():
            yield fact, Occurrence(
                id=first.fact, first=first.published, reports=len(members), documents=documents,
                sources=len(set(tellers.values())), how=how, other=other.fact,
            )  # fmt: skip

    def _ways(self, first: Report) -> dict[str, tuple[Report, str]]:
        """By which other report each of an event came to the first, and how; of the first, who came to it."""
        found = {first.fact: (self._linked(first)[0][0], "")}
        waiting = deque([first])
        while waiting:
            report = waiting.popleft()
            for other, how in self._linked(report):
                if other.fact not in found:
                    found[other.fact] = report, how
                    waiting.append(other)
        return found

    def _linked(self, report: Report) -> list[tuple[Report, str]]:
        return sorted(self._links[report.fact], key=lambda link: link[0].order)


def _family(document: str, copies: Mapping[str, Copy]) -> str:
    return copies[document].original if document in copies else document
