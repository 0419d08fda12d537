"""Gregorian and Hijri calendars: convert Hijri dates, and write values in ISO 8601 at their own precision."""

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

# Hijri years for which hijridate has the Umm al-Qura calendar; greater years are Gregorian.
TABULATED_YEARS = range(1343, 1501)
_DECADE_DIGITS = 3  # before the X
_HIJRI_EPOCH = date(622, 7, 19)  # 1 Muharram 1, in the proleptic Gregorian calendar
_HIJRI_YEAR_DAYS = 354.36667  # mean of the 30-year cycle of the tabular calendar: 10,631 days


def month_value(year: int, month: int) -> str:
    """Return a month in ISO 8601: `2023-10`."""
    return f"{year:04}-{month:02}"


def year_value(year: int) -> str:
    """Return a year in ISO 8601: `2023`."""
    return f"{year:04}"


def decade_value(year: int) -> str:
    """Return the decade of a year: `197X` for 1970 to 1979; X is the unspecified digit of ISO 8601-2:2019."""
    return f"{year // 10:0{_DECADE_DIGITS}}X"


def decade_start(value: str) -> int | None:
    """Return the first year of the decade that is the value of a date: 1970 for `197X`; None for another value."""
    years = value.removesuffix("X")
    return int(years) * 10 if years != value and years.isdecimal() and len(years) == _DECADE_DIGITS else None


def gregorian_day(year: int, month: int, day: int) -> date | None:
    """Return the day; None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Return the day in the Umm al-Qura calendar; None outside the years 1343 to 1500, or if there is no such day."""
    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_year_value(year: int, month: int | None = None) -> str:
    """Return the Gregorian year of the middle of a Hijri month or year: most of its days are in this year."""
    passed = (month - 0.5) / 12 if month else 0.5
    return year_value((_HIJRI_EPOCH + timedelta(days=(year - 1 + passed) * _HIJRI_YEAR_DAYS)).year)


def hijri_year_of(day: date) -> int | None:
    """Return the Hijri year of a day from 1924 to 2077; None outside."""
    try:
        return Gregorian.fromdate(day).to_hijri().year
    except OverflowError:
        return None


def shifted_month(day: date, months: int) -> str:
    """Return the month `months` after that of `day`, or before it if negative: `2023-10`."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_value(year, month + 1)
