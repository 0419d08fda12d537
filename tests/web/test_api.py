import json
from http import HTTPStatus
from pathlib import Path

import pytest
from flask import url_for
from flask.testing import FlaskClient

from indexer.query.request import Filters, Request
from indexer.search.json_objects import answer_json
from indexer.search.searcher import Searcher
from tests.indexer.searching import Row, index_rows
from tests.web.markup import parameters
from web.app import create_app


@pytest.mark.parametrize(
    ("address", "request_"),
    [
        ("q=كأس", Request("كأس")),
        ("q=", Request("", sort="newest")),
        ("q=كأس&places=قطر&sort=oldest&limit=1&page=2", Request("كأس", Filters({"places": ("قطر",)}), "oldest", 1, 1)),
    ],
)
def test_search_gives_the_object_of_the_command(
    client: FlaskClient, searcher: Searcher, address: str, request_: Request
) -> None:
    answer = client.get(f"/api/v1/search?{address}")
    assert answer.mimetype == "application/json"
    printed = json.loads(json.dumps(answer_json(searcher.search(request_))))
    assert list(answer.get_json()) == list(printed)
    assert answer.get_json() | {"took_ms": 0} == printed | {"took_ms": 0}


def test_arabic_letters_are_not_escaped(client: FlaskClient) -> None:
    assert "لوسيل" in client.get("/api/v1/search?q=لوسيل").text


def test_a_document_with_its_mentions(client: FlaskClient) -> None:
    answer = client.get("/api/v1/documents/news/mahfouz-nobel.txt?q=نوبل").get_json()
    text = answer["title"] + "\n" + answer["body"]
    assert answer["published"] == "1988-10-13"
    assert [text[start:end] for start, end in answer["marks"]] == ["بنوبل", "نوبل"]
    assert {mention["value"] for mention in answer["people"]} == {"نجيب محفوظ"}
    for mention in answer["people"] + answer["places"] + answer["dates"]:
        assert text[mention["start"] : mention["end"]] == mention["surface"]


FACETS = "people, places, dates, source, section, author, within, during, facet.NAME"


def test_an_undated_document(client: FlaskClient) -> None:
    assert client.get("/api/v1/documents/lives/ibn-khaldun.txt").get_json()["published"] is None


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/api/v1/search?q=x&sort=best", 400, "«best» ليست من قيم sort؛ اختر واحدة من: relevance, newest, oldest."),
        ("/api/v1/search?q=x&page=0&lang=en", 400, "“0” is not a number from 1 to 10000 for page."),
        ('/api/v1/search?q="', 400, 'ليس في «"» كلمة يُبحث عنها: اكتب كلمة أو اسمًا.'),
        ("/api/v1/search?q=x&lmit=5", 400, "ليس هنا معطى اسمه «lmit»؛ انظر /help/api."),
        ("/api/v1/search?q=x&lang=fr", 400, "«fr» ليست من قيم lang؛ اختر واحدة من: ar, en."),
        ("/api/v1/suggest?q=x&lang=fr", 400, "«fr» ليست من قيم lang؛ اختر واحدة من: ar, en."),
        (
            "/api/v1/search?during=20&lang=en",
            400,
            "“20” is not a date for during: write a decade as 201X, or 2023, 2023-10, 2023-10-20.",
        ),
        (
            "/api/v1/map?not.dates=2023-13&lang=en",
            400,
            "“2023-13” is not a date for dates: write a decade as 201X, or 2023, 2023-10, 2023-10-20.",
        ),
        (
            "/api/v1/search?undated=1&from=2017&lang=en",
            400,
            "No document has a date of publication and none; leave out “undated”, or “from” and “to”.",
        ),
        ("/api/v1/index?q=x&lang=en", 400, "There is no parameter “q” here; see /help/api?lang=en."),
        (
            "/api/v1/search?all=person&lang=en",
            400,
            f"“person” is not a value of all; choose one of: {FACETS}.",
        ),
        ("/api/v1/documents/none", 404, "ليس هنا وثيقة معرّفها «none»."),
        ("/api/v1/documents/none/similar?lang=en", 404, "No document here has the id “none”."),
        ("/api/v1/nothing", 404, "ليس في واجهة البرمجة شيء في هذا العنوان؛ انظر /help/api."),
    ],
)
def test_errors(client: FlaskClient, address: str, status: int, sentence: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    title = HTTPStatus(status).phrase
    problem = {"type": "about:blank", "title": title, "status": status, "detail": sentence, "request": ""}
    assert answer.get_json() == problem


@pytest.mark.parametrize(
    ("method", "address", "status", "mimetype"),
    [
        ("POST", "/api/v1/search", 405, "application/problem+json"),
        ("POST", "/api/v1/nothing", 404, "application/problem+json"),
        ("GET", "/api/search", 404, "application/problem+json"),
        ("GET", "/apix", 404, "text/html"),
        ("POST", "/search", 405, "text/html"),
        ("GET", "/healthz/", 404, "text/html"),
    ],
)
def test_errors_of_the_api_are_problem_details_and_others_pages(
    client: FlaskClient, method: str, address: str, status: int, mimetype: str
) -> None:
    answer = client.open(address, method=method)
    assert (answer.status_code, answer.mimetype) == (status, mimetype)


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v1", "/api/v1/"])
def test_the_root_of_the_api_leads_to_its_page(client: FlaskClient, address: str) -> None:
    answer = client.get(f"{address}?lang=en")
    assert (answer.status_code, answer.location) == (302, "/help/api?lang=en")


def test_what_cannot_be_sent_is_said(client: FlaskClient) -> None:
    answer = client.post("/api/v1/search?lang=en")
    assert answer.get_json()["detail"].startswith("Nothing can be sent here")
    assert "GET" in answer.headers["Allow"]


def test_parameters_of_columns_and_of_forms_are_known(client: FlaskClient) -> None:
    assert "facet" in client.get("/api/v1/search?facet.desk=x&lang=en").get_json()["detail"]
    assert client.get("/api/v1/index?facet.desk=x&lang=en").get_json()["detail"].startswith("There is no parameter")
    assert client.get("/api/v1/suggest?q=لاف&view=compact&months=TN").status_code == 200


LAVROV = "سيرغي لافروف"


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        (
            "/api/v1/suggest?q=وصل سيرغ&places=روسيا",
            [("people", LAVROV, [[0, 4]], "وصل", {"q": ["وصل"], "people": [LAVROV], "places": ["روسيا"]})],
        ),
        (
            "/api/v1/suggest?q=وصل سيرغ&strictness=exact",
            [("people", LAVROV, [[0, 4]], "وصل", {"q": ["وصل"], "people": [LAVROV], "strictness": ["exact"]})],
        ),
        ("/api/v1/suggest?q=", []),
        ("/api/v1/suggest?q=سيرغ&places=باريس", []),
    ],
)
def test_suggestions(client: FlaskClient, address: str, offered: list[tuple[object, ...]]) -> None:
    answer = client.get(address).get_json()
    found = [one for one in answer["suggestions"] if one["kind"] != "words"]
    assert [(*map(one.get, ("kind", "value", "marks", "query")), parameters(one["url"])) for one in found] == offered


