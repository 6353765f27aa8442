"""Graphs made by hand or by dice for the tests of network and page: invented actors, invented sentences."""

from __future__ import annotations

import random
from datetime import date, timedelta

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import QUAD_CLASSES, Actor, Document, Event, Evidence, Naming, State, TimeSpan

NORLAND = Actor("Norland", "Norland", "country", "NRL", "GOV")
SUDIA = Actor("Sudia", "Sudia", "country", "SUD", "GOV", "Q0")
VESTA = Actor("Ana_Vesta", "Ana Vesta", "person", "NRL", "GOV")
PELL = Actor("Igor_Pell", "Igor Pell", "person", "SUD", "GOV")
UNION = Actor("Coastal_Union", "Coastal Union", "organization", None, "IGO")
PORT = Actor("Sel", "Sel", "place", "SUD")


def day(text: str, precision: str = "day") -> TimeSpan:
    """One day as a time span."""
    when = date.fromisoformat(text)
    return TimeSpan(when, when, precision, text)


class Writer:
    """Collects sentences into one document and gives the evidence of each."""

    def __init__(self, name: str, published: date | None, url: str = "", title: str = "") -> None:
        self.name, self.published, self.url, self.title, self.text = name, published, url, title, ""

    def says(self, sentence: str, trigger: str) -> dict[str, Evidence | date | None]:
        """Add a sentence; the keyword arguments evidence, trigger and published of its fact."""
        start = len(self.text)
        self.text += sentence + "\n"
        at = start + sentence.index(trigger)
        return {
            "evidence": Evidence(self.name, start, start + len(sentence)),
            "trigger": Evidence(self.name, at, at + len(trigger)),
            "published": self.published,
        }

    @property
    def document(self) -> Document:
        return Document(
            self.name, self.text, self.title or self.name, self.published, "The Gazette", self.url
        )


def small() -> KnowledgeGraph:
    """Six actors, ten facts of every class and status, two documents."""
    one = Writer("d1", date(2031, 2, 10), "https://example.org/one", "Talks in Sel")
    two = Writer("d2", date(2031, 3, 1), "", "After the talks")
    facts = [
        Event(
            type="CONSULT",
            source=(VESTA,),
            target=(PELL,),
            reciprocal=True,
            time=day("2031-02-08"),
            predicate="met",
            rule="meet",
            place=PORT,
            **one.says("Ana Vesta met Igor Pell in Sel.", "met"),
        ),
        Event(
            type="SANCTION",
            source=(NORLAND,),
            target=(SUDIA,),
            time=day("2031-02-09"),
            predicate="banned",
            rule="ban",
            **one.says("Norland banned Sudian grain — “for good” — on 9 February.", "banned"),
        ),
        Event(
            type="ACCUSE",
            source=(SUDIA,),
            target=(NORLAND,),
            time=day("2031-02-09"),
            predicate="accused",
            rule="accuse",
            confidence=0.8,
            **one.says("Sudia accused Norland of bad faith.", "accused"),
        ),
        Event(
            type="MOBILIZE",
            source=(SUDIA,),
            target=(NORLAND,),
            time=day("2031-02-05"),
            speakers=(VESTA,),
            predicate="massed",
            rule="mass",
            confidence=0.6,
            **one.says("Vesta said that Sudia had massed ships off Norland.", "massed"),
        ),
        Event(
            type="MOBILIZE",
            source=(SUDIA,),
            target=(NORLAND,),
            polarity="negative",
            speakers=(PELL,),
            predicate="massed",
            rule="mass",
            confidence=0.6,
            **two.says("Pell denied that Sudia had massed anything.", "massed"),
        ),
        Event(
            type="AID",
            source=(UNION,),
            target=(SUDIA,),
            factuality="future",
            time=day("2031-05-01"),
            predicate="send",
            rule="send",
            **two.says("The Coastal Union will send Sudia medicine in May.", "send"),
        ),
        Event(
            type="THREATEN",
            source=(NORLAND,),
            target=(SUDIA,),
            factuality="hypothetical",
            predicate="close",
            rule="close",
            **two.says("If talks fail Norland could close the strait to Sudia.", "close"),
        ),
        Event(
            type="PROTEST",
            source=(PELL,),
            target=(),
            time=day("2031-03-01"),
            predicate="protested",
            rule="protest",
            **two.says("Pell protested loudly.", "protested"),
        ),
        State(
            type="MEMBER_OF",
            source=(NORLAND,),
            target=(UNION,),
            time=TimeSpan(date(1999, 1, 1), None, "year", "since 1999"),
            predicate="member",
            rule="member",
            **two.says("Norland, a member of the Coastal Union since 1999, voted.", "member"),
        ),
        State(
            type="LEADS",
            source=(VESTA,),
            target=(NORLAND,),
            role="minister",
            predicate="minister",
            rule="appos",
            **two.says(
                "Norland’s minister Ana Vesta smiled 😀 at her minister colleague.", "minister colleague"
            ),
        ),
    ]
    names = {
        "Norland": ["Norland", "the Norlanders", "Port Alba"],
        "Igor_Pell": ["Pell", "Igor Pell", "the minister"],
    }
    namings = [
        Naming(page.id, actor, text, proper=True)
        for page in (one.document, two.document)
        for actor, texts in names.items()
        for text in texts
    ]
    return KnowledgeGraph.of([one.document, two.document], facts, namings=namings)


