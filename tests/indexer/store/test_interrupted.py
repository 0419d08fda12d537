"""A build that was interrupted goes on where it was; the index is the one that an uninterrupted build makes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from analyzers.mentions import find_mentions_of
from indexer.errors import SourceError
from indexer.intake import analysis, spool
from indexer.intake.report import Report
from indexer.store.build import build, update
from tests.indexer.intake.failing_files import row
from tests.indexer.intake.test_analysis import contents
from tests.progress import Silent

SPOOL = "unfinished.spool"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysis, "_SHARED_BYTES", 1000)
    monkeypatch.setattr(analysis, "_BATCH_LETTERS", 100)
    monkeypatch.setattr(analysis, "_TASK_BYTES", 1)
    monkeypatch.setattr(spool, "_WORTH_BYTES", 1)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(6):
        (folder / f"n{number}.txt").write_text(f"خبر {number}\n\nزار لافروف القاهرة.", encoding="utf-8")
    rows = [
        json.dumps({"_id": f"id{n}", "title": f"خبر {n}", "text": f"وصل نبيل فهمي {'نص ' * 30}"}) for n in range(20)
    ]
    (folder / "large.jsonl").write_text("\n".join([*rows[:15], "{]", *rows[15:]]), encoding="utf-8")
    return folder


class Analysed:
    """Counts the texts that are analysed, and interrupts the build at one."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, stop_at: str = "") -> None:
        self.texts: list[str] = []
        self._stop_at = stop_at
        monkeypatch.setattr(analysis, "find_mentions_of", self._find)

    def _find(self, texts: list[tuple[str, None]]) -> object:
        if self._stop_at and any(self._stop_at in text for text, _ in texts):
            raise KeyboardInterrupt
        self.texts += [text for text, _ in texts]
        return find_mentions_of(texts)


def interrupted(archive: Path, index: Path, monkeypatch: pytest.MonkeyPatch, stop_at: str) -> int:
    """Interrupt a build at a text; return how many it has analysed."""
    analysed = Analysed(monkeypatch, stop_at)
    with pytest.raises(KeyboardInterrupt):
        build([archive], index, Silent())
    assert (index / SPOOL).exists()
    monkeypatch.setattr(analysis, "find_mentions_of", find_mentions_of)
    return len(analysed.texts)


def finished(archive: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Report, int]:
    """Build again, compare with an uninterrupted build; return the report, and how many texts were analysed."""
    analysed = Analysed(monkeypatch)
    report = build([archive], index, Silent())
    count = len(analysed.texts)
    build([archive], index.with_name("whole"), Silent())
    assert contents(index) == contents(index.with_name("whole"))
    assert not (index / SPOOL).exists()
    return report, count


@pytest.mark.parametrize(("stop_at", "done"), [("خبر 9\n", 9), ("خبر 3\nزار", 20 + 3)])
def test_what_was_analysed_is_taken_over(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_at: str, done: int
) -> None:
    assert interrupted(archive, tmp_path / "index", monkeypatch, stop_at) == done
    report, count = finished(archive, tmp_path / "index", monkeypatch)
    bad_batch = 1 if done > 15 else 0  # the batch with the line that is wrong is made again, so that no error is lost
    assert (report.taken_over, count) == (done - bad_batch, 26 - done + bad_batch)


def test_an_update_goes_on_too(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([archive], tmp_path / "index", Silent())
    for name in ("o1.txt", "o2.txt", "o3.txt"):
        (archive / name).write_text(f"خبر جديد {name}\n\nوصل نبيل فهمي.", encoding="utf-8")
    analysed = Analysed(monkeypatch, "o3.txt")
    with pytest.raises(KeyboardInterrupt):
        update([], tmp_path / "index", Silent())
    assert len(analysed.texts) == 2
    analysed = Analysed(monkeypatch)
    assert update([], tmp_path / "index", Silent()).taken_over == 2
    assert len(analysed.texts) == 1
    assert not (tmp_path / "index" / SPOOL).exists()


def change_content(archive: Path, index: Path) -> None:
    (archive / "n0.txt").write_text("خبر آخر", encoding="utf-8")


def rename(archive: Path, index: Path) -> None:
    (archive / "n0.txt").rename(archive / "m0.txt")


def flip_a_bit(archive: Path, index: Path) -> None:
    content = bytearray((index / SPOOL).read_bytes())
    content[len(content) - 40] ^= 4
    (index / SPOOL).write_bytes(content)


def cut_off(archive: Path, index: Path) -> None:
    os.truncate(index / SPOOL, (index / SPOOL).stat().st_size - 10)


@pytest.mark.parametrize("harm", [change_content, rename, flip_a_bit, cut_off])
def test_nothing_else_is_taken_over(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path, Path], None]
) -> None:
    interrupted(archive, tmp_path / "index", monkeypatch, "خبر 1\nزار")
    harm(archive, tmp_path / "index")
    assert (
        finished(archive, tmp_path / "index", monkeypatch)[0].taken_over == 19
    )  # of 21, without the batch that is wrong


def test_another_version_takes_nothing_over(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(archive, tmp_path / "index", monkeypatch, "خبر 1\nزار")
    monkeypatch.setattr("indexer.store.build.ANALYZER_VERSION", "another")
    report = build([archive], tmp_path / "index", Silent())
    assert (report.documents, report.taken_over) == (26, 0)


@pytest.mark.parametrize("content", [b"", b"\n", b"garbage", b"[1]\n[2]\n", bytes(range(256)) * 20])
def test_what_is_no_spool_is_nothing(archive: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / SPOOL).write_bytes(content)
    assert build([archive], tmp_path / "index", Silent()).documents == 26
    assert not (tmp_path / "index" / SPOOL).exists()


def test_an_update_without_changes_removes_what_is_of_no_use(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "index", Silent())
    (tmp_path / "index" / SPOOL).write_bytes(b"old")
    update([], tmp_path / "index", Silent())
    assert not (tmp_path / "index" / SPOOL).exists()


def test_a_small_build_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_WORTH_BYTES", 1 << 20)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError):
        build([tmp_path / "empty"], tmp_path / "index", Silent())
    assert not (tmp_path / "index" / SPOOL).exists()


_BUILD = """
import sys
from pathlib import Path
from indexer.intake import analysis
from indexer.store.build import build
from tests.progress import Silent
analysis._SHARED_BYTES, analysis._BATCH_LETTERS, analysis._TASK_BYTES = 1000, 100, 1
build([Path(sys.argv[1])], Path(sys.argv[2]), Silent(), jobs=int(sys.argv[3]))
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_kills_at_random_moments(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    (archive / "more.jsonl").write_text("\n".join(row(f"more{n}") for n in range(40)), encoding="utf-8")
    random = Random(jobs)
    for _ in range(3):
        command = [sys.executable, "-c", _BUILD, str(archive), str(tmp_path / "index"), str(jobs)]
        running = subprocess.Popen(command)
        while not (tmp_path / "index" / SPOOL).exists() and running.poll() is None:
            time.sleep(0.01)
        time.sleep(random.random())
        running.send_signal(signal.SIGKILL)
        running.wait()
    report, _ = finished(archive, tmp_path / "index", monkeypatch)
    assert report.documents == 26 + 40
