"""The nodes of a cluster are killed, stopped and started one by one."""

from pathlib import Path

import pytest
from opensearchpy import OpenSearch

from benchmarks.peers.contract import PeerMissingError
from tests.cluster import __main__ as command
from tests.cluster.nodes import Cluster


@pytest.mark.cluster
def test_a_killed_node_comes_back(cluster: Cluster) -> None:
    cluster.kill(2)
    cluster.wait_until_green()
    with OpenSearch(cluster.addresses) as client:
        assert client.cluster.health()["number_of_nodes"] == 2
        cluster.start(2)
        assert client.cluster.health()["number_of_nodes"] == 3


def test_without_maven_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"A cluster cannot run here\..*no mvn: install Maven"):
        command.main("check")
    with pytest.raises(PeerMissingError):
        Cluster(tmp_path)
