"""Near-duplicates and similar documents on pages, over an index of a few reports."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.conftest import Serve
from tests.indexer.reports import COPIES, TEXTS
from tests.indexer.searching import index_texts
from tests.web.markup import links, main_text, parameters, select, texts
from web.app import create_app


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(index_texts(TEXTS, tmp_path_factory.mktemp("reports")))


@pytest.fixture
def client_of_reports(reports: Flask) -> FlaskClient:
    return reports.test_client()


@pytest.fixture(scope="module")
def address(reports: Flask, serve: Serve) -> Iterator[str]:
    with serve(reports) as address:
        yield address


@pytest.mark.parametrize(
    ("path", "shown", "never"),
    [
        ("/search?q=السيول درنة", ["طُويت 3 نسخ شبه متطابقة.", "5 وثائق"], ["اطوِ النسخ"]),
        ("/search?q=السيول درنة&lang=en", ["3 near-duplicates collapsed.", "Show every copy"], ["نسخ شبه متطابقة"]),
        ("/search?q=السيول درنة&copies=all", ["اطوِ النسخ شبه المتطابقة", "5 وثائق"], ["3 نسخ"]),
        ("/search?q=المغرب", [], ["نسخ شبه متطابقة"]),
        (
            "/documents/texts/flood.txt",
            ["نسخ شبه متطابقة مع هذه الوثيقة", "وثائق مشابهة", "flood-cut.txt", "later.txt"],
            [],
        ),
        ("/documents/texts/final.txt", [], ["نسخ شبه متطابقة مع هذه الوثيقة"]),
    ],
)
def test_pages_show_near_duplicates(
    client_of_reports: FlaskClient, path: str, shown: list[str], never: list[str]
) -> None:
    main = main_text(client_of_reports.get(path).text)
    assert [text for text in shown if text not in main] == []
    assert [text for text in never if text in main] == []


@pytest.mark.parametrize(
    ("path", "summaries", "copies"),
    [
        ("/search?q=السيول درنة", ["3 نسخ شبه متطابقة"], [["all"]]),
        ("/search?q=السيول درنة&copies=all", [], []),
        ("/search?q=المغرب", [], []),
    ],
)
def test_copies_open_on_demand_or_are_hits(
    client_of_reports: FlaskClient, path: str, summaries: list[str], copies: list[list[str]]
) -> None:
    page = client_of_reports.get(path).text
    assert texts(page, "details.copies summary") == summaries
    changes = [parameters(href).get("copies") for href in links(page, "p.meaning a").values()]
    assert [change for change in changes if change] == copies


@pytest.mark.parametrize(
    ("search", "place"),
    [
        ("q=السيول درنة", "1 من 2 ممّا يُعرض، طُويت 3 نسخ شبه متطابقة"),
        ("q=السيول درنة&lang=en", "1 of 2 shown, 3 near-duplicates collapsed"),
        ("q=السيول درنة&copies=all&lang=en", "1 of 5"),
        ("q=المغرب&lang=en", "1 of 1"),
    ],
)
def test_a_document_says_what_its_place_counts(client_of_reports: FlaskClient, search: str, place: str) -> None:
    hits = select(client_of_reports.get(f"/search?{search}").text, ".hit :is(h2, h3) a")
    page = client_of_reports.get(hits[0].attributes["href"] or "").text
    assert texts(page, "nav.back .note") == [place]


def test_each_copy_is_a_link_that_keeps_the_search(client_of_reports: FlaskClient) -> None:
    page = client_of_reports.get("/search?q=السيول درنة").text
    addresses = [node.attributes["href"] or "" for node in select(page, "details.copies a")]
    assert len(addresses) == 3
    for address in addresses:
        assert parameters(address)["q"] == ["السيول درنة"]
        assert client_of_reports.get(address).status_code == 200


def test_collapsed_documents_take_no_place_on_pages(client_of_reports: FlaskClient) -> None:
    assert "3" not in links(
        client_of_reports.get("/search?q=&limit=3").text, ".pages a"
    )  # 8 documents, 3 of them collapsed
    assert "3" in links(client_of_reports.get("/search?q=&limit=3&copies=all").text, ".pages a")
    assert "لا تصل النتائج" in main_text(client_of_reports.get("/search?q=&limit=3&page=3").text)


def test_json_has_copies_and_similar_documents(client_of_reports: FlaskClient) -> None:
    document = client_of_reports.get("/api/v1/documents/texts/flood.txt").json
    assert document is not None
    assert document["copies"] == [f"texts/{name}.txt" for name in COPIES[1:]]
    similar = client_of_reports.get("/api/v1/documents/texts/flood.txt/similar").json
    assert similar is not None
    assert similar["id"] == "texts/flood.txt"
    assert similar["similar"][0]["id"] == "texts/later.txt"
    assert not set(document["copies"]) & {hit["id"] for hit in similar["similar"]}
    assert client_of_reports.get("/api/v1/documents/nowhere.txt/similar").status_code == 404
    hits = client_of_reports.get("/api/v1/search?q=السيول درنة&copies=all").json
    assert hits is not None
    assert all(hit["copies"] == [] for hit in hits["hits"])


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_copies_open_on_demand_and_fit_the_page(browser: Browser, address: str, width: int) -> None:
    size = {"width": width, "height": 800}
    with browser.new_context(viewport=size, base_url=address, locale="ar") as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto("/search?q=السيول درنة")
        copies = page.locator(".copies li")
        assert not copies.first.is_visible()
        page.click(".copies summary")
        assert copies.first.is_visible()
        assert copies.count() == 3
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        copies.first.locator("a").click()
        assert page.locator("#copies").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
