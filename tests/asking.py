"""Twelve questions that an analyst asks first, each as what is done at the page and what is read there.

An answer is what stands on the screen: the facts of cards and lists by their ids, names, numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyst import Analyst

if TYPE_CHECKING:
    from playwright.sync_api import Locator


def between(who: Analyst, one: str, other: str) -> set[str]:
    """1, 2: what is told between two, with every sentence."""
    who.types("#search", one)
    who.clicks(who.page.locator("#panel .ranks button").filter(has_text=other))
    return who.cards()


def between_then(who: Analyst, one: str, other: str, since: str, until: str) -> set[str]:
    """1, 3: the same within some days."""
    between(who, one, other)
    who.types("#since-day", since)
    who.types("#until-day", until)
    return who.cards()


def in_office(who: Analyst, office: str, on: str) -> set[str]:
    """6: who held an office on a day."""
    who.clicks("#tab-asof")
    who.types("#asof-day", on)
    who.types("#asof-text", office)
    return set(who.texts("#ties ul:first-of-type .tie-who"))


def sayings(who: Analyst, speaker: str, about: str) -> set[str]:
    """9: what somebody says of an actor."""
    who.types("#search", about)
    who.clicks("#facet-speaker > summary")
    who.types("#narrow-speaker", speaker, enter=False)
    who.clicks(f"#facet-speaker .only[aria-label='Only {speaker}']")
    return who.cards()


def words(who: Analyst, text: str) -> set[str]:
    """10: everything that is told with a word."""
    who.types("#search", text, enter=False)
    who.clicks("#found [aria-label='In the sentences'] [role=option]")
    return who.cards()


def mediators(who: Analyst) -> dict[str, int]:
    """4: who brings others together, and in how many facts; it stands on the first page."""
    rows = who.page.locator("#panel div:has(> h3:text-is('Bring others together')) .ranks button")
    return {_name(row): _number(row) for row in rows.all()}


def mediations(who: Analyst, mediator: str) -> set[str]:
    """4: the facts that tell it of one of them."""
    who.clicks(
        who.page.locator("#panel div:has(> h3:text-is('Bring others together')) button").filter(
            has_text=mediator
        )
    )
    return who.ids("#table")


def denied(who: Analyst, one: str) -> dict[str, set[str]]:
    """5: what of an actor is claimed and denied, and what is denied of it that nobody claims."""
    who.types("#search", one)
    who.clicks("#tab-contested")
    return {
        "claims": who.ids("#contested .case .side:not(:has(h4:text('Denies')))"),
        "denials": who.ids("#contested .case .side:has(h4:text('Denies'))"),
        "other denials": who.ids("#contested > .cards"),
    }


def changed(who: Analyst, *sides: str, by: str = "") -> dict[str, list[str]]:
    """7, 12: what is new, gone, stronger or weaker; without sides, from the month before the last to the last."""
    who.clicks("#tab-compare")
    if by:
        who.clicks(f"#by-{by}")
    for field, side in zip(("#compare-first", "#compare-second"), sides, strict=False):
        if side:
            (who.chooses if by else who.types)(field, side)
    return {kind: _ties(who, kind) for kind in ("new", "gone", "stronger", "weaker")}


def trend(who: Analyst, one: str, other: str) -> str:
    """8: whether it got worse between two, in words."""
    between(who, one, other)
    return who.reads("#panel .dyad .about")


def corroborated(who: Analyst) -> set[str]:
    """11: what two sources tell, or more."""
    who.clicks(who.page.locator("#panel button").filter(has_text="two sources or more"))
    return who.ids("#table")


def _name(row: Locator) -> str:
    return row.locator("bdi").first.inner_text()


def _number(row: Locator) -> int:
    return int(row.locator(".number").inner_text().replace(",", ""))


def _ties(who: Analyst, kind: str) -> list[str]:
    """ "A → B, material conflict" of each row; of what both do alike the two by the alphabet."""
    rows = f"#compare section.{kind} .changes"
    who.all_of(f"{rows} > .quiet")
    both = zip(who.texts(f"{rows} .what"), who.texts(f"{rows} .what > small"), strict=True)
    return sorted(f"{_in_order(text.removesuffix(quad))}, {quad.lower()}" for text, quad in both)


def _in_order(ends: str) -> str:
    return " ↔ ".join(sorted(ends.split(" ↔ ")))