def hostile() -> KnowledgeGraph:
    """Names, sentences and links that try to run, to end the page's script or to break its layout."""
    evil = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=2>"
    a = Actor("A\"'<b>", f"Al {evil}", "person", "<x>", "GOV\"'", "javascript:window.pwned=3")
    b = Actor("B", "\u202eevil\u2066 name\u0000 " + "W" * 10_000, "country", "SUD")
    c = Actor("C", '=HYPERLINK("http://x")', "group")
    doc = Writer(
        'd"><script>window.pwned=4</script>', date(2031, 1, 1), "javascript:window.pwned=5", f"T {evil}"
    )
    facts = [
        Event(
            type="ACCUSE",
            source=(a,),
            target=(b,),
            speakers=(c,),
            predicate=evil,
            rule=evil,
            **doc.says(
                f"He accused {evil} \u2028 <!-- ]]> {{{{ 7*7 }}}} \u202e of 'it' & \"that\".", "accused"
            ),
        ),
        Event(type="AID", source=(b,), target=(c,), **doc.says("X" * 10_000 + " aided.", "aided")),
        Event(type="AID", source=(c,), target=(a,), **doc.says("<!--<script>gave " + "\u0301" * 500, "gave")),
    ]
    return KnowledgeGraph.of(
        [doc.document],
        facts,
        namings=[Naming(doc.document.id, "B", text, proper=True) for text in (evil, "\u202e")],
    )


_KINDS = ("country", "country", "person", "person", "person", "organization", "group")
_FIRST = [
    "Ana", "Boris", "Carla", "Dario", "Elif", "Farid", "Greta", "Hugo", "Inga", "Jonas", "Kira", "Luan",
    "Mira", "Nils", "Olga", "Pavel", "Rosa", "Sami", "Tara", "Ugo",
]  # fmt: skip
_LAST = [
    "Abel", "Brandt", "Costa", "Dorn", "Esper", "Falk", "Gallo", "Hart", "Ivers", "Jansk", "Kolb",
    "Lund", "Marr", "Novak", "Orsi", "Pell", "Quist", "Reyn", "Stolz", "Tamm",
]  # fmt: skip
_LAND = [
    "Al", "Bor", "Cas", "Dal", "Est", "Fen", "Gor", "Hel", "Ist", "Jor", "Kal", "Lor", "Mer", "Nor",
    "Ost", "Per", "Quor", "Rav", "Sul", "Tor",
]  # fmt: skip
_VERB = {
    "CONSULT": "met",
    "AGREE": "signed an accord with",
    "SUPPORT": "backed",
    "COOPERATE": "trained together with",
    "AID": "sent relief to",
    "ACCUSE": "blamed",
    "REJECT": "turned down a proposal by",
    "THREATEN": "warned",
    "REQUEST": "called on",
    "SANCTION": "put tariffs on",
    "MOBILIZE": "moved troops towards",
    "ASSAULT": "shelled",
}


