from pathlib import Path

import pytest

from indexer.engine.base import Engine
from tests.indexer.engine.contract import ENGINES, RECORDS, fill


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    return fill(request.param(tmp_path), RECORDS)
