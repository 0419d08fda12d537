"""The variables that say how a cluster is asked."""

import pytest

from indexer.engine.opensearch.connection import ClusterAccess
from indexer.errors import IndexStateError

NODES = ("http://127.0.0.1:9200",)


def test_without_variables_the_defaults_hold() -> None:
    assert ClusterAccess.from_environment(NODES) == ClusterAccess(NODES)


def test_all_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {"USER": "reader", "PASSWORD": "sesame", "CERTIFICATES": "/ca.pem"}
    said |= {"CONNECT_SECONDS": "1.5", "READ_SECONDS": "8", "BUILD_SECONDS": "900", "SHARDS": "12"}
    for name, text in said.items():
        monkeypatch.setenv(f"KASHSHAF_CLUSTER_{name}", text)
    assert ClusterAccess.from_environment(NODES) == ClusterAccess(NODES, "reader", "sesame", "/ca.pem", 1.5, 8, 900, 12)


@pytest.mark.parametrize("text", ["soon", "0", "-1", "inf", "nan", "3s"])
def test_what_is_no_number_of_seconds_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("KASHSHAF_CLUSTER_READ_SECONDS", text)
    with pytest.raises(IndexStateError, match=f"KASHSHAF_CLUSTER_READ_SECONDS is “{text}”.*as 2.5 or 30"):
        ClusterAccess.from_environment(NODES)


@pytest.mark.parametrize("text", ["many", "0", "-1", "1025", "1.5", "٣"])
def test_what_is_no_number_of_shards_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("KASHSHAF_CLUSTER_SHARDS", text)
    with pytest.raises(IndexStateError, match=f"KASHSHAF_CLUSTER_SHARDS is “{text}”.*from 1 to 1024"):
        ClusterAccess.from_environment(NODES)


def test_a_misspelled_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KASHSHAF_CLUSTER_SECRET", "sesame")
    with pytest.raises(IndexStateError, match=r"SECRET says nothing.*KASHSHAF_CLUSTER_PASSWORD") as raised:
        ClusterAccess.from_environment(NODES)
    assert "sesame" not in str(raised.value)
