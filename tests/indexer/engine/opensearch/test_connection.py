"""What a person is told when a cluster does not answer, or refuses; and how it is known who asks whom."""

import ssl
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest
import trustme

from indexer.deadline import SlowSearchError, time_limit
from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.engine import OpenSearchEngine
from indexer.errors import ClusterDownError, ClusterError, KashshafError, QueryError
from tests.indexer.engine.opensearch.stub import Answer, Stub, cluster, error, said, serving


def slow() -> tuple[int, object]:
    sleep(0.5)
    return 200, {}


FAULTS: list[tuple[Answer, type[KashshafError], str]] = [
    (error(401, "security_exception", "no user"), ClusterError, r"refuses .*no user.*KASHSHAF_CLUSTER_USER"),
    (error(403, "security_exception", "not yours"), ClusterError, r"refuses .*not yours.*who may use the index news"),
    (error(404, "index_not_found_exception", "no such index"), ClusterError, r"has no index news .*index-cli build"),
    (error(404, "search_context_missing_exception", "gone"), ClusterDownError, r"lost a list .*gone.*try again"),
    (error(429, "rejected_execution_exception", "full"), ClusterDownError, r"too busy .*full.*look at its load"),
    (error(503, "no_shard_available", "red"), ClusterDownError, r"Part of the index news is missing .*start the nodes"),
    (error(400, "too_many_clauses", "65537"), QueryError, r"too large for the cluster .*fewer words"),
    (error(400, "parsing_exception", "odd"), ClusterError, r"cannot use the index news .*odd.*build it again"),
    (lambda: (404, "<!doctype html><html>No"), ClusterDownError, r"is not OpenSearch \(HTTP 404\): name the addresses"),
    (lambda: (502, "<html>Bad gateway</html>"), ClusterDownError, r"Part of the index news is missing \(HTTP 502\)"),
    (slow, ClusterDownError, r"did not answer in time .*try again"),
]


@pytest.mark.parametrize(("answer", "kind", "sentence"), FAULTS)
def test_a_fault_is_one_of_our_errors_with_the_way_out(
    answer: Answer, kind: type[KashshafError], sentence: str
) -> None:
    with cluster(answer) as (access, _), pytest.raises(kind, match=sentence) as raised:
        OpenSearchEngine(access, "news", read_only=True)
    assert type(raised.value) is kind


def test_without_a_cluster_a_sentence_says_so() -> None:
    access = ClusterAccess(("http://127.0.0.1:1",))
    with pytest.raises(ClusterDownError, match=r"http://127.0.0.1:1 cannot be reached .*start it"):
        OpenSearchEngine(access, "news", read_only=True)


@pytest.mark.parametrize(
    "meta", [None, {"version": "0", "columns": []}, {"version": "1", "columns": ["town"]}, {"columns": []}]
)
def test_an_index_of_another_version_is_refused(meta: object) -> None:
    mapping = {"news-documents": {"mappings": {"_meta": meta} if meta else {}}}
    with (
        cluster(said(mapping)) as (access, stub),
        pytest.raises(ClusterError, match=r"another version.*index-cli build"),
    ):
        OpenSearchEngine(access, "news", read_only=True)
    assert stub.asked == ["/news-documents/_mapping"]


def test_a_setting_of_the_cluster_that_may_not_be_made_is_an_error() -> None:
    few = {"persistent": {}, "defaults": {"indices.query.bool.max_clause_count": "1024"}}
    missing, refused = error(404, "index_not_found_exception", "news"), error(403, "security_exception", "no rights")
    with (
        cluster(missing, said(few), refused) as (access, stub),
        pytest.raises(
            ClusterError, match=r"max_clause_count: 65536.*whole cluster.*no rights.*whoever runs the cluster"
        ),
    ):
        OpenSearchEngine(access, "news")
    assert stub.asked[1:] == ["/_cluster/settings"] * 2


@pytest.mark.parametrize("node", ["http://10.1.2.3:9200", "http://search.example.org:9200", "http://[fd00::1]:9200"])
def test_a_password_is_not_sent_for_all_to_read(node: str) -> None:
    with pytest.raises(ClusterError, match=r"password of reader .*https://") as raised:
        ClusterAccess((node,), user="reader", password="open sesame").connect("news")
    assert "sesame" not in str(raised.value)


