from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.messages.catalogue import translate_error
from indexer.query.dates import first_day, last_day, normalize_date, read_span, write_span

OCTOBER = (date(2023, 10, 1), date(2023, 10, 31))

SPANS = [
    ("2023", (date(2023, 1, 1), date(2023, 12, 31))),
    ("2023-10", OCTOBER),
    ("2023/10", OCTOBER),
    ("٢٠٢٣-١٠", OCTOBER),
    ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
    ("2023-10-20", (date(2023, 10, 20), date(2023, 10, 20))),
    ("2023-1-2", (date(2023, 1, 2), date(2023, 1, 2))),
    ("20/10/2023", (date(2023, 10, 20), date(2023, 10, 20))),
    ("20-10-2023", (date(2023, 10, 20), date(2023, 10, 20))),
    ("20.10.2023", (date(2023, 10, 20), date(2023, 10, 20))),
    ("2023.10.01..2023.10.20", (date(2023, 10, 1), date(2023, 10, 20))),
    ("10/2023", OCTOBER),
    ("أكتوبر 2023", OCTOBER),
    ("تشرين الأول 2023", OCTOBER),
    ("تشرين الأول/أكتوبر ٢٠٢٣", OCTOBER),
    ("20 أكتوبر 2023", (date(2023, 10, 20), date(2023, 10, 20))),
    ("فيفري 2024", (date(2024, 2, 1), date(2024, 2, 29))),
    ("أوت 2022..شتنبر 2022", (date(2022, 8, 1), date(2022, 9, 30))),
    ("أيلول 2022..", (date(2022, 9, 1), None)),
    ("\u20682023-10\u2069", OCTOBER),
    ("2023 / 10", OCTOBER),
    ("2023-10-01..2023-10-20", (date(2023, 10, 1), date(2023, 10, 20))),
    ("٢٠٢٣-١٠-٠١…٢٠٢٣-١٠-٢٠", (date(2023, 10, 1), date(2023, 10, 20))),
    ("2022..2023-10", (date(2022, 1, 1), date(2023, 10, 31))),
    ("2023-10..", (date(2023, 10, 1), None)),
    ("..2023-10", (None, date(2023, 10, 31))),
]


@pytest.mark.parametrize(("written", "span"), SPANS)
def test_a_date_is_a_span_of_days(written: str, span: tuple[date | None, date | None]) -> None:
    assert read_span("published", written) == span


@pytest.mark.parametrize(
    "written",
    [
        "أمس",
        "..",
        "2023-13",
        "2023-02-30",
        "0000",
        "23",
        "2023-10-20-1",
        "2022..2023..2024",
        "2023..x",
        "x..",
        "أكتوبر",
        "30 فبراير 2023",
        "في أكتوبر 2023 أو 2024",
    ],
)
def test_an_invalid_date_is_an_error_that_says_how_to_write_one(written: str) -> None:
    with pytest.raises(QueryError, match="write 2023, 2023-10") as fault:
        read_span("published", written)
    assert "2023/10/01..2023/10/20" in translate_error("ar", fault.value)


@pytest.mark.parametrize(
    ("written", "value", "first", "last"),
    [
        ("٢٠٢٣-٠٩-٠١", "2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("2023/09/01", "2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("1/9/2023", "2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("١/٩/٢٠٢٣", "2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("2023-09", "2023-09", date(2023, 9, 1), date(2023, 9, 30)),
        ("2024/2", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("\u200f2023-09-01\u200f", "2023-09-01", date(2023, 9, 1), date(2023, 9, 1)),
        ("9/2023", "2023-09", date(2023, 9, 1), date(2023, 9, 30)),
        ("سبتمبر 2023", "2023-09", date(2023, 9, 1), date(2023, 9, 30)),
        ("١١ سبتمبر ٢٠٢٣", "2023-09-11", date(2023, 9, 11), date(2023, 9, 11)),
        ("شباط 2024", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("جانفي 2024", "2024-01", date(2024, 1, 1), date(2024, 1, 31)),
        ("13/2023", "13-2023", None, None),
        ("سبتمبر", "سبتمبر", None, None),
        ("2023-02-30", "2023-02-30", None, None),
        ("أمس", "أمس", None, None),
        ("", "", None, None),
    ],
)
def test_a_date_has_one_value_and_a_first_and_last_day(
    written: str, value: str, first: date | None, last: date | None
) -> None:
    assert (normalize_date(written), first_day(written), last_day(written)) == (value, first, last)


def test_a_range_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(QueryError, match="swap"):
        read_span("published", "2023..2022")


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_printed_span_is_read_back(since: date | None, until: date | None) -> None:
    if (since or until) and not (since and until and since > until):
        assert read_span("mentioned", write_span(since, until)) == (since, until)
