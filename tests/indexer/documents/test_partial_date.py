from datetime import date

import pytest

from indexer.documents.partial_date import PartialDate, PublishedDate, exact_day, first_day, last_day, read_iso

DAY = date(2024, 2, 20)


@pytest.mark.parametrize(
    ("published", "iso", "first", "last"),
    [
        (DAY, "2024-02-20", DAY, DAY),
        (PartialDate(2024, 2), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (PartialDate(2024), "2024", date(2024, 1, 1), date(2024, 12, 31)),
        (PartialDate(9999), "9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_date(published: PublishedDate, iso: str, first: date, last: date) -> None:
    assert (published.isoformat(), first_day(published), last_day(published)) == (iso, first, last)
    assert read_iso(iso) == published
    assert exact_day(published) == (DAY if published == DAY else None)


@pytest.mark.parametrize("value", ["2024-13", "0000", "x", "2024-02-30", "202X"])
def test_text_that_is_no_date(value: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_iso(value)
