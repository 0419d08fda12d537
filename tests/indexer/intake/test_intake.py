"""Which file an id belongs to: after any updates, the one that a build gives it to."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from zipfile import ZipFile

import pytest

from indexer.intake.intake import MAX_ID_BYTES
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import describe, problems_of
from tests.progress import Silent

Files = Mapping[str, Sequence[str]]  # the ids in each file


def write(folder: Path, files: Files) -> None:
    """Make these the files of a folder; a document has its file and its place in its text."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, ids in files.items():
        rows = [{"_id": id_, "title": f"خبر {id_}", "text": f"{name} {row}"} for row, id_ in enumerate(ids)]
        (folder / name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


def contents(index: Path) -> tuple[dict[str, str], list[dict[str, object]]]:
    """Return the text of each document, and the problems."""
    searcher = Searcher(index)
    records = {hit.id: searcher.document(hit.id) for hit in searcher.search(Request("")).hits}
    problems = [problem.to_json() for problem in problems_of(index)]
    return {id_: record.document.body for id_, record in records.items() if record}, problems


def refresh(index: Path) -> None:
    update([], index, Silent(), allow_removal=True)


def check_updates(tmp_path: Path, history: Sequence[Files]) -> None:
    write(tmp_path / "in", history[0])
    build([tmp_path / "in"], tmp_path / "index", Silent())
    for files in history[1:]:
        write(tmp_path / "in", files)
        refresh(tmp_path / "index")
        build([tmp_path / "in"], tmp_path / "whole", Silent(), allow_removal=True)
        assert contents(tmp_path / "index") == contents(tmp_path / "whole"), history
        assert describe(tmp_path / "index")["stale"] is False
        assert update([], tmp_path / "index", Silent()).documents == describe(tmp_path / "whole")["documents"]


AB, BA = ["x", "a"], ["x", "b"]


@pytest.mark.parametrize(
    "history",
    [
        [{"a.jsonl": AB, "b.jsonl": BA}, {"b.jsonl": BA}],  # the file that has the id is deleted
        [{"a.jsonl": AB, "b.jsonl": BA}, {"a.jsonl": ["a"], "b.jsonl": BA}],  # it no longer has it
        [{"b.jsonl": BA}, {"a.jsonl": AB, "b.jsonl": BA}],  # an earlier file brings it
        [{"a.jsonl": ["a"], "b.jsonl": BA}, {"a.jsonl": AB, "b.jsonl": BA}],
        [{"a.jsonl": AB}, {"a.jsonl": AB, "b.jsonl": BA}],  # a later file brings it
        [{"a.jsonl": AB, "b.jsonl": BA}, {"a.jsonl": ["b"], "b.jsonl": ["a", "x"]}],  # both change
        [{"a.jsonl": AB, "b.jsonl": BA, "c.jsonl": ["x", "b"]}, {"c.jsonl": ["x", "b"]}],
        [{"b.jsonl": ["x"], "c.jsonl": ["x", "y"], "d.jsonl": ["y"]}, {"b.jsonl": ["y"], "d.jsonl": ["y", "x"]}],
        [{"b.jsonl": ["y"], "c.jsonl": ["x", "y"], "d.jsonl": ["x"]}, {"a.jsonl": ["x"], "c.jsonl": ["x", "y"]}],
        [{"a.jsonl": ["x", "x", "a"]}, {"a.jsonl": ["a", "x", "x"]}],  # twice in one file
        [{"a.jsonl": ["a"], "b.jsonl": ["x"]}, {"a.jsonl": ["in/b.txt"], "b.txt": ["is its own id"]}],
    ],
)
def test_an_id_belongs_to_the_first_file(tmp_path: Path, history: Sequence[Files]) -> None:
    check_updates(tmp_path, history)


@pytest.mark.parametrize("seed", range(6))
def test_any_updates_give_the_ids_of_a_build(tmp_path: Path, seed: int) -> None:
    check_updates(tmp_path, random_history(Random(seed)))


def random_history(random: Random, length: int = 4) -> list[Files]:
    """Return a history of a few files that share a few ids; each step changes some of them."""
    files: dict[str, list[str]] = {"always.jsonl": ["always"]}
    history: list[Files] = []
    for _ in range(length):
        for name in random.sample(["a.jsonl", "b.jsonl", "c.jsonl", "d.jsonl", "z.jsonl"], random.randint(1, 3)):
            if random.random() < 0.3:
                files.pop(name, None)
            else:
                files[name] = random.choices(["always", "u", "v", "w", "x"], k=random.randint(0, 3))
        history.append(dict(files))
    return history


def test_an_id_that_is_there_already_is_named_with_its_line(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.jsonl": ["a", "b", "a", "c", "x" * (MAX_ID_BYTES + 1)], "b.jsonl": ["d", "b"]})
    report = build([tmp_path / "in"], tmp_path / "index", Silent())
    places = [str(error).split(": ")[0] for error in report.failures]
    assert places == ["in/a.jsonl, line 3", "in/a.jsonl, line 5", "in/b.jsonl, line 2"]


def test_an_id_that_is_there_already_is_named_with_its_object_and_the_file_inside_an_archive(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = [{"_id": "a", "text": "نص"}] * 2
    objects, lines = json.dumps(rows), "\n".join(map(json.dumps, rows))
    (tmp_path / "in/a.json").write_text(objects)
    with ZipFile(tmp_path / "in/b.zip", "w") as archive:
        for name, content in (("x/rows.json", objects), ("rows.jsonl", lines)):
            archive.writestr(name, content)
    report = build([tmp_path / "in"], tmp_path / "index", Silent())
    assert [str(error).split(": ")[0] for error in report.failures] == [
        "in/a.json, object 2",
        "in/b.zip/x/rows.json, object 1",
        "in/b.zip/x/rows.json, object 2",
        "in/b.zip/rows.jsonl, line 1",
        "in/b.zip/rows.jsonl, line 2",
    ]


def test_a_file_of_one_document_is_named_without_a_line(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.jsonl": ["in/b.txt"]})
    (tmp_path / "in" / "b.txt").write_text("قمة\n\nعقدت القمة.", encoding="utf-8")
    (failure,) = build([tmp_path / "in"], tmp_path / "index", Silent()).failures
    assert str(failure) == "in/b.txt: a document of in/a.jsonl has the id in/b.txt already: give it one of its own."


def test_a_lost_id_is_a_problem_that_names_the_file_that_has_it(tmp_path: Path) -> None:
    write(tmp_path / "in", {"a.jsonl": AB, "b.jsonl": BA})
    report = build([tmp_path / "in"], tmp_path / "index", Silent())
    assert (report.documents, report.failed) == (3, 1)
    (failure,) = report.failures
    assert str(failure) == "in/b.jsonl, line 1: a document of in/a.jsonl has the id x already: give it one of its own."


@pytest.mark.parametrize(("id_", "documents"), [("ب" * (MAX_ID_BYTES // 2), 2), ("x" * (MAX_ID_BYTES + 1), 1)])
def test_an_id_that_is_too_long_is_refused(tmp_path: Path, id_: str, documents: int) -> None:
    write(tmp_path / "in", {"a.jsonl": ["a", id_]})
    report = build([tmp_path / "in"], tmp_path / "index", Silent())
    assert report.documents == documents
    assert [str(error).partition("; ")[2] for error in report.failures] == ["give it one of at most 2048."] * (
        2 - documents
    )
    assert documents == 1 or Searcher(tmp_path / "index").document(id_)
