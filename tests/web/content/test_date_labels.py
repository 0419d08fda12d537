from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask

from analyzers.token import Kind
from web.content.date_labels import day_label, range_label, value_label

MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]


def in_both(app: Flask, label: Callable[..., str], *values: object) -> tuple[str, str]:
    """Return a label in Arabic and in English."""
    with app.test_request_context("/"):
        arabic = label(*values)
    with app.test_request_context("/?lang=en"):
        return arabic, label(*values)


@pytest.mark.parametrize(
    ("kind", "value", "arabic", "english"),
    [
        ("people", "2023", "2023", "2023"),
        ("places", "قطر", "قطر", "Qatar"),
        ("dates", "2023", "2023", "2023"),
        ("dates", "2023-10", "أكتوبر 2023", "October 2023"),
        ("dates", "2023-10-20", "20 أكتوبر 2023", "20 October 2023"),
        ("dates", "1406", "1406", "1406"),
        ("dates", "193X", "عقد الـ1930", "1930s"),
        ("dates", "201X", "عقد الـ2010", "2010s"),
        ("dates", "19XX", "19XX", "19XX"),
        ("dates", "2023-13", "2023-13", "2023-13"),  # not a date: unchanged
        ("dates", "2023-10-20-1", "2023-10-20-1", "2023-10-20-1"),
        ("dates", "<script>", "<script>", "<script>"),
        ("dates", "", "", ""),
    ],
)
def test_values(app: Flask, kind: Kind, value: str, arabic: str, english: str) -> None:
    assert in_both(app, value_label, kind, value) == (arabic, english)


@pytest.mark.parametrize(("month", "name"), [*enumerate(MONTHS, 1)])
def test_days_have_the_month_by_its_name(app: Flask, month: int, name: str) -> None:
    english = date(2023, month, 5).strftime("%B")
    assert in_both(app, day_label, date(2023, month, 5)) == (f"5 {name} 2023", f"5 {english} 2023")


def test_early_years_have_no_zeros(app: Flask) -> None:
    assert in_both(app, day_label, date(622, 7, 16)) == ("16 يوليو 622", "16 July 622")


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
def test_ranges(app: Flask, since: date | None, until: date | None, arabic: str, english: str) -> None:
    assert in_both(app, range_label, since, until) == (arabic, english)
