"""Each kind of page of a small index is timed, and a row that the index has no pages for is left out."""

import re
from pathlib import Path

import pytest

from benchmarks.speed import pages
from tests.indexer.searching import index_texts

TEXTS = {
    "one": "هبط سعر القمح في القاهرة أمس",
    "two": "وصل الوزير إلى المدينة أمس",
    "three": "عاد الوزير من القاهرة أمس",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(pages, "QUERIES", 2)
    index_texts(TEXTS, tmp_path)
    return tmp_path / "index"


def test_opening_is_timed_part_by_part(folder: Path) -> None:
    labels = [re.sub(r" \d+ ms.*", "", line) for line in pages.time_opening(folder)]
    assert labels == ["opening", "first search", "start page", "suggestions", "search in Latin letters"]


def test_each_kind_of_page_is_timed_as_new_and_again(folder: Path) -> None:
    times = {row.label: row for row in pages.time_pages(folder)}
    assert {"start page", "search, 10.0% of the documents", "suggestions", "document", "place"} < times.keys()
    assert {"values of a facet"} < times.keys()
    assert all(len(row.new) == len(row.again) > 0 for row in times.values())
    assert "person" not in times


@pytest.mark.parametrize(("percent", "expected"), [(50, 2.0), (99, 3.0)])
def test_percentiles_are_of_the_values_themselves(percent: int, expected: float) -> None:
    assert pages.percentile([3.0, 1.0, 2.0], percent) == pytest.approx(expected, abs=0.2)
