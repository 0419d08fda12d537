import pytest

from indexer.errors import QueryError
from indexer.query.request import MAX_LIMIT, MAX_OFFSET, check_page


@pytest.mark.parametrize(
    ("limit", "offset", "valid"),
    [
        (0, 0, True),
        (MAX_LIMIT, MAX_OFFSET, True),
        (-1, 0, False),
        (MAX_LIMIT + 1, 0, False),
        (10, -1, False),
        (10, MAX_OFFSET + 1, False),
    ],
)
def test_limit_and_offset_have_bounds(limit: int, offset: int, valid: bool) -> None:
    if valid:
        check_page(limit, offset)
    else:
        with pytest.raises(QueryError, match="narrow the search"):
            check_page(limit, offset)
