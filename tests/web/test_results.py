import pytest
from flask.testing import FlaskClient

from tests.web.markup import hidden_fields, links, main_text, parameters, select, text_of, texts

CUP = "كأس العالم"


def titles(page: str) -> list[str]:
    return texts(page, ".hit h2")


def total(page: str) -> str:
    [status] = texts(page, "[role=status]")
    return status


def test_a_search_can_be_made_stricter_or_wider(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&page=1").text
    levels = links(page, ".sort a")
    names = ("كما رُسمت", "المعتاد", "مشتقات الجذر أيضًا")
    assert [parameters(levels[name]).get("strictness") for name in names] == [["exact"], None, ["wide"]]
    assert "المعتاد" in texts(page, ".sort [aria-current=true]")
    wide = client.get(f"/search?q={CUP}&strictness=wide").text
    assert "مشتقات الجذر أيضًا" in texts(wide, ".sort [aria-current=true]")
    assert ("strictness", "wide") in hidden_fields(wide, "search")  # a new search keeps it
    assert "كما رُسمت" not in links(client.get("/search?q=").text)


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("q=كأس العالم", "3 وثائق"),
        ("q=كأس العالم&lang=en", "3 documents"),
        ("q=كأس -الأرجنتين", "وثيقتان"),
        ("q=", "16 وثيقة"),
        ("", "16 وثيقة"),
        ("q=كأس&places=قطر", "وثيقتان"),
        ("q=كأس&places=قطر&places=المغرب", "3 وثائق"),  # OR within a facet
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
def test_number_of_documents_found(client: FlaskClient, address: str, count: str) -> None:
    assert total(client.get(f"/search?{address}").text) == count


@pytest.mark.parametrize(
    ("address", "shown", "never"),
    [
        ("q=Messi", ["المقصود: ليونيل ميسي", "تهجئات أخرى", "messi: ميسي"], ["لوحة المفاتيح"]),
        ("q=Messi&lang=en", ["Meant:", "as typed"], ["المقصود"]),
        ("q=ldsd", ["لوحة المفاتيح", "ميسي"], ["المقصود", "تهجئات أخرى"]),
        ("q=ميسسي", ["أقرب ما في الفهرس", "ميسسي: ميسي"], ["لوحة المفاتيح"]),
        ("q=Messi&typed=1", ["كما كُتبت.", "بكلّ التهجئات"], ["المقصود", "تهجئات أخرى"]),
    ],
)
def test_says_how_the_query_was_read(client: FlaskClient, address: str, shown: list[str], never: list[str]) -> None:
    [meaning] = texts(client.get(f"/search?{address}").text, ".meaning")
    assert [text for text in shown if text not in meaning] == []
    assert [text for text in never if text in meaning] == []


def test_words_can_be_searched_as_typed(client: FlaskClient) -> None:
    found = links(client.get("/search?q=Messi").text, ".meaning a").values()
    assert [href for href in found if parameters(href).get("typed")] == ["/search?q=Messi&typed=1"]
    assert select(client.get("/search?q=كأس").text, ".meaning") == []


def test_highlights_words_of_title_and_snippet(client: FlaskClient) -> None:
    page = client.get("/search?q=لوسيل").text
    assert titles(page) == ["الأرجنتين بطلة كأس العالم في لوسيل"]
    assert texts(page, ".hit h2 mark") == texts(page, ".hit .snippet mark") == ["لوسيل"]


@pytest.mark.parametrize(
    ("sort", "first"),
    [("newest", "الأرجنتين بطلة كأس العالم في لوسيل"), ("oldest", "افتتاح كأس العالم في الخور")],
)
def test_sort_orders(client: FlaskClient, sort: str, first: str) -> None:
    assert titles(client.get(f"/search?q={CUP}&sort={sort}").text)[0] == first


def test_a_value_is_a_link_that_adds_it_and_a_link_that_removes_it(client: FlaskClient) -> None:
    chosen = client.get(links(client.get(f"/search?q={CUP}").text)["قطر"]).text
    assert total(chosen) == "وثيقتان"
    rows = [text_of(row) for row in select(chosen, ".places li > p > a")]
    assert rows[0] == "أزل قطر"  # selected values first
    assert [text_of(row) for row in select(chosen, ".places [aria-current=true]")] == ["أزل قطر"]
    chip, in_panel = links(chosen)["أزل الأماكن: قطر"], links(chosen)["أزل قطر"]
    assert f"{chip}#panel" == in_panel  # of a narrow page the panel stays open
    assert total(client.get(chip).text) == "3 وثائق"


def test_a_search_within_a_place_shows_it_and_can_leave_it(client: FlaskClient) -> None:
    page = client.get("/search?q=كأس&within=قطر&places=الخور&lang=ar").text
    assert all(("within", "قطر") in hidden_fields(page, form) for form in ("search", "range"))
    assert total(client.get(links(page)["أزل الأماكن: الخور"]).text) == "3 وثائق"
    widened = links(page)["أزل المكان وما فيه: داخل قطر"]
    assert "within" not in widened
    assert "places=" in widened


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        # a city has its country, unless this is the line above or a filter; a country has none
        ("q=لوسيل", ["الأرجنتين", "فرنسا", "قطر", "لوسيل"]),
        (
            "q=نوبل&places=أوسلو",
            ["أوسلو ‹ النرويج", "ستوكهولم ‹ السويد", "إثيوبيا", "القاهرة ‹ مصر", "اليمن", "ليبيريا"],
        ),
        ("q=الدوحة", ["البرتغال", "الدوحة ‹ قطر", "المغرب"]),
        ("q=الدوحة&within=قطر", ["البرتغال", "الدوحة", "المغرب"]),
        ("q=الخور&places=قطر", ["قطر", "الإكوادور", "الخور ‹ قطر"]),
    ],
)
def test_a_city_has_its_country_on_its_line(client: FlaskClient, address: str, lines: list[str]) -> None:
    page = client.get(f"/search?{address}").text
    shown = [line.css("bdi") for line in select(page, ".panel .places li > p")]
    assert [" ‹ ".join(map(text_of, names)) for names in shown] == lines


