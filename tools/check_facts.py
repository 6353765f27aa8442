"""How far people.csv agrees with the tables of public facts.

    make check-facts            python tools/check_facts.py [FACTS]     # FACTS: by default ../shared/facts

For each table: how many rows of ours were taken from it, agree with it, disagree (these are listed) and
cannot be checked by it, because the table does not have the office, the person or the day.  A year may be
one off, for ours are often known by the year; the table of cabinets may be years behind its date.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cabinets import SOURCE, sightings
from rows import DATA, FACTS, Row, country_codes, leader_code, read

from kg.actors.misprints import skeleton
from kg.lexicon.folding import fold

Check = Callable[[Row], str | None]
"""What a table says against a row of ours: "" where it agrees, None where it has nothing to say."""

LEADING = frozenset(
    ("president", "prime minister", "chancellor", "king", "queen", "emperor", "emir", "sultan", "shah",
     "leader", "supreme leader", "general secretary")
)  # fmt: skip
_VISITOR = re.compile(
    r"(?:\w+ )?(President|Prime Minister|Chancellor|King|Queen|Emir|Sultan|Emperor|Shah) (.+)"
)


@dataclass
class Result:
    """How many rows were taken from a table, agree, and cannot be checked; and the rows that disagree."""

    taken: int = 0
    agree: int = 0
    unchecked: int = 0
    disagree: list[str] = field(default_factory=list)


def checked(rows: Iterable[Row], source: str, check: Check) -> Result:
    """All rows against one table.

    Args:
        rows: Rows of people.csv.
        source: What the column ``source`` says of rows that were taken from the table.
        check: The table.
    """
    result = Result()
    for row in rows:
        said = check(row)
        if source in row["source"]:
            result.taken += 1
        elif said is None or row["since"].endswith("~"):
            result.unchecked += 1
        elif said:
            term = f"{row['since']} to {row['until'] or 'open'}"
            result.disagree.append(f"{row['name']}, {row['office']} of {row['of']}, {term}: {said}")
        else:
            result.agree += 1
    return result


def alike(one: str, other: str) -> bool:
    """Whether two names sound alike: by two words, or by the last word of one, if it is of four letters."""
    words = [[word for word in fold(name).split() if len(word) > 1] for name in (one, other)]
    sounds = [[skeleton(word) for word in each] for each in words]
    shared = set(sounds[0]) & set(sounds[1])
    last = {skeleton(each[-1]) for each in words if each and len(each[-1]) > 3}
    return len(shared) > 1 or bool(shared & last)


def named(row: Row, other: str) -> bool:
    """Whether one of a person's names sounds like a name of a table."""
    names = (row["name"], *row["aliases"].split("|"), *row["surname"].split("|"))
    return any(alike(name, other) for name in names if name)


def covers(row: Row, day: str) -> bool:
    """Whether a term surely covers a day or month, whatever the days that we do not know."""
    since, until = row["since"], row["until"].rstrip("~") or "9999"
    return since < day[: len(since)] and day[: len(until)] < until


def years_off(ours: str, theirs: str) -> int:
    """By how many years two dates differ; 0 where one is open."""
    return abs(int(ours[:4]) - int(theirs[:4])) if ours and theirs else 0


# --- the tables ------------------------------------------------------------------------------------


def of_cabinets(facts: Path, codes: dict[str, str], rows: Iterable[Row]) -> Check:
    """Who was listed in an office in March 2018 and June 2019."""
    listed: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for seen in sightings(read(facts / "cabinet_members_2018_2019.csv"), codes):
        for month in seen.months:
            listed[seen.country, seen.office, month].append(seen.name)
    former: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        former[row["of"], row["office"]].append(row)

    def is_old(row: Row, name: str, month: str) -> bool:
        """Whether the list still has somebody of ours who had left: it is behind its date."""
        others = former[row["of"], row["office"]]
        return any((each["until"] or "9999")[:7] <= month and named(each, name) for each in others)

    def check(row: Row) -> str | None:
        said = None
        for month in ("2018-03", "2019-06"):
            names = listed[row["of"], row["office"], month] if covers(row, month) else []
            current = [name for name in names if not is_old(row, name, month)]
            if any(named(row, name) for name in names):
                said = said or ""
            elif current:
                said = f"{' and '.join(current)} in {month}"
        return said

    return check


