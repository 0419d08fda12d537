from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from indexer.messages.catalogue import LANGUAGES, Language
from indexer.query.help import SECTIONS
from tests.web.markup import links, parameters


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_leads_to_its_search(client: FlaskClient, lang: Language) -> None:
    found = links(client.get("/help", query_string={"lang": lang}).text, "main dt a")
    assert len(found) >= sum(len(section.examples) for section in SECTIONS) - 1  # no document has a section
    for query, address in found.items():
        assert urlsplit(address).path == "/search"
        assert parameters(address)["q"] == [query]
        json = address.replace("/search?", "/api/v1/search?")
        assert client.get(json).get_json()["total"]


@pytest.mark.parametrize(
    ("lang", "shown", "hidden"), [("ar", "العبارة بعينها", "in this order"), ("en", "in this order", "العبارة بعينها")]
)
def test_the_help_is_in_one_language(client: FlaskClient, lang: Language, shown: str, hidden: str) -> None:
    page = client.get("/help", query_string={"lang": lang}).text
    assert shown in page
    assert hidden not in page


@pytest.mark.parametrize("address", ["/", "/search?q=كأس", "/documents/news/mahfouz-nobel.txt", "/nowhere"])
def test_every_page_links_to_the_help(client: FlaskClient, address: str) -> None:
    assert "/help" in links(client.get(address).text).values()


def test_the_help_states_the_limits(client: FlaskClient) -> None:
    page = client.get("/help?lang=en").text
    assert "2000 characters, 200 words and 20 levels" in page
    assert "at most 50 words with * or ~, and at most 20 words in one “near” phrase" in page


@pytest.mark.browser
def test_the_help_fits_a_phone_and_its_examples_are_links(phone: Page) -> None:
    phone.goto("/help")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    example = phone.locator("dt a").first
    query = example.inner_text()
    example.click()
    expect(phone.get_by_role("searchbox").or_(phone.get_by_role("combobox"))).to_have_value(query)
