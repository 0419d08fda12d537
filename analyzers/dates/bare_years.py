"""Years that no word for year goes with: منذ 2010, بين 2010 و2015, (1948), صيف 2016, كأس العالم 2018."""

import re
from datetime import date

from analyzers.dates import calendar
from analyzers.dates.date_tokens import Line
from analyzers.dates.grammar import AND, Findings, Found, rule

_MODERN = range(1900, 2101)  # a number that needs no more than a word of time before it
# 2016, 1529م; ألف وسبعمائة وتسعة وثمانين, ألفين وأربعة عشر; من ألفين إلى such a year
_YEAR = "(?:yM?|c&c(?:&[ce]|e){1,5}|c&ce|c(?=&?r[lp]?c&c))"
_ITEM = re.compile(_YEAR)
_ENDS = {"", ".", ",", ")", "-", "!", ":", "r", "&"}  # no counted noun comes behind the number
_COUNTED = set("u#dzkc")  # 1950 دينارا
_SENTENCE = frozenset(("هي", "هو", "التي", "الذي"))  # كأس العالم 2018 هي البطولة: no counted noun either


def _read(line: Line, match: re.Match[str], _: date | None) -> Findings:
    items = list(_ITEM.finditer(line.kinds, *match.span()))
    years = [line.total(item.span()) for item in items]
    if len(items) == 1 and line.kinds[match.start() - 1] == "i":  # من 2000: of two thousand
        return None
    if not all(_is_year(line, item, year) for item, year in zip(items, years, strict=True)):
        return None
    return [Found(*item.span(), calendar.year_value(year)) for item, year in zip(items, years, strict=True)]


def _is_year(line: Line, item: re.Match[str], year: int) -> bool:
    """A number of the last centuries that counts nothing; an older one only where nothing to count can follow."""
    before, after = line.kinds[max(0, item.start() - 2) : item.start()], line.kinds[item.end() : item.end() + 1]
    if after in _COUNTED or before == "U(":  # القرار رقم (1701)
        return False
    if year not in _MODERN:
        marked = item.group() == "yM" or (after in _ENDS and not before.endswith("("))
        return marked and 1000 <= year <= 2100 and year % 100 != 0
    round_or_words = year % 100 == 0 or "c" in item.group()  # في 2000 قرية, في ألفين وثلاث عشرة قرية
    return after != "x" or not round_or_words


def _read_name(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """The year that ends the name of a cup, a fair or a treaty."""
    at = match.start("year")
    after = line.kinds[at + 1 : at + 2]
    ends = after in _ENDS or after in set("pil") or line.parts[at + 1].word in _SENTENCE
    year = line.parts[at].value
    return [Found(at, at + 1, calendar.year_value(year))] if ends and year in _MODERN else None


RULES = (
    rule("y", r"(?<=\()yM?(?=\))", _read),  # (1948)
    rule("yc", rf"(?:(?<=[pqnGIriL])|(?<=Ll)|(?<=[pnq]\()|(?<=A[/,(-])){_YEAR}(?:{AND}[lp]?{_YEAR}){{0,20}}", _read),
    rule("V", r"V[xco]{1,5}(?P<year>y)", _read_name),
)
