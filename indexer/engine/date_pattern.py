"""A range of days as a pattern over dates that are written at their own precision: 2023, 2023-10, 2023-10-20."""

from calendar import monthrange
from datetime import date

_YEAR = 12  # months


def pattern_within(since: date | None, until: date | None) -> str:
    """Return a regular expression of the dates that lie in [since, until] with all their days; None is an open end."""
    first, last = since or date.min, until or date.max
    days = [_between(first.isoformat(), last.isoformat())]
    return "|".join([*days, *_months(first, last), *_years(first, last)])


def _months(first: date, last: date) -> list[str]:
    """The pattern of the whole months between two days, if there are any."""
    ends = last.day == monthrange(last.year, last.month)[1]
    low, high = _month_number(first) + (first.day > 1), _month_number(last) - (not ends)
    return [_between(_month(low), _month(high))] if low <= high else []


def _years(first: date, last: date) -> list[str]:
    """The pattern of the whole years between two days, if there are any."""
    low = first.year + ((first.month, first.day) > (1, 1))
    high = last.year - ((last.month, last.day) < (12, 31))
    return [_between(f"{low:04}", f"{high:04}")] if low <= high else []


def _month_number(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _month(number: int) -> str:
    return f"{number // _YEAR:04}-{number % _YEAR + 1:02}"


def _between(low: str, high: str) -> str:
    """Return a regular expression of what sorts from `low` to `high`, all written with digits in the same places."""
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


def _fill(written: str, digit: str) -> str:
    return "".join(digit if sign.isdigit() else sign for sign in written)
