"""The page of the API: all of what its OpenAPI document says, with examples that find something."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from indexer.messages.catalogue import LANGUAGES
from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows
from tests.web.markup import links, main_text, select, texts
from web.app import create_app

# What the answer to the example of an address has, if it finds something.
FOUND = {
    "search": "hits",
    "values": "values",
    "map": "places",
    "suggest": "suggestions",
    "index": "documents",
    "document": "marks",
    "similar": "similar",
    "explain": "reasons",
    "entity": "newest",
}


def described(client: FlaskClient) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/api/v1/openapi.json").get_json()
    return document


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_has_an_example_that_finds_something(client: FlaskClient, language: str) -> None:
    page = client.get("/help/api", query_string={"lang": language}).text
    operations = {each["get"]["operationId"] for each in described(client)["paths"].values()}
    sections = {each.attributes["aria-labelledby"] or "": each.html or "" for each in select(page, "section")}
    for id_ in operations:
        [address, *_] = [each for each in links(sections[id_]).values() if each.startswith("/")]
        answer = client.get(address)
        assert answer.status_code == 200
        if id_ == "completions":
            assert answer.get_json(force=True)[1]
        elif id_ == "export":
            assert answer.text.count("\n") > 1
        else:
            assert answer.get_json()[FOUND[id_]], id_


def test_every_parameter_object_and_key_is_shown(client: FlaskClient) -> None:
    document, page = described(client), client.get("/help/api?lang=en").text
    shown = {*texts(page, "dt")}
    for methods in document["paths"].values():
        assert {each["name"] for each in methods["get"]["parameters"]} <= shown
    named = {name: each for name, each in document["components"]["schemas"].items() if not name.endswith("Parameters")}
    assert named.keys() <= {*texts(page, "h3")}
    assert {key for each in named.values() for key in each.get("properties", ())} <= shown
    assert "whole number, at least 1, at most 100; default 10" in main_text(page)


def test_links_lead_to_what_is_on_the_page(client: FlaskClient) -> None:
    page = client.get("/help/api").text
    ids = {each.attributes["id"] for each in select(page, "[id]")}
    inside = [each for each in links(page).values() if each.startswith("#")]
    assert [each for each in inside if each[1:] not in ids] == []
    assert len(ids) == len(select(page, "[id]"))


@pytest.mark.parametrize("address", ["/", "/help", "/search?q="])
def test_pages_lead_to_it(client: FlaskClient, address: str) -> None:
    assert links(client.get(address).text)["واجهة البرمجة"] == "/help/api"


def test_an_index_without_names_has_no_examples(tmp_path: Path) -> None:
    index_rows([Row("1", "", "خبر", "جديد")], tmp_path)
    page = create_app(Searcher(tmp_path / "index")).test_client().get("/help/api")
    assert page.status_code == 200
    assert "مثال" not in main_text(page.text)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_not_wider_than_a_phone(phone: Page, language: str) -> None:
    phone.goto(f"/help/api?lang={language}")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
