"""What is asked again and what is not, by a search and by a build; answers that are not whole."""

import time
from collections.abc import Callable

import pytest
from opensearchpy import OpenSearch

from indexer.deadline import SlowSearchError, time_limit
from indexer.engine.opensearch import breaker, transport
from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.errors import ClusterDownError, ClusterError, QueryError
from tests.indexer.engine.opensearch.stub import Answer, Stub, cluster, error, said, serving

BUSY, RED = error(429, "rejected_execution_exception", "full"), error(503, "no_shard_available", "red")
REFUSED, WRONG = error(403, "security_exception", "no"), error(400, "parsing_exception", "odd")
WELL = said({"count": 3, "_shards": {"total": 3, "failed": 0}})


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_SEARCH_PAUSES", (0.01, 0.02, 0.03))
    monkeypatch.setattr(transport, "_FIRST_PAUSE", 0.05)
    monkeypatch.setattr(breaker, "_BETWEEN_LOOKS", 0.1)


@pytest.mark.parametrize(
    ("answers", "requests"),
    [([WELL], 1), ([BUSY, WELL], 2), ([RED, BUSY, WELL], 3), ([error(502, "x", ""), error(504, "x", ""), WELL], 3)],
)
@pytest.mark.parametrize("builds", [False, True])
def test_a_busy_cluster_is_asked_again(answers: list[Answer], requests: int, *, builds: bool) -> None:
    with cluster(*answers) as (access, stub):
        assert access.connect("news", builds=builds).count()["count"] == 3
    assert len(stub.asked) == requests


@pytest.mark.parametrize(("answer", "requests"), [(BUSY, 4), (RED, 4), (REFUSED, 1), (WRONG, 1)])
def test_a_search_gives_up_soon_and_at_once_where_that_does_not_help(answer: Answer, requests: int) -> None:
    with cluster(answer) as (access, stub), pytest.raises(ClusterError):
        access.connect("news").count()
    assert len(stub.asked) == requests


def test_a_pause_ends_with_the_time_for_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "_SEARCH_PAUSES", (60,))
    with cluster(BUSY) as (access, _), time_limit(0.1), pytest.raises(SlowSearchError):
        access.connect("news").count()


def test_an_answer_is_not_waited_for_longer_than_the_search_may_take() -> None:
    def slow() -> tuple[int, object]:
        time.sleep(0.5)
        return 200, {}

    with cluster(slow) as (access, _):
        client = ClusterAccess(access.nodes, read_seconds=60).connect("news")
        before = time.monotonic()
        with time_limit(0.1), pytest.raises(SlowSearchError):
            client.count()
        assert time.monotonic() - before < 0.4


def partial_search(status: int = 503, type_: str = "node_not_connected") -> Answer:
    failure = {"shard": 1, "reason": {"type": type_, "reason": "gone"}, "status": status}
    return said({"count": 2, "_shards": {"total": 3, "failed": 1, "failures": [failure]}})


def mget(client: OpenSearch) -> object:
    return client.mget(index="news", body={"ids": ["1"]})


def bulk(client: OpenSearch) -> None:
    send(client, "news", [{"_id": each, "_source": {}} for each in ("0", "1")], 10)


def msearch(client: OpenSearch) -> object:
    return client.msearch(index="news", body=[{}, {}])


def of_search() -> Answer:
    return said({"responses": [{"_shards": {"total": 3, "failed": 0}}, {"_shards": {"total": 3, "failed": 1}}]})


def of_document(type_: str) -> Answer:
    return said({"docs": [{"_id": "1", "found": True}, {"_id": "2", "error": {"type": type_, "reason": "gone"}}]})


def of_write(status: int) -> Answer:
    refused = {"_id": "1", "status": status, "error": {"type": "some_exception", "reason": "gone"}}
    return said({"errors": True, "items": [{"index": {"_id": "0", "status": 201}}, {"index": refused}]})


@pytest.mark.parametrize(
    ("answer", "ask", "kind"),
    [
        (partial_search(), OpenSearch.count, ClusterDownError),
        (said({"count": 2, "_shards": {"total": 3, "failed": 1}}), OpenSearch.count, ClusterDownError),
        (partial_search(400, "too_many_clauses"), OpenSearch.count, QueryError),
        (of_search(), msearch, ClusterDownError),
        (of_document("no_shard_available_action_exception"), mget, ClusterDownError),
        (of_document("index_not_found_exception"), mget, ClusterError),
        (of_write(429), bulk, ClusterDownError),
        (of_write(503), bulk, ClusterDownError),
        (of_write(403), bulk, ClusterError),
    ],
)
def test_a_part_is_never_taken_for_the_whole(
    answer: Answer, ask: Callable[[OpenSearch], object], kind: type[Exception]
) -> None:
    with cluster(answer) as (access, _), pytest.raises(kind) as raised:
        ask(access.connect("news"))
    assert type(raised.value) is kind


def test_a_build_sends_again_what_was_refused_for_a_moment() -> None:
    with cluster(of_write(503), of_write(429), said({"errors": False, "items": [{"index": {"status": 201}}] * 2})) as (
        access,
        stub,
    ):
        bulk(access.connect("news", builds=True))
    assert len(stub.asked) == 3


@pytest.mark.parametrize("builds", [False, True])
def test_only_a_build_waits_for_a_cluster_that_went_away(caplog: pytest.LogCaptureFixture, *, builds: bool) -> None:
    stub = Stub([WELL])
    with serving(stub) as address:
        client = ClusterAccess((address,), build_seconds=0.5).connect("news", builds=builds)
        client.count()
        client.close()
    port = int(address.rpartition(":")[2])
    before = time.monotonic()
    with pytest.raises(ClusterDownError, match="cannot be reached"):
        client.count()
    assert (time.monotonic() - before > 0.1) == builds
    assert ("again in" in caplog.text) == builds
    with serving(stub, port):
        time.sleep(0.2)  # a search looks whether it is there again after a while
        assert client.count()["count"] == 3


def test_a_build_does_not_wait_for_a_cluster_that_never_answered() -> None:
    client = ClusterAccess(("http://127.0.0.1:1",), build_seconds=60).connect("news", builds=True)
    before = time.monotonic()
    with pytest.raises(ClusterDownError, match="cannot be reached"):
        client.count()
    assert time.monotonic() - before < 5


def test_after_some_failures_nothing_is_asked() -> None:
    def slow() -> tuple[int, object]:
        time.sleep(0.3)
        return 200, {}

    with cluster(slow) as (access, stub):
        client = ClusterAccess(access.nodes, read_seconds=0.05).connect("news")
        for _ in range(6):
            with pytest.raises(ClusterDownError, match="did not answer in time"):
                client.count()
        assert stub.asked.count("/_count") == 6  # three calls, each of them asked twice
