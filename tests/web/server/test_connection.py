"""What comes in on one connection, and what goes out."""

import json
import logging
import time
from collections.abc import Iterable
from contextlib import suppress

import pytest

from tests.web.server.running import CHUNKS, FILE, ONCE, OVERDUE, Running, Slow, drip, read_all, running
from web.service.request_log import ACCESS


def test_a_request_that_drips_in_is_cut_off() -> None:
    with running(idle_timeout=1) as server, server.connect(b"GET / HTTP/1.1\r\nX: ") as connection:
        assert drip(connection) < 5


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Content-Length: 1000000000\r\n\r\n", b"413"),
        (b"Content-Length: 65537\r\n\r\n", b"413"),
        (b"Transfer-Encoding: chunked\r\n\r\n" + CHUNKS, b"413"),
        (b"Expect: 100-continue\r\nContent-Length: 65537\r\n\r\n", b"413"),
        (b"Connection: close\r\nContent-Length: 1\r\n\r\n1", b"200"),
    ],
)
def test_a_large_body_is_refused_at_its_head(head: bytes, status: bytes) -> None:
    with running() as server:
        assert server.ask(b"POST / HTTP/1.1\r\nHost: x\r\n" + head).split()[1] == status


@pytest.mark.parametrize(
    ("version", "lengths"),
    [
        (b"1.1", b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"),
        (b"1.1", b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
        (b"1.0", b"Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n"),
        (b"1.1", b"Content-Length: 5\r\nContent-Length: 6\r\n"),
        (b"1.1", b"Transfer-Encoding: chunked, identity\r\n"),
    ],
)
def test_no_second_request_hides_in_the_body_of_a_first(version: bytes, lengths: bytes) -> None:
    with running() as server:
        answer = server.ask(b"POST / HTTP/" + version + b"\r\nHost: x\r\n" + lengths + b"\r\n0\r\n\r\n" + ONCE)
        assert (answer.count(b"HTTP/1."), answer.split()[1] in (b"400", b"501")) == (1, True)


@pytest.mark.parametrize(
    ("target", "host"), [(b"/", b"x"), (b"//y/", b"x"), (b"http://y:80/", b"y:80"), (b"http://a@y/", b"a@y")]
)
def test_the_host_in_an_address_stands_above_the_header(target: bytes, host: bytes) -> None:
    with running() as server:
        assert server.ask(ONCE.replace(b"/", target, 1)).endswith(b"done")
        assert server.app.hosts == [host.decode()]


@pytest.mark.parametrize("target", ["/تونس?q=درنة", "/?q=تونس", "/%D8%AA?q=\u0661", "/?q=\xe9".encode("latin-1")])
def test_raw_letters_in_an_address_are_read_as_if_encoded(target: str | bytes) -> None:
    raw = target.encode() if isinstance(target, str) else target
    with running() as server:
        assert server.ask(ONCE.replace(b"/", raw, 1)).endswith(b"done")


def test_a_head_has_a_bound() -> None:
    with running() as server:
        head = b"GET / HTTP/1.1\r\nX: "
        assert server.ask(head + b"a" * (192 * 1024 - len(head))).split()[1] == b"431"


@pytest.mark.parametrize(
    ("request_", "method", "status"),
    [
        (b"private\r\n\r\n", "other", 400),
        (b"PRIVATE /private HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n", "other", 400),
        (b"POST /private HTTP/1.1\r\nHost: x\r\nContent-Length: 65537\r\n\r\n", "POST", 413),
        (b"GET /private HTTP/1.1\r\nHost: x\r\nX: private" + b"a" * 200_000, "GET", 431),
        (b"GET /private HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n", "GET", 501),
    ],
)
def test_a_refused_request_is_logged_and_counted(
    request_: bytes, method: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, ACCESS), running() as server:
        answer = server.ask(request_)
        assert [(each.method, each.route, each.status) for each in server.served] == [(method, "none", status)]
        assert server.begun == 1
    (line,) = [json.loads(record.getMessage()) for record in caplog.records if record.name == ACCESS]
    assert (line["status"], line["bytes"]) == (status, len(answer.partition(b"\r\n\r\n")[2]))
    assert f"x-request-id: {line['id']}".encode() in answer.lower()
    assert "private" not in json.dumps(line)
    assert "127.0.0.1" not in json.dumps(line)


def test_a_client_that_takes_a_file_slowly_holds_no_thread() -> None:
    with running(request_timeout=OVERDUE, threads=1) as server:
        with server.connect(ONCE.replace(b" / ", b" /file ")) as slow:
            time.sleep(1.2 * OVERDUE)
            assert server.ask().endswith(b"done")
            head, _, body = read_all(slow).partition(b"\r\n\r\n")
        server.stop()
        server.join()
        assert (b" 200 OK" in head, len(body), server.overdue) == (True, FILE, 0)
        assert [(each.status, each.size) for each in server.served] == [(200, 4), (200, FILE)]


def ask_stream(server: Running, how: str) -> bytes:
    return server.ask(ONCE.replace(b" / ", b" /stream?%b " % how.encode()))


@pytest.mark.parametrize(
    ("how", "is_whole", "overdue"), [("slow", True, 0), ("large", True, 0), ("fault", False, 0), ("stuck", False, 1)]
)
def test_a_stream_ends_only_if_it_is_whole(how: str, is_whole: bool, overdue: int) -> None:
    with running(request_timeout=1) as server:
        answer = ask_stream(server, how)
        assert answer.endswith(b"\r\n0\r\n\r\n") == is_whole
        assert answer.count(b"HTTP/1.1 ") == 1
        assert server.ask().endswith(b"done")
        assert server.overdue == overdue


def test_a_client_that_does_not_take_a_stream_loses_it() -> None:
    with running(request_timeout=1, threads=1) as server:
        with server.connect(ONCE.replace(b" / ", b" /stream?large ")) as slow:
            assert server.app.closed.wait(10)
            assert server.ask().endswith(b"done")
            with suppress(ConnectionError):
                assert not read_all(slow).endswith(b"0\r\n\r\n")
        assert server.overdue == 0


def test_a_fault_of_the_application_is_logged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterable[bytes]:
        raise RuntimeError("a fault")

    monkeypatch.setattr(Slow, "__call__", fail)
    with running() as server:
        assert server.ask().split()[1] == b"500"
        assert [each.status for each in server.served] == [500]
