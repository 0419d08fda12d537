from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from analyzers.token import Kind
from indexer.engine.base import Facets, IndexField
from indexer.engine.tantivy.engine import TantivyEngine
from indexer.query.request import Filters
from indexer.query.tree import Node
from tests.indexer.searching import Row, index_rows
from tests.web.collection import ROWS
from tests.web.markup import links, main_text, select, text_of, texts
from web import urls
from web.app import create_app
from web.content import entity_page


@pytest.mark.parametrize(
    ("address", "shown", "not_shown"),
    [
        (
            "/people/سيرغي لافروف",
            ["شخص", "أظهر الوثيقتين", "أماكن في الوثائق نفسها", "وونسان", "كيم جونغ أون 2"],
            ["القاهرة", "ليونيل ميسي", "2022", "كيف كُتب الاسم"],  # has one spelling
        ),
        ("/people/كيم جونغ أون", ["كيف كُتب الاسم", "كيم جونغ أون وثيقة واحدة", "كيم جونغ اون وثيقة واحدة"], []),
        ("/people/كيم جونغ اون", ["كيم جونغ أون", "كيف كُتب الاسم"], []),  # another spelling
        ("/people/سيرغى لافروف", ["سيرغي لافروف", "أظهر الوثيقتين"], []),  # one that no document has
        ("/places/القاهره", ["القاهرة مصر أفريقيا", "أظهر الوثائق الـ3"], []),
        ("/places/كوريا الشماليه", ["أظهر الوثيقة", "أماكن في كوريا الشمالية"], []),
        (
            "/places/القاهرة",
            [
                "مكان",
                "أظهر الوثائق الـ3",
                "نجيب محفوظ يفوز بنوبل الأدب",
                "أشخاص في الوثائق نفسها",
                "عبد الرحمن بن خلدون",
                "تونس",
            ],
            ["كيف كُتب الاسم", "لافروف"],
        ),
        (
            "/places/كوريا الشمالية",
            ["أظهر الوثيقة", "أظهر الوثيقتين داخل كوريا الشمالية", "أماكن في كوريا الشمالية", "وونسان 1"],
            ["روسيا 1 روسيا", "القاهرة"],
        ),
        (
            "/places/مصر",  # no document mentions it itself
            ["أظهر الوثائق الـ3 داخل مصر", "القاهرة 3", "رحيل أم كلثوم"],
            ["لا وثائق", "0", "في الوثائق نفسها"],
        ),
        ("/places/القاهرة", ["القاهرة مصر أفريقيا"], ["داخل", "أماكن في القاهرة"]),
        ("/people/سيرغي لافروف", [], ["داخل", "أماكن في سيرغي"]),
        ("/places/القاهرة?lang=en", ["Place", "3 documents", "Newest documents", "People in the same"], ["مكان"]),
    ],
)
def test_a_page_shows(client: FlaskClient, address: str, shown: list[str], not_shown: list[str]) -> None:
    main = main_text(client.get(address).text)
    assert [text for text in shown if text not in main] == []
    assert [text for text in not_shown if text in main] == []


def test_links_of_a_page(client: FlaskClient) -> None:
    to = links(client.get("/people/سيرغي لافروف").text)
    assert texts(client.get(to["أظهر الوثيقتين"]).text, "[role=status]") == ["وثيقتان"]
    for name in ("وونسان 1", "كيم جونغ أون 2"):  # the documents in common
        common = client.get(to[name]).text
        assert texts(common, "[role=status]") == [{"1": "وثيقة واحدة", "2": "وثيقتان"}[name[-1]]]
        assert len(texts(common, ".chip")) == 2
    document = client.get(to["لافروف في بيونغ يانغ"]).text
    assert links(document)["عُد إلى النتائج"] == to["أظهر الوثيقتين"]


def test_places_link_to_their_parents_and_children(client: FlaskClient) -> None:
    country = client.get(links(client.get("/places/وونسان").text, ".lies-in a")["كوريا الشمالية"])
    assert country.status_code == 200
    continent = links(client.get(links(country.text)["آسيا"]).text)
    assert "وونسان 1" not in continent  # only places directly below
    down = links(client.get(continent["كوريا الشمالية 2"]).text)
    assert client.get(down["وونسان 1"]).status_code == 200
    assert texts(client.get(down["أظهر الوثيقتين داخل كوريا الشمالية"]).text, "[role=status]") == ["وثيقتان"]


