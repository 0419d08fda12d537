"""Suggestions under the search box, in browsers with and without script."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

BOX = "كلمات البحث"


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page of a desktop browser with JavaScript."""
    with browser.new_context(base_url=server, locale="ar") as context:
        yield context.new_page()


def typing(page: Page, text: str, address: str = "/") -> Locator:
    """Type a text as people do, letter by letter, and return the box."""
    page.goto(address)
    box = page.get_by_role("combobox", name=BOX)
    box.fill("")
    box.press_sequentially(text)
    return box


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="اقتراحات").get_by_role("option")


def test_suggests_names_words_and_titles(page: Page) -> None:
    box = typing(page, "لافر")
    expect(options(page)).to_contain_text(["سيرغي لافروف", "لافروف", "لافروف يلتقي كيم", "لافروف في بيونغ يانغ"])
    expect(options(page).first.locator("mark")).to_have_text("لافر")
    expect(options(page).first).to_contain_text("شخص")
    expect(options(page).locator(".number")).to_have_count(1)  # only the name has a number
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_be_focused()


def test_arrow_keys_cycle_through_the_options(page: Page) -> None:
    box = typing(page, "لافر")
    expect(options(page).first.locator("mark")).to_have_text("لافر")  # the answer to fewer letters has gone
    expect(options(page)).to_have_count(4)
    for key, chosen in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", 3)]:
        box.press(key)
        expect(page.get_by_role("option", selected=True)).to_have_count(int(chosen is not None))
        if chosen is not None:
            expect(options(page).nth(chosen)).to_have_attribute("aria-selected", "true")
            expect(box).to_have_attribute("aria-activedescendant", f"suggestion-{chosen}")
    expect(box).to_have_value("لافر")


def test_enter_on_a_name_adds_it_to_the_other_words(page: Page) -> None:
    box = typing(page, "وونسان لافر", "/search?q=&places=وونسان")
    expect(options(page).first).to_contain_text("سيرغي لافروف")
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/search**people=**")
    parameters = parse_qs(urlsplit(page.url).query)
    assert parameters == {"q": ["وونسان"], "people": ["سيرغي لافروف"], "places": ["وونسان"]}


def test_a_click_on_a_title_opens_the_document(page: Page) -> None:
    typing(page, "لافر")
    options(page).filter(has_text="لافروف في بيونغ يانغ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("لافروف في بيونغ يانغ")


def test_a_word_completes_the_box(page: Page) -> None:
    box = typing(page, "قمة لافر")
    box.fill("لافر")
    expect(options(page)).to_have_count(4)  # the answer to the text before has gone
    options(page).filter(has_text="إكمال").first.click()
    expect(box).to_have_value("لافروف ")
    expect(box).to_be_focused()


def test_enter_without_a_choice_searches_the_text(page: Page) -> None:
    box = typing(page, "لافر")
    expect(options(page)).to_have_count(4)
    box.press("Enter")
    page.wait_for_url("**/search?q=**")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["لافر"]}


@pytest.mark.parametrize("leave", ["Escape", "Tab"])
def test_leaving_closes_the_list_and_keeps_the_text(page: Page, leave: str) -> None:
    box = typing(page, "لافر")
    expect(options(page)).to_have_count(4)
    box.press(leave)
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("لافر")
    expect(box).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize(("text", "address"), [("زززز", "/"), ("نجيب", "/search?q=&places=باريس")])
def test_suggestions_that_find_nothing_are_left_out(page: Page, text: str, address: str) -> None:
    with page.expect_response("**/api/v1/suggest**") as answer:
        typing(page, text, address)
        page.wait_for_timeout(200)
    assert answer.value.json()["suggestions"] == []
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_outdated_request_is_aborted(page: Page) -> None:
    held: list[Route] = []
    page.route("**/api/v1/suggest**", lambda route: route.continue_() if held else held.append(route))
    with page.expect_request("**/api/v1/suggest**"):
        box = typing(page, "ز")
    with page.expect_event("requestfailed") as given_up:
        box.fill("لافر")
    assert given_up.value.url == held[0].request.url
    expect(options(page)).to_have_count(4)


@pytest.mark.parametrize("answer", [{"status": 503, "body": "{}"}, {"status": 200, "body": "no JSON"}])
def test_without_an_answer_the_box_is_a_plain_field(page: Page, answer: dict[str, object]) -> None:
    page.route("**/api/v1/suggest**", lambda route: route.fulfill(**answer))
    box = typing(page, "لافروف")
    page.wait_for_timeout(200)
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("Enter")
    expect(page.get_by_text("وثيقتان", exact=True)).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/search?q="])
def test_the_list_fits_a_phone(phone: Page, address: str) -> None:
    typing(phone, "ا", address)
    listed, box = phone.get_by_role("listbox").bounding_box(), phone.locator(".search").bounding_box()
    assert listed
    assert box
    assert box["x"] - 1 <= listed["x"]
    assert listed["width"] <= box["width"] + 1
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_suggestions_are_never_html(page: Page) -> None:
    body = '{"suggestions": [{"kind": "words", "value": "<b>ا</b>", "documents": 1, "marks": [[0, 1]], "url": "/"}]}'
    page.route("**/api/v1/suggest**", lambda route: route.fulfill(body=body, content_type="application/json"))
    typing(page, "ا")
    expect(options(page).locator(".value")).to_have_text("<b>ا</b>")


def test_without_script_the_box_is_a_plain_field(browser: Browser, server: str) -> None:
    with browser.new_context(java_script_enabled=False, base_url=server, locale="ar") as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("searchbox", name=BOX).fill("لافروف")
        expect(page.get_by_role("listbox")).to_have_count(0)
