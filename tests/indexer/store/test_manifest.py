"""Reading the live generation while others are published."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from indexer.errors import IndexMissingError, IndexStateError
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store import build as build_module
from indexer.store.build import build, update
from indexer.store.manifest import Manifest, read_live
from indexer.store.publisher import locked
from tests.indexer.archive import write_document
from tests.progress import Silent


class Reader:
    """Reads an index; each of the first reads is disturbed by another build."""

    def __init__(self, seeds: Path, index: Path, disturbed: int) -> None:
        self._seeds, self._index, self._disturbed = seeds, index, disturbed
        self.reads = 0

    def __call__(self, manifest: Manifest) -> str:
        self.reads += 1
        if self.reads <= self._disturbed:
            build([self._seeds], self._index, Silent())
            raise IndexStateError("a file is missing")
        return manifest.generation


@pytest.mark.parametrize("disturbed", [0, 1, 3])
def test_a_read_that_a_publication_disturbs_begins_again(seeds: Path, index: Path, disturbed: int) -> None:
    reader = Reader(seeds, index, disturbed)
    assert read_live(index, reader) == Manifest.read(index).generation
    assert reader.reads == disturbed + 1


def test_what_an_older_manifest_says_is_not_returned(seeds: Path, index: Path) -> None:
    seen = []

    def read(manifest: Manifest) -> str:
        seen.append(manifest.generation)
        if len(seen) == 1:
            build([seeds], index, Silent())
        return manifest.generation

    assert read_live(index, read) == Manifest.read(index).generation
    assert len(seen) == 2


def test_an_error_without_a_publication_is_raised_at_once(index: Path, tmp_path: Path) -> None:
    reads = []

    def fail(manifest: Manifest) -> None:
        reads.append(manifest)
        raise IndexStateError("a file is missing")

    with pytest.raises(IndexStateError, match="a file is missing"):
        read_live(index, fail)
    assert len(reads) == 1
    with pytest.raises(IndexMissingError):
        read_live(tmp_path, fail)


def test_an_update_begins_with_what_was_published_before_it_had_the_lock(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def late(folder: Path) -> Iterator[None]:
        write_document(seeds, 8)
        monkeypatch.setattr(build_module, "locked", locked)
        update([], index, Silent())
        (seeds / "008.txt").unlink()
        write_document(seeds, 9)
        with locked(folder):
            yield

    monkeypatch.setattr(build_module, "locked", late)
    update([], index, Silent())
    assert Searcher(index).total(Request("")) == 5
    assert {hit.id for hit in Searcher(index).search(Request("")).hits} >= {"seeds/009.txt"}
