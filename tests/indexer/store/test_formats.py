"""Indexes of every past format, two documents each: known as such, never read as today's, replaced by a build."""

import tarfile
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import IndexStateError, SourceError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, forget, update
from indexer.store.generation import SCHEMA_VERSION
from indexer.store.info import describe, needs_build
from indexer.store.manifest import Manifest
from indexer.store.publisher import rollback
from indexer.stored_files import MANIFEST_FILE
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


def write_sources(index: Path, *sources: Path) -> None:
    manifest = replace(Manifest.read(index), sources=tuple(map(str, sources)))
    (index / MANIFEST_FILE).write_text(manifest.to_json(), encoding="utf-8")


@pytest.fixture
def archive(index: Path, tmp_path: Path) -> Path:
    """The archive from which the index says that it was built: two documents."""
    write_sources(index, tmp_path / "archive")
    return write_archive(tmp_path / "archive", 2)


def test_an_update_builds_it_anew_from_its_sources(index: Path, archive: Path, tmp_path: Path) -> None:
    other = write_archive(tmp_path / "other", 3)
    assert update([other], index, Silent()).documents == 5
    assert Manifest.read_current(index).sources == (str(archive), str(other))
    assert Searcher(index).total(Request("")) == 5


def test_an_update_whose_archive_is_gone_leaves_it(index: Path, archive: Path) -> None:
    for file in archive.iterdir():
        file.unlink()
    before = (index / MANIFEST_FILE).read_bytes()
    with pytest.raises(SourceError, match="The index stays as it was"):
        update([], index, Silent())
    assert (index / MANIFEST_FILE).read_bytes() == before


@pytest.mark.parametrize("is_gone", [True, False])
def test_one_of_two_sources_that_is_gone_or_empty_can_be_given_up(
    index: Path, archive: Path, tmp_path: Path, is_gone: bool
) -> None:
    gone = tmp_path / "gone"
    write_sources(index, archive, gone)
    if not is_gone:
        gone.mkdir()
    with pytest.raises(SourceError, match=f"forget {gone} --index {index}"):
        update([], index, Silent())
    assert forget([gone], index, Silent()).documents == 2
    assert Manifest.read_current(index).sources == (str(archive),)
