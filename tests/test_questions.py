"""The questions that a historian asks first, written with the ontology and the README alone, on the sample of notebooks/.

The answers were written down by reading the 46 reports; what the reader of texts does not find of them is told, so that nobody
takes an answer for complete.  No question names a class or a status: forgetting them must not make an answer false.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import kg

pytestmark = pytest.mark.model

SAMPLE = Path(__file__).resolve().parent.parent / "notebooks" / "sample"


@pytest.fixture(scope="module")
def winter() -> kg.Graph:
    return kg.build(SAMPLE)


def answers(graph: kg.Graph, question: str) -> set[str]:
    """The rows of an answer, each a line of names."""
    return {" - ".join(str(cell).rpartition("/")[2] for cell in row) for row in graph.query(question).rows}


FEBRUARY = "FILTER(?day >= '2022-02-01'^^xsd:date && ?day <= '2022-02-28'^^xsd:date)"

QUESTIONS = {
    "who met whom in February 2022": (
        f"""SELECT ?day ?who ?whom WHERE {{
            ?meeting kg:eventType code:CONSULT ; kg:day ?day ; kg:source/skos:prefLabel ?who ; kg:target/skos:prefLabel ?whom
            {FEBRUARY} }}""",
        {
            "2022-02-01 - Boris Johnson - Ukraine", "2022-02-01 - Boris Johnson - Volodymyr Zelenskyy",
            "2022-02-01 - Viktor Orbán - Vladimir Putin", "2022-02-04 - Vladimir Putin - Xi Jinping",
            "2022-02-07 - Emmanuel Macron - Vladimir Putin", "2022-02-07 - Olaf Scholz - Joe Biden",
            "2022-02-08 - Emmanuel Macron - Volodymyr Zelenskyy", "2022-02-10 - Liz Truss - Sergey Lavrov",
            "2022-02-12 - Joe Biden - Vladimir Putin", "2022-02-14 - Olaf Scholz - Volodymyr Zelenskyy",
            "2022-02-15 - Olaf Scholz - Vladimir Putin", "2022-02-19 - Volodymyr Zelenskyy - Kamala Harris",
        },
        {"the talks of Ukraine and Russia on 28 February: read with too little confidence"},
    ),
    "whom did Biden meet, by the direct edge": (
        "SELECT ?whom WHERE { :Joe_Biden kg:consultedWith ?whom }",
        {"Volodymyr_Zelenskyy", "Vladimir_Putin", "Olaf_Scholz"},
        {"Xi Jinping: read with too little confidence"},
    ),
    "what was between the United States and Russia in January 2022": (
        """SELECT ?day ?what WHERE {
            ?event kg:party/kg:actsFor :United_States ; kg:party/kg:actsFor :Russia ; kg:day ?day ; rdfs:label ?what
            FILTER(?day >= '2022-01-01'^^xsd:date && ?day <= '2022-01-31'^^xsd:date) }""",
        {
            "2022-01-10 - Wendy Sherman consulted with Sergei Ryabkov, 2022-01-10", "2022-01-10 - Wendy Sherman rejected Russia",
            "2022-01-10 - Russia made a request of Wendy Sherman", "2022-01-19 - Antony Blinken made a request of Russia",
            "2022-01-21 - Antony Blinken, Sergey Lavrov consulted, 2022-01-21", "2022-01-21 - Antony Blinken pledged to Russia",
            "2022-01-31 - United States accused Russia, 2022-01-31",
        },
        {"the written answer of 26 January: read with too little confidence"},
    ),
    "who took measures against Russia or those of it": (
        "SELECT ?who ?whom WHERE { ?event kg:eventType code:SANCTION ; kg:source ?who ; kg:target ?whom . ?whom kg:ofCountry :Russia }",
        {"Ukraine - Russia", "United_Kingdom - Russian_banks", "Germany - Russian_diplomats"},
        {"the European Union, whose sanctions are only mentioned"},
    ),
    "who used force": (
        "SELECT ?who ?whom WHERE { ?event kg:eventType code:ASSAULT ; kg:source ?who . OPTIONAL { ?event kg:target ?whom } }",
        {"Russia - Ukraine"},
        set(),
    ),
    "what do Russia and its officials deny": (
        """SELECT ?speaker ?type WHERE {
            ?claim kg:status code:denied ; kg:attributedTo ?speaker ; kg:claimedEventType ?type . ?speaker kg:actsFor :Russia }""",
        {"Russia - AGREE", "Vasily_Nebenzya - ASSAULT", "Sergei_Ryabkov - ASSAULT"},
        {"its part in the cyberattack: 'denied any involvement' names no deed"},
    ),
    "who promised what to whom, and who agreed": (
        "SELECT ?who ?edge ?whom WHERE { VALUES ?edge { kg:pledgedTo kg:agreedWith } ?who ?edge ?whom }",
        {"Antony_Blinken - pledgedTo - Russia"},
        {"promises of Biden and Scholz: read with too little confidence"},
    ),
    "where did they meet": (
        "SELECT DISTINCT ?place WHERE { ?meeting kg:eventType code:CONSULT ; kg:place/skos:prefLabel ?place }",
        {"Beijing", "Geneva", "Kyiv", "Moscow", "Munich", "Stockholm", "Washington"},
        {"Brussels, Liverpool and Riga: the meetings there are read with too little confidence"},
    ),
    "who held the office of foreign minister": (
        "SELECT ?who ?country WHERE { ?state kg:role 'foreign minister' ; kg:source ?who ; kg:target ?country }",
        {"Wang_Yi - China", "Annalena_Baerbock - Germany", "Sergey_Lavrov - Russia", "Dmytro_Kuleba - Ukraine"},
        {"Truss, who is called foreign secretary"},
    ),
    "who recognized whom": (
        "SELECT ?who ?whom WHERE { ?state kg:stateType code:RECOGNIZES ; kg:source ?who ; kg:target ?whom }",
        {"Russia - Donetsk", "Russia - Luhansk"},
        set(),
    ),
    "who is a member of NATO, since when": (
        "SELECT ?who ?since WHERE { ?state kg:stateType code:MEMBER_OF ; kg:source ?who ; kg:target :NATO ; kg:start ?since }",
        {"Hungary - 1999-01-01"},
        set(),
    ),
    "who mediated": (
        "SELECT ?who WHERE { ?event kg:mode code:mode-third-party ; kg:source ?who }",
        set(),
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_asked_naively_is_answered_rightly(winter: kg.Graph, name: str) -> None:
    """Nothing false, and of what the texts tell all but what is listed."""
    question, found, _ = QUESTIONS[name]
    assert answers(winter, question) == found


def test_an_edge_leads_to_its_sentence_in_one_step(winter: kg.Graph) -> None:
    """Every direct edge has an event that bears it out."""
    asked = """SELECT ?who ?edge ?whom ?words WHERE {
        ?event kg:edge ?edge ; kg:evidence/oa:hasSelector/oa:exact ?words ; kg:source ?who ; kg:target ?whom . ?who ?edge ?whom }"""
    rows = winter.query(asked)
    assert len(rows) > 60
    assert all(any(str(words) in document.text for document in winter.documents) for *_, words in rows.rows)
