"""Whose words a quote is, by parses made by hand: marks, places of the speaker, turns."""

from __future__ import annotations

import pytest
from parses import make_parse, make_text

from kg.syntax.quotes import find_quotes

AFTER = """
“ PUNCT `` punct 4
We PRON PRP nsubj 3
agree VERB VBP ROOT 0
, PUNCT , punct 3
” PUNCT '' punct 3
Weber PROPN NNP nsubj 7
said VERB VBD parataxis 3 _ say
. PUNCT . punct 3
"""
LOOSE = """
“ PUNCT `` punct 3
We PRON PRP nsubj 3
agree VERB VBP ROOT 0
, PUNCT , punct 3
” PUNCT '' punct 3
Weber PROPN NNP nsubj 7
said VERB VBD ROOT 0 _ say
. PUNCT . punct 7
"""
COLON = """
Weber PROPN NNP nsubj 2
was AUX VBD ROOT 0 _ be
clear ADJ JJ acomp 2
: PUNCT : punct 2
“ PUNCT `` punct 7
We PRON PRP nsubj 7
agree VERB VBP ccomp 2
. PUNCT . punct 7
” PUNCT '' punct 7
"""
BEFORE = """
Weber PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
then ADV RB advmod 2
“ PUNCT `` punct 6
We PRON PRP nsubj 6
agree VERB VBP ROOT 0
. PUNCT . punct 6
” PUNCT '' punct 6
"""
MUST = """
Weber PROPN NNP nsubj 2
said VERB VBD ROOT 0 _ say
Iran PROPN NNP nsubj 5
must AUX MD aux 5
leave VERB VB ccomp 2
and CCONJ CC cc 5
warned VERB VBD conj 5 _ warn
“ PUNCT `` punct 10
we PRON PRP nsubj 10
Agree VERB VBP ccomp 7
. PUNCT . punct 10
” PUNCT '' punct 10
"""


@pytest.mark.parametrize(
    ("rows", "speaker", "cue", "partial"),
    [
        (AFTER, "Weber", "said", False),
        (AFTER.replace("_ say", "_ leave"), None, None, False),
        (LOOSE, "Weber", "said", False),
        (LOOSE.replace("said VERB", "said NOUN"), None, None, False),
        (LOOSE.replace("Weber PROPN NNP nsubj 7", "; PUNCT : punct 7"), None, None, False),
        (LOOSE.replace("agree VERB VBP ROOT 0\n, PUNCT , punct 3", "agree VERB VBP ROOT 0\n. PUNCT . punct 3"), None, None, False),
        (LOOSE.replace("Weber PROPN NNP nsubj 7", "Weber PROPN NNP npadvmod 7"), None, None, False),
        ("“ PUNCT `` punct 3\nWe PRON PRP nsubj 3\nagree VERB VBP ROOT 0\n, PUNCT , punct 3\n” PUNCT '' punct 3\nsaid VERB VBD ROOT 0 _ say\na DET DT det 8\nprotester NOUN NN dobj 6", "protester", "said", False),
        ("“ PUNCT `` punct 3\nWe PRON PRP nsubj 3\nagree VERB VBP ROOT 0\n, PUNCT , punct 3\n” PUNCT '' punct 3\nsaid VERB VBD ROOT 0 _ say\na DET DT det 8\nprotester NOUN NN npadvmod 6", None, None, False),
        ("“ PUNCT `` punct 3\nWe PRON PRP nsubj 3\nagree VERB VBP ROOT 0\n, PUNCT , punct 3\n” PUNCT '' punct 3\nhe PRON PRP dobj 7\nsaid VERB VBD ROOT 0 _ say", None, None, False),
        (COLON, "Weber", "was", False),
        (COLON.replace(": PUNCT :", "; PUNCT :"), None, None, False),
        (COLON.replace("was AUX VBD", "so ADV RB"), "Weber", None, False),
        (COLON.replace("was AUX VBD ROOT 0 _ be", "was AUX VBD ccomp 7 _ be").replace("ccomp 2", "ROOT 0"), "Weber", "was", False),
        (COLON.replace("Weber PROPN NNP nsubj 2", "Weber PROPN NNP npadvmod 2"), None, None, False),
        (BEFORE, "Weber", "said", False),
        (BEFORE.replace("then ADV RB advmod 2", "? PUNCT . punct 2"), None, None, False),
        (BEFORE.replace("then ADV RB advmod 2", "” PUNCT '' punct 2"), None, None, False),
        (BEFORE.replace("said VERB", "said NOUN"), None, None, False),
        (BEFORE.replace("_ say", "_ leave"), None, None, False),
        (MUST, "Weber", "warned", False),
        (MUST.replace("leave VERB VB ", "left VERB VBD "), "Iran", "warned", False),
        (MUST.replace("warned VERB VBD", "warn VERB VB"), "Iran", "warn", False),
        (COLON.replace("was AUX VBD", "said VERB VBD").replace("_ be", "_ say").replace(": PUNCT : punct 2", "that SCONJ IN mark 7"), "Weber", "said", False),
        (COLON.replace("Weber PROPN NNP nsubj 2", "that SCONJ IN nsubj 2").replace("was AUX VBD", "said VERB VBD").replace("_ be", "_ say"), None, None, False),
    ],
)  # fmt: skip
def test_speakers(rows: str, speaker: str | None, cue: str | None, partial: bool) -> None:
    """Above the quote, after it, before a colon, before it; and where nobody is told."""
    quote = find_quotes(make_parse(rows))[0]
    found = (quote.speaker and quote.speaker.text, quote.cue and quote.cue.text, quote.partial)
    assert found == (speaker, cue, partial)


