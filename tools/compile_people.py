"""Check people.csv of the lexicon against the tables of public facts, and take over what they know better.

    python tools/compile_people.py [FACTS]        # FACTS: a folder, by default ../shared/facts

Rows whose source starts with "memory" are written by hand and stay.  From the facts come

* exact days for a hand-written leader's years (Archigos 4.1: Goemans, Gleditsch and Chiozza 2009),
  where the same country had a leader of that surname in these years;
* leaders that we do not have and whose full name Archigos gives;
* Wikidata ids, and heads of state and government of 2021 that we do not have (Wikidata, CC0);
* holders of the posts of the US Department of State since 1945 (Office of the Historian, public domain);
* who was seen in the cabinets of 2018 and 2019 where we know no holder (US Government, public domain).

Standard library only.  Running it twice changes nothing; the diff is to be read before it is committed.
"""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cabinets import from_cabinets
from rows import DATA, FACTS, FIELDS, Known, Row, country_codes, leader_code, person, read, taken_names

from kg.lexicon.folding import fold

# The ends of terms that the Historian's table leaves open, from memory.
LAST_DAY = "2021-01-20"
ENDS = {
    "Andrea Thompson": "2019-10", "David Hale": "2021", "John Atwood": "1999-06", "Kevin Moley": "2019-11",
    "John Sullivan": "2019-12-20", "Kimberly Breier": "2019-08", "Michelle Giuda": "2020",
    "Mickey Kantor": "1996-04",
} | dict.fromkeys(
    (
        "Aaron Ringel", "Brian Bulatao", "Carl Risch", "Christopher Ford", "David Schenker", "David Stilwell",
        "Deborah Birx", "Denise Natali", "Ellen McCarthy", "Francis Fannon", "John Richmond", "Keith Krach",
        "Kelley Currie", "Kirsten Madison", "Manisha Singh", "Marie Royce", "Morse Tan", "Nathan Sales",
        "Peter Berkowitz", "R. Clarke Cooper", "Robert Destro", "Samuel Brownback", "Stephen Biegun",
        "T. Ulrich Brechbuhl", "Tibor Nagy",
    ),
    LAST_DAY,
)  # fmt: skip

BY_HAND = "memory"
ONE_HOLDER = {
    "president", "prime minister", "foreign minister", "defence minister", "finance minister",
    "interior minister", "permanent representative",
}  # fmt: skip

# Names of heads in Wikidata that are not ours.
OTHERWISE = {
    "Philippe I of Belgium": "Philippe of Belgium", "Haitham bin Tarik Al Said": "Haitham bin Tariq",
    'Philip "Brave" Davis': "Philip Davis",
}  # fmt: skip

# Full names that Archigos' encyclopedia titles get wrong or that stand for a group.
# RIVALS headed governments beside the recognised one.
RIVALS = {"Abdel-Aziz bin Habtour", "Fathi Bashagha"}
WRONG = {"Josef Klaus", "Moeenuddin Ahmad Qureshi", "Louis Beel", "Chiang Kai-shek"}

# What a leader whom only Archigos gives was, where it was not president.
LED_AS = {
    "prime minister": (
        "BRB JAM TTO BHS BLZ MUS IND PAK LKA GRC TUR ISR JPN THA LBY BEL NLD LUX FRA DNK NOR SWE FIN ISL "
        "IRL EST LVA LTU CZE SVK AUS NZL PNG SLB FJI MLT ESP PRT ITA GBR CAN NPL BTN MYS SGP LSO SOM SDN "
        "LAO KHM RVN YUG BGR HUN POL ALB ROU AFG "
    ),
    "king": "EGY IRQ SAU JOR LBY MAR",
    "emir": "KWT QAT BHR",
}

