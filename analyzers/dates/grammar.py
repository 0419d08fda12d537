"""Phrases that several rules share (a day, a month, a year), and what a rule consists of."""

import re
from collections.abc import Callable, Mapping, Set
from datetime import date
from typing import NamedTuple

from analyzers.dates.atoms import Line
from analyzers.dates.kinds import Kind
from analyzers.dates.pattern import (
    END_OF_LINE,
    any_number,
    first_of,
    followed_by,
    named,
    one_of,
    optional,
    preceded_by,
    sequence,
    times,
)

# A day of a month. Only its first matching alternative counts: الحادي والعشرين is the 21st, not the 1st and the 20th.
_ORDINAL_DAY = (
    Kind.DAY_NUMBER,
    sequence(Kind.ORDINAL, Kind.TEN),  # الحادي عشر
    sequence(Kind.ORDINAL, Kind.CONJUNCTION, Kind.NUMBER_WORD),  # الحادي والعشرين
)
ORDINAL_DAY = first_of(*_ORDINAL_DAY)
DAY = first_of(
    *_ORDINAL_DAY,
    sequence(Kind.NUMBER_WORD, Kind.TEN),  # خمسة عشر
    sequence(Kind.NUMBER_WORD, Kind.CONJUNCTION, Kind.NUMBER_WORD),  # خمسة وعشرين
    one_of(Kind.ORDINAL, Kind.NUMBER_WORD, Kind.TEN),
)
DAY_STARTS = frozenset({Kind.DAY_NUMBER, Kind.ORDINAL, Kind.NUMBER_WORD, Kind.TEN})

# Between the two ends of a range, or the members of a list.
_AND = sequence(optional(Kind.COMMA), Kind.CONJUNCTION)
_TO = sequence(optional(Kind.CONJUNCTION), Kind.UNTIL)
SEPARATOR = one_of(Kind.COMMA, _AND, Kind.DASH, _TO)

# Several days of one month. No number words, and no comma alone before the last day: بهدف واحد، الأحد 11 فيفري.
_LISTED_DAY = first_of(*_ORDINAL_DAY, Kind.ORDINAL)
_WEEKDAY_BEFORE = optional(Kind.WEEKDAY, optional(Kind.COMMA))
DAYS = sequence(
    _LISTED_DAY,
    times(0, 10, one_of(Kind.COMMA, _AND), optional(Kind.DAY_NOUN), _WEEKDAY_BEFORE, _LISTED_DAY),
    one_of(_AND, Kind.DASH, _TO),
    optional(one_of(Kind.DAY_NOUN, Kind.PROCLITIC)),
    _WEEKDAY_BEFORE,
    _LISTED_DAY,
)
DAYS_STARTS = frozenset({Kind.DAY_NUMBER, Kind.ORDINAL})

# A weekday, أمس or اليوم before a date: one mention with it.
DAY_PREFIX = sequence(
    optional(
        one_of(Kind.TODAY, Kind.YESTERDAY, Kind.TOMORROW),
        optional(one_of(Kind.COMMA, Kind.OPEN)),
        optional(Kind.DAY_NOUN),
        optional(Kind.COMMA),
    ),
    optional(Kind.WEEKDAY, any_number(one_of(Kind.COMMA, Kind.CLOSE, Kind.OPEN, Kind.DASH))),
    optional(optional(Kind.DAY_NOUN), optional(Kind.CORRESPONDING), optional(Kind.PROCLITIC), optional(Kind.OPEN)),
)
DAY_PREFIX_STARTS = frozenset({Kind.TODAY, Kind.YESTERDAY, Kind.TOMORROW, Kind.WEEKDAY})

GREGORIAN_MONTH = one_of(
    sequence(Kind.MONTH_FIRST_WORD, one_of(Kind.ORDINAL, Kind.MONTH_SECOND_WORD)),  # كانون الأول
    one_of(Kind.MONTH, Kind.AMBIGUOUS_MONTH),
)
GREGORIAN_STARTS = frozenset({Kind.MONTH_FIRST_WORD, Kind.MONTH, Kind.AMBIGUOUS_MONTH})
HIJRI_MONTH = sequence(
    one_of(
        sequence(Kind.HIJRI_FIRST_WORD, one_of(Kind.ORDINAL, Kind.MONTH_SECOND_WORD)),  # ربيع الأول, ذو القعدة
        one_of(Kind.HIJRI_MONTH, Kind.AMBIGUOUS_HIJRI_MONTH),
    ),
    optional(Kind.HONORIFIC),
)
HIJRI_STARTS = frozenset({Kind.HIJRI_MONTH, Kind.AMBIGUOUS_HIJRI_MONTH, Kind.HIJRI_FIRST_WORD})


def gregorian_month(number: int = 1) -> str:
    """A Gregorian month in one name or two: تشرين الأول/أكتوبر, فبراير (شباط); the groups are `month1` and `twin1`."""
    return sequence(
        named(f"month{number}", GREGORIAN_MONTH),
        optional(
            optional(Kind.CLOSE),
            optional(one_of(Kind.SLASH, Kind.DASH)),
            optional(Kind.OPEN),
            named(f"twin{number}", GREGORIAN_MONTH),
            optional(Kind.CLOSE),
        ),
    )


