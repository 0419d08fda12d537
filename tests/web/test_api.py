import pytest
from flask.testing import FlaskClient

from indexer.engine import Filters
from indexer.searcher import Request
from tests.web.fakes import FakeSearcher


@pytest.mark.parametrize(
    ("address", "request_"),
    [
        ("q=كأس", Request("كأس")),
        ("q=", Request("", sort="newest")),
        ("q=كأس&places=قطر&sort=oldest&limit=1&page=2", Request("كأس", Filters({"places": ("قطر",)}), "oldest", 1, 1)),
    ],
)
def test_search_gives_the_object_of_the_command(client: FlaskClient, address: str, request_: Request) -> None:
    answer = client.get(f"/api/search?{address}")
    assert answer.mimetype == "application/json"
    assert answer.get_json() == FakeSearcher().search(request_).as_json() | {"hits": answer.get_json()["hits"]}
    assert [hit["id"] for hit in answer.get_json()["hits"]] == [hit.id for hit in FakeSearcher().search(request_).hits]


def test_arabic_letters_stand_as_they_are(client: FlaskClient) -> None:
    assert "لوسيل" in client.get("/api/search?q=لوسيل").text


def test_a_document_with_its_mentions(client: FlaskClient) -> None:
    answer = client.get("/api/documents/news/mahfouz-nobel.txt?q=نوبل").get_json()
    text = answer["title"] + "\n" + answer["body"]
    assert answer["published"] == "1988-10-13"
    assert [text[start:end] for start, end in answer["marks"]] == ["نوبل"]
    assert {mention["value"] for mention in answer["people"]} == {"نجيب محفوظ"}
    for mention in answer["people"] + answer["places"] + answer["dates"]:
        assert text[mention["start"] : mention["end"]] == mention["surface"]


def test_an_undated_document(client: FlaskClient) -> None:
    assert client.get("/api/documents/lives/ibn-khaldun.txt").get_json()["published"] is None


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/api/search?q=x&sort=best", 400, "لا ترتيب اسمه «best»؛ اختر relevance أو newest أو oldest."),
        ("/api/search?q=x&page=0&lang=en", 400, "“0” is not a number from 1 to 10000 for page."),
        ('/api/search?q="', 400, "A quotation mark is open; close it or take it away."),
        ("/api/documents/none", 404, "ربّما تغيّر العنوان، أو أُزيلت الوثيقة من المجموعة."),
        ("/api/nothing", 404, "ربّما تغيّر العنوان، أو أُزيلت الوثيقة من المجموعة."),
    ],
)
def test_errors(client: FlaskClient, address: str, status: int, sentence: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.get_json()) == (status, {"error": sentence})
