"""Dates of publication at the precision of their source: a day, a month, or a year."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_DAY_LENGTH = len("2023-10-19")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A month, or a year if `month` is None. Raises ValueError for a month or year that no date has."""

    year: int
    month: int | None = None

    def __post_init__(self) -> None:
        date(self.year, self.month or 1, 1)

    def isoformat(self) -> str:
        """Return the date in ISO 8601: `2023-10`, `2023`."""
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"

    @classmethod
    def fromisoformat(cls, value: str) -> Self:
        """Return the date that `isoformat` wrote; raise ValueError for other text."""
        return cls(*map(int, value.split("-", 1)))


PublishedDate = date | PartialDate


def read_iso(value: str) -> PublishedDate:
    """Return a date that `isoformat` wrote; raise ValueError for other text."""
    return date.fromisoformat(value) if len(value) == _DAY_LENGTH else PartialDate.fromisoformat(value)


def first_day(published: PublishedDate) -> date:
    """Return the first day of a date; documents are sorted by it."""
    return published if isinstance(published, date) else date(published.year, published.month or 1, 1)


def last_day(published: PublishedDate) -> date:
    """Return the last day of a date."""
    if isinstance(published, date):
        return published
    month = published.month or 12
    return date(published.year, month, monthrange(published.year, month)[1])


def exact_day(published: PublishedDate | None) -> date | None:
    """Return the day, from which relative dates in the text count; None for a month, a year or None."""
    return published if isinstance(published, date) else None
