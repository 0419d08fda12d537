"""What a person is told when a cluster does not answer, or refuses."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep

import pytest

from indexer.deadline import SlowSearchError, time_limit
from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.engine import OpenSearchEngine
from indexer.errors import IndexStateError, KashshafError, QueryError

Answer = Callable[[], tuple[int, object]]


@contextmanager
def cluster(answer: Answer) -> Iterator[ClusterAccess]:
    """Serve a cluster that gives the same answer to all requests."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            status, content = answer()
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_HEAD = do_POST = do_PUT = do_GET  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Say nothing of a client that does not wait."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield ClusterAccess((f"http://127.0.0.1:{server.server_port}",), read_seconds=0.2)
        server.shutdown()
        thread.join()


def error(status: int, type_: str, reason: str) -> Answer:
    return lambda: (status, {"error": {"root_cause": [{"type": type_, "reason": reason}]}, "status": status})


def slow() -> tuple[int, object]:
    sleep(0.5)
    return 200, {}


FAULTS: list[tuple[Answer, type[KashshafError], str]] = [
    (error(401, "security_exception", "no user"), IndexStateError, r"refuses .*no user.*who may use the index news"),
    (error(403, "security_exception", "not yours"), IndexStateError, r"refuses .*not yours"),
    (error(404, "index_not_found_exception", "no such index"), IndexStateError, r"has no index news .*index-cli build"),
    (error(503, "no_shard_available", "red"), IndexStateError, r"Part of the index news is missing .*start the nodes"),
    (error(400, "too_many_clauses", "65537"), QueryError, r"too large for the cluster .*fewer words"),
    (error(400, "parsing_exception", "odd"), IndexStateError, r"cannot use the index news .*odd.*build it again"),
    (slow, IndexStateError, r"did not answer in time .*try again"),
]


@pytest.mark.parametrize(("answer", "kind", "sentence"), FAULTS)
def test_a_fault_is_one_of_our_errors_with_the_way_out(
    answer: Answer, kind: type[KashshafError], sentence: str
) -> None:
    with cluster(answer) as access, pytest.raises(kind, match=sentence):
        OpenSearchEngine(access, "news", read_only=True)


def test_without_a_cluster_a_sentence_says_so() -> None:
    access = ClusterAccess(("http://127.0.0.1:1",))
    with pytest.raises(IndexStateError, match=r"http://127.0.0.1:1 cannot be reached .*start it"):
        OpenSearchEngine(access, "news", read_only=True)


def test_a_password_is_in_no_sentence() -> None:
    with cluster(error(401, "security_exception", "no user")) as open_:
        access = ClusterAccess(open_.nodes, user="reader", password="open sesame")
        with pytest.raises(IndexStateError) as raised:
            OpenSearchEngine(access, "news", read_only=True)
    assert "sesame" not in f"{raised.value} {access!r}"


def test_a_document_that_is_refused_is_an_error() -> None:
    refused = {"status": 403, "error": {"type": "cluster_block_exception", "reason": "disk full"}}
    answer = {"errors": True, "items": [{"index": {"_id": "1", **refused}}]}
    with (
        cluster(lambda: (200, answer)) as access,
        pytest.raises(IndexStateError, match=r"does not take a document .*disk full.*run the command again"),
    ):
        send(access.connect("news"), "news", [{"_id": "1", "_source": {}}], 10)


def test_no_request_begins_after_the_time_is_over() -> None:
    client = ClusterAccess(("http://127.0.0.1:1",)).connect("news")
    with time_limit(1e-9), pytest.raises(SlowSearchError):
        client.info()
