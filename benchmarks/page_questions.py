"""Twelve questions that an analyst asks first, answered on the page: of the 295 documents and of 60 of them.

    python benchmarks/page_questions.py build/corpus build/wikinews         # make page-questions builds both

The 60 are those of the corpus that English Wikinews published.  Each question is asked in a real browser, by
mouse and keys alone (tests/asking.py); an action is a click, a key, a drag, or words that are typed.  What is
read on the page has to be what the records tell (tests/answers.py, apart from the page's script).  Printed is
for each question in how many actions it was answered, whether the answer was right, and of what was found by
reading how much the answer has.  tests/browser/test_twelve.py asks the same of the sample.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import asking
from analyst import Analyst
from asking import Question
from playwright.sync_api import Browser, sync_playwright

import kg

OFFICE, HOUSE = "US Department of State press release", "White House press briefing"

SIXTY = (
    asking.between_then("Iran", "United States", "2020-01-01", "2020-01-31"),
    asking.between("Ukraine", "United States"),
    asking.between_then("Ukraine", "United States", "2019-12-01", "2019-12-31"),
    asking.mediators(),
    asking.denied("Joe Biden"),
    asking.in_office("prime minister", "United Kingdom", "2019-09-01"),
    asking.changed("2019-08", "2019-09"),
    asking.course("Hong Kong", "protesters"),
    asking.sayings("Donald Trump", "Ukraine"),
    asking.words("impeachment"),
    asking.corroborated(),
)
ALL = (
    asking.between_then("Iran", "United States", "2020-01-01", "2020-01-31"),
    asking.between("Russia", "United States"),
    asking.between_then("Russia", "United States", "2022-01-01", "2022-02-28"),
    asking.mediators(),
    asking.mediations("United States"),
    asking.denied("Turkey"),
    asking.in_office("foreign minister", "Ukraine", "2022-05-01"),
    asking.changed("2022-06", "2022-07"),
    asking.course("Russia", "United States"),
    asking.sayings("Jay Carney", "Russia"),
    asking.words("sanctions"),
    asking.words("ceasefire"),
    asking.corroborated(),
    asking.apart(OFFICE, HOUSE),
)

READ_SIXTY = {
    "between Iran and United States, 2020-01-01 to 2020-01-31": {"wikinews-0160"},
    "between Ukraine and United States": {"wikinews-0112", "wikinews-0156"},
    "between Ukraine and United States, 2019-12-01 to 2019-12-31": {"wikinews-0156"},
    "who mediates": {"Qatar"},
    "what is denied of Joe Biden": {"what Reade says (wikinews-0220)"},
    "who was prime minister of United Kingdom on 2019-09-01": {"Boris Johnson"},
    "what Donald Trump says of Ukraine": {"wikinews-0156"},
}
READ_ALL = {
    "between Iran and United States, 2020-01-01 to 2020-01-31": {"wikinews-0160"},
    "between Russia and United States, 2022-01-01 to 2022-02-28": {
        "statepr-00622", "statepr-00719", "statepr-00734", "statepr-00740", "statepr-00743",
    },
    "who mediates": {"Morocco"},
    "who was foreign minister of Ukraine on 2022-05-01": {"Dmytro Kuleba"},
    "what Jay Carney says of Russia": {"wh-1193", "wh-1212", "wh-1278", "wh-1444"},
}  # fmt: skip
"""By question, what was found by reading: the documents that tell it, or the names."""


def read_of(graph: kg.Graph, answer: object) -> set[str]:
    """The documents that an answer rests on, and the names in it."""
    papers = {fact.id: fact.evidence.document for fact in graph.facts}
    each = answer if isinstance(answer, Iterable) else ()
    return {papers.get(str(one), str(one)) for one in each}


def ask(
    browser: Browser, graph: kg.Graph, questions: Iterable[Question], read: Mapping[str, set[str]], page: Path
) -> None:
    """Ask all of them of one page, and print a line for each."""
    graph.write(page)
    tab = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    tab.goto(page.as_uri())
    who = Analyst(tab)
    for question in questions:
        who.starts()
        answer = question.ask(who)
        right = "right" if answer == question.right(graph) else "WRONG"
        wanted, found = read.get(question.name, set()), read_of(graph, answer)
        has = f"{len(wanted & found)} of {len(wanted)}" if wanted else ""
        print(f"{question.name:84}{who.actions:3}{right:>8}{has:>10}", flush=True)
    tab.close()


def main() -> None:
    """Print a table for each of the two corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("corpus", metavar="CORPUS", help="a folder of kg build: the 295 documents")
    parser.add_argument("news", metavar="NEWS", help="the same of the 60")
    options = parser.parse_args()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-headless-shell"),
            args=["--no-sandbox"],
        )
        for corpus, questions, read in ((options.news, SIXTY, READ_SIXTY), (options.corpus, ALL, READ_ALL)):
            ask(browser, kg.open_graph(corpus), questions, read, Path(folder) / "graph.html")
        browser.close()


if __name__ == "__main__":
    main()