@pytest.mark.parametrize(
    ("chain", "speaker"),
    [
        ("Weber PROPN NNP nsubj 2\ncame VERB VBD ROOT 0 _ come\nsay VERB VB xcomp 2", "Weber"),
        ("Weber PROPN NNP nsubj 2\ncame VERB VBD ROOT 0 _ come\nsay VERB VBD conj 2", "Weber"),
        ("Weber PROPN NNP nsubj 2\ncame VERB VBD ROOT 0 _ come\nsay VERB VBD ccomp 2", None),
        ("Weber PROPN NNP ROOT 0\nwho PRON WP nsubj 3\nsay VERB VBD relcl 1", "Weber"),
        ("Weber PROPN NNP ROOT 0\nit PRON PRP nsubj 3\nsay VERB VBD relcl 1", "it"),
        ("Weber PROPN NNP nsubjpass 2\nquoted VERB VBN ROOT 0 _ quote\nsay VERB VBG xcomp 2", "Weber"),
    ],
)
def test_subjects_of_reports(chain: str, speaker: str | None) -> None:
    """Through chains of verbs and relative clauses."""
    rows = (
        chain
        + "\n“ PUNCT `` punct 6\nwe PRON PRP nsubj 6\nAgree VERB VBP ccomp 3\n. PUNCT . punct 6\n” PUNCT '' punct 6"
    )
    quote = find_quotes(make_parse(rows))[0]
    assert (quote.speaker and quote.speaker.text) == speaker


def test_the_reach_of_a_report() -> None:
    """A reporting verb so many words away belongs to something else."""
    for count, speaker in ((12, "Weber"), (13, None)):
        said = count + 7
        words = f"big ADJ JJ amod {said}\n" * count
        quote = "“ PUNCT `` punct 3\nWe PRON PRP nsubj 3\nagree VERB VBP ROOT 0\n, PUNCT , punct 3\n” PUNCT '' punct 3\n"
        rows = f"{quote}{words}Weber PROPN NNP nsubj {said}\nsaid VERB VBD ROOT 0 _ say"
        [found] = find_quotes(make_parse(rows))
        assert (found.speaker and found.speaker.text) == speaker


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we left”.", ["we left"]),
        ("He said « we left ».", ["we left"]),
        ("He said „we left“.", ["we left"]),
        ('He said "we left".', ["we left"]),
        ("He said “we left", ["we left"]),
        ("“We left.\n\nThey stayed.”", ["We left."]),
        ("“We left.\n\n“They stayed.”", ["We left.", "They stayed."]),
        ("“We left.\n“They stayed.”", ["We left.", "They stayed."]),
        ("“We left\nthem there.”", ["We left\nthem there."]),
        ("“” it”", []),
        ("“a” “b”", ["a", "b"]),
        ("“", []),
        ("No quote.", []),
        ("“a b\n\nc” d", ["a b"]),
    ],
)
def test_marks(text: str, quoted: list[str]) -> None:
    """What stands between marks of one kind; a paragraph's end closes what was left open."""
    parse = make_text(text)
    assert [parse.text[quote.start : quote.end] for quote in find_quotes(parse)] == quoted


GOES_ON = (
    LOOSE
    + """
“ PUNCT `` punct 3
It PRON PRP nsubj 3
helps VERB VBZ ROOT 0 _ help
. PUNCT . punct 3
” PUNCT '' punct 3
"""
)


