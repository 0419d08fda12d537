import re

import pytest
from flask.testing import FlaskClient

from tests.web.anchors import anchors

CUP = "كأس العالم"


def titles(page: str) -> list[str]:
    found = re.findall(r'<h2 lang="ar" dir="auto">(.*?)</h2>', page, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", title).split()) for title in found]


def total(page: str) -> str:
    return re.search(r'role="status"><strong>(.*?)</strong>', page)[1]  # type: ignore[index]


def test_the_words_of_a_search_can_be_meant_more_or_less_strictly(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&page=1").text
    found = anchors(page)
    levels = [re.findall("strictness=([a-z]+)", found[name]) for name in ("كما رُسمت", "المعتاد", "وما شاركها الجذر")]
    assert levels == [["exact"], [], ["wide"]]
    assert re.search(r'aria-current="true">المعتاد<', page)
    chosen = client.get(f"/search?q={CUP}&strictness=wide").text
    assert re.search(r'aria-current="true">وما شاركها الجذر<', chosen)
    assert 'name="strictness" value="wide"' in chosen  # a new search keeps it
    assert "كما رُسمت" not in client.get("/search?q=").text


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("q=كأس العالم", "3 وثائق"),
        ("q=كأس العالم&lang=en", "3 documents"),
        ("q=كأس -الأرجنتين", "وثيقتان"),
        ("q=", "16 وثيقة"),
        ("", "16 وثيقة"),
        ("q=كأس&places=قطر", "وثيقتان"),
        ("q=كأس&places=قطر&places=المغرب", "3 وثائق"),  # OR inside of a facet
        ("q=كأس&places=قطر&people=ليونيل ميسي", "وثيقة واحدة"),  # AND between facets
        ("q=كأس&from=2022-12-01&to=2022-12-31", "وثيقتان"),
        ("q=كأس&from=2022-12-11", "وثيقة واحدة"),
        ("q=&dates=2016-11", "وثيقة واحدة"),
        ("q=&within=كوريا الشمالية", "وثيقتان"),
        ("q=كأس&within=قطر", "3 وثائق"),  # الدوحة, الخور
        ("q=كأس&within=قطر&places=الخور", "وثيقة واحدة"),
        ("q=&within=فرنسا&within=النرويج", "5 وثائق"),
        ("q=&within=الخور ", "وثيقة واحدة"),
        ("q=&within=بلد لا يعرفه أحد", "لا وثائق"),
        ("q=شيء", "لا وثائق"),
    ],
)
def test_finds(client: FlaskClient, address: str, count: str) -> None:
    assert total(client.get(f"/search?{address}").text) == count


@pytest.mark.parametrize(
    ("address", "shown", "never"),
    [
        ("q=Messi", ["المقصود:", "ليونيل ميسي", "تهجئات أخرى", "&lt;ميسى&gt;", "typed=1"], ["<ميسى>", "لوحة المفاتيح"]),
        ("q=Messi&lang=en", ["Meant:", "as typed"], ["المقصود"]),
        ("q=ldsd", ["لوحة المفاتيح", "<bdi>ميسي</bdi>"], ["المقصود", "تهجئات أخرى"]),
        ("q=ميسسي", ["أقرب ما في الفهرس", "<bdi>ميسسي</bdi>", "<bdi>ميسي</bdi>"], ["لوحة المفاتيح"]),
        ("q=Messi&typed=1", ["كما كُتبت.", "بكلّ التهجئات"], ["المقصود", "تهجئات أخرى"]),
        ("q=كأس", [], ['class="meaning"', "typed=1"]),
    ],
)
def test_says_how_the_query_was_read(client: FlaskClient, address: str, shown: list[str], never: list[str]) -> None:
    page = client.get(f"/search?{address}").text
    assert [text for text in shown if text not in page] == []
    assert [text for text in never if text in page] == []


def test_marks_words_of_title_and_snippet(client: FlaskClient) -> None:
    page = client.get("/search?q=لوسيل").text
    assert "الأرجنتين بطلة كأس العالم في <mark>لوسيل</mark></a>" in page
    assert "على ملعب <mark>لوسيل</mark> في قطر" in page


@pytest.mark.parametrize(
    ("sort", "first"),
    [("newest", "الأرجنتين بطلة كأس العالم في لوسيل"), ("oldest", "افتتاح كأس العالم في الخور")],
)
def test_sorts(client: FlaskClient, sort: str, first: str) -> None:
    assert titles(client.get(f"/search?q={CUP}&sort={sort}").text)[0] == first


def test_a_value_is_a_link_that_adds_it_and_a_link_that_removes_it(client: FlaskClient) -> None:
    chosen = client.get(anchors(client.get(f"/search?q={CUP}").text)["قطر"]).text
    assert total(chosen) == "وثيقتان"
    assert 'value="قطر" aria-labelledby="places-1" checked' in chosen  # selected values first
    chip, in_panel = anchors(chosen)["أزل الأماكن: قطر"], anchors(chosen)["أزل قطر"]
    assert chip == in_panel
    assert total(client.get(chip).text) == "3 وثائق"


