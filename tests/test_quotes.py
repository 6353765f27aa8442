"""Quotes: marks, speakers, turns; on parses made by hand."""

from __future__ import annotations

from parses import make_parse

from kg.syntax.quotes import find_quotes

SAID = """
“ PUNCT `` punct 4
We PRON PRP nsubj 3
agree VERB VBP ccomp 6
, PUNCT , punct 6
” PUNCT '' punct 6
said VERB VBD ROOT 0 _ say
Weber PROPN NNP nsubj 6
. PUNCT . punct 6
"""


def test_a_quote_belongs_to_the_subject_of_its_verb() -> None:
    """The speaker is the subject of the verb that the quote hangs on."""
    parse = make_parse(SAID)
    (quote,) = find_quotes(parse)
    assert parse.text[quote.start : quote.end] == "We agree,"
    assert quote.speaker is parse.words[6] and quote.cue is parse.words[5] and not quote.partial


def test_a_quote_without_a_speaker_goes_on_with_the_one_before() -> None:
    """ "..." said X. "..." is two quotes of X."""
    parse = make_parse(
        SAID
        + """
“ PUNCT `` punct 4
It PRON PRP nsubj 3
helps VERB VBZ ROOT 0
. PUNCT . punct 3
” PUNCT '' punct 3
"""
    )
    first, second = find_quotes(parse)
    assert second.speaker is first.speaker is parse.words[6]


def test_scare_quotes_are_partial() -> None:
    """A word held with tongs is no speech."""
    parse = make_parse(
        """
The DET DT det 5
“ PUNCT `` punct 5
peace NOUN NN compound 5
” PUNCT '' punct 5
plan NOUN NN nsubj 6
failed VERB VBD ROOT 0 _ fail
. PUNCT . punct 6
"""
    )
    (quote,) = find_quotes(parse)
    assert quote.partial and quote.speaker is None


def test_a_quoted_piece_belongs_to_the_reporting_subject() -> None:
    """A few quoted words under "said" are that subject's."""
    parse = make_parse(
        """
Weber PROPN NNP nsubj 2
called VERB VBD ROOT 0 _ call
it PRON PRP dobj 2
“ PUNCT `` punct 6
a DET DT det 6
lie NOUN NN oprd 2
” PUNCT '' punct 2
. PUNCT . punct 2
"""
    )
    (quote,) = find_quotes(parse)
    assert quote.partial and quote.speaker is parse.words[0]


def test_turns_of_a_transcript() -> None:
    """ "MR. WEBER: ..." makes a turn up to the next speaker's name; a questioner is nobody."""
    parse = make_parse(
        """
MR. PROPN NNP compound 2
WEBER PROPN NNP ROOT 0
: PUNCT : punct 2
Yes INTJ UH ROOT 2
. PUNCT . punct 2

¶
Q PROPN NNP ROOT 0
: PUNCT : punct 1
Why ADV WRB advmod 1
? PUNCT . punct 1

¶
MR. PROPN NNP compound 2
WEBER PROPN NNP ROOT 0
: PUNCT : punct 2
No INTJ UH ROOT 2
. PUNCT . punct 2
"""
    )
    turns = find_quotes(parse)
    assert [
        (turn.speaker.text if turn.speaker else None, parse.text[turn.start : turn.end]) for turn in turns
    ] == [
        ("WEBER", "Yes."),
        (None, "Why?"),
        ("WEBER", "No."),
    ]


def test_odd_marks_are_no_trouble() -> None:
    """Marks that never close, or close what never opened, do no harm."""
    for rows in ("” PUNCT '' ROOT 0", "“ PUNCT `` ROOT 0", '" PUNCT `` ROOT 0\n" PUNCT `` punct 1', ""):
        assert all(quote.start <= quote.end for quote in find_quotes(make_parse(rows)))


def test_an_inverted_clause_names_the_speaker() -> None:
    """ "...", said a protester: even where the parser takes the speaker for an object."""
    parse = make_parse(
        """
“ PUNCT `` punct 4
They PRON PRP nsubj 3
lied VERB VBD ROOT 0 _ lie
, PUNCT , punct 3
” PUNCT '' punct 3
said VERB VBD ccomp 3 _ say
a DET DT det 8
protester NOUN NN dobj 6
. PUNCT . punct 3
"""
    )
    (quote,) = find_quotes(parse)
    assert quote.speaker is parse.words[7]
