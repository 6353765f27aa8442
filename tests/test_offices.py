"""Which person a title means, and what was mentioned before, on parses written by hand."""

from __future__ import annotations

import pytest
from brief import brief

from kg.actors import resolve
from kg.actors.discourse import Scene
from kg.actors.nouns import Noun, load_nouns
from kg.actors.offices import apposed, offices_of, plain, plays, shortens, sole
from kg.actors.story import Story, beside, remember
from kg.lexicon import load_gazetteer
from kg.model import Actor
from kg.words import Parse

PUTIN, LAVROV, KERRY = "Vladimir Putin", "Sergey Lavrov", "John Kerry"

DESCRIBED = [
    # Holders of offices on the document's day
    ("2014-03-18", "the Russian/amod/NORP leader/nsubj spoke~speak!", "leader", PUTIN),
    ("2014-03-18", "the Russian/amod/NORP president/nsubj spoke~speak!", "president", PUTIN),
    ("2014-03-18", "the Russian/amod/NORP foreign/compound minister/nsubj spoke~speak!", "minister", LAVROV),
    ("2014-03-18", "the former/amod Russian/amod/NORP president/nsubj spoke~speak!", "president", "Russian president"),
    ("", "the Russian/amod/NORP president/nsubj spoke~speak!", "president", "Russian president"),
    ("2014-03-18", "the US/compound/GPE foreign/compound minister/nsubj spoke~speak!", "minister", KERRY),
    # Who was called so before
    ("2014-03-18", "Russian/amod>Weber/NORP President/compound Otto/compound Weber/nsubj/PERSON left~leave! . | the president/nsubj spoke~speak!", "president", "Otto Weber"),
    ("2014-03-18", "Russian/amod>Weber/NORP President/compound Otto/compound Weber/nsubj/PERSON left~leave! . | the French/amod/NORP president/nsubj spoke~speak!", "president", "François Hollande"),
    ("2014-03-18", "Vladimir/compound Putin/nsubj/PERSON left~leave! . | the president/nsubj spoke~speak!", "president", PUTIN),
    ("2014-03-18", "Vladimir/compound Putin/nsubj/PERSON left~leave! . | the minister/nsubj spoke~speak!", "minister", "minister"),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON left~leave! . | the minister/nsubj spoke~speak!", "minister", LAVROV),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON left~leave! . | the diplomat/nsubj spoke~speak!", "diplomat", LAVROV),
    ("2014-03-18", "Vladimir/compound Putin/nsubj/PERSON left~leave! . | the diplomat/nsubj spoke~speak!", "diplomat", "diplomat"),
    # A name spelt otherwise, and the last word of it
    ("2021-03-18", "Mukhtar/compound Tileuberdi/nsubj/PERSON left~leave! . | Tileuberdi/nsubj/PERSON spoke~speak!", "Tileuberdi", "Mukhtar Tleuberdi"),
    # Offices of which a state has many
    ("1998-12-17", "the Russian/amod/NORP ambassador/nsubj spoke~speak!", "ambassador", "Russian ambassador"),
    # Counterparts
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! his/poss American/amod/NORP counterpart/dobj", "counterpart", KERRY),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! his/poss German/amod/NORP counterpart/dobj", "counterpart", "Frank-Walter Steinmeier"),
    ("", "Sergey/compound Lavrov/nsubj/PERSON met~meet! his/poss German/amod/NORP counterpart/dobj", "counterpart", "German counterpart"),
    ("2014-03-18", "Otto/compound Weber/nsubj/PERSON met~meet! his/poss German/amod/NORP counterpart/dobj", "counterpart", "German counterpart"),
    # Heads of bodies
    ("2014-03-18", "NATO/poss/ORG 's secretary/compound general/nsubj spoke~speak!", "general", "Anders Fogh Rasmussen"),
    ("2014-03-18", "the Kremlin/compound/FAC chief/nsubj spoke~speak!", "chief", PUTIN),
    ("2014-03-18", "the UN/compound/ORG chief/nsubj spoke~speak!", "chief", "Ban Ki-moon"),
    ("2014-03-18", "the UN/compound/ORG rights/compound chief/nsubj spoke~speak!", "chief", "United Nations rights chief"),
    # Pairs
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! John/compound Kerry/dobj/PERSON . | the two/nummod diplomats/nsubj agreed~agree!", "diplomats", f"{LAVROV} + {KERRY}"),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! John/compound Kerry/dobj/PERSON . | the two/nummod men/nsubj agreed~agree!", "men", f"{LAVROV} + {KERRY}"),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! John/compound Kerry/dobj/PERSON . | the two/nummod leaders/nsubj agreed~agree!", "leaders", f"{LAVROV} + {KERRY}"),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON met~meet! Vladimir/compound Putin/dobj/PERSON . | the two/nummod leaders/nsubj agreed~agree!", "leaders", ""),
    ("2014-03-18", "Sergey/compound Lavrov/nsubj/PERSON left~leave! . | the two/nummod diplomats/nsubj agreed~agree!", "diplomats", ""),
]  # fmt: skip
"""A day, sentences, a word of the last, and who it is."""


