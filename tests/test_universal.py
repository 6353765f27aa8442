"""Universal Dependencies come out as our trees: the same sentences in both ways to draw them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from parses import make_parse

from kg.lexicon import load_frames
from kg.model import Document
from kg.syntax import parsing
from kg.syntax.clauses import Clause, find_clauses
from kg.syntax.relations import CLEARNLP, UNIVERSAL, scheme_of
from kg.words import Parse, Word

# A row is "word pos tag lemma | ClearNLP label and head | Universal label and head".
SENTENCES = {
    "passive": """
Kuwait PROPN NNP Kuwait | nsubjpass 4 | nsubj:pass 4
was AUX VBD be | auxpass 4 | aux:pass 4
never ADV RB never | neg 4 | advmod 4
attacked VERB VBN attack | ROOT 0 | root 0
by ADP IN by | agent 4 | case 6
Iraq PROPN NNP Iraq | pobj 5 | obl:agent 4
in ADP IN in | prep 4 | case 8
2010 NUM CD 2010 | pobj 7 | obl 4
. PUNCT . . | punct 4 | punct 4
""",
    "passive with by as any oblique": """
Kuwait PROPN NNP Kuwait | nsubjpass 3 | nsubj:pass 3
was AUX VBD be | auxpass 3 | aux:pass 3
attacked VERB VBN attack | ROOT 0 | root 0
by ADP IN by | agent 3 | case 5
Iraq PROPN NNP Iraq | pobj 4 | obl 3
""",
    "prepositions": """
Norway PROPN NNP Norway | nsubj 2 | nsubj 2
withdrew VERB VBD withdraw | ROOT 0 | root 0
its PRON PRP$ its | poss 4 | nmod:poss 4
envoys NOUN NNS envoy | dobj 2 | obj 2
from ADP IN from | prep 2 | case 6
Iran PROPN NNP Iran | pobj 5 | obl 2
on ADP IN on | prep 2 | case 8
Monday PROPN NNP Monday | pobj 7 | obl 2
because SCONJ IN because | prep 2 | case 11
of ADP IN of | prep 9 | fixed 9
threats NOUN NNS threat | pobj 10 | obl 2
""",
    "prepositions of nouns": """
Talks NOUN NNS talk | nsubj 6 | nsubj 6
with ADP IN with | prep 1 | case 3
Iran PROPN NNP Iran | pobj 2 | nmod 1
about ADP IN about | prep 1 | case 5
oil NOUN NN oil | pobj 4 | nmod 1
failed VERB VBD fail | ROOT 0 | root 0
Tuesday PROPN NNP Tuesday | npadvmod 6 | obl:tmod 6
""",
    "a copula": """
Malta PROPN NNP Malta | nsubj 4 | nsubj 7
has AUX VBZ have | aux 4 | aux 7
still ADV RB still | advmod 4 | advmod 7
been AUX VBN be | ROOT 0 | cop 7
a DET DT a | det 7 | det 7
full ADJ JJ full | amod 7 | amod 7
member NOUN NN member | attr 4 | root 0
of ADP IN of | prep 7 | case 9
NATO PROPN NNP NATO | pobj 8 | nmod 7
since ADP IN since | prep 4 | case 11
2004 NUM CD 2004 | pobj 10 | obl 7
. PUNCT . . | punct 4 | punct 7
""",
    "a copula and a second verb": """
Iran PROPN NNP Iran | nsubj 2 | nsubj 4
is AUX VBZ be | ROOT 0 | cop 4
not PART RB not | neg 2 | advmod 4
ready ADJ JJ ready | acomp 2 | root 0
for ADP IN for | prep 4 | case 6
talks NOUN NNS talk | pobj 5 | obl 4
and CCONJ CC and | cc 2 | cc 8
left VERB VBD leave | conj 2 | conj 4
Vienna PROPN NNP Vienna | dobj 8 | obj 8
""",
    "an adjective with an infinitive": """
Iran PROPN NNP Iran | nsubj 2 | nsubj 3
is AUX VBZ be | ROOT 0 | cop 3
ready ADJ JJ ready | acomp 2 | root 0
to PART TO to | aux 5 | mark 5
meet VERB VB meet | xcomp 3 | xcomp 3
Oman PROPN NNP Oman | dobj 5 | obj 5
""",
    "a copula and a place": """
He PRON PRP he | nsubj 2 | nsubj 4
was AUX VBD be | ROOT 0 | cop 4
in ADP IN in | prep 2 | case 4
Oslo PROPN NNP Oslo | pobj 3 | root 0
""",
    "a copula under a verb": """
