import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from indexer.query.request import Filters, Request
from indexer.search.searcher import Searcher
from indexer.store.generation import Generation
from indexer.store.info import describe
from indexer.store.manifest import Manifest
from tests.indexer.reports import CUT, FINAL, FLOOD, REORDERED, stored_groups
from tests.indexer.store.small_index import build_index, find_ids, people, update_index, write_seeds


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return write_seeds(tmp_path / "seeds")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.mark.parametrize(
    ("change", "counts", "query", "hits"),
    [
        (lambda seeds: None, (0, 0, 0), "وونسان", {"seeds/wonsan.txt"}),
        (
            lambda seeds: (seeds / "new.txt").write_text("قمة تونس\n\nعقدت قمة في تونس.", encoding="utf-8"),
            (1, 0, 0),
            "تونس",
            {"seeds/new.txt"},
        ),
        (
            lambda seeds: (seeds / "wonsan.txt").write_text("بغداد\n\nزيارة إلى بغداد.", encoding="utf-8"),
            (0, 1, 0),
            "وونسان OR بغداد",
            {"seeds/wonsan.txt"},
        ),
        (lambda seeds: (seeds / "wonsan.txt").unlink(), (0, 0, 1), "وونسان", set()),
        (lambda seeds: os.utime(seeds / "wonsan.txt", (1, 1)), (0, 0, 0), "وونسان", {"seeds/wonsan.txt"}),
    ],
)
def test_update_reads_changed_files_only(
    seeds: Path, index: Path, change: Callable[[Path], None], counts: tuple[int, int, int], query: str, hits: set[str]
) -> None:
    build_index(seeds, index)
    change(seeds)
    report = update_index(index)
    assert (report.added, report.changed, report.removed) == counts
    assert find_ids(index, query) == hits
    assert not describe(index)["stale"]


def test_update_gives_the_values_of_a_build(seeds: Path, index: Path, tmp_path: Path) -> None:
    build_index(seeds, index)
    for number in range(3):
        text = f"خبر {number}\n\nقال وزير الخارجية الروسي سيرجي لافروف إنه سيعود."
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert people(index) == people(tmp_path / "whole")
    assert sum(people(index).values()) == 5


VISIT_TEXT = "خبر\n\nوصل سيرغي لافروف إلى روسيا.\n"
MERGE_RUSSIA = "merge\tplaces\tبلاد الروس\tروسيا\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", MERGE_RUSSIA),
        (MERGE_RUSSIA, ""),
        (MERGE_RUSSIA, "drop\tplaces\tروسيا\n"),
        ("drop\tplaces\tروسيا\n", MERGE_RUSSIA),
    ],
)
def test_update_gives_the_places_of_a_build(seeds: Path, index: Path, tmp_path: Path, before: str, after: str) -> None:
    (seeds / "land.txt").write_text(VISIT_TEXT, encoding="utf-8")
    (seeds / "corrections.tsv").write_text(before, encoding="utf-8")
    build_index(seeds, index)
    (seeds / "corrections.tsv").write_text(after, encoding="utf-8")
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert places(index) == places(tmp_path / "whole")
    assert "seeds/moscow.txt" in places(index)["بلاد الروس" if MERGE_RUSSIA in after else "روسيا"]


def places(index: Path) -> dict[str, set[str]]:
    """Return the ids of the documents within each place."""
    searcher = Searcher(index)
    names = ("موسكو", "روسيا", "بلاد الروس", "أوروبا", "وونسان", "كوريا الشمالية", "آسيا")
    return {place: {hit.id for hit in searcher.search(Request("", Filters(within=(place,)))).hits} for place in names}


def test_update_gives_the_duplicates_of_a_build(seeds: Path, index: Path, tmp_path: Path) -> None:
    def groups(folder: Path) -> set[tuple[str, ...]]:
        return stored_groups(Generation(folder / Manifest.read(folder).generation).open_for_search())

    for name, body in (("flood", FLOOD), ("cut", CUT), ("final", FINAL)):
        (seeds / f"{name}.txt").write_text(f"عنوان\n{body}\n", encoding="utf-8")
    build_index(seeds, index)
    assert groups(index) == {("seeds/cut.txt", "seeds/flood.txt")}
    (seeds / "again.txt").write_text(f"خبر\nنشرت في: 12/09/2023\n{FINAL}\n", encoding="utf-8")
    (seeds / "early.txt").write_text(f"خبر\nنشرت في: 01/09/2023\n{REORDERED}\n", encoding="utf-8")
    (seeds / "cut.txt").write_text(f"عنوان\n{FINAL}\n", encoding="utf-8")
    (seeds / "moscow.txt").unlink()
    update_index(index)
    build_index(seeds, tmp_path / "whole")
    assert groups(index) == groups(tmp_path / "whole")
    assert groups(index) == {
        ("seeds/again.txt", "seeds/cut.txt", "seeds/final.txt"),
        ("seeds/early.txt", "seeds/flood.txt"),
    }


def test_update_leaves_the_files_of_the_live_generation_as_they_are(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    (seeds / "new.txt").write_text("قمة تونس\n\nقال سيرغي لافروف إنه سيعود.", encoding="utf-8")
    with ExitStack() as stack:
        files = list(next(index.glob("generation-*")).rglob("*"))
        streams = [stack.enter_context(file.open("rb")) for file in files if file.is_file()]
        before = [stream.read() for stream in streams]
        update_index(index)
        for stream, content in zip(streams, before, strict=True):
            stream.seek(0)
            assert stream.read() == content, stream.name


def test_update_adds_new_sources(seeds: Path, index: Path, tmp_path: Path) -> None:
    build_index(seeds, index)
    (tmp_path / "more.jsonl").write_text('{"_id": "a", "title": "تونس", "text": "قمة في تونس"}', encoding="utf-8")
    update_index(index, tmp_path / "more.jsonl")
    assert find_ids(index, "تونس") == {"a"}
    assert update_index(index).added == 0


def test_open_searcher_follows_the_index(seeds: Path, index: Path) -> None:
    build_index(seeds, index)
    searcher = Searcher(index)
    (seeds / "new.txt").write_text("قمة تونس\n\nعقدت القمة.", encoding="utf-8")
    update_index(index)
    assert searcher.search(Request("تونس")).total == 1
