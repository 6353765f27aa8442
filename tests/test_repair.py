"""Attachments that grammar rules out are put right, on a copy; what grammar allows stays."""

from __future__ import annotations

import pytest
from parses import make_parse

from kg.syntax.repair import repaired
from kg.words import Parse

STRANDED = """
Norway PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
Iran PROPN NNP nsubj 5
must AUX MD aux 5
leave VERB VB ccomp 2
and CCONJ CC cc 5
warned VERB VBD conj 5 _ warn
Iraq PROPN NNP dobj 7
"""

SOUND = """
Norway PROPN NNP nsubj 3
will AUX MD aux 3
meet VERB VB ROOT 0
and CCONJ CC cc 3
thank VERB VB conj 3
Iran PROPN NNP dobj 5
"""

ACTIVE = """
Forces NOUN NNS nsubj 2 _ force
attacked VERB VBN ROOT 0 _ attack
across ADP IN prep 2
rivers NOUN NNS pobj 3 _ river
. PUNCT . punct 2
"""

SWALLOWED = """
Although SCONJ IN mark 3
Norway PROPN NNP nsubj 3
paid VERB VBD advcl 9 _ pay
the DET DT det 5
firm NOUN NN dobj 3
, PUNCT , punct 5
Oman PROPN NNP appos 5
was AUX VBD auxpass 9 _ be
angered VERB VBN ROOT 0 _ anger
. PUNCT . punct 9
"""

HEADLINE = """
Japan PROPN NNP npadvmod 4 GPE
, PUNCT , punct 4
Peru PROPN NNP nsubj 4 GPE
sign VERB VBP ROOT 0
pact NOUN NN dobj 4
"""

TO_COME = """
Peru PROPN NNP ROOT 0 GPE
, PUNCT , punct 1
Chile PROPN NNP appos 2 GPE
to PART TO aux 5
sign VERB VB acl 1
treaty NOUN NN dobj 5
"""

ASKED = """
Oman PROPN NNP nsubj 3
, PUNCT , punct 3
asked VERB VBD ROOT 0 _ ask
about ADP IN prep 3
Iran PROPN NNP pobj 4
, PUNCT , punct 3
left VERB VBD ccomp 3 _ leave
"""
"""One comma between "Oman" and "asked": it was Oman that was asked."""

THREATENED = """
Oman PROPN NNP nsubj 5
threatened VERB VBD acl 1 _ threaten
by ADP IN prep 2
Iran PROPN NNP pobj 3
left VERB VBD ROOT 0 _ leave
"""


def tree(parse: Parse) -> list[str]:
    """ "word relation head form" of every word."""
    return [f"{word.text} {word.relation} {word.head.text} {word.form}" for word in parse.words]


@pytest.mark.parametrize(
    ("rows", "changed"),
    [
        (STRANDED, ["warned conjunct said past"]),
        (ACTIVE, ["attacked root attacked past"]),
        (SWALLOWED, ["Oman passive subject angered singular name"]),
        (
            SWALLOWED.replace("was AUX VBD auxpass 9 _ be\nangered VERB VBN ROOT 0 _ anger", "soon ADV RB advmod 9\nleft VERB VBD ROOT 0 _ leave"),
            ["Oman subject left singular name"],
        ),
        (
            SWALLOWED.replace("was AUX VBD auxpass 9 _ be\nangered VERB VBN ROOT 0", "will AUX MD aux 9\nleave VERB VB ROOT 0"),
            ["Oman subject leave singular name"],
        ),
        (HEADLINE, ["Japan conjunct Peru singular name"]),
        (HEADLINE.replace("npadvmod", "dep"), ["Japan conjunct Peru singular name"]),
        (HEADLINE.replace("Japan PROPN NNP npadvmod", "Japan PROPN NNP nsubj"), ["Japan conjunct Peru singular name"]),
        (
            TO_COME,
            ["Peru subject sign singular name", "Chile conjunct Peru singular name", "sign root sign base"],
        ),
        (ASKED, ["Oman subject left singular name", "asked adnominal Oman participle", "left root left past"]),
        (ASKED.replace("ccomp", "conj"), ["Oman subject left singular name", "asked adnominal Oman participle", "left root left past"]),
        (THREATENED, ["threatened adnominal Oman participle"]),
        (TO_COME.replace("Chile PROPN NNP appos 2", "Chile PROPN NNP conj 1"), ["Peru subject sign singular name", "sign root sign base"]),
    ],
)  # fmt: skip
def test_what_is_mended(rows: str, changed: list[str]) -> None:
    """These words change, and no other; children are in text order and agree with the heads."""
    before, after = make_parse(rows), repaired(make_parse(rows))
    assert [row for row in tree(after) if row not in tree(before)] == changed
    for word in after.words:
        assert word.children == [other for other in after.words if other.head is word and other is not word]
    assert after.sentences[0].words == after.words


