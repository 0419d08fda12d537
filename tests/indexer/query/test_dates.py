from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import QueryError
from indexer.messages.catalogue import translate_error
from indexer.query.dates import read_span, write_span

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
    ["أمس", "..", "2023-13", "2023-02-30", "0000", "23", "2023-10-20-1", "2022..2023..2024", "2023..x", "x.."],
)
def test_an_invalid_date_is_an_error_that_says_how_to_write_one(written: str) -> None:
    with pytest.raises(QueryError, match="write 2023, 2023-10") as fault:
        read_span("published", written)
    assert "2023/10/01..2023/10/20" in translate_error("ar", fault.value)


def test_a_range_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(QueryError, match="swap"):
        read_span("published", "2023..2022")


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_printed_span_is_read_back(since: date | None, until: date | None) -> None:
    if (since or until) and not (since and until and since > until):
        assert read_span("mentioned", write_span(since, until)) == (since, until)
