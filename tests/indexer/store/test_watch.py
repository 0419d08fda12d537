import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Timer

import pytest

from indexer.errors import IndexMissingError, IndexStateError, KashshafError
from indexer.intake.report import Report
from indexer.store.build import build, update
from indexer.store.watch import Pace, follow
from tests.indexer.archive import write_archive
from tests.progress import Silent

FAST = Pace(quiet=0.1, retry=0.2)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive", 2)


@pytest.fixture
def index(archive: Path) -> Path:
    """An index inside the folder that is followed, so that its own files must not count as changes."""
    build([archive], archive / "index", Silent())
    return archive / "index"


def following(index: Path) -> Iterator[Report | KashshafError]:
    return follow(index, lambda: update([], index, Silent()), Event(), FAST)


def documents(outcome: Report | KashshafError) -> int:
    assert isinstance(outcome, Report)
    return outcome.documents


def test_each_change_of_a_source_updates_the_index(index: Path, archive: Path) -> None:
    outcomes = following(index)
    assert documents(next(outcomes)) == 2
    (archive / "new.txt").write_text("خبر جديد عن المدينة", encoding="utf-8")
    assert documents(next(outcomes)) == 3
    (archive / "new.txt").unlink()
    assert documents(next(outcomes)) == 2


def test_a_source_that_is_gone_is_followed_again_when_it_is_back(index: Path, archive: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(index, own)
    outcomes = following(own)
    next(outcomes)
    archive.rename(tmp_path / "elsewhere")
    assert "Nothing is left of" in str(next(outcomes))
    (tmp_path / "elsewhere").rename(archive)
    outcome = next(outcomes)
    while isinstance(outcome, KashshafError):
        outcome = next(outcomes)
    (archive / "new.txt").write_text("خبر جديد عن المدينة", encoding="utf-8")
    assert documents(next(outcomes)) == 3


def test_an_update_that_failed_is_tried_again(index: Path) -> None:
    tries: list[Report | KashshafError] = [IndexStateError("busy"), Report(7)]

    def renew() -> Report:
        outcome = tries.pop(0)
        if isinstance(outcome, KashshafError):
            raise outcome
        return outcome

    outcomes = follow(index, renew, Event(), FAST)
    assert str(next(outcomes)) == "busy"
    assert documents(next(outcomes)) == 7


def test_it_ends_when_it_is_told_to(index: Path) -> None:
    stop = Event()
    outcomes = follow(index, Report, stop, FAST)
    next(outcomes)
    stop.set()
    assert list(outcomes) == []


def test_without_an_index_there_is_nothing_to_follow(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        next(following(tmp_path / "none"))


def test_a_system_that_refuses_ends_nothing(index: Path) -> None:
    def renew() -> Report:
        raise OSError("No space left on device")

    outcomes = follow(index, renew, Event(), FAST)
    assert "No space left on device" in str(next(outcomes))
    assert "No space left on device" in str(next(outcomes))


def test_a_source_that_another_command_adds_is_followed_too(index: Path, tmp_path: Path) -> None:
    outcomes = following(index)
    next(outcomes)
    more = write_archive(tmp_path / "more", 1)
    update([more], index, Silent())
    assert documents(next(outcomes)) == 3
    (more / "new.txt").write_text("خبر جديد عن المدينة", encoding="utf-8")
    assert documents(next(outcomes)) == 4


def test_hidden_files_are_no_change(index: Path, archive: Path) -> None:
    updates: list[bool] = []

    def renew() -> Report:
        updates.append((archive / "new.txt").exists())
        return Report()

    outcomes = follow(index, renew, Event(), FAST)
    next(outcomes)
    timer = Timer(0.6, (archive / ".new.txt.swp").rename, (archive / "new.txt",))
    (archive / ".new.txt.swp").write_text("خبر", encoding="utf-8")
    timer.start()
    next(outcomes)
    assert updates == [False, True]
