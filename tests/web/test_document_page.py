"""What a reader does with a document of a search: go from match to match and from hit to hit, hide marks."""

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from tests.web.markup import links, parameters, select, texts

DOCUMENT = "/documents/news/mahfouz-nobel.txt"


def follow(client: FlaskClient, page: str, relation: str) -> str | None:
    """Return the page that a link of a page leads to."""
    found = select(page, f'nav.back a[rel="{relation}"]')
    return client.get(found[0].attributes["href"] or "").text if found else None


def walk(client: FlaskClient, page: str | None, relation: str) -> list[str]:
    """Return the titles of a page and of all that links of one relation lead to."""
    titles: list[str] = []
    while page:
        titles += texts(page, "h1")
        page = follow(client, page, relation)
    return titles


@pytest.mark.parametrize(
    "search",
    [
        "q=كأس العالم&limit=1",
        "q=كأس العالم&sort=oldest",
        "q=لافروف وونسان&limit=1",  # the second has only one of the words
        "q=&places=القاهرة&limit=2",
        "q=&limit=3",
    ],
)
def test_from_hit_to_hit_through_all_pages(client: FlaskClient, search: str) -> None:
    listed: list[str] = []
    results = client.get(f"/search?{search}").text
    first = client.get(select(results, ".hit :is(h2, h3) a")[0].attributes["href"] or "").text
    while True:
        listed += texts(results, ".hit :is(h2, h3)")
        more = select(results, 'nav.pages a[rel="next"]')
        if not more:
            break
        results = client.get(more[0].attributes["href"] or "").text
    forwards = walk(client, first, "next")
    assert forwards == listed
    last = first
    while following := follow(client, last, "next"):
        last = following
    assert walk(client, last, "prev") == listed[::-1]
    [place] = texts(last, "nav.back .note")
    assert place.startswith(f"{len(listed)} من {len(listed)}")
    assert ("بعض ما سألت عنه" in place) == ("وونسان" in search)
    assert texts(client.get(links(last)["عُد إلى النتائج"]).text, ".hit :is(h2, h3)")[-1] == listed[-1]


@pytest.mark.parametrize("address", [DOCUMENT, f"{DOCUMENT}?q=المريخ", f"{DOCUMENT}?q=محفوظ&page=9"])
def test_no_neighbours_where_the_search_does_not_list_the_document(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    assert select(page, "nav.back a[rel], nav.back .note") == []


def test_from_match_to_match(client: FlaskClient) -> None:
    page = client.get(f"{DOCUMENT}?q=محفوظ").text
    assert [mark.attributes["id"] for mark in select(page, "mark")] == ["match-1", "match-2", "match-3"]
    href, shown = links(page)["أرِني أوّلها"], []
    for _ in range(4):
        assert href.endswith(f"#match-{parameters(href)['match'][0]}")
        page = client.get(href).text
        shown += texts(page, "nav.matches span")
        href = select(page, "nav.matches a:last-child")[0].attributes["href"] or ""
    assert shown == ["1/3", "2/3", "3/3", "1/3"]
    previous = select(page, "nav.matches a:first-child")[0].attributes["href"] or ""
    assert parameters(previous)["match"] == ["3"]


@pytest.mark.parametrize(
    ("address", "status", "bar"),
    [
        (f"{DOCUMENT}?q=محفوظ&match=4", 200, ["3 مواضع أرِني أوّلها"]),
        (f"{DOCUMENT}?q=المريخ&match=1", 200, []),
        (DOCUMENT, 200, []),
        (f"{DOCUMENT}?q=محفوظ&match=0", 400, []),
        (f"{DOCUMENT}?q=محفوظ&match=x", 400, []),
    ],
)
def test_matches_that_are_not_there(client: FlaskClient, address: str, status: int, bar: list[str]) -> None:
    response = client.get(address)
    assert (response.status_code, texts(response.text, "nav.matches")) == (status, bar)


def test_the_legend_names_the_marks_of_the_document(client: FlaskClient) -> None:
    assert texts(client.get(f"{DOCUMENT}?q=محفوظ").text, ".legend label")[0] == "كلماتك"
    assert "كلماتك" not in texts(client.get(DOCUMENT).text, ".legend label")
    assert texts(client.get("/documents/news/hope-probe.txt").text, ".legend label") == ["الأماكن"]


@pytest.mark.browser
def test_marks_are_switched_off_without_a_script(page: Page) -> None:
    page.goto(f"{DOCUMENT}?q=محفوظ")
    place, word = page.locator(".body .mention.places").first, page.locator(".body mark").first
    page.get_by_label("الأماكن").uncheck()
    expect(place).to_have_css("text-decoration-line", "none")
    expect(page.locator(".body .mention.people").first).to_have_css("text-decoration-line", "underline")
    page.get_by_label("كلماتك").uncheck()
    expect(word).to_have_css("background-image", "none")
    page.get_by_label("الأماكن").check()
    expect(place).to_have_css("text-decoration-line", "underline")


@pytest.mark.browser
def test_names_open_above_the_text_on_a_phone(phone: Page) -> None:
    phone.goto(DOCUMENT)
    names, text = phone.get_by_role("complementary"), phone.locator(".body")
    expect(names).to_be_hidden()
    phone.get_by_text("الأسماء والتواريخ في هذه الوثيقة").click()
    expect(names).to_be_visible()
    above, below = names.bounding_box(), text.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]


@pytest.mark.browser
def test_the_bar_of_matches_stays_in_view(phone: Page) -> None:
    phone.goto(f"{DOCUMENT}?q=محفوظ")
    phone.get_by_role("link", name="أرِني أوّلها").click()
    phone.get_by_role("link", name="الموضع التالي").click()
    expect(phone.locator("mark:target")).to_be_in_viewport()
    expect(phone.get_by_role("navigation", name="المواضع")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("style", "type_", "file", "begins"),
    [
        ("ris", "application/x-research-info-systems", "news-mahfouz-nobel.txt.ris", "TY  - GEN\r\nTI  - نجيب محفوظ"),
        ("bibtex", "application/x-bibtex", "news-mahfouz-nobel.txt.bib", "@online{news/mahfouz-nobel.txt,"),
    ],
)
def test_references_to_save(client: FlaskClient, style: str, type_: str, file: str, begins: str) -> None:
    page = client.get(f"{DOCUMENT}?q=محفوظ").text
    response = client.get(links(page)[{"ris": "RIS", "bibtex": "BibTeX"}[style]])
    assert response.headers["Content-Type"] == f"{type_}; charset=utf-8"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{file}"'
    assert response.text.startswith(begins)


@pytest.mark.parametrize("address", ["/citations/ris/no-such", "/citations/word/news/mahfouz-nobel.txt"])
def test_references_that_are_not_there(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_citation_names_what_is_known_and_the_address(client: FlaskClient) -> None:
    page = client.get(f"{DOCUMENT}?q=محفوظ&match=2").text
    [citation] = texts(page, "#citation")
    assert (
        citation == "«نجيب محفوظ يفوز بنوبل الأدب»، 13 أكتوبر 1988، http://localhost/documents/news/mahfouz-nobel.txt."
    )
    assert select(page, "#address")[0].attributes["value"] == "http://localhost/documents/news/mahfouz-nobel.txt"


@pytest.mark.browser
@pytest.mark.parametrize("page", [True], indirect=True)
def test_a_script_copies_the_address(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(DOCUMENT)
    page.get_by_text("اقتبس أو شارك").click()
    page.locator("#address + button").click()
    expect(page.locator("#address + button")).to_have_text("نُسخ")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
