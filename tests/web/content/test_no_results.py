"""What a page offers when filters leave no results."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from indexer.query.request import Filters, Request
from indexer.search.answer import Answer
from indexer.search.searcher import Searcher
from web.content.no_results import MAX_FILTERS, find_ways_out

pytestmark = pytest.mark.usefixtures("in_arabic")

PEOPLE: Mapping[str, tuple[str, ...]] = {"people": ("ليونيل ميسي",)}


@pytest.mark.parametrize(
    ("request_", "found"),
    [
        (Request("نوبل", Filters(PEOPLE)), {"من دون «ليونيل ميسي»": 4, "المرشّحات وحدها، من دون الكلمات": 1}),
        (
            Request("نوبل", Filters({**PEOPLE, "places": ("أوسلو",)}), offset=20),
            {"من دون «ليونيل ميسي»": 2, "من دون أي مرشّح": 4},  # nothing without «أوسلو», and without words
        ),
        (Request("مستحيل", Filters(PEOPLE)), {"المرشّحات وحدها، من دون الكلمات": 1}),
        (Request("مستحيل"), {}),
        (Request(""), {}),
    ],
)
def test_offers_only_searches_that_find_something(searcher: Searcher, request_: Request, found: dict[str, int]) -> None:
    ways = find_ways_out(searcher, request_)
    assert {way.label: way.total for way in ways} == found
    assert [way.total for way in ways] == [searcher.search(way.request).total for way in ways]


class CountingSearcher(Searcher):
    """Counts its calls of `total`, and refuses to search."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.counted = 0

    def total(self, request: Request) -> int:
        self.counted += 1
        return super().total(request)

    def search(self, request: Request) -> Answer:
        raise AssertionError("a search has facets, hits and a rescue, and costs many counts")


def test_each_way_out_costs_one_count_and_their_number_is_limited(index: Path) -> None:
    searcher = CountingSearcher(index)
    many = tuple(f"لا أحد {n}" for n in range(20))
    find_ways_out(searcher, Request("مستحيل", Filters({"people": many})))
    assert searcher.counted == MAX_FILTERS + 2
