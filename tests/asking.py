"""Twelve questions that an analyst asks first: what is done at the page, and what the records answer.

What is read on the page, facts by their ids, names, numbers, has to be what `answers.py` works out from the records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import answers
from analyst import Analyst

from kg.graph.knowledge_graph import KnowledgeGraph

if TYPE_CHECKING:
    from playwright.sync_api import Locator

MOST = 4
"""Actions that a question may take."""

TOGETHER = "#panel div:has(> h3:text-is('Bring others together')) button"


@dataclass(frozen=True)
class Question:
    """What is asked; what an analyst does and reads; the right answer."""

    name: str
    ask: Callable[[Analyst], object]
    right: Callable[[KnowledgeGraph], object]


def between(one: str, other: str) -> Question:
    """What was there between two, and which sentences say so?"""
    return Question(
        f"between {one} and {other}",
        lambda who: _chosen(who, one, other).cards(),
        lambda graph: _ids(answers.pair(graph, one, other)),
    )


def between_then(one: str, other: str, since: str, until: str) -> Question:
    """The same within some days."""

    def ask(who: Analyst) -> set[str]:
        _chosen(who, one, other)
        who.types("#since-day", since)
        who.types("#until-day", until)
        return who.cards()

    days = answers.day(since), answers.day(until)
    return Question(
        f"between {one} and {other}, {since} to {until}",
        ask,
        lambda graph: _ids(answers.within(answers.pair(graph, one, other), *days)),
    )


def mediators() -> Question:
    """Who brings others together, and how often? The first page says it."""

    def right(graph: KnowledgeGraph) -> dict[str, int]:
        found = answers.mediators(graph)
        return {name: len(found[name]) for name in list(found)[:6]}

    return Question(
        "who mediates",
        lambda who: {_name(row): _number(row) for row in who.page.locator(TOGETHER).all()},
        right,
    )


def mediations(mediator: str) -> Question:
    """In what does one of them bring others together?"""

    def ask(who: Analyst) -> set[str]:
        who.clicks(who.page.locator(TOGETHER).filter(has_text=mediator))
        return who.ids("#table")

    return Question(f"what {mediator} mediates", ask, lambda graph: answers.mediators(graph)[mediator])


def denied(one: str) -> Question:
    """What is told of somebody that is denied?"""

    def ask(who: Analyst) -> set[str]:
        who.types("#search", one)
        who.clicks("#tab-contested")
        return who.ids("#contested .side:has(h4:text('Denies'))") | who.ids("#contested > .cards")

    return Question(f"what is denied of {one}", ask, lambda graph: answers.denials(graph, one))


def in_office(office: str, of: str, on: str) -> Question:
    """Who held an office on a day?"""

    def ask(who: Analyst) -> set[str]:
        who.clicks("#tab-asof")
        who.types("#asof-day", on)
        who.types("#asof-text", f"{office} {of}")
        return set(who.texts("#ties ul:first-of-type .tie-who"))

    return Question(
        f"who was {office} of {of} on {on}",
        ask,
        lambda graph: answers.holders(graph, office, of, answers.day(on)),
    )


def changed(before: str, after: str) -> Question:
    """What changed from one month to another ("2022-06")?"""

    def ask(who: Analyst) -> dict[str, list[str]]:
        who.clicks("#tab-compare")
        who.types("#compare-first", before)
        who.types("#compare-second", after)
        return _changes(who)

    def right(graph: KnowledgeGraph) -> dict[str, list[str]]:
        told = (answers.within(graph.facts, *answers.month(side)) for side in (before, after))
        return answers.changed(*(answers.ties(graph, facts) for facts in told))

    return Question(f"what changed from {before} to {after}", ask, right)


def course(one: str, other: str) -> Question:
    """Did it get worse between two? The mean of the first and of the last week, month or year."""

    def ask(who: Analyst) -> list[tuple[float, int]]:
        told = _chosen(who, one, other).reads("#panel .dyad .about")
        found = re.findall(r"([+−]?\d+\.\d) in .*?\((\d+) events?\)", told)
        return [(float(mean.replace("−", "-")), int(events)) for mean, events in found]

    return Question(
        f"whether it got worse between {one} and {other}",
        ask,
        lambda graph: answers.course(graph, one, other),
    )


def sayings(speaker: str, about: str) -> Question:
    """What does somebody say of another?"""

    def ask(who: Analyst) -> set[str]:
        who.types("#search", about)
        who.clicks("#facet-speaker > summary")
        who.types("#narrow-speaker", speaker, enter=False)
        who.clicks(f"#facet-speaker .only[aria-label='Only {speaker}']")
        return who.cards()

    return Question(
        f"what {speaker} says of {about}",
        ask,
        lambda graph: _ids(answers.sayings(graph, speaker, about)),
    )


def words(text: str) -> Question:
    """What is told with a word?"""

    def ask(who: Analyst) -> set[str]:
        who.types("#search", text, enter=False)
        who.clicks("#found [aria-label='In the sentences'] [role=option]")
        return who.cards()

    return Question(f"everything on “{text}”", ask, lambda graph: _ids(answers.telling(graph, text)))


def corroborated() -> Question:
    """What do two sources tell, or more? Where nothing is, the first page says so."""

    def ask(who: Analyst) -> set[str]:
        if "None of them is told by two sources." in who.reads():
            return set()
        who.clicks(who.page.locator("#panel button, #panel a").filter(has_text="of them"))
        return who.ids("#table")

    return Question("what has two sources", ask, answers.told_by_two)


def apart(one: str, other: str, by: str = "source") -> Question:
    """How do two sources tell it, or two documents: what only one of them tells, and what more than the other?"""

    def ask(who: Analyst) -> dict[str, list[str]]:
        who.clicks("#tab-compare")
        who.clicks(f"#by-{by}")
        for field, side in (("#compare-first", one), ("#compare-second", other)):
            if who.page.locator(f"{field} option:checked").inner_text() != side:
                who.chooses(field, side)
        return _changes(who)

    def right(graph: KnowledgeGraph) -> dict[str, list[str]]:
        first, second = (answers.told_by(graph, **{by: side}) for side in (one, other))
        share = len(answers.each(first)) / len(answers.each(second))
        return answers.changed(answers.ties(graph, first), answers.ties(graph, second), share)

    return Question(f"what tells {one}, and what {other}", ask, right)


def in_sentences(graph: KnowledgeGraph, answer: object) -> str:
    """An answer as text: of facts the sentences that tell them."""
    texts = {document.id: document.text for document in graph.documents}
    told = {f.id: texts[f.evidence.document][f.evidence.start : f.evidence.end] for f in graph.facts}
    each = answer if isinstance(answer, Iterable) else ()
    return "\n".join(told.get(str(one), str(one)) for one in each)


def _chosen(who: Analyst, one: str, other: str) -> Analyst:
    """Two of whom the details tell: the one is looked up, the other is one of those with whom he deals."""
    who.types("#search", one)
    who.clicks(who.page.locator("#panel .ranks button").filter(has_text=other))
    return who


def _ids(facts: list[answers.Told]) -> set[str]:
    return {fact.id for fact in facts}


def _name(row: Locator) -> str:
    return row.locator("bdi").first.inner_text()


def _number(row: Locator) -> int:
    return int(row.locator(".number").inner_text().replace(",", ""))


def _changes(who: Analyst) -> dict[str, list[str]]:
    """By kind, "A → B, material conflict" of each row; of what both do alike the two by the alphabet."""
    found = {}
    for kind in ("new", "gone", "stronger", "weaker"):
        rows = f"#compare section.{kind} .changes"
        who.all_of(f"{rows} > .quiet")
        both = zip(who.texts(f"{rows} .what"), who.texts(f"{rows} .what > small"), strict=True)
        found[kind] = sorted(f"{_in_order(text.removesuffix(quad))}, {quad.lower()}" for text, quad in both)
    return found


def _in_order(ends: str) -> str:
    return " ↔ ".join(sorted(ends.split(" ↔ ")))
