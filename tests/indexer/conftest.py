"""A small archive and its index, new for each test; build workers for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.store.build import build
from tests.dask_workers import Machines, running_workers
from tests.indexer.archive import write_archive
from tests.progress import Silent


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "seeds", 4)


@pytest.fixture
def index(tmp_path: Path, seeds: Path) -> Path:
    build([seeds], tmp_path / "index", Silent())
    return tmp_path / "index"


@pytest.fixture(scope="session")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Two build workers; a task that ends one is done once more."""
    with running_workers(tmp_path_factory.mktemp("workers"), allowed_failures=1) as machines:
        yield machines