Oman PROPN NNP Oman | nsubj 2 | nsubj 2
said VERB VBD say | ROOT 0 | root 0
that SCONJ IN that | mark 6 | mark 8
Iran PROPN NNP Iran | nsubj 6 | nsubj 8
may AUX MD may | aux 6 | aux 8
be AUX VB be | ccomp 2 | cop 8
its PRON PRP$ its | poss 8 | nmod:poss 8
ally NOUN NN ally | attr 6 | ccomp 2
""",
    "an aim": """
The DET DT the | det 2 | det 2
aim NOUN NN aim | nsubj 3 | nsubj:outer 5
is AUX VBZ be | ROOT 0 | cop 5
to PART TO to | aux 5 | mark 5
isolate VERB VB isolate | xcomp 3 | root 0
Iran PROPN NNP Iran | dobj 5 | obj 5
""",
    "it is clear": """
It PRON PRP it | nsubj 2 | expl 3
is AUX VBZ be | ROOT 0 | cop 3
clear ADJ JJ clear | acomp 2 | root 0
that SCONJ IN that | mark 6 | mark 6
Iran PROPN NNP Iran | nsubj 6 | nsubj 6
attacked VERB VBD attack | ccomp 2 | csubj 3
Oman PROPN NNP Oman | dobj 6 | obj 6
""",
    "it is clear, with the clause as a complement": """
It PRON PRP it | nsubj 2 | expl 3
is AUX VBZ be | ROOT 0 | cop 3
clear ADJ JJ clear | acomp 2 | root 0
that SCONJ IN that | mark 5 | mark 5
left VERB VBD leave | ccomp 2 | ccomp 3
""",
    "a fragment": """
With ADP IN with | ROOT 0 | mark 3
troops NOUN NNS troop | nsubj 3 | nsubj 3
leaving VERB VBG leave | pcomp 1 | root 0
""",
    "talks there were": """
Talks NOUN NNS talk | nsubj 2 | nsubj 2
were VERB VBD be | ROOT 0 | root 0
there PRON EX there | expl 2 | expl 2
""",
    "there were talks": """
There PRON EX there | expl 2 | expl 2
were VERB VBD be | ROOT 0 | root 0
talks NOUN NNS talk | attr 2 | nsubj 2
in ADP IN in | prep 2 | case 5
Oslo PROPN NNP Oslo | pobj 4 | obl 2
""",
    "control": """
Norway PROPN NNP Norway | nsubj 2 | nsubj 2
urged VERB VBD urge | ROOT 0 | root 0
Iran PROPN NNP Iran | dobj 2 | obj 2
to PART TO to | aux 5 | mark 5
leave VERB VB leave | xcomp 2 | xcomp 2
Iraq PROPN NNP Iraq | dobj 5 | obj 5
""",
    "gerunds": """
Oman PROPN NNP Oman | nsubj 2 | nsubj 2
accused VERB VBD accuse | ROOT 0 | root 0
Iran PROPN NNP Iran | dobj 2 | obj 2
of ADP IN of | prep 2 | mark 5
lying VERB VBG lie | pcomp 4 | advcl 2
before ADP IN before | prep 2 | mark 7
leaving VERB VBG leave | pcomp 6 | advcl 2
Vienna PROPN NNP Vienna | dobj 7 | obj 7
""",
    "relative and participle": """
Oman PROPN NNP Oman | nsubj 5 | nsubj 5
which PRON WDT which | nsubj 3 | nsubj 3
met VERB VBD meet | relcl 1 | acl:relcl 1
Iran PROPN NNP Iran | dobj 3 | obj 3
saw VERB VBD see | ROOT 0 | root 0
ships NOUN NNS ship | dobj 5 | obj 5
seized VERB VBN seize | acl 6 | acl 6
by ADP IN by | agent 7 | case 9
rebels NOUN NNS rebel | pobj 8 | obl 7
""",
    "three conjuncts": """
Oman PROPN NNP Oman | nsubj 6 | nsubj 6
, PUNCT , , | punct 1 | punct 3
Iran PROPN NNP Iran | conj 1 | conj 1
and CCONJ CC and | cc 3 | cc 5
Iraq PROPN NNP Iraq | conj 3 | conj 1
met VERB VBD meet | ROOT 0 | root 0
in ADP IN in | prep 6 | case 8
Oslo PROPN NNP Oslo | pobj 7 | obl 6
and CCONJ CC and | cc 7 | cc 11
in ADP IN in | conj 7 | case 11
Rome PROPN NNP Rome | pobj 10 | conj 8
, PUNCT , , | punct 6 | punct 13
signed VERB VBD sign | conj 6 | conj 6
pacts NOUN NNS pact | dobj 13 | obj 13
and CCONJ CC and | cc 13 | cc 16
left VERB VBD leave | conj 13 | conj 6
""",
    "two prepositions of one noun": """
