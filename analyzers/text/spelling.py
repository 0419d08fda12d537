"""What the spelling of a word tells that its folded form does not: a teh marbuta, and where a hamza begins the host."""

import re
from typing import NamedTuple

# A hamza on alef begins a word, so that what precedes it is a clitic; in a few short words it is the second letter of
# the root: كأس, بأس, فأر. Harakat and tatweel may stand between the letters.
_CLITIC = re.compile("([وف]?)[\u064b-\u0652ـ]*([بكل]?)[\u064b-\u0652ـ]*(?=[أإآ]|ا[\u0653-\u0655])")
_FOLDED_CLITIC = re.compile("[وف]?[بكل]?(?=ا)")


class Spelling(NamedTuple):
    """Whether a word ends in a teh marbuta, and the number of its letters before the hamza that begins its host."""

    feminine: bool = False
    clitic_length: int = 0


UNKNOWN = Spelling()


def spelling_of(exact: str, written: str) -> Spelling:
    """Return what the spelling of a word says; `exact` is its folded form.

    عملة ends in a teh marbuta, which عمله («his work») does not show; of وأدى, unlike وادي, the first letter is a
    clitic.
    """
    clitic = _CLITIC.match(written)
    length = len(clitic[1] + clitic[2]) if clitic else 0
    feminine = exact[-1] == "ه" and "ة" in written
    return Spelling(feminine, length) if feminine or length else UNKNOWN


def possible_spellings(exact: str) -> list[Spelling]:
    """Return what `spelling_of` may say of a folded word, however it is written."""
    clitic = _FOLDED_CLITIC.match(exact)
    lengths = {0, clitic.end()} if clitic else {0}
    return [Spelling(feminine, length) for feminine in {False, exact[-1:] == "ه"} for length in lengths]
