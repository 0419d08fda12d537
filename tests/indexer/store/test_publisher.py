"""What a build, an update and a rollback leave in the folder of an index, also when one fails or the power does."""

import os
import resource
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import IndexMissingError, IndexStateError, SourceError
from indexer.store.build import build, update
from indexer.store.generation import Generation
from indexer.store.manifest import PREVIOUS_FILE, Manifest
from indexer.store.publisher import building, prune, publish, rollback
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import answers, live, write_document
from tests.progress import Silent


def generations(index: Path) -> set[str]:
    return {path.name for path in index.glob("generation-*")}


def publish_empty(index: Path) -> str:
    """Publish a generation without documents and return its name."""
    with building(index) as draft:
        draft.open_engine().commit()
        publish(draft, Manifest.describe(draft, 0))
    return draft.path.name


def garble(index: Path) -> None:
    (index / MANIFEST_FILE).write_text("not a manifest", encoding="utf-8")


def remove(index: Path) -> None:
    (index / MANIFEST_FILE).unlink()


def flip_a_digit(index: Path) -> None:
    text = (index / MANIFEST_FILE).read_text(encoding="utf-8")
    (index / MANIFEST_FILE).write_text(text.replace('"failed": 0', '"failed": 1'), encoding="utf-8")


def forbid(index: Path) -> None:
    (index / MANIFEST_FILE).unlink()
    (index / MANIFEST_FILE).mkdir()  # nobody can read a folder as a file, not even root


UNREADABLE = [garble, remove, flip_a_digit, forbid]


def test_the_live_generation_and_the_previous_one_are_kept(index: Path) -> None:
    first = live(index).name
    second = publish_empty(index)
    assert generations(index) == {first, second}
    third = publish_empty(index)
    assert generations(index) == {second, third}
    assert Manifest.read(index, PREVIOUS_FILE).generation == second