Oman PROPN NNP Oman | nsubj 2 | nsubj 2
traded VERB VBD trade | ROOT 0 | root 0
with ADP IN with | prep 2 | case 6
and CCONJ CC and | cc 3 | cc 5
against ADP IN against | conj 3 | conj 3
Iran PROPN NNP Iran | pobj 5 | obl 2
""",
    "names and particles": """
Ban PROPN NNP Ban | compound 2 | nsubj 3
Ki-moon PROPN NNP Ki-moon | nsubj 3 | flat 1
broke VERB VBD break | ROOT 0 | root 0
off ADP RP off | prt 3 | compound:prt 3
Monday PROPN NNP Monday | poss 7 | nmod:poss 7
's PART POS 's | case 5 | case 5
talks NOUN NNS talk | dobj 3 | obj 3
""",
    "recipients": """
Norway PROPN NNP Norway | nsubj 2 | nsubj 2
gave VERB VBD give | ROOT 0 | root 0
Oman PROPN NNP Oman | dative 2 | iobj 2
aid NOUN NN aid | dobj 2 | obj 2
""",
    "named and became": """
Oman PROPN NNP Oman | nsubj 2 | nsubj 2
named VERB VBD name | ROOT 0 | root 0
Ali PROPN NNP Ali | dobj 2 | obj 2
minister NOUN NN minister | oprd 2 | xcomp 2
after SCONJ IN after | mark 7 | mark 7
he PRON PRP he | nsubj 7 | nsubj 7
became VERB VBD become | advcl 2 | advcl 2
rich ADJ JJ rich | acomp 7 | xcomp 7
""",
    "out of": """
