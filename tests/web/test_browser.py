import pytest
from playwright.sync_api import Page, expect

from tests.web.collection import ROWS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [False, True], ids=["no script", "script"], indirect=True)
def test_search_facet_document_and_back(page: Page) -> None:
    page.goto("/")
    page.get_by_label("كلمات البحث").fill("كأس العالم")
    page.get_by_role("button", name="ابحث").click()
    expect(page.get_by_role("status")).to_have_text("3 وثائق")

    page.locator(".panel").get_by_role("link", name="قطر", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("وثيقتان")
    results = page.url.removesuffix("#panel")

    page.get_by_role("link", name="الأرجنتين بطلة كأس العالم في لوسيل").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("الأرجنتين بطلة كأس العالم في لوسيل")
    expect(page.locator("mark")).to_have_text(["كأس", "العالم", "كأس", "العالم"])

    page.get_by_role("link", name="عُد إلى النتائج").click()
    assert page.url == results
    page.get_by_role("link", name="أزل الأماكن: قطر").click()
    expect(page.get_by_role("status")).to_have_text("3 وثائق")


def test_rows_act_at_once_and_hold_after_back(page: Page) -> None:
    page.goto("/search?q=")
    places = page.get_by_role("region", name="الأماكن")
    places.get_by_role("link", name="باريس", exact=True).click()
    places.get_by_role("link", name="القاهرة", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("5 وثائق")
    places.get_by_role("link", name="كلّها معًا").click()
    expect(page.get_by_role("status")).to_have_text("لا وثائق")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("5 وثائق")
    expect(places.locator("[aria-current]")).to_have_text(["أزل القاهرة", "أزل باريس"])
    places.get_by_role("link", name="ليس باريس").press("Enter")
    expect(page.get_by_role("status")).to_have_text("3 وثائق")
    page.get_by_role("link", name="أزل الأماكن: ليس باريس").click()
    expect(page.get_by_role("status")).to_have_text("3 وثائق")


def test_rows_are_large_enough_for_a_finger(phone: Page) -> None:
    phone.goto("/search?q=نوبل&places=القاهرة")
    phone.get_by_role("link", name="صفِّ النتائج").click()
    for row in (".panel li", ".panel .not", ".panel .joint a", ".panel button", ".panel summary"):
        for target in phone.locator(row).all():
            box = target.bounding_box()
            assert box is None or box["height"] == 0 or box["height"] >= 44  # 0 inside what is closed


@pytest.mark.parametrize("phone", [False, True], ids=["no script", "script"], indirect=True)
def test_filters_are_a_sheet_that_says_how_many_documents_it_will_show(phone: Page) -> None:
    phone.goto("/search?q=")
    sheet, results = phone.get_by_role("complementary", name="صفِّ النتائج"), phone.locator(".found")
    expect(sheet).to_be_hidden()
    phone.get_by_role("link", name="صفِّ النتائج").click()
    expect(sheet).to_be_visible()
    expect(results).to_be_hidden()
    sheet.get_by_role("link", name="باريس", exact=True).click()
    sheet.get_by_role("link", name="القاهرة", exact=True).click()
    show = sheet.get_by_role("link", name="أظهر الوثائق الـ5")
    expect(show).to_be_in_viewport()
    sheet.get_by_role("region", name="الأماكن").get_by_role("link", name="كلّها معًا").click()
    expect(sheet.get_by_role("link", name="لا وثائق")).to_be_in_viewport()
    phone.go_back()
    show.click()
    expect(sheet).to_be_hidden()
    expect(results.get_by_role("status")).to_have_text("5 وثائق")


def test_a_choice_in_the_panel_shows_the_top_of_a_wide_page(page: Page) -> None:
    page.goto("/search?q=")
    page.locator(".panel").get_by_role("link", name="باريس", exact=True).click()
    assert page.url.endswith("#panel")
    assert page.evaluate("window.scrollY") == 0
    expect(page.get_by_text("صفِّ النتائج").first).to_be_hidden()


def test_dates_by_bar_and_by_hand(page: Page) -> None:
    page.goto("/search?q=نوبل")
    page.get_by_role("link", name="2011: وثيقة واحدة").click()
    expect(page.get_by_role("status")).to_have_text("وثيقة واحدة")
    expect(page.get_by_label("من", exact=True)).to_have_value("2011-01-01")
    page.get_by_label("إلى", exact=True).fill("2019-12-31")
    page.locator("section.published").get_by_role("button", name="طبّق").click()
    expect(page.get_by_role("status")).to_have_text("وثيقتان")


def test_a_mention_links_to_the_documents_that_mention_it(page: Page) -> None:
    page.goto("/documents/news/mahfouz-nobel.txt")
    page.locator(".body").get_by_role("link", name="القاهرة").click()
    expect(page.get_by_role("status")).to_have_text("3 وثائق")


def test_a_name_next_to_a_document_shows_its_evidence_and_occurrences(page: Page) -> None:
    page.goto("/documents/news/lavrov-wonsan.txt")
    lavrov = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="سيرغي لافروف")).first
    spelled = lavrov.locator("small").first
    expect(spelled).to_have_text("ورد: لافروف")
    lavrov.get_by_text("لماذا؟").click()
    expect(lavrov.get_by_text("عرفناه من السياق").first).to_be_visible()
    expect(spelled).to_be_hidden()
    lavrov.get_by_role("link", name="لافروف، الموضع 2").click()
    expect(page.locator(".mention:target")).to_have_text("لافروف")
    expect(page.locator(".mention:target")).to_be_in_viewport()


