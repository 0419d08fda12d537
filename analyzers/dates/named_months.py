"""Dates whose month is a word: 19 تشرين الأول/أكتوبر 2023, الخامس من مايو, 20 شعبان 1428, فبراير 2022."""

import re
from collections.abc import Iterator
from datetime import date

from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import (
    AND,
    BEFORE,
    BEGIN_BEFORE,
    DAY,
    DAYS,
    GREGORIAN,
    HIJRI,
    OF,
    SHIFTS,
    TAIL,
    YEAR,
    Findings,
    Found,
    is_coming,
    month,
    month_at,
    rule,
    year_in,
)
from analyzers.dates.inferred_year import Yearly
from analyzers.text.affixes import ARTICLE

_NAMES = "qD"  # ثورة 14 جانفي, شارع 9 أفريل: a day that became a name, its year is not told
_CUES = "psr"  # before a word that is not always a month: في مارس, شهر آب, حتى أوت
_DAY = re.compile(DAY)
_MONTH = re.compile(month())


def _resolve(
    line: Line, match: re.Match[str], yearly: Yearly, published: date | None, weekday: int | None = None
) -> str | None:
    """The value of a date by the TAIL of its match, or by what else places it in time."""
    year = year_in(line, match)
    if year is not None:
        return yearly.told_value(year)
    if published is None:
        return None
    if match["this"] or match["shifted"]:
        return yearly.value(yearly.shifted(published, SHIFTS[match["shifted"] or "N"]))
    if match["shift"]:
        return yearly.value(yearly.moved(published, SHIFTS[match["shift"]]))
    return yearly.value(yearly.nearest(published, weekday, is_coming(line, match.start())))


def _end(line: Line, match: re.Match[str]) -> int:
    """Where a date with a TAIL ends: before number words that turned out to be no year."""
    return match.end("date") if match["year"] and year_in(line, match) is None else match.end()


def _is_name(line: Line, match: re.Match[str]) -> bool:
    return line.kinds[match.start() - 1 : match.start()] in set(_NAMES) and year_in(line, match) is None


def _months(line: Line, match: re.Match[str]) -> tuple[int, bool] | None:
    """The month of a match and whether it is Hijri; None when it names two different ones."""
    if match["hijri"]:
        return month_at(line, match.span("hijri")), True
    number = month_at(line, match.span("month1"))
    if match["twin1"] and month_at(line, match.span("twin1")) != number:
        return None
    return number, False


def _counts_other(line: Line, match: re.Match[str]) -> bool:
    """Whether a number word counts no day: النصف الأول من مايو, أحد من شهر مايو; العشرين من مايو is a day."""
    start, end = match.span("day")
    if match["hijri"] == "f" and line.kinds[end] != "i" and year_in(line, match) is None:  # 2-صفر
        return True
    if line.kinds[start] == "c":
        definite = line.parts[start].word.startswith(ARTICLE)
        return not definite and any(kind in "is" for kind in line.kinds[end : end + 2])
    before = line.parts[start - 1] if start else None
    return line.kinds[start] == "o" and before is not None and before.kind in "xY" and before.word.startswith(ARTICLE)


def _read_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    named = _months(line, match)
    if named is None or _counts_other(line, match):
        return None
    if match["block"] or _is_name(line, match):
        return []
    before = line.kinds.find("w", match.start(), match.start("day"))
    weekday = line.parts[before].value if before >= 0 else None
    value = _resolve(line, match, Yearly(named[0], line.total(match.span("day")), named[1]), published, weekday)
    return [Found(match.start(), _end(line, match), value, named[1])] if value else []


