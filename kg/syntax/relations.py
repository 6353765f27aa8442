"""A parser's labels -> the words of grammar that ``kg.words`` has for them.  No other file knows a label.

Stages name relations, parts of speech, forms and entities by the words of ``Relation``, ``Pos``, ``Form``
and ``Entity``.  The tables here say which label of spaCy's English models each stands for: ClearNLP
dependencies (Choi and Palmer 2012) or Universal Dependencies (de Marneffe et al. 2021), Universal POS,
Penn Treebank tags, OntoNotes entities.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from kg.syntax.universal import turn_round
from kg.words import Entity, Form, Pos, Relation, Word

_RELATIONS: dict[str, Relation] = {
    "ROOT": "root",
    "nsubj": "subject",
    "nsubjpass": "passive subject",
    "csubj": "clausal subject",
    "csubjpass": "passive clausal subject",
    "expl": "expletive",
    "dobj": "object",
    "dative": "recipient",
    "attr": "attribute",
    "oprd": "object predicate",
    "acomp": "predicative",
    "agent": "agent",
    "prep": "preposition",
    "pobj": "governed",
    "pcomp": "governed clause",
    "ccomp": "complement",
    "xcomp": "open complement",
    "advcl": "adverbial",
    "relcl": "relative",
    "acl": "adnominal",
    "parataxis": "parataxis",
    "appos": "apposition",
    "amod": "adjective",
    "compound": "compound",
    "nmod": "nominal",
    "poss": "possessor",
    "det": "determiner",
    "predet": "predeterminer",
    "nummod": "number",
    "quantmod": "quantifier",
    "case": "case",
    "advmod": "adverb",
    "npadvmod": "noun adverb",
    "neg": "negation",
    "aux": "auxiliary",
    "auxpass": "passive auxiliary",
    "prt": "particle",
    "mark": "mark",
    "cc": "coordinator",
    "preconj": "preconjunct",
    "conj": "conjunct",
    "punct": "punctuation",
    "intj": "interjection",
    "meta": "meta",
}
_UNIVERSAL: dict[str, Relation] = {
    "root": "root",
    "ROOT": "root",
    "nsubj": "subject",
    "nsubj:pass": "passive subject",
    "csubj": "clausal subject",
    "csubj:pass": "passive clausal subject",
    "expl": "expletive",
    "obj": "object",
    "iobj": "recipient",
    "cop": "predicative",  # its head is; turn_round puts that right
    "obl": "noun adverb",  # until turn_round has put its preposition over it
    "obl:agent": "agent",  # so here
    "nmod": "nominal",  # and here
    "nmod:tmod": "noun adverb",
    "nmod:npmod": "noun adverb",
    "nmod:unmarked": "noun adverb",
    "nmod:desc": "compound",
    "nmod:poss": "possessor",
    "vocative": "noun adverb",
    "ccomp": "complement",
    "xcomp": "open complement",
    "advcl": "adverbial",
    "acl": "adnominal",
    "acl:relcl": "relative",
    "parataxis": "parataxis",
    "appos": "apposition",
    "amod": "adjective",
    "compound": "compound",
    "compound:prt": "particle",
    "flat": "compound",  # after its head until turn_round
    "det": "determiner",
    "det:predet": "predeterminer",
    "nummod": "number",
    "case": "case",
    "advmod": "adverb",
    "aux": "auxiliary",
    "aux:pass": "passive auxiliary",
    "mark": "mark",
    "cc": "coordinator",
    "cc:preconj": "preconjunct",
    "conj": "conjunct",
    "punct": "punctuation",
    "discourse": "interjection",
}
_FORMS: dict[str, Form] = {
    "VB": "base",
    "VBD": "past",
    "VBZ": "present singular",
    "VBP": "present",
    "VBG": "gerund",
    "VBN": "participle",
    "MD": "modal",
    "TO": "to",
    "NN": "singular",
    "NNS": "plural",
    "NNP": "singular name",
    "NNPS": "plural name",
    "PRP": "personal",
    "PRP$": "possessive",
    "WP": "who",
    "WP$": "whose",
    "WDT": "which",
    "WRB": "when",
    "POS": "possessive ending",
}
_POS: dict[str, Pos] = {
    "ADJ": "adjective",
    "ADP": "adposition",
    "ADV": "adverb",
    "AUX": "auxiliary",
    "CCONJ": "coordinator",
    "DET": "determiner",
    "INTJ": "interjection",
    "NOUN": "noun",
    "NUM": "numeral",
    "PART": "particle",
    "PRON": "pronoun",
    "PROPN": "name",
    "PUNCT": "punctuation",
    "SCONJ": "subordinator",
    "SPACE": "space",
    "SYM": "symbol",
    "VERB": "verb",
}
_ENTITIES: dict[str, Entity] = {
    "PERSON": "person",
    "GPE": "state",
    "NORP": "nationality",
    "ORG": "organization",
    "LOC": "region",
    "FAC": "facility",
    "DATE": "date",
    "TIME": "time",
    "ORDINAL": "ordinal",
    "CARDINAL": "cardinal",
    "QUANTITY": "quantity",
    "MONEY": "money",
    "PERCENT": "percent",
    "EVENT": "event",
    "LAW": "law",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LANGUAGE": "language",
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """A way to label trees: our relation for each label, and what is done to a tree so that it is as ours.

    A label with a subtype that the table lacks ("advcl:relcl") is read as the label without it.
    """

    relations: Mapping[str, Relation]
    turn: Callable[[Sequence[Word]], None]

    def named(self, pos: str, tag: str, dep: str, entity: str) -> tuple[Pos, Form, Relation, Entity]:
        """Our words for the labels of a token; "other" for a label that no stage asks for.

        Args:
            pos: Universal part of speech.
            tag: Penn Treebank tag.
            dep: dependency label of this scheme.
            entity: OntoNotes type of the name that the token is in, or "".

        Example:
            >>> CLEARNLP.named("PROPN", "NNP", "nsubj", "GPE")
            ('name', 'singular name', 'subject', 'state')
        """
        return (
            _POS.get(pos, "other"),
            _FORMS.get(tag, "other"),
            self.relations.get(dep) or self.relations.get(dep.partition(":")[0], "other"),
            entity_of(entity),
        )


def entity_of(label: str) -> Entity:
    """Our word for an OntoNotes type, "" for no name."""
    return _ENTITIES.get(label, "other") if label else ""


CLEARNLP = Scheme(_RELATIONS, turn=lambda words: None)
"""Trees as ours: prepositions over their nouns, copulas as heads."""
UNIVERSAL = Scheme(_UNIVERSAL, turn=turn_round)
"""Trees of content words, which are turned round."""


def scheme_of(labels: Collection[str]) -> Scheme:
    """The scheme of a model that gives these labels: Universal Dependencies where its own are among them.

    >>> scheme_of(["ROOT", "nsubj", "obl"]) is UNIVERSAL
    True
    """
    own = _UNIVERSAL.keys() - _RELATIONS.keys() - {"root"}
    plain = {label.partition(":")[0] for label in labels} | {*labels}
    return CLEARNLP if own.isdisjoint(plain) else UNIVERSAL


named = CLEARNLP.named
"""Our words for the labels of spaCy's own English models."""
