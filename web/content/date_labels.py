"""Write dates for readers, in the language of the request: Western digits, months by name."""

from calendar import monthrange
from datetime import date

from babel.dates import format_date

from indexer.search.labels import decade_label
from web import months
from web.i18n import gettext
from web.name_letters import is_name, name_label

_DAY, _MONTH = "d MMMM y", "MMMM y"  # patterns of CLDR


def day_label(day: date) -> str:
    """Return a day as `20 أكتوبر 2023`."""
    return format_date(day, _DAY, months.locale())


def value_label(facet: str, value: str) -> str:
    """Return the label of a facet value: a name in the reader's letters, a date with its month, a decade in words."""
    if is_name(facet):
        return name_label(facet, value)
    if facet not in ("dates", "during"):
        return value
    if decade := decade_label(value, gettext):
        return decade
    try:
        numbers = [int(part) for part in value.split("-")]
        first = date(*numbers, *(1, 1)[len(numbers) - 1 :])
    except (ValueError, TypeError):
        return value  # not ISO 8601
    return (str(first.year), _month_label(first), day_label(first))[len(numbers) - 1]


def range_label(since: date | None, until: date | None) -> str:
    """Return a range of days in its shortest form: a year, a month, years, a day, or its two ends."""
    if since is None or until is None:
        return _open_label(since, until)
    if since == until:
        return day_label(since)
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        if since.year == until.year:
            return str(since.year)
        return gettext("%(since)s–%(until)s", since=since.year, until=until.year)
    if since == until.replace(day=1) and until.day == monthrange(until.year, until.month)[1]:
        return _month_label(since)
    return gettext("%(since)s to %(until)s", since=day_label(since), until=day_label(until))


def _open_label(since: date | None, until: date | None) -> str:
    if since is not None:
        return gettext("since %(since)s", since=day_label(since))
    if until is not None:
        return gettext("until %(until)s", until=day_label(until))
    return ""


def _month_label(day: date) -> str:
    return format_date(day, _MONTH, months.locale())
