"""أمس, اليوم and غدا, with what moves them and with the day of the week: قبل أمس, اليوم الجمعة, بعد غد."""

import re
from datetime import date, timedelta

from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import Findings, Found, rule

_WORDS_BACK = 2  # قبل يوم أمس: how far before the word what moves it may stand
_ADJECTIVE = re.compile("ال.+(?:ي|يه)|الذي|الواحد|المفتوح")  # اليوم العالمي: a day with a name of its own
# في اليوم is a rate, منتصف اليوم noon; أخبار اليوم, المصري اليوم and روسيا اليوم are papers and a channel.
_NOT_TODAY = frozenset(("في", "منتصف", "اخبار", "المصري", "روسيا", "بوابه", "صحيفه", "جريده"))


def _read_deictic(line: Line, match: re.Match[str], published: date | None) -> Findings:
    """Day of the week and day of writing may disagree by the hour of publishing: then the day of the week decides."""
    index = match.start("told")
    if match["first"] and (line.parts[match.start()].word != "اول" or line.kind(match.start() - 1) == "l"):
        return None  # القناة الأولى أمس, باول أمس: not أول أمس
    if published is None or not _IS_MEANT[line.kinds[index]](line, match):
        return []
    first, days = _moved(line, match, line.parts[index].value)
    day = published + timedelta(days=days)
    if match["weekday"]:
        day += timedelta(days=(line.parts[match.start("weekday")].value - day.weekday() + 3) % 7 - 3)
    return [Found(first, match.end(), day.isoformat())]


def _moved(line: Line, match: re.Match[str], days: int) -> tuple[int, int]:
    """First atom and days from today: one further for أول أمس, أمس الأول, قبل أمس and بعد غد."""
    if match["first"] or match["further"]:
        return match.start("told") if match["further"] else match.start(), 2 * days
    for index in range(match.start() - 1, max(-1, match.start() - 1 - _WORDS_BACK), -1):
        if days and line.word(index) == ("قبل" if days < 0 else "بعد"):
            return index, 2 * days
        if line.kind(index) != "j":
            break
    return match.start(), days


def _is_today(line: Line, match: re.Match[str]) -> bool:
    """Whether اليوم is today, not the day of some other tale, a unit, or part of a name."""
    before, after = match.start() - 1, match.end()
    if match["weekday"]:
        return True
    if match["this"]:  # صباح هذا اليوم, but في مثل هذا اليوم
        return line.kind(before) in set("jl+")
    beside = line.kinds[max(0, before - 1) : before + 1]
    if beside[-1:] in ("Z", "l") or beside == "b&" or line.word(before) in _NOT_TODAY:  # b&: بين الأمس واليوم
        return False
    return line.kind(after) not in set("BoecPF") and not _ADJECTIVE.fullmatch(line.word(after))


def _is_yesterday(line: Line, match: re.Match[str]) -> bool:
    """أمس; with the article only in بالأمس, for الأمس alone is the past."""
    article = line.parts[match.start("told")].word == "الامس"
    return not article or bool(match["weekday"]) or line.kind(match.start() - 1) == "l"


def _is_tomorrow(line: Line, match: re.Match[str]) -> bool:
    """غدا; the noun only after day or morning, or بعد: الغد alone is the future."""
    before = match.start() - 1
    if line.parts[match.start("told")].word == "غدا" or match["weekday"]:
        return True
    return line.kind(match.start()) == "j" or line.kind(before) == "j" or line.word(before) == "بعد"


_IS_MEANT = {"J": _is_today, "b": _is_yesterday, "g": _is_tomorrow}

RULES = (
    rule(
        "oHJbg",
        r"(?P<first>oi?)?(?P<this>H)?(?P<told>[Jbg])(?P<further>(?<=b)o)?(?:[,(]?j?,?(?P<weekday>w))?",
        _read_deictic,
    ),
)
