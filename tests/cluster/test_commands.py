"""An index in a cluster, built, searched, brought up to date and shown by the commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from opensearchpy import OpenSearch

from indexer.cli.index import main as index_cli
from indexer.cli.search import main as search_cli
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.indices import published
from indexer.search.searcher import Searcher
from tests.cluster.nodes import Cluster
from tests.indexer.archive import write_archive
from web.app import create_app

pytestmark = pytest.mark.cluster


def run(*arguments: object) -> str:
    result = CliRunner().invoke(index_cli, [*map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def found(index: Path, query: str) -> dict[str, object]:
    result = CliRunner().invoke(search_cli, [query, "--json", "--index", str(index)], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output  # 1 without hits
    answer: dict[str, object] = json.loads(result.output)
    return answer | {"took_ms": None}


@pytest.fixture
def indices(cluster: Cluster) -> set[str]:
    """The indices of the cluster that there are before a test."""
    return names(cluster)


def names(cluster: Cluster) -> set[str]:
    with OpenSearch(cluster.addresses) as client:
        return {row["index"] for row in client.cat.indices(format="json")}


def live(cluster: Cluster) -> str:
    return published(ClusterAccess(tuple(cluster.addresses)), "kashshaf-there")


def test_an_index_in_a_cluster_is_used_as_one_in_a_folder(tmp_path: Path, cluster: Cluster, indices: set[str]) -> None:
    sources = write_archive(tmp_path / "seeds", 6)
    here, there = tmp_path / "here", tmp_path / "there"
    run("build", sources, "--index", here)
    nodes = [part for address in cluster.addresses for part in ("--cluster", address)]
    run("build", sources, "--index", there, "--engine", "opensearch", *nodes)
    for query in ("لافروف", "مدرسة غائبة", "places:موسكو", "وونسن~", "سفين*"):
        assert found(there, query) == found(here, query)
    client = create_app(Searcher(there)).test_client()
    assert client.get("/", query_string={"q": "لافروف"}).status_code == 200
    assert "damage" not in run("check", "--index", there)

    before = live(cluster)
    (sources / "new.txt").write_text("خبر جديد من صنعاء\n\nوصل الوفد إلى صنعاء أمس.", encoding="utf-8")
    run("update", "--index", there)
    run("update", "--index", here)
    assert found(there, "صنعاء") == found(here, "صنعاء")
    assert live(cluster) != before  # the alias names the new generation
    run("rollback", "--index", there)
    assert live(cluster) == before
    run("rollback", "--index", there)
    run("prune", "--index", there)
    assert len(names(cluster) - indices) == 2  # the documents and the tables of the live generation
    run("build", sources, "--index", there)
    assert json.loads(run("info", "--json", "--index", there))["cluster"] == cluster.addresses  # it stays there
    run("update", "--index", there, "--engine", "tantivy")
    assert found(there, "صنعاء") == found(here, "صنعاء")


def test_an_update_says_that_the_cluster_has_lost_documents(tmp_path: Path, cluster: Cluster) -> None:
    sources, there = write_archive(tmp_path / "seeds", 3), tmp_path / "lost"
    nodes = [part for address in cluster.addresses for part in ("--cluster", address)]
    run("build", sources, "--index", there, *nodes)
    before = found(there, "لافروف")
    access = ClusterAccess(tuple(cluster.addresses))
    with OpenSearch(cluster.addresses) as client:
        client.indices.delete(index=f"{published(access, 'kashshaf-lost')}-tables")
    result = CliRunner().invoke(index_cli, ["update", "--index", str(there)])
    assert result.exit_code not in (0, 1)
    assert "has no index" in result.output
    run("build", sources, "--index", there)
    assert found(there, "لافروف") == before
