"""Weekdays, months and years told from the day of writing: الخميس الماضي, الشهر الجاري, العام المقبل."""

import re
from datetime import date, timedelta

from analyzers.dates import calendar
from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import AND, DAY, DAYS, SHIFTS, Findings, Found, is_coming, rule

_DEFINITE = re.compile("[وفبك]?(?:ال|لل)")
_DAY = re.compile(DAY)
_TWO = re.compile("(?:بين|كلا|ال.+ين) الاثنين")  # بين الاثنين, الرجلين الاثنين: the two
_OF_WEEK = re.compile("Y[PFN]?[jilp]*$")  # الأسبوع المقبل يوم الجمعة: where a week begins differs by country
_OTHER_DAY = re.compile("[Bo]|iZ|[ip]?H?Y")


def _read_weekdays(line: Line, match: re.Match[str], published: date | None) -> Findings:
    if published is None or _is_no_one_day(line, match):
        return []
    named = [index for index in range(*match.span("days")) if line.kinds[index] == "w"]
    weekdays = [line.parts[index].value for index in named]
    coming = match["shift"] == "F" or bool(match["this"]) or is_coming(line, match.start())
    days = _last_days(published, weekdays) if match["shift"] == "P" else _days(published, weekdays, coming)
    ends = [*(index + 1 for index in named[:-1]), match.end()]
    return [Found(first, end, day.isoformat()) for first, end, day in zip(named, ends, days, strict=True)]


def _days(published: date, weekdays: list[int], coming: bool) -> list[date]:
    """The first such day after `published`, or the nearest one when none is said to be coming; the others after it.

    The nearest: in `ant_news` a day of the week with its date is 1 to 3 days ahead of publishing in 217 cases, and 4 to
    6 days behind it in 17.
    """
    nearest = published + timedelta(days=(weekdays[0] - published.weekday() + 3) % 7 - 3)
    days = [_after(published, weekdays[0]) if coming else nearest]
    for weekday in weekdays[1:]:
        days.append(_after(days[-1], weekday))
    return days


def _last_days(published: date, weekdays: list[int]) -> list[date]:
    """The last of such days before `published`, the others before it."""
    days = [published]
    for weekday in reversed(weekdays):
        days.insert(0, days[0] - timedelta(days=(days[0].weekday() - weekday - 1) % 7 + 1))
    return days[:-1]


def _after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _read_weekday_and_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """الخميس 21: the nearest day of both names, of this month and those beside it; None when there is none."""
    if published is None:
        return None
    weekday, day = line.parts[match.start()].value, line.total(match.span("day"))
    months = (calendar.shifted_month(published, months).split("-") for months in (-1, 0, 1))
    days = (calendar.gregorian_day(int(year), int(month), day) for year, month in months)
    fitting = [each for each in days if each and each.weekday() == weekday]
    nearest = min(fitting, key=lambda each: abs(each - published), default=None)
    return [Found(match.start(), match.end(), nearest.isoformat())] if nearest else None


def _is_no_one_day(line: Line, match: re.Match[str]) -> bool:
    """Markets and holidays named by a weekday, weekdays that come again, the first Sunday, next week's Friday."""
    before = match.start() - 1
    alone = match.end("days") - match.start("days") == 1
    if alone and _TWO.fullmatch(f"{line.word(before)} {line.word(match.start())}"):
        return True
    if line.kind(before) in set("Dq") or (line.kind(before) == "Z" and not match["shift"]):
        return True
    return bool(
        _OTHER_DAY.match(line.kinds, match.end()) or _OF_WEEK.search(line.kinds[max(0, before - 3) : before + 1])
    )


def _read_period(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """This, the last or the next month or year; العام after a title is general: الأمين العام الحالي."""
    if published is None:
        return []
    shift = match["shift"] or "N"
    noun = line.parts[match.start("noun")]
    if noun.kind == "S":
        return [Found(match.start(), match.end(), calendar.shifted_month(published, SHIFTS[shift]))]
    title = bool(_DEFINITE.match(line.word(match.start() - 1))) and shift == "N" and not match["this"]
    if noun.word not in ("العام", "السنه") or title:
        return []
    return [Found(match.start(), match.end(), calendar.year_value(published.year + SHIFTS[shift]))]


def _read_days_of_month(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """20 من الشهر الجاري"""
    if published is None:
        return []
    year, month = calendar.shifted_month(published, SHIFTS[match["shift"] or "N"]).split("-")
    found = []
    for item in _DAY.finditer(line.kinds, *match.span("days")):
        day = calendar.gregorian_day(int(year), int(month), line.total(item.span()))
        end = match.end() if item.end() == match.end("days") else item.end()
        if day:
            found.append(Found(item.start(), end, day.isoformat()))
    return found


RULES = (
    rule("doce", rf"(?=[^S]{{1,40}}S)(?P<days>{DAYS}|{DAY})[ilp]{{0,2}}(?:S(?P<shift>[PFN])|HS)", _read_days_of_month),
    rule("doce", rf"(?<=j)(?=[^N]{{1,40}}N)(?P<days>{DAYS}|{DAY})i?(?P<shift>N)", _read_days_of_month),  # يوم 20 الجاري
    rule("w", r"wp?(?P<day>(?>d|oe|o&c))(?=[.,!)r&-]|$)", _read_weekday_and_day),  # الخميس 21
    rule("Hw", rf"(?:(?P<this>H)j?)?(?P<days>w(?:{AND}j?w){{0,7}})(?P<shift>[PFN])?", _read_weekdays),
    rule("HST", r"(?P<this>H)?(?P<noun>[ST])(?:(?P<shift>[PFN])|(?<=H.))", _read_period),
)