@pytest.mark.parametrize("node", ["http://127.0.0.1:9200", "http://[::1]:9200", "http://localhost:9200"])
def test_a_password_may_be_sent_to_this_machine(node: str) -> None:
    ClusterAccess((node,), user="reader", password="open sesame").connect("news")


def test_a_password_is_in_no_sentence() -> None:
    with cluster(error(401, "security_exception", "no user")) as (open_, _):
        access = ClusterAccess(open_.nodes, user="reader", password="open sesame")
        with pytest.raises(ClusterError) as raised:
            OpenSearchEngine(access, "news", read_only=True)
    assert "sesame" not in f"{raised.value} {access!r}"


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    """The file of an authority that has signed a certificate for 127.0.0.1, which is beside it."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    made.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "here.pem"))
    made.issue_cert("search.example.org").private_key_and_cert_chain_pem.write_to_path(str(tmp_path / "there.pem"))
    return tmp_path / "authority.pem"


def secure(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def node(authority: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a node with the certificate that a test names."""
    with serving(Stub([said({"name": "node"})]), tls=secure(authority.with_name(request.param))) as address:
        yield address


@pytest.mark.parametrize("node", ["here.pem"], indirect=True)
def test_a_node_whose_authority_is_named_is_trusted(node: str, authority: Path) -> None:
    client = ClusterAccess((node,), "reader", "open sesame", certificates=str(authority)).connect("news")
    assert client.info() == {"name": "node"}


@pytest.mark.parametrize(
    ("node", "named"), [("here.pem", False), ("there.pem", True)], indirect=["node"], ids=["unknown", "of another name"]
)
def test_a_node_that_is_not_trusted_is_asked_nothing(node: str, authority: Path, *, named: bool) -> None:
    client = ClusterAccess((node,), certificates=str(authority) if named else "").connect("news", builds=True)
    with pytest.raises(ClusterError, match=r"not trusted .*verify failed.*KASHSHAF_CLUSTER_CERTIFICATES") as raised:
        client.info()
    assert not isinstance(raised.value, ClusterDownError)  # it does not pass


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_certificates_that_cannot_be_read_are_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "authority.pem"
    if content:
        file.write_text(content, encoding="utf-8")
    access = ClusterAccess(("https://127.0.0.1:1",), certificates=str(file))
    with pytest.raises(ClusterError, match=r"authority.pem cannot be read .*PEM"):
        access.connect("news")


def test_a_document_that_is_refused_is_an_error() -> None:
    refused = {"status": 403, "error": {"type": "cluster_block_exception", "reason": "disk full"}}
    answer = {"errors": True, "items": [{"index": {"_id": "1", **refused}}]}
    with (
        cluster(said(answer)) as (access, _),
        pytest.raises(ClusterError, match=r"does not take a document .*disk full.*run the command again"),
    ):
        send(access.connect("news"), "news", [{"_id": "1", "_source": {}}], 10)


def test_no_request_begins_after_the_time_is_over() -> None:
    client = ClusterAccess(("http://127.0.0.1:1",)).connect("news")
    with time_limit(1e-9), pytest.raises(SlowSearchError):
        client.info()


def test_nodes_that_speak_http_are_not_called_untrusted() -> None:
    with serving(Stub([said({})])) as address:
        access = ClusterAccess((address.replace("http://", "https://"),))
        with pytest.raises(ClusterError, match=r"do not speak https .*name them as http://"):
            OpenSearchEngine(access, "news", read_only=True)


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("retry_on_primary_exception", "takes no documents .*restart the nodes that stayed up"),
        ("disk_exception", "does not take a document .*look at its disks"),
    ],
)
def test_what_a_cluster_refuses_to_write(kind: str, sentence: str) -> None:
    reason = "shard is not in primary mode" if kind.startswith("retry") else "full"
    item = {"index": {"_id": "1", "status": 500, "error": {"type": kind, "reason": reason}}}
    with cluster(said({"errors": True, "items": [item]})) as (access, _), pytest.raises(ClusterError, match=sentence):
        send(access.connect("news"), "news-writing", [{"_id": "1", "_source": {}}], 500)
