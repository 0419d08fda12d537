"""What fails is listed, whichever run it failed in, and tried again; nothing of it is lost, and no build ends."""

import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from indexer.documents.document import Outcome
from indexer.documents.readers.formats import DocumentReader
from indexer.errors import SourceError, SourceWarning
from indexer.intake.problems import Problem, Problems
from indexer.intake.report import Report
from indexer.messages.catalogue import translate_error
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.build import build, update
from indexer.store.info import describe, needs_build, problems_of
from indexer.store.manifest import Manifest
from tests.progress import Silent

Spoil = Callable[[Path], object]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "sub/c.txt", "sub/d.txt"):
        (folder / name).write_text(f"خبر {name}\n\nعقدت القمة.", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def build_index(seeds: Path, index: Path) -> Report:
    return build([seeds], index, Silent())


def update_index(index: Path) -> Report:
    return update([], index, Silent())


def ids(index: Path) -> list[str]:
    return sorted(hit.id.removeprefix("seeds/") for hit in Searcher(index).search(Request("")).hits)


def problems(index: Path) -> list[str]:
    """Return the sentences of all problems, which `describe` counts and the manifest too."""
    facts, listed = describe(index), problems_of(index)
    assert facts["failed"] == listed.failures == Manifest.read(index).failed
    assert facts["problems"] == [problem.to_json() for problem in listed]
    return [str(problem.error) for problem in listed]


def stale(index: Path, seeds: Path) -> bool:
    is_stale = describe(index)["stale"]
    assert is_stale == needs_build(index, [seeds])
    return bool(is_stale)


ALL = ["a.txt", "b.txt", "sub/c.txt", "sub/d.txt"]


@pytest.fixture
def deny(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of files and folders that the system does not let us read; the tests run as root, whom it lets."""
    denied: set[str] = set()
    iterdir = Path.iterdir
    open_ = os.open

    def check(path: Path) -> None:
        if path.name in denied:
            raise PermissionError(13, "Permission denied", str(path))

    def open_or_deny(path: Any, *args: Any, **options: Any) -> int:
        check(Path(path))
        return open_(path, *args, **options)

    def iterdir_or_deny(self: Path) -> Iterator[Path]:
        check(self)
        return iterdir(self)

    monkeypatch.setattr(os, "open", open_or_deny)
    monkeypatch.setattr(Path, "iterdir", iterdir_or_deny)
    return denied


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Spoil, Spoil]]:
    """What to do to a file before and after it is read, by name."""
    spoilt: dict[str, tuple[Spoil, Spoil]] = {}

    read_file = DocumentReader.read

    def read(reader: DocumentReader, path: Path, name: str) -> Iterator[Outcome]:
        before, after = spoilt.get(path.name, (_nothing, _nothing))
        before(path)
        yield from read_file(reader, path, name)
        after(path)

    monkeypatch.setattr(DocumentReader, "read", read)
    return spoilt


def _nothing(path: Path) -> None: ...


def test_a_file_that_was_away_while_it_was_read_is_read_by_the_next_update(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    spoil["b.txt"] = (lambda path: path.rename(seeds.parent / "away"), _nothing)
    assert build_index(seeds, index).failed == 1
    assert (ids(index), problems(index)) == (
        ["a.txt", "sub/c.txt", "sub/d.txt"],
        ["seeds/b.txt: cannot be opened: No such file or directory."],
    )
    spoil.clear()
    (seeds.parent / "away").rename(seeds / "b.txt")
    assert stale(index, seeds)
    report = update_index(index)
    assert (report.added, report.failed, ids(index), problems(index)) == (1, 0, ALL, [])
    assert not stale(index, seeds)


def test_a_changed_file_that_goes_away_keeps_its_documents(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    build_index(seeds, index)
    (seeds / "b.txt").write_text("جديد\n\nانتهت القمة.", encoding="utf-8")
    spoil["b.txt"] = (lambda path: path.rename(seeds.parent / "away"), _nothing)
    assert (update_index(index).failed, ids(index)) == (1, ALL)
    assert Searcher(index).search(Request("جديد")).total == 0
    spoil.clear()
    (seeds.parent / "away").rename(seeds / "b.txt")
    assert (update_index(index).changed, problems(index)) == (1, [])
    assert Searcher(index).search(Request("جديد")).total == 1


def test_a_file_that_changes_while_it_is_read_is_read_again(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    spoil["b.txt"] = (_nothing, lambda path: path.write_text("جديد\n\nانتهت القمة.", encoding="utf-8"))
    build_index(seeds, index)
    assert (ids(index), problems(index)) == (
        ALL,
        ["seeds/b.txt: changed while it was read: the next update reads it again."],
    )
    spoil.clear()
    assert stale(index, seeds)
    assert (update_index(index).failed, Searcher(index).search(Request("جديد")).total) == (0, 1)


@pytest.mark.parametrize(("denied", "shown"), [("b.txt", "seeds/b.txt"), ("sub", "seeds/sub"), ("seeds", "seeds")])
def test_what_cannot_be_read_keeps_its_documents(
    seeds: Path, index: Path, deny: set[str], denied: str, shown: str
) -> None:
    build_index(seeds, index)
    deny.add(denied)
    assert stale(index, seeds)
    for _ in range(2):
        report = update_index(index)
        assert (report.removed, report.failed, ids(index)) == (0, 1, ALL)
        assert problems(index) == [f"{shown}: cannot be opened: Permission denied."]
        assert not stale(index, seeds)
    deny.clear()
    assert stale(index, seeds)
    assert (update_index(index).failed, ids(index), problems(index)) == (0, ALL, [])


def test_a_build_passes_over_what_it_cannot_read(seeds: Path, index: Path, deny: set[str]) -> None:
    deny |= {"b.txt", "sub"}
    report = build_index(seeds, index)
    assert (report.documents, report.failed, len(report.failures)) == (1, 2, 2)
    assert not stale(index, seeds)
    deny.discard("sub")
    assert stale(index, seeds)
    assert (update_index(index).added, ids(index)) == (2, ["a.txt", "sub/c.txt", "sub/d.txt"])


def test_corrections_that_cannot_be_read_leave_the_index_as_it_was(seeds: Path, index: Path, deny: set[str]) -> None:
    (seeds / "sub" / "corrections.tsv").write_text("drop\tpeople\tسيرغي لافروف\n", encoding="utf-8")
    build_index(seeds, index)
    for denied, reason in (("corrections.tsv", "cannot be opened"), ("sub", "corrections are in force")):
        deny.add(denied)
        with pytest.raises(SourceError, match=reason):
            update_index(index)
        deny.clear()
    assert not stale(index, seeds)


def row(id_: str) -> str:
    return json.dumps({"_id": id_, "title": "خبر", "text": id_}, ensure_ascii=False)


def test_an_unreadable_file_keeps_the_ids_that_it_has(seeds: Path, index: Path, deny: set[str]) -> None:
    """A file that cannot be read yields an id to an earlier one, and wins one back, when it can be read again."""
    (seeds / "m.jsonl").write_text(row("x"), encoding="utf-8")
    (seeds / "n.jsonl").write_text(row("x") + "\n" + row("n"), encoding="utf-8")
    build_index(seeds, index)
    deny.add("n.jsonl")
    (seeds / "m.jsonl").unlink()
    update_index(index)
    (seeds / "k.jsonl").write_text(row("n"), encoding="utf-8")
    update_index(index)
    assert {"n"} == set(ids(index)) - set(ALL)
    assert any("k.jsonl, line 1: a document of seeds/n.jsonl has the id n" in each for each in problems(index))
    deny.clear()
    assert stale(index, seeds)
    update_index(index)
    build_index(seeds, index.with_name("whole"))
    assert problems(index) == problems(index.with_name("whole"))
    assert [each for each in ids(index) if each not in ALL] == ["n", "x"]
    assert not stale(index, seeds)


def test_a_kept_file_may_lose_an_id_in_the_run_that_cannot_read_it(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    (seeds / "n.jsonl").write_text(row("x"), encoding="utf-8")
    build_index(seeds, index)
    (seeds / "k.jsonl").write_text(row("x") + "\n" + row("k"), encoding="utf-8")
    spoil["n.jsonl"] = (lambda path: path.rename(seeds.parent / "away"), _nothing)
    update_index(index)
    record = Searcher(index).document("x")
    assert record
    assert record.document.source == "seeds/n.jsonl"
    (seeds.parent / "away").rename(seeds / "n.jsonl")
    spoil.clear()
    update_index(index)
    build_index(seeds, index.with_name("whole"))
    assert (ids(index), problems(index)) == (ids(index.with_name("whole")), problems(index.with_name("whole")))


@pytest.mark.parametrize("seed", [0, 1, 10, 31, 43, 55])  # from the third on: an id is won back from a folder
def test_after_any_failures_an_update_gives_what_a_build_gives(
    seeds: Path, index: Path, deny: set[str], seed: int
) -> None:
    random = Random(seed)
    names = ("k.jsonl", "m.jsonl", "sub/l.jsonl", "sub/n.jsonl", "sub/z.jsonl")
    for step in range(5):
        deny.clear()
        for name in random.sample(names, 2):
            rows = random.choices([row(id_) for id_ in "uvwx"], k=random.randint(1, 3))
            (seeds / name).write_text("\n".join(rows), encoding="utf-8")
            if random.random() < 0.3:
                (seeds / name).unlink()
        deny |= set(random.sample(["sub", "k.jsonl", "l.jsonl", "n.jsonl"], random.randint(0, 2)))
        (update_index if step else partial(build_index, seeds))(index)
        assert not stale(index, seeds)
    deny.clear()
    update_index(index)
    whole = index.with_name("whole")
    build_index(seeds, whole)
    assert (contents(index), problems(index)) == (
        contents(index.with_name("whole")),
        problems(index.with_name("whole")),
    )


def contents(index: Path) -> dict[str, str]:
    """Return the source of each document."""
    searcher = Searcher(index)
    records = (searcher.document(hit.id) for hit in searcher.search(Request("")).hits)
    return {record.document.id: record.document.source for record in records if record}


@pytest.mark.parametrize(("name", "content"), [("bad.txt", b""), ("bad.xyz", b"x"), ("bad.txt", bytes(range(32)))])
def test_a_file_that_fails_is_tried_by_each_update_and_published_once(
    seeds: Path, index: Path, name: str, content: bytes
) -> None:
    (seeds / name).write_bytes(content)
    build_index(seeds, index)
    live = Manifest.read(index).generation
    (sentence,) = problems(index)
    assert not stale(index, seeds)
    for _ in range(2):
        report = update_index(index)
        assert (report.documents, report.added, report.failed, [*map(str, report.failures)]) == (4, 0, 1, [sentence])
        assert Manifest.read(index).generation == live
    (seeds / name).with_suffix(".txt").write_text("خبر\n\nصلح الملف.", encoding="utf-8")
    if name != "bad.txt":
        (seeds / name).unlink()
    assert stale(index, seeds)
    assert (update_index(index).added, problems(index)) == (1, [])


def test_rows_that_fail_are_listed_until_their_file_changes(seeds: Path, index: Path) -> None:
    (seeds / "rows.jsonl").write_text(f"{row('x')}\n{{\n{row('x')}\n", encoding="utf-8")
    assert build_index(seeds, index).failed == 2
    found = problems(index)
    assert [each.line for each in problems_of(index)] == [2, 3]
    (seeds / "a.txt").unlink()
    report = update_index(index)
    assert (report.failures, report.failed, problems(index)) == ([], 2, found)
    assert update_index(index).failed == 2
    (seeds / "rows.jsonl").write_text(row("x"), encoding="utf-8")
    assert (update_index(index).failed, problems(index)) == (0, [])
    (seeds / "rows.jsonl").unlink()
    assert (update_index(index).failed, ids(index)) == (0, ALL[1:])


def test_a_problem_can_be_shown_in_each_language_after_it_was_stored(tmp_path: Path) -> None:
    inner = SourceError('has no "text"; every document needs one.')
    error = SourceError("%(source)s, line %(line)s: %(error)s", source="a.jsonl", line=3, error=inner)
    warning = SourceWarning("%(source)s: one byte is lost.", source=Path("caf\udce9.txt"))
    stored = Problems([Problem.of(error, "row", "a.jsonl", "/x"), Problem.of(warning, "warning", "b", "/x")])
    stored.save(tmp_path)
    loaded = Problems.load(tmp_path)
    assert (loaded, loaded.failures, loaded.tried) == (stored, 1, {})
    assert [translate_error(language, loaded[0].error) for language in ("ar", "en")] == [
        translate_error(language, error) for language in ("ar", "en")
    ]
    assert str(loaded[1].error) == "caf\\udce9.txt: one byte is lost."
    assert isinstance(loaded[1].error, SourceWarning)