def test_a_search_within_a_place_says_so_and_can_be_widened(client: FlaskClient) -> None:
    page = client.get("/search?q=كأس&within=قطر&places=الخور&lang=ar").text
    assert '<input type="hidden" name="within" value="قطر">' in page[: page.index("</form>")]
    assert page.count('<input type="hidden" name="within" value="قطر">') == 2  # the search box and the panel
    assert total(client.get(anchors(page)["أزل الأماكن: الخور"]).text) == "3 وثائق"
    widened = anchors(page)["أزل المكان وما فيه: داخل قطر"]
    assert "within" not in widened
    assert "places=" in widened


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        # beside a city its country, unless that stands right above or is a filter; beside a country nothing
        ("q=لوسيل", ["الأرجنتين", "فرنسا", "لوسيل", "قطر"]),
        (
            "q=نوبل&places=أوسلو",
            ["أوسلو ‹ النرويج", "ستوكهولم ‹ السويد", "إثيوبيا", "اليمن", "ليبيريا", "القاهرة ‹ مصر"],
        ),
        ("q=الدوحة", ["المغرب", "البرتغال", "الدوحة ‹ قطر"]),
        ("q=الدوحة&within=قطر", ["المغرب", "البرتغال", "الدوحة"]),
        ("q=الخور&places=قطر", ["قطر", "الخور", "الإكوادور"]),
    ],
)
def test_a_place_has_its_country_beside_it(client: FlaskClient, address: str, lines: list[str]) -> None:
    page = client.get(f"/search?{address}").text
    places = page[page.index('<fieldset class="places">') :]
    found = re.findall(r"<bdi id=\"places-\d+\" lang=\"ar\">(.*?)</bdi></a>(?: <small.*?><bdi.*?>(.*?)</bdi>)?", places)
    assert {" ‹ ".join(filter(None, line)) for line in found} == set(lines)


def test_choosing_a_value_keeps_the_counts_of_its_siblings(client: FlaskClient) -> None:
    chosen = client.get(f"/search?q={CUP}&places=قطر").text
    assert "المغرب" in anchors(chosen)
    assert total(client.get(anchors(chosen)["المغرب"]).text) == "3 وثائق"


def test_a_link_keeps_all_else_but_the_page(client: FlaskClient) -> None:
    page = client.get("/search?q=&places=القاهرة&sort=oldest&limit=1&page=2&lang=en").text
    href = anchors(page)["نجيب محفوظ"]
    assert {part.split("=")[0] for part in href.split("?")[1].split("&")} == {
        *("q", "people", "places", "sort", "limit", "lang")
    }


def test_the_panel_as_a_form_keeps_what_it_does_not_show(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&sort=oldest&lang=en").text
    panel = page[page.index('<form class="panel"') :]
    for name, value in [("q", CUP), ("sort", "oldest"), ("lang", "en")]:
        assert f'<input type="hidden" name="{name}" value="{value}">' in panel
    assert '<input type="hidden" name="places"' not in panel


def test_empty_fields_of_a_form_leave_the_address(client: FlaskClient) -> None:
    answer = client.get(f"/search?q={CUP}&from=&to=2022-12-31&lang=en")
    assert answer.status_code == 302
    assert re.sub("%[0-9A-F]{2}|[+]", "", answer.location) == "/search?q=&to=2022-12-31&lang=en"


def test_bars_lead_to_their_dates_and_back(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}").text
    bars = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"(.*?)>', page)
    assert [label for _, label, _ in bars] == ["نوفمبر 2022: وثيقة واحدة", "ديسمبر 2022: وثيقتان"]
    december = client.get(bars[1][0].replace("&amp;", "&")).text
    assert total(december) == "وثيقتان"
    assert "أزل تاريخ النشر: ديسمبر 2022" in anchors(december)
    href = re.search(r'<a href="([^"]+)" aria-label="ديسمبر 2022: وثيقتان" aria-current="true">', december)
    assert href is not None
    assert total(client.get(href[1].replace("&amp;", "&")).text) == "3 وثائق"


def test_undated_documents_are_told_of(client: FlaskClient) -> None:
    assert "وثيقة واحدة بلا تاريخ نشر<" in client.get("/search?q=القاهرة").text
    assert "وثيقة واحدة بلا تاريخ نشر، لا تظهر" in client.get("/search?q=القاهرة&from=1980-01-01").text
    assert "بلا تاريخ نشر" not in client.get(f"/search?q={CUP}").text


def test_pages(client: FlaskClient) -> None:
    first = client.get("/search?q=").text
    second = client.get(anchors(first)["التالية"]).text
    assert len(titles(first)) == 10
    assert len(titles(second)) == 6
    assert not set(titles(first)) & set(titles(second))
    assert titles(client.get(anchors(second)["السابقة"]).text) == titles(first)


def test_a_page_past_the_end_leads_back(client: FlaskClient) -> None:
    past = client.get(f"/search?q={CUP}&page=9").text
    assert len(titles(client.get(anchors(past)["ارجع إلى الصفحة الأولى من النتائج"]).text)) == 3


def test_nothing_found_offers_to_leave_out_each_filter(client: FlaskClient) -> None:
    page = client.get("/search?q=لافروف&places=باريس&people=سيرغي لافروف").text
    offered = anchors(page)
    assert total(client.get(offered["من دون «باريس»"]).text) == "وثيقتان"
    assert total(client.get(offered["من دون أي مرشّح"]).text) == "وثيقتان"
    assert "من دون «سيرغي لافروف»" not in offered  # that finds nothing either
    assert "المرشّحات وحدها، من دون الكلمات" not in offered


def test_nothing_found_offers_names(client: FlaskClient) -> None:
    page = client.get("/search?q=سيرغ").text
    assert "لم نجد وثيقة فيها «سيرغ»" in page
    assert total(client.get(anchors(page)["سيرغي لافروف"]).text) == "وثيقتان"


def test_the_search_box_keeps_the_filters(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&from=2022-01-01").text
    box = page[page.index('<form class="search"') : page.index("</form>")]
    assert '<input type="hidden" name="places" value="قطر">' in box
    assert '<input type="hidden" name="from" value="2022-01-01">' in box
    assert 'name="page"' not in box
