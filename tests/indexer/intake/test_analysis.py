"""Several processes make the same index as one, whatever happens to them."""

import json
import os
import signal
from collections.abc import Iterable
from pathlib import Path

import pytest

from analyzers.mentions import find_mentions_of
from analyzers.token import Mention
from indexer.documents.document import Document, Outcome
from indexer.documents.sources import DIGESTS_FILE
from indexer.errors import SourceError, SourceWarning
from indexer.intake import analysis
from indexer.intake.analysis import chunks
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import problems_of
from indexer.store.manifest import Manifest
from tests.indexer.intake.failing_files import problems, row
from tests.progress import Silent

DEADLY = "نص قاتل"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of some kinds, of which one counts as large; ids of one are in another too, and rows are wrong."""
    monkeypatch.setattr(analysis, "_SHARED_BYTES", 3000)
    monkeypatch.setattr(analysis, "_BATCH_LETTERS", 100)
    monkeypatch.setattr(analysis, "_TASK_BYTES", 1500)
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(12):
        text = f"خبر {number}\n\nقال سيرغي لافروف في القاهرة يوم {number + 1} أكتوبر 2023 إن الحكومة وافقت."
        (folder / f"n{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "n03.html").write_text("<html><title>صفحة</title><p>زار نبيل فهمي بيروت.</p></html>", encoding="utf-8")
    rows = [row(f"id{number % 40}") for number in range(60)]
    rows[7], rows[30] = "{]", json.dumps({"_id": "lone", "title": "\ud83d خبر", "text": "نص"})
    (folder / "large.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "small.jsonl").write_text("\n".join(rows[:5]), encoding="utf-8")
    return folder


def contents(index: Path) -> dict[str, bytes]:
    """Return our own files of the live generation, and the documents; how old files were at the time is left out."""
    generation = index / Manifest.read(index).generation
    searcher = Searcher(index)
    hits = searcher.search(Request("", limit=1000, all_copies=True)).hits
    documents = {hit.id: repr(searcher.document(hit.id)).encode() for hit in hits}
    files = (file for file in generation.iterdir() if file.is_file() and file.name != DIGESTS_FILE)
    return {file.name: file.read_bytes() for file in files} | documents


def test_any_number_of_processes_makes_the_same_index(archive: Path, tmp_path: Path) -> None:
    reports = [build([archive], tmp_path / f"index{jobs}", Silent(), jobs=jobs) for jobs in (1, 2, 5)]
    assert reports[0].documents == 12 + 1 + 40 + 1 - 1
    one, *others = [contents(tmp_path / f"index{jobs}") for jobs in (1, 2, 5)]
    assert all(other == one for other in others)
    assert len({tuple(map(str, (*report.failures, *report.warnings))) for report in reports}) == 1


def test_an_update_with_several_processes(archive: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        build([archive], tmp_path / f"index{jobs}", Silent(), jobs=jobs)
    (archive / "a.jsonl").write_text("\n".join([row("id3"), row("new")]), encoding="utf-8")
    (archive / "n05.txt").unlink()
    (archive / "n06.txt").write_text("خبر آخر\n\nوصل نبيل فهمي إلى تونس.", encoding="utf-8")
    for jobs in (1, 2):
        update([], tmp_path / f"index{jobs}", Silent(), jobs=jobs)
    build([archive], tmp_path / "whole", Silent(), jobs=2)
    assert problems(tmp_path / "index1") == problems(tmp_path / "index2") == problems(tmp_path / "whole")
    one, two = (Searcher(tmp_path / f"index{jobs}").search(Request("", limit=1000)).hits for jobs in (1, 2))
    assert one == two


def test_a_file_that_kills_its_process_is_a_problem_and_no_other(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "n05.txt").write_text(f"خبر\n\n{DEADLY}", encoding="utf-8")
    lines = (archive / "large.jsonl").read_text(encoding="utf-8").split("\n")
    lines[20] = json.dumps({"_id": "deadly", "text": DEADLY})
    (archive / "large.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = find_mentions_of

    def die(texts: Iterable[tuple[str, object]]) -> list[list[Mention]]:
        if any(DEADLY in text for text, _ in texts):
            os.kill(os.getpid(), signal.SIGKILL)
        return found(list(texts))  # type: ignore[arg-type]

    monkeypatch.setattr(analysis, "find_mentions_of", die)
    build([archive], tmp_path / "index", Silent(), jobs=2)
    lost = {problem.source.partition("/")[2] for problem in problems_of(tmp_path / "index") if problem.scope == "file"}
    assert lost == {"empty.txt", "n05.txt", "large.jsonl"}
    everything = Request("", limit=1000, all_copies=True)
    ids = {hit.id for hit in Searcher(tmp_path / "index").search(everything).hits}
    assert {"archive/n04.txt", "archive/n06.txt", "id0", "id39"} <= ids
    monkeypatch.setattr(analysis, "find_mentions_of", found)
    update([], tmp_path / "index", Silent())
    build([archive], tmp_path / "whole", Silent())
    assert problems(tmp_path / "index") == problems(tmp_path / "whole")


def _document(id_: str, letters: int) -> Document:
    return Document(id_, "خبر", "ن" * letters, None, "a.jsonl")


WARNING, ERROR = SourceWarning("odd"), SourceError("bad")


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([], [(0, "", True)]),
        ([ERROR], [(0, "!", True)]),
        ([_document("a", 10), _document("b", 10)], [(0, "ab", True)]),
        ([_document("a", 200), WARNING, _document("b", 10)], [(0, "a?", False), (1, "b", True)]),
        ([_document("a", 200), ERROR], [(0, "a!", True)]),
        ([_document("a", 60), _document("b", 60), _document("c", 1)], [(0, "ab", False), (1, "c", True)]),
    ],
)
def test_outcomes_are_cut_before_a_document(
    outcomes: list[Outcome], expected: list[tuple[int, str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analysis, "_BATCH_LETTERS", 100)
    signs = {SourceWarning: "?", SourceError: "!"}
    found = [
        (number, "".join(each.id if isinstance(each, Document) else signs[type(each)] for each in chunk), is_last)
        for number, chunk, is_last in chunks(outcomes)
    ]
    assert found == expected
