from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS
from tests.web.markup import main_text, select
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
    assert (answer.status_code, "وقع خطأ من جهتنا" in answer.text, "secret" in answer.text) == (500, True, False)


def test_a_search_that_takes_too_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    searcher = index_rows(ROWS[:1], tmp_path)
    monkeypatch.setattr(searcher, "search", fail)
    for address in ("/search?q=x", "/api/v1/search?q=x"):
        answer = create_app(searcher).test_client().get(address)
        assert (answer.status_code, "أخذ البحث ذاكرة أكثر" in answer.text) == (503, True)
