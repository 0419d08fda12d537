"""Ambiguous names of months that also have a sure one: ماي for مايو, آب for أغسطس, only beside parts of a date."""

from functools import cache

from analyzers.dates.month_names import GREGORIAN, GREGORIAN_AMBIGUOUS, MONTH_CUES
from analyzers.text.fold import fold
from analyzers.text.stem import stem

_DAYS, _YEARS = range(1, 32), range(1950, 2051)  # of most dates in the press


def ambiguous_months(folded: str) -> tuple[str, ...]:
    """Return the stems of the ambiguous names of a month, nothing unless its folded name is sure."""
    return _ambiguous().get(folded, ())


@cache
def date_terms() -> tuple[str, ...]:
    """Return the stems of words beside which an ambiguous name is a month: days, years, cues."""
    return (*map(str, (*_DAYS, *_YEARS)), *(stem(fold(cue)) for cue in MONTH_CUES))


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    names = [(month, stem(fold(name))) for month, name, _ in GREGORIAN_AMBIGUOUS]
    return {fold(name): tuple(term for other, term in names if other == month) for month, name, _ in GREGORIAN}
