import re
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engine.date_regex import date_regex
from indexer.query.dates import read_span

NEAR = st.dates(date(2019, 11, 25), date(2024, 3, 5))
DAYS = st.none() | NEAR | st.dates()


def lies_within(value: str, since: date | None, until: date | None) -> bool:
    return re.fullmatch(date_regex(since, until), value) is not None


@pytest.mark.parametrize(
    ("value", "span", "expected"),
    [
        ("2023-10", "2023", True),
        ("2023-10-20", "2023", True),
        ("2023", "2023", True),
        ("2023", "2023-10", False),
        ("2023-10", "2023-10-01..2023-10-20", False),
        ("2023-10", "2023-10-01..", True),
        ("2023", "2023-01-02..", False),
        ("2024", "2023-01-02..", True),
        ("0656", "..1000", True),
        ("2023-100", "2023", False),
    ],
)
def test_which_dates_lie_in_a_range(value: str, span: str, expected: bool) -> None:
    assert lies_within(value, *read_span("mentioned", span)) == expected


@given(DAYS, DAYS, NEAR | st.dates())
def test_a_date_lies_in_a_range_with_all_its_days(one: date | None, other: date | None, day: date) -> None:
    since, until = sorted((one, other)) if one and other else (one, other)
    low, high = since or date.min, until or date.max
    month = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    year = date(day.year, 1, 1), date(day.year, 12, 31)
    for length, (first, last) in ((10, (day, day)), (7, month), (4, year)):
        assert lies_within(day.isoformat()[:length], since, until) == (low <= first and last <= high)
