"""An open searcher while the index below it is replaced, damaged, removed or changed in place."""

import logging
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indexer.errors import IndexMissingError, IndexStateError
from indexer.query.request import Request
from indexer.search import live_generation
from indexer.search.open_generation import OpenGeneration
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.publisher import rollback
from indexer.stored_files import MANIFEST_FILE
from tests.indexer.archive import live, write_document
from tests.progress import Silent


@pytest.fixture(autouse=True)
def look_always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_generation, "_LOOK_SECONDS", 0.0)


def publish_more(seeds: Path, index: Path) -> None:
    write_document(seeds, 9)
    update([], index, Silent())


def garble_manifest(index: Path) -> None:
    (index / MANIFEST_FILE).write_text("[]", encoding="utf-8")


def garble_values(index: Path) -> None:
    (live(index) / "engine/values_people.table").write_text("[]", encoding="utf-8")


def remove_engine(index: Path) -> None:
    shutil.rmtree(live(index) / "engine")


def empty_a_file(index: Path) -> None:
    next(live(index).glob("engine/*.term")).write_bytes(b"")


DAMAGES = [garble_manifest, garble_values, remove_engine, empty_a_file]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_searcher_goes_on_with_what_is_open_and_says_so_once(
    seeds: Path, index: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    searcher = Searcher(index)
    publish_more(seeds, index)
    damage(index)
    with caplog.at_level(logging.ERROR):
        assert [searcher.total(Request("")) for _ in range(5)] == [4] * 5
    (record,) = caplog.records
    assert "goes on with the generation that is open" in record.getMessage()
    assert searcher.problem is not None


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_opens_the_next_generation_that_is_whole(seeds: Path, index: Path, damage: Callable[[Path], None]) -> None:
    searcher = Searcher(index)
    publish_more(seeds, index)
    damage(index)
    assert searcher.total(Request("")) == 4
    build([seeds], index, Silent())
    assert searcher.total(Request("")) == 5
    assert searcher.problem is None


def test_it_follows_a_rollback(seeds: Path, index: Path) -> None:
    searcher = Searcher(index)
    publish_more(seeds, index)
    assert searcher.total(Request("")) == 5
    rollback(index, Silent())
    assert searcher.total(Request("")) == 4


def test_what_failed_for_a_moment_is_tried_again(seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = Searcher(index)
    publish_more(seeds, index)
    with monkeypatch.context() as patch:
        patch.setattr(OpenGeneration, "open", lambda *_, **__: 1 / 0)
        assert searcher.total(Request("")) == 4
    assert searcher.total(Request("")) == 4  # not at once
    monkeypatch.setattr(live_generation, "_RETRY_SECONDS", 0.0)
    assert searcher.total(Request("")) == 5


def test_a_searcher_that_need_not_open_waits_for_an_index(tmp_path: Path, seeds: Path) -> None:
    searcher = Searcher(tmp_path / "index", must_open=False)
    for _ in range(2):
        with pytest.raises(IndexMissingError, match="index-cli build"):
            searcher.total(Request(""))
    build([seeds], tmp_path / "index", Silent())
    assert searcher.total(Request("")) == 4


def append(file: Path) -> None:
    with file.open("ab") as stream:
        stream.write(b"x")


def overwrite(file: Path) -> None:
    content = file.read_bytes()
    with file.open("r+b") as stream:
        stream.write(bytes(len(content)))


@pytest.mark.parametrize("change", [append, overwrite])
@pytest.mark.parametrize("kind", ["store", "fast", "term", "idx"])
def test_no_answer_comes_from_a_file_that_is_changed_in_place(
    index: Path, change: Callable[[Path], None], kind: str
) -> None:
    searcher = Searcher(index)
    change(next(live(index).glob(f"engine/*.{kind}")))
    for _ in range(2):
        with pytest.raises(IndexStateError, match="damaged"):
            searcher.total(Request(""))
    with pytest.raises(IndexStateError, match="damaged"):
        _ = searcher.problem


TRUNCATED = """
import sys
from pathlib import Path
from indexer.errors import IndexStateError
from indexer.query.request import Request
from indexer.search import live_generation
from indexer.search.searcher import Searcher
live_generation._LOOK_SECONDS = float(sys.argv[2])
searcher = Searcher(Path(sys.argv[1]))
for file in Path(sys.argv[1]).glob("generation-*/engine/*.*"):
    with file.open("r+b") as stream:
        stream.truncate(0)
try:
    print(searcher.total(Request("تونس")), searcher.search(Request("تونس")).total)
except IndexStateError:
    print("damaged")
"""


@pytest.mark.parametrize("look_seconds", [0, 60])
def test_files_that_are_made_shorter_end_the_process_or_the_search(index: Path, look_seconds: int) -> None:
    """The system ends a process (SIGBUS) that reads what a mapped file has lost; workers are started again."""
    command = [sys.executable, "-c", TRUNCATED, str(index), str(look_seconds)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert (result.returncode, result.stdout) in [(-signal.SIGBUS, ""), (0, "damaged\n")], result.stderr


def test_a_file_that_is_only_touched_is_read_again(index: Path) -> None:
    searcher = Searcher(index)
    for file in live(index).rglob("*.*"):
        file.touch()
    assert searcher.total(Request("")) == 4
    assert searcher.problem is None


def test_files_may_be_replaced_or_removed(index: Path, tmp_path: Path) -> None:
    searcher = Searcher(index)
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "other").replace(next(live(index).glob("engine/*.fast")))
    assert searcher.total(Request("تونس")) == 1
    shutil.rmtree(index)
    assert searcher.total(Request("تونس")) == 1


@pytest.fixture
def read_only(index: Path) -> Iterator[Path]:
    """A copy of the index where another account can reach it, and nobody can write."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        copy = shutil.copytree(index, Path(name, "index"))
        paths = [copy, *copy.rglob("*")]
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield copy
        for path in paths:
            path.chmod(0o755)


AS_NOBODY = """
import os, sys
from pathlib import Path
from indexer.query.request import Request
from indexer.search.open_generation import OpenGeneration
from indexer.search.searcher import Searcher
from indexer.store.info import describe
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
index = Path(sys.argv[1])
try:
    (index / "x").touch()
    sys.exit("the folder can be written")
except OSError:
    pass
searcher = Searcher(index)
print(searcher.total(Request("")), bool(searcher.suggest(Request("تون"))), describe(index)["damaged"])
"""


def test_reading_is_enough_to_search_to_complete_and_to_describe(read_only: Path) -> None:
    """As another account where the tests run as root, who may write everywhere."""
    before = sorted(read_only.rglob("*"))
    command = [sys.executable, "-c", AS_NOBODY, str(read_only)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    assert result.stdout.split() == ["4", "True", "None"], result.stderr
    assert sorted(read_only.rglob("*")) == before
