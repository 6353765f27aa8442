"""Why reports are of one event, or close and kept apart, in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.graph import KnowledgeGraph
from kg.model import Document, Event, State
from kg.reports.agreement import disagreement, is_close
from kg.reports.printings import FIRST
from kg.reports.report import Beside, Report, beside, report_of

JOINED = {
    "copy": "the same sentence, in a copy of the text of {}",
    "exact": "the same actors and type as {}; status, mode and day agree, and nothing else is against it",
    "acts": "as {}, with a state for who acts for it; all else agrees",
    "more": "as {}, but one of the two names more of those who took part; all else agrees",
    "told": "so says the graph, which does not tell why",
}
"""Why a report is one of an event."""

APART = {
    "sentence": "one sentence tells of both, so they are two",
    "status": "one tells of what has happened, the other of what is planned or denied",
    "hypothetical": "what is demanded or may be has no day on which it was",
    "mode": "done in another way",
    "actors": "other actors",
    "open": "the day is not told closely enough",
    "day": "another day",
    "text": "one text tells of both, and not of one day",
    "place": "another place",
    "figures": "other numbers",
    "turn": "one is the second of a day, or again, or at another hour",
    "little": "it has one side only, and the day is not told of both",
    "matter": "the same actors and day, but neither names, place nor words say that it is one matter",
    "": "it agrees, but not with all that is told of the event, or also with another event that does not",
}
"""Why two reports that are close are of two events."""

BY_FILE = "kept apart from "
"""How the rule of the step begins of what the user's file keeps apart from another report."""

MOST = 20
"""How many reports that were kept apart are told."""


def why_one(graph: KnowledgeGraph, given: str) -> list[str]:
    """Lines that tell which reports an event has, and why, and which are close and were kept apart.

    Args:
        graph: of ``kg build``.
        given: the id of the event, or of any of its reports.

    Returns:
        No lines where there is no such event.
    """
    texts = {document.id: document for document in graph.documents}
    own = {event.event for event in graph.events if given in (event.id, event.event)}
    states = [state for state in graph.states if state.id == given]
    if states:
        return [f"{_quoted(state, texts)}: {state.type}, a state: these are not joined" for state in states]
    told = [event for event in graph.events if event.event in own]
    return (
        [*_joined(told, texts), *_apart(told, graph.events, texts, beside(graph.namings, graph.events))]
        if told
        else []
    )


def _joined(told: Sequence[Event], texts: dict[str, Document]) -> Iterator[str]:
    first = next((event for event in told if not event.is_repeated), told[0])
    documents = len({event.evidence.document for event in told})
    sources = first.occurrence.sources if first.occurrence else 1
    papers = len({texts[event.evidence.document].source or event.evidence.document for event in told})
    yield (
        f"{first.event}: {first.type}, {_many(len(told), 'report')} in {_many(documents, 'document')} of "
        f"{_many(sources, 'source')}{f', printed by {papers:,}' if papers > sources else ''}"
    )
    for event in sorted(told, key=lambda event: (event.is_repeated, str(event.published), event.id)):
        yield f"  {_quoted(event, texts)}: {_reason(event)}"


def _reason(event: Event) -> str:
    known = event.occurrence
    if known is None:
        return "the only report"
    if not known.how:
        return "the first report"
    why = JOINED[known.how].format(known.other) if known.how in JOINED else f"by your file ({known.how})"
    return "; ".join((why, *_dated(event)))


def _dated(event: Event) -> Iterator[str]:
    """By which document the words for its day are dated, where that is another."""
    for step in event.steps:
        if (step.about, step.rule) == ("time", FIRST):
            yield f"dated by the first printing of its sentence ({step.because})"


def _apart(
    told: Sequence[Event], events: Sequence[Event], texts: dict[str, Document], around: Beside
) -> Iterator[str]:
    """Reports of other events that are close to one of these, each with its reason."""
    same = [event for event in events if event.type == told[0].type]
    reports = {event.id: report_of(event, texts[event.evidence.document], around) for event in same}
    own, by_file = {event.id: reports[event.id] for event in told}, _by_file(told)
    goes_with = {event.event: event.id for event in events if event.id in by_file}
    near = ((event, _nearest(reports[event.id], own.values())) for event in same if event.id not in own)
    close = [(event, nearest) for event, nearest in near if nearest or event.id in by_file]
    for event, nearest in close[:MOST]:
        why = disagreement(nearest, reports[event.id]) if nearest else ""
        joined = "" if why else goes_with.get(event.event, "")
        yield f"  not {_quoted(event, texts)}: {_decided(event.id, joined, by_file) or APART[why]}"
    if len(close) > MOST:
        yield f"  and {len(close) - MOST:,} more that are close"


def _by_file(told: Iterable[Event]) -> dict[str, str]:
    """What the user's file keeps apart from some reports, with the line that does it."""
    steps = (step for event in told for step in event.steps if step.about == "event")
    return {step.rule.removeprefix(BY_FILE): step.because for step in steps if step.rule.startswith(BY_FILE)}


def _decided(report: str, joined: str, by_file: dict[str, str]) -> str:
    """What of it the user decided: of the report itself, or of the one that it goes with; "" for nothing."""
    if report in by_file:
        return f"so says your file ({by_file[report]})"
    return f"it goes with {joined}, which your file keeps apart ({by_file[joined]})" if joined else ""


def _nearest(report: Report, own: Iterable[Report]) -> Report | None:
    return next((each for each in own if is_close(each, report)), None)


def _quoted(event: Event | State, texts: dict[str, Document]) -> str:
    document = texts[event.evidence.document]
    about = ", ".join(filter(None, (document.source, str(event.published or ""))))
    words = " ".join(event.evidence.of(document.text).split())
    return f"{event.id} {document.id}{f' ({about})' if about else ''}: “{words}”"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
