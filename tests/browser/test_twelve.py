"""The twelve questions are answered on the page in four actions at most, here of the sample of notebooks/.

benchmarks/page_questions.py asks the same of 60 and of 295 real documents.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kg

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")

import asking
from analyst import Analyst
from asking import MOST

from kg.graph.knowledge_graph import KnowledgeGraph

pytestmark = [pytest.mark.browser, pytest.mark.model]

SAMPLE = Path(__file__).resolve().parents[2] / "notebooks" / "sample"

QUESTIONS = (
    asking.between("Ukraine", "Germany"),
    asking.between("Russia", "United States"),
    asking.between_then("Russia", "United States", "2022-01-01", "2022-01-31"),
    asking.mediators(),
    asking.mediations("Geneva"),
    asking.denied("Russia"),
    asking.in_office("foreign minister", "Germany", "2022-01-01"),
    asking.changed("2022-01", "2022-02"),
    asking.course("United States", "Russia"),
    asking.sayings("Antony Blinken", "Russia"),
    asking.words("troops"),
    asking.corroborated(),
)

READ = {
    "between Russia and United States": [
        "William Burns visited Moscow", "Antony Blinken met Russian Foreign Minister Sergey Lavrov in Stockholm",
        "Joe Biden and Vladimir Putin spoke by telephone", "Sherman rejected Russia's demand",
        "Russia expelled the American deputy ambassador", "threatened Russia with swift and heavy costs",
    ],
    "between Russia and United States, 2022-01-01 to 2022-01-31": [
        "Wendy Sherman met Sergei Ryabkov in Geneva", "Blinken urged Russia to choose a peaceful path",
        "Blinken promised Russia a written answer", "The United States accused Russia at the United Nations",
    ],
    "who mediates": ["Geneva", "Stockholm", "Germany"],
    "what is denied of Russia": [
        "Ryabkov denied that Russia planned to attack Ukraine", "Vasily Nebenzya denied that Russia planned an invasion",
        "The Kremlin denied that Putin had made such a promise", "Russia denied any involvement",
    ],
    "who was foreign minister of Germany on 2022-01-01": ["Annalena Baerbock"],
    "what Antony Blinken says of Russia": [
        "concerned by Russian troop movements near Ukraine", "Russia planned to invade Ukraine",
    ],
}  # fmt: skip
"""What was found by reading the 46 reports, by the name of the question."""


@pytest.fixture(scope="module")
def winter() -> KnowledgeGraph:
    return kg.build(SAMPLE)


def test_twelve_questions_in_four_actions(show, winter: KnowledgeGraph) -> None:
    """Each answer is what the records say, and has what was found by reading; none takes more than four actions."""
    who = Analyst(show(winter))
    for question in QUESTIONS:
        who.starts()
        answer = question.ask(who)
        assert answer == question.right(winter), question.name
        assert who.actions <= MOST, question.name
        told = asking.in_sentences(winter, answer)
        assert [read for read in READ.get(question.name, ()) if read not in told] == [], question.name


def test_two_documents_are_compared_in_four_actions(show, winter: KnowledgeGraph) -> None:
    """What only the one tells, and what only the other."""
    titles = [document.title for document in winter.documents if document.source]
    question, who = asking.apart(titles[0], titles[6], "document"), Analyst(show(winter))
    assert question.ask(who) == question.right(winter)
    assert who.actions <= MOST
