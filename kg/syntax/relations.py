"""A parser's labels -> the words of grammar that ``kg.words`` has for them.  No other file knows a label.

Stages name relations, parts of speech, forms and entities by the words of ``Relation``, ``Pos``, ``Form``
and ``Entity``.  The tables here say which label of spaCy's English models each stands for: ClearNLP
dependencies (Choi and Palmer 2012), Universal POS, Penn Treebank tags, OntoNotes entities.
"""

from __future__ import annotations

from kg.words import Entity, Form, Pos, Relation

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


def named(pos: str, tag: str, dep: str, entity: str) -> tuple[Pos, Form, Relation, Entity]:
    """Our words for the four labels of a token; "other" for a label that no stage asks for.

    >>> named("PROPN", "NNP", "nsubj", "GPE")
    ('name', 'singular name', 'subject', 'state')
    """
    return (
        _POS.get(pos, "other"),
        _FORMS.get(tag, "other"),
        _RELATIONS.get(dep, "other"),
        _ENTITIES.get(entity, "other") if entity else "",
    )
