"""Twelve questions that an analyst asks first, each as what is done at the page and what is read there.

An answer is what stands on the screen: the facts of cards and lists by their ids, names, numbers.
"""

from __future__ import annotations

from analyst import Analyst


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
