"""A range of days as a regular expression for dates of different precision: 2023, 2023-10, 2023-10-20."""

from calendar import monthrange
from datetime import date

_MONTHS = 12  # of a year


def date_regex(since: date | None, until: date | None) -> str:
    """Return a regular expression for the dates whose days all lie in [since, until]; None is an open end."""
    first, last = since or date.min, until or date.max
    days = [_between(first.isoformat(), last.isoformat())]
    return "|".join([*days, *_months(first, last), *_years(first, last)])


def _months(first: date, last: date) -> list[str]:
    """Return the expression for the whole months between two days, if there are any."""
    is_month_end = last.day == monthrange(last.year, last.month)[1]
    low, high = _month_number(first) + (first.day > 1), _month_number(last) - (not is_month_end)
    return [_between(_month(low), _month(high))] if low <= high else []


def _years(first: date, last: date) -> list[str]:
    """Return the expression for the whole years between two days, if there are any."""
    low = first.year + ((first.month, first.day) > (1, 1))
    high = last.year - ((last.month, last.day) < (12, 31))
    return [_between(f"{low:04}", f"{high:04}")] if low <= high else []


def _month_number(day: date) -> int:
    return day.year * _MONTHS + day.month - 1


def _month(number: int) -> str:
    return f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}"


def _between(low: str, high: str) -> str:
    """Return an expression for the strings from `low` to `high`, which have digits at the same positions."""
    if low == high:
        return low
    if low[0] == high[0]:
        return low[0] + _between(low[1:], high[1:])
    rest_low, rest_high = low[1:], high[1:]
    ways = [low[0] + _between(rest_low, _fill(rest_low, "9")), high[0] + _between(_fill(rest_high, "0"), rest_high)]
    if int(high[0]) - int(low[0]) > 1:
        inner = f"[{int(low[0]) + 1}-{int(high[0]) - 1}]"
        ways.append(inner + "".join("[0-9]" if sign.isdigit() else sign for sign in rest_low))
    return f"(?:{'|'.join(ways)})"


def _fill(pattern: str, digit: str) -> str:
    return "".join(digit if sign.isdigit() else sign for sign in pattern)
