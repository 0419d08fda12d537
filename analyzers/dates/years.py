"""Years and decades: عام 2010, العام ألفين وعشرة, سنة 1445 هـ, منذ 2010, (1948), صيف 2016, سبعينيات القرن الماضي."""

import re
from datetime import date
from itertools import takewhile

from analyzers.dates import calendar
from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import (
    followed_by,
    named,
    not_followed_by,
    one_of,
    optional,
    preceded_by,
    sequence,
    times,
)
from analyzers.dates.grammar import SEPARATOR, YEAR_IN_WORDS, YEAR_NOUN, Findings, FoundDate, rule

_SLASH_OR_DASH = one_of(Role.SLASH, Role.DASH)

# Years with a noun or an era: 2016, 2015/16, 247, ألفين وعشرة.
_LABELLED_YEAR = one_of(
    sequence(
        Role.YEAR_NUMBER,
        optional(_SLASH_OR_DASH, one_of(Role.DAY_NUMBER, Role.TWO_DIGITS), not_followed_by(_SLASH_OR_DASH)),
    ),
    Role.THREE_DIGITS,
    YEAR_IN_WORDS,
)
_LABELLED_YEARS = range(1000, 2101)
_LABELLED_ITEM = re.compile(_LABELLED_YEAR)
_YEAR_NOUNS = frozenset({Role.YEAR_NOUN, Role.THE_YEAR})
_BEFORE_FIRST_ITEM = frozenset({Role.YEAR_NOUN, Role.THE_YEAR, Role.OPEN, Role.COLON})
_BEFORE_THREE_DIGITS = frozenset(("عام", "سنه", "("))

# Years without a noun or an era: 2016, 1529م; ألف وسبعمائة وتسعة وثمانين, ألفين وأربعة عشر; and ألفين in
# من ألفين إلى ألفين وأربعة عشر.
_AND_NUMBER_WORD = sequence(Role.CONJUNCTION, Role.NUMBER_WORD)
_AND_TEN = sequence(Role.CONJUNCTION, Role.TEN)
_BARE_YEAR = one_of(
    sequence(Role.YEAR_NUMBER, optional(Role.GREGORIAN_ERA_LETTER)),
    sequence(Role.NUMBER_WORD, _AND_NUMBER_WORD, times(1, 5, one_of(_AND_NUMBER_WORD, _AND_TEN, Role.TEN))),
    sequence(Role.NUMBER_WORD, _AND_NUMBER_WORD, Role.TEN),
    sequence(
        Role.NUMBER_WORD,
        followed_by(
            optional(Role.CONJUNCTION),
            Role.UNTIL,
            optional(one_of(Role.PROCLITIC, Role.TIME_CUE)),
            Role.NUMBER_WORD,
            _AND_NUMBER_WORD,
        ),
    ),
)
_BARE_ITEM = re.compile(_BARE_YEAR)
_BARE_YEARS = range(1900, 2101)  # such a number is a year after a mere cue of time
# After a number, these do not start the noun that it counts.
_ENDS = frozenset(
    {"", Role.DOT, Role.COMMA, Role.CLOSE, Role.DASH, Role.OTHER_PUNCTUATION, Role.COLON, Role.UNTIL, Role.CONJUNCTION}
)
_ENDS_OF_NAME = _ENDS | {Role.TIME_CUE, Role.FROM, Role.PROCLITIC}
_SENTENCE_STARTS = frozenset(("هي", "هو", "التي", "الذي"))  # كأس العالم 2018 هي البطولة
# After a number, these show that it counts: 1950 دينارا.
_COUNTED = frozenset(
    {Role.UNIT, Role.OTHER_NUMBER, Role.DAY_NUMBER, Role.TWO_DIGITS, Role.THREE_DIGITS, Role.NUMBER_WORD}
)


