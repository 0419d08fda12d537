"""Dates in digits: 20/10/2023, 2023-10-20, 10/2023, 2014-2018."""

import re
from datetime import date

from analyzers.dates import calendar
from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import (
    named,
    not_followed_by,
    not_preceded_by,
    one_of,
    optional,
    preceded_by,
    same_as,
    sequence,
)
from analyzers.dates.grammar import (
    DAY_PREFIX,
    DAY_PREFIX_STARTS,
    ERA,
    GREGORIAN_MONTH,
    GREGORIAN_STARTS,
    Findings,
    FoundDate,
    rule,
)
from analyzers.dates.inferred_year import Yearly

_MODERN_YEARS = range(1900, 2101)  # four digits in this range are a year without further evidence
_HIJRI_YEARS = range(1300, 1501)  # nobody writes a medieval day in digits
_MAX_REVERSED_SPAN = 10  # years between 2018 and 2017 in 2018/2017, two years written right to left
_LABEL_REACH = 4  # atoms; after رقم or قانون at this distance 12/2015 is the number of a document


def _resolve_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    first, second, third = (line.value(match.start(name)) for name in ("first", "second", "third"))
    if match["first"] == Role.YEAR_NUMBER:
        return _day(match, first, second, third)
    if match["third"] == Role.YEAR_NUMBER:
        return _day(match, third, second, first)
    if published is None or match["delimiter"] == Role.DOT:
        return None
    # Two digits are the latest year with that ending, next year included. Day first is usual; try year first after it.
    for century in (2000, 1900):
        for year, day in ((third, first), (first, third)):
            possible = year < 100 and century + year <= published.year + 1
            if possible and (dates := _day(match, century + year, second, day)):
                return dates
    return None


def _day(match: re.Match[str], year: int, month: int, day: int) -> Findings:
    """Read day before month, as Arabic writes them; swap them only if that gives no date."""
    is_hijri = year in _HIJRI_YEARS
    in_calendar = calendar.hijri_day if is_hijri else calendar.gregorian_day
    resolved = in_calendar(year, month, day) or in_calendar(year, day, month)
    if resolved:
        return [FoundDate(match.start(), match.end(), resolved.isoformat(), is_hijri)]
    return None


def _resolve_day_and_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    day, month = (line.value(match.start(name)) for name in ("day", "month"))
    if published is None or month > 12:
        return None
    weekday = line.value(match.start()) if match["weekday"] else None
    yearly = Yearly(month, day, hijri=False)
    value = yearly.value(yearly.nearest(published, weekday))
    return [FoundDate(match.start(), match.end(), value)] if value else None


def _resolve_month(line: Line, match: re.Match[str], _: date | None) -> Findings:
    year, month = (line.value(match.start(name)) for name in ("year", "month"))
    if Role.NUMBER_LABEL in line.roles[max(0, match.start() - _LABEL_REACH) : match.start()]:
        return []
    if month > 12 or year not in _MODERN_YEARS:
        return None
    return [FoundDate(match.start(), match.end(), calendar.month_value(year, month))]


def _resolve_years(line: Line, match: re.Match[str], _: date | None) -> Findings:
    first, last = (line.value(match.start(name)) for name in ("first", "last"))
    modern = first in _MODERN_YEARS and last in _MODERN_YEARS
    if not modern or first == last or last <= first - _MAX_REVERSED_SPAN:
        return None
    ends = ((match.start(name), year) for name, year in (("first", first), ("last", last)))
    return [FoundDate(at, at + 1, calendar.year_value(year)) for at, year in ends]


_DAY_OR_YEAR = one_of(Role.DAY_NUMBER, Role.YEAR_NUMBER, Role.TWO_DIGITS)
_SLASH_OR_DASH = one_of(Role.SLASH, Role.DASH)
RULES = (
    # 20/10/2023, شباط (28/2/1945), الثلاثاء الموافق 5/8/2008
    rule(
        DAY_PREFIX_STARTS | GREGORIAN_STARTS | {Role.DAY_NUMBER, Role.YEAR_NUMBER, Role.TWO_DIGITS},
        sequence(
            one_of(sequence(GREGORIAN_MONTH, optional(one_of(Role.SLASH, Role.COMMA)), Role.OPEN), DAY_PREFIX),
            named("first", _DAY_OR_YEAR),
            named("delimiter", one_of(Role.SLASH, Role.DOT, Role.DASH)),
            named("second", Role.DAY_NUMBER),
            same_as("delimiter"),
            named("third", _DAY_OR_YEAR),
            optional(ERA),
        ),
        _resolve_day,
    ),
    # الجمعة 22/4, يوم 22/4
    rule(
        {Role.WEEKDAY, Role.DAY_NUMBER},
        sequence(
            one_of(
                sequence(named("weekday", Role.WEEKDAY), optional(Role.COMMA), optional(Role.DAY_NOUN)),
                preceded_by(one_of(Role.DAY_NOUN, Role.DATE_NOUN)),
            ),
            named("day", Role.DAY_NUMBER),
            Role.SLASH,
            named("month", Role.DAY_NUMBER),
            not_followed_by(Role.SLASH),
        ),
        _resolve_day_and_month,
    ),
    # 3/2015
    rule(
        {Role.DAY_NUMBER},
        sequence(
            named("month", Role.DAY_NUMBER),
            _SLASH_OR_DASH,
            named("year", Role.YEAR_NUMBER),
            not_followed_by(_SLASH_OR_DASH),
        ),
        _resolve_month,
    ),
    # 2015-03, but not موسم 2011-12
    rule(
        {Role.YEAR_NUMBER},
        sequence(
            not_preceded_by(Role.SEASON),
            named("year", Role.YEAR_NUMBER),
            _SLASH_OR_DASH,
            named("month", Role.DAY_NUMBER),
            not_followed_by(_SLASH_OR_DASH),
        ),
        _resolve_month,
    ),
    # 2014-2018
    rule(
        {Role.YEAR_NUMBER},
        sequence(
            named("first", Role.YEAR_NUMBER),
            _SLASH_OR_DASH,
            named("last", Role.YEAR_NUMBER),
            not_followed_by(_SLASH_OR_DASH),
        ),
        _resolve_years,
    ),
)
