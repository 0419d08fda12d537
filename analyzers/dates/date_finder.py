"""Find the dates of a text: at each atom that can start a date, try the rules in order; the first that applies wins."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from analyzers.dates import month_dates, numeric_dates, relative_days, relative_periods, years
from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line, read_line
from analyzers.dates.combinators import any_number, one_of
from analyzers.dates.grammar import ERA, FoundDate, Rule
from analyzers.dates.numbered_months import number_months
from analyzers.token import Mention

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")  # a date does not continue on the next line
_ALL_RULES = (*numeric_dates.RULES, *month_dates.RULES, *relative_days.RULES, *relative_periods.RULES, *years.RULES)
_RULES: Mapping[str, list[Rule]] = {
    role: rules for role in Role if (rules := [r for r in _ALL_RULES if role in r.starts])
}
_START = re.compile(one_of(*_RULES))
# Digits that continue, as in a decimal, a time, an address or a percentage; 20/10/2023-14:30 is a date and a time.
_CUT_BEFORE = re.compile(r"\d$|[\dA-Za-z][/.:,٫+_=#-]$")
_CUT_AFTER = re.compile(r"[/.:,٫]\d|-\d(?!\d?:\d)|\s?[%٪]")
# Between the names of one day in two calendars.
_SAME_DAY = re.compile(
    any_number(
        one_of(ERA, Role.COMMA, Role.OPEN, Role.SLASH, Role.CORRESPONDING, Role.PROCLITIC, Role.CLOSE, Role.DASH)
    )
)
_YEARS = range(2, 9999)  # of publication; the years before and after must be in the calendar too
_MAX_SIGHTING_DAYS = 3  # between a Hijri date by sighting of the moon and the tabulated calendar


def find_dates(text: str, published: date | None) -> list[Mention]:
    """Return the dates of `text` in order and without overlaps; offsets are code points of `text`.

    Values are ISO 8601 at the precision of the text: `2023`, `2023-10`, `2023-10-19`, and `197X` for a decade. Each
    end of a range and each day of a list is a mention of its own. Relative dates (أمس, مايو الماضي, a day without a
    year) need `published`, the day of publication, and are left out if it is None.
    """
    day = published if published and published.year in _YEARS else None
    return [mention for line in _LINE.finditer(text) for mention in _find_in_line(text, *line.span(), day)]


def _find_in_line(text: str, start: int, end: int, published: date | None) -> Iterator[Mention]:
    line = read_line(text, start, end)
    number_months(line)
    for found in _merge(line, _apply(text, line, published)):
        first, last = _with_brackets(line, found)
        span = line.start(first), line.end(last - 1)
        yield Mention("dates", text[slice(*span)], found.value, *span, "rule")


def _apply(text: str, line: Line, published: date | None) -> Iterator[FoundDate]:
    position = 0
    while start := _START.search(line.roles, position):
        position = start.end()
        for rule in _RULES[start.group()]:
            match = rule.pattern.match(line.roles, start.start())
            findings = rule.resolve(line, match, published) if match else None
            if match and findings is not None:
                position = findings[-1].end if findings else match.end()
                if findings and not _is_cut(text, line, findings):
                    yield from findings
                break


def _is_cut(text: str, line: Line, findings: list[FoundDate]) -> bool:
    start, end = line.start(findings[0].first), line.end(findings[-1].end - 1)
    before = text[start].isdecimal() and _CUT_BEFORE.search(text[max(0, start - 2) : start])
    return bool(before or (text[end - 1].isdecimal() and _CUT_AFTER.match(text, end)))


def _merge(line: Line, findings: Iterator[FoundDate]) -> Iterator[FoundDate]:
    """Merge a day given in both calendars; keep the Gregorian date, because the Hijri one may be off by a day."""
    last: FoundDate | None = None
    for found in findings:
        if last and _is_same(line, last, found):
            value = last.value if found.hijri else found.value
            last = FoundDate(last.first, found.end, value)
            continue
        if last:
            yield last
        last = found
    if last:
        yield last


def _is_same(line: Line, first: FoundDate, second: FoundDate) -> bool:
    if first.hijri == second.hijri or not _SAME_DAY.fullmatch(line.roles, first.end, second.first):
        return False
    if len(first.value) != len(second.value):
        return False
    if len(first.value) < len("2023-10-19"):
        return abs(int(first.value[:4]) - int(second.value[:4])) <= 1
    return abs((date.fromisoformat(first.value) - date.fromisoformat(second.value)).days) <= _MAX_SIGHTING_DAYS


def _with_brackets(line: Line, found: FoundDate) -> tuple[int, int]:
    """Return the atoms of a date with both its brackets, عام (1948), or with neither."""
    inside = line.roles[found.first : found.end]
    first, end = found.first, found.end
    if inside.count(Role.OPEN) > inside.count(Role.CLOSE) and line.role(end) == Role.CLOSE:
        end += 1
    if inside.count(Role.CLOSE) > inside.count(Role.OPEN):
        if inside.endswith(Role.CLOSE):
            end -= 1
        elif line.role(first - 1) == Role.OPEN:
            first -= 1
    return first, end
