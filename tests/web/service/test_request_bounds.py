from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from tests.web.markup import main_text
from tests.web.service.requests import guarded, raw
from web.service.request_bounds import MAX_ADDRESS, MAX_BODY, MAX_HEADER_BYTES, MAX_HEADERS, MAX_PARAMETERS


class Unread:
    """A body that must not be read."""

    def read(self, *_: object) -> bytes:
        raise AssertionError("the body was read")

    readline = readlines = __iter__ = read


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/search", "q=" + "a" * MAX_ADDRESS, 414),
        ("/" + "a" * MAX_ADDRESS, "", 414),
        ("/search", "q=x" + "&a" * MAX_PARAMETERS, 400),
        ("/search", "q=x" + "&people=1" * (MAX_PARAMETERS - 1), 200),
        ("/search", "q=%D9%85%", 400),
        ("/search", "q=%zz", 400),
        ("/search", "q=%u0645", 400),
        ("/search", "q=100%25", 200),
        ("/search", "q=%FF", 400),
        ("/search", "q=%E3%D5%D1", 400),  # in windows-1256
        ("/search", "q=%ED%A0%80", 400),  # half of a surrogate pair
        ("/search", "q=x&\xff=1", 400),
        ("/documents/\xff", "", 400),
        ("/documents/a\x00b", "", 404),
        ("/documents/a\xc2\x9bb", "", 404),  # U+009B in UTF-8
        ("/people/\x1b[2J", "", 404),
        ("/search", "q=%00", 400),
        ("/search", "q=x%00y", 200),
    ],
)
def test_addresses(client: FlaskClient, path: str, query: str, status: int) -> None:
    assert raw(client, path, query).status_code == status
    assert raw(client, "/api/v1" + path, query).status_code == status


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("/documents/%zz", 400),
        ("/documents/100%", 400),
        ("/documents/100%25", 404),
        ("/documents/" + "%D9%85" * 1024, 404),
        ("/documents/" + "%D9%85" * (MAX_ADDRESS // 6), 414),
    ],
)
def test_an_address_counts_as_it_was_sent(client: FlaskClient, sent: str, status: int) -> None:
    path = unquote(sent, "latin-1")  # as WSGI passes it
    assert raw(client, path, REQUEST_URI=sent).status_code == status


def test_the_sentence_is_in_the_language_of_the_reader(client: FlaskClient) -> None:
    query = "q=" + "a" * MAX_ADDRESS
    assert "أطول من 65536" in raw(client, "/search", query).text
    assert "longer than 65536" in raw(client, "/search", "lang=en&" + query).text
    assert "longer than 65536" in raw(client, "/api/v1/search", "lang=en&" + query).get_json()["detail"]


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "gett", "X" * 5000, "ä"]
)
@pytest.mark.parametrize("path", ["/search", "/api/v1/search", "/healthz", "/metrics", "/static/icon.svg"])
def test_other_methods_are_refused_without_reading_the_body(client: FlaskClient, method: str, path: str) -> None:
    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": str(1 << 30), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    answer = raw(client, path, REQUEST_METHOD=method, **body)  # type: ignore[arg-type]
    assert answer.status_code == 405
    assert {"GET", "HEAD", "OPTIONS"} == {*answer.headers["Allow"].split(", ")}


@pytest.mark.parametrize(
    ("length", "status"),
    [(str(MAX_BODY + 1), 413), ("9" * 40, 413), ("-1", 400), ("1e9", 400), ("٣", 400), ("", 200), (str(MAX_BODY), 200)],
)
def test_bodies(client: FlaskClient, length: str, status: int) -> None:
    body = {"wsgi.input": Unread(), "CONTENT_LENGTH": length.encode().decode("latin-1")}
    assert raw(client, "/help", **body).status_code == status  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({f"HTTP_X_{n}": "x" for n in range(MAX_HEADERS)}, 431),
        ({"HTTP_COOKIE": "x" * MAX_HEADER_BYTES}, 431),
        ({"HTTP_COOKIE": "x=\x00; \xff=\x9b"}, 200),
        ({"HTTP_ACCEPT_LANGUAGE": ";q=x,,*"}, 200),
        ({"HTTP_RANGE": "bytes=-1", "HTTP_IF_MODIFIED_SINCE": "x", "HTTP_IF_NONE_MATCH": '"'}, 200),
    ],
)
def test_headers(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert raw(client, "/help", **headers).status_code == status


def test_a_slow_search_is_stopped(searcher: Searcher, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(range(0, 10_000, 9))  # each look at the clock is 9 seconds later
    monkeypatch.setattr("indexer.deadline.time", SimpleNamespace(monotonic=lambda: next(times)))
    client = guarded(searcher, search_timeout=10)
    page, api = raw(client, "/search", "q=x"), raw(client, "/api/v1/search", "q=x&lang=en")
    assert [page.status_code, api.status_code] == [503, 503]
    assert "أُوقف" in main_text(page.text)
    assert "الفهرس" not in main_text(page.text)  # nothing is wrong with the index
    assert "took longer than 10 seconds" in api.get_json()["detail"]
    assert raw(guarded(searcher, search_timeout=0), "/search", "q=x").status_code == 200


def test_head_and_options(client: FlaskClient) -> None:
    for path in ("/", "/search", "/api/v1/search", "/healthz", "/opensearch.xml"):
        head = raw(client, path, "q=x", REQUEST_METHOD="HEAD")
        assert (head.status_code, head.data) == (200, b"")
        assert raw(client, path, REQUEST_METHOD="OPTIONS").status_code == 200
    refused = raw(client, REQUEST_METHOD="HEAD", HTTP_HOST="a..b")
    assert (refused.status_code, refused.data) == (400, b"")
