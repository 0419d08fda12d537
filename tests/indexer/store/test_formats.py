"""Indexes of every past format, two documents each: known as such, never read as today's, replaced by a build."""

import tarfile
from pathlib import Path

import pytest

from indexer.errors import IndexStateError
from indexer.search.searcher import Searcher
from indexer.store.build import build
from indexer.store.generation import SCHEMA_VERSION
from indexer.store.info import describe, needs_build
from indexer.store.manifest import Manifest
from indexer.store.publisher import rollback
from tests.indexer.archive import write_archive
from tests.progress import Silent

FORMATS = Path(__file__).parent / "formats"
PAST = range(1, int(SCHEMA_VERSION))


@pytest.fixture(params=PAST)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with tarfile.open(FORMATS / f"schema-{request.param}.tar.gz") as archive:
        archive.extractall(tmp_path / "index", filter="data")
    return tmp_path / "index"


def test_every_past_format_is_here() -> None:
    assert len(list(FORMATS.iterdir())) == len(PAST)


def test_an_index_of_a_past_format_is_described(index: Path) -> None:
    facts = describe(index)
    assert (facts["documents"], facts["sources"], facts["stale"], facts["damaged"]) == (2, ["/archive"], True, None)
    assert needs_build(index, [Path("/archive")])


def test_it_is_not_searched(index: Path) -> None:
    sentence = f"made by another version: run `index-cli build /archive --index {index}`"
    with pytest.raises(IndexStateError, match=sentence):
        Searcher(index)


def test_a_build_replaces_it_and_no_rollback_goes_back(index: Path, tmp_path: Path) -> None:
    build([write_archive(tmp_path / "archive", 3)], index, Silent())
    assert Manifest.read_current(index).documents == Searcher(index).documents == 3
    with pytest.raises(IndexStateError, match="made by another version"):
        rollback(index, Silent())
    assert Searcher(index).documents == 3
