"""A server that answers as a test says, in place of a cluster: what an answer means needs no cluster."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from indexer.engine.opensearch.connection import ClusterAccess

Answer = Callable[[], tuple[int, object]]


@dataclass
class Stub:
    """The requests that came, and what each of the next is answered; the last answer holds for all after it."""

    answers: list[Answer]
    asked: list[str] = field(default_factory=list)
    port: int = 0

    def next(self, path: str) -> tuple[int, object]:
        self.asked.append(path.partition("?")[0])
        answer = self.answers[0] if len(self.answers) == 1 else self.answers.pop(0)
        return answer()


@contextmanager
def serving(stub: Stub, port: int = 0, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """Serve answers; yield the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = stub.next(self.path)
            page = content if isinstance(content, str) else ""
            body = (page or json.dumps(content)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if page else "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_POST = do_PUT = do_GET  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a client that does not wait, or does not trust this server."""

    with Server(("127.0.0.1", port), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http{'s' if tls else ''}://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def cluster(*answers: Answer) -> Iterator[tuple[ClusterAccess, Stub]]:
    """Serve a cluster of one node that gives these answers."""
    stub = Stub([*answers])
    with serving(stub) as address:
        yield ClusterAccess((address,), read_seconds=0.2, build_seconds=5), stub


def error(status: int, type_: str, reason: str) -> Answer:
    return lambda: (status, {"error": {"root_cause": [{"type": type_, "reason": reason}]}, "status": status})


def said(content: object) -> Answer:
    return lambda: (200, content)