def many(actors: int, events: int | None = None, seed: int = 7) -> KnowledgeGraph:
    """A world of ``actors`` with ten events for each (or ``events`` in all), some of them far busier."""
    dice = random.Random(seed)
    lands = [f"{a}{b}ia" for b in ("l", "m", "n", "r", "s") for a in _LAND]
    cast: list[Actor] = []
    for i in range(actors):
        kind, land = ("country" if i < 12 else _KINDS[dice.randrange(7)]), i % min(100, max(8, actors // 12))
        name = {
            "country": lands[i] if i < len(lands) else f"Province of {_LAST[i % 20]}ia {i}",
            "person": f"{_FIRST[dice.randrange(20)]} {_LAST[dice.randrange(20)]}",
            "organization": f"{_LAST[dice.randrange(20)]} Council {i}",
        }.get(kind, f"{_LAST[dice.randrange(20)]} Front {i}")
        cast.append(
            Actor(f"{name.replace(' ', '_')}_{i}", name, kind, f"{lands[land][:2].upper()}{land % 10}")
        )  # type: ignore[arg-type]
    total = events if events is not None else actors * 10
    pool = sorted(range(actors), key=lambda i: (i % 100, i))
    facts: list[Event | State] = []
    writers: list[Writer] = []
    first = date(2030, 1, 1)
    for number in range(total):
        if number % 8 == 0:
            published = first + timedelta(days=int(700 * number / total))
            writers.append(
                Writer(
                    f"doc{number // 8:05d}",
                    published,
                    f"https://example.org/{number // 8}",
                    f"Dispatch {number // 8}",
                )
            )
        writer = writers[-1]
        source = pool[int(actors * dice.random() ** 2.2)]
        friends = random.Random(source)
        near = [(source + 97 * friends.randrange(1, 40)) % actors for _ in range(3)] + [
            friends.randrange(min(actors, 40))
        ]
        target = dice.choice(near) if dice.random() < 0.8 else pool[int(actors * dice.random() ** 2.5)]
        if source == target:
            target = (target + 1) % actors
        kind = dice.choices(tuple(_VERB), weights=(9, 4, 4, 4, 3, 6, 3, 4, 5, 2, 2, 1))[0]
        assert writer.published is not None
        when = writer.published - timedelta(days=dice.randrange(6))
        said = dice.random()
        speaker = (cast[pool[int(actors * dice.random() ** 2)]],) if said < 0.15 else ()
        a, b = cast[source], cast[target]
        facts.append(
            Event(
                type=kind,
                source=(a,),
                target=(b,),
                time=TimeSpan(when, when, "day", when.isoformat()),
                speakers=speaker,
                factuality="future" if 0.15 < said < 0.22 else "actual",
                polarity="negative" if 0.22 < said < 0.26 else "positive",
                reciprocal=kind in ("CONSULT", "AGREE"),
                predicate=_VERB[kind],
                rule=kind.lower(),
                confidence=round(dice.uniform(0.55, 1), 2),
                **writer.says(
                    f"In a {dice.choice(('brief', 'long', 'tense', 'quiet'))} turn of events {a.name} "
                    f"{_VERB[kind]} {b.name} on {when:%d %B %Y}, as the envoys looked on.",
                    _VERB[kind],
                ),
            )
        )
    assert set(_VERB) <= {kind for kinds in QUAD_CLASSES.values() for kind in kinds}
    return KnowledgeGraph.of([writer.document for writer in writers], facts)
