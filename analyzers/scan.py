"""A text as the finders of names see it: sentences of words and punctuation marks, each with its place in the text."""

import re
from functools import lru_cache
from typing import NamedTuple

from analyzers.fold import fold, fold_char

# A run of letters and digits with the marks, tatweel and invisible signs written into it, or one sign of punctuation.
_PIECE = re.compile(
    r"[^\W_](?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0898-\u089f\u08ca-\u08ff"
    r"\u00ad\u200c-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff])*|[^\w\s]|_|\n"
)
_ENDS = frozenset(".!?؟؛…•")
MAX_WORDS = 200  # of one sentence; a longer one is a list or a table, and is cut


class Word(NamedTuple):
    """A word or a mark: `key` is its folded spelling, `text[start:end]` its surface."""

    key: str
    start: int
    end: int


@lru_cache(maxsize=1 << 18)
def _key(piece: str) -> str:
    return fold(piece)


def sentences(text: str) -> list[list[Word]]:
    """Cut `text` into sentences: at line ends and at full stops that no digit or letter follows at once."""
    found: list[list[Word]] = []
    current: list[Word] = []
    length = len(text)
    for match in _PIECE.finditer(text):
        piece, start, end = match[0], match.start(), match.end()
        if piece != "\n" and (key := _key(piece)):
            current.append(Word(key, start, end))
        ends = piece == "\n" or (piece in _ENDS and (end == length or not text[end].isalnum()))
        if (ends or len(current) >= MAX_WORDS) and current:
            found.append(current)
            current = []
    if current:
        found.append(current)
    return found


def offset_of(text: str, word: Word, letters: int) -> int:
    """Return where in `text` the word goes on behind its first `letters` folded letters."""
    position = word.start
    while letters > 0 and position < word.end:
        letters -= len(fold_char(text[position]))
        position += 1
    while position < word.end - 1 and not fold_char(text[position]):  # marks belong to the letter before them
        position += 1
    return position
