"""Months whose second word is a digit: 5 كانون 2 2021, 7 ك1 1975, 12/تشرين1/2020."""

import re

from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Line
from analyzers.dates.combinators import one_of, preceded_by, sequence
from analyzers.dates.month_names import GREGORIAN_LETTERS

_MONTHS_OF_LETTERS = {letter: month for month, letter, _ in GREGORIAN_LETTERS}
_ORDINALS = (1, 2)
_DELIMITERS = frozenset({Role.SLASH, Role.DASH, Role.DOT})
_BEFORE = frozenset({Role.FROM, Role.TIME_CUE, Role.MONTH_NOUN})
_DIGIT = re.compile(sequence(preceded_by(one_of(Role.OTHER_WORD, Role.MONTH_FIRST_WORD)), Role.DAY_NUMBER))
_YEARS = frozenset({Role.YEAR_NUMBER, Role.YEAR_NOUN})


def number_months(line: Line) -> None:
    """Make the digit of a month in a line the ordinal that it stands for: كانون 2 is كانون الثاني.

    A club is called تشرين too, and its goals follow it; a letter means much else. So a day, a year or «in» is required.
    """
    numbered: dict[int, tuple[Role, int]] = {}
    for match in _DIGIT.finditer(line.roles):
        first, digit = match.start() - 1, match.start()
        if _is_numbered_month(line, first):
            month = _MONTHS_OF_LETTERS.get(line.word(first), line.value(first))
            numbered |= {first: (Role.MONTH_FIRST_WORD, month), digit: (Role.ORDINAL, line.value(digit))}
    if numbered:
        line.replace(numbered)


def _is_numbered_month(line: Line, index: int) -> bool:
    is_letter = line.role(index) == Role.OTHER_WORD and line.word(index) in _MONTHS_OF_LETTERS
    if line.value(index + 1) not in _ORDINALS or len(line.word(index + 1)) > 1:
        return False
    if not (is_letter or line.role(index) == Role.MONTH_FIRST_WORD):
        return False
    before = _skip(line, index - 1, -1)
    after = _skip(line, index + 2, 1)
    if before in (Role.DAY_NUMBER, Role.ORDINAL):
        return True
    if is_letter:
        return after in _YEARS and line.end(index) == line.start(index + 1)
    return after in _YEARS or before in _BEFORE


def _skip(line: Line, index: int, step: int) -> str:
    """Return the role of the atom at `index`, or of the next one in the direction of `step` after a delimiter."""
    return line.role(index + step if line.role(index) in _DELIMITERS else index)