def test_only_names_have_a_number_of_documents(client: FlaskClient) -> None:
    found = client.get("/api/v1/suggest?q=لافر").get_json()["suggestions"]
    assert {one["kind"]: one["documents"] for one in found} == {"people": 2, "words": None, "title": None}


def test_a_title_leads_to_its_document_in_the_same_language(client: FlaskClient) -> None:
    found = client.get("/api/v1/suggest?q=رحيل&lang=en").get_json()["suggestions"]
    title = next(one for one in found if one["kind"] == "title")
    assert (title["value"], title["url"]) == ("رحيل أم كلثوم", "/documents/news/umm-kulthum.txt?lang=en")


def test_a_bad_filter_of_suggestions_is_an_error(client: FlaskClient) -> None:
    assert client.get("/api/v1/suggest?q=س&from=x").status_code == 400


@pytest.mark.parametrize("word", ["similar", "explain"])
def test_an_id_may_end_like_another_address(word: str, tmp_path: Path) -> None:
    ids = [f"a/{word}", f"a/{word}/{word}", "b", word, f"/{word}"]
    rows = [Row(id_, "2024-01-01", f"قمة {n}", "عقدت القمة في تونس.") for n, id_ in enumerate(ids)]
    client = create_app(index_rows(rows, tmp_path)).test_client()
    with client.application.test_request_context():
        addresses = [url_for("api.document", id_=id_) for id_ in ids]
        others = [url_for(f"api.{word}", id_=id_) for id_ in ("b", f"a/{word}/{word}")]
    answers = [client.get(address).get_json() for address in addresses]
    assert [(answer.get("id"), "body" in answer) for answer in answers] == [(id_, True) for id_ in ids]
    assert all("body" not in client.get(address).get_json() for address in others)
    assert [client.get(address).status_code for address in others] == [200, 200]
    assert client.get(f"/api/v1/documents/none/{word}").status_code == 404


def test_the_index(client: FlaskClient, searcher: Searcher) -> None:
    built, generation = searcher.built.isoformat(), searcher.manifest.generation
    answer = client.get("/api/v1/index").get_json()
    assert answer == {"documents": searcher.documents, "built": built, "generation": generation, "columns": {}}
