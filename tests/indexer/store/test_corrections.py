from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import SourceError
from indexer.intake.report import Report
from indexer.search.searcher import Searcher
from indexer.store.info import describe, needs_build
from tests.indexer.store.small_index import build_index, find_ids, mention_values, people, update_index, write_seeds


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return write_seeds(tmp_path / "seeds")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


MERGE_LAVROV = "merge\tpeople\tوزير الوزراء\tسيرجي لافروف\n"
LAVROV_AND_PUTIN_TEXT = "خبر\n\nقال وزير الخارجية الروسي سيرجي لافروف إنه سيعود.\nوقال الرئيس فلاديمير بوتين إنه باق.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", MERGE_LAVROV),
        (MERGE_LAVROV, "apart\tpeople\tسيرجي لافروف\tسيرغي لافروف\n"),
        (MERGE_LAVROV, "drop\tpeople\tسيرغي لافروف\n"),
        ("drop\tpeople\tسيرغي لافروف\n", "merge\tpeople\tبوتين الابن\tفلاديمير بوتين\n"),
        ("drop\tpeople\tسيرغي لافروف\n", None),
        (MERGE_LAVROV, None),
    ],
)
@pytest.mark.parametrize("adds_file", [False, True])
def test_update_gives_the_corrected_values_of_a_build(
    seeds: Path, index: Path, tmp_path: Path, before: str, after: str | None, adds_file: bool
) -> None:
    (seeds / "corrections.tsv").write_text(before, encoding="utf-8")
    build_index(seeds, index)
    values = people(index)
    (seeds / "corrections.tsv").unlink()
    if after is not None:
        (seeds / "corrections.tsv").write_text(after, encoding="utf-8")
    if adds_file:
        (seeds / "more.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    assert describe(index)["stale"]
    assert needs_build(index, [seeds])
    report = update_index(index)
    assert (report.added, report.changed, report.removed, report.failures) == (int(adds_file), 0, 0, [])
    assert not describe(index)["stale"]
    build_index(seeds, tmp_path / "whole")
    assert people(index) == people(tmp_path / "whole")
    assert mention_values(index) == mention_values(tmp_path / "whole")
    assert people(index) != values or (after is not None and "بوتين" in after and not adds_file)


def test_corrections_do_not_analyse_documents_again(seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(seeds, index)
    (seeds / "corrections.tsv").write_text(MERGE_LAVROV, encoding="utf-8")
    monkeypatch.setattr("indexer.intake.analysis.find_mentions_of", None)
    assert update_index(index).corrections == 1
    assert people(index) == {"وزير الوزراء": 2}
    assert update_index(index).corrections == 0


def test_dropped_value_is_neither_a_facet_value_nor_a_mention(seeds: Path, index: Path) -> None:
    (seeds / "corrections.tsv").write_text("drop\tpeople\tسيرغي لافروف\n", encoding="utf-8")
    report = build_index(seeds, index)
    assert (report.documents, report.added, report.failures) == (2, 2, [])
    assert people(index) == {}
    assert "سيرغي لافروف" not in Searcher(index).values("people", "س", 10)
    assert not {"سيرغي لافروف", "سيرجي لافروف"} & {
        value for values in mention_values(index).values() for value in values
    }
    assert find_ids(index, "لافروف") == {"seeds/wonsan.txt", "seeds/moscow.txt"}


def test_each_source_may_have_corrections(seeds: Path, index: Path, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "new.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    (seeds / "corrections.tsv").write_text(MERGE_LAVROV, encoding="utf-8")
    (more / "corrections.tsv").write_text("drop\tpeople\tفلاديمير بوتين\n", encoding="utf-8")
    build_index(seeds, index)
    assert update_index(index, more).corrections == 2
    assert people(index) == {"وزير الوزراء": 3}


@pytest.mark.parametrize("write", [lambda seeds, index: update_index(index), build_index])
def test_contradicting_corrections_leave_the_index_as_it_was(
    seeds: Path, index: Path, write: Callable[[Path, Path], Report]
) -> None:
    build_index(seeds, index)
    before = people(index)
    (seeds / "corrections.tsv").write_text(
        MERGE_LAVROV + "apart\tpeople\tسيرجي لافروف\tوزير الوزراء\n", encoding="utf-8"
    )
    with pytest.raises(SourceError, match=r"seeds/corrections.tsv, line 2: apart; seeds/corrections.tsv, line 1"):
        write(seeds, index)
    assert people(index) == before


def test_unmatched_correction_is_reported_and_applied_later(seeds: Path, index: Path) -> None:
    (seeds / "corrections.tsv").write_text("merge\tpeople\tبوتين\tفلاديمير بوتين\n", encoding="utf-8")
    (message,) = build_index(seeds, index).unmatched
    assert all(part in message for part in ("seeds/corrections.tsv, line 1", "«فلاديمير بوتين»", "index-cli entities"))
    (seeds / "more.txt").write_text(LAVROV_AND_PUTIN_TEXT, encoding="utf-8")
    assert update_index(index).unmatched == []
    assert people(index)["بوتين"] == 1
