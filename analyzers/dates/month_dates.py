"""Dates with the name of a month: 19 تشرين الأول/أكتوبر 2023, الخامس من مايو, 20 شعبان 1428, فبراير 2022."""

import re
from collections.abc import Iterator
from datetime import date

from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import followed_by, named, none_of, one_of, optional, sequence, times
from analyzers.dates.grammar import (
    DAY,
    DAY_PREFIX,
    DAY_PREFIX_STARTS,
    DAY_STARTS,
    DAYS,
    DAYS_STARTS,
    DELIMITER,
    GREGORIAN_MONTH,
    GREGORIAN_STARTS,
    HIJRI_MONTH,
    HIJRI_STARTS,
    OF_MONTH,
    SEPARATOR,
    SHIFTS,
    YEAR,
    YEAR_PHRASE,
    Findings,
    FoundDate,
    gregorian_month,
    is_about_future,
    month_at,
    rule,
    year_in,
)
from analyzers.dates.inferred_year import Yearly
from analyzers.names.name_lists import CLEARLY_A_NAME, FEW_PEOPLE, name_list
from analyzers.text.affixes import ARTICLE

_NAMED_AFTER_A_DAY = frozenset({Role.EVENT, Role.PLACE})  # ثورة 14 جانفي, شارع 9 أفريل: a name, not a date
_MONTH_CUES = frozenset({Role.TIME_CUE, Role.MONTH_NOUN, Role.UNTIL})  # في مارس, شهر آب, حتى أوت
_DAY = re.compile(DAY)
_MONTH = re.compile(gregorian_month())


def _value(
    line: Line, match: re.Match[str], yearly: Yearly, published: date | None, weekday: int | None = None
) -> str | None:
    """Return the value of a date from the YEAR_PHRASE of its match, else from the day of publication."""
    year = year_in(line, match)
    if year is not None:
        return yearly.value_in_year(year)
    if published is None:
        return None
    if match["this_year"] or match["year_shift"]:
        return yearly.value(yearly.in_shifted_year(published, SHIFTS[match["year_shift"] or Role.CURRENT]))
    if match["shift"]:
        return yearly.value(yearly.shifted(published, SHIFTS[match["shift"]]))
    return yearly.value(yearly.nearest(published, weekday, is_about_future(line, match.start())))


def _end(line: Line, match: re.Match[str]) -> int:
    """Return the end of a date, without its YEAR_PHRASE if the number words of the phrase are not a year."""
    return match.end("date") if match["year"] and year_in(line, match) is None else match.end()


def _is_name(line: Line, match: re.Match[str]) -> bool:
    return line.role(match.start() - 1) in _NAMED_AFTER_A_DAY and year_in(line, match) is None


def _month_of(line: Line, match: re.Match[str]) -> tuple[int, bool] | None:
    """Return the month of a match and whether it is Hijri; None if its two names are of different months."""
    if match["hijri"]:
        return month_at(line, match.span("hijri")), True
    number = month_at(line, match.span("month1"))
    if match["twin1"] and month_at(line, match.span("twin1")) != number:
        return None
    return number, False


def _is_not_day(line: Line, match: re.Match[str]) -> bool:
    """Say whether the number is not a day: النصف الأول من مايو, أحد من شهر مايو. But العشرين من مايو is one."""
    start, end = match.span("day")
    if match["hijri"] == Role.AMBIGUOUS_HIJRI_MONTH and line.role(end) != Role.FROM and year_in(line, match) is None:
        return True  # 2-صفر
    if line.roles[start] == Role.NUMBER_WORD:
        definite = line.word(start).startswith(ARTICLE)
        return not definite and any(role in (Role.FROM, Role.MONTH_NOUN) for role in line.roles[end : end + 2])
    before = line.role(start - 1) in (Role.OTHER_WORD, Role.THE_WEEK) and line.word(start - 1).startswith(ARTICLE)
    return line.roles[start] == Role.ORDINAL and before


