"""Events -> each of them once: in a sentence, and in a document what nobody is said to have done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Event


def distinct(events: Sequence[Event]) -> Iterator[Event]:
    """One sentence tells one fact once: equal type, sides and truth are the same event.

    One that names nobody on a side adds nothing to one that does: "began a strike to protest against", "the
    attack of Mali in which two nurses were killed".
    """
    aimed = {(event.type, event.source) for event in events if event.target}
    done = {(event.type, event.target) for event in events if event.source}
    seen: set[tuple[object, ...]] = set()
    for event in events:
        untold = not event.target and not event.reciprocal and (event.type, event.source) in aimed
        if untold or (not event.source and (event.type, event.target) in done):
            continue
        sides = frozenset(event.source + event.target) if event.reciprocal else (event.source, event.target)
        key = (event.type, sides, event.polarity, event.factuality)
        if key not in seen:
            seen.add(key)
            yield event


def told_once(events: Sequence[Event]) -> Iterator[Event]:
    """A document's events without deeds of nobody's that it tells of more than once.

    "Bobi Wine was arrested ... Kenya deplored the arrest of Bobi Wine": one arrest, that of the first
    telling, or of one that names the doer.  Of another day or another number it is another deed.
    """
    done = {(event.type, event.target) for event in events if event.source}
    before: list[Event] = []
    for event in events:
        if event.source:
            yield event
        elif (event.type, event.target) not in done and not any(_same_deed(event, each) for each in before):
            before.append(event)
            yield event


def _same_deed(event: Event, earlier: Event) -> bool:
    """Whether a later telling without a doer may be of the same deed."""
    if (event.type, event.target) != (earlier.type, earlier.target):
        return False
    times = {each.time.edtf for each in (event, earlier) if each.time is not None and each.time.edtf}
    sizes = {each.size for each in (event, earlier) if each.size}
    return len(times) < 2 and len(sizes) < 2
