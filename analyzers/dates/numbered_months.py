"""Months whose second word is a digit: 5 كانون 2 2021, 7 ك1 1975, 12/تشرين1/2020."""

import re
from collections.abc import Sequence

from analyzers.dates.atom_roles import Role
from analyzers.dates.atoms import Atom, Line
from analyzers.dates.month_names import GREGORIAN_LETTERS

_MONTHS_OF_LETTERS = {letter: month for month, letter, _ in GREGORIAN_LETTERS}
_ORDINALS = (1, 2)
_DELIMITERS = frozenset({Role.SLASH, Role.DASH, Role.DOT})
_BEFORE = frozenset({Role.FROM, Role.TIME_CUE, Role.MONTH_NOUN})
_DIGIT = re.compile(Role.DAY_NUMBER)
_YEARS = frozenset({Role.YEAR_NUMBER, Role.YEAR_NOUN})


def with_numbered_months(line: Line) -> Line:
    """Return a line in which the digit of a month is the ordinal that it stands for: كانون 2 is كانون الثاني.

    A club is called تشرين too, and its goals follow it; a letter means much else. So a day, a year or «in» is required.
    """
    found = [
        match.start() - 1 for match in _DIGIT.finditer(line.roles, 1) if _is_numbered_month(line, match.start() - 1)
    ]
    if not found:
        return line
    atoms = list(line.atoms)
    for index in found:
        first, digit = atoms[index : index + 2]
        month = _MONTHS_OF_LETTERS.get(first.word, first.value)
        atoms[index] = first._replace(role=Role.MONTH_FIRST_WORD, value=month)
        atoms[index + 1] = digit._replace(role=Role.ORDINAL)
    return Line("".join(atom.role for atom in atoms), atoms, line.offsets)


def _is_numbered_month(line: Line, index: int) -> bool:
    first, digit = line.atoms[index : index + 2]
    is_letter = first.role == Role.OTHER_WORD and first.word in _MONTHS_OF_LETTERS
    if digit.role != Role.DAY_NUMBER or digit.value not in _ORDINALS or len(digit.word) > 1:
        return False
    if not (is_letter or first.role == Role.MONTH_FIRST_WORD):
        return False
    before = _skip(line.atoms, index - 1, -1)
    after = _skip(line.atoms, index + 2, 1)
    if before in (Role.DAY_NUMBER, Role.ORDINAL):
        return True
    if is_letter:
        return after in _YEARS and line.end(index) == line.start(index + 1)
    return after in _YEARS or before in _BEFORE


def _skip(atoms: Sequence[Atom], index: int, step: int) -> str:
    """Return the role of the atom at `index`, or of the next one in the direction of `step` after a delimiter."""
    if 0 <= index < len(atoms) and atoms[index].role in _DELIMITERS:
        index += step
    return atoms[index].role if 0 <= index < len(atoms) else ""
