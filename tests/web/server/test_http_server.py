"""Many connections: how long each may wait, what is overdue, and how a server stops."""

import json
import logging
import time

import pytest

from tests.web.server.running import GET, OVERDUE, read_all, running


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
