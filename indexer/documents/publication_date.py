"""Read the date of publication from the metadata of a text: fields, attributes, a file name."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from analyzers.dates.date_finder import find_dates
from indexer.documents.partial_date import PartialDate, PublishedDate, first_day, last_day, read_iso
from indexer.errors import SourceWarning

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", re.ASCII)  # 2023-10-20T10:00:00+03:00, 20231020
_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.]00?)?", re.ASCII)  # 2023-10, 2023-10-00
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)  # 10/2023
_YEAR = re.compile(r"(\d{4})-00(?:-00)?", re.ASCII)  # 2023-00-00
_WEEKDAY = re.compile(r"\d{4}-?W\d{2}-?\d(?!\d)", re.ASCII)  # 2023-W42-5
_NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,9})?", re.ASCII)
_MAX_FIELD_LENGTH = 100  # characters; a date is looked for in no more of a field
_MAX_REPEATED_LENGTH = 40  # characters of a field that a warning repeats
_WESTERN_DIGITS = {ord(digit): str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
# Years of numbers alone. 1300 to 1500 are Hijri years more often than Gregorian ones, and a number does not say which.
_HIJRI_YEARS = range(1300, 1501)
_YEARS = (range(1000, 1300), range(1501, 2200))
_NUMBERED_YEARS = range(1500, 2200)  # of 202310 and 20231020
# Seconds since 1970 in UTC: from 1900 to 1966 and from 1973 to 2099. Between them are shorter numbers, with other uses.
_TIMESTAMPS = (range(-2_208_988_800, 1 - 10**8), range(10**8, 4_102_444_800))
_TIMESTAMP_UNITS = (1, 10**3, 10**6, 10**9)  # in a second: it is in seconds, or thousandths, millionths, billionths
_MAX_NUMBER = 10**19  # of billionths of a second
# In English and in French, which sites of North Africa write in their metadata.
_MONTH_NAMES = (
    "jan|january|janv|janvier",
    "feb|february|fév|févr|février|fevrier",
    "mar|march|mars",
    "apr|april|avr|avril",
    "may|mai",
    "jun|june|juin",
    "jul|july|juil|juillet",
    "aug|august|août|aout",
    "sep|sept|september|septembre",
    "oct|october|octobre",
    "nov|november|novembre",
    "dec|december|déc|décembre|decembre",
)
_IN_LATIN = re.compile(
    rf"""
      (?<!\w) (?: (?P<first>\d{{1,2}}) (?:st|nd|rd|th|er)? [\s.,/-]* (?:of\s)? | (?P<year_first>\d{{4}}) [\s.,/-]* )?
      (?P<month>{"|".join(_MONTH_NAMES)}) (?![^\W\d_]) [\s.,/-]*
      (?: (?P<second>\d{{1,2}}) (?:st|nd|rd|th)? (?!\d) [\s.,]* )? (?P<year>(?<!\d)\d{{4}}(?!\d))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FILE_NAME = re.compile(r"^(\d{4})(\d{2})(\d{2})(?!\d)|(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_FILE_NAME_YEARS = range(1900, 2101)  # other digits in a file name are not a year


class StatedDate(NamedTuple):
    """The date that fields state, and the fields that have something else."""

    published: PublishedDate | None
    unread: Mapping[str, object]

    def or_found(self, find: Callable[[], date | None]) -> PublishedDate | None:
        """Return the stated date, or a day found elsewhere if none is stated or the day is in the stated period."""
        if isinstance(self.published, date):
            return self.published
        found = find()
        if self.published is None:
            return found
        within = found and first_day(self.published) <= found <= last_day(self.published)
        return found if within else self.published

    def warnings(self, published: PublishedDate | None) -> list[SourceWarning]:
        """Return a warning for each field that could not be read; `published` is the date the document has."""
        return [_unread(name, value, published) for name, value in self.unread.items()]


def read_date(value: object) -> PublishedDate | None:
    """Return the date in a field at its own precision; None if there is none.

    Reads ISO 8601 (also a month or a year), what email, RSS, Arabic, English and French write, years, numbers such as
    20231020, a list or object that holds one of these, and timestamps in seconds to nanoseconds. The day of a timestamp
    is the one in UTC. Time zones that are written out are ignored: the day is the local one of the publisher.
    """
    while isinstance(value, list | dict) and len(value) == 1:  # {"$date": "2023-10-20T10:00:00Z"}
        (value,) = value.values() if isinstance(value, dict) else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value)
    if not isinstance(value, str):
        return None
    written = value.strip().translate(_WESTERN_DIGITS)
    if _NUMBER.fullmatch(written):
        return _from_number(float(written) if "." in written else int(written))
    if _WEEKDAY.match(written):
        return _weekday(written)
    if (match := _ISO.match(written)) and int(match[1]) not in _HIJRI_YEARS:
        return _date(*match.groups()) if match[2] != "00" and match[3] != "00" else _partial(written[:10])
    return _partial(written) or _in_words(written)


