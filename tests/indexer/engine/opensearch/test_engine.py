"""Behaviour specific to a cluster: pages of any depth, strict fields, documents that are sent twice."""

from collections.abc import Iterator

import pytest
from opensearchpy import OpenSearch

from indexer.engine.opensearch import lists
from indexer.engine.opensearch.bulk import send
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.engine import OpenSearchEngine, delete_index
from indexer.engine.opensearch.paging import pages
from indexer.engine.opensearch.several import search_several
from indexer.errors import IndexStateError
from indexer.query.parser import parse
from indexer.query.request import Filters, Sort
from indexer.values.canonical import make_entry
from indexer.values.unified import UnifiedValues
from tests.cluster.nodes import Cluster
from tests.indexer.engine.contract import fill, record

pytestmark = pytest.mark.cluster

INDEX = "specific"
DOCUMENTS = 120
RECORDS = [record(f"r{n}", "عنوان", f"خبر {'جديد ' * (n % 7)}", people=f"شخص {n}") for n in range(DOCUMENTS)]


@pytest.fixture(scope="module")
def access(cluster: Cluster) -> ClusterAccess:
    return ClusterAccess(tuple(cluster.addresses), shards=2)


@pytest.fixture(scope="module")
def engine(access: ClusterAccess) -> Iterator[OpenSearchEngine]:
    engine = OpenSearchEngine(access, INDEX)
    fill(engine, RECORDS)
    yield engine
    delete_index(access, INDEX)


@pytest.fixture(scope="module")
def client(access: ClusterAccess) -> OpenSearch:
    return access.connect(INDEX)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_pages_after_the_window_of_a_cluster_follow_one_another(
    engine: OpenSearchEngine, sort: Sort, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = engine.search(parse("خبر جديد~"), Filters(), sort, DOCUMENTS)
    monkeypatch.setattr(lists, "WINDOW", 20)
    parts = [engine.search(parse("خبر جديد~"), Filters(), sort, 25, offset) for offset in range(0, DOCUMENTS, 25)]
    assert [key for part in parts for key in part.keys] == list(whole.keys)
    assert {part.total for part in parts} == {whole.total} == {len(whole.keys)}


@pytest.mark.parametrize("size", [7, 40, DOCUMENTS, 1000])
def test_all_is_found_once_whatever_the_size_of_a_page(engine: OpenSearchEngine, client: OpenSearch, size: int) -> None:
    body = {"query": {"match_all": {}}, "sort": ["number"]}
    found = [hit["_source"]["id"] for hit in pages(client, f"{INDEX}-documents", body, size)]
    assert found == [each.document.id for each in RECORDS]


def test_of_several_searches_one_that_fails_raises_its_error(engine: OpenSearchEngine, client: OpenSearch) -> None:
    everything = {"query": {"match_all": {}}, "track_total_hits": True}
    answers = search_several(client, f"{INDEX}-documents", [everything] * 150)
    assert [answer["hits"]["total"]["value"] for answer in answers] == [DOCUMENTS] * 150
    with pytest.raises(IndexStateError, match="odd"):
        search_several(client, f"{INDEX}-documents", [everything, {"query": {"odd": {}}}])


def test_a_document_that_is_sent_twice_is_there_once(engine: OpenSearchEngine) -> None:
    engine.write(make_entry(each, UnifiedValues()) for each in RECORDS[:30])
    engine.commit()
    assert engine.documents == engine.count(parse("خبر"), Filters()) == DOCUMENTS
    assert engine.frequency("words", "خبر") == DOCUMENTS


def test_a_field_that_the_index_lacks_is_refused(engine: OpenSearchEngine, client: OpenSearch) -> None:
    with pytest.raises(IndexStateError, match="strict_dynamic_mapping_exception"):
        send(client, f"{INDEX}-documents", [{"_id": "odd", "_source": {"odd": 1}}], 10)
    assert engine.documents == DOCUMENTS
