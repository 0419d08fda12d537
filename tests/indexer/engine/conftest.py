from pathlib import Path

import pytest

from indexer.engine.base import Engine
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.engine.contract import ENGINES, RECORDS


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    engine: Engine = request.param(tmp_path)
    engine.write(make_entry(record, CanonicalValues()) for record in RECORDS)
    engine.commit()
    return engine
