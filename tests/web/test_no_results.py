"""What is offered when filters leave nothing."""

from collections.abc import Mapping

import pytest

from analyzers.token import Kind
from indexer.query.request import Filters, Request
from indexer.search.answer import Answer
from tests.web.fakes import FakeSearcher
from web.no_results import MOST, ways_out

pytestmark = pytest.mark.usefixtures("in_arabic")

PEOPLE: Mapping[Kind, tuple[str, ...]] = {"people": ("ليونيل ميسي",)}


class CountingSearcher(FakeSearcher):
    """Counts how often documents are counted; may not search."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0

    def total(self, request: Request) -> int:
        self.counted += 1
        return super().total(request)

    def search(self, request: Request) -> Answer:
        raise AssertionError("a search has facets, hits and a rescue, and costs many counts")


@pytest.mark.parametrize(
    ("asked", "found"),
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
def test_only_what_finds_something_is_offered(asked: Request, found: dict[str, int]) -> None:
    ways = ways_out(CountingSearcher(), asked)
    assert {way.label: way.total for way in ways} == found
    assert [way.total for way in ways] == [FakeSearcher().search(way.request).total for way in ways]


def test_no_way_costs_a_search_and_there_are_few() -> None:
    searcher = CountingSearcher()
    many = tuple(f"لا أحد {n}" for n in range(50))
    ways_out(searcher, Request("مستحيل", Filters({"people": many})))
    assert searcher.counted == MOST + 2