# Where that is not so, and leaders whose row is better left out (regents of a few days).
OFFICES = {
    "Andrej Bajuk": "prime minister", "Anton Rop": "prime minister", "Ba Swe": "prime minister",
    "Cvijetin Mijatović": "president", "Radovan Vlajković": "president", "Alain Poher": "president",
    "Matyas Szuros": "president", "Mátyás Szűrös": "president", "Vlado Bučkovski": "prime minister",
    "Marián Čalfa": "prime minister", "Nazim al-Kudsi": "president", "Muhammad al-Badr": "king",
    "Charles Robberts Swart": "", "Chris Heunis": "", "Carl Gustaf Emil Mannerheim": "", "Wilhelm Pieck": "",
    "Benyoucef Benkhedda": "prime minister", "Giovanni Leone": "prime minister",
}  # fmt: skip

# The names by which the press knows US officers whose papers say otherwise.
PRESS = {
    "David Rusk": "Dean Rusk", "John Dulles": "John Foster Dulles", "James Byrnes": "James F. Byrnes",
    "R. Nicholas Burns": "Nicholas Burns", "John Kelly": "John H. Kelly",
    "William Rogers": "William P. Rogers", "G. McGhee": "George McGhee",
    "Charles Bohlen": "Charles E. Bohlen", "U. Johnson": "U. Alexis Johnson",
    "Walter Smith": "Walter Bedell Smith",
    "Clarence Dillon": "Douglas Dillon",
}  # fmt: skip

# Surnames that are words or titles as well: nobody is meant by them alone.
WORDS = {
    "ball", "banks", "battle", "bishop", "black", "blank", "bond", "booth", "cargo", "chain", "coats",
    "countryman", "craft", "day", "don", "drew", "fall", "foot", "general", "gold", "green", "grew",
    "hammer", "hand", "he", "heck", "hockey", "hook", "house", "key", "king", "law", "long", "lose",
    "major", "march", "marks", "may", "mayor", "no", "noble", "noon", "oh", "pak", "parts", "peacock",
    "plaza", "price", "prince", "pun", "re", "read", "rock", "rumor", "rush", "said", "sales", "sang",
    "sharp", "slaughter", "son", "stock", "struck", "swing", "table", "tax", "ton", "tone", "vital",
    "woods", "yen", "young", "younger",
}  # fmt: skip

POSTS = {
    "secretary": "secretary of state",
    "deputy-secretary": "deputy secretary of state",
    "deputy-secretary-for-mgmt-and-resources": "deputy secretary of state",
    "under-secretary": "under secretary of state",
    "under-secretary-for-political-affairs": "under secretary of state",
    "under-secretary-for-econ-business-ag": "under secretary of state",
    "under-secretary-for-arms-control": "under secretary of state",
    "under-secretary-for-global-affairs": "under secretary of state",
    "under-secretary-for-public-diplomacy": "under secretary of state",
    "assistant-secretary-for-public-affairs": "spokesperson",
    "ambassador-at-large": "ambassador",
    "counselor": "counsellor",
    "director-policy-planning": "director of policy planning",
    "us-trade-representative": "trade representative",
    "administrator-aid": "administrator",
    "director-us-arms-control-disarmament-agency": "director",
    "assistant-secretary-for-western-hemisphere": "assistant secretary of state",
    "assistant-secretary-for-east-asian-pacific-affairs": "assistant secretary of state",
    "assistant-secretary-for-european-affairs": "assistant secretary of state",
    "assistant-secretary-for-near-eastern-affairs": "assistant secretary of state",
    "assistant-secretary-for-african-affairs": "assistant secretary of state",
    "assistant-secretary-for-south-asian-affairs": "assistant secretary of state",
    "assistant-secretary-international-organization-affairs": "assistant secretary of state",
    "assistant-secretary-for-politico-military-affairs": "assistant secretary of state",
    "assistant-secretary-for-democracy-human-rights-labor-affairs": "assistant secretary of state",
    "assistant-secretary-for-narcotics-and-law": "assistant secretary of state",
    "assistant-secretary-for-population-refugees-migration": "assistant secretary of state",
    "assistant-secretary-for-economic-business-affairs": "assistant secretary of state",
    "assistant-secretary-for-educational-cultural-affairs": "assistant secretary of state",
    "assistant-secretary-for-oceans-environmental-scientific": "assistant secretary of state",
    "assistant-secretary-for-energy-resources": "assistant secretary of state",
    "assistant-secretary-for-international-security-and-nonproliferation": "assistant secretary of state",
    "assistant-secretary-for-conflict-and-stabilization-operations": "assistant secretary of state",
    "assistant-secretary-arms-control-verification-compliance": "assistant secretary of state",
    "assistant-secretary-consular-affairs": "assistant secretary of state",
    "assistant-secretary-intelligence-research": "assistant secretary of state",
    "under-secretary-for-mgmt": "under secretary of state",
    "legal-adviser": "legal adviser",
    "coordinator-combatting-terrorism": "coordinator for counterterrorism",
}


