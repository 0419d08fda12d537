import json
import logging
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer.search.searcher import Searcher
from tests.web.service.requests import guarded, raw
from web.service.request_log import ACCESS, SLOW, LineFormatter, log_event

Lines = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Lines]:
    """The lines of a log."""
    with caplog.at_level(logging.INFO, "kashshaf"):
        yield lambda name: [json.loads(each.getMessage()) for each in caplog.records if each.name == name]


def test_a_line_for_each_request(client: FlaskClient, lines: Lines) -> None:
    answer = raw(
        client, "/search", "q=سرّ".encode().decode("latin-1"), HTTP_USER_AGENT="secret", REMOTE_ADDR="192.0.2.7"
    )
    [line] = lines(ACCESS)
    assert line.keys() == {"time", "id", "method", "route", "status", "ms", "bytes"}
    assert line["time"].endswith("+00:00")
    assert line["id"] == answer.headers["X-Request-ID"]
    assert (line["method"], line["route"], line["status"], line["bytes"]) == (
        "GET",
        "pages.search",
        200,
        len(answer.data),
    )


@pytest.mark.parametrize(
    ("path", "environ", "route", "status"),
    [
        ("/nowhere/private", {}, "none", 404),
        ("/documents/private", {}, "pages.document", 404),
        ("/documents/\x1b[2J\x9b", {}, "none", 400),
        ("/documents/\n{}", {"HTTP_USER_AGENT": "\x1b]0;x\x07\n"}, "pages.document", 404),
        ("/", {"HTTP_HOST": "a..b\x1b"}, "none", 400),
        ("/", {"REQUEST_METHOD": "\x1bX\n"}, "none", 405),
        ("/static/kashshaf.css", {}, "static", 200),
    ],
)
def test_no_line_has_what_the_request_says(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str, environ: dict[str, str], route: str, status: int
) -> None:
    with caplog.at_level(logging.INFO):
        raw(client, path, "q=private", HTTP_REFERER="private", HTTP_X_REQUEST_ID="private-id", **environ)
    [text] = [record.getMessage() for record in caplog.records]
    assert text.isprintable()
    assert text.isascii()
    assert "private" not in text
    assert (json.loads(text)["route"], json.loads(text)["status"]) == (route, status)


def test_clients_and_queries_are_logged_if_wanted(searcher: Searcher, lines: Lines) -> None:
    client = guarded(searcher, log_clients=True, log_queries=True)
    raw(client, "/search", "q=%D9%85%0A%1B", REMOTE_ADDR="192.0.2.7")
    [line] = lines(ACCESS)
    assert (line["client"], line["query"]) == ("192.0.2.7", "م\n\x1b")


def test_no_access_log_if_unwanted(searcher: Searcher, lines: Lines) -> None:
    raw(guarded(searcher, access_log=False))
    assert lines(ACCESS) == []


@pytest.mark.parametrize("wanted", [False, True])
def test_slow_requests(searcher: Searcher, lines: Lines, wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    client = guarded(searcher, slow_ms=1, log_queries=wanted)
    raw(client, "/search", "q=%D9%82%D9%85%D8%A9")
    [line] = lines(SLOW)
    assert line.get("query") == ("قمة" if wanted else None)
    assert (line.get("query_length"), len(line.get("query_hash", ""))) == ((None, 0) if wanted else (3, 16))


@pytest.mark.parametrize("slow_ms", [0, 3_600_000])
def test_requests_that_are_not_slow(searcher: Searcher, lines: Lines, slow_ms: int) -> None:
    raw(guarded(searcher, slow_ms=slow_ms), "/search", "q=x")
    assert lines(SLOW) == []


@pytest.mark.parametrize(
    ("given", "proxies", "kept"),
    [
        ("0123-abcd.EF_9", 1, True),
        ("0123-abcd.EF_9", 0, False),
        ("short", 1, False),
        ("x" * 65, 1, False),
        ("abcdefgh\r\nSet-Cookie: x", 1, False),
        ("<script>alert", 1, False),
        ("", 1, False),
    ],
)
def test_a_trusted_proxy_gives_the_id(searcher: Searcher, given: str, proxies: int, kept: bool) -> None:
    answer = raw(guarded(searcher, trusted_proxies=proxies), "/help", HTTP_X_REQUEST_ID=given)
    assert (answer.headers["X-Request-ID"] == given) == kept
    assert answer.headers["X-Request-ID"].isascii()


def test_a_fault_of_ours_is_logged_under_the_id_that_the_page_tells(
    searcher: Searcher, lines: Lines, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr(searcher, "search", fail)
    client = guarded(searcher)
    page, api = raw(client, "/search", "q=private"), raw(client, "/api/v1/search", "q=private")
    ids = [line["id"] for line in lines(ACCESS)]
    assert [page.status_code, api.status_code] == [500, 500]
    assert ids[0] in page.text
    assert api.get_json()["request"] == ids[1]
    faults = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert faults == [f"request {ids[0]}, pages.search", f"request {ids[1]}, api.search"]


@pytest.mark.parametrize("text", ["GET /\x1b]0;x\x07 \x85\nforged", "a\x9bb\x1b[2J\u202e\u2028", "\x7f{"])
def test_what_other_loggers_write_is_a_line_of_json_too(text: str) -> None:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(LineFormatter())
    try:
        raise RuntimeError(text)
    except RuntimeError:
        handler.handle(logging.LogRecord("x", logging.ERROR, "", 0, "%s", (text,), sys.exc_info()))
    [written] = stream.getvalue().splitlines()
    line = json.loads(written)
    assert written.isprintable()
    assert (line["level"], line["event"], line["message"]) == ("error", "fault", text)
    assert text in line["traceback"]
    assert line["traceback"].startswith("Traceback")


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ({"workers": 2}, {"workers": 2}),
        ({"reason": None}, {}),
        ({"reason": ValueError("كشّاف")}, {"reason": "كشّاف"}),
        ({"reason": "one\ntwo\x1b[2J\u202e\x9b"}, {"reason": "one\ntwo\x1b[2J\u202e\x9b"}),
    ],
)
def test_an_event_is_one_line(
    caplog: pytest.LogCaptureFixture, values: dict[str, object], written: dict[str, object]
) -> None:
    with caplog.at_level(logging.INFO):
        log_event("reloading", logging.ERROR, **values)
    [line] = caplog.messages
    assert line.isascii()
    assert line.isprintable()
    read = json.loads(line)
    assert read.pop("time").endswith("+00:00")
    assert read == {"level": "error", "event": "reloading", **written}
