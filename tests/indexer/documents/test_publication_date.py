from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.documents.partial_date import PartialDate, PublishedDate
from indexer.documents.publication_date import date_in_fields, day_in_name, read_date

DAY = date(2023, 10, 20)
MONTH, YEAR = PartialDate(2023, 10), PartialDate(2023)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["2023-10-20", " 2023-10-20 ", "2023-10-20T23:30:00+03:00", "2023-10-20 10:00:00", "20231020T101500Z"], DAY),
        (["Fri, 20 Oct 2023 10:00:00 GMT", "20/10/2023", "٢٠ أكتوبر ٢٠٢٣", "الجمعة 20 تشرين الأول 2023"], DAY),
        (["5 ربيع الآخر 1445 هـ", "٢٠٢٣-١٠-٢٠", 20231020, "20231020"], DAY),
        ([1697800000, "1697800000", 1697800000.5, 1697800000000, 1697800000000000, 1697800000000000000], DAY),
        (["October 20, 2023", "Friday, Oct. 20th, 2023 - 10:00", "20 October 2023", "20-Oct-2023", "2023 Oct 20"], DAY),
        (["20 octobre 2023", "le vendredi 20 OCTOBRE 2023", ["2023-10-20"], {"$date": 1697800000000}], DAY),
        (["2023-W42-5", "2023W425", "1445-04-05", "١٤٤٥/٤/٥"], DAY),
        (["1er août 2023", "August 1st, 2023", "2023-Aug-01"], date(2023, 8, 1)),
        ([1697759999], date(2023, 10, 19)),  # a second before midnight in UTC
        ([-1_000_000_000], date(1938, 4, 24)),
        (
            ["2023-10", "2023/10", "10/2023", "٢٠٢٣-١٠", "أكتوبر 2023", "October 2023", "2023-10-00", 202310, "202310"],
            MONTH,
        ),
        (["2023", 2023, 2023.0, "٢٠٢٣", "2023-00-00", "2023-00", "عام 2023"], YEAR),
    ],
)
def test_read_date(values: list[object], expected: object) -> None:
    assert [read_date(value) for value in values] == [expected] * len(values)


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, "", "أمس", "x" * 10_000, ["2023-10-20", "2023"], {"$date": 1}, "السبعينيات"),
        *("maybe 2023", "Mark 20 2023", "October 20", "October 32, 2023", "20 Oct 20231", "1445-04", "04/1445"),
        *("2023-13-40", "2023-02-30", "2023-13", "0000-00-00", 20231345, "2023-W42"),
        *(45219, "45219", 45219.5, 2023.1, 0, -1, 99999999, 10**30, "9" * 30, float("nan"), float("inf")),
        *(1445, "1445"),  # a Hijri year, or not
    ],
)
def test_a_value_without_a_date_gives_none(value: object) -> None:
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("fields", "published", "unread"),
    [
        ({"date": "2023-10-20"}, DAY, []),
        ({"date": "2023", "published": "2023-10-20"}, DAY, []),
        ({"date": "45219", "published": "2023-10"}, MONTH, ["date"]),
        ({"date": None, "published": " "}, None, []),
        ({"date": ["x"], "published": 0}, None, ["date", "published"]),
    ],
)
def test_date_in_fields(fields: dict[str, object], published: PublishedDate | None, unread: list[str]) -> None:
    stated = date_in_fields(fields, ("date", "published"))
    assert (stated.published, list(stated.unread)) == (published, unread)
    assert [warning.values["field"] for warning in stated.warnings(published)] == unread


@pytest.mark.parametrize(
    ("stated", "found", "expected"),
    [
        ("", DAY, DAY),
        ("2023", DAY, DAY),  # the text is more precise
        ("2022", DAY, PartialDate(2022)),
        ("2023-10-19", DAY, date(2023, 10, 19)),
        ("2023-10", None, MONTH),
    ],
)
def test_a_day_in_the_text(stated: str, found: date | None, expected: object) -> None:
    assert date_in_fields({"date": stated}, ["date"]).or_found(lambda: found) == expected


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
@given(st.text() | st.integers() | st.floats())
def test_any_value_gives_a_date_or_none(value: object) -> None:
    assert isinstance(read_date(value), date | PartialDate | None)
    assert isinstance(day_in_name(str(value)), date | None)


@pytest.mark.parametrize(("value", "shown"), [(["x", 1], '["x", 1]'), ({}, "{}"), (True, "true"), ("س" * 90, "س" * 40)])
def test_a_value_that_is_no_date_is_shown_as_it_is_written(value: object, shown: str) -> None:
    (warning,) = date_in_fields({"date": value}, ["date"]).warnings(None)
    assert str(warning).startswith(f"“{shown}” in the field date is not a date")