def refined(rows: list[Row], leaders: list[Row]) -> Iterator[Row]:
    """The hand-written rows, with Archigos' days where it has the same leader from or until the same year."""
    by_country: dict[str, list[Row]] = {}
    for leader in leaders:
        by_country.setdefault(leader_code(leader), []).append(leader)
    leading = {
        "president",
        "prime minister",
        "king",
        "leader",
        "chancellor",
        "emir",
        "sultan",
        "general secretary",
    }
    leading |= {"supreme leader", "shah", "emperor"}
    for row in rows:
        if row["office"] in leading and row["of"] in by_country and len(row["since"] + row["until"]) < 20:
            for leader in by_country[row["of"]]:
                same = set(fold(leader["leader"]).split()) & set(
                    fold(row["name"] + " " + row["surname"]).split()
                )
                starts = leader["start"][:4] == row["since"][:4]
                ends = leader["end"][:4] == row["until"][:4] and leader["end"] != "2015-12-31"
                longest = max(map(len, same), default=0)
                if longest > 2 and starts and (ends or not row["until"] or leader["end"] == "2015-12-31"):
                    since = leader["start"] if len(row["since"]) == 4 else row["since"]
                    until = leader["end"] if ends and len(row["until"]) == 4 else row["until"]
                    source = row["source"].split(";")[0]
                    row = row | {"since": since, "until": until, "source": f"{source}; Archigos 4.1"}
                    break
        yield row


def from_archigos(leaders: list[Row], known: Known) -> Iterator[Row]:
    """Leaders whom we do not have yet and whose full name the source gives."""
    for leader in leaders:
        name = leader["wikipedia_title"].replace("-2D", "-").split(" of ")[0]
        country = leader_code(leader)
        if not name or name in WRONG or known.find(name):
            continue
        if any(known_surname(row, leader) for row in known.first.values() if row["country"] == country):
            continue
        office = next((key for key, codes in LED_AS.items() if country in codes.split()), "president")
        office = OFFICES.get(name, office)
        if office and leader["end"] != "2015-12-31":
            row = person(
                name, country, office, country, leader["start"], leader["end"], "m", "", "Archigos 4.1"
            )
            words = fold(leader["leader"]).split()
            row["surname"] = (
                " ".join(w for w in name.split()[1:] if set(fold(w).split()) & set(words)) or row["surname"]
            )
            yield row


def known_surname(row: Row, leader: Row) -> bool:
    """Whether a hand-written row seems to be that leader under another spelling."""
    same = set(fold(leader["leader"]).split()) & set(fold(row["name"]).split())
    return any(len(word) > 3 for word in same) and row["since"][:4] <= leader["end"][:4]


