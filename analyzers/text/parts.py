"""Cut a long text into parts, so that what is done to one takes bounded time and memory.

A part ends at the end of a line, else of a sentence, else of a word; where there is none for thousands of code points,
in the middle of a word.
"""

import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import combining

# Code points of a part at most: some ten pages of a book. Reports are shorter (the longest of `ant_news` has 9,706), so
# that they are read as one. In longer parts, the names of a text that is all names cost more than they do here.
PART_LENGTH = 20_000
_SLACK = 2_000  # code points that a cut may lie before or after its even place
_BORDERS = (re.compile(r"\n+"), re.compile(r"[.!?؟؛…]\s+"), re.compile(r"\s+"))  # the best first


class Part(NamedTuple):
    """`text[start:end]`, in code points."""

    start: int
    end: int


def split_parts(text: str) -> list[Part]:
    """Return the parts of a text in order, of about the same length; a text of at most PART_LENGTH is one part."""
    if len(text) <= PART_LENGTH:
        return [Part(0, len(text))]
    number = -(-len(text) // (PART_LENGTH - 2 * _SLACK))
    cuts = [0, *(_cut(text, len(text) * n // number) for n in range(1, number)), len(text)]
    return [Part(start, end) for start, end in pairwise(cuts)]


def _cut(text: str, place: int) -> int:
    """Return the best place for a cut near `place`: behind the border that is nearest to it."""
    for border in _BORDERS:
        ends = [match.end() for match in border.finditer(text, place - _SLACK, place + _SLACK)]
        if ends:
            return min(ends, key=lambda end: abs(end - place))
    return next(
        (n for n in range(place, place + _SLACK) if not combining(text[n])), place
    )  # marks stay at their letter
