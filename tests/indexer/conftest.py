"""A small archive and its index, new for each test."""

from pathlib import Path

import pytest

from indexer.store.build import build
from tests.indexer.archive import write_archive
from tests.progress import Silent


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "seeds", 4)


@pytest.fixture
def index(tmp_path: Path, seeds: Path) -> Path:
    build([seeds], tmp_path / "index", Silent())
    return tmp_path / "index"