def date_in_fields(fields: Mapping[str, object], names: Iterable[str]) -> StatedDate:
    """Return the most precise date in the fields of `names`, the first of several."""
    stated = {name: fields[name] for name in names if not _is_blank(fields.get(name))}
    read = {name: read_date(value) for name, value in stated.items()}
    dates = (published for published in read.values() if published)
    best = max(dates, key=lambda published: len(published.isoformat()), default=None)
    return StatedDate(best, {name: stated[name] for name, published in read.items() if published is None})


def day_in_name(name: str) -> date | None:
    """Return the day in a file name: 2023-10-20-report.txt, 20231020.txt; None if there is none."""
    match = _FILE_NAME.search(name)
    day = _date(*[part for part in match.groups() if part]) if match else None
    return day if isinstance(day, date) and day.year in _FILE_NAME_YEARS else None


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _from_number(number: float) -> PublishedDate | None:
    if not abs(number) < _MAX_NUMBER:  # also what is not a number
        return None
    digits = str(int(number)) if number == int(number) else ""
    if len(digits) == 4 and any(int(digits) in years for years in _YEARS):
        return PartialDate(int(digits))
    if len(digits) in (6, 8) and digits.isdecimal() and int(digits[:4]) in _NUMBERED_YEARS:
        return _date(digits[:4], digits[4:6], digits[6:])
    seconds = (int(number // unit) for unit in _TIMESTAMP_UNITS)
    in_range = (second for second in seconds if any(second in span for span in _TIMESTAMPS))
    return next(((_EPOCH + timedelta(seconds=second)).date() for second in in_range), None)


def _partial(written: str) -> PublishedDate | None:
    if match := _MONTH.fullmatch(written):
        year, month = match[1], match[2] if int(match[2]) else ""
    elif match := _MONTH_FIRST.fullmatch(written):
        year, month = match[2], match[1]
    elif match := _YEAR.fullmatch(written):
        year, month = match[1], ""
    else:
        return None
    return None if int(year) in _HIJRI_YEARS else _date(year, month)


def _weekday(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10] if "-" in written else written[:8])
    except ValueError:
        return None


def _in_words(written: str) -> PublishedDate | None:
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # not a date of RFC 5322
        return _in_latin(written[:_MAX_FIELD_LENGTH]) or _in_arabic(written[:_MAX_FIELD_LENGTH])


def _in_latin(written: str) -> PublishedDate | None:
    for match in _IN_LATIN.finditer(written):
        year = match["year_first"] or match["year"]
        if year:
            name = match["month"].lower()
            month = next(n for n, names in enumerate(_MONTH_NAMES, 1) if re.fullmatch(names, name))
            return _date(year, str(month), match["first"] or match["second"] or "")
    return None


def _in_arabic(written: str) -> PublishedDate | None:
    values = [mention.value for mention in find_dates(written, None)]
    dates = [read_iso(value) for value in values if "X" not in value]  # no decades
    return max(dates, key=lambda published: len(published.isoformat()), default=None)


def _date(year: str, month: str = "", day: str = "") -> PublishedDate | None:
    try:
        return date(int(year), int(month), int(day)) if day else PartialDate(int(year), int(month) if month else None)
    except ValueError:
        return None


def _unread(field: str, value: object, published: PublishedDate | None) -> SourceWarning:
    written = (value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))[:_MAX_REPEATED_LENGTH]
    if published is None:
        return SourceWarning(
            "“%(value)s” in the field %(field)s is not a date that can be read: the document has no date. Write it as "
            "2023-10-20, 2023-10 or 2023.",
            value=written,
            field=field,
        )
    return SourceWarning(
        "“%(value)s” in the field %(field)s is not a date that can be read: the date is %(date)s, as stated elsewhere.",
        value=written,
        field=field,
        date=published.isoformat(),
    )