def _read_days(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """One mention for each day of a list, and for each end of a range; the last one takes month and year with it."""
    named = _months(line, match)
    if named is None or match["block"]:
        return None
    found = []
    for day in _DAY.finditer(line.kinds, *match.span("days")):
        first = _first(line, day.start())
        weekday = line.parts[first].value if line.kinds[first] == "w" else None
        value = _resolve(line, match, Yearly(named[0], line.total(day.span()), named[1]), published, weekday)
        end = _end(line, match) if day.end() == match.end("days") else day.end()
        if value:
            found.append(Found(first, end, value, named[1]))
    return found


def _first(line: Line, day: int) -> int:
    """The first atom of a day in a list: its day of the week, if it has one."""
    start = day - (line.kinds[day - 1 : day] == ",")
    return start - 1 if line.kinds[start - 1 : start] == "w" else day


def _read_two_days(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """28 ديسمبر إلى 3 يناير 2017: the year of the second is that of the first, or the one before."""
    year = year_in(line, match)
    if year is None:
        return None
    months = [month_at(line, match.span(f"month{number}")) for number in (1, 2)]
    years = (year - (months[0] > months[1]), year)
    spans = ((match.start(), match.end("first")), (match.start("second"), match.end()))
    found = []
    for number, span in enumerate(spans):
        day = line.total(match.span(f"day{number + 1}"))
        yearly = Yearly(months[number], day, hijri=False)
        if value := yearly.told_value(years[number]):
            found.append(Found(*span, value))
    return found


def _read_month_first(line: Line, match: re.Match[str], _: date | None) -> Findings:
    year = year_in(line, match)
    if year is None:
        return None
    yearly = Yearly(month_at(line, match.span("month1")), line.total(match.span("day")), hijri=False)
    value = yearly.told_value(year)
    return [Found(match.start(), match.end(), value)] if value else None


def _read_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    named = _months(line, match)
    if named is None:
        return None
    if match["block"] or _is_name(line, match) or not _is_month(line, match):
        return []
    value = _resolve(line, match, Yearly(named[0], None, named[1]), published)
    return [Found(match.start(), _end(line, match), value, named[1])] if value else []


def _is_month(line: Line, match: re.Match[str]) -> bool:
    """Whether the word is a month here, and places the text in time: شهر رمضان alone is a custom, not a date."""
    start = match.start()
    if match.end() > match.end("date"):
        return True
    if match["hijri"]:
        return False
    cued = line.kinds[start] == "s" or line.kinds[max(0, start - 1) : start] in set(_CUES)
    return cued or "v" not in match["month1"] or line.kinds[max(0, start - 2) : start] == "m&"


def _read_months(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Months that share a year: one mention each, the last one takes the year with it."""
    year = year_in(line, match)
    if year is None:
        return None
    spans = list(_each_month(line, match.span("months")))
    values = [Yearly(month_at(line, span), None, hijri=False) for span in spans]
    ends = [*(end for _, end in spans[:-1]), match.end()]
    return [
        Found(span[0], end, value)
        for span, end, yearly in zip(spans, ends, values, strict=True)
        if (value := yearly.told_value(year))
    ]


def _each_month(line: Line, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Spans of the months in a list, the two names of one month together."""
    for match in _MONTH.finditer(line.kinds, *span):
        first, twin = match.span("month1"), match.span("twin1")
        if twin[0] < 0 or month_at(line, first) == month_at(line, twin):
            yield match.span()
        else:
            yield from (first, twin)


_NAMED = f"(?:{month()}|(?P<hijri>{HIJRI}))"
_NAME_AHEAD = "(?=[^mvKGhf]{1,40}[mvKGhf])"  # spares long lists of numbers the search for a month behind them
RULES = (
    # بين 27 أكتوبر و3 نوفمبر 2016
    rule(
        BEGIN_BEFORE + "doce",
        rf"(?P<first>{BEFORE}(?P<day1>{DAY}){OF}{month(1)}){AND}[jli]?"
        rf"(?P<second>(?:w,?)?(?P<day2>{DAY}){OF}{month(2)}){YEAR}",
        _read_two_days,
    ),
    # من 4 إلى 22 يناير 1995
    rule(BEGIN_BEFORE + "do", rf"{_NAME_AHEAD}(?P<date>{BEFORE}(?P<days>{DAYS}){OF}{_NAMED}){TAIL}", _read_days),
    rule(BEGIN_BEFORE + "doce", rf"(?P<date>{BEFORE}(?P<day>{DAY}){OF}{_NAMED}){TAIL}", _read_day),
    # يناير الثاني والعشرين، 2018
    rule("wKmv", rf"(?:w,?)?(?P<date>(?P<month1>{GREGORIAN})[/.,-]?(?P<day>{DAY})){YEAR}", _read_month_first),
    # 2016. نوفمبر .16
    rule("y", rf"(?P<year>y)[.,/-]?(?P<month1>{GREGORIAN})[.,/-]{{1,2}}(?P<day>d)", _read_month_first),
    # يناير وفبراير 2016
    rule("sKmv", rf"s?(?P<months>{month()}(?:(?:/|{AND})[lp]?s?{GREGORIAN}){{1,12}}){YEAR}", _read_months),
    rule("sKmvhfG", rf"(?P<date>s?{_NAMED}){TAIL}", _read_month),  # أكتوبر 2023, شباط (1985), مايو الماضي
)
