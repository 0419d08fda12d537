from datetime import date

import pytest

from indexer.engine.base import FacetValue
from indexer.query.request import Filters
from web.content.date_chart import HEIGHT, MIN_HEIGHT, day_histogram, histograms


def drawn_bars(months: str, filters: Filters | None = None) -> list[list[str]]:
    """Return each histogram as `first day of bar:count`, with a star after selected bars."""
    counted = [month.split(":") for month in months.split()]
    values = [FacetValue(month, int(count), False) for month, count in counted]
    return [
        [f"{bar.since}:{bar.count}{'*' * bar.selected}" for bar in bars]
        for bars in histograms(values, filters or Filters())
    ]


def test_without_dates_there_are_no_bars() -> None:
    assert drawn_bars("") == []


@pytest.mark.parametrize(
    ("months", "bars", "first", "last"),
    [
        ("2023-10:3", 1, "2023-10-01:3", "2023-10-01:3"),
        ("2023-10:3 2024-02:1", 5, "2023-10-01:3", "2024-02-01:1"),  # months between them are empty bars
        ("2021-01:1 2023-12:2", 36, "2021-01-01:1", "2023-12-01:2"),
        ("2021-01:1 2024-01:2", 4, "2021-01-01:1", "2024-01-01:2"),  # one month more takes years
        ("1988-10:1 2023-12:2", 36, "1988-01-01:1", "2023-01-01:2"),
        ("1975-02:1 1978-09:1 2025-07:1", 6, "1970-01-01:2", "2020-01-01:1"),  # decades
        ("0950-01:1 2025-07:1", 12, "0900-01-01:1", "2000-01-01:1"),  # centuries
        ("2023:4", 1, "2023-01-01:4", "2023-01-01:4"),  # documents that state only a year
        ("2023:4 2023-03:1 2023-05:1", 5, "2023-01-01:0", "2023-05-01:1"),  # they are in no month
        ("2019:4 2023-03:1 2023-05:1", 5, "2019-01-01:4", "2023-01-01:2"),
        ("0001-01:1 9999-12:1", 100, "0001-01-01:1", "9900-01-01:1"),
    ],
)
def test_bars(months: str, bars: int, first: str, last: str) -> None:
    [histogram] = drawn_bars(months)
    assert (len(histogram), histogram[0], histogram[-1]) == (bars, first, last)


def test_bars_of_a_selected_range_are_selected() -> None:
    [histogram] = drawn_bars("2023-01:1 2023-02:1 2023-03:1", Filters(since=date(2023, 2, 15)))
    assert histogram == ["2023-01-01:1", "2023-02-01:1*", "2023-03-01:1*"]


def test_a_selected_year_has_a_chart_of_its_months() -> None:
    whole, year = drawn_bars("1999-10:1 2022-11:1 2022-12:2", Filters({}, date(2022, 1, 1), date(2022, 12, 31)))
    assert whole[-1] == "2022-01-01:3*"
    assert (len(year), year[-2:]) == (12, ["2022-11-01:1*", "2022-12-01:2*"])


def test_a_month_keeps_the_chart_of_its_year() -> None:
    whole, year = drawn_bars("1999-10:1 2022-11:1 2022-12:2", Filters({}, date(2022, 11, 1), date(2022, 11, 30)))
    assert whole[-1] == "2022-01-01:3*"
    assert (len(year), year[-2:]) == (12, ["2022-11-01:1*", "2022-12-01:2"])


def test_days_of_a_month() -> None:
    days = [FacetValue("2024-02-03", 4, False), FacetValue("2024-02-29", 1, False)]
    [bars] = day_histogram(days, Filters({}, date(2024, 2, 3), date(2024, 2, 3)))
    assert (len(bars), [bar.since.day for bar in bars if bar.count]) == (29, [3, 29])
    assert [bar.since.day for bar in bars if bar.selected] == [3]
    assert all(bar.since == bar.until for bar in bars)
    assert day_histogram([], Filters()) == []


def test_heights() -> None:
    values = [FacetValue("2023-01", 1000, False), FacetValue("2023-03", 1, False)]
    [bars] = histograms(values, Filters())
    assert [bar.height for bar in bars] == [HEIGHT, 0, MIN_HEIGHT]


def test_the_last_bar_may_end_on_the_last_date() -> None:
    [bars] = histograms([FacetValue("9999-12", 1, False)], Filters())
    assert bars[0].until == date.max
