"""Dates in digits: 20/10/2023, 2023-10-20, 10/2023, 2014-2018."""

import re
from datetime import date

from analyzers.dates import calendar
from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import BEFORE, BEGIN_BEFORE, GREGORIAN, Findings, Found, rule
from analyzers.dates.inferred_year import Yearly

_MODERN = range(1900, 2101)  # a number of four digits that nothing else marks as a year
_HIJRI = range(1300, 1501)  # nobody writes a medieval day in digits
_TURNED = 10  # 2018/2017: two years written right to left are at most this far apart
_NUMBERED = 4  # this many atoms before it, رقم or قانون makes 12/2015 a number


def _read_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    first, second, third = (line.parts[match.start(name)].value for name in ("first", "second", "third"))
    if match["first"] == "y":
        return _day(match, first, second, third)
    if match["third"] == "y":
        return _day(match, third, second, first)
    if published is None or match["sep"] == ".":
        return None
    # A year of two digits is the last such year up to the next one; day first is the custom, year first is tried.
    for century in (2000, 1900):
        for year, day in ((third, first), (first, third)):
            known = year < 100 and century + year <= published.year + 1
            if known and (found := _day(match, century + year, second, day)):
                return found
    return None


def _day(match: re.Match[str], year: int, month: int, day: int) -> Findings:
    """Day before month, as Arabic writes; the other way round only where no other reading is a date."""
    for each_month, each_day in ((month, day), (day, month)):
        if year in _HIJRI:
            found = calendar.hijri_day(year, each_month, each_day)
        else:
            found = calendar.gregorian_day(year, each_month, each_day)
        if found:
            return [Found(match.start(), match.end(), found.isoformat(), year in _HIJRI)]
    return None


def _read_day_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    day, month = (line.parts[match.start(name)].value for name in ("day", "month"))
    if published is None or month > 12:
        return None
    weekday = line.parts[match.start()].value if match["weekday"] else None
    yearly = Yearly(month, day, hijri=False)
    value = yearly.value(yearly.nearest(published, weekday))
    return [Found(match.start(), match.end(), value)] if value else None


def _read_month(line: Line, match: re.Match[str], _: date | None) -> Findings:
    year, month = (line.parts[match.start(name)].value for name in ("year", "month"))
    if "U" in line.kinds[max(0, match.start() - _NUMBERED) : match.start()]:
        return []
    if month > 12 or year not in _MODERN:
        return None
    return [Found(match.start(), match.end(), calendar.month_value(year, month))]


def _read_years(line: Line, match: re.Match[str], _: date | None) -> Findings:
    first, last = (line.parts[match.start(name)].value for name in ("first", "last"))
    if not (first in _MODERN and last in _MODERN and first != last and last > first - _TURNED):
        return None
    ends = ((match.start(name), year) for name, year in (("first", first), ("last", last)))
    return [Found(at, at + 1, calendar.year_value(year)) for at, year in ends]


_DAY = r"(?P<first>[dyz])(?P<sep>[/.-])(?P<second>d)(?P=sep)(?P<third>[dyz])"
RULES = (
    # 20/10/2023, شباط (28/2/1945), الثلاثاء الموافق 5/8/2008
    rule(BEGIN_BEFORE + "dyzKmv", rf"(?:{GREGORIAN}[/,]?\(|{BEFORE}){_DAY}[AEM]?", _read_day),
    rule("wd", r"(?:(?P<weekday>w),?j?|(?<=[jn]))(?P<day>d)/(?P<month>d)(?!/)", _read_day_month),  # يوم 22/4
    rule("d", r"(?P<month>d)[/-](?P<year>y)(?![/-])", _read_month),  # 3/2015
    rule("y", r"(?<!I)(?P<year>y)[/-](?P<month>d)(?![/-])", _read_month),  # 2015-03, but not موسم 2011-12
    rule("y", r"(?P<first>y)[/-](?P<last>y)(?![/-])", _read_years),  # 2014-2018
)
