from datetime import date

import pytest

from analyzers.dates import calendar


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [(1445, None, "2024"), (1443, None, "2022"), (1325, None, "1907"), (656, 2, "1258"), (1, 1, "0622")],
)
def test_hijri_year_value(year: int, month: int | None, expected: str) -> None:
    assert calendar.hijri_year_value(year, month) == expected


@pytest.mark.parametrize(("months", "expected"), [(0, "2023-10"), (-10, "2022-12"), (3, "2024-01")])
def test_shifted_month(months: int, expected: str) -> None:
    assert calendar.shifted_month(date(2023, 10, 20), months) == expected


@pytest.mark.parametrize(("year", "month", "day"), [(1342, 1, 1), (1501, 1, 1), (1445, 13, 1), (1445, 1, 31)])
def test_hijri_days_outside_the_calendar(year: int, month: int, day: int) -> None:
    assert calendar.hijri_day(year, month, day) is None


def test_hijri_day() -> None:
    assert calendar.hijri_day(1445, 4, 5) == date(2023, 10, 20)
