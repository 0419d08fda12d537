"""What fails is listed, whichever run it failed in, and tried again; nothing of it is lost, and no build ends."""

from pathlib import Path

import pytest

from indexer.errors import SourceError, SourceWarning
from indexer.intake.problems import Problem, Problems
from indexer.messages.catalogue import translate_error
from indexer.query.request import Request
from indexer.search.searcher import Searcher
from indexer.store.info import problems_of
from indexer.store.manifest import Manifest
from tests.indexer.intake.failing_files import ALL, Spoil, build_index, ids, nothing, problems, row, stale, update_index


def test_a_file_that_was_away_while_it_was_read_is_read_by_the_next_update(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    spoil["b.txt"] = (lambda path: path.rename(seeds.parent / "away"), nothing)
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
    spoil["b.txt"] = (lambda path: path.rename(seeds.parent / "away"), nothing)
    assert (update_index(index).failed, ids(index)) == (1, ALL)
    assert Searcher(index).search(Request("جديد")).total == 0
    spoil.clear()
    (seeds.parent / "away").rename(seeds / "b.txt")
    assert (update_index(index).changed, problems(index)) == (1, [])
    assert Searcher(index).search(Request("جديد")).total == 1


def test_a_file_that_changes_while_it_is_read_is_read_again(
    seeds: Path, index: Path, spoil: dict[str, tuple[Spoil, Spoil]]
) -> None:
    spoil["b.txt"] = (nothing, lambda path: path.write_text("جديد\n\nانتهت القمة.", encoding="utf-8"))
    build_index(seeds, index)
    assert (ids(index), problems(index)) == (
        ALL,
        ["seeds/b.txt: changed while it was read: the next update reads it again."],
    )
    spoil.clear()
    assert stale(index, seeds)
    assert (update_index(index).failed, Searcher(index).search(Request("جديد")).total) == (0, 1)


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
