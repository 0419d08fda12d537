from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.dates import calendar
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
def test_nearest(month: int, day: int | None, expected: date | None) -> None:
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


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [(1445, None, "2024"), (1443, None, "2022"), (1325, None, "1907"), (656, 2, "1258"), (1, 1, "0622")],
)
def test_hijri_years(year: int, month: int | None, expected: str) -> None:
    assert calendar.hijri_year_value(year, month) == expected


@pytest.mark.parametrize(("months", "expected"), [(0, "2023-10"), (-10, "2022-12"), (3, "2024-01")])
def test_shifted_month(months: int, expected: str) -> None:
    assert calendar.shifted_month(OCTOBER, months) == expected


@pytest.mark.parametrize(("year", "month", "day"), [(1342, 1, 1), (1501, 1, 1), (1445, 13, 1), (1445, 1, 31)])
def test_no_such_hijri_day(year: int, month: int, day: int) -> None:
    assert calendar.hijri_day(year, month, day) is None
