from datetime import date

import pytest

from analyzers.token import Kind
from web.date_labels import day_label, range_label, value_label
from web.i18n import Strings

ARABIC, ENGLISH = Strings("ar"), Strings("en")


@pytest.mark.parametrize(
    ("kind", "value", "arabic", "english"),
    [
        ("people", "2023", "2023", "2023"),
        ("places", "قطر", "قطر", "قطر"),
        ("dates", "2023", "2023", "2023"),
        ("dates", "2023-10", "أكتوبر 2023", "October 2023"),
        ("dates", "2023-10-20", "20 أكتوبر 2023", "20 October 2023"),
        ("dates", "1406", "1406", "1406"),
        ("dates", "2023-13", "2023-13", "2023-13"),  # not a date: as the index holds it
        ("dates", "2023-10-20-1", "2023-10-20-1", "2023-10-20-1"),
        ("dates", "<script>", "<script>", "<script>"),
        ("dates", "", "", ""),
    ],
)
def test_values(kind: Kind, value: str, arabic: str, english: str) -> None:
    assert (value_label(kind, value, ARABIC), value_label(kind, value, ENGLISH)) == (arabic, english)


def test_day() -> None:
    assert day_label(date(2023, 10, 20), ARABIC) == "20 أكتوبر 2023"


@pytest.mark.parametrize(
    ("since", "until", "arabic", "english"),
    [
        (None, None, "", ""),
        (date(2023, 10, 20), None, "منذ 20 أكتوبر 2023", "since 20 October 2023"),
        (None, date(2023, 10, 20), "حتى 20 أكتوبر 2023", "until 20 October 2023"),
        (date(2023, 10, 20), date(2023, 10, 20), "20 أكتوبر 2023", "20 October 2023"),
        (date(2023, 10, 1), date(2023, 10, 31), "أكتوبر 2023", "October 2023"),
        (date(2024, 2, 1), date(2024, 2, 29), "فبراير 2024", "February 2024"),
        (date(2023, 1, 1), date(2023, 12, 31), "2023", "2023"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010 إلى 2019", "2010–2019"),
        (
            date(2023, 10, 1),
            date(2023, 10, 30),
            "من 1 أكتوبر 2023 إلى 30 أكتوبر 2023",
            "1 October 2023 to 30 October 2023",
        ),
    ],
)
def test_ranges(since: date | None, until: date | None, arabic: str, english: str) -> None:
    assert (range_label(since, until, ARABIC), range_label(since, until, ENGLISH)) == (arabic, english)