def _resolve_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    month = _month_of(line, match)
    if month is None or _is_not_day(line, match):
        return None
    if match["other_year"] or _is_name(line, match):
        return []
    before = line.roles.find(Role.WEEKDAY, match.start(), match.start("day"))
    weekday = line.value(before) if before >= 0 else None
    number, hijri = month
    value = _value(line, match, Yearly(number, line.total(match.span("day")), hijri), published, weekday)
    return [FoundDate(match.start(), _end(line, match), value, hijri)] if value else []


def _resolve_days(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Return each day of a list and each end of a range; the last one includes month and year."""
    month = _month_of(line, match)
    if month is None or match["other_year"]:
        return None
    number, hijri = month
    dates = []
    for day in _DAY.finditer(line.roles, *match.span("days")):
        first = _first_of_day(line, day.start())
        weekday = line.value(first) if line.roles[first] == Role.WEEKDAY else None
        value = _value(line, match, Yearly(number, line.total(day.span()), hijri), published, weekday)
        end = _end(line, match) if day.end() == match.end("days") else day.end()
        if value:
            dates.append(FoundDate(first, end, value, hijri))
    return dates


def _first_of_day(line: Line, day: int) -> int:
    """Return the first atom of a day in a list: its weekday if it has one."""
    before = day - 1 - (line.role(day - 1) == Role.COMMA)
    return before if line.role(before) == Role.WEEKDAY else day


def _resolve_two_days(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Return both days of 28 ديسمبر إلى 3 يناير 2017: the first is in the year of the second, or the year before."""
    year = year_in(line, match)
    if year is None:
        return None
    months = [month_at(line, match.span(f"month{number}")) for number in (1, 2)]
    years = (year - (months[0] > months[1]), year)
    spans = ((match.start(), match.end("first")), (match.start("second"), match.end()))
    dates = []
    for number, span in enumerate(spans):
        day = line.total(match.span(f"day{number + 1}"))
        yearly = Yearly(months[number], day, hijri=False)
        if value := yearly.value_in_year(years[number]):
            dates.append(FoundDate(*span, value))
    return dates


def _resolve_month_first(line: Line, match: re.Match[str], _: date | None) -> Findings:
    year = year_in(line, match)
    if year is None:
        return None
    yearly = Yearly(month_at(line, match.span("month1")), line.total(match.span("day")), hijri=False)
    value = yearly.value_in_year(year)
    return [FoundDate(match.start(), match.end(), value)] if value else None


def _resolve_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    month = _month_of(line, match)
    if month is None:
        return None
    if match["other_year"] or _is_name(line, match) or not _is_month(line, match):
        return []
    number, hijri = month
    value = _value(line, match, Yearly(number, None, hijri), published)
    return [FoundDate(match.start(), _end(line, match), value, hijri)] if value else []


def _is_month(line: Line, match: re.Match[str]) -> bool:
    """Say whether the word is a month and dates something: شهر رمضان by itself is a custom."""
    start = match.start()
    if Role.AMBIGUOUS_MONTH in (match["month1"] or "") and _is_given_name(line.word(start - 1)):
        return False  # تيريزا ماي 2017
    if match.end() > match.end("date"):
        return True
    if match["hijri"]:
        return False
    if Role.AMBIGUOUS_MONTH not in match["month1"] or line.roles[start] == Role.MONTH_NOUN:
        return True
    after_month = line.role(start - 1) == Role.CONJUNCTION and line.role(start - 2) == Role.MONTH
    return after_month or line.role(start - 1) in _MONTH_CUES


def _is_given_name(word: str) -> bool:
    names = name_list()
    return names.level(word) >= CLEARLY_A_NAME and names.role(word) == "g" and names.size(word) >= FEW_PEOPLE


def _resolve_months(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Return months that share a year; the last one includes it."""
    year = year_in(line, match)
    if year is None:
        return None
    spans = list(_month_spans(line, match.span("months")))
    months = [Yearly(month_at(line, span), None, hijri=False) for span in spans]
    ends = [*(end for _, end in spans[:-1]), match.end()]
    return [
        FoundDate(span[0], end, value)
        for span, end, yearly in zip(spans, ends, months, strict=True)
        if (value := yearly.value_in_year(year))
    ]


def _month_spans(line: Line, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the span of each month in a list; two names of one month share a span."""
    for match in _MONTH.finditer(line.roles, *span):
        first, twin = match.span("month1"), match.span("twin1")
        if twin[0] < 0 or month_at(line, first) == month_at(line, twin):
            yield match.span()
        else:
            yield from (first, twin)


_ANY_MONTH = one_of(gregorian_month(), named("hijri", HIJRI_MONTH))
_MONTH_STARTS = GREGORIAN_STARTS | HIJRI_STARTS
_MONTH_AHEAD = followed_by(times(1, 40, none_of(*_MONTH_STARTS)), one_of(*_MONTH_STARTS))  # skips long lists of numbers
_DAY_OF_MONTH_1 = sequence(named("day1", DAY), OF_MONTH, gregorian_month(1))
_DAY_OF_MONTH_2 = sequence(named("day2", DAY), OF_MONTH, gregorian_month(2))
RULES = (
    # بين 27 أكتوبر و3 نوفمبر 2016
    rule(
        DAY_PREFIX_STARTS | DAY_STARTS,
        sequence(
            named("first", DAY_PREFIX, _DAY_OF_MONTH_1),
            SEPARATOR,
            optional(one_of(Role.DAY_NOUN, Role.PROCLITIC, Role.FROM)),
            named("second", optional(Role.WEEKDAY, optional(Role.COMMA)), _DAY_OF_MONTH_2),
            YEAR,
        ),
        _resolve_two_days,
    ),
    # من 4 إلى 22 يناير 1995
    rule(
        DAY_PREFIX_STARTS | DAYS_STARTS,
        sequence(_MONTH_AHEAD, named("date", DAY_PREFIX, named("days", DAYS), OF_MONTH, _ANY_MONTH), YEAR_PHRASE),
        _resolve_days,
    ),
    # 22 يناير 1995, 20 شعبان 1428
    rule(
        DAY_PREFIX_STARTS | DAY_STARTS,
        sequence(named("date", DAY_PREFIX, named("day", DAY), OF_MONTH, _ANY_MONTH), YEAR_PHRASE),
        _resolve_day,
    ),
    # يناير الثاني والعشرين، 2018
    rule(
        {Role.WEEKDAY} | GREGORIAN_STARTS,
        sequence(
            optional(Role.WEEKDAY, optional(Role.COMMA)),
            named("date", named("month1", GREGORIAN_MONTH), optional(DELIMITER), named("day", DAY)),
            YEAR,
        ),
        _resolve_month_first,
    ),
    # 2016. نوفمبر .16
    rule(
        {Role.YEAR_NUMBER},
        sequence(
            named("year", Role.YEAR_NUMBER),
            optional(DELIMITER),
            named("month1", GREGORIAN_MONTH),
            times(1, 2, DELIMITER),
            named("day", Role.DAY_NUMBER),
        ),
        _resolve_month_first,
    ),
    # يناير وفبراير 2016
    rule(
        {Role.MONTH_NOUN} | GREGORIAN_STARTS,
        sequence(
            optional(Role.MONTH_NOUN),
            named(
                "months",
                gregorian_month(),
                times(
                    1,
                    12,
                    one_of(Role.SLASH, SEPARATOR),
                    optional(one_of(Role.PROCLITIC, Role.TIME_CUE)),
                    optional(Role.MONTH_NOUN),
                    GREGORIAN_MONTH,
                ),
            ),
            YEAR,
        ),
        _resolve_months,
    ),
    # أكتوبر 2023, شباط (1985), مايو الماضي
    rule(
        {Role.MONTH_NOUN} | _MONTH_STARTS,
        sequence(named("date", optional(Role.MONTH_NOUN), _ANY_MONTH), YEAR_PHRASE),
        _resolve_month,
    ),
)