def test_facets_are_counted_once_and_places_are_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    facets, vocabulary = TantivyEngine.facets, TantivyEngine.vocabulary

    def count(engine: TantivyEngine, query: Node, filters: Filters) -> Facets:
        calls.append("facets")
        return facets(engine, query, filters)

    def list_values(engine: TantivyEngine, field: IndexField, *bounds: Any) -> Mapping[str, int]:
        calls.append(field)
        return vocabulary(engine, field, *bounds)

    client = create_app(index_rows(ROWS, tmp_path)).test_client()
    monkeypatch.setattr(TantivyEngine, "facets", count)
    monkeypatch.setattr(TantivyEngine, "vocabulary", list_values)
    client.get("/people/سيرغي لافروف")
    assert calls == ["facets"]
    client.get("/places/القاهرة")
    client.get("/places/مصر")
    assert calls == ["facets", "facets", "facets", "dates"]


def test_places_after_the_first_open_on_demand_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entity_page, "VISIBLE_PLACES", 2)
    monkeypatch.setattr(entity_page, "PLACES_INSIDE", 4)
    cities = ["القاهرة", "الإسكندرية", "أسوان", "بورسعيد", "طنطا"]
    searcher = index_rows([Row("a.txt", "", "عنوان", "، ".join(cities))], tmp_path)
    assert len(searcher.inside("مصر").places) == len(cities)
    client = create_app(searcher).test_client()
    page = client.get("/places/مصر").text
    assert len(select(page, "section.places > ul > li")) == 2
    assert len(select(page, "section.places > details > ul > li")) == 2
    assert texts(page, "section.places summary") == ["أظهر مكانين آخرين"]
    assert len(client.get("/api/v1/places/مصر").json["inside"]) == 4  # type: ignore[index]


@pytest.mark.parametrize(
    ("address", "selector", "link"),
    [
        ("/documents/news/mahfouz-nobel.txt", "aside a", "نجيب محفوظ"),
        ("/search?q=&people=نجيب محفوظ&dates=1911", ".chips a", "عن هذا الاسم: نجيب محفوظ"),
    ],
)
def test_documents_and_chips_link_to_the_page(client: FlaskClient, address: str, selector: str, link: str) -> None:
    to = links(client.get(address).text, selector)
    assert texts(client.get(to[link]).text, "p.kind") == ["شخص"]
    assert "عن هذا الاسم: 1911" not in to  # a date has no page


