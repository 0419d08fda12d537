import pytest
from flask.testing import FlaskClient

from indexer.query.request import Request
from indexer.search.answer import Answer
from tests.web.fakes import BrokenSearcher, FakeSearcher
from web.app import create_app


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ('/search?q="', 400, "علامة التنصيص مفتوحة"),
        ('/search?q="&lang=en', 400, "A quotation mark is open"),
        ("/search?q=x&page=x", 400, "«x» ليس عددًا من 1 إلى 10000 في page"),
        ("/search?q=x&from=2023-10-20&to=2023-10-19", 400, "بداية المدّة 2023-10-20 بعد نهايتها 2023-10-19"),
        ("/search?q=x&from=31/12/2023", 400, "«31/12/2023» ليس تاريخًا نعرفه"),
        ("/search?q=x&people=" + "x" * 201, 400, "قيمة من «الأشخاص» أطول من 200 حرف"),
        ("/search?q=" + "x" * 2001, 400, "البحث أطول من 2000 حرف"),
        ('/documents/lives/ibn-khaldun.txt?q="', 400, "علامة التنصيص مفتوحة"),
        ("/documents/none", 404, "أُزيلت الوثيقة"),
        ("/nowhere", 404, "لا شيء في هذا العنوان"),
    ],
)
def test_says_what_is_wrong(client: FlaskClient, address: str, status: int, sentence: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, sentence in answer.text) == (status, True)
    assert '<form class="search"' in answer.text


def test_a_bad_query_stays_in_the_box(client: FlaskClient) -> None:
    assert 'name="q" value="&#34;abc"' in client.get('/search?q="abc').text


def test_other_methods_are_refused(client: FlaskClient) -> None:
    answer = client.post("/search")
    assert (answer.status_code, "تعذّر تنفيذ الطلب" in answer.text) == (405, True)


@pytest.mark.parametrize("address", ["/", "/search?q=x", "/api/search?q=x", "/healthz"])
def test_an_index_that_went_away(address: str) -> None:
    answer = create_app(BrokenSearcher()).test_client().get(address)
    assert (answer.status_code, "run index-cli build" in answer.text) == (503, True)


class _FaultySearcher(FakeSearcher):
    def search(self, request: Request) -> Answer:
        raise RuntimeError("a fault of ours with a secret in it")


def test_a_fault_is_a_page_that_tells_no_secret() -> None:
    app = create_app(_FaultySearcher())
    answer = app.test_client().get("/search?q=x")
    assert (answer.status_code, "وقع خطأ من جهتنا" in answer.text, "secret" in answer.text) == (500, True, False)


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "built": "2025-07-13T08:30:00+00:00"}
