"""The query page of ``kg serve`` in a real browser, over graphs of every sort."""

from __future__ import annotations

import csv
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import graphs
import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.rdf.turtle import Term, ntriples_term
from kg.sparql import ask as queries
from kg.sparql import serve
from kg.sparql import text as sparql

if not os.environ.get("KG_REQUIRE_BROWSER"):
    pytest.importorskip("playwright.sync_api")
    pytest.importorskip("axe_playwright_python")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
GRAPH = graphs.small()
Ask = Callable[..., Page]


@pytest.fixture
def ask(chromium: Browser) -> Iterator[Ask]:
    """Opens the page of a server of a graph; at the end no request has left it and no script has failed."""
    faults: list[str] = []
    closing: list[Callable[[], object]] = []

    def opened(graph: KnowledgeGraph = GRAPH, **options: object) -> Page:
        server = serve.server(graph, timeout=20)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        closing.extend((context.close, server.shutdown, thread.join, server.server_close))
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"error: {error.message}"))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda request: request.url.startswith((server.url, "blob:")) or faults.append(request.url),
        )
        page.goto(server.url)
        expect(page.get_by_role("radio")).to_have_count(len(queries.names()) + 2)
        return page

    yield opened
    for close in closing:
        close()
    assert faults == []


def run(page: Page, question: str, **fields: str) -> None:
    """Pick a question, fill in its fields, run it and wait for the answer."""
    page.check(f"input[name=question][value='{question}']")
    for name, text in fields.items():
        page.fill(f"#field-{name}", text)
    page.click("#run")
    expect(page.locator("#stop")).to_be_disabled()


def test_the_timeline_of_an_actor(ask: Ask) -> None:
    """By name and by IRI: the rows that kg query finds, with local names and plain dates."""
    page, found = ask(), queries.run_query("timeline", GRAPH, {"actor": "Arlen"})
    for name in ("Arlen", "https://example.org/diplomatic-kg/Arlen"):
        run(page, "timeline", actor=name)
        expect(page.get_by_role("status")).to_contain_text(f"{len(found.rows)} rows in ")
        expect(page.locator("tbody tr")).to_have_count(len(found.rows))
    first = page.locator("tbody tr").first.locator("td").all_inner_texts()
    assert first[0] == str(found.rows[0][0]) and first[2] == "asserted" and "/" not in first[4]
    assert page.locator("tbody td[data-name=fact] button").first.get_attribute("title") == str(
        found.rows[0][4]
    )
    expect(page.get_by_role("alert")).to_have_text("")


def test_a_confidence_narrows_it(ask: Ask) -> None:
    """A number is bound as one: what is less sure is left out."""
    page, all_of_it = ask(), queries.run_query("timeline", GRAPH, {"actor": "Arlen"})
    found = queries.run_query("timeline", GRAPH, {"actor": "Arlen", "confidence": "0.8"})
    assert len(found.rows) < len(all_of_it.rows)
    run(page, "timeline", actor="Arlen", confidence="0.8")
    expect(page.get_by_role("status")).to_contain_text(f"{len(found.rows)} row")


def test_dates_narrow_it_and_the_names_are_offered(ask: Ask) -> None:
    """A date field binds a date; the actors of the graph are the choices."""
    page, found = (
        ask(),
        queries.run_query("timeline", GRAPH, {"actor": "Arlen", "from": "2031-05-09", "until": "2031-05-31"}),
    )
    run(page, "timeline", actor="Arlen", **{"from": "2031-05-09", "until": "2031-05-31"})
    expect(page.get_by_role("status")).to_contain_text(f"{len(found.rows)} rows")
    assert {"Arlen", "Mira Kov"} <= set(
        page.locator("#actors option").evaluate_all("all => all.map((each) => each.value)")
    )


def test_a_name_as_one_types_it_finds_the_actor(ask: Ask) -> None:
    """In any case, by surname, by code; what counts for a country can be told."""
    page = ask()
    for name, actor in (
        ("mira kov", "Mira Kov"),
        ("KOV", "Mira Kov"),
        ("dane", "Olaf Dáne"),
        ("ARL", "Arlen"),
    ):
        run(page, "timeline", actor=name)
        expect(page.locator("tbody tr")).to_have_count(
            len(queries.run_query("timeline", GRAPH, {"actor": actor}).rows)
        )
    alone = queries.run_query("timeline", GRAPH, {"actor": "Arlen", "officials": "no"})
    page.select_option("#field-officials", "no")
    page.click("#run")
    expect(page.locator("tbody tr")).to_have_count(len(alone.rows))


def test_a_type_is_picked(ask: Ask) -> None:
    """The event types are a list to pick from."""
    page = ask()
    page.check("input[value=sentences]")
    page.select_option("#field-type", "ACCUSE")
    page.keyboard.press("Control+Enter")
    expect(page.locator("tbody tr")).to_have_count(
        len(queries.run_query("sentences", GRAPH, {"type": "ACCUSE"}).rows)
    )