def test_from_a_document_to_a_person_to_its_documents(page: Page) -> None:
    page.goto("/documents/news/mahfouz-nobel.txt")
    page.get_by_role("complementary").get_by_role("link", name="القاهرة").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("القاهرة")
    page.get_by_role("link", name="عبد الرحمن بن خلدون 1").click()  # the documents in common
    expect(page.get_by_role("status")).to_have_text("وثيقة واحدة")


def test_english(page: Page) -> None:
    page.goto("/search?q=نوبل")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    page.get_by_role("searchbox").fill("باريس")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("2 documents")


def test_the_keyboard_reaches_the_content(page: Page) -> None:
    page.goto("/search?q=نوبل")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="انتقل إلى المحتوى")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="على الخريطة")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("navigation", name="الكلمات").get_by_role("link").first).to_be_focused()


def test_filters_are_to_the_right_of_the_hits(page: Page) -> None:
    page.goto("/search?q=نوبل")
    panel, found = page.locator(".panel").bounding_box(), page.locator(".found").bounding_box()
    assert panel is not None
    assert found is not None
    assert panel["x"] >= found["x"] + found["width"]
    assert abs(panel["y"] - found["y"]) < 50


def test_filters_open_on_demand_on_a_phone(phone: Page) -> None:
    phone.goto("/search?q=نوبل")
    expect(phone.locator(".panel .not").first).to_be_hidden()
    phone.get_by_role("link", name="صفِّ النتائج").click()
    expect(phone.locator(".panel .not").first).to_be_visible()


ADDRESSES = ["/", "/search?q=", "/search?q=نوبل&places=باريس&people=أحمد زويل&from=1999-01-01", "/nowhere"]
ADDRESSES += ["/values/people?q=&places=باريس&not.people=أحمد زويل"]
ADDRESSES += ["/map?q=", "/map/مصر?q=", "/places/القاهرة", "/people/سيرغي لافروف", "/people/" + "لا" * 99]
ADDRESSES += [f"/documents/{row.id.replace('#', '%23')}?q=في" for row in ROWS[:3]]


@pytest.mark.parametrize("address", [*ADDRESSES, "/search?q=" + "لا" * 300])
def test_nothing_is_wider_than_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_the_browser_console_is_empty(phone: Page) -> None:
    complaints: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text))
    phone.on("response", lambda answer: complaints.append(answer.url) if answer.status >= 400 else None)
    for address in ADDRESSES[:3]:
        phone.goto(address)
    assert complaints == []


def test_from_a_city_to_its_country_and_a_search_within_it(page: Page) -> None:
    page.goto("/places/وونسان")
    page.get_by_role("navigation", name="يقع في").get_by_role("link", name="كوريا الشمالية").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("كوريا الشمالية")
    page.get_by_role("link", name="أظهر الوثيقتين داخل كوريا الشمالية").click()
    expect(page.get_by_role("status")).to_have_text("وثيقتان")
    page.get_by_role("link", name="أزل المكان وما فيه: داخل كوريا الشمالية").click()
    expect(page.get_by_role("status")).to_have_text("16 وثيقة")


def test_a_map_from_the_world_to_a_country_to_its_documents(page: Page) -> None:
    page.goto("/search?q=نوبل")
    page.get_by_role("link", name="على الخريطة").click()
    page.get_by_text("الأعداد في جدول").click()
    page.get_by_role("link", name="خريطة مصر").click()
    page.get_by_role("link", name="القاهرة: وثيقة واحدة").click()
    expect(page.get_by_role("status")).to_have_text("وثيقة واحدة")