@pytest.mark.parametrize(
    "rows",
    [
        SOUND,
        STRANDED.replace("must AUX MD aux 5", "do ADV RB advmod 5"),  # no infinitive: "said Iran do leave"
        STRANDED.replace("must AUX MD aux 5", "do AUX VB aux 5"),
        STRANDED.replace("warned VERB VBD", "warn VERB VB"),
        STRANDED.replace("leave VERB VB ", "left VERB VBD "),
        STRANDED.replace("said VERB VBD", "says VERB VBZ"),  # no verb of that tense above
        STRANDED.replace("warned VERB VBD conj", "warned VERB VBD advcl"),
        ACTIVE.replace(". PUNCT . punct 2\n", ""),  # a headline leaves "is" out
        ACTIVE.replace("across ADP IN prep", "by ADP IN agent"),
        ACTIVE.replace("Forces NOUN NNS nsubj", "Forces NOUN NNS dobj"),
        ACTIVE.replace("VBN", "VBD"),
        ACTIVE.replace("across ADP IN prep", "were AUX VBD auxpass"),
        SWALLOWED.replace("Although SCONJ IN mark 3", "Although ADV RB advmod 3"),
        SWALLOWED.replace(", PUNCT , punct 5", "of ADP IN prep 5"),
        SWALLOWED.replace("appos", "conj"),
        SWALLOWED.replace("advcl", "ccomp"),
        SWALLOWED.replace("Oman PROPN NNP appos", "Oman ADJ JJ appos"),
        SWALLOWED.replace("was AUX VBD auxpass", "so ADV RB advmod"),  # nothing finite
        SWALLOWED.replace(". PUNCT . punct 9", "she PRON PRP nsubj 9"),
        SWALLOWED.replace(". PUNCT . punct 9", "there PRON EX expl 9"),
        HEADLINE.replace("npadvmod 4 GPE", "npadvmod 4 DATE"),  # "Monday, Peru signs pact"
        HEADLINE.replace("npadvmod", "advmod"),
        HEADLINE.replace("Japan PROPN NNP", "Japan NOUN NN"),
        HEADLINE.replace(", PUNCT", "; PUNCT"),
        HEADLINE.replace("Peru PROPN NNP nsubj", "Peru PROPN NNP dobj"),
        HEADLINE.replace("sign VERB VBP", "sign NOUN NN"),
        "Then ADV RB advmod 5\n" + HEADLINE.lstrip().replace("npadvmod 4", "npadvmod 5").replace("punct 4", "punct 5").replace("nsubj 4", "nsubj 5").replace("dobj 4", "dobj 5"),
        HEADLINE.replace("pact NOUN NN dobj 4", "pact NOUN NN appos 1"),
        ASKED.replace("Oman PROPN NNP nsubj 3\n, PUNCT , punct 3", "Oman PROPN NNP nsubj 3\nthen ADV RB advmod 3"),
        ASKED.replace(", PUNCT , punct 3\nleft", "and CCONJ CC cc 3\nleft"),  # "asked about Iran and left"
        ASKED.replace("asked VERB VBD", "asked VERB VBP"),
        ASKED.replace("left VERB VBD", "leaving VERB VBG"),
        ASKED.replace("about ADP IN prep 3\nIran PROPN NNP pobj 4", "was AUX VBD auxpass 3\nhere ADV RB advmod 3"),
        ASKED + "he PRON PRP nsubj 7\n",
        THREATENED.replace("by ADP", "with ADP"),
        TO_COME + ". PUNCT . punct 1\n",
        TO_COME.replace("to PART TO aux", "will AUX MD aux"),
        TO_COME.replace("sign VERB VB ", "signing VERB VBG "),
        TO_COME.replace("acl", "relcl"),
        TO_COME.replace("Peru PROPN NNP", "Peru NOUN NN"),
        TO_COME.replace("treaty NOUN NN dobj", "treaty NOUN NN nsubj"),
        TO_COME.replace(", PUNCT , punct 1", "Lima PROPN NNP nsubj 1").replace("appos 2", "appos 1"),
    ],
)  # fmt: skip
def test_what_stays(rows: str) -> None:
    """Nothing is moved where one of a rule's conditions fails."""
    assert tree(repaired(make_parse(rows))) == tree(make_parse(rows))


def test_the_argument_stays_as_it_is() -> None:
    """A new parse comes back; sentences that were sound share their words with the old one."""
    parse = make_parse(SOUND + STRANDED.replace("\nNorway", "\n\nNorway") + "\n" + SOUND)
    before = tree(parse)
    after = repaired(parse)
    assert after is not parse and tree(parse) == before != tree(after)
    assert [new is old for new, old in zip(after.words, parse.words, strict=True)] == [True] * 6 + [
        False
    ] * 8 + [True] * 6
    assert [each.words[0] is after.words[each.words[0].i] for each in after.sentences] == [True] * 3
    assert {word.head for word in after.words} <= set(after.words)


