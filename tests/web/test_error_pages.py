from pathlib import Path
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from tests.web.markup import hidden_fields, links, main_text, parameters, select
from web.app import create_app


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ('/search?q="', 400, 'ليس في «"» كلمة يُبحث عنها'),
        ('/search?q="&lang=en', 400, 'There is no word to search for in “"”'),
        ("/search?q=x&page=x", 400, "«x» ليس عددًا من 1 إلى 10000 في page"),
        ("/search?q=x&from=2023-10-20&to=2023-10-19", 400, "بداية المدّة 2023-10-20 بعد نهايتها 2023-10-19"),
        ("/search?q=x&from=31/13/2023", 400, "«31/13/2023» ليس تاريخًا نعرفه"),
        ("/search?q=x&people=" + "x" * 201, 400, "قيمة من «الأشخاص» أطول من 200 حرف"),
        ("/search?q=x&q=y", 400, "أكثر من قيمة لـ q"),
        ("/search?q=x&page=1&page=", 400, "أكثر من قيمة لـ page"),
        ("/search?q=" + "x" * 2001, 400, "البحث أطول من 2000 حرف"),
        ('/documents/lives/ibn-khaldun.txt?q="', 400, 'ليس في «"» كلمة يُبحث عنها'),
        ("/documents/none", 404, "أُزيلت الوثيقة"),
        ("/nowhere", 404, "لا شيء في هذا العنوان"),
    ],
)
def test_an_error_page_says_what_is_wrong(client: FlaskClient, address: str, status: int, sentence: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, sentence in main_text(answer.text)) == (status, True)
    assert len(select(answer.text, "form.search")) == 1
    assert select(answer.text, "main a[href='']") == []  # to try again would not help


def test_a_bad_query_stays_in_the_box(client: FlaskClient) -> None:
    [box] = select(client.get('/search?q=(("').text, "input#q")
    assert box.attributes["value"] == '(("'


def test_other_methods_are_refused(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert (answer.status_code, "تعذّر تنفيذ الطلب" in main_text(answer.text)) == (405, True)


@pytest.fixture(scope="module")
def over_a_damaged_index(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = tmp_path_factory.mktemp("damaged")
    index_rows(ROWS[:1], folder)
    (folder / "index" / MANIFEST_FILE).write_text("damaged")
    return create_app(Searcher(folder / "index", must_open=False)).test_client()


@pytest.mark.parametrize("address", ["/", "/search?q=x", "/api/v1/search?q=x", "/healthz"])
def test_a_damaged_index(over_a_damaged_index: FlaskClient, address: str) -> None:
    answer = over_a_damaged_index.get(address)
    assert (answer.status_code, "index-cli build" in answer.text) == (503, True)


def test_a_fault_is_a_page_without_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault of ours with a secret in it")

    searcher = index_rows(ROWS[:1], tmp_path)
    monkeypatch.setattr(searcher, "search", fail)
    answer = create_app(searcher).test_client().get("/search?q=x")
    assert [link.text() for link in select(answer.text, "main a[href='']")] == ["حاول من جديد"]
    assert (answer.status_code, "وقع خطأ من جهتنا" in answer.text, "secret" in answer.text) == (500, True, False)


def test_a_search_that_takes_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    searcher = index_rows(ROWS[:1], tmp_path)
    monkeypatch.setattr(searcher, "search", fail)
    for address in ("/search?q=x", "/api/v1/search?q=x"):
        answer = create_app(searcher).test_client().get(address)
        assert (answer.status_code, "أخذ البحث ذاكرة أكثر" in answer.text) == (503, True)


RANGE = "from=2023-05-01&to=2016-01-01"
SWAP, NO_DATES, NO_UNDATED = "Swap the two dates", "Without the dates", "Without “Undated”"


@pytest.mark.parametrize(
    ("address", "ways"),
    [
        (f"/search?q=x&{RANGE}", {SWAP: "from=2016-01-01&to=2023-05-01", NO_DATES: ""}),
        (f"/search?q=x&not.places=قطر&{RANGE}&page=3", {SWAP: "from=2016-01-01&to=2023-05-01", NO_DATES: ""}),
        (f"/map/قطر?q=x&{RANGE}", {SWAP: "from=2016-01-01&to=2023-05-01", NO_DATES: ""}),
        (f"/values/people?q=x&{RANGE}", {SWAP: "from=2016-01-01&to=2023-05-01", NO_DATES: ""}),
        ("/search?q=x&undated=1&from=2023", {NO_DATES: "undated=1", NO_UNDATED: "from=2023"}),
        ("/search?q=x&from=yesterday", {NO_DATES: ""}),
        ("/search?q=x&sort=best&from=2023", {"Without “sort”": "from=2023"}),
        ("/search?q=x&people=" + "x" * 201, {"Without “People”": ""}),
        ("/search?q=x&during=20&places=قطر", {"Without “Period mentioned”": ""}),
        ("/search?q=x&not.during=20&from=2023", {"Without “Period mentioned”": "from=2023"}),
        (f"/search?q=x&sort=best&{RANGE}", {}),  # two faults
        ('/search?q="&from=2023', {}),  # the query alone is wrong
        ("/documents/none", {}),
    ],
)
def test_an_error_page_has_the_ways_on(client: FlaskClient, address: str, ways: dict[str, str]) -> None:
    found = links(client.get(f"{address}{'&' if '?' in address else '?'}lang=en").text, ".ways-out a")
    kept = parameters(address)
    for label, changed in ways.items():
        way = parameters(found[label])
        others = ("from", "to", "undated", "page", "sort", "people", "during", "not.during")
        assert {name: way[name] for name in way if name not in (*others, "lang")} == {
            name: kept[name] for name in kept if name not in others
        }
        assert {name: way[name] for name in way if name in others} == parameters(f"?{changed}")
        assert unquote(found[label]).partition("?")[0] == address.partition("?")[0]
        assert client.get(found[label]).status_code == 200
    assert found.keys() == ways.keys()


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        (f"/search?q=x&places=قطر&{RANGE}", [("places", "قطر"), ("from", "2016-01-01"), ("to", "2023-05-01")]),
        ('/search?q="&places=قطر&from=2023', [("places", "قطر"), ("from", "2023-01-01")]),
        (f"/search?q=x&sort=best&{RANGE}", []),
        ("/nowhere?q=x", []),
    ],
)
def test_the_search_box_of_an_error_page_keeps_the_filters(
    client: FlaskClient, address: str, fields: list[tuple[str, str]]
) -> None:
    assert hidden_fields(client.get(address).text, "search") == fields


def test_an_error_page_has_the_dates_that_are_wrong(client: FlaskClient) -> None:
    page = client.get(f"/search?q=x&places=قطر&{RANGE}").text
    days = [element.attributes["value"] for element in select(page, "form.range input[type=date]")]
    assert (days, hidden_fields(page, "range")) == (["2023-05-01", "2016-01-01"], [("q", "x"), ("places", "قطر")])
    assert not select(client.get('/search?q="&from=2023').text, "form.range")


@pytest.mark.parametrize("address", ["/search/?q=%D9%83%D8%A3%D8%B3&page=2", "/help/", "/help/api/", "/map/?q=x"])
def test_a_fixed_address_may_end_with_a_slash(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"]) == (308, address.replace("/?", "?").removesuffix("/"))
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("address", ["/nowhere/", "/search//", "/opensearch.xml/"])
def test_another_address_with_a_slash_is_none(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404
