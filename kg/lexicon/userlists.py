"""A user's own actors: CSV lists, and dictionaries in the format of PETRARCH and TABARI.

A CSV list has a heading and one row an actor, or one row an office where somebody held several:

    name,id,aliases,kind,country,sector,office,of,since,until,gender,wikidata
    Elanor Gardner,,Elanor the Fair|Lady Elanor,person,GON,GOV,envoy,GON,1421,1442,f,

Only ``name`` must be there.  ``aliases`` are parted by ``|``; ``kind`` is person, country, organization,
group or place; ``of`` is the country code or organisation id that the office belongs to (by default the
country); ``since`` and ``until`` are years, months or days.  What a user's list says of a name takes the
place of what ours says of it.

PETRARCH's dictionaries are read as its manual describes them (Schrodt, Beieler and Idris 2014):
actors with synonyms (``+NAME``) and dated codes (``[HOBGOV 19950601 - 19990815]``), and agents with
plurals (``{GEESE}``), synonym sets (``!PERSON! = MAN, WOMAN``) and ``~`` where the actor's code goes.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import cast, get_args

from kg.characters import printable
from kg.errors import LexiconError
from kg.lexicon.lists import ActorList, Name, Office, first_day, last_day, readable_id
from kg.lexicon.petrarch import is_dictionary, read_dictionary
from kg.model import SECTORS, Actor, Kind

COLUMNS = (
    "name", "id", "aliases", "kind", "country", "sector", "office", "of", "since", "until", "gender",
    "wikidata",
)  # fmt: skip
"""The columns of a CSV list, in the order in which we would write them."""


def read_list(path: Path) -> ActorList:
    """Read one list of a user, CSV or PETRARCH dictionary, whichever it is.

    Raises:
        LexiconError: The file cannot be read; the message names file and line.
    """
    try:
        text = printable(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise LexiconError(f"The actor list {path} cannot be read: {reason}.") from error
    return read_dictionary(text, str(path)) if is_dictionary(text) else read_actors_text(text, str(path))


def read_actors_text(text: str, source: str) -> ActorList:
    """Read the text of a CSV list; ``source`` names it in messages."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        heading = [column.strip() for column in reader.fieldnames or ()]
    except csv.Error as error:
        raise LexiconError(f"{source}, line 1: {error}.") from error
    if "name" not in heading:
        raise LexiconError(f"{source}, line 1: the heading of an actor list must have a column 'name'.")
    if unknown := [column for column in heading if column not in COLUMNS]:
        raise LexiconError(
            f"{source}, line 1: there is no column '{unknown[0]}'; the columns are {', '.join(COLUMNS)}."
        )
    reader.fieldnames = heading
    actors: dict[str, Actor] = {}
    names: list[Name] = []
    offices: list[tuple[str, Office]] = []
    genders: dict[str, str] = {}
    try:
        for row in reader:
            if "" in row:
                raise ValueError("the row has more fields than the heading")
            values = {column: (row.get(column) or "").strip() for column in COLUMNS}
            _read_row(values, actors, names, offices, genders)
    except (ValueError, csv.Error) as error:
        raise LexiconError(f"{source}, line {reader.reader.line_num}: {error}.") from error
    return ActorList(tuple(actors.values()), tuple(dict.fromkeys(names)), tuple(offices), genders)


def _read_row(
    row: dict[str, str],
    actors: dict[str, Actor],
    names: list[Name],
    offices: list[tuple[str, Office]],
    genders: dict[str, str],
) -> None:
    name, kind = row["name"], row["kind"] or "person"
    if not name:
        raise ValueError("an actor needs a name")
    if kind not in get_args(Kind):
        raise ValueError(f"the kind '{kind}' is none of {', '.join(get_args(Kind))}")
    if row["sector"] and row["sector"] not in SECTORS:
        raise ValueError(f"the sector '{row['sector']}' is none of {', '.join(SECTORS)}")
    if row["gender"] not in ("", "m", "f"):
        raise ValueError(f"the gender '{row['gender']}' is neither m nor f")
    if row["wikidata"] and not (row["wikidata"][0] == "Q" and row["wikidata"][1:].isdigit()):
        raise ValueError(f"'{row['wikidata']}' is no Wikidata id (Q and digits)")
    try:
        since, until = first_day(row["since"]), last_day(row["until"])
    except ValueError:
        raise ValueError("'since' and 'until' must be dates such as 1962, 1962-10 or 1962-10-22") from None
    if since and until and until < since:
        raise ValueError(f"'until' ({row['until']}) lies before 'since' ({row['since']})")
    key = row["id"] or readable_id(name)
    country = row["country"].upper() or None
    actors[key] = Actor(key, name, cast(Kind, kind), country, row["sector"] or None, row["wikidata"] or None)
    names.append(Name(name, key, "name", since, until))
    names.extend(Name(a.strip(), key, "alias", since, until) for a in row["aliases"].split("|") if a.strip())
    if kind == "person" and " " in name:
        names.append(Name(name.split()[-1], key, "surname", since, until))
    if row["office"]:
        offices.append((key, Office(row["office"].lower(), row["of"] or country or "", since, until)))
    if row["gender"]:
        genders[key] = row["gender"]