def of_archigos(facts: Path, codes: dict[str, str], rows: Iterable[Row]) -> Check:
    """When the effective leader of a state came and went; a leader may have had other offices before."""
    leaders: dict[str, list[Row]] = defaultdict(list)
    for leader in read(facts / "effective_leaders_1875_2015.csv"):
        leaders[leader_code(leader)].append(leader)

    def check(row: Row) -> str | None:
        if row["office"] not in LEADING or row["of"] not in leaders:
            return None
        terms = [
            (leader["start"], "" if leader["end"] == "2015-12-31" else leader["end"])
            for leader in leaders[row["of"]]
            if (named(row, leader["wikipedia_title"]) or named(row, leader["leader"]))
            and leader["start"] <= (row["until"] or "9999")
            and row["since"] <= leader["end"]
        ]
        if not terms:
            return None
        near = [
            years_off(row["since"], start) < 2 or years_off(row["until"], end) < 2 for start, end in terms
        ]
        return "" if any(near) else " and ".join(f"{start} to {end}" for start, end in terms)

    return check


def of_wikidata(facts: Path, codes: dict[str, str], rows: Iterable[Row]) -> Check:
    """Who was president or prime minister in 2021, and his id."""
    heads: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for head in read(facts / "heads_of_state_and_government_2021.csv"):
        for office in ("prime minister", "president"):
            if head["positionLabel"].lower().startswith(f"{office} of"):
                heads[codes.get(fold(head["country"]), ""), office].append(head)

    def check(row: Row) -> str | None:
        there = [head for head in heads[row["of"], row["office"]] if head["start_year"] < "2021"]
        there = [head for head in there if (head["end_year"] or "9999") > "2021"]
        if not covers(row, "2021") or not there:
            return None
        same = [head for head in there if named(row, head["officeholderLabel"])]
        if any(row["wikidata"] in ("", head["officeholder"]) for head in same):
            return ""
        return " and ".join(f"{head['officeholderLabel']} ({head['officeholder']})" for head in there)

    return check


def of_visits(facts: Path, codes: dict[str, str], rows: Iterable[Row]) -> Check:
    """Who came to the United States as the holder of which office."""
    visits: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for visit in read(facts / "visits_to_the_united_states_1874_2024.csv"):
        if match := _VISITOR.fullmatch(visit["visitor"].strip()):
            key = codes.get(fold(visit["from"]), ""), match[1].lower()
            visits[key].append((visit["start_date"], match[2]))

    def check(row: Row) -> str | None:
        during = [visit for visit in visits[row["of"], row["office"]] if covers(row, visit[0])]
        others = [f"{name} on {day}" for day, name in during if not named(row, name)]
        return None if not during else "" if len(others) < len(during) else " and ".join(others)

    return check


def of_officers(facts: Path, codes: dict[str, str], rows: Iterable[Row]) -> Check:
    """When somebody entered and left a post of the US Department of State."""
    posts: dict[str, list[Row]] = defaultdict(list)
    for post in read(facts / "us_department_of_state_officers.csv"):
        posts[re.sub(r" for .*", "", post["position"].lower())].append(post)

    def check(row: Row) -> str | None:
        terms = [
            (post["started"] or post["appointed"], post["ended"])
            for post in posts[row["office"]]
            if alike(row["name"], post["person_name"])
            and (post["started"] or post["appointed"]) <= (row["until"] or "9999")
            and row["since"] <= (post["ended"] or post["started"] or "9999")
        ]
        if row["country"] != "USA" or not terms:
            return None
        near = [years_off(row["since"], a) < 2 and years_off(row["until"], b) < 2 for a, b in terms]
        return "" if any(near) else " and ".join(f"{a} to {b}" for a, b in terms)

    return check


TABLES: tuple[tuple[str, str, Callable[[Path, dict[str, str], Iterable[Row]], Check]], ...] = (
    ("Cabinets of 2018 and 2019", SOURCE, of_cabinets),
    ("Effective leaders 1875-2015", "Archigos 4.1", of_archigos),
    ("Heads of state and government 2021", "Wikidata 2021", of_wikidata),
    ("Visits to the United States 1874-2024", "visits", of_visits),
    ("Posts of the US Department of State", "Office of the Historian", of_officers),
)
"""Title, what ``source`` says of rows from it, and the check."""


def main(facts: Path) -> int:
    """Print the figures of each table, and the rows that disagree."""
    if not facts.is_dir():
        print(f"There are no tables of facts at {facts}: nothing was checked.")
        return 1
    rows, codes = read(DATA / "people.csv"), country_codes()
    for title, source, table in TABLES:
        result = checked(rows, source, table(facts, codes, rows))
        figures = f"{result.agree} agree, {len(result.disagree)} disagree, {result.taken} were taken from it"
        print(f"{title}: {figures}, {result.unchecked} cannot be checked")
        print(*(f"    {line}" for line in result.disagree), sep="\n", end="\n" if result.disagree else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FACTS))