def _resolve_labelled(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Return the years after عام or سنة, or before هـ or ميلادي; an empty list for years before Christ."""
    era = match["era"]
    items = list(
        takewhile(
            lambda item: _is_labelled_year(line, item, bool(era)),
            _LABELLED_ITEM.finditer(line.roles, *match.span("years")),
        )
    )
    if not items:
        return None
    whole = items[-1].end() == match.end("years")
    end = match.end() if whole else items[-1].end()
    if _is_before_christ(line, end):
        return []
    years = [_labelled_year(line, item, whole and era == Role.HIJRI_ERA) for item in items]
    years[-1] = years[-1]._replace(end=end)
    return years


def _labelled_year(line: Line, item: re.Match[str], hijri: bool) -> FoundDate:
    """Return one year; units before hundreds, سنة اثنين وخمسين وسبعمائة, is how chronicles write Hijri years."""
    hijri = hijri or (line.roles[item.start()] == Role.NUMBER_WORD and line.value(item.start()) < 100)
    value = calendar.hijri_year_value if hijri else calendar.year_value
    return FoundDate(_first(line, item), item.end(), value(_number(line, item)), hijri)


def _number(line: Line, item: re.Match[str]) -> int:
    """Return the number of an item; for 2015/16 its first year."""
    words = line.roles[item.start()] == Role.NUMBER_WORD
    return line.total(item.span()) if words else line.value(item.start())


def _first(line: Line, item: re.Match[str]) -> int:
    """Return the first atom of a year: عام before it, also across an opening bracket."""
    before = item.start() - 1 - (line.role(item.start() - 1) == Role.OPEN)
    return before if line.role(before) in _YEAR_NOUNS else item.start()


def _is_labelled_year(line: Line, item: re.Match[str], era: bool) -> bool:
    """Say whether a number after عام is a year; small numbers need more evidence: عام ثلاثة, العام 300 ألف."""
    role, year, before = line.roles[item.start()], _number(line, item), line.role(item.start() - 1)
    after = line.role(item.end())
    if role == Role.YEAR_NUMBER:
        listed = item.start() > 0 and before not in _BEFORE_FIRST_ITEM
        return year in _LABELLED_YEARS and not (listed and after == Role.UNIT)  # و1870 مليون
    if role == Role.THREE_DIGITS:
        counts = after in (Role.NUMBER_WORD, Role.UNIT)
        return era or (not counts and line.word(item.start() - 1) in _BEFORE_THREE_DIGITS)
    return 1100 < year < 2100 or (year > 200 and item.end() - item.start() >= 3)


def _is_before_christ(line: Line, end: int) -> bool:
    after = [line.word(index) for index in range(end, end + 3) if line.role(index) != Role.CLOSE]
    return after[:1] == ["ق"] or after[:2] == ["قبل", "الميلاد"]


def _resolve_decade(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Return a decade of its century, or of the 20th; في الستينيات من عمره is an age."""
    decade = line.value(match.start())
    if match["age"]:
        return []
    century = line.total(match.span("century")) if match["century"] else 20
    if not match["century"] and not match["last"] and decade == 20:  # an age as often as the 1920s
        return []
    return [FoundDate(match.start(), match.end(), calendar.decade_value((century - 1) * 100 + decade))]


def _resolve_bare(line: Line, match: re.Match[str], _: date | None) -> Findings:
    items = list(_BARE_ITEM.finditer(line.roles, *match.span()))
    years = [line.total(item.span()) for item in items]
    if len(items) == 1 and line.role(match.start() - 1) == Role.FROM:  # من 2000: of two thousand
        return None
    if not all(_is_bare_year(line, item, year) for item, year in zip(items, years, strict=True)):
        return None
    return [FoundDate(*item.span(), calendar.year_value(year)) for item, year in zip(items, years, strict=True)]


def _is_bare_year(line: Line, item: re.Match[str], year: int) -> bool:
    """Say whether a number is a year and counts nothing; the evidence must be stronger outside `_BARE_YEARS`."""
    before, after = line.role(item.start() - 1), line.role(item.end())
    numbered = before == Role.OPEN and line.role(item.start() - 2) == Role.NUMBER_LABEL  # القرار رقم (1701)
    if after in _COUNTED or numbered:
        return False
    in_words = Role.NUMBER_WORD in item.group()
    if year not in _BARE_YEARS:
        with_era = not in_words and Role.GREGORIAN_ERA_LETTER in item.group()
        return (with_era or (after in _ENDS and before != Role.OPEN)) and 1000 <= year <= 2100 and year % 100 != 0
    round_or_words = year % 100 == 0 or in_words  # في 2000 قرية, في ألفين وثلاث عشرة قرية
    return after != Role.OTHER_WORD or not round_or_words


def _resolve_end_of_name(line: Line, match: re.Match[str], _: date | None) -> Findings:
    """Return the year that ends the name of a cup, a fair or a treaty."""
    at = match.start("year")
    ends = line.role(at + 1) in _ENDS_OF_NAME or line.word(at + 1) in _SENTENCE_STARTS
    year = line.value(at)
    return [FoundDate(at, at + 1, calendar.year_value(year))] if ends and year in _BARE_YEARS else None


_CENTURY_NUMBER = one_of(
    sequence(Role.ORDINAL, Role.TEN),
    sequence(Role.ORDINAL, Role.CONJUNCTION, Role.NUMBER_WORD),
    Role.ORDINAL,
    Role.NUMBER_WORD,
)
# One of these precedes a bare year: منذ 2010, ثورة 2011, ربيع 2016, الموافق لـ2010, في (2010), 1445 هـ / 2024.
_ONE_ATOM_CUE = one_of(
    one_of(Role.TIME_CUE, Role.EVENT, Role.DATE_NOUN, Role.SEASON, Role.HIJRI_FIRST_WORD),
    one_of(Role.UNTIL, Role.FROM, Role.CORRESPONDING),
)
_BARE_YEAR_CUE = one_of(
    preceded_by(_ONE_ATOM_CUE),
    preceded_by(Role.CORRESPONDING, Role.PROCLITIC),
    preceded_by(one_of(Role.TIME_CUE, Role.DATE_NOUN, Role.EVENT), Role.OPEN),
    preceded_by(Role.HIJRI_ERA, one_of(Role.SLASH, Role.COMMA, Role.OPEN, Role.DASH)),
)
_TWO_YEARS = sequence(Role.YEAR_NUMBER, _SLASH_OR_DASH, Role.YEAR_NUMBER)
_YEAR_OR_SHORT = one_of(Role.YEAR_NUMBER, Role.THREE_DIGITS)
RULES = (
    # عام 2010, بين عامي 2010 و2015, سنة 1445 هـ
    rule(
        _YEAR_NOUNS,
        sequence(
            YEAR_NOUN,
            optional(Role.COLON),
            optional(Role.OPEN),
            named(
                "years",
                _LABELLED_YEAR,
                times(
                    0,
                    20,
                    one_of(Role.SLASH, SEPARATOR),
                    optional(one_of(Role.PROCLITIC, Role.TIME_CUE)),
                    optional(YEAR_NOUN),
                    _LABELLED_YEAR,
                ),
            ),
            times(0, 2, Role.CLOSE),
            optional(named("era", one_of(Role.HIJRI_ERA, Role.GREGORIAN_ERA))),
            optional(Role.GREGORIAN_ERA_LETTER),
        ),
        _resolve_labelled,
    ),
    # 1445 هـ, (1343) هجري, 532 - 589 هـ
    rule(
        {Role.YEAR_NUMBER, Role.THREE_DIGITS},
        sequence(
            named("years", _YEAR_OR_SHORT, optional(_SLASH_OR_DASH, _YEAR_OR_SHORT)),
            optional(Role.CLOSE),
            named("era", one_of(Role.HIJRI_ERA, Role.GREGORIAN_ERA)),
            optional(Role.GREGORIAN_ERA_LETTER),
        ),
        _resolve_labelled,
    ),
    # 1138 - 1193 م
    rule(
        {Role.YEAR_NUMBER},
        sequence(named("years", _TWO_YEARS), named("era", Role.GREGORIAN_ERA_LETTER)),
        _resolve_labelled,
    ),
    # (1798 - 1801)
    rule(
        {Role.YEAR_NUMBER},
        sequence(preceded_by(Role.OPEN), named("years", _TWO_YEARS), named("era"), followed_by(Role.CLOSE)),
        _resolve_labelled,
    ),
    # السبعينيات, ستينيات القرن الماضي, ثلاثينيات القرن التاسع عشر
    rule(
        {Role.DECADE},
        sequence(
            Role.DECADE,
            optional(named("age", optional(Role.FROM), Role.AGE)),
            optional(
                optional(one_of(Role.FROM, Role.TIME_CUE)),
                Role.CENTURY,
                one_of(
                    named("century", _CENTURY_NUMBER),
                    named("last", Role.LAST),
                ),
            ),
        ),
        _resolve_decade,
    ),
    # (1948)
    rule(
        {Role.YEAR_NUMBER},
        sequence(
            preceded_by(Role.OPEN), Role.YEAR_NUMBER, optional(Role.GREGORIAN_ERA_LETTER), followed_by(Role.CLOSE)
        ),
        _resolve_bare,
    ),
    # منذ 2010, بين 2010 و2015, صيف 2016, ربيع 2011
    rule(
        {Role.YEAR_NUMBER, Role.NUMBER_WORD},
        sequence(
            _BARE_YEAR_CUE,
            _BARE_YEAR,
            times(0, 20, SEPARATOR, optional(one_of(Role.PROCLITIC, Role.TIME_CUE)), _BARE_YEAR),
        ),
        _resolve_bare,
    ),
    # كأس العالم 2018
    rule(
        {Role.YEARLY_EVENT},
        sequence(
            Role.YEARLY_EVENT,
            times(1, 5, one_of(Role.OTHER_WORD, Role.NUMBER_WORD, Role.ORDINAL)),
            named("year", Role.YEAR_NUMBER),
        ),
        _resolve_end_of_name,
    ),
)
