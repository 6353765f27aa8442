"""Check people.csv against the visits of foreign leaders to the United States since 1945.

    python tools/check_people.py [FACTS]          # FACTS: a folder, by default ../shared/facts

For every visit of somebody with a leader's title, our lists should have a holder of a leading office of that
country on that day whose name has a word in common with the visitor's.  Prints the share, and the visits
that fail: a wrong date, somebody missing, or a spelling that we do not fold.
Source: Office of the Historian, US Department of State (public domain).
"""

from __future__ import annotations

import csv
import re
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kg.lexicon.folding import fold  # noqa: E402
from kg.lexicon.gazetteer import Gazetteer  # noqa: E402
from kg.lexicon.gazetteer import load_gazetteer as load  # noqa: E402

TITLED = re.compile(
    r"(?:President|Prime Minister|Premier|King|Queen|Emir|Amir|Sultan|Chancellor|Emperor|Taoiseach|Shah|Pope"
    r"|General Secretary|Secretary General|Crown Prince) (.+)"
)
LEADING = (
    "president", "prime minister", "king", "queen", "chancellor", "emir", "sultan", "emperor", "shah", "pope",
    "general secretary", "leader", "crown prince", "grand duke", "regent", "governor-general",
    "supreme leader",
)  # fmt: skip
BEFORE = {"RUS": "SUN", "VNM": "RVN", "DEU": "DDR", "SRB": "YUG", "CZE": "CSK", "ZWE": "RHO"}


def known(gazetteer: Gazetteer, code: str, visitor: str, day: date) -> bool:
    """Whether a holder of a leading office on that day has a word of the visitor's name."""
    words = set(fold(re.sub(r"[^\w\s'’-]", " ", visitor)).split())
    return any(
        words & set(fold(actor.name).split())
        for each in (code, BEFORE.get(code, code))
        for office in LEADING
        for actor in gazetteer.holders(each, office, day)
    )


def main(facts: Path) -> None:
    """Print the share of visits whose visitor we know in office, and the others."""
    gazetteer = load()
    seen, unknown = 0, []
    with (facts / "visits_to_the_united_states_1874_2024.csv").open(encoding="utf-8", newline="") as file:
        for visit in csv.DictReader(file):
            title = TITLED.match(visit["visitor"].strip())
            countries = [
                entry.actor.country for entry in gazetteer.lookup(visit["from"]) if entry.how != "city"
            ]
            if title is None or not countries or countries[0] is None or visit["start_date"] < "1945-06":
                continue
            seen += 1
            if not known(gazetteer, countries[0], title[1], date.fromisoformat(visit["start_date"])):
                unknown.append(f"{visit['start_date']} {visit['from']}: {visit['visitor']}")
    print(
        f"{seen - len(unknown)} of {seen} visitors ({1 - len(unknown) / seen:.1%}) are known in office",
        *unknown,
        sep="\n",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "facts")
