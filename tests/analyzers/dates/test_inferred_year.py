from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dates.inferred_year import Yearly

OCTOBER = date(2023, 10, 20)


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (8, None, date(2023, 8, 15)),  # the past, though next August is not much further
        (12, None, date(2023, 12, 15)),  # near enough to be in the future
        (5, None, date(2023, 5, 15)),
        (10, 25, date(2023, 10, 25)),
        (11, 2, date(2023, 11, 2)),
        (2, 29, date(2024, 2, 29)),  # the only one in the years around
        (2, 30, None),
    ],
)
def test_nearest_to_20_october_2023(month: int, day: int | None, expected: date | None) -> None:
    assert Yearly(month, day, hijri=False).nearest(OCTOBER) == expected


def test_a_weekday_decides() -> None:
    assert Yearly(1, 18, hijri=False).nearest(date(2016, 8, 1), weekday=2) == date(2017, 1, 18)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 28), st.dates(date(1950, 1, 1), date(2070, 1, 1)), st.booleans())
def test_last_and_next_are_at_most_two_years_apart(month: int, day: int, published: date, hijri: bool) -> None:
    yearly = Yearly(month, day, hijri)
    last, following = yearly.shifted(published, -1), yearly.shifted(published, 1)
    assert last is not None
    assert following is not None
    assert last < published < following
    assert (following - last).days <= 732
