"""What a cluster needs of the machine."""

from pathlib import Path

import pytest

from benchmarks.peers.contract import PeerMissingError
from tests.cluster import __main__ as command
from tests.cluster.nodes import Cluster


def test_without_maven_a_sentence_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"A cluster cannot run here\..*no mvn: install Maven"):
        command.main("check")
    with pytest.raises(PeerMissingError):
        Cluster(tmp_path)