def test_a_sound_parse_is_new_too() -> None:
    """Nothing to mend: the same words in another Parse."""
    parse = make_parse(SOUND)
    assert repaired(parse) == parse and repaired(parse) is not parse


MENDED = {
    "the verb right before 'that' tells the clause": (
        "If SCONJ IN mark 3|Iran PROPN NNP nsubj 3|says VERB VBZ advcl 10 _ say|that SCONJ IN mark 6|Peru PROPN NNP nsubj 6"
        "|left VERB VBD advcl 10 _ leave|, PUNCT , punct 10|Oman PROPN NNP nsubj 10|will AUX MD aux 10|go VERB VB ROOT 0",
        {"left": ("complement", "says")},
    ),
    "what is judged is an object": (
        "Oman PROPN NNP nsubj 2|held VERB VBD ROOT 0 _ hold|Iran PROPN NNP nsubj 4|accountable ADJ JJ ccomp 2",
        {"Iran": ("object", "held"), "accountable": ("object predicate", "held")},
    ),
    "no other adjective is": (
        "Oman PROPN NNP nsubj 2|said VERB VBD ROOT 0 _ say|Iran PROPN NNP nsubj 4|guilty ADJ JJ ccomp 2",
        {"Iran": ("subject", "guilty"), "guilty": ("complement", "said")},
    ),
    "'in case' opens a clause": (
        "Oman PROPN NNP nsubj 2|left VERB VBD ROOT 0 _ leave|in ADP IN prep 6|case NOUN NN pobj 3|Iran PROPN NNP nsubj 6"
        "|fell VERB VBD advcl 2 _ fall",
        {"in": ("mark", "fell")},
    ),
    "a gerund has its subject": (
        "Despite SCONJ IN prep 4|Oman PROPN NNP pobj 1|having AUX VBG aux 4 _ have|left VERB VBN advcl 6 _ leave"
        "|Iran PROPN NNP nsubj 6|stayed VERB VBD ROOT 0 _ stay",
        {"Oman": ("subject", "left"), "Despite": ("mark", "left")},
    ),
    "a person is no apposition to a state": (
        "The DET DT det 2|president NOUN NN nsubj 7|of ADP IN prep 2|Oman PROPN NNP pobj 3 GPE|, PUNCT , punct 4"
        "|Ali PROPN NNP appos 4 PERSON|left VERB VBD ROOT 0 _ leave",
        {"Ali": ("apposition", "president")},
    ),
    "a noun has the preposition that it takes": (
        "Oman PROPN NNP nsubj 2|blocked VERB VBD ROOT 0 _ block|aid NOUN NN dobj 2|to ADP IN prep 2|Iran PROPN NNP pobj 4",
        {"to": ("preposition", "aid")},
    ),
    "nobody is in a place": (
        "Ali PROPN NNP nsubj 2|met VERB VBD ROOT 0 _ meet|Omar PROPN NNP dobj 2 PERSON|in ADP IN prep 3|Oman PROPN NNP pobj 4",
        {"in": ("preposition", "met")},
    ),
    "who is left out is not named with others": (
        "Oman PROPN NNP nsubj 2|hit VERB VBD ROOT 0|Iran PROPN NNP dobj 2|but CCONJ CC cc 3|not PART RB neg 4"
        "|Peru PROPN NNP conj 3",
        {"not": ("negation", "Peru"), "Peru": ("other", "Iran")},
    ),
    "the second of two subjects names the first": (
        "Its PRON PRP$ poss 2|ally NOUN NN nsubj 4|Oman PROPN NNP nsubj 4|left VERB VBD ROOT 0 _ leave",
        {"Oman": ("apposition", "ally")},
    ),
    "who is spoken with does not do what that is for": (
        "Ali PROPN NNP nsubj 2|spoke VERB VBD ROOT 0 _ speak|with ADP IN prep 2|Omar PROPN NNP nsubj 6 PERSON"
        "|to PART TO aux 6|discuss VERB VB pcomp 3|aid NOUN NN dobj 6",
        {"Omar": ("governed", "with"), "discuss": ("adverbial", "spoke")},
    ),
    "nobody speaks with a phone": (
        "Ali PROPN NNP nsubj 2|spoke VERB VBD ROOT 0 _ speak|by ADP IN prep 2|phone NOUN NN pobj 3|with ADP IN prep 4"
        "|Omar PROPN NNP pobj 5",
        {"with": ("preposition", "spoke")},
    ),
}


@pytest.mark.parametrize(("rows", "becomes"), MENDED.values(), ids=MENDED)
def test_what_a_word_becomes(rows: str, becomes: dict[str, tuple[str, str]]) -> None:
    """Its relation and its head after the mending, word by word."""
    words = {word.text: word for word in repaired(make_parse(rows.replace("|", "\n"))).words}
    assert {text: (words[text].relation, words[text].head.text) for text in becomes} == becomes
