from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.publication_day import day_in_name, read_day

DAY = date(2023, 10, 20)


@pytest.mark.parametrize(
    "value",
    [
        "2023-10-20",
        " 2023-10-20 ",
        "2023-10-20T23:30:00+03:00",
        "2023-10-20 10:00:00",
        "20231020T101500Z",
        "Fri, 20 Oct 2023 10:00:00 GMT",
        "20/10/2023",
        "٢٠ أكتوبر ٢٠٢٣",
        "الجمعة 20 تشرين الأول 2023",
        "5 ربيع الآخر 1445 هـ",
    ],
)
def test_read_day(value: str) -> None:
    assert read_day(value) == DAY


@pytest.mark.parametrize(
    "value", [None, 20231020, "", "أمس", "أكتوبر 2023", "2023", "2023-13-40", "x" * 10_000, ["2023-10-20"]]
)
def test_a_value_without_a_day_gives_none(value: object) -> None:
    assert read_day(value) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023-10-20-تقرير.txt", DAY),
        ("20231020.txt", DAY),
        ("تقرير_2023_10_20.txt", DAY),
        ("000_41edbb7376e7ac23.txt", None),
        ("7376-12-11.txt", None),
        ("2023-13-20.txt", None),
        ("12320231020.txt", None),
        ("تقرير 2023.txt", None),
    ],
)
def test_day_in_name(name: str, expected: date | None) -> None:
    assert day_in_name(name) == expected


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_day_or_none(text: str) -> None:
    assert isinstance(read_day(text), date | None)
    assert isinstance(day_in_name(text), date | None)
