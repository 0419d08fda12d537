from pathlib import Path

import pytest

from indexer.engine.base import Engine
from indexer.values.canonical import CanonicalValues, make_entry
from tests.indexer.engine.contract import ENGINES, RECORDS


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    made: Engine = request.param(tmp_path)
    made.write(make_entry(each, CanonicalValues()) for each in RECORDS)
    made.commit()
    return made