def from_wikidata(heads: list[Row], known: Known, codes: dict[str, str]) -> Iterator[Row]:
    """Heads of state and government of 2021 whom we do not have; the source saw them in office until 2022."""
    for head in heads:
        name, country, position = (
            head["officeholderLabel"],
            codes.get(fold(head["country"])),
            head["positionLabel"],
        )
        if (
            country is None
            or name.startswith("Q2")
            or "monarch" in position.lower()
            or known.find(name)
            or name in RIVALS
        ):
            continue
        office = next((o for o in ("prime minister", "president") if o in position.lower()), "")
        if office and " of the " not in name and "pontifical" not in position.lower():
            yield person(
                name, country, office, country, head["start_year"], head["end_year"] or "2022", "",
                head["officeholder"], "Wikidata 2021",
            )  # fmt: skip


def from_state_department(officers: list[Row], people: list[Row], known: Known) -> Iterator[Row]:
    """Holders of the Department's main posts since 1945 under the names by which the press knows them."""
    detail = {row["person_id"]: row for row in people}
    for post in officers:
        office, since = POSTS.get(post["position_id"]), post["started"] or post["appointed"]
        who = detail.get(post["person_id"])
        if office is None or who is None or len(since) < 10 or (post["ended"] or "2100") < "1945-01-01":
            continue
        given = [word for word in who["forename"].split() if not word.startswith("(")] or ["?"]
        surname = who["surname"]
        suffix = " ".join(word for word in given if word.rstrip(".,") in ("Jr", "Sr", "II", "III", "IV"))
        given = [
            word.rstrip(",") for word in given if word.rstrip(".,") not in ("Jr", "Sr", "II", "III", "IV")
        ]
        short = " ".join((*given[: 2 if given and given[0].endswith(".") else 1], surname))
        short = PRESS.get(short, short)
        others = [name.strip() for name in who["altname"].split(";")]
        names = [short, post["person_name"], *others, " ".join((*given, surname))]
        names.append(f"{short} {suffix}".strip())
        key = next((found for name in names if name and (found := known.find(name, "USA"))), None)
        ended = post["ended"] or ENDS.get(short, "" if since >= "2025" else f"{since[:4]}~")
        row = person(
            short, "USA", office, "United_States_Department_of_State", since, ended, "", "", HISTORIAN
        )
        if office in (
            "secretary of state",
            "deputy secretary of state",
            "trade representative",
            "ambassador",
        ):
            row["of"] = "USA"
        if key:
            row |= {f: known.first[key][f] for f in ("id", "name", "surname", "aliases", "country", "gender")}
        else:
            row["aliases"] = "|".join(sorted({n for n in names[1:-1] if n and n != short}))
            row["surname"] = surname
            row["gender"] = "f" if given[0] in WOMEN.split() else "m" if given[0] in MEN.split() else ""
        yield row


def bounded(rows: list[Row]) -> None:
    """End a term known by the year alone where the next one begins, and begin it where the last one ended."""
    held: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["office"] in ONE_HOLDER and row["of"] and not row["since"].endswith("~"):
            held.setdefault((row["of"], row["office"]), []).append(row)
    for terms in held.values():
        for row in terms:
            others = [
                other for other in terms if other["id"] != row["id"] and row["since"][:4] != row["until"][:4]
            ]
            starts = [
                o["since"][:7] for o in others if len(o["since"]) > 4 and o["since"][:4] == row["until"]
            ]
            ends = [o["until"][:7] for o in others if len(o["until"]) > 5 and o["until"][:4] == row["since"]]
            row["until"] = min(starts, default=row["until"])
            row["since"] = max(ends, default=row["since"])


def identify(known: Known, heads: list[Row], codes: dict[str, str]) -> None:
    """Put the Wikidata ids of heads of state and government beside the people we have."""
    for head in heads:
        key = known.find(head["officeholderLabel"]) or _head(known, head, codes)
        if key and head["officeholder"].startswith("Q"):
            known.first[key]["wikidata"] = head["officeholder"]


def _head(known: Known, head: Row, codes: dict[str, str]) -> str | None:
    """Our id of a head under another name: a monarch without his country, or with it."""
    label = head["officeholderLabel"]
    country = head["country"].removeprefix("Kingdom of ").removeprefix("The ")
    bare = label.split(",")[0].split(" of ")[0]
    names = (OTHERWISE.get(label, bare), f"{bare} of {country}")
    code = codes.get(fold(country))
    return next((key for name in names if code and (key := known.find(name, code))), None)


