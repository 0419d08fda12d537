"""What a page shows of documents that have only some words of a query."""

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from indexer.engine.base import Facets
from indexer.query.request import Request
from indexer.search.answer import Answer, Partial
from tests.web.markup import links, main_text, parameters, select, texts
from web.content.paging import make_paging

HEADING = "وفيها بعض ما سألت عنه"
BOTH = "/search?q=لافروف وونسان"  # one document has both words, another only لافروف


def total(page: str) -> str:
    [status] = texts(page, "[role=status]")
    return status


def test_partial_hits_follow_under_a_heading_with_the_words_they_lack(client: FlaskClient) -> None:
    page = client.get(BOTH).text
    assert (total(page), texts(page, ".hit h2")) == ("وثيقة واحدة", ["لافروف يلتقي كيم جونغ أون في وونسان"])
    assert texts(page, ".partial h2") == [f"{HEADING} وثيقة واحدة"]
    assert texts(page, ".partial .hit h3") == ["لافروف في بيونغ يانغ"]
    assert texts(page, ".lacks") == ["ليس فيها: وونسان"]
    assert [bar.attributes["aria-label"] for bar in select(page, ".published svg a")] == ["يوليو 2025: وثيقة واحدة"]


@pytest.mark.parametrize("address", ["q=لافروف", "q=لافروف AND وونسان", "q=لافروف OR وونسان", "q=كأس العالم", "q="])
def test_no_heading_without_partial_hits(client: FlaskClient, address: str) -> None:
    page = client.get(f"/search?{address}").text
    assert HEADING not in main_text(page)
    assert texts(page, ".lacks") == []


def test_english(client: FlaskClient) -> None:
    page = client.get(f"{BOTH}&lang=en").text
    assert texts(page, ".partial h2") == ["With some of the words 1 document"]
    assert texts(page, ".lacks") == ["Missing: وونسان"]


def test_one_word_can_be_enough(client: FlaskClient) -> None:
    union = client.get(links(client.get(BOTH).text)["اعرض كلّ ما فيه كلمة منها"]).text
    assert (total(union), texts(union, ".lacks")) == ("وثيقتان", [])
    assert parameters(links(union)["الأحدث"])["any"] == ["1"]
    assert total(client.get(links(union)["ابحث عن الكلمات كلّها"]).text) == "وثيقة واحدة"


def test_the_word_that_stands_against_the_others_can_be_dropped(client: FlaskClient) -> None:
    page = client.get("/search?q=لافروف وونسان ميسي").text
    assert total(page) == "لا وثائق"
    assert "لا وثيقة فيها كلّ كلمات «لافروف وونسان ميسي»" in main_text(page)
    shorter = links(page)["من دون «ميسي»"]
    assert parameters(shorter)["q"] == ["لافروف وونسان"]
    assert total(client.get(shorter).text) == "وثيقة واحدة"
    assert "من دون «وونسان»" not in links(page)
    assert select(page, ".panel") == []  # there is nothing to filter


def test_where_no_single_word_is_to_blame_each_has_its_count(client: FlaskClient) -> None:
    page = client.get("/search?q=لافروف ميسي القاهرة").text
    assert "كلّ كلمة على حدة" in main_text(page)
    assert [label for label in links(page) if label.startswith("من دون")] == []
    assert len(texts(page, ".lacks")) > 2


def test_filters_stay_where_they_leave_only_partial_hits(client: FlaskClient) -> None:
    page = client.get(f"{BOTH}&from=2023-01-01&to=2023-12-31").text
    assert "والمرشّحات المختارة كلّها" in main_text(page)
    assert texts(page, ".partial .hit h3") == ["لافروف في بيونغ يانغ"]
    [way_out] = [label for label in links(page) if label.startswith("من دون «2023")]
    assert total(client.get(links(page)[way_out]).text) == "وثيقة واحدة"


def test_another_order_does_not_sort_the_partial_hits(client: FlaskClient) -> None:
    page = client.get("/search?q=نوبل أوسلو&sort=newest").text
    assert "ترتيب هذه بالصلة دائمًا" in main_text(page)
    assert "ترتيب هذه بالصلة دائمًا" not in main_text(client.get("/search?q=نوبل أوسلو").text)


def test_pages_run_on_into_the_partial_hits(client: FlaskClient) -> None:
    first = client.get(f"{BOTH}&limit=1").text
    assert (HEADING in texts(first, "h2"), texts(first, ".hit h2")) == (False, ["لافروف يلتقي كيم جونغ أون في وونسان"])
    assert "تلي هذه النتائج وثيقة واحدة فيها بعض ما سألت عنه" in main_text(first)
    second = client.get(links(first)["انتقل إليها"]).text
    assert texts(second, ".hit h3") == ["لافروف في بيونغ يانغ"]
    [listed] = select(second, ".partial ol")
    assert listed.attributes["start"] == "2"
    assert "انتقل إليها" not in links(second)
    assert "لا تصل النتائج إلى هذه الصفحة" in main_text(client.get(f"{BOTH}&limit=1&page=3").text)


@pytest.mark.parametrize(
    ("total", "page", "partial"),
    [(9, 1, None), (10, 1, 2), (15, 1, 2), (15, 2, None), (40, 2, 5), (0, 1, None)],
)
def test_the_page_where_partial_hits_begin(total: int, page: int, partial: int | None) -> None:
    request = Request("كأس", limit=10, offset=10 * (page - 1))
    paging = make_paging(Answer(request, total, 1.0, (), Facets({}, (), 0), partial=Partial(25, ())))
    assert (paging.partial, paging.last) == (partial, -(-(total + 25) // 10))


def test_a_partial_hit_says_why_it_was_found(client: FlaskClient) -> None:
    link = links(client.get(BOTH).text, ".partial a")["لماذا ظهرت هذه النتيجة؟"]
    [reasons] = texts(client.get(link).text, "#reasons")
    assert "لافروف ×" in reasons
    assert "وونسان" not in reasons


@pytest.mark.browser
@pytest.mark.parametrize("address", [BOTH, "/search?q=لافروف وونسان ميسي", '/search?q="ميسي لافروف"'])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_partial_hits_fit_a_phone(phone: Page, address: str, lang: str) -> None:
    phone.goto(f"{address}&lang={lang}")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    region = phone.get_by_role("region", name=HEADING if lang == "ar" else "With some of the words")
    expect(region.get_by_role("listitem").first).to_be_visible()
    expect(region.locator(".lacks").first).to_be_visible()
