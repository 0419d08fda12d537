"""Days seen from the day of publication: قبل أمس, اليوم الجمعة, بعد غد, الخميس الماضي."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from analyzers.dates import calendar
from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import (
    END_OF_LINE,
    any_number,
    followed_by,
    named,
    one_of,
    optional,
    preceded_by,
    sequence,
    times,
)
from analyzers.dates.grammar import ORDINAL_DAY, SEPARATOR, SHIFT, Findings, FoundDate, is_about_future, rule

_DAYS_AWAY: Mapping[str, int] = {Role.YESTERDAY: -1, Role.TODAY: 0, Role.TOMORROW: 1}
_SHIFT_REACH = 2  # atoms from قبل to أمس in قبل يوم أمس
_ADJECTIVE = re.compile("ال.+(?:ي|يه)|الذي|الواحد|المفتوح")  # اليوم العالمي: the name of a day
# في اليوم is a rate, منتصف اليوم noon; أخبار اليوم, المصري اليوم and روسيا اليوم are newspapers and a channel.
_BEFORE_OTHER_TODAY = frozenset(("في", "منتصف", "اخبار", "المصري", "روسيا", "بوابه", "صحيفه", "جريده"))
_AFTER_OTHER_TODAY = frozenset({Role.ANOTHER, Role.ORDINAL, Role.NUMBER_WORD, Role.TEN, Role.LAST, Role.NEXT})
_BEFORE_THIS_DAY = frozenset({Role.DAY_NOUN, Role.PROCLITIC, Role.FUTURE})  # صباح هذا اليوم, but في مثل هذا اليوم

_TWO = re.compile("(?:بين|كلا|ال.+ين) الاثنين")  # بين الاثنين, الرجلين الاثنين: the two
# الأسبوع المقبل يوم الجمعة: where a week begins differs by country
_OF_WEEK = re.compile(
    sequence(
        Role.THE_WEEK,
        optional(one_of(Role.LAST, Role.NEXT)),
        any_number(one_of(Role.DAY_NOUN, Role.FROM, Role.PROCLITIC, Role.TIME_CUE)),
        END_OF_LINE,
    )
)
_OTHER_DAY = re.compile(
    one_of(
        one_of(Role.ANOTHER, Role.ORDINAL),
        sequence(Role.FROM, Role.THAT),
        sequence(optional(one_of(Role.FROM, Role.TIME_CUE)), optional(Role.THIS), Role.THE_WEEK),
    )
)


def _resolve_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Return the day; a weekday overrides the day of publication, because a text may go out after midnight."""
    index = match.start("day")
    if match["first"] and (line.word(match.start()) != "اول" or line.role(match.start() - 1) == Role.PROCLITIC):
        return None  # القناة الأولى أمس, باول أمس: not أول أمس
    if published is None or not _MEANS_DAY[line.roles[index]](line, match):
        return []
    first, days = _moved(line, match, _DAYS_AWAY[line.roles[index]])
    day = published + timedelta(days=days)
    if match["weekday"]:
        day = _nearest(day, line.value(match.start("weekday")))
    return [FoundDate(first, match.end(), day.isoformat())]


def _moved(line: Line, match: re.Match[str], days: int) -> tuple[int, int]:
    """Return the first atom and the days from today, doubled by أول أمس, أمس الأول, قبل أمس and بعد غد."""
    if match["first"] or match["second"]:
        return match.start("day") if match["second"] else match.start(), 2 * days
    for index in range(match.start() - 1, max(-1, match.start() - 1 - _SHIFT_REACH), -1):
        if days and line.word(index) == ("قبل" if days < 0 else "بعد"):
            return index, 2 * days
        if line.role(index) != Role.DAY_NOUN:
            break
    return match.start(), days


def _means_today(line: Line, match: re.Match[str]) -> bool:
    """Say whether اليوم is today: not a day in a story, a unit, or part of a name."""
    before, after = match.start() - 1, match.end()
    if match["weekday"]:
        return True
    if match["this"]:
        return line.role(before) in _BEFORE_THIS_DAY
    if line.role(before) in (Role.THAT, Role.PROCLITIC) or line.word(before) in _BEFORE_OTHER_TODAY:
        return False
    if line.role(before) == Role.CONJUNCTION and line.role(before - 1) == Role.YESTERDAY:  # بين الأمس واليوم
        return False
    return line.role(after) not in _AFTER_OTHER_TODAY and not _ADJECTIVE.fullmatch(line.word(after))


def _means_yesterday(line: Line, match: re.Match[str]) -> bool:
    """Say whether أمس is yesterday: with the article only in بالأمس, because الأمس by itself is the past."""
    article = line.word(match.start("day")) == "الامس"
    return not article or bool(match["weekday"]) or line.role(match.start() - 1) == Role.PROCLITIC


def _means_tomorrow(line: Line, match: re.Match[str]) -> bool:
    """Say whether غد is tomorrow: غدا is, الغد only after day, morning or بعد, because by itself it is the future."""
    before = match.start() - 1
    if line.word(match.start("day")) == "غدا" or match["weekday"]:
        return True
    return Role.DAY_NOUN in (line.role(match.start()), line.role(before)) or line.word(before) == "بعد"


