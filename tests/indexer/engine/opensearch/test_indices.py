"""Indices of the cluster are made once, also if the request to make one is sent again."""

import pytest

from indexer.engine.fields import FacetFields
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.indices import Indices
from indexer.errors import ClusterError
from tests.indexer.engine.opensearch.stub import cluster, error, said

ABSENT = error(404, "index_not_found_exception", "no such index")
SETTINGS = said({"defaults": {"indices.query.bool.max_clause_count": "65536"}})
MADE = said({"acknowledged": True})


def create(access: ClusterAccess) -> None:
    Indices(access.connect("news"), "news").create(FacetFields(()), 1)


def test_an_index_that_a_request_before_has_made_is_taken() -> None:
    exists = error(400, "resource_already_exists_exception", "index [news-tables] already exists")
    with cluster(ABSENT, SETTINGS, exists, said({}), MADE) as (access, stub):
        create(access)
    assert stub.asked[2:] == ["/news-tables", "/news-tables", "/news-documents"]


def test_an_index_that_cannot_be_made_is_an_error() -> None:
    refused = error(400, "validation_exception", "too many shards")
    with (
        cluster(ABSENT, SETTINGS, refused, ABSENT) as (access, _),
        pytest.raises(ClusterError, match="too many shards"),
    ):
        create(access)