def named(parse: Parse, text: str) -> str:
    """Who the last word with this text is."""
    at = [word for word in parse.words if word.text == text][-1]
    return " + ".join(actor.name for actor in resolve(parse, load_gazetteer()).at(at))


@pytest.mark.parametrize(
    ("day", "text", "word", "expected"), DESCRIBED, ids=[f"{row[0]} {row[1]}" for row in DESCRIBED]
)
def test_who_a_title_means(day: str, text: str, word: str, expected: str) -> None:
    """The holder on that day, whoever was called so before, or nobody."""
    assert named(brief(text, day or None), word) == expected


def scene_of(parse: Parse) -> tuple[Scene, Story]:
    """A document of which names are resolved, with all of them remembered."""
    gazetteer = load_gazetteer()
    scene = Scene(parse, gazetteer, (), (), parse.document.published)
    cast, story = resolve(parse, gazetteer), Story()
    scene.mentions.update({mention.head: mention for mention in cast.mentions})
    scene.spans.update(cast._spans)
    for word in parse.words:
        remember(scene, story, parse.words, word.i)
    return scene, story


def noun(form: str) -> Noun:
    """A noun of our lists."""
    found = load_nouns(load_gazetteer()).get(form)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "form", "now", "ever"),
    [
        ("2014-03-18", "president", True, True),
        ("2010-03-18", "president", False, True),
        ("2010-03-18", "prime minister", True, True),
        ("2014-03-18", "prime minister", False, True),
        ("2014-03-18", "leader", True, True),
        ("2014-03-18", "statesman", True, True),
        ("2010-03-18", "minister", False, False),
        ("2014-03-18", "minister", False, False),
        ("2014-03-18", "diplomat", False, False),
        ("2014-03-18", "foreign minister", False, False),
        ("2014-03-18", "protester", False, False),
        ("1990-03-18", "leader", False, False),
    ],
)
def test_what_putin_can_be_called(day: str, form: str, now: bool, ever: bool) -> None:
    """By his offices on the day; ``ever`` counts those that are over where the noun names one."""
    scene, _ = scene_of(brief("Putin/nsubj/PERSON left~leave!", day))
    putin = scene.gazetteer.actor("Vladimir_Putin")
    assert putin is not None
    assert (plays(scene, putin, noun(form)), plays(scene, putin, noun(form), ever=True)) == (now, ever)


def test_what_a_document_calls_somebody() -> None:
    """Counts beside the gazetteer's offices."""
    scene, _ = scene_of(brief("Weber/nsubj/PERSON left~leave!"))
    weber = Actor("Weber", "Weber", "person")
    assert offices_of(scene, weber) == set() and not plays(scene, weber, noun("leader"))
    told = scene.people.setdefault(weber.id, scene.person(weber))
    told.nouns.add("admiral")
    told.leads = True
    told.offices.add("ambassador")
    assert offices_of(scene, weber) == {"ambassador"}
    forms = ("admiral", "leader", "ambassador", "diplomat", "president", "minister")
    assert [form for form in forms if plays(scene, weber, noun(form))] == [
        "admiral",
        "leader",
        "ambassador",
        "diplomat",
    ]


@pytest.mark.parametrize(
    ("short", "title", "expected"),
    [
        ("secretary", "secretary of defense", True),
        ("secretary", "deputy secretary of state", False),
        ("deputy secretary", "deputy secretary of state", True),
        ("deputy minister", "deputy foreign minister", True),
        ("minister", "prime minister", False),
        ("minister", "minister of foreign affairs", True),
        ("president", "vice-president", False),
        ("president", "interim president", True),
        ("general", "secretary-general", False),
        ("general", "lieutenant general", True),
        ("secretary", "press secretary", False),
    ],
)
def test_what_a_title_may_be_cut_to(short: str, title: str, expected: bool) -> None:
    """Its head, with what makes another office of it."""
    assert shortens(short, title) is expected


def test_the_only_one() -> None:
    """Of one, but not of none or two."""
    assert (sole([]), sole(["a"]), sole(["a", "b"])) == (None, "a", None)


def test_appositions_go_either_way() -> None:
    """From the name to the noun, and from the noun to the name."""
    parse = brief("Weber/nsubj/PERSON , the minister/appos , left~leave! Mali/dobj")
    weber, _, _, minister, _, left, mali = parse.words
    assert (apposed(weber), apposed(minister), apposed(left), apposed(mali)) == ([minister], [weber], [], [])


def test_a_plain_title_has_but_an_owner_before_it() -> None:
    """ "The UN human rights chief" is not the head of the UN."""
    scene, _ = scene_of(brief("the UN/compound/ORG chief/nsubj met~meet! a rights/compound chief/dobj"))
    words = scene.parse.words
    assert (plain(scene, words[2], 2), plain(scene, words[6], 6), plain(scene, words[6], 5)) == (
        True,
        False,
        True,
    )


