"""Build workers that cannot do a build are named before it begins, or when they come later."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from indexer.crew.staff import Staff
from indexer.crew.workforce import Alone, Workforce
from indexer.documents.sources import list_source_files
from indexer.errors import IndexStateError
from indexer.forked_process import Work
from indexer.intake.changes import Changes, IndexedFiles
from indexer.store import readiness
from indexer.store.readiness import Seen, ready, see

T = TypeVar("T")
R = TypeVar("R")

WORKER = "tcp://10.0.0.7:4000"


@dataclass
class OneWorker:
    """A build worker that sees `change` of what this process sees."""

    change: Callable[[Seen], Seen]

    def ask(self, question: Callable[[], Any]) -> Mapping[str, Any]:
        return {WORKER: self.change(question())}

    def gather(self, work: Work[T, R]) -> AbstractContextManager[Workforce[T, R]]:
        return Alone(work)


@contextmanager
def twice() -> Iterator[Callable[[int], int]]:
    yield lambda number: 2 * number


@pytest.fixture
def changes(tmp_path: Path) -> Changes:
    folders = [tmp_path / "a", tmp_path / "b"]
    for folder in folders:
        folder.mkdir()
        (folder / "1.txt").write_text("خبر", encoding="utf-8")
        (folder / "2.txt").write_text("خبر آخر", encoding="utf-8")
    return Changes.between(IndexedFiles(), list_source_files(folders))


def check(changes: Changes, change: Callable[[Seen], Seen] = lambda seen: seen) -> None:
    ready(Staff(workers=OneWorker(change)), changes)


def test_a_worker_that_sees_the_same_is_taken(changes: Changes) -> None:
    check(changes)
    ready(Staff(), changes)  # nobody to ask


def test_one_file_of_each_source_is_looked_at(changes: Changes) -> None:
    files: list[Path] = []

    def look(seen: Seen) -> Seen:
        files.extend(map(Path, seen.unlike))
        return seen._replace(unlike=())

    for file in changes.files.values():
        file.path.write_text("نص آخر أطول", encoding="utf-8")
    check(changes, look)
    assert [(file.parent.name, file.name) for file in files] == [("b", "1.txt"), ("a", "1.txt")]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda seen: seen._replace(program="Kashshaf 0"), rf"{WORKER} has another program \(Kashshaf 0\).*install"),
        (lambda seen: seen._replace(unlike=("/disk/a.txt",)), rf"{WORKER} does not see /disk/a.txt .*same path"),
    ],
)
def test_another_program_or_another_disk_is_refused(
    changes: Changes, change: Callable[[Seen], Seen], sentence: str
) -> None:
    with pytest.raises(IndexStateError, match=sentence):
        check(changes, change)


def test_a_file_that_is_gone_closed_or_another_is_not_seen(changes: Changes) -> None:
    file, other, *_ = changes.files.values()
    gone = replace(file, path=file.path.with_name("gone.txt"))
    another = replace(other, stamp=file.stamp)
    assert see([file, gone, another, other]).unlike == [str(gone.path), str(another.path)]


def do(staff: Staff) -> int:
    with staff.gather(twice, is_much=True) as workforce:
        return workforce.result(workforce.submit(1))


@pytest.mark.parametrize(
    ("program", "folder", "sentence"),
    [
        ("Kashshaf 0", "b", r"process \d+ has another program \(Kashshaf 0\).*install"),
        ("", "elsewhere", r"process \d+ does not see .*/b as this machine does.*same path"),
    ],
)
def test_a_worker_that_comes_later_is_looked_at_too(
    changes: Changes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, folder: str, sentence: str
) -> None:
    staff = ready(Staff(workers=OneWorker(lambda seen: seen)), changes)
    (tmp_path / "a" / "1.txt").unlink()  # while the build runs, which is no fault of a worker
    assert do(staff) == 2
    if program:
        monkeypatch.setattr(readiness, "_program", lambda: program)
    (tmp_path / "b").rename(tmp_path / folder)
    with pytest.raises(IndexStateError, match=sentence):
        do(staff)
