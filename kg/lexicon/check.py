"""What stands behind `kg lexicon`: check actors and families, show what is in them, look a name up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from kg.lexicon.examples import Read, bad_examples, failing
from kg.lexicon.families import Family
from kg.lexicon.frames import Lexicon, built_in, disagreements, is_families, load_frames, read_own
from kg.lexicon.gazetteer import Entry, Gazetteer, fold, load_gazetteer
from kg.lexicon.lists import ActorList, Name, Office, first_day, last_day, read_builtin, readable_id, table
from kg.lexicon.schema import PARTS
from kg.lexicon.userlists import read_list
from kg.model import SECTORS

ONE_HOLDER = frozenset(
    {
        "president", "prime minister", "chancellor", "king", "queen", "emperor", "pope", "foreign minister",
        "supreme leader", "secretary-general", "director general", "secretary of state", "general secretary",
    }
)  # fmt: skip
"""Offices that one person holds at a time."""

MEMBERSHIPS = ("member", "suspended", "associate", "observer")
"""What a state can be in an organisation; one that is suspended remains a member."""

HANDOVER_DAYS = 370
"""Longer overlaps of two holders are a mistake; shorter ones come from terms known by the year alone."""


def check_lists(extra: Sequence[Path] = ()) -> list[str]:
    """What is wrong with our lists of actors and families and with the user's; empty where all is well.

    Args:
        extra: The user's files, of actors as for --actors or of families as for --frames.

    Raises:
        LexiconError: A list cannot be read at all.
    """
    families = [path for path in extra if is_families(path)]
    return [*_wrong_actors([path for path in extra if path not in families]), *_wrong_families(families)]


def _wrong_actors(extra: Sequence[Path]) -> list[str]:
    lists = [read_builtin(), *(read_list(path) for path in extra)]
    gazetteer = load_gazetteer(tuple(extra))
    return [
        *_repeated_rows(),
        *(problem for each in lists for problem in _dangling(each, gazetteer)),
        *(problem for each in lists for problem in _intervals(each)),
        *_two_holders(lists),
        *_homonymous_ids(),
        *_wrong_memberships(),
        *_unknown_sources(),
        *_ambiguous_surnames(),
    ]


def _wrong_families(extra: Sequence[Path]) -> list[str]:
    ours = built_in()
    own = read_own(extra)
    families = (*own.families, *ours.families)
    return [
        *own.problems,
        *disagreements(own),
        *ours.problems,
        *disagreements(ours),
        *(problem for family in families for problem in bad_examples(family)),
    ]


def lexicon_to_read(extra: Sequence[Path] = ()) -> Lexicon:
    """The families whose examples are to be read: those of the user's files, or ours where there are none."""
    return read_own([path for path in extra if is_families(path)]) if extra else built_in()


def failing_examples(extra: Sequence[Path], reader: Callable[[Sequence[Path]], Read]) -> list[str]:
    """Examples that do not come out: of the user's families, or of ours where there are none.

    Args:
        extra: The user's files, of actors or of families.
        reader: Gives the engine that reads with these files of families; not called without an example.
    """
    families = lexicon_to_read(extra).families
    if not any(family.examples for family in families):
        return []
    return list(failing(families, reader([path for path in extra if is_families(path)])))


def find_families(name: str, extra: Sequence[Path] = ()) -> list[Family]:
    """The families of that name, else those with that word; the user's first.

    Raises:
        LexiconError: A file says what cannot be said.
    """
    families = load_frames(extra).families
    word = name.replace("_", " ").lower()
    named = [each for each in families if each.name == name]
    return named or [each for each in families if any(word in words for words in each.words.values())]


def counts(actors: Sequence[Path] = (), frames: Sequence[Path] = ()) -> dict[str, int]:
    """How much of everything we know: actors by kind, names, offices, titles; families and their words.

    Raises:
        LexiconError: A file says what cannot be said.
    """
    gazetteer, families = load_gazetteer(tuple(actors)), load_frames(frames).families
    kinds = Counter(actor.kind for actor in gazetteer.actors)
    return {
        **{kind: kinds[kind] for kind in ("country", "organization", "group", "person", "place")},
        "names": len(gazetteer.names),
        "offices": sum(len(gazetteer.offices(actor.id)) for actor in gazetteer.actors),
        "titles": len(gazetteer.titles),
        "agents": len(gazetteer.agents),
        "families": len(families),
        **{f"{part}s": len({w for each in families for w in each.words.get(part, ())}) for part in PARTS},
        "examples": sum(len(each.examples) for each in families),
    }


def look_up(name: str, extra: Sequence[Path] = ()) -> list[str]:
    """What a name may mean, one line a meaning, the likeliest first; empty where we do not know it."""
    gazetteer = load_gazetteer(tuple(extra))
    found = [describe(entry, gazetteer) for entry in gazetteer.lookup(name)]
    key = name.lower().strip()
    if title := gazetteer.titles.get(key) or gazetteer.abbreviations.get(name.strip().rstrip(".")):
        found.append(f"a title: {title.office or 'no office'}, sector {title.sector or 'none'}")
    if agent := gazetteer.agents.get(key):
        found.append(f"an agent: {agent.kind}, sector {agent.sector}")
    return found


def describe(entry: Entry, gazetteer: Gazetteer) -> str:
    """One meaning in words: "Sergey_Lavrov (person, RUS): name; foreign minister of RUS ..."."""
    actor = entry.actor
    about = ", ".join(part for part in (actor.kind, actor.country, actor.sector, actor.wikidata) if part)
    terms = [_term(office) for office in gazetteer.offices(actor.id)]
    when = (
        f" ({_day(entry.since)} to {_day(entry.until)})" if not terms and (entry.since or entry.until) else ""
    )
    return "; ".join([f"{actor.id} ({about}): {entry.how}{when}", *terms])


