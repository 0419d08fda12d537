"""What a cluster says of itself becomes a sentence, or nothing."""

import re
import time
from typing import Any

import pytest

from indexer.engine.opensearch import health
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.health import ClusterHealth
from indexer.engine.opensearch.indices import Indices
from indexer.errors import ClusterDownError, ClusterError
from tests.indexer.engine.opensearch.stub import Answer, cluster, error, said

GREEN = {
    "timed_out": False,
    "status": "green",
    "number_of_nodes": 3,
    "discovered_cluster_manager": True,
    "unassigned_shards": 0,
    "initializing_shards": 0,
}


def of(access: ClusterAccess, nodes: int = 1) -> ClusterHealth:
    client = access.connect("news")
    return ClusterHealth(client, Indices(client, "news"), [*access.nodes, *["http://other:1"] * (nodes - 1)])


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({}, "^None$"),
        (
            {"status": "yellow", "unassigned_shards": 2, "initializing_shards": 1},
            "lacks 3 copies .*searches are answered",
        ),
        ({"discovered_cluster_manager": False}, "no manager.*nothing can be written.*Start the nodes"),
        ({"discovered_cluster_manager": False, "status": "red"}, "no manager.*searches are answered"),
        ({"number_of_nodes": 2}, "has 2 nodes, and 3 are named"),
    ],
)
def test_what_is_wrong_though_searches_are_answered(changed: dict[str, Any], sentence: str) -> None:
    with cluster(said(GREEN | changed)) as (access, stub):
        problem = of(access, 3).problem()
    assert stub.asked[0] == "/_cluster/health/news-documents,news-tables"
    assert re.search(sentence, str(problem))


@pytest.mark.parametrize(
    ("answer", "kind", "sentence"),
    [
        (said(GREEN | {"status": "red", "unassigned_shards": 4}), ClusterDownError, "missing .unassigned_shards: 4"),
        (lambda: (408, GREEN | {"status": "red", "timed_out": True}), ClusterError, "has no index news"),
        (error(401, "security_exception", "no user"), ClusterError, "refuses .*no user"),
    ],
)
def test_why_no_search_is_answered(answer: Answer, kind: type[ClusterError], sentence: str) -> None:
    with cluster(answer) as (access, _), pytest.raises(kind, match=sentence) as raised:
        of(access).problem()
    assert type(raised.value) is kind


def test_it_takes_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_MOST_SECONDS", 0.1)

    def slow() -> tuple[int, object]:
        time.sleep(0.4)
        return 200, GREEN

    before = time.monotonic()
    with cluster(slow) as (access, _):
        with pytest.raises(ClusterDownError, match="did not"):
            of(access).problem()
        assert time.monotonic() - before < 0.35


def test_however_many_ask_the_cluster_is_asked_once_a_second() -> None:
    with cluster(said(GREEN)) as (access, stub):
        asked = of(access)
        for _ in range(10):
            assert asked.problem() is None
    assert len(stub.asked) == 1