@pytest.mark.parametrize(
    ("rows", "speaker"),
    [
        (GOES_ON, "Weber"),
        (GOES_ON.replace(". PUNCT . punct 7\n", ". PUNCT . punct 7\n\n¶\n"), None),
        (LOOSE + "\n“ PUNCT `` punct 2\nbig ADJ JJ ROOT 0\n” PUNCT '' punct 2", None),
        (GOES_ON.replace(". PUNCT . punct 7\n", ". PUNCT . punct 7\nHe PRON PRP nsubj 10\nleft VERB VBD ROOT 0 _ leave\n. PUNCT . punct 10\n"), None),
    ],
)  # fmt: skip
def test_a_second_quote(rows: str, speaker: str | None) -> None:
    """Of the speaker before, unless a paragraph or a sentence stands between, or it is only a term."""
    second = find_quotes(make_parse(rows))[1]
    assert (second.speaker and second.speaker.text) == speaker


def test_a_second_quote_far_away() -> None:
    """So much text between two quotes parts them, also without a full stop."""
    for count, speaker in ((20, "Weber"), (40, None)):
        between = f"well ADV RB advmod {count + 3}\n" * count
        rest = f"“ PUNCT `` punct {count + 3}\nIt PRON PRP nsubj {count + 3}\nhelps VERB VBZ ROOT 0 _ help\n. PUNCT . punct {count + 3}\n” PUNCT '' punct {count + 3}"
        second = find_quotes(make_parse(f"{LOOSE}\n{between}{rest}"))[1]
        assert (second.speaker and second.speaker.text) == speaker


def test_a_quote_that_runs_over_paragraphs() -> None:
    """It opens anew in each; the speaker stays."""
    rows = (
        LOOSE.replace("” PUNCT '' punct 3\n", "").replace("nsubj 7", "nsubj 6").replace("punct 7", "punct 6")
    )
    first = "Weber PROPN NNP nsubj 2\nsaid VERB VBD ROOT 0 _ say\n“ PUNCT `` punct 5\nWe PRON PRP nsubj 5\nAgree VERB VBP ccomp 2\n. PUNCT . punct 5\n\n¶\n"
    rows = (
        first
        + "“ PUNCT `` punct 3\nIt PRON PRP nsubj 3\nhelps VERB VBZ ROOT 0 _ help\n. PUNCT . punct 3\n” PUNCT '' punct 3"
    )
    one, two = find_quotes(make_parse(rows))
    assert one.speaker is not None and two.speaker is one.speaker and two.cue is one.cue


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (
            "MR. WEBER: Yes.\n\nQ: Why?\n\nMR. WEBER: No.",
            [("WEBER", "Yes."), (None, "Why?"), ("WEBER", "No.")],
        ),
        ("WEBER: Yes.\nKOV: No.\nWEBER: Yes.", [("WEBER", "Yes."), ("KOV", "No."), ("WEBER", "Yes.")]),
        ("SECRETARY WEBER: Yes.\nKOV: No.", [("WEBER", "Yes."), ("KOV", "No.")]),
        ("REPORTER: Yes.\nKOV: No.", [(None, "Yes."), ("KOV", "No.")]),
        ("WEBER: Yes.\nKOV: No.", []),  # two headings
        ("WEBER: Yes.", []),
        ("B: Yes.\nB: No.", []),
        ("Weber: Yes.\nWeber: No.", []),
        ("KOV (Oslo): Yes.\nKOV: No.", [("KOV", "Yes."), ("KOV", "No.")]),
        ("KOV:\n\nKOV: No.", [("KOV", ""), ("KOV", "No.")]),
        ("MR. KOV: Yes.\nQ Why not?\nMR. KOV: No.", [("KOV", "Yes."), (None, "Why not?"), ("KOV", "No.")]),
        ("MR. KOV: Yes.\nQCan I ask?\nMR. KOV: No.", [("KOV", "Yes."), (None, "Can I ask?"), ("KOV", "No.")]),
        ("MR. McKOV: Yes.\nPRESS CORPS: No.", [("McKOV", "Yes."), (None, "No.")]),
        ("SECRETARY WEBER : Yes.\nKOV : No.", [("WEBER", "Yes."), ("KOV", "No.")]),
        ("1:50 P.M. EDT MR. KOV: Yes.\nQ: Why?", [("KOV", "Yes."), (None, "Why?")]),
        ("MINISTER KOVIĆ: Yes.\nMINISTER ÖZ: No.", [("KOVIĆ", "Yes."), ("ÖZ", "No.")]),
        (
            "MAIN TOPICS: fish\nANA WEBER : Yes.\nIDA KOV : No.",
            [("WEBER", "Yes."), ("KOV", "No.")],
        ),
        ("MAIN TOPICS: fish\nDATE: May", []),
        ("TITLE: Fish\nSUBJECTS: fish\nE&OE: yes", []),
        (
            "FOR IMMEDIATE RELEASE: May 1\nPRESS RELEASE: Fish\nJOINT STATEMENT: We agree.\nEMBARGOED UNTIL: noon",
            [],
        ),
        (
            "PRESS RELEASE: fish\nANA WEBER: Yes.\nOPENING REMARKS: fish\nIDA KOV: No.",
            [("WEBER", "Yes."), ("KOV", "No.")],
        ),
        (
            "Weber: Yes.\nKov: No.\nWeber: Yes.\nNote: no.\nKov: No.",
            [("Weber", "Yes."), ("Kov", "No."), ("Weber", "Yes.\nNote: no."), ("Kov", "No.")],
        ),
        (
            "((Ida Kov)) Yes.\n((AB)) Why?\nAside.\n((Ida Kov)) No.",
            [("Kov", "Yes."), (None, "Why?"), ("Kov", "No.")],
        ),
        (
            "MR. KOV: Yes. Q Why? MR. KOV: No. Q But --",
            [("KOV", "Yes."), (None, "Why?"), ("KOV", "No."), (None, "But --")],
        ),
        ("PRESS SECRETARY KOV: Yes.\nQUESTION 2: Why?", [("KOV", "Yes."), (None, "Why?")]),
        ("UNIDENTIFIED SPEAKER: Yes.\nQ: Why?\nQ: No?", [(None, "Yes."), (None, "Why?"), (None, "No?")]),
        (
            "TRADE MINISTER: Yes.\nMINISTER OF TRADE: No.\nMINISTER OF TRADE: Yes.",
            [("MINISTER", "Yes."), ("TRADE", "No."), ("TRADE", "Yes.")],
        ),
        ("FOREIGN MINISTER: Yes.\nQ: Why?", [("MINISTER", "Yes."), (None, "Why?")]),
        ("MINISTER: Yes.\nQ: Why?", [("MINISTER", "Yes."), (None, "Why?")]),
        ("WEBER: Yes.\nQ: Why?\nWEBER: No.", [("WEBER", "Yes."), (None, "Why?"), ("WEBER", "No.")]),
        ("WEBER: Yes.\nQ: Why?\nMR. KOV: No.", [("WEBER", "Yes."), (None, "Why?"), ("KOV", "No.")]),
        (
            "MR. CABLE: Yes.\nMINISTER PAGES: No.\nMS. PAGES: Yes.",
            [("CABLE", "Yes."), ("PAGES", "No."), ("PAGES", "Yes.")],
        ),
        ("MR. KOV: Yes.\nAGREED POINTS: fish\nMR. KOV: No.", [("KOV", "Yes."), ("KOV", "No.")]),
    ],
)
def test_turns(text: str, turns: list[tuple[str | None, str]]) -> None:
    """A turn goes to the next speaker's name; what is no transcript has none."""
    parse = make_text(text)
    found = [quote for quote in find_quotes(parse) if quote.turn]
    assert [
        (each.speaker and each.speaker.text, parse.text[each.start : each.end]) for each in found
    ] == turns
    assert all((each.cue is None or each.speaker is None) and not each.partial for each in found)


