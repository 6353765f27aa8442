"""An event of several reports on the page: counted once, its reports on one card."""

from __future__ import annotations

import graphs
import onpage
import pytest

from kg.graph import KnowledgeGraph
from kg.model import Event
from kg.reports import told_once

pytestmark = pytest.mark.browser


def twice_told() -> KnowledgeGraph:
    """One meeting of two ministers in three documents of two sources, and an accusation."""
    pages = [
        graphs.Page(f"d{n}", f"2031-05-1{n}", source=by, title=f"Talks {n}")
        for n, by in enumerate(("Wire", "Post", "Wire"))
    ]
    met = {
        "type": "CONSULT",
        "source": (graphs.KOV,),
        "target": (graphs.DANE,),
        "reciprocal": True,
        "time": graphs.day("2031-05-09"),
    }
    facts = [
        Event(**met, **page.says(f"Mira Kov {word} Olaf Dáne.", word))
        for page, word in zip(pages, ("met", "saw", "received"), strict=True)
    ]
    facts.append(
        Event(
            type="ACCUSE",
            source=(graphs.KOV,),
            target=(graphs.DANE,),
            **pages[0].says("Kov accused Dáne of a breach.", "accused"),
        )
    )
    return told_once(KnowledgeGraph.of([page.document for page in pages], facts))


def test_an_event_is_counted_once_and_its_reports_are_one_click_away(show) -> None:
    page = show(twice_told())
    assert onpage.facts(page) == 2
    onpage.click_line(page, "Mira_Kov", "Olaf_Dáne", "verbal cooperation")
    assert page.inner_text("#panel h3").lower() == "1 fact"
    told = page.locator("#panel .retold")
    assert told.locator("summary").inner_text() == "Told by 3 documents of 2 sources, first on 10 May 2031"
    assert not told.locator("blockquote").first.is_visible()
    told.locator("summary").click()
    assert told.locator("blockquote").all_inner_texts() == [
        "Mira Kov saw Olaf Dáne.",
        "Mira Kov received Olaf Dáne.",
    ]
