"""Read the day of publication from the metadata of a text: fields, attributes, a file name."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from email.utils import parsedate_to_datetime

from analyzers.dates.date_finder import find_dates

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")  # 2023-10-20T10:00:00+03:00, 20231020
_MAX_FIELD_LENGTH = 100  # characters; a date is looked for in no more of a field
_DAY_LENGTH = len("2023-10-19")
_FILE_NAME = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)|(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_FILE_NAME_YEARS = range(1900, 2101)  # other digits in a file name are not a year


def read_day(value: object) -> date | None:
    """Return the day in a field: in ISO 8601, as email and RSS write it, or in Arabic; None if there is none.

    Ignores time zones: the day is the local one of the publisher.
    """
    if not isinstance(value, str):
        return None
    if match := _ISO.match(value):
        return _day(*match.groups())
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # not a date of RFC 5322
        dates = (mention.value for mention in find_dates(value[:_MAX_FIELD_LENGTH], None))
        return next((date.fromisoformat(day) for day in dates if len(day) == _DAY_LENGTH), None)


def day_in_fields(fields: Mapping[str, object], names: Iterable[str]) -> date | None:
    """Return the day in the first field of `names` that has one; None if no field has."""
    return next((day for name in names if (day := read_day(fields.get(name)))), None)


def day_in_name(name: str) -> date | None:
    """Return the day in a file name: 2023-10-20-report.txt, 20231020.txt; None if there is none."""
    match = _FILE_NAME.search(name)
    day = _day(*[part for part in match.groups() if part]) if match else None
    return day if day and day.year in _FILE_NAME_YEARS else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