DELIMITER = one_of(Kind.SLASH, Kind.DOT, Kind.COMMA, Kind.DASH)
PREPOSITION = one_of(Kind.FROM, Kind.PROCLITIC, Kind.TIME_CUE)
_OF = one_of(Kind.FROM, Kind.PROCLITIC)

# Between a day and its month: 19 من شهر أكتوبر, 19/أكتوبر, 19 (أكتوبر.
OF_MONTH = optional(one_of(DELIMITER, sequence(optional(_OF), Kind.MONTH_NOUN), Kind.FROM, Kind.OPEN))

YEAR_NOUN = one_of(Kind.YEAR_NOUN, Kind.THE_YEAR)
ERA = one_of(Kind.HIJRI_ERA, Kind.GREGORIAN_ERA, Kind.GREGORIAN_ERA_LETTER)
YEAR_IN_WORDS = sequence(
    Kind.NUMBER_WORD, times(0, 6, one_of(sequence(Kind.CONJUNCTION, one_of(Kind.NUMBER_WORD, Kind.TEN)), Kind.TEN))
)
# One to three digits are a year only after عام or before an era; three digits also at the end of a phrase.
_END_OF_PHRASE = one_of(Kind.DOT, Kind.COMMA, Kind.CLOSE, Kind.DASH, END_OF_LINE)
_SHORT_YEAR = one_of(
    sequence(preceded_by(YEAR_NOUN), Kind.THREE_DIGITS),
    sequence(Kind.THREE_DIGITS, followed_by(one_of(sequence(optional(Kind.CLOSE), ERA), _END_OF_PHRASE))),
    sequence(one_of(Kind.DAY_NUMBER, Kind.TWO_DIGITS), followed_by(optional(Kind.CLOSE), Kind.HIJRI_ERA)),
)
# The year of a day or a month; the groups are `year` and `era`.
YEAR = sequence(
    optional(DELIMITER),
    optional(Kind.OPEN),
    optional(one_of(sequence(times(0, 3, PREPOSITION), YEAR_NOUN), _OF)),
    optional(Kind.OPEN),
    named("year", one_of(Kind.YEAR_NUMBER, YEAR_IN_WORDS, _SHORT_YEAR)),
    times(0, 2, Kind.CLOSE),
    optional(named("era", ERA)),
)

SHIFT = one_of(Kind.LAST, Kind.NEXT, Kind.CURRENT)
SHIFTS: Mapping[str, int] = {Kind.LAST: -1, Kind.CURRENT: 0, Kind.NEXT: 1}
# After a day or a month, what says which year it is in: a year, or a shift from the day of publication.
WHICH_YEAR = optional(
    one_of(
        YEAR,
        named("shift", SHIFT),  # مايو الماضي
        sequence(
            optional(PREPOSITION),
            one_of(
                sequence(named("this_year", Kind.THIS), YEAR_NOUN),  # من هذا العام
                sequence(YEAR_NOUN, named("year_shift", SHIFT)),  # من العام الماضي
                # من العام نفسه: the year of another date, which no rule resolves
                named("other_year", one_of(sequence(YEAR_NOUN, Kind.ANOTHER), sequence(Kind.THAT, YEAR_NOUN))),
            ),
        ),
    )
)

_FUTURE_REACH = 8  # atoms: about the length of a clause


class FoundDate(NamedTuple):
    """A date in the atoms `first` to `end` (exclusive) of a line."""

    first: int
    end: int
    value: str
    hijri: bool = False


# What a rule makes of a match. None: the rule does not apply, try the next. Empty: this is not a date, skip the match.
Findings = list[FoundDate] | None
Resolver = Callable[[Line, re.Match[str], date | None], Findings]


class Rule(NamedTuple):
    """A pattern over the kinds of a line, and the function that turns a match into dates.

    The rule is tried only at atoms of the kinds `starts`.
    """

    starts: Set[Kind]
    pattern: re.Pattern[str]
    resolve: Resolver


def rule(starts: Set[Kind], pattern: str, resolve: Resolver) -> Rule:
    """Return a rule with its pattern compiled."""
    return Rule(starts, re.compile(pattern), resolve)


def year_in(line: Line, match: re.Match[str]) -> int | None:
    """Return the year of a match in digits or words; None if it has none, or if its words count something else."""
    span = match.span("year")
    if span[0] < 0:
        return None
    year = line.total(span)
    return year if line.kinds[span[0]] != Kind.NUMBER_WORD or 1100 < year < 2100 else None


def is_coming(line: Line, index: int) -> bool:
    """Say whether the words before an atom are about the future: سيعقد, المقرر."""
    return Kind.FUTURE in line.kinds[max(0, index - _FUTURE_REACH) : index]


def month_at(line: Line, span: tuple[int, int]) -> int:
    """Return the number of the month in `span`: a name, or a first word and the word that selects its month."""
    first = line.atoms[span[0]]
    if first.kind not in (Kind.MONTH_FIRST_WORD, Kind.HIJRI_FIRST_WORD):
        return first.value
    return (first.value + line.atoms[span[0] + 1].value - 2) % 12 + 1
