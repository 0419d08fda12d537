"""A server that runs in a thread, and an application that answers when it is let go."""

import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import Any

from web.server.http_server import Bounds, HttpServer
from web.server.server import listen
from web.service.request_log import Recorder, RequestLog, Served

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
