import pytest

from indexer.engine.base import Facets
from indexer.query.request import Request
from indexer.search.answer import Answer
from web.content.paging import make_paging


@pytest.mark.parametrize(
    ("total", "page", "expected"),
    [
        (0, 1, ""),
        (10, 1, "1"),
        (11, 1, "1 2"),
        (60, 3, "1 2 3 4 5 6"),
        (100, 1, "1 2 3 … 10"),
        (100, 5, "1 … 3 4 5 6 7 … 10"),
        (100, 10, "1 … 8 9 10"),
        (100, 99, "1 … 10"),  # past the end
        (1_000_000, 1, "1 2 3 … 10000"),  # the limit of offsets
    ],
)
def test_numbers(total: int, page: int, expected: str) -> None:
    request = Request("كأس", limit=10, offset=10 * (page - 1))
    shown = make_paging(Answer(request, total, 1.0, (), Facets({}, (), 0)))
    assert " ".join("…" if number is None else str(number) for number in shown.numbers) == expected
