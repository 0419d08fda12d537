"""How many hits a page shows, and how much of each."""

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.web.collection import ROWS
from tests.web.markup import links, parameters, select, texts

HIT_PARTS = [".hit .snippet", ".hit .named"]


@pytest.mark.parametrize(
    ("parameter", "shown"), [("", True), ("&view=compact", False), ("&view=", True), ("&view=<b>", True)]
)
def test_passages_and_names(client: FlaskClient, parameter: str, shown: bool) -> None:
    page = client.get(f"/search?q=لافروف وونسان{parameter}", follow_redirects=True).text
    assert len(texts(page, ".hit")) == 2
    assert [bool(select(page, part)) for part in HIT_PARTS] == [shown, shown]


def test_names_under_a_hit_are_those_named_most(client: FlaskClient) -> None:
    page = client.get("/search?q=وونسان").text
    assert texts(page, ".named .people") == ["سيرغي لافروف", "كيم جونغ أون", "تشوي سون هوي"]
    assert texts(page, ".named .places") == ["وونسان", "كوريا الشمالية"]
    [hit] = client.get("/api/v1/search?q=وونسان").get_json()["hits"]
    assert hit["most_named"]["people"] == texts(page, ".named .people")
    assert client.get(links(page)["تشوي سون هوي"]).status_code == 200


def test_every_link_and_form_keeps_the_compact_view(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل&view=compact&lang=en").text
    others = ("/api", "#")
    kept = {label: parameters(href).get("view") for label, href in links(page).items() if not href.startswith(others)}
    assert {label for label, view in kept.items() if view != ["compact"]} == {"With passages"}
    assert [form.css_first("[name=view]") is not None for form in select(page, "form")] == [True] * len(
        select(page, "form")
    )


@pytest.mark.parametrize("size", ["10", "25"])
def test_size_of_a_page(client: FlaskClient, size: str) -> None:
    everything = client.get("/search?q=&page=2&limit=5").text
    page = client.get(links(everything)[size]).text
    assert len(select(page, ".hit")) == min(int(size), len(ROWS))
    assert texts(page, ".density [aria-current]") == [size, "مع مقتطفات"]


def test_a_page_with_few_hits_offers_no_sizes(client: FlaskClient) -> None:
    assert texts(client.get("/search?q=وونسان").text, ".density nav") == ["مع مقتطفات العناوين وحدها"]


def test_no_times_and_no_scores_unasked(client: FlaskClient) -> None:
    page = client.get("/search?q=وونسان").text
    assert "ثانية" not in texts(page, ".total")[0]
    document = client.get(links(page)["لماذا ظهرت هذه النتيجة؟"]).text
    assert texts(document, "#reasons > dl .number") == ["×2"]
    assert len(texts(document, "#reasons > details .number")) > 1


@pytest.mark.browser
def test_order_and_strictness_are_in_one_menu_on_a_phone(phone: Page) -> None:
    phone.goto("/search?q=نوبل")
    newest = phone.get_by_role("link", name="الأحدث")
    expect(newest).to_be_hidden()
    phone.get_by_text("الترتيب والكلمات").click()
    newest.click()
    expect(phone.get_by_role("status")).to_have_text("4 وثائق")
    assert "sort=newest" in phone.url


def test_the_other_language_keeps_what_is_excluded(client: FlaskClient) -> None:
    [other] = links(client.get("/search?q=نوبل&not.places=أوسلو&lang=ar").text, "a.language").values()
    assert parameters(other)["not.places"] == ["أوسلو"]
