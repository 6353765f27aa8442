"""Which time governs which predicate."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from parses import make_parse
from stored import stored

from kg.times.anchoring import governing, interval_of
from kg.times.expressions import find_times
from kg.words import Parse, Word

WRITTEN = date(2023, 3, 15)  # a Wednesday
EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "examples" / "governing.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(n, marks=pytest.mark.xfail(strict=True, reason=str(e["wish"]))) if e.get("wish") else n
        for n, e in enumerate(EXAMPLES)
    ],
)
def test_examples(number: int) -> None:
    """Every predicate of the example sentences has its own time, or none."""
    example = EXAMPLES[number]
    parse = stored(example["text"], WRITTEN)
    times = find_times(parse)
    events = [word for word in parse.words if word.text in example.get("events", ())]
    for row in example["governs"]:
        predicate, wanted = (cell.strip() for cell in row.split("|"))
        time = governing(word(parse, predicate), times, events)
        assert (predicate, time.text if time else "-") == (predicate, wanted)
    for row in example.get("intervals", ()):
        predicate, wanted = (cell.strip() for cell in row.split("|"))
        span = interval_of(word(parse, predicate), times)
        assert (predicate, span.edtf if span else "-") == (predicate, wanted)


# ---------------------------------------------------------------- parses by hand


def word(parse: Parse, text: str) -> Word:
    """The first word with that text."""
    return next(w for w in parse.words if w.text == text)


SAID_TUESDAY = """
Envoys NOUN NNS nsubj 2 _ envoy
said VERB VBD ROOT 0 _ say
Tuesday PROPN NNP npadvmod 6 DATE
that SCONJ IN mark 6
rebels NOUN NNS nsubj 6 _ rebel
attacked VERB VBD ccomp 2 _ attack
Juba PROPN NNP dobj 6 GPE
"""


def test_a_weekday_belongs_to_the_verb_beside_it() -> None:
    """ "said Tuesday that" dates the saying, even where the parser hangs Tuesday on the attack."""
    parse = make_parse(SAID_TUESDAY, "2023-03-15")
    times = find_times(parse)
    said = governing(word(parse, "said"), times)
    assert said is not None and said.start == date(2023, 3, 14)
    assert governing(word(parse, "attacked"), times) is None


OPENING = """
In ADP IN prep 6
2007 NUM CD pobj 1 DATE
, PUNCT , punct 6
the DET DT det 5
council NOUN NN nsubj 6
froze VERB VBD ROOT 0 _ freeze
accounts NOUN NNS dobj 6 _ account
and CCONJ CC cc 6
expelled VERB VBD conj 6 _ expel
envoys NOUN NNS dobj 9 _ envoy
. PUNCT . punct 6
"""


def test_conjuncts_share_the_opening_time() -> None:
    """A time that opens the sentence dates both verbs."""
    parse = make_parse(OPENING, "2023-03-15")
    times = find_times(parse)
    for verb in ("froze", "expelled"):
        time = governing(word(parse, verb), times)
        assert time is not None and time.text == "2007"


REPORTED = """
On ADP IN prep 4
Monday PROPN NNP pobj 1 DATE
troops NOUN NNS nsubj 4 _ troop
left VERB VBD ccomp 8 _ leave
Goma PROPN NNP dobj 4 GPE
, PUNCT , punct 8
officials NOUN NNS nsubj 8 _ official
said VERB VBD ROOT 0 _ say
Wednesday PROPN NNP npadvmod 8 DATE
. PUNCT . punct 8
"""


def test_what_was_said_and_when_it_was_said() -> None:
    """Both times go to their own verb."""
    parse = make_parse(REPORTED, "2023-03-15")
    times = find_times(parse)
    left, said = governing(word(parse, "left"), times), governing(word(parse, "said"), times)
    assert left is not None and left.start == date(2023, 3, 13)
    assert said is not None and said.start == date(2023, 3, 15)


NOUN = """
The DET DT det 2
raid NOUN NN nsubj 9
that PRON WDT nsubj 4
took VERB VBD relcl 2 _ take
place NOUN NN dobj 4
last ADJ JJ amod 7
week NOUN NN npadvmod 4
was AUX VBD auxpass 9 _ be
condemned VERB VBN ROOT 0 _ condemn
in ADP IN prep 9
Tuesday PROPN NNP poss 13 DATE
's PART POS case 11
vote NOUN NN pobj 10
. PUNCT . punct 9
"""


def test_event_nouns_have_their_own_time() -> None:
    """ "the raid that took place last week" and "Tuesday's vote": nouns are dated, too."""
    parse = make_parse(NOUN, "2023-03-15")
    times = find_times(parse)
    raid, vote = word(parse, "raid"), word(parse, "vote")
    dated = governing(raid, times, [raid, vote])
    assert dated is not None and dated.text == "last week"
    dated = governing(vote, times, [raid, vote])
    assert dated is not None and dated.start == date(2023, 3, 14)


STATE = """
Malta PROPN NNP nsubj 3 GPE
has AUX VBZ aux 3 _ have
been AUX VBN ROOT 0 _ be
a DET DT det 5
member NOUN NN attr 3
since SCONJ IN prep 3
2004 NUM CD pobj 6 DATE
and CCONJ CC cc 3
Ezra PROPN NNP nsubj 10 PERSON
led VERB VBD conj 3 _ lead
it PRON PRP dobj 10
since SCONJ IN prep 10
2010 NUM CD pobj 12 DATE
until ADP IN prep 10
May PROPN NNP pobj 14 DATE
2013 NUM CD nummod 15 DATE
. PUNCT . punct 3
"""


def test_states_have_intervals() -> None:
    """ "since" and "until" make one interval; a time at the copula is the noun's."""
    parse = make_parse(STATE, "2023-03-15")
    times = find_times(parse)
    member, led = interval_of(word(parse, "member"), times), interval_of(word(parse, "led"), times)
    assert member is not None and (member.start, member.end) == (date(2004, 1, 1), None)
    assert led is not None and (led.start, led.end) == (date(2010, 1, 1), date(2013, 5, 31))


FIRST = """
She PRON PRP nsubj 2
began VERB VBD ROOT 0 _ begin
the DET DT det 5
first ADJ JJ amod 5
visit NOUN NN dobj 2
since SCONJ IN prep 2
2016 NUM CD pobj 6 DATE
on ADP IN prep 2
Monday PROPN NNP pobj 8 DATE
. PUNCT . punct 2
"""


def test_the_first_since_is_not_the_time() -> None:
    """ "began the first visit since 2016 on Monday" happened on Monday."""
    parse = make_parse(FIRST, "2023-03-15")
    times = find_times(parse)
    for predicate in (word(parse, "began"), word(parse, "visit")):
        time = governing(predicate, times)
        assert time is not None and time.start == date(2023, 3, 13)