Troops NOUN NNS troop | nsubj 2 | nsubj 2
came VERB VBD come | ROOT 0 | root 0
out ADP IN out | prep 2 | case 5
of ADP IN of | prep 3 | fixed 3
Iran PROPN NNP Iran | pobj 4 | obl 2
while SCONJ IN while | mark 7 | mark 7
fighting VERB VBG fight | advcl 2 | advcl 2
rebels NOUN NNS rebel | dobj 7 | obj 7
""",
}  # fmt: skip
FRAMES = load_frames()


def drawn(rows: str, way: int) -> Parse:
    """The sentence as ClearNLP (1) or Universal Dependencies (2) draw it, in our relations."""
    cells = [[cell.split() for cell in row.split("|")] for row in rows.strip().splitlines()]
    labels = [each[way][0] for each in cells]
    parse = make_parse(
        "\n".join(
            f"{each[0][0]} {each[0][1]} {each[0][2]} {each[way][0]} {each[way][1]} _ {each[0][3]}"
            for each in cells
        )
    )
    if way == 2:
        for word, label in zip(parse.words, labels, strict=True):
            word.relation = UNIVERSAL.named("X", "X", label, "")[2]
        UNIVERSAL.turn(parse.words)
    return parse


def told(clause: Clause) -> dict[str, Any]:
    """A clause in words."""

    def text(word: Word | None) -> str | None:
        return word and word.text

    return {
        "lemma": clause.lemma,
        "passive": clause.passive,
        "subject": text(clause.subject),
        "object": text(clause.object),
        "recipient": text(clause.recipient),
        "obliques": [(name, noun.text) for name, noun in clause.obliques],
        "complement": text(clause.complement),
        "infinitive": text(clause.infinitive),
        "attribute": text(clause.attribute),
        "understood": clause.understood,
    }


@pytest.mark.parametrize("rows", SENTENCES.values(), ids=SENTENCES)
def test_both_ways_give_the_same_clauses(rows: str) -> None:
    """Every clause with all its arguments."""
    one, two = ([told(c) for c in find_clauses(drawn(rows, way), FRAMES).values()] for way in (1, 2))
    assert one == two and one


@pytest.mark.parametrize("rows", SENTENCES.values(), ids=SENTENCES)
def test_both_ways_give_the_same_tree(rows: str) -> None:
    """Heads, relations and the order of children."""
    one, two = (
        [(w.text, w.relation, w.head.i, w.pos.replace("subordinator", "adposition"), [c.i for c in w.children]) for w in drawn(rows, way).words]
        for way in (1, 2)
    )  # fmt: skip
    assert one == two


def test_a_scheme_is_told_from_labels() -> None:
    """Labels that only one scheme has decide; those of both, and of other components, do not."""
    assert scheme_of(["ROOT", "nsubj", "dobj", "case", "GPE", "NN"]) is CLEARNLP
    assert scheme_of([]) is CLEARNLP
    assert scheme_of(["root", "nsubj", "punct"]) is CLEARNLP
    assert (
        scheme_of(["nsubj", "obl"]) is scheme_of(["flat"]) is scheme_of(["nsubj:pass", "dobj"]) is UNIVERSAL
    )


def test_labels_without_a_row() -> None:
    """A subtype is read as its type; what nobody knows is "other"."""
    assert UNIVERSAL.named("VERB", "VBG", "advcl:relcl", "")[2] == "adverbial"
    assert UNIVERSAL.named("PROPN", "NNP", "nsubj:pass", "GPE") == (
        "name",
        "singular name",
        "passive subject",
        "state",
    )
    assert UNIVERSAL.named("?", "?", "orphan", "?") == CLEARNLP.named("?", "?", "obl", "?") == ("other",) * 4
    assert CLEARNLP.named("X", "FW", "dobj", "") == ("other", "other", "object", "")


class _Pipe:
    """A model that has one sentence to tell."""

    pipeline = ()
    pipe_names = ("parser",)

    def __init__(self, labels: list[str], rows: list[tuple[str, str, str, str, int]]) -> None:
        self.pipe_labels = {"tagger": ["NN"], "parser": labels}
        self.rows = rows

    def make_doc(self, text: str) -> _Doc:
        """The words of a text."""
        return _Doc(None, text.split(" "), [True] * len(self.rows))

    def pipe(self, docs: Any, batch_size: int, disable: list[str]) -> Any:
        """Each with its tree."""
        for doc in docs:
            for token, (_, token.pos_, token.tag_, token.dep_, head) in zip(doc, self.rows, strict=True):
                token.head = doc[head]
            yield doc


class _Doc(list):  # type: ignore[type-arg]
    """Tokens of one sentence."""

    vocab = None
    tensor = np.zeros(0)

    def __init__(self, vocab: None, words: list[str], spaces: list[bool]) -> None:
        at = 0
        for n, word in enumerate(words):
            self.append(
                SimpleNamespace(i=n, text=word, lower_=word.lower(), lemma_="", ent_type_="", idx=at, whitespace_=" ",
                                is_stop=False, norm=0)
            )  # fmt: skip
            at += len(word) + 1

    def __getitem__(self, key: Any) -> Any:
        """A word, or some as a Doc."""
        return SimpleNamespace(as_doc=lambda: self) if isinstance(key, slice) else list.__getitem__(self, key)

    def to_array(self, names: Any) -> Any:
        """Numbers by which words are told apart; all have the same norm."""
        words = [(hash(token.text), 0, len(token.whitespace_)) for token in self]
        return np.array(words if isinstance(names, list) else [norm for _, norm, _ in words], dtype="int64")

    @property
    def sents(self) -> list[SimpleNamespace]:
        """The sentence."""
        return [SimpleNamespace(start=0, end=len(self))]


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["obl", "case"], [("He", "PRON", "PRP", "nsubj", 3), ("is", "AUX", "VBZ", "cop", 3), ("in", "ADP", "IN", "case", 3), ("Oslo", "PROPN", "NNP", "ROOT", 3)]),
        (["pobj", "prep"], [("He", "PRON", "PRP", "nsubj", 1), ("is", "AUX", "VBZ", "ROOT", 1), ("in", "ADP", "IN", "prep", 1), ("Oslo", "PROPN", "NNP", "pobj", 2)]),
    ],
)  # fmt: skip
def test_a_model_is_read_by_its_labels(labels: list[str], rows: list[tuple[str, str, str, str, int]]) -> None:
    """Whatever labels a model has, the same tree comes out of ``parse_document``."""
    language = parsing.Language("en", "1", _Pipe(labels, rows))
    parse = parsing.parse_document(Document("d", "He is in Oslo"), language)
    assert [(w.text, w.lemma, w.relation, w.head.text, w.start) for w in parse.words] == [
        ("He", "he", "subject", "is", 0),
        ("is", "is", "root", "is", 3),
        ("in", "in", "preposition", "is", 6),
        ("Oslo", "oslo", "governed", "in", 9),
    ]