# Given names of those officers that tell the gender; others stay open.
WOMEN = """
Andrea Anne Anne-Marie Bathsheba Caroline Catherine Charlotte Cheryl Christina Constance Deborah
Ellen Esther Heather Hillary Jendayi Joan Josette Judith Karen Kimberly Kiron Kristen Kristie Lucy
Maria Mary Melanne Michelle Nisha Patricia Paula Roberta Rose Rozanne Sarah Susan Suzan Tara Tina
Victoria Wendy Condoleezza Madeleine Margaret Elizabeth
"""
MEN = """
Aaron Abraham Alan Albert Alexander Alfred Andrew Anthony Antony Archibald Arnold Arthur Arturo
Barry Benjamin Bernard Brian Carl Carlyle Charles Chester Christian Christopher Clarence Clayton
Clifton Curtis Daniel David Dean Dell Dick Dixon Donald Douglas Edmund Edward Edwin Eliot Elliott
Ellsworth Eric Eugene Fowler Foy Francis Frank Fred Frederick Gaston George Gerard Gerhard Gregory
Harlan Harold Harry Helmut Henry Herbert Herman Heyward Howard Howland Irwin Jack Jacob James
Jeffrey John Johnnie Jon Jonathan Joseph Karl Keith Kenneth Kevin Kurt Langhorne Lawrence Lincoln
Livingston Llewellyn Louis Lucius Luis Marc Mark Marshall Martin Matthew Max Melville Michael
Mitchell Morris Morse Morton Myer Nathan Nathaniel Nicholas Otto Paul Peter Philip Phillips
Pierre-Richard Princeton Puneet Ralph Raymond Reginald Reuben Reubin Rex Richard Robert Roger Ronald
Roy Samuel Seymour Spruille Stanley Stephen Strobe Terence Theodore Thomas Tibor Timothy Tomasz Ural
Victor Viron Walter Warren William Winston
"""
HISTORIAN = "Office of the Historian"


def main(facts: Path) -> None:
    """Write people.csv anew from its hand-written rows and the facts."""
    own = [row for row in read(DATA / "people.csv") if row["source"].startswith(BY_HAND)]
    leaders = [r for r in read(facts / "effective_leaders_1875_2015.csv") if r["end"] >= "1945-06-01"]
    heads = read(facts / "heads_of_state_and_government_2021.csv")
    rows = list(refined(own, leaders))
    known = Known(rows)
    rows.extend(from_archigos(leaders, known))
    codes = country_codes()
    rows.extend(from_wikidata(heads, Known(rows), codes))
    officers = read(facts / "us_department_of_state_officers.csv")
    rows.extend(
        from_state_department(officers, read(facts / "us_department_of_state_people.csv"), Known(rows))
    )
    rows.extend(from_cabinets(read(facts / "cabinet_members_2018_2019.csv"), rows, codes))
    known = Known(rows)
    identify(known, heads, codes)
    bounded([row for row in rows if row["source"].startswith(BY_HAND)])
    first = {key: row["wikidata"] for key, row in known.first.items()}
    taken = taken_names()
    unique: dict[tuple[str, ...], Row] = {}
    for row in rows:
        row["wikidata"] = first[row["id"]]
        names_alone = (name for name in row["surname"].split("|") if fold(name) not in taken | WORDS)
        row["surname"] = "|".join(names_alone)
        unique.setdefault((row["id"], row["office"], row["of"], row["since"]), row)
    ordered = sorted(
        unique.values(), key=lambda r: (folded(r["id"]), r["id"], r["since"], r["office"], r["of"])
    )
    with (DATA / "people.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
    print(f"{len(first)} people, {len(ordered)} offices")


def folded(text: str) -> str:
    """Sorting key without accents and case."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FACTS)