def test_a_date_of_a_document_links_to_its_search(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt").text
    assert "dates=1911" in links(page, "aside a")["1911"]


def test_each_value_of_a_document_has_its_evidence(client: FlaskClient) -> None:
    page = client.get("/documents/news/mahfouz-nobel.txt").text
    jumps = [node.attributes["href"] or "" for node in select(page, "aside .why a")]
    assert jumps
    assert all(len(select(page, f'[id="{href[1:]}"]')) == 1 for href in jumps)
    assert all("open" not in node.attributes for node in select(page, "details.why"))
    for reason in select(page, "aside .why li"):
        assert len(reason.css("a:not(.number)")) == len(reason.css("small")) == 1
    assert {text_of(node) for node in select(page, "aside .places .why small")} == {"عرفناه من قائمة الأسماء"}
    titles = {node.attributes["title"] for node in select(page, "a.mention.places")}
    assert "القاهرة، عرفناه من قائمة الأسماء. افتح الوثائق التي تذكره" in titles


@pytest.mark.parametrize(
    ("address", "sentence", "alternatives"),
    [
        ("/people/لافروف", "لا وثيقة هنا تذكر شخصًا باسم «لافروف».", ["سيرغي لافروف"]),  # a part of a name
        ("/places/سيرغي لافروف", "لا وثيقة هنا تذكر مكانًا باسم «سيرغي لافروف».", []),
        ("/places/أوقيانوسيا", "لا وثيقة هنا تذكر مكانًا باسم «أوقيانوسيا».", []),  # nor a place in it
        ("/people/أوروبا", "لا وثيقة هنا تذكر شخصًا باسم «أوروبا».", []),
        ("/people/x?lang=en", "No document here mentions a person called “x”.", []),
    ],
)
def test_an_unknown_value_has_ways_out(
    client: FlaskClient, address: str, sentence: str, alternatives: list[str]
) -> None:
    answer = client.get(address)
    assert (answer.status_code, sentence in main_text(answer.text)) == (404, True)
    to = links(answer.text, "main a")
    words = to.get("ابحث عن هذه الكلمات في النصوص") or to["Search the texts for these words"]
    assert client.get(words).status_code == 200
    others = [text for text, href in to.items() if href.startswith("/people")]
    assert others == alternatives


@pytest.mark.parametrize("address", ["/dates/1911", "/people", "/people/", "/api/v1/dates/1911"])
def test_other_values_have_no_page(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


HOSTILE = ["a/../b", "/etc/x", "a//b", "a/", "?a=1&b#c", "50% %2F", "'\"<b>&amp;", "{{ 7*7 }}", "%s{0}", "x" * 200]
PEOPLE = ["سيرغي لافروف", "كيم جونغ أون", "ليونيل ميسي", "كيليان مبابي", "يوسف النصيري", "ناريندرا مودي", "آبي أحمد"]
PEOPLE += ["توكل كرمان", "أحمد زويل", "نجيب محفوظ"]
PLACES = ["وونسان", "بيونغ يانغ", "لوسيل", "قطر", "المغرب", "باريس", "أوسلو", "اليمن", "ستوكهولم", "القاهرة"]


@pytest.fixture(scope="module")
def over_hostile_values(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client of an index where corrections give hostile values to people and places."""
    rows = [
        f"merge\t{kind}\t{value}\t{name}\n"
        for kind, names in (("people", PEOPLE), ("places", PLACES))
        for value, name in zip(HOSTILE, names, strict=True)
    ]
    return create_app(index_rows(ROWS, tmp_path_factory.mktemp("hostile"), "".join(rows))).test_client()


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("kind", ["people", "places"])
def test_any_value_has_an_address(over_hostile_values: FlaskClient, kind: Kind, value: str) -> None:
    client = over_hostile_values
    with client.application.test_request_context():
        client.application.preprocess_request()
        href = urls.value_url(kind, value)
    assert ".." not in href.split("/")
    answer = client.get(href)
    assert (answer.status_code, texts(answer.text, "h1")) == (200, [" ".join(value.split())])
    assert ("<b>" in answer.text, "49" in main_text(answer.text)) == (False, False)
    assert client.get(f"/api/v1{href}").json["value"] == value  # type: ignore[index]
    newest = links(answer.text, ".newest a")
    assert newest
    assert all(client.get(href).status_code == 200 for href in newest.values())


@pytest.mark.parametrize("value", ["ًّ", "«»", "-", "((", "AND"])
def test_an_unknown_value_without_words_offers_no_search(client: FlaskClient, value: str) -> None:
    answer = client.get(f"/people/{value}")
    assert (answer.status_code, "لا وثيقة هنا" in main_text(answer.text)) == (404, True)
    assert select(answer.text, "main .ways-out") == []
    assert list(links(answer.text, "main a")) == ["الصفحة الأولى"]


def test_json(client: FlaskClient) -> None:
    answer = client.get("/api/v1/people/نجيب محفوظ").get_json()
    assert (answer["kind"], answer["value"], answer["documents"]) == ("people", "نجيب محفوظ", 1)
    assert answer["spellings"] == [{"spelling": "نجيب محفوظ", "documents": 1}]
    assert [hit["id"] for hit in answer["newest"]] == ["news/mahfouz-nobel.txt"]
    assert answer["beside"] == {
        "people": [],
        "places": [
            {"value": "القاهرة", "latin": "Cairo", "count": 1},
            {"value": "ستوكهولم", "latin": "Stockholm", "count": 1},
        ],
    }


@pytest.mark.parametrize(
    ("address", "parents", "within", "inside"),
    [
        ("/api/v1/places/القاهرة", ["مصر", "أفريقيا"], 3, []),
        ("/api/v1/places/مصر", ["أفريقيا"], 3, [{"value": "القاهرة", "latin": "Cairo", "count": 3}]),
        ("/api/v1/people/نجيب محفوظ", [], 0, []),
    ],
)
def test_json_of_the_tree(
    client: FlaskClient, address: str, parents: list[str], within: int, inside: list[dict[str, object]]
) -> None:
    answer = client.get(address).get_json()
    assert (answer["parents"], answer["within"], answer["inside"]) == (parents, within, inside)


def test_json_of_an_unknown_value(client: FlaskClient) -> None:
    answer = client.get("/api/v1/places/لا مكان?lang=en")
    sentence = "No document here mentions a place called “لا مكان”."
    assert (answer.status_code, answer.get_json()["detail"]) == (404, sentence)