@pytest.mark.parametrize(
    ("question", "fields", "words"),
    [("timeline", {}, "wants actor: whose"), ("members", {"organization": "Northern League"}, "wants on"),
     ("timeline", {"actor": "Nobody"}, "no actor is named 'Nobody'"),
     ("timeline", {"actor": '" } DROP ALL \\u0022 }'}, "no actor is named"),
     ("timeline", {"actor": "https://example.org/> ?x <y"}, "no legal IRI")],
)  # fmt: skip
def test_what_is_missing_is_told(ask: Ask, question: str, fields: dict[str, str], words: str) -> None:
    """In words, in the alert."""
    page = ask()
    run(page, question, **fields)
    expect(page.get_by_role("alert")).to_contain_text(words)
    expect(page.locator("tbody tr")).to_have_count(0)


def test_a_query_of_ones_own(ask: Ask) -> None:
    """The example runs with undeclared prefixes; a wrong query and a server that is gone are told."""
    page = ask()
    run(page, "your own")
    assert page.locator("tbody tr").count() > 5
    page.fill("#query", "SELECT ?x WHERE {")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("the query is wrong at line 1, column 18")
    page.fill("#query", "ASK { ?s a kg:Event }")
    page.click("#run")
    expect(page.locator("tbody td")).to_have_text(["yes"])
    run(page, "types")
    page.check("input[value='your own']")
    expect(page.locator("#query")).to_have_value("ASK { ?s a kg:Event }")
    page.route("**/sparql", lambda route: route.abort())
    page.click("#run")
    expect(page.get_by_role("alert")).to_contain_text("kg serve")


def test_a_graph_is_turtle(ask: Ask) -> None:
    """CONSTRUCT shows its text, with prefixes."""
    page = ask()
    run(page, "edges", actor="Arlen")
    expect(page.locator("#turtle")).to_contain_text("kg:accused :Boria")
    expect(page.locator("#save")).to_have_text("Download Turtle")


def test_an_iri_leads_on(ask: Ask) -> None:
    """A click on a name shows all about it."""
    page = ask()
    run(page, "timeline", actor="Arlen")
    page.locator("td[data-name=fact] button").first.click()
    expect(page.locator("input[value=about]")).to_be_checked()
    expect(page.locator("tbody td[data-name=property]").first).to_be_visible()
    expect(page.locator("tbody")).to_contain_text("evidence")


def test_stop(ask: Ask) -> None:
    """A query that takes long can be given up."""
    page = ask()
    page.route("**/sparql", lambda route: None)
    page.check("input[value=types]")
    page.click("#run")
    page.click("#stop")
    expect(page.get_by_role("status")).to_have_text("Stopped.")


def test_the_download_is_a_safe_table(ask: Ask) -> None:
    """CSV with whole IRIs; a cell that a spreadsheet would compute is text."""
    page = ask()
    run(page, "your own")
    page.fill("#query", 'SELECT ?a ?b WHERE { VALUES (?a ?b) { ("=1+1" "x, \\"y\\"") ("@" kg:Event) } }')
    page.click("#run")
    expect(page.locator("tbody tr")).to_have_count(2)
    with page.expect_download() as saved:
        page.click("#save")
    with Path(saved.value.path()).open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["a", "b"], ["'=1+1", 'x, "y"'], ["'@", "https://w3id.org/diplomatic-kg/ontology#Event"]
        ]  # fmt: skip


def test_values_are_bound_as_python_binds_them(ask: Ask) -> None:
    """The script's text is that of kg.sparql for each query of the cookbook and for variables asked for."""
    page = ask()
    odd = 'a "b" \\u0022 \\ \n } ?x'
    terms: dict[str, Term] = {
        "actor": URIRef("https://example.org/a"), "from": Literal("2031-01-01", datatype=XSD.date), "text": Literal(odd),
    }  # fmt: skip
    texts = [each.text for each in queries.cookbook().values()]
    texts += ['SELECT ?actor ?n WHERE { ?actor ?p ?n FILTER(?n = "?from {" || ?n = ?from) # ?text {\n }']
    given = {name: ntriples_term(term) for name, term in terms.items()}
    assert page.evaluate("text => literal(text)", odd) == given["text"]
    for text in texts:
        made = page.evaluate(
            "([text, values]) => bound(text, new Map(Object.entries(values)))", [text, given]
        )
        assert made == sparql.bound(text, terms)


def test_hostile_text_stays_text(ask: Ask) -> None:
    """Names and sentences that try to break out run no script and make no element."""
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    page = ask(graphs.hostile())
    for question in ("your own", "actors", "types", "speakers", "contested"):
        run(page, question)
        expect(page.get_by_role("alert")).to_have_text("")
    run(page, "search", text="leads")
    expect(page.locator("tbody tr")).to_have_count(1)
    run(page, "timeline", actor="..")
    expect(page.locator("tbody")).to_contain_text("DROP ALL")
    run(page, "timeline", actor=evil)
    expect(page.get_by_role("alert")).to_contain_text(evil)
    page.check("input[value='your own']")
    page.fill("#query", f'SELECT ("{evil}" AS ?x) WHERE {{}}')
    page.click("#run")
    expect(page.locator("tbody td")).to_have_text([evil])
    assert page.locator("img, main script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_everybody_can_use_it(ask: Ask, scheme: str, width: int) -> None:
    """Nothing is wider than the screen, and axe finds no fault: labels, contrast, roles."""
    page = ask(viewport={"width": width, "height": 800}, color_scheme=scheme)
    run(page, "timeline", actor="Arlen")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for words in ("", "Nobody"):
        if words:
            run(page, "timeline", actor=words)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
