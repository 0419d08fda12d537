"""Dates in a text: the rules are tried at each atom that can begin a date, and the first that holds counts."""

import re
from collections.abc import Iterator
from datetime import date

from analyzers.dates import bare_years, named_months, numeric, relative_days, relative_periods, years
from analyzers.dates.date_tokens import Line, read_line
from analyzers.dates.grammar import Found
from analyzers.token import Mention

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # a date never goes over the end of a line
_ALL = (
    *numeric.RULES,
    *named_months.RULES,
    *relative_days.RULES,
    *relative_periods.RULES,
    *years.RULES,
    *bare_years.RULES,
)
_RULES = {kind: [rule for rule in _ALL if kind in rule.begins] for kind in set("".join(rule.begins for rule in _ALL))}
_BEGINNING = re.compile(f"[{''.join(_RULES)}]")
# Digits that go on, as in a decimal, a time, an address, a percentage; 20/10/2023-14:30 is a date and a time.
_CUT_BEFORE = re.compile(r"\d$|[\dA-Za-z][/.:,٫+_=#-]$")
_CUT_AFTER = re.compile(r"[/.:,٫]\d|-\d(?!\d?:\d)|\s?[%٪]")
_SAME_DAY = re.compile(r"[AEM,(/Ll)-]*")  # between the names of one day in two calendars
_YEARS = range(2, 9999)  # of writing: a year about it is in the calendar too
_MOON_DAYS = 3  # by which a calendar by sight may be off the tabulated one


def find_dates(text: str, published: date | None) -> list[Mention]:
    """Find the dates that `text` names, in order, none overlapping another; offsets are code points of `text`.

    Values are ISO 8601 at the precision of the text: `2023`, `2023-10`, `2023-10-19`, and `197X` for a decade. Each
    end of a range and each day of a list is a mention of its own. What is told from the day of writing (أمس, مايو
    الماضي, a day without its year) is found only when `published` is given. Raises nothing.
    """
    day = published if published and published.year in _YEARS else None
    return [mention for line in _LINE.finditer(text) for mention in _find_in_line(text, *line.span(), day)]


def _find_in_line(text: str, start: int, end: int, published: date | None) -> Iterator[Mention]:
    line = read_line(text, start, end)
    for found in _merge(line, _apply(text, line, published)):
        first, last = _close(line, found)
        span = line.start(first), line.end(last - 1)
        yield Mention("dates", text[slice(*span)], found.value, *span, "rule")


def _apply(text: str, line: Line, published: date | None) -> Iterator[Found]:
    position = 0
    while beginning := _BEGINNING.search(line.kinds, position):
        position = beginning.end()
        for rule in _RULES[beginning.group()]:
            match = rule.pattern.match(line.kinds, beginning.start())
            findings = rule.read(line, match, published) if match else None
            if match and findings is not None:
                position = findings[-1].end if findings else match.end()
                if findings and not _is_cut(text, line, findings):
                    yield from findings
                break


def _is_cut(text: str, line: Line, findings: list[Found]) -> bool:
    start, end = line.start(findings[0].first), line.end(findings[-1].end - 1)
    before = text[start].isdecimal() and _CUT_BEFORE.search(text[max(0, start - 2) : start])
    return bool(before or (text[end - 1].isdecimal() and _CUT_AFTER.match(text, end)))


def _merge(line: Line, findings: Iterator[Found]) -> Iterator[Found]:
    """Make one of a day told in both calendars: the Gregorian date counts, the Hijri one may be off by a day."""
    last: Found | None = None
    for found in findings:
        if last and _is_same(line, last, found):
            value = last.value if found.hijri else found.value
            last = Found(last.first, found.end, value)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _is_same(line: Line, first: Found, second: Found) -> bool:
    if first.hijri == second.hijri or not _SAME_DAY.fullmatch(line.kinds, first.end, second.first):
        return False
    if len(first.value) != len(second.value):
        return False
    if len(first.value) < len("2023-10-19"):
        return abs(int(first.value[:4]) - int(second.value[:4])) <= 1
    return abs((date.fromisoformat(first.value) - date.fromisoformat(second.value)).days) <= _MOON_DAYS


def _close(line: Line, found: Found) -> tuple[int, int]:
    """The atoms of a date with both its parentheses, عام (1948), or with neither."""
    inside = line.kinds[found.first : found.end]
    first, end = found.first, found.end
    if inside.count("(") > inside.count(")") and line.kinds[end : end + 1] == ")":
        end += 1
    if inside.count(")") > inside.count("("):
        if inside.endswith(")"):
            end -= 1
        elif line.kinds[first - 1 : first] == "(":
            first -= 1
    return first, end
