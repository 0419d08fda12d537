"""Phrases that several rules share (a day, a month, a year), and the type of a rule."""

import re
from collections.abc import Callable, Mapping, Set
from datetime import date
from typing import NamedTuple

from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import (
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
    Role.DAY_NUMBER,
    sequence(Role.ORDINAL, Role.TEN),  # الحادي عشر
    sequence(Role.ORDINAL, Role.CONJUNCTION, Role.NUMBER_WORD),  # الحادي والعشرين
)
ORDINAL_DAY = first_of(*_ORDINAL_DAY)
DAY = first_of(
    *_ORDINAL_DAY,
    sequence(Role.NUMBER_WORD, Role.TEN),  # خمسة عشر
    sequence(Role.NUMBER_WORD, Role.CONJUNCTION, Role.NUMBER_WORD),  # خمسة وعشرين
    one_of(Role.ORDINAL, Role.NUMBER_WORD, Role.TEN),
)
DAY_STARTS = frozenset({Role.DAY_NUMBER, Role.ORDINAL, Role.NUMBER_WORD, Role.TEN})

# Between the two ends of a range, or the members of a list.
_AND = sequence(optional(Role.COMMA), Role.CONJUNCTION)
_TO = sequence(optional(Role.CONJUNCTION), Role.UNTIL)
SEPARATOR = one_of(Role.COMMA, _AND, Role.DASH, _TO)

# Several days of one month. No number words, and no comma alone before the last day: بهدف واحد، الأحد 11 فيفري.
_LISTED_DAY = first_of(*_ORDINAL_DAY, Role.ORDINAL)
_WEEKDAY_BEFORE = optional(Role.WEEKDAY, optional(Role.COMMA))
DAYS = sequence(
    _LISTED_DAY,
    times(0, 10, one_of(Role.COMMA, _AND), optional(Role.DAY_NOUN), _WEEKDAY_BEFORE, _LISTED_DAY),
    one_of(_AND, Role.DASH, _TO),
    optional(one_of(Role.DAY_NOUN, Role.PROCLITIC)),
    _WEEKDAY_BEFORE,
    _LISTED_DAY,
)
DAYS_STARTS = frozenset({Role.DAY_NUMBER, Role.ORDINAL})

# A weekday, أمس or اليوم before a date: one mention with it.
DAY_PREFIX = sequence(
    optional(
        one_of(Role.TODAY, Role.YESTERDAY, Role.TOMORROW),
        optional(one_of(Role.COMMA, Role.OPEN)),
        optional(Role.DAY_NOUN),
        optional(Role.COMMA),
    ),
    optional(Role.WEEKDAY, any_number(one_of(Role.COMMA, Role.CLOSE, Role.OPEN, Role.DASH))),
    optional(optional(Role.DAY_NOUN), optional(Role.CORRESPONDING), optional(Role.PROCLITIC), optional(Role.OPEN)),
)
DAY_PREFIX_STARTS = frozenset({Role.TODAY, Role.YESTERDAY, Role.TOMORROW, Role.WEEKDAY})

GREGORIAN_MONTH = one_of(
    sequence(Role.MONTH_FIRST_WORD, one_of(Role.ORDINAL, Role.MONTH_SECOND_WORD)),  # كانون الأول
    one_of(Role.MONTH, Role.AMBIGUOUS_MONTH),
)
GREGORIAN_STARTS = frozenset({Role.MONTH_FIRST_WORD, Role.MONTH, Role.AMBIGUOUS_MONTH})
HIJRI_MONTH = sequence(
    one_of(
        sequence(Role.HIJRI_FIRST_WORD, one_of(Role.ORDINAL, Role.MONTH_SECOND_WORD)),  # ربيع الأول, ذو القعدة
        one_of(Role.HIJRI_MONTH, Role.AMBIGUOUS_HIJRI_MONTH),
    ),
    optional(Role.HONORIFIC),
)
HIJRI_STARTS = frozenset({Role.HIJRI_MONTH, Role.AMBIGUOUS_HIJRI_MONTH, Role.HIJRI_FIRST_WORD})


def gregorian_month(number: int = 1) -> str:
    """Match a Gregorian month in one name or two: تشرين الأول/أكتوبر, فبراير (شباط).

    The groups are `month1` and `twin1` for the number 1.
    """
    return sequence(
        named(f"month{number}", GREGORIAN_MONTH),
        optional(
            optional(Role.CLOSE),
            optional(one_of(Role.SLASH, Role.DASH)),
            optional(Role.OPEN),
            named(f"twin{number}", GREGORIAN_MONTH),
            optional(Role.CLOSE),
        ),
    )


