"""Years and decades: عام 2010, العام ألفين وعشرة, سنة 1445 هـ, بين عامي 2010 و2015, سبعينيات القرن الماضي."""

import re
from datetime import date
from itertools import takewhile

from analyzers.dates import calendar
from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import AND, YEAR_WORDS, Findings, Found, rule

_YEAR = rf"(?:y(?:[/-][dz](?![/-]))?|k|{YEAR_WORDS})"  # 2016, 2015/16, 247, ألفين وعشرة
_ITEM = re.compile(_YEAR)
_TOLD = range(1000, 2101)


def _read_told(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Years after عام or سنة, or before هـ or ميلادي: one mention each; years before Christ are passed over."""
    era = match["era"]
    items = list(
        takewhile(lambda item: _is_year(line, item, bool(era)), _ITEM.finditer(line.kinds, *match.span("years")))
    )
    if not items:
        return None
    whole = items[-1].end() == match.end("years")
    end = match.end() if whole else items[-1].end()
    if _is_before_christ(line, end):
        return []
    found = [_found(line, item, whole and era == "A") for item in items]
    found[-1] = found[-1]._replace(end=end)
    return found


def _found(line: Line, item: re.Match[str], hijri: bool) -> Found:
    """One year; units before hundreds, سنة اثنين وخمسين وسبعمائة, is how chronicles tell Hijri years."""
    hijri = hijri or (line.kinds[item.start()] == "c" and line.parts[item.start()].value < 100)
    value = calendar.hijri_year_value if hijri else calendar.year_value
    return Found(_first(line, item), item.end(), value(_year(line, item)), hijri)


def _year(line: Line, item: re.Match[str]) -> int:
    """The number of an item; of 2015/16 its first year."""
    words = line.kinds[item.start()] == "c"
    return line.total(item.span()) if words else line.parts[item.start()].value


def _first(line: Line, item: re.Match[str]) -> int:
    """The first atom of a year: عام before it, with a parenthesis between or none."""
    start = item.start() - (line.kinds[item.start() - 1 : item.start()] == "(")
    return start - 1 if line.kinds[start - 1 : start] in ("t", "T") else item.start()


def _is_year(line: Line, item: re.Match[str], era: bool) -> bool:
    """Three digits, or words below 1100, need more to be a year than عام before them: عام ثلاثة, العام 300 ألف."""
    kind, year = line.kinds[item.start()], _year(line, item)
    if kind == "y":
        listed = item.start() > 0 and line.kinds[item.start() - 1] not in "tT(:"
        return year in _TOLD and not (listed and line.kinds[item.end() : item.end() + 1] == "u")  # و1870 مليون
    if kind == "k":
        counts = line.kinds[item.end() : item.end() + 1] in ("c", "u")
        return era or (not counts and line.parts[item.start() - 1].word in ("عام", "سنه", "("))
    return 1100 < year < 2100 or (year > 200 and item.end() - item.start() >= 3)


def _is_before_christ(line: Line, end: int) -> bool:
    after = [part.word for part in line.parts[end : end + 3] if part.kind != ")"]
    return after[:1] == ["ق"] or after[:2] == ["قبل", "الميلاد"]


def _read_decade(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """A decade of the century told, of the 20th when none is; في الستينيات من عمره is an age."""
    decade = line.parts[match.start()].value
    if match["age"]:
        return []
    century = line.total(match.span("century")) if match["century"] else 20
    if not match["century"] and not match["last"] and decade == 20:  # an age as often as the 1920s
        return []
    return [Found(match.start(), match.end(), calendar.decade_value((century - 1) * 100 + decade))]


RULES = (
    rule(
        "tT",
        rf"[tT]:?\(?(?P<years>{_YEAR}(?:(?:/|{AND})[lp]?[tT]?{_YEAR}){{0,20}})\){{0,2}}(?P<era>[AE])?M?",
        _read_told,
    ),
    rule("yk", r"(?P<years>[yk](?:[/-][yk])?)\)?(?P<era>[AE])M?", _read_told),  # 1445 هـ, (1343) هجري, 532 - 589 هـ
    rule("y", r"(?P<years>y[/-]y)(?P<era>M)", _read_told),  # 1138 - 1193 م
    rule("y", r"(?<=\()(?P<years>y[/-]y)(?P<era>)(?=\))", _read_told),  # (1798 - 1801)
    rule("X", r"X(?P<age>i?W)?(?:[ip]?R(?:(?P<century>oe|o&c|o|c)|(?P<last>P)))?", _read_decade),
)