# --- the story -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Mali/nsubj/GPE blamed~blame! it/dobj", "it", ["Mali"]),
        ("it/nsubj blamed~blame! Mali/dobj/GPE", "it", []),
        ("Mali/nsubj/GPE and Chad/conj/GPE blamed~blame! it/dobj", "it", ["Chad", "Mali"]),
        ("Mali/nsubjpass/GPE blamed~blame! by/agent it/pobj", "it", ["Mali"]),
        ("Mali/nsubj/GPE promised~promise! help/xcomp>promised it/dobj>help", "it", ["Mali"]),
        ("Mali/nsubj/GPE said~say! help/ccomp>said it/dobj>help", "it", []),
        ("they met~meet! Mali/dobj/GPE and it/conj>Mali", "it", ["Mali"]),
    ],
)
def test_who_a_word_cannot_be(text: str, word: str, expected: list[str]) -> None:
    """The subject above it, and what it is coordinated with."""
    parse = brief(text)
    scene, _ = scene_of(parse)
    head = next(each for each in parse.words if each.text == word)
    assert sorted(actor.name for actor in beside(scene, head)) == expected


SEEN = [
    ("Mali/nsubj/GPE left~leave! Chad/dobj/GPE", ["Mali subject", "Chad"]),
    ("Mali/nsubjpass/GPE and Chad/conj/GPE left~leave!", ["Mali subject", "Chad subject", "Mali+Chad together subject"]),
    ("Mali/nsubj/GPE and others/conj and Chad/conj>Mali/GPE left~leave!", ["Mali subject", "Chad subject"]),
    ("they left~leave! Mali/dobj/GPE and Mali/conj/GPE", ["Mali", "Mali"]),
    ("Mali/nsubj/GPE met~meet! Chad/dobj/GPE", ["Mali subject", "Chad", "Mali+Chad together subject"]),
    ("Mali/nsubj/GPE talked~talk! with/prep Chad/pobj/GPE", ["Mali subject", "Chad", "Mali+Chad together subject"]),
    ("Mali/nsubj/GPE talked~talk! of/prep Chad/pobj/GPE", ["Mali subject", "Chad"]),
    ("Mali/nsubj/GPE met~meet! NATO/dobj/ORG", ["Mali subject", "NATO"]),
    ("Mali/nsubj/GPE met~meet! Mali/dobj/GPE", ["Mali subject", "Mali"]),
    ("Mali/nsubjpass/GPE met~meet! Chad/dobj/GPE", ["Mali subject", "Chad"]),
    ("they met~meet! Chad/dobj/GPE", ["Chad"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEEN, ids=[row[0] for row in SEEN])
def test_what_is_remembered(text: str, expected: list[str]) -> None:
    """Each mention, and those together who are named or meet together."""
    _, story = scene_of(brief(text))
    found = [
        " ".join(
            ["+".join(actor.name for actor in seen.actors)]
            + ["together"] * (seen.how == "together")
            + ["subject"] * seen.subject
        )
        for seen in story.seen
    ]
    assert found == expected


def test_the_latest_who_fit() -> None:
    """In the order of the text, once each, and not from too far back."""
    parse = brief(
        "Mali/nsubj/GPE met~meet! Chad/dobj/GPE . | Togo/nsubj/GPE left~leave! . | Chad/nsubj/GPE stayed~stay! home/dobj"
    )
    _, story = scene_of(parse)
    last = parse.words[-1]

    def names(back: int, count: int, but: str = "") -> list[str]:
        return [
            actor.name for actor in story.latest(last, back, count, lambda seen, actor: actor.name != but)
        ]

    assert [actor.name for actor in story.actors][:2] == ["Chad", "Togo"]
    assert names(2, 3) == ["Mali", "Togo", "Chad"] and names(2, 2) == ["Togo", "Chad"]
    assert names(1, 3) == ["Togo", "Chad"] and names(0, 3) == ["Chad"]
    assert names(2, 2, "Togo") == ["Mali", "Chad"]


def test_those_of_one_sentence_together() -> None:
    """Of the latest sentence with two; a minister beside his country is not a second party."""
    parse = brief(
        "Mali/nsubj/GPE and Chad/conj/GPE left~leave! . | Togo/nsubj/GPE saw~see! Sergey/compound Lavrov/dobj/PERSON in Russia/pobj/GPE . | they stayed~stay!",
        "2014-03-18",
    )
    _, story = scene_of(parse)
    last = parse.words[-1]

    def names(back: int, kind: str = "") -> list[str]:
        found = story.together(last, back, lambda seen, actor: not kind or actor.kind == kind)
        return [actor.name for actor in found]

    assert names(1) == ["Togo", "Russia"] and names(2) == ["Togo", "Russia"]
    assert names(2, "person") == [] and names(0) == []