@pytest.mark.parametrize("damage", UNREADABLE)
def test_a_build_that_fails_deletes_nothing_while_the_manifest_cannot_be_read(
    index: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    publish_empty(index)
    (index / "generation-of-another").mkdir()
    before = generations(index)
    damage(index)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        build([tmp_path / "empty"], index, Silent())
    assert generations(index) == before


@pytest.mark.parametrize("damage", UNREADABLE[:3])
def test_a_build_that_succeeds_publishes_and_leaves_the_cleaning_to_the_next(
    index: Path, damage: Callable[[Path], None]
) -> None:
    publish_empty(index)
    before = generations(index)
    damage(index)
    third = publish_empty(index)
    assert generations(index) == {*before, third}
    fourth = publish_empty(index)
    assert generations(index) == {third, fourth}


def test_a_draft_that_fails_is_removed_and_no_other(index: Path) -> None:
    before = generations(index)
    with pytest.raises(ValueError, match="reason"), building(index):
        raise ValueError("reason")
    assert generations(index) == before


def test_a_first_build_removes_what_killed_ones_left_but_no_whole_generation(seeds: Path, tmp_path: Path) -> None:
    index = tmp_path / "new"
    build([seeds], index, Silent())
    (index / "manifest.json").unlink()
    whole = {path.name for path in index.glob("generation-*")}
    (index / "generation-20260101T000000-half" / "engine").mkdir(parents=True)
    build([seeds], index, Silent())
    live = Manifest.read(index).generation
    assert {path.name for path in index.glob("generation-*")} == {*whole, live}


def test_a_previous_manifest_that_cannot_be_read_keeps_all_generations(index: Path) -> None:
    second = publish_empty(index)
    before = generations(index)
    (index / PREVIOUS_FILE).write_text("{", encoding="utf-8")
    third = publish_empty(index)
    assert generations(index) == {*before, third}
    assert publish_empty(index) in generations(index)
    assert second not in generations(index)


def test_what_is_live_stays_if_the_disk_fails_right_after_publishing(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest names the draft already when the folder cannot be synchronised: it may not be removed."""

    def sync(path: Path) -> None:
        if path == index and "documents" in (index / MANIFEST_FILE).read_text(encoding="utf-8"):
            manifest = Manifest.read(index)
            if manifest.documents == 0:
                raise OSError(5, "Input/output error")

    monkeypatch.setattr("indexer.store.publisher.sync", sync)
    with pytest.raises(OSError, match="Input/output"):
        publish_empty(index)
    assert live(index).is_dir()


def test_all_is_on_the_disk_before_the_manifest_and_its_folder_after(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, Path]] = []
    fsync, replace = os.fsync, os.replace

    def recorded_fsync(descriptor: int) -> None:
        calls.append(("fsync", Path(f"/proc/self/fd/{descriptor}").readlink()))
        fsync(descriptor)

    def recorded_replace(source: Path, target: Path) -> None:
        calls.append(("replace", Path(target)))
        replace(source, target)

    monkeypatch.setattr(os, "fsync", recorded_fsync)
    monkeypatch.setattr(os, "replace", recorded_replace)
    publish_empty(index)
    generation = live(index)
    published = calls.index(("replace", index / MANIFEST_FILE))
    before, after = calls[:published], calls[published + 1 :]
    for path in (*Generation(generation).files(), generation / "engine", generation, index, index / ".manifest.json"):
        assert ("fsync", path) in before, path
    assert before.index(("fsync", generation / "engine")) < before.index(("fsync", generation))
    assert before.index(("fsync", generation)) < before.index(("fsync", index))
    assert before.index(("fsync", index / ".previous.json")) < before.index(("replace", index / PREVIOUS_FILE))
    assert after == [("fsync", index)]


@pytest.mark.parametrize("umask", [0o022, 0o027, 0o002, 0o077])
def test_all_files_and_folders_have_the_modes_of_the_umask(index: Path, seeds: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        build([seeds], index, Silent())
        write_document(seeds, 9)
        update([], index, Silent())
    finally:
        os.umask(before)
    modes = {
        (path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode)))
        for path in (live(index), *live(index).rglob("*"), index / MANIFEST_FILE, index / PREVIOUS_FILE)
        if path.suffix != ".lock"
    }
    assert modes == {(True, oct(0o777 & ~umask)), (False, oct(0o666 & ~umask))}


def test_rollback_swaps_the_generations_and_a_second_one_swaps_them_back(index: Path, seeds: Path) -> None:
    first = answers(index)
    write_document(seeds, 9)
    update([], index, Silent())
    second = answers(index)
    assert rollback(index, Silent()).documents == 4
    assert answers(index) == first
    assert rollback(index, Silent()).documents == 5
    assert answers(index) == second
    assert len(generations(index)) == 2


def test_rollback_without_a_previous_generation_says_so(index: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexStateError, match="no previous generation"):
        rollback(index, Silent())
    with pytest.raises(IndexMissingError, match="index-cli build"):
        rollback(tmp_path / "nowhere", Silent())


def test_rollback_refuses_a_damaged_generation_and_changes_nothing(index: Path, seeds: Path) -> None:
    old = live(index)
    write_document(seeds, 9)
    build([seeds], index, Silent())
    before = answers(index)
    flip(next(old.glob("engine/*.store")))
    with pytest.raises(IndexStateError, match="damaged"):
        rollback(index, Silent())
    assert answers(index) == before


@pytest.mark.parametrize("damage", UNREADABLE[:3])
def test_rollback_mends_an_index_whose_manifest_cannot_be_read(index: Path, damage: Callable[[Path], None]) -> None:
    before = answers(index)
    publish_empty(index)
    damage(index)
    assert rollback(index, Silent()).documents == 4
    assert answers(index) == before
    with pytest.raises(IndexStateError, match="no previous generation"):
        rollback(index, Silent())


def test_a_damaged_generation_does_not_take_the_place_of_the_previous_one(index: Path, seeds: Path) -> None:
    write_document(seeds, 5)
    update([], index, Silent())
    flip(next(live(index).rglob("*.fast")))
    build([seeds], index, Silent())
    assert len(generations(index)) == 2
    assert rollback(index, Silent()).documents == 4


def flip(file: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_folder_that_cannot_be_made_or_written_is_one_sentence(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(IndexStateError, match="--index"):
        build([seeds], tmp_path / "file" / "index", Silent())
    (tmp_path / "index" / ".lock").mkdir(parents=True)
    with pytest.raises(IndexStateError, match="an account that may write there"):
        build([seeds], tmp_path / "index", Silent())


def test_a_manifest_that_cannot_be_read_names_a_build_of_the_sources_of_the_previous_one(
    index: Path, seeds: Path
) -> None:
    garble(index)
    with pytest.raises(IndexStateError, match=f"`index-cli build SOURCE --index {index}`"):
        Manifest.read(index)
    build([seeds], index, Silent())
    publish_empty(index)
    garble(index)
    with pytest.raises(IndexStateError, match=f"`index-cli build {seeds} --index {index}`"):
        Manifest.read(index)


@pytest.mark.parametrize("size", [0, 500, 5_000])
def test_a_disk_that_takes_no_more_is_named_and_leaves_the_index(index: Path, seeds: Path, size: int) -> None:
    before = answers(index)
    write_document(seeds, 5)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        with pytest.raises(IndexStateError, match="cannot be written"):
            update([], index, Silent())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert answers(index) == before
    assert len(generations(index)) == 1


def test_prune_keeps_the_live_generation_alone(index: Path) -> None:
    first, second = live(index), publish_empty(index)
    size = sum(file.stat().st_size for file in first.rglob("*") if file.is_file())
    assert prune(index, Silent()) >= size
    assert generations(index) == {second}
    with pytest.raises(IndexStateError, match="no previous generation"):
        rollback(index, Silent())
    assert prune(index, Silent()) == 0


def test_prune_leaves_the_previous_generation_beside_a_damaged_one(index: Path) -> None:
    first, second = live(index).name, publish_empty(index)
    next((index / second).rglob("*.json")).write_text("x")
    with pytest.raises(IndexStateError, match="damaged"):
        prune(index, Silent())
    assert generations(index) == {first, second}
