import re

import pytest
from flask.testing import FlaskClient

from analyzers.names.gazetteer import gazetteer
from analyzers.names.place_tree import parents
from analyzers.token import Kind
from tests.web.anchors import anchors
from tests.web.fakes import FakeSearcher, record
from web import urls
from web.app import create_app
from web.entity_page import IN_SIGHT, INSIDE


@pytest.mark.parametrize(
    ("address", "shown", "not_shown"),
    [
        (
            "/people/سيرغي لافروف",
            ["شخص", "وثيقتان", "كيف كُتب الاسم", "لافروف", "أماكن في الوثائق نفسها", "وونسان", "كيم جونغ أون 2"],
            ["القاهرة", "ليونيل ميسي", "2022"],
        ),
        (
            "/places/القاهرة",
            ["مكان", "3 وثائق", "نجيب محفوظ يفوز بنوبل الأدب", "أشخاص في الوثائق نفسها", "ابن خلدون", "تونس"],
            ["كيف كُتب الاسم", "لافروف"],  # spelled one way
        ),
        (
            "/places/كوريا الشمالية",
            ["وثيقة واحدة ابحث بهذا الاسم", "وثيقتان ابحث داخل كوريا الشمالية", "أماكن في كوريا الشمالية", "وونسان 1"],
            ["روسيا 1 روسيا", "القاهرة"],
        ),
        (
            "/places/مصر",  # named by no document itself
            ["3 وثائق ابحث داخل مصر", "القاهرة 3", "رحيل أم كلثوم"],
            ["ابحث بهذا الاسم", "لا وثائق", "0", "في الوثائق نفسها"],
        ),
        ("/places/القاهرة", ["القاهرة مصر أفريقيا"], ["ابحث داخل", "أماكن في القاهرة"]),
        ("/people/سيرغي لافروف", [], ["ابحث داخل", "أماكن في سيرغي"]),
        ("/places/القاهرة?lang=en", ["Place", "3 documents", "Newest documents", "People in the same"], ["مكان"]),
    ],
)
def test_a_page_tells(client: FlaskClient, address: str, shown: list[str], not_shown: list[str]) -> None:
    page = client.get(address).text
    main = " ".join(re.sub("<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())
    assert [text for text in shown if text not in main] == []
    assert [text for text in not_shown if text in main] == []


def test_a_page_leads_on(client: FlaskClient) -> None:
    to = anchors(client.get("/people/سيرغي لافروف").text)
    assert "<strong>وثيقتان</strong>" in client.get(to["ابحث بهذا الاسم"]).text
    assert "مكان" in client.get(to["وونسان 1"]).text
    document = client.get(to["لافروف في بيونغ يانغ"]).text
    assert anchors(document)["عُد إلى النتائج"] == to["ابحث بهذا الاسم"]


def test_the_tree_of_places_can_be_walked(client: FlaskClient) -> None:
    up = anchors(client.get("/places/وونسان").text)
    country = client.get(up["كوريا الشمالية"])  # the parent comes before its likes beside
    assert country.status_code == 200
    continent = anchors(client.get(anchors(country.text)["آسيا"]).text)
    assert "وونسان 1" not in continent  # the next below only
    down = anchors(client.get(continent["كوريا الشمالية 2"]).text)
    assert client.get(down["وونسان 1"]).status_code == 200
    assert "<strong>وثيقتان</strong>" in client.get(down["ابحث داخل كوريا الشمالية"]).text


def test_many_places_in_one_open_on_demand_and_have_an_end() -> None:
    cities = sorted({place.value for place in gazetteer().places.values() if parents(place.value)[:1] == ("مصر",)})
    cities = cities[: INSIDE + 1]
    row = ("a.txt", "", "عنوان", "، ".join(cities), "", "|".join(cities), "")
    client = create_app(FakeSearcher([record(row)])).test_client()
    page = client.get("/places/مصر").text
    inside = page[page.index("أماكن في مصر") : page.index("أحدث الوثائق")]
    assert (inside.count("<li>"), inside.partition("<details>")[0].count("<li>")) == (INSIDE, IN_SIGHT)
    assert f"{INSIDE - IN_SIGHT} أخرى" in inside
    assert len(client.get("/api/places/مصر").json["inside"]) == INSIDE  # type: ignore[index]


@pytest.mark.parametrize("address", ["/documents/news/mahfouz-nobel.txt", "/search?q=&people=نجيب محفوظ&dates=1911"])
def test_what_leads_there(client: FlaskClient, address: str) -> None:
    page = client.get(address).text
    aside = page[page.find('<aside class="names"') :]
    to = anchors(aside if "aside" in aside else page)
    href = to.get("بطاقة نجيب محفوظ") or to["نجيب محفوظ"]
    assert "شخص" in client.get(href).text
    assert "بطاقة 1911" not in to  # a date has none


def test_a_date_in_the_names_of_a_document_leads_to_its_search(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt").text
    assert "dates=1911" in anchors(page[page.index("<aside") :])["1911"]


def test_why_a_value_is_there(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt").text
    why = page[page.index("<aside") :]
    for text, href in anchors(why).items():
        if href.startswith("#"):
            assert page.count(f'id="{href[1:]}"') == 1, text
    assert '<details class="why">' in why  # closed until asked for
    assert why.count("عرفناه من قائمة الأسماء") == why.count('href="#at-') - why.count('class="number" href="#at-')
    assert 'title="نجيب محفوظ، عرفناه من قائمة الأسماء. افتح الوثائق التي تذكره"' in page


@pytest.mark.parametrize(
    ("address", "sentence", "meant"),
    [
        ("/people/لافروف", "لا وثيقة هنا تذكر شخصًا باسم «لافروف».", ["سيرغي لافروف"]),  # a spelling, not a value
        ("/places/سيرغي لافروف", "لا وثيقة هنا تذكر مكانًا باسم «سيرغي لافروف».", []),
        ("/places/أوقيانوسيا", "لا وثيقة هنا تذكر مكانًا باسم «أوقيانوسيا».", []),  # nor a place in it
        ("/people/أوروبا", "لا وثيقة هنا تذكر شخصًا باسم «أوروبا».", []),
        ("/people/x?lang=en", "No document here mentions a person called “x”.", []),
        ("/people/ًّ", "لا وثيقة هنا", []),  # folds to nothing, which stands in every name
    ],
)
def test_an_unknown_value_has_ways_out(client: FlaskClient, address: str, sentence: str, meant: list[str]) -> None:
    answer = client.get(address)
    assert (answer.status_code, sentence in answer.text) == (404, True)
    to = anchors(answer.text)
    words = to.get("ابحث عن هذه الكلمات في النصوص") or to["Search the texts for these words"]
    assert client.get(words).status_code == 200
    others = [text for text, href in to.items() if href.startswith("/people") and text not in ("English", "العربية")]
    assert others == meant


@pytest.mark.parametrize("address", ["/dates/1911", "/people", "/people/", "/api/dates/1911"])
def test_nothing_else_has_a_page(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


HOSTILE = [
    "a/../b",
    "/etc/x",
    "a//b",
    "a/",
    "?a=1&b#c",
    "50% %2F",
    "a\nb",
    "'\"<b>&amp;",
    "{{ 7*7 }}",
    "%s{0}",
    "x" * 200,
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("kind", ["people", "places"])
def test_any_value_has_an_address(kind: Kind, value: str) -> None:
    people, places = (f"نصّها={value}" if kind == of else "" for of in ("people", "places"))
    row = ("a.txt", "", "عنوان", "نصّها", people, places, "")
    client = create_app(FakeSearcher([record(row)])).test_client()
    with client.application.test_request_context():
        client.application.preprocess_request()
        href = urls.value_url(kind, value)
    assert ".." not in href.split("/")
    answer = client.get(href)
    assert (answer.status_code, "<b>" in answer.text, "49" in answer.text) == (200, False, False)
    assert client.get(f"/api{href}").json["value"] == value  # type: ignore[index]
    assert client.get(anchors(answer.text)["عنوان"]).status_code == 200


def test_json(client: FlaskClient) -> None:
    answer = client.get("/api/people/نجيب محفوظ").get_json()
    assert (answer["kind"], answer["value"], answer["documents"]) == ("people", "نجيب محفوظ", 1)
    assert {row["spelling"]: row["documents"] for row in answer["spellings"]} == {"نجيب محفوظ": 1, "محفوظ": 1}
    assert [hit["id"] for hit in answer["newest"]] == ["news/mahfouz-nobel.txt"]
    assert answer["beside"] == {
        "people": [],
        "places": [{"value": "ستوكهولم", "count": 1}, {"value": "القاهرة", "count": 1}],
    }


@pytest.mark.parametrize(
    ("address", "parents", "within", "inside"),
    [
        ("/api/places/القاهرة", ["مصر", "أفريقيا"], 3, []),
        ("/api/places/مصر", ["أفريقيا"], 3, [{"value": "القاهرة", "count": 3}]),
        ("/api/people/نجيب محفوظ", [], 0, []),
    ],
)
def test_json_of_the_tree(
    client: FlaskClient, address: str, parents: list[str], within: int, inside: list[dict[str, object]]
) -> None:
    answer = client.get(address).get_json()
    assert (answer["parents"], answer["within"], answer["inside"]) == (parents, within, inside)


def test_json_of_an_unknown_value(client: FlaskClient) -> None:
    answer = client.get("/api/places/لا مكان?lang=en")
    sentence = "No document here mentions a place called “لا مكان”."
    assert (answer.status_code, answer.get_json()) == (404, {"error": sentence})
