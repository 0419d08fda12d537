"""An index and a depot of each kind: a folder, and an object store in memory."""

from pathlib import Path

import pytest
from obstore.store import MemoryStore

from indexer.store.depot import objects


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """What any address of an object store leads to."""
    store = MemoryStore()
    monkeypatch.setattr(objects, "from_url", lambda *_, **__: store)
    return store


@pytest.fixture(params=["folder", "objects"])
def depot(request: pytest.FixtureRequest, tmp_path: Path, store: MemoryStore) -> str:
    """The address of an empty depot."""
    return str(tmp_path / "depot") if request.param == "folder" else "s3://bucket/archive"
