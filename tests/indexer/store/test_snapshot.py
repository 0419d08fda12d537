"""Snapshots of an index, taken and restored; also of a damaged one, and while another generation is published."""

import shutil
from pathlib import Path

import pytest

from indexer.errors import IndexMissingError, IndexStateError, OutputError
from indexer.intake.report import Progress
from indexer.store import snapshot
from indexer.store.build import update
from indexer.store.manifest import Manifest
from indexer.store.publisher import rollback
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import answers, write_document
from tests.progress import Silent


def change(seeds: Path, index: Path) -> None:
    (seeds / "new.txt").write_text("خبر جديد عن معرض الكتاب في بنغازي.\n", encoding="utf-8")
    update([], index, Silent())


def damage(index: Path) -> Path:
    file = next((index / Manifest.read(index).generation).rglob("*.fast"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    return file


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and path.name != ".lock"
    }


def test_a_snapshot_is_an_index_that_answers_alike(index: Path, tmp_path: Path) -> None:
    manifest = snapshot.take(index, tmp_path / "copies" / "monday", Silent())
    assert manifest == Manifest.read(tmp_path / "copies" / "monday") == Manifest.read(index)
    assert answers(tmp_path / "copies" / "monday") == answers(index)
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["monday"]


def test_restoring_brings_the_answers_back_and_a_rollback_undoes_it(index: Path, seeds: Path, tmp_path: Path) -> None:
    before = answers(index)
    snapshot.take(index, tmp_path / "monday", Silent())
    change(seeds, index)
    after = answers(index)
    snapshot.restore(tmp_path / "monday", index, Silent())
    assert answers(index) == before != after
    rollback(index, Silent())
    assert answers(index) == after


def test_a_snapshot_is_restored_where_there_is_no_index(index: Path, tmp_path: Path) -> None:
    snapshot.take(index, tmp_path / "monday", Silent())
    expected = answers(index)
    shutil.rmtree(index)
    snapshot.restore(tmp_path / "monday", index, Silent())
    assert answers(index) == expected


class Publishing(Silent):
    """Publishes two generations when the copying begins: the one that is copied is then gone."""

    def __init__(self, seeds: Path, index: Path) -> None:
        self._seeds, self._index, self._done = seeds, index, False

    def begin(self, label: str, total: int) -> None:
        if not self._done:
            self._done = True
            change(self._seeds, self._index)
            write_document(self._seeds, 9)
            update([], self._index, Silent())


def test_a_generation_published_meanwhile_is_copied_if_the_one_begun_is_gone(
    index: Path, seeds: Path, tmp_path: Path
) -> None:
    progress: Progress = Publishing(seeds, index)
    snapshot.take(index, tmp_path / "monday", progress)
    assert answers(tmp_path / "monday") == answers(index)
    assert Manifest.read(tmp_path / "monday").generation == Manifest.read(index).generation


def test_a_damaged_index_gives_no_snapshot(index: Path, tmp_path: Path) -> None:
    file = damage(index)
    with pytest.raises(IndexStateError, match=f"The index is damaged \\({file} has other content\\)"):
        snapshot.take(index, tmp_path / "monday", Silent())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "seeds"]


def test_a_damaged_snapshot_is_not_restored(index: Path, tmp_path: Path) -> None:
    snapshot.take(index, tmp_path / "monday", Silent())
    file = damage(tmp_path / "monday")
    before = tree(index)
    with pytest.raises(IndexStateError, match=f"The index is damaged \\({file} has other content\\)"):
        snapshot.restore(tmp_path / "monday", index, Silent())
    assert tree(index) == before


def test_a_folder_that_is_no_snapshot_is_not_restored(index: Path, seeds: Path) -> None:
    before = tree(index)
    with pytest.raises(IndexMissingError):
        snapshot.restore(seeds, index, Silent())
    assert tree(index) == before


def test_a_snapshot_replaces_nothing(index: Path, seeds: Path, tmp_path: Path) -> None:
    before = tree(seeds)
    with pytest.raises(OutputError, match="exists already: give the snapshot a new folder"):
        snapshot.take(index, seeds, Silent())
    with pytest.raises(OutputError, match="lies inside the index: put the snapshot beside it"):
        snapshot.take(index, index / "generation-copy", Silent())
    assert tree(seeds) == before


def test_a_snapshot_that_cannot_be_written_leaves_nothing(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OutputError, match="monday cannot be written \\(No space left on device\\)"):
        snapshot.take(index, tmp_path / "monday", Silent())
    assert not (tmp_path / "monday").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "seeds"]
    before = tree(index)
    with pytest.raises(IndexStateError, match=r"cannot be written \(No space left on device\).+stays as it was"):
        snapshot.restore(index, tmp_path / "other", Silent())
    assert tree(index) == before
    assert not (tmp_path / "other" / MANIFEST_FILE).exists()