DELIMITER = one_of(Role.SLASH, Role.DOT, Role.COMMA, Role.DASH)
PREPOSITION = one_of(Role.FROM, Role.PROCLITIC, Role.TIME_CUE)
_OF = one_of(Role.FROM, Role.PROCLITIC)

# Between a day and its month: 19 من شهر أكتوبر, 19/أكتوبر, 19 (أكتوبر.
OF_MONTH = optional(one_of(DELIMITER, sequence(optional(_OF), Role.MONTH_NOUN), Role.FROM, Role.OPEN))

YEAR_NOUN = one_of(Role.YEAR_NOUN, Role.THE_YEAR)
ERA = one_of(Role.HIJRI_ERA, Role.GREGORIAN_ERA, Role.GREGORIAN_ERA_LETTER)
YEAR_IN_WORDS = sequence(
    Role.NUMBER_WORD, times(0, 6, one_of(sequence(Role.CONJUNCTION, one_of(Role.NUMBER_WORD, Role.TEN)), Role.TEN))
)
# One to three digits are a year only after عام or before an era; three digits are one also at the end of a phrase.
_END_OF_PHRASE = one_of(Role.DOT, Role.COMMA, Role.CLOSE, Role.DASH, END_OF_LINE)
_SHORT_YEAR = one_of(
    sequence(preceded_by(YEAR_NOUN), Role.THREE_DIGITS),
    sequence(Role.THREE_DIGITS, followed_by(one_of(sequence(optional(Role.CLOSE), ERA), _END_OF_PHRASE))),
    sequence(one_of(Role.DAY_NUMBER, Role.TWO_DIGITS), followed_by(optional(Role.CLOSE), Role.HIJRI_ERA)),
)
# The year of a day or a month; the groups are `year` and `era`.
YEAR = sequence(
    optional(DELIMITER),
    optional(Role.OPEN),
    optional(one_of(sequence(times(0, 3, PREPOSITION), YEAR_NOUN), _OF)),
    optional(Role.OPEN),
    named("year", one_of(Role.YEAR_NUMBER, YEAR_IN_WORDS, _SHORT_YEAR)),
    times(0, 2, Role.CLOSE),
    optional(named("era", ERA)),
)

SHIFT = one_of(Role.LAST, Role.NEXT, Role.CURRENT)
SHIFTS: Mapping[str, int] = {Role.LAST: -1, Role.CURRENT: 0, Role.NEXT: 1}
# The year of a day or a month, after it: a year, or a shift from the day of publication.
YEAR_PHRASE = optional(
    one_of(
        YEAR,
        named("shift", SHIFT),  # مايو الماضي
        sequence(
            optional(PREPOSITION),
            one_of(
                sequence(named("this_year", Role.THIS), YEAR_NOUN),  # من هذا العام
                sequence(YEAR_NOUN, named("year_shift", SHIFT)),  # من العام الماضي
                # من العام نفسه: the year of another date, which no rule resolves
                named("other_year", one_of(sequence(YEAR_NOUN, Role.ANOTHER), sequence(Role.THAT, YEAR_NOUN))),
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


# The dates of a match. None: the rule does not apply, try the next one. Empty: this is not a date, skip the match.
Findings = list[FoundDate] | None
Resolver = Callable[[Line, re.Match[str], date | None], Findings]


class Rule(NamedTuple):
    """A pattern over the roles of a line, and the function that turns a match into dates.

    The rule is tried only at atoms of the roles `starts`.
    """

    starts: Set[Role]
    pattern: re.Pattern[str]
    resolve: Resolver


def rule(starts: Set[Role], pattern: str, resolve: Resolver) -> Rule:
    """Return a rule with its pattern compiled."""
    return Rule(starts, re.compile(pattern), resolve)


def year_in(line: Line, match: re.Match[str]) -> int | None:
    """Return the year of a match in digits or words; None if there is none, or if its words count something else."""
    span = match.span("year")
    if span[0] < 0:
        return None
    year = line.total(span)
    return year if line.roles[span[0]] != Role.NUMBER_WORD or 1100 < year < 2100 else None


def is_about_future(line: Line, index: int) -> bool:
    """Say whether the words before an atom are about the future: سيعقد, المقرر."""
    return Role.FUTURE in line.roles[max(0, index - _FUTURE_REACH) : index]


def month_at(line: Line, span: tuple[int, int]) -> int:
    """Return the number of the month in `span`: a name, or a first word and the word that selects its month."""
    first = line.value(span[0])
    if line.role(span[0]) not in (Role.MONTH_FIRST_WORD, Role.HIJRI_FIRST_WORD):
        return first
    return (first + line.value(span[0] + 1) - 2) % 12 + 1
