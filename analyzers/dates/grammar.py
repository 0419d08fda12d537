"""What rules are made of: patterns over the kinds of atoms (see `analyzers.dates.date_words`), and their results.

No repetition is without a bound: a line may be a table of a million numbers.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from analyzers.dates.date_tokens import Line

# Atomic groups: الحادي والعشرين is the 21st, never the 1st and the 20th.
DAY = "(?>d|oe|o&c|ce|c&c|[oce])"
YEAR_WORDS = "c(?:&[ce]|e){0,6}"
GREGORIAN = "(?:K[oQ]|[mv])"
HIJRI = "(?:(?:G[oQ]|[hf])a?)"
OF = r"(?:[/.,-]|[il]?s|i|\()?"  # 19 من شهر أكتوبر, 19/أكتوبر, 19 (أكتوبر
# The year told, or which year by the day of writing; a year told from another date (من العام نفسه) is a `block`.
# A year of one to three digits is one only with عام before it, or an era or the end of a phrase behind it.
_SHORT_YEAR = r"(?<=[tT])k|k(?=\)?[AEM]|[.,)-]|$)|[dz](?=\)?A)"
YEAR = rf"[,/.-]?\(?(?:[ilp]{{0,3}}[tT]|[il])?\(?(?P<year>y|{YEAR_WORDS}|{_SHORT_YEAR})\){{0,2}}(?P<era>[AEM])?"
SHIFT = r"(?P<shift>[PFN])|[ilp]?(?:(?P<this>H)[tT]|[tT](?P<shifted>[PFN])|(?P<block>[tT]B|Z[tT]))"
TAIL = f"(?:{YEAR}|{SHIFT})?"
AND = "(?:,|,?&|-|&?r)"  # between the ends of a range, or the members of a list
_LISTED = "(?>d|oe|o&c|o)"  # no number words, no comma alone before the last: بهدف واحد، الأحد 11 فيفري
DAYS = rf"{_LISTED}(?:(?:,|,?&)j?(?:w,?)?{_LISTED}){{0,10}}(?:,?&|-|&?r)[jl]?(?:w,?)?{_LISTED}"
SHIFTS = {"P": -1, "N": 0, "F": 1}  # الماضي, الجاري, المقبل
# The day of the week, أمس or اليوم before a date: one mention with it.
BEGIN_BEFORE = "Jbgw"
BEFORE = r"(?:[Jbg][,(]?j?,?)?(?:w[,)(-]*)?(?:j?L?l?\(?)?"

_FUTURE_REACH = 8  # atoms: about a clause


def month(number: int = 1) -> str:
    """A Gregorian month, in one name or in two: تشرين الأول/أكتوبر, فبراير (شباط)."""
    return rf"(?P<month{number}>{GREGORIAN})(?:\)?[/-]?\(?(?P<twin{number}>{GREGORIAN})\)?)?"


class Found(NamedTuple):
    """A date in the atoms `first` to `end` (not included) of a line."""

    first: int
    end: int
    value: str
    hijri: bool = False


# None: the rule does not hold here, try the next. An empty list: this is no date, go on behind it.
Findings = list[Found] | None
Reader = Callable[[Line, re.Match[str], date | None], Findings]


class Rule(NamedTuple):
    """What stands at an atom (`pattern`, matched on kinds) and what it means; `begins` are the kinds it begins with."""

    begins: str
    pattern: re.Pattern[str]
    read: Reader


def rule(begins: str, pattern: str, read: Reader) -> Rule:
    """Compile a rule."""
    return Rule(begins, re.compile(pattern), read)


def year_in(line: Line, match: re.Match[str]) -> int | None:
    """The year that a match tells in digits or words; None when there is none, or words that count something else."""
    span = match.span("year")
    if span[0] < 0:
        return None
    year = line.total(span)
    return year if line.kinds[span[0]] != "c" or 1100 < year < 2100 else None


def is_coming(line: Line, index: int) -> bool:
    """Whether the words before an atom speak of what is yet to come: سيعقد, المقرر."""
    return "+" in line.kinds[max(0, index - _FUTURE_REACH) : index]


def month_at(line: Line, span: tuple[int, int]) -> int:
    """The number of the month named by the atoms of `span`: one name, or a first name and which of its two months."""
    first = line.parts[span[0]]
    if first.kind not in "KG":
        return first.value
    return (first.value + line.parts[span[0] + 1].value - 2) % 12 + 1