HEADINGS = (
    """
SUMMARY|MAIN TOPICS|BACKGROUND|E&OE|SUBJECT|NOTE|STATEMENT|LOCATION|TRANSCRIPT|UPDATE|HIGHLIGHTS|KEY POINTS|CORRECTION|DATELINE|CONTEXT
POINTS OF AGREEMENT|JOINT COMMUNIQUÉ|READOUT OF THE CALL|FACT SHEET|ANNEX II|REF|FOREIGN POLICY|DEFENSE COOPERATION|GENERAL ASSEMBLY
HIGH LEVEL MEETING|REGIONAL SECURITY|SECRET|ACTION REQUESTED|PRECEDENCE|OUTCOME|TIMELINE|FURTHER READING|PRESS RELEASE NO|NOTE FOR EDITORS
QUESTIONS AND ANSWERS SESSION
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("turns", ["QUESTION: Why?\n\nMR. PELL: Yes.", "MR. PELL: Yes.\n\nMS. WEBER: No."])
@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_speaks_for_nobody(heading: str, turns: str) -> None:
    """What stands below it is told by the narrator, up to the first turn."""
    parse = make_text(f"{heading}: Kov met Lund in Oslo on Friday.\nThey spoke of fish.\n\n{turns}")
    found = [quote for quote in find_quotes(parse) if quote.turn]
    assert len(found) == 2
    assert min(quote.start for quote in found) >= parse.text.index(turns)