def test_choosing_a_value_keeps_the_counts_of_its_siblings(client: FlaskClient) -> None:
    chosen = client.get(f"/search?q={CUP}&places=قطر").text
    assert "المغرب" in links(chosen)
    assert total(client.get(links(chosen)["المغرب"]).text) == "3 وثائق"


def test_a_link_keeps_all_parameters_except_the_page(client: FlaskClient) -> None:
    page = client.get("/search?q=&places=القاهرة&sort=oldest&limit=1&page=2&lang=en").text
    assert parameters(links(page)["Najib Mahfuz نجيب محفوظ"]).keys() == {
        "q",
        "people",
        "places",
        "sort",
        "limit",
        "lang",
    }


def test_the_form_of_dates_keeps_the_other_parameters(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&sort=oldest&lang=en").text
    assert sorted(hidden_fields(page, "range")) == [("lang", "en"), ("places", "قطر"), ("q", CUP), ("sort", "oldest")]


def test_empty_fields_of_a_form_are_removed_from_the_address(client: FlaskClient) -> None:
    answer = client.get(f"/search?q={CUP}&from=&to=2022-12-31&lang=en")
    assert (answer.status_code, answer.location.split("?")[0]) == (302, "/search")
    assert parameters(answer.location) == {"q": [CUP], "to": ["2022-12-31"], "lang": ["en"]}


def bars(page: str) -> dict[str, str]:
    """Return the addresses of the bars of a page by their labels."""
    drawn = select(page, ".published svg a")
    return {bar.attributes["aria-label"] or "": bar.attributes["href"] or "" for bar in drawn}


def test_bars_select_and_clear_their_dates(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}").text
    assert list(bars(page)) == ["نوفمبر 2022: وثيقة واحدة", "ديسمبر 2022: وثيقتان"]
    december = client.get(bars(page)["ديسمبر 2022: وثيقتان"]).text
    assert total(december) == "وثيقتان"
    assert "أزل تاريخ النشر: ديسمبر 2022" in links(december)
    chosen, *days = select(december, ".published svg a[aria-current=true]")
    assert [day.attributes["aria-label"] for day in days] == [
        "10 ديسمبر 2022: وثيقة واحدة",
        "18 ديسمبر 2022: وثيقة واحدة",
    ]
    assert chosen.attributes["aria-label"] == "ديسمبر 2022: وثيقتان"
    assert total(client.get(chosen.attributes["href"] or "").text) == "3 وثائق"


def test_dates_are_zoomed_to_a_day(client: FlaskClient) -> None:
    page = client.get("/search?q=").text
    decade = next(iter(reversed(bars(page))))
    for label in (decade, "2022: 3 وثائق", "ديسمبر 2022: وثيقتان", "18 ديسمبر 2022: وثيقة واحدة"):
        page = client.get(bars(page)[label]).text
        assert total(page) == label.split(": ")[1]
    # what it is part of stays in sight
    assert "نوفمبر 2022: وثيقة واحدة" in bars(page)
    assert "10 ديسمبر 2022: وثيقة واحدة" in bars(page)


def test_undated_documents_are_counted(client: FlaskClient) -> None:
    page = client.get("/search?q=القاهرة").text
    assert texts(page, ".published li") == ["بلا تاريخ 1"]
    undated = client.get(links(page, ".published li a")["بلا تاريخ"]).text
    assert total(undated) == "وثيقة واحدة"
    assert total(client.get(links(undated)["أزل تاريخ النشر: بلا تاريخ"]).text) == total(page)
    assert texts(client.get("/search?q=القاهرة&from=1980-01-01").text, ".published li") == ["بلا تاريخ 1"]
    assert texts(client.get(f"/search?q={CUP}").text, ".published li") == []
    assert client.get("/search?q=القاهرة&from=1980-01-01&undated=1").status_code == 400


def test_pages(client: FlaskClient) -> None:
    first = client.get("/search?q=").text
    second = client.get(links(first)["التالية"]).text
    assert len(titles(first)) == 10
    assert len(titles(second)) == 6
    assert not set(titles(first)) & set(titles(second))
    assert titles(client.get(links(second)["السابقة"]).text) == titles(first)


def test_a_page_past_the_end_links_to_the_first(client: FlaskClient) -> None:
    past = client.get(f"/search?q={CUP}&page=9").text
    assert len(titles(client.get(links(past)["ارجع إلى الصفحة الأولى من النتائج"]).text)) == 3


def test_no_results_offer_searches_without_each_filter(client: FlaskClient) -> None:
    page = client.get("/search?q=لافروف&places=باريس&people=سيرغي لافروف").text
    offered = links(page)
    assert total(client.get(offered["من دون «باريس»"]).text) == "وثيقتان"
    assert total(client.get(offered["من دون أي مرشّح"]).text) == "وثيقتان"
    assert "من دون «سيرغي لافروف»" not in offered  # that finds nothing either
    assert "المرشّحات وحدها، من دون الكلمات" not in offered


def test_no_results_offer_names(client: FlaskClient) -> None:
    page = client.get("/search?q=سيرغ&typed=1").text
    assert "لم نجد وثيقة فيها «سيرغ»" in main_text(page)
    assert total(client.get(links(page)["سيرغي لافروف"]).text) == "وثيقتان"


def test_the_search_box_keeps_the_filters(client: FlaskClient) -> None:
    page = client.get(f"/search?q={CUP}&places=قطر&from=2022-01-01").text
    assert hidden_fields(page, "search") == [("places", "قطر"), ("from", "2022-01-01")]
