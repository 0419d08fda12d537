import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any

import pytest

from web.server.http_server import Bounds, HttpServer
from web.server.server import listen
from web.service.request_log import ACCESS, Recorder, RequestLog, Served

GET = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"
ONCE = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
FILE = 30_000_000  # bytes: more than the buffers of the system hold
CHUNKS = (b"1000\r\n" + b"a" * 0x1000 + b"\r\n") * 17


class Slow:
    """An application that answers «done», at /slow when it is let go, at /file with a file, at /stream in pieces."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.entered = threading.Event()
        self.closed = threading.Event()
        self.hosts: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.hosts.append(environ["HTTP_HOST"])
        if environ["PATH_INFO"] == "/slow":
            self.entered.set()
            self.gate.wait(10)
        if environ["PATH_INFO"] == "/file":
            start_response("200 OK", [("Content-Length", str(FILE))])
            body: Iterable[bytes] = environ["wsgi.file_wrapper"](BytesIO(b"a" * FILE))
            return body
        if environ["PATH_INFO"] == "/stream":
            start_response("200 OK", [])
            return self.stream(environ["QUERY_STRING"])
        start_response("200 OK", [("Content-Length", "4")])
        return [b"done"]

    def stream(self, how: str) -> Iterator[bytes]:
        """Yield an answer in pieces: more than any buffer holds, or slowly, or until it stops or fails."""
        try:
            for _ in range(40 if how == "large" else 3):
                yield b"a" * (1_000_000 if how == "large" else 10)
                time.sleep(0.5 if how == "slow" else 0)
            if how == "stuck":
                self.gate.wait(10)
            if how == "fault":
                raise RuntimeError("a fault")
        finally:
            self.closed.set()


class Running:
    """A server whose loop runs in a thread until `stop`."""

    def __init__(self, bounds: Bounds) -> None:
        self.app = Slow()
        listening = listen("127.0.0.1", 0)
        self.port = listening.getsockname()[1]
        self.begun = 0
        self.served: list[Served] = []
        log = RequestLog(access=True, slow_ms=0, clients=False, queries=False)
        recorder = Recorder(self.app, self._begin, [self.served.append, log], trusts_ids=False)
        self.http = HttpServer(recorder, [listening], bounds)
        self.overdue = 0
        self.unfinished: int | None = None
        self._until = 0.0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _begin(self) -> None:
        self.begun += 1

    def _run(self) -> None:
        while not self._until:
            self.http.step(0.02)
            self.overdue += self.http.answer_overdue()
        self.unfinished = self.http.stop(self._until, lambda: None)

    def stop(self, seconds: float = 5.0) -> None:
        if not self._until:
            self._until = seconds
            self.http.wake()

    def join(self) -> None:
        self._thread.join(10)

    def connect(self, first: bytes = b"") -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        connection.sendall(first)
        return connection

    def ask(self, request: bytes = ONCE) -> bytes:
        with self.connect(request) as connection:
            return read_all(connection)


OVERDUE = 3  # seconds; a loaded machine may take one for a request that should take none


@contextmanager
def running(**bounds: int) -> Iterator[Running]:
    usual = {"threads": 2, "max_connections": 400, "idle_timeout": 30, "request_timeout": 0}
    server = Running(Bounds(**{**usual, **bounds}))
    try:
        yield server
    finally:
        server.app.gate.set()
        server.stop()
        server.join()


def read_all(connection: socket.socket) -> bytes:
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def drip(connection: socket.socket) -> float:
    """Send a byte now and then; return after how many seconds the server ended the connection."""
    start = time.monotonic()
    with suppress(ConnectionError):
        while time.monotonic() - start < 10:
            connection.sendall(b"a")
            time.sleep(0.1)
    return time.monotonic() - start


@pytest.mark.parametrize(
    "first",
    [b"", b"GET /", b"GET / HTTP/1.1\r\nX: ", b"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1", GET],
)
def test_connections_that_wait_stop_nobody(first: bytes) -> None:
    with running(threads=1) as server:
        waiting = [server.connect(first) for _ in range(200)]
        assert server.ask().endswith(b"done")
        for each in waiting:
            each.close()


@pytest.mark.parametrize("first", [b"", b"GET / HTTP/1.1\r\nX: "])
def test_when_no_more_fit_the_idle_ones_go(first: bytes) -> None:
    with running(max_connections=50) as server:
        waiting = [server.connect(first) for _ in range(120)]
        assert server.ask().endswith(b"done")
        for each in waiting:
            each.close()


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


def test_a_head_has_a_bound() -> None:
    with running() as server:
        head = b"GET / HTTP/1.1\r\nX: "
        assert server.ask(head + b"a" * (192 * 1024 - len(head))).split()[1] == b"431"


def test_requests_that_have_come_in_are_finished_at_a_stop() -> None:
    with running(threads=1) as server:
        asked = [server.connect(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n") for _ in range(5)]
        server.app.entered.wait(5)
        server.stop()
        time.sleep(0.2)
        server.app.gate.set()
        answers = [read_all(each) for each in asked]
        for each in asked:
            each.close()
        server.join()
        assert [answer.endswith(b"done") for answer in answers] == [True] * 5
        assert all(b"Connection: close" in answer for answer in answers)
        assert server.unfinished == 0


def test_a_kept_connection_may_ask_once_more_at_a_stop() -> None:
    with running() as server, server.connect(GET) as kept, server.connect() as idle:
        assert b"close" not in kept.recv(4096)
        server.stop()
        time.sleep(0.3)
        kept.sendall(GET)
        assert b"Connection: close" in read_all(kept)
        assert read_all(idle) == b""
        server.join()


def test_a_stop_ends_when_its_time_is_up() -> None:
    with running() as server, server.connect(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"):
        server.app.entered.wait(5)
        server.stop(0.5)
        server.join()
        assert server.unfinished == 1


def test_requests_behind_an_overdue_one_are_answered() -> None:
    with (
        running(threads=1, request_timeout=OVERDUE) as server,
        server.connect(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n") as slow,
    ):
        server.app.entered.wait(5)
        assert server.ask().endswith(b"done")
        assert read_all(slow).split()[1] == b"504"
        assert not server.app.gate.is_set()


def test_an_overdue_request_gets_504_and_the_others_their_answer() -> None:
    with running(request_timeout=OVERDUE) as server:
        with server.connect(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n") as slow:
            server.app.entered.wait(5)
            assert server.ask().endswith(b"done")
            answer = read_all(slow)
        assert answer.startswith(b"HTTP/1.1 504 ")
        assert b"The request took longer than it may." in answer
        assert server.overdue == 1


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


def test_an_overdue_request_is_logged_once_under_its_id(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "kashshaf"), running(request_timeout=OVERDUE) as server:
        answer = server.ask(b"GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
        server.app.gate.set()
        assert server.ask().endswith(b"done")
        server.stop()
        server.join()
        assert ([each.status for each in server.served], server.begun) == ([504, 200], 2)
    own = (record for record in caplog.records if record.name.startswith("kashshaf"))  # Waitress has lines of its own
    lines = [json.loads(record.getMessage()) for record in own]
    overdue = next(line for line in lines if line.get("event") == "request_overdue")
    assert [line["id"] for line in lines if line.get("status") == 504] == [overdue["id"]]
    assert f"X-Request-ID: {overdue['id']}".encode() in answer


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