def _term(office: Office) -> str:
    seen = "seen as " if office.seen else ""
    return f"{seen}{office.office} of {office.of} {_day(office.since)} to {_day(office.until)}"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "open"


def _repeated_rows() -> Iterator[str]:
    by_first = dict.fromkeys(("countries", "organisations", "places", "titles", "agents", "sources"), (0,))
    by_more = {
        "minorities": (0, 1), "names": (0, 1, 2, 3), "people": (0, 5, 6, 7), "memberships": (0, 1, 2, 3),
    }  # fmt: skip
    for name, columns in {**by_first, **by_more}.items():
        counted = Counter(tuple(row[column] for column in columns) for row in table(name))
        yield from (f"{name}.csv has {' '.join(key)} twice." for key, count in counted.items() if count > 1)


def _dangling(each: ActorList, gazetteer: Gazetteer) -> Iterator[str]:
    for actor in each.actors:
        if actor.country and actor.kind != "country" and each is read_builtin():
            if gazetteer.country(actor.country) is None:
                yield f"{actor.id} has the country {actor.country}, which is no country of ours."
            if actor.sector and actor.sector not in SECTORS:
                yield f"{actor.id} has the sector {actor.sector}, which is no sector of PLOVER."
    for name in each.names:
        if gazetteer.actor(name.actor) is None:
            yield f"The name {name.name} means {name.actor}, whom no list has."
    for key, office in each.offices:
        if office.of and gazetteer.actor(office.of) is None:
            yield f"{key} was {office.office} of {office.of}, which no list has."
    for code in (*each.successors.values(), *(code for pair in each.minorities for code in pair)):
        if gazetteer.country(code) is None:
            yield f"A state's successor or minority is of {code}, which is no country of ours."


def _intervals(each: ActorList) -> Iterator[str]:
    spans: list[tuple[str, Name | Office]] = [(name.name, name) for name in each.names]
    spans += [(f"{key} as {office.office}", office) for key, office in each.offices]
    for what, span in dict.fromkeys(spans):
        if span.since and span.until and span.until < span.since:
            yield f"{what} ends ({span.until}) before it begins ({span.since})."


def _two_holders(lists: Sequence[ActorList]) -> Iterator[str]:
    held: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for key, office in (pair for each in lists for pair in each.offices):
        if office.office in ONE_HOLDER and not office.seen:
            term = *_closed(office.since, office.until), key
            held.setdefault((office.office, office.of), []).append(term)
    for (office_name, of), terms in sorted(held.items()):
        terms.sort()
        for (_, end, first), (start, until, second) in pairwise(terms):
            overlap = min(end, until).toordinal() - start.toordinal()
            if first != second and overlap > HANDOVER_DAYS:
                yield f"{first} and {second} are both {office_name} of {of} from {start} on."


def _closed(since: date | None, until: date | None) -> tuple[date, date]:
    """Both days of a time, open sides as far away as can be."""
    return since or date.min, until or date.max


def _homonymous_ids() -> Iterator[str]:
    kinds = {actor.id: actor.kind for actor in read_builtin().actors}
    others = {row[0]: table_ for table_ in ("organisations", "people") for row in table(table_)}
    for row in table("places"):
        if kinds[row[0]] != "place" or row[0] in others:
            yield f"The place {row[0]} has the id of somebody else."
        if bool(row[7]) != bool(row[8]):
            yield f"The place {row[0]} has a latitude or a longitude alone."
    for row in table("names"):
        if row[2] == "capital" and kinds.get(readable_id(row[5] or row[0])) != "place":
            yield f"The capital {row[0]} is no place of ours."


def _wrong_memberships() -> Iterator[str]:
    """Members and bodies that no table has, a status that is none, times that end early or overlap."""
    states, bodies = ({row[0] for row in table(name)} for name in ("countries", "organisations"))
    spells: dict[tuple[str, ...], list[tuple[date, date]]] = {}
    for member, body, status, since, until, _ in table("memberships"):
        what = f"The membership of {member} in {body}"
        if not ({member} <= states | bodies and {body} <= bodies):
            yield f"{what} is of somebody whom no table has."
        if status not in MEMBERSHIPS:
            yield f"{what} is {status!r}, which is none of {', '.join(MEMBERSHIPS)}."
        first, last = _closed(first_day(since), last_day(until.rstrip("~")))
        if last < first:
            yield f"{what} ends ({until}) before it begins ({since})."
        spells.setdefault((what, status), []).append((first, last))
    for (what, status), terms in spells.items():
        for (_, end), (start, _) in pairwise(sorted(terms)):
            if start <= end:
                yield f"{what} as {status} from {start} on begins before the one before it ends."


def _unknown_sources() -> Iterator[str]:
    known = {row[0] for row in table("sources")}
    for name in ("countries", "memberships", "names", "organisations", "people", "places"):
        used = {each for row in table(name) for each in row[-1].split("; ")}
        yield from (
            f"{name}.csv has the source {each}, which sources.csv lacks." for each in sorted(used - known)
        )


def _ambiguous_surnames() -> Iterator[str]:
    alone = ((row[1],) for row in table("places") if row[5] == "1")
    countries = ((row[1],) for row in table("countries"))
    own = (row for row in table("names") if row[2] != "joining")
    names = {fold(row[0]): row[0] for row in (*own, *alone, *countries)}
    for row in table("people"):
        for surname in row[2].split("|"):
            if surname and fold(surname) in names:
                yield f"{row[0]} has the surname {surname}, which is as well a country's or a place's name."
