"""Dates as people read them: Western digits, the month by its name."""

from calendar import monthrange
from datetime import date

from analyzers.token import Kind
from web.i18n import Strings

MONTHS: dict[str, tuple[str, ...]] = {
    "ar": (
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def day_label(day: date, strings: Strings) -> str:
    """Return a day as `20 أكتوبر 2023`."""
    return f"{day.day} {MONTHS[strings.lang][day.month - 1]} {day.year}"


def value_label(kind: Kind, value: str, strings: Strings) -> str:
    """Return a facet value as it is shown: names as they are, dates with the month's name."""
    if kind != "dates":
        return value
    try:
        numbers = [int(part) for part in value.split("-")]
        first = date(*numbers, *(1, 1)[len(numbers) - 1 :])
    except (ValueError, TypeError):
        return value  # not ISO 8601: shown as the index holds it
    return (str(first.year), _month_label(first, strings), day_label(first, strings))[len(numbers) - 1]


def range_label(since: date | None, until: date | None, strings: Strings) -> str:
    """Return a range of days in the shortest true form: a year, a month, years, a day, or its two ends."""
    if since is None or until is None:
        return _open_label(since, until, strings)
    if since == until:
        return day_label(since, strings)
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        same = since.year == until.year
        return str(since.year) if same else strings("years", since=since.year, until=until.year)
    if since == until.replace(day=1) and until.day == monthrange(until.year, until.month)[1]:
        return _month_label(since, strings)
    return strings("between", since=day_label(since, strings), until=day_label(until, strings))


def _open_label(since: date | None, until: date | None, strings: Strings) -> str:
    if since is not None:
        return strings("since", since=day_label(since, strings))
    if until is not None:
        return strings("until", until=day_label(until, strings))
    return ""


def _month_label(day: date, strings: Strings) -> str:
    return f"{MONTHS[strings.lang][day.month - 1]} {day.year}"
