"""Read and print the dates of a query: a day, a month, a year, or a range; months also by name."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from analyzers.dates.date_finder import find_dates
from indexer.display import without_format_signs
from indexer.errors import QueryError

DateSpan = tuple[date | None, date | None]  # first and last day; None where a range is open

_PERIOD = re.compile(r"\d{3}X|\d{4}(-\d{2}){0,2}", re.ASCII)
_RANGE = re.compile(r"\.{2,3}|…")
_SEPARATOR = re.compile(r"(?<=\d)\s*[-/.‐‑−]\s*(?=\d)", re.ASCII)
_DATE = re.compile(
    r"""
      (?P<year>\d{4}) (?: - (?P<month>\d{1,2}) (?: - (?P<day>\d{1,2}) )? )?
    | (?P<only_month>\d{1,2}) - (?P<its_year>\d{4})
    | (?P<first>\d{1,2}) - (?P<second>\d{1,2}) - (?P<last>\d{4})    # the usual order in Arabic: day, month, year
    """,
    re.VERBOSE | re.ASCII,
)


def normalize_date(value: str) -> str:
    """Write a date as the facet shows it: ٢٠٢٣/١٠, أكتوبر 2023 -> 2023-10, 1/9/2023 -> 2023-09-01.

    Other text stays, in Western digits.

    People use / because next to Arabic letters a date with - is displayed in reverse order (UAX #9).
    """
    written = _in_digits(value)
    days = _days(written)
    if days is None:
        return written
    first, last = days
    return first.isoformat()[: 10 if first == last else 7 if first.month == last.month else 4]


def is_period(value: str) -> bool:
    """Say whether a text is a decade (201X), or a year, month or day that there is, as a facet shows it."""
    return bool(_PERIOD.fullmatch(value) and (value.endswith("X") or _days(value)))


def check_days(since: date | None, until: date | None, *, undated: bool) -> None:
    """Raise QueryError for days of publication that no document can have: no range, or none beside a range."""
    if since and until and since > until:
        raise QueryError(
            "The range starts on %(since)s, after its end %(until)s; swap the two dates.", since=since, until=until
        )
    if undated and (since or until):
        raise QueryError("No document has a date of publication and none; leave out “undated”, or “from” and “to”.")


def period_prefix(value: str) -> str:
    """Return what all dates in a period begin with: 201 for 201X, a year, month or day itself; "" for other text."""
    return value.rstrip("X") if _PERIOD.fullmatch(value) else ""


def parts_of_period(prefix: str) -> list[str]:
    """Return the years of a decade, the months of a year or the days of a month, by its `period_prefix`."""
    match prefix.split("-"):
        case [decade] if len(decade) == 3:
            return [f"{decade}{digit}" for digit in range(10)]
        case [year]:
            return [f"{year}-{month:02}" for month in range(1, 13)]
        case [_, _]:
            return [f"{prefix}-{day:02}" for day in range(1, 32)]
        case _:
            return []


def first_day(written: str) -> date | None:
    """Return the first day of a date: 2023-09 -> 2023-09-01; None for anything else."""
    days = _days(_in_digits(written))
    return days and days[0]


def last_day(written: str) -> date | None:
    """Return the last day of a date: 2023-09 -> 2023-09-30; None for anything else."""
    days = _days(_in_digits(written))
    return days and days[1]


def read_span(field: str, written: str) -> DateSpan:
    """Return the first and last day of a date or range; raises QueryError for anything else.

    A month or year spans all its days; `2023-10..`, `..2023` and `2022..2023-10-20` are ranges.
    """
    parts = [part.strip() for part in _RANGE.split(_in_digits(written))]
    spans = [_days(part) for part in parts]
    if len(parts) > 2 or not any(spans) or any(part and not span for part, span in zip(parts, spans, strict=True)):
        raise QueryError(
            "“%(value)s” is not a date for %(field)s: write 2023, 2023-10, 2023-10-20 or 2023-10-01..2023-10-20.",
            value=written[:40],
            field=field,
        )
    since, until = spans[0] and spans[0][0], spans[-1] and spans[-1][1]
    if since and until and since > until:
        raise QueryError("The range %(range)s starts after its end: swap the two dates.", range=written[:40])
    return since, until


def write_span(since: date | None, until: date | None) -> str:
    """Print a span so that `read_span` reads it back."""
    if since == until and since is not None:
        return since.isoformat()
    return f"{since.isoformat() if since else ''}..{until.isoformat() if until else ''}"


def _in_digits(written: str) -> str:
    """Write a text with Western digits, and hyphens between them."""
    digits = "".join(str(unicodedata.decimal(char, char)) for char in without_format_signs(written))
    return _SEPARATOR.sub("-", digits.strip())


def _days(written: str) -> tuple[date, date] | None:
    """Return the first and last day of a date, None if the text is not a date."""
    match = _DATE.fullmatch(written) or _DATE.fullmatch(_in_numbers(written))
    if not match:
        return None
    year = int(match["year"] or match["its_year"] or match["last"])
    month = int(match["month"] or match["only_month"] or match["second"] or 0)
    day = int(match["day"] or match["first"] or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # the 30th of February, a 13th month
        return None


def _in_numbers(written: str) -> str:
    """Return a date with the name of its month in ISO 8601, empty if the text is not one such date."""
    found = find_dates(written, None)
    return next((date_.value for date_ in found if (date_.start, date_.end) == (0, len(written))), "")
