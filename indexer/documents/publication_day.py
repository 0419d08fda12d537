"""Days that are told beside a text: in a field, an attribute, a file name."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from analyzers.dates.find import find_dates

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")  # 2023-10-20T10:00:00+03:00, 20231020
_LONGEST = 100  # characters of a field in which a day is looked for
_DAY_LENGTH = len("2023-10-19")
_NAME = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)|(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_YEARS = range(1900, 2101)  # of a file name: its digits may mean something else


def read_day(value: object) -> date | None:
    """The day a field tells, in ISO 8601, as mail and RSS write it, or in Arabic; None when it tells none.

    A time zone is passed over: the day is that of the clock where it was written.
    """
    if not isinstance(value, str):
        return None
    if match := _ISO.match(value):
        return _day(*match.groups())
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # a field that is no date of RFC 5322
        days = [mention.value for mention in find_dates(value[:_LONGEST], None) if len(mention.value) == _DAY_LENGTH]
        return date.fromisoformat(days[0]) if days else None


def day_in_name(name: str) -> date | None:
    """The day in a file name: 2023-10-20-report.txt, 20231020.txt; None when there is none."""
    match = _NAME.search(name)
    day = _day(*[part for part in match.groups() if part]) if match else None
    return day if day and day.year in _YEARS else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