_MEANS_DAY: Mapping[str, Callable[[Line, re.Match[str]], bool]] = {
    Role.TODAY: _means_today,
    Role.YESTERDAY: _means_yesterday,
    Role.TOMORROW: _means_tomorrow,
}


def _resolve_weekdays(line: Line, match: re.Match[str], published: date | None) -> Findings:
    if published is None or _is_not_one_day(line, match):
        return []
    indexes = [index for index in range(*match.span("days")) if line.roles[index] == Role.WEEKDAY]
    weekdays = [line.value(index) for index in indexes]
    future = match["shift"] == Role.NEXT or bool(match["this"]) or is_about_future(line, match.start())
    days = _last_days(published, weekdays) if match["shift"] == Role.LAST else _days(published, weekdays, future)
    ends = [*(index + 1 for index in indexes[:-1]), match.end()]
    return [FoundDate(first, end, day.isoformat()) for first, end, day in zip(indexes, ends, days, strict=True)]


def _is_not_one_day(line: Line, match: re.Match[str]) -> bool:
    """Say whether the weekday is part of a name, recurs, or is in another week: next week's Friday."""
    before = match.start() - 1
    alone = match.end("days") - match.start("days") == 1
    if alone and _TWO.fullmatch(f"{line.word(before)} {line.word(match.start())}"):
        return True
    if line.role(before) in (Role.PLACE, Role.EVENT) or (line.role(before) == Role.THAT and not match["shift"]):
        return True
    return bool(
        _OTHER_DAY.match(line.roles, match.end()) or _OF_WEEK.search(line.roles[max(0, before - 3) : before + 1])
    )


def _days(published: date, weekdays: list[int], future: bool) -> list[date]:
    """Return a day for each weekday: the first after `published` if `future`, else the nearest; then the following.

    The nearest, because in `ant_news` a weekday with its date is 1 to 3 days after publication in 217 cases, and 4 to 6
    days before it in 17.
    """
    days = [_next(published, weekdays[0]) if future else _nearest(published, weekdays[0])]
    for weekday in weekdays[1:]:
        days.append(_next(days[-1], weekday))
    return days


def _last_days(published: date, weekdays: list[int]) -> list[date]:
    """Return a day for each weekday: the last ones before `published`."""
    days = [published]
    for weekday in reversed(weekdays):
        days.insert(0, days[0] - timedelta(days=(days[0].weekday() - weekday - 1) % 7 + 1))
    return days[:-1]


def _next(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def _nearest(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)


def _resolve_weekday_and_day(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Return the nearest day that is both, الخميس 21, in this month, the last or the next; None if there is none."""
    if published is None:
        return None
    weekday, day = line.value(match.start()), line.total(match.span("day"))
    months = (calendar.shifted_month(published, months).split("-") for months in (-1, 0, 1))
    days = (calendar.gregorian_day(int(year), int(month), day) for year, month in months)
    candidates = [candidate for candidate in days if candidate and candidate.weekday() == weekday]
    nearest = min(candidates, key=lambda candidate: abs(candidate - published), default=None)
    return [FoundDate(match.start(), match.end(), nearest.isoformat())] if nearest else None


_END_OF_CLAUSE = one_of(
    Role.DOT, Role.COMMA, Role.OTHER_PUNCTUATION, Role.CLOSE, Role.UNTIL, Role.CONJUNCTION, Role.DASH, END_OF_LINE
)
RULES = (
    # أمس, أول من أمس, صباح هذا اليوم, اليوم الجمعة
    rule(
        {Role.ORDINAL, Role.THIS, Role.TODAY, Role.YESTERDAY, Role.TOMORROW},
        sequence(
            optional(named("first", Role.ORDINAL, optional(Role.FROM))),
            optional(named("this", Role.THIS)),
            named("day", one_of(Role.TODAY, Role.YESTERDAY, Role.TOMORROW)),
            optional(named("second", preceded_by(Role.YESTERDAY), Role.ORDINAL)),
            optional(
                optional(one_of(Role.COMMA, Role.OPEN)),
                optional(Role.DAY_NOUN),
                optional(Role.COMMA),
                named("weekday", Role.WEEKDAY),
            ),
        ),
        _resolve_day,
    ),
    # الخميس 21
    rule(
        {Role.WEEKDAY},
        sequence(Role.WEEKDAY, optional(Role.TIME_CUE), named("day", ORDINAL_DAY), followed_by(_END_OF_CLAUSE)),
        _resolve_weekday_and_day,
    ),
    # الخميس الماضي, هذا الخميس, السبت والأحد
    rule(
        {Role.THIS, Role.WEEKDAY},
        sequence(
            optional(named("this", Role.THIS), optional(Role.DAY_NOUN)),
            named("days", Role.WEEKDAY, times(0, 7, SEPARATOR, optional(Role.DAY_NOUN), Role.WEEKDAY)),
            optional(named("shift", SHIFT)),
        ),
        _resolve_weekdays,
    ),
)
