"""Engines that the contract is tested with: Tantivy, and OpenSearch on a cluster that the tests start."""

from itertools import count

import pytest

from indexer.engine.base import Engine
from indexer.engine.opensearch.connection import ClusterAccess
from indexer.engine.opensearch.engine import OpenSearchEngine
from indexer.engine.tantivy.engine import TantivyEngine
from tests.indexer.engine.contract import RECORDS, MakeEngine, fill


@pytest.fixture(scope="session", params=["tantivy", pytest.param("opensearch", marks=pytest.mark.cluster)])
def make_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> MakeEngine:
    """Makes a new engine without documents; it takes the options of an engine."""
    if request.param == "tantivy":
        return lambda **options: TantivyEngine(tmp_path_factory.mktemp("index"), **options)
    access = ClusterAccess(tuple(request.getfixturevalue("cluster").addresses), shards=2)
    names = (f"contract-{number}" for number in count())
    return lambda **options: OpenSearchEngine(access, next(names), **options)


@pytest.fixture(scope="session")
def engine(make_engine: MakeEngine) -> Engine:
    """An engine with RECORDS, which no test changes."""
    return fill(make_engine(), RECORDS)


@pytest.fixture
def own_engine(make_engine: MakeEngine) -> Engine:
    """An engine with RECORDS, which a test may change."""
    return fill(make_engine(), RECORDS)
